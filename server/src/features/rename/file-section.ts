/** Renaming a section of another configuration file: a template, or a queue. */

import { oneOfKind, type NameKind } from '../../catalogue/neighbors/configured-names.ts';
import { usesOfConfiguredName, type ConfiguredNameAt } from '../../model/cursor/configured-name-at.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { nameUses } from '../../model/lines/name-uses.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { headersNamed, templatesNamed } from '../places/config-templates.ts';
import { HiddenUses } from './hidden.ts';
import { lineName, type Plan, type Refused, type Site } from './plan.ts';

/** A section of a file beside the dialplan from which others inherit. */
export function templatePlan(dialplan: Dialplan, file: ConfigFile, name: string): Plan | Refused {
  return { sites: headerSites(dialplan, file, name), refusalOf: (newName) => refusalOf(dialplan, file, name, newName) };
}

/** Whether a section of this name is written to be inherited from, or is. */
export function isTemplate(dialplan: Dialplan, file: ConfigFile, name: string): boolean {
  const headers = headersNamed(dialplan, file, name);
  return headers.some(({ line }) => hasMark(line)) || (headers.length > 0 && templatesNamed(dialplan, file, name).length > 0);
}

function hasMark({ statement }: Line): boolean {
  return statement.kind === 'section' && statement.options?.some(({ text }) => text === '!') === true;
}

/** What a file beside the dialplan defines; `at` has a definition. */
export function configuredPlan(dialplan: Dialplan, at: ConfiguredNameAt): Plan | Refused {
  const { kind, name, definitions } = at;
  const [definition] = definitions;
  const reason = keptNames[kind];
  if (definition === undefined || reason !== undefined) return { refused: `'${name}' is ${oneOfKind(kind)}: ${reason ?? ''}.` };
  const hidden = new HiddenUses(dialplan, name);
  for (const file of dialplan.layout.files)
    for (const line of file.lines) {
      const { statement } = line;
      if ((statement.kind !== 'exten' && statement.kind !== 'same') || !line.text.includes('$')) continue;
      for (const use of nameUses(statement)) {
        const refused = use.kind === kind && use.isComputed ? hidden.look(line, use.piece) : undefined;
        if (refused !== undefined) return refused;
      }
    }
  const held = hidden.heldIn();
  if (held !== undefined) return held;
  const { file } = definition.line;
  const uses = [...usesOfConfiguredName(dialplan, at)].map(({ line, piece }) => ({ line, span: piece.span() }));
  return {
    sites: [...headerSites(dialplan, file, name), ...uses],
    refusalOf: (newName) => refusalOf(dialplan, file, name, newName),
  };
}

const elsewhere = 'other files may name it in ways that are not known here';

/** Why names of a kind stay as they are. */
const keptNames: Readonly<Partial<Record<NameKind, string>>> = {
  endpoint: 'the telephone itself is set up with this name',
  'sip-peer': 'the telephone itself is set up with this name',
  mailbox: 'its messages are kept under this name',
  agent: 'this is what the agent dials',
  'conference-bridge': elsewhere,
  'conference-user': elsewhere,
  'conference-menu': elsewhere,
  'music-class': elsewhere,
  'parking-lot': elsewhere,
  'follow-me': elsewhere,
  feature: elsewhere,
};

function headerSites(dialplan: Dialplan, file: ConfigFile, name: string): Site[] {
  return [...headersNamed(dialplan, file, name), ...templatesNamed(dialplan, file, name)].map(({ line, piece }) => ({
    line,
    span: piece.span(),
  }));
}

function refusalOf(dialplan: Dialplan, file: ConfigFile, name: string, newName: string): string | undefined {
  if (!/^[\p{L}\p{N}_.@+-]+$/u.test(newName))
    return `'${newName}' cannot be the name of a section here: use letters, digits, dashes, dots and underscores.`;
  if (/^general$/i.test(newName)) return `[${newName}] has a meaning of its own for Asterisk.`;
  const [there] = newName.toLowerCase() === name.toLowerCase() ? [] : headersNamed(dialplan, file, newName);
  return there && `${lineName(there.line)} has a section named '${there.piece.text}' already; the two would become one.`;
}
