// A language client of few lines for measurements: starts the built server over standard input and output and speaks JSON-RPC with it.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

export function startServer(server, args = ['--stdio']) {
  const child = spawn(process.execPath, [server, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  const listeners = new Set();
  /** What came and is not a whole message yet. */
  let parts = [];
  let length = 0;
  /** How many bytes must be there before it is worth looking again. */
  let wanted = 0;
  let lastId = 0;
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  /** Hands on a message; `at` is when its last byte came, before it was parsed. */
  const take = (text, at) => {
    const message = JSON.parse(text);
    if (message.method === undefined) {
      waiting.get(message.id)?.({ ...message, at, size: text.length });
      waiting.delete(message.id);
      return;
    }
    if (message.id !== undefined) send({ id: message.id, result: null });
    for (const listener of listeners) listener(message);
  };
  child.stdout.on('data', (data) => {
    const at = performance.now();
    parts.push(data);
    length += data.length;
    if (length < wanted) return;
    let received = Buffer.concat(parts);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      const size = head < 0 ? undefined : Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head).toString())[1]);
      wanted = size === undefined ? 0 : head + 4 + size;
      if (size === undefined || received.length < wanted) break;
      const text = received.subarray(head + 4, wanted).toString();
      received = received.subarray(wanted);
      take(text, at);
    }
    parts = [received];
    length = received.length;
  });
  const ask = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, (answer) =>
        answer.error === undefined ? resolve(answer) : reject(new Error(`${method}: ${answer.error.message}`)),
      );
      send({ id, method, params });
    });
  return {
    child,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify: (method, params) => send({ method, params }),
    request: async (method, params) => (await ask(method, params)).result,
    /** As `request`, with the milliseconds until the last byte of the answer was here, and its size. */
    timed: async (method, params) => {
      const start = performance.now();
      const { result, at, size } = await ask(method, params);
      return { result, milliseconds: at - start, size };
    },
    /** The next publication for a document whose version is at least this. */
    published: (uri, version) =>
      new Promise((resolve) => {
        const listener = ({ method, params }) => {
          if (
            method !== 'textDocument/publishDiagnostics' ||
            params.uri !== uri ||
            (version !== undefined && !(params.version >= version))
          )
            return;
          listeners.delete(listener);
          resolve(params.diagnostics);
        };
        listeners.add(listener);
      }),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await this.request('shutdown');
      this.notify('exit');
      return ended;
    },
  };
}
