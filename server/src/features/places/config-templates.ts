/** Sections of the other configuration files, which others take over as templates: `[base](!)` and `[phone](base)`. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { headerSpan, placeOf, type Place } from './place.ts';

/** The headers of the sections of this name in the files that Asterisk reads together with this one. */
export function sectionsBeside(dialplan: Dialplan, file: ConfigFile, name: string): Place[] {
  return headersNamed(dialplan, file, name).map(({ line }) => placeOf(line, headerSpan(line)));
}

/** Where headers in these files name it as their template. */
export function heirsBeside(dialplan: Dialplan, file: ConfigFile, name: string): Place[] {
  return templatesNamed(dialplan, file, name).map(({ line, piece }) => placeOf(line, piece.span()));
}

/** A name in a header. */
interface HeaderName {
  readonly line: Line;
  readonly piece: Piece;
}

/** As `sectionsBeside`, the names alone. */
export function headersNamed(dialplan: Dialplan, file: ConfigFile, name: string): HeaderName[] {
  const folded = name.toLowerCase();
  return headersBeside(dialplan, file).flatMap((line) =>
    line.statement.kind === 'section' && line.statement.name.text.toLowerCase() === folded
      ? { line, piece: line.statement.name }
      : [],
  );
}

/** As `heirsBeside`. */
export function templatesNamed(dialplan: Dialplan, file: ConfigFile, name: string): HeaderName[] {
  const folded = name.toLowerCase();
  return headersBeside(dialplan, file).flatMap((line) =>
    line.statement.kind === 'section'
      ? (line.statement.options ?? []).filter(({ text }) => text.toLowerCase() === folded).map((piece) => ({ line, piece }))
      : [],
  );
}

function headersBeside(dialplan: Dialplan, file: ConfigFile): readonly Line[] {
  const name = dialplan.neighborName(file);
  return dialplan.neighbors.filter((each) => dialplan.neighborName(each) === name).flatMap(({ structure }) => structure);
}
