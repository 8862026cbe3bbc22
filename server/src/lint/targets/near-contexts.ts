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
  for (const word of wordsOf(name)) for (const each of words(dialplan).get(word)) found.add(each);
  if (name.startsWith(MACRO)) found.add(name.slice(MACRO.length));
  return [...found];
}

/** The one of these names that has all words of another one in their order, and more: `menu-closed` for `closed`. */
export function withAllWords(wanted: string, names: readonly string[]): string | undefined {
  const words = wanted.toLowerCase().split(/[-_.]/);
  if (words.some((word) => word.length < 3) || (words.length === 1 && (wanted.length < 5 || kinds.has(wanted)))) return undefined;
  const found = names.filter((name) => {
    let at = 0;
    for (const word of name.toLowerCase().split(/[-_.]/)) if (word === words[at]) at++;
    return at === words.length && name.toLowerCase() !== wanted.toLowerCase();
  });
  return found.length === 1 ? found[0] : undefined;
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

function names(dialplan: Dialplan): NearNames {
  return dialplan.tracker.remember('names of contexts by their letters', () => new NearNames(dialplan.contextNames));
}

/** The words of the names of all contexts, each with the names that it is in. */
function words(dialplan: Dialplan): MultiMap<string, string> {
  return dialplan.tracker.remember('names of contexts by their words', () => {
    const byWord = new MultiMap<string, string>();
    for (const name of dialplan.contextNames) for (const word of wordsOf(name)) byWord.add(word, name);
    return byWord;
  });
}
