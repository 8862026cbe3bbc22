/** What a line begins with: keywords, names of extensions, the priority field, directives, templates of a header. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { extensionNameAt, priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import { isNeighborName } from '../../model/neighbors/neighbors.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { DirectiveStatement, ExtensionStatement, StatementOf } from '../../syntax/statement.ts';
import { generalSettings, keywordNotes, switchNotes } from '../descriptions/keywords.ts';
import { specialExtensions } from '../descriptions/special-extensions.ts';
import { escaped, type Probe } from './probe.ts';
import { wantedExtensions, wantedLabels } from './wanted.ts';

const keywords: readonly (readonly [label: keyof typeof keywordNotes, text: string, rank: number])[] = [
  ['exten', 'exten => ${1:s},${2:1},$0', 2],
  ['same', 'same => n,$0', 1],
  ['include', 'include => $0', 3],
  ['switch', 'switch => $0', 4],
  ['lswitch', 'lswitch => $0', 5],
  ['eswitch', 'eswitch => $0', 5],
  ['ignorepat', 'ignorepat => $0', 5],
  ['autohints', 'autohints = yes', 6],
];

/** Words at the start of a line, when nothing but a word is there. */
export function keywordItems(probe: Probe): CompletionItem[] {
  const { live } = probe.statement;
  if (!/^\w*$/.test(probe.text(live))) return [];
  const range = probe.range(live);
  const section = probe.dialplan.categoriesAt(probe.line)[0]?.name.toLowerCase();
  if (section === 'globals') return [];
  if (section === 'general')
    return Object.entries(generalSettings).map(([key, detail]) =>
      probe.item(key, CompletionItemKind.Property, range, `${key} = $0`, 1, { detail }),
    );
  const hasExtension = extensionNameAt(probe.line) !== undefined;
  return keywords.flatMap(([label, text, rank]) => {
    if (label === 'same' && !hasExtension) return [];
    const indent = label === 'same' && range.start.character === 0 ? ' ' : '';
    return [
      probe.item(label, CompletionItemKind.Keyword, range, indent + text, rank, {
        detail: keywordNotes[label],
        filterText: label,
      }),
    ];
  });
}

const settingValues: Readonly<Record<string, readonly string[]>> = {
  static: ['yes', 'no'],
  writeprotect: ['no', 'yes'],
  autofallthrough: ['yes', 'no'],
  clearglobalvars: ['no', 'yes'],
  extenpatternmatchnew: ['no', 'yes'],
};

/** What a setting of `[general]` takes. */
export function settingItems(probe: Probe, { key, value }: StatementOf<'setting'>): CompletionItem[] {
  const name = key.text.toLowerCase();
  const isGeneral = probe.dialplan.categoriesAt(probe.line)[0]?.name.toLowerCase() === 'general';
  if (!isGeneral || !probe.isIn(value) || !Object.hasOwn(settingValues, name)) return [];
  const range = probe.range(value);
  return (settingValues[name] ?? []).map((text, rank) => probe.item(text, CompletionItemKind.Value, range, text, rank));
}

/** Where `switch =>` can look. */
export function switchItems(probe: Probe, value: Piece): CompletionItem[] {
  if (!probe.isIn(value) || probe.typed(value).includes('/')) return [];
  const range = probe.columns(value.span().start, value.span().start + probe.typed(value).length);
  const slash = probe.behind.startsWith('/') ? 1 : 0;
  return Object.entries(switchNotes).map(([name, detail]) =>
    probe.item(name, CompletionItemKind.Module, range, `${name}/`.slice(0, name.length + 1 - slash), 1, { detail }),
  );
}

export function directiveItems(probe: Probe, statement: DirectiveStatement): CompletionItem[] {
  if (!probe.isIn(statement.argument)) {
    if (statement.argument.text !== '') return [];
    const range = probe.range(statement.live);
    return ['include', 'tryinclude'].map((word) =>
      probe.item(`#${word}`, CompletionItemKind.Keyword, range, `#${word} "$1"`, word === 'include' ? 1 : 2),
    );
  }
  return includedFileItems(probe, probe.range(statement.argument));
}

