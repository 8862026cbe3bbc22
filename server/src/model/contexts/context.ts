/**
 * A context: the extensions, includes and switches that all its sections together give, registered line by line as Asterisk does it.
 *
 * A context is built from the lines of its own sections and from the global variables, and from nothing else. It is never changed: an
 * edit that matters to it makes a new one.
 */
// Asterisk: pbx/pbx_config.c pbx_load_config, main/pbx.c ast_add_extension2_lockopt, add_priority.

import { cutToBytes } from '../../base/bytes.ts';
import { grown } from '../../base/grown.ts';
import type { Span } from '../../base/span.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution, leadingInteger } from '../../syntax/parse-line.ts';
import { compileName, storedName } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ContextStatement, ExtensionStatement, InvalidStatement } from '../../syntax/statement.ts';
import { joinedStatements, joinsLines, type Assignment } from '../layout/joined-lines.ts';
import type { Category, Fragment } from '../layout/category.ts';
import type { Target } from '../lines/target.ts';
import { isYes } from '../layout/sections.ts';
import { expandAtLoad, withoutUnknown, type Globals } from '../values/globals.ts';
import { ExtensionTable } from './extension-table.ts';
import { callerIdMatches, FEW, HINT, JoinedPriority, Priority, splitCallerId, type Extension } from './extension.ts';
import { Include, Item, type ContextInclude, type ContextItem, type ItemKind } from './items.ts';
import type { Rejection } from './rejection.ts';

const none: readonly never[] = [];

/** What a priority does to a variable. */
export interface VariableAssignment {
  readonly priority: Priority;
  /** Undefined where an application such as Read, or a function such as ARRAY, gives it a value. */
  readonly value: Piece | undefined;
  /** Whether an ExecIf decides if it is made. */
  readonly isConditional: boolean;
}

/** A place where a priority reads a variable. */
export interface VariableRead {
  readonly priority: Priority;
  /** The name. */
  readonly piece: Piece;
}

/** A priority that names a place, and how. */
export interface TargetUse {
  readonly priority: Priority;
  readonly target: Target;
}

export class Context extends ExtensionTable {
  readonly name: string;
  readonly categories: readonly Category[];
  #includes: readonly ContextInclude[] = none;
  #switches: readonly ContextItem[] = none;
  #ignorePatterns: readonly ContextItem[] = none;
  #rejections: readonly Rejection[] = none;
  /** The names of section headers among its lines that lack a bracket, and so make no context. */
  brokenHeaders: string[] | undefined;
  /** The texts of its lines that say nothing to Asterisk. */
  brokenTexts: string[] | undefined;
  hasAutohints = false;
  /** Whether a name in it depends on global variables. */
  usesGlobals = false;
  /** Whether a name in it depends on what nobody knows here, and is kept as if that were empty. */
  hasUnknownNames = false;
  /** Whether `+=` puts lines of it together; what they say then depends on all of their texts. */
  joinsLines = false;
  /** Its targets by the context that each names; kept here for Dialplan#usesIn, undefined until somebody asks. */
  uses: ReadonlyMap<string, readonly TargetUse[]> | undefined = undefined;
  /** The priorities that may lead elsewhere; kept here for leading.ts in the same way. */
  leading: readonly Priority[] | undefined = undefined;
  /** The assignments by the names of the variables; kept here for variable-index.ts in the same way. */
  assignments: ReadonlyMap<string, readonly VariableAssignment[]> | undefined = undefined;
  /** Where it reads variables, by name; kept here for variable-index.ts in the same way. */
  reads: ReadonlyMap<string, readonly VariableRead[]> | undefined = undefined;
  /** Where a search that begins here goes when nothing is included; kept here for reach.ts in the same way. */
  alone: object | undefined = undefined;
  #keys: Map<string, string> | undefined;
  /** The items by kind and name, while the context is built and there are many. */
  #items: Map<string, ContextItem> | undefined;

