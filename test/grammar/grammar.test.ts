/** What the grammars color: the annotated cases, the scopes' colors in the default themes, and what is left to the server. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { INITIAL } from 'vscode-textmate';
import {
  grammarText,
  hasScope,
  loadGrammar,
  projectRoot,
  readCase,
  tokenizeLine,
  type GrammarName,
  type Token,
} from './tokenize.ts';

const cases = join(projectRoot, 'test/grammar/cases');

for (const file of readdirSync(cases).sort()) {
  test(`case ${file}`, async () => {
    const grammar = await loadGrammar(file.startsWith('config-') ? 'asterisk-config' : 'asterisk-dialplan');
    const { lines, annotations } = readCase(readFileSync(join(cases, file), 'utf8'));
    assert.ok(annotations.length > 0, 'a case without annotations');
    const tokens: (readonly Token[])[] = [];
    let state = INITIAL;
    for (const line of lines) {
      const result = tokenizeLine(grammar, line, state);
      tokens.push(result.tokens);
      state = result.state;
    }
    const wrong: string[] = [];
    for (const { line, start, end, scopes } of annotations) {
      const text = lines[line] ?? '';
      assert.ok(end <= text.length, `an annotation reaches beyond its line: ${text}`);
      for (const token of tokens[line]?.filter((one) => one.start < end && one.end > start) ?? []) {
        for (const scope of scopes) {
          const fits = scope.startsWith('!') ? !hasScope(token, scope.slice(1)) : hasScope(token, scope);
          if (!fits)
            wrong.push(`${text}\n  '${text.slice(token.start, token.end)}' is ${token.scopes.slice(1).join(' ')}, not ${scope}`);
        }
      }
    }
    assert.deepEqual(wrong, [], wrong.join('\n'));
  });
}

/**
 * The scopes that Dark+, Light+, Dark and Light Modern and both High Contrast themes color. `entity.name.section`, the obvious
 * one for a context, is in none of them.
 */
const colored = [
  'comment',
  'constant.character.escape',
  'constant.language',
  'constant.numeric',
  'constant.other.character-class.regexp',
  'constant.other.character-class.set.regexp',
  'entity.name.function',
  'entity.name.type',
  'entity.other.inherited-class',
  'invalid',
  'keyword.control',
  'keyword.operator',
  'keyword.other',
  'storage.modifier',
  'storage.type',
  'string',
  'support.function',
  'support.type.property-name',
  'variable',
  'variable.other.constant.label',
];

for (const name of ['asterisk-dialplan', 'asterisk-config'] satisfies GrammarName[]) {
  test(`every scope of ${name} that is to be seen has a color in the default themes`, () => {
    const scopes = scopesOf(JSON.parse(grammarText(name)));
    assert.ok(scopes.length > 5);
    const plain = scopes.filter(
      (scope) => !/^(?:meta|punctuation)\./.test(scope) && !colored.some((one) => scope.startsWith(`${one}.`)),
    );
    assert.deepEqual(plain, []);
    assert.deepEqual(
      scopes.filter((scope) => !scope.endsWith('.asterisk')),
      [],
    );
  });
}

test('no application or function is known by name, but for the jumps and the handlers', () => {
  const catalogue = JSON.parse(readFileSync(join(projectRoot, 'server/src/catalogue/asterisk.json'), 'utf8')) as Record<
    'applications' | 'functions',
    readonly { readonly name: string }[]
  >;
  const names = [...catalogue.applications, ...catalogue.functions].map((entry) => entry.name).filter((name) => name.length > 3);
  assert.ok(names.length > 300);
  const patterns = patternsOf(JSON.parse(grammarText('asterisk-dialplan'))).join('\n');
  assert.deepEqual(
    names.filter((name) => new RegExp(`\\b${name}\\b`).test(patterns)),
    ['CHANNEL'],
  );
});

test('the language configuration is JSON with patterns that compile', () => {
  const configuration = JSON.parse(readFileSync(join(projectRoot, 'syntaxes/language-configuration.json'), 'utf8')) as {
    readonly comments: unknown;
    readonly wordPattern: { readonly pattern: string; readonly flags: string };
    readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
  };
  assert.deepEqual(configuration.comments, { lineComment: ';', blockComment: [';--', '--;'] });
  const word = new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`);
  assert.deepEqual('exten => _1XX,1,Dial(PJSIP/${EXTEN},30,tU(sub-on-answer^${CALLERID(num)}))'.match(word), [
    ...['exten', '_1XX', '1', 'Dial', 'PJSIP', 'EXTEN', '30', 'tU', 'sub-on-answer', 'CALLERID', 'num'],
  ]);
  assert.deepEqual('#include прием'.match(word), ['#include', 'прием']);
  assert.match('; region Queues', new RegExp(configuration.folding.markers.start));
  assert.match(';#endregion', new RegExp(configuration.folding.markers.end));
});

/** All scope names that a grammar gives, without what is in its comments. */
function scopesOf(value: unknown): string[] {
  return [...new Set(stringsUnder(value, new Set(['name', 'contentName'])).flatMap((names) => names.split(' ')))]
    .filter((scope) => scope.includes('.'))
    .sort();
}

function patternsOf(value: unknown): string[] {
  return stringsUnder(value, new Set(['match', 'begin', 'end', 'while']));
}

function stringsUnder(value: unknown, keys: ReadonlySet<string>): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    typeof item === 'string' ? (keys.has(key) ? [item] : []) : stringsUnder(item, keys),
  );
}
