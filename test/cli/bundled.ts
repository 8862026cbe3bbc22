/** The command line as one file, made from the sources as they are. */

import { build } from 'esbuild';

/** Writes the bundle to `outfile`; with `minify` it is as it is shipped, without it keeps the names of its functions. */
export async function bundleCommandLine(outfile: string, minify: boolean): Promise<void> {
  await build({
    absWorkingDir: process.env['PROJECT_ROOT'] ?? '.',
    entryPoints: ['server/src/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify,
    mainFields: ['module', 'main'],
    loader: { '.json': 'text' },
    logLevel: 'warning',
  });
}
