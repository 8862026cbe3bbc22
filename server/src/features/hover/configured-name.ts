/** Queues, mailboxes, endpoints and whatever else another configuration file defines: which file, and where. */

import { baseName } from '../../base/base-name.ts';
import type { Span } from '../../base/span.ts';
import { kindsOfNames } from '../../catalogue/neighbors/configured-names.ts';
import { configuredNameAt, usesOfConfiguredName } from '../../model/cursor/configured-name-at.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { block, code, count, paragraphs, plain } from '../descriptions/markdown.ts';
import { odbcFunction, type OdbcFunction } from '../descriptions/odbc-function.ts';

/** What is known of the name under the cursor, with its columns; undefined where none stands, or where it may be known to the server only. */
export function configuredNameText(
  dialplan: Dialplan,
  line: Line,
  column: number,
): { readonly text: string; readonly span: Span } | undefined {
  const at = configuredNameAt(dialplan, line, column);
  if (at === undefined) return undefined;
  const { kind, name, span, definitions } = at;
  const { noun, file } = kindsOfNames[kind];
  const title = `**${noun.charAt(0).toUpperCase()}${noun.slice(1)}** ${code(name)}`;
  if (definitions.some((each) => each.line === line)) {
    const uses = [...usesOfConfiguredName(dialplan, at)].length;
    return { text: `${title}: ${uses === 0 ? 'no line names it' : `named in ${count(uses, 'place')}`}.`, span };
  }
  if (definitions.length > 0) {
    const places = definitions.map((each) => `${baseName(each.line.file.path)}, line ${each.line.number + 1}`);
    const own = kind === 'odbc-function' ? odbcFunction(dialplan, name) : undefined;
    return { text: own === undefined ? `${title}: ${places.join('; ')}.` : odbcText(own, places.join('; ')), span };
  }
  const names = dialplan.configured(kind);
  if (names.isOpen || names.has(name)) return undefined;
  return { text: `${title}: ${file} has none of this name.`, span };
}

function odbcText({ signature, synopsis, queries }: OdbcFunction, places: string): string {
  return paragraphs(
    block(signature),
    synopsis === undefined ? undefined : plain(synopsis),
    ...queries.map(({ when, sql }) => `${when}: ${code(sql)}`),
    `Made by ${places}.`,
  );
}
