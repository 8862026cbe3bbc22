/**
 * Which files form which dialplan.
 *
 * A dialplan is an `extensions.conf` with all that it includes. A dialplan file that nobody includes joins the `extensions.conf` of its
 * folder or of the nearest folder above, since people keep parts in files that are included on the server only; samples of Asterisk do not. Where there is none, the
 * dialplan files of one folder form a dialplan without a root. Its configuration folder is the one above where they name each other from
 * there, as `extensions/phones.conf` in a file of `extensions`.
 */

import { atOnce, type Steps } from '../../base/steps.ts';
import { isNeighborName, nameInPlace } from '../../model/neighbors/neighbors.ts';
import {
  hasDialplanName,
  hasExtensionLine,
  hasTemplateName,
  holdsOtherParts,
  isSample,
  isNearlyRootName,
  looksLikeDialplan,
  mayHoldMacros,
} from './dialplan-files.ts';
import { byCode, type FileSystem } from '../disk/file-system.ts';
import { filesBelow, type Found } from './files-below.ts';
import { otherLanguages, wordsOf } from './other-languages.ts';
import { Seen } from './seen.ts';

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
  /** The contexts that AEL or Lua make, where that can be told; none where it is not given. */
  readonly otherContexts?: readonly string[];
  /** What else is named there, and may be a context of this dialplan. */
  readonly otherNames?: readonly string[];
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
  /** Notes what the search sees, and looks for it; it does not outlive the search where nobody asks for it. */
  readonly seen?: Seen;
  /** Called for each folder that is looked into. */
  readonly onFolder?: (folder: string) => void;
}

export interface Discovery {
  readonly dialplans: readonly DialplanDescription[];
  /** Sentences on what could not be looked at. */
  readonly messages: readonly string[];
}

/**
 * Finds the dialplans in folders; a file among the paths is the root of a dialplan, unless it belongs to one that is found anyway. The
 * order is that of the paths, then by name.
 */
export function discover(fs: FileSystem, paths: readonly string[], settings: DiscoverySettings = {}): Discovery {
  return atOnce(discovering(fs, paths, settings));
}

/** The same in steps, each about one folder or one file. */
export function* discovering(fs: FileSystem, paths: readonly string[], settings: DiscoverySettings = {}): Steps<Discovery> {
  const search = new Search(settings.seen ?? new Seen(fs), settings);
  const dialplans = new Map<string, DialplanDescription>();
  const named = new Set<string>();
  for (const path of paths) {
    const isFolder = fs.kind(path) === 'folder';
    if (!isFolder) named.add(path);
    const descriptions: readonly DialplanDescription[] = isFolder
      ? yield* search.folder(path, settings.rootsOf?.(path) ?? settings.roots ?? [])
      : yield* search.file(path);
    for (const description of descriptions) {
      const key = description.root ?? `${description.folder}\n`;
      if (!dialplans.has(key)) dialplans.set(key, description);
    }
  }
  const found = [...dialplans.values()];
  const dropped = new Set<DialplanDescription>();
  for (const description of found) {
    const { root } = description;
    if (root === undefined || !named.has(root) || fs.paths.basename(root) === 'extensions.conf') continue;
    for (const other of found) {
      if (other === description || dropped.has(other) || !(yield* search.holds(other, root))) continue;
      dropped.add(description);
      break;
    }
  }
  return { dialplans: found.filter((description) => !dropped.has(description)), messages: search.messages };
}

class Search {
  readonly messages: string[] = [];
  readonly #fs: FileSystem;
  readonly #seen: Seen;
  readonly #settings: DiscoverySettings;

  constructor(seen: Seen, settings: DiscoverySettings) {
    this.#fs = seen.fs;
    this.#seen = seen;
    this.#settings = settings;
  }

