/**
 * What the configuration files beside a dialplan define: which queues, mailboxes, endpoints and so on there are, and in which lines.
 *
 * A kind of which not all names can be known is open: nothing may be said of a name that is missing then.
 */

import type { Span } from '../../base/span.ts';
import {
  kindsOfNames,
  nameSources,
  namingFiles,
  odbcQueries,
  openingKeys,
  type NameKind,
  type NameSource,
} from '../../catalogue/configured-names.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import type { ConfigFile, Line, LineChange } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Statement } from '../../syntax/statement.ts';
import { layOut, linesOf, type Category, type IncludeResolver, type Layout } from '../layout.ts';
import { baseName, isNeighborName } from './neighbors.ts';

export interface ConfiguredName {
  readonly kind: NameKind;
  /** As the file spells it; a mailbox with `@` and its context, a function of func_odbc.conf with its prefix. */
  readonly name: string;
  readonly line: Line;
  /** Where the name stands in the line. */
  readonly span: Span;
  /** How a function of func_odbc.conf can be used; undefined for what is no function. */
  readonly access?: Access | undefined;
}

/** Whether a function can be read, and whether it can be set; one that can be neither Asterisk does not make. */
export interface Access {
  readonly read: boolean;
  readonly write: boolean;
}

/** All names of one kind. */
export class NamesOfKind {
  readonly kind: NameKind;
  /** Whether there may be others that are not seen: no file has them, a part of it is missing, or a database has more. */
  readonly isOpen: boolean;
  readonly #byKey = new Map<string, ConfiguredName[]>();

  constructor(kind: NameKind, names: readonly ConfiguredName[], isOpen: boolean) {
    this.kind = kind;
    for (const name of names) {
      const key = this.#key(name.name);
      const same = this.#byKey.get(key);
      if (same === undefined) this.#byKey.set(key, [name]);
      else same.push(name);
    }
    this.isOpen = isOpen || this.#byKey.size === 0;
  }

  /** The lines that define the name, in load order; empty when none does. */
  named(name: string): readonly ConfiguredName[] {
    return this.#byKey.get(this.#key(name)) ?? [];
  }

  /** Whether the name exists, by a line or by Asterisk's own doing. */
  has(name: string): boolean {
    return this.#byKey.has(this.#key(name)) || kindsOfNames[this.kind].builtIn.includes(this.#key(name));
  }

  /** One entry for each name, in load order. */
  get all(): readonly ConfiguredName[] {
    return [...this.#byKey.values()].flatMap(([first]) => first ?? []);
  }

  /** Whether both hold the same names in the same lines. */
  equals(other: NamesOfKind): boolean {
    if (this.isOpen !== other.isOpen || this.#byKey.size !== other.#byKey.size) return false;
    for (const [key, names] of this.#byKey) {
      const others = other.#byKey.get(key);
      if (others?.length !== names.length) return false;
      if (names.some((name, i) => !isSame(name, others[i]))) return false;
    }
    return true;
  }

  #key(name: string): string {
    return kindsOfNames[this.kind].ignoresCase ? name.toLowerCase() : name;
  }
}

function isSame(a: ConfiguredName, b: ConfiguredName | undefined): boolean {
  return a.name === b?.name && a.line === b.line && a.access?.read === b.access?.read && a.access?.write === b.access?.write;
}

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
      const name = baseName(file.path);
      if (!isNeighborName(name)) continue;
      const layout = layOut(file, [], resolve);
      layouts.set(name, layout);
      for (const each of layout.files) this.#enter(each, name);
    }
    for (const [name, layout] of layouts) readFile(name, layout, found);
    openElsewhere(layouts, found.open);
    readUsers(layouts, found);
    for (const kind of Object.keys(kindsOfNames) as NameKind[])
      this.#kinds.set(
        kind,
        new NamesOfKind(
          kind,
          found.names.filter((each) => each.kind === kind),
          found.open.has(kind),
        ),
      );
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
    return this.#kinds.get(kind) ?? new NamesOfKind(kind, [], true);
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

