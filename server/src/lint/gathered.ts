/** What several rules look for in the lines of a context: found in one go, so that each rule visits only the lines that concern it. */

import { HINT, type Context, type Priority, type Rejection } from '../model/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { handlerChanges, type HandlerChange } from '../model/handler-changes.ts';
import { nameUses, type NameUse } from '../model/name-uses.ts';
import type { Line } from '../syntax/config-file.ts';
import { operandsOf, type Operands } from './expression-operands.ts';
import { extensionNames, type ExtensionName } from './extension-names.ts';
import type { Material } from './rule.ts';
import { dialStrings, evaluatedTexts, queries, shellCommands, type SinkText } from './sinks.ts';

/** A priority with what was found in it. */
export interface Found<T> {
  readonly priority: Priority;
  readonly found: T;
}

export interface Gathered extends Readonly<Record<Material, readonly unknown[]>> {
  readonly rejections: readonly Rejection[];
  /** Hangup handlers that are pushed, popped and wiped. */
  readonly handlerChanges: readonly Found<readonly HandlerChange[]>[];
  /** Names that other configuration files define. */
  readonly names: readonly { readonly line: Line; readonly use: NameUse }[];
  /** Operands of expressions. */
  readonly operands: readonly Found<Operands>[];
  /** Places where text of a caller would do harm. */
  readonly shellCommands: readonly Found<readonly SinkText[]>[];
  readonly dialStrings: readonly Found<readonly SinkText[]>[];
  readonly queries: readonly Found<readonly SinkText[]>[];
  readonly evaluatedTexts: readonly Found<readonly SinkText[]>[];
  /** Names of extensions that can be judged. */
  readonly extensionNames: readonly ExtensionName[];
}

/** What there is of each kind in a context; priorities in which nothing was found are left out. */
export function gathered(context: Context, dialplan: Dialplan): Gathered {
  return dialplan.tracker.remember(gatheredKey(context), () => {
    dialplan.context(context.name);
    const changes: Found<readonly HandlerChange[]>[] = [];
    const names: { line: Line; use: NameUse }[] = [];
    const operands: Found<Operands>[] = [];
    const sinks: Sinks = { shellCommands: [], dialStrings: [], queries: [], evaluatedTexts: [] };
    for (const priority of context.priorities()) {
      const { statement, line } = priority;
      const changed = handlerChanges(statement);
      if (changed.length > 0) changes.push({ priority, found: changed });
      for (const use of nameUses(statement)) names.push({ line, use });
      if (priority.number !== HINT && statement.data.text.includes('{')) addSinks(sinks, priority);
      const computed = operandsOf(statement, line.text);
      if (computed.oneSided.length > 0 || computed.bare.length > 0) operands.push({ priority, found: computed });
    }
    return {
      rejections: context.rejections,
      handlerChanges: changes,
      names,
      operands,
      ...sinks,
      extensionNames: [...extensionNames(context)],
    };
  });
}

type Sinks = Record<'shellCommands' | 'dialStrings' | 'queries' | 'evaluatedTexts', Found<readonly SinkText[]>[]>;

function addSinks(sinks: Sinks, priority: Priority): void {
  const add = (list: Found<readonly SinkText[]>[], found: readonly SinkText[]): void => {
    if (found.some(({ piece }) => piece.text.includes('$'))) list.push({ priority, found });
  };
  const commands = shellCommands(priority);
  add(sinks.shellCommands, commands);
  add(sinks.dialStrings, dialStrings(priority));
  add(sinks.queries, queries(priority));
  add(sinks.evaluatedTexts, evaluatedTexts(priority, commands));
}

/** What is gathered in a context is remembered under this key; once all rules have seen it nobody needs it. */
export function gatheredKey(context: Context): string {
  return context.key('gathered');
}
