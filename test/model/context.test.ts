/** What Asterisk registers of a section's lines, and what it drops: small cases, one trap each. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compileName, overlap } from '../../server/src/syntax/pattern.ts';
import type { Context } from '../../server/src/model/contexts/context.ts';
import { includeTarget } from '../../server/src/model/lines/included-contexts.ts';
import { callerIdMatches, splitCallerId } from '../../server/src/model/contexts/extension.ts';
import { parseFixture } from '../support/fixture.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';

/**
 * A context, one line per extension and item: `name: 1 App(data) | 2(label) App()`, `include NAME`, and `line N: rejection subject`, with
 * `after M` where an earlier line is to blame.
 */
function describe(context: Context): string[] {
  const lines = context.extensions.map((extension) => {
    const priorities = extension.priorities.map(({ number, label, statement: { application, data, hasParentheses } }) => {
      const place = `${number === -1 ? 'hint' : number}${label === undefined ? '' : `(${label})`}`;
      return `${place} ${application.text}${hasParentheses ? `(${data.text})` : ''}`.trim();
    });
    return `${extension.name}${extension.callerId === undefined ? '' : `/${extension.callerId}`}: ${priorities.join(' | ')}`;
  });
  if (context.hasAutohints) lines.push('autohints');
  lines.push(...context.includes.map(({ name, target }) => `include ${target}${target === name ? '' : ` of ${name}`}`));
  lines.push(
    ...context.switches.map(({ name, statement }) => `${statement.key.text} ${name}`),
    ...context.ignorePatterns.map(({ name }) => `ignorepat ${name}`),
  );
  for (const { kind, line, subject, earlier } of context.rejections)
    lines.push(
      `line ${line.number + 1}: ${kind} ${subject}`.trim() + (earlier === undefined ? '' : ` after ${earlier.number + 1}`),
    );
  return lines;
}

interface Row {
  readonly name: string;
  /** Without a header it stands in `[a]`, whose header is line 1. */
  readonly source: string;
  readonly expected: readonly string[];
}