interface Found {
  readonly names: ConfiguredName[];
  readonly open: Set<NameKind>;
}

function isKeyRead(key: string, sources: ReadonlySet<NameSource>): boolean {
  // A file without sources tells what else has names: every line of it counts.
  if (sources.size === 0 || openingKeys.some((each) => each.key === key.toLowerCase())) return true;
  for (const source of sources) {
    if (source.form === 'keys' || source.form === 'keys-of') return true;
    if (source.form === 'typed-sections' && key.toLowerCase() === 'type') return true;
    if (source.form === 'prefixed-sections' && isKeyOfFunction(key, source.key)) return true;
    if (source.form === 'values' && key.toLowerCase() === source.key) return true;
  }
  return false;
}

function isKeyOfFunction(key: string, prefix: string): boolean {
  const name = key.toLowerCase();
  return name === prefix || [...odbcQueries.read, ...odbcQueries.write].some((each) => each === name);
}

function readFile(name: string, layout: Layout, { names, open }: Found): void {
  const sources = nameSources[name] ?? [];
  const kinds = new Set(
    sources.flatMap((source) => (source.form === 'typed-sections' ? Object.values(source.types) : source.kind)),
  );
  if (layout.isIncomplete) for (const kind of kinds) open.add(kind);
  for (const category of layout.categories) {
    if (isFilledIn(category.name)) for (const kind of kinds) open.add(kind);
    if (category.isTemplate) continue;
    for (const each of sources.flatMap((source) => namesIn(category, source))) {
      if (isFilledIn(each.name)) open.add(each.kind);
      names.push(each);
    }
    for (const { statement } of linesOf(category))
      if (statement.kind === 'setting')
        for (const opening of openingKeys)
          if (opening.file === name && opening.key === statement.key.text.toLowerCase() && !isFalse(statement.value.text))
            open.add(opening.kind);
  }
}

function namesIn(category: Category, source: NameSource): ConfiguredName[] {
  const section = category.name.toLowerCase();
  switch (source.form) {
    case 'sections':
      return source.except.includes(section) ? [] : [sectionName(source.kind, category)];
    case 'prefixed-sections': {
      if (source.except.includes(section)) return [];
      const prefix = valueOf(category, [source.key]) || source.prefix;
      const access = { read: valueOf(category, odbcQueries.read) !== '', write: valueOf(category, odbcQueries.write) !== '' };
      return [sectionName(source.kind, category, `${prefix}_${category.name}`, access)];
    }
    case 'typed-sections': {
      const kinds = new Set<NameKind>();
      for (const { statement } of linesOf(category)) {
        if (statement.kind !== 'setting' || statement.key.text.toLowerCase() !== 'type') continue;
        const type = statement.value.text.toLowerCase();
        const kind = Object.hasOwn(source.types, type) ? source.types[type] : undefined;
        if (kind !== undefined) kinds.add(kind);
      }
      return [...kinds].map((kind) => sectionName(kind, category));
    }
    case 'keys':
    case 'keys-of': {
      const isRead = source.form === 'keys' ? !source.except.includes(section) : section === source.section;
      if (!isRead) return [];
      const suffix = source.form === 'keys' && source.isInSection ? `@${category.name}` : '';
      return linesOf(category).flatMap((line) =>
        line.statement.kind === 'setting' ? nameAt(source.kind, line, suffix, (statement) => statement.key) : [],
      );
    }
    case 'values':
      return linesOf(category).flatMap((line) =>
        line.statement.kind === 'setting' && line.statement.key.text.toLowerCase() === source.key
          ? nameAt(source.kind, line, '', ({ value }) => splitPlain(value, ',')[0]?.trim() ?? value)
          : [],
      );
  }
}

/** The last value of the first of some keys that a section has; empty where it has none. */
// Asterisk: main/config.c ast_variable_retrieve; keys are compared without case.
function valueOf(category: Category, keys: readonly string[]): string {
  const settings = linesOf(category).flatMap(({ statement }) => (statement.kind === 'setting' ? statement : []));
  for (const key of keys) {
    const setting = settings.findLast((each) => each.key.text.toLowerCase() === key);
    if (setting !== undefined) return setting.value.text;
  }
  return '';
}

