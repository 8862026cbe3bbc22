/**
 * Everything that Asterisk complains of while it loads a dialplan, each once, in a dialplan that has nothing else wrong: one problem stands on
 * that line, and on no other.
 */
// Asterisk: main/config.c config_text_file_load, process_text_line; pbx/pbx_config.c pbx_load_config; main/pbx.c; main/pbx_timing.c.

import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import { parseFixtureWithoutLabels } from '../support/fixture.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';

const many = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('');
const deep = many(
  11,
  (i) => `-- i${String(i + 1)}.conf --\n[i${String(i + 1)}]\nexten => s,1,Hangup()\n#include "i${String(i + 2)}.conf"\n`,
);

/** What Asterisk says, the dialplan, and where which rule says so. */
const messages: readonly (readonly [message: string, dialplan: string, problem: string])[] = [
  ['Line N too long, skipping', `[a]\nexten => s,1,NoOp(${'x'.repeat(8200)})\n`, 'extensions.conf:2 invalid-line'],
  ['Maximum nest limit of 128 reached', `[a]\n${many(129, () => ';-- x\n')}`, 'extensions.conf:130 unclosed-comment'],
  ['Unterminated comment detected', '[a]\nexten => s,1,Hangup()\n;-- x\ny\n', 'extensions.conf:3 unclosed-comment'],
  ["parse error: no closing ']'", '[a\nexten => s,1,Hangup()\n', 'extensions.conf:1 invalid-section-header'],
  ["parse error: no closing ')'", '[a](b\nexten => s,1,Hangup()\n', 'extensions.conf:1 invalid-section-header'],
  ['Category addition requested', '[a](+)\nexten => s,1,Hangup()\n', 'extensions.conf:1 invalid-inheritance'],
  ['Inheritance requested', '[a](b)\nexten => s,1,Hangup()\n', 'extensions.conf:1 unknown-template'],
  [
    'Regular expression failed to compile',
    '[a]\n[a](+exten=[)\nexten => s,1,Hangup()\n',
    'extensions.conf:2 invalid-inheritance',
  ],
  ['Cannot perform #exec', '[a]\n#exec /bin/x\n', 'extensions.conf:2 exec-include'],
  ['Unknown directive (of the lexer)', '[a]\n#inlcude "b.conf"\n', 'extensions.conf:2 unknown-directive'],
  ["Directive '#include' needs an argument", '[a]\n#include\n', 'extensions.conf:2 missing-include-file'],
  ["Directive '#exec' needs an argument", '[a]\n#exec\n', 'extensions.conf:2 exec-include'],
  ['was listed as a #include but it does not exist', '[a]\n#include "b.conf"\n', 'extensions.conf:2 missing-include-file'],
  [
    'Same File included more than once',
    '[a]\n#include "b.conf"\n#include "b.conf"\n-- b.conf --\n[b]\nexten => s,1,Hangup()\n',
    'extensions.conf:3 duplicate-include-file',
  ],
  ['Maximum Include level (10) exceeded', `#include "i1.conf"\n${deep}-- i12.conf --\n[z]\n`, 'i10.conf:3 include-file-cycle'],
  ['No category context for line', 'exten => s,1,Hangup()\n[a]\n', 'extensions.conf:1 statement-before-section'],
  ['Invalid escape in line', '[a]\n\\ x\n', 'extensions.conf:2 invalid-line'],
  ['No variable name in line', '[a]\n= x\n', 'extensions.conf:2 invalid-line'],
  ["No '=' (equal sign) in line", '[a]\nexten -> s,1,Hangup()\n', 'extensions.conf:2 invalid-line'],

  ['P1 No previous pattern in the first entry', '[a]\nsame => n,Hangup()\n', 'extensions.conf:2 same-without-extension'],
  ["P2 Label missing trailing ')'", '[a]\nexten => s,1(b,Hangup()\n', 'extensions.conf:2 invalid-priority'],
  ["P3 Can't use 'next' priority", '[a]\nexten => s,n,Hangup()\n', 'extensions.conf:2 next-without-previous'],
  ["P4 Can't use 'same' priority", '[a]\nexten => s,s,Hangup()\n', 'extensions.conf:2 next-without-previous'],
  ['P5 Invalid priority/label', '[a]\nexten => s,x,Hangup()\n', 'extensions.conf:2 invalid-priority'],
  ["P5 Invalid priority/label ''", '[a]\nexten => s\n', 'extensions.conf:2 missing-priority'],
  ['P6 Invalid priority', '[a]\nexten => s,0,Hangup()\n', 'extensions.conf:2 invalid-priority'],
  ['P7 No closing parenthesis found?', '[a]\nexten => s,1,Wait(1\n', 'extensions.conf:2 unclosed-bracket'],
  ["P8 The use of '_.' is strongly discouraged", '[a]\nexten => _.,1,Hangup()\n', 'extensions.conf:2 catch-all-pattern'],
  [
    'P9 Unable to register extension at line',
    '[a]\nexten => s,1,Hangup()\nexten => s,1,Hangup()\n',
    'extensions.conf:3 duplicate-priority',
  ],
  [
    'P10 already included in',
    '[a]\ninclude => b\ninclude => B\n[b]\nexten => s,1,Hangup()\n',
    'extensions.conf:3 duplicate-include',
  ],
  ['P11 Unable to include ignorepat', '[a]\nignorepat => 9\nignorepat => 9\n', 'extensions.conf:3 duplicate-include'],
  ['P12 Unable to include switch', '[a]\nswitch => Realtime/b\nlswitch => realtime/b\n', 'extensions.conf:3 duplicate-include'],
  ['P13 ==!!== Unknown directive', '[a]\nextn => s,1,Hangup()\n', 'extensions.conf:2 unknown-keyword'],

  ["X1 You have to be kidding-- add exten ''", '[a]\nexten => ,1,Hangup()\n', 'extensions.conf:2 empty-extension'],
  ['X2 already in use', '[a]\nexten => s,1,Hangup()\nexten => s,1,Answer()\n', 'extensions.conf:3 duplicate-priority'],
  [
    'X2 already in use by aliased extension',
    '[a]\nexten => _ZX,1,Hangup()\nexten => _[1-9]X,1,Answer()\n',
    'extensions.conf:3 duplicate-priority',
  ],
  ['X3 label already in use', '[a]\nexten => s,1(b),Answer()\nexten => s,2(b),Hangup()\n', 'extensions.conf:3 duplicate-label'],
  ['X4 tries to include nonexistent context', '[a]\ninclude => b\n', 'extensions.conf:2 missing-include'],
  [
    'X5 contains too many includes',
    `[a]\n${many(512, (i) => `include => b${String(i)}\n`)}${many(512, (i) => `[b${String(i)}]\n`)}`,
    'extensions.conf:513 missing-include',
  ],
  ['X6 Wrong usage of []', '[globals]\nB=[12\n[a]\nexten => _${B}X,1,Hangup()\n', 'extensions.conf:4 invalid-pattern'],
  ['X6 Wrong usage of [], nested', '[a]\nexten => _[[]1,1,Hangup()\n', 'extensions.conf:2 invalid-pattern'],
  ["X7 A matching ']' was not found", '[a]\nexten => _[1-]X,1,Hangup()\n', 'extensions.conf:2 invalid-pattern'],
  ['X7 Empty character set', '[a]\nexten => _[]1X,1,Hangup()\n', 'extensions.conf:2 invalid-pattern'],
  ["X8 isn't a valid time", '[a]\ninclude => b,25:00,*,*,*\n[b]\n', 'extensions.conf:2 invalid-time-range'],
  ['X8 Invalid time range starting with', '[a]\ninclude => b,9:00-,*,*,*\n[b]\n', 'extensions.conf:2 invalid-time-range'],
  ["X8 isn't a valid start time", '[a]\ninclude => b,9-17:00,*,*,*\n[b]\n', 'extensions.conf:2 invalid-time-range'],
  ["X8 isn't a valid end time", '[a]\ninclude => b,9:00-24:00,*,*,*\n[b]\n', 'extensions.conf:2 invalid-time-range'],
  ['X8 Invalid day of week', '[a]\ninclude => b,*,xxx,*,*\n[b]\n', 'extensions.conf:2 invalid-time-range'],
  ['X8 Invalid day', '[a]\ninclude => b,*,*,32,*\n[b]\n', 'extensions.conf:2 invalid-time-range'],
  ['X8 Invalid end month', '[a]\ninclude => b,*,*,*,jan-foo\n[b]\n', 'extensions.conf:2 invalid-time-range'],
  ["X9 missing '}' in a name", '[a]\nexten => ${B,1,Hangup()\n', 'extensions.conf:2 unclosed-bracket'],
  ["X9 missing ']' in a name", '[a]\nexten => 1$[1 + 1,1,Hangup()\n', 'extensions.conf:2 unclosed-bracket'],
  ["X9 missing '}' in a global variable", '[globals]\nA=${B\n[a]\n', 'extensions.conf:2 unclosed-bracket'],
  ["X9 missing ']' in a global variable", '[globals]\nA=$[1 + 2\n[a]\n', 'extensions.conf:2 unclosed-bracket'],
  ["X9 missing '}' in an include", '[a]\ninclude => ${B\n', 'extensions.conf:2 unclosed-bracket'],
  ["X9 missing '}' in a switch", '[a]\nswitch => Realtime/${B\n', 'extensions.conf:2 unclosed-bracket'],
  ['X9 Function not registered, in a name', '[a]\nexten => 1${LNE(x)},1,Hangup()\n', 'extensions.conf:2 unknown-function'],
  ['X9 Function not registered, in a global variable', '[globals]\nA=${len(x)}\n[a]\n', 'extensions.conf:2 unknown-function'],
  ['X9 Function not registered, written to', '[globals]\nENVV(x)=y\n[a]\n', 'extensions.conf:2 unknown-function'],
  ['X9 Function not registered, in an include', '[a]\ninclude => ${LNE(x)}\n', 'extensions.conf:2 unknown-function'],
  ['X9 syntax error in a name', '[a]\nexten => 1$[1 +],1,Hangup()\n', 'extensions.conf:2 invalid-expression'],
  ['X9 syntax error in a global variable', '[globals]\nA=$[1 +]\n[a]\n', 'extensions.conf:2 invalid-expression'],
  ['X9 syntax error behind ignorepat', '[a]\nignorepat => 9$[1 +]\n', 'extensions.conf:2 invalid-expression'],
];

for (const [message, dialplan, problem] of messages)
  test(message, () => {
    const fixture = parseFixtureWithoutLabels(dialplan);
    const problems = checkDialplan(memoryDialplan(fixture).dialplan, activeRules({}, defaultSettings));
    assert.deepEqual(
      problems.map(({ line, rule }) => `${line.file.path}:${String(line.number + 1)} ${rule.name}`),
      [problem],
    );
  });

test('what a dialplan may hold without a word from Asterisk', () => {
  const { dialplan } = memoryDialplan(
    parseFixtureWithoutLabels(
      '[globals]\nA=1\nB=${A}2\n[a]\nswitch => Loopback/x@b\neswitch => Realtime/${EXTEN\nignorepat => _9X\ninclude => b\nexten => ${B},1,Hangup()\n[b]\n',
    ),
  );
  assert.deepEqual(checkDialplan(dialplan, activeRules({}, defaultSettings)), []);
});
