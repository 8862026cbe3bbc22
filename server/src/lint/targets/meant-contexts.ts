/**
 * Whether something that names no context was meant for one: a name with a slip, a name that is put together, a place that is written as a value,
 * a target that is written in a wrong way. What many contexts are asked about is found once.
 */

import { distance } from '../../base/distance.ts';
import { MultiMap } from '../../base/multi-map.ts';
import { NearNames } from '../../base/near-names.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { ownName, type Summary } from '../../model/indexes/summary.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { targetsOf } from '../../model/lines/facts.ts';
import { literalContext, type Target } from '../../model/lines/target.ts';
import { neighborUses, usesBeside } from '../../model/names/uses.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { optionsIn } from '../../syntax/options.ts';
import { keyOfName } from '../../syntax/pattern.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { wordsOf } from './near-contexts.ts';
import { routineEntries } from './routine-entries.ts';

/** The contexts that the files beside the dialplan name. */
export function namedBeside(dialplan: Dialplan): ReadonlySet<string | undefined> {
  return dialplan.tracker.remember(
    'contexts named beside',
    () => new Set([...neighborUses(dialplan)].map(({ target }) => literalContext(target))),
  );
}

/** Whether a name that no context has was meant for this one, which is told there. */
export function isMisspelled(context: Context, dialplan: Dialplan): boolean {
  const { names, near, entered, byWord, withWord, numbers } = missingContexts(dialplan);
  const { name } = context;
  if (near.closest(name) !== undefined || isMeantByComputed(name, dialplan)) return true;
  // `Goto(faxes,s,1)`, where it is `fax`.
  if (name.length >= FEWEST && [...names].some((each) => each.startsWith(name) && each.length <= name.length + 2)) return true;
  // `Goto(callback,s,1)`, where it is `callback-request`.
  if ([...name.matchAll(/[-_.]/g)].some(({ index }) => index >= SHORTEST && names.has(name.slice(0, index)))) return true;
  // A place there has an extension that this one has, and hardly another, or any where the names of the two have a word in common: one was renamed.
  return (
    context.registered().some(({ compiled }) => entered.has(compiled.key)) ||
    [...wordsOf(name)].some((word) => [...byWord.get(word)].some((number) => context.named(number).length > 0)) ||
    renamedTo(name, withWord).some((missing) => numbers.get(missing)?.some((number) => isIn(context, number)))
  );
}

/** The missing names that have two words in common with a name, in whichever order. */
function renamedTo(name: string, withWord: MultiMap<string, string>): readonly string[] {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const word of wordsOf(name))
    for (const missing of withWord.get(word)) {
      if (once.has(missing)) twice.add(missing);
      once.add(missing);
    }
  return [...twice];
}

/** Whether a context has an extension; who names none may mean any. */
function isIn(context: Context, number: string): boolean {
  return number === '' || context.named(number).length > 0;
}

