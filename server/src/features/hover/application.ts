/** Applications, functions, their options and items, from the catalogue and our notes on it. */

import {
  application,
  asteriskVersions,
  channelItems,
  functionIgnoringCase,
  syntaxOf,
  type CatalogueEntry,
  type DialplanFunction,
  type Option,
  type Parameter,
} from '../../catalogue/catalogue.ts';
import { channelItem } from '../../catalogue/channel-items.ts';
import { applicationNotes } from '../../catalogue/notes/application-notes.ts';
import { optionNotes } from '../../catalogue/notes/application-option-notes.ts';
import { functionNotes } from '../../catalogue/notes/function-notes.ts';
import { functionOptionNotes } from '../../catalogue/notes/function-option-notes.ts';
import { itemNote, noteIndexOf } from '../../catalogue/notes/item-notes.ts';
import { undocumentedOptionNotes } from '../../catalogue/notes/undocumented-option-notes.ts';
import { parameterAt } from '../../model/lines/call-arguments.ts';
import { block, choice, code, paragraphs } from '../descriptions/markdown.ts';
import { nameOf, optionSignature, shortOption, signature } from '../descriptions/signature.ts';

export function applicationText(name: string): string | undefined {
  const entry = application(name);
  if (entry === undefined) return undefined;
  return entryText(entry, applicationNotes[entry.name], optionNotes[entry.name] ?? {}, 'Dialplan_Applications');
}

export function functionText(name: string): string | undefined {
  const entry = functionIgnoringCase(name);
  if (entry === undefined) return undefined;
  const text = entryText(entry, functionNotes[entry.name], functionOptionNotes[entry.name] ?? {}, 'Dialplan_Functions');
  return entry.name === name ? text : paragraphs(`Asterisk knows this function as ${code(entry.name)} only: case matters.`, text);
}

function entryText(
  entry: CatalogueEntry,
  note: string | undefined,
  notes: Readonly<Record<string, string>>,
  folder: string,
): string {
  const options = optionsOf(entry);
  const table = options.map((option) => `| ${code(shortOption(option))} | ${cell(notes[option.letter] ?? '')} |`);
  const variables = (entry.variables ?? []).map(({ name, values }) =>
    values === undefined ? `- ${code(name)}` : `- ${code(name)}: ${choice(values)}`,
  );
  return paragraphs(
    block(signature(entry)),
    note,
    versionText(entry),
    table.length === 0 ? undefined : ['| option | |', '|---|---|', ...table].join('\n'),
    variables.length === 0 ? undefined : `Variables:\n${variables.join('\n')}`,
    `[${entry.name} in Asterisk's documentation](${documentationLink(entry, folder)})`,
  );
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The option letters of all arguments, each once. */
function optionsOf(entry: CatalogueEntry): Option[] {
  const byLetter = new Map<string, Option>();
  for (const { options } of syntaxOf(entry).parameters ?? [])
    for (const option of options ?? []) if (!byLetter.has(option.letter)) byLetter.set(option.letter, option);
  return [...byLetter.values()];
}

/** Since when, until when, and what took its place; undefined for what has always been there. */
function versionText(entry: CatalogueEntry): string | undefined {
  const sentences: string[] = [];
  const [oldest] = entry.in;
  const newest = entry.in.at(-1);
  if (entry.since !== undefined && oldest !== asteriskVersions[0]) sentences.push(`Since Asterisk ${entry.since.join(', ')}.`);
  else if (oldest !== undefined && oldest !== asteriskVersions[0]) sentences.push(`Since Asterisk ${oldest}.`);
  const { moduleDeprecatedIn: deprecated, moduleRemovedIn: removed, replacement } = entry;
  if (deprecated !== undefined) sentences.push(`Deprecated since Asterisk ${deprecated}.`);
  if (removed !== undefined) sentences.push(`Removed in Asterisk ${removed}.`);
  else if (newest !== undefined && newest !== asteriskVersions.at(-1)) sentences.push(`Not in Asterisk after ${newest}.`);
  if (replacement !== undefined) sentences.push(`${replacement} took its place.`);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** The oldest version whose pages docs.asterisk.org keeps under its number. */
const OLDEST_WITH_PAGES = 16;

function documentationLink(entry: CatalogueEntry, folder: string): string {
  const newest = entry.in.at(-1) ?? '';
  const isCurrent = newest === asteriskVersions.at(-1) || Number(newest) < OLDEST_WITH_PAGES;
  const version = isCurrent ? 'Latest_API' : `Asterisk_${newest}_Documentation`;
  return `https://docs.asterisk.org/${version}/API_Documentation/${folder}/${entry.name}/`;
}

export function optionText(entry: CatalogueEntry, letter: string): string | undefined {
  const option = optionsOf(entry).find((each) => each.letter === letter);
  const note = optionNotes[entry.name]?.[letter] ?? undocumentedOptionNotes[entry.name]?.[letter];
  if (option === undefined && note === undefined) return undefined;
  const title = option === undefined ? letter : optionSignature(option);
  return `${code(title)}, option of ${code(entry.name)}: ${note ?? ''}`;
}

export function functionItemText(name: string, index: number, item: string): string | undefined {
  const entry = functionIgnoringCase(name);
  if (entry === undefined) return undefined;
  const parameter = parameterAt(syntaxOf(entry).parameters, index);
  const title = code(`${entry.name}(${item})`);
  if (entry.name === 'CHANNEL' && index === 0) return channelItemText(entry, item);
  if (parameter === undefined) return undefined;
  const note = index === noteIndexOf(entry.name) ? itemNote(entry.name, item) : undefined;
  const isListed = parameter.values?.some((value) => value.toLowerCase() === item.toLowerCase()) === true;
  return paragraphs(
    note === undefined
      ? `${isListed ? title : code(entry.name)}, argument ${code(argumentNames(entry, parameter))}.`
      : `${code(`${entry.name}(${index === 0 ? '' : '…,'}${item})`)}: ${note}`,
    functionNotes[entry.name],
  );
}

/** The name of a parameter, with those of the others where they are divided by something else, as `family/key` of DB. */
function argumentNames(entry: CatalogueEntry, parameter: Parameter): string {
  const { parameters = [], argSeparator = ',' } = syntaxOf(entry);
  return argSeparator === ',' ? nameOf(parameter) : parameters.map(nameOf).join(argSeparator);
}

function channelItemText(entry: DialplanFunction, item: string): string {
  const known = channelItem(item);
  const title = code(`${entry.name}(${item})`);
  if (known.length === 0)
    return channelItems().has(item.toLowerCase())
      ? `${title}: an item of the channel.`
      : `${title}: no item that a channel driver of Asterisk knows.`;
  const access = { read: 'can be read', write: 'can be set', both: 'can be read and set' };
  const lines = known.map(({ from, access: how, values, seconds }) => {
    const where =
      from === 'core' ? 'Every channel' : from === 'third party' ? 'Channels of some other drivers' : `Channels of ${from}`;
    const wanted = values === undefined ? '' : `, one of ${choice(values)}`;
    const second = seconds === undefined ? '' : ` A second argument says which: ${choice(seconds)}.`;
    return `- ${where}: ${access[how]}${wanted}.${second}`;
  });
  const note = itemNote(entry.name, item);
  return `${title}${note === undefined ? '' : `: ${note}`}\n\n${lines.join('\n')}`;
}
