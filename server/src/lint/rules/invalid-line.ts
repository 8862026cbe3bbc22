/** A line that Asterisk cannot read. */

import type { InvalidStatement } from '../../syntax/statement.ts';
import type { LineFix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { lineRule } from '../rule.ts';

export const invalidLine = lineRule(
  ['invalid'],
  {
    name: 'invalid-line',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A line is no section header, no setting, no directive and no comment.',
    why:
      'Asterisk warns ("No \'=\' (equal sign)") and drops the line. A line that is a backslash alone, or a backslash and a blank, is worse: it makes Asterisk refuse the whole file. ' +
      'A line that is longer than 8190 bytes is dropped too.',
    repair:
      'Write the `=>` that is missing, or a `;` in front of what is a comment. ' +
      'Where two versions of a file were merged and a line such as `<<<<<<< HEAD` was left over, choose between them.',
    evidence: 'main/config.c `process_text_line`, `config_text_file_load`',
    invalid: [
      `
[a]
exten -> 100,1,Answer()
;<^^^^^^^^^^^^^^^^^^^^^ error invalid-line: This line has no '='.
// a comment as other languages have it
;<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-line: This line has no '='.
= 100
;<^^^ error invalid-line: Nothing stands before the '='.
<<<<<<< HEAD
;<^^^^^^^^^^ error invalid-line: This line is left over from a merge.
-- queues.conf --
[sales]
strategy ringall
;<^^^^^^^^^^^^^^ error invalid-line: This line has no '='.
musicclass = default
`,
    ],
    valid: [
      `
[a]
exten = 100,1,Answer
; a comment
`,
    ],
    seeAlso: ['unknown-keyword', 'statement-before-section'],
  },
  function* (statement, text) {
    if (isTemplateText(text) || isMangled(statement, text)) return;
    // `--;` where no comment is open takes the rest of the file with it, which is told.
    if (statement.depthAfter < 0) return;
    const { live } = statement;
    // A script puts something in here.
    if (/^\$\{?[A-Z_]\w*\}?$/.test(live.text)) return;
    yield {
      span: statement.why === 'too-long' ? { start: 0, end: Math.min(text.length, SHOWN_OF_LONG_LINE) } : live.span(),
      message: messageOf(statement),
      fix: () => repairs(statement),
    };
  },
);

/** A line that is too long is underlined at its beginning only. */
const SHOWN_OF_LONG_LINE = 80;

function messageOf({ why, live }: InvalidStatement): string {
  if (isMergeMarker(live.text)) return 'This line is left over from a merge.';
  switch (why) {
    case 'missing-equals':
      return "This line has no '='.";
    case 'missing-key':
      return "Nothing stands before the '='.";
    case 'invalid-escape':
      return 'A backslash that escapes nothing makes Asterisk refuse the file.';
    case 'too-long':
      return 'Asterisk drops lines of more than 8190 bytes.';
  }
}

function isMergeMarker(text: string): boolean {
  return /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(text);
}

function repairs({ why, live }: InvalidStatement): LineFix[] {
  // Whoever takes the marks away has still to choose between the two versions.
  if (isMergeMarker(live.text)) return [];
  // A path alone is what a link holds that was saved as a file: the dialplan is elsewhere.
  if (why === 'too-long' || /^(?:[A-Z]:)?\/[\w./-]+\.conf$/.test(live.text)) return [];
  const { start } = live.span();
  const keyword = /^(exten|same|include|switch|ignorepat)(\s*(?:-+>|[:>,])\s*|\s+)(?=\S)/i.exec(live.text);
  if (keyword !== null) {
    const from = start + (keyword[1] ?? '').length;
    const span = { start: from, end: from + (keyword[2] ?? '').length };
    return [{ title: "Write '=>'", safe: false, replacements: [{ span, newText: ' => ' }] }];
  }
  const before = /^[\w./-]+(?=\[[\w-]+\](?:\([\w,!+-]*\))?$)/.exec(live.text)?.[0];
  if (before !== undefined)
    return [
      { title: `Remove '${before}'`, safe: false, replacements: [{ span: { start, end: start + before.length }, newText: '' }] },
    ];
  const header = /^([\w-]+)\]/.exec(live.text);
  if (header !== null) return [{ title: "Add '['", safe: false, replacements: [{ span: { start, end: start }, newText: '[' }] }];
  return [{ title: 'Turn into a comment', safe: false, replacements: [{ span: { start, end: start }, newText: '; ' }] }];
}