interface MissingContexts {
  readonly names: ReadonlySet<string>;
  readonly near: NearNames;
  /** The keys of the names of extensions that are named there. */
  readonly entered: ReadonlySet<string>;
  /** All extensions that are named there, by the words of the names of the contexts. */
  readonly byWord: MultiMap<string, string>;
  /** The names by their words. */
  readonly withWord: MultiMap<string, string>;
  /** The extensions that are named there, by the names of the contexts; the empty text where none is. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
}

/** What is said of contexts that are not there. */
function missingContexts(dialplan: Dialplan): MissingContexts {
  return dialplan.tracker.remember('contexts missing', () => {
    const there = new Set<string | undefined>(dialplan.contextNames);
    const names = new Set<string>();
    for (const each of [...dialplan.usedNames, ...namedBeside(dialplan)])
      if (each !== undefined && !there.has(each)) names.add(each);
    const entered = new Set<string>();
    const byWord = new MultiMap<string, string>();
    const withWord = new MultiMap<string, string>();
    const numbers = new Map<string, string[]>();
    for (const name of names) {
      const words = wordsOf(name);
      for (const word of words) withWord.add(word, name);
      const named: string[] = [];
      numbers.set(name, named);
      for (const { target } of [...dialplan.placesNamed(name), ...usesBeside(dialplan, name)]) {
        const { extension, impliedExtension } = target;
        const number = extension?.isComputed === false ? extension.piece.text : (impliedExtension ?? '');
        named.push(number);
        if (/^[A-Za-z][\w-]+$/.test(number)) entered.add(keyOfName(number));
        for (const word of words) byWord.add(word, number);
      }
    }
    return { names, near: new NearNames(names), entered, byWord, withWord, numbers };
  });
}

const SHORTEST = 6;

/** Shorter names are the beginning of many. */
const FEWEST = 3;

/** Whether `carriers-${X}`, which no context can be, was to be `carrier-…`, or `${TENANT}-inn` `…-in`, which is told there. */
function isMeantByComputed(name: string, dialplan: Dialplan): boolean {
  const { beginnings, endings } = dialplan.tracker.remember('parts of names that no context has', () => partsOfNone(dialplan));
  return (
    beginnings.some((each) => [-1, 0, 1].some((more) => distance(name.slice(0, each.length + more), each, 1) <= 1)) ||
    endings.some((each) => [-1, 0, 1].some((more) => distance(name.slice(-each.length - more), each, 1) <= 1))
  );
}

/** How the names begin and end that targets put together, those left out that a context has. */
function partsOfNone(dialplan: Dialplan): { readonly beginnings: readonly string[]; readonly endings: readonly string[] } {
  const beginnings = new Set<string>();
  const endings = new Set<string>();
  for (const { target } of dialplan.placesNamed(COMPUTED)) {
    const text = target.context?.piece.text ?? '';
    beginnings.add(/^[^$]+/.exec(text)?.[0] ?? '');
    endings.add(/^\$\{\w+\}([\w.-]+)$/.exec(text)?.[1] ?? '');
  }
  const names = dialplan.contextNames;
  return {
    beginnings: [...beginnings].filter((each) => each.length >= SHORTEST && !names.some((name) => name.startsWith(each))),
    endings: [...endings].filter((each) => each.length >= 3 && !names.some((name) => name.endsWith(each))),
  };
}

/** Whether a place that is put in as a value begins with this name, or with nearly this one and no context has that name. */
export function isPutIn({ name }: Context, dialplan: Dialplan): boolean {
  const { all, near } = placesPutIn(dialplan);
  return all.has(name) || near.closest(name) !== undefined;
}

/**
 * The first parts of all places that are written as values, `Set(NEXT=sales,s,1)`, where some target is a whole value: `Goto(${NEXT})`; those
 * that no context has by their letters. A program or a database may hold such places too, and nobody sees which.
 */
function placesPutIn(dialplan: Dialplan): { readonly all: ReadonlySet<string>; readonly near: NearNames } {
  return dialplan.tracker.remember('places put in', () => {
    const all = new Set<string>();
    if (dialplan.summary(withWholeValues).size > 0) {
      for (const each of dialplan.summary(firstParts)) all.add(each);
      for (const value of dialplan.globals.values()) addFirstParts(value, all);
    }
    const there = new Set(dialplan.contextNames);
    return { all, near: new NearNames([...all].filter((each) => !there.has(each))) };
  });
}

/** The names of contexts with a target that is a whole value. */
const withWholeValues: Summary = {
  name: 'contexts that enter values',
  textsOf: (context) =>
    ownName(
      context,
      context.priorities().some(({ statement }) => targetsOf(statement).some(isWholeValue)),
    ),
};

/** The words in front of a comma or a caret. */
const firstParts: Summary = {
  name: 'first parts',
  textsOf: (context) => {
    const parts = new Set<string>();
    for (const { statement } of context.priorities()) addFirstParts(statement.data.text, parts);
    return parts;
  },
};

function addFirstParts(text: string, parts: Set<string>): void {
  for (const [, first = ''] of text.matchAll(/([\w.-]+)[,^]/g)) parts.add(first);
}

/** Whether a target is what a variable or a function holds, and nothing else is written of it. */
function isWholeValue({ context, extension, priority }: Target): boolean {
  return context === undefined && extension === undefined && /^\$\{.*\}$/s.test(priority?.piece.text ?? '');
}

/** Whether a file beside the dialplan names the context behind a slip of `context`, or in a hangup handler that is pushed in a wrong way; both are told there. */
export function isNamedBySlip({ name }: Context, dialplan: Dialplan): boolean {
  return dialplan.tracker
    .remember('contexts named behind slips', () => {
      const statements = dialplan.neighbors.flatMap(({ lines }) => lines.map(({ statement }) => statement));
      // `contxt`, `member_gosub`
      const isSlip = (key: string): boolean =>
        ['context', 'membergosub'].some((each) => distance(key.trim().toLowerCase(), each, 1) === 1);
      const words = (text: string): readonly string[] => text.split(/[^\w.-]+/);
      return new Set(
        statements.flatMap((each) => {
          if (each.kind !== 'setting') return [];
          if (isSlip(each.key.text)) return words(each.value.text);
          // `set_var=CHANNEL(hangup_handler_push)=ended,1`, `set_var=TRANSFER_CONTEXT=sales,s,1`, `note => *5,pear,Gosub(note,s,1)`
          return /^CHANNEL\(|^_{0,2}[A-Z]+_CONTEXT=|\bgosub\b/i.test(each.value.text) ? words(each.value.text) : [];
        }),
      );
    })
    .has(name);
}

/** Whether a line names the context in a target that is written in a wrong way, or pushes a hangup handler without saying which; both are told. */
export function isNamedInFlaw(unused: Context, dialplan: Dialplan): boolean {
  const isNamed = (name: string): boolean => dialplan.summaryHas(namedInFlaws, name);
  return isNamed(unused.name) || isNamed(ANYWHERE) || (isNamed(ANY) && routineEntries(unused).length > 0);
}

const ANY = '';
const ANYWHERE = ' ';

/** `Dial(PJSIP/100,20,tU)` */
function lacksRoutine({ applicationName, data }: ExtensionStatement): boolean {
  const options = applicationName === 'dial' ? splitArguments(data)[2] : undefined;
  return (
    options !== undefined && optionsIn(options).some(({ letter, argument }) => argument === undefined && /[MUGbB]/.test(letter))
  );
}

const leads = /^(?:goto|gotoif|gotoiftime|gosub|gosubif|macro|macroif|dial|queue|set)$/;

/** The words that may have been meant for contexts where a target is written in a wrong way; ANY for a handler that has no name, ANYWHERE for a line that says nothing. */
function namesInFlaws(context: Context): ReadonlySet<string> {
  const names = new Set<string>();
  const addWords = (text: string): void => {
    for (const [word] of text.matchAll(/[^\s,|^()&@=?:/"]+/g)) names.add(word);
  };
  // What a line that Asterisk drops was to name is named.
  for (const { line } of context.rejections) addWords(line.text);
  // One of two includes of the same was to be another.
  if (context.rejections.some(({ kind }) => kind === 'duplicate-include')) names.add(ANYWHERE);
  for (const { statement, line } of context.priorities()) {
    const { text } = statement.data;
    // What a semicolon between two words has cut off was to be named too.
    const { comment } = statement;
    if (comment > 0 && /^\S;\w/.test(line.text.slice(comment - 1))) addWords(line.text.slice(comment + 1));
    if (/hangup_handler_push\)=\s*$/.test(text)) names.add(ANY);
    // A jump, a call or an assignment without its arguments.
    if (text.trim() === '' && leads.test(statement.applicationName)) names.add(ANYWHERE);
    // Where a name is found these words are names already; without one they tell what was meant.
    if (text.includes('hangup_handler_')) addWords(text.replaceAll('.', ' '));
    if (/\w[\s,|]+\w/.test(statement.application.text)) addWords(statement.application.text);
    // A routine in the place of another argument of Queue, options in the place of another argument, and a kind of Originate that there is not.
    if (/^\s*(?:queue|originate)\s*$/i.test(statement.application.text)) addWords(text);
    // A place where ExecIf runs an application, which is told.
    if (/^execif(?:time)?$/.test(statement.applicationName) && /[?:][\w.-]+,/.test(text)) addWords(text);
    if (statement.applicationName === 'originate' && splitArguments(statement.data).length < 3) names.add(ANYWHERE);
    // An option of Dial without the routine that belongs to it.
    if (lacksRoutine(statement)) names.add(ANYWHERE);
    if (text.includes('^')) for (const [, word = ''] of text.matchAll(/\(([^\s,|^()]+)\^/g)) names.add(word);
    for (const { flaws, piece } of targetsOf(statement)) if (flaws.length > 0) addWords(piece.text);
  }
  return names;
}

const namedInFlaws: Summary = { name: 'contexts named in flaws', textsOf: namesInFlaws };
