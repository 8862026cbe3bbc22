/** The name of a variable stands in braces, and the `$` in front of them is missing. */

import { passwordArguments, soundArguments } from '../../catalogue/arguments/words-for-variables.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { hasWholeSignature, targetsOf } from '../../model/lines/facts.ts';
import { originOf } from '../../model/names/resolve.ts';
import { argumentName, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { splitArguments, splitPlain } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isReadByProgram } from '../variables/meant-variables.ts';
import type { Finding } from '../finding.ts';
import { isCommand, isForReaders } from '../lines/application-text.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';
import { comparedTexts } from '../values/expressions.ts';

export const unmarkedVariable = contextRule(
  {
    name: 'unmarked-variable',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      "A word in braces is the name of a variable that the same context sets, and lacks the '$' in front; or such a name is compared, or passed to a subroutine, as a text.",
    why:
      'Asterisk replaces `${name}`. Of `{name}` it knows nothing: the braces and the word are used as they stand, for a file, a number or a device that nobody has. ' +
      'Reported are names which the context itself or `[globals]` gives a value; of most in capital letters *invalid-variable-reference* tells. ' +
      'In `$["name" = "${X}"]` the left side is the word `name`: it is reported where the context sets a variable of that name which nothing reads, and so is the name as the argument of a subroutine, also where the lines above have set it, and the name of a global variable where a password belongs. ' +
      'Texts that something else fills in are left alone: `{{name}}`, and lines that replace such a word.',
    follows: ['invalid-variable-reference'],
    evidence: 'main/pbx_variables.c `pbx_substitute_variables_helper_full` (looks for `${` and `$[`)',
    invalid: [
      `
[a]
exten => s,1,Set(room=\${DB(rooms/\${EXTEN})})
 same => n,Dial(PJSIP/{room},20)
;                     ^^^^^^ warning unmarked-variable: '{room}' is plain text: '$' is missing before the name of the variable.
 same => n,SayNumber({room})
;          ^^^^^^^^^ warning unmarked-variable: '{room}' is plain text: '$' is missing before the name of the variable.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(room=\${DB(rooms/\${EXTEN})})
 same => n,Dial(PJSIP/\${room},20)
 same => n,Set(text=Room {room} of {house})
 same => n,Set(text=\${STRREPLACE(text,{room},\${room})})
 same => n,System(say {{room}} "\${text}")
`,
    ],
    seeAlso: ['invalid-variable-reference', 'unknown-variable'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    let isFilledIn: boolean | undefined;
    for (const priority of context.priorities()) {
      const { statement, line, number } = priority;
      const { data, applicationName } = statement;
      if (number === HINT) continue;
      yield* comparedNames(context, dialplan, priority);
      yield* passedNames(context, dialplan, priority);
      yield* secretNames(dialplan, priority);
      yield* folderNames(dialplan, priority);
      if (!hasBareBrace(data.text)) continue;
      for (const match of data.text.matchAll(inBraces)) {
        const [written, name = '', part = ''] = match;
        // Of capital letters a rule about the line alone tells, but in the commands of other programs.
        if (!isForReaders(applicationName) && !isCommand(applicationName) && !/[a-z]/.test(name)) continue;
        if (builtInVariable(name) !== undefined) continue;
        if (isInExpression(data, match.index)) continue;
        if (!assignmentsIn(context).has(name) && !dialplan.globals.has(name)) continue;
        isFilledIn ??= context.priorities().some((each) => /\b(?:STR)?REPLACE\(|\bsed\b/.test(each.statement.data.text));
        if (isFilledIn || !isSound(statement, line.text)) break;
        // Elsewhere a rule that looks beyond the line cannot tell a column.
        const isExact = hasWholeSignature(statement) && !isCommand(applicationName);
        const span = data.span(match.index, match.index + written.length);
        yield {
          line,
          span: isExact ? span : statement.application.trim().span(),
          message: `'${written}' is plain text: '$' is missing before the name of the variable.`,
          ...(isForReaders(applicationName) && { atMost: 'information' as const }),
          fix: () => [
            { title: `Change to '\${${name}${part}}'`, safe: false, edits: [replacement(line, span, `\${${name}${part}}`)] },
          ],
        };
        break;
      }
    }
  },
  ({ marks, applications }) =>
    (marks & Mark.reference) !== 0 ||
    Object.keys({ ...passwordArguments, ...soundArguments }).some((each) => applications.has(each)),
);

/** `"name" = "${X}"`, where the context sets `name` and nothing reads it. */
function* comparedNames(context: Context, dialplan: Dialplan, priority: Priority): Generator<Finding> {
  const { statement, line } = priority;
  const { data } = statement;
  if (!data.text.includes('$[') || !data.text.includes('=')) return;
  for (const { text, value, operator, isLeft } of comparedTexts(data)) {
    const name = text.text;
    if (!isLeft || !/^(?:==?|!=)$/.test(operator) || !isOneValue(value) || !/^[A-Za-z_]\w{2,}$/.test(name)) continue;
    if (!assignmentsIn(context).has(name) || dialplan.isVariableRead(name)) continue;
    if (isReadByProgram(context, dialplan) || !isSound(statement, line.text)) continue;
    yield withoutMarks(priority, text);
  }
}

/** `Gosub(count,s,1(LIMIT))`, where nothing else makes use of the variable LIMIT, or the lines above have just set it. */
function* passedNames(context: Context, dialplan: Dialplan, priority: Priority): Generator<Finding> {
  const { statement, line } = priority;
  for (const target of targetsOf(statement)) {
    if (target.relation !== 'call' && target.relation !== 'handler') continue;
    for (const [index, argument] of (target.arguments ?? []).entries()) {
      const name = argument.text.trim();
      if (!/^[A-Za-z_]\w{2,}$/.test(name) || builtInVariable(name) !== undefined) continue;
      const isSet = isSetAbove(name, priority, context);
      if ((!isSet && !isMeantAsValue(name, priority, context, dialplan)) || !isSound(statement, line.text)) continue;
      const routine = routineOf(dialplan, target, originOf(priority));
      // A routine may be told by its arguments which variables to read.
      if (routine === undefined || readsByName(routine, index + 1)) continue;
      // A word in small letters is meant by its name where the routine has the same for it.
      if (!isMeantAsValue(name, priority, context, dialplan) && argumentName(routine, index + 1) !== name) continue;
      yield withoutMarks(priority, argument.trim());
    }
  }
}

/** A name that stands for itself where the value of the variable was meant. */
function withoutMarks({ statement, line }: Priority, name: Piece): Finding {
  // Inside of other lines a rule that looks beyond the line cannot tell a column.
  const isExact = hasWholeSignature(statement);
  const read = `\${${name.text}}`;
  return {
    line,
    span: (isExact ? name : statement.application.trim()).span(),
    message: `'${name.text}' is plain text here: '${read}' reads the variable.`,
    fix: () => (isExact ? [{ title: `Change to '${read}'`, safe: false, edits: [replacement(line, name.span(), read)] }] : []),
  };
}

/** `Authenticate(DOOR_CODE)`, where `[globals]` has the code: nobody can dial letters. */
function* secretNames(dialplan: Dialplan, priority: Priority): Generator<Finding> {
  const { statement, line } = priority;
  const { applicationName, data } = statement;
  const at = Object.hasOwn(passwordArguments, applicationName) ? passwordArguments[applicationName] : undefined;
  const piece = at === undefined ? undefined : splitArguments(data)[at]?.trim();
  if (piece === undefined || !dialplan.globals.has(piece.text) || !isSound(statement, line.text)) return;
  yield { ...withoutMarks(priority, piece), explains: ['password-in-dialplan'] };
}

/** `Playback(PROMPTS/hello)`, where `${PROMPTS}` is a folder elsewhere: a global variable of capital letters is no folder of that name. */
function* folderNames(dialplan: Dialplan, priority: Priority): Generator<Finding> {
  const { data, applicationName } = priority.statement;
  const position = Object.hasOwn(soundArguments, applicationName) ? soundArguments[applicationName] : undefined;
  const argument = position === undefined ? undefined : splitArguments(data)[position];
  if (argument === undefined) return;
  for (const file of splitPlain(argument, '&')) {
    const name = /^\s*([A-Z][A-Z0-9_]{2,})\//.exec(file.text)?.[1];
    if (name === undefined || dialplan.globals.get(name)?.includes('$') !== false || !dialplan.isVariableRead(name)) continue;
    yield withoutMarks(priority, file.trim().slice(0, name.length));
  }
}

/** Whether a word is the name of a variable that is there for this line alone, or that the extension sets above. */
function isMeantAsValue(name: string, own: Priority, context: Context, dialplan: Dialplan): boolean {
  const isGlobal = dialplan.globals.has(name);
  const assignments = assignmentsIn(context).get(name) ?? [];
  if ((!isGlobal && assignments.length === 0) || isReadByProgram(context, dialplan)) return false;
  if (!dialplan.isVariableRead(name)) return dialplan.isNearlyComplete;
  // In small letters it is a word like others.
  return (
    name === name.toUpperCase() &&
    assignments.some(
      (each) => each.priority.name === own.name && each.priority.number < own.number && each.value?.text.trim() !== name,
    )
  );
}

/** Whether a line above in the extension gives the variable a value, and nothing else: `Set(LOCAL(room)=${ARG1})`. */
function isSetAbove(name: string, own: Priority, context: Context): boolean {
  return (assignmentsIn(context).get(name) ?? []).some(
    ({ priority, isConditional }) =>
      priority.name === own.name &&
      priority.number < own.number &&
      !isConditional &&
      priority.statement.applicationName === 'set' &&
      !priority.statement.data.text.endsWith(`=${name}`),
  );
}

/** Whether a routine takes an argument for the name of something, and not for a value. */
function readsByName({ reads, most }: Routine, number: number): boolean {
  if (most === Infinity) return true;
  const inName = new RegExp(`[{(]\\$\\{ARG${number}\\}|^\\s*_*\\$\\{ARG${number}\\}\\s*=|\\b[A-Z]+\\(ARG${number}\\b|EVAL\\(`);
  return (reads.get(number) ?? []).some(({ statement: { data } }) => inName.test(data.text));
}

/** Whether an operand is one `${…}` and nothing else. */
function isOneValue(value: Piece): boolean {
  const [only] = substitutions(value);
  return only !== undefined && only.kind !== 'expression' && only.whole.text === value.text;
}

/** Whether a `{` stands somewhere that no `$` stands in front of. */
function hasBareBrace(text: string): boolean {
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) if (text.charAt(at - 1) !== '$') return true;
  return false;
}

/** Every name in an expression is told there. */
function isInExpression(data: Piece, at: number): boolean {
  return substitutions(data).some(
    ({ kind, whole }) =>
      kind === 'expression' && at >= whole.start - data.start && at < whole.start - data.start + whole.text.length,
  );
}

const inBraces = /(?<![\\$%#{^])\{(\w{2,})((?::-?\d+){0,2})\}(?!\})/g;
