/** Queues, mailboxes, endpoints and whatever else another configuration file defines: which file, and where. */

import { kindsOfNames } from '../../catalogue/configured-names.ts';
import { touches, type Span } from '../../base/span.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { nameUses } from '../../model/name-uses.ts';
import { baseName } from '../../model/neighbors.ts';
import type { Line } from '../../syntax/config-file.ts';
import { code } from '../markdown.ts';

/** What is known of the name under the cursor, with its columns; undefined where none stands, or where it may be known to the server only. */
export function configuredNameText(
  dialplan: Dialplan,
  line: Line,
  column: number,
): { readonly text: string; readonly span: Span } | undefined {
  const { statement } = line;
  if (statement.kind !== 'exten' && statement.kind !== 'same') return undefined;
  const use = nameUses(statement).find(({ piece, isComputed }) => !isComputed && touches(piece.span(), column));
  if (use === undefined) return undefined;
  const { noun, file } = kindsOfNames[use.kind];
  const names = dialplan.configured(use.kind);
  const found = use.orName !== undefined && names.has(use.orName) ? names.named(use.orName) : names.named(use.name);
  const span = use.piece.span();
  const title = `**${noun.charAt(0).toUpperCase()}${noun.slice(1)}** ${code(use.name)}`;
  if (found.length > 0) {
    const places = found.map((each) => `${baseName(each.line.file.path)}, line ${each.line.number + 1}`);
    return { text: `${title}: ${places.join('; ')}.`, span };
  }
  if (names.isOpen || names.has(use.name)) return undefined;
  return { text: `${title}: ${file} has none of this name.`, span };
}
