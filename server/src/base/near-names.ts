/** The closest of many names, found without comparing each with all others in full. */

import { closest, Search } from './distance.ts';

/** Many names among which that is looked for which a reader would take another one for: what they are made of is found out once. */
export class NearNames {
  readonly #names: readonly Written[];
  readonly #found = new Map<string, string | undefined>();

  constructor(names: Iterable<string>) {
    this.#names = [...names].map(written);
  }

  /** The one that `closest` finds among them. */
  closest(wanted: string): string | undefined {
    if (this.#found.has(wanted)) return this.#found.get(wanted);
    const search = new Search(wanted);
    for (const { name, lower } of this.#near(search)) if (search.isBest(name, lower)) break;
    if (this.#found.size >= MOST_FOUND) this.#found.clear();
    this.#found.set(wanted, search.best);
    return search.best;
  }

  /** All that `closest` would take if there were no other. */
  allNear(wanted: string): string[] {
    const near = Array.from(this.#near(new Search(wanted)), ({ name }) => name);
    return near.filter((name) => closest(wanted, [name]) !== undefined);
  }

  *#near(search: Search): Generator<Written> {
    const letters = lettersOf(search.lower);
    for (const each of this.#names)
      // A change takes one letter away and brings another one, at most.
      if (search.mayBeNear(each.name) && bits(letters ^ each.letters) <= 2 * search.limit) yield each;
  }
}

/** Each letter that somebody types makes another name. */
const MOST_FOUND = 1000;

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
