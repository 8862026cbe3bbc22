/** The applications and functions that a name nobody knows may be a slip of, among those of the version in the settings. */

import { NearNames } from '../../base/near-names.ts';
import { applications, functions, type CatalogueEntry } from '../../catalogue/catalogue.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { isInVersion } from './version.ts';

/** By version: who types a name writes many that are none. */
type ByVersion = Map<RuleSettings['asteriskVersion'], NearNames>;

const applicationNames: ByVersion = new Map();
const functionNames: ByVersion = new Map();

/** The name of the closest application; undefined where none is near. */
export function nearestApplication(name: string, settings: RuleSettings): string | undefined {
  return namesIn(applicationNames, applications(), settings).closest(name);
}

/** The name of the closest function; undefined where none is near. */
export function nearestFunction(name: string, settings: RuleSettings): string | undefined {
  return namesIn(functionNames, functions(), settings).closest(name);
}

function namesIn(byVersion: ByVersion, entries: readonly CatalogueEntry[], settings: RuleSettings): NearNames {
  const { asteriskVersion } = settings;
  let names = byVersion.get(asteriskVersion);
  if (names === undefined) {
    names = new NearNames(entries.filter((each) => isInVersion(each, settings)).map((each) => each.name));
    byVersion.set(asteriskVersion, names);
  }
  return names;
}
