/** Whether the Asterisk that the user has knows an application or a function. */

import { asteriskVersions, type AsteriskVersion, type CatalogueEntry } from '../catalogue/catalogue.ts';
import type { RuleSettings } from './rule.ts';

/** Without a chosen version, everything from this one on counts. */
export const OLDEST_IN_USE = 18;

/** Whether the version in the settings has the entry; with `auto`, whether any version in use has it. */
export function isInVersion(entry: CatalogueEntry, { asteriskVersion }: Pick<RuleSettings, 'asteriskVersion'>): boolean {
  return asteriskVersion === 'auto'
    ? entry.in.some((version) => Number(version) >= OLDEST_IN_USE)
    : entry.in.includes(asteriskVersion);
}

/** What is wrong with an entry that the version does not have: "'X' is gone since Asterisk 21." */
export function absence(entry: CatalogueEntry, settings: Pick<RuleSettings, 'asteriskVersion'>): string {
  const wanted = settings.asteriskVersion === 'auto' ? Infinity : Number(settings.asteriskVersion);
  const [first] = entry.in;
  if (first !== undefined && Number(first) > wanted) return `'${entry.name}' does not exist before Asterisk ${first}.`;
  return `'${entry.name}' is gone since Asterisk ${removedIn(entry, wanted)}.`;
}

function removedIn(entry: CatalogueEntry, wanted: number): string {
  const documented = entry.moduleRemovedIn?.split('.')[0];
  if (documented !== undefined && Number(documented) <= wanted) return documented;
  const last = entry.in.at(-1);
  const after = asteriskVersions.findIndex((version) => version === last) + 1;
  return asteriskVersions[after] ?? (asteriskVersions.at(-1) as AsteriskVersion);
}
