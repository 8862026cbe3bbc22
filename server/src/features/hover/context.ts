/** A context: who comes here, what it includes, and the comment above it. */

import { baseName } from '../../base/base-name.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { documentationAbove, proseOf } from '../../model/lines/doc-comments.ts';
import { placeOf as placeOfPriority } from '../../model/names/place.ts';
import { candidates } from '../../model/names/reach.ts';
import { computedUseOf, switchesTo, usesOfContext, type Use } from '../../model/names/uses.ts';
import { routineAt, type Routine } from '../../model/routines/subroutines.ts';
import { code, count, names, paragraphs, plainLines } from '../descriptions/markdown.ts';
import { routinesCalled, routineText } from '../descriptions/routine.ts';
import { specialExtensions } from '../descriptions/special-extensions.ts';

/** What is said of a section header: a context, or a section that is none. */
export function sectionText(dialplan: Dialplan, name: string): string | undefined {
  const context = dialplan.context(name);
  if (context !== undefined) return contextText(dialplan, context);
  const category = dialplan.layout.categories.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (category === undefined) return undefined;
  switch (name.toLowerCase()) {
    case 'general':
      return 'Settings of the dialplan as a whole.';
    case 'globals':
      return `Global variables: ${count(dialplan.globals.size, 'name')}.`;
    default: {
      if (!category.isTemplate) return undefined;
      const heirs = dialplan.layout.categories.filter(
        (each) => each !== category && each.fragments.some((fragment) => category.fragments.includes(fragment)),
      );
      return paragraphs(
        `**Template** ${code(category.name)}`,
        documented(documentationAbove(category.header)?.text),
        heirs.length === 0 ? 'No section uses it.' : `Used by ${names(heirs.map((each) => each.name))}.`,
      );
    }
  }
}

/** What is said of the name of a context that no file here opens. */
export function missingContextText(dialplan: Dialplan, name: string): string {
  const why = dialplan.isForeign(name)
    ? 'made by a module of Asterisk or in another language.'
    : `no file here opens it${dialplan.isIncomplete ? '; a part of the dialplan is not here' : ''}.`;
  return `**Context** ${code(name)}: ${why}`;
}

export function contextText(dialplan: Dialplan, context: Context): string {
  const uses = usesOfContext(dialplan, context.name);
  const routine = routineIn(dialplan, context, uses);
  const documentation = context.headers
    .map((header) => documentationAbove(header))
    .map((above) => above && (routine === undefined ? above.text : proseOf(above)))
    .find((text) => text !== undefined && text !== '');
  const includes = context.includes.map(({ target }) => target);
  const includers = dialplan.includersOf(context.name).map(({ name }) => name);
  return paragraphs(
    `**Context** ${code(context.name)}: ${extensionsOf(context)}`,
    documented(documentation),
    routine === undefined ? undefined : routineText(routine, isMacro(uses) ? 'Macro' : 'Subroutine'),
    comesFrom(uses),
    uses.length === 0 && includers.length === 0 && !hasOtherWays(dialplan, context)
      ? 'Nothing in this dialplan names it.'
      : undefined,
    includes.length === 0 ? undefined : `Includes ${names(includes)}.`,
    includers.length === 0 ? undefined : `Included by ${names(includers)}.`,
  );
}

/** How many extensions there are, and their names, those of a special meaning last. */
function extensionsOf({ extensions }: Context): string {
  const number = count(extensions.length, 'extension');
  const all = [...new Set(extensions.map(({ name }) => name))];
  const isSpecial = (name: string): boolean => name !== 's' && Object.hasOwn(specialExtensions, name);
  const ordered = [...all.filter((name) => !isSpecial(name)), ...all.filter(isSpecial)];
  return ordered.length === 0 ? number : `${number}, ${names(ordered)}`;
}

function documented(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : plainLines(text);
}

/** The routine that is called, where all who call the context mean the same one; that at `s` where it cannot be told. */
function routineIn(dialplan: Dialplan, context: Context, uses: readonly Use[]): Routine | undefined {
  if (!uses.some(({ target }) => target.relation === 'call' || target.relation === 'handler' || target.relation === 'macro'))
    return undefined;
  const [called, ...others] = routinesCalled(dialplan, uses);
  if (called !== undefined) return others.length === 0 ? called : undefined;
  for (const extension of candidates(dialplan, context, 's')) {
    const priority = extension.priority(1);
    if (priority !== undefined) return routineAt(dialplan, { ...placeOfPriority(priority), context });
  }
  return undefined;
}

/** Whether all who call the context do so with Macro. */
function isMacro(uses: readonly Use[]): boolean {
  return uses.every(({ target: { relation } }) => relation !== 'call' && relation !== 'handler');
}

/** Whether a switch searches the context, or a module of Asterisk uses it, or a name that is put together in a call may mean it. */
function hasOtherWays(dialplan: Dialplan, { name }: Context): boolean {
  return dialplan.isForeign(name) || [...switchesTo(dialplan, name)].length > 0 || computedUseOf(dialplan, name) !== undefined;
}

/** Who names the context, told apart by what they do with it; undefined where nobody does. */
function comesFrom(uses: readonly Use[]): string | undefined {
  if (uses.length === 0) return undefined;
  const parts: string[] = [];
  const add = (what: string, relations: readonly string[]): void => {
    const found = uses.filter(({ target }) => relations.includes(target.relation));
    if (found.length === 0) return;
    const from = [...new Set(found.map(({ priority, line }) => priority?.context.name ?? baseName(line.file.path)))];
    parts.push(`- ${what} in ${count(found.length, 'place')}, by ${names(from)}`);
  };
  add('Gone to', ['jump']);
  add('Called as a subroutine', ['call']);
  add('Pushed as a hangup handler', ['handler']);
  add('Called as a macro', ['macro']);
  add('Entered by new channels', ['channel']);
  add('Named', ['lookup']);
  add('Asked for', ['test']);
  return parts.join('\n');
}