const rows: readonly Row[] = [
  // Counting.
  {
    name: 'n counts on across extensions',
    source: 'exten => 1,1,NoOp(x)\nexten => 2,n,NoOp(y)',
    expected: ['1: 1 NoOp(x)', '2: 2 NoOp(y)'],
  },
  {
    name: 'next and same are n and s',
    source: 'exten => 1,1,A\nexten => 1,next,B\nexten => 2,same,C',
    expected: ['1: 1 A | 2 B', '2: 2 C'],
  },
  {
    name: 'an increment',
    source: 'exten => 1,1,A\nsame => n+9,B\nsame => s+1,C\nsame => n,D',
    expected: ['1: 1 A | 11 B | 12 C | 13 D'],
  },
  { name: 'an increment behind the label is nothing', source: 'exten => 1,1,A\nsame => n(l)+5,B', expected: ['1: 1 A | 2(l) B'] },
  { name: 'a number with something behind it', source: 'exten => 1,70abc,A', expected: ['1: 70 A'] },
  {
    name: 'priorities stand in the order of their numbers',
    source: 'exten => 1,3,C\nexten => 1,1,A\nexten => 1,2,B',
    expected: ['1: 1 A | 2 B | 3 C'],
  },
  {
    name: 'n after nothing',
    source: 'exten => 1,n,A\nsame => n,B\nsame => 1,C',
    expected: ['1: 1 C', 'line 2: next-without-previous n', 'line 3: next-without-previous n'],
  },
  { name: 's after nothing', source: 'exten => 1,s,A', expected: ['line 2: next-without-previous s'] },
  {
    name: 'numbers below 1',
    source: 'exten => 1,0,A\nsame => -5,B\nsame => 0x10,C',
    expected: ['line 2: invalid-priority 0', 'line 3: invalid-priority -5', 'line 4: invalid-priority 0x10'],
  },
  {
    name: 'words that are no label',
    source: 'exten => 1,1,A\nsame => N,B\nsame => n-2,C\nsame => n (x),D\nsame => +80,E',
    expected: [
      '1: 1 A',
      'line 3: invalid-priority N',
      'line 4: invalid-priority n-2',
      'line 5: invalid-priority n (x)',
      'line 6: invalid-priority +80',
    ],
  },
  { name: 'a number may have a blank behind it', source: 'exten => 1,60 (lbl),A', expected: ['1: 60(lbl) A'] },
  { name: 'no priority', source: 'exten => 1\nsame => 1,X', expected: ['1: 1 X', 'line 2: missing-priority'] },
  {
    name: 'n counts on behind a line that is a duplicate',
    source: 'exten => 1,1,A\nexten => 1,1,B\nsame => n,C',
    expected: ['1: 1 A | 2 C', 'line 3: duplicate-priority 1 after 2'],
  },
  {
    name: 'n does not count a line that is dropped',
    source: 'exten => 1,1,A\nsame => x,B\nsame => n,C',
    expected: ['1: 1 A | 2 C', 'line 3: invalid-priority x'],
  },
  // Labels.
  {
    name: 'labels keep their blanks',
    source: 'exten => 1,1( sp ),A\nsame => n(),B\nsame => n(a(b)),C',
    expected: ['1: 1( sp ) A | 2 B | 3(a(b) C'],
  },
  {
    name: 'a label with a comma',
    source: 'exten => 1,1,A\nsame => n(a,b),B',
    expected: ['1: 1 A', 'line 3: unclosed-label n(a'],
  },
  { name: 'a label for a number', source: 'exten => 1,5(lbl),A\nexten => 1,lbl+200,B', expected: ['1: 5(lbl) A | 205 B'] },
  {
    name: 'a label of a pattern for a number',
    source: 'exten => _1X,5(lbl),A\nexten => 12,lbl,B\nexten => 22,lbl,C',
    expected: ['12: 5 B', '_1X: 5(lbl) A', 'line 4: invalid-priority lbl'],
  },
  {
    name: 'a label twice in one extension',
    source: 'exten => 1,1(l),A\nsame => n(l),B',
    expected: ['1: 1(l) A | 2 B', 'line 3: duplicate-label l after 2'],
  },
  {
    name: 'a label twice in two extensions',
    source: 'exten => 1,1(l),A\nexten => 2,1(l),B',
    expected: ['1: 1(l) A', '2: 1(l) B'],
  },
  {
    name: 'a label beyond the next priority is not noticed',
    source: 'exten => 1,3,X\nexten => 1,5(l),A\nexten => 1,1(l),B',
    expected: ['1: 1(l) B | 3 X | 5(l) A'],
  },
  // Applications.
  { name: 'no application', source: 'exten => 1,1000\nexten => 2,1,', expected: ['1: 1000', '2: 1'] },
  { name: 'the comma behind the priority is missing', source: 'exten => 5,1(lbl)NoOp(no comma)', expected: ['5: 1(lbl)'] },
  {
    name: 'no closing parenthesis',
    source: 'exten => 1,1,NoOp(a',
    expected: ['1: 1 NoOp(a)', 'line 2: unclosed-parenthesis NoOp'],
  },
  {
    name: 'a semicolon in the data',
    source: 'exten => 1,1,NoOp(a;b)',
    expected: ['1: 1 NoOp(a)', 'line 2: unclosed-parenthesis NoOp'],
  },
  // Names.
  {
    name: 'the same name in other spellings',
    source: 'exten => a-b,1,A\nexten => ab,1,B\nexten => a b,2,C',
    expected: ['a-b: 1 A | 2 C', 'line 3: duplicate-priority 1 after 2'],
  },
  {
    name: 'the same pattern in other spellings',
    source: 'exten => _ZX,1,A\nexten => _[1-9]X,1,B\nexten => _z-x,2,C',
    expected: ['_ZX: 1 A | 2 C', 'line 3: duplicate-priority 1 after 2'],
  },
  {
    name: 'a pattern and a name of the same letters',
    source: 'exten => _123,1,A\nexten => 123,1,B',
    expected: ['123: 1 B', '_123: 1 A'],
  },
  { name: 'names are sensitive to case', source: 'exten => a,1,A\nexten => A,1,B', expected: ['A: 1 B', 'a: 1 A'] },
  {
    name: 'an unclosed bracket swallows the line',
    source: 'exten => _[1-3,1,NoOp(x)\nsame => n,NoOp(y)',
    expected: ['line 2: missing-priority', 'line 3: next-without-previous n'],
  },
  {
    name: 'no name',
    source: 'exten => ,1,A\nsame => n,B',
    expected: ['line 2: empty-extension', 'line 3: same-without-extension'],
  },
  { name: 'same without exten', source: 'same => 1,A', expected: ['line 2: same-without-extension'] },
  {
    name: 'a pattern for all',
    source: 'exten => _.,1,A\nexten => _!,1,B\nexten => _X.,1,C\nexten => _.-,2,D',
    expected: ['_X.: 1 C', '_.: 1 A | 2 D', '_!: 1 B', 'line 2: catch-all-pattern _.', 'line 3: catch-all-pattern _!'],
  },
  {
    name: 'same carries the caller ID',
    source: 'exten => 1/100,1,A\nsame => n,B\nexten => 1,1,C\nexten => 1/,1,D',
    expected: ['1/: 1 D', '1/100: 1 A | 2 B', '1: 1 C'],
  },
  {
    name: 'a caller ID loses its punctuation',
    source: 'exten => 1/(555) 1-2.3,1,A\nexten => 1/_5.,1,B',
    expected: ['1/555123: 1 A', '1/_5.: 1 B'],
  },
  {
    name: 'one caller ID in two spellings',
    source: 'exten => 1/_ZX,1,A\nexten => 1/_[1-9]X,1,B',
    expected: ['1/_ZX: 1 A', 'line 3: duplicate-priority 1 after 2'],
  },
  {
    name: 'no caller number comes before all others',
    source: 'exten => 1/_.,1,A\nexten => 1/2,1,B\nexten => 1,1,C\nexten => 1/,1,D',
    expected: ['1/: 1 D', '1/2: 1 B', '1/_.: 1 A', '1: 1 C'],
  },
  // Hints.
  {
    name: 'n after a hint vanishes',
    source: 'exten => 1,hint,SIP/a\nexten => 1,n,NoOp(lost)\nexten => 1,1,NoOp(b)',
    expected: ['1: hint SIP/a | 1 NoOp(b)', 'line 3: priority-after-hint n'],
  },
  {
    name: 'a hint twice',
    source: 'exten => 1,hint,SIP/a\nexten => 1,hint,SIP/b',
    expected: ['1: hint SIP/a', 'line 3: duplicate-priority hint after 2'],
  },
  {
    name: 's after a hint is a hint again',
    source: 'exten => 1,hint,SIP/a\nexten => 1,s,SIP/b',
    expected: ['1: hint SIP/a', 'line 3: duplicate-priority hint after 2'],
  },
  { name: 'a hint with an increment is none', source: 'exten => 1,hint+3,SIP/a', expected: ['1: 2 SIP/a'] },
  { name: 'Hint with a capital letter', source: 'exten => 1,Hint,SIP/a', expected: ['line 2: invalid-priority Hint'] },
  // Includes, switches and the rest.
  {
    name: 'includes',
    source: 'include => b\ninclude => b|9:00-17:00|*|*|*\ninclude => c,9:00-17:00,mon-fri\ninclude => B',
    expected: [
      'include b',
      'include b of b|9:00-17:00|*|*|*',
      'include c of c,9:00-17:00,mon-fri',
      'line 5: duplicate-include B after 2',
    ],
  },
  { name: 'an include with a blank', source: 'include => b , 9:00', expected: ['include b  of b , 9:00'] },
  {
    name: 'switches',
    source: 'switch => Realtime/@\nlswitch => x/${EXTEN}\neswitch => X/${EXTEN}\nswitch => y/${EXTEN}',
    expected: ['switch Realtime/@', 'lswitch x/${EXTEN}', 'switch y/', 'line 4: duplicate-switch X/${EXTEN} after 3'],
  },
  {
    name: 'ignore patterns',
    source: 'ignorepat => 9\nignorepat => _9X\nignorepat => 9',
    expected: ['ignorepat 9', 'ignorepat _9X', 'line 4: duplicate-ignore-pattern 9 after 2'],
  },
  { name: 'hints made on the fly', source: 'autohints = yes', expected: ['autohints'] },
  { name: 'the last word on hints counts', source: 'autohints = yes\nautohints = maybe', expected: [] },
  {
    name: 'keywords that are none',
    source: 'extension => 1,1,A\nhint => 1',
    expected: ['line 2: unknown-keyword extension', 'line 3: unknown-keyword hint'],
  },
  // Several sections of one name.
  {
    name: 'a section that is opened again starts anew',
    source: '[a]\nexten => 1,1,NoOp(one)\n[a]\nsame => n,NoOp(two)',
    expected: ['1: 1 NoOp(one)', 'line 4: same-without-extension'],
  },
  {
    name: 'n in a section that is opened again',
    source: '[a]\nexten => 1,1,A\n[a]\nexten => 1,n,B\nexten => 1,2,C',
    expected: ['1: 1 A | 2 C', 'line 4: next-without-previous n'],
  },
  { name: 'an addition counts on', source: '[a]\nexten => 1,1,A\n[b]\n[a](+)\nsame => n,B', expected: ['1: 1 A | 2 B'] },
  {
    name: 'inherited lines come first, and same goes on behind them',
    source: '[t](!)\nexten => 1,1,NoOp(t)\n[a](t)\nsame => n,NoOp(b)',
    expected: ['1: 1 NoOp(t) | 2 NoOp(b)'],
  },
  {
    name: 'a line that a template gives twice',
    source: '[t](!)\nexten => 1,1,A\n[a](t,t)',
    expected: ['1: 1 A', 'line 2: duplicate-priority 1 after 2'],
  },
  { name: 'names of contexts are sensitive to case', source: '[a]\nexten => 1,1,A\n[A]\nexten => 1,1,B', expected: ['1: 1 A'] },
  {
    name: 'a stray end of a comment hides the rest',
    source: 'exten => 1,1,NoOp(f--;g)\nexten => 1,2,NoOp(lost)',
    expected: ['1: 1 NoOp(f--;g)'],
  },
  // Global variables.
  {
    name: 'global variables in names',
    source:
      '[globals]\nN=10\nM=${N}5\n_P=7\n[a]\nexten => ${N},1,A\nexten => ${M},1,B\nexten => ${P},1,${N}\nexten => ${EXTEN},1,C',
    expected: ['10: 1 A', '105: 1 B', '7: 1 ${N}', 'line 9: empty-extension'],
  },
  {
    name: 'expressions and substrings in names',
    source: '[globals]\nN=1234\n[a]\nexten => ${N:1:2},1,A\nexten => $[${N} + 1],1,B\nexten => ${N:-1},1,C',
    expected: ['1235: 1 B', '23: 1 A', '4: 1 C'],
  },
  { name: 'a value is not split again', source: '[globals]\nN=1,2\n[a]\nexten => ${N},1,A', expected: ['1,2: 1 A'] },
  {
    name: 'global variables in includes',
    source: '[globals]\nB=b\n[a]\ninclude => ${B}\ninclude => ${UNSET}x',
    expected: ['include b', 'include x'],
  },
  {
    name: 'the last of several values counts',
    source: '[globals]\nN=1\n[a]\nexten => ${N},1,A\n[globals]\nN=2',
    expected: ['2: 1 A'],
  },
  // Lines put together.
  {
    name: 'more text for the last line of the key',
    source: 'exten => 1,1,NoOp(a\nexten += ,b)\nsame => n,B',
    expected: ['1: 1 NoOp(a ,b) | 2 B'],
  },
  {
    name: 'more text keeps its place and its blanks',
    source: 'exten => 1,1,A\nexten => 2,1,B(\nsame => n,C\nexten += x )',
    expected: ['1: 1 A', '2: 1 B( x ) | 2 C'],
  },
  { name: 'more text with nothing before it is a line', source: 'exten += 1,1,A', expected: ['1: 1 A'] },
  {
    name: 'the arrow is text behind a plus',
    source: 'exten => 1,1,A\nsame => n,B\nsame += => n,X',
    expected: ['1: 1 A | 2 B => n,X'],
  },
];

