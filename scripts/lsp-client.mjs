// A language client of few lines for measurements: starts the built server over standard input and output and speaks JSON-RPC with it.
import { spawn } from 'node:child_process';

export function startServer(server, args = ['--stdio']) {
  const child = spawn(process.execPath, [server, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  const listeners = new Set();
  let received = Buffer.alloc(0);
  let lastId = 0;
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  child.stdout.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head).toString())[1]);
      if (received.length < head + 4 + length) return;
      const message = JSON.parse(received.subarray(head + 4, head + 4 + length).toString());
      received = received.subarray(head + 4 + length);
      if (message.method === undefined) {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      } else {
        if (message.id !== undefined) send({ id: message.id, result: null });
        for (const listener of listeners) listener(message);
      }
    }
  });
  return {
    child,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify: (method, params) => send({ method, params }),
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, ({ result, error }) =>
          error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
        );
        send({ id, method, params });
      }),
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
