/** Keys of Asterisk's own database, as other lines spell them. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { baseName } from '../../base/base-name.ts';
import type { Piece } from '../../syntax/piece.ts';
import { escaped, type Probe } from './probe.ts';

const functionsWithKeys: ReadonlySet<string> = new Set(['DB', 'DB_EXISTS', 'DB_DELETE', 'DB_KEYS', 'DB_KEYCOUNT']);

/** What other lines write up to the first variable; undefined for functions that take no key. */
export function databaseItems(probe: Probe, name: string, piece: Piece): CompletionItem[] | undefined {
  if (!functionsWithKeys.has(name)) return undefined;
  const range = probe.range(piece);
  const found = new Map<string, CompletionItem>();
  for (const { lines, path } of probe.dialplan.layout.files)
    for (const line of lines) {
      if (line === probe.line || !line.text.includes('DB')) continue;
      for (const [, key = ''] of line.text.matchAll(/\bDB(?:_EXISTS|_DELETE)?\(([^(){}$\s]+)/g))
        if (!found.has(key)) {
          const detail = `written in ${baseName(path)}, line ${line.number + 1}`;
          found.set(key, probe.item(key, CompletionItemKind.Value, range, escaped(key), 1, { detail }));
        }
    }
  return [...found.values()];
}
