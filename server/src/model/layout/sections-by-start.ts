/** Which sections the runs of lines of a layout belong to, by the header, directive or file that each run begins with. */

import type { Start } from './layout-edits.ts';
import type { Category } from './category.ts';
import { startsOf } from './runs.ts';

export class SectionsByStart {
  /** A list where a template hands the run on. */
  readonly #held = new Map<Start, Category | readonly Category[]>();

  constructor(categories: readonly Category[]) {
    for (const category of categories) {
      for (const { before, file } of category.fragments) this.#add(before ?? file, category);
      this.#add(category.header, category);
      for (const header of category.additions) this.#add(header, category);
    }
  }

  /** In load order; none for a run that stands in front of all sections. */
  at(start: Start): readonly Category[] {
    const held = this.#held.get(start);
    return held === undefined ? none : isList(held) ? held : [held];
  }

  /** The category that a header made. */
  madeBy(header: Start): Category | undefined {
    const held = this.#held.get(header);
    if (held === undefined || isList(held)) return held?.find((category) => category.header === header);
    return held.header === header ? held : undefined;
  }

  /** Takes in a category that has come in the place of another one, or has come or gone. */
  replace(old: Category | undefined, category: Category | undefined): void {
    if (old === undefined) {
      if (category !== undefined) this.#held.set(category.header, category);
      return;
    }
    for (const start of startsOf(old)) {
      const [first, ...others] = this.at(start).flatMap((each) => (each === old ? (category ?? []) : each));
      if (first === undefined) this.#held.delete(start);
      else this.#held.set(start, others.length === 0 ? first : [first, ...others]);
    }
  }

  #add(start: Start, category: Category): void {
    const held = this.#held.get(start);
    if (held === undefined) this.#held.set(start, category);
    else if (!isList(held)) {
      if (held !== category) this.#held.set(start, [held, category]);
    } else if (!held.includes(category)) this.#held.set(start, [...held, category]);
  }
}

const none: readonly Category[] = [];

function isList(held: Category | readonly Category[]): held is readonly Category[] {
  return Array.isArray(held);
}
