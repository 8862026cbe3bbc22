/** Columns of one line. Every position inside a line, in every layer, is given in these. */

/** Columns count from 0 in UTF-16 units of the line as it stands in the file; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a cursor at `column` touches the span; both ends count, as a cursor stands between characters. */
export function touches(span: Span, column: number): boolean {
  return span.start <= column && column <= span.end;
}
