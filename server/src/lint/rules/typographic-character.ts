/** A character that a web page or a word processor put in the place of the one that was typed. */

import { hasMark, Mark } from '../lines/line-traits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isInvisible, isUnusualBlank, type TypographicRun } from '../lines/typographic-characters.ts';
import { typographicRuns } from '../lines/typography.ts';
import { lineRule } from '../rule.ts';

export const typographicCharacter = lineRule(
  ['section', 'directive', 'setting', 'include', 'switch', 'ignorepat', 'autohints', 'exten', 'same', 'invalid'],
  {
    name: 'typographic-character',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A curly quotation mark, a long dash, a blank that does not break or another sign of typography stands in code.',
    why:
      'Web pages, chat programs and word processors replace quotation marks and hyphens by nicer ones. Asterisk knows the ASCII characters only: ' +
      '`«${ARG1}»` is never equal to `""`, a shell takes `—max-time` for a file name, a blank that does not break becomes part of a name. ' +
      'In comments and in words for people such characters are correct, and are left alone.',
    evidence:
      'main/config.c and main/ast_expr2.fl, which compare bytes: no byte above 127 is an operator, a quotation mark or a blank',
    invalid: [
      `
[sub-ended]
exten => s,1,GotoIf($[«\${ARG1}» = "x"]?end)
;                     ^ error typographic-character: '«' (U+00AB) stands where '"' belongs, and one more behind it.
 same => n,System(curl —max-time 10 http://stats.example/)
;                      ^ error typographic-character: '—' (U+2014) stands where '--' belongs.
 same => n(end),Return()
`,
      `
[from-inside]
exten => 100,1,Dial(PJSIP/100,30,“tT”)
;                                ^ error typographic-character: '“' (U+201C) stands where '"' belongs, and one more behind it.
`,
    ],
    valid: [
      `
[from-inside]
; A comment – even „this one“ – is for people.
exten => 100,1,NoOp(Call “for” the café…)
 same => n,Set(CALLERID(name)=Café – Bar)
 same => n,GotoIf($["\${CALLERID(name)}" = "Zoë – office"]?end)
 same => n(end),Hangup()
`,
    ],
  },
  function* (statement, text) {
    if (isTemplateText(text)) return;
    const runs = typographicRuns(statement, text);
    const [first] = runs;
    if (first === undefined) return;
    // Whatever brought one in brought in the others: they are told and cleaned together, and half a pair of quotation marks is worse than none.
    yield {
      span: first.span,
      message: messageOf(first, runs.length),
      // A name that is put right in one header alone is no longer that of the others, which inherit from it.
      ...(statement.kind === 'section' && { isOncePerFile: true }),
      fix: () => [
        {
          title: 'Replace with ASCII characters',
          safe: true,
          replacements: runs.map(({ span, meant }) => ({ span, newText: meant })),
        },
      ],
    };
  },
  (line) => hasMark(line, Mark.typographic),
);

function messageOf(run: TypographicRun, count: number): string {
  return `${subjectOf(run)}${count === 1 ? '' : `, and ${count === 2 ? 'one more' : `${String(count - 1)} more`} behind it`}.`;
}

function subjectOf({ written, meant }: TypographicRun): string {
  const chars = Array.from(written);
  const codes = chars.map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  if (chars.every(isInvisible)) return `An invisible character (${codes.join(', ')}) stands in the code`;
  if (chars.every(isUnusualBlank))
    return `A blank that does not break (${codes.join(', ')}) stands where an ordinary one belongs`;
  const shown = meant === "'" ? 'an apostrophe' : quoted(meant);
  if (/^[\0-\x7f]+$/.test(written)) return `${quoted(written)} stands where ${shown} belongs`;
  return `${quoted(written)} (${codes.join(', ')}) stands where ${shown} belongs`;
}

/** Between quotation marks that do not stand in the text. */
function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
