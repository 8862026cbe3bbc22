// Feature: Refactoring: Convert a Macro to a Subroutine
//
// On a context `macro-…` or on a line that calls it: renames it to `sub-…` with `Return` where it ends, and turns all that call it into `Gosub`,
// `GosubIf`, option `U` of Dial and the subroutine of a queue, in every file. `${MACRO_EXTEN}` and its kin become `${STACK_PEEK(1,e)}`.
// Macros are gone from Asterisk 21 on.
//
//     exten => 100,1,Macro(ring,PJSIP/100)
//     ; becomes
//     exten => 100,1,Gosub(sub-ring,s,1(PJSIP/100))

/** A macro and its callers as a subroutine and its callers. */

import type { TextEdit } from '../../base/edits.ts';
import { asWritten } from '../../format/new-lines.ts';
import { headBehind } from '../../format/same-line.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { targetsOf } from '../../model/lines/facts.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { placeOf } from '../../model/names/place.ts';
import { candidates, reachOf } from '../../model/names/reach.ts';
import type { Line } from '../../syntax/config-file.ts';
import { lineBelow, replacement } from '../../syntax/text-edits.ts';
import { freeContextName } from './free-context-name.ts';
import { bodyEdits } from './macro-body.ts';
import { callerEdits } from './macro-callers.ts';
import { isOwnLine } from './numbering.ts';
import { refused, type Refactoring, type RefactoringResult, type Selection } from './refactoring.ts';

const PREFIX = 'macro-';

export const macroToGosub: Refactoring = (selection) =>
  macrosAt(selection).map((context) => ({
    title: `Convert the macro '${context.name.slice(PREFIX.length)}' to a subroutine`,
    kind: 'refactor.rewrite',
    result: () => convert(selection.dialplan, context),
  }));

/** The macros that the line calls, or the one that it belongs to. */
function macrosAt({ dialplan, line }: Selection): Context[] {
  const { statement } = line;
  const names = new Set<string>();
  if (statement.kind === 'section') names.add(statement.name.text);
  if (statement.kind === 'exten' || statement.kind === 'same') {
    for (const { relation, context } of targetsOf(statement))
      if (relation === 'macro' && context?.isComputed === false) names.add(PREFIX + context.piece.text);
    if (names.size === 0) for (const { name } of dialplan.contextsAt(line)) names.add(name);
  }
  return [...names].filter((name) => name.startsWith(PREFIX)).flatMap((name) => dialplan.context(name) ?? []);
}

function convert(dialplan: Dialplan, context: Context): RefactoringResult {
  const macro = context.name.slice(PREFIX.length);
  const obstacle = whyNotAlone(dialplan, context) ?? computedCall(dialplan, macro);
  if (obstacle !== undefined) return refused(obstacle);
  const name = freeContextName(dialplan, `sub-${macro}`);
  const callers = callerEdits(dialplan, context.name, macro, name);
  if (typeof callers === 'string') return refused(callers);
  const body = bodyEdits(context, callers.isRunByOption);
  if (typeof body === 'string') return refused(body);
  const returns = returnEdits(dialplan, context);
  if (typeof returns === 'string') return refused(returns);
  const strays = strayEdits(dialplan, context);
  if (typeof strays === 'string') return refused(strays);
  const headers = context.headers.map((line) => headerEdit(line, name));
  const includes = dialplan
    .includersOf(context.name)
    .flatMap((includer) => includer.includes.filter(({ target }) => target === context.name))
    .map(({ line, statement }) => replacement(line, statement.value.span(0, context.name.length), name));
  return { edits: merged([...headers, ...includes, ...body, ...callers.edits, ...returns, ...strays]) };
}

function headerEdit(line: Line, name: string): TextEdit {
  const { statement } = line;
  return replacement(line, statement.kind === 'section' ? statement.name.span() : { start: 0, end: 0 }, name);
}

