/** What a dialplan lacks, so that a name which is not in it may exist all the same. */

import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { Category, Fragment } from './layout/category.ts';
import type { Layout } from './layout/layout.ts';

/** What is known of other sources than the files of a dialplan. */
export interface OtherSources {
  readonly root: ConfigFile;
  readonly hasOtherSources: boolean;
  readonly otherNames?: ReadonlySet<string>;
}

/** What is missing where that is no more than files which need not be there. */
const OPTIONAL_FILES = 'optional files';

/** What is missing where that is the header above the first lines. */
const FIRST_HEADER = 'first header';

/** Whether no more than that is missing, so that a slip of a name that is here is one. */
export function isHardlyAnything(missing: string): boolean {
  return missing === '' || missing === OPTIONAL_FILES || missing === FIRST_HEADER;
}

/** Says what is missing or not read of a layout with these sections `[general]` and `[globals]`, the lines behind a comment that nothing closes among it; empty where nothing is. */
export function missingParts(
  { isIncomplete, lacksOptionalOnly, files, categories, homeless }: Layout,
  settings: readonly Category[],
  { root, hasOtherSources, otherNames }: OtherSources,
): string {
  const isNamed = otherNames !== undefined && otherNames.size > 0 && categories.some(({ name }) => otherNames.has(name));
  const isElsewhere = hasOtherSources || isNamed || isLink(root) || (isIncomplete && !lacksOptionalOnly);
  let missing = isElsewhere ? 'files' : isIncomplete ? OPTIONAL_FILES : '';
  if (missing === '' && (homeless.some(holdsFileName) || holdsFileNameIn(settings))) missing = 'files';
  if (missing === '' && homeless.some(holdsExtension)) missing = FIRST_HEADER;
  for (const file of files) if (endsInComment(file)) missing += `\n${file.path}`;
  return missing;
}

/** The headers of the sections that inherit from one that is not there, so that nobody knows what they hold. */
export function orphanHeaders({ flaws }: Layout): ReadonlySet<Line> {
  return new Set(flaws.flatMap(({ kind, line }) => (kind === 'unknown-template' ? [line] : [])));
}

/** The same as a text, which changes when there are others. */
export function orphansOf(headers: ReadonlySet<Line>): string {
  return [...headers].map(({ statement }) => (statement.kind === 'section' ? statement.name.text : '')).join('\n');
}

function holdsExtension({ file, first, end }: Fragment): boolean {
  for (let at = first; at < end; at++) if (file.lines[at]?.statement.kind === 'exten') return true;
  return false;
}

/** Whether a line was to include a file and lacks its `#`. */
function holdsFileName({ file, first, end }: Fragment): boolean {
  for (let at = first; at < end; at++) {
    const statement = file.lines[at]?.statement;
    if (statement?.kind === 'invalid' && lacksHash(statement.live.text)) return true;
    // `include => more.conf`
    if (statement?.kind === 'include' && lacksHash(`include ${statement.value.text}`)) return true;
  }
  return false;
}

/** Files are included behind the settings, before the first context, and so are those whose line is no directive. */
function holdsFileNameIn(settings: readonly Category[]): boolean {
  return settings.some(({ fragments }) => fragments.some(holdsFileName));
}

/** `include "more.conf"` */
export function lacksHash(text: string): boolean {
  return /^include\s+["<]?[\w./*-]+\.conf[">]?$/i.test(text.trim());
}

/** Whether a comment of the file is never closed. */
export function endsInComment({ lines }: ConfigFile): boolean {
  return (lines.at(-1)?.statement.depthAfter ?? 0) !== 0;
}

/** Whether a file holds nothing but the path of another: a link that a system without links has made a text of. */
function isLink({ lines }: ConfigFile): boolean {
  const [first, second] = lines;
  return (
    first?.statement.kind === 'invalid' &&
    (second === undefined || second.text.trim() === '') &&
    lines.length <= 2 &&
    /^\S*[\\/]\S+\.conf$/.test(first.statement.live.text)
  );
}
