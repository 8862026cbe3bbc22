/** What subroutines return: the values of their Returns, the call that they come from, and what they are compared with. */
// Asterisk: apps/app_stack.c return_exec.

import { application } from '../../catalogue/catalogue.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { reachableFrom } from '../../model/flow/flow.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { askedOf, leadingFrom, placeFound, placeOf, type Place } from '../../model/names/place.ts';
import { firstsMeant, type FoundPriority } from '../../model/names/resolve.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { routineAt, type Routine } from '../../model/routines/subroutines.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { allNodes } from '../../syntax/expression.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { expressionsIn, isQuoted, pieceOf } from '../values/expressions.ts';
import { statusIn, valuesOf as outcomesOf } from '../values/status-texts.ts';
import { addWritten } from '../values/written-values.ts';

/** The variable that holds what the last subroutine has returned. */
export const RETURNED = 'GOSUB_RETVAL';

export interface Comparison {
  /** The other side, without quotation marks. */
  readonly text: Piece;
  readonly whole: Piece;
}

/** The comparisons of a variable with a text that is written out. */
export function* comparisonsIn(data: Piece, variable: string): Generator<Comparison> {
  for (const { tree, error, inner } of expressionsIn(data)) {
    if (tree === undefined || error !== undefined) continue;
    for (const node of allNodes(tree)) {
      if (node.kind !== 'binary' || !/^(?:==?|!=)$/.test(node.operator)) continue;
      for (const [one, other] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        const value = pieceOf(inner, one).text;
        if (value !== `\${${variable}}` && value !== `"\${${variable}}"`) continue;
        const whole = pieceOf(inner, other);
        // That one side alone has quotation marks is told of them.
        if (other.kind !== 'operand' || hasSubstitution(whole.text) || isQuoted(one) !== isQuoted(other)) continue;
        const text = isQuoted(other) ? whole.slice(1, whole.text.length - 1) : whole;
        if (text.text !== '') yield { text, whole };
      }
    }
  }
}

/**
 * The routine that a Gosub right above has entered, with nothing between that other calls could come to. What stands in the line of a call itself is
 * put in before it is made, but for what other routines do meanwhile.
 */
export function callBefore(dialplan: Dialplan, priority: Priority): Routine | undefined {
  const found = enteredBefore(dialplan, priority);
  return found === undefined ? undefined : routineAt(dialplan, placeFound(found));
}

/** The same, for those who need not know what stands there. */
export function enteredBefore(
  dialplan: Dialplan,
  { context, name, number, label, statement }: Priority,
): FoundPriority | undefined {
  if (label !== undefined || statement.data.text.includes('EVAL_SUB(')) return undefined;
  const own = context.named(name).flatMap(({ priorities }) => priorities);
  for (let at = number - 1; at > 0; at--) {
    const above = own.find((each) => each.number === at);
    if (above === undefined) return undefined;
    const { call, targets } = factsOf(above.statement);
    const target = targets.find(({ relation }) => relation === 'call');
    if (target !== undefined) {
      if (call.application !== 'gosub') return undefined;
      const [only, ...others] = firstsMeant(dialplan, target);
      if (only !== undefined && others.length === 0)
        return { kind: 'priority', context: only.context, number: only.name, priority: only, named: undefined };
      // Which of several extensions is entered depends on the number.
      if (target.extension?.isComputed === true && compileName(name).isPattern) return undefined;
      return leadingFrom(dialplan, placeOf(above), target);
    }
    if (above.label !== undefined || valueSetAt(above) !== undefined || above.statement.data.text.includes('?')) return undefined;
  }
  return undefined;
}

/** What the routine returns that a Gosub right above has entered, as `valuesOf` has it, for those who depend on that alone. */
export function valuesBefore(dialplan: Dialplan, priority: Priority): readonly string[] | undefined {
  const found = enteredBefore(dialplan, priority);
  if (found === undefined) return undefined;
  return askedOf(dialplan, found, 'values of', (entry) => valuesOf(dialplan, routineAt(dialplan, entry)));
}

