/** An option without the argument that it needs, or with one that it does not take. */

import { applicationRoles, runsRoutine } from '../../catalogue/arguments/argument-roles.ts';
import type { Piece } from '../../syntax/piece.ts';
import { calledOptions, isNoOptions, mayHaveOptions, type CalledOption } from '../calls/called-options.ts';
import type { LineFinding } from '../finding.ts';
import { lineRule } from '../rule.ts';

export const optionArgument = lineRule(
  ['exten', 'same'],
  {
    name: 'option-argument',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An option letter lacks the argument that it needs, or has one that it does not take.',
    why:
      'An option such as `U` of Dial or `L` names something in parentheses; without it the option has no effect, and some applications end the call. ' +
      'What stands in parentheses behind a letter that takes no argument is ignored without a word: mostly another letter was meant, such as `G` for `g`.',
    repair:
      'Write the argument in parentheses right behind the letter, `L(60000)`, or the letter that the argument was meant for.',
    evidence: 'main/app.c `parse_options`; what each application does with its `OPT_ARG_…`',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,30,tL)
;                               ^ warning option-argument: Option L of Dial has no effect without an argument.
 same => n,Dial(PJSIP/100,30,g(a^s^1))
;                             ^^^^^^^ warning option-argument: Option g of Dial takes no argument.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,30,tL(60000)m(jazz)r)
 same => n,Dial(PJSIP/100,30,mrL\${LIMIT})
`,
    ],
    seeAlso: ['unknown-option', 'duplicate-option'],
  },
  function* (statement, text, settings) {
    for (const called of calledOptions(statement, text, settings)) {
      const { entry, uses } = called;
      if (isNoOptions(called)) continue;
      for (const [at, use] of uses.entries()) {
        const { letter, letterPiece, argument, accepted, mayGoOn } = use;
        if (accepted === undefined || isEmptyRoutine(entry.name, letter, argument)) continue;
        if (isCutOff(uses[at - 1], use)) continue;
        const next = uses[at + 1];
        if (next !== undefined && isCutOff(use, next)) {
          yield cutOff(entry.name, use, next);
          continue;
        }
        if (accepted.argument === 'needed' && (argument?.text ?? '') === '' && !mayGoOn) {
          yield {
            span: letterPiece.span(),
            message: `Option ${letter} of ${entry.name} has no effect without an argument.`,
          };
        } else if (
          letter === 'L' &&
          /^\s*[1-9]\d{0,2}\s*(?::|$)/.test(argument?.text ?? '') &&
          /^(?:Dial|RetryDial|Bridge|MeetMe)$/.test(entry.name)
        ) {
          const limit = Number.parseInt(argument?.text ?? '', 10);
          yield {
            span: (argument ?? letterPiece).span(),
            message: `Option L of ${entry.name} counts in milliseconds: the call ends after ${limit / 1000} seconds.`,
          };
        } else if (letter === 'L' && argument !== undefined && limits.test(entry.name) && /^\s*\d+\s*,/.test(argument.text)) {
          const comma = argument.text.indexOf(',');
          yield {
            span: argument.span(comma, argument.text.length),
            message: `Option L of ${entry.name} is divided by ':'; what stands behind the comma is ignored.`,
          };
        } else if (letter === 'L' && argument !== undefined && limits.test(entry.name) && isWarnedTooEarly(argument.text)) {
          const [limit = '', warning = ''] = argument.text.split(':');
          yield {
            span: argument.span(),
            message: `Option L of ${entry.name} is to warn ${seconds(warning)} seconds before the end of a call that lasts ${seconds(limit)}.`,
          };
        } else if (letter === 'u' && entry.name === 'Dial' && argument !== undefined && !isPresentation(argument)) {
          yield {
            span: argument.span(),
            message: `Option u of Dial takes a presentation of the caller ID such as 'allowed', which '${argument.text}' is none of.`,
            fix: () =>
              uses.some((use) => use.letter === 'U')
                ? []
                : [{ title: "Change to 'U'", safe: false, replacements: [{ span: letterPiece.span(), newText: 'U' }] }],
          };
        } else if (accepted.argument === 'none' && argument !== undefined && argument.text !== '') {
          const { start, end } = argument.span();
          const span = { start: start - 1, end: end + 1 };
          yield {
            span,
            message: `Option ${letter} of ${entry.name} takes no argument.`,
            fix: () => [{ title: 'Remove the argument', safe: false, replacements: [{ span, newText: '' }] }],
          };
        }
      }
    }
  },
  mayHaveOptions,
);

const limits = /^(?:Dial|RetryDial|Bridge)$/;

/** Whether the first warning of `limit:warning` is due before a call begins. */
// Asterisk: main/features.c ast_bridge_timelimit.
function isWarnedTooEarly(text: string): boolean {
  const [, limit, warning] = /^\s*(\d+):(\d+)(?::\d*)?\s*$/.exec(text) ?? [];
  return Number(limit) > 0 && Number(warning) > Number(limit);
}

function seconds(milliseconds: string): number {
  return Number(milliseconds) / 1000;
}

/** `bc(sub^s^1)`: the argument that one letter needs stands behind the next one, which takes none. */
function isCutOff(one: CalledOption | undefined, { accepted, argument, whole }: CalledOption): boolean {
  if (one?.accepted?.argument !== 'needed' || one.argument !== undefined || one.mayGoOn) return false;
  return accepted?.argument === 'none' && (argument?.text ?? '') !== '' && one.letterPiece.span().end === whole.span().start;
}

function cutOff(application: string, { letter, letterPiece }: CalledOption, next: CalledOption): LineFinding {
  const span = { start: letterPiece.span().start, end: next.letterPiece.span().end };
  return {
    span,
    message: `The argument that option ${letter} of ${application} needs stands behind ${next.letter}, which takes none.`,
    fix: () => [
      {
        title: `Change to '${next.letter}${letter}'`,
        safe: false,
        replacements: [{ span, newText: `${next.letter}${letter}` }],
      },
    ],
  };
}

/** Whether the argument of option u of Dial is one that it knows, or one that is computed. */
// Asterisk: main/callerid.c pres_types.
function isPresentation({ text }: Piece): boolean {
  return (
    text.trim() === '' ||
    text.startsWith('$') ||
    /^(?:(?:allowed|prohib)(?:_(?:not_screened|passed_screen|failed_screen))?|unavailable)$/i.test(text.trim())
  );
}

/** Whether a subroutine is named and its name is empty, as in `U()`: that is a target, and judged as one. */
function isEmptyRoutine(application: string, letter: string, argument: Piece | undefined): boolean {
  if (argument?.text !== '') return false;
  const letters = applicationRoles(application)?.options?.letters;
  const role = letters !== undefined && Object.hasOwn(letters, letter) ? letters[letter] : undefined;
  return role !== undefined && runsRoutine(role);
}
