/** Whether the Asterisk that the user has knows an application or a function, has done with it, or warns of it. */

import {
  asteriskVersions,
  type Application,
  type AsteriskVersion,
  type CatalogueEntry,
  type DialplanFunction,
} from '../../catalogue/catalogue.ts';
import { deprecatedIn, successorOf } from '../../catalogue/successors.ts';
import type { RuleSettings } from '../rule-settings.ts';

/** Without a chosen version, everything from this one on counts. */
export const OLDEST_IN_USE = 18;

type Settings = Pick<RuleSettings, 'asteriskVersion'>;

/** Whether the version in the settings has the entry; with `auto`, whether any version in use has it. */
export function isInVersion(entry: CatalogueEntry, { asteriskVersion }: Settings): boolean {
  return asteriskVersion === 'auto'
    ? entry.in.some((version) => Number(version) >= OLDEST_IN_USE)
    : entry.in.includes(asteriskVersion);
}

/** What is wrong with an entry that is newer than the version in the settings; undefined for any other. */
export function notYet(entry: CatalogueEntry, { asteriskVersion }: Settings): string | undefined {
  const [first] = entry.in;
  if (asteriskVersion === 'auto' || first === undefined || Number(first) <= Number(asteriskVersion)) return undefined;
  return `'${entry.name}' does not exist before Asterisk ${first}.`;
}

/** That an entry is gone. */
export interface Removal {
  readonly message: string;
  /** Whether some version in use has the entry, while it is not known which one the user has. */
  readonly isElsewhere: boolean;
}

/** An entry that the version in the settings has no more; with `auto`, the newest version. */
export function removalOf(entry: Application | DialplanFunction, settings: Settings): Removal | undefined {
  const { asteriskVersion } = settings;
  const version = asteriskVersion === 'auto' ? (asteriskVersions.at(-1) as AsteriskVersion) : asteriskVersion;
  const last = entry.in.at(-1);
  if (last === undefined || Number(last) >= Number(version)) return undefined;
  return {
    message: `'${entry.name}' ${goneSince(entry, last, Number(version))}${successorText(entry, 'took')}.`,
    isElsewhere: asteriskVersion === 'auto' && isInVersion(entry, settings),
  };
}

/** What is wrong with an entry that the version in the settings has and warns of; undefined for one in good standing, or one that is gone. */
export function deprecationOf(entry: Application | DialplanFunction, { asteriskVersion }: Settings): string | undefined {
  const version = asteriskVersion === 'auto' ? (asteriskVersions.at(-1) as AsteriskVersion) : asteriskVersion;
  const since = deprecatedIn(entry);
  if (since === undefined || since > Number(version) || !entry.in.includes(version)) return undefined;
  const [oldest] = asteriskVersions;
  const when = since <= Number(oldest) ? '' : ` since Asterisk ${since}`;
  return `'${entry.name}' is deprecated${when}${successorText(entry, 'takes')}.`;
}

function successorText(entry: Application | DialplanFunction, takes: string): string {
  const name = successorOf(entry)?.name;
  return name === undefined ? '' : `; '${name}' ${takes} its place`;
}

/** Since when an entry is gone, as far as the covered versions tell. */
function goneSince(entry: CatalogueEntry, last: AsteriskVersion, wanted: number): string {
  const documented = entry.moduleRemovedIn?.split('.')[0];
  if (documented !== undefined && Number(documented) <= wanted) return `is gone since Asterisk ${documented}`;
  const next = asteriskVersions[asteriskVersions.indexOf(last) + 1];
  return Number(next) === Number(last) + 1 ? `is gone since Asterisk ${next ?? ''}` : `is not in Asterisk ${next ?? ''} any more`;
}
