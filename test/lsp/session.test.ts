/** The built server as an editor meets it: few tests, one of each kind of message. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { LspSession, type ShownDiagnostic } from '../support/lsp-session.ts';

const dialplan = `[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,tU(answered^\${CALLERID(num)}^\${EXTEN}))
 same => n,Hangup()

[answered]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${ARG1},\${ARG2}))
 same => n(end),Return()

[ended]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(DB(calls/\${FILTER(0-9,\${ARG1})}/end)=\${ARG2})
 same => n(end),Return()
`;
const queues = '[inbound]\nmember => Local/101@from-queue/n\n';

const codes = (shown: readonly ShownDiagnostic[]): string[] => shown.map(({ code, range }) => `${range.start.line}:${code}`);

test('a handler that goes nowhere is shown while typing, and repaired by a quick fix', async (t) => {
  const session = new LspSession({ 'extensions.conf': dialplan, 'queues.conf': queues });
  t.after(() => session.kill());
  const capabilities = await session.start();
  assert.ok('definitionProvider' in capabilities);
  assert.deepEqual(codes(await session.open('extensions.conf', dialplan)), []);
  const textDocument = { uri: session.uri('extensions.conf'), version: 2 };
  const shown = session.shown('extensions.conf', 2);
  session.notify('textDocument/didChange', {
    textDocument,
    contentChanges: [{ range: { start: { line: 9, character: 6 }, end: { line: 9, character: 6 } }, text: 'x' }],
  });
  assert.deepEqual(codes(await shown), ['6:unknown-context']);
  const actions = (await session.request('textDocument/codeAction', {
    textDocument,
    range: { start: { line: 6, character: 46 }, end: { line: 6, character: 46 } },
    context: { diagnostics: [] },
  })) as { readonly title: string }[];
  assert.deepEqual(
    actions.map(({ title }) => title),
    ["Change to 'endedx'", "Allow 'unknown-context' on this line"],
  );
  assert.equal(await session.stop(), 0);
});

test('what Asterisk says of each line of an extension is a warning at the first and a hint at the others', async (t) => {
  const text = '[a]\nexten => _.,1,Answer()\n same => n,Hangup()\nexten => _!,1,Hangup()\n[b]\nexten => _.,1,Hangup()\n';
  const session = new LspSession({ 'extensions.conf': text });
  t.after(() => session.kill());
  await session.start();
  const shown = await session.open('extensions.conf', text);
  assert.deepEqual(
    shown.filter(({ code }) => code === 'catch-all-pattern').map(({ range, severity }) => [range.start.line, severity]),
    [
      [1, 2],
      [2, 4],
      [3, 2],
      [5, 2],
    ],
  );
  assert.equal(await session.stop(), 0);
});

test('a label on each line of a branch is a warning at the second of them and a hint at the others', async (t) => {
  const text =
    '[a]\nexten => s,1(end),Answer()\n same => n(end),Playback(bye)\n same => n(end),Hangup()\n' +
    'exten => t,1(end),Answer()\n same => n(end),Hangup()\n';
  const session = new LspSession({ 'extensions.conf': text });
  t.after(() => session.kill());
  await session.start();
  const shown = await session.open('extensions.conf', text);
  assert.deepEqual(
    shown.filter(({ code }) => code === 'duplicate-label').map(({ range, severity }) => [range.start.line, severity]),
    [
      [2, 2],
      [3, 4],
      [5, 2],
    ],
  );
  assert.equal(await session.stop(), 0);
});

test('definition, references, hover, completion, symbols, folding and links are answered', async (t) => {
  const session = new LspSession({ 'extensions.conf': dialplan, 'queues.conf': queues });
  t.after(() => session.kill());
  await session.start({ snippets: 'with-snippets' });
  await session.open('extensions.conf', dialplan);
  await session.open('queues.conf', queues, 'asterisk-config');
  const extensions = { uri: session.uri('extensions.conf') };
  const lines = (answer: unknown): string[] =>
    (answer as { readonly uri: string; readonly range: { readonly start: { readonly line: number } } }[]).map(
      ({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line}`,
    );
  const inHandler = { textDocument: extensions, position: { line: 6, character: 46 } };
  assert.deepEqual(lines(await session.request('textDocument/definition', inHandler)), ['extensions.conf:9']);
  const inMember = { textDocument: { uri: session.uri('queues.conf') }, position: { line: 1, character: 24 } };
  assert.deepEqual(lines(await session.request('textDocument/definition', inMember)), ['extensions.conf:0']);
  const inHeader = { textDocument: extensions, position: { line: 0, character: 3 }, context: { includeDeclaration: false } };
  assert.deepEqual(lines(await session.request('textDocument/references', inHeader)), ['queues.conf:1']);
  const hover = (await session.request('textDocument/hover', inHandler)) as { readonly contents: { readonly value: string } };
  assert.match(hover.contents.value, /ended,s,1/);
  const items = (await session.request('textDocument/completion', {
    textDocument: extensions,
    position: { line: 1, character: 42 },
  })) as {
    readonly label: string;
  }[];
  assert.deepEqual(items.map(({ label }) => label).sort(), ['answered', 'ended']);
  const symbols = (await session.request('textDocument/documentSymbol', { textDocument: extensions })) as {
    readonly name: string;
  }[];
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['from-queue', 'answered', 'ended'],
  );
  assert.ok(((await session.request('textDocument/foldingRange', { textDocument: extensions })) as unknown[]).length >= 3);
  assert.deepEqual(await session.request('textDocument/documentLink', { textDocument: extensions }), []);
  const loaded = (await session.request('asteriskDialplan/show', { textDocument: extensions })) as { readonly text: string };
  assert.match(loaded.text, /\[ Context 'ended' created by 'pbx_config' \]/);
  assert.equal(await session.stop(), 0);
});

test('a call that needs an argument goes on with it, for clients that can', async (t) => {
  const text = '[a]\nexten => s,1,\n';
  const answer = async (commands: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> => {
    const session = new LspSession({ 'extensions.conf': text });
    t.after(() => session.kill());
    await session.start({ snippets: 'with-snippets', settings: { asteriskDialplan: {}, commands } });
    await session.open('extensions.conf', text);
    const items = (await session.request('textDocument/completion', {
      textDocument: { uri: session.uri('extensions.conf') },
      position: { line: 1, character: 13 },
    })) as readonly { readonly label: string; readonly command?: { readonly command: string } }[];
    assert.equal(await session.stop(), 0);
    return new Map(items.map(({ label, command }) => [label, command?.command]));
  };
  const name = 'asteriskDialplan.suggestArguments';
  const items = await answer([name]);
  for (const needy of ['Dial', 'Goto', 'Gosub', 'Queue', 'Set', 'Playback', 'ExecIf'])
    assert.equal(items.get(needy), name, needy);
  for (const other of ['Answer', 'Hangup', 'NoOp', 'Return']) assert.equal(items.get(other), undefined, other);
  assert.equal((await answer([])).get('Dial'), undefined);
});

test('lenses are for clients that can show places, and their texts are made when they come into view', async (t) => {
  const session = new LspSession({ 'extensions.conf': dialplan });
  t.after(() => session.kill());
  const capabilities = await session.start({ settings: { asteriskDialplan: {}, commands: ['asteriskDialplan.showReferences'] } });
  assert.deepEqual(capabilities['codeLensProvider'], { resolveProvider: true });
  await session.open('extensions.conf', dialplan);
  const textDocument = { uri: session.uri('extensions.conf') };
  const lenses = (await session.request('textDocument/codeLens', { textDocument })) as readonly object[];
  const commands = await Promise.all(
    lenses.map(async (lens) => {
      const { command } = (await session.request('codeLens/resolve', lens)) as {
        readonly command: { readonly title: string; readonly command: string; readonly arguments: readonly unknown[] };
      };
      return [command.title, command.command, (command.arguments[2] as unknown[]).length];
    }),
  );
  assert.deepEqual(commands, [
    ['not referenced', '', 0],
    ['1 caller · 2 arguments · returns', 'asteriskDialplan.showReferences', 1],
    ['hangup handler, pushed in 1 place · 2 arguments · returns', 'asteriskDialplan.showReferences', 1],
  ]);
  session.notify('workspace/didChangeConfiguration', { settings: { codeLens: false } });
  assert.deepEqual(await session.request('textDocument/codeLens', { textDocument }), []);
  assert.equal(await session.stop(), 0);
  const plain = new LspSession({});
  t.after(() => plain.kill());
  assert.ok(!('codeLensProvider' in (await plain.start())));
});

test('the languages of files that other files include', async (t) => {
  const files = {
    'extensions.conf': '#include "more.conf"\n[a]\nexten => 1,1,NoOp()\n',
    'more.conf': '[b]\nexten => 1,1,NoOp()\n',
    'pjsip.conf': '#include "phones.conf"\n',
    'phones.conf': '[100]\ntype = endpoint\n',
    'other.conf': '[b]\nexten => 1,1,NoOp()\n',
  };
  const session = new LspSession(files);
  t.after(() => session.kill());
  await session.start();
  await session.open('extensions.conf', files['extensions.conf']);
  const uris = ['more.conf', 'phones.conf', 'other.conf'].map((name) => session.uri(name));
  assert.deepEqual(await session.request('asteriskDialplan/languages', { uris }), {
    languages: ['asterisk-dialplan', 'asterisk-config', null],
  });
});

test('which extension answers a number, and the contexts to choose from', async (t) => {
  const session = new LspSession({ 'extensions.conf': dialplan });
  t.after(() => session.kill());
  await session.start();
  await session.open('extensions.conf', dialplan);
  const textDocument = { uri: session.uri('extensions.conf') };
  assert.deepEqual(await session.request('asteriskDialplan/contexts', { textDocument, position: { line: 1, character: 0 } }), {
    names: ['from-queue', 'answered', 'ended'],
  });
  const match = async (number: string, more: object = {}): Promise<unknown> =>
    session.request('asteriskDialplan/match', { textDocument, context: 'from-queue', number, ...more });
  const files = { 'extensions.conf': textDocument.uri };
  assert.deepEqual(await match('101'), { text: '101 in from-queue: _1XX (extensions.conf:2)\n', files });
  assert.deepEqual(await match('101', { callerId: '5', time: '2026-11-26 09:00' }), {
    text: 'At 2026-11-26 09:00:\n101 from 5 in from-queue: _1XX (extensions.conf:2)\n',
    files,
  });
  assert.deepEqual(await match('1', { context: 'none' }), { text: "No context is named 'none'.\n", files: {} });
  assert.equal(await session.stop(), 0);
});

test('documentation of the own Asterisk in the workspace: hover has its text, and what it documents is not unknown', async (t) => {
  const text = '[in]\nexten => s,1,PaintTheWall()\n same => n,Hangup()\n';
  const session = new LspSession({
    'extensions.conf': text,
    'doc/core-en_US.xml': '<docs><application name="PaintTheWall"><synopsis>Paints it.</synopsis></application></docs>',
  });
  t.after(() => session.kill());
  await session.start();
  const known = session.message(
    ({ method, params }) =>
      method === 'textDocument/publishDiagnostics' && (params as { readonly diagnostics: unknown[] }).diagnostics.length === 0,
  );
  await session.open('extensions.conf', text);
  await known;
  const hover = (await session.request('textDocument/hover', {
    textDocument: { uri: session.uri('extensions.conf') },
    position: { line: 1, character: 15 },
  })) as { readonly contents: { readonly value: string } };
  assert.match(hover.contents.value, /Paints it\./);
  assert.equal(await session.stop(), 0);
});

test('documentation that changes is read again, and watched where it lies outside the workspace', async (t) => {
  const documented = (synopsis: string): string =>
    `<docs><application name="PaintTheWall"><synopsis>${synopsis}</synopsis></application></docs>`;
  const text = '[in]\nexten => s,1,PaintTheWall()\n same => n,Hangup()\n';
  const outside = mkdtempSync(join(tmpdir(), 'documentation-'));
  t.after(() => rmSync(outside, { recursive: true }));
  const file = join(outside, 'own.xml');
  writeFileSync(file, documented('Paints it.'));
  const session = new LspSession({ 'extensions.conf': text });
  t.after(() => session.kill());
  await session.start({ settings: { documentationFile: file }, watching: 'any-file' });
  await session.open('extensions.conf', text);
  const hover = async (): Promise<string> =>
    JSON.stringify(
      await session.request('textDocument/hover', {
        textDocument: { uri: session.uri('extensions.conf') },
        position: { line: 1, character: 15 },
      }),
    );
  assert.match(await hover(), /Paints it\./);
  const registered = JSON.stringify(session.received.filter(({ method }) => method === 'client/registerCapability'));
  assert.ok(registered.includes('"pattern":"own.xml"'), registered);
  writeFileSync(file, documented('Paints it blue.'));
  session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(file).href, type: 2 }] });
  assert.match(await hover(), /Paints it blue\./);
  assert.equal(await session.stop(), 0);
});

test('a documentation file that is broken gives one message, and hover goes on', async (t) => {
  const text = '[in]\nexten => s,1,Answer()\n';
  const session = new LspSession({ 'extensions.conf': text, 'own.xml': '<docs><application name="X">' });
  t.after(() => session.kill());
  await session.start({ settings: { documentationFile: 'own.xml' } });
  const message = session.message(({ method }) => method === 'window/showMessage');
  await session.open('extensions.conf', text);
  assert.match(JSON.stringify(await message), /own\.xml' cannot be read as Asterisk's documentation: 1:\d+: unclosed tag/);
  const hover = async (): Promise<unknown> =>
    session.request('textDocument/hover', {
      textDocument: { uri: session.uri('extensions.conf') },
      position: { line: 1, character: 15 },
    });
  assert.match(JSON.stringify(await hover()), /Answer/);
  session.notify('workspace/didChangeConfiguration', { settings: { documentationFile: 'own.xml', codeLens: false } });
  await hover();
  assert.equal(session.received.filter(({ method }) => method === 'window/showMessage').length, 1);
  assert.equal(await session.stop(), 0);
});

test('scripts and sounds of the workspace: links and definitions', async (t) => {
  const text = '[in]\nexten => s,1,AGI(score.php)\n same => n,Playback(hello&none)\n';
  const session = new LspSession({ 'extensions.conf': text, 'agi-bin/score.php': '', 'sounds/en/hello.gsm': '' });
  t.after(() => session.kill());
  await session.start();
  await session.open('extensions.conf', text);
  const textDocument = { uri: session.uri('extensions.conf') };
  const links = (await session.request('textDocument/documentLink', { textDocument })) as { readonly target: string }[];
  assert.deepEqual(
    links.map(({ target }) => target),
    [session.uri('agi-bin/score.php'), session.uri('sounds/en/hello.gsm')],
  );
  const found = (await session.request('textDocument/definition', { textDocument, position: { line: 1, character: 20 } })) as {
    readonly uri: string;
  }[];
  assert.deepEqual(
    found.map(({ uri }) => uri),
    [session.uri('agi-bin/score.php')],
  );
  assert.equal(await session.stop(), 0);
});

test('formatting: the document, a range, and a new line', async (t) => {
  const text = '[a]\nexten=>s,1,Answer()\nexten=>s,2,Wait(1)\n\n';
  const session = new LspSession({ 'extensions.conf': text });
  t.after(() => session.kill());
  await session.start();
  await session.open('extensions.conf', text);
  const textDocument = { uri: session.uri('extensions.conf') };
  const options = { tabSize: 4, insertSpaces: true };
  const starts = (answer: unknown): string[] =>
    (answer as { readonly range: { readonly start: { readonly line: number; readonly character: number } } }[]).map(
      ({ range: { start } }) => `${start.line}:${start.character}`,
    );
  assert.deepEqual(starts(await session.request('textDocument/formatting', { textDocument, options })), [
    '1:5',
    '1:7',
    '2:5',
    '2:7',
  ]);
  const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
  assert.deepEqual(starts(await session.request('textDocument/rangeFormatting', { textDocument, options, range })), [
    '2:5',
    '2:7',
  ]);
  const position = { line: 3, character: 0 };
  assert.deepEqual(await session.request('textDocument/onTypeFormatting', { textDocument, options, position, ch: '\n' }), [
    { range: { start: position, end: position }, newText: 'exten=>s,3,' },
  ]);
  assert.equal(await session.stop(), 0);
});

test('signature help, inlay hints, tokens and selection are answered, and what is switched off is not', async (t) => {
  const session = new LspSession({ 'extensions.conf': dialplan });
  t.after(() => session.kill());
  await session.start({
    settings: { inlayHints: { argumentNames: true, impliedLocations: true }, 'inlayHints.priorityNumbers': false },
  });
  await session.open('extensions.conf', dialplan);
  const textDocument = { uri: session.uri('extensions.conf') };
  const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
  const help = (await session.request('textDocument/signatureHelp', {
    textDocument,
    position: { line: 1, character: 51 },
  })) as { readonly signatures: readonly { readonly label: string }[]; readonly activeParameter: number };
  assert.deepEqual([help.signatures[0]?.label, help.activeParameter], ['answered,s,1(ARG1,ARG2)', 0]);
  const hints = (await session.request('textDocument/inlayHint', { textDocument, range })) as { readonly label: string }[];
  assert.deepEqual(
    hints.map(({ label }) => label),
    ['→s,1'],
  );
  const full = (await session.request('textDocument/semanticTokens/full', { textDocument })) as {
    readonly data: number[];
    readonly resultId: string;
  };
  const part = (await session.request('textDocument/semanticTokens/range', { textDocument, range })) as {
    readonly data: number[];
  };
  assert.deepEqual(part.data, full.data.slice(0, part.data.length));
  session.notify('textDocument/didChange', {
    textDocument: { ...textDocument, version: 2 },
    contentChanges: [
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: ' same => n,NoOp()\n' },
    ],
  });
  const delta = (await session.request('textDocument/semanticTokens/full/delta', {
    textDocument,
    previousResultId: full.resultId,
  })) as { readonly edits: { readonly start: number; readonly deleteCount: number; readonly data: number[] }[] };
  const [edit] = delta.edits;
  assert.ok(edit?.deleteCount === 5 && edit.data.length === 10, JSON.stringify(delta));
  const selection = (await session.request('textDocument/selectionRange', {
    textDocument,
    positions: [{ line: 0, character: 3 }],
  })) as { readonly range: { readonly end: { readonly character: number } } }[];
  assert.equal(selection[0]?.range.end.character, 11);
  assert.equal(await session.stop(), 0);
});

for (const actions of [undefined, 'resolved'] as const)
  test(`a refactoring is offered to who asks${actions === undefined ? '' : ', and made when it is chosen'}`, async (t) => {
    const text = '[a]\nexten => s,1,Answer()\nexten => s,n,Hangup()\n';
    const session = new LspSession({ 'extensions.conf': text });
    t.after(() => session.kill());
    await session.start({ ...(actions !== undefined && { actions }) });
    await session.open('extensions.conf', text);
    const uri = session.uri('extensions.conf');
    const position = { line: 1, character: 8 };
    const ask = async (context: object): Promise<{ readonly title: string; readonly edit?: object }[]> =>
      (await session.request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [], ...context },
      })) as { readonly title: string; readonly edit?: object }[];
    assert.deepEqual(await ask({}), []);
    assert.deepEqual(await ask({ triggerKind: 2 }), []);
    const [action, ...more] = await ask({ triggerKind: 1, only: ['refactor'] });
    assert.equal(action?.title, "Use 'same' for the lines that repeat the extension");
    assert.equal(more.length, 1);
    assert.equal(action.edit === undefined, actions === 'resolved');
    const { edit } = actions === undefined ? action : ((await session.request('codeAction/resolve', action)) as typeof action);
    const name = { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 11 } }, newText: ' same => ' };
    assert.deepEqual(edit, { changes: { [uri]: [name] } });
    assert.equal(await session.stop(), 0);
  });

test('a setting that does not exist is said once, the others hold', async (t) => {
  const session = new LspSession({});
  t.after(() => session.kill());
  const complaint = session.message(({ method }) => method === 'window/showMessage');
  await session.start({ settings: { rules: { 'unknown-context': 'hint', 'unknown-contxt': 'off' }, asteriskVersoin: 22 } });
  const { params } = await complaint;
  assert.match(
    (params as { readonly message: string }).message,
    /there is no rule named 'unknown-contxt'; did you mean 'unknown-context'\?/,
  );
  const shown = await session.open('extensions.conf', '[a]\nexten => s,1,Goto(b,s,1)\n');
  assert.deepEqual(
    shown.map((each) => (each as unknown as { readonly severity: number }).severity),
    [4],
  );
  assert.equal(await session.stop(), 0);
});

test('files that are no text, loops of includes and a line of ten megabytes leave the rest working', async (t) => {
  const session = new LspSession({
    'extensions.conf':
      '#include "extensions.conf"\n#include "binary.conf"\n#include "long.conf"\n[a]\nexten => s,1,Goto(b,s,1)\n',
    'binary.conf': Buffer.from([0, 255, 254, 10, 91, 0, 93]),
    'long.conf': `[long]\nexten => s,1,NoOp(${'x'.repeat(10_000_000)})\n`,
  });
  t.after(() => session.kill());
  await session.start();
  const shown = await session.open(
    'extensions.conf',
    '#include "extensions.conf"\n#include "binary.conf"\n#include "long.conf"\n[a]\nexten => s,1,Goto(b,s,1)\n',
  );
  assert.ok(codes(shown).includes('4:unknown-context'), codes(shown).join(' '));
  assert.equal(await session.stop(), 0);
});

test('documents that are closed, changed on the disk and opened again', async (t) => {
  const session = new LspSession({ 'extensions.conf': '[a]\nexten => s,1,Goto(b,s,1)\n' });
  t.after(() => session.kill());
  await session.start();
  assert.deepEqual(
    codes(await session.open('extensions.conf', '[a]\nexten => s,1,Goto(b,s,1)\n[b]\nexten => s,1,Hangup()\n')),
    [],
  );
  session.notify('textDocument/didClose', { textDocument: { uri: session.uri('extensions.conf') } });
  assert.deepEqual(codes(await session.open('extensions.conf', '[a]\nexten => s,1,Goto(b,s,1)\n')), ['1:unknown-context']);
  assert.equal(await session.stop(), 0);
});
