/** A variable is compared with a text that nothing gives it, and that is nearly one of those that it is given. */

import { distance } from '../../base/distance.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Summary } from '../../model/indexes/summary.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { usesInto } from '../../model/names/uses.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';
import { comparedTexts, type ComparedText } from '../values/expressions.ts';
import { addWritten } from '../values/written-values.ts';

export const unknownValue = contextRule(
  {
    name: 'unknown-value',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A variable is compared with a word that nothing gives it, and that is nearly one of those that it is given.',
    why:
      'Texts are compared letter by letter, and with regard to case: where a line sets `MODE` to `night` and another one asks for `nigth` or `Night`, the answer is no for every call, and nothing is logged. ' +
      'The same goes for what `Return` gives back, and for a word that a subroutine compares its argument with. ' +
      'A comparison is reported if every value of the variable can be read in the dialplan, none is this word, and one differs from it by a letter or by case alone. ' +
      'What a command prints is taken whole, with the line feed at its end: after `Set(STATE=${SHELL(echo open)})` nothing equals `open`. ' +
      '`echo -n` and `printf` print no line feed.',
    evidence:
      'main/ast_expr2.y `op_eq` (compares texts with regard to case); funcs/func_shell.c `shell_helper` (leaves the line feed in its place)',
    follows: ['constant-condition', 'unmarked-variable', 'unknown-variable', 'one-sided-quotes', 'lost-return-value'],
    invalid: [
      `
[a]
exten => s,1,Set(MODE=day)
 same => n,ExecIf($["\${DB(mode/night)}" = "1"]?Set(MODE=night))
 same => n,GotoIf($["\${MODE}" = "nigth"]?late)
;                                ^^^^^ warning unknown-value: Nothing gives MODE the value 'nigth'; 'night' is one of its values.
 same => n,Gosub(greet,s,1(fromal))
;                          ^^^^^^ warning unknown-value: 'greet,s,1' compares ARG1 with 'formal', which no call passes, and not with 'fromal'.
 same => n(late),Hangup()
[greet]
exten => s,1,GotoIf($["\${ARG1}" = "formal"]?end)
 same => n,Playback(hello)
 same => n(end),Return()
`,
      `
[a]
exten => s,1,Set(STATE=\${SHELL(test -f /tmp/open && echo open || echo closed)})
 same => n,GotoIf($["\${STATE}" = "open"]?end)
;                                 ^^^^ warning unknown-value: What the command prints ends with a line feed: STATE never equals 'open'.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(MODE=day)
 same => n,Set(MODE=\${DB(mode/now)})
 same => n,GotoIf($["\${MODE}" = "dya"]?late)
 same => n(late),Hangup()
`,
    ],
    seeAlso: ['unknown-status', 'constant-condition', 'text-comparison'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    yield* misspelledArguments(context, dialplan);
    if (dialplan.isIncomplete) return;
    const texts = textsCompared(context);
    yield* printedWithLineFeed(texts, dialplan);
    const compared = texts.flatMap(wordCompared);
    for (const { priority, variable, text } of compared) {
      const values = valuesOf(dialplan, variable);
      if (values === undefined || values.has(text.text)) continue;
      const own = new Set(compared.filter((each) => each.variable === variable).map((each) => each.text.text));
      const near = [...values].find((value) => isNear(value, text.text) && !own.has(value));
      if (near === undefined || !isSound(priority.statement, priority.line.text)) continue;
      yield {
        line: priority.line,
        span: spanIn(priority, text),
        message: `Nothing gives ${variable} the value '${text.text}'; '${near}' is one of its values.`,
        fix: () =>
          hasWholeSignature(priority.statement)
            ? [{ title: `Change to '${near}'`, safe: false, edits: [replacement(priority.line, text.span(), near)] }]
            : [],
      };
    }
  },
  ({ marks, isLeading }) => (marks & Mark.expression) !== 0 || isLeading,
);

interface TextOfPriority extends ComparedText {
  readonly priority: Priority;
}

function textsCompared(context: Context): readonly TextOfPriority[] {
  const found: TextOfPriority[] = [];
  for (const priority of context.priorities()) {
    const { data } = priority.statement;
    if (data.text.includes('$[')) for (const each of comparedTexts(data)) found.push({ ...each, priority });
  }
  return found;
}

/** A text that a command prints, compared without the line feed behind it. */
function* printedWithLineFeed(compared: readonly TextOfPriority[], dialplan: Dialplan): Generator<Finding> {
  for (const { priority, text, value, operator } of compared) {
    if (!/^[!=]?=$/.test(operator) || text.text === '') continue;
    const variable = variableIn(value);
    const source = variable === undefined ? undefined : printedInto(dialplan, variable);
    if (variable === undefined || source?.texts.has(text.text) !== true) continue;
    if (!isSound(priority.statement, priority.line.text)) continue;
    yield {
      line: priority.line,
      span: spanIn(priority, text),
      message: `What the command prints ends with a line feed: ${variable} never equals '${text.text}'.`,
      related: [{ line: source.line, span: source.span, message: 'The command is run here.' }],
    };
  }
}

/** The variable that a value is. */
function variableIn({ text }: Piece): string | undefined {
  return /^\$\{([A-Za-z_]\w*)\}$/.exec(text)?.[1];
}

/** The texts that `echo` prints into a variable, where nothing else gives it a value. */
function printedInto(dialplan: Dialplan, variable: string) {
  if (builtInVariable(variable) !== undefined || dialplan.globals.has(variable)) return undefined;
  if (variablesSetBeside(dialplan).has(variable)) return undefined;
  const texts = new Set<string>();
  let first: Pick<Finding, 'line' | 'span'> | undefined;
  for (const context of dialplan.settersOf(variable))
    for (const { value, priority } of assignmentsIn(context).get(variable) ?? []) {
      const printed = value === undefined ? undefined : textsPrinted(value.text);
      if (value === undefined || printed === undefined) return undefined;
      for (const each of printed) texts.add(each);
      first ??= { line: priority.line, span: spanIn(priority, value) };
    }
  return first && { ...first, texts };
}

/** What the `echo`s of `${SHELL(…)}` print, one of them in each case; undefined where it is something else, or has no line feed. */
function textsPrinted(value: string): readonly string[] | undefined {
  const command = /^\$\{SHELL\((.*)\)\}$/s.exec(value.trim())?.[1]?.replace(/\d?>\s*\/dev\/null|2>&1/g, '');
  // Other programs print what they like, and what is put together here is not known.
  if (command === undefined || /[;<>`\\]|\$\(|(?<!\|)\|(?!\|)/.test(command)) return undefined;
  const parts = command.split(/&&|\|\|/).map((each) => each.trim());
  const printed = parts.filter((each) => /^echo\s+[^-\s][^$]*$/.test(each));
  if (printed.length === 0 || !parts.every((each) => printed.includes(each) || /^(?:test|\[|true|false)\s/.test(each)))
    return undefined;
  return printed.map((each) =>
    each
      .slice('echo'.length)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2'),
  );
}

/** Inside of other lines a rule that looks beyond the line cannot tell a column. */
function spanIn({ statement }: Priority, text: Piece): Finding['span'] {
  return (hasWholeSignature(statement) ? text : statement.application.trim()).span();
}

interface ComparedWord {
  readonly priority: Priority;
  readonly variable: string;
  readonly text: Piece;
}

const word = /^[A-Za-z][A-Za-z_-]{2,}$/;

/** The word that a line asks a variable for. */
function wordCompared({ priority, text, value, operator }: TextOfPriority): readonly ComparedWord[] {
  if (operator !== '=' && operator !== '==' && operator !== '!=') return [];
  const variable = variableIn(value);
  return variable !== undefined && word.test(text.text) ? [{ priority, variable, text }] : [];
}

/** Whether two words differ by case alone, or by one letter, and are no pair such as a word and its plural. */
function isNear(one: string, other: string): boolean {
  if (!word.test(one) || one === other) return false;
  if (one.toLowerCase() === other.toLowerCase()) return true;
  if (Math.max(one.length, other.length) < 4 || !other.startsWith(one.charAt(0))) return false;
  // Another letter in the place of one makes another word as often as not.
  return distance(one, other, 1) === 1 && (one.length !== other.length || one.length >= 6 || haveSameLetters(one, other));
}

function haveSameLetters(one: string, other: string): boolean {
  return Array.from(one).sort().join('') === Array.from(other).sort().join('');
}

/** All texts that a variable can hold besides nothing; undefined where they cannot be told. */
function valuesOf(dialplan: Dialplan, variable: string): ReadonlySet<string> | undefined {
  if (variable === 'GOSUB_RETVAL') return valuesReturned(dialplan);
  if (builtInVariable(variable) !== undefined || /^ARG\d/.test(variable)) return undefined;
  if (variablesSetBeside(dialplan).has(variable)) return undefined;
  const found = new Set<string>();
  const global = dialplan.globals.get(variable);
  if (global !== undefined && !addConstants(global, found)) return undefined;
  for (const context of dialplan.settersOf(variable))
    for (const { value } of assignmentsIn(context).get(variable) ?? [])
      if (value === undefined || !addConstants(value.text, found)) return undefined;
  return found;
}

/** What the subroutines of a dialplan return, where every Return says it in a word. */
function valuesReturned(dialplan: Dialplan): ReadonlySet<string> | undefined {
  return dialplan.summaryHas(returned, ANYTHING) ? undefined : dialplan.summary(returned);
}

/** The words that the subroutines of a context return. */
const returned: Summary = {
  name: 'values returned',
  textsOf: (context) => {
    const found = new Set<string>();
    for (const { statement } of context.priorities()) {
      if (/\bGOSUB_RETVAL=/.test(statement.data.text)) found.add(ANYTHING);
      if (!/return/i.test(statement.value.text)) continue;
      const values = statement.applicationName === 'return' ? [statement.data.text] : nestedReturns(statement.data.text);
      if (!values.every((each) => addConstants(each, found))) found.add(ANYTHING);
    }
    return found;
  },
};

/** Stands for what cannot be told. */
const ANYTHING = '\n';

/** What stands in each `Return(…)` within the data of another application. */
function nestedReturns(text: string): string[] {
  return [...text.matchAll(/\breturn\(([^()]*(?:\([^()]*\)[^()]*)*)\)/gi)].map(([, value = '']) => value);
}

/** Adds the texts that a value is one of, but for nothing; false where they cannot be told. */
function addConstants(value: string, found: Set<string>): boolean {
  const isWritten = addWritten(value, found);
  found.delete('');
  return isWritten;
}

/** A word that is passed to a routine which asks for nearly that word, and which no call passes as it is asked for. */
function* misspelledArguments(context: Context, dialplan: Dialplan): Generator<Finding> {
  const ofRoutines = new Map<Context, readonly ComparedWord[]>();
  for (const { line, target, resolution, priority } of judgedTargets(context, dialplan)) {
    if (resolution.kind !== 'priority' || priority === undefined || target.arguments === undefined) continue;
    if (target.relation !== 'call' && target.relation !== 'handler' && target.relation !== 'macro') continue;
    if (!target.arguments.some(({ text }) => word.test(text))) continue;
    const routine = resolution.priority.context;
    let compared = ofRoutines.get(routine);
    if (compared === undefined)
      ofRoutines.set(
        routine,
        (compared = textsCompared(routine)
          .flatMap(wordCompared)
          .filter(({ variable }) => /^ARG[1-9]$/.test(variable))),
      );
    if (compared.length === 0) continue;
    for (const [index, argument] of target.arguments.entries()) {
      const asked = compared.filter(({ variable }) => variable === `ARG${index + 1}`);
      if (asked.length === 0 || !word.test(argument.text) || asked.some(({ text }) => text.text === argument.text)) continue;
      const near = asked.find(({ text }) => isNear(text.text, argument.text));
      if (near === undefined || isPassed(dialplan, routine, index, near.text.text)) continue;
      if (!isSound(priority.statement, line.text)) continue;
      const name = `'${routine.name},${resolution.priority.name},${resolution.priority.label ?? resolution.priority.number}'`;
      yield {
        line,
        span: argument.span(),
        message: `${name} compares ARG${index + 1} with '${near.text.text}', which no call passes, and not with '${argument.text}'.`,
        related: [{ line: near.priority.line, span: spanIn(near.priority, near.text), message: 'It is compared here.' }],
        fix: () => [
          {
            title: `Change to '${near.text.text}'`,
            safe: false,
            edits: [replacement(line, argument.span(), near.text.text)],
          },
        ],
      };
    }
  }
}

/** Whether some call of a routine may pass a text as the argument at `index`. */
function isPassed(dialplan: Dialplan, routine: Context, index: number, text: string): boolean {
  if (dialplan.isIncomplete || dialplan.settersOf(`ARG${index + 1}`).length > 0) return true;
  for (const { target } of usesInto(dialplan, routine)) {
    const passed = target.arguments?.[index];
    if (target.hasArgumentsElsewhere) return true;
    if (passed !== undefined && (hasSubstitution(passed.text) || passed.text.replaceAll('"', '').trim() === text)) return true;
  }
  return false;
}
