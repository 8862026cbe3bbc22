/**
 * Puts files in load order: which lines belong to which section, through `#include`, templates and `(+)`.
 *
 * The layout depends on section headers and directives alone, so typing anywhere else leaves it as it is. Where Asterisk would refuse
 * a file, the flaw is noted and reading goes on, so that one mistake does not hide the rest; an exact reading stops there as Asterisk does.
 */
// Asterisk: main/config.c process_text_line, config_text_file_load.

import { cutToBytes } from '../../base/bytes.ts';
import { grown } from '../../base/grown.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { meantDirective } from '../../syntax/directives.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { DirectiveStatement, SectionStatement } from '../../syntax/statement.ts';
import { Fragment, type Category } from './category.ts';
import { joinedStatements } from './joined-lines.ts';
import type { IncludeResolver, Layout, LayoutFlaw, Reading, Refusal } from './layout.ts';
import { sectionFilter } from './section-filter.ts';

/** Levels of files below the top one that Asterisk reads. */
const DEEPEST_INCLUDE = 10;

/** A file that includes itself several times over would be read beyond all bounds. */
const MOST_READINGS = 10_000;

/** Stored names of sections are cut to this many bytes. */
const LONGEST_NAME = 79;

const noLines: readonly Line[] = [];
const noFragments: readonly Fragment[] = [];

interface OpenCategory extends Category {
  isTemplate: boolean;
  additions: readonly Line[];
  fragments: readonly Fragment[];
}

