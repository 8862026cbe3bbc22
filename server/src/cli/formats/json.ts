/** Answers as JSON, for programs. The form is a contract: docs/cli.md describes it. */

import { withoutBytes } from '../../base/printable.ts';
import type { RuleMeta } from '../../lint/rule.ts';
import { placeWhenRead, storedApplication } from '../../model/console/loaded-dialplan.ts';
import type { MatchAnswer } from '../../model/console/number-match.ts';
import { HINT, type Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Globals } from '../../model/values/globals.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { CheckedProblem } from '../check-all.ts';
import type { Display } from '../paths.ts';
import type { ShownDialplan } from '../shown-dialplan.ts';

export function problemsAsJson(problems: readonly CheckedProblem[], display: Display): string {
  return print(
    problems.map(({ file, problem: { line, span, rule, severity, message, fix, isRepeated } }) => ({
      file,
      line: line.number + 1,
      column: span.start + 1,
      endLine: line.number + 1,
      endColumn: span.end + 1,
      rule: rule.name,
      severity,
      message,
      ...(isRepeated === true && { repeated: true }),
      fixes: (fix?.() ?? []).map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map((edit) => ({
          file: display(edit.path),
          line: edit.line + 1,
          column: edit.column + 1,
          endLine: edit.endLine + 1,
          endColumn: edit.endColumn + 1,
          newText: edit.newText,
        })),
      })),
    })),
  );
}

export function dialplansAsJson(dialplans: readonly ShownDialplan[], display: Display): string {
  const place = (line: Line): { file: string; line: number } => placeWhenRead(line, display);
  return print(
    dialplans.map(({ root, refusal, dialplan }) => ({
      root: root === undefined ? null : display(root),
      loads: refusal === undefined,
      contexts: refusal === undefined ? contextsOf(dialplan, place) : [],
    })),
  );
}

function contextsOf(dialplan: Dialplan, place: (line: Line) => { file: string; line: number }): unknown[] {
  return [...dialplan.contexts].map((context) => {
    const header = context.headers[0];
    return {
      name: context.name,
      ...(header === undefined ? {} : place(header)),
      includes: context.includes.map(({ name, line }) => ({ name, ...place(line) })),
      switches: context.switches.map(({ name, line }) => ({ name, ...place(line) })),
      ignorePatterns: context.ignorePatterns.map(({ name, line }) => ({ name, ...place(line) })),
      extensions: context.extensions.map((extension) => ({
        name: extension.name,
        callerId: extension.callerId ?? null,
        priorities: prioritiesOf(extension, dialplan.globals, place),
      })),
    };
  });
}

function prioritiesOf(extension: Extension, globals: Globals, place: (line: Line) => { file: string; line: number }): unknown[] {
  return extension.priorities.map((priority) => ({
    priority: priority.number === HINT ? 'hint' : priority.number,
    label: priority.label ?? null,
    application: storedApplication(priority, globals),
    data: priority.statement.data.text,
    ...place(priority.line),
  }));
}

export function matchesAsJson(answers: readonly MatchAnswer[], display: Display): string {
  const place = (line: Line | undefined): { file: string; line: number } | object =>
    line === undefined ? {} : { file: display(line.file.path), line: line.number + 1 };
  return print(
    answers.map(({ context, number, callerId, winner, losers }) => ({
      context,
      number,
      callerId: callerId ?? null,
      winner:
        winner === undefined
          ? null
          : {
              context: winner.context.name,
              extension: winner.extension.name,
              callerId: winner.extension.callerId ?? null,
              ...place(winner.line),
              via: winner.via,
            },
      losers: losers.map(({ context: from, extension, line, reason }) => ({
        context: from.name,
        extension: extension.name,
        ...place(line),
        reason,
      })),
    })),
  );
}

export function rulesAsJson(rules: readonly RuleMeta[]): string {
  return print(
    rules.map(({ name, tier, severity, since, summary, why, repair, evidence, invalid, valid, seeAlso, formerly }) => ({
      name,
      tier,
      severity,
      since,
      summary,
      why,
      repair: repair ?? '',
      evidence,
      invalid,
      valid,
      seeAlso: seeAlso ?? [],
      formerly: formerly ?? [],
    })),
  );
}

function print(value: unknown): string {
  return `${JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? withoutBytes(each) : each), 2)}\n`;
}
