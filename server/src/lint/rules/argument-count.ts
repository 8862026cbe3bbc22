/** An application is called without an argument that it cannot do without, or with more than it reads. */

import { acceptedArguments, type AcceptedArguments } from '../../catalogue/arguments/accepted-arguments.ts';
import { syntaxOf, type AsteriskVersion } from '../../catalogue/catalogue.ts';
import type { Piece } from '../../syntax/piece.ts';
import { isTextForKeys } from '../calls/application-arguments.ts';
import { calledApplications, type CalledApplication } from '../calls/called-applications.ts';
import { mayHoldCommas } from '../calls/function-arguments.ts';
import { OLDEST_IN_USE } from '../calls/version.ts';
import type { LineFinding } from '../finding.ts';
import { Mark, MOST_COMMAS } from '../lines/line-traits.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { lineRule } from '../rule.ts';

export const argumentCount = lineRule(
  ['exten', 'same'],
  {
    name: 'argument-count',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An application is called without an argument that it needs, or with more arguments than it reads.',
    why:
      'Without an argument that it needs an application writes a warning into the log and does nothing, or ends the call. ' +
      'Arguments beyond those that it reads are not divided any more: they become part of the last one, or are ignored; mostly a comma too many stands before them, or a file that should be played is joined by `,` instead of `&`. ' +
      "An empty argument between two commas counts as missing. What is judged was read in Asterisk's source, which is not always what its documentation says.",
    repair:
      'Give the argument that is missing, or take out what is too much. ' +
      '`core show application Playback` on the console of Asterisk lists what an application takes. ' +
      'Several sounds are joined by `&`, not by commas, and an argument that is not used is left empty between its commas.',
    evidence: 'main/app.c `__ast_app_separate_args` and the exec function of each application',
    follows: ['invalid-argument-value', 'second-application'],
    invalid: [
      `
[a]
exten => s,1,Playback()
;            ^^^^^^^^ warning argument-count: Argument 'filenames' of Playback is missing.
 same => n,Read(DIGITS,vm-enternum,4,,3,5,10)
;                                         ^^ warning argument-count: Read takes 6 arguments, and this is the 7th.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Playback(hello)
 same => n,Read(DIGITS,vm-enternum,4,,3,5)
 same => n,Read(\${ARGUMENTS})
 same => n,NoOp(a, b, and c)
`,
    ],
    seeAlso: ['unknown-option', 'pipe-separator'],
  },
  function* (statement, text, settings) {
    // What is needed was read in the versions that are in use.
    if (settings.asteriskVersion !== 'auto' && Number(settings.asteriskVersion) < OLDEST_IN_USE) return;
    for (const called of calledApplications(statement, text, settings)) {
      const finding = missing(called, settings) ?? surplus(called);
      if (finding !== undefined) yield finding;
    }
  },
  ({ application, mayNest, marks, commas }, settings) => {
    if (mayNest) return true;
    const { needs, most } = acceptedArguments(application, versionOf(settings)) ?? {};
    // Parentheses and quotation marks may make fewer arguments of the commas, and never more.
    const mayLack =
      needs !== undefined && (needs.some((position) => position > 0) || (needs.length > 0 && (marks & Mark.emptyArgument) !== 0));
    return mayLack || (most !== undefined && (commas >= most || commas === MOST_COMMAS));
  },
);

function versionOf({ asteriskVersion }: RuleSettings): AsteriskVersion | undefined {
  return asteriskVersion === 'auto' ? undefined : asteriskVersion;
}

function missing({ call, entry, accepted, arguments: args }: CalledApplication, settings: RuleSettings): LineFinding | undefined {
  for (const position of accepted.needs) {
    if ((args[position]?.text ?? '') !== '' || isSubstituted(accepted, position, args)) continue;
    // A value may have commas in it.
    if (args.slice(0, position).some(mayHoldCommas)) return undefined;
    const name = syntaxOf(entry, versionOf(settings)).parameters?.[position]?.name;
    return {
      span: call.name.trim().span(),
      message:
        name === undefined ? `An argument of ${entry.name} is missing.` : `Argument '${name}' of ${entry.name} is missing.`,
      // What it was to free is freed with the channel.
      ...(entry.name === 'ODBCFinish' && { atMost: 'information' as const }),
    };
  }
  return undefined;
}

function surplus({ entry, accepted, arguments: args }: CalledApplication): LineFinding | undefined {
  const { most } = accepted;
  if (most === undefined || args.length <= most) return undefined;
  const extra = args.slice(most);
  const [first] = extra;
  const last = extra.at(-1);
  if (first === undefined || last === undefined || extra.every((each) => each.trim().text === '')) return undefined;
  // That a text has commas is told at the first of them.
  if (entry.name === 'Festival' && args[1] !== undefined && isTextForKeys(args[1])) return undefined;
  const what = most === 1 ? '1 argument' : `${most} arguments`;
  return {
    span: { start: first.span().start, end: last.span().end },
    message: `${entry.name} takes ${what}, and this is the ${ordinal(most + 1)}.`,
  };
}

function ordinal(number: number): string {
  return `${number}${['th', 'st', 'nd', 'rd'][number < 4 ? number : 0] ?? 'th'}`;
}

/** Whether an option stands in for the first argument, as `r(file)` does for the file of MixMonitor. */
function isSubstituted({ substitutes, options }: AcceptedArguments, position: number, args: readonly Piece[]): boolean {
  const text = options === undefined ? '' : (args[options.position]?.text ?? '');
  return position === 0 && substitutes !== '' && (text.includes('$') || new RegExp(`[${substitutes}]\\(`).test(text));
}
