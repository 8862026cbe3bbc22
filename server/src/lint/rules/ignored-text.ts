/** Text stands behind the last closing parenthesis of a line. */

import { application } from '../../catalogue/catalogue.ts';
import { closingParenthesis } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { LineFix } from '../finding.ts';
import { isCodeOnly } from '../lines/application-text.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isInvisible } from '../lines/typographic-characters.ts';
import { hasHeaderBehind } from '../loading/lost-lines.ts';
import { lineRule } from '../rule.ts';

export const ignoredText = lineRule(
  ['exten', 'same'],
  {
    name: 'ignored-text',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: "Text stands behind the ')' that ends an application: Asterisk ignores it, or takes it for arguments.",
    why:
      'Asterisk reads an application up to the last `)` of its line and drops what stands behind it without a word. ' +
      'Where the text behind has a `)` itself, all up to that one is read as arguments: `Playback(hello) the sound (of 2020)` looks for a file `hello) the sound (of 2020`, and the caller hears nothing. ' +
      'What was meant for the application has to stand inside of the parentheses, and a comment behind a `;`.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    follows: ['missing-priority', 'invalid-priority', 'invalid-assignment', 'invalid-condition', 'unknown-application'],
    invalid: [
      `
[a]
exten => s,1,Playback(pbx-invalid)&goodbye
;                                 ^^^^^^^^ warning ignored-text: Asterisk ignores '&goodbye' behind the last ')'.
 same => n,Hangup() // the end
;                   ^^^^^^^^^^ information ignored-text: Asterisk ignores '// the end' behind the last ')'.
`,
      `
[a]
exten => s,1,Playback(hello) the sound (of 2020)
;                            ^^^^^^^^^^^^^^^^^^^ warning ignored-text: 'the sound (of 2020)' is read as arguments of 'Playback', which reach to the last ')'.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Playback(pbx-invalid) ; a comment
 same => n,Hangup
exten => 100,hint,Custom:a(b)c
`,
    ],
    seeAlso: ['unclosed-bracket', 'second-application'],
  },
  function* (statement, text) {
    const behindLabel = textBehindLabel(statement);
    if (behindLabel !== undefined)
      yield {
        span: behindLabel.span(),
        message: `Asterisk ignores '${shortened(behindLabel.text)}' behind the label.`,
        atMost: 'information',
      };
    const words = wordsAmongArguments(statement);
    if (words !== undefined) {
      if (isTemplateText(text) || !isSound(statement, text)) return;
      const { start, end } = words.span();
      yield {
        span: { start, end },
        message: `'${shortened(words.text)}' is read as arguments of '${statement.application.text.trim()}', which reach to the last ')'.`,
        ...(readsNoFurther(statement) && { atMost: 'information' as const }),
        fix: () => [{ title: 'Make it a comment', safe: true, replacements: [{ span: { start, end: start }, newText: '; ' }] }],
      };
      return;
    }
    // Most lines end there, and nothing more need be asked of them.
    if (text.endsWith(')') && !text.includes(';')) return;
    const { live, hasParentheses, isUnclosed, rest, data, priority } = statement;
    if (live.text.endsWith(')') || !hasParentheses || isUnclosed || priority.word.text.trim() === 'hint') return;
    // `n,(label),hangup`: the label in the wrong place is told.
    if (statement.applicationName === '') return;
    const behind = rest.slice(data.span().end + 1 - rest.start);
    const ignored = behind.trim();
    // The end of a comment that none has begun is told.
    if (ignored.text.startsWith('--;')) return;
    if (Array.from(ignored.text.trim()).every(isInvisible) || isTemplateText(text) || !isSound(statement, text)) return;
    // That a section header is lost is told.
    if (hasHeaderBehind(statement)) return;
    // What stands apart, or is a mere mark, was to have no effect most often, and has none.
    const isHarmless = !/^[\w@&$}[(]|^,\s*\w/.test(behind.text);
    yield {
      span: ignored.span(),
      message: `Asterisk ignores '${shortened(ignored.text)}' behind the last ')'.`,
      ...(isHarmless && { atMost: 'information' as const, fix: () => harmless(ignored, data) }),
    };
  },
);

/** Words become the comment that they are, and marks go: Asterisk reads the same as before. */
function harmless(ignored: Piece, data: Piece): LineFix[] {
  const { text } = ignored;
  const { start, end } = ignored.span();
  if (!/[\p{L}\p{N}]/u.test(text))
    return [{ title: `Remove '${shortened(text)}'`, safe: true, replacements: [{ span: { start, end }, newText: '' }] }];
  const closing = closingParenthesis(data.text, 0);
  if (closing < 0)
    return [{ title: 'Make it a comment', safe: true, replacements: [{ span: { start, end: start }, newText: '; ' }] }];
  // The words have parentheses themselves, up to which all is read as arguments.
  const remark = /^\s+(?=[-=>]{2,}|\/\/)/.exec(data.text.slice(closing + 1))?.[0];
  if (remark === undefined) return [];
  const at = data.column(closing + 1 + remark.length);
  return [{ title: 'Make it a comment', safe: false, replacements: [{ span: { start: at, end: at }, newText: '; ' }] }];
}

/** `Playback(hello) the sound (of 2020)`: words for people behind the arguments of an application that is given none. */
function wordsAmongArguments({ data, live, applicationName }: ExtensionStatement): Piece | undefined {
  if (!data.text.includes(') ') || !isCodeOnly(applicationName)) return undefined;
  const closing = closingParenthesis(data.text, 0);
  if (closing < 0) return undefined;
  const before = /^\s+(?=(?:[-=>#/]+\s*)?\p{L}+\s+[^\s=(])/u.exec(data.text.slice(closing + 1))?.[0];
  return before === undefined ? undefined : live.slice(data.start - live.start + closing + 1 + before.length).trim();
}

/** Whether the application does the same with the words: it needs no arguments, or the priority where it goes to is a number, of which the digits are read. */
// Asterisk: main/pbx.c pbx_parseable_goto (sscanf).
function readsNoFurther({ applicationName, data }: ExtensionStatement): boolean {
  if (withoutNeeds.test(applicationName)) return true;
  const own = data.text.slice(0, closingParenthesis(data.text, 0));
  return /^goto(?:if|iftime)?$/i.test(applicationName) && /(?:^|[,?:])\d+$/.test(own);
}

const withoutNeeds = /^(?:answer|echo|else|endif|endwhile|exitif|exitwhile|hangup|proceeding|progress|ringing|stopmixmonitor)$/i;

/** `n(label)x` */
// Asterisk: pbx/pbx_config.c pbx_load_config ends the label at the first ')'.
function textBehindLabel({ priority: { piece, label, isLabelUnclosed } }: ExtensionStatement): Piece | undefined {
  if (label === undefined || isLabelUnclosed) return undefined;
  const behind = piece.slice(piece.text.indexOf(')') + 1).trim();
  const name = /^[A-Za-z]\w*(?=\s*(?:\(|$))/.exec(behind.text)?.[0];
  // That a comma is missing in front of an application is told.
  const isApplication = name !== undefined && application(name) !== undefined;
  return behind.text === '' || isApplication ? undefined : behind;
}

const LONGEST_QUOTE = 40;

function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}