for (const { name, source, expected } of rows)
  test(`context: ${name}`, () => {
    const text = source.startsWith('[') ? source : `[a]\n${source}`;
    const context = memoryDialplan(parseFixture(text)).dialplan.context('a');
    assert.ok(context !== undefined);
    assert.deepEqual(describe(context), expected);
  });

test('general, globals and templates are no contexts', () => {
  const { dialplan } = memoryDialplan('[general]\nexten => 1,1,A\n[GLOBALS]\nexten => 1,1,A\n[t](!)\n[general2]\n[a]\n');
  assert.deepEqual(dialplan.contextNames, ['general2', 'a']);
  assert.deepEqual([...dialplan.globals], [['exten', '1,1,A']]);
});

test('the steps of one number come from wherever they match', () => {
  const { dialplan } = memoryDialplan(
    '[a]\nexten => 123,1,NoOp(lit)\nexten => _1XX,1,NoOp(p1)\nexten => _1XX,2,NoOp(p2)\ninclude => b\n[b]\nexten => _X.,3,NoOp(i3)',
  );
  assert.deepEqual(
    dialplan
      .context('a')
      ?.matching('123')
      .map((extension) => extension.name),
    ['123', '_1XX'],
  );
  assert.deepEqual(
    dialplan
      .context('a')
      ?.named('1-2-3')
      .map((extension) => extension.name),
    ['123'],
  );
});

