/**
 * Which files form which dialplan.
 *
 * A dialplan is an `extensions.conf` with all that it includes. A dialplan file that nobody includes joins the `extensions.conf` of its
 * folder or of the nearest folder above, since people keep parts in files that are included on the server only. Where there is none, the
 * dialplan files of one folder form a dialplan without a root.
 */

import { isNeighborName } from '../model/neighbors.ts';
import { byCode, includedFiles, type FileSystem } from './file-system.ts';

export interface DialplanDescription {
  /** The file at which Asterisk begins; undefined for dialplan files of a folder without an `extensions.conf`. */
  readonly root: string | undefined;
  /** The configuration folder: that of the root, or of the files when there is none. */
  readonly folder: string;
  /** Dialplan files that belong to it though nothing includes them. */
  readonly loose: readonly string[];
  /** Other configuration files of the folder that name places of the dialplan. */
  readonly neighbors: readonly string[];
  /** Whether contexts may come from elsewhere: from AEL or Lua, or from a root that is not here. */
  readonly hasOtherSources: boolean;
}

export interface DiscoverySettings {
  /** Files that are roots whatever their names, relative to the folder that is searched; when there are any, nothing else is one. */
  readonly roots?: readonly string[];
  /** The same for each folder that is searched, where they have different ones. */
  readonly rootsOf?: (folder: string) => readonly string[];
  /** False when dialplan files that nobody includes do not matter; a file that is named is then looked at alone. */
  readonly withLoose?: boolean;
  /**
   * Whether a file of any name that has the lines of a dialplan is one where no root stands above it. Beside a root such files are mostly
   * copies and other versions, which are better left alone.
   */
  readonly byContent?: boolean;
  /** Has the texts by which it is judged what a file is, where they are not those that are read otherwise. */
  readonly saved?: FileSystem;
  /** Called for each folder that is looked into. */
  readonly onFolder?: (folder: string) => void;
}

export interface Discovery {
  readonly dialplans: readonly DialplanDescription[];
  /** Sentences on what could not be looked at. */
  readonly messages: readonly string[];
}

/** So many files are looked at in one search, which is more than any Asterisk has and little enough for a home folder. */
const MOST_FILES = 20_000;

/**
 * Finds the dialplans in folders; a file among the paths is the root of a dialplan, unless it belongs to one that is found anyway. The
 * order is that of the paths, then by name.
 */
export function discover(fs: FileSystem, paths: readonly string[], settings: DiscoverySettings = {}): Discovery {
  const search = new Search(fs, settings);
  const dialplans = new Map<string, DialplanDescription>();
  const named = new Set<string>();
  for (const path of paths) {
    const isFolder = fs.kind(path) === 'folder';
    if (!isFolder) named.add(path);
    for (const description of isFolder
      ? search.folder(path, settings.rootsOf?.(path) ?? settings.roots ?? [])
      : search.file(path)) {
      const key = description.root ?? `${description.folder}\n`;
      if (!dialplans.has(key)) dialplans.set(key, description);
    }
  }
  const found = [...dialplans.values()];
  const dropped = new Set<DialplanDescription>();
  for (const description of found) {
    const { root } = description;
    if (root === undefined || !named.has(root) || fs.paths.basename(root) === 'extensions.conf') continue;
    if (found.some((other) => other !== description && !dropped.has(other) && search.holds(other, root)))
      dropped.add(description);
  }
  return { dialplans: found.filter((description) => !dropped.has(description)), messages: search.messages };
}

/** Whether a file has the name of a dialplan, whatever is in it. */
export function hasDialplanName(name: string): boolean {
  return /^extensions.*\.conf$/i.test(name) || name.endsWith('.dialplan');
}

/** Whether `*.conf` files below a folder of this name are dialplans when they look like one. */
function holdsDialplans(folder: string): boolean {
  return folder === 'extensions.d' || folder === 'dialplan' || folder === 'dialplan.d';
}

/** Names that people give to an `extensions.conf` before it is put in place: templates, samples, copies for the web. */
function hasTemplateName(name: string): boolean {
  return /^extensions.*\.conf[._-]\w+(?:\.\w+)*$/i.test(name);
}

