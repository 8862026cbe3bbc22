/** The names that one configuration file defines: sections, keys and values, by the file's own rules. */

import { closest, distance } from '../../base/distance.ts';
import {
  kindsOfNames,
  nameSources,
  odbcQueries,
  openingKeys,
  type NameKind,
  type NameSource,
} from '../../catalogue/neighbors/configured-names.ts';
import { sectionTypes } from '../../catalogue/neighbors/neighbor-settings.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Statement } from '../../syntax/statement.ts';
import { linesOf, type Category } from '../layout/category.ts';
import type { Layout } from '../layout/layout.ts';
import type { Access, ConfiguredName } from './names-of-kind.ts';

/** What is gathered from all files: the names, and the kinds of which there may be more. */
export interface Found {
  readonly names: ConfiguredName[];
  readonly open: Set<NameKind>;
}

/** Adds what the file that Asterisk reads under this name defines. */
export function addNamesOf(name: string, layout: Layout, { names, open }: Found): void {
  const sources = nameSources[name] ?? [];
  const kinds = new Set(
    sources.flatMap((source) => (source.form === 'typed-sections' ? Object.values(source.types) : source.kind)),
  );
  // Of a file that is refused for a template that is not there, nobody knows what it would have had.
  const isOpen = layout.isIncomplete || layout.flaws.some(({ kind }) => kind === 'unknown-template');
  if (isOpen) for (const kind of kinds) open.add(kind);
  for (const category of layout.categories) {
    if (isFilledIn(category.name)) for (const kind of kinds) open.add(kind);
    if (category.isTemplate) continue;
    for (const each of sources.flatMap((source) => namesIn(category, source, sectionTypes(name)))) {
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

/** `types` are all that a section of the file may be. */
function namesIn(category: Category, source: NameSource, types: readonly string[] = []): ConfiguredName[] {
  const section = category.name.toLowerCase();
  switch (source.form) {
    case 'sections':
      return source.except.includes(section) ? [] : [sectionName(source.kind, category)];
    case 'prefixed-sections': {
      if (source.except.includes(section)) return [];
      const prefix = valueOf(category, [source.key]) || source.prefix;
      const [read, write] = [valueOf(category, odbcQueries.read), valueOf(category, odbcQueries.write)];
      const most = { read: mostArguments(read), write: mostArguments(write) };
      const access = { read: read !== '', write: write !== '', unescaped: unescapedIn([read, write]), most };
      return [sectionName(source.kind, category, `${prefix}_${category.name}`, access)];
    }
    case 'typed-sections': {
      const kinds = new Set<NameKind>();
      for (const { statement } of linesOf(category)) {
        if (statement.kind !== 'setting' || !isTypeKey(statement.key.text)) continue;
        const written = statement.value.text.toLowerCase();
        // What a slip of a type was to define is missing for that reason, which is told there.
        const type = types.includes(written) ? written : (closest(written, types) ?? written);
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

/** `type`, or a slip of it. */
export function isTypeKey(key: string): boolean {
  const folded = key.toLowerCase();
  return folded === 'type' || (folded.length >= 3 && folded.length <= 5 && distance(folded, 'type', 1) <= 1);
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

/** What a query holds as it is, no function around it. */
// Asterisk: funcs/func_odbc.c acf_odbc_read, acf_odbc_write.
function unescapedIn(queries: readonly string[]): Access['unescaped'] {
  const found = new Map<string, { isQuoted: boolean }>();
  for (const query of queries)
    for (const { index, 1: name = '' } of query.matchAll(/\$\{(ARG\d+|VAL(?:UE|\d+))\}/g)) {
      const before = query.slice(0, index);
      if (before.split('{').length !== before.split('}').length) continue;
      const isQuoted = before.split("'").length % 2 === 0;
      found.set(name, { isQuoted: isQuoted && found.get(name)?.isQuoted !== false });
    }
  return found;
}

/** The highest number of an argument that a query has. */
function mostArguments(query: string): number {
  return Math.max(0, ...[...query.matchAll(/\$\{ARG(\d+)\}/g)].map(([, number]) => Number(number)));
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
export function addOpenKinds(layouts: ReadonlyMap<string, Layout>, open: Set<NameKind>): void {
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
export function addNamesOfUsers(layouts: ReadonlyMap<string, Layout>, { names, open }: Found): void {
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
    ['iax-peer', 'hasiax', ''],
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

function isFalse(value: string): boolean {
  return /^(?:no|false|n|f|0|off|)$/i.test(value);
}

/** Whether a program fills the text in before Asterisk sees it. */
function isFilledIn(text: string): boolean {
  return /\{\{|\{%|<%|<\?|\$\{|@@|__[A-Z]/.test(text);
}