  *folder(folder: string, rootNames: readonly string[]): Steps<DialplanDescription[]> {
    const files = yield* filesBelow(this.#fs, folder, this.messages, this.#settings.onFolder);
    const { paths } = this.#fs;
    let candidates = yield* this.#chosen(
      files,
      (file) =>
        (hasDialplanName(file.name) && !this.#isOtherPart(file)) ||
        ((file.isInDialplanFolder || mayHoldMacros(file.name)) && this.#isText(file, looksLikeDialplan)),
    );
    const named = rootNames.map((name) => (paths.isAbsolute(name) ? paths.normalize(name) : paths.join(folder, name)));
    let roots = named.filter((path) => this.#isThere(path));
    if (named.length === 0) roots = candidates.filter((file) => file.name === 'extensions.conf').map((file) => file.path);
    else candidates = candidates.filter((file) => file.name !== 'extensions.conf');
    if (roots.length > 0) candidates = candidates.filter((file) => !isSample(file.name));
    if (candidates.length === 0 && roots.length === 0) {
      candidates = files.filter((file) => hasTemplateName(file.name));
      roots = candidates.filter((file) => /^extensions\.conf[._-]/.test(file.name)).map((file) => file.path);
    }
    if (candidates.length === 0 && roots.length === 0) {
      candidates = yield* this.#chosen(
        files,
        (file) => /\.(?:conf|txt)\b/.test(file.name) && this.#isText(file, hasExtensionLine),
      );
      roots = candidates.filter((file) => isNearlyRootName(file.name)).map((file) => file.path);
    }
    const isCandidate = new Set(candidates);
    const looksInto = this.#settings.byContent === true && named.length === 0;
    const others = looksInto ? yield* this.#chosen(files, (file) => !isCandidate.has(file) && this.#isOther(file)) : [];
    return yield* this.#describe(roots, candidates, others);
  }

  /** Whether a file with the name of a dialplan is a part of another file: the phones of `pjsip.d/extensions.conf`. */
  #isOtherPart(file: Found): boolean {
    return holdsOtherParts(this.#fs.paths.basename(file.folder)) && !this.#isText(file, hasExtensionLine);
  }

  *#chosen(files: readonly Found[], isWanted: (file: Found) => boolean): Steps<Found[]> {
    const chosen: Found[] = [];
    for (const file of files) {
      if (isWanted(file)) chosen.push(file);
      yield;
    }
    return chosen;
  }

  #isOther(file: Found): boolean {
    return file.name.endsWith('.conf') && !isNeighborName(file.name) && this.#isText(file, hasExtensionLine);
  }

