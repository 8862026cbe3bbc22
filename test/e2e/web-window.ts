/**
 * A window of VS Code that has nothing but the browser: no server runs extensions or reads files for it, as on vscode.dev. The extension
 * is taken from the folder that the package was made of, and the files are those of `memory-folder.ts`.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page, Route } from 'playwright-core';
import { Workbench } from './workbench.ts';

const root = process.env['PROJECT_ROOT'] ?? '.';

export interface WebWindow {
  readonly window: Workbench;
  close(): Promise<void>;
}

/**
 * Opens a window on a folder in memory with these files, and the first of them in an editor. Every window needs a name of its own for its
 * folder: the editor keeps what was not saved there and shows it in the next window on a folder of that name.
 */
export async function openWebWindow(name: string, files: Readonly<Record<string, string>>): Promise<WebWindow> {
  const server = await serveExtensions(name, files);
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const extensions = ['/extension', '/memory'].map((path) => ({ scheme: 'http', authority, path }));
  const window = await Workbench.openWeb(name, Object.keys(files)[0] ?? '', (page) => rewrite(page, extensions));
  return {
    window,
    close: async () => {
      await window.close();
      server.close();
    },
  };
}

/** Serves the packed extension and the one with the files, to pages of any origin. */
async function serveExtensions(folder: string, files: Readonly<Record<string, string>>): Promise<Server> {
  const bundled = await build({
    entryPoints: [join(root, 'test/e2e/memory-folder.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  });
  const made = new Map([
    [
      '/memory/files.json',
      JSON.stringify(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/${folder}/${path}`, text]))),
    ],
    ['/memory/extension.js', bundled.outputFiles[0]?.text ?? ''],
    [
      '/memory/package.json',
      JSON.stringify({
        name: 'memory-folder',
        publisher: 'tests',
        version: '1.0.0',
        engines: { vscode: '*' },
        browser: './extension.js',
        activationEvents: ['onFileSystem:memory'],
        capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
      }),
    ],
  ]);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(root, '.build/package', path.replace(/^\/extension\//, ''));
    response.setHeader('access-control-allow-origin', '*');
    const type = { js: 'text/javascript', json: 'application/json', svg: 'image/svg+xml' }[path.split('.').at(-1) ?? ''];
    response.setHeader('content-type', type ?? 'application/octet-stream');
    const text = made.get(path);
    if (text !== undefined) response.end(text);
    else if (path.startsWith('/extension/') && existsSync(file) && statSync(file).isFile()) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Changes the page of the editor's server into one without a server behind it. */
async function rewrite(page: Page, extensions: readonly object[]): Promise<void> {
  const address = new URL(process.env['E2E_ADDRESS'] ?? 'http://127.0.0.1');
  const answer = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    const html = (await response.text()).replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
      (_all, start: string, settings: string) => {
        const configuration = JSON.parse(settings.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<string, unknown>;
        delete configuration['remoteAuthority'];
        const changed = JSON.stringify({
          ...configuration,
          developmentOptions: { extensions },
          configurationDefaults: quiet,
        });
        return `${start}${changed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
      },
    );
    const headers = { ...response.headers() };
    for (const name of ['content-security-policy', 'content-length', 'content-encoding']) Reflect.deleteProperty(headers, name);
    await route.fulfill({ status: 200, headers, body: html });
  };
  await page.route((url) => url.origin === address.origin && url.pathname === '/', answer);
}

const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
};
