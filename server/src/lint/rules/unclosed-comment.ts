/** A block comment has no end, or an end has no beginning. */

import { cutComments, DEEPEST_COMMENT } from '../../syntax/comments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { insertion, replacement, withoutLine } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { layoutRule } from '../rule.ts';

export const unclosedComment = layoutRule(
  {
    name: 'unclosed-comment',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: "A block comment ';--' is not closed, a '--;' closes none, or too many are open at once.",
    why:
      'The rest of the file is lost: everything up to a `--;` belongs to the comment. A `--;` with no beginning does the same up to the next `;--`. ' +
      'A line of dashes is no block comment: `;---` is an ordinary one. Comments may stand inside each other; when a 129th opens Asterisk never comes to an end.',
    evidence: 'main/config.c `config_text_file_load` ("Unterminated comment detected")',
    seeAlso: ['unescaped-semicolon'],
    invalid: [
      `
[a]
exten => s,1,Answer()
;-- the rest is old
;<^ error unclosed-comment: This comment is never closed: the rest of the file is lost.
exten => s,2,Hangup()
`,
      `
[a]
exten => s,1,Answer()
-- pjsip.conf --
[100]
type=endpoint
--;
;<^ error unclosed-comment: No comment is open here; Asterisk ignores the rest of the file.
[101]
type=endpoint
`,
      `
[a]
exten => s,1,NoOp() --;
;                   ^^^ error unclosed-comment: No comment is open here; Asterisk ignores the rest of the file.
exten => s,2,Hangup()
`,
    ],
    valid: [
      `
[a]
;-- one --; exten => s,1,Answer()
;--
exten => s,2,Wait(1)
;-- within --;
--;
;---------------
exten => s,2,Hangup()
`,
    ],
  },
  function* ({ layout }) {
    for (const file of layout.files) yield* judge(file);
  },
  judge,
);

function* judge(file: ConfigFile): Generator<Finding> {
  const deepest = lineTooDeep(file);
  if (deepest !== undefined) {
    const start = deepest.text.search(opener);
    yield {
      line: deepest,
      span: { start, end: start + 3 },
      message: `${String(DEEPEST_COMMENT)} comments are open here; Asterisk hangs when one more opens.`,
    };
    return;
  }
  const depth = file.lines.at(-1)?.statement.depthAfter ?? 0;
  if (depth === 0) return;
  const line = lineThatOpens(file);
  const isOpener = line.statement.depthAfter > 0;
  const start = isOpener ? openerIn(line) : Math.max(0, line.text.lastIndexOf('--;'));
  yield {
    line,
    span: { start, end: Math.min(start + 3, line.text.length) },
    message: isOpener
      ? 'This comment is never closed: the rest of the file is lost.'
      : 'No comment is open here; Asterisk ignores the rest of the file.',
    fix: () => {
      const sign = { start, end: start + 3 };
      if (!isOpener) return [withoutEnds(file, line)];
      const last = file.lines.at(-1) ?? line;
      // The same lines are lost as before, and the file says so. Right behind each other `--;--;` would open another one.
      const closing = `${last.text === '' ? '' : '\n'}${Array.from({ length: depth }, () => '--;').join(' ')}\n`;
      return [
        {
          title: 'Close the comment at the end of the file',
          safe: false,
          edits: [insertion(last, last.text.length, closing)],
        },
        // Where more are open another one would swallow the rest.
        ...(depth === 1 ? [{ title: 'Make it an ordinary comment', safe: false, edits: [replacement(line, sign, ';')] }] : []),
      ];
    },
  };
}

/** Takes the end out, and all that stand below it, which would end nothing either; where a comment opens again its end is left alone. */
function withoutEnds({ lines }: ConfigFile, first: Line): Fix {
  const below = lines.slice(first.number + 1);
  const others = below.some(({ text }) => opener.test(text)) ? [] : below.filter(({ text }) => text.includes('--;'));
  const edits = [first, ...others].map((line) => {
    if (line.text.trim() === '--;') return withoutLine(line);
    const start = Math.max(0, line.text.lastIndexOf('--;'));
    const isLast = line.text.slice(start + 3).trim() === '';
    return replacement(line, { start: isLast ? line.text.slice(0, start).trimEnd().length : start, end: start + 3 }, '');
  });
  const title = others.length === 0 ? "Remove '--;'" : `Remove '--;', and ${others.length} more in this file likewise`;
  return { title, safe: false, edits };
}

const opener = /;--(?!-)/;

/** The first line that opens one comment more than Asterisk can count. */
function lineTooDeep({ lines, hasDeepComments }: ConfigFile): Line | undefined {
  if (!hasDeepComments) return undefined;
  return lines.find((line, i) => {
    if (lines[i - 1]?.statement.depthAfter !== DEEPEST_COMMENT || !opener.test(line.text)) return false;
    // One that is not counted leaves no trace in the depth.
    return cutComments(line.text, DEEPEST_COMMENT - 1).depthAfter === line.statement.depthAfter;
  });
}

/** The last line before which no comment was open. */
function lineThatOpens({ lines }: ConfigFile): Line {
  let i = lines.length - 1;
  while (i > 0 && lines[i - 1]?.statement.depthAfter !== 0) i--;
  return lines[i] as Line;
}

/** Column of the outermost opener on the line that nothing on it closes. */
function openerIn({ text }: Line): number {
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/;--(?!-)|--;/g))
    if (mark === ';--') open.push(index);
    else open.pop();
  return open[0] ?? 0;
}
