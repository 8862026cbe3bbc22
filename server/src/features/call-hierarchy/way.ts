/** The words for the ways in which one extension comes to another. */

import { baseName } from '../../base/base-name.ts';
import type { Target } from '../../model/lines/target.ts';
import type { Line } from '../../syntax/config-file.ts';

export const HANDLER = 'hangup handler';

/** When the routine or the place of an option runs, where all applications with the letter agree. */
const moments: Readonly<Record<string, string>> = {
  U: 'at answer',
  M: 'at answer',
  G: 'at answer',
  b: 'before dialing',
  B: 'before dialing',
  F: 'after the call',
};

/** `Gosub`, `hangup handler`, `U of Dial, at answer`, `context in pjsip.conf`; undefined for a target that is only asked about. */
export function wayOf({ relation, construct }: Target, line: Line): string | undefined {
  const [, application, letter] = /^(\w+) option (\w)$/.exec(construct) ?? [];
  if (application !== undefined && letter !== undefined) {
    const moment = moments[letter];
    return `${letter} of ${application}${moment === undefined ? '' : `, ${moment}`}`;
  }
  const isBeside = line.file.dialect === 'config';
  switch (relation) {
    case 'test':
      return undefined;
    case 'handler':
      return construct.endsWith('push)') ? HANDLER : `${HANDLER} in place of another`;
    case 'lookup':
    case 'channel':
    case 'call':
    case 'jump':
    case 'macro':
    case 'include':
      return isBeside && construct !== 'queue member' ? `${construct} in ${baseName(line.file.path)}` : construct;
  }
}
