// Measures what opening a file costs: how long until its problems are shown, until those of all files are, and how long a request waits that
// comes meanwhile, over real standard input and output.
// usage: node scripts/bench-opening.mjs [ROUNDS]   (after npm run build)
//
// Beside the time on the clock stands that of all processors, which says more on a busy machine; on Linux, where it can be asked for.
//
// While the server loads and checks, three questions are asked again and again, one after the other: one that needs nothing but the opened
// file, one that needs its dialplan, and one that needs no file at all.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dialplanText, writeDialplan, writeOneContext } from './large-dialplan.mjs';
import { startServer } from './lsp-client.mjs';

const rounds = Number(process.argv[2] ?? 3);
const program = process.env.BENCH_SERVER ?? fileURLToPath(new URL('../dist/server.js', import.meta.url));

/** What is opened, by what it is an example of: writes a folder, and tells the file that is opened there. */
const cases = {
  '100,000 lines, the root': (folder) => {
    writeDialplan(100_000, folder);
    return 'extensions.conf';
  },
  '100,000 lines, an included file': (folder) => {
    writeDialplan(100_000, folder);
    return 'extensions_part7.conf';
  },
  '100,000 lines, one context': (folder) => {
    writeOneContext(100_000, folder);
    return 'extensions.conf';
  },
  'a small dialplan among 20,000 files': (folder) => {
    writeManyFiles(folder, (name) => `; ${name}\n`.repeat(20));
    writeFileSync(join(folder, 'extensions.conf'), '#include "extensions_part.conf"\n[a]\nexten => s,1,Goto(b,s,1)\n');
    writeFileSync(join(folder, 'extensions_part.conf'), '[b]\nexten => s,1,Hangup()\n');
    return 'extensions.conf';
  },
  'a small dialplan, 20,000 files that may be dialplans': (folder) => {
    writeManyFiles(join(folder, 'dialplan'), (name) => `[${name}]\n${'key = value\n'.repeat(20)}`);
    writeFileSync(join(folder, 'extensions.conf'), '[a]\nexten => s,1,Goto(b,s,1)\n');
    return 'extensions.conf';
  },
  'one of 2,000 dialplans of 100 lines': (folder) => {
    for (let i = 0; i < 2000; i++) {
      mkdirSync(join(folder, `host-${i}`), { recursive: true });
      writeFileSync(join(folder, `host-${i}`, 'extensions.conf'), dialplanText(100, i));
    }
    return 'host-1234/extensions.conf';
  },
};

/** Two hundred folders with a hundred files each. */
function writeManyFiles(folder, textOf) {
  for (let i = 0; i < 200; i++) {
    const place = join(folder, `folder-${i}`);
    mkdirSync(place, { recursive: true });
    for (let j = 0; j < 100; j++) writeFileSync(join(place, `file-${j}.conf`), textOf(`file-${i}-${j}`));
  }
}

/** The milliseconds that a process has had of all processors. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, '').split(' ');
    return (Number(fields[12]) + Number(fields[13])) * 10;
  } catch {
    return NaN;
  }
}

/** Opens a file of a folder, and tells in milliseconds how long everything took from then on. */
async function opened(folder, name) {
  const uri = pathToFileURL(join(folder, name)).href;
  const text = `${readFileSync(join(folder, name), 'utf8')}[added]\nexten => s,1,Hangip()\n`;
  const server = startServer(program);
  const rootUri = pathToFileURL(folder).href;
  const started = performance.now();
  await server.request('initialize', {
    processId: null,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities: {},
  });
  server.notify('initialized', {});
  const first = server.published(uri);
  const start = performance.now();
  const all = new Promise((resolve) =>
    server.listen(({ method }) => {
      if (method === 'asteriskDialplan/status') resolve(performance.now() - start);
    }),
  );
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'asterisk-dialplan', version: 1, text } });
  let isDone = false;
  const document = { textDocument: { uri } };
  const waits = { file: [], dialplan: [], nothing: [] };
  const ask = async (list, method, params) => {
    while (!isDone) {
      list.push((await server.timed(method, params)).milliseconds);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const asking = [
    ask(waits.file, 'textDocument/selectionRange', { ...document, positions: [{ line: 1, character: 2 }] }),
    ask(waits.dialplan, 'textDocument/definition', { ...document, position: { line: 2, character: 17 } }),
    ask(waits.nothing, 'textDocument/foldingRange', { textDocument: { uri: 'untitled:none' } }),
  ];
  const processorStart = processorTime(server.child.pid);
  await first;
  const shown = performance.now() - start;
  const shownProcessor = processorTime(server.child.pid) - processorStart;
  const whole = await all;
  const wholeProcessor = processorTime(server.child.pid) - processorStart;
  isDone = true;
  await Promise.all(asking);
  await server.stop();
  return { initialized: start - started, shown, shownProcessor, whole, wholeProcessor, waits };
}

const tell = (columns) =>
  console.log(columns.map((each, i) => String(each)[i < 1 ? 'padEnd' : 'padStart'](i < 1 ? 56 : 18)).join(''));
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const worst = (list) => Math.max(...list.map((each) => Math.max(...each)));
tell(['', 'first problems', 'cpu', 'all problems', 'cpu', 'file, longest', 'dialplan, longest', 'others, longest', 'initialize']);
for (const [name, write] of Object.entries(cases)) {
  if (process.env.BENCH_CASE !== undefined && !name.includes(process.env.BENCH_CASE)) continue;
  const folder = mkdtempSync(join(tmpdir(), 'bench-opening-'));
  const file = write(folder);
  const results = [];
  for (let i = 0; i < rounds; i++) results.push(await opened(folder, file));
  const of = (list) => `${Math.round(median(list))} ms`;
  tell([
    name,
    of(results.map(({ shown }) => shown)),
    of(results.map(({ shownProcessor }) => shownProcessor)),
    of(results.map(({ whole }) => whole)),
    of(results.map(({ wholeProcessor }) => wholeProcessor)),
    ...['file', 'dialplan', 'nothing'].map((kind) => `${Math.round(worst(results.map(({ waits }) => waits[kind])))} ms`),
    of(results.map(({ initialized }) => initialized)),
  ]);
  rmSync(folder, { recursive: true });
}
console.log(`load average ${loadavg()[0].toFixed(1)}`);
