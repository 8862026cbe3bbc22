/** The server as a process: how it begins and ends, and what it makes of messages that nobody should send. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import test from 'node:test';
import { LspSession, type ShownDiagnostic } from '../support/lsp-session.ts';

const dialplan = '[a]\nexten => s,1,Goto(b,s,1)\n';
const codes = (shown: readonly ShownDiagnostic[]): string[] => shown.map(({ code, range }) => `${range.start.line}:${code}`);

/** The exit code of the server, or the name of the signal that ended it. */
function ended(session: LspSession): Promise<number | string | null> {
  return new Promise((resolve) => session.process.once('exit', (code, signal) => resolve(code ?? signal)));
}

async function started(t: { after: (run: () => void) => void }): Promise<LspSession> {
  const session = new LspSession({ 'extensions.conf': dialplan });
  t.after(() => session.kill());
  await session.start();
  return session;
}

test('exit without shutdown is an error', async (t) => {
  const hasty = await started(t);
  const end = ended(hasty);
  hasty.notify('exit', undefined);
  assert.equal(await end, 1);

  const late = await started(t);
  await late.request('shutdown');
  const orderly = ended(late);
  late.notify('exit', undefined);
  assert.equal(await orderly, 0);
});

test('a server whose pipe breaks ends', async (t) => {
  const session = await started(t);
  await session.open('extensions.conf', dialplan);
  const end = ended(session);
  session.process.stdin.destroy();
  session.process.stdout.destroy();
  assert.notEqual(await end, null);
});

test('a server whose client is gone ends, though something holds its pipe open', async (t) => {
  const client = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  t.after(() => client.kill('SIGKILL'));
  const session = new LspSession({});
  t.after(() => session.kill());
  await session.request('initialize', { processId: client.pid, rootUri: null, capabilities: {} });
  const end = ended(session);
  client.kill('SIGKILL');
  assert.notEqual(await end, null);
});

test('a request before the server is initialized, and one that does not exist, are refused', async (t) => {
  const session = new LspSession({});
  t.after(() => session.kill());
  const textDocument = { uri: session.uri('extensions.conf') };
  await session.request('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }).catch(() => undefined);
  await session.start();
  await assert.rejects(session.request('textDocument/moniker', { textDocument, position: { line: 0, character: 0 } }));
  session.notify('$/noSuchThing', {});
  session.notify('asteriskDialplan/noSuchThing', {});
  assert.deepEqual(codes(await session.open('extensions.conf', dialplan)), ['1:unknown-context']);
  assert.equal(await session.stop(), 0);
});

test('requests whose parameters make no sense are answered, and the server goes on', async (t) => {
  const session = await started(t);
  await session.open('extensions.conf', dialplan);
  const textDocument = { uri: session.uri('extensions.conf') };
  const position = { line: 1, character: 18 };
  const range = { start: position, end: position };
  const methods = [
    ...['definition', 'references', 'documentHighlight', 'hover', 'completion', 'signatureHelp', 'inlayHint', 'selectionRange'],
    ...['semanticTokens/full', 'semanticTokens/range', 'semanticTokens/full/delta', 'documentSymbol', 'foldingRange', 'codeLens'],
    ...['documentLink', 'codeAction', 'formatting', 'rangeFormatting', 'onTypeFormatting', 'prepareRename', 'rename'],
    ...['prepareCallHierarchy'],
  ].map((name) => `textDocument/${name}`);
  const odd: unknown[] = [
    undefined,
    null,
    [],
    {},
    { textDocument },
    { textDocument: {} },
    { textDocument: { uri: 5 }, position },
    { textDocument, position: {} },
    { textDocument, position: { line: -1, character: -1 }, range: { start: { line: -5 }, end: {} } },
    { textDocument, position: { line: 1e9, character: 1e9 }, range: { start: { line: 1e9, character: 0 }, end: position } },
    { textDocument, position: { line: 'x', character: null }, positions: 'y', range: null, options: null, context: null },
    { textDocument: { uri: 'file:///no/such/file.conf' }, position, range, positions: [position], options: {}, context: {} },
  ];
  for (const method of [...methods, 'workspace/symbol', 'codeLens/resolve', 'codeAction/resolve', 'callHierarchy/incomingCalls'])
    for (const params of odd) await session.request(method, params).catch(() => undefined);
  for (const method of ['didChange', 'didClose', 'didOpen'].map((name) => `textDocument/${name}`))
    for (const params of [{}, { textDocument: {} }, { textDocument: { uri: 5 }, contentChanges: [] }])
      session.notify(method, params);
  session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'nothing' }, {}, { uri: 7, type: 9 }] });
  session.notify('workspace/didChangeConfiguration', { settings: [] });
  session.notify('workspace/didChangeConfiguration', {});
  session.notify('textDocument/didChange', {
    textDocument: { ...textDocument, version: 2 },
    contentChanges: [
      { range: { start: { line: 90, character: 90 }, end: { line: 9, character: 9 } }, text: '[b]\n' },
      { range: { start: { line: -1, character: -1 }, end: { line: -1, character: 5 } }, text: '' },
    ],
  });
  const shown = session.shown('extensions.conf', 3);
  session.notify('textDocument/didChange', {
    textDocument: { ...textDocument, version: 3 },
    contentChanges: [{ text: '[a]\nexten => s,1,Goto(c,s,1)\n' }],
  });
  assert.deepEqual(codes(await shown), ['1:unknown-context']);
  assert.equal(await session.stop(), 0);
});

test('a message that is no JSON is passed over', async (t) => {
  const session = await started(t);
  session.process.stdin.write('Content-Length: 5\r\n\r\n{"a":');
  session.process.stdin.write('Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}');
  assert.deepEqual(codes(await session.open('extensions.conf', dialplan)), ['1:unknown-context']);
  assert.equal(await session.stop(), 0);
});

for (const uri of [
  'untitled:Untitled-1',
  'untitled:/etc/asterisk/extensions.conf',
  'git:/x/extensions.conf?%7B%22path%22%3A%22%2Fx%22%7D',
  'vscode-remote://ssh-remote%2Bpbx/etc/asterisk/extensions.conf',
  'vscode-notebook-cell:/x/y#W0',
  'file://server/share/extensions.conf',
  'file:///x/%zz/extensions.conf',
  'file:///x/a%2fb/extensions.conf',
  'no uri at all',
  '',
])
  test(`a document with the address '${uri}' is looked at for itself`, async (t) => {
    const session = await started(t);
    const seen = session.message(
      ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as { readonly uri: string }).uri === uri,
    );
    session.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'asterisk-dialplan', version: 1, text: '[a]\nexten => s,1,Goto(a,nine,1)\n' },
    });
    const { params } = await seen;
    assert.deepEqual(codes((params as { readonly diagnostics: ShownDiagnostic[] }).diagnostics), ['1:unknown-extension']);
    const symbols = await session.request('textDocument/documentSymbol', { textDocument: { uri } });
    assert.equal((symbols as unknown[]).length, 1);
    const [place] = (await session.request('textDocument/definition', {
      textDocument: { uri },
      position: { line: 1, character: 18 },
    })) as { readonly uri: string }[];
    assert.equal(place?.uri, uri);
    session.notify('textDocument/didClose', { textDocument: { uri } });
    assert.equal(await session.stop(), 0);
  });
