// Measures how long a keystroke takes from didChange to publishDiagnostics over real standard input and output, in a large dialplan.
// usage: node scripts/bench-typing.mjs [LINES | FILE] [KEYSTROKES]   (after npm run build)
//
// Each keystroke alternately brings a problem and takes it away, so that every one of them is answered with a publication. They come one right after
// the other's answer: where that is what a key before has left to be done, the last key may have nothing more to show, and is not counted.
// With FILE a file of a dialplan of one's own is typed in, in the names of its applications.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeDialplan } from './large-dialplan.mjs';
import { startServer } from './lsp-client.mjs';

const own = process.argv[2] !== undefined && existsSync(process.argv[2]) ? resolve(process.argv[2]) : undefined;
const lines = Number(process.argv[2] ?? 100_000);
const keystrokes = Number(process.argv[3] ?? 400);
const folder = own === undefined ? mkdtempSync(join(tmpdir(), 'bench-typing-')) : dirname(own);
if (own === undefined) writeDialplan(lines, folder);
const path = own ?? join(folder, 'extensions.conf');
const uri = pathToFileURL(path).href;
const text = readFileSync(path, 'utf8');
const rows = text.split('\n');

const server = startServer(process.env.BENCH_SERVER ?? fileURLToPath(new URL('../dist/server.js', import.meta.url)));
await server.request('initialize', {
  processId: null,
  rootUri: pathToFileURL(folder).href,
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
  capabilities: {},
});
server.notify('initialized', {});
const opened = performance.now();
const firstAnswer = server.published(uri);
let version = 1;
server.notify('textDocument/didOpen', {
  textDocument: { uri, languageId: 'asterisk-dialplan', version, text: `${text}exten => bench,1,Hangip()\n` },
});
await firstAnswer;
console.log(
  `${own === undefined ? `lines ${lines}, of them ` : ''}${rows.length} in the edited file; first problems after ${Math.round(performance.now() - opened)} ms`,
);
await new Promise((resolve) => setTimeout(resolve, 10_000));

/** Places to type at, as [name, line number, column, what is typed]. */
const at = (pattern) => rows.flatMap((row, number) => (pattern.test(row) ? [number] : []));
const column = (number, word) => rows[number].indexOf(word) + word.length;
const calls = /^\s*(?:exten|same)\s*=[^;]*?,\s*(?=(?:Hangup|NoOp|Set|GotoIf|Dial|Playback|Return)\()/;
const inOwnFile = [['in an application name', at(calls).map((n) => [n, calls.exec(rows[n])[0].length + 2])]];
const inCompany = [
  ['in an application name', at(/Hangup\(\)$/).map((n) => [n, column(n, 'Hang')])],
  ['in the context of a Gosub', at(/Gosub\(sub-log/).map((n) => [n, column(n, 'Gosub(sub')])],
  ['in the context of U()', at(/U\(sub-answer/).map((n) => [n, column(n, 'U(sub')])],
  ['in a label', at(/n\(anonymous/).map((n) => [n, column(n, 'n(anon')])],
  ['in a section header', at(/^\[unit-1-\d+\]/).map((n) => [n, column(n, 'unit')])],
];
const kinds = own === undefined ? inCompany : inOwnFile;
function show(name, times) {
  times.sort((a, b) => a - b);
  const of = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(2);
  console.log(
    `${name.padEnd(26)} p50 ${of(0.5)} ms   p95 ${of(0.95)} ms   p99 ${of(0.99)} ms   max ${of(1)} ms   (${times.length} keystrokes)`,
  );
}
for (const [name, places] of kinds) {
  const times = [];
  for (let i = 0; i < keystrokes; i++) {
    const [line, character] = places[(i * 7919) % places.length];
    for (const change of [
      { range: { start: { line, character }, end: { line, character } }, text: 'x' },
      { range: { start: { line, character }, end: { line, character: character + 1 } }, text: '' },
    ]) {
      version++;
      const answer = server.published(uri, version);
      const start = performance.now();
      server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
      const late = new Promise((resolve) => setTimeout(resolve, 1000, 'late'));
      if ((await Promise.race([answer, late])) !== 'late') times.push(performance.now() - start);
    }
  }
  show(name, times);
}
const typed = [];
for (let i = 0; own === undefined && i < keystrokes / 10; i++) {
  const line = at(/ n,Hangup\(\)$/)[(i * 7919) % rows.length] ?? 100;
  const character = rows[line].length;
  const type = async (from, to, text) => {
    version++;
    const start = performance.now();
    const answer = server.published(uri, version);
    server.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: from, end: to }, text }],
    });
    const late = new Promise((resolve) => setTimeout(resolve, 100, 'late'));
    if ((await Promise.race([answer, late])) !== 'late') typed.push(performance.now() - start);
  };
  const here = { line, character };
  await type(here, here, '\n');
  for (const [column, letter] of [...'[brand-new]'].entries())
    await type({ line: line + 1, character: column }, { line: line + 1, character: column }, letter);
  await type(here, { line: line + 1, character: '[brand-new]'.length }, '');
}
if (own === undefined) show('a new section header', typed);
await server.stop();
if (own === undefined) rmSync(folder, { recursive: true });