/** What the Returns of a routine give; undefined where one of them is computed or cannot be seen. `written`: the outcome of an application is not known either. */
export function valuesOf(
  dialplan: Dialplan,
  { entry, hasUnknownPath, fallsOffAt }: Routine,
  known: 'outcomes' | 'written' = 'outcomes',
  depth = 0,
): string[] | undefined {
  // A Return that is missing is told.
  if (hasUnknownPath || fallsOffAt.length > 0) return undefined;
  const values: string[] = [];
  const places = reachableFrom(dialplan, entry);
  for (const { priority } of places)
    for (const { name, data } of withNestedCalls(factsOf(priority.statement).call)) {
      const written = name.text.trim();
      // A Return that is misspelled is told of its name.
      if (written !== '' && application(written) === undefined) return undefined;
      if (written.toLowerCase() !== 'return') continue;
      if (hasSubstitution(data.text)) {
        if (data.text.trim() === `\${${RETURNED}}`) {
          const handedOn = depth < DEEPEST ? valuesLeft(dialplan, priority, known, depth + 1) : undefined;
          if (handedOn === undefined) return undefined;
          values.push(...handedOn);
          continue;
        }
        const written = new Set<string>();
        if (addWritten(data.text, written)) {
          values.push(...written);
          continue;
        }
        if (known === 'written') return undefined;
        if (isNumber(data.text.trim())) {
          values.push(ANY_NUMBER);
          continue;
        }
        const beginning = /^[^$"\s]+(?=\$\{)/.exec(data.text.trim())?.[0];
        if (beginning !== undefined) {
          values.push(beginning + ANY_END);
          continue;
        }
        const variable = /^\$\{(\w+)\}$/.exec(data.text.trim())?.[1];
        if (variable !== undefined && isReadOnly(variable, places, dialplan)) {
          // Who presses nothing leaves nothing.
          values.push(ANY_KEYS, '');
          continue;
        }
        const status = statusIn(data.trim());
        const outcomes =
          status === undefined || status.before + status.behind !== '' ? undefined : outcomesOf(status.variable, dialplan);
        if (outcomes === undefined) return undefined;
        values.push(...outcomes);
        // The name of a variable without its marks is told of.
      } else if (data.text.trim() === RETURNED) return undefined;
      else values.push(data.text.trim());
    }
  return values.length === 0 ? undefined : values;
}

/** The words that some Returns of a routine give, whatever others do. */
export function wordsReturned(dialplan: Dialplan, { entry, fallsOffAt }: Routine): readonly string[] {
  if (fallsOffAt.length > 0) return [];
  return reachableFrom(dialplan, entry).flatMap(({ priority: { statement } }) => {
    const text = statement.data.text.trim();
    return statement.applicationName === 'return' && /^[\w-]+$/.test(text) ? text : [];
  });
}

/** Stands for the value of a Return that computes a number. */
const ANY_NUMBER = '$[number]';
/** Stands for that of one that gives what Read has taken from a telephone: digits, '*' and '#'. */
const ANY_KEYS = '${keys}';

/** Stands at the end of a value for what is put in behind its beginning: `ok:${NAME}`. */
const ANY_END = '${end}';

/** Whether a value stands for all of a kind. */
export function isKind(value: string): boolean {
  return value === ANY_NUMBER || value === ANY_KEYS || value.endsWith(ANY_END);
}

/** Whether a value, or one of its kind, is equal to a text; numbers are compared by their value. */
export function mayEqual(value: string, text: string): boolean {
  switch (value) {
    case ANY_NUMBER:
      return text === '' || !Number.isNaN(Number(text));
    case ANY_KEYS:
      return !/^[A-Za-z]/.test(text);
    default:
      if (value.endsWith(ANY_END)) return text.startsWith(value.slice(0, -ANY_END.length)) || /^[\d+-]/.test(text);
      return value === text || (value !== '' && text !== '' && Number(value) === Number(text));
  }
}

/** Whether a text is computed and comes out as a number. */
function isNumber(text: string): boolean {
  return (
    /^\$\{(?:LEN|FIELDQTY|RAND)\((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\)\}$/.test(text) ||
    /^\$\{MATH\((?:[^{}<>=]|\{(?:[^{}<>=]|\{[^{}<>=]*\})*\})*\)\}$/.test(text) ||
    /^\$\[[^\]"?|&<>=!:~]*[-+*/%][^\]"?|&<>=!:~]*\]$/.test(text)
  );
}

/** Whether Read in one of the places gives a variable its value, and nothing anywhere sets it. */
function isReadOnly(variable: string, places: readonly Place[], dialplan: Dialplan): boolean {
  const isRead = ({ statement }: Priority): boolean =>
    statement.applicationName === 'read' && splitArguments(statement.data)[0]?.text.trim() === variable;
  return (
    places.some(({ priority }) => isRead(priority)) &&
    !variablesSetBeside(dialplan).has(variable) &&
    !dialplan.globals.has(variable) &&
    dialplan
      .settersOf(variable)
      .every((setter) => (assignmentsIn(setter).get(variable) ?? []).every(({ priority }) => isRead(priority)))
  );
}

/** So many subroutines may hand on what the next one returns. */
const DEEPEST = 5;

/** What a subroutine above has returned, without what the lines between jump away for: `GotoIf($["${GOSUB_RETVAL}" = "again"]?next)`. */
function valuesLeft(
  dialplan: Dialplan,
  priority: Priority,
  known: 'outcomes' | 'written',
  depth: number,
): readonly string[] | undefined {
  const own = priority.context.named(priority.name).flatMap(({ priorities }) => priorities);
  const gone = new Set<string>();
  let from = priority;
  for (;;) {
    const above = own.find(({ number }) => number === from.number - 1);
    if (above === undefined || from.label !== undefined) return undefined;
    const { statement } = above;
    if (statement.applicationName !== 'gotoif') break;
    const jump = /^\$\["?\$\{GOSUB_RETVAL\}"?\s*==?\s*"?([\w-]+)"?\s*\]\?[^:]+$/.exec(statement.data.text.trim())?.[1];
    if (jump === undefined) return undefined;
    gone.add(jump);
    from = above;
  }
  const call = callBefore(dialplan, from);
  const values = call === undefined ? undefined : valuesOf(dialplan, call, known, depth);
  // One that is jumped away for and never returned is told there, and another one may have been meant.
  if (values === undefined || [...gone].some((word) => !values.includes(word))) return undefined;
  return values.filter((value) => !gone.has(value));
}

/** The name, where a line sets the variable to anything. */
export function valueSetAt({ statement }: Priority): Piece | undefined {
  if (!statement.data.text.includes(RETURNED)) return undefined;
  for (const call of withNestedCalls(factsOf(statement).call))
    for (const { name, arguments: args, value } of assignmentsOf(call))
      if (name.text === RETURNED && args === undefined && value.text !== '') return name;
  return undefined;
}
