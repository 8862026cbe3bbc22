/** An option letter that the application does not have. */

import type { AcceptedOption } from '../../catalogue/arguments/accepted-arguments.ts';
import {
  calledOptions,
  isNoOptions,
  isOptionInVersion,
  type CalledOption,
  type CalledOptions,
  mayHaveOptions,
} from '../calls/called-options.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { lineRule } from '../rule.ts';

export const unknownOption = lineRule(
  ['exten', 'same'],
  {
    name: 'unknown-option',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An application has no option of this letter, or not in your version.',
    why:
      'Asterisk writes "Unrecognized option: \'q\'" into its log each time the line runs, and goes on as if the letter were not there. ' +
      'Where no version is set, a letter that newer versions have no more, as `M` of Dial, is told once in a file. ' +
      'Letters are case-sensitive: `t` lets the called party transfer, `T` the calling one. ' +
      "The letters of each application were read in Asterisk's source, those that its documentation does not mention included.",
    repair:
      'Write the letter that was meant, or remove it. `core show application Dial` on the console of Asterisk lists the letters of your version.',
    evidence: 'main/app.c `parse_options` and the AST_APP_OPTIONS table of each application',
    follows: ['invalid-argument-value'],
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,30,tq)
;                               ^ warning unknown-option: Dial has no option 'q'.
 same => n,Read(DIGITS,hello,4,skip)
;                              ^^^^ warning unknown-option: 'skip' is not made of option letters of Read.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,30,tTm(jazz)b(sub^s^1(a^b)))
 same => n,Dial(PJSIP/100,30,\${OPTIONS})
 same => n,BackGround(hello,noanswer)
[sub]
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
`,
    ],
    seeAlso: ['option-argument', 'duplicate-option', 'argument-count'],
  },
  function* (statement, text, settings) {
    for (const called of calledOptions(statement, text, settings)) {
      const { entry, uses, argument } = called;
      // A name that lacks a brace or its mark is told.
      if (/\$\w+\}|^\s*\{\w+\}/.test(called.argument.text)) continue;
      if (isNoOptions(called)) {
        yield {
          span: argument.span(),
          message: `'${argument.text}' is not made of option letters of ${entry.name}.`,
          fix: () => moved(called),
        };
        continue;
      }
      const told = new Set<string>();
      for (const use of uses) {
        if (use.accepted === undefined) {
          // What stands there again is taken out with the first.
          if (told.has(use.letter)) continue;
          told.add(use.letter);
          const same = uses.filter(({ accepted, letter }) => accepted === undefined && letter === use.letter);
          // Who divides options by a mark puts blanks around it, and they go with it.
          const blanks = uses.filter(({ letter }) => letter === ' ');
          if (use.letter === ' ' && uses.some(isMark)) continue;
          if (isMark(use)) same.push(...blanks);
          yield use.letter === ' ' ? blank(called, use, same) : unknown(called, use, same);
        } else if (!isOptionInVersion(use.accepted, settings))
          yield {
            span: use.letterPiece.span(),
            message: otherVersion(entry.name, use.letter, use.accepted, settings),
            fix: () => [removal(called, [use], false)],
          };
        else if (isGone(use.accepted, settings))
          yield {
            span: use.letterPiece.span(),
            message: otherVersion(entry.name, use.letter, use.accepted, settings),
            isOncePerFile: true,
          };
      }
    }
  },
  mayHaveOptions,
);

/** Whether something divides options, which stand side by side. */
function isMark({ accepted, letter }: CalledOption): boolean {
  return accepted === undefined && /[^\w\s]/.test(letter);
}

/** A number of seconds that stands a comma too far to the right. */
function moved({ entry, argument, before }: CalledOptions): LineFix[] {
  if (entry.name !== 'Dial' || before?.text.trim() !== '' || !/^\d+$/.test(argument.text)) return [];
  const { start } = argument.span();
  return [
    {
      title: 'Make it the timeout',
      safe: false,
      replacements: [{ span: { start: before.span().start, end: start }, newText: '' }],
    },
  ];
}

function unknown(called: CalledOptions, use: CalledOption, same: readonly CalledOption[]): LineFinding {
  const { entry, letters, isComputed } = called;
  const { letter, letterPiece } = use;
  return {
    span: letterPiece.span(),
    message: `${entry.name} has no option '${letter}'.`,
    fix: (): LineFix[] => {
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      const change: LineFix[] =
        other !== letter && letters.has(other) && (letters.get(other)?.argument !== 'needed' || use.argument !== undefined)
          ? [
              {
                title: `Change to '${other}'`,
                safe: false,
                replacements: same.map((each) => ({ span: each.letterPiece.span(), newText: other })),
              },
            ]
          : [];
      return isComputed ? change : [...change, removal(called, same, false)];
    },
  };
}

/** Nothing but a warning in the log comes of it. */
function blank(called: CalledOptions, use: CalledOption, same: readonly CalledOption[]): LineFinding {
  return {
    span: use.letterPiece.span(),
    message: 'The blank counts as an option that does not exist.',
    atMost: 'information',
    fix: () => [
      removal(
        called,
        same,
        same.every(({ argument }) => argument === undefined),
      ),
    ],
  };
}

/** Whether only older versions of those in use know the option, where no version is set. */
function isGone({ until }: AcceptedOption, { asteriskVersion }: RuleSettings): boolean {
  return asteriskVersion === 'auto' && until !== undefined;
}

function otherVersion(name: string, letter: string, { since, until }: AcceptedOption, { asteriskVersion }: RuleSettings): string {
  return since !== undefined && Number(asteriskVersion) < Number(since)
    ? `${name} has no option '${letter}' before Asterisk ${since}.`
    : `${name} has no option '${letter}' since Asterisk ${until ?? ''}.`;
}

function removal({ argument, before, isLast }: CalledOptions, uses: readonly CalledOption[], safe: boolean): LineFix {
  const [first] = uses;
  const what = first?.letter === ' ' ? 'blank' : first !== undefined && isMark(first) ? 'mark' : 'option';
  const title = `Remove the ${what}${uses.length > 1 ? 's' : ''}`;
  // Where nothing is left, the comma goes as well.
  if (
    isLast &&
    before !== undefined &&
    before.text.trim() !== '' &&
    uses.map(({ whole }) => whole.text).join('') === argument.text
  ) {
    const { end } = argument.span();
    return { title, safe, replacements: [{ span: { start: before.span().end, end }, newText: '' }] };
  }
  return {
    title,
    safe,
    replacements: uses.map(({ whole }) => ({ span: whole.span(), newText: '' })),
  };
}
