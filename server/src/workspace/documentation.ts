/** Where the user's own Asterisk documentation is: named by a setting, or lying in the workspace. */

import { DocumentationReader, type Documentation } from '../catalogue/documentation-file.ts';
import { byCode, type FileSystem } from './disk/file-system.ts';

/** So many folders are looked into; who keeps the file deeper names it in the settings. */
const MOST_FOLDERS = 200;
const MOST_LEVELS = 3;

/** The file that the setting names, relative to the first folder that has it; without the setting, the first `core-….xml` found. */
export function documentationPath(fs: FileSystem, folders: readonly string[], given: string | undefined): string | undefined {
  const { paths } = fs;
  if (given === undefined || given === '') return foundIn(fs, folders);
  if (paths.isAbsolute(given)) return paths.normalize(given);
  const candidates = folders.map((folder) => paths.join(folder, given));
  return candidates.find((path) => fs.kind(path) === 'file') ?? candidates[0];
}

function foundIn(fs: FileSystem, folders: readonly string[]): string | undefined {
  let level = [...folders];
  let looked = 0;
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (looked++ >= MOST_FOLDERS) return undefined;
      const listed = fs.list(folder);
      const entries = listed.ok ? listed.entries : [];
      const [file] = entries
        .filter(({ name, kind }) => kind === 'file' && isDocumentationName(name))
        // Every Asterisk has the English one, which is complete.
        .sort((a, b) => Number(b.name === ENGLISH) - Number(a.name === ENGLISH) || byCode(a.name, b.name));
      if (file !== undefined) return fs.paths.join(folder, file.name);
      for (const { name, kind, isLink } of entries)
        if (kind === 'folder' && !isLink && !name.startsWith('.') && name !== 'node_modules')
          next.push(fs.paths.join(folder, name));
    }
    level = next.sort(byCode);
  }
  return undefined;
}

/** Whether a file goes by the name that Asterisk gives its documentation. */
export function isDocumentationName(path: string): boolean {
  return /(?:^|[\\/])core-[a-z]{2}(?:_[A-Z]{2})?\.xml$/.test(path);
}

const ENGLISH = 'core-en_US.xml';

/** So many characters are taken in at a time, which takes about as long as a keystroke may. */
const PIECE = 32_768;

export type DocumentationResult =
  { readonly ok: true; readonly documentation: Documentation } | { readonly ok: false; readonly why: string };

/** Reads a documentation file step by step; each step is short. The last one gives the result. */
export function* readingDocumentation(fs: FileSystem, path: string): Generator<undefined, DocumentationResult> {
  const read = fs.read(path);
  if (!read.ok) return { ok: false, why: read.why };
  yield;
  const reader = new DocumentationReader();
  for (let at = 0; at < read.text.length && reader.problem === undefined; at += PIECE) {
    reader.write(read.text.slice(at, at + PIECE));
    yield;
  }
  const documentation = reader.close();
  return documentation === undefined
    ? { ok: false, why: `'${path}' cannot be read as Asterisk's documentation: ${reader.problem ?? ''}` }
    : { ok: true, documentation };
}

/** As `readingDocumentation`, in one go. */
export function readDocumentation(fs: FileSystem, path: string): DocumentationResult {
  const steps = readingDocumentation(fs, path);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
