/** unknown-odbc-function: functions that func_odbc.conf does not have, or not for what is done with them. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-odbc-function';

test('case matters, and a section makes the one function of its prefix', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${ODBC_number(1)})
;                   ^^^^^^^^^^^ warning unknown-odbc-function: No ODBC function named 'ODBC_number' is in func_odbc.conf.
 same => n,NoOp(\${ODBC_NUMBER(1)}\${ODBC_CITY(1)})
;                                  ^^^^^^^^^ warning unknown-odbc-function: No ODBC function named 'ODBC_CITY' is in func_odbc.conf.
 same => n,NoOp(\${PBX_CITY(1)}\${PBX_NUMBER(1)})
;                               ^^^^^^^^^^ warning unknown-odbc-function: No ODBC function named 'PBX_NUMBER' is in func_odbc.conf.
 same => n,NoOp(\${MY_OWN(1)}\${DB_KEYS(x)}\${ODBC_FETCH(1)}\${DB_keys(x)})
-- func_odbc.conf --
[NUMBER]
dsn=a
read=SELECT 1
[CITY]
Prefix => PBX
dsn=a
readsql=SELECT 1
`,
    { only },
  ));

test('what can be read cannot be set, and the last of several values holds', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ODBC_A(1)=2)
;                ^^^^^^ warning unknown-odbc-function: 'ODBC_A' cannot be set: its section in func_odbc.conf has no 'writesql'.
 same => n,Set(ODBC_B(1)=\${ODBC_B(1)})
;                          ^^^^^^ warning unknown-odbc-function: 'ODBC_B' cannot be read: its section in func_odbc.conf has no 'readsql'.
 same => n,MSet(ODBC_C(1)=\${ODBC_C(1)},X=1)
 same => n,Set(X=\${ODBC_EMPTY(1)})
;                  ^^^^^^^^^^ warning unknown-odbc-function: 'ODBC_EMPTY' cannot be read: its section in func_odbc.conf has no 'readsql'.
-- func_odbc.conf --
[A]
readsql=SELECT 1
[B]
write=UPDATE a
readsql=SELECT 1
readsql=
[both](!)
readsql=SELECT 1
writesql=UPDATE a
[C](both)
dsn=a
[EMPTY]
dsn=a
`,
    { only },
  ));

test('nothing is said where a part of the file is missing, a database has it, or it defines nothing', () => {
  checkProblems('[a]\nexten => s,1,Set(X=${ODBC_X()})\n-- func_odbc.conf --\n#include "more.conf"\n[B]\nreadsql=1\n', { only });
  checkProblems(
    '[a]\nexten => s,1,Set(X=${ODBC_X()})\n-- func_odbc.conf --\n[B]\nreadsql=1\n-- extconfig.conf --\n[settings]\nfunc_odbc.conf => odbc,asterisk\n',
    { only },
  );
  checkProblems('[a]\nexten => s,1,Set(X=${ODBC_X()})\n-- func_odbc.conf --\n[general]\n', { only });
  checkProblems('[a]\nexten => s,1,Set(X=${ODBC_X()})\n', { only });
});

test('a name that is near', () =>
  checkFix(
    '[a]\nexten => s,1,Set(X=${ODBC_CUST<|>OMER(1)})\n-- func_odbc.conf --\n[CUSTOMERS]\nreadsql=SELECT 1\n',
    '[a]\nexten => s,1,Set(X=${ODBC_CUSTOMERS(1)})\n-- func_odbc.conf --\n[CUSTOMERS]\nreadsql=SELECT 1\n',
    { only, title: "Change to 'ODBC_CUSTOMERS'" },
  ));

test('fewer arguments than the query has', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(ODBC_LOG(\${UNIQUEID})=1)
;                ^^^^^^^^ warning unknown-odbc-function: The query of 'ODBC_LOG' has ARG2, and 1 argument is here.
 same => n,Set(ODBC_LOG(\${UNIQUEID},\${EXTEN})=1)
 same => n,NoOp(\${ODBC_LOG(1)}\${ODBC_LOG()})
;          ^^^^ warning unknown-odbc-function: The query of 'ODBC_LOG' has ARG1, and no argument is here.
 same => n,Set(ODBC_LOG(\${ARGS})=1)
-- func_odbc.conf --
[LOG]
dsn=office
readsql=SELECT name FROM calls WHERE id='\${SQL_ESC(\${ARG1})}'
writesql=UPDATE calls SET name='\${SQL_ESC(\${VALUE})}' WHERE id='\${SQL_ESC(\${ARG1})}' AND dst='\${SQL_ESC(\${ARG2})}'
`,
    { only },
  ));
