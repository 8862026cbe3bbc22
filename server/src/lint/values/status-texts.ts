/** The outcomes of applications in texts that are compared or gone to, as in `s-${DIALSTATUS}`. */

import { closest } from '../../base/distance.ts';
import { statusValues } from '../../catalogue/variables/status-values.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { implied, type Target } from '../../model/lines/target.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';

/** A variable with what is written before and behind it, as in `s-${DIALSTATUS}`. */
export interface StatusText {
  readonly variable: string;
  readonly before: string;
  readonly behind: string;
}

/** The text as one variable of known values with something around it; undefined for any other. `copies` hold what such a variable held. */
export function statusIn(piece: Piece, copies?: ReadonlyMap<string, string>): StatusText | undefined {
  const [only, ...others] = substitutions(piece);
  if (only?.kind !== 'variable' || others.length > 0 || only.substring !== undefined || only.isUnclosed) return undefined;
  if (statusValues(only.name.text) === undefined && copies?.has(only.name.text) !== true) return undefined;
  const from = only.whole.start - piece.start;
  return {
    variable: only.name.text,
    before: piece.text.slice(0, from),
    behind: piece.text.slice(from + only.whole.text.length),
  };
}

/** A target for each outcome that one of its parts comes out as: `Gosub(after,${DIALSTATUS},1)`. None where that part is no outcome, or not one that is known. */
export function targetsByOutcome(
  dialplan: Dialplan,
  target: Target,
  part: 'context' | 'extension' | 'priority',
): readonly Target[] {
  const written = target[part];
  const status = written?.isComputed === true ? statusIn(written.piece) : undefined;
  if (written === undefined || status === undefined) return [];
  return [...(valuesOf(status.variable, dialplan) ?? [])].map((word) => ({
    ...target,
    [part]: implied(status.before + word + status.behind, written.piece),
  }));
}

/** What the variable has to be for the text to come out; undefined when the text cannot, which is another matter. */
export function wordIn({ before, behind }: StatusText, text: string): string | undefined {
  if (!text.startsWith(before) || !text.endsWith(behind) || text.length < before.length + behind.length) return undefined;
  return text.slice(before.length, text.length - behind.length);
}

/** Labels of an extension that are named after an outcome that there is not, each with the one that has no label and may be meant. */
export function labelsAstray(
  { priorities }: Extension,
  status: StatusText,
  values: ReadonlySet<string>,
): readonly { readonly priority: Priority; readonly word: string; readonly near: string }[] {
  const labels = new Set(priorities.flatMap(({ label }) => label ?? []));
  const missing = [...values].filter((value) => !labels.has(status.before + value + status.behind));
  return priorities.flatMap((priority) => {
    const word = priority.label === undefined ? undefined : wordIn(status, priority.label);
    if (word === undefined || values.has(word) || !/^[A-Z_]{3,}$/.test(word)) return [];
    const near = closest(word, missing);
    return near === undefined ? [] : [{ priority, word, near }];
  });
}

/** The variables of their own name that lines of a context give an outcome as it stands, as in `Set(result=${DIALSTATUS})`, each with that outcome. */
export function copiesIn(context: Context): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, assignments] of assignmentsIn(context)) {
    if (statusValues(name) !== undefined) continue;
    for (const { value } of assignments) {
      const outcome = value === undefined ? undefined : outcomeCopied(value.text);
      if (outcome !== undefined) found.set(name, outcome);
    }
  }
  return found;
}

function outcomeCopied(value: string): string | undefined {
  const name = /^"?\$\{([A-Z_]+)\}"?$/.exec(value)?.[1];
  return name === undefined || statusValues(name) === undefined ? undefined : name;
}

/** What the variable can be, by Asterisk and by assignments in the dialplan; undefined when one of those is computed. A copy is what its outcome can be. */
export function valuesOf(variable: string, dialplan: Dialplan): ReadonlySet<string> | undefined {
  return dialplan.tracker.remember(`values ${variable}`, () => {
    const own = statusValues(variable);
    const values = new Set(own);
    if (dialplan.globals.has(variable)) return undefined;
    for (const setter of dialplan.settersOf(variable)) {
      dialplan.context(setter.name);
      for (const { value } of assignmentsIn(setter).get(variable) ?? []) {
        const outcome = value === undefined || own !== undefined ? undefined : outcomeCopied(value.text);
        const copied = outcome === undefined ? undefined : valuesOf(outcome, dialplan);
        if (copied !== undefined) for (const each of copied) values.add(each);
        else if (value === undefined || hasSubstitution(value.text)) return undefined;
        else values.add(value.text.replace(/^"(.*)"$/, '$1'));
      }
    }
    return values;
  });
}
