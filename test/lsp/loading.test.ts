/** Requests that come while a dialplan is not there: who needs the file alone is answered, who needs the dialplan waits and holds up nobody. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { LspSession } from '../support/lsp-session.ts';

const folder = 'memory://host/pbx';
const root = `${folder}/extensions.conf`;
const dialplan = '#include "part.conf"\n[a]\nexten => s,1,Gosub(b,s,1)\n same => n,Hangip()\n';
const part = { uri: `${folder}/part.conf`, text: '[b]\nexten => s,1,Return()\n' };
const textDocument = { uri: root };
const position = { line: 2, character: 20 };

/** A session whose dialplan is loaded once `arrive` was called, with one file open. */
async function waiting(
  t: { after: (run: () => void) => void },
  workspace: object = {},
  text = dialplan,
): Promise<{ readonly session: LspSession; readonly arrive: () => void }> {
  const session = new LspSession({});
  t.after(() => session.kill());
  await session.start({ folders: [folder], settings: { sendsFiles: true }, workspace });
  session.notify('textDocument/didOpen', {
    textDocument: { uri: root, languageId: 'asterisk-dialplan', version: 1, text },
  });
  const files = [part, { uri: root, text }];
  return {
    session,
    arrive: () => session.notify('asteriskDialplan/files', { files, removed: [], isComplete: true }),
  };
}

const linesOf = (answer: unknown): string[] =>
  (answer as { readonly uri: string; readonly range: { readonly start: { readonly line: number } } }[]).map(
    ({ uri, range }) => `${uri.slice(folder.length + 1)}:${range.start.line}`,
  );

test('what the file alone can answer is answered, and what needs the dialplan in the order in which it was asked', async (t) => {
  const { session, arrive } = await waiting(t);
  const order: string[] = [];
  const ask = (name: string, method: string, params: object): Promise<unknown> =>
    session.request(method, { textDocument, ...params }).then((answer) => {
      order.push(name);
      return answer;
    });
  const range = { start: position, end: position };
  const later = [
    ask('definition', 'textDocument/definition', { position }),
    ask('references', 'textDocument/references', { position, context: { includeDeclaration: true } }),
    ask('codeAction', 'textDocument/codeAction', {
      range: { start: { line: 3, character: 12 }, end: { line: 3, character: 12 } },
      context: { diagnostics: [] },
    }),
    ask('workspace/symbol', 'workspace/symbol', { query: 'b' }),
    ask('rename', 'textDocument/rename', { position, newName: 'c' }),
  ];
  await ask('documentSymbol', 'textDocument/documentSymbol', {});
  await ask('foldingRange', 'textDocument/foldingRange', {});
  await ask('selectionRange', 'textDocument/selectionRange', { positions: [position] });
  await ask('formatting', 'textDocument/rangeFormatting', { range, options: { tabSize: 4, insertSpaces: true } });
  assert.deepEqual(order.splice(0), ['documentSymbol', 'foldingRange', 'selectionRange', 'formatting']);
  arrive();
  const [definition, references, actions, symbols, rename] = await Promise.all(later);
  assert.deepEqual(
    order.filter((name) => name !== 'codeAction'),
    ['definition', 'references', 'workspace/symbol', 'rename'],
  );
  assert.deepEqual(linesOf(definition), ['part.conf:0']);
  assert.deepEqual(linesOf(references).sort(), ['extensions.conf:2', 'part.conf:0']);
  assert.match((actions as { readonly title: string }[])[0]?.title ?? '', /Hangup/);
  assert.equal((symbols as unknown[]).length, 1);
  assert.ok(rename !== null);
  assert.equal(await session.stop(), 0);
});

for (const refreshSupport of [true, false])
  test(`semantic tokens ${refreshSupport ? 'come at once where the client can be told to ask again' : 'wait where it cannot'}`, async (t) => {
    const { session, arrive } = await waiting(t, { semanticTokens: { refreshSupport } }, `${dialplan}[globals]\nANSWER=yes\n`);
    let isAnswered = false;
    const asked = session.request('textDocument/semanticTokens/full', { textDocument }).then((answer) => {
      isAnswered = true;
      return answer;
    });
    if (refreshSupport) await asked;
    await session.request('textDocument/documentSymbol', { textDocument });
    assert.equal(isAnswered, refreshSupport);
    const refresh = refreshSupport
      ? session.message(({ method }) => method === 'workspace/semanticTokens/refresh')
      : Promise.resolve();
    arrive();
    await refresh;
    const { data: first } = (await asked) as { readonly data: readonly number[] };
    const { data: then } = (await session.request('textDocument/semanticTokens/full', { textDocument })) as {
      readonly data: readonly number[];
    };
    assert.equal(then.length - first.length, refreshSupport ? 5 : 0, 'the variable that is made');
    assert.equal(await session.stop(), 0);
  });

test('who waits can be cancelled, and others are answered', async (t) => {
  const { session, arrive } = await waiting(t);
  const cancelled = session.request('textDocument/definition', { textDocument, position });
  session.notify('$/cancelRequest', { id: session.lastId });
  await assert.rejects(cancelled, /This was cancelled/);
  const hover = session.request('textDocument/hover', { textDocument, position });
  arrive();
  assert.ok((await hover) !== null);
  assert.equal(await session.stop(), 0);
});

test('a place in a text that has changed meanwhile is nobody else’s place', async (t) => {
  const { session, arrive } = await waiting(t);
  const asked = session.request('textDocument/definition', { textDocument, position });
  const links = session.request('textDocument/documentLink', { textDocument });
  session.notify('textDocument/didChange', {
    textDocument: { uri: root, version: 2 },
    contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' }],
  });
  arrive();
  await assert.rejects(asked, /The text has changed/);
  const [link] = (await links) as { readonly range: { readonly start: { readonly line: number } } }[];
  assert.equal(link?.range.start.line, 2, 'what is about the whole text is answered as it is now');
  const again = await session.request('textDocument/definition', { textDocument, position: { line: 4, character: 20 } });
  assert.deepEqual(linesOf(again), ['part.conf:0']);
  assert.equal(await session.stop(), 0);
});

test('a completion is asked for again when the word has been typed on', async (t) => {
  const { session, arrive } = await waiting(t);
  const asked = session.request('textDocument/completion', { textDocument, position });
  session.notify('textDocument/didChange', {
    textDocument: { uri: root, version: 2 },
    contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
  });
  arrive();
  assert.deepEqual(await asked, { isIncomplete: true, items: [] });
  assert.equal(await session.stop(), 0);
});

test('a document that is closed while somebody waits for its dialplan is answered with nothing', async (t) => {
  const { session, arrive } = await waiting(t);
  const asked = session.request('textDocument/documentLink', { textDocument });
  session.notify('textDocument/didClose', { textDocument });
  arrive();
  assert.deepEqual(await asked, []);
  assert.equal(await session.stop(), 0);
});
