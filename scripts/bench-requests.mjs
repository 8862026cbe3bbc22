// Measures what an editor asks after a keystroke, over real standard input and output, in a large dialplan: how long until the last byte is here.
// usage: node scripts/bench-requests.mjs [LINES] [KEYSTROKES] [PART OF A NAME]   (after npm run build)
//
// Every request follows a keystroke at the place that it is about, so that nothing is answered from what was asked before the edit. The
// keystroke is on its way when the request is sent, and its work is part of the time, as it is for who types.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeDialplan } from './large-dialplan.mjs';
import { startServer } from './lsp-client.mjs';

const lines = Number(process.argv[2] ?? 100_000);
const keystrokes = Number(process.argv[3] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'bench-requests-'));
writeDialplan(lines, folder);
const path = join(folder, 'extensions.conf');
const uri = pathToFileURL(path).href;
const text = readFileSync(path, 'utf8');
const rows = text.split('\n');
const server = startServer(process.env.BENCH_SERVER ?? fileURLToPath(new URL('../dist/server.js', import.meta.url)));
await server.request('initialize', {
  processId: null,
  rootUri: pathToFileURL(folder).href,
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
  initializationOptions: { commands: ['asteriskDialplan.showReferences'] },
  capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
});
server.notify('initialized', {});
const firstAnswer = server.published(uri);
let version = 1;
server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'asterisk-dialplan', version, text } });
await firstAnswer;
await new Promise((resolve) => setTimeout(resolve, 6000));
console.log(`lines ${lines}, of them ${rows.length} in the edited file`);

const at = (pattern, word) =>
  rows.flatMap((row, number) => (pattern.test(row) ? [[number, row.indexOf(word) + word.length]] : []));