  *file(path: string): Steps<DialplanDescription[]> {
    const { paths } = this.#fs;
    const folder = paths.dirname(path);
    const name = paths.basename(path);
    if (isNeighborName(path)) {
      const found = yield* this.folder(folder, []);
      return found.filter((each) => each.folder === folder);
    }
    if (name === 'extensions.conf' && this.#settings.withLoose !== false) {
      const found = yield* this.folder(folder, []);
      const own = found.find((each) => each.root === path);
      if (own !== undefined) return [own];
    }
    return [yield* this.#description(path, folder, [])];
  }

  /** Whether a file belongs to a dialplan without being its root. */
  *holds({ root, loose, folder }: DialplanDescription, path: string): Steps<boolean> {
    if (loose.includes(path)) return true;
    for (const each of [...(root === undefined ? [] : [root]), ...loose])
      if ((yield* this.#closure(each, folder)).has(path)) return true;
    return false;
  }

  #isThere(path: string): boolean {
    const isThere = this.#fs.kind(path) === 'file';
    if (!isThere) this.messages.push(`The root '${path}' does not exist.`);
    return isThere;
  }

  #isText(file: Found, test: (text: string) => boolean): boolean {
    return /\.(?:conf|txt)\b/.test(file.name) && this.#seen.judge(file.path, test);
  }

  *#describe(rootPaths: readonly string[], candidates: readonly Found[], others: readonly Found[]): Steps<DialplanDescription[]> {
    const { paths } = this.#fs;
    // A root that another one includes is a part of that one. The upper one comes first, should they include each other.
    const sorted = [...rootPaths].sort((a, b) => paths.segments(a).length - paths.segments(b).length || byCode(a, b));
    const included = new Set<string>();
    const roots: string[] = [];
    for (const root of sorted) {
      if (included.has(root)) continue;
      roots.push(root);
      for (const path of yield* this.#closure(root, paths.dirname(root))) included.add(path);
    }
    const rootOf = new Map<string, string>();
    for (const root of roots) if (!rootOf.has(paths.dirname(root))) rootOf.set(paths.dirname(root), root);
    const looseOf = new Map<string, string[]>();
    const put = (file: Found, key: string): void => {
      const list = looseOf.get(key);
      if (list === undefined) looseOf.set(key, [file.path]);
      else list.push(file.path);
    };
    const isRoot = new Set(roots);
    const isFree = ({ path }: Found): boolean => !included.has(path) && !isRoot.has(path);
    for (const file of candidates.filter(isFree)) put(file, this.#rootAbove(file.folder, rootOf) ?? file.folder);
    for (const file of others.filter(isFree)) if (this.#rootAbove(file.folder, rootOf) === undefined) put(file, file.folder);
    yield* this.#putTogether(looseOf, isRoot);
    const descriptions: DialplanDescription[] = [];
    for (const root of roots) descriptions.push(yield* this.#description(root, paths.dirname(root), looseOf.get(root) ?? []));
    for (const [folder, loose] of looseOf)
      if (!isRoot.has(folder)) descriptions.push(yield* this.#description(undefined, folder, loose));
    return descriptions.sort((a, b) => byCode(a.root ?? a.folder, b.root ?? b.folder));
  }

  /** Moves the files of folders without a root to the folder above where they name what they include from there, with what else they include. */
  *#putTogether(looseOf: Map<string, string[]>, isRoot: ReadonlySet<string>): Steps<void> {
    const { paths } = this.#fs;
    for (const [folder, loose] of [...looseOf]) {
      const above = paths.dirname(folder);
      if (isRoot.has(folder) || above === folder || looseOf.get(folder) !== loose) continue;
      const isFromAbove = (path: string): boolean =>
        this.#seen.included(path, above).some((each) => paths.dirname(each) === folder) &&
        this.#seen.included(path, folder).length === 0;
      if (!loose.some(isFromAbove)) continue;
      looseOf.delete(folder);
      const included = new Set<string>();
      for (const path of loose) for (const each of yield* this.#closure(path, above)) included.add(each);
      for (const [other, files] of looseOf) {
        const left = files.filter((path) => !included.has(path));
        if (left.length === 0) looseOf.delete(other);
        else if (left.length < files.length) looseOf.set(other, left);
      }
      looseOf.set(above, [...(looseOf.get(above) ?? []), ...loose]);
    }
  }

  #rootAbove(folder: string, rootOf: ReadonlyMap<string, string>): string | undefined {
    const { paths } = this.#fs;
    for (let each = folder; ; each = paths.dirname(each)) {
      const root = rootOf.get(each);
      if (root !== undefined) return root;
      if (paths.dirname(each) === each || each === '.') return undefined;
    }
  }

  *#description(root: string | undefined, folder: string, loose: readonly string[]): Steps<DialplanDescription> {
    const { paths } = this.#fs;
    const listed = this.#fs.list(folder);
    const names = listed.ok ? listed.entries.filter((entry) => entry.kind === 'file').map((entry) => entry.name) : [];
    // What one loose file includes is there through it; of two that include each other the first stays.
    const sorted = [...loose].sort(byCode);
    const closures: ReadonlySet<string>[] = [];
    const includers = new Map<string, number[]>();
    for (const [i, path] of sorted.entries()) {
      closures.push(yield* this.#closure(path, folder));
      for (const each of closures[i] ?? []) {
        const list = includers.get(each);
        if (list === undefined) includers.set(each, [i]);
        else list.push(i);
      }
    }
    const isPart = (path: string, i: number): boolean =>
      includers.get(path)?.some((j) => i !== j && !(i < j && closures[i]?.has(sorted[j] ?? '') === true)) === true;
    return {
      root,
      folder,
      loose: sorted.filter((path, i) => !isPart(path, i)),
      neighbors: names
        .filter((name) => isNeighborName(name) || (root?.endsWith('.txt') === true && isNeighborName(nameInPlace(name))))
        .sort(byCode)
        .map((name) => paths.join(folder, name)),
      ...this.#otherSources(root, folder, names),
    };
  }

  /** What may make contexts beside the files of a dialplan. */
  #otherSources(
    root: string | undefined,
    folder: string,
    names: readonly string[],
  ): Pick<DialplanDescription, 'hasOtherSources' | 'otherContexts' | 'otherNames'> {
    const { paths } = this.#fs;
    if (root === undefined || paths.basename(root) !== 'extensions.conf') return { hasOtherSources: true };
    const otherContexts: string[] = [];
    const otherNames = new Set<string>();
    for (const [name, contextsOf] of Object.entries(otherLanguages)) {
      if (!names.includes(name)) continue;
      const text = this.#seen.text(paths.join(folder, name));
      const contexts = text === undefined ? undefined : contextsOf(text);
      if (text === undefined || contexts === undefined) return { hasOtherSources: true };
      otherContexts.push(...contexts);
      for (const word of wordsOf(text)) otherNames.add(word);
    }
    for (const name of otherContexts) otherNames.delete(name);
    return { hasOtherSources: false, otherContexts, otherNames: [...otherNames] };
  }

  /** The files that a file includes, those included by them among them, itself left out. */
  *#closure(path: string, configurationFolder: string): Steps<ReadonlySet<string>> {
    const found = new Set<string>();
    const waiting = [path];
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      for (const included of this.#seen.included(each, configurationFolder)) {
        if (included === path || found.has(included)) continue;
        found.add(included);
        waiting.push(included);
      }
      yield;
    }
    return found;
  }
}
