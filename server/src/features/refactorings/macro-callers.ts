/** Those who call a macro, as those who call a subroutine. */
// Asterisk: apps/app_macro.c macro_exec, macroif_exec up to Asterisk 20; apps/app_stack.c gosub_exec, gosubif_exec.

import { baseName } from '../../base/base-name.ts';
import type { TextEdit } from '../../base/edits.ts';
import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { optionsOf } from '../../model/lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { neighborUses } from '../../model/names/uses.ts';
import { splitArguments, splitPlain } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { insertion, replacement } from '../../syntax/text-edits.ts';

export interface CallerEdits {
  readonly edits: readonly TextEdit[];
  /** Whether an option runs it on another channel. */
  readonly isRunByOption: boolean;
}

/** The edits of everything that names the macro; a sentence where one of them cannot be changed. */
export function callerEdits(dialplan: Dialplan, context: string, macro: string, name: string): CallerEdits | string {
  const edits: TextEdit[] = [];
  let isRunByOption = false;
  const priorities = new Set<Priority>();
  for (const { priority, target } of dialplan.usesOf(context)) {
    if (target.relation === 'macro') priorities.add(priority);
    else if (target.context !== undefined) edits.push(replacement(priority.line, target.context.piece.span(), name));
  }
  // Up to Asterisk 20 a queue names a macro where later ones take a subroutine.
  if (dialplan.context(macro) === undefined)
    for (const { priority, target } of dialplan.usesOf(macro)) if (target.orElse === 'macro') priorities.add(priority);
  for (const priority of priorities) {
    if (priority.context.joinsLines) return `Line ${priority.line.number + 1} is put together from several lines.`;
    for (const call of withNestedCalls(factsOf(priority.statement).call)) {
      const own = editsOfCall(priority.line, call, macro, name);
      if (typeof own === 'string') return own;
      edits.push(...own.edits);
      isRunByOption ||= own.isRunByOption;
    }
  }
  const neighbors = neighborEdits(dialplan, macro, name);
  return typeof neighbors === 'string'
    ? neighbors
    : { edits: [...edits, ...neighbors], isRunByOption: isRunByOption || neighbors.length > 0 };
}

function editsOfCall(line: Line, call: ApplicationCall, macro: string, name: string): CallerEdits | string {
  const { roles } = call;
  const nothing = { edits: [], isRunByOption: false };
  if (roles?.role?.kind === 'macro') {
    const edits = call.branches === undefined ? plainCall(line, call, macro, name) : conditionalCall(line, call, macro, name);
    return typeof edits === 'string' ? edits : { edits, isRunByOption: false };
  }
  const position = Object.entries(roles?.arguments ?? {}).find(
    ([, role]) => role.kind === 'routine' && role.orElse === 'macro',
  )?.[0];
  if (position !== undefined) {
    const edits = queueCall(line, call, Number(position), macro, name);
    return typeof edits === 'string' ? edits : { edits, isRunByOption: edits.length > 0 };
  }
  const edits = optionCall(line, call, macro, name);
  return typeof edits === 'string' ? edits : edits.length === 0 ? nothing : { edits, isRunByOption: true };
}

/** `Macro(x,a,b)` */
function plainCall(line: Line, call: ApplicationCall, macro: string, name: string): TextEdit[] | string {
  const place = placeEdits(line, call.data, macro, name);
  if (place === undefined || typeof place === 'string') return place ?? [];
  if (call.application !== 'macro')
    return `${call.name.text.trim()}() on line ${line.number + 1} lets one call in at a time, which Gosub() does not.`;
  return [replacement(line, call.name.trim().span(), 'Gosub'), ...place];
}

