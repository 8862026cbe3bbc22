/** Lines that end as on Windows. */

import { hasMark, Mark } from '../lines/line-traits.ts';
import { lineRule } from '../rule.ts';

export const lineEnding = lineRule(
  ['blank', 'section', 'directive', 'setting', 'include', 'switch', 'ignorepat', 'autohints', 'exten', 'same', 'invalid'],
  {
    name: 'line-ending',
    tier: 'taste',
    severity: 'off',
    since: '0.1.0',
    summary: 'A line ends in a carriage return and a line feed, as on Windows.',
    why:
      'Asterisk drops the carriage return as it drops blanks. Programs of the server that read the same file, and comparisons of two versions of it, do not always. ' +
      'An editor shows one kind of line ends for the whole file, so that this is for the command line: `check --fix`.',
    evidence: 'main/config.c `config_text_file_load`, `ast_strip` (a carriage return is a blank)',
    invalid: ['\n[a]\r\n;  ^ warning line-ending: The line ends in a carriage return.\nexten => s,1,Answer()\n'],
    valid: [
      `
[a]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['trailing-space'],
  },
  function* (_statement, text) {
    if (!text.endsWith('\r')) return;
    const span = { start: text.length - 1, end: text.length };
    yield {
      span,
      message: 'The line ends in a carriage return.',
      fix: () => [{ title: 'Remove the carriage return', safe: true, replacements: [{ span, newText: '' }] }],
    };
  },
  (line) => hasMark(line, Mark.carriageReturn),
);
