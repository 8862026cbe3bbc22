/** Local channels of which nothing but the technology is written yet. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension } from '../../model/contexts/extension.ts';
import { exampleOf } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { specialExtensions } from '../descriptions/special-extensions.ts';
import { escaped, type Probe } from './probe.ts';
import { MOST_NAMES } from './targets.ts';

/** `number@context` for each extension that there is. */
export function localItems(probe: Probe, piece: Piece): CompletionItem[] {
  const range = probe.range(piece);
  const isMember = probe.origin === undefined;
  // Without it the Local channel of a queue's member is taken out of the call, and what belongs to it with it.
  const options = isMember && !probe.behind.startsWith('/') ? '/n' : '';
  const items: CompletionItem[] = [];
  const add = (name: string, context: Context, text: string, rank: number): void => {
    const label = `${name}@${context.name}`;
    items.push(probe.item(label, CompletionItemKind.Constant, range, `${text}@${escaped(context.name)}${options}`, rank));
  };
  for (const context of probe.dialplan.contexts) {
    if (context.name.startsWith('macro-')) continue;
    if (!isMember && context.extensions.some(({ compiled }) => compiled.isPattern)) add('${EXTEN}', context, '\\${EXTEN\\}', 1);
    for (const extension of context.extensions) {
      if (items.length >= MOST_NAMES) return items;
      if (!Object.hasOwn(specialExtensions, extension.name))
        add(extension.name, context, nameOrExample(extension), extension.compiled.isPattern ? 3 : 2);
    }
  }
  return items;
}

/** The name, or in the place of a pattern a number that it answers, to be filled in. */
function nameOrExample(extension: Extension): string {
  return extension.compiled.isPattern ? `\${1:${escaped(exampleOf(extension.compiled))}}` : escaped(extension.name);
}