test('a priority by its number, and by its label', () => {
  const [extension] =
    memoryDialplan('[a]\nexten => 1,1,A\nsame => n(x),B\nsame => n+7(y),C').dialplan.context('a')?.extensions ?? [];
  assert.equal(extension?.priority(10)?.label, 'y');
  assert.equal(extension.priority(3), undefined);
  assert.equal(extension.labelled('x')?.number, 2);
  assert.equal(extension.labelled('X'), undefined);
});

test('the name that an include means', () => {
  assert.equal(includeTarget('b'), 'b');
  assert.equal(includeTarget('b,9:00|x'), 'b,9:00');
  assert.equal(includeTarget('b|9:00,x'), 'b');
  assert.equal(includeTarget('b,9:00'), 'b');
  assert.equal(includeTarget(''), '');
});

test('a name and its caller ID', () => {
  assert.deepEqual(splitCallerId('1'), { name: '1', callerId: undefined });
  assert.deepEqual(splitCallerId('1/'), { name: '1', callerId: '' });
  assert.deepEqual(splitCallerId('1/a/b'), { name: '1', callerId: 'a/b' });
  assert.deepEqual(splitCallerId('_1[/]2'), { name: '_1[', callerId: ']2' });
  assert.deepEqual(splitCallerId('1/_[1-3].'), { name: '1', callerId: '_[1-3].' });
  assert.deepEqual(splitCallerId('1/1.2.3'), { name: '1', callerId: '123' });
});

