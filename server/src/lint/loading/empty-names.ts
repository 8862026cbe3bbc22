/** Names of extensions of which nothing is left while Asterisk loads the dialplan, and how sure that is. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { isUnknownAtLoad } from './load-time-texts.ts';

/**
 * Why a name that came out empty is so: nothing is written; no global variable has a value; none that is known here has one, and a file
 * that is not here may set it; a function has no value that is known, as one that reads the database.
 */
export type EmptyNameCause = 'unwritten' | 'unset' | 'unknown' | 'function';

/** Why a name that came out empty is so, `name` being what is written of it. */
export function emptyNameCause(dialplan: Dialplan, name: Piece): EmptyNameCause {
  if (!hasSubstitution(name.text)) return 'unwritten';
  if (isUnknownAtLoad(dialplan, name)) return 'function';
  return dialplan.isIncomplete ? 'unknown' : 'unset';
}

/** What becomes of a line that goes on with an extension of such a name; undefined where nobody can say. */
export function fateBehind(cause: EmptyNameCause): string | undefined {
  switch (cause) {
    case 'unwritten':
    case 'unset':
      return 'The extension above has no name; Asterisk drops this line too.';
    case 'function':
      return 'The name of the extension above is computed once, while the dialplan is loaded; if it is empty then, Asterisk drops this line too.';
    case 'unknown':
      return undefined;
  }
}

/** The name that a line gives or continues: its own, or for a `same` that of the `exten` above it in its section. */
export function writtenNameOf(line: Line): Piece | undefined {
  for (let i = line.number; i >= 0; i--) {
    const statement = line.file.lines[i]?.statement;
    if (statement?.kind === 'exten') return statement.extension;
    if (statement?.kind === 'section') return undefined;
  }
  return undefined;
}
