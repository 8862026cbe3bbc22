/** Renaming an extension of a context: a number, a word, or a pattern. */

import type { Context } from '../../model/contexts/context.ts';
import { splitCallerId, type Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { targetMentions } from '../../model/names/mentions.ts';
import { candidates, reachOf } from '../../model/names/reach.ts';
import { resolve } from '../../model/names/resolve.ts';
import type { Origin } from '../../model/names/search.ts';
import type { Line } from '../../syntax/config-file.ts';
import { compileName, matches, storedName, type CompiledName } from '../../syntax/pattern.ts';
import { specialExtensions } from '../descriptions/special-extensions.ts';
import { contextFit, entranceOf, originsOf, type Entrance } from './entering.ts';
import { HiddenUses } from './hidden.ts';
import { atLine, lineName, mayBeMeant, type Plan, type Refused, type Site } from './plan.ts';

export function extensionPlan(dialplan: Dialplan, context: Context, name: string): Plan | Refused {
  if (Object.hasOwn(specialExtensions, name))
    return { refused: `The extension '${name}' has a meaning of its own for Asterisk and cannot be renamed.` };
  const compiled = compileName(storedName(name));
  const contexts = contextsWith(dialplan, context, compiled.key);
  const own = ownSites(contexts, compiled.key);
  if ('refused' in own) return own;
  const extensions = new Set([...contexts].flatMap((each) => each.named(name)));
  const entrance = entranceOf(dialplan, contexts, compiled);
  const uses = usesOf(dialplan, { compiled, contexts, extensions, entrance });
  if ('refused' in uses) return uses;
  return {
    sites: [...own, ...uses.sites],
    refusalOf: (newName) => refusalOf(dialplan, newName, { compiled, contexts, extensions, entrance }, uses),
  };
}

interface Subject {
  readonly compiled: CompiledName;
  readonly contexts: ReadonlySet<Context>;
  readonly extensions: ReadonlySet<Extension>;
  readonly entrance: Entrance;
}

/** The context and those that share lines of the extension with it through a template. */
function contextsWith(dialplan: Dialplan, context: Context, key: string): ReadonlySet<Context> {
  const contexts = new Set([context]);
  // A set hands out what is added to it while it is gone through.
  for (const each of contexts)
    for (const extension of each.withKey(key))
      for (const { line } of extension.priorities) for (const other of dialplan.contextsAt(line)) contexts.add(other);
  return contexts;
}

/** The `exten` lines of the extension, those that Asterisk drops among them. */
function ownSites(contexts: Iterable<Context>, key: string): readonly Site[] | Refused {
  const sites: Site[] = [];
  for (const context of contexts) {
    for (const extension of context.withKey(key))
      for (const { line } of extension.priorities)
        if (line.statement.kind === 'exten' && line.statement.extension.text.includes('${'))
          return { refused: `${lineName(line)} has this extension through a global variable, which would not be renamed.` };
    for (const line of context.lines()) {
      if (line.statement.kind !== 'exten') continue;
      const { extension } = line.statement;
      const name = extension.slice(0, splitCallerId(extension.text).name.length).trim();
      if (compileName(storedName(name.text)).key === key) sites.push({ line, span: name.span() });
    }
  }
  return sites;
}

interface Uses {
  readonly sites: readonly Site[];
  /** Numbers that only the pattern makes it answer. */
  readonly numbers: readonly { readonly line: Line; readonly number: string }[];
  /** The contexts in which it was searched for. */
  readonly searched: ReadonlySet<Context>;
}

function usesOf(dialplan: Dialplan, subject: Subject): Uses | Refused {
  const { compiled, entrance, extensions } = subject;
  const sites: Site[] = [];
  const numbers: { line: Line; number: string }[] = [];
  const searched = new Set<Context>(subject.contexts);
  const hidden = new HiddenUses(dialplan, compiled.name);
  const hiddenContexts = new HiddenUses(dialplan, [...subject.contexts][0]?.name ?? '');
  for (const { line, target } of targetMentions(dialplan)) {
    const written = target.extension;
    if (written === undefined) continue;
    const isNamed = !written.isComputed && compileName(written.piece.text).key === compiled.key;
    if (!isNamed && !written.isComputed && !matches(compiled, written.piece.text)) continue;
    if (written.isComputed && compiled.isPattern) continue;
    let isUse = false;
    let isOther = false;
    for (const origin of originsOf(dialplan, line)) {
      const fit = contextFit(target, origin, entrance);
      if (fit === 'no') continue;
      if (written.isComputed) {
        const found = hidden.look(line, written.piece);
        if (found !== undefined) return found;
      } else if (target.context?.isComputed === true) {
        if (!isNamed) continue;
        if (fit === 'yes') return mayBeMeant(line, target.piece.text, compiled.name);
        const found = hiddenContexts.look(line, target.context.piece);
        if (found !== undefined) return found;
      } else {
        const found = entered(dialplan, target, origin);
        if (found === undefined) continue;
        if (extensions.has(found.extension)) {
          isUse = true;
          searched.add(found.context);
        } else isOther = true;
      }
    }
    if (!isUse) continue;
    if (!isNamed) numbers.push({ line, number: written.piece.text });
    else if (isOther)
      return {
        refused: `${lineName(line)} means this '${compiled.name}' here, but another one in another context that has the line too.`,
      };
    else sites.push({ line, span: written.piece.span() });
  }
  return hidden.heldIn() ?? hiddenContexts.heldIn() ?? { sites, numbers, searched };
}

/** The extension that a target with a written extension enters, or would if it had the priority. */
function entered(
  dialplan: Dialplan,
  target: Target,
  origin: Origin | undefined,
): { readonly context: Context; readonly extension: Extension } | undefined {
  const found = resolve(dialplan, target, origin);
  if (!('context' in found) || found.context === undefined) return undefined;
  const { context } = found;
  const answering = candidates(dialplan, context, target.extension?.piece.text ?? '');
  const extension =
    found.kind === 'priority' ? answering.find(({ priorities }) => priorities.includes(found.priority)) : answering[0];
  return extension === undefined ? undefined : { context, extension };
}

function refusalOf(
  dialplan: Dialplan,
  newName: string,
  subject: Subject,
  { numbers, searched, sites }: Uses,
): string | undefined {
  const { compiled } = subject;
  const spelling = spellingOf(compiled, newName);
  if (spelling !== undefined) return spelling;
  const renamed = compileName(newName);
  if (renamed.key === compiled.key) return undefined;
  for (const context of subject.contexts) {
    const [there] = context.withKey(renamed.key);
    const line = there?.priorities[0]?.line;
    if (line !== undefined)
      return `${lineName(line)} has the extension '${newName}' in '${context.name}' already; the two would become one.`;
  }
  for (const { line, number } of numbers)
    if (!matches(renamed, number)) return `${lineName(line)} goes to '${number}' here, which '${newName}' does not match.`;
  if (renamed.isPattern) return undefined;
  for (const context of sites.length === 0 ? [] : searched)
    for (const each of reachOf(dialplan, context).contexts) {
      if (subject.contexts.has(each)) break;
      const [first] = each.matching(newName);
      const line = first?.priorities[0]?.line;
      if (line !== undefined)
        return `'${newName}' in '${context.name}' is answered on ${atLine(line)} before a search comes here.`;
    }
  return takenOver(dialplan, newName, subject);
}

/** The refusal for a use of the new name that leads elsewhere at present and would lead here. */
function takenOver(dialplan: Dialplan, newName: string, { entrance }: Subject): string | undefined {
  for (const { line, target } of targetMentions(dialplan)) {
    if (target.extension?.isComputed !== false || target.extension.piece.text !== newName) continue;
    for (const origin of originsOf(dialplan, line)) {
      if (contextFit(target, origin, entrance) !== 'yes') continue;
      const line2 = entered(dialplan, target, origin)?.extension.priorities[0]?.line;
      if (line2 !== undefined) return `${lineName(line)} goes to '${newName}' on ${atLine(line2)}, and would go here then.`;
    }
  }
  return undefined;
}

function spellingOf(compiled: CompiledName, newName: string): string | undefined {
  if (Object.hasOwn(specialExtensions, newName)) return `The extension '${newName}' has a meaning of its own for Asterisk.`;
  if (!compiled.isPattern) {
    if (newName.startsWith('_'))
      return `'${newName}' is a pattern, and '${compiled.name}' is called by its name; a pattern cannot be.`;
    return /^[\p{L}\p{N}*#+][\p{L}\p{N}_*#+.-]*$/u.test(newName)
      ? undefined
      : `'${newName}' cannot be an extension: use letters, digits, and * # + - _ and dots.`;
  }
  if (!newName.startsWith('_')) return `A pattern begins with an underscore: '_${newName}'.`;
  if (!/^_[\p{L}\p{N}*#+\-[\].!]+$/u.test(newName) || compileName(newName).positions.some(({ kind }) => kind === 'malformed'))
    return `'${newName}' is no pattern that Asterisk understands.`;
  return undefined;
}
