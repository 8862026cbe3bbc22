/** Targets of which a part is put in as they run, with what is known to be put in: global variables that have one value, and both values of an IF(). */

import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { implied, withWholePlace, type Target } from '../../model/lines/target.ts';
import { withFixedGlobals } from '../../model/names/fixed-text.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { valuesOfIf } from '../values/written-values.ts';
import { isAskedAround } from '../variables/set-values.ts';

/** The places that a target is where it is known what is put into it: `Goto(s,${IF($[…]?full:late)})`, and variables with one value. */
export function alternatives(target: Target, priority: Priority, dialplan: Dialplan): readonly Target[] {
  const whole = wholePlaces(target, priority, dialplan);
  if (whole.length > 0) return whole;
  const put = withVariables(target, priority, dialplan);
  if (put !== undefined) return [put];
  for (const part of ['context', 'extension', 'priority'] as const) {
    const written = target[part];
    const names = written?.isComputed === true ? valuesOfIf(written.piece) : [];
    if (written !== undefined && names.length > 0)
      return names.map((piece) => ({ ...target, [part]: { ...written, piece, isComputed: false } }));
  }
  return [];
}

/** `Gosub(${ROUTINE}(1))`, `Goto(${IF($[…]?day,s,1:night,s,1)})`: the whole place is put in, with its commas. */
function wholePlaces(target: Target, priority: Priority, dialplan: Dialplan): readonly Target[] {
  const { context, extension, priority: written } = target;
  if (context !== undefined || extension !== undefined || written?.isComputed !== true) return [];
  const { piece } = written;
  const isVariable = /^\$\{\w+\}$/.test(piece.text);
  if (isVariable && isDecidedBy(piece.text, priority)) return [];
  const texts = isVariable
    ? [withFixedGlobals(dialplan, piece.text)]
    : valuesOfIf(piece, /^[\w*#+.-]+(?:,[\w*#+.-]+){0,2}(?:\(.*\))?$/s).map(({ text }) => text.replace(/\(.*\)$/s, ''));
  return texts.map((text) => withWholePlace(target, piece, text)).filter((place) => place !== undefined);
}

/** Whether a line of the extension asks what one of the variables in a text holds, and so may keep the calls away for the value that it has now. */
export function isDecidedBy(text: string, priority: Priority): boolean {
  return [...text.matchAll(/\$\{(\w+)[}:]/g)].some(([, name = '']) => isAskedAround(name, priority));
}

/** The target with the variables of its parts put in, where each of them has one value. */
function withVariables(target: Target, priority: Priority, dialplan: Dialplan): Target | undefined {
  const parts = { context: target.context, extension: target.extension, priority: target.priority };
  let isPut = false;
  for (const name of ['context', 'extension', 'priority'] as const) {
    const part = parts[name];
    if (part?.isComputed !== true || part.piece.text === '${EXTEN}') continue;
    if (name === 'extension' && copiesExtension(part.piece.text, priority, dialplan)) {
      parts[name] = { ...implied('${EXTEN}', part.piece), isComputed: true };
      isPut = true;
      continue;
    }
    if (isDecidedBy(part.piece.text, priority)) continue;
    const text = withFixedGlobals(dialplan, part.piece.text);
    if (text === part.piece.text || !/^[\w*#+.-]+$/.test(text)) continue;
    parts[name] = implied(text, part.piece);
    isPut = true;
  }
  return isPut ? { ...target, ...parts } : undefined;
}

/** Whether a variable holds the number of the extension, since a line above sets it to that and no other line of the dialplan sets it. */
function copiesExtension(text: string, priority: Priority, dialplan: Dialplan): boolean {
  const name = /^\$\{(\w+)\}$/.exec(text)?.[1];
  if (name === undefined || dialplan.globals.has(name) || variablesSetBeside(dialplan).has(name)) return false;
  const [setter, ...others] = dialplan.settersOf(name);
  const [only, ...more] = setter === priority.context ? (assignmentsIn(setter).get(name) ?? []) : [];
  return (
    others.length + more.length === 0 &&
    only?.value?.text.trim() === '${EXTEN}' &&
    !only.isConditional &&
    only.priority.name === priority.name &&
    only.priority.number < priority.number
  );
}
