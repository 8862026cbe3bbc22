/** The closest of many names, found without comparing each with all others in full. */

import { Search } from './distance.ts';

/** Many names among which that is looked for which a reader would take another one for: what they are made of is found out once. */
export class NearNames {
  #names: ReadonlyMap<string, Written> = new Map();
  readonly #found = new Map<string, string | undefined>();

  constructor(names: Iterable<string>) {
    this.update(names);
  }

  /** Takes these names in the place of those that it had, most of which they may be. */
  update(names: Iterable<string>): void {
    const before = this.#names;
    const now = new Map<string, Written>();
    for (const name of names) now.set(name, before.get(name) ?? written(name));
    this.#names = now;
    this.#found.clear();
  }

  /** The one that `closest` finds among them. */
  closest(wanted: string): string | undefined {
    if (this.#found.has(wanted)) return this.#found.get(wanted);
    const search = new Search(wanted);
    for (const { name, lower } of this.#near(search)) if (search.isBest(name, lower)) break;
    this.#found.set(wanted, search.best);
    return search.best;
  }

  /** All that `closest` would take if there were no other. */
  allNear(wanted: string): string[] {
    const near = [...this.#near(new Search(wanted))];
    return near.filter(({ name, lower }) => new Search(wanted).takes(name, lower)).map(({ name }) => name);
  }

  *#near(search: Search): Generator<Written> {
    const letters = lettersOf(search.lower);
    for (const each of this.#names.values())
      // A change takes one letter away and brings another one, at most.
      if (search.mayBeNear(each.name) && bits(letters ^ each.letters) <= 2 * search.limit) yield each;
  }
}

interface Written {
  readonly name: string;
  readonly lower: string;
  readonly letters: number;
}

function written(name: string): Written {
  const lower = name.toLowerCase();
  return { name, lower, letters: lettersOf(lower) };
}

/** Which letters are in a text, as far as 32 of them can be told apart. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
