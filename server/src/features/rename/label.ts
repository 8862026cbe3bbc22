/** Renaming a label of an extension, in every context that has the line. */

import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import { prioritiesAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { targetMentions } from '../../model/names/mentions.ts';
import { resolve } from '../../model/names/resolve.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { entranceOf, mayEnter, originsOf, type Entrance } from './entering.ts';
import { HiddenUses } from './hidden.ts';
import { atLine, lineName, mayBeMeant, type Plan, type Refused, type Site } from './plan.ts';

/** @param at a line that has the label in its priority field. */
export function labelPlan(dialplan: Dialplan, at: Line): Plan | Refused {
  const label = labelOf(at)?.text;
  if (label === undefined) return { refused: 'This priority has no label.' };
  const { lines, extensions, contexts } = linesWith(dialplan, at, label);
  const [extension] = extensions;
  if (extension === undefined) return { refused: 'Asterisk drops this line, so its label names nothing.' };
  const entrance = entranceOf(dialplan, contexts, extension.compiled);
  const uses = useSites(dialplan, label, lines, entrance);
  if ('refused' in uses) return uses;
  const own = [...lines].flatMap((line) => ({ line, span: (labelOf(line) ?? line.statement.live).span() }));
  return {
    sites: [...own, ...uses],
    refusalOf: (newName) => (newName === label ? undefined : refusalOf(dialplan, newName, extensions, lines, entrance)),
  };
}

function labelOf({ statement }: Line): Piece | undefined {
  return statement.kind === 'exten' || statement.kind === 'same' ? statement.priority.label : undefined;
}

interface Labelled {
  readonly lines: ReadonlySet<Line>;
  readonly extensions: readonly Extension[];
  readonly contexts: ReadonlySet<Context>;
}

/**
 * The lines of one extension that have the label, in all contexts that share one of them through a template. A line that has it in vain,
 * since an earlier one has it, is among them: it would come into force otherwise.
 */
function linesWith(dialplan: Dialplan, at: Line, label: string): Labelled {
  const lines = new Set<Line>([at]);
  const extensions = new Set<Extension>();
  const contexts = new Set<Context>();
  // A set hands out what is added to it while it is gone through.
  for (const line of lines)
    for (const { context, name } of prioritiesAtLine(dialplan, line)) {
      contexts.add(context);
      for (const extension of context.named(name)) {
        if (extensions.has(extension)) continue;
        extensions.add(extension);
        for (const each of extension.priorities) if (labelOf(each.line)?.text === label) lines.add(each.line);
      }
    }
  return { lines, extensions: [...extensions], contexts };
}

function useSites(dialplan: Dialplan, label: string, lines: ReadonlySet<Line>, entrance: Entrance): readonly Site[] | Refused {
  const sites: Site[] = [];
  const hidden = new HiddenUses(dialplan, label);
  for (const { line, target } of targetMentions(dialplan)) {
    const written = target.priority;
    if (written === undefined || (!written.isComputed && written.piece.text !== label)) continue;
    const origins = originsOf(dialplan, line);
    if (written.isComputed) {
      if (!origins.some((origin) => mayEnter(target, origin, entrance))) continue;
      const found = hidden.look(line, written.piece);
      if (found !== undefined) return found;
      continue;
    }
    let isUse = false;
    let other: Priority | undefined;
    for (const origin of origins) {
      const found = resolve(dialplan, target, origin);
      if (found.kind === 'priority' && lines.has(found.priority.line)) isUse = true;
      else if (found.kind === 'priority') other = found.priority;
      else if (found.kind === 'unknowable' && mayEnter(target, origin, entrance))
        return mayBeMeant(line, target.piece.text, label);
    }
    if (!isUse) continue;
    if (other !== undefined)
      return {
        refused: `${lineName(line)} goes to '${label}' here, but to ${atLine(other.line)} in another context that has the line too.`,
      };
    sites.push({ line, span: written.piece.span() });
  }
  return hidden.heldIn() ?? sites;
}

function refusalOf(
  dialplan: Dialplan,
  newName: string,
  extensions: readonly Extension[],
  lines: ReadonlySet<Line>,
  entrance: Entrance,
): string | undefined {
  // Asterisk reads a number wherever a target begins with a digit or a sign.
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(newName))
    return `'${newName}' cannot be a label: it begins with a letter and has letters, digits, dashes, dots and underscores.`;
  for (const { priorities } of extensions)
    for (const { line } of priorities)
      if (labelOf(line)?.text === newName) return `${lineName(line)} has the label '${newName}' already.`;
  for (const { line, target } of targetMentions(dialplan)) {
    if (target.priority?.isComputed !== false || target.priority.piece.text !== newName) continue;
    for (const origin of originsOf(dialplan, line)) {
      const found = resolve(dialplan, target, origin);
      if (found.kind === 'priority' && !lines.has(found.priority.line) && mayEnter(target, origin, entrance))
        return `${lineName(line)} goes to the label '${newName}' on ${atLine(found.priority.line)}, and might go here then.`;
    }
  }
  return undefined;
}
