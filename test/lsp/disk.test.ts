/** The server and what disks hold: links, other folders, odd bytes, many files, and folders that may not be read. */

import assert from 'node:assert/strict';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { LspSession, type Launch, type ShownDiagnostic } from '../support/lsp-session.ts';

interface Context {
  after: (run: () => void) => void;
}

const codes = (shown: readonly ShownDiagnostic[]): string[] => shown.map(({ code, range }) => `${range.start.line}:${code}`);
const caller = '[a]\nexten => s,1,Gosub(b,s,1)\n same => n,Hangup()\n';
const routine = '[b]\nexten => s,1,Return()\n';

function made(t: Context, files: Readonly<Record<string, string | Buffer>>, launch: Launch = {}): LspSession {
  const session = new LspSession(files, launch);
  t.after(() => session.kill());
  return session;
}

function tell(session: LspSession, ...names: readonly string[]): void {
  session.notify('workspace/didChangeWatchedFiles', { changes: names.map((name) => ({ uri: session.uri(name), type: 2 })) });
}

async function definition(session: LspSession, name: string, line: number, character: number): Promise<string[]> {
  const places = await session.request('textDocument/definition', {
    textDocument: { uri: session.uri(name) },
    position: { line, character },
  });
  return (places as { readonly uri: string }[]).map(({ uri }) => uri);
}

test('a file in Latin-1 that an editor shows as UTF-8 has the names that other files have', async (t) => {
  const root = Buffer.from('#include "b.conf"\n[a]\nexten => s,1,Goto(otr\xf3,s,1)\nexten => u,1,Goto(m\xe1s,s,1)\n', 'latin1');
  const session = made(t, { 'extensions.conf': root, 'b.conf': Buffer.from('[otr\xf3]\nexten => s,1,NoOp()\n', 'latin1') });
  await session.start();
  const shown = root.toString();
  assert.ok(shown.includes('otr\ufffd'));
  assert.deepEqual(codes(await session.open('extensions.conf', shown)), ['3:unknown-context']);
  assert.equal((await definition(session, 'extensions.conf', 2, 20)).length, 1);
  const then = session.shown('extensions.conf', 2);
  session.notify('textDocument/didChange', {
    textDocument: { uri: session.uri('extensions.conf'), version: 2 },
    contentChanges: [{ range: { start: { line: 3, character: 18 }, end: { line: 3, character: 21 } }, text: 'a' }],
  });
  assert.deepEqual(codes(await then), []);
  assert.equal(await session.stop(), 0);
});

test('a file that changes on the disk under an open editor counts when the editor gives it up', async (t) => {
  const root = `#include "b.conf"\n${caller}`;
  const session = made(t, { 'extensions.conf': root, 'b.conf': routine });
  await session.start();
  assert.deepEqual(codes(await session.open('extensions.conf', root)), []);
  await session.open('b.conf', routine);
  writeFileSync(join(session.folder, 'b.conf'), routine.replace('[b]', '[c]'));
  tell(session, 'b.conf');
  // An answer means that what was sent before it has been read.
  const links = (await session.request('textDocument/documentLink', {
    textDocument: { uri: session.uri('extensions.conf') },
  })) as unknown[];
  assert.equal(links.length, 1);
  assert.deepEqual(await definition(session, 'extensions.conf', 2, 20), [session.uri('b.conf')]);
  const shown = session.shown('extensions.conf', 1);
  session.notify('textDocument/didClose', { textDocument: { uri: session.uri('b.conf') } });
  assert.deepEqual(codes(await shown), ['2:unknown-context']);
  assert.equal(await session.stop(), 0);
});

test('an included file outside the workspace belongs to the dialplan, opened or not', async (t) => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  t.after(() => rmSync(outside, { recursive: true }));
  const path = join(outside, 'b.conf');
  writeFileSync(path, routine);
  const root = `#include "${path}"\n${caller}`;
  const session = made(t, { 'extensions.conf': root });
  await session.start();
  assert.deepEqual(codes(await session.open('extensions.conf', root)), []);
  const uri = pathToFileURL(path).href;
  assert.deepEqual(await definition(session, 'extensions.conf', 2, 20), [uri]);
  assert.deepEqual(codes(await session.open(uri, routine)), []);
  const shown = session.shown('extensions.conf', 1);
  session.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 0, character: 1 }, end: { line: 0, character: 2 } }, text: 'c' }],
  });
  assert.deepEqual(codes(await shown), ['2:unknown-context']);
  assert.equal(await session.stop(), 0);
});

