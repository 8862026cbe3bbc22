/**
 * Contexts, extensions and labels that several places name and that are not there, where one of nearly that name is, which nothing names: where
 * it is defined the slip was made, and there it is told, once.
 */

import { isSlipOfAny } from '../../base/distance.ts';
import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import type { Resolution } from '../../model/names/resolve.ts';
import { unreachedRuns } from '../../model/flow/reached.ts';
import { usesBeside, usesOfExtensions } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { StatementOf } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { namePieces } from '../loading/extension-names.ts';
import { type JudgedTarget } from './judge-targets.ts';
import { spanOf } from './target-messages.ts';
import { contextsMeant } from './near-contexts.ts';

/** So many places that agree on a name have it right. */
const SOME = 2;

/** So many of these places are shown. */
const MOST_SHOWN = 10;

/** The header that is the slip, and what is told at it. */
export interface MisspelledHeader {
  readonly finding: Finding & { readonly fix: () => Fix[] };
  /** The first of the places that name what is not there: who looks at it tells of the header, and nobody else. */
  readonly first: { readonly line: Line; readonly span: Span };
}

/** The header of the context that was to have a name, or that has it and is one of a template; undefined where that is not plain. */
export function misspelledHeader(dialplan: Dialplan, name: string): MisspelledHeader | undefined {
  return dialplan.tracker.remember(`misspelled header ${name}`, () => {
    const isWhole = dialplan.isNearlyComplete;
    const uses = [...dialplan.usesOf(name), ...usesBeside(dialplan, name)].filter(({ target }) => target.relation !== 'test');
    const includes = dialplan.includersOf(name).flatMap((each) => each.includes.filter(({ target }) => target === name));
    // What several contexts inherit stands in one line.
    const count = uses.length + new Set(includes.map(({ line }) => line)).size;
    if (count < SOME) return undefined;
    const places = [
      ...uses.map((use) => ({
        line: 'line' in use ? use.line : use.priority.line,
        span: use.target.piece.span(),
        message: `'${name}' is named here.`,
      })),
      ...includes.map(({ line, statement }) => ({
        line,
        span: statement.value.span(),
        message: `'${name}' is included here.`,
      })),
    ];
    const [first] = places;
    const told =
      first === undefined
        ? undefined
        : isWhole
          ? (marked(dialplan, name, count) ??
            misspelled(dialplan, name, count) ??
            renamed(
              dialplan,
              name,
              uses.map(({ target }) => target),
            ))
          : misspelled(dialplan, name, count);
    return first === undefined || told === undefined
      ? undefined
      : {
          // A part that is not seen may have both.
          finding: { ...told, ...(!isWhole && { atMost: 'information' as const }), related: places.slice(0, MOST_SHOWN) },
          first,
        };
  });
}

/** The header of a template of this name, where nothing makes use of it as one. */
function marked(dialplan: Dialplan, name: string, count: number): MisspelledHeader['finding'] | undefined {
  const line = dialplan.unusedTemplate(name);
  const mark = line === undefined ? null : /(?<=\])\(\s*!\s*\)/.exec(line.text);
  if (line?.statement.kind !== 'section') return undefined;
  return {
    line,
    span: line.statement.name.span(),
    message: `'(!)' makes '${name}' a template, and no context: ${count} places name it as one.`,
    fix: () => {
      if (mark === null) return [];
      const span = { start: mark.index, end: mark.index + mark[0].length };
      return [{ title: `Make '${name}' a context`, safe: false, edits: [replacement(line, span, '')] }];
    },
  };
}

/** The header of the context of nearly this name that nothing names. */
function misspelled(dialplan: Dialplan, name: string, count: number): MisspelledHeader['finding'] | undefined {
  const near = dialplan.nearlyNamed(name);
  const context = near === undefined ? undefined : dialplan.context(near);
  const header = context === undefined || isNamed(dialplan, context) ? undefined : headerOf(context);
  if (header === undefined) return undefined;
  const { line, statement } = header;
  return {
    line,
    span: statement.name.span(),
    message: `Nothing names the context '${statement.name.text}', and ${count} places name '${name}', which no file defines.`,
    fix: () => [{ title: `Change to '${name}'`, safe: false, edits: [replacement(line, statement.name.span(), name)] }],
  };
}

/** The header of the one context that nothing names, where its name has a word of this one and all that is wanted of this one is in it. */
function renamed(dialplan: Dialplan, name: string, targets: readonly Target[]): MisspelledHeader['finding'] | undefined {
  const wanted = new Set(
    targets.flatMap(({ extension, impliedExtension }) =>
      extension?.isComputed === false ? extension.piece.text : (impliedExtension ?? []),
    ),
  );
  if (targets.length < SOME || wanted.size === 0) return undefined;
  const [only, ...others] = contextsMeant(dialplan, name).flatMap((each) => {
    const context = dialplan.context(each);
    if (context === undefined || isNamed(dialplan, context)) return [];
    return [...wanted].every((number) => context.matching(number).length > 0) ? [context] : [];
  });
  const header = only === undefined || others.length > 0 ? undefined : headerOf(only);
  if (header === undefined) return undefined;
  const { line, statement } = header;
  return {
    line,
    span: statement.name.span(),
    message: `Nothing names the context '${statement.name.text}', and ${targets.length} places name '${name}', which no file defines.`,
    fix: () => [{ title: `Change to '${name}'`, safe: false, edits: [replacement(line, statement.name.span(), name)] }],
  };
}

