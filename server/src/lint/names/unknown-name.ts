/** Whether a name is none of those that the other configuration files define, and nothing else is wrong with it that is told. */

import { isOdbcFunction } from '../../catalogue/third-party.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf } from '../../model/layout/category.ts';
import type { NameUse } from '../../model/lines/name-uses.ts';
import type { NamesOfKind } from '../../model/neighbors/names-of-kind.ts';
import type { Line } from '../../syntax/config-file.ts';
import { isPiped } from '../calls/pipes.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { misspelledName } from './misspelled-names.ts';

/** Whether a name that is written out is none of these, and no other mistake is why. */
export function isUnknownName(line: Line, use: NameUse, names: NamesOfKind, dialplan: Dialplan): boolean {
  if (use.isComputed || use.isTest || isPiped(line) || names.has(use.name)) return false;
  if (use.orName !== undefined && names.has(use.orName)) return false;
  if (use.kind === 'endpoint' && isWithoutType(use.name, dialplan)) return false;
  if (use.kind === 'odbc-function' && !hasKnownPrefix(use.name, names)) return false;
  if (isTemplateText(line.text) || isMangled(line.statement, line.text) || isHost(use)) return false;
  // `VoiceMail(u100)`: an option in front of the mailbox, which is told.
  if (/^voicemail$/i.test(use.construct) && /^[sub]\d{2}/.test(use.name)) return false;
  // So is a voicemail context in its place.
  if (/^voicemail(?:main)?$/i.test(use.construct) && /^default$/i.test(use.piece.text)) return false;
  // Half of a `${…}`, which is told by itself.
  return !/^(?:\$|[&%]?\{[^}]*\})/.test(use.name);
}

/** Whether a section of the name is there that does not say what it is, which is told of it. */
function isWithoutType(name: string, dialplan: Dialplan): boolean {
  return dialplan
    .neighborSections('pjsip.conf')
    .some(
      (each) =>
        each.name === name &&
        !each.isTemplate &&
        linesOf(each).every(({ statement }) => statement.kind !== 'setting' || !/^\s*type\s*$/i.test(statement.key.text)),
    );
}

/** Whether of a name that is not there the header of a section is told, which is the slip. */
export function isToldOfHeader(use: Pick<NameUse, 'kind' | 'name'>, dialplan: Dialplan): boolean {
  const names = dialplan.configured(use.kind);
  return misspelledName(use, dialplan, (place, each) => isUnknownName(place, each, names, dialplan)) !== undefined;
}

/** What chan_sip and chan_iax2 find in no file they take for a host and ask the network for. */
export function isHost(use: NameUse): boolean {
  return mayBeHost(use) && /[.:[\]]|^localhost$/i.test(use.name);
}

/** Whether a name may be that of a host nearby: a number is not. */
export function mayBeHost({ kind, name }: NameUse): boolean {
  return (kind === 'sip-peer' || kind === 'iax-peer') && !/^\d+$/.test(name);
}

/** Whether a function can be of func_odbc.conf and of nothing else, by what its name begins with. */
function hasKnownPrefix(name: string, names: NamesOfKind): boolean {
  const prefix = name.slice(0, name.indexOf('_') + 1);
  return isOdbcFunction(name) || names.all.some((each) => each.name.startsWith(prefix));
}
