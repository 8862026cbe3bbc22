/** An extension of a context and its priorities, as they are registered. */
// Asterisk: main/pbx.c ast_add_extension2_lockopt, ext_cmp; include/asterisk/pbx.h.

import { grown } from '../../base/grown.ts';
import type { Line } from '../../syntax/config-file.ts';
import { compareNames, compileName, matches, type CompiledName } from '../../syntax/pattern.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { Context } from './context.ts';

/** The number of a hint's priority. */
export const HINT = -1;

/** One step of an extension. */
export class Priority {
  readonly context: Context;
  /** The extension's name as this line spells it, blanks removed. */
  readonly name: string;
  readonly number: number;
  /** As registered: undefined too when another priority had the label already. */
  label: string | undefined;
  readonly line: Line;
  readonly #original: ExtensionStatement;

  constructor(
    context: Context,
    name: string,
    number: number,
    label: string | undefined,
    line: Line,
    statement: ExtensionStatement,
  ) {
    this.context = context;
    this.name = name;
    this.number = number;
    this.label = label;
    this.line = line;
    this.#original = statement;
  }

  /** What the line says at present; with `+=` what the lines say together. */
  get statement(): ExtensionStatement {
    const { statement } = this.line;
    return statement.kind === 'exten' || statement.kind === 'same' ? statement : this.#original;
  }
}

/** One that several lines give together. */
export class JoinedPriority extends Priority {
  readonly #joined: ExtensionStatement;

  constructor(...args: ConstructorParameters<typeof Priority>) {
    super(...args);
    [, , , , , this.#joined] = args;
  }

  override get statement(): ExtensionStatement {
    return this.#joined;
  }
}

export class Extension {
  /** As the lowest priority spells it; other spellings may stand for the same extension and yet match nothing, `_X[9-1]` for `_X`. */
  compiled: CompiledName;
  /** Undefined when calls with any caller number match; the empty text matches calls without one. */
  readonly callerId: string | undefined;
  #priorities: readonly Priority[];
  #alone: readonly [Extension] | undefined;
  /** Undefined while there are few priorities. */
  #labels: Map<string, Priority> | undefined;

  constructor(compiled: CompiledName, callerId: string | undefined, first: Priority) {
    this.compiled = compiled;
    this.callerId = callerId;
    this.#priorities = [first];
  }

  /** By number, lowest first; never empty. A hint comes first. */
  get priorities(): readonly Priority[] {
    return this.#priorities;
  }

  /** A list of it and no other, made once: most searches find one extension. */
  get alone(): readonly [Extension] {
    this.#alone ??= [this];
    return this.#alone;
  }

  /** As the lowest priority spells it. */
  get name(): string {
    return this.priorities[0]?.name ?? this.compiled.name;
  }

  priority(number: number): Priority | undefined {
    const found = this.priorities[this.placeOf(number)];
    return found?.number === number ? found : undefined;
  }

  /** The lowest priority that has the label. */
  labelled(label: string): Priority | undefined {
    if (this.priorities.length <= FEW) return this.priorities.find((priority) => priority.label === label);
    if (this.#labels === undefined) {
      this.#labels = new Map();
      for (const priority of this.priorities) this.#noteLabel(priority, this.#labels);
    }
    return this.#labels.get(label);
  }

  /** Where a priority of this number stands or belongs. */
  placeOf(number: number): number {
    const { priorities } = this;
    let low = 0;
    let high = priorities.length;
    if ((priorities[high - 1]?.number ?? number) < number) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((priorities[middle]?.number ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** While the context is built. */
  insert(place: number, priority: Priority): void {
    this.#priorities = grown(this.#priorities, priority, place);
    if (place === 0) this.compiled = compileName(priority.name);
    if (this.#labels !== undefined) this.#noteLabel(priority, this.#labels);
  }

  #noteLabel(priority: Priority, labels: Map<string, Priority>): void {
    if (priority.label === undefined) return;
    const lowest = labels.get(priority.label);
    if (lowest === undefined || priority.number < lowest.number) labels.set(priority.label, priority);
  }
}

/** A list that is gone through as fast as a map is asked. */
export const FEW = 32;

/** The extension that holds a priority; undefined only for a priority that is no more. */
export function extensionHolding(priority: Priority): Extension | undefined {
  return priority.context.named(priority.name).find((extension) => extension.priority(priority.number) === priority);
}

/** By file, then by line. */
export function comparePriorities(a: Priority, b: Priority): number {
  const [one, other] = [a.line.file.path, b.line.file.path];
  return one === other ? a.line.number - b.line.number || a.number - b.number : one < other ? -1 : 1;
}

/** The order in which Asterisk tries extensions: negative where the first comes earlier. */
export function compareExtensions(a: Extension, b: Extension): number {
  return compareNames(a.compiled, b.compiled) || compareCallerIds(a.callerId, b.callerId);
}

/** Whether the calls of a caller with this number match; undefined is a call without a number. */
export function callerIdMatches(pattern: string | undefined, caller: string | undefined): boolean {
  if (pattern === undefined) return true;
  if (caller === undefined || caller === '') return pattern === '';
  return matches(compileName(pattern), caller);
}

/** Whether two caller IDs, as patterns or numbers, are one to Asterisk. */
export function sameCallerId(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return compileName(a).key === compileName(b).key;
}

/** The order of extensions that differ by the caller ID alone; one for every caller comes last. */
export function compareCallerIds(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return compareNames(compileName(a), compileName(b));
}

/** `name/callerid` in its two parts, the caller ID without the punctuation that Asterisk takes out. */
export function splitCallerId(field: string): { readonly name: string; readonly callerId: string | undefined } {
  const slash = field.indexOf('/');
  if (slash < 0) return { name: field, callerId: undefined };
  let callerId = '';
  // Asterisk counts below zero, too, and then keeps dashes.
  let brackets = 0;
  const written = field.slice(slash + 1);
  for (let i = 0; i < written.length; i++) {
    const char = written.charAt(i);
    if (char === '[') brackets++;
    else if (char === ']') brackets--;
    else if ('() '.includes(char) || (char === '-' && brackets === 0) || (char === '.' && i < written.length - 1)) continue;
    callerId += char;
  }
  return { name: field.slice(0, slash), callerId };
}
