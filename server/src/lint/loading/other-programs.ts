/** Files named like a dialplan that another program reads. */

import { baseName } from '../../base/base-name.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';

/** Whether an `extensions.conf` lists settings, as of endings of files, and has no section and no line that Asterisk would load. */
export function isListOfSettings(file: ConfigFile): boolean {
  if (file.dialect !== 'dialplan' || file.structure.some(({ statement }) => statement.kind === 'section')) return false;
  if (baseName(file.path) !== 'extensions.conf') return false;
  let isList = false;
  for (const { statement } of file.lines) {
    if (statement.kind === 'blank') continue;
    if (!isOfAnyProgram(statement)) return false;
    if (statement.kind === 'setting') isList = true;
  }
  return isList;
}

/** A setting that is none of [general], whose header may be missing, or a comment of a shell. */
function isOfAnyProgram(statement: Statement): boolean {
  if (statement.kind === 'directive') return !/^(?:(?:try)?include|exec)$/i.test(statement.word);
  return statement.kind === 'setting' && !ofGeneral.test(statement.key.text.trim());
}

const ofGeneral =
  /^(?:static|writeprotect|autofallthrough|clearglobalvars|priorityjumping|extenpatternmatchnew|userscontext|overrideswitch)$/i;
