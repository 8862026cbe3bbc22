/**
 * Which variables a line reads and sets, with their places: what definition, references and completion ask of it.
 */

import type { Span } from '../../base/span.ts';
import { variablesInConfiguration } from '../../catalogue/neighbors/configuration-roles.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Context } from '../contexts/context.ts';
import type { Dialplan } from '../dialplan.ts';
import { variablesSet } from '../lines/assignments.ts';
import { factsOf } from '../lines/facts.ts';
import { variablesRead } from '../values/values.ts';

export interface VariableUse {
  /** Without the underscores in front that hand a variable on to new channels. */
  readonly name: string;
  readonly span: Span;
  readonly access: 'read' | 'write';
}

/** The variables that a line of a dialplan file reads and sets; computed names are left out. */
export function variableUses(dialplan: Dialplan, line: Line): VariableUse[] {
  const { statement } = line;
  const uses: VariableUse[] = [];
  const read = (piece: Piece): void => {
    for (const { name, isComputed } of variablesRead(piece))
      if (!isComputed && name.text.length > 0) uses.push({ name: name.text, span: name.span(), access: 'read' });
  };
  switch (statement.kind) {
    case 'exten':
    case 'same':
      read(statement.extension);
      read(statement.data);
      for (const name of variablesSet(factsOf(statement).call)) {
        // A function that sets a variable takes its name as others do that read one.
        const at = uses.findIndex(({ span }) => span.start === name.span().start);
        if (at >= 0) uses.splice(at, 1);
        uses.push({ name: name.text, span: name.span(), access: 'write' });
      }
      return uses;
    case 'setting':
      read(statement.value);
      if (isGlobal(dialplan, line)) {
        const underscores = /^_{0,2}/.exec(statement.key.text)?.[0].length ?? 0;
        const name = statement.key.slice(underscores);
        uses.push({ name: name.text, span: name.span(), access: 'write' });
      }
      return uses;
    case 'include':
    case 'switch':
    case 'ignorepat':
      read(statement.value);
      return uses;
    case 'blank':
    case 'section':
    case 'directive':
    case 'autohints':
    case 'invalid':
      return uses;
  }
}

/** Whether a line stands in `[globals]`. */
export function isGlobal(dialplan: Dialplan, line: Line): boolean {
  return dialplan.categoriesAt(line).some(({ name }) => name.toLowerCase() === 'globals');
}

/** Every place where a variable of this name is read or set, in load order. The text of each line is looked at, and few lines are read. */
export function* usesOfVariable(
  dialplan: Dialplan,
  name: string,
  files: Iterable<ConfigFile> = dialplan.layout.files,
): Generator<{ readonly line: Line; readonly use: VariableUse }> {
  for (const file of files)
    for (const line of file.lines)
      if (line.text.includes(name)) for (const use of variableUses(dialplan, line)) if (use.name === name) yield { line, use };
}

const setInContext = new WeakMap<Context, ReadonlySet<string>>();

/** The names of the variables that the lines of a context set. */
export function variablesSetIn(context: Context): ReadonlySet<string> {
  let names = setInContext.get(context);
  if (names === undefined) {
    const found = new Set<string>();
    for (const { statement } of context.priorities()) {
      const { call } = factsOf(statement);
      if (call.roles !== undefined) for (const name of variablesSet(call)) found.add(name.text);
    }
    names = found;
    setInContext.set(context, names);
  }
  return names;
}

/** The variables that files beside the dialplan give to channels, without the underscores in front. */
export function variablesSetBeside(dialplan: Dialplan): ReadonlySet<string> {
  return dialplan.tracker.remember('variables set beside', () => {
    const names = new Set<string>();
    for (const file of dialplan.neighbors)
      for (const { statement } of file.lines)
        if (statement.kind === 'setting' && variablesInConfiguration.has(statement.key.text.toLowerCase()))
          names.add((statement.value.text.split('=')[0] ?? '').trim().replace(/^_{1,2}/, ''));
    return names;
  });
}