/** The files that `#include` can read, by their paths below the folder of the dialplan; those that nothing reads yet come first. */
function includedFileItems(probe: Probe, range: ReturnType<Probe['range']>): CompletionItem[] {
  const { dialplan, line } = probe;
  const isBeside = line.file.dialect === 'config';
  const folder = dialplan.root.path.slice(0, dialplan.root.path.lastIndexOf('/') + 1);
  const read = new Set(
    [...dialplan.layout.files, ...dialplan.neighbors].flatMap(({ path }) =>
      path.startsWith(folder) ? path.slice(folder.length) : [],
    ),
  );
  const names = new Set([...probe.files('configuration'), ...(isBeside ? [] : read)]);
  const items: CompletionItem[] = [];
  const folders = new Set<string>();
  for (const name of names) {
    const path = folder + name;
    if (path === line.file.path || path === dialplan.root.path) continue;
    // What Asterisk reads by itself is nothing to include, nor is what such a file includes part of a dialplan.
    if (isNeighborName(name) || (!isBeside && dialplan.neighbors.some((file) => file.path === path))) continue;
    const slash = name.lastIndexOf('/');
    if (slash > 0) folders.add(name.slice(0, slash));
    const isRead = read.has(name);
    const isLikely = slash > 0 || /^extensions|\.dialplan$/.test(name);
    const more = isRead ? { detail: 'is read already' } : {};
    items.push(probe.item(name, CompletionItemKind.File, range, escaped(name), isRead ? 3 : isLikely ? 1 : 4, more));
  }
  for (const each of folders)
    items.push(
      probe.item(`${each}/*.conf`, CompletionItemKind.Folder, range, escaped(`${each}/*.conf`), 2, {
        detail: 'all of the folder',
      }),
    );
  return items;
}

/** The extensions that others lead to and that are missing, those that have a meaning of their own, and the beginnings of patterns. */
export function extensionNameItems(probe: Probe, piece: Piece): CompletionItem[] {
  // The number of a caller stands behind a slash.
  if (probe.typed(piece).includes('/')) return [];
  const range = probe.range(piece);
  const [context] = probe.dialplan.contextsAt(probe.line);
  const wanted = context === undefined ? [] : [...wantedExtensions(probe.dialplan, context)];
  const missing = wanted.map(([name, detail]) =>
    probe.item(name, CompletionItemKind.Constant, range, escaped(name), 0, { detail }),
  );
  const special = Object.entries(specialExtensions)
    .filter(([name]) => !wanted.some(([other]) => other === name))
    .map(([name, detail], index) =>
      probe.item(name, CompletionItemKind.Constant, range, name, 1, { detail, sortText: `1 ${String(index).padStart(2, '0')}` }),
    );
  const patterns = [
    ['_X.', 'a pattern: two or more characters, the first a digit'],
    ['_X!', 'a pattern: a digit and whatever follows'],
    ['_NXXXXXX', 'a pattern: seven digits, the first from 2 to 9'],
  ].map(([name = '', detail = '']) => probe.item(name, CompletionItemKind.Constant, range, name, 2, { detail }));
  return [...missing, ...special, ...patterns];
}

/** `n`, the first number, or a hint. */
export function priorityFieldItems(probe: Probe, { kind, priority }: ExtensionStatement): CompletionItem[] {
  if (priority.label !== undefined && probe.isIn(priority.label)) return labelItems(probe, priority.label);
  const range = probe.range(priority.piece);
  const comma = probe.behind.includes(',') ? '' : ',';
  const own = priorityAtLine(probe.dialplan, probe.line);
  const isFirst = kind === 'exten' && (own === undefined || own.number === 1);
  return [
    probe.item('1', CompletionItemKind.Value, range, `1${comma}`, isFirst ? 1 : 3, { detail: 'the first priority' }),
    probe.item('n', CompletionItemKind.Value, range, `n${comma}`, isFirst ? 2 : 1, { detail: 'the next priority' }),
    probe.item('n(label)', CompletionItemKind.Value, range, `n(\${1:label})${comma}`, 2, {
      detail: 'the next priority, with a label to jump to',
      filterText: 'n',
    }),
    probe.item('hint', CompletionItemKind.Value, range, `hint${comma}`, 4, {
      detail: 'devices whose state telephones can watch',
    }),
  ];
}

/** The labels that are jumped to and that are missing. */
function labelItems(probe: Probe, label: Piece): CompletionItem[] {
  const { origin } = probe;
  if (origin === undefined) return [];
  const range = probe.range(label);
  const close = probe.behind.includes(')') ? '' : ')';
  return [...wantedLabels(probe.dialplan, origin.context, origin.extension.name)].map(([name, detail]) =>
    probe.item(name, CompletionItemKind.Reference, range, escaped(name) + close, 1, { detail }),
  );
}

/** The templates that a header can inherit from. */
export function templateItems(probe: Probe, piece: Piece): CompletionItem[] {
  const range = probe.range(piece);
  const names = new Set(
    probe.dialplan.layout.categories
      .filter(({ isTemplate, header }) => isTemplate && header !== probe.line)
      .map(({ name }) => name),
  );
  return [
    ...[...names].map((name) => probe.item(name, CompletionItemKind.Class, range, escaped(name), 1, { detail: 'template' })),
    probe.item('!', CompletionItemKind.Keyword, range, '!', 2, { detail: 'makes this section a template' }),
    probe.item('+', CompletionItemKind.Keyword, range, '+', 2, { detail: 'adds to the section of this name' }),
  ];
}
