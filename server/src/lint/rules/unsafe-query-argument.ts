/** Text that a caller chooses reaches a query of a database. */

import { untrustedFindings } from '../contexts/untrusted-data.ts';
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
      'What is handed to a function of func_odbc.conf as an argument is for the query in that file to escape, and not reported here.',
    evidence: 'funcs/func_odbc.c `acf_escape`, README-SERIOUSLY.bestpractices.md',
    invalid: [
      `
[from-trunk]
exten => _X!,1,MYSQL(Query rows \${db} SELECT name FROM people WHERE number='\${CALLERID(num)}')
;                                                                           ^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CALLERID(num)}' in this SQL query: it holds the caller ID.
`,
    ],
    valid: [
      `
[from-trunk]
exten => _X!,1,MYSQL(Query rows \${db} SELECT name FROM people WHERE number='\${SQL_ESC(\${CALLERID(num)})}')
 same => n,MYSQL(Query rows \${db} SELECT name FROM people WHERE id=\${FILTER(0-9,\${EXTEN})})
 same => n,Set(NAME=\${ODBC_NAME(\${CALLERID(num)})})
`,
    ],
    seeAlso: ['unsafe-shell-argument', 'unsafe-evaluation'],
  },
  (context, dialplan) => untrustedFindings(context, dialplan, 'queries'),
  ({ queries }) => queries.length > 0,
);
