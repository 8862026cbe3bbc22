// Feature: Outline and Breadcrumbs
//
// Contexts, in them their extensions, in those the priorities that have a label. `[general]`, `[globals]` and templates are told apart by
// their icons. In other configuration files, the sections.

/** The sections of one file and what is in them. */

import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { Span } from '../base/span.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { ExtensionStatement, SectionStatement } from '../syntax/statement.ts';

export function documentSymbols(file: ConfigFile): DocumentSymbol[] {
  const sections: DocumentSymbol[] = [];
  let section: DocumentSymbol | undefined;
  /** The symbols of the section by extension, as its lines may come back to one. */
  let extensions = new Map<string, DocumentSymbol>();
  let latest: DocumentSymbol | undefined;
  for (const line of file.lines) {
    const { statement } = line;
    switch (statement.kind) {
      case 'section':
        section = sectionSymbol(line, statement, file);
        sections.push(section);
        extensions = new Map();
        latest = undefined;
        continue;
      case 'exten': {
        const name = statement.extension.text.trim();
        latest = extensions.get(name);
        if (latest === undefined && name !== '') {
          latest = symbol(line, name, SymbolKind.Method, statement.extension.span());
          extensions.set(name, latest);
          (section?.children ?? sections).push(latest);
        }
        break;
      }
      case 'setting':
        if (section?.kind === SymbolKind.Object && file.dialect === 'dialplan')
          section.children?.push(leaf(line, statement.key.text, SymbolKind.Variable, statement.key.span()));
        break;
      case 'blank':
        continue;
      default:
    }
    if (section !== undefined) section.range.end = endOf(line);
    if (latest === undefined || (statement.kind !== 'exten' && statement.kind !== 'same')) continue;
    // An extension whose lines stand apart is not stretched over what stands between them.
    if (latest.range.end.line >= line.number - 1) latest.range.end = endOf(line);
    const label = labelSymbol(line, statement);
    if (label !== undefined) latest.children?.push(label);
  }
  for (const each of sections) stretch(each);
  return sections;
}

function sectionSymbol(line: Line, statement: SectionStatement, file: ConfigFile): DocumentSymbol {
  const name = statement.name.text.trim() === '' ? '[]' : statement.name.text;
  const span = statement.name.text === '' ? statement.live.span() : statement.name.span();
  const options = statement.options?.map(({ text }) => text) ?? [];
  const detail = statement.options === undefined ? undefined : `(${options.join(',')})`;
  const found = symbol(line, name, kindOf(name, options, file), span);
  if (detail !== undefined) found.detail = detail;
  return found;
}

function kindOf(name: string, options: readonly string[], file: ConfigFile): SymbolKind {
  if (file.dialect === 'dialplan') {
    if (name.toLowerCase() === 'globals') return SymbolKind.Object;
    if (name.toLowerCase() === 'general') return SymbolKind.Namespace;
  }
  if (options.includes('!')) return SymbolKind.Interface;
  return SymbolKind.Module;
}

function labelSymbol(line: Line, { priority, application }: ExtensionStatement): DocumentSymbol | undefined {
  if (priority.label === undefined || priority.label.text.trim() === '') return undefined;
  const found = leaf(line, priority.label.text, SymbolKind.Key, priority.label.span());
  found.detail = application.text;
  return found;
}

/** A symbol that others can be put into. */
function symbol(line: Line, name: string, kind: SymbolKind, span: Span): DocumentSymbol {
  const found = leaf(line, name, kind, span);
  found.children = [];
  return found;
}

function leaf(line: Line, name: string, kind: SymbolKind, span: Span): DocumentSymbol {
  const selectionRange = { start: { line: line.number, character: span.start }, end: { line: line.number, character: span.end } };
  return { name, kind, range: { start: { line: line.number, character: 0 }, end: endOf(line) }, selectionRange };
}

function endOf(line: Line): { line: number; character: number } {
  return { line: line.number, character: line.text.length };
}

/** A symbol must hold those in it. */
function stretch(parent: DocumentSymbol): void {
  for (const child of parent.children ?? []) {
    stretch(child);
    if (child.range.end.line > parent.range.end.line) parent.range.end = child.range.end;
  }
}
