/**
 * What the configuration files beside a dialplan define: which queues, mailboxes, endpoints and so on there are, and in which lines.
 *
 * A kind of which not all names can be known is open: nothing may be said of a name that is missing then.
 */

import { baseName } from '../../base/base-name.ts';
import {
  kindsOfNames,
  nameSources,
  namingFiles,
  odbcQueries,
  openingKeys,
  type NameKind,
  type NameSource,
} from '../../catalogue/neighbors/configured-names.ts';
import type { ConfigFile, LineChange } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';
import { layOut } from '../layout/lay-out.ts';
import type { Category } from '../layout/category.ts';
import type { IncludeResolver, Layout } from '../layout/layout.ts';
import { addNamesOf, addNamesOfUsers, addOpenKinds, isTypeKey, type Found } from './defined-names.ts';
import { NamesOfKind } from './names-of-kind.ts';
import { isNeighborName, nameInPlace } from './neighbors.ts';

/** The names that a set of configuration files defines. It is never changed: other files or lines make another one. */
export class ConfiguredNames {
  readonly #kinds = new Map<NameKind, NamesOfKind>();
  /** The files that are read under the name of another one, which includes them. */
  readonly #names = new Map<ConfigFile, string>();
  readonly #sourcesOf = new Map<ConfigFile, Set<NameSource>>();
  readonly #layouts = new Map<string, Layout>();

  constructor(files: readonly ConfigFile[], resolve: IncludeResolver) {
    const found: Found = { names: [], open: new Set() };
    const layouts = this.#layouts;
    for (const file of files) {
      const name = nameInPlace(file.path);
      if (!isNeighborName(name) || (name !== baseName(file.path) && layouts.has(name))) continue;
      const layout = layOut(file, [], resolve);
      layouts.set(name, layout);
      for (const each of layout.files) this.#enter(each, name);
    }
    for (const [name, layout] of layouts) addNamesOf(name, layout, found);
    addOpenKinds(layouts, found.open);
    addNamesOfUsers(layouts, found);
    for (const kind of Object.keys(kindsOfNames) as NameKind[]) {
      const names = found.names.filter((each) => each.kind === kind);
      // Of a file without any extconfig.conf tells that no database has them; telephones are what people leave out of what they show.
      const isPhone = kind === 'endpoint' || kind === 'sip-peer' || kind === 'iax-peer';
      const hasFile = layouts.has(kindsOfNames[kind].file);
      const isAll = names.length > 0 || (!isPhone && hasFile && layouts.has('extconfig.conf'));
      this.#kinds.set(kind, new NamesOfKind(kind, names, found.open.has(kind), isAll, hasFile));
    }
  }

  #enter(file: ConfigFile, name: string): void {
    if (!isNeighborName(file.path) && !this.#names.has(file)) this.#names.set(file, name);
    const sources = this.#sourcesOf.get(file) ?? new Set();
    for (const source of nameSources[name] ?? []) sources.add(source);
    if (Object.hasOwn(nameSources, name) || namingFiles.includes(name)) this.#sourcesOf.set(file, sources);
  }

  /** The name under which Asterisk reads a file: that of the file that includes it, or its own. */
  nameOf(file: ConfigFile): string {
    return this.#names.get(file) ?? baseName(file.path);
  }

  /** The sections of the file that Asterisk reads under this name, with those of the files that it includes. */
  sectionsOf(name: string): readonly Category[] {
    return this.#layouts.get(name)?.categories ?? [];
  }

  /** Whether every file has the name that it has for `other`. */
  hasSameFiles(other: ConfiguredNames): boolean {
    if (this.#names.size !== other.#names.size) return false;
    for (const [file, name] of this.#names) if (other.#names.get(file) !== name) return false;
    return true;
  }

  of(kind: NameKind): NamesOfKind {
    return this.#kinds.get(kind) ?? new NamesOfKind(kind, [], true, false, false);
  }

  /** The kinds of which `other` has other names. */
  differences(other: ConfiguredNames): NameKind[] {
    return [...this.#kinds].filter(([kind, names]) => !names.equals(other.of(kind))).map(([kind]) => kind);
  }

  /** Whether an edit could bring other names; most lines of such files name nothing. */
  mayChange(file: ConfigFile, change: LineChange): boolean {
    const sources = this.#sourcesOf.get(file);
    if (sources === undefined) return change.isStructural;
    if (change.isStructural) return true;
    const isRead = (statement: Statement): boolean => statement.kind === 'setting' && isKeyRead(statement.key.text, sources);
    return (
      change.changed.some(({ line, before }) => isRead(before) || isRead(line.statement)) ||
      [...change.added, ...change.removed].some(({ statement }) => isRead(statement))
    );
  }
}

function isKeyRead(key: string, sources: ReadonlySet<NameSource>): boolean {
  // A file without sources tells what else has names: every line of it counts.
  if (sources.size === 0 || openingKeys.some((each) => each.key === key.toLowerCase())) return true;
  for (const source of sources) {
    if (source.form === 'keys' || source.form === 'keys-of') return true;
    if (source.form === 'typed-sections' && isTypeKey(key)) return true;
    if (source.form === 'prefixed-sections' && isKeyOfFunction(key, source.key)) return true;
    if (source.form === 'values' && key.toLowerCase() === source.key) return true;
  }
  return false;
}

function isKeyOfFunction(key: string, prefix: string): boolean {
  const name = key.toLowerCase();
  return name === prefix || [...odbcQueries.read, ...odbcQueries.write].some((each) => each === name);
}
