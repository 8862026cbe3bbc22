/** Which targets can enter an extension, as far as their text tells: where a name may be meant that nothing resolves. */

import type { Context } from '../../model/contexts/context.ts';
import { originsAt } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { possibilityOf } from '../../model/names/possible-text.ts';
import { allIncluders, reachOf } from '../../model/names/reach.ts';
import type { Origin } from '../../model/names/search.ts';
import type { Line } from '../../syntax/config-file.ts';
import { matches, overlap, type CompiledName } from '../../syntax/pattern.ts';

/** An extension of one or several contexts, and from where it is searched. */
export interface Entrance {
  readonly compiled: CompiledName;
  /** The names of contexts from which a search comes to it. */
  readonly entered: ReadonlySet<string>;
  /** The names of contexts whose relative targets are searched there. */
  readonly near: ReadonlySet<string>;
}

export function entranceOf(dialplan: Dialplan, contexts: Iterable<Context>, compiled: CompiledName): Entrance {
  const entered = new Set<string>();
  const near = new Set<string>();
  for (const context of contexts)
    for (const each of [context, ...allIncluders(dialplan, context)]) {
      entered.add(each.name);
      // While an included context runs, the channel stays in the one that includes it.
      for (const { name } of reachOf(dialplan, each).contexts) near.add(name);
    }
  return { compiled, entered, near };
}

/** How the context of a target fits: `computed` says that it is a variable's whole value, so that anything fits. */
export function contextFit(target: Target, origin: Origin | undefined, { entered, near }: Entrance): 'yes' | 'no' | 'computed' {
  const written = target.context;
  if (written === undefined) return origin !== undefined && near.has(origin.context.name) ? 'yes' : 'no';
  if (!written.isComputed) return entered.has(written.piece.text) ? 'yes' : 'no';
  for (const name of entered) {
    const possibility = possibilityOf(written.piece, name);
    if (possibility === 'may') return 'yes';
    if (possibility !== 'never') return 'computed';
  }
  return 'no';
}

/** Whether a target of the line can enter the extension; what is computed can be anything that fits. */
export function mayEnter(target: Target, origin: Origin | undefined, entrance: Entrance): boolean {
  if (contextFit(target, origin, entrance) === 'no') return false;
  const { compiled } = entrance;
  const written = target.extension;
  if (written === undefined) {
    if (target.impliedExtension !== undefined) return matches(compiled, target.impliedExtension);
    return origin === undefined || origin.extension.key === compiled.key || overlap(origin.extension, compiled);
  }
  if (!written.isComputed) return matches(compiled, written.piece.text);
  return compiled.isPattern || possibilityOf(written.piece, compiled.name) !== 'never' || written.piece.text === '${EXTEN}';
}

/** Where a target on a line starts from, once for each context that has the line; one undefined origin beside the dialplan. */
export function originsOf(dialplan: Dialplan, line: Line): readonly (Origin | undefined)[] {
  return line.file.dialect === 'config' ? [undefined] : originsAt(dialplan, line);
}
