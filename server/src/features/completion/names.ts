/** What other configuration files define: queues, mailboxes, endpoints; and the technologies of a dial string. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { baseName } from '../../base/base-name.ts';
import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { kindsOfNames, nameOfTechnology, type NameKind } from '../../catalogue/neighbors/configured-names.ts';
import { callArguments } from '../../model/lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { nameUses } from '../../model/lines/name-uses.ts';
import { cooked, splitPlain } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { localItems } from './local-channels.ts';
import { escaped, type Probe } from './probe.ts';

/** The names that fit where one is written, in a part of the line; undefined where none is. */
export function configuredItems(probe: Probe, statement: ExtensionStatement, part: Piece): CompletionItem[] | undefined {
  const { start, end } = part.span();
  const use = nameUses(statement).find(({ piece }) => {
    const span = piece.span();
    return probe.isIn(piece) && span.start >= start && span.end <= end;
  });
  return use === undefined ? undefined : namesOfKind(probe, use.kind, use.piece);
}

/** All names of one kind, in the place of a piece. */
export function namesOfKind(probe: Probe, kind: NameKind, piece: Piece): CompletionItem[] {
  const range = probe.range(piece);
  const names = probe.dialplan.configured(kind);
  const { builtIn, noun } = kindsOfNames[kind];
  const items = names.all.map(({ name, line }) => {
    // A mailbox without a context is one of `default`.
    const short = kind === 'mailbox' && name.endsWith('@default') ? name.slice(0, -'@default'.length) : name;
    const detail = `${noun} in ${baseName(line.file.path)}`;
    return probe.item(short, CompletionItemKind.Value, range, escaped(short), 1, { detail });
  });
  for (const name of builtIn)
    if (names.named(name).length === 0)
      items.push(probe.item(name, CompletionItemKind.Value, range, escaped(name), 2, { detail: noun }));
  return items;
}

const technologies: readonly (readonly [name: string, detail: string])[] = [
  ['PJSIP', 'an endpoint of pjsip.conf'],
  ['Local', 'an extension of this dialplan, called like a telephone'],
  ['SIP', 'a peer of sip.conf, up to Asterisk 20'],
  ['IAX2', 'a peer of iax.conf'],
  ['DAHDI', 'a telephone line'],
  ['Agent', 'an agent of agents.conf'],
  ['Console', 'the sound card of the server'],
  ['Motif', 'Google Talk and Jingle'],
  ['AudioSocket', 'a program that takes the sound'],
];

/** The start of a channel in a dial string: a technology, or at once one of the endpoints that there are; undefined elsewhere. */
export function channelItems(probe: Probe, call: ApplicationCall): CompletionItem[] | undefined {
  for (const each of withNestedCalls(call)) {
    if (!probe.isIn(each.data)) continue;
    const argument = callArguments(each).find(({ piece }) => probe.isIn(piece));
    if (argument === undefined) continue;
    if (applicationRoles(argument.entry.name)?.arguments?.[argument.index]?.kind !== 'dial-string') continue;
    return channelsIn(probe, cooked(argument.piece));
  }
  return undefined;
}

/** As `channelItems`, for a text that is a dial string. */
export function channelsIn(probe: Probe, piece: Piece): CompletionItem[] | undefined {
  const channel = splitPlain(piece, '&').find((each) => probe.isIn(each));
  if (channel === undefined || probe.text(channel).includes('$')) return undefined;
  const slash = channel.text.indexOf('/');
  if (slash >= 0 && !probe.isIn(channel.slice(0, slash))) return endpointItems(probe, channel, slash);
  const range = probe.range(channel.trim());
  const technology = slash < 0 ? range : probe.range(channel.slice(0, slash + 1).trim());
  const items = technologies.map(([name, detail], index) =>
    probe.item(`${name}/`, CompletionItemKind.Module, technology, `${name}/`, 2, { detail, sortText: `2 ${index}` }),
  );
  for (const [technology, kind] of [
    ['PJSIP', 'endpoint'],
    ['SIP', 'sip-peer'],
    ['IAX2', 'iax-peer'],
  ] as const)
    for (const { name, line } of probe.dialplan.configured(kind).all) {
      const detail = `${kindsOfNames[kind].noun} in ${baseName(line.file.path)}`;
      items.push(
        probe.item(`${technology}/${name}`, CompletionItemKind.Value, range, escaped(`${technology}/${name}`), 1, { detail }),
      );
    }
  return items;
}

/** What has a state and is no channel. */
const states: readonly (readonly [name: string, detail: string])[] = [
  ['Custom:', 'a state that DEVICE_STATE() sets'],
  ['Queue:', 'whether somebody waits in a queue'],
  ['ConfBridge:', 'whether a conference is held'],
  ['park:', 'whether a call is parked in a space'],
  ['MWI:', 'whether a mailbox has new messages'],
];

/** The beginnings of what a hint can show beside channels. */
export function stateItems(probe: Probe, piece: Piece): CompletionItem[] {
  const device = splitPlain(piece, '&').find((each) => probe.isIn(each));
  if (device === undefined || /[/:]/.test(device.text)) return [];
  const range = probe.range(device.trim());
  return states.map(([name, detail], index) =>
    probe.item(name, CompletionItemKind.Module, range, name, 3, { detail, sortText: `3 ${index}` }),
  );
}

function endpointItems(probe: Probe, channel: Piece, slash: number): CompletionItem[] | undefined {
  const technology = channel.text.slice(0, slash).trim();
  const kind = nameOfTechnology(technology);
  const [name] = splitPlain(channel.slice(slash + 1), '/');
  if (name === undefined || !probe.isIn(name)) return undefined;
  if (technology.toLowerCase() === 'local' && !name.text.includes('@')) return localItems(probe, name);
  if (kind === undefined) return undefined;
  return namesOfKind(probe, kind, name);
}
