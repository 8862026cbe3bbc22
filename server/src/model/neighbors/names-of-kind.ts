/** The names of one kind that configuration files define, where each stands, and whether there may be others. */

import type { Span } from '../../base/span.ts';
import { kindsOfNames, type NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Line } from '../../syntax/config-file.ts';

/** A name with the line that defines it. */
export interface ConfiguredName {
  readonly kind: NameKind;
  /** As the file spells it; a mailbox with `@` and its context, a function of func_odbc.conf with its prefix. */
  readonly name: string;
  readonly line: Line;
  /** Where the name stands in the line. */
  readonly span: Span;
  /** How a function of func_odbc.conf can be used; undefined for what is no function. */
  readonly access?: Access | undefined;
}

/** Whether a function can be read, and whether it can be set; one that can be neither Asterisk does not make. */
export interface Access {
  readonly read: boolean;
  readonly write: boolean;
  /** The arguments (`ARG1`) and values (`VAL1`, `VALUE`) that its queries hold as they are, and whether apostrophes stand around all of their places. */
  readonly unescaped: ReadonlyMap<string, { readonly isQuoted: boolean }>;
  /** The highest number of an argument in the query that reads, and in the one that sets. */
  readonly most: { readonly read: number; readonly write: number };
}

/** All names of one kind. */
export class NamesOfKind {
  readonly kind: NameKind;
  /** Whether there may be others that are not seen: no file has them, a part of it is missing, or a database has more. */
  readonly isOpen: boolean;
  /** Whether a part of the files is missing, or a database has more; a file that defines nothing says so too. */
  readonly mayHaveMore: boolean;
  /** Whether their file is there and whole, and defines none, so that nothing but a database can have them. */
  readonly isFileEmpty: boolean;
  readonly #byKey = new Map<string, ConfiguredName[]>();

  constructor(kind: NameKind, names: readonly ConfiguredName[], mayHaveMore: boolean, isAll: boolean, hasFile: boolean) {
    this.kind = kind;
    for (const name of names) {
      const key = this.#key(name.name);
      const same = this.#byKey.get(key);
      if (same === undefined) this.#byKey.set(key, [name]);
      else same.push(name);
    }
    this.mayHaveMore = mayHaveMore;
    this.isOpen = mayHaveMore || !isAll;
    this.isFileEmpty = hasFile && !mayHaveMore && names.length === 0;
  }

  /** The lines that define the name, in load order; empty when none does. */
  named(name: string): readonly ConfiguredName[] {
    return this.#byKey.get(this.#key(name)) ?? [];
  }

  /** Whether the name exists, by a line or by Asterisk's own doing. */
  has(name: string): boolean {
    return this.#byKey.has(this.#key(name)) || kindsOfNames[this.kind].builtIn.includes(this.#key(name));
  }

  /** One entry for each name, in load order. */
  get all(): readonly ConfiguredName[] {
    return [...this.#byKey.values()].flatMap(([first]) => first ?? []);
  }

  /** Whether both hold the same names in the same lines. */
  equals(other: NamesOfKind): boolean {
    if (this.isOpen !== other.isOpen || this.mayHaveMore !== other.mayHaveMore || this.isFileEmpty !== other.isFileEmpty)
      return false;
    if (this.#byKey.size !== other.#byKey.size) return false;
    for (const [key, names] of this.#byKey) {
      const others = other.#byKey.get(key);
      if (others?.length !== names.length) return false;
      if (names.some((name, i) => !isSame(name, others[i]))) return false;
    }
    return true;
  }

  #key(name: string): string {
    return kindsOfNames[this.kind].ignoresCase ? name.toLowerCase() : name;
  }
}

function isSame(a: ConfiguredName, b: ConfiguredName | undefined): boolean {
  return a.name === b?.name && a.line === b.line && accessText(a) === accessText(b);
}

function accessText({ access }: ConfiguredName): string {
  if (access === undefined) return '';
  const { read, write, unescaped } = access;
  return [read, write, ...[...unescaped].flatMap(([name, { isQuoted }]) => [name, isQuoted])].join();
}