  constructor(name: string, categories: readonly Category[], globals: Globals) {
    super();
    this.name = name;
    this.categories = categories;
    for (const category of categories) this.#readCategory(category, globals);
    this.#items = undefined;
  }

  /** What an answer of some kind about the context is kept under; put together once, since many ask for it. */
  key(kind: string): string {
    this.#keys ??= new Map();
    let key = this.#keys.get(kind);
    if (key === undefined) this.#keys.set(kind, (key = `${kind} ${this.name}`));
    return key;
  }

  get includes(): readonly ContextInclude[] {
    return this.#includes;
  }

  get switches(): readonly ContextItem[] {
    return this.#switches;
  }

  get ignorePatterns(): readonly ContextItem[] {
    return this.#ignorePatterns;
  }

  get rejections(): readonly Rejection[] {
    return this.#rejections;
  }

  get headers(): readonly Line[] {
    const headers: Line[] = [];
    for (const { header, additions } of this.categories) headers.push(header, ...additions);
    return headers;
  }

  get fragments(): readonly Fragment[] {
    return this.categories.flatMap((category) => category.fragments);
  }

  /** The lines of all its sections in load order, inherited ones too. */
  *lines(): Generator<Line> {
    for (const fragment of this.fragments) yield* fragment.lines();
  }

