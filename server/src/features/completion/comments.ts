/** Comments that mean something: the documentation of a subroutine, and what silences a rule. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { rules } from '../../lint/rules/index.ts';
import type { Probe } from './probe.ts';

const tags: readonly (readonly [label: string, text: string, detail: string])[] = [
  ['@arg', '@arg ${1:1} ${2:name} $0', 'names an argument of the subroutine below'],
  ['@arg, optional', '@arg ${1:1} [${2:name}] $0', 'names an argument that may be left out'],
  ['@returns', '@returns $0', 'says what GOSUB_RETVAL holds'],
];

/** @param comment the column of the `;`, which stands before the cursor. */
export function commentItems(probe: Probe, comment: number): CompletionItem[] {
  const before = probe.line.text.slice(comment, probe.column);
  const range = (word: string): ReturnType<Probe['columns']> => {
    const behind = /^[\w-]*/.exec(probe.behind)?.[0].length ?? 0;
    return probe.columns(probe.column - word.length, probe.column + behind);
  };
  const tag = /^;+\s*(@\w*)$/.exec(before)?.[1];
  if (tag !== undefined)
    return tags.map(([label, text, detail]) => probe.item(label, CompletionItemKind.Keyword, range(tag), text, 1, { detail }));
  const rule = /\blint:\s*allow(?:-file)?\s+(?:[a-z0-9-]+\s*,\s*)*([a-z0-9-]*)$/.exec(before)?.[1];
  if (rule !== undefined)
    return rules.map(({ meta }) =>
      probe.item(meta.name, CompletionItemKind.EnumMember, range(rule), meta.name, 1, { detail: meta.summary }),
    );
  const allow = /\blint:\s*([a-z-]*)$/.exec(before)?.[1];
  if (allow === undefined) return [];
  return [
    probe.item('allow', CompletionItemKind.Keyword, range(allow), 'allow $0', 1, {
      detail: 'silences a rule on this line, or on the one below',
    }),
    probe.item('allow-file', CompletionItemKind.Keyword, range(allow), 'allow-file $0', 2, {
      detail: 'silences a rule in this file',
    }),
  ];
}