export function layOut(
  root: ConfigFile,
  loose: readonly ConfigFile[],
  resolve: IncludeResolver,
  reading: Reading = 'tolerant',
): Layout {
  const isExact = reading === 'exact';
  const files = new Set<ConfigFile>();
  const repeated = new Set<ConfigFile>();
  const categories: OpenCategory[] = [];
  let hasInheritance = false;
  let hasFilters = false;
  /** Undefined until a header asks for another section, which few dialplans have. */
  let byName: Map<string, OpenCategory[]> | undefined;
  const flaws: LayoutFlaw[] = [];
  const includes = new Map<Line, readonly ConfigFile[]>();
  const missing = new Set<string>();
  const homeless: Fragment[] = [];
  /** What could not be read: files of a `#tryinclude`, and others. */
  const lacks = { optional: false, others: false };
  /** The category made or added to last, in whatever file: an included file without a header continues it. */
  let latest: OpenCategory | undefined;

  const named = (name: string): readonly OpenCategory[] => {
    if (byName === undefined) {
      byName = new Map();
      for (const category of categories) enterName(category, byName);
    }
    return byName.get(name.toLowerCase()) ?? [];
  };

  /** Asterisk forgets to count back when an included file ends in an error, so the levels below the top run out earlier. */
  let lostLevels = 0;
  let readings = 0;

  /** The section that the header opens; undefined where an exact reading ends. */
  const openSection = (line: Line, statement: SectionStatement): OpenCategory | undefined => {
    const name = cutName(statement.name.text);
    if (statement.unclosed !== undefined) {
      flaws.push(unclosedSection(line, statement, statement.unclosed));
      if (isExact) return undefined;
    }
    let category: OpenCategory = {
      name,
      isTemplate: false,
      header: line,
      additions: noLines,
      fragments: noFragments,
      order: categories.length,
    };
    let isAddition = false;
    for (const option of statement.options ?? []) {
      const word = option.text;
      hasInheritance ||= word !== '!';
      if (word === '!') category.isTemplate = true;
      else if (word.startsWith('+')) {
        hasFilters ||= !/^\+(?:TEMPLATES=\w+)?$/.test(word);
        const target = additionTarget(name === '' ? categories : named(name), word);
        if (target === undefined) {
          flaws.push({ kind: 'nothing-to-add-to', line, span: statement.name.span(), name });
          if (isExact) return undefined;
        } else {
          if (!isAddition) {
            target.fragments = [...target.fragments, ...category.fragments];
            target.isTemplate ||= category.isTemplate;
            target.additions = grown(target.additions, line);
          }
          category = target;
          isAddition = true;
        }
      } else {
        const parent = word === '' ? categories[0] : named(word)[0];
        if (parent === undefined) {
          flaws.push({ kind: 'unknown-template', line, span: nonEmpty(option, statement).span(), name: word });
          if (isExact) return undefined;
        } else category.fragments = [...category.fragments, ...parent.fragments];
      }
    }
    if (!isAddition) {
      categories.push(category);
      if (byName !== undefined) enterName(category, byName);
    }
    return category;
  };

  /** Reads the files that the directive names; false where an exact reading ends. */
  const openFile = (line: Line, statement: DirectiveStatement, depth: number): boolean => {
    const { word, argument } = statement;
    const span = argument.text.length > 0 ? argument.span() : statement.wordSpan;
    switch (word) {
      case 'include':
      case 'tryinclude':
        break;
      case 'exec':
        flaws.push({ kind: 'exec-include', line, span, name: argument.text });
        lacks.others = true;
        return true;
      default:
        flaws.push({ kind: 'unknown-directive', line, span: statement.wordSpan, name: word });
        // `# include "x"` is nothing of the kind.
        lacks.others ||= meantDirective(statement) !== undefined || /^\s*#\s+(?:try)?include\s/i.test(line.text);
        return true;
    }
    // Quotation marks with nothing between them name the configuration folder itself, which is no file.
    if (argument.text.length === 0 && statement.live.text.length === statement.wordSpan.end - statement.wordSpan.start) {
      flaws.push({ kind: 'missing-directive-argument', line, span, name: word });
      lacks.others = true;
      return true;
    }
    if (word === 'tryinclude' && /^["<]/.test(argument.text))
      flaws.push({ kind: 'unclosed-include-name', line, span: argument.span(0, 1), name: argument.text });
    const earlier = directives.get(argument.text);
    directives.set(argument.text, { first: earlier?.first ?? line, count: (earlier?.count ?? -1) + 1 });
    if (depth + lostLevels >= DEEPEST_INCLUDE) {
      flaws.push({ kind: 'include-too-deep', line, span, name: argument.text });
      return !isExact || word === 'tryinclude';
    }
    const readable = argument.text === '' ? [] : resolve(argument.text, line.file);
    const found = readable ?? [];
    includes.set(line, found);
    if (found.length === 0) {
      missing.add(argument.text);
      if (word === 'tryinclude' && readable !== undefined) lacks.optional = true;
      else lacks.others = true;
      flaws.push({
        kind:
          readable === undefined
            ? 'unreadable-include-file'
            : word === 'include'
              ? 'missing-include-file'
              : 'missing-tryinclude-file',
        line,
        span,
        name: argument.text,
      });
      return !isExact || word === 'tryinclude';
    }
    if (earlier !== undefined && earlier.first !== line && !found.some((file) => open.has(file)))
      flaws.push({ kind: 'duplicate-include-file', line, span, name: argument.text, earlier: earlier.first });
    const nameWhenRead = earlier === undefined ? undefined : `${argument.text}~~${earlier.count + 1}`;
    let previous: ConfigFile | undefined;
    // The files of one wildcard go on in each other's section, whatever is made by files that they include.
    ended = latest;
    for (const each of found) {
      const file = isExact ? each.readAgain(nameWhenRead, previous) : each;
      previous = file;
      if (!isExact && open.has(file)) flaws.push({ kind: 'include-file-cycle', line, span, name: argument.text });
      else if (readings < MOST_READINGS && readFile(file, depth + 1, ended) !== undefined) {
        lostLevels++;
        break;
      }
    }
    return true;
  };

  /** The first directive for each name of a file, and how often it has come again: Asterisk compares what is written. */
  const directives = new Map<string, { readonly first: Line; readonly count: number }>();

  /** The files being read, so that a file that includes itself is not read eleven times over. */
  const open = new Set<ConfigFile>();

  /** The section in which the file that was read last ends. */
  let ended: OpenCategory | undefined;

  /** Reads a file that begins in a section to its end, or in an exact reading to the line that Asterisk stops at, which is returned. */
  const readFile = (file: ConfigFile, depth: number, start: OpenCategory | undefined): Line | undefined => {
    open.add(file);
    if (files.has(file)) repeated.add(file);
    files.add(file);
    readings++;
    let category = start;
    let before: Line | undefined;
    /** Ends the run of lines in front of a line; returns the line in it that Asterisk stops at, if there is one. */
    const close = (behind: Line | undefined): Line | undefined => {
      const whole = new Fragment(file, before, behind);
      const last = isExact ? fatalLine(whole, category !== undefined) : undefined;
      const fragment = last === undefined ? whole : new Fragment(file, before, last);
      if (category === undefined) homeless.push(fragment);
      else category.fragments = grown(category.fragments, fragment);
      return last;
    };
    const readLines = (): Line | undefined => {
      for (const line of file.structure) {
        const last = close(line);
        if (last !== undefined) return last;
        before = line;
        const { statement } = line;
        if (statement.kind === 'section') {
          const opened = openSection(line, statement);
          if (opened === undefined) return line;
          category = latest = opened;
        } else if (statement.kind === 'directive' && !openFile(line, statement, depth)) return line;
      }
      return close(undefined);
    };
    const last = readLines();
    open.delete(file);
    ended = category;
    return last;
  };

  const last = readFile(root, 0, undefined);
  const refusal = last === undefined ? undefined : refusalAt(last, flaws);
  // Parts that nobody includes here are included on the server; each begins with a section of its own.
  for (const file of loose) {
    latest = undefined;
    directives.clear();
    readFile(file, 1, undefined);
  }
  return {
    root,
    files: [...files],
    categories,
    homeless,
    flaws,
    includes,
    missing,
    isIncomplete: lacks.others || lacks.optional,
    lacksOptionalOnly: lacks.optional && !lacks.others,
    hasInheritance,
    hasFilters,
    repeated,
    refusal,
  };
}

function enterName(category: OpenCategory, byName: Map<string, OpenCategory[]>): void {
  const name = category.name.toLowerCase();
  const same = byName.get(name);
  if (same === undefined) byName.set(name, [category]);
  else same.push(category);
}

/** The section that a header with `(+)` adds to; what stands behind the `+` may choose among those of the name. */
function additionTarget(sections: readonly OpenCategory[], option: string): OpenCategory | undefined {
  const chooses = sectionFilter(option.slice(1));
  return sections.find(({ isTemplate, fragments }) => chooses({ isTemplate, settings: () => settingsOf(fragments) }));
}

function* settingsOf(fragments: readonly Fragment[]): Generator<{ readonly key: string; readonly value: string }> {
  for (const { statement } of joinedStatements(fragments)) yield { key: statement.key.text, value: statement.value.text };
}

export function unclosedSection(line: Line, statement: SectionStatement, missing: ']' | ')'): LayoutFlaw {
  return { kind: 'unclosed-section', line, span: statement.live.span(), missing };
}

/** The first line of a run at which Asterisk stops reading the file. */
function fatalLine(fragment: Fragment, hasSection: boolean): Line | undefined {
  for (const line of fragment.lines()) {
    const { statement } = line;
    if (statement.kind === 'blank' || (statement.kind === 'invalid' && statement.why === 'too-long')) continue;
    if (!hasSection || (statement.kind === 'invalid' && statement.why === 'invalid-escape')) return line;
  }
  return undefined;
}

function refusalAt(line: Line, flaws: readonly LayoutFlaw[]): Refusal {
  const flaw = flaws.findLast((each) => each.line === line);
  if (flaw !== undefined) return { line, why: flaw.kind, name: 'name' in flaw ? flaw.name : '' };
  const { statement } = line;
  const isEscape = statement.kind === 'invalid' && statement.why === 'invalid-escape';
  return { line, why: isEscape ? 'invalid-escape' : 'statement-before-section', name: '' };
}

/** The name as Asterisk stores it. */
export function cutName(name: string): string {
  return cutToBytes(name, LONGEST_NAME);
}

/** The option, or where it is empty the header's name: a problem needs a place to stand. */
function nonEmpty(option: Piece, statement: SectionStatement): Piece {
  return option.text.length > 0 ? option : statement.name;
}
