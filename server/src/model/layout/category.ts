/** What a section is made of: the runs of lines that stand under its headers, or that it takes from templates. */

import type { ConfigFile, Line } from '../../syntax/config-file.ts';

/**
 * A run of lines of one file in one section: those between two structural lines. It holds no line numbers of its own, so that it stays
 * right when lines come and go inside it.
 */
export class Fragment {
  readonly file: ConfigFile;
  /** The header or directive in front of the run; undefined at the top of the file. */
  readonly before: Line | undefined;
  /** The header or directive behind the run; undefined at the end of the file. */
  readonly behind: Line | undefined;

  constructor(file: ConfigFile, before: Line | undefined, behind: Line | undefined) {
    this.file = file;
    this.before = before;
    this.behind = behind;
  }

  /** Number of the first line, from 0. */
  get first(): number {
    return this.before === undefined ? 0 : this.before.number + 1;
  }

  /** Number of the line behind the last. */
  get end(): number {
    return this.behind === undefined ? this.file.lines.length : this.behind.number;
  }

  *lines(): Generator<Line> {
    const { lines } = this.file;
    for (let i = this.first; i < this.end; i++) yield lines[i] as Line;
  }
}

/** One occurrence of `[name]` with all that was put under it, inherited lines first. */
export interface Category {
  readonly name: string;
  readonly isTemplate: boolean;
  /** The header that made it. */
  readonly header: Line;
  /** Headers that added to it with `(+)`. */
  readonly additions: readonly Line[];
  readonly fragments: readonly Fragment[];
  /** Greater than that of all that come earlier in the load order. */
  readonly order: number;
}

/** The lines of a category, those that it inherits first. */
export function linesOf(category: Category): Line[] {
  return category.fragments.flatMap((fragment) => [...fragment.lines()]);
}
