/** Where a line that is no priority names something of another configuration file: `member => PJSIP/100`, `mailboxes = 100@default`. */

import { namingSettings } from '../../catalogue/neighbors/configured-names.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Statement } from '../../syntax/statement.ts';
import { channelNames, mailboxName, type NameUse } from '../lines/name-uses.ts';

const none: readonly NameUse[] = [];

/** The names that a line of the file uses which Asterisk reads under this name. */
export function namesBeside(statement: Statement, file: string): readonly NameUse[] {
  if (statement.kind !== 'setting') return none;
  const key = statement.key.text.trim().toLowerCase();
  if (file === 'queues.conf' && key === 'member') {
    const [dialString = statement.value] = splitPlain(statement.value, ',');
    return channelNames(dialString.trim(), 'queue member');
  }
  const settings = Object.hasOwn(namingSettings, file) ? namingSettings[file] : undefined;
  const setting = settings !== undefined && Object.hasOwn(settings, key) ? settings[key] : undefined;
  if (setting === undefined) return none;
  const { kind, separator } = setting;
  const pieces = separator === undefined ? [statement.value] : splitPlain(statement.value, separator);
  return pieces.flatMap((each) => {
    const piece = each.trim();
    const name = kind === 'mailbox' ? mailboxName(piece.text) : piece.text;
    if (name === '') return [];
    return { kind, name, orName: undefined, piece, isComputed: hasSubstitution(name), isTest: false, construct: key };
  });
}
