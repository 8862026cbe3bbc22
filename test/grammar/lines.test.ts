/** What holds for any line: it tokenizes, its tokens cover it, and nothing that it leaves open reaches the next line. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, tokenizeLine, type GrammarName } from './tokenize.ts';

const grammars: GrammarName[] = ['asterisk-dialplan', 'asterisk-config'];

/** Pieces that open, close or cut something. */
const pieces = [
  ...[
    'exten => ',
    'same => n,',
    'same => ',
    'include => ',
    'switch => ',
    'ignorepat => ',
    'autohints = ',
    'exten += ',
    'context = ',
  ],
  ...[
    '_1[2-5]XX.',
    's',
    '100',
    '/',
    ',',
    '1',
    'n',
    'n(label)',
    'hint',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '${',
    '$[',
    '"',
    "'",
    '\\',
    '\\;',
    ';',
  ],
  ...[
    ';--',
    '--;',
    ';---',
    '--',
    'Goto(',
    'GosubIf(',
    'Set(',
    'CHANNEL(hangup_handler_push)=',
    'a',
    ':',
    '?',
    '^',
    '&',
    '|',
    '=',
    '!',
    '+',
  ],
  ...[
    'ARG1',
    'CUT(',
    'Local/',
    '@',
    '/n',
    'U(',
    '#include ',
    '#exec',
    '#',
    '<',
    '>',
    ' ',
    '\t',
    '\r',
    'é',
    '“',
    '\u00a0',
    '\u{1f600}',
  ],
];
const line = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll('\n', '')) },
);
/** Block comments and the bodies of [general] and [globals] are what may go on in the next line. */
const standsAlone = line.filter((text) => !/;--|--;|^\s*\[(?:general|globals)\]/i.test(text));

const next = 'exten => _X.,1(go),Set(A=${CUT(B,-,1)}) ; done';

for (const name of grammars) {
  test(`${name}: any line is covered by its tokens`, async () => {
    const grammar = await loadGrammar(name);
    fc.assert(
      fc.property(line, (text) => {
        const { tokens } = tokenizeLine(grammar, text);
        let at = 0;
        for (const token of tokens) {
          assert.equal(token.start, at);
          assert.ok(token.end >= token.start);
          at = token.end;
        }
        assert.ok(at >= text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test(`${name}: nothing reaches the next line`, async () => {
    const grammar = await loadGrammar(name);
    fc.assert(
      fc.property(standsAlone, (text) => {
        assert.deepEqual(after(grammar, text), tokenizeLine(grammar, next).tokens);
      }),
      { numRuns: 2000 },
    );
  });

  test(`${name}: an unclosed bracket of any kind ends with its line`, async () => {
    const grammar = await loadGrammar(name);
    const alone = tokenizeLine(grammar, next).tokens;
    for (const open of [
      '${',
      '$[',
      '[',
      '(',
      '"a',
      '${F(',
      '$["x',
      'Goto(a,',
      'GotoIf($[1]?',
      'Dial(x,1,U(a',
      'Set(F(',
      'Set(CHANNEL(hangup_handler_push)=',
    ]) {
      for (const before of [
        '',
        'exten => ',
        'exten => s,',
        'exten => s,1,',
        'exten => s,1,NoOp(',
        ' same => n,',
        '#include ',
        'include => ',
        'key = ',
      ]) {
        assert.deepEqual(after(grammar, before + open), alone, before + open);
      }
    }
  });
}

/** The tokens of the `next` line when it stands below `text`. */
function after(grammar: IGrammar, text: string): unknown {
  return tokenizeLine(grammar, next, tokenizeLine(grammar, text).state).tokens;
}
