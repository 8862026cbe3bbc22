/**
 * Queues, mailboxes, endpoints and the like that several places name and that no file defines, where one of nearly that name is defined, which
 * nothing names: there the slip was made, and there it is told, once.
 */

import { SlipIndex } from '../../base/slip-index.ts';
import type { Span } from '../../base/span.ts';
import { kindsOfNames, type NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { nameUses, type NameUse } from '../../model/lines/name-uses.ts';
import { namesBeside } from '../../model/neighbors/names-beside.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';

/** So many places that agree on a name have it right. */
const SOME = 2;

/** So many of these places are shown. */
const MOST_SHOWN = 10;

/** The line that is the slip, and what is told of it. */
export interface MisspelledName {
  readonly finding: Finding & { readonly fix: () => Fix[] };
  /** The first of the lines that name what is not there: who looks at it tells of the slip, and nobody else. */
  readonly first: Line;
}

/** The definition that was to have the name; undefined where that is not plain. `isTold` says of which places it is told that there is no such name. */
export function misspelledName(
  { kind, name }: Pick<NameUse, 'kind' | 'name'>,
  dialplan: Dialplan,
  isTold: (line: Line, use: NameUse) => boolean,
): MisspelledName | undefined {
  const names = dialplan.configured(kind);
  const own = ownName(kind, name);
  // Numbers lie next to each other.
  if (names.isOpen || !definedBySections.has(kind) || !/[A-Za-z].*[A-Za-z]/.test(own)) return undefined;
  return dialplan.tracker.remember(`misspelled ${kind} ${keyOf(kind, own)}`, () => {
    const only = definitions(kind, dialplan).near(own);
    if (only === undefined) return undefined;
    const places = placesNaming(kind, dialplan);
    const uses = places.get(keyOf(kind, own)) ?? [];
    if (places.has(keyOf(kind, only.name)) || uses.length < SOME || uses.some(({ use }) => use?.isTest === true))
      return undefined;
    const first = uses.find(({ line, use }) => use !== undefined && isPriority(line) && isTold(line, use))?.line;
    if (first === undefined) return undefined;
    const { noun, file } = kindsOfNames[kind];
    const { line, span } = only;
    return {
      first,
      finding: {
        line,
        span,
        message: `Nothing names the ${kind === 'mailbox' ? 'context' : noun} '${only.name}', and ${uses.length} places name '${own}', which ${file} does not have.`,
        related: uses.slice(0, MOST_SHOWN).map((use) => ({ line: use.line, span: use.span, message: `'${own}' is named here.` })),
        fix: () => [{ title: `Change to '${own}'`, safe: false, edits: [replacement(line, span, own)] }],
      },
    };
  });
}

/** Whether a line above, or in a context that is loaded before, is told that there is no such name: what is missing is missing for all that name it. */
export function isToldAbove(
  line: Line,
  { kind, name, piece }: NameUse,
  dialplan: Dialplan,
  isTold: (line: Line, use: NameUse) => boolean,
): boolean {
  const first = dialplan.tracker.remember(`first missing ${kind} ${keyOf(kind, name)}`, () => {
    const uses = (placesNaming(kind, dialplan).get(keyOf(kind, ownName(kind, name))) ?? []).filter(
      ({ use }) => use !== undefined && keyOf(kind, use.name) === keyOf(kind, name),
    );
    // Who asks whether there is one knows that there may be none.
    if (uses.length < SOME || uses.some(({ use }) => use?.isTest === true)) return undefined;
    return uses.find((each) => each.use !== undefined && isAskedOf(each.line) && isTold(each.line, each.use));
  });
  return first !== undefined && (first.line !== line || first.span.start !== piece.span().start);
}

/** Whether a name on the line is one of which it is told that it is missing: of files beside the dialplan that is so of members of queues. */
function isAskedOf({ statement }: Line): boolean {
  return statement.kind === 'setting'
    ? /^\s*member\s*$/i.test(statement.key.text)
    : statement.kind === 'exten' || statement.kind === 'same';
}

/** Names that are those of sections. */
const definedBySections: ReadonlySet<NameKind> = new Set([
  'queue',
  'mailbox',
  'endpoint',
  'sip-peer',
  'iax-peer',
  'music-class',
  'conference-bridge',
  'conference-user',
  'conference-menu',
]);

function isPriority({ statement: { kind } }: Line): boolean {
  return kind === 'exten' || kind === 'same';
}

/** The name that its section has: of a mailbox its context. */
function ownName(kind: NameKind, name: string): string {
  return kind === 'mailbox' ? name.slice(name.indexOf('@') + 1) : name;
}

function keyOf(kind: NameKind, name: string): string {
  return kindsOfNames[kind].ignoresCase ? name.toLowerCase() : name;
}

interface Definition {
  readonly name: string;
  readonly line: Line;
  readonly span: Span;
}

/** The names of a kind, each where it stands; of mailboxes their contexts. */
function definitions(kind: NameKind, dialplan: Dialplan): { near(wanted: string): Definition | undefined } {
  return dialplan.tracker.remember(`definitions of ${kind} by their slips`, () => {
    const { all } = dialplan.configured(kind);
    const found = new Map<string, Definition>();
    for (const each of all) {
      const definition = kind === 'mailbox' ? sectionOf(each.line) : each;
      if (definition !== undefined && !found.has(definition.name)) found.set(definition.name, definition);
    }
    const index = new SlipIndex(found.keys());
    return {
      near: (wanted: string) => {
        const name = index.near(wanted);
        return name === undefined || isNextInRow(wanted, name) ? undefined : found.get(name);
      },
    };
  });
}

/** What differs in the last letter alone is the next of a row: `trunk-a` and `trunk-b`. */
function isNextInRow(wanted: string, name: string): boolean {
  return wanted.length === name.length && wanted.slice(0, -1).toLowerCase() === name.slice(0, -1).toLowerCase();
}

function sectionOf({ file, number }: Line): Definition | undefined {
  const line = file.structure[file.structuresBefore(number) - 1];
  return line?.statement.kind === 'section'
    ? { name: line.statement.name.text, line, span: line.statement.name.span() }
    : undefined;
}

interface Place {
  readonly line: Line;
  readonly span: Span;
  /** Undefined where the context of a mailbox is named alone. */
  readonly use: NameUse | undefined;
}

/** Where the names of the kind are written, by their keys. */
function placesNaming(kind: NameKind, dialplan: Dialplan): ReadonlyMap<string, readonly Place[]> {
  return dialplan.tracker.remember(`places naming ${kind}`, () => {
    const places = new Map<string, Place[]>();
    const add = (own: string, place: Place): void => {
      if (own === '' || hasSubstitution(own) || isTemplateText(place.line.text)) return;
      const key = keyOf(kind, own);
      const list = places.get(key);
      if (list === undefined) places.set(key, [place]);
      else list.push(place);
    };
    const addUses = (line: Line, uses: readonly NameUse[]): void => {
      for (const use of uses) if (use.kind === kind) add(ownName(kind, use.name), { line, span: use.piece.span(), use });
    };
    for (const each of dialplan.contextNames)
      for (const { statement, line } of dialplan.context(each)?.priorities() ?? []) {
        addUses(line, nameUses(statement));
        if (kind !== 'mailbox' || !namesContext.has(statement.applicationName)) continue;
        const [argument] = splitArguments(statement.data);
        const found = argument === undefined ? null : /(?<=^@?)[\w-]+$/.exec(argument.text);
        if (argument !== undefined && found !== null) add(found[0], { line, span: argument.span(), use: undefined });
      }
    for (const file of dialplan.neighbors)
      for (const line of file.lines) addUses(line, namesBeside(line.statement, dialplan.neighborName(file)));
    return places;
  });
}

/** Applications that name a context of voicemail.conf alone. */
const namesContext: ReadonlySet<string> = new Set(['directory', 'voicemailmain', 'vmauthenticate']);
