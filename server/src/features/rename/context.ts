/** Renaming a section: a context, a template, or what is both. */

import type { Dialplan } from '../../model/dialplan.ts';
import { DEFAULT_CONTEXT } from '../../model/lines/target.ts';
import { contextMentions, targetMentions } from '../../model/names/mentions.ts';
import { channelWithoutContext } from '../../model/names/starting-contexts.ts';
import type { Line } from '../../syntax/config-file.ts';
import { HiddenUses } from './hidden.ts';
import { atLine, lineName, type Plan, type Refused, type Site } from './plan.ts';

export function contextPlan(dialplan: Dialplan, name: string): Plan | Refused {
  if (isReserved(name)) return { refused: `[${name}] has a meaning of its own for Asterisk and cannot be renamed.` };
  if (dialplan.isForeign(name))
    return {
      refused: `A module of Asterisk makes the context '${name}' or adds to it, and would go on to do so under this name.`,
    };
  const silent = name === DEFAULT_CONTEXT ? (channelWithoutContext(dialplan) ?? localWithoutContext(dialplan)) : undefined;
  if (silent !== undefined)
    return {
      refused: `${lineName(silent)} has a channel that names no context, so that its calls begin in '${name}', whatever the dialplan calls it.`,
    };
  const headers = headersOf(dialplan, name);
  const templates = templateSites(dialplan, name);
  const other = templates.length === 0 ? undefined : headers.find(({ line }) => headerName(line) !== name);
  if (other !== undefined)
    return {
      refused: `${lineName(other.line)} has the name '${headerName(other.line)}', which only case tells from '${name}'; templates are found without regard to it.`,
    };
  const own = headers.filter(({ line }) => headerName(line) === name || addsTo(line));
  if (own.length === 0) return { refused: `No file has a section named '${name}'.` };
  const mentions = mentionSites(dialplan, name);
  if ('refused' in mentions) return mentions;
  return {
    sites: [...own, ...templates, ...mentions.sites],
    refusalOf: (newName) => refusalOf(dialplan, name, newName, mentions.macro),
  };
}

/** The first line with a Local channel that names no context. */
function localWithoutContext(dialplan: Dialplan): Line | undefined {
  for (const { line, target } of targetMentions(dialplan)) if (target.context?.isImplied === true) return line;
  return undefined;
}

function headerName({ statement }: Line): string {
  return statement.kind === 'section' ? statement.name.text : '';
}

function addsTo({ statement }: Line): boolean {
  return statement.kind === 'section' && statement.options?.some(({ text }) => text.startsWith('+')) === true;
}

/** The headers of this name, whatever its case. */
function headersOf(dialplan: Dialplan, name: string): Site[] {
  const folded = name.toLowerCase();
  return dialplan.layout.files.flatMap((file) =>
    file.structure.flatMap((line) =>
      line.statement.kind === 'section' && line.statement.name.text.toLowerCase() === folded
        ? { line, span: line.statement.name.span() }
        : [],
    ),
  );
}

/** The sections that inherit from one of this name. */
function templateSites(dialplan: Dialplan, name: string): Site[] {
  const folded = name.toLowerCase();
  return dialplan.layout.files.flatMap((file) =>
    file.structure.flatMap((line) =>
      line.statement.kind === 'section'
        ? (line.statement.options ?? [])
            .filter(({ text }) => text.toLowerCase() === folded)
            .map((option) => ({ line, span: option.span() }))
        : [],
    ),
  );
}

function mentionSites(
  dialplan: Dialplan,
  name: string,
): { readonly sites: readonly Site[]; readonly macro: Line | undefined } | Refused {
  const sites: Site[] = [];
  let macro: Line | undefined;
  const hidden = new HiddenUses(dialplan, name);
  const hiddenMacros = new HiddenUses(dialplan, name.replace(/^macro-/, ''));
  for (const { line, piece, prefix, isComputed } of contextMentions(dialplan)) {
    if (prefix !== '' && !name.startsWith(prefix)) continue;
    if (isComputed) {
      const refused = line.statement.kind === 'include' ? included(dialplan, line, name) : undefined;
      const found = refused ?? (prefix === '' ? hidden : hiddenMacros).look(line, piece);
      if (found !== undefined) return found;
    } else if (prefix + piece.text === name) {
      if (prefix !== '') macro ??= line;
      sites.push({ line, span: piece.span(), ...(prefix !== '' && { withoutPrefix: prefix }) });
    }
  }
  return hidden.heldIn() ?? hiddenMacros.heldIn() ?? { sites, macro };
}

/** The refusal for an include that comes out as the name through global variables. */
function included(dialplan: Dialplan, line: Line, name: string): Refused | undefined {
  const isIt = dialplan
    .contextsAt(line)
    .some(({ includes }) => includes.some((each) => each.line === line && each.target === name));
  return isIt
    ? { refused: `${lineName(line)} includes '${name}' through a global variable, which would not be renamed.` }
    : undefined;
}

/** Asterisk takes no longer name. */
const MOST_BYTES = 79;

function refusalOf(dialplan: Dialplan, name: string, newName: string, macro: Line | undefined): string | undefined {
  if (!/^[\p{L}\p{N}_.-]+$/u.test(newName))
    return `'${newName}' cannot be the name of a context: use letters, digits, dashes, dots and underscores.`;
  if (encodeURIComponent(newName).replace(/%../g, '.').length > MOST_BYTES)
    return `A name of ${newName.length} characters is too long: Asterisk takes ${MOST_BYTES} bytes.`;
  if (isReserved(newName)) return `[${newName}] has a meaning of its own for Asterisk.`;
  if (macro !== undefined && !newName.startsWith('macro-'))
    return `'${name}' is called as a macro on ${atLine(macro)}, so its name must begin with 'macro-'.`;
  const there = headersOf(dialplan, newName).find(({ line }) => headerName(line) !== name && !addsTo(line));
  if (there !== undefined)
    return `${lineName(there.line)} has a section named '${headerName(there.line)}' already; the two would become one.`;
  if (dialplan.isForeign(newName)) return `A module of Asterisk makes a context named '${newName}'.`;
  return undefined;
}

function isReserved(name: string): boolean {
  return /^(?:general|globals)$/i.test(name);
}
