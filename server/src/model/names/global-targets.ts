/** The places that global variables name: `TRANSFER_CONTEXT = internal` in `[globals]`. */

import { variableRoles } from '../../catalogue/arguments/argument-roles.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';
import type { Dialplan } from '../dialplan.ts';
import { linesOf, type Category } from '../layout/category.ts';
import type { Target } from '../lines/target.ts';
import { byRole } from '../lines/targets.ts';
import { isGlobals } from '../layout/sections.ts';
import { isGlobal } from './variable-uses.ts';

const none: readonly never[] = [];

/** The targets of one line: those that the value of a global variable names, or none. `statement` is what the line is taken to say. */
export function globalTargets(dialplan: Dialplan, line: Line, statement = line.statement): readonly Target[] {
  return hasRole(statement) && isGlobal(dialplan, line) ? targetsOf(statement) : none;
}

interface GlobalUse {
  readonly line: Line;
  readonly target: Target;
}

/** By the sections of a dialplan, which are others whenever a line in them is. */
const inSections = new WeakMap<readonly Category[], readonly GlobalUse[]>();

/** Every place that a global variable names. */
export function globalUses(dialplan: Dialplan): readonly GlobalUse[] {
  if (!Object.keys(variableRoles).some((name) => dialplan.globals.has(name))) return none;
  const sections = dialplan.settingSections;
  let uses = inSections.get(sections);
  if (uses === undefined) {
    uses = sections
      .filter(isGlobals)
      .flatMap(linesOf)
      .filter(({ statement }) => hasRole(statement))
      .flatMap((line) => targetsOf(line.statement).map((target) => ({ line, target })));
    inSections.set(sections, uses);
  }
  return uses;
}

function hasRole(statement: Statement): boolean {
  return statement.kind === 'setting' && statement.value.text !== '' && Object.hasOwn(variableRoles, nameOf(statement.key.text));
}

function targetsOf(statement: Statement): readonly Target[] {
  if (statement.kind !== 'setting') return none;
  const name = nameOf(statement.key.text);
  const role = variableRoles[name];
  const targets: Target[] = [];
  if (role !== undefined) byRole(role, statement.value, name, targets);
  return targets;
}

function nameOf(key: string): string {
  return key.replace(/^_{1,2}/, '');
}
