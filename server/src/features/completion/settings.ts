/** Lines of the files beside the dialplan: what a section may hold, the words that a setting takes, and the names that it can mean. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { knownSettings, sectionTypes, settingWords } from '../../catalogue/neighbors/neighbor-settings.ts';
import { linesOf, type Category } from '../../model/layout/category.ts';
import { namesBeside } from '../../model/neighbors/names-beside.ts';
import type { StatementOf } from '../../syntax/statement.ts';
import { valueItems } from './comparisons.ts';
import { namesOfKind } from './names.ts';
import type { Probe } from './probe.ts';

/** Where nothing but a word is on the line: the settings that its section may have and does not have yet. `file` is the name under which Asterisk reads it. */
export function settingNames(probe: Probe, file: string): CompletionItem[] {
  const { live } = probe.statement;
  const section = sectionOf(probe, file);
  if (section === undefined || !/^[\w-]*$/.test(probe.text(live))) return [];
  const own = new Set(
    linesOf(section).flatMap((line) =>
      line.statement.kind === 'setting' && line !== probe.line ? line.statement.key.text.trim().toLowerCase() : [],
    ),
  );
  const type = valueOf(section, 'type');
  const types = sectionTypes(file);
  const known = knownSettings(file, section.name, type)?.names ?? (types === undefined ? [] : ['type']);
  const range = probe.range(live);
  return [...known]
    .filter((name) => !own.has(name) || repeated.has(name))
    .map((name) => {
      const isFirst = name === 'type' || common.has(name);
      return probe.item(name, CompletionItemKind.Property, range, `${name} ${arrows.has(name) ? '=>' : '='} $0`, isFirst ? 1 : 2);
    });
}

/** What the value of a setting can be; undefined where nothing is known of it. */
export function settingValues(probe: Probe, statement: StatementOf<'setting'>, file: string): CompletionItem[] | undefined {
  const name = statement.key.text.trim().toLowerCase();
  const use = namesBeside(statement, file).find(({ piece }) => probe.isIn(piece));
  if (use !== undefined && probe.text(use.piece).includes('$')) return undefined;
  if (use !== undefined) return name === 'member' ? undefined : namesOfKind(probe, use.kind, use.piece);
  const words = name === 'type' ? sectionTypes(file) : settingWords(file, name)?.words;
  if (words === undefined) return undefined;
  // All of the other spellings of yes and no are understood, and nobody needs them.
  const wanted = words.filter((word) => !/^(?:true|false|on|off|1|0|y|n|t|f)$/.test(word));
  const piece = settingWords(file, name)?.isList === true ? lastOfList(probe, statement) : statement.value.trim();
  return valueItems(probe, wanted, probe.range(piece));
}

function lastOfList(probe: Probe, { value }: StatementOf<'setting'>): StatementOf<'setting'>['value'] {
  let start = 0;
  for (let comma = value.text.indexOf(','); comma >= 0; comma = value.text.indexOf(',', comma + 1)) {
    const piece = value.slice(start, comma);
    if (probe.isIn(piece)) return piece.trim();
    start = comma + 1;
  }
  return value.slice(start).trim();
}

function sectionOf(probe: Probe, file: string): Category | undefined {
  const { line } = probe;
  const headers = line.file.structure.filter(({ statement, number }) => statement.kind === 'section' && number < line.number);
  const header = headers.at(-1);
  return probe.dialplan
    .neighborSections(file)
    .find((section) => section.header === header || section.additions.some((each) => each === header));
}

function valueOf(section: Category, key: string): string | undefined {
  for (const { statement } of linesOf(section))
    if (statement.kind === 'setting' && statement.key.text.trim().toLowerCase() === key) return statement.value.text.trim();
  return undefined;
}

/** Settings that may stand there several times. */
const repeated: ReadonlySet<string> = new Set(['member', 'allow', 'disallow', 'set_var', 'contact', 'match', 'local_net']);

/** Settings that files mostly write with an arrow. */
const arrows: ReadonlySet<string> = new Set(['member']);

/** Settings that most sections of their kind have. */
const common: ReadonlySet<string> = new Set([
  ...['member', 'strategy', 'timeout', 'musicclass', 'retry', 'wrapuptime', 'maxlen', 'joinempty', 'leavewhenempty', 'ringinuse'],
  ...['context', 'disallow', 'allow', 'transport', 'auth', 'aors', 'username', 'password', 'auth_type', 'max_contacts'],
  ...['protocol', 'bind', 'match', 'endpoint', 'server_uri', 'client_uri', 'outbound_auth', 'mailboxes', 'pin', 'admin'],
]);
