/**
 * Many patterns as one tree, so that a number is not compared with each of them: a context may have thousands, one for each prefix of a
 * carrier.
 */

import { asBytes } from '../base/bytes.ts';
import { compileName, overlap, type CompiledName, type Position } from './pattern.ts';

interface Node<T> {
  /** Patterns that end here, go on with `.`, or with `!`. */
  readonly ends: T[];
  readonly dots: T[];
  readonly bangs: T[];
  /** What follows by the one character that stands there, or by a set of them as it is written. */
  readonly single: Map<number, Node<T>>;
  readonly sets: Map<string, { readonly members: readonly number[]; readonly node: Node<T> }>;
}

/** Finds exactly the patterns for which `matches` or `overlap` of pattern.ts is true. */
export class PatternTree<T extends { readonly compiled: CompiledName }> {
  readonly #root: Node<T> = emptyNode();
  readonly #byKey = new Map<string, T[]>();
  /** Those with a bracket that is not closed; they are nowhere in the tree, since they answer no number. */
  readonly #malformed: T[] = [];

  constructor(patterns: Iterable<T>) {
    for (const pattern of patterns) this.#add(pattern);
  }

  #add(pattern: T): void {
    const { positions, key } = pattern.compiled;
    const same = this.#byKey.get(key);
    if (same === undefined) this.#byKey.set(key, [pattern]);
    else same.push(pattern);
    let node = this.#root;
    for (const position of positions) {
      if (position.kind === 'malformed') {
        this.#malformed.push(pattern);
        return;
      }
      if (position.kind !== 'set') {
        (position.kind === '.' ? node.dots : node.bangs).push(pattern);
        return;
      }
      node = childOf(node, position);
    }
    node.ends.push(pattern);
  }

  /** The patterns that answer the number, in no particular order. */
  matching(number: string): T[] {
    const digits = asBytes(number.includes('-') ? number.replaceAll('-', '') : number);
    const found: T[] = [];
    const visit = (node: Node<T>, at: number): void => {
      found.push(...node.bangs);
      if (at === digits.length) {
        found.push(...node.ends);
        return;
      }
      found.push(...node.dots);
      const code = digits.charCodeAt(at);
      const next = node.single.get(code);
      if (next !== undefined) visit(next, at + 1);
      for (const set of node.sets.values()) if (set.members.includes(code)) visit(set.node, at + 1);
    };
    visit(this.#root, 0);
    // The name of a pattern is answered by the pattern itself.
    if (number.startsWith('_'))
      for (const pattern of this.#byKey.get(compileName(number).key) ?? []) if (!found.includes(pattern)) found.push(pattern);
    return found;
  }

  /** The patterns that answer some number which `name`, a pattern too, answers as well; in no particular order. */
  overlapping(name: CompiledName): T[] {
    const found = this.#malformed.filter(({ compiled }) => overlap(compiled, name));
    const visit = (node: Node<T>, at: number): void => {
      const position: Position | undefined = name.positions[at];
      if (position?.kind === '!') {
        for (const pattern of allIn(node)) found.push(pattern);
        return;
      }
      for (const pattern of node.bangs) found.push(pattern);
      if (position === undefined) for (const pattern of node.ends) found.push(pattern);
      if (position === undefined || position.kind === 'malformed') return;
      for (const pattern of node.dots) found.push(pattern);
      if (position.kind !== 'set') {
        for (const child of childrenOf(node)) for (const pattern of allIn(child)) found.push(pattern);
        return;
      }
      const { members } = position;
      for (const member of members) {
        const next = node.single.get(member);
        if (next !== undefined) visit(next, at + 1);
      }
      for (const set of node.sets.values()) if (set.members.some((member) => members.includes(member))) visit(set.node, at + 1);
    };
    visit(this.#root, 0);
    return found;
  }
}

function* allIn<T>(node: Node<T>): Generator<T> {
  yield* node.ends;
  yield* node.dots;
  yield* node.bangs;
  for (const child of childrenOf(node)) yield* allIn(child);
}

function* childrenOf<T>(node: Node<T>): Generator<Node<T>> {
  yield* node.single.values();
  for (const set of node.sets.values()) yield set.node;
}

function emptyNode<T>(): Node<T> {
  return { ends: [], dots: [], bangs: [], single: new Map(), sets: new Map() };
}

function childOf<T>(node: Node<T>, { members, raw }: Position & { readonly kind: 'set' }): Node<T> {
  const [only = 0] = members;
  let child = members.length === 1 ? node.single.get(only) : node.sets.get(raw)?.node;
  if (child === undefined) {
    child = emptyNode();
    if (members.length === 1) node.single.set(only, child);
    else node.sets.set(raw, { members, node: child });
  }
  return child;
}
