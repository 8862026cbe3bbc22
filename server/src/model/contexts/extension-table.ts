/** The extensions of a context: as they are registered, in the order in which Asterisk tries them, and those that answer a number or a pattern. */

import { grown } from '../../base/grown.ts';
import { PatternTree } from '../../syntax/pattern-tree.ts';
import {
  compareNames,
  compileName,
  fixedStart,
  keyOfName,
  matches,
  overlap,
  storedName,
  type CompiledName,
} from '../../syntax/pattern.ts';
import { compareCallerIds, compareExtensions, Extension, FEW, sameCallerId, type Priority } from './extension.ts';

const none: readonly never[] = [];

/** Filled while the context is built, and never changed afterwards; orders and trees are made when somebody asks. */
export class ExtensionTable {
  /** In the order of their lines. */
  #registered: readonly Extension[] = none;
  /** The same by key, where there are many; a list where several differ by their caller ID. */
  #byKey: Map<string, Extension | Extension[]> | undefined;
  #ordered: readonly Extension[] | undefined;
  /** All priorities of the extensions, once somebody has asked. */
  #priorities: readonly Priority[] | undefined;
  /** The patterns in the order of their lines, and in that of Asterisk. */
  #newPatterns: readonly Extension[] = none;
  #patterns: readonly Extension[] | undefined;
  /** The patterns, where there are many. */
  #tree: PatternTree<Extension> | undefined;

  /** The extensions in the order in which Asterisk tries them. */
  get extensions(): readonly Extension[] {
    if (this.#ordered === undefined) {
      const literals: Extension[] = [];
      for (const extension of this.registered()) if (!extension.compiled.isPattern) literals.push(extension);
      this.#ordered = literals.sort(compareExtensions).concat(this.#sortedPatterns());
    }
    return this.#ordered;
  }

  #sortedPatterns(): readonly Extension[] {
    this.#patterns ??= [...this.#newPatterns].sort(compareExtensions);
    return this.#patterns;
  }

  /** As `extensions`, in no particular order. */
  registered(): readonly Extension[] {
    return this.#registered;
  }

  /** The extensions that answer `number`, best first, whatever the caller ID. */
  matching(number: string): readonly Extension[] {
    const literal = this.withKey(number.includes('-') ? number.replaceAll('-', '') : number);
    const patterns = this.#newPatterns.length === 0 ? none : this.#patternsMatching(number);
    if (patterns.length === 0) return literal;
    if (literal.length === 0) return patterns;
    const found = [...literal];
    for (const pattern of patterns) if (!literal.includes(pattern)) found.push(pattern);
    return found;
  }

  /** In the order in which Asterisk tries them. */
  #patternsMatching(number: string): readonly Extension[] {
    if (this.#newPatterns.length <= FEW) return this.#sortedPatterns().filter(({ compiled }) => matches(compiled, number));
    this.#tree ??= new PatternTree(this.#newPatterns);
    return this.#tree.matching(number).sort(compareExtensions);
  }

  /** The extensions that answer some number which `name` answers too, best first. */
  overlapping(name: CompiledName): readonly Extension[] {
    if (!name.isPattern) return this.matching(name.literal);
    return [...this.#literalsMatching(name), ...this.#patternsOverlapping(name)];
  }

  /** Those that a pattern answers stand among those that begin with the characters that it begins with. */
  #literalsMatching(pattern: CompiledName): Extension[] {
    const found: Extension[] = [];
    const { extensions } = this;
    const start = fixedStart(pattern);
    // What goes on with another character than ASCII stands in front of all others with this start.
    for (let i = placeOfLiteral(extensions, `${start}\u0080`); ; i++) {
      const extension = extensions[i];
      if (extension === undefined || extension.compiled.isPattern || !extension.compiled.literal.startsWith(start)) return found;
      if (matches(pattern, extension.compiled.literal)) found.push(extension);
    }
  }

  #patternsOverlapping(name: CompiledName): readonly Extension[] {
    if (this.#newPatterns.length <= FEW) return this.#sortedPatterns().filter(({ compiled }) => overlap(compiled, name));
    this.#tree ??= new PatternTree(this.#newPatterns);
    return this.#tree.overlapping(name).sort(compareExtensions);
  }

  /** The extensions with the key of a compiled name, which differ by their caller ID. */
  withKey(key: string): readonly Extension[] {
    const same = this.#withKey(key);
    return same.length > 1 ? [...same].sort((a, b) => compareCallerIds(a.callerId, b.callerId)) : same;
  }

  #withKey(key: string): readonly Extension[] {
    if (this.#byKey !== undefined) {
      const held = this.#byKey.get(key);
      return held === undefined ? none : Array.isArray(held) ? held : held.alone;
    }
    let first: Extension | undefined;
    let all: Extension[] | undefined;
    for (const extension of this.#registered) {
      if (extension.compiled.key !== key) continue;
      if (first === undefined) first = extension;
      else (all ??= [first]).push(extension);
    }
    return all ?? first?.alone ?? none;
  }

  /** The extensions of exactly this name, whatever their caller ID. */
  named(name: string): readonly Extension[] {
    return this.#withKey(keyOfName(storedName(name)));
  }

  priorities(): readonly Priority[] {
    if (this.#priorities === undefined) {
      const all: Priority[] = [];
      for (const { priorities } of this.registered()) for (const priority of priorities) all.push(priority);
      this.#priorities = all;
    }
    return this.#priorities;
  }

  /** The patterns that answer exactly this name, by their characters alone, whatever the caller ID. */
  protected patternsAnswering(name: string): Extension[] {
    return this.#newPatterns
      .filter(({ compiled }) => matches(compiled, name))
      .sort((a, b) => compareNames(a.compiled, b.compiled));
  }

  /** The extension of a priority's name, made with it as its first one where there is none. */
  protected extensionOf(priority: Priority, callerId: string | undefined): Extension {
    const compiled = compileName(priority.name);
    const found = this.#withKey(compiled.key).find((each) => sameCallerId(each.callerId, callerId));
    if (found !== undefined) return found;
    const extension = new Extension(compiled, callerId, priority);
    this.#registered = grown(this.#registered, extension);
    if (this.#byKey !== undefined) enter(extension, this.#byKey);
    else if (this.#registered.length > FEW) {
      this.#byKey = new Map();
      for (const each of this.#registered) enter(each, this.#byKey);
    }
    if (compiled.isPattern) this.#newPatterns = grown(this.#newPatterns, extension);
    return extension;
  }
}

function enter(extension: Extension, byKey: Map<string, Extension | Extension[]>): void {
  const { key } = extension.compiled;
  const held = byKey.get(key);
  if (held === undefined) byKey.set(key, extension);
  else if (Array.isArray(held)) held.push(extension);
  else byKey.set(key, [held, extension]);
}

/** Where a literal name stands or belongs in an ordered list. */
function placeOfLiteral(extensions: readonly Extension[], literal: string): number {
  const wanted: CompiledName = { name: literal, isPattern: false, literal, positions: [], order: [], key: literal };
  let low = 0;
  let high = extensions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareNames((extensions[middle] as Extension).compiled, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
