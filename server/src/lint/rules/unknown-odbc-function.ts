/** A function of func_odbc.conf that the file does not define, or not for what is done with it. */

import { odbcQueries } from '../../catalogue/neighbors/configured-names.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import { gathered } from '../contexts/gathered.ts';
import { overlaps, unknownNames } from '../names/judge-names.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';

export const unknownOdbcFunction = contextRule(
  {
    name: 'unknown-odbc-function',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A function is called that func_odbc.conf does not define, or one is read that can only be set, set that can only be read, or called with fewer arguments than its query has.',
    why:
      'A section `[NAME]` of func_odbc.conf makes the function `ODBC_NAME()`, or one with the `prefix` of the section in front; it can be read where the section has `readsql`, and set where it has `writesql`. ' +
      'For any other Asterisk writes "Function … not registered", "cannot be read" or "cannot be written to" into its log: what is read is empty, and what is set is lost. ' +
      'Arguments that are not passed are empty in the query. A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    repair:
      'Correct the name, pass what the query asks for, or add a section to func_odbc.conf. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'funcs/func_odbc.c `init_acf_query`, main/pbx_functions.c `ast_func_read`, `ast_func_write`',
    invalid: [
      `
[a]
exten => s,1,Set(NAME=\${ODBC_CUSTOMER(\${CALLERID(num)})})
;                       ^^^^^^^^^^^^^ warning unknown-odbc-function: No ODBC function named 'ODBC_CUSTOMER' is in func_odbc.conf.
 same => n,NoOp(\${ODBC_LAST(100)})
;                 ^^^^^^^^^ warning unknown-odbc-function: 'ODBC_LAST' cannot be read: its section in func_odbc.conf has no 'readsql'.
-- func_odbc.conf --
[CUSTOMERS]
dsn=office
readsql=SELECT name FROM customers WHERE number='\${SQL_ESC(\${ARG1})}'
[LAST]
dsn=office
writesql=UPDATE calls SET last='\${SQL_ESC(\${VALUE})}' WHERE number='\${SQL_ESC(\${ARG1})}'
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(NAME=\${ODBC_CUSTOMERS(\${CALLERID(num)})})
 same => n,Set(PBX_LAST(100)=\${EPOCH})
 same => n,NoOp(\${ODBC_\${TABLE}(1)})
-- func_odbc.conf --
[CUSTOMERS]
dsn=office
readsql=SELECT name FROM customers WHERE number='\${SQL_ESC(\${ARG1})}'
[LAST]
prefix=PBX
dsn=office
writesql=UPDATE calls SET last='\${SQL_ESC(\${VALUE})}' WHERE number='\${SQL_ESC(\${ARG1})}'
`,
    ],
    seeAlso: ['unknown-function', 'unsafe-query-argument'],
  },
  function* (context, dialplan) {
    yield* unknownNames(context, dialplan, kinds);
    yield* misused(context, dialplan);
    yield* withTooFew(context, dialplan);
  },
  ({ nameKinds }) => overlaps(nameKinds, kinds),
);

const kinds = new Set(['odbc-function'] as const);

/** Calls with fewer arguments than the query of the function has. */
function* withTooFew(context: Context, dialplan: Dialplan): Generator<Finding> {
  const functions = dialplan.configured('odbc-function');
  if (functions.isOpen) return;
  for (const { statement, line } of context.priorities()) {
    if (!statement.data.text.includes('_')) continue;
    for (const { name, arguments: args, isAssigned } of calledFunctions(statement)) {
      const [definition, ...others] = functions.named(name.text);
      const most = definition?.access?.most[isAssigned ? 'write' : 'read'] ?? 0;
      const passed = splitArguments(args);
      const count = args.text.trim() === '' ? 0 : passed.length;
      if (others.length > 0 || count >= most || (count === 1 && /^\$\{\w*(?:ARGS|LIST)\w*\}$/i.test(args.text))) continue;
      if (!isSound(statement, line.text)) continue;
      yield {
        line,
        span: (hasWholeSignature(statement) ? name : statement.application.trim()).span(),
        message: `The query of '${name.text}' has ARG${most}, and ${count === 0 ? 'no argument is' : count === 1 ? '1 argument is' : `${count} arguments are`} here.`,
      };
    }
  }
}

/** Functions that are read and can only be set, and the other way round. */
function* misused(context: Context, dialplan: Dialplan): Generator<Finding> {
  const functions = dialplan.configured('odbc-function');
  if (functions.isOpen) return;
  const told = new Set<string>();
  for (const { line, use } of gathered(context, dialplan).names) {
    const { access, kind, name, piece } = use;
    const definitions = kind === 'odbc-function' ? functions.named(name) : [];
    if (access === undefined || definitions.length === 0) continue;
    if (definitions.some((each) => each.access?.[access] === true)) continue;
    const how = access === 'read' ? 'cannot be read' : 'cannot be set';
    const key = `${name} ${access}`;
    const isRepeated = told.has(key);
    told.add(key);
    yield {
      line,
      ...(isRepeated && { isRepeated }),
      span: piece.span(),
      message: `'${name}' ${how}: its section in func_odbc.conf has no '${odbcQueries[access][0]}'.`,
    };
  }
}
