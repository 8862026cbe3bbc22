/** What queues.conf and the dialplan say of a queue: its members, and what it runs on the channel of one that answers. */

import type { TextEdit } from '../../base/edits.ts';
import { usesOfConfiguredName } from '../../model/cursor/configured-name-at.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { layOut } from '../../model/layout/lay-out.ts';
import { linesOf } from '../../model/layout/category.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { byRole } from '../../model/lines/targets.ts';
import type { Use } from '../../model/names/uses.ts';
import type { ConfiguredName } from '../../model/neighbors/names-of-kind.ts';
import { configurationRole, neighborTargets } from '../../model/neighbors/neighbors.ts';
import { isYes } from '../../model/layout/sections.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { lineAbove, lineBelow, replacement } from '../../syntax/text-edits.ts';

/** The section of a queue as Asterisk puts it together from templates and additions. */
export interface QueueSection {
  readonly name: string;
  readonly header: Line;
  readonly settings: readonly Setting[];
}

interface Setting {
  readonly line: Line;
  readonly key: string;
  readonly value: Piece;
}

export function queueSection(dialplan: Dialplan, name: string): QueueSection | undefined {
  const [queue] = dialplan.configured('queue').named(name);
  if (queue === undefined) return undefined;
  const isIts = (category: { readonly name: string }): boolean => category.name.toLowerCase() === queue.name.toLowerCase();
  const lines = layOut(queue.line.file, [], () => [])
    .categories.filter(isIts)
    .flatMap(linesOf);
  const settings = lines.flatMap((line): Setting[] =>
    line.statement.kind === 'setting' ? [{ line, key: line.statement.key.text.toLowerCase(), value: line.statement.value }] : [],
  );
  return { name: queue.name, header: queue.line, settings };
}

export interface QueueMembers {
  /** Those that are Local channels, and so run the dialplan. */
  readonly local: readonly Use[];
  /** Whether there are others, or may be: telephones that the queue calls itself. */
  readonly hasOthers: boolean;
}

/** The members that the section lists and that lines of the dialplan add; where there are none, they come by the console or by a program. */
export function membersOf(dialplan: Dialplan, section: QueueSection): QueueMembers {
  const local: Use[] = [];
  let count = 0;
  const add = (line: Line, targets: readonly Target[]): void => {
    const channels = targets.filter(({ relation }) => relation === 'channel');
    count += Math.max(channels.length, 1);
    for (const target of channels) local.push({ line, target, priority: undefined });
  };
  for (const { line, key } of section.settings) {
    const name = dialplan.neighborName(line.file);
    if (isMember(name, key)) add(line, neighborTargets(line, name));
  }
  for (const { line } of usesOfConfiguredName(dialplan, definitionOf(dialplan, section))) {
    const { statement } = line;
    if (statement.kind !== 'exten' && statement.kind !== 'same') continue;
    const { call, targets } = factsOf(statement);
    // A call that has a channel take part, written or its own, and not one that only asks for the queue.
    const isAdding = [...withNestedCalls(call)].some(
      ({ roles }) => roles?.form === 'arguments' && roles.arguments?.[1]?.kind === 'dial-string',
    );
    if (isAdding) add(line, targets);
  }
  return { local, hasOthers: count === 0 || count > local.length };
}

function definitionOf(dialplan: Dialplan, { name, header }: QueueSection): Parameters<typeof usesOfConfiguredName>[1] {
  const definitions = dialplan.configured('queue').named(name);
  return { kind: 'queue', name, line: header, span: (definitions[0] as ConfiguredName).span, definitions };
}

function isMember(file: string, key: string): boolean {
  return configurationRole(file, key)?.kind === 'dial-string';
}

/** The edits by which the queue runs a context on the channel of a member that answers; a sentence where it runs another one. */
export function runAtAnswer(dialplan: Dialplan, { name, header, settings }: QueueSection, context: string): TextEdit[] | string {
  const file = dialplan.neighborName(header.file);
  const last = (key: string): Setting | undefined => settings.findLast((each) => each.key === key && each.value.text !== '');
  const found: Target[] = [];
  const gosub = last('membergosub');
  if (gosub !== undefined) byRole({ kind: 'routine', separator: ',' }, gosub.value, '', found);
  const routine = found[0]?.context?.piece.text;
  if (gosub !== undefined && routine !== context)
    return `The queue '${name}' runs '${routine ?? gosub.value.text}' at answer already, by line ${gosub.line.number + 1} of ${file}.`;
  const own = settingsUnder(header, settings);
  const added = gosub === undefined ? [['membergosub', context]] : [];
  const edits: TextEdit[] = [];
  const told = last('setinterfacevar');
  if (told !== undefined && !isYes(told.value.text) && own.includes(told))
    edits.push(replacement(told.line, told.value.span(), 'yes'));
  else if (told === undefined || !isYes(told.value.text)) added.push(['setinterfacevar', 'yes']);
  if (added.length === 0) return edits;
  const equals = /^\w+=/.test(own.find(({ key }) => !isMember(file, key))?.line.text ?? '') ? '=' : ' = ';
  const text = added.map((pair) => pair.join(equals)).join('\n');
  const firstMember = own.find(({ key }) => isMember(file, key));
  edits.push(
    firstMember === undefined
      ? lineBelow(own.at(-1)?.line ?? withCommentsBelow(header), text)
      : lineAbove(withComments(firstMember.line), text),
  );
  return edits;
}

/** The first of the comment lines right above a line, which are about it; the line itself where there are none. */
function withComments(line: Line): Line {
  const above = line.file.lines[line.number - 1];
  const isComment = above?.statement.kind === 'blank' && above.statement.commentText !== undefined;
  return isComment ? withComments(above) : line;
}

/** The last of the comment lines right below a header, which go on about it; the header where they are about the next one. */
function withCommentsBelow(header: Line): Line {
  const behind = header.file.lines.find(
    ({ number, statement }) => number > header.number && !(statement.kind === 'blank' && statement.commentText !== undefined),
  );
  if (behind === undefined || behind.statement.kind === 'section') return header;
  return header.file.lines[behind.number - 1] ?? header;
}

/** The settings that stand below the header itself. */
function settingsUnder(header: Line, settings: readonly Setting[]): Setting[] {
  const next = header.file.lines.findIndex(({ number, statement }) => number > header.number && statement.kind === 'section');
  const end = next < 0 ? header.file.lines.length : next;
  return settings.filter(({ line }) => line.file === header.file && line.number > header.number && line.number < end);
}