/** Why the lines of a macro mean something to others too; undefined when they do not. */
function whyNotAlone(dialplan: Dialplan, context: Context): string | undefined {
  const heirs = dialplan.layout.categories.some(
    ({ header: { statement } }) =>
      statement.kind === 'section' && statement.options?.some(({ text }) => text.toLowerCase() === context.name.toLowerCase()),
  );
  if (heirs) return `Another section takes its lines from '${context.name}'.`;
  for (const priority of context.priorities())
    if (!isOwnLine(dialplan, priority))
      return `Line ${priority.line.number + 1} of the macro belongs to several contexts, or is put together from several lines.`;
  return context.headers.length === 0 ? 'The macro has no section of its own.' : undefined;
}

/** A call whose macro is known at run time only, and which may be this one. */
function computedCall(dialplan: Dialplan, macro: string): string | undefined {
  for (const context of dialplan.contexts)
    for (const { line, statement } of context.priorities())
      for (const target of targetsOf(statement)) {
        if (target.relation !== 'macro' || target.context?.isComputed !== true) continue;
        if (globOf(target.context.piece)?.test(macro) !== false)
          return `Line ${line.number + 1} of '${line.file.path.replace(/^.*[\\/]/, '')}' calls a macro whose name is computed, which may be this one.`;
      }
  return undefined;
}

/** A Return behind each extension that just ends. */
function returnEdits(dialplan: Dialplan, context: Context): TextEdit[] | string {
  const edits: TextEdit[] = [];
  for (const extension of context.extensions) {
    if (extension.name === 'h') continue;
    const last = extension.priorities.at(-1);
    for (const priority of extension.priorities) {
      if (priority.number === HINT || !fallsOff(dialplan, priority)) continue;
      if (priority !== last)
        return `The macro ends on line ${priority.line.number + 1}, since '${extension.name}' has no priority ${priority.number + 1}.`;
      edits.push(lineBelow(priority.line, `${beginningBehind(priority)},Return()`));
    }
  }
  return edits;
}

/**
 * A jump to an extension that is not there ends a macro, and the caller goes on; a subroutine would end the call, and gets an extension `i` that
 * returns. Where the jump may lead into contexts that the macro includes, their lines would have to return too.
 */
// Asterisk: main/pbx.c __ast_pbx_run; apps/app_macro.c _macro_exec up to Asterisk 20.
function strayEdits(dialplan: Dialplan, context: Context): TextEdit[] | string {
  const stray = [...context.priorities()].find((priority) => mayJumpNowhere(dialplan, context, priority));
  if (stray === undefined) return [];
  const reach = reachOf(dialplan, context);
  if (reach.isOpen || reach.contexts.some((each) => each !== context && each.extensions.length > 0))
    return `Line ${stray.line.number + 1} may jump into the contexts that the macro includes, whose lines would have to return too.`;
  const last = [...context.priorities()]
    .filter(({ line }) => line.file === stray.line.file)
    .reduce((a, b) => (b.line.number > a.line.number ? b : a));
  return candidates(dialplan, context, 'i').length > 0
    ? []
    : [lineBelow(last.line, asWritten(last.line.file, 'exten => i,1,Return()'))];
}

/** Whether a line goes to an extension that is put together in the call, and of which some may not be there. */
function mayJumpNowhere(dialplan: Dialplan, context: Context, { statement }: Priority): boolean {
  return targetsOf(statement).some(({ relation, context: elsewhere, extension }) => {
    if (relation !== 'jump' || elsewhere !== undefined || extension?.isComputed !== true) return false;
    // No outcome of anything is spelled so; what answers it answers all that begins in this way.
    const anything = `${extension.piece.text.replace(/\$.*$/, '')}\u0001`;
    return candidates(dialplan, context, anything).length === 0;
  });
}

function fallsOff(dialplan: Dialplan, priority: Priority): boolean {
  return stepsAfter(dialplan, placeOf(priority)).exits.includes('fall-off');
}

/** The beginning of the line that follows a priority, up to its own priority, written as this one is. */
function beginningBehind({ line, number, statement }: Priority): string {
  const isNumbered = /^\d+$/.test(statement.priority.word.text) && number > 1;
  return headBehind(line, number) + (isNumbered ? String(number + 1) : 'n');
}

/** Each edit once: a macro that calls itself is changed as a caller and as a body. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const byPlace = new Map(
    edits.map((edit) => [`${edit.path}\n${edit.line}:${edit.column}:${edit.endColumn}:${edit.newText}`, edit]),
  );
  return [...byPlace.values()];
}