function isNamed(dialplan: Dialplan, { name }: Context): boolean {
  return (
    dialplan.isForeign(name) ||
    dialplan.isMentioned(name) ||
    dialplan.placesNamed(name).some(({ target }) => target.context !== undefined) ||
    dialplan.hasIncluders(name) ||
    usesBeside(dialplan, name).length > 0
  );
}

/** The header of a context, where it has but one. */
function headerOf({
  headers: [line, ...others],
}: Context): { readonly line: Line; readonly statement: StatementOf<'section'> } | undefined {
  return line?.statement.kind === 'section' && others.length === 0 ? { line, statement: line.statement } : undefined;
}

/** What is told at an extension that nothing leads to and nobody dials, where several places name nearly that one: it is the slip. */
export function misspelledExtension(
  targets: readonly JudgedTarget[],
  { context, number }: Resolution & { readonly kind: 'unknown-extension' },
  dialplan: Dialplan,
): Finding | undefined {
  if (!/^[A-Za-z][\w-]{3,}$/.test(number)) return undefined;
  const same = targets.filter(
    ({ resolution: each }) => each.kind === 'unknown-extension' && each.context === context && each.number === number,
  );
  if (same.length < SOME) return undefined;
  const [near, ...others] = context.registered().filter(({ name }) => /^[A-Za-z]/.test(name) && isSlipOfAny(number, [name]));
  if (near === undefined || others.length > 0) return undefined;
  if (usesOfExtensions(dialplan, context, [near]).next().done !== true) return undefined;
  const names = near.priorities.filter(({ statement }) => statement.kind === 'exten');
  const [first] = names;
  if (first === undefined) return undefined;
  return {
    line: first.line,
    span: namePieces(first.statement).name.span(),
    message: `Nothing leads to '${near.name}', and ${same.length} places name '${number}', which the context '${context.name}' does not answer.`,
    related: placesNaming(same, 'extension', number),
    explains: ['unknown-status'],
    fix: () => [
      {
        title: `Change to '${number}'`,
        safe: false,
        edits: names.map(({ line, statement }) => replacement(line, namePieces(statement).name.span(), number)),
      },
    ],
  };
}

/** What is told at a label that nothing leads to, where several places name nearly that one: it is the slip. */
export function misspelledLabel(
  targets: readonly JudgedTarget[],
  { context, number, wanted }: Extract<Resolution, { readonly wanted: string }>,
  dialplan: Dialplan,
): Finding | undefined {
  const same = targets.filter(
    ({ resolution: each }) =>
      each.kind === 'unknown-label' && each.context === context && each.number === number && each.wanted === wanted,
  );
  if (same.length < SOME) return undefined;
  const matching = number.startsWith('_') ? context.named(number) : context.matching(number);
  const [near, ...others] = matching
    .flatMap(({ priorities }) => priorities)
    .filter(({ label }) => label !== undefined && isSlipOfAny(wanted, [label]));
  const meant = near ?? onlyLabelWithoutWay(targets, matching, wanted, context, dialplan);
  const label = meant?.statement.priority.label?.trim();
  if (meant === undefined || label === undefined || others.length > 0) return undefined;
  if (!isLostWithout(label.text, matching, context, dialplan)) return undefined;
  return {
    line: meant.line,
    span: label.span(),
    message: `Nothing leads to the label '${label.text}', and ${same.length} places name '${wanted}', which '${number}' does not have.`,
    related: placesNaming(same, 'priority', wanted),
    fix: () => [{ title: `Change to '${wanted}'`, safe: false, edits: [replacement(meant.line, label.span(), wanted)] }],
  };
}

/** The only line of the extensions that nothing leads to, where it has a label, and no other label is missing. */
function onlyLabelWithoutWay(
  targets: readonly JudgedTarget[],
  extensions: readonly Extension[],
  wanted: string,
  context: Context,
  dialplan: Dialplan,
): Priority | undefined {
  const isOther = ({ resolution }: JudgedTarget): boolean =>
    resolution.kind === 'unknown-label' && resolution.context === context && resolution.wanted !== wanted;
  if (targets.some(isOther)) return undefined;
  const [only, ...others] = unreachedRuns(dialplan, context).filter(([first]) =>
    extensions.some(({ name }) => name === first?.name),
  );
  return others.length === 0 && only?.[0]?.label !== undefined ? only[0] : undefined;
}

/** Whether nothing else leads to the label that may be meant, so that it is. */
export function isLostWithout(
  near: string | undefined,
  extensions: readonly Extension[],
  context: Context,
  dialplan: Dialplan,
): boolean {
  if (near === undefined) return false;
  for (const { found } of usesOfExtensions(dialplan, context, extensions)) if (found.priority.label === near) return false;
  return true;
}

function placesNaming(
  targets: readonly JudgedTarget[],
  part: 'extension' | 'priority',
  name: string,
): NonNullable<Finding['related']> {
  return targets
    .slice(0, MOST_SHOWN)
    .map(({ line, target }) => ({ line, span: spanOf(target, part), message: `'${name}' is named here.` }));
}
