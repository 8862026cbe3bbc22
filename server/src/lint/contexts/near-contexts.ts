/** The contexts whose names are nearly one that is looked for. */

import { isSlipOf } from '../../base/distance.ts';
import { MultiMap } from '../../base/multi-map.ts';
import { NearNames } from '../../base/near-names.ts';
import type { Dialplan } from '../../model/dialplan.ts';

/** The name of a context that a reader would take this one for; undefined when none is near. */
export function closestContext(dialplan: Dialplan, name: string): string | undefined {
  return names(dialplan).closest(name);
}

/** Whether a name is a slip of that of a context, also to one who does not know all contexts. */
export function isSlipOfContext(dialplan: Dialplan, name: string): boolean {
  return isSlipOf(name, closestContext(dialplan, name));
}

/** The names of the contexts that this one may have been written for: slips of each other, names with a word in common, and the macro of the name. */
export function contextsMeant(dialplan: Dialplan, name: string): readonly string[] {
  const near = names(dialplan).allNear(name);
  const found = new Set(near.filter((each) => isSlipOf(name, each)));
  for (const word of wordsOf(name)) for (const each of words(dialplan).having(word)) found.add(each);
  if (name.startsWith(MACRO)) found.add(name.slice(MACRO.length));
  return [...found];
}

/** The words of a name of several that say more than what kind of context it is. */
export function wordsOf(name: string): ReadonlySet<string> {
  if (!/\w[-_.]\w/.test(name)) return none;
  const words = name.toLowerCase().split(/[-_.]/);
  return new Set(words.filter((word) => word.length >= 4 && !kinds.has(word)));
}

const none: ReadonlySet<string> = new Set();

const kinds: ReadonlySet<string> = new Set([
  ...['from', 'macro', 'context', 'ctxt', 'exten', 'subroutine', 'handler', 'call', 'calls', 'menu', 'main', 'queue'],
]);

const MACRO = 'macro-';

/** The words of names, each with the names that it is in. */
class WordIndex {
  readonly #byWord = new MultiMap<string, string>();
  readonly #all = new Set<string>();

  /** Takes these names in the place of those that it had. */
  update(names: readonly string[]): void {
    const kept = new Set(names);
    for (const name of this.#all)
      if (!kept.has(name)) {
        for (const word of wordsOf(name)) this.#byWord.delete(word, name);
        this.#all.delete(name);
      }
    for (const name of kept)
      if (!this.#all.has(name)) {
        for (const word of wordsOf(name)) this.#byWord.add(word, name);
        this.#all.add(name);
      }
  }

  having(word: string): ReadonlySet<string> {
    return this.#byWord.get(word);
  }
}

interface Index {
  update(names: readonly string[]): void;
}

/** An index of the names of all contexts; kept while contexts come and go, since hardly any of their names do. */
function upToDate<T extends Index>(key: string, make: () => T): (dialplan: Dialplan) => T {
  const indexes = new WeakMap<Dialplan, T>();
  return (dialplan) =>
    dialplan.tracker.remember(key, () => {
      const index = indexes.get(dialplan) ?? make();
      indexes.set(dialplan, index);
      index.update(dialplan.contextNames);
      return index;
    });
}

const names = upToDate('names of contexts by their letters', () => new NearNames([]));
const words = upToDate('names of contexts by their words', () => new WordIndex());