test('links to files and folders are followed, also in circles', async (t) => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  t.after(() => rmSync(elsewhere, { recursive: true }));
  writeFileSync(join(elsewhere, 'b.conf'), routine);
  const session = made(t, {
    'extensions.conf': `#include "parts/b.conf"\n#include "self.conf"\n#include "circle/*.conf"\n${caller}`,
  });
  const link = (target: string, name: string): void => symlinkSync(target, join(session.folder, name));
  link(elsewhere, 'parts');
  link('self.conf', 'self.conf');
  mkdirSync(join(session.folder, 'circle'));
  link('..', 'circle/up');
  link('.', 'here');
  link('/nothing/at/all', 'nowhere.conf');
  link('../extensions.conf', 'circle/again.conf');
  await session.start();
  const text = `#include "parts/b.conf"\n#include "self.conf"\n#include "circle/*.conf"\n${caller}`;
  const shown = codes(await session.open('extensions.conf', text));
  assert.ok(!shown.includes('4:unknown-context'), shown.join(' '));
  assert.ok(shown.includes('1:missing-include-file'), shown.join(' '));
  assert.deepEqual(await definition(session, 'extensions.conf', 4, 20), [session.uri('parts/b.conf')]);
  assert.equal(await session.stop(), 0);
});

test('line feeds of Windows, Latin-1, a byte order mark, NUL and a very long line', async (t) => {
  const root = `#include "latin.conf"\r\n#include "mark.conf"\r\n#include "nul.conf"\r\n[a]\r\nexten => s,1,Gosub(b,s,1)\r\n same => n,Gosub(c,s,1)\r\n same => n,Gosub(d,s,1)\r\n same => n,Gosub(x,s,1)\r\n`;
  const session = made(t, {
    'extensions.conf': root,
    'latin.conf': Buffer.from('; Gr\u00fc\u00dfe\n[b]\nexten => s,1,Return(\u00e4)\n', 'latin1'),
    'mark.conf': `\ufeff; a mark\n[c]\nexten => s,1,Return()\n[long]\nexten => s,1,NoOp(${'x'.repeat(10_000_000)})\n`,
    'nul.conf': `[d]\nexten => s,1,NoOp(a\0b)\n same => n,Return()\n${'; text\n'.repeat(30)}`,
  });
  await session.start();
  assert.deepEqual(codes(await session.open('extensions.conf', root)), ['7:unknown-context']);
  const edit = (await session.request('textDocument/formatting', {
    textDocument: { uri: session.uri('extensions.conf') },
    options: { tabSize: 4, insertSpaces: true },
  })) as { readonly newText: string }[];
  assert.ok(edit.every(({ newText }) => !/[^\r]\n/.test(newText)));
  assert.equal(await session.stop(), 0);
});

test('two dialplans beside each other do not see each other', async (t) => {
  const session = made(t, { 'one/extensions.conf': caller, 'two/extensions.conf': `${routine}[c]\nexten => s,1,Goto(a,s,1)\n` });
  await session.start();
  assert.deepEqual(codes(await session.open('one/extensions.conf', caller)), ['1:unknown-context']);
  const two = `${routine}[c]\nexten => s,1,Goto(a,s,1)\n`;
  assert.deepEqual(codes(await session.open('two/extensions.conf', two)), ['0:unused-context', '3:unknown-context']);
  assert.equal(await session.stop(), 0);
});

test('a workspace folder that comes and goes', async (t) => {
  const session = made(t, {
    'one/extensions.conf': caller,
    'two/extensions.conf': `#include "part.conf"\n${caller}`,
    'two/part.conf': routine,
    'two/extensions_loose.conf': '[loose]\nexten => s,1,Goto(nowhere,s,1)\n',
  });
  const [one, two] = [session.uri('one'), session.uri('two')];
  const change = (added: readonly string[], removed: readonly string[]): void =>
    session.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: added.map((uri) => ({ uri, name: uri })), removed: removed.map((uri) => ({ uri, name: uri })) },
    });
  await session.start({ folders: [one] });
  assert.deepEqual(codes(await session.open('one/extensions.conf', caller)), ['1:unknown-context']);
  change([two], []);
  const loose = session.message(
    ({ method, params }) =>
      method === 'textDocument/publishDiagnostics' &&
      (params as { readonly uri: string }).uri === session.uri('two/extensions_loose.conf'),
  );
  assert.deepEqual(codes(await session.open('two/extensions.conf', `#include "part.conf"\n${caller}`)), []);
  await loose;
  const gone = session.shown('one/extensions.conf', 1).catch(() => []);
  session.notify('textDocument/didClose', { textDocument: { uri: session.uri('two/extensions.conf') } });
  change([], [one, two]);
  change([one], []);
  session.notify('textDocument/didChange', {
    textDocument: { uri: session.uri('one/extensions.conf'), version: 2 },
    contentChanges: [{ text: caller + routine }],
  });
  assert.deepEqual(codes(await gone), []);
  assert.equal(await session.stop(), 0);
});

test('twenty thousand files beside a dialplan', async (t) => {
  const root = `#include "part.conf"\n${caller}`;
  const session = made(t, { 'extensions.conf': root, 'part.conf': '[p]\nexten => s,1,Hangup()\n' });
  for (let folder = 0; folder < 200; folder++) {
    const path = join(session.folder, `z${folder}`);
    mkdirSync(path);
    for (let file = 0; file < 100; file++) writeFileSync(join(path, `${file}.conf`), '');
  }
  await session.start();
  assert.deepEqual(codes(await session.open('extensions.conf', root)), ['2:unknown-context']);
  assert.equal(await session.stop(), 0);
});