/** `MacroIf(condition?x,a:y,b)`; what stays a macro is run by ExecIf. */
function conditionalCall(line: Line, call: ApplicationCall, macro: string, name: string): TextEdit[] | string {
  const branches = [call.branches?.then, call.branches?.otherwise].filter(
    (each) => each !== undefined && each.text !== '',
  ) as Piece[];
  const isOwn = (branch: Piece): boolean => splitPlain(branch, ',')[0]?.text === macro;
  if (!branches.some(isOwn)) return [];
  const isWhole = branches.every(isOwn);
  const edits = [replacement(line, call.name.trim().span(), isWhole ? 'GosubIf' : 'ExecIf')];
  for (const branch of branches) {
    const place = isWhole ? placeEdits(line, branch, macro, name) : placeEdits(line, branch, macro, name, 'Gosub(', ')');
    if (typeof place === 'string') return place;
    const { start, end } = branch.span();
    edits.push(...(place ?? [insertion(line, start, 'Macro('), insertion(line, end, ')')]));
  }
  return edits;
}

/** `macro,a,b` as `name,s,1(a,b)`, with texts before and behind; undefined for another macro, a sentence where that would be another call. */
function placeEdits(
  line: Line,
  data: Piece,
  macro: string,
  name: string,
  before = '',
  behind = '',
): TextEdit[] | string | undefined {
  const [first, ...args] = splitPlain(data, ',');
  if (first?.text !== macro) return undefined;
  const { start, end } = first.span();
  if (args.length === 0) return [replacement(line, { start, end }, `${before}${name},s,1${behind}`)];
  const list = data.slice(first.text.length + 1);
  // Macro divides at every comma, Gosub at those outside quotes and brackets.
  if (/["\\]/.test(list.text) || (list.text !== '' && splitArguments(list).length !== args.length))
    return `Line ${line.number + 1} passes an argument with a quote, a backslash or a bracket, which Gosub() divides in another way.`;
  return [replacement(line, { start, end: end + 1 }, `${before}${name},s,1(`), insertion(line, data.span().end, `)${behind}`)];
}

/** Option `M(x^a)`. */
function optionCall(line: Line, call: ApplicationCall, macro: string, name: string): TextEdit[] | string {
  const options = optionsOf(call);
  const edits: TextEdit[] = [];
  for (const {
    use: { letter, letterPiece, argument },
    entry,
  } of options) {
    const letters = applicationRoles(entry.name)?.options?.letters ?? {};
    const role = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
    if (role?.kind !== 'macro' || argument === undefined) continue;
    const [first] = splitPlain(argument, role.separator);
    if (first?.text !== macro) continue;
    const routine = Object.entries(letters).find(([, each]) => each.kind === 'routine')?.[0];
    if (routine === undefined || options.some(({ use }) => use.letter === routine))
      return `Line ${line.number + 1} runs a subroutine at answer already, and there can be one only.`;
    edits.push(replacement(line, letterPiece.span(), routine), replacement(line, first.span(), name));
  }
  return edits;
}

/** The seventh argument of Queue: the subroutine goes to the eighth, where Asterisk takes it as long as there are macros. */
function queueCall(line: Line, call: ApplicationCall, position: number, macro: string, name: string): TextEdit[] | string {
  const args = splitArguments(call.data);
  const [own, next] = [args[position], args[position + 1]];
  if (own?.text.trim() !== macro) return [];
  if (next === undefined) return [replacement(line, own.span(), `,${name}`)];
  if (next.text.trim() !== '') return `Line ${line.number + 1} gives the queue a macro and a subroutine.`;
  const { start } = next.span();
  return [replacement(line, own.span(), ''), replacement(line, { start, end: next.span().end }, name)];
}

/** `membermacro=x` in queues.conf; whatever else calls the macro from outside the dialplan cannot be changed. */
function neighborEdits(dialplan: Dialplan, macro: string, name: string): TextEdit[] | string {
  for (const { line, target } of neighborUses(dialplan))
    if (target.relation === 'macro' && target.context?.piece.text === macro && !/^membermacro\b/i.test(line.text.trim()))
      return `Line ${line.number + 1} of '${baseName(line.file.path)}' calls this macro.`;
  return dialplan.neighbors.flatMap((file) =>
    baseName(file.path) !== 'queues.conf'
      ? []
      : file.lines.flatMap((line) => {
          const { statement } = line;
          const isOwn =
            statement.kind === 'setting' && statement.key.text.toLowerCase() === 'membermacro' && statement.value.text === macro;
          return isOwn
            ? [replacement(line, statement.key.span(), 'membergosub'), replacement(line, statement.value.span(), name)]
            : [];
        }),
  );
}
