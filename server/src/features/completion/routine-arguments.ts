/** What is passed to a subroutine: the names of its arguments to fill in, and what a caller can hand on. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { Target } from '../../model/lines/target.ts';
import { reachOf } from '../../model/names/reach.ts';
import { variablesSetIn } from '../../model/names/variable-uses.ts';
import { argumentName, routineOf } from '../../model/routines/subroutines.ts';
import { argumentNumbers, routineSignature } from '../descriptions/routine.ts';
import { escaped, type Probe } from './probe.ts';
import { ownRoutine } from './scope.ts';

/** Undefined where the cursor is in no argument of a subroutine, or in a part of one. */
export function routineArgumentItems(probe: Probe, targets: readonly Target[]): CompletionItem[] | undefined {
  for (const target of targets) {
    const { relation } = target;
    if (relation !== 'call' && relation !== 'handler' && relation !== 'macro') continue;
    const index = target.arguments?.findIndex((argument) => probe.isIn(argument)) ?? -1;
    const piece = target.arguments?.[index];
    if (piece === undefined || !/^[$]?[{]?[\w()]*[}]?$/.test(probe.text(piece).trim())) continue;
    return argumentItems(probe, target, index);
  }
  return undefined;
}

function argumentItems(probe: Probe, target: Target, index: number): CompletionItem[] {
  const args = target.arguments ?? [];
  const piece = args[index];
  if (piece === undefined) return [];
  const range = probe.range(piece.trim());
  const routine = routineOf(probe.dialplan, target, probe.origin);
  const wanted = routine === undefined ? undefined : argumentName(routine, index + 1);
  const items: CompletionItem[] = [];
  const remaining =
    routine === undefined || index < args.length - 1 || probe.text(piece).trim() !== ''
      ? []
      : Array.from(
          { length: Math.max(0, routine.required - index) },
          (_, i) => argumentName(routine, index + 1 + i) ?? `ARG${index + 1 + i}`,
        );
  if (routine !== undefined && remaining.length > 0)
    items.push(
      probe.item(
        remaining.join(target.separator),
        CompletionItemKind.Snippet,
        range,
        remaining.map((name, i) => `\${${i + 1}:${escaped(name)}}`).join(target.separator),
        0,
        { detail: routineSignature(routine) },
      ),
    );
  const add = (text: string, detail: string, rank: number): void => {
    const name = /^\$\{(\w+)/.exec(text)?.[1] ?? '';
    const isWanted = wanted?.toLowerCase() === name.toLowerCase();
    if (!items.some(({ label }) => label === text))
      items.push(probe.item(text, CompletionItemKind.Variable, range, escaped(text), isWanted ? 0 : rank, { detail }));
  };
  const own = ownRoutine(probe);
  if (own !== undefined)
    for (const number of argumentNumbers(own))
      add(`\${ARG${number}}`, argumentName(own, number) ?? 'an argument of this subroutine', 2);
  if (probe.origin !== undefined)
    for (const context of reachOf(probe.dialplan, probe.origin.context).contexts)
      for (const name of variablesSetIn(context)) add(`\${${name}}`, `set in ${context.name}`, 2);
  add('${EXTEN}', 'the number that was dialed', 1);
  add('${CALLERID(num)}', 'the number of the caller', 1);
  add('${CALLERID(name)}', 'the name of the caller', 2);
  return items;
}
