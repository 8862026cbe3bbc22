// Feature: Code Lens
//
// Above each context, what leads to it: `3 callers · 2 arguments · returns` above a subroutine, `hangup handler, pushed in 2 places` above a
// handler, `included by 2 contexts`, or `not referenced`, and `not referenced in these files` where a part of the dialplan is missing or in
// another language. A click shows the places.
// It is switched off by `asteriskDialplan.codeLens`.
//
//     3 callers · 2 arguments · returns
//     [sub-report]
//     hangup handler, pushed in 2 places · 1 argument · returns
//     [sub-ended]
//     not referenced
//     [old-menu]

/** What stands above the headers of contexts. The text is made when the header comes into view, since it looks at the whole dialplan. */

import type { Range } from 'vscode-languageserver-types';
import { baseName } from '../base/base-name.ts';
import type { Relation } from '../catalogue/arguments/argument-roles.ts';
import type { Context } from '../model/contexts/context.ts';
import { fileAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { DEFAULT_CONTEXT } from '../model/lines/target.ts';
import { channelWithoutContext } from '../model/names/starting-contexts.ts';
import { computedUseOf, switchesTo, usesOfContext, usesPutIn, type Use } from '../model/names/uses.ts';
import type { Line } from '../syntax/config-file.ts';
import { count } from './descriptions/markdown.ts';
import { argumentNumbers, routinesCalled } from './descriptions/routine.ts';
import { distinct, headerSpan, placeOf, rangeOf, type Place } from './places/place.ts';
import { contextNames } from './references.ts';

/** A header that something is to be said of. */
export interface LensPlace {
  readonly range: Range;
  readonly context: string;
}

/** The headers of contexts in one file. */
export function lensPlaces(dialplan: Dialplan, path: string): LensPlace[] {
  const file = fileAt(dialplan, path);
  if (file?.dialect !== 'dialplan') return [];
  return file.structure.flatMap((line) =>
    line.statement.kind === 'section' && dialplan.context(line.statement.name.text)?.headers.includes(line) === true
      ? [{ range: rangeOf(line, headerSpan(line)), context: line.statement.name.text }]
      : [],
  );
}

export interface Lens {
  readonly title: string;
  readonly places: readonly Place[];
}

/** What is said of a context; undefined when it is no more. */
export function lensOf(dialplan: Dialplan, name: string): Lens | undefined {
  const context = dialplan.context(name);
  if (context === undefined) return undefined;
  const uses = usesOfContext(dialplan, name);
  const computed = usesPutIn(dialplan, name).length > 0 ? undefined : computedUseOf(dialplan, name);
  const parts = [...waysIn(dialplan, context, uses, computed?.name.text), ...routineParts(dialplan, uses)];
  const perhaps = computed === undefined ? [] : [placeOf(computed.line, computed.name.span())];
  const channel = silent(dialplan, name);
  if (channel !== undefined) perhaps.push(placeOf(channel, channel.statement.live.span()));
  return {
    title: parts.length === 0 ? unreferenced(dialplan) : parts.join(' · '),
    places: distinct([...contextNames(dialplan, name).uses, ...perhaps]),
  };
}

/** A channel that begins in the context since it names none. */
function silent(dialplan: Dialplan, name: string): Line | undefined {
  return name === DEFAULT_CONTEXT ? channelWithoutContext(dialplan) : undefined;
}

/** A part of the dialplan that is not here, or is written in Lua or AEL, may lead to it. */
function unreferenced({ isIncomplete }: Dialplan): string {
  return isIncomplete ? 'not referenced in these files' : 'not referenced';
}

/** How the context is come to, and from how many places. */
function waysIn(dialplan: Dialplan, { name }: Context, uses: readonly Use[], computed: string | undefined): string[] {
  // A line of a template stands in each context that is made of it.
  const number = (...relations: readonly Relation[]): number =>
    distinct(
      uses
        .filter(({ target: { relation } }) => relations.includes(relation))
        .map(({ line, target }) => placeOf(line, target.piece.span())),
    ).length;
  const other = uses.filter(({ target: { relation } }) => relation === 'lookup' || relation === 'test');
  const later = other.filter(({ priority }) => priority !== undefined);
  const beside = other.filter(({ priority }) => priority === undefined);
  const files = [...new Set(beside.map(({ line }) => baseName(line.file.path)))];
  const ways: readonly (readonly [number, (places: string) => string])[] = [
    [number('handler'), (places) => `hangup handler, pushed in ${places}`],
    [number('jump'), (places) => `gone to from ${places}`],
    [number('channel'), (places) => `entered by channels from ${places}`],
    [later.length, (places) => `named in ${places}`],
    [beside.length, (places) => `named in ${places} of ${files.length === 1 ? (files[0] ?? '') : 'other files'}`],
  ];
  const callers = number('call', 'macro');
  const switches = [...switchesTo(dialplan, name)].length;
  const includers = dialplan.includersOf(name).length;
  return [
    ...(callers > 0 ? [count(callers, 'caller')] : []),
    ...ways.flatMap(([places, text]) => (places > 0 ? [text(count(places, 'place'))] : [])),
    ...(includers > 0 ? [`included by ${count(includers, 'context')}`] : []),
    ...(switches > 0 ? [`searched by ${count(switches, 'switch', 'switches')}`] : []),
    ...(computed === undefined ? [] : [`perhaps meant by ${computed}`]),
    ...(silent(dialplan, name) === undefined ? [] : ['entered by channels that name no context']),
    ...(dialplan.isForeign(name) ? ['used by a module of Asterisk'] : []),
  ];
}

/** What the routine takes and whether it returns, where all who call the context mean the same one. */
function routineParts(dialplan: Dialplan, uses: readonly Use[]): string[] {
  const [routine, ...others] = routinesCalled(dialplan, uses);
  if (routine === undefined || others.length > 0) return [];
  const args = argumentNumbers(routine).length;
  // A macro ends where nothing follows.
  const isMacro = uses.every(({ target }) => target.relation === 'macro');
  return [
    ...(args > 0 || routine.most === 0 ? [args === 0 ? 'no arguments' : count(args, 'argument')] : []),
    ...(routine.returns ? ['returns'] : routine.hasUnknownPath || isMacro ? [] : ['never returns']),
  ];
}
