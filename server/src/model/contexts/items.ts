/** What a context holds beside its extensions: includes, switches and patterns that are ignored while digits are dialed. */

import type { Line } from '../../syntax/config-file.ts';
import type { ContextStatement } from '../../syntax/statement.ts';
import { includeTarget } from '../lines/included-contexts.ts';

/** `include =>`, `switch =>` and `ignorepat =>` of a context. */
export interface ContextItem {
  /** The value as stored, globals substituted. */
  readonly name: string;
  readonly line: Line;
  /** What the line says at present. */
  readonly statement: ContextStatement;
}

export interface ContextInclude extends ContextItem {
  /** The name before a time condition. */
  readonly target: string;
}

/** The keyword of an item; a context keeps the first of each kind and name. */
export type ItemKind = 'include' | 'switch' | 'ignorepat';

/** An item whose statement is that of its line, columns and all, for as long as the line says the same. */
export class Item implements ContextItem {
  readonly name: string;
  readonly line: Line;
  readonly #original: ContextStatement;
  readonly #isJoined: boolean;

  constructor(line: Line, statement: ContextStatement, name: string) {
    this.name = name;
    this.line = line;
    this.#original = statement;
    this.#isJoined = statement !== line.statement;
  }

  get statement(): ContextStatement {
    const now = this.line.statement;
    return !this.#isJoined && now.kind === this.#original.kind ? now : this.#original;
  }
}

export class Include extends Item implements ContextInclude {
  readonly target: string;

  constructor(line: Line, statement: ContextStatement, name: string) {
    super(line, statement, name);
    this.target = includeTarget(name);
  }
}
