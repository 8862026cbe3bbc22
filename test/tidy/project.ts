/** The files of the project as the tidy tests read them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export const root = process.env['PROJECT_ROOT'] ?? '.';

export interface SourceFile {
  /** Below the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The files below a folder whose name ends in `ending`, in the order of their paths. */
export function sources(folder: string, ending = '.ts'): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path.replaceAll(sep, '/')}`)
    .sort()
    .map((path) => ({ path, text: read(path) }));
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What a source names in `from '…'`, `import '…'` and `import('…')`; imports of types count. */
export function importsOf({ text }: SourceFile): string[] {
  return [
    ...text.matchAll(
      /^(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
}
