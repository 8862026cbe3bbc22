/** What comes out when files are put in load order: their sections, what is wrong with the way they are put together, and what is missing. */

import type { Span } from '../../base/span.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Category, Fragment } from './category.ts';

export type LayoutFlaw =
  | { readonly kind: 'include-file-cycle'; readonly line: Line; readonly span: Span; readonly name: string }
  | { readonly kind: 'unclosed-section'; readonly line: Line; readonly span: Span; readonly missing: ']' | ')' }
  | { readonly kind: 'unknown-template' | 'nothing-to-add-to'; readonly line: Line; readonly span: Span; readonly name: string }
  | {
      readonly kind: 'missing-include-file' | 'missing-tryinclude-file' | 'unreadable-include-file';
      readonly line: Line;
      readonly span: Span;
      readonly name: string;
    }
  | { readonly kind: 'include-too-deep'; readonly line: Line; readonly span: Span; readonly name: string }
  | {
      readonly kind: 'duplicate-include-file';
      readonly line: Line;
      readonly span: Span;
      readonly name: string;
      /** The directive that named the file first. */
      readonly earlier: Line;
    }
  | {
      readonly kind: 'unknown-directive' | 'missing-directive-argument' | 'exec-include' | 'unclosed-include-name';
      readonly line: Line;
      readonly span: Span;
      readonly name: string;
    };

export interface Layout {
  readonly root: ConfigFile;
  /** Every file that takes part, each once, in load order. */
  readonly files: readonly ConfigFile[];
  readonly categories: readonly Category[];
  /** Runs of lines that stand before any section. */
  readonly homeless: readonly Fragment[];
  /** In no particular order. */
  readonly flaws: readonly LayoutFlaw[];
  /** The files that each directive brought in. */
  readonly includes: ReadonlyMap<Line, readonly ConfigFile[]>;
  /** Names of files that were looked for and not found; when one of them appears the layout is another one. */
  readonly missing: ReadonlySet<string>;
  /** Whether something that would belong to the dialplan could not be read: a missing file, `#exec`. */
  readonly isIncomplete: boolean;
  /** Whether that is no more than files of `#tryinclude`, which need not be there. */
  readonly lacksOptionalOnly: boolean;
  /** Whether some header takes lines of another section or adds to one, so that names of sections matter to the layout itself. */
  readonly hasInheritance: boolean;
  /** Whether some header chooses the section that it adds to by its lines, so that any line may matter to the layout itself. */
  readonly hasFilters: boolean;
  /** Files that are read more than once. */
  readonly repeated: ReadonlySet<ConfigFile>;
  /** What makes Asterisk refuse the root file; looked for by an exact reading only. */
  readonly refusal: Refusal | undefined;
}

/** A tolerant reading goes on behind a mistake; an exact one does what Asterisk does, and drops what it drops. */
export type Reading = 'tolerant' | 'exact';

/** Why Asterisk loads nothing of a dialplan. */
export interface Refusal {
  readonly line: Line;
  readonly why: LayoutFlaw['kind'] | 'statement-before-section' | 'invalid-escape';
  /** The name that the flaw is about; empty when it is about none. */
  readonly name: string;
}

/** Finds the files that an `#include` names, in load order; empty when there are none, undefined when none of those that are there can be read. */
export type IncludeResolver = (name: string, from: ConfigFile) => readonly ConfigFile[] | undefined;