test('who may call', () => {
  assert.ok(callerIdMatches(undefined, undefined));
  assert.ok(callerIdMatches(undefined, '1'));
  assert.ok(callerIdMatches('', ''));
  assert.ok(!callerIdMatches('', '1'));
  assert.ok(!callerIdMatches('1', ''));
  assert.ok(callerIdMatches('_1X', '1-2'));
});

const names = fc
  .array(fc.constantFrom('_', '1', '2', 'X', 'N', '.', '!', '-', '[12]', '[', 'é', 's'), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));

test('the extensions that have a number in common with a name come as they are tried', () => {
  fc.assert(
    fc.property(fc.array(names, { maxLength: 60 }), names, (list, name) => {
      const { dialplan } = memoryDialplan(
        parseFixture(`[a]\n${list.map((each, i) => `exten => ${each}${i % 7 === 0 ? '/55' : ''},1,A\n`).join('')}`),
      );
      const context = dialplan.context('a');
      assert.ok(context !== undefined);
      const compiled = compileName(name);
      assert.deepEqual(
        context.overlapping(compiled).map(({ name: own, callerId }) => `${own} ${callerId}`),
        context.extensions
          .filter((each) => overlap(each.compiled, compiled))
          .map(({ name: own, callerId }) => `${own} ${callerId}`),
      );
    }),
    { numRuns: 500, seed: 3 },
  );
});
