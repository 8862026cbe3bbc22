/** Paths as texts, of whichever system. */

/** The last part of a path, the name of the file alone. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