  #readCategory(category: Category, globals: Globals): void {
    const state: CategoryState = { extension: undefined, lastPriority: NO_PRIORITY, registered: undefined };
    if (joinsLines(category.fragments)) {
      this.joinsLines = true;
      for (const { line, statement } of joinedStatements(category.fragments))
        this.#readStatement(line, statement, state, globals);
      return;
    }
    for (const fragment of category.fragments) {
      const { lines } = fragment.file;
      for (let i = fragment.first, { end } = fragment; i < end; i++) {
        const line = lines[i] as Line;
        const { statement } = line;
        if ('key' in statement) this.#readStatement(line, statement, state, globals);
        else if (statement.kind === 'invalid') this.#readInvalid(statement);
      }
    }
  }

  #readInvalid({ live: { text } }: InvalidStatement): void {
    // `sub-x]`, `{sub-x}`, `s[ub-x]`
    const name = /^[({]?([\w-]+)[\])}]$/.exec(text)?.[1] ?? /^\w\[[\w-]+\]$/.exec(text)?.[0].replace(/[[\]]/g, '');
    if (name === undefined) (this.brokenTexts ??= []).push(text);
    else (this.brokenHeaders ??= []).push(name);
  }

  #readStatement(line: Line, statement: Assignment, state: CategoryState, globals: Globals): void {
    switch (statement.kind) {
      case 'exten':
      case 'same':
        this.#register(line, statement, state, globals);
        return;
      case 'include':
      case 'ignorepat':
        this.#addItem(statement.kind, line, statement, this.#expand(statement.value.text, globals));
        return;
      case 'switch': {
        const isExpanded = statement.key.text.toLowerCase() === 'switch';
        const { text } = statement.value;
        this.#addItem(statement.kind, line, statement, switchName(isExpanded ? this.#expand(text, globals) : text));
        return;
      }
      case 'autohints':
        this.hasAutohints = isYes(statement.value.text);
        return;
      case 'setting':
        this.#reject('unknown-keyword', line, statement, ({ key }) => key.span(), statement.key.text);
        (this.brokenTexts ??= []).push(statement.value.text);
    }
  }

  #expand(text: string, globals: Globals): string {
    if (!hasSubstitution(text)) return text;
    this.usesGlobals = true;
    const expanded = expandAtLoad(text, globals);
    const known = withoutUnknown(expanded);
    if (known !== expanded) this.hasUnknownNames = true;
    return known;
  }

  /** Notes a rejection; `place` finds its span, in whatever the line says when somebody asks, since columns may change without the context. */
  #reject<S extends Assignment>(
    kind: Rejection['kind'],
    line: Line,
    statement: S,
    place: (statement: S) => Span,
    subject: string,
    earlier?: Line,
  ): void {
    const { kind: form, operator } = statement;
    const isJoined = statement !== line.statement;
    this.#rejections = grown(this.#rejections, {
      kind,
      line,
      get span() {
        const now = line.statement;
        return place(!isJoined && now.kind === form && now.operator === operator ? (now as S) : statement);
      },
      subject,
      earlier,
    });
  }

  #addItem(kind: ItemKind, line: Line, statement: ContextStatement, name: string): void {
    const same = this.#itemNamed(kind, name.toLowerCase());
    if (same !== undefined) {
      this.#reject(duplicates[kind], line, statement, ({ value }) => value.span(), name, same.line);
      return;
    }
    const item = kind === 'include' ? new Include(line, statement, name) : new Item(line, statement, name);
    if (item instanceof Include) this.#includes = grown(this.#includes, item);
    else if (kind === 'switch') this.#switches = grown(this.#switches, item);
    else this.#ignorePatterns = grown(this.#ignorePatterns, item);
    this.#items?.set(`${kind} ${name.toLowerCase()}`, item);
  }

  #itemNamed(kind: ItemKind, folded: string): ContextItem | undefined {
    const lists = { include: this.#includes, switch: this.#switches, ignorepat: this.#ignorePatterns };
    if (this.#items === undefined && lists[kind].length <= FEW)
      return lists[kind].find((item) => item.name.toLowerCase() === folded);
    if (this.#items === undefined) {
      this.#items = new Map();
      for (const [each, items] of Object.entries(lists))
        for (const item of items) this.#items.set(`${each} ${item.name.toLowerCase()}`, item);
    }
    return this.#items.get(`${kind} ${folded}`);
  }

  #register(line: Line, statement: ExtensionStatement, state: CategoryState, globals: Globals): void {
    if (statement.kind === 'exten') {
      const field = cutToBytes(this.#expand(statement.extension.text, globals), LONGEST_FIELD);
      state.extension = field === '' ? undefined : splitCallerId(field);
      state.registered = undefined;
    } else if (state.extension === undefined) {
      this.#reject('same-without-extension', line, statement, ({ key }) => key.span(), '');
      return;
    }
    const word = statement.priorityWord;
    const field = word === undefined ? statement.priority : undefined;
    if (field?.isLabelUnclosed === true) {
      this.#reject('unclosed-label', line, statement, prioritySpan, field.piece.text);
      return;
    }
    const base = this.#baseNumber(line, statement, word ?? field?.word.text ?? '', state);
    if (base === undefined) return;
    if (base === 0) {
      this.#reject('priority-after-hint', line, statement, prioritySpan, statement.priority.piece.text);
      return;
    }
    // Asterisk computes with 32 bits.
    const number = (base + (field?.increment ?? 0)) | 0;
    state.lastPriority = number;
    if (statement.isUnclosed)
      this.#reject('unclosed-parenthesis', line, statement, ({ application }) => application.span(), statement.application.text);
    if (state.extension === undefined || state.extension.name === '') {
      this.#reject(
        'empty-extension',
        line,
        statement,
        ({ kind, extension, key, value }) =>
          kind === 'same' ? key.span() : extension.text === '' ? value.span(0, 1) : extension.span(),
        '',
      );
      return;
    }
    const name = storedName(state.extension.name);
    if (state.extension.name === '_.' || state.extension.name === '_!')
      this.#reject(
        'catch-all-pattern',
        line,
        statement,
        ({ kind, extension, key }) => (kind === 'exten' ? extension.span() : key.span()),
        name,
      );
    const kind = statement === line.statement ? Priority : JoinedPriority;
    const priority = new kind(this, name, number, field?.label?.text, line, statement);
    state.registered = this.#add(priority, state.extension.callerId, state.registered);
  }

  /** The number before the increment; 0 where Asterisk drops the line in silence, undefined where it was rejected aloud. */
  #baseNumber(line: Line, statement: ExtensionStatement, word: string, state: CategoryState): number | undefined {
    switch (word) {
      case 'hint':
        return HINT;
      case 'n':
      case 'next':
      case 's':
      case 'same':
        if (state.lastPriority <= NO_PRIORITY) {
          this.#reject('next-without-previous', line, statement, (now) => now.priority.word.span(), word);
          return undefined;
        }
        return word.startsWith('n') ? state.lastPriority + 1 : state.lastPriority;
      default:
    }
    const integer = leadingInteger(word);
    if (integer === undefined) {
      const labelled = this.#labelNumber(word, state);
      // The number of a hint is none that could be counted on from.
      if (labelled !== undefined && labelled > 0) return labelled;
      const { piece } = statement.priority;
      if (piece.text === '') this.#reject('missing-priority', line, statement, ({ value }) => value.span(), '');
      else this.#reject('invalid-priority', line, statement, prioritySpan, piece.text);
      return undefined;
    }
    if (integer < 1) {
      this.#reject('invalid-priority', line, statement, prioritySpan, statement.priority.piece.text);
      return undefined;
    }
    return integer;
  }

  /** A label written where a number belongs means the number of the priority that has it, if one has it so far. */
  #labelNumber(label: string, state: CategoryState): number | undefined {
    if (label === '') return undefined;
    // Asterisk looks for the name as it is written, which no name without a pattern answers that has lost a blank.
    const { name, callerId } = state.extension ?? { name: '', callerId: undefined };
    const compiled = compileName(name);
    const literal = compiled.isPattern ? [] : this.withKey(compiled.key);
    for (const extension of [...literal, ...this.patternsAnswering(name)]) {
      if (!callerIdMatches(extension.callerId, callerId)) continue;
      const found = extension.labelled(label);
      if (found !== undefined) return found.number;
    }
    return undefined;
  }

  /** Registers a priority, and returns the extension that it belongs to: `known`, where that is known already. */
  #add(priority: Priority, callerId: string | undefined, known: Extension | undefined): Extension {
    const extension = known ?? this.extensionOf(priority, callerId);
    if (extension.priorities.length === 1 && extension.priorities[0] === priority) return extension;
    const place = extension.placeOf(priority.number);
    const there = extension.priorities[place];
    if (priority.label !== undefined) {
      const { label } = priority;
      const lowest = extension.labelled(label);
      const isBehind = there?.label === label && there.number !== priority.number;
      const earlier = lowest !== undefined && lowest.number < priority.number ? lowest : isBehind ? there : undefined;
      if (earlier !== undefined) {
        this.#reject(
          'duplicate-label',
          priority.line,
          priority.statement,
          (now) => now.priority.label?.span() ?? prioritySpan(now),
          label,
          earlier.line,
        );
        priority.label = undefined;
      }
    }
    if (there?.number !== priority.number) {
      extension.insert(place, priority);
      return extension;
    }
    const subject = priority.number === HINT ? 'hint' : String(priority.number);
    this.#reject('duplicate-priority', priority.line, priority.statement, prioritySpan, subject, there.line);
    return extension;
  }
}

function prioritySpan(statement: ExtensionStatement): Span {
  return statement.priority.piece.span();
}

const duplicates = {
  include: 'duplicate-include',
  switch: 'duplicate-switch',
  ignorepat: 'duplicate-ignore-pattern',
} as const;

interface CategoryState {
  extension: { readonly name: string; readonly callerId: string | undefined } | undefined;
  lastPriority: number;
  /** What holds the priorities of that extension; undefined before the first one. */
  registered: Extension | undefined;
}

/** Asterisk takes this number, and each below it, for none. */
const NO_PRIORITY = -2;
const LONGEST_FIELD = 255;

/** A switch is kept as a name and its data with a `/` between them, which is there without data too. */
function switchName(written: string): string {
  return written.includes('/') ? written : `${written}/`;
}
