/**
 * The configuration files beside a dialplan that name places in it: members of queues, contexts of endpoints.
 */

import { baseName } from '../../base/base-name.ts';
import type { Role } from '../../catalogue/arguments/argument-roles.ts';
import {
  configurationRoles,
  foreignContextKeys,
  variablesInConfiguration,
} from '../../catalogue/neighbors/configuration-roles.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Target } from '../lines/target.ts';
import { assignmentTargets, byRole } from '../lines/targets.ts';

export interface NeighborTarget {
  readonly line: Line;
  readonly target: Target;
}

const none: readonly Target[] = [];

/** The places that one line of such a file names; `name` is the one under which Asterisk reads the file. */
export function neighborTargets({ statement }: Pick<Line, 'statement'>, name: string): readonly Target[] {
  if (statement.kind !== 'setting') return none;
  const role = configurationRole(name, statement.key.text);
  const targets: Target[] = [];
  if (role !== undefined && statement.value.text.length > 0)
    byRole(role, statement.value, statement.key.text.toLowerCase(), targets);
  else if (variablesInConfiguration.has(statement.key.text.toLowerCase())) assignmentTargets(statement.value, targets);
  return targets.length === 0 ? none : targets;
}

/** What the value of a key means to the dialplan, in the file that Asterisk reads under this name. */
export function configurationRole(file: string, key: string): Role | undefined {
  const roles = Object.hasOwn(configurationRoles, file) ? configurationRoles[file] : undefined;
  const name = key.toLowerCase();
  return roles !== undefined && Object.hasOwn(roles, name) ? roles[name] : roles?.['*'];
}

/** Every place that the file names, in order. */
export function targetsInNeighbor(file: ConfigFile, name: string): NeighborTarget[] {
  return file.lines.flatMap((line) =>
    name === 'chan_dahdi.conf' && !isForChannel(line) ? [] : neighborTargets(line, name).map((target) => ({ line, target })),
  );
}

/**
 * Whether a line of chan_dahdi.conf sets up a channel: a setting is for the channels below it, up to where it is set again. dahdi_genconf
 * sets everything back behind each channel.
 */
// Asterisk: channels/chan_dahdi.c process_dahdi.
export function isForChannel({ file, number, statement }: Line): boolean {
  if (statement.kind !== 'setting') return true;
  const key = statement.key.text.trim().toLowerCase();
  for (const { statement: below } of file.lines.slice(number + 1)) {
    if (below.kind === 'directive') return true;
    if (below.kind !== 'setting') continue;
    const other = below.key.text.trim().toLowerCase();
    if (other === 'channel' || other === 'channels' || other === 'dahdichan' || other === 'crv') return true;
    if (other === key) break;
  }
  return !hasChannels(file);
}

/** Whether the channels are in the file itself; they may be in one that includes it. */
function hasChannels({ lines }: ConfigFile): boolean {
  return lines.some(
    ({ statement }) => statement.kind === 'setting' && /^(?:channels?|dahdichan|crv)$/i.test(statement.key.text.trim()),
  );
}

/** The contexts that a module makes or adds to because this file says so. */
export function foreignContexts(file: ConfigFile, name: string): string[] {
  const keys = Object.hasOwn(foreignContextKeys, name) ? foreignContextKeys[name] : undefined;
  if (keys === undefined) return [];
  return file.lines.flatMap(({ statement }) =>
    statement.kind === 'setting' && keys.includes(statement.key.text.toLowerCase()) ? statement.value.text.split('&') : [],
  );
}

/** The name that a file has where Asterisk reads it; on the way there people give `sip.conf.txt` to a `sip.conf`. */
export function nameInPlace(path: string): string {
  return baseName(path).replace(/\.txt$/, '');
}

/** Whether a file of this name can name places of a dialplan. */
export function isNeighborName(path: string): boolean {
  return Object.hasOwn(configurationRoles, baseName(path));
}
