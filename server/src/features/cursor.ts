/**
 * How a feature finds out what is being written: a mark is put at the cursor, the line is read again, and whatever holds the mark afterwards
 * is where the cursor is. So every construct that the model knows is known here, half-written ones too.
 */

import type { Range } from 'vscode-languageserver-types';
import { originAt } from '../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { Origin } from '../model/names/search.ts';
import type { Line } from '../syntax/config-file.ts';
import { parseLine } from '../syntax/parse-line.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Statement } from '../syntax/statement.ts';
import { substitutions, type Substitution } from '../syntax/substitution.ts';

/** A character that nobody writes; Asterisk would take it for part of any name. */
const MARK = '\uE001';

/** The cursor in a line; never changes. */
export class Cursor {
  readonly dialplan: Dialplan;
  /** As it stands in the file. */
  readonly line: Line;
  /** What the line says with the mark at the cursor. */
  readonly statement: Statement;
  readonly column: number;
  #origin: { readonly value: Origin | undefined } | undefined;

  constructor(dialplan: Dialplan, line: Line, column: number) {
    this.dialplan = dialplan;
    this.line = line;
    this.column = Math.min(column, line.text.length);
    const depth = line.file.lines[line.number - 1]?.statement.depthAfter ?? 0;
    const read = (mark: string): Statement =>
      parseLine(
        line.text.slice(0, this.column) + mark + line.text.slice(this.column),
        depth,
        line.file.dialect,
        line.number === 0,
      );
    const statement = read(MARK);
    // A parenthesis further left is taken for the end of the application while its own end is not written yet.
    const isBehind = (statement.kind === 'exten' || statement.kind === 'same') && this.isIn(statement.trailer);
    this.statement = isBehind ? read(`${MARK})`) : statement;
  }

  /** The place that relative targets of the line start from. */
  get origin(): Origin | undefined {
    this.#origin ??= { value: originAt(this.dialplan, this.line) };
    return this.#origin.value;
  }

  /** Whether the cursor is in the piece. */
  isIn(piece: Piece | undefined): boolean {
    return piece?.text.includes(MARK) === true;
  }

  /** What of the piece stands before the cursor. */
  typed(piece: Piece): string {
    return piece.text.slice(0, piece.text.indexOf(MARK));
  }

  /** The piece without the mark. */
  text(piece: Piece): string {
    return piece.text.replace(MARK, '');
  }

  /** What of the line follows the cursor. */
  get behind(): string {
    return this.line.text.slice(this.column);
  }

  /** The substitutions of a piece that are around the cursor, outermost first. */
  substitutionsAround(piece: Piece): Substitution[] {
    const around: Substitution[] = [];
    let list = substitutions(piece);
    for (;;) {
      const next = list.find(({ whole }) => this.isIn(whole));
      if (next === undefined) return around;
      around.push(next);
      list = next.children;
    }
  }

  /** The columns of a piece that holds the cursor, in the line as it stands in the file. */
  range(piece: Piece): Range {
    const { start, end } = piece.span();
    return this.columns(start, end - 1);
  }

  columns(start: number, end: number): Range {
    const { number } = this.line;
    return { start: { line: number, character: start }, end: { line: number, character: end } };
  }
}
