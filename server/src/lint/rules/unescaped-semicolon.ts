/** A semicolon inside an argument, which begins a comment. */

import type { ExtensionStatement, SettingStatement } from '../../syntax/statement.ts';
import type { LineFix } from '../finding.ts';
import { isCommand } from '../lines/application-text.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { escapedSemicolons } from '../lines/semicolons.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { lineRule } from '../rule.ts';

export const unescapedSemicolon = lineRule(
  ['exten', 'same', 'setting'],
  {
    name: 'unescaped-semicolon',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A semicolon inside an argument begins a comment, and the rest of the line is lost.',
    why:
      'Asterisk cuts comments out of a line before it looks at anything else: quotation marks and parentheses protect nothing. ' +
      'What is left of the line, an application with half of its argument and an open parenthesis, is what Asterisk runs. A semicolon that is meant is written `\\;`.',
    evidence: 'main/config.c `config_text_file_load`',
    invalid: [
      `
[a]
exten => s,1,NoOp("a;b")
;                   ^ error unescaped-semicolon: The semicolon begins a comment: 'b")' is lost.
 same => n,System(cd /tmp; ls)
;                        ^ error unescaped-semicolon: The semicolon begins a comment: ' ls)' is lost.
`,
      `
[globals]
TRUNK=sip:100@example.com;transport=tcp
;                        ^ hint unescaped-semicolon: The semicolon begins a comment: 'transport=tcp' is lost.
`,
    ],
    valid: [
      `
[a]
exten => s,1,NoOp("a\\;b")
 same => n,Dial(PJSIP/100) ; call (him
 same => n,Answer();at once
`,
    ],
    seeAlso: ['unclosed-bracket'],
  },
  function* (statement, text) {
    if (statement.comment < 0 || isTemplateText(text) || isMangled(statement, text)) return;
    const { comment } = statement;
    const lost = text.slice(comment + 1).trimEnd();
    const columns = statement.kind === 'setting' ? undefined : escapedSemicolons(statement, text);
    const span = { start: comment, end: comment + 1 };
    const message = `The semicolon begins a comment: '${shortened(lost)}' is lost.`;
    if (columns !== undefined)
      yield {
        span,
        message,
        fix: () => [
          markMeant(statement, text) ?? {
            title: "Write '\\;'",
            safe: isSurelyMeant(statement, text),
            replacements: columns.map((column) => ({ span: { start: column, end: column }, newText: '\\' })),
          },
        ],
      };
    else if (cutsParameter(statement, text))
      yield {
        span,
        message,
        atMost: 'hint',
        fix: () => [
          { title: "Write '\\;'", safe: false, replacements: [{ span: { start: comment, end: comment }, newText: '\\' }] },
        ],
      };
  },
  (line) => hasMark(line, Mark.semicolon),
);

/** Where places are named the semicolon was to divide them: no name has one. */
function markMeant(statement: ExtensionStatement | SettingStatement, text: string): LineFix | undefined {
  if (statement.kind === 'setting' || !/^\s*(?:goto|gosub)(?:if|iftime)?\s*$/i.test(statement.application.text)) return undefined;
  const { comment, rest } = statement;
  const mark = /\?[^:]*$/.test(rest.text) ? ':' : ',';
  // What stands in quotation marks or in an argument list is text.
  const before = text.slice(0, comment);
  if (before.split('"').length % 2 === 0 || before.split('(').length - before.split(')').length > 1) return undefined;
  return {
    title: `Change to '${mark}'`,
    safe: false,
    replacements: [{ span: { start: comment, end: comment + 1 }, newText: mark }],
  };
}

/** Without blanks around it, or in a shell command, a semicolon is no comment in anybody's eyes. */
function isSurelyMeant(statement: ExtensionStatement | SettingStatement, text: string): boolean {
  if (statement.kind === 'setting') return false;
  const { comment } = statement;
  return isCommand(statement.applicationName) || (/\S/.test(text.charAt(comment - 1)) && /\S/.test(text.charAt(comment + 1)));
}

/** `;transport=tcp` right behind an address. */
function cutsParameter(statement: ExtensionStatement | SettingStatement, text: string): boolean {
  const { comment } = statement;
  if (!/^[a-z][a-z-]*=\S/i.test(text.slice(comment + 1)) || /[\s)]/.test(text.charAt(comment - 1))) return false;
  return /\bsips?:|@/i.test(statement.value.text) || (statement.kind !== 'setting' && statement.priority.word.text === 'hint');
}

const LONGEST_QUOTE = 40;

function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}
