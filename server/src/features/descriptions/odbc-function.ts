/** A function that func_odbc.conf makes, in words: what its section says of its arguments, of its purpose and of its queries. */

import type { Span } from '../../base/span.ts';
import { odbcQueries } from '../../catalogue/neighbors/configured-names.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { ConfiguredName } from '../../model/neighbors/names-of-kind.ts';

export interface OdbcFunction {
  readonly name: string;
  /** `ODBC_NAME(number[,city])` */
  readonly signature: string;
  /** Where its arguments stand in the signature. */
  readonly parameters: readonly Span[];
  readonly synopsis: string | undefined;
  /** What the database is asked or told, and when. */
  readonly queries: readonly { readonly when: string; readonly sql: string }[];
}

/** The function of this name; undefined where no section makes it. */
export function odbcFunction(dialplan: Dialplan, name: string): OdbcFunction | undefined {
  const [definition] = dialplan.configured('odbc-function').named(name);
  return definition === undefined ? undefined : described(definition);
}

export function odbcFunctions(dialplan: Dialplan): OdbcFunction[] {
  return dialplan.configured('odbc-function').all.map(described);
}

function described({ name, line }: ConfiguredName): OdbcFunction {
  const settings = new Map<string, string>();
  for (const { statement } of line.file.lines.slice(line.number + 1)) {
    if (statement.kind === 'section') break;
    if (statement.kind === 'setting') settings.set(statement.key.text.toLowerCase(), statement.value.text);
  }
  const value = (keys: readonly string[]): string | undefined => keys.map((key) => settings.get(key)).find((each) => each);
  const queries = [
    { when: 'Read', sql: value(odbcQueries.read) },
    { when: 'Set', sql: value(odbcQueries.write) },
    { when: 'Set, where that changes no row', sql: value(['insertsql']) },
  ].flatMap(({ when, sql }) => (sql === undefined ? [] : { when, sql }));
  const syntax = value(['syntax']) ?? numbered(queries.map(({ sql }) => sql).join());
  const signature = `${name}(${syntax.replace(/[<>]/g, '')})`;
  const parameters = [...signature.slice(name.length + 1, -1).matchAll(/[^,[\]\s][^,[\]]*/g)].map(({ index, 0: text }) => {
    const start = name.length + 1 + index;
    return { start, end: start + text.trimEnd().length };
  });
  return { name, signature, parameters, synopsis: value(['synopsis']), queries };
}

/** As many arguments as the queries read. */
function numbered(sql: string): string {
  const count = Math.min(99, Math.max(0, ...[...sql.matchAll(/\$\{ARG(\d+)\}/g)].map(([, number]) => Number(number))));
  return Array.from({ length: count }, (_, index) => `arg${index + 1}`).join();
}