test('nothing is written, whatever is asked', async (t) => {
  const session = made(t, { 'extensions.conf': caller, 'sub/part.conf': routine });
  const state = (): string[] =>
    ['', 'sub'].flatMap((folder) =>
      readdirSync(join(session.folder, folder)).map((name) => `${name} ${statSync(join(session.folder, folder, name)).mtimeMs}`),
    );
  for (const name of ['extensions.conf', 'sub/part.conf', 'sub', ''])
    chmodSync(join(session.folder, name), name.includes('.') ? 0o444 : 0o555);
  const before = state();
  await session.start();
  await session.open('extensions.conf', caller);
  const textDocument = { uri: session.uri('extensions.conf') };
  const range = { start: { line: 1, character: 19 }, end: { line: 1, character: 19 } };
  const actions = (await session.request('textDocument/codeAction', {
    textDocument,
    range,
    context: { diagnostics: [] },
  })) as unknown[];
  assert.ok(actions.length > 0);
  await session.request('textDocument/rename', { textDocument, position: { line: 0, character: 1 }, newName: 'other' });
  assert.deepEqual(state(), before);
  for (const name of ['', 'sub']) chmodSync(join(session.folder, name), 0o755);
  assert.equal(await session.stop(), 0);
});

test('what may not be read is as if it were not there, and the rest works', async (t) => {
  // Root may read everything, so the server runs as nobody then, from a place where nobody may read it.
  const isRoot = process.getuid?.() === 0;
  const own = mkdtempSync(join(tmpdir(), 'server-'));
  t.after(() => rmSync(own, { recursive: true }));
  chmodSync(own, 0o755);
  copyFileSync(join(process.env['PROJECT_ROOT'] ?? '.', 'dist/server.js'), join(own, 'server.js'));
  const root = `#include "closed.conf"\n#include "shut/b.conf"\n${caller}`;
  const session = made(
    t,
    { 'extensions.conf': root, 'closed.conf': '[x]\n', 'shut/b.conf': routine, 'queues.conf': '[q]\nmember => Local/1@none\n' },
    { server: join(own, 'server.js'), ...(isRoot && { uid: 65_534 }) },
  );
  chmodSync(session.folder, 0o755);
  for (const name of ['closed.conf', 'shut']) chmodSync(join(session.folder, name), 0o000);
  await session.start();
  const shown = codes(await session.open('extensions.conf', root));
  assert.ok(shown.includes('1:missing-include-file'), shown.join(' '));
  assert.ok(shown.includes('3:unknown-context'), shown.join(' '));
  chmodSync(join(session.folder, 'shut'), 0o755);
  assert.equal(await session.stop(), 0);
});

test('the settings of a workspace folder go with the folder, and come with it', async (t) => {
  const text = '[a]\nexten => s,1,Hangip()\n';
  const session = made(t, { 'pbx/extensions.conf': text });
  const settings = join(session.folder, 'pbx/.asterisk-dialplan.json');
  writeFileSync(settings, '{"rules": {"unknown-application": "off"}}');
  await session.start({ folders: [session.uri('pbx')] });
  assert.deepEqual(codes(await session.open('pbx/extensions.conf', text)), []);
  const then = session.shown('pbx/extensions.conf', 1);
  rmSync(join(session.folder, 'pbx'), { recursive: true });
  tell(session, 'pbx');
  assert.deepEqual(codes(await then), ['1:unknown-application']);
  assert.equal(await session.stop(), 0);
});

test('files outside of the workspace are watched where a dialplan has them', async (t) => {
  const root = `#include "../shared/b.inc"\n${caller}`;
  const session = made(t, { 'pbx/extensions.conf': root, 'pbx/parts/c.conf': '[c]\n', 'shared/b.inc': routine });
  await session.start({ folders: [session.uri('pbx')], watching: 'any-file' });
  const watched = (): string[] =>
    session.received
      .filter(({ method }) => method === 'client/registerCapability')
      .flatMap(({ params }) => [...JSON.stringify(params).matchAll(/"baseUri":"([^"]*)"/g)].map(([, uri = '']) => uri));
  assert.deepEqual(codes(await session.open('pbx/extensions.conf', root)), []);
  await session.request('workspace/symbol', { query: 'b' });
  while (watched().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(watched(), [session.uri('shared')]);
  const then = session.shown('pbx/extensions.conf', 1);
  writeFileSync(join(session.folder, 'shared/b.inc'), '[other]\nexten => s,1,Return()\n');
  tell(session, 'shared/b.inc');
  assert.deepEqual(codes(await then), ['2:unknown-context']);
  assert.equal(await session.stop(), 0);
});
