/** What the sections of a layout are to Asterisk: contexts, and the two that set up the rest. */

import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';
import { joinedStatements, joinsLines } from './joined-lines.ts';
import type { Category, Fragment } from './category.ts';
import type { Layout } from './layout.ts';
import { expandAtLoad, type Globals } from '../values/globals.ts';

/** Whether a section is a context: no template, and neither of the two that set up the rest. */
export function isContext(category: Category): boolean {
  return !category.isTemplate && !isGeneral(category) && !isGlobals(category);
}

/** The sections of each context by its name, in load order. */
export function contextSections(categories: readonly Category[]): ReadonlyMap<string, readonly Category[]> {
  const byName = new Map<string, Category[]>();
  for (const category of categories) {
    if (!isContext(category)) continue;
    const same = byName.get(category.name);
    if (same === undefined) byName.set(category.name, [category]);
    else same.push(category);
  }
  return byName;
}

/** The sections that set up the rest, templates left out, in load order. */
export function settingSections(categories: readonly Category[]): readonly Category[] {
  return categories.filter((category) => !isContext(category) && !category.isTemplate);
}

/** The headers of templates from which no section takes anything, by the name; left out are names that other sections have, too. */
export function unusedTemplates(categories: readonly Category[]): ReadonlyMap<string, Line> {
  const found = new Map<string, Line>();
  if (!categories.some(({ isTemplate }) => isTemplate)) return found;
  const taken = new Set<string>();
  for (const { header } of categories)
    if (header.statement.kind === 'section') for (const { text } of header.statement.options ?? []) taken.add(text.trim());
  const names = new Set<string>();
  for (const { name, isTemplate, header } of categories) {
    if (names.has(name) || taken.has(name)) found.delete(name);
    else if (isTemplate) found.set(name, header);
    names.add(name);
  }
  return found;
}

/** Whether a section holds the settings of the dialplan. */
export function isGeneral(category: Category): boolean {
  return category.name.length === 'general'.length && category.name.toLowerCase() === 'general';
}

/** Whether a section sets global variables. */
export function isGlobals(category: Category): boolean {
  return category.name.length === 'globals'.length && category.name.toLowerCase() === 'globals';
}

/** The value of a key in `[general]`: of its first section, the last line counts. */
export function generalSetting(categories: readonly Category[], key: string): string | undefined {
  const general = categories.find((category) => isGeneral(category) && !category.isTemplate);
  return joinedStatements(general?.fragments ?? []).findLast(({ statement }) => statement.key.text.toLowerCase() === key)
    ?.statement.value.text;
}

/** Whether Asterisk takes a value for yes. */
export function isYes(value: string | undefined): boolean {
  return /^(?:yes|true|y|t|1|on)$/i.test(value ?? '');
}

/** The global variables that some sections set, with the values that they have once the dialplan is loaded. */
export function readGlobals(categories: readonly Category[]): Globals {
  const globals = new Map<string, string>();
  const read = (statement: Statement): void => {
    const name = 'key' in statement ? globalNamed(statement.key.text) : undefined;
    if ('key' in statement && name !== undefined) globals.set(name, expandAtLoad(statement.value.text, globals));
  };
  for (const { fragments } of categories)
    if (joinsLines(fragments)) for (const { statement } of joinedStatements(fragments)) read(statement);
    else for (const fragment of fragments) for (const { statement } of fragment.lines()) read(statement);
  return globals;
}

/** The global variable that a key sets; undefined for one that hands its value to a function. */
export function globalNamed(key: string): string | undefined {
  const name = key.endsWith(')') ? /^GLOBAL\((.+)\)$/.exec(key)?.[1] : key;
  return name?.replace(/^_{1,2}/, '');
}

/** Whether the sections are made of the same runs of lines. */
export function sameCategories(a: readonly Category[], b: readonly Category[]): boolean {
  return a.length === b.length && a.every((category, i) => sameCategory(category, b[i] as Category));
}

function sameCategory(a: Category, b: Category): boolean {
  return (
    a.header === b.header &&
    a.additions.length === b.additions.length &&
    a.additions.every((line, i) => line === b.additions[i]) &&
    a.fragments.length === b.fragments.length &&
    a.fragments.every((fragment, i) => {
      const other = b.fragments[i] as Fragment;
      return fragment.file === other.file && fragment.before === other.before && fragment.behind === other.behind;
    })
  );
}

/** The root and the files that it includes, directly or not. */
export function includedFiles({ root, includes }: Layout): ReadonlySet<ConfigFile> {
  const byIncluder = new Map<ConfigFile, ConfigFile[]>();
  for (const [line, files] of includes) byIncluder.set(line.file, [...(byIncluder.get(line.file) ?? []), ...files]);
  // A set hands out what is added to it while it is gone through.
  const found = new Set([root]);
  for (const file of found) for (const included of byIncluder.get(file) ?? []) found.add(included);
  return found;
}

/** By how many directives of the loaded files each file is read, those left out that name one a second time and are told. */
export function timesRead({ includes, flaws }: Layout, loaded: ReadonlySet<ConfigFile>): ReadonlyMap<ConfigFile, number> {
  const told = new Set(flaws.filter(({ kind }) => kind === 'duplicate-include-file').map(({ line }) => line));
  const times = new Map<ConfigFile, number>();
  for (const [line, files] of includes)
    if (loaded.has(line.file) && !told.has(line)) for (const file of new Set(files)) times.set(file, (times.get(file) ?? 0) + 1);
  return times;
}
