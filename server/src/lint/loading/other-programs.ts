/** Files named like a dialplan that another program reads. */

import { baseName } from '../../base/base-name.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';

/**
 * Whether an `extensions.conf` lists settings, as of endings of files, and has no line that Asterisk would load. With sections it is told from
 * a dialplan by comments of a shell, or by the hyphens in most of its keys.
 */
export function isListOfSettings(file: ConfigFile): boolean {
  if (file.dialect !== 'dialplan') return false;
  if (baseName(file.path) !== 'extensions.conf') return false;
  let settings = 0;
  let hyphenated = 0;
  let hasSections = false;
  let hasOtherComments = false;
  for (const { statement } of file.lines) {
    if (statement.kind === 'blank') continue;
    if (!isOfAnyProgram(statement)) return false;
    if (statement.kind === 'section') hasSections = true;
    else if (statement.kind === 'directive') hasOtherComments = true;
    else settings++;
    if (statement.kind === 'setting' && statement.key.text.includes('-')) hyphenated++;
  }
  return settings > 0 && (!hasSections || hasOtherComments || hyphenated * 2 > settings);
}

/** A setting that is none of [general], whose header may be missing, or a comment of a shell. */
function isOfAnyProgram(statement: Statement): boolean {
  if (statement.kind === 'directive') return !/^(?:(?:try)?include|exec)$/i.test(statement.word);
  if (statement.kind === 'section') return !/^(?:general|globals)$/.test(statement.name.text);
  // A line that is too long to be read is none of a dialplan either.
  if (statement.kind === 'invalid') return statement.why === 'too-long';
  return statement.kind === 'setting' && !ofGeneral.test(statement.key.text.trim()) && statement.operator !== '=>';
}

const ofGeneral =
  /^(?:static|writeprotect|autofallthrough|clearglobalvars|priorityjumping|extenpatternmatchnew|userscontext|overrideswitch)$/i;