const log = at(/Gosub\(sub-log/, 'Gosub(sub');
const texts = at(/NoOp\(Call for/, 'NoOp(Call');
const document = { textDocument: { uri } };
const there = ([line, character]) => ({ ...document, position: { line, character } });
const around = ([line, character]) => ({
  ...document,
  range: { start: { line, character }, end: { line, character } },
  context: { diagnostics: [] },
});
/** The lines that an editor shows at once. */
const screen = ([line]) => ({
  ...document,
  range: {
    start: { line: Math.max(0, line - 30), character: 0 },
    end: { line: Math.min(rows.length - 1, line + 30), character: 0 },
  },
});
/** What is asked, as [name, method, places, parameters for a place]. */
const requests = [
  ['documentSymbol', 'textDocument/documentSymbol', texts, () => document],
  ['foldingRange', 'textDocument/foldingRange', texts, () => document],
  ['documentLink', 'textDocument/documentLink', texts, () => document],
  ['codeLens', 'textDocument/codeLens', texts, () => document],
  [
    'codeLens/resolve, a routine',
    'codeLens/resolve',
    log,
    ([line, character]) => ({
      range: { start: { line, character }, end: { line, character } },
      data: { uri, context: /Gosub\(([^,]+)/.exec(rows[line])?.[1] },
    }),
  ],
  [
    'codeLens/resolve, a context',
    'codeLens/resolve',
    at(/^\[unit-1-\d+-extra\]/, '[un'),
    ([line]) => ({
      range: { start: { line, character: 0 }, end: { line, character: 0 } },
      data: { uri, context: rows[line].slice(1, -1) },
    }),
  ],
  ['codeAction, no problem', 'textDocument/codeAction', texts, around],
  ['codeAction, a problem', 'textDocument/codeAction', log, around],
  ['documentHighlight, a context', 'textDocument/documentHighlight', at(/^\[unit-1-\d+-extra\]/, '[un'), there],
  ['documentHighlight, a routine', 'textDocument/documentHighlight', at(/U\(sub-answer/, 'U(su'), there],
  ['documentHighlight, an extension', 'textDocument/documentHighlight', at(/^exten => _1\dXX/, 'exten => _1'), there],
  ['documentHighlight, a label', 'textDocument/documentHighlight', at(/n\(anonymous/, 'n(anon'), there],
  ['documentHighlight, a variable', 'textDocument/documentHighlight', at(/DIALSTATUS/, 'DIAL'), there],
  ['completion, an application', 'textDocument/completion', at(/ n,Hangup\(\)/, 'n,Ha'), there],
  ['completion, a context', 'textDocument/completion', log, there],
  ['completion, a context of U()', 'textDocument/completion', at(/U\(sub-answer/, 'U(su'), there],
  ['completion, an include', 'textDocument/completion', at(/^include => unit/, 'include => un'), there],
  ['completion, a header', 'textDocument/completion', at(/^\[unit-1-\d+-extra\]/, '[un'), there],
  ['completion, an extension', 'textDocument/completion', at(/^exten => _1\dXX/, 'exten => _1'), there],
  ['completion, a sound', 'textDocument/completion', at(/Playback\(/, 'Playback('), there],
  ['completion, a variable', 'textDocument/completion', at(/DIALSTATUS/, 'DIAL'), there],
  ['completion, a label', 'textDocument/completion', at(/\?anonymous/, '?anon'), there],
  ['hover, a context', 'textDocument/hover', at(/^\[unit-1-\d+-extra\]/, '[un'), there],
  ['hover, a routine', 'textDocument/hover', log, there],
  ['hover, an application', 'textDocument/hover', at(/ n,Hangup\(\)/, 'n,Ha'), there],
  ['definition, a routine', 'textDocument/definition', log, there],
  [
    'references, a routine',
    'textDocument/references',
    log,
    (place) => ({ ...there(place), context: { includeDeclaration: true } }),
  ],
  [
    'references, a variable',
    'textDocument/references',
    at(/Set\(LOCAL\(unit/, 'LOCAL('),
    (place) => ({ ...there(place), context: { includeDeclaration: true } }),
  ],
  [
    'references, an application',
    'textDocument/references',
    at(/ n,Hangup\(\)/, 'n,Ha'),
    (place) => ({ ...there(place), context: { includeDeclaration: true } }),
  ],
  ['documentHighlight, an application', 'textDocument/documentHighlight', at(/ n,Hangup\(\)/, 'n,Ha'), there],
  ['codeLens', 'textDocument/codeLens', texts, () => document],
  ['signatureHelp, an application', 'textDocument/signatureHelp', texts, there],
  ['signatureHelp, a routine', 'textDocument/signatureHelp', at(/Gosub\(sub-log/, ',s,1('), there],
  ['inlayHint, a screen', 'textDocument/inlayHint', texts, screen],
  ['semanticTokens/range, a screen', 'textDocument/semanticTokens/range', texts, screen],
  ['semanticTokens/full', 'textDocument/semanticTokens/full', texts, () => document],
  [
    'selectionRange',
    'textDocument/selectionRange',
    log,
    ([line, character]) => ({ ...document, positions: [{ line, character }] }),
  ],
  ['prepareCallHierarchy', 'textDocument/prepareCallHierarchy', log, there],
  ['prepareRename, a context', 'textDocument/prepareRename', at(/^\[unit-1-\d+-extra\]/, '[un'), there],
  [
    'rename, a context',
    'textDocument/rename',
    at(/^\[unit-1-\d+-extra\]/, '[un'),
    (place) => ({ ...there(place), newName: 'renamed' }),
  ],
  ['rename, a routine', 'textDocument/rename', log, (place) => ({ ...there(place), newName: 'renamed' })],
  [
    'rename, an extension',
    'textDocument/rename',
    at(/^exten => [2-9]\d\d\d,1/, 'exten => '),
    (place) => ({ ...there(place), newName: '777' }),
  ],
  ['rename, a label', 'textDocument/rename', at(/n\(anonymous/, 'n(anon'), (place) => ({ ...there(place), newName: 'renamed' })],
  [
    'rename, a variable',
    'textDocument/rename',
    at(/Set\(LOCAL\(unit/, 'LOCAL('),
    (place) => ({ ...there(place), newName: 'renamed' }),
  ],
  ['workspace/symbol', 'workspace/symbol', texts, () => ({ query: 'unit77' })],
];
const type = (line, character, removed, typed) =>
  server.notify('textDocument/didChange', {
    textDocument: { uri, version: ++version },
    contentChanges: [{ range: { start: { line, character }, end: { line, character: character + removed } }, text: typed }],
  });
const only = process.argv[4];
/** The questions that follow one whose answer they hand back, as [name, method, method of the first question, places]. */
const followUps = [
  ['incomingCalls, a routine', 'callHierarchy/incomingCalls', 'textDocument/prepareCallHierarchy', log],
  ['incomingCalls, a context', 'callHierarchy/incomingCalls', 'textDocument/prepareCallHierarchy', at(/^\[unit-1-\d+\]/, '[un')],
  ['outgoingCalls, a context', 'callHierarchy/outgoingCalls', 'textDocument/prepareCallHierarchy', at(/^\[unit-1-\d+\]/, '[un')],
];
for (const [name, method, first, places] of followUps) {
  if (only !== undefined && !name.includes(only)) continue;
  const items = new Map();
  const asked = Array.from({ length: keystrokes }, (_, i) => places[(i * 7919 + 37) % places.length]);
  for (const place of asked) items.set(place, (await server.request(first, there(place)))[0]);
  requests.push([name, method, asked, (place) => ({ item: items.get(place) })]);
}
for (const [name, method, places, parameters] of requests) {
  if (only !== undefined && !name.includes(only)) continue;
  const times = [];
  let largest = 0;
  for (let i = 0; i < keystrokes; i++) {
    const place = places[(i * 7919 + 37) % places.length];
    const [line, character] = place;
    // In a routine's name the second keystroke counts, which makes it right again.
    type(line, character, 0, 'x');
    if (name !== 'codeAction, a problem') type(line, character, 1, '');
    const { milliseconds, size } = await server.timed(method, parameters(place));
    if (name === 'codeAction, a problem') type(line, character, 1, '');
    times.push(milliseconds);
    largest = Math.max(largest, size);
    await server.request('textDocument/documentLink', document);
  }
  const [first] = times;
  times.sort((a, b) => a - b);
  const of = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(32)} first ${first.toFixed(1).padStart(6)} ms   p50 ${of(0.5)} ms   p95 ${of(0.95)} ms   max ${of(1)} ms   answer ${Math.ceil(largest / 1000)} kB`,
  );
}
await server.stop();
rmSync(folder, { recursive: true });