/** Whether the first section that says anything has the lines of a context. */
export function looksLikeDialplan(text: string): boolean {
  let isContext = false;
  for (const [line] of text.slice(0, LONGEST_LOOK).matchAll(/^[ \t]*[^\s;#].*$/gm)) {
    const live = line.trim();
    if (live.startsWith('[')) isContext = !/^\[(?:general|globals)\]/i.test(live);
    else if (/^(?:exten|same)\s*=>?\s*[^=]*,/i.test(live) || /^(?:include|switch|ignorepat)\s*=>?/i.test(live)) return true;
    else if (isContext) return false;
  }
  return false;
}

const LONGEST_LOOK = 65_536;

/** Whether some line of the text is one that only a dialplan has. */
function hasExtensionLine(text: string): boolean {
  return /^[ \t]*exten[ \t]*=>?[ \t]*[^,;\n]+,[ \t]*(?:\d+|n|s|hint)\b/im.test(text.slice(0, LONGEST_LOOK));
}

/** All that a search finds out from the content of a file, in short: where two texts have the same, neither counts for more than the other. */
export function look(text: string): string {
  return `${looksLikeDialplan(text)} ${hasExtensionLine(text)}`;
}

interface Found {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  readonly isInDialplanFolder: boolean;
}

class Search {
  readonly messages: string[] = [];
  readonly #fs: FileSystem;
  readonly #settings: DiscoverySettings;
  readonly #includeNames = new Map<string, readonly string[]>();

  constructor(fs: FileSystem, settings: DiscoverySettings) {
    this.#fs = fs;
    this.#settings = settings;
  }

  folder(folder: string, rootNames: readonly string[]): DialplanDescription[] {
    const files = this.#walk(folder);
    const { paths } = this.#fs;
    let candidates = files.filter(
      (file) => hasDialplanName(file.name) || (file.isInDialplanFolder && this.#isText(file, looksLikeDialplan)),
    );
    const named = rootNames.map((name) => (paths.isAbsolute(name) ? paths.normalize(name) : paths.join(folder, name)));
    let roots = named.filter((path) => this.#isThere(path));
    if (named.length === 0) roots = candidates.filter((file) => file.name === 'extensions.conf').map((file) => file.path);
    else candidates = candidates.filter((file) => file.name !== 'extensions.conf');
    if (candidates.length === 0 && roots.length === 0) {
      candidates = files.filter((file) => hasTemplateName(file.name));
      roots = candidates.filter((file) => /^extensions\.conf[._-]/.test(file.name)).map((file) => file.path);
    }
    if (candidates.length === 0 && roots.length === 0)
      candidates = files.filter((file) => /\.(?:conf|txt)\b/.test(file.name) && this.#isText(file, hasExtensionLine));
    const looksInto = this.#settings.byContent === true && named.length === 0;
    const others = looksInto ? files.filter((file) => this.#isOther(file, candidates)) : [];
    return this.#describe(roots, candidates, others);
  }

  #isOther(file: Found, candidates: readonly Found[]): boolean {
    return (
      file.name.endsWith('.conf') &&
      !isNeighborName(file.name) &&
      !candidates.includes(file) &&
      this.#isText(file, hasExtensionLine)
    );
  }

  file(path: string): DialplanDescription[] {
    const { paths } = this.#fs;
    const folder = paths.dirname(path);
    const name = paths.basename(path);
    if (isNeighborName(path)) return this.folder(folder, []).filter((each) => each.folder === folder);
    if (name === 'extensions.conf' && this.#settings.withLoose !== false) {
      const found = this.folder(folder, []).find((each) => each.root === path);
      if (found !== undefined) return [found];
    }
    return [this.#description(path, folder, [])];
  }

  /** Whether a file belongs to a dialplan without being its root. */
  holds({ root, loose, folder }: DialplanDescription, path: string): boolean {
    if (loose.includes(path)) return true;
    return [...(root === undefined ? [] : [root]), ...loose].some((each) => this.#closure(each, folder).has(path));
  }

  #isThere(path: string): boolean {
    const isThere = this.#fs.kind(path) === 'file';
    if (!isThere) this.messages.push(`The root '${path}' does not exist.`);
    return isThere;
  }

  /** Every file below the folder, by name. Folders that links lead to are gone through once. */
  #walk(top: string): Found[] {
    const { paths } = this.#fs;
    const found: Found[] = [];
    const seen = new Set<string>();
    let count = 0;
    const visit = (folder: string, real: string, isInDialplanFolder: boolean): void => {
      if (seen.has(real) || count >= MOST_FILES) return;
      seen.add(real);
      this.#settings.onFolder?.(folder);
      const listed = this.#fs.list(folder);
      if (!listed.ok) {
        this.messages.push(`Skipped a folder: ${listed.why}`);
        return;
      }
      const entries = [...listed.entries].sort((a, b) => byCode(a.name, b.name));
      for (const { name, kind } of entries) {
        if (kind !== 'file') continue;
        if (++count > MOST_FILES) {
          this.messages.push(`Only the first ${MOST_FILES} files below '${top}' were looked at.`);
          return;
        }
        found.push({ path: paths.join(folder, name), name, folder, isInDialplanFolder });
      }
      for (const { name, kind, isLink } of entries) {
        if (kind !== 'folder' || skippedFolders.has(name)) continue;
        const path = paths.join(folder, name);
        visit(path, isLink ? this.#fs.realPath(path) : paths.join(real, name), isInDialplanFolder || holdsDialplans(name));
      }
    };
    visit(top, this.#fs.realPath(top), holdsDialplans(paths.basename(this.#fs.realPath(top))));
    return found;
  }

  #isText(file: Found, test: (text: string) => boolean): boolean {
    if (!/\.(?:conf|txt)\b/.test(file.name)) return false;
    const read = (this.#settings.saved ?? this.#fs).read(file.path);
    return read.ok && test(read.text);
  }

  #describe(rootPaths: readonly string[], candidates: readonly Found[], others: readonly Found[]): DialplanDescription[] {
    const { paths } = this.#fs;
    // A root that another one includes is a part of that one. The upper one comes first, should they include each other.
    const sorted = [...rootPaths].sort((a, b) => paths.segments(a).length - paths.segments(b).length || byCode(a, b));
    const included = new Set<string>();
    const roots: string[] = [];
    for (const root of sorted) {
      if (included.has(root)) continue;
      roots.push(root);
      for (const path of this.#closure(root, paths.dirname(root))) included.add(path);
    }
    const rootOf = new Map<string, string>();
    for (const root of roots) if (!rootOf.has(paths.dirname(root))) rootOf.set(paths.dirname(root), root);
    const looseOf = new Map<string, string[]>();
    for (const file of [...candidates, ...others]) {
      const { path, folder } = file;
      if (included.has(path) || roots.includes(path)) continue;
      const root = this.#rootAbove(folder, rootOf);
      if (root !== undefined && !candidates.includes(file)) continue;
      const key = root ?? folder;
      const list = looseOf.get(key);
      if (list === undefined) looseOf.set(key, [path]);
      else list.push(path);
    }
    const descriptions = roots.map((root) => this.#description(root, paths.dirname(root), looseOf.get(root) ?? []));
    for (const [folder, loose] of looseOf)
      if (!roots.includes(folder)) descriptions.push(this.#description(undefined, folder, loose));
    return descriptions.sort((a, b) => byCode(a.root ?? a.folder, b.root ?? b.folder));
  }

  #rootAbove(folder: string, rootOf: ReadonlyMap<string, string>): string | undefined {
    const { paths } = this.#fs;
    for (let each = folder; ; each = paths.dirname(each)) {
      const root = rootOf.get(each);
      if (root !== undefined) return root;
      if (paths.dirname(each) === each || each === '.') return undefined;
    }
  }

  #description(root: string | undefined, folder: string, loose: readonly string[]): DialplanDescription {
    const { paths } = this.#fs;
    const listed = this.#fs.list(folder);
    const names = listed.ok ? listed.entries.filter((entry) => entry.kind === 'file').map((entry) => entry.name) : [];
    // What one loose file includes is there through it; of two that include each other the first stays.
    const sorted = [...loose].sort(byCode);
    const closures = sorted.map((path) => this.#closure(path, folder));
    const isPart = (path: string, i: number): boolean =>
      sorted.some((other, j) => i !== j && closures[j]?.has(path) === true && !(i < j && closures[i]?.has(other) === true));
    return {
      root,
      folder,
      loose: sorted.filter((path, i) => !isPart(path, i)),
      neighbors: names
        .filter((name) => isNeighborName(name))
        .sort(byCode)
        .map((name) => paths.join(folder, name)),
      hasOtherSources:
        root === undefined ||
        paths.basename(root) !== 'extensions.conf' ||
        names.includes('extensions.ael') ||
        names.includes('extensions.lua'),
    };
  }

  /** The files that a file includes, those included by them among them, itself left out. */
  #closure(path: string, configurationFolder: string): ReadonlySet<string> {
    const found = new Set<string>();
    const visit = (each: string): void => {
      for (const name of this.#namesIn(each))
        for (const included of includedFiles(this.#fs, configurationFolder, name, each)) {
          if (included === path || found.has(included)) continue;
          found.add(included);
          visit(included);
        }
    };
    visit(path);
    return found;
  }

  /** The names in the include directives of a file. */
  #namesIn(path: string): readonly string[] {
    let names = this.#includeNames.get(path);
    if (names === undefined) {
      const read = this.#fs.read(path);
      names = read.ok ? [...read.text.matchAll(includeLine)].map((match) => unquoted((match[1] ?? '').trim())) : [];
      this.#includeNames.set(path, names);
    }
    return names;
  }
}

const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

// A directive inside a block comment is found too; that does no more than keep a file from being looked at on its own.
const includeLine = /^[^\S\n]*#(?:try)?include[^\S\n]+([^;\n]+)/gim;

function unquoted(name: string): string {
  return /^(?:".*"|<.*>)$/.test(name) ? name.slice(1, -1) : name;
}
