/** statement-before-section: which file is refused. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'statement-before-section';

test('an included file goes on in the section around it', () =>
  checkProblems(
    `
[a]
#include "x.conf"
-- x.conf --
exten => s,1,Answer()
-- extensions_part.conf --
exten => t,1,Answer()
`,
    { only },
  ));

test('an included file in front of all sections', () =>
  checkProblems(
    `
#include "x.conf"
[a]
-- x.conf --
X=1
;<^ error statement-before-section: No section header stands above this line; Asterisk refuses the file.
Y=2
`,
    { only },
  ));

test('a line that cannot be read is reported as that', () =>
  checkProblems(
    `
no equals
;<^^^^^^^ error invalid-line: This line has no '='.
[a]
`,
    { only: ['statement-before-section', 'invalid-line'] },
  ));

test('Asterisk refuses a file with lines for another program in front', () =>
  checkProblems(
    `
{% block %}
;<^^^^^^^^^ warning statement-before-section: This is a line for another program, above any section header; Asterisk refuses the file as it is.
{% if x %}
[a]
`,
    { only: ['statement-before-section', 'invalid-line'] },
  ));

test('a header', () => checkFix('e<|>xten => s,1,Answer()\n', '[default]\nexten => s,1,Answer()\n', { only }));

test('a part of a file beside the dialplan stands wherever it is included', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
-- voicemail.conf --
100 => 1234,Ada
`,
    { only },
  ));

test('an extensions.conf of another program', () => {
  checkProblems('\n# endings of files — of all kinds\nBINARY=.iso,.zip\nIDE_FILES=.idea\n');
  const header =
    ';<^^^^^^^^^^^^^^ error statement-before-section: No section header stands above this line; Asterisk refuses the file.';
  for (const more of ['static=yes', '#include "more.conf"\n-- more.conf --', '[a]'])
    checkProblems(`\nBINARY=.iso,.zip\n${header}\n${more}\n`, { only });
});

test('a part that is all that there is', () => {
  const part = '-- extensions_custom.conf --\nexten => 1,1,Answer()\n';
  const info = ';<^^^^^^^^^^^^^^^^^^^ information statement-before-section: No section header stands above this line.\n';
  checkProblems(`; nothing\n${part}${info}`, { only });
  checkProblems(`[a]\n${part}`, { only });
  checkProblems(`; nothing\n${part}-- extensions_more.conf --\n[a]\n`, { only });
});

test('an extensions.conf with sections of another program', () => {
  checkProblems(`
# users of a trap
[100]
username=100
password=secret
`);
  checkProblems(`
[shell/extensions]
border-color='rgb(1,2,3)'
button-icon=1
size=2
`);
  checkProblems(
    `
[phones]
exten-list=100
;<^^^^^^^^ error unknown-keyword: Asterisk does not know 'exten-list', and drops the line.
extn => 100,1,Answer()
;<^^ error unknown-keyword: Asterisk does not know 'extn', and drops the line.
`,
    { only: 'unknown-keyword' },
  );
});
