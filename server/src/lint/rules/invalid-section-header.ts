/** A section header that Asterisk reads as something else, or not at all. */

import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement, SectionStatement } from '../../syntax/statement.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { hasHeaderBehind } from '../loading/lost-lines.ts';
import { lineRule } from '../rule.ts';

export const invalidSectionHeader = lineRule(
  ['section', 'exten', 'same'],
  {
    name: 'invalid-section-header',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary:
      "A section header has no ']' or no ')', stands behind another line, has another line behind it, or a blank in front of its options.",
    why:
      "Without the ']' or the ')' Asterisk refuses the file: nothing of it is loaded. The options must follow the ']' at once. " +
      'Behind a blank they are ignored without a word, so that a template becomes an ordinary context, and what should inherit from it stays empty. ' +
      'Behind the parenthesis of an application everything is ignored, a section header too, and so is what stands behind a header.',
    evidence: 'main/config.c `process_text_line` ("no closing \']\'", "no closing \')\'")',
    invalid: [
      `
[from-internal
;<^^^^^^^^^^^^ error invalid-section-header: The ']' is missing; Asterisk refuses the file.
[phones](!
;       ^ error invalid-section-header: The ')' is missing; Asterisk refuses the file.
[base] (!)
;      ^^^ error invalid-section-header: Asterisk ignores '(!)': the blank in front of it makes it no option.
`,
      `
[base](!)
[phones](base)(!)
;             ^^^ warning invalid-section-header: Asterisk ignores '(!)': all options of a section stand in one pair of parentheses.
[a]exten => s,1,Answer()
;  ^^^^^^^^^^^^^^^^^^^^^ warning invalid-section-header: Asterisk ignores 'exten => s,1,Answer()' behind the section header.
[general] static=yes
;         ^^^^^^^^^^ warning invalid-section-header: Asterisk ignores 'static=yes' behind the section header.
[b]]
;  ^ information invalid-section-header: Asterisk ignores ']' behind the section header.
`,
      `
[a]
exten => s,1,Hangup()[bye]
;                    ^^^^^ error invalid-section-header: Asterisk ignores the section header '[bye]', which stands behind another line.
exten => s,1,Answer()
`,
    ],
    valid: [
      `
[base](!)
[from internal](base) ; anything may stand here
[other] for the others
`,
    ],
    seeAlso: ['unknown-template', 'invalid-inheritance'],
  },
  function* (statement, text) {
    if (isTemplateText(text) || isMangled(statement, text)) return;
    const finding = statement.kind === 'section' ? judge(statement) : glued(statement);
    if (finding !== undefined) yield finding;
  },
  (line) => hasMark(line, Mark.header),
);

function glued(statement: ExtensionStatement): LineFinding | undefined {
  if (!hasHeaderBehind(statement)) return undefined;
  const { trailer } = statement;
  const { start } = trailer.span();
  return {
    span: trailer.span(),
    message: `Asterisk ignores the section header '${trailer.text}', which stands behind another line.`,
    fix: (line) => [
      beginsWithNext(line)
        ? {
            title: 'Remove the section header',
            safe: false,
            replacements: [{ span: { start, end: start + trailer.text.length }, newText: '' }],
          }
        : {
            title: 'Put the section header on a line of its own',
            safe: false,
            replacements: [{ span: { start, end: start }, newText: '\n\n' }],
          },
    ],
  };
}

/** Whether what follows counts on from above, so that it would lose its beginning under a header. */
function beginsWithNext({ file: { lines }, number }: Line): boolean {
  const next = lines.slice(number + 1).find(({ statement }) => statement.kind !== 'blank')?.statement;
  return next?.kind === 'same' || (next?.kind === 'exten' && /^(?:n|next)$/.test(next.priority.word.text));
}

/** `[phones](base,!)` for `[phones](base)(!)` */
function oneList(trailer: Piece): LineFix {
  const { start } = trailer.span();
  return {
    title: 'Put them into one pair of parentheses',
    safe: false,
    replacements: [{ span: { start: start - 1, end: start + 1 }, newText: ',' }],
  };
}

function judge({ live, name, unclosed, trailer }: SectionStatement): LineFinding | undefined {
  const { end } = live.span();
  if (unclosed === ']') {
    const behind = name.text === '' ? end : name.span().end;
    return {
      span: live.span(),
      message: "The ']' is missing; Asterisk refuses the file.",
      fix: () => [{ title: "Add ']'", safe: false, replacements: [{ span: { start: behind, end: behind }, newText: ']' }] }],
    };
  }
  const open = name.text.length + 2;
  if (unclosed === ')')
    return {
      span: live.span(open, open + 1),
      message: "The ')' is missing; Asterisk refuses the file.",
      fix: () => [{ title: "Add ')'", safe: false, replacements: [{ span: { start: end, end }, newText: ')' }] }],
    };
  // `[base]!`
  if (/^[!+]$/.test(trailer.text))
    return {
      span: trailer.span(),
      message: `Asterisk ignores '${trailer.text}': options of a section stand in parentheses.`,
      atMost: 'warning',
    };
  const options = /^\([!+\w,&=.-]*\)$/.exec(trailer.text);
  const isApart = /\s/.test(live.text.charAt(trailer.start - live.start - 1));
  if (!isApart && trailer.text !== '')
    return {
      span: trailer.span(),
      message:
        options === null
          ? `Asterisk ignores '${trailer.text}' behind the section header.`
          : `Asterisk ignores '${trailer.text}': all options of a section stand in one pair of parentheses.`,
      atMost: options !== null || /[=[]/.test(trailer.text) ? 'warning' : 'information',
      fix: () => (options === null || live.text.includes('()') ? [] : [oneList(trailer)]),
    };
  const blank = { start: live.column(name.text.length + 1) + 1, end: trailer.column(0) };
  if (/^[A-Za-z]\w*\s*=/.test(trailer.text))
    return {
      span: trailer.span(),
      message: `Asterisk ignores '${trailer.text}' behind the section header.`,
      atMost: 'warning',
      fix: () => [{ title: 'Put it on a line of its own', safe: false, replacements: [{ span: blank, newText: '\n' }] }],
    };
  if (options === null) return undefined;
  return {
    span: trailer.span(),
    message: `Asterisk ignores '${trailer.text}': the blank in front of it makes it no option.`,
    fix: () => [{ title: 'Remove the blank', safe: false, replacements: [{ span: blank, newText: '' }] }],
  };
}
