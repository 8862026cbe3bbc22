/** Folders that only the client can read: the server knows of them what the client sends. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { LspSession, type ShownDiagnostic } from '../support/lsp-session.ts';

const folder = 'memory://host/the%20pbx';
const root = `${folder}/extensions.conf`;
const dialplan = '#include "part.inc"\n[a]\nexten => s,1,Gosub(b,s,1)\n same => n,Hangup()\n';
const routine = '[b]\nexten => s,1,Return()\n';

const codes = (shown: readonly ShownDiagnostic[]): string[] => shown.map(({ code, range }) => `${range.start.line}:${code}`);

interface Files {
  readonly files?: readonly { readonly uri: string; readonly text?: string; readonly why?: string }[];
  readonly removed?: readonly string[];
  readonly isComplete?: boolean;
}

const send = (session: LspSession, { files = [], removed = [], isComplete = false }: Files): void =>
  session.notify('asteriskDialplan/files', { files, removed, isComplete });

async function started(t: { after: (run: () => void) => void }): Promise<LspSession> {
  const session = new LspSession({});
  t.after(() => session.kill());
  await session.start({ folders: [folder], settings: { sendsFiles: true } });
  return session;
}

/** Answers with these texts when the server asks; returns the URIs that it asked for. */
function answering(session: LspSession, texts: Readonly<Record<string, string>>): string[] {
  const asked: string[] = [];
  session.answers.set('asteriskDialplan/fileTexts', (params) => {
    const { uris } = params as { readonly uris: readonly string[] };
    asked.push(...uris);
    return { files: uris.map((uri) => (texts[uri] === undefined ? { uri, why: 'It is gone.' } : { uri, text: texts[uri] })) };
  });
  return asked;
}

test('nothing is checked before everything has been sent, and a file of an unusual name is asked for', async (t) => {
  const session = await started(t);
  const asked = answering(session, { [`${folder}/part.inc`]: routine });
  const shown = session.open(root, dialplan);
  const symbols = await session.request('textDocument/documentSymbol', { textDocument: { uri: root } });
  assert.equal((symbols as unknown[]).length, 1, 'requests are answered meanwhile');
  send(session, { files: [{ uri: `${folder}/README.md` }, { uri: `${folder}/part.inc` }, { uri: root, text: dialplan }] });
  await session.request('textDocument/documentSymbol', { textDocument: { uri: root } });
  assert.ok(!session.received.some(({ method }) => method === 'textDocument/publishDiagnostics'));
  send(session, { isComplete: true });
  assert.deepEqual(codes(await shown), []);
  assert.deepEqual(asked, [`${folder}/part.inc`]);
  const definition = (await session.request('textDocument/definition', {
    textDocument: { uri: root },
    position: { line: 2, character: 20 },
  })) as { readonly uri: string }[];
  assert.deepEqual(
    definition.map(({ uri }) => uri),
    [`${folder}/part.inc`],
  );
  assert.equal(await session.stop(), 0);
});

test('files that are needed are asked for together', async (t) => {
  const session = await started(t);
  const names = Array.from({ length: 50 }, (_, i) => `${folder}/dialplan/part-${i}.txt`);
  const texts = Object.fromEntries(names.map((name, i) => [name, `[part-${i}]\nexten => s,1,Hangup()\n`]));
  const asked: (readonly string[])[] = [];
  session.answers.set('asteriskDialplan/fileTexts', (params) => {
    const { uris } = params as { readonly uris: readonly string[] };
    asked.push(uris);
    return { files: uris.map((uri) => ({ uri, text: texts[uri] })) };
  });
  const text = '[a]\nexten => s,1,Goto(part-49,s,1)\n';
  send(session, { files: [{ uri: root, text }, ...names.map((uri) => ({ uri }))], isComplete: true });
  assert.deepEqual(codes(await session.open(root, text)), []);
  assert.deepEqual(asked.flat().sort(), [...names].sort());
  assert.ok(asked.length < names.length / 2, `asked ${asked.length} times`);
  assert.equal(await session.stop(), 0);
});

