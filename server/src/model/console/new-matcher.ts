/**
 * The search of a context for a number as it is done with `extenpatternmatchnew = yes`: in a tree of characters, in which one extension
 * is found and no other. It differs from the usual one where patterns are odd, where a caller ID is given, and where a name and a pattern
 * that was read later begin alike.
 */
// Asterisk: main/pbx.c new_find_extension, add_exten_to_pattern_tree, get_pattern_node.

import { asBytes } from '../../base/bytes.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Context } from '../contexts/context.ts';
import type { Extension } from '../contexts/extension.ts';

interface Node {
  /** The bytes that fit here, each once and in order; a letter or sign that stands for others is itself. */
  readonly chars: string;
  readonly isPattern: boolean;
  readonly specificity: number;
  /** What may follow, the more specific first. */
  readonly next: Node[];
  extension: Extension | undefined;
}

/** The one extension that the tree leads to; undefined where there is none. */
export function foundInTree(context: Context, number: string, callerId: string | undefined): Extension | undefined {
  let tree = trees.get(context);
  if (tree === undefined) trees.set(context, (tree = treeOf(context)));
  return find(tree, asBytes(number), 0, asBytes(callerId ?? ''));
}

const trees = new WeakMap<Context, Node[]>();

function treeOf(context: Context): Node[] {
  const order = new Map<Line, number>();
  for (const line of context.lines()) if (!order.has(line)) order.set(line, order.size);
  const placeOf = ({ priorities: [first] }: Extension): number => (first === undefined ? 0 : (order.get(first.line) ?? 0));
  const root: Node[] = [];
  // What was registered last is put in first.
  for (const extension of [...context.registered()].sort((a, b) => placeOf(b) - placeOf(a))) enter(root, extension);
  return root;
}

function enter(root: Node[], extension: Extension): void {
  const { name, callerId } = extension;
  const isPattern = name.startsWith('_');
  const elements = elementsOf(asBytes(callerId === undefined ? name : `${name}/${callerId}`), isPattern);
  let list = root;
  let isShared = true;
  for (const [i, { chars, specificity }] of elements.entries()) {
    let node = isShared ? list.find((each) => each.isPattern === isPattern && each.chars === chars) : undefined;
    if (node === undefined || node.next.length === 0) isShared = false;
    if (node === undefined) {
      node = { chars, isPattern, specificity, next: [], extension: undefined };
      const place = list.findIndex((each) => each.specificity > specificity);
      list.splice(place < 0 ? list.length : place, 0, node);
    }
    if (i === elements.length - 1) node.extension = extension;
    list = node.next;
  }
}

interface Element {
  readonly chars: string;
  readonly specificity: number;
}

/** How far down the letters and signs of patterns are looked at. */
const specificities: Readonly<Record<string, number>> = { N: 0x832, Z: 0x931, X: 0xa30, '.': 0x18000, '!': 0x28000 };

function elementsOf(name: string, isPattern: boolean): Element[] {
  const elements: Element[] = [];
  for (let i = isPattern ? 1 : 0; i < name.length;) {
    let char = name.charAt(i++);
    if (char === '-') continue;
    if (char === '[' && isPattern) {
      const { members, end } = setAt(name, i);
      i = end;
      const chars = [...members].sort((a, b) => a - b).map((code) => String.fromCharCode(code));
      const [first] = chars;
      // Asterisk passes over a set that is empty or too large.
      if (first !== undefined && chars.length <= MOST_MEMBERS)
        elements.push({ chars: chars.join(''), specificity: (chars.length << 8) | first.charCodeAt(0) });
      continue;
    }
    if (char === '\\') {
      char = name.charAt(i++);
      if (char === '') break;
    } else if (isPattern && /[nxz]/.test(char)) char = char.toUpperCase();
    elements.push({ chars: char, specificity: (isPattern ? specificities[char] : undefined) ?? 1 });
  }
  return elements;
}

const MOST_MEMBERS = 254;

/** The set whose `[` stands in front of a place, where a backslash protects and a range reaches over the `]`. */
function setAt(name: string, from: number): { readonly members: ReadonlySet<number>; readonly end: number } {
  const members = new Set<number>();
  let i = from;
  for (; i < name.length && name.charAt(i) !== ']'; i++) {
    const char = name.charAt(i);
    if (char === '\\') {
      if (/[[\\\]-]/.test(name.charAt(i + 1))) members.add(name.charCodeAt(++i));
    } else if (char === '-' && members.size > 0 && i + 1 < name.length) {
      const first = name.charCodeAt(i - 1);
      i++;
      if (name.charAt(i) === '\\') i++;
      for (let code = first + 1; code <= name.charCodeAt(i); code++) members.add(code);
    } else members.add(char.charCodeAt(0));
  }
  return { members, end: i + 1 };
}

/** Goes down the tree with the characters of a number from a place on. */
function find(nodes: readonly Node[], number: string, at: number, callerId: string): Extension | undefined {
  for (const node of nodes) {
    const found = findFrom(node, number, at, callerId);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findFrom(node: Node, number: string, at: number, callerId: string): Extension | undefined {
  const { chars, isPattern, next, extension } = node;
  const char = number.charAt(at);
  if (isPattern && (chars === '.' || chars === '!')) {
    const isOver = !number.includes('/', at);
    if (extension !== undefined && isOver) return extension;
    return next[0]?.chars === '/' ? find(next, '/', 0, callerId) : undefined;
  }
  if (isPattern && chars === '/') return callerId === '' ? undefined : find(next, callerId, 0, callerId);
  if (char === '' || !fits(node, char)) return undefined;
  let behind = at + 1;
  while (number.charAt(behind) === '-') behind++;
  const isMore = behind < number.length;
  if (extension !== undefined && !isMore) return extension;
  const following = next[0]?.chars ?? '';
  if (isMore || following.startsWith('!')) return find(next, number, behind, callerId);
  return following === '/' ? find(next, '/', 0, callerId) : undefined;
}

/** A set that begins with the letter of a class is taken for the class if nothing else is in it, and else fits nothing. */
function fits({ chars, isPattern }: Node, char: string): boolean {
  const least = isPattern ? leastDigits[chars.charAt(0)] : undefined;
  return least === undefined ? chars.includes(char) : chars.length === 1 && char >= least && char <= '9';
}

const leastDigits: Readonly<Record<string, string>> = { N: '2', X: '0', Z: '1' };
