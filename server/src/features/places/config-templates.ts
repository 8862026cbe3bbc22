/** Sections of the other configuration files, which others take over as templates: `[base](!)` and `[phone](base)`. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { headerSpan, placeOf, type Place } from './place.ts';

/** The headers of the sections of this name in the files that Asterisk reads together with this one. */
export function sectionsBeside(dialplan: Dialplan, file: ConfigFile, name: string): Place[] {
  const folded = name.toLowerCase();
  return headersBeside(dialplan, file).flatMap((line) =>
    line.statement.kind === 'section' && line.statement.name.text.toLowerCase() === folded ? placeOf(line, headerSpan(line)) : [],
  );
}

/** Where headers in these files name it as their template. */
export function heirsBeside(dialplan: Dialplan, file: ConfigFile, name: string): Place[] {
  const folded = name.toLowerCase();
  return headersBeside(dialplan, file).flatMap((line) =>
    line.statement.kind === 'section'
      ? (line.statement.options ?? [])
          .filter(({ text }) => text.toLowerCase() === folded)
          .map((option) => placeOf(line, option.span()))
      : [],
  );
}

function headersBeside(dialplan: Dialplan, file: ConfigFile): readonly Line[] {
  const name = dialplan.neighborName(file);
  return dialplan.neighbors.filter((each) => dialplan.neighborName(each) === name).flatMap(({ structure }) => structure);
}
