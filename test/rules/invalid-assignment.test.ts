/** invalid-assignment: what sets nothing or something else, in Set, MSet and what runs them. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-assignment';

test("without '='", () =>
  checkProblems(
    `
[a]
exten => s,1,SET(X)
;                ^ error invalid-assignment: Nothing is set here: no '=' stands behind 'X'.
 same => n,Set(CALLERID(num)100)
;              ^^^^^^^^^^^^^^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'CALLERID(num)100'.
 same => n,Set(X,1)
;              ^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'X,1'.
 same => n,MSet(A=1,B,C=2)
;                   ^ error invalid-assignment: Nothing is set here: no '=' stands behind 'B'.
 same => n,Set(=1)
;              ^ error invalid-assignment: No name stands before the '='.
 same => n,Set(\${ASSIGNMENT})
 same => n,Set(X\${REST})
;              ^ error invalid-assignment: Nothing is set here: no '=' stands behind 'X'.
 same => n,MSet(A=1,,B=2,)
 same => n,Set(X=)
`,
    { only },
  ));

test('blanks around a name', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf(1?Set(X =1):Set( Y=1))
;                         ^^ warning invalid-assignment: The blank is part of the name: 'X ' is set, not 'X'.
;                                   ^^ warning invalid-assignment: The blank is part of the name: ' Y' is set, not 'Y'.
 same => n,MSet(A=1, B=2)
;                   ^^ warning invalid-assignment: The blank is part of the name: ' B' is set, not 'B'.
 same => n,Set(CALLERID(num) = 100)
;              ^^^^^^^^^^^^^^ warning invalid-assignment: The blank is part of the name: a variable 'CALLERID(num) ' is set, and not the function.
 same => n,Set(CALLERID num=100)
;              ^^^^^^^^^^^^ warning invalid-assignment: The blank is part of the name.
 same => n,Set(X\${N} = 1)
;              ^^^^^^ warning invalid-assignment: The blank is part of the name: 'X\${N} ' is set, not 'X\${N}'.
 same => n,Set(X= 1 )
 same => n,Set(DB(a b/c)=1)
 same => n,Set(X=a = b)
`,
    { only },
  ));

test('several at once', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(A=1,__B=\${X},C=)
;                   ^^^^^^^^^^^^ warning invalid-assignment: Set sets one variable: ',__B=\${X},C=' becomes part of the value.
 same => n,Set(A=1, B=2)
;                 ^^^^^ warning invalid-assignment: Set sets one variable: ', B=2' becomes part of the value.
 same => n,Set(A=1,2,B=2)
 same => n,Set(A="x,B=2")
 same => n,Set(A=(x,B=2))
 same => n,Set(A=\${F(x,B=2)})
 same => n,Set(ARRAY(A,B)=1,2)
 same => n,Set(ODBC_X()=A=1,B=2)
 same => n,Set(URL=http://x/?A=1&B=2)
 same => n,Set(A=1,b-c=2)
`,
    { only },
  ));

test('another name than the one that is meant', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(\${X}=1)
;                ^^^^ information invalid-assignment: This sets the variable whose name is the value of 'X'.
 same => n,Set(\${X}=\${X}0)
;              ^^^^ warning invalid-assignment: This sets the variable whose name is the value of 'X'.
 same => n,Set(\${CALLERID(num)}=100)
;              ^^^^^^^^^^^^^^^^ warning invalid-assignment: This sets the variable whose name 'CALLERID(num)' gives.
 same => n,Set(__CDR=x)
;              ^^^^^ warning invalid-assignment: This sets a variable named '__CDR', not the function.
 same => n,Set("X"=1)
;              ^^^ warning invalid-assignment: The quotation marks become part of the name.
 same => n,Set(X==1)
;               ^^ warning invalid-assignment: The second '=' becomes part of the value.
 same => n,Set(\${PREFIX}_X=1)
 same => n,Set(\${X}=\${\${X}:1})
 same => n,Set(\${HASH(a,b)}=\${HASH(a,b)})
 same => n,Set(\${LOCAL(x)}\${N}=1)
 same => n,Set(CHANNEL=x)
;              ^^^^^^^ warning invalid-assignment: Asterisk fills in 'CHANNEL' itself: what is set here is never read.
 same => n,Set(X===)
 same => n,Set(HASH(x,"a")=1)
`,
    { only },
  ));

test('what is no assignment, and what is broken otherwise', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(Set(X))
 same => n,Set()
;          ^^^ warning invalid-assignment: Nothing is set here.
 same => n,ExecIf(\${A}?MSet( ))
;                      ^^^^ warning invalid-assignment: Nothing is set here.
 same => n,Set
 same => n,Set(X
 same => n,ExecIf(\${A}?Reset(X))
 same => n,UserEvent(Set,X = 1)
`,
    { only },
  ));

test('blanks are removed', () => {
  checkFix('[a]\nexten => s,1,Set(X<|> = 1)\n', '[a]\nexten => s,1,Set(X=1)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Set(X<|> =1)\n', '[a]\nexten => s,1,Set(X=1)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,MSet(A=1, <|>B= 2)\n', '[a]\nexten => s,1,MSet(A=1,B= 2)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Set(CALLERID(num)<|> = 1)\n', '[a]\nexten => s,1,Set(CALLERID(num)=1)\n', { only, safe: true });
});

test('Set becomes MSet', () => {
  checkFix('[a]\nexten => s,1,Set(A=1<|>,B=2)\n', '[a]\nexten => s,1,MSet(A=1,B=2)\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Set(A="1"<|>,B=2)\n', '[a]\nexten => s,1,MSet(A="1",B=2)\n', { only, safe: false });
});

test('the name itself is set', () => {
  checkFix('[a]\nexten => s,1,Set(${<|>X}=$[${X} + 1])\n', '[a]\nexten => s,1,Set(X=$[${X} + 1])\n', { only, safe: true });
  checkFix('[a]\nexten => s,1,Set(${<|>X}=1)\n', '[a]\nexten => s,1,Set(X=1)\n', { only, safe: false });
  checkFix('[a]\nexten => s,1,Set(X=<|>=1)\n', '[a]\nexten => s,1,Set(X=1)\n', { only, safe: false });
});

test('a value that is missing cannot be guessed', () => checkNoFix('[a]\nexten => s,1,Set(<|>X)\n', { only }));

test("another sign in the place of the '=', though the value is computed", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DID:\${EXTEN})
;                ^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'DID'.
 same => n,Set(DID,\${EXTEN})
;              ^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'DID'.
 same => n,Set(DID \${EXTEN})
;              ^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'DID'.
 same => n,Set(\${ASSIGNMENT})
 same => n,Set(\${PREFIX}DID\${ASSIGNMENT})
 same => n,Set(DID\${UNIQUEID})
;              ^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'DID'.
`,
    { only },
  ));

test('a choice that nobody makes', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${DB_EXISTS(a/b)}?\${DB(a/b)}:\${EXTEN})
;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-assignment: Nothing chooses here: '?' and ':' mean something in '\${IF(…)}' only.
 same => n,Set(X=$["\${Y}" = "1"]?yes:no)
;                ^^^^^^^^^^^^^^^^^^^^^^ error invalid-assignment: Nothing chooses here: '?' and ':' mean something in '\${IF(…)}' only.
 same => n,Set(URL=\${BASE}?a=1:2)
 same => n,Set(X=\${IF(\${ISNULL(\${Y})}?1:2)})
 same => n,Set(X=\${ISNULL(\${Y})}?)
`,
    { only: 'invalid-assignment' },
  ));

test('an argument that names the variable to set is meant', () =>
  checkProblems(`[a]\nexten => s,1,Set(\${ARG1}=\${X})\n same => n,Return()\n`, { only: 'invalid-assignment' }));

test('what is computed in other languages, and a function in other brackets', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(COUNT+=1)
;                ^^^^^^ warning invalid-assignment: The '+' becomes part of the name: nothing is computed here.
 same => n,Set(GLOBAL{LAST}=1)
;              ^^^^^^^^^^^^ warning invalid-assignment: 'GLOBAL{LAST}' is taken for the name of a variable: a function has round brackets.
 same => n,Set(a.b=1)
 same => n,Set(COUNT=$[\${COUNT} + 1])
`,
    { only },
  ));

test('what MSet cuts off a value is one problem', () =>
  checkProblems(
    `
[a]
exten => s,1,MSet(A=1,2,3,B=2)
;                     ^^^ error invalid-assignment: MSet ends a value at each comma: '2,3' is lost.
 same => n,MSet(CHANNEL(hangup_handler_push)=b,s,1(x,y))
;                                              ^^^^^^^^ error invalid-assignment: MSet ends a value at each comma: 's,1(x,y)' is lost.
 same => n,MSet(A=1,B,C=2)
;                   ^ error invalid-assignment: Nothing is set here: no '=' stands behind 'B'.
 same => n,MSet(A=1,,B=2,\${C},"D=1,2")
 same => n,Hangup()
`,
    { only },
  ));

test("a function that is assigned to without '='", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DB(last/\${X})\${EPOCH})
;                ^^^^^^^^^^^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'DB(last/\${X})'.
 same => n,Set(\${ASSIGNMENT})
 same => n,Hangup()
`,
    { only },
  ));

test("a parenthesis behind the '='", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CURLOPT(httptimeout=)5)
;                ^^^^^^^^^^^^^^^^^^^ warning invalid-assignment: A variable 'CURLOPT(httptimeout' is set, and not the function.
 same => n,Set(DB(a/\${X})y=1)
;              ^^^^^^^^^^^ warning invalid-assignment: A variable 'DB(a/\${X})y' is set, and not the function.
 same => n,Set(DB(a/\${X})=1)
 same => n,Hangup()
`,
    { only },
  ));

test("a value that is computed, without '='", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(COUNT$[\${COUNT} + 1])
;                ^^^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'COUNT'.
 same => n,Set(__X\${FILTER(0-9,\${Y})})
;              ^^^ error invalid-assignment: Nothing is set here: no '=' stands behind '__X'.
 same => n,Hangup()
`,
    { only },
  ));

test('what a call record says of itself', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CDR(start)=\${EPOCH})
;                ^^^^^^^^^^ warning invalid-assignment: Asterisk fills in CDR(start) itself, and lets nobody set it.
 same => n,Set(CDR(Src,u)=100)
;              ^^^^^^^^^^ warning invalid-assignment: Asterisk fills in CDR(Src) itself, and lets nobody set it.
 same => n,Set(CDR(userfield)=x)
 same => n,Set(CDR(source)=x)
 same => n,Set(CDR(accountcode)=x)
`,
    { only: 'invalid-assignment' },
  ));

test("a '$' in front of the '='", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(TRIES$=[\${TRIES} + 1])
;                ^^^^^^ warning invalid-assignment: The '$' becomes part of the name: nothing is computed here.
`,
    { only },
  ));

test('a function that names nothing to set', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(GLOBAL()=0)
;                ^^^^^^^^ warning invalid-assignment: Nothing is set here: GLOBAL() has no name in it.
 same => n,Set(GROUP()=calls)
 same => n,Set(GLOBAL(\${NAME})=0)
`,
    { only: 'invalid-assignment' },
  ));

test('a variable that Asterisk fills in', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(__CHANNEL=PJSIP/1)
;                ^^^^^^^^^ warning invalid-assignment: Asterisk fills in '__CHANNEL' itself: what is set here is never read.
 same => n,ExecIf($["\${X}" = "1"]?Set(HANGUPCAUSE=17))
;                                     ^^^^^^^^^^^ warning invalid-assignment: Asterisk fills in 'HANGUPCAUSE' itself: what is set here is never read.
 same => n,Set(DIALSTATUS=BUSY)
 same => n,Set(Exten=1)
 same => n,Set(LOCAL(EXTENSION)=1)
`,
    { only: 'invalid-assignment' },
  ));

test('a blank behind a comma goes when MSet takes the place of Set', () =>
  checkFix('[a]\nexten => s,1,Set(A=${X}<|>, B=${Y}, C=1)\n', '[a]\nexten => s,1,MSet(A=${X},B=${Y},C=1)\n', {
    only: 'invalid-assignment',
    title: 'Change Set to MSet',
  }));

test('items of CHANNEL() by which a handler is pushed are no variables', () =>
  checkFix(
    `
[a]
exten => s,1,Set(hangup_<|>handler_push=ended,s,1(\${EXTEN}))
`,
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EXTEN}))
`,
    { only, title: "Change to 'CHANNEL(hangup_handler_push)'", safe: false },
  ));

test('only those: other items are names of variables as well', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(language=de)
 same => n,Set(hangup_handler=ended)
 same => n,Set(__hangup_handler_push_at=\${EPOCH})
 same => n,Set(after_bridge_goto=menu,s,1)
;              ^^^^^^^^^^^^^^^^^ warning invalid-assignment: This sets a variable named 'after_bridge_goto', not the item of CHANNEL().
`,
    { only },
  ));

test('a function without its braces is a text', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(SIZE=LEN(\${EXTEN}))
;                       ^^^^^^^^^^^^^ warning invalid-assignment: 'LEN(\${EXTEN})' is plain text: a function stands between '\${' and '}'.
 same => n,Set(FIRST=CUT(CHANNEL,-,1))
;                    ^^^^^^^^^^^^^^^^ warning invalid-assignment: 'CUT(CHANNEL,-,1)' is plain text: a function stands between '\${' and '}'.
 same => n,Set(NOTE=CUT (the line))
 same => n,Set(NOTE=CUT(a)(b))
 same => n,Set(NAME=CHANNEL(language))
 same => n,Set(BOTH=LEN(\${EXTEN}) of it)
 same => n,Set(CALLERID(name)=IN(\${EXTEN}))
`,
    { only },
  ));

test('a second sign behind a name that is put together', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DB(busy/\${CALLERID(num)})==1)
;                                         ^^ warning invalid-assignment: The second '=' becomes part of the value.
 same => n,Set(DB(key/\${CALLERID(num)})=a==)
`,
    { only },
  ));

test('a result that Dial does not know, where it is nearly one that it knows', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(GOSUB_RESULT=BUZY)
;                             ^^^^ warning invalid-assignment: Dial knows no result 'BUZY': the call is connected as if nothing had been set.
 same => n,Set(GOSUB_RESULT=busy)
 same => n,Set(GOSUB_RESULT=GOTO:a^s^1)
 same => n,Set(GOSUB_RESULT=found)
 same => n,Set(TIMEOUT=20)
`,
    { only: 'invalid-assignment' },
  ));

test('a blank between the underscores', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(_ _X=1)
;                ^^^^ warning invalid-assignment: The blank is part of the name.
 same => n,Set(__X=1)
`,
    { only },
  ));

test('results of macros are those of routines', () =>
  checkProblems(
    `
[macro-screen]
exten => s,1,Set(MACRO_RESULT=CONTINU)
;                             ^^^^^^^ warning invalid-assignment: Dial knows no result 'CONTINU': the call is connected as if nothing had been set.
 same => n,Set(MACRO_RESULT=CONTINUE)
`,
    { only: 'invalid-assignment' },
  ));

test("a path behind the name, without its '='", () =>
  checkProblems(
    `
[a]
exten => s,1,Set(FILE/var/spool/\${UNIQUEID})
;                ^^^^ error invalid-assignment: Nothing is set here: no '=' stands behind 'FILE'.
 same => n,Set(FILE=/var/spool/\${UNIQUEID})
 same => n,Set(\${PAIR})
`,
    { only },
  ));

test('signs in the name of a variable, and a key of the database without its function', () => {
  checkProblems(
    `
[a]
exten => s,1,Set(COUNT:=0)
;                ^^^^^^ warning invalid-assignment: The ':' becomes part of the name.
 same => n,Set(CDR,did=\${EXTEN})
;              ^^^^^^^ warning invalid-assignment: 'CDR,did' is taken for the name of a variable, the ',' included.
 same => n,Set(cf/\${EXTEN}=1)
;              ^^^^^^^^^^^ warning invalid-assignment: 'cf/\${EXTEN}' is taken for the name of a variable: a key of the database stands in 'DB(…)'.
 same => n,Set(DB(cf/\${EXTEN})=1)
 same => n,Set(A-B=1)
 same => n,Set(X\${N}=1)
 same => n,Set(\${__X}=1)
`,
    { only },
  );
  checkFix('[a]\nexten => s,1,Set(<|>cf/${EXTEN}=1)\n', '[a]\nexten => s,1,Set(DB(cf/${EXTEN})=1)\n', {
    only,
    title: "Change to 'DB(cf/${EXTEN})'",
    safe: false,
  });
});

test('the value of the database in the place of a name', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(\${DB(forward/\${EXTEN})}=\${TARGET})
;                ^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-assignment: This sets the variable whose name 'DB(forward/\${EXTEN})' gives.
 same => n,Set(\${FIRST}\${SECOND}=1)
 same => n,Set(\${ARG1}=1)
`,
    { only },
  ));

test('functions in one Set, and lists that a function is given', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(LOCAL(role)=\${ARG1},LOCAL(room)=\${ARG2})
;                                   ^^^^^^^^^^^^^^^^^^^^ warning invalid-assignment: Set sets one variable: ',LOCAL(room)=\${ARG2}' becomes part of the value.
 same => n,Set(CDR(userfield)=line=1,rate=\${RATE})
 same => n,Set(PJSIP_HEADER(add,Call-Info)=<sip:a> , purpose=info)
`,
    { only: 'invalid-assignment' },
  ));
