/** Uses of a name that a rename cannot reach, since the name is put together at run time. */

import { statusValues } from '../../catalogue/variables/status-values.ts';
import { priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentOf, possibilityOf } from '../../model/names/possible-text.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { passedArguments } from '../definition.ts';
import { HeldNames, isHeld, mayBeMeant, type Refused } from './plan.ts';

/** Is shown every computed text that stands where the name could, and tells in the end whether one of them can be it. */
export class HiddenUses {
  readonly #dialplan: Dialplan;
  readonly #name: string;
  readonly #held = new HeldNames();

  constructor(dialplan: Dialplan, name: string) {
    this.#dialplan = dialplan;
    this.#name = name;
  }

  /** The refusal if the text can be seen to come out as the name; a lone variable is kept for `heldIn`. */
  look(line: Line, piece: Piece): Refused | undefined {
    const possibility = possibilityOf(piece, this.#name);
    if (possibility === 'may') return mayBeMeant(line, piece.text, this.#name);
    if (possibility === 'never') return undefined;
    if (statusValues(possibility.variable)?.includes(this.#name) === true) return mayBeMeant(line, piece.text, this.#name);
    const number = /^ARG([1-9]\d*)$/.exec(possibility.variable)?.[1];
    if (number === undefined) {
      this.#held.add(possibility.variable, line);
      return undefined;
    }
    const priority = priorityAtLine(this.#dialplan, line);
    if (priority === undefined) return undefined;
    for (const { line: caller, argument } of passedArguments(this.#dialplan, Number(number), priority))
      if (argument.text === this.#name) return isHeld(caller, possibility.variable, line, this.#name);
    return undefined;
  }

  /** The refusal if one of the lone variables is given the name somewhere. */
  heldIn(): Refused | undefined {
    if (this.#held.isEmpty) return undefined;
    const found = assignmentOf(this.#dialplan, this.#held, this.#name);
    const usedAt = found === undefined ? undefined : this.#held.usedAt(found.variable);
    if (found === undefined || usedAt === undefined) return undefined;
    return isHeld(found.line, found.variable, usedAt, this.#name);
  }
}
