/** What becomes of the contexts when a header is written, renamed or deleted: a few of them give lines to each other, and all others stay. */

import type { ConfigFile, LineChange } from '../syntax/config-file.ts';
import type { Context } from './contexts/context.ts';
import { editedLayout, type LayoutEdit, type Start } from './layout/layout-edits.ts';
import type { Category } from './layout/category.ts';
import type { Layout } from './layout/layout.ts';
import type { SectionsByStart } from './layout/sections-by-start.ts';
import { isContext, isGlobals } from './layout/sections.ts';

/** A dialplan as it was before the edit. */
interface Edited {
  readonly layout: Layout;
  readonly loose: readonly ConfigFile[];
  readonly sections: SectionsByStart;
  readonly contexts: ReadonlyMap<string, Context>;
}

export interface HeaderEdit extends LayoutEdit {
  /** The sections of each context that is another one now, in load order; none of one that is gone. */
  readonly categories: ReadonlyMap<string, readonly Category[]>;
}

/** Undefined when more than a few contexts may have changed. `touched` are the starts of the runs in which lines are others. */
export function headerEdit(
  { layout: before, loose, sections, contexts }: Edited,
  file: ConfigFile,
  change: LineChange,
  touched: ReadonlySet<Start>,
): HeaderEdit | undefined {
  const edit = editedLayout(before, loose, file, change, (start) => sections.at(start));
  if (edit === undefined) return undefined;
  const { replaced, added } = edit;
  const moved = [...replaced, [added, undefined] as const].flat().filter((each) => each !== undefined);
  if (!moved.every(isContext)) return undefined;
  const also = [...touched].flatMap((start) => sections.at(start));
  if (also.some(isGlobals)) return undefined;
  const movedNames = new Set(moved.map(({ name }) => name));
  const names = new Set([...movedNames, ...also.filter(isContext).map(({ name }) => name)]);
  const categories = new Map([...names].map((name): [string, Category[]] => [name, []]));
  const enter = (category: Category | undefined): void => {
    if (category !== undefined) categories.get(category.name)?.push(category);
  };
  for (const name of names)
    for (const old of contexts.get(name)?.categories ?? []) {
      // The header of a file that is read more than once makes several.
      if (before.repeated.has(old.header.file)) return undefined;
      // The context may hold the categories of an earlier layout.
      const category = sections.madeBy(old.header);
      if (category !== undefined) enter(replaced.has(category) ? replaced.get(category) : category);
    }
  enter(added);
  for (const list of categories.values()) list.sort((a, b) => a.order - b.order);
  // Where a context begins at another header its place in the load order is another one.
  for (const name of movedNames) {
    const [first, now] = [contexts.get(name)?.categories[0], categories.get(name)?.[0]];
    if (first !== undefined && now !== undefined && first.header !== now.header) return undefined;
  }
  return { ...edit, categories };
}
