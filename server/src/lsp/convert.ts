/** Between the protocol's shapes and ours: URIs and paths, diagnostics and problems, edits. */

import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as OurEdit } from '../base/edits.ts';
import type { Severity } from '../lint/finding.ts';
import { rulePage } from '../lint/rule-page.ts';
import type { Problem } from '../lint/rule.ts';
import type { Line } from '../syntax/config-file.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Paths and URIs of one client. A document keeps the URI that the client gave it, and one that is no file has its URI for a path. */
export class Uris {
  readonly #pathOf: (uri: string) => string | undefined;
  readonly #uriOf: (path: string) => string;
  readonly #given = new Map<string, string>();

  constructor(pathOf: (uri: string) => string | undefined, uriOf: (path: string) => string) {
    this.#pathOf = pathOf;
    this.#uriOf = uriOf;
  }

  path(uri: string): string {
    return this.#pathOf(uri) ?? uri;
  }

  /** As `path`, for a document that the client opened: it will be answered under the very same URI. */
  opened(uri: string): string {
    const path = this.path(uri);
    this.#given.set(path, uri);
    return path;
  }

  uri(path: string): string {
    return this.#given.get(path) ?? (/^\w[\w+.-]+:/.test(path) && this.#pathOf(path) === undefined ? path : this.#uriOf(path));
  }
}

function rangeOf(line: Line, span: { readonly start: number; readonly end: number }): Range {
  return { start: { line: line.number, character: span.start }, end: { line: line.number, character: span.end } };
}

export function diagnosticOf(problem: Problem, uris: Uris): Diagnostic {
  const { line, span, severity, message, rule, related, isRepeated } = problem;
  return {
    range: rangeOf(line, span),
    severity: isRepeated === true ? DiagnosticSeverity.Hint : severities[severity],
    source: 'asterisk',
    code: rule.name,
    codeDescription: { href: rulePage(rule.name) },
    message,
    ...tagsOf(rule),
    ...(related !== undefined && {
      relatedInformation: related.map((each) => ({
        location: { uri: uris.uri(each.line.file.path), range: rangeOf(each.line, each.span) },
        message: each.message,
      })),
    }),
  };
}

function tagsOf({ isUnnecessary, isDeprecated }: Problem['rule']): Pick<Diagnostic, 'tags'> {
  const tags = [
    ...(isUnnecessary === true ? [DiagnosticTag.Unnecessary] : []),
    ...(isDeprecated === true ? [DiagnosticTag.Deprecated] : []),
  ];
  return tags.length === 0 ? {} : { tags };
}

export function workspaceEditOf(edits: readonly OurEdit[], uris: Uris): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const { path, line, column, endLine, endColumn, newText } of edits) {
    const edit = { range: { start: { line, character: column }, end: { line: endLine, character: endColumn } }, newText };
    (changes[uris.uri(path)] ??= []).push(edit);
  }
  return { changes };
}
