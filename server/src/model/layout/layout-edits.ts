/**
 * The layout after an edit that wrote, renamed or deleted one plain section header: its neighborhood is changed in place of laying out all
 * files anew. The result is that of `layOut`, but for the order of the flaws.
 */

import type { ConfigFile, Line, LineChange } from '../../syntax/config-file.ts';
import type { SectionStatement, Statement } from '../../syntax/statement.ts';
import { cutName, unclosedSection } from './lay-out.ts';
import { Fragment, type Category } from './category.ts';
import type { Layout } from './layout.ts';

export interface LayoutEdit {
  readonly layout: Layout;
  /** Categories with what stands in their place; undefined for one that is gone. */
  readonly replaced: ReadonlyMap<Category, Category | undefined>;
  readonly added: Category | undefined;
}

/** What begins a run of lines: a header or directive, or the top of a file. */
export type Start = Line | ConfigFile;

/**
 * Undefined when more than one header may be concerned, and the files must be laid out anew. `categoriesAt` gives the categories that the
 * run of a start belonged to before the edit.
 */
export function editedLayout(
  layout: Layout,
  loose: readonly ConfigFile[],
  file: ConfigFile,
  change: LineChange,
  categoriesAt: (start: Start) => readonly Category[],
): LayoutEdit | undefined {
  if (layout.hasInheritance || layout.repeated.has(file)) return undefined;
  const before = [...change.changed.map(({ line, before: statement }) => ({ line, statement })), ...change.removed].filter(
    isStructural,
  );
  const after = [...change.changed.map(({ line }) => line), ...change.added].filter(isStructural);
  const [was, otherBefore] = before;
  const [is, otherAfter] = after;
  if (otherBefore !== undefined || otherAfter !== undefined) return undefined;
  const [gone, made] = [lineOf(was), lineOf(is)];
  if (![was?.statement, is?.statement].every((each) => each === undefined || isPlainHeader(each))) return undefined;
  if (gone !== undefined && made !== undefined && gone !== made) return undefined;

  const only = (start: Start): Category | undefined => {
    const [category, ...others] = categoriesAt(start);
    return others.length === 0 ? category : undefined;
  };
  const flaws = layout.flaws.filter(({ line }) => line !== gone && line !== made);
  if (made?.statement.kind === 'section' && made.statement.unclosed !== undefined)
    flaws.push(unclosedSection(made, made.statement, made.statement.unclosed));
  const { categories } = layout;

  if (gone !== undefined && made !== undefined) {
    const category = only(made);
    if (category?.header !== made || made.statement.kind !== 'section') return undefined;
    const renamed: Category = { ...category, name: cutName(made.statement.name.text) };
    return {
      layout: { ...layout, flaws, categories: replacing(categories, category, renamed) },
      replaced: new Map([[category, renamed]]),
      added: undefined,
    };
  }

  const header = made ?? gone;
  if (header === undefined) return undefined;
  const previous = structureBefore(file, header);
  const own = gone === undefined ? undefined : only(gone);
  const behind = made === undefined ? own?.fragments[0]?.behind : structureBehind(file, made);
  if (behind?.statement.kind === 'directive') return undefined;
  const outer = only(previous ?? file);
  if (outer === undefined) return undefined;
  const run = outer.fragments.findIndex(
    (each) => each.file === file && each.before === previous && each.behind === (made === undefined ? gone : behind),
  );
  if (run < 0) return undefined;
  const outerNow: Category = {
    ...outer,
    fragments: outer.fragments.map((each, i) => (i === run ? new Fragment(file, previous, made ?? behind) : each)),
  };

  if (made === undefined) {
    if (own?.header !== gone || own?.fragments.length !== 1) return undefined;
    if (behind === undefined && placeAtEnd(layout, loose, file) === undefined) return undefined;
    const list = replacing(replacing(categories, outer, outerNow), own);
    const replaced = new Map<Category, Category | undefined>([
      [outer, outerNow],
      [own, undefined],
    ]);
    return { layout: { ...layout, flaws, categories: list }, replaced, added: undefined };
  }

  if (made.statement.kind !== 'section') return undefined;
  const place = behind === undefined ? placeAtEnd(layout, loose, file) : categories.findIndex((each) => each.header === behind);
  if (place === undefined || place < 0) return undefined;
  const low = categories[place - 1]?.order ?? -1;
  const high = categories[place]?.order ?? low + 2;
  const order = (low + high) / 2;
  // Halving comes to an end after some fifty headers at one place.
  if (order <= low || order >= high) return undefined;
  const added: Category = {
    name: cutName(made.statement.name.text),
    isTemplate: false,
    header: made,
    additions: [],
    fragments: [new Fragment(file, made, behind)],
    order,
  };
  const list = replacing(categories, outer, outerNow);
  list.splice(place, 0, added);
  return { layout: { ...layout, flaws, categories: list }, replaced: new Map([[outer, outerNow]]), added };
}

/** The list with others in the place of one of its members, if it is one. */
function replacing<T>(list: readonly T[], one: T, ...others: readonly T[]): T[] {
  const at = list.indexOf(one);
  return at < 0 ? [...list] : list.toSpliced(at, 1, ...others);
}

/**
 * The place among the categories of one that is last in its file; undefined where what is read behind the file may go on with it, which is
 * the case in a file that another one includes.
 */
function placeAtEnd({ root, categories }: Layout, loose: readonly ConfigFile[], file: ConfigFile): number | undefined {
  const isLast = file === (loose.at(-1) ?? root);
  return isLast ? categories.length : undefined;
}

type Said = Line | { readonly line: Line; readonly statement: Statement };

function isStructural({ statement }: Said): boolean {
  return statement.kind === 'section' || statement.kind === 'directive';
}

function lineOf(said: Said | undefined): Line | undefined {
  return said !== undefined && 'line' in said ? said.line : said;
}

/** A header without parentheses behind it, closed or not. */
function isPlainHeader(statement: Statement): statement is SectionStatement {
  return statement.kind === 'section' && statement.options === undefined;
}

/** The last header or directive in front of a line, which may have been removed. */
export function structureBefore(file: ConfigFile, { number }: Line): Line | undefined {
  return file.structure[file.structuresBefore(number) - 1];
}

function structureBehind(file: ConfigFile, line: Line): Line | undefined {
  return file.structure[file.structuresBefore(line.number) + 1];
}
