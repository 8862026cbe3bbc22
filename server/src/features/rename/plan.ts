/** What renaming one thing would do: every place of its name, and what speaks against a new one. */

import { baseName } from '../../base/base-name.ts';
import type { Span } from '../../base/span.ts';
import type { Line } from '../../syntax/config-file.ts';

/** A place where the name stands. */
export interface Site {
  readonly line: Line;
  readonly span: Span;
  /** What the name begins with and is left out here: `macro-` in `Macro(name)`. */
  readonly withoutPrefix?: string;
}

export interface Plan {
  readonly sites: readonly Site[];
  /** Why a new name is no good; undefined when it is. */
  refusalOf(newName: string): string | undefined;
}

/** A sentence for the user. */
export interface Refused {
  readonly refused: string;
}

/** `Line 12 of extensions.conf`, lines from 1. */
export function lineName(line: Line): string {
  return `Line ${line.number + 1} of ${baseName(line.file.path)}`;
}

/** As `lineName`, inside a sentence. */
export function atLine(line: Line): string {
  return `line ${line.number + 1} of ${baseName(line.file.path)}`;
}

/** The refusal for a text that is put together at run time and may come out as the name. */
export function mayBeMeant(line: Line, text: string, name: string): Refused {
  return { refused: `${lineName(line)} names '${text}', which may come out as '${name}' in a call and would not be renamed.` };
}

/** The refusal for a variable that holds the name and is used as one. */
export function isHeld(setAt: Line, variable: string, usedAt: Line, name: string): Refused {
  return {
    refused: `${lineName(setAt)} gives '${name}' to '${variable}', which ${atLine(usedAt)} takes for a name; it would not be renamed.`,
  };
}

/** Collects wholly computed names, to be looked up once all lines were seen. */
export class HeldNames {
  readonly #usedAt = new Map<string, Line>();

  add(variable: string, line: Line): void {
    if (!this.#usedAt.has(variable)) this.#usedAt.set(variable, line);
  }

  has(variable: string): boolean {
    return this.#usedAt.has(variable);
  }

  get isEmpty(): boolean {
    return this.#usedAt.size === 0;
  }

  usedAt(variable: string): Line | undefined {
    return this.#usedAt.get(variable);
  }
}
