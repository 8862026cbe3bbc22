/** unsafe-query-argument: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unsafe-query-argument';

test('queries of every kind, and what else these names do', () =>
  checkProblems(
    `
[a]
exten => s,1,mysql(query rows \${db} DELETE FROM calls WHERE name LIKE '%\${CALLERID(name):0:4}%')
;                                                                       ^^^^^^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CALLERID(name):0:4}' in this SQL query: it holds the caller ID.
 same => n,Set(NAME=\${ODBC_SQL(SELECT name FROM people WHERE number='\${CALLERID(num)}')})
;                                                                    ^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CALLERID(num)}' in this SQL query: it holds the caller ID.
 same => n,ExecIf($["\${X}" = "1"]?Set(ODBC_SQL()=UPDATE people SET name='\${CALLERID(name)}'))
;                                                                        ^^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CALLERID(name)}' in this SQL query: it holds the caller ID.
 same => n,MYSQL(Fetch found \${rows} \${CALLERID(num)})
 same => n,Set(NAME=\${ODBC_PEOPLE(\${CALLERID(num)})})
 same => n,Set(NAME=\${ODBC_SELECTED(selected,\${CALLERID(num)})})
 same => n,NoOp(SELECT '\${CALLERID(num)}')
`,
    { only },
  ));

test('what cleans between apostrophes, and what does outside them', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(SAFE=\${SQL_ESC(\${CALLERID(name)})})
 same => n,MYSQL(Query rows \${db} SELECT a FROM b WHERE c='\${SAFE}' AND d='\${FILTER(a-z ,\${CALLERID(name)})}' AND e='\${URIENCODE(\${CALLERID(name)})}')
 same => n,MYSQL(Query rows \${db} SELECT a FROM b WHERE c=\${FILTER(0-9,\${CALLERID(num)})} AND d=\${LEN(\${CALLERID(num)})})
 same => n,MYSQL(Query rows \${db} SELECT a FROM b WHERE c=\${SQL_ESC(\${CALLERID(num)})})
;                                                                   ^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CALLERID(num)}' in this SQL query: it holds the caller ID.
 same => n,MYSQL(Query rows \${db} SELECT a FROM b WHERE c=\${FILTER(0-9 ,\${CALLERID(num)})})
;                                                                       ^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CALLERID(num)}' in this SQL query: it holds the caller ID.
 same => n,GotoIf($["\${CALLERID(num)}" =~ "^[0-9]+$"]?good)
 same => n,Hangup()
 same => n(good),MYSQL(Query rows \${db} SELECT a FROM b WHERE c=\${CALLERID(num)})
`,
    { only },
  ));

test('through a subroutine', () =>
  checkProblems(
    `
[a]
exten => _0.,1,Gosub(look,s,1(\${EXTEN:1}))
exten => _1XX,1,Gosub(look,s,1(\${EXTEN}))
[look]
exten => s,1,MYSQL(Query rows \${db} SELECT a FROM b WHERE c='\${ARG1}')
;                                                            ^^^^^^^ warning unsafe-query-argument: A caller chooses '\${ARG1}' in this SQL query: the dialled number, of which '_0.' leaves the end open → ARG1 of 'look,s,1' (Gosub).
 same => n,Return()
`,
    { only },
  ));

test('the apostrophes are doubled', () =>
  checkFix(
    `
[a]
exten => s,1,MYSQL(Query rows \${db} SELECT a FROM b WHERE c='\${CALLER<|>ID(num)}' OR d='\${CALLERID(num)}')
`,
    `
[a]
exten => s,1,MYSQL(Query rows \${db} SELECT a FROM b WHERE c='\${SQL_ESC(\${CALLERID(num)})}' OR d='\${SQL_ESC(\${CALLERID(num)})}')
`,
    { only, title: 'Double the apostrophes in it: SQL_ESC(…)', safe: false },
  ));

test('outside apostrophes only digits are kept', () =>
  checkFix(
    `
[a]
exten => s,1,MYSQL(Query rows \${db} SELECT a FROM b WHERE c=\${CALLER<|>ID(num)})
`,
    `
[a]
exten => s,1,MYSQL(Query rows \${db} SELECT a FROM b WHERE c=\${FILTER(0-9,\${CALLERID(num)})})
`,
    { only, title: 'Keep only digits of it: FILTER(0-9,…)', safe: false },
  ));

test('kept in the call record or in a hash in between', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(CDR(called)=\${EXTEN})
 same => n,Set(HASH(call,number)=\${EXTEN})
 same => n,Set(X=\${ODBC_SQL(select name from t where number='\${CDR(called)}')})
;                                                            ^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${CDR(called)}' in this SQL query: the dialled number, of which '_X.' leaves the end open → CDR(called).
 same => n,Set(X=\${ODBC_SQL(select name from t where number='\${HASH(call,number)}')})
;                                                            ^^^^^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${HASH(call,number)}' in this SQL query: the dialled number, of which '_X.' leaves the end open → HASH(call,number).
 same => n,Set(X=\${ODBC_SQL(select name from t where number='\${CDR(other)}' and id='\${CDR(uniqueid)}')})
`,
    { only: 'unsafe-query-argument' },
  ));

test('a query as the argument of a function with a name of its own', () =>
  checkProblems(
    `
[a]
exten => 100,1,Set(X=\${PHONES(select ext from phones where mac='\${PJSIP_HEADER(read,User-Agent)}')})
;                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe-query-argument: A caller chooses '\${PJSIP_HEADER(read,User-Agent)}' in this SQL query: it holds a SIP header.
 same => n,Set(Y=\${TOUPPER(select one of \${CALLERID(name)})})
`,
    { only: 'unsafe-query-argument' },
  ));
