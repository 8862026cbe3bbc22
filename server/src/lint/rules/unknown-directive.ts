/** A line begins with `#`, but not with a directive. */

import { directives, meantDirective } from '../../syntax/directives.ts';
import type { DirectiveStatement } from '../../syntax/statement.ts';
import type { LineFix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { lineRule } from '../rule.ts';

export const unknownDirective = lineRule(
  ['directive'],
  {
    name: 'unknown-directive',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: "A line begins with '#', but with no directive that Asterisk knows.",
    why: 'Asterisk warns ("Unknown directive") and drops the line. Comments begin with \';\'. Between the word and the name of the file there must be a blank.',
    evidence: 'main/config.c `process_text_line`',
    invalid: [
      `
#inlcude "more.conf"
;<^^^^^^ error unknown-directive: Asterisk does not know the directive '#inlcude', and drops the line.
# a comment
;<^^^^^^^^^ warning unknown-directive: Comments begin with ';': Asterisk takes '#' for a directive, warns and drops the line.
[a]
-- more.conf --
[b]
-- sip.conf --
[general]
#bindport=5060
;<^^^^^^^^^^^^ warning unknown-directive: Comments begin with ';': Asterisk takes '#' for a directive, warns and drops the line.
`,
    ],
    valid: [
      `
#include "more.conf"
#TryInclude <other.conf>
[a]
exten => 100,1,Answer() # not at the start of the line
-- more.conf --
[b]
`,
    ],
    seeAlso: ['unknown-keyword', 'missing-include-file'],
  },
  function* (statement, text) {
    const { word, wordSpan, live } = statement;
    if (directives.includes(word) || isTemplateText(text) || isMangled(statement, text)) return;
    const isComment = meantDirective(statement) === undefined;
    yield {
      span: isComment ? live.span() : wordSpan,
      message: isComment
        ? "Comments begin with ';': Asterisk takes '#' for a directive, warns and drops the line."
        : `Asterisk does not know the directive '#${word}', and drops the line.`,
      fix: () => fixes(statement),
      ...(isComment && { atMost: 'warning' as const, isOncePerFile: true }),
    };
  },
);

function fixes(statement: DirectiveStatement): LineFix[] {
  const { word, wordSpan } = statement;
  const meant = meantDirective(statement);
  if (meant === undefined)
    return [
      {
        title: 'Turn into a comment',
        safe: true,
        replacements: [{ span: { start: wordSpan.start, end: wordSpan.start + 1 }, newText: ';' }],
      },
    ];
  const rest = /["<].*/.exec(word)?.[0];
  if (rest === undefined)
    return [{ title: `Change to '#${meant}'`, safe: false, replacements: [{ span: wordSpan, newText: `#${meant}` }] }];
  const at = wordSpan.start + 1 + meant.length;
  return [{ title: 'Add the blank', safe: false, replacements: [{ span: { start: at, end: at }, newText: ' ' }] }];
}