test('changes, files that are gone and those that come are taken in', async (t) => {
  const session = await started(t);
  const part = { uri: `${folder}/sub/part.conf`, text: routine };
  const text = dialplan.replace('part.inc', 'sub/part.conf');
  send(session, { files: [{ uri: root, text }, part], isComplete: true });
  assert.deepEqual(codes(await session.open(root, text)), []);
  let shown = session.shown(root, 1);
  send(session, { files: [{ ...part, text: routine.replace('[b]', '[c]') }] });
  assert.deepEqual(codes(await shown), ['2:unknown-context']);
  shown = session.shown(root, 1);
  send(session, { files: [part] });
  assert.deepEqual(codes(await shown), []);
  shown = session.shown(root, 1);
  send(session, { removed: [`${folder}/sub`] });
  assert.deepEqual(codes(await shown), ['0:missing-include-file', '2:unknown-context']);
  shown = session.shown(root, 1);
  send(session, { files: [part] });
  assert.deepEqual(codes(await shown), []);
  assert.equal(await session.stop(), 0);
});

test('the settings of a project are read from the files that are sent', async (t) => {
  const session = await started(t);
  const text = '[a]\nexten => s,1,Goto(b,s,1)\n';
  const settings = JSON.stringify({ rules: { 'unknown-context': 'off' } });
  send(session, {
    files: [
      { uri: root, text },
      { uri: `${folder}/.asterisk-dialplan.json`, text: settings },
    ],
    isComplete: true,
  });
  assert.deepEqual(codes(await session.open(root, text)), []);
  assert.equal(await session.stop(), 0);
});

test('a file that cannot be sent, one that is no text and a client that sends nothing when asked end the wait', async (t) => {
  const session = await started(t);
  const text = '#include "a.inc"\n#include "b.conf"\n#include "c.conf"\n[a]\nexten => s,1,Goto(b,s,1)\n';
  const files = [
    { uri: root, text },
    { uri: `${folder}/a.inc` },
    { uri: `${folder}/b.conf`, why: 'It cannot be read.' },
    { uri: `${folder}/c.conf`, text: '\0\u0001\0\u0002[b]\n' },
  ];
  send(session, { files, isComplete: true });
  const shown = codes(await session.open(root, text));
  assert.ok(
    shown.some((each) => each === '4:unknown-context'),
    shown.join(' '),
  );
  assert.equal(await session.stop(), 0);
});

test('a folder that comes later and goes again', async (t) => {
  const session = await started(t);
  send(session, { files: [], isComplete: true });
  const later = 'memory://host/later';
  const text = '[x]\nexten => s,1,Goto(b,s,1)\n';
  send(session, { files: [{ uri: `${later}/extensions.conf`, text }] });
  session.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: later, name: 'later' }], removed: [] } });
  assert.deepEqual(codes(await session.open(`${later}/extensions.conf`, text)), ['1:unknown-context']);
  session.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: later, name: 'later' }] } });
  send(session, { removed: [later] });
  assert.equal(await session.stop(), 0);
});

test('a file that only the search needs counts when it has come', async (t) => {
  const session = await started(t);
  const other = `${folder}/other/extensions.conf`;
  const loose = `${folder}/extensions_loose.conf`;
  const text = '[b]\nexten => s,1,Goto(nowhere,s,1)\n';
  answering(session, { [`${folder}/other/part.inc`]: '#include "../extensions_loose.conf"\n' });
  const shown = session.open(root, '[a]\nexten => s,1,Hangup()\n');
  send(session, {
    files: [
      { uri: root, text: '[a]\nexten => s,1,Hangup()\n' },
      { uri: loose, text },
      { uri: other, text: '#include "part.inc"\n[a]\nexten => s,1,Hangup()\n' },
      { uri: `${folder}/other/part.inc` },
    ],
    isComplete: true,
  });
  assert.deepEqual(codes(await shown), []);
  await session.request('workspace/symbol', { query: 'nothing' });
  const symbols = (await session.request('workspace/symbol', { query: 'b' })) as readonly { readonly name: string }[];
  assert.deepEqual(
    symbols.map(({ name }) => name),
    [],
    'it belongs to the other dialplan, of which nothing is open',
  );
});
