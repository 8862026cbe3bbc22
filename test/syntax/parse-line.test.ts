/** Lines to statements: headers, directives, assignments, and the traps of `exten` and `same`. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { leadingInteger, parseLine } from '../../server/src/syntax/parse-line.ts';
import type { Piece } from '../../server/src/syntax/piece.ts';
import type { Statement } from '../../server/src/syntax/statement.ts';
import { describeStatement } from '../support/describe.ts';
import '../support/bugs.ts';

const tables: Readonly<Record<string, readonly (readonly [line: string, meaning: string])[]>> = {
  'section headers': [
    ['[a]', 'section <a>'],
    ['  [a]  ', 'section <a>'],
    ['[ baz ]', 'section < baz >'],
    ['[]', 'section <>'],
    ['[a]b]', 'section <a> trailer <b]>'],
    ['[a,b $x]', 'section <a,b $x>'],
    ['[a', 'section <a> no ]'],
    ['[a;b]', 'section <a> no ]'],
    ['[a\\;b]', 'section <a;b>'],
    ['[x](!)', 'section <x> options <!>'],
    ['[x] (!)', 'section <x> trailer <(!)>'],
    ['[x](', 'section <x> options <> no )'],
    ['[x](a,b', 'section <x> options <a|b> no )'],
    ['[x]()', 'section <x> options <>'],
    ['[x](a, b)', 'section <x> options <a| b>'],
    ['[x](a,)', 'section <x> options <a|>'],
    ['[x](+) more', 'section <x> options <+> trailer <more>'],
    ['[x](+exten=^2)', 'section <x> options <+exten=^2>'],
    ['[x](!,+,t)trailer)', 'section <x> options <!|+|t> trailer <trailer)>'],
    ['[b;-- --;ar]', 'section <bar>'],
    ['\\[a]=1', 'setting <[a]> = <1>'],
  ],
  directives: [
    ['#include a.conf', 'directive include <a.conf>'],
    ['  #INCLUDE a.conf', 'directive include <a.conf>'],
    ['#include "a.conf"', 'directive include <a.conf>'],
    ['#include <a.conf>', 'directive include <a.conf>'],
    ['#include "a.conf', 'directive include <"a.conf>'],
    ["#include 'a.conf'", "directive include <'a.conf'>"],
    ['#include "a.conf" ; why', 'directive include <a.conf>'],
    ['#include\ta.conf', 'directive include <a.conf>'],
    ['#include', 'directive include <>'],
    ['#include ""', 'directive include <>'],
    ['#include "', 'directive include <">'],
    ['#include"x"', 'directive include"x" <>'],
    ['# include x', 'directive  <include x>'],
    ['#', 'directive  <>'],
    ['#foo', 'directive foo <>'],
    ['#tryinclude a*.conf', 'directive tryinclude <a*.conf>'],
    ['#exec /bin/true a b', 'directive exec </bin/true a b>'],
  ],
  assignments: [
    ['foo = bar', 'setting <foo> = <bar>'],
    ['foo => bar', 'setting <foo> => <bar>'],
    ['foo=bar=baz', 'setting <foo> = <bar=baz>'],
    ['foo = >1', 'setting <foo> = <>1>'],
    ['foo == 1', 'setting <foo> = <= 1>'],
    ['foo =>> 1', 'setting <foo> => <> 1>'],
    ['foo =', 'setting <foo> = <>'],
    ['foo =>', 'setting <foo> => <>'],
    ['= bar', 'invalid missing-key'],
    ['=> bar', 'invalid missing-key'],
    ['foo', 'invalid missing-equals'],
    ['exten -> 1,1,NoOp()', 'invalid missing-equals'],
    ['exten : 1,1,NoOp()', 'invalid missing-equals'],
    ['exten 1,8,Set(x=1)', 'setting <exten 1,8,Set(x> = <1)>'],
    ['\\exten = 1', 'exten <1> <> <>'],
    ['\\[x = 1', 'setting <[x> = <1>'],
    ['\\#x = 1', 'setting <#x> = <1>'],
    ['\\=x = 1', 'setting <=x> = <1>'],
    ['\\', 'invalid invalid-escape'],
    ['\\ a = 1', 'invalid invalid-escape'],
    ['A += 3', 'setting <A> += <3>'],
    ['C+=>6', 'setting <C> += <>6>'],
    ['+=x', 'invalid missing-key'],
    ['\ufeffa = 1', 'setting <\ufeffa> = <1>'],
  ],
  keywords: [
    ['exten => 1,1,A()', 'exten <1> <1> <A> ()'],
    ['EXTEN=1,1,A()', 'exten <1> <1> <A> ()'],
    ['same => n,A()', 'same <n> <A> ()'],
    ['SAME = n,A()', 'same <n> <A> ()'],
    ['sameness => n,A()', 'same <n> <A> ()'],
    ['extension => 1,1,A()', 'setting <extension> => <1,1,A()>'],
    ['exten2 => 1,1,A()', 'setting <exten2> => <1,1,A()>'],
    ['hint => 1', 'setting <hint> => <1>'],
    ['include => b', 'include <include> => <b>'],
    ['Include = b', 'include <Include> = <b>'],
    ['switch => Realtime/@', 'switch <switch> => <Realtime/@>'],
    ['lswitch => Loopback/${EXTEN}@b', 'switch <lswitch> => <Loopback/${EXTEN}@b>'],
    ['eswitch => x', 'switch <eswitch> => <x>'],
    ['ignorepat => 9', 'ignorepat <ignorepat> => <9>'],
    ['autohints = yes', 'autohints <autohints> = <yes>'],
    ['exten => 1,1,A();-- x --;, B', 'exten <1> <1> <A> () trailer <, B>'],
  ],
  'the extension field': [
    ['exten => _[1-3],1,A()', 'exten <_[1-3]> <1> <A> ()'],
    ['exten => _[1,3],1,A()', 'exten <_[1,3]> <1> <A> ()'],
    ['exten => _[1-3,1,NoOp(a)', 'exten <_[1-3,1,NoOp(a)> <> <>'],
    ['exten => _[[],1,A', 'exten <_[[],1,A> <> <>'],
    ['exten => [x,1,A', 'exten <[x,1,A> <> <>'],
    ['exten => x],1,A', 'exten <x]> <1> <A>'],
    ['exten => a\\,1,NoOp', 'exten <a\\,1> <NoOp> <>'],
    ['exten => "1",1,A()', 'exten <"1"> <1> <A> ()'],
    ['exten => 100/200,1,A()', 'exten <100/200> <1> <A> ()'],
    ['exten => 1 ,1,A()', 'exten <1 > <1> <A> ()'],
    ['exten => ,1,A()', 'exten <> <1> <A> ()'],
    ['exten =>', 'exten <> <> <>'],
    ['exten => 1', 'exten <1> <> <>'],
    ['exten => 1,', 'exten <1> <> <>'],
    ['exten => _[a\\],1,A()', 'exten <_[a\\],1,A()> <> <>'],
  ],
  'the priority field': [
    ['exten => 1, n ,A()', 'exten <1> <n> <A> ()'],
    ['exten => 1,n(lbl),A()', 'exten <1> <n>(lbl) <A> ()'],
    ['exten => 1,n( sp ),A()', 'exten <1> <n>( sp ) <A> ()'],
    ['exten => 1,n(),A()', 'exten <1> <n> <A> ()'],
    ['exten => 1,n(a(b)),A()', 'exten <1> <n>(a(b) <A> ()'],
    ['exten => 1,n (lbl),A()', 'exten <1> <n >(lbl) <A> ()'],
    ['exten => 1,60 (lbl),A()', 'exten <1> <60 >(lbl) <A> ()'],
    ['exten => 1,n(a,b),A()', 'exten <1> <n>(a <b),A> ()'],
    ['exten => 1,n(lbl)+5,A()', 'exten <1> <n>(lbl) <A> ()'],
    ['exten => 1,n+5(lbl),A()', 'exten <1> <n>+5(lbl) <A> ()'],
    ['exten => 1,n+,A()', 'exten <1> <n> <A> ()'],
    ['exten => 1,n+x,A()', 'exten <1> <n> <A> ()'],
    ['exten => 1,s+1-1,A()', 'exten <1> <s>+1 <A> ()'],
    ['exten => 1,+80,A()', 'exten <1> <>+80 <A> ()'],
    ['exten => 1,n-2,A()', 'exten <1> <n-2> <A> ()'],
    ['exten => 1,1000', 'exten <1> <1000> <>'],
    ['exten => 1,n,', 'exten <1> <n> <>'],
    ['exten => 5,1(lbl)NoOp(x)', 'exten <5> <1>(lbl) <>'],
    ['exten => 6,1NoOp(x)', 'exten <6> <1NoOp>(x) <>'],
    ['exten => 5,${N},A()', 'exten <5> <${N}> <A> ()'],
    ['same => n', 'same <n> <>'],
    ['same =>', 'same <> <>'],
  ],
  'the application': [
    ['exten => 1,1,NoOp', 'exten <1> <1> <NoOp>'],
    ['exten => 1,1,NoOp()', 'exten <1> <1> <NoOp> ()'],
    ['exten => 1,1,  NoOp(a)', 'exten <1> <1> <NoOp> (a)'],
    ['exten => 1,1,NoOp (a)', 'exten <1> <1> <NoOp > (a)'],
    ['exten => 1,1,NoOp(a) trailing', 'exten <1> <1> <NoOp> (a) trailer <trailing>'],
    ['exten => 1,1,NoOp(a)b)c', 'exten <1> <1> <NoOp> (a)b) trailer <c>'],
    ['exten => 1,1,NoOp(a),NoOp(b)', 'exten <1> <1> <NoOp> (a),NoOp(b)'],
    ['exten => 1,1,NoOp(a', 'exten <1> <1> <NoOp> (a) no )'],
    ['exten => 1,1,NoOp((a', 'exten <1> <1> <NoOp> ((a) no )'],
    ['exten => 1,1,NoOp)a', 'exten <1> <1> <NoOp)a>'],
    ['exten => 1,1,)NoOp(a', 'exten <1> <1> <)NoOp> (a) no )'],
    ['exten => 1,1,NoOp(()', 'exten <1> <1> <NoOp> (()'],
    ['exten => 1,1,NoOp("a;b")', 'exten <1> <1> <NoOp> ("a) no )'],
    ['exten => 1,1,NoOp,a,b', 'exten <1> <1> <NoOp,a,b>'],
    ['exten => 1,1,NoOp|a|b', 'exten <1> <1> <NoOp|a|b>'],
    ['exten => 1,1,"NoOp(a)"', 'exten <1> <1> <"NoOp> (a) trailer <">'],
    ['exten => 1,1,${APP}(x)', 'exten <1> <1> <${APP}(x)>'],
    ['exten => 1,1,NoOp${x}(y)', 'exten <1> <1> <NoOp${x}(y)>'],
    ['exten => 1,1,NoOp$[x](y)', 'exten <1> <1> <NoOp$[x](y)>'],
    ['exten => 1,1,NoOp(${x})', 'exten <1> <1> <NoOp> (${x})'],
    ['exten => 1,hint,SIP/a&SIP/b', 'exten <1> <hint> <SIP/a&SIP/b>'],
    ['exten => 1,hint,Custom:a(b)', 'exten <1> <hint> <Custom:a> (b)'],
    ['exten => 1,1,(a)', 'exten <1> <1> <> (a)'],
    ['same => n,Set(a=b)', 'same <n> <Set> (a=b)'],
    ['same += => n,X', 'same <=> n> <X> +='],
  ],
};

for (const [subject, rows] of Object.entries(tables))
  for (const [line, meaning] of rows)
    test(`${subject}: ${line}`, () => {
      assert.equal(describeStatement(parseLine(line, 0, 'dialplan')), meaning);
    });

test('a byte order mark is nothing on line 1 and text elsewhere', () => {
  assert.equal(describeStatement(parseLine('\ufeff[a]', 0, 'dialplan', true)), 'section <a>');
  assert.equal(describeStatement(parseLine('\ufeff[a]', 0, 'dialplan')), 'invalid missing-equals');
});

test('a line that does not fit into the reader is dropped', () => {
  const fits = `a=${'x'.repeat(8188)}`;
  assert.equal(parseLine(fits, 0, 'dialplan').kind, 'setting');
  assert.equal(describeStatement(parseLine(`${fits}x`, 0, 'dialplan')), 'invalid too-long');
  assert.equal(describeStatement(parseLine(`a=${'é'.repeat(4095)}`, 0, 'dialplan')), 'invalid too-long');
  assert.equal(parseLine(`a=${'é'.repeat(4094)}`, 0, 'dialplan').kind, 'setting');
  assert.equal(parseLine(`${'x'.repeat(9000)};-- a`, 2, 'dialplan').depthAfter, 2);
});

test('another configuration file knows no keywords', () => {
  assert.equal(describeStatement(parseLine('exten => 1,1,A()', 0, 'config')), 'setting <exten> => <1,1,A()>');
  assert.equal(describeStatement(parseLine('include = a', 0, 'config')), 'setting <include> = <a>');
  assert.equal(describeStatement(parseLine('[a](!)', 0, 'config')), 'section <a> options <!>');
});

const integers: readonly (readonly [text: string, value: number | undefined])[] = [
  ['', undefined],
  ['a1', undefined],
  ['1', 1],
  ['70abc', 70],
  ['0x10', 0],
  [' \t12', 12],
  ['-5', -5],
  ['+5', 5],
  ['-', undefined],
  ['+-1', undefined],
  ['- 1', undefined],
  ['007', 7],
];

for (const [text, value] of integers)
  test(`a leading integer: '${text}'`, () => {
    assert.equal(leadingInteger(text), value);
  });

/** Every piece that a statement is made of. */
function pieces(statement: Statement): Piece[] {
  const all: Piece[] = [statement.live];
  switch (statement.kind) {
    case 'blank':
    case 'invalid':
      return all;
    case 'section':
      return [...all, statement.name, statement.trailer, ...(statement.options ?? [])];
    case 'directive':
      return [...all, statement.argument];
    case 'exten':
    case 'same': {
      const { piece, word, label } = statement.priority;
      const own = [statement.extension, piece, word, statement.application, statement.data, statement.trailer, statement.rest];
      return [...all, statement.key, statement.value, ...own, ...(label === undefined ? [] : [label])];
    }
    default:
      return [...all, statement.key, statement.value];
  }
}

const bits = [
  ...['exten => ', 'same => ', '[', ']', '(', ')', ',', '1', 'n', 's', '_X.', '=', '=>', '+=', '#include ', '"', '\\', '/', '+'],
  ...[';', ';--', '--;', ' ', '\t', '${', '}', '$[', 'hint', 'NoOp', 'é', '😀', '\0', '\ufeff', '\r'],
];

test('any line gives a statement whose pieces stand where they say', () => {
  const lines = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string()), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      lines,
      fc.integer({ min: -2, max: 3 }),
      fc.constantFrom('dialplan' as const, 'config' as const),
      (line, depth, dialect) => {
        const statement = parseLine(line, depth, dialect);
        for (const piece of pieces(statement)) {
          for (let i = 0; i < piece.text.length; i++) assert.equal(line.charAt(piece.column(i)), piece.text.charAt(i));
          const { start, end } = piece.span();
          assert.ok(start <= end && start >= 0 && end <= line.length, `${start}-${end} of ${line.length}`);
        }
        assert.equal(describeStatement(parseLine(line, depth, dialect)), describeStatement(statement));
      },
    ),
    { numRuns: 5000, seed: 3 },
  );
});
