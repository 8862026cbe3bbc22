/** Devices and hints, where a function asks for their state. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { HINT } from '../../model/contexts/extension.ts';
import type { Piece } from '../../syntax/piece.ts';
import { channelsIn, stateItems } from './names.ts';
import { escaped, type Probe } from './probe.ts';

/** Undefined for functions that ask for no state. */
export function deviceItems(probe: Probe, name: string, piece: Piece): CompletionItem[] | undefined {
  switch (name) {
    case 'DEVICE_STATE':
      return [...stateItems(probe, piece), ...(channelsIn(probe, piece) ?? [])];
    case 'EXTENSION_STATE':
    case 'HINT':
      return hintItems(probe, piece);
    default:
      return undefined;
  }
}

/** `extension@context` for each hint; without a context `default` is meant. */
function hintItems(probe: Probe, piece: Piece): CompletionItem[] {
  const range = probe.range(piece);
  const items: CompletionItem[] = [];
  for (const context of probe.dialplan.contexts)
    for (const { name, priorities } of context.extensions) {
      const hint = priorities.find(({ number }) => number === HINT);
      if (hint === undefined) continue;
      const text = context.name === 'default' ? name : `${name}@${context.name}`;
      items.push(
        probe.item(text, CompletionItemKind.Value, range, escaped(text), 1, { detail: hint.statement.application.text }),
      );
    }
  return items;
}
