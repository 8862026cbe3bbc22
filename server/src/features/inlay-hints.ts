// Feature: Inlay Hints
//
// Between the words of a line, what a reader would have to look up: at a call of a subroutine or a hangup handler, the names of its arguments;
// behind `n`, the real number of the priority; at a handler or a subroutine of which only a part is written, the place that is meant, as
// `→s,1` behind the context of `U()`. Each of the three can be switched off, by `asteriskDialplan.inlayHints.argumentNames`,
// `asteriskDialplan.inlayHints.priorityNumbers` and `asteriskDialplan.inlayHints.impliedLocations`.
//
//     exten => 100,1,Gosub(report,s,1(«caller:» ${CALLERID(num)},«operator:» 100))
//      same => n«2»,Dial(PJSIP/100,30,U(report«^s^1»))

/** What an editor shows between the characters of some lines. */

import { InlayHintKind, type InlayHint } from 'vscode-languageserver-types';
import { HINT } from '../model/contexts/extension.ts';
import type { TargetAt } from '../model/cursor/element.ts';
import { fileAt } from '../model/cursor/line-at.ts';
import { priorityAtLine, targetsOn } from '../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { resolve } from '../model/names/resolve.ts';
import { neighborTargets } from '../model/neighbors/neighbors.ts';
import { argumentName, routineMeant } from '../model/routines/subroutines.ts';
import type { Line } from '../syntax/config-file.ts';
import { argumentText } from './hover/target.ts';

/** Which hints are shown. */
export interface InlayHintKinds {
  readonly argumentNames: boolean;
  readonly priorityNumbers: boolean;
  readonly impliedLocations: boolean;
}

export const allInlayHints: InlayHintKinds = { argumentNames: true, priorityNumbers: true, impliedLocations: true };

/** The hints of the lines from `first` to `last`, both counted from 0 and included. */
export function inlayHints(
  dialplan: Dialplan,
  path: string,
  first: number,
  last: number,
  kinds: InlayHintKinds = allInlayHints,
): InlayHint[] {
  const lines = fileAt(dialplan, path)?.lines.slice(first, last + 1) ?? [];
  return lines.flatMap((line) => [
    ...(kinds.priorityNumbers ? numberHints(dialplan, line) : []),
    ...targetsAt(dialplan, line).flatMap((at) => [
      ...(kinds.impliedLocations ? locationHints(dialplan, line, at) : []),
      ...(kinds.argumentNames ? argumentHints(dialplan, line, at) : []),
    ]),
  ]);
}

function targetsAt(dialplan: Dialplan, line: Line): readonly TargetAt[] {
  const { statement } = line;
  if (line.file.dialect === 'config')
    return neighborTargets(line, dialplan.neighborName(line.file)).map((target) => ({ target, origin: undefined }));
  return statement.kind === 'exten' || statement.kind === 'same' ? targetsOn(dialplan, line, statement) : [];
}

/** The number behind `n` and its kin. */
function numberHints(dialplan: Dialplan, line: Line): InlayHint[] {
  const { statement } = line;
  if (statement.kind !== 'exten' && statement.kind !== 'same') return [];
  const { word, piece } = statement.priority;
  if (word.text === '' || /^\s*\d/.test(word.text)) return [];
  const priority = priorityAtLine(dialplan, line);
  if (priority === undefined || priority.number === HINT) return [];
  const written = /^\s*\w+(?:\s*\+\s*\d+)?/.exec(piece.text)?.[0] ?? '';
  const position = { line: line.number, character: piece.span(0, written.length).end };
  return [{ position, label: String(priority.number), paddingLeft: true }];
}

/** The names of the arguments, but for those that a variable of the same name says already. */
function argumentHints(dialplan: Dialplan, line: Line, { target, origin }: TargetAt): InlayHint[] {
  const { relation, flaws } = target;
  const args = target.arguments ?? [];
  if (args.length === 0 || flaws.length > 0) return [];
  if (relation !== 'call' && relation !== 'handler' && relation !== 'macro') return [];
  const routine = routineMeant(dialplan, target, origin);
  if (routine === undefined) return [];
  return args.flatMap((argument, index): InlayHint[] => {
    const name = argumentName(routine, index + 1);
    const { text } = argument.trim();
    const said = /^\$\{(\w+)\}$/.exec(text)?.[1] ?? text;
    if (name === undefined || text === '' || said.toLowerCase() === name.toLowerCase()) return [];
    const tooltip = argumentText(dialplan, { target, origin }, index + 1);
    return [
      {
        position: { line: line.number, character: argument.trim().span().start },
        label: `${name}:`,
        kind: InlayHintKind.Parameter,
        paddingRight: true,
        ...(tooltip !== undefined && { tooltip: { kind: 'markdown', value: tooltip } }),
      },
    ];
  });
}

/** The parts of a place that are not written: those in front of a handler or of what an option calls, and `s,1` behind a context alone. */
function locationHints(dialplan: Dialplan, line: Line, { target, origin }: TargetAt): InlayHint[] {
  const { relation, separator, context, extension, impliedExtension, piece } = target;
  const isImplicit = relation === 'handler' || (relation === 'call' && (separator === '^' || impliedExtension !== undefined));
  if (!isImplicit || target.flaws.length > 0 || target.surplusLocation !== undefined) return [];
  if (context !== undefined && (impliedExtension === undefined || extension !== undefined)) return [];
  const found = resolve(dialplan, target, origin);
  if (found.kind !== 'priority') return [];
  const at = (character: number, label: string): InlayHint[] => [{ position: { line: line.number, character }, label }];
  if (context !== undefined)
    // An arrow, since nobody may write the place there: `U(sub^s^1)` passes `s` and `1` as arguments.
    return at(context.piece.span().end, `→${impliedExtension ?? ''},${found.priority.number}`);
  const number = origin?.extension.isPattern === true ? '${EXTEN}' : found.number;
  const parts = extension === undefined ? [found.context.name, number] : [found.context.name];
  return at(piece.span().start, parts.map((part) => part + separator).join(''));
}