function sectionName(kind: NameKind, { name: own, header }: Category, name = own, access?: Access): ConfiguredName {
  return {
    kind,
    name,
    line: header,
    access,
    get span() {
      return (header.statement.kind === 'section' ? header.statement.name : header.statement.live).span();
    },
  };
}

type Setting = Extract<Statement, { kind: 'setting' }>;

function nameAt(kind: NameKind, line: Line, suffix: string, place: (statement: Setting) => Piece): ConfiguredName {
  return {
    kind,
    name: line.statement.kind === 'setting' ? place(line.statement).text + suffix : '',
    line,
    get span() {
      return (line.statement.kind === 'setting' ? place(line.statement) : line.statement.live).span();
    },
  };
}

/** What other files tell of a kind: that a database has it. */
function openElsewhere(layouts: ReadonlyMap<string, Layout>, open: Set<NameKind>): void {
  const settings = (name: string): Setting[] =>
    (layouts.get(name)?.categories ?? []).flatMap((category) =>
      linesOf(category).flatMap(({ statement }) => (statement.kind === 'setting' ? statement : [])),
    );
  const keys = new Set(settings('extconfig.conf').map(({ key }) => key.text.toLowerCase()));
  for (const kind of Object.keys(kindsOfNames) as NameKind[]) {
    const { families } = kindsOfNames[kind];
    const files = Object.keys(nameSources).filter((file) => nameSources[file]?.some((source) => isOfKind(source, kind)));
    if ([...families, ...files].some((key) => keys.has(key)) || layouts.get('extconfig.conf')?.isIncomplete === true)
      open.add(kind);
  }
  const isElsewhere = settings('sorcery.conf').some(
    ({ key, value }) => /^endpoint(?:\/|$)/i.test(key.text) && !/^config\b/i.test(value.text),
  );
  if (isElsewhere) open.add('endpoint');
}

/** users.conf, up to Asterisk 22, makes a peer and a mailbox of each section; what `general` says holds for the others. */
function readUsers(layouts: ReadonlyMap<string, Layout>, { names, open }: Found): void {
  const layout = layouts.get('users.conf');
  if (layout === undefined) return;
  const lastOf = (of: Layout | undefined, section: string, key: string): string | undefined =>
    (of?.categories ?? [])
      .filter(({ name, isTemplate }) => !isTemplate && name.toLowerCase() === section.toLowerCase())
      .flatMap((category) => linesOf(category))
      .flatMap(({ statement }) =>
        statement.kind === 'setting' && statement.key.text.toLowerCase() === key ? statement.value.text : [],
      )
      .at(-1);
  const context = lastOf(layouts.get('voicemail.conf'), 'general', 'userscontext') ?? 'default';
  for (const [kind, key, suffix] of [
    ['mailbox', 'hasvoicemail', `@${context}`],
    ['sip-peer', 'hassip', ''],
  ] as const) {
    const { file } = kindsOfNames[kind];
    // Without its own file nothing is known of the others.
    if (!layouts.has(file) || layout.isIncomplete) open.add(kind);
    for (const category of layout.categories) {
      if (category.isTemplate || category.name.toLowerCase() === 'general') continue;
      if (isFalse(lastOf(layout, category.name, key) ?? lastOf(layout, 'general', key) ?? '')) continue;
      if (isFilledIn(category.name)) open.add(kind);
      names.push(sectionName(kind, category, category.name + suffix));
    }
  }
}

function isOfKind(source: NameSource, kind: NameKind): boolean {
  return source.form === 'typed-sections' ? Object.values(source.types).includes(kind) : source.kind === kind;
}

/** Whether a program fills the text in before Asterisk sees it. */
function isFilledIn(text: string): boolean {
  return /\{\{|\{%|<%|<\?|\$\{|@@|__[A-Z]/.test(text);
}

function isFalse(value: string): boolean {
  return /^(?:no|false|n|f|0|off|)$/i.test(value);
}
