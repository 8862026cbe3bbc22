/**
 * The configuration files beside a dialplan that name places in it: members of queues, contexts of endpoints.
 */

import { configurationRoles, foreignContextKeys } from '../catalogue/argument-roles.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { byRole, type Target } from './targets.ts';

export interface NeighborTarget {
  readonly line: Line;
  readonly target: Target;
}

const none: readonly Target[] = [];

/** The places that one line of such a file names. */
export function neighborTargets(line: Line): readonly Target[] {
  const { statement } = line;
  if (statement.kind !== 'setting') return none;
  const roles = configurationRoles[baseName(line.file.path)];
  const key = statement.key.text.toLowerCase();
  const role = roles !== undefined && Object.hasOwn(roles, key) ? roles[key] : roles?.['*'];
  if (role === undefined || statement.value.text.length === 0) return none;
  const targets: Target[] = [];
  byRole(role, statement.value, statement.key.text.toLowerCase(), targets);
  return targets;
}

/** Every place that the file names, in order. */
export function targetsInNeighbor(file: ConfigFile): NeighborTarget[] {
  return file.lines.flatMap((line) => neighborTargets(line).map((target) => ({ line, target })));
}

/** The contexts that a module makes or adds to because this file says so. */
export function foreignContexts(file: ConfigFile): string[] {
  const keys = foreignContextKeys[baseName(file.path)];
  if (keys === undefined) return [];
  return file.lines.flatMap(({ statement }) =>
    statement.kind === 'setting' && keys.includes(statement.key.text.toLowerCase()) ? statement.value.text.split('&') : [],
  );
}

/** Whether a file of this name can name places of a dialplan. */
export function isNeighborName(path: string): boolean {
  return Object.hasOwn(configurationRoles, baseName(path));
}

export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
