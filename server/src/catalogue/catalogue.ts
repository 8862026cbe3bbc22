/**
 * The applications and functions of Asterisk 11 to 23: who has them, since when, and what they take. The facts stand in
 * asterisk.json, which is generated from Asterisk's own XML documentation; this file is the one way to reach them.
 */
import text from './asterisk.json?text';
import { channelItemList } from './channel-items.ts';

export type AsteriskVersion = '11' | '13' | '16' | '18' | '20' | '21' | '22' | '23';

/** Oldest first. */
export const asteriskVersions: readonly AsteriskVersion[] = ['11', '13', '16', '18', '20', '21', '22', '23'];

/** What applications and functions have in common. */
export interface CatalogueEntry {
  /** In Asterisk's own spelling. */
  readonly name: string;
  /** The module that registers it, without `.so`. */
  readonly module: string;
  /** The first release that has it, for each branch that it was added to; absent where the documentation does not say. */
  readonly since?: readonly string[];
  /** The covered versions whose source has it, oldest first. */
  readonly in: readonly AsteriskVersion[];
  /** The channel variables that it sets or reads. */
  readonly variables?: readonly CatalogueVariable[];
  readonly seeAlso?: readonly string[];
  /** Asterisk's promise for the module in the newest version that has it. */
  readonly supportLevel?: 'core' | 'extended' | 'deprecated';
  /** The version from which Asterisk warns that the module will go. */
  readonly moduleDeprecatedIn?: string;
  /** The first version without the module. */
  readonly moduleRemovedIn?: string;
  /** The module or entry that Asterisk names as its successor; several are separated by commas. */
  readonly replacement?: string;
  /** Newest first; each version of `in` stands in exactly one of them. */
  readonly syntax: readonly [Syntax, ...Syntax[]];
}

export interface Application extends CatalogueEntry {
  readonly kind: 'application';
}

export interface DialplanFunction extends CatalogueEntry {
  readonly kind: 'function';
}

export interface CatalogueVariable {
  readonly name: string;
  readonly values?: readonly string[];
}

/** The arguments as some versions take them. */
export interface Syntax {
  readonly in: readonly AsteriskVersion[];
  /** Separates the arguments; absent means the comma. */
  readonly argSeparator?: string;
  /** In order; absent if it takes no arguments. */
  readonly parameters?: readonly Parameter[];
}

/** One argument, or a part of one. */
export interface Parameter {
  readonly name: string;
  readonly required?: boolean;
  /** Whether the argument may be repeated, with `argSeparator` in between. */
  readonly multiple?: boolean;
  /** The words that it accepts. Asterisk's documentation is not complete here: an open list, not a check. */
  readonly values?: readonly string[];
  /** The option letters, if it is an options argument. */
  readonly options?: readonly Option[];
  /** The parts that it is made of, as in `queue[@context]`. */
  readonly arguments?: readonly Parameter[];
  /** Separates the parts. */
  readonly argSeparator?: string;
  /** Whether the parts stand in parentheses behind the argument: `true` always, `optional` if there are any. */
  readonly hasParams?: 'true' | 'optional';
  readonly holds?: 'context' | 'extension' | 'priority';
}

/** One option of an application or a function. */
export interface Option {
  /** One letter or digit; a few functions take words. */
  readonly letter: string;
  /** The letter that is taken as given along with this one. */
  readonly implies?: string;
  /** What stands in the parentheses behind the letter. */
  readonly arguments?: readonly Parameter[];
  readonly argSeparator?: string;
  readonly values?: readonly string[];
  readonly hasParams?: 'true' | 'optional';
}

/** The application that Asterisk runs for `name`, which it compares without regard to case. */
export function application(name: string): Application | undefined {
  return catalogue().applicationByName.get(name.toLowerCase());
}

/** The function of exactly this name: Asterisk does not know `${len(x)}`. */
export function dialplanFunction(name: string): DialplanFunction | undefined {
  const found = functionIgnoringCase(name);
  return found?.name === name ? found : undefined;
}

/** The function that somebody who wrote `name` in the wrong case had in mind. */
export function functionIgnoringCase(name: string): DialplanFunction | undefined {
  return catalogue().functionByName.get(name.toLowerCase());
}

/** All applications of all versions, by name. */
export function applications(): readonly Application[] {
  return catalogue().applications;
}

/** All functions of all versions, by name. */
export function functions(): readonly DialplanFunction[] {
  return catalogue().functions;
}

/** The syntax in `version`; the newest one if no version is given or `version` has no such entry. */
export function syntaxOf(entry: CatalogueEntry, version?: AsteriskVersion): Syntax {
  return entry.syntax.find((syntax) => version !== undefined && syntax.in.includes(version)) ?? entry.syntax[0];
}

/**
 * The items that `CHANNEL()` knows for any version and any channel driver, in lower case. The arguments that some items
 * take in turn (`CHANNEL(pjsip,target_uri)`) are not among them; `channelItem()` has those.
 */
export function channelItems(): ReadonlySet<string> {
  return catalogue().channelItems;
}

interface Catalogue {
  readonly applications: readonly Application[];
  readonly functions: readonly DialplanFunction[];
  readonly applicationByName: ReadonlyMap<string, Application>;
  readonly functionByName: ReadonlyMap<string, DialplanFunction>;
  readonly channelItems: ReadonlySet<string>;
}

/** Parsed at first use, since it takes some milliseconds that a start of the server should not wait for. */
const catalogue = once(load);

function load(): Catalogue {
  const facts = JSON.parse(text) as { applications: Omit<Application, 'kind'>[]; functions: Omit<DialplanFunction, 'kind'>[] };
  const applications = facts.applications.map((entry): Application => ({ kind: 'application', ...entry }));
  const functions = facts.functions.map((entry): DialplanFunction => ({ kind: 'function', ...entry }));
  const functionByName = byName(functions);
  return {
    applications,
    functions,
    applicationByName: byName(applications),
    functionByName,
    channelItems: new Set([...documentedItems(functionByName.get('channel')), ...channelItemList.map(({ name }) => name)]),
  };
}

/** No two entries differ only in case, so that the folded name tells them apart. */
function byName<Entry extends CatalogueEntry>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
}

function documentedItems(channel: DialplanFunction | undefined): string[] {
  return (channel?.syntax ?? []).flatMap(({ parameters }) => parameters?.[0]?.values ?? []).map((item) => item.toLowerCase());
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
