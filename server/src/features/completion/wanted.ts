/** Extensions and labels that others lead to and that are not there yet. */

import { baseName } from '../../base/base-name.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { candidates } from '../../model/names/reach.ts';
import { usesBeside } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import { valuesOf } from './comparisons.ts';

interface Use {
  readonly target: Target;
  readonly line: Line;
  readonly priority: Priority | undefined;
}

/** The extensions of a context that are jumped to, called or dialed by name and that it has not, each with who leads there. */
export function wantedExtensions(dialplan: Dialplan, context: Context): Map<string, string> {
  const wanted = new Map<string, string>();
  const there = new Set<string>();
  for (const { target, line } of usesOf(dialplan, context))
    for (const name of extensionsMeant(target)) {
      if (there.has(name) || wanted.has(name)) continue;
      if (candidates(dialplan, context, name).length > 0) there.add(name);
      else wanted.set(name, from(target, line));
    }
  return wanted;
}

/** The extension that a target names; several for `s-${DIALSTATUS}`, of which it is known what can come out. */
function extensionsMeant({ extension, impliedExtension }: Target): string[] {
  const text = extension?.piece.text ?? impliedExtension ?? '';
  const computed = /^([A-Za-z0-9][\w.-]*)\$\{(\w+)\}$/.exec(text);
  const names = computed === null ? [text] : valuesOf(computed[2] ?? '').map((value) => `${computed[1] ?? ''}${value}`);
  return names.filter((name) => /^[A-Za-z0-9*#+][\w*#+.-]*$/.test(name));
}

/** The labels of an extension that are jumped to and that it has not. */
export function wantedLabels(dialplan: Dialplan, context: Context, extension: string): Map<string, string> {
  const wanted = new Map<string, string>();
  const there = new Set(context.named(extension).flatMap(({ priorities }) => priorities.map(({ label }) => label)));
  for (const { target, line, priority } of usesOf(dialplan, context)) {
    const label = target.priority;
    if (label === undefined || label.isComputed || !/^[A-Za-z_][\w.-]*$/.test(label.piece.text)) continue;
    const named = target.extension?.piece.text ?? target.impliedExtension ?? priority?.name;
    if (named === extension && !there.has(label.piece.text) && !wanted.has(label.piece.text))
      wanted.set(label.piece.text, from(target, line));
  }
  return wanted;
}

function* usesOf(dialplan: Dialplan, context: Context): Generator<Use> {
  for (const { target, priority } of dialplan.usesOf(context.name)) yield { target, priority, line: priority.line };
  yield* usesBeside(dialplan, context.name);
}

function from({ construct }: Target, line: Line): string {
  return `${construct} in ${baseName(line.file.path)}, line ${line.number + 1}`;
}
