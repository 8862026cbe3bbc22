/** The file system of the machine. Nothing here starts a process, and nothing but `writeText` changes a file. */

import { isAscii } from 'node:buffer';
import {
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { join, sep } from 'node:path';
import {
  HEAD,
  pathsWith,
  type Encoding,
  type EntryKind,
  type FileSystem,
  type ReadResult,
} from '../workspace/disk/file-system.ts';

/** No dialplan is as large as this; a larger file would only use up the memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

export const nodeFileSystem: FileSystem = {
  paths: pathsWith(sep),

  read(path) {
    return reading(path, () => allBytes(path));
  },

  head(path) {
    let isWhole = true;
    const read = reading(path, (size) => {
      isWhole = size <= HEAD;
      return isWhole ? allBytes(path) : firstBytes(path, HEAD);
    });
    return read.ok ? { ...read, isWhole } : read;
  },

  list(folder) {
    try {
      const entries = readdirSync(folder, { withFileTypes: true }).map((entry) => {
        const isLink = entry.isSymbolicLink();
        const kind: EntryKind = isLink
          ? (kindOf(join(folder, entry.name)) ?? 'other')
          : entry.isFile()
            ? 'file'
            : entry.isDirectory()
              ? 'folder'
              : 'other';
        return { name: entry.name, kind, isLink };
      });
      return { ok: true, entries };
    } catch (error) {
      return { ok: false, why: `'${folder}' cannot be read: ${reason(error)}.` };
    }
  },

  kind: kindOf,

  realPath(path) {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  },
};

/** What is read of a regular file by a function that is told its size. */
function reading(path: string, readBytes: (size: number) => Buffer): ReadResult {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { ok: false, why: `'${path}' is a folder.` };
    if (!stats.isFile()) return { ok: false, why: `'${path}' is not a regular file.` };
    if (stats.size > LARGEST_FILE) return { ok: false, why: `'${path}' is too large.` };
    const bytes = readBytes(stats.size);
    if (isUtf16(bytes)) return { ok: false, why: `'${path}' is UTF-16, which Asterisk does not read.` };
    const decoded = decodeText(bytes);
    return isBinary(bytes, decoded.encoding) ? { ok: false, why: `'${path}' is not a text file.` } : { ok: true, ...decoded };
  } catch (error) {
    return { ok: false, why: `'${path}' cannot be read: ${reason(error)}.` };
  }
}

/** Nobody is waited for who would write what is read: there are files of the system that look like any other, and give nothing for now. */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

function allBytes(path: string): Buffer {
  const file = openSync(path, AT_ONCE);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** The first bytes of a file, up to the end of a line where there is one, so that no character is cut in two. */
function firstBytes(path: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const file = openSync(path, AT_ONCE);
  try {
    const read = bytes.subarray(0, readSync(file, bytes, 0, count, 0));
    const end = read.lastIndexOf(LINE_FEED);
    return end < 0 ? read : read.subarray(0, end + 1);
  } finally {
    closeSync(file);
  }
}

const LINE_FEED = 0x0a;

/** The text of a file's bytes, a byte order mark included: as UTF-8 or, where they are none, as Latin-1. */
export function decodeText(bytes: Buffer): { readonly text: string; readonly encoding: Encoding } {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), encoding: 'utf8' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: bytes.toString('latin1'), encoding: 'latin1' };
  }
}

/**
 * Writes a text file in place, so that links and permissions stay; a sentence when that fails, undefined when it worked. A file that cannot be
 * written to its end stays what it was: what goes beyond its present end is written first, which takes all the room that is needed.
 */
export function writeText(path: string, text: string, encoding: Encoding): string | undefined {
  const bytes = Buffer.from(text, encoding);
  try {
    if (kindOf(path) === undefined) writeNew(path, bytes);
    else overwrite(path, bytes);
    return undefined;
  } catch (error) {
    return `'${path}' cannot be written: ${reason(error)}.`;
  }
}

function overwrite(path: string, bytes: Buffer): void {
  const before = readFileSync(path);
  const file = openSync(path, 'r+');
  try {
    try {
      writeAt(file, bytes.subarray(before.length), before.length);
      writeAt(file, bytes.subarray(0, before.length), 0);
      ftruncateSync(file, bytes.length);
      flush(file);
    } catch (error) {
      ftruncateSync(file, before.length);
      writeAt(file, before, 0);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** Some file systems tell only now that there is no room; others do not know the question. */
function flush(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOSYS'))) throw error;
  }
}

function writeNew(path: string, bytes: Buffer): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx' });
  } catch (error) {
    // What was made and has not all of its text is of no use; what somebody else made meanwhile is theirs.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) rmSync(path, { force: true });
    throw error;
  }
}

function writeAt(file: number, bytes: Buffer, position: number): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
}

function kindOf(path: string): EntryKind | undefined {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
  if (stats === undefined) return undefined;
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

/** Whether a text begins with the mark of UTF-16, as Windows saves what it calls Unicode. */
function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

const SAMPLE = 8192;
const FEW_NULS = 8;

/** Asterisk lives with a NUL in a line of text; many of them, or a few in a short file that is not even UTF-8, are no text, nor is what is not UTF-8 and full of control characters. */
function isBinary(bytes: Buffer, encoding: Encoding): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let nuls = 0;
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) nuls++;
  if (nuls * 100 > sample.length && (encoding === 'latin1' || nuls > FEW_NULS)) return true;
  return encoding === 'latin1' && sample.filter(isControl).length * 20 > sample.length;
}

/** Whether a byte is one that no text has: neither a blank, nor the end of a line or a page, nor the beginning of a color. */
function isControl(byte: number): boolean {
  return byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b;
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'no such file or folder'],
  ['ELOOP', 'its links go round in a circle'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
]);

/** What an error of the system says, without codes and paths where the cause is a known one. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return reasons.get('code' in error ? error.code : undefined) ?? error.message;
}
