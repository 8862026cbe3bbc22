/** Text that a caller chooses reaches a query of a database. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { valuesOfQuery, type SinkText } from '../calls/sinks.ts';
import { gathered, type Found } from '../contexts/gathered.ts';
import { untrustedAt, untrustedFindings } from '../variables/untrusted-data.ts';
import { contextRule } from '../rule.ts';

export const unsafeQueryArgument = contextRule(
  {
    name: 'unsafe-query-argument',
    tier: 'safety',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Text that a caller chooses becomes part of an SQL query.',
    why:
      'A query that is written in the dialplan is put together as text, and the database sees only the whole. An apostrophe in a caller ID or a dialled number ends the text that the query compares with, and what follows is read as SQL: ' +
      "with `x' OR 'a'='a` every row is found, with other words rows are changed or deleted. " +
      'SQL_ESC() doubles each apostrophe, which keeps the text together between apostrophes and nowhere else; FILTER() with digits is right for a number that stands without them. ' +
      'MySQL reads a backslash in front of an apostrophe as well, so that there it takes `${SQL_ESC(${SQL_ESC_BACKSLASHES(…)})}`. ' +
      'What is handed to a function of func_odbc.conf as an argument is for the query in that file to escape; where the file is there and its query does not, the call is reported.',
    evidence: 'funcs/func_odbc.c `acf_escape`, README-SERIOUSLY.bestpractices.md',
    invalid: [
      `
[from-trunk]
exten => _X!,1,MYSQL(Query rows \${db} SELECT name FROM people WHERE number='\${CALLERID(num)}')
;                                                                           ^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CALLERID(num)}' in this SQL query: it holds the caller ID.
`,
      `
[from-trunk]
exten => _X!,1,Set(NAME=\${ODBC_NAME(\${CALLERID(name)})})
;                                   ^^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses what the SQL query of 'ODBC_NAME' holds as it is: the caller ID.
-- func_odbc.conf --
[NAME]
dsn=office
readsql=SELECT name FROM people WHERE name='\${ARG1}'
`,
    ],
    valid: [
      `
[from-trunk]
exten => _X!,1,MYSQL(Query rows \${db} SELECT name FROM people WHERE number='\${SQL_ESC(\${CALLERID(num)})}')
 same => n,MYSQL(Query rows \${db} SELECT name FROM people WHERE id=\${FILTER(0-9,\${EXTEN})})
 same => n,Set(NAME=\${ODBC_NAME(\${CALLERID(num)})})
-- func_odbc.conf --
[NAME]
dsn=office
readsql=SELECT name FROM people WHERE number='\${SQL_ESC(\${ARG1})}'
`,
    ],
    seeAlso: ['unsafe-shell-argument', 'unsafe-evaluation'],
  },
  function* (context, dialplan) {
    yield* untrustedFindings(context, dialplan, 'queries');
    yield* untrustedAt(valuesOfFunctions(context, dialplan), dialplan);
  },
  ({ queries, nameKinds }) => queries.length > 0 || nameKinds.has('odbc-function'),
);

/** What is handed to functions of func_odbc.conf whose queries hold it as it is. */
function* valuesOfFunctions(context: Context, dialplan: Dialplan): Generator<Found<readonly SinkText[]>> {
  const functions = dialplan.configured('odbc-function');
  const seen = new Set<string>();
  for (const { priority, use } of gathered(context, dialplan).names) {
    const key = `${priority.name} ${priority.number} ${use.name}`;
    if (use.kind !== 'odbc-function' || use.isTest || seen.has(key)) continue;
    seen.add(key);
    for (const { access } of functions.named(use.name))
      if (access !== undefined && access.unescaped.size > 0)
        yield { priority, found: valuesOfQuery(priority, use.name, access.unescaped) };
  }
}
