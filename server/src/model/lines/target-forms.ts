/** The forms in which a place is written: divided by commas or `^`, as arguments of their own, or as a Local channel. */

import type { Span } from '../../base/span.ts';
import type { Relation, Role, Separator } from '../../catalogue/arguments/argument-roles.ts';
import { application } from '../../catalogue/catalogue.ts';
import { cooked, indexOutside, lastIndexOutside, splitArguments, splitPlain, unquote } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import { bare, DEFAULT_CONTEXT, givenPart, hasBlank, implied, part, type Target, type TargetFlaw } from './target.ts';

/** `[[context,]extension,]priority`, perhaps with arguments in parentheses. */
export function location(role: Role & { kind: 'location' }, text: Piece, construct: string): Target {
  const { relation, separator } = role;
  const hasArguments = role.arguments === 'listed';
  const flaws: { flaw: TargetFlaw; span: Span }[] = [];
  if (text.text.trim().length === 0) return { ...bare(relation, construct, text), flaws: [{ flaw: 'empty', span: text.span() }] };
  const wrapped = /^\s*(?:Gosub|Goto)\s*\(/i.exec(text.text);
  if (wrapped !== null) return { ...bare(relation, construct, text), flaws: [{ flaw: 'wrapped', span: text.span() }] };
  if (role.relation === 'jump' && role.arguments === 'none' && isApplicationCall(text.text))
    return { ...bare(relation, construct, text), flaws: [{ flaw: 'application', span: text.trim().span() }] };
  if (text.text.startsWith('"')) return { ...bare(relation, construct, text), flaws: [{ flaw: 'quoted', span: text.span() }] };
  let place = text;
  let args: Piece[] | undefined;
  const open = hasArguments ? indexOutside(text.text, '(') : -1;
  if (open >= 0) {
    place = text.slice(0, open);
    const close = lastIndexOutside(text.text, ')');
    if (close < open) flaws.push({ flaw: 'unclosed-arguments', span: text.span(open, open + 1) });
    const list = text.slice(open + 1, close < open ? undefined : close);
    args = argumentsIn(list, separator);
    if (args.length > MOST_ARGUMENTS) flaws.push({ flaw: 'too-many-arguments', span: list.span() });
    const behind = text.slice(close + 1).trim();
    if (close >= open && behind.text.length > 0) flaws.push({ flaw: 'text-after-arguments', span: behind.span() });
  }
  // In an option each `^` is made a comma, and commas that are there stay.
  const parts = splitPlain(place, separator).flatMap((each) => splitPlain(each, ','));
  if (parts.length > 3) {
    const surplus = place.slice((parts[3] as Piece).start - place.start);
    if (surplus.text.trim().length > 0) flaws.push({ flaw: 'surplus-part', span: surplus.span() });
    else if (args !== undefined) flaws.push({ flaw: 'surplus-comma', span: place.span(surplus.start - place.start - 1) });
  }
  if (parts.length === 1 ? isDividedOtherwise(place) : separator === ',' && isDividedInPart(parts))
    flaws.push({ flaw: 'wrong-separator', span: place.span() });
  const given = parts.slice(0, 3);
  for (const [index, each] of given.entries()) {
    const isNumber = index === given.length - 1 && /^\s*[+-]?\d+\s*$/.test(each.text);
    if (hasBlank(each) && !isNumber) flaws.push({ flaw: 'blank', span: each.span() });
  }
  const [first, second, third] = given;
  const found = bare(relation, construct, text);
  const last = given.at(-1);
  // Asterisk: main/pbx.c pbx_parse_location looks a label up in the extension and the context as they stand; a number stays where the channel is.
  if (
    /^Go(?:to|sub)/i.test(construct) &&
    last !== undefined &&
    /^[A-Za-z_]/.test(last.text) &&
    given.slice(0, -1).some(({ text: each }) => each === '')
  )
    flaws.push({ flaw: 'empty-part', span: place.span() });
  if (last?.text.trim() === '') flaws.push({ flaw: 'missing-priority', span: (place.text === '' ? text : place).span() });
  else if (
    last !== undefined &&
    role.arguments === 'none' &&
    last.text.endsWith(')') &&
    /^[^$(]+\(/.test(last.text) &&
    given.length > 1
  )
    flaws.push({ flaw: 'unexpected-arguments', span: last.span(last.text.indexOf('(')) });
  const shared = { arguments: args, hasArgumentsElsewhere: role.arguments === 'elsewhere', separator, flaws };
  if (third !== undefined)
    return { ...found, ...shared, context: givenPart(first), extension: givenPart(second), priority: givenPart(third) };
  if (second !== undefined) return { ...found, ...shared, extension: givenPart(first), priority: givenPart(second) };
  return { ...found, ...shared, priority: givenPart(first) };
}

/** `context[,argument…]`, which enters `s,1`. */
export function routine(separator: Separator, text: Piece, construct: string): Target {
  const flaws: { flaw: TargetFlaw; span: Span }[] = [];
  if (/^\s*Gosub\s*\(/i.test(text.text))
    return { ...bare('call', construct, text), flaws: [{ flaw: 'wrapped', span: text.span() }] };
  const pieces = separator === ',' ? splitPlain(text, ',') : argumentsIn(text, separator);
  const [name = text, ...args] = pieces;
  if (hasBlank(name)) flaws.push({ flaw: 'blank', span: name.span() });
  if (/[()]/.test(name.text)) flaws.push({ flaw: 'text-after-arguments', span: name.span(name.text.search(/[()]/)) });
  else if (indexOutside(name.text, '|') >= 0 || indexOutside(name.text, '^') >= 0)
    flaws.push({ flaw: 'wrong-separator', span: name.span() });
  return {
    ...bare('call', construct, text),
    context: part(name),
    impliedExtension: 's',
    arguments: args,
    surplusLocation: surplusLocation(text, args),
    separator,
    flaws,
  };
}

/** A routine as an argument of its own: an extension and a priority behind it are arguments of the application. */
export function routineArgument(
  { separator, orElse }: Role & { kind: 'routine' },
  args: readonly Piece[],
  index: number,
  data: Piece,
  construct: string,
): Target {
  const target = { ...routine(separator, cooked(args[index] as Piece), construct), orElse };
  const [extension, priority] = args.slice(index + 1, index + 3);
  if (extension?.text !== 's' || priority === undefined || !/^1(?:\(|$)/.test(priority.text)) return target;
  const from = extension.start - data.start;
  return { ...target, surplusLocation: data.slice(from, priority.start - data.start + priority.text.length) };
}

/** A context, an extension and a priority that are arguments of their own; one target, or none where nothing is named. */
export function spreadTargets(relation: Relation, construct: string, args: readonly (Piece | undefined)[]): Target[] {
  const parts = args.map((argument) => (argument === undefined ? undefined : unquote(argument)));
  const [context, extension, priority] = parts;
  if (context === undefined) return [];
  const given = parts.filter((each) => each !== undefined).filter((each) => each !== priority || !/^\s*\d+$/.test(each.text));
  // A question about the current context names no place of its own, and yet tells that the author thought of it.
  if (context.text.length === 0 && (relation !== 'test' || givenPart(extension) === undefined)) return [];
  return [
    {
      ...bare(relation, construct, context.text.length === 0 && extension !== undefined ? extension : context),
      context: givenPart(context),
      extension: givenPart(extension),
      priority: givenPart(priority),
      isContextOnly: givenPart(extension) === undefined,
      flaws: relation === 'test' ? [] : given.filter(hasBlank).map((each) => ({ flaw: 'blank', span: each.span() })),
    },
  ];
}

/** Adds `Local/extension@context/options` when that is what the channel is. */
// Asterisk: main/core_local.c local_alloc.
export function local(channel: Piece, construct: string, targets: Target[]): void {
  const trimmed = channel.trim();
  if (!/^Local\//i.test(trimmed.text)) return;
  const comma = indexOutside(trimmed.text, ',');
  const whole = comma < 0 ? trimmed : trimmed.slice(0, comma);
  const found = bare('channel', construct === 'member' ? 'queue member' : `${construct} to a Local channel`, whole);
  const name = whole.slice('Local/'.length);
  const at = indexOutside(name.text, '@');
  const slash = name.text.lastIndexOf('/');
  // The options stand behind the last '/', in front of an '@' too, and nothing is left of that then.
  if (at < 0 || (slash >= 0 && slash < at && !name.text.includes('$'))) {
    const extension = name.slice(0, slash < 0 ? undefined : slash);
    if (extension.text.length > 0 && !/[$@]/.test(extension.text))
      targets.push({ ...found, extension: part(extension), context: implied(DEFAULT_CONTEXT, extension) });
    return;
  }
  const context = name.slice(at + 1, slash > at ? slash : undefined);
  targets.push({
    ...found,
    extension: part(name.slice(0, at)),
    context: part(context),
    flaws: [context].filter(hasBlank).map((each) => ({ flaw: 'blank', span: each.span() })),
  });
}

/** The target as those read it who take no label. */
export function withNumber(target: Target): Target {
  const { priority } = target;
  if (priority === undefined || priority.isComputed || /^\s*\d+$/.test(priority.piece.text)) return target;
  return { ...target, flaws: [...target.flaws, { flaw: 'label', span: priority.piece.span() }] };
}

/** More arguments than this are not split any further. */
const MOST_ARGUMENTS = 100;

function isApplicationCall(text: string): boolean {
  const name = /^\s*([A-Za-z]\w*)\s*\([\s\S]*\)\s*$/.exec(text)?.[1];
  return name !== undefined && application(name) !== undefined;
}

/** `context|extension|priority`, as it was up to Asterisk 1.4, or with the `^` of an option. */
function isDividedOtherwise(place: Piece): boolean {
  const [first, ...rest] = splitPlain(place, '|').flatMap((each) => splitPlain(each, '^'));
  return first?.text !== '' && rest.length > 0 && rest.length < 3;
}

/** `context,extension|priority`: no name has a `|` in it. */
function isDividedInPart(parts: readonly Piece[]): boolean {
  return parts.length === 2 && parts.some((part) => !part.text.startsWith('|') && splitPlain(part, '|').length === 2);
}

/** The arguments in a list; `^` is made a comma before the list is split, so that either divides. */
function argumentsIn(list: Piece, separator: Separator): Piece[] {
  if (separator === ',') return splitArguments(list);
  return splitArguments(list, '^').flatMap((piece) => (piece.text === '' ? [piece] : splitArguments(piece)));
}

/** `s^1` or `s^1(a^b)` at the head of a routine's arguments: where it begins was written as for Gosub. */
function surplusLocation(text: Piece, [extension, priority]: readonly Piece[]): Piece | undefined {
  if (extension === undefined || priority === undefined) return undefined;
  const isWritten = extension.text === 's' ? /^\d+(?:\(.*)?$/s.test(priority.text) : /^\d+\(/.test(priority.text);
  return isWritten ? text.slice(extension.start - text.start) : undefined;
}
