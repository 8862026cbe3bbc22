/** An extension that nobody dials, such as `s` or `i`, takes its own name for a number. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isWrittenLikePattern } from '../loading/forgotten-underscores.ts';
import { contextRule } from '../rule.ts';

export const specialExtensionAsNumber = contextRule(
  {
    name: 'special-extension-as-number',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'EXTEN is used as a number in an extension such as `s`, `i` or `t`, where it is that letter; or more digits are cut off EXTEN than it has.',
    why:
      '`${EXTEN}` is the extension that a call is in: in `s`, in a macro or a subroutine that begins there, it is `s`, and behind a wrong key it is `i`. ' +
      'Nor does a telephone dial the single letter that a `Goto(f,1)` leads to. ' +
      '`${EXTEN:4}` cuts off the first four characters: nothing is left where no number that the extension answers is longer. ' +
      'Names that go on to other contexts, as in `Local/${EXTEN}@more`, are left alone.',
    repair:
      'The number that was dialed is `${MACRO_EXTEN}` in a macro, an argument in a subroutine, `${INVALID_EXTEN}` in `i`, and has to be kept in a variable for all others. ' +
      'Where digits are cut off, count those of the pattern.',
    evidence: "main/pbx_variables.c `pbx_retrieve_variable` (EXTEN is the channel's extension)",
    follows: ['missing-pattern-underscore', 'invalid-pattern'],
    invalid: [
      `
[macro-user]
exten => s,1,Dial(PJSIP/\${EXTEN},20)
;                       ^^^^^^^^ warning special-extension-as-number: EXTEN is 's' here, and no number.
 same => n,VoiceMail(\${EXTEN}@default,u)
;                    ^^^^^^^^ warning special-extension-as-number: EXTEN is 's' here, and no number.
[menu]
exten => i,1,SayDigits(\${EXTEN})
;                      ^^^^^^^^ warning special-extension-as-number: EXTEN is 'i' here, and no number.
 same => n,Set(WRONG=\${EXTEN})
;                    ^^^^^^^^ warning special-extension-as-number: EXTEN is 'i' here, and no number.
 same => n,NoOp(wrong: \${EXTEN})
;          ^^^^ information special-extension-as-number: EXTEN is 'i' here: what was dialed is INVALID_EXTEN.
exten => f,1,Dial(IAX2/\${EXTEN})
;                      ^^^^^^^^ warning special-extension-as-number: EXTEN is 'f' here, and no number.
exten => _*55X,1,ConfBridge(\${EXTEN:4})
;                           ^^^^^^^^^^ warning special-extension-as-number: This is empty: '_*55X' has no more than 4 characters, and 4 are left out.
`,
    ],
    valid: [
      `
[macro-user]
exten => s,1,Dial(PJSIP/\${MACRO_EXTEN},20)
 same => n,Dial(Local/\${EXTEN}@more)
[menu]
exten => i,1,SayDigits(\${INVALID_EXTEN})
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
[more]
exten => s,1,Hangup()
`,
    ],
    seeAlso: ['extension-in-hangup'],
  },
  function* (context: Context): Generator<Finding> {
    for (const { compiled, priorities } of context.registered()) {
      if (!special.includes(compiled.key)) continue;
      const name = compiled.key;
      for (const priority of priorities) {
        const { statement, line } = priority;
        for (const piece of readsOf(priority, name))
          yield { line, span: piece.span(), message: `EXTEN is '${name}' here, and no number.` };
        if (name === 'i' && tellsWrongNumber(statement))
          yield {
            line,
            span: statement.application.trim().span(),
            message: "EXTEN is 'i' here: what was dialed is INVALID_EXTEN.",
            atMost: 'information',
          };
      }
    }
    for (const priority of context.priorities()) {
      const { name, line, statement } = priority;
      if (statement.data.text.includes('${EXTEN:')) yield* emptyRests(priority);
      if (isLetter(name))
        for (const piece of readsOf(priority, name))
          yield { line, span: piece.span(), message: `EXTEN is '${name}' here, and no number.` };
    }
  },
  ({ applications }) => applications.size > 0,
);

/** `${EXTEN:4}` in an extension of which no number has more than four digits. */
function* emptyRests({ statement, line, name }: Priority): Generator<Finding> {
  if (special.includes(name) || name === 'h') return;
  if (hasSubstitution(name) || !isSound(statement, line.text) || isWrittenLikePattern(name)) return;
  const length = lengthOf(name);
  if (length === undefined) return;
  for (const each of allSubstitutions(statement.data)) {
    if (each.kind !== 'variable' || each.name.text !== 'EXTEN') continue;
    const offset = /^\s*(\d+)\s*(?::|$)/.exec(each.substring?.text ?? '')?.[1];
    if (offset === undefined || Number(offset) < length) continue;
    yield {
      line,
      span: each.whole.span(),
      message: `This is empty: '${name}' has no more than ${length} ${length === 1 ? 'character' : 'characters'}, and ${offset} are left out.`,
    };
  }
}

/** How many characters the numbers have that an extension answers; undefined where there may be any number of them. */
function lengthOf(name: string): number | undefined {
  const { positions, isPattern, literal } = compileName(name);
  if (!isPattern) return literal.length;
  return positions.some(({ kind }) => kind !== 'set') ? undefined : positions.length;
}

/** `exten => f,1,…`, where a jump leads and no telephone. */
function isLetter(name: string): boolean {
  return /^[A-Za-z]$/.test(name) && name !== 'h' && !special.includes(name);
}

/** Extensions that Asterisk enters by itself. In `h` another rule tells of it. */
const special: readonly string[] = ['s', 'i', 't', 'e', 'T', 'o', 'a'];

/** Whether a text for the log tells EXTEN, without the place that it belongs to. */
function tellsWrongNumber({ application, data: { text } }: Priority['statement']): boolean {
  if (!text.includes('${EXTEN}') || /\$\{(?:INVALID_EXTEN|CONTEXT|PRIORITY)\}/.test(text)) return false;
  return /^\s*(?:noop|verbose|log)\s*$/i.test(application.text);
}

function* readsOf({ statement }: Priority, extension: string): Generator<Piece> {
  if (!statement.data.text.includes('${EXTEN')) return;
  for (const call of withNestedCalls(factsOf(statement).call)) {
    const number = numberOf(call) ?? (extension === 'i' ? keptBy(call) : undefined);
    if (number === undefined || /(?:^|&)\s*local\//i.test(number.text)) continue;
    for (const each of allSubstitutions(number)) if (each.kind === 'variable' && each.name.text === 'EXTEN') yield each.whole;
  }
}

/** `Set(WRONG=${EXTEN})`: what a variable is to keep of the wrong number. */
function keptBy(call: ApplicationCall): Piece | undefined {
  if (!/^\s*set\s*$/i.test(call.name.text)) return undefined;
  const [assignment] = assignmentsOf(call);
  return assignment !== undefined && /^\$\{EXTEN\b[^{}]*\}$/.test(assignment.value.text) ? assignment.value : undefined;
}

/** The argument that is a number, or holds one. */
function numberOf({ application, data }: ApplicationCall): Piece | undefined {
  switch (application) {
    case 'dial':
    case 'voicemail':
    case 'voicemailmain':
    case 'saydigits':
    case 'saynumber':
      return splitArguments(data)[0];
    case 'retrydial':
      return splitArguments(data)[3];
    default:
      return undefined;
  }
}
