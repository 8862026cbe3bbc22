/** suspicious-argument-order: names of both sides, and those that say nothing. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'suspicious-argument-order';

test('names in comments, in functions, longer ones, and one name alone', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(book,s,1(\${CURRENT_TARIFF},\${FILTER(0-9,\${CUSTOMER})}))
;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'book,s,1' takes 'customer' as ARG1 and 'tariff' as ARG2: these two stand the other way round.
exten => 2,1,Gosub(book,s,1(night,\${CUSTOMER}))
;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'book,s,1' takes 'customer' as ARG1 and 'tariff' as ARG2: these two stand the other way round.
exten => 3,1,Set(CHANNEL(hangup_handler_push)=book,s,1(\${tariff},\${customer}))
;                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'book,s,1' takes 'customer' as ARG1 and 'tariff' as ARG2: these two stand the other way round.
exten => 4,1,Dial(PJSIP/4,20,U(book^\${TARIFF}^\${CUSTOMER}))
;                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'book,s,1' takes 'customer' as ARG1 and 'tariff' as ARG2: these two stand the other way round.
; @arg 1 customer Who pays.
; @arg 2 tariff What is charged.
[book]
exten => s,1,Set(DB(book/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('what fits its own place, what is named otherwise, and words that many things are called', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(book,s,1(\${CUSTOMER},\${TARIFF}))
exten => 2,1,Gosub(book,s,1(\${OLD_TARIFF},\${TARIFF}))
exten => 3,1,Gosub(book,s,1(\${EXTEN},\${CALLERID(num)}))
exten => 4,1,Gosub(book,s,1(\${CUSTOMER}-\${TARIFF},\${CUSTOMER}))
exten => 5,1,Gosub(keep,s,1(\${NUMBER},\${X}))
exten => 6,1,Gosub(book,s,1(\${TARIFF},\${OTHER}))
exten => 8,1,Gosub(fault,s,1(\${ErrorCode},7))
exten => 7,1,Gosub(\${BOOK},s,1(\${TARIFF},\${CUSTOMER}))
[book]
exten => s,1,Set(LOCAL(customer)=\${ARG1})
 same => n,Set(LOCAL(tariff)=\${ARG2})
 same => n,Set(DB(book/\${customer})=\${tariff})
 same => n,GotoIf($["\${tariff}" = ""]?end)
 same => n,Gosub(book,s,1(\${tariff},\${customer}))
 same => n(end),Return()
[fault]
exten => s,1,Set(LOCAL(ErrCode)=\${ARG1})
 same => n,Set(LOCAL(050Code)=\${ARG2})
 same => n,Set(DB(\${ErrCode}/last)=\${050Code})
 same => n,Return()
[keep]
exten => s,1,Set(LOCAL(value)=\${ARG1})
 same => n,Set(LOCAL(number)=\${ARG2})
 same => n,Set(DB(keep/\${number})=\${value})
 same => n,Return()
`,
    { only },
  ));

test('the two change places', () =>
  checkFix(
    `
[a]
exten => 1,1,Gosub(book,s,1(\${TAR<|>IFF},\${CUSTOMER}))
[book]
exten => s,1,Set(LOCAL(customer)=\${ARG1})
 same => n,Set(LOCAL(tariff)=\${ARG2})
 same => n,Set(DB(book/\${customer})=\${tariff})
 same => n,Return()
`,
    `
[a]
exten => 1,1,Gosub(book,s,1(\${CUSTOMER},\${TARIFF}))
[book]
exten => s,1,Set(LOCAL(customer)=\${ARG1})
 same => n,Set(LOCAL(tariff)=\${ARG2})
 same => n,Set(DB(book/\${customer})=\${tariff})
 same => n,Return()
`,
    { only, title: 'Exchange the two arguments', safe: false },
  ));

test('the number of the caller and the one dialled, and what the routine around has names for', () =>
  checkProblems(
    `
[a]
exten => _1XX,1,Gosub(log,s,1(\${EXTEN},\${CALLERID(num)}))
;                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'log,s,1' takes 'caller' as ARG1 and 'called' as ARG2: these two stand the other way round.
 same => n,Gosub(log,s,1(\${CALLERID(num)},\${EXTEN}))
 same => n,Dial(PJSIP/\${EXTEN},30,U(answered^\${CALLERID(num)}^\${EXTEN}))
 same => n,Dial(PJSIP/boss,30,U(answered^boss^\${CALLERID(num)}))
;                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'answered,s,1' takes 'caller' as ARG1 and 'operator' as ARG2: these two stand the other way round.
 same => n,Gosub(call,s,1(5550100,\${CALLERID(num)}))
; @arg 1 caller Who calls.
; @arg 2 called Who is called.
[log]
exten => s,1,Log(NOTICE,\${ARG1} calls \${ARG2})
 same => n,Return()
; @arg 1 caller Who calls.
; @arg 2 operator Who answers.
[answered]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${ARG2},\${ARG1}))
;                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'ended,s,1' takes 'caller' as ARG1 and 'operator' as ARG2: these two stand the other way round.
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${ARG1},\${ARG2}))
 same => n,Return()
; @arg 1 caller Who calls.
; @arg 2 operator Who answers.
[ended]
exten => s,1,Log(NOTICE,\${ARG2} talked to \${ARG1})
 same => n,Return()
; @arg 1 cid Number to show.
; @arg 2 number Number to call back.
[call]
exten => s,1,Set(CALLERID(num)=\${ARG1})
 same => n,Dial(PJSIP/\${FILTER(0-9,\${ARG2})}@trunk)
 same => n,Return()
`,
    { only },
  ));

test('from and to, times, queues, exact names, and what other calls pass', () =>
  checkProblems(
    `
[a]
exten => _2XX,1,Gosub(may-call,s,1(\${EXTEN},\${CALLERID(num)}))
;                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'may-call,s,1' takes 'from' as ARG1 and 'to' as ARG2: these two stand the other way round.
 same => n,Gosub(may-call,s,1(\${CALLERID(num)},\${EXTEN}))
 same => n,Set(TYPE=local)
 same => n,Set(CHANNEL(hangup_handler_push)=settle,s,1(\${TYPE},\${CALLERID(num)}))
;                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'settle,s,1' takes 'room' as ARG1 and 'type' as ARG2: these two stand the other way round.
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EPOCH},\${CALLERID(num)}))
;                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'ended,s,1' takes 'phone' as ARG1 and 'since' as ARG2: these two stand the other way round.
 same => n,Gosub(back,s,1(sales,\${NUMBER}))
;                ^^^^^^^^^^^^^^^^^^^^^^^^^ warning suspicious-argument-order: 'back,s,1' takes 'number' as ARG1 and 'queue' as ARG2: these two stand the other way round.
 same => n,Gosub(back,s,1(sales,support))
 same => n,Gosub(ask,s,1(room,3))
 same => n,Gosub(ask,s,1(4,hour))
 same => n,Gosub(state,s,1(\${EXTEN},clean))
 same => n,Gosub(state,s,1(dirty,\${EXTEN}))
;                ^^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'state,s,1' takes 'room' as ARG1 and 'state' as ARG2: these two stand the other way round.
 same => n,Gosub(state,s,1(\${CALLERID(num)},closed))
; @arg 1 from Who calls.
; @arg 2 to Who is called.
[may-call]
exten => s,1,Return(\${DB(may/\${ARG1}/\${ARG2})})
; @arg 1 room Number of the room.
; @arg 2 type local or abroad.
[settle]
exten => s,1,Set(DB(settled/\${ARG1})=\${ARG2})
 same => n,Return()
; @arg 1 phone Number of the telephone.
; @arg 2 since When it began.
[ended]
exten => s,1,Set(DB(ended/\${ARG1})=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
; @arg 1 number Who wants to be called.
; @arg 2 queue Which queue it was.
[back]
exten => s,1,Set(DB(back/\${ARG1})=\${ARG2})
 same => n,Return()
; @arg 1 prompt What to play.
; @arg 2 digits How many.
[ask]
exten => s,1,Read(ASKED,\${ARG1},\${ARG2})
 same => n,Return()
; @arg 1 room Number of the room.
; @arg 2 state How it is.
[state]
exten => s,1,Set(DB(rooms/\${ARG1})=\${ARG2})
 same => n,Return()
-- queues.conf --
[sales]
member => PJSIP/100
[support]
member => PJSIP/100
`,
    { only },
  ));

test('an argument too many has moved the others', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20,U(noted^s^\${FIRM}^\${DESK}))
[noted]
; @arg 1 firm
; @arg 2 desk
exten => s,1,Set(DB(noted/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('the present time where no time is counted from', () =>
  checkProblems(
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EPOCH},\${CUSTOMER}))
;                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'ended,s,1' takes ARG1 and ARG2: these two stand the other way round.
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${CUSTOMER},\${EPOCH}))
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EPOCH},\${STARTED}))
 same => n,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EPOCH},$[\${EPOCH} + 60]))
 same => n,Set(CHANNEL(hangup_handler_push)=both,s,1(\${EPOCH},\${CUSTOMER}))
 same => n,Set(CHANNEL(hangup_handler_push)=named,s,1(\${EPOCH},\${CUSTOMER}))
[ended]
exten => s,1,Set(DB(calls/\${ARG1})=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
[both]
exten => s,1,Set(DB(calls/a)=$[\${EPOCH} - \${ARG1}])
 same => n,Set(DB(calls/b)=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
; @arg 1 when
; @arg 2 answered
[named]
exten => s,1,Set(DB(calls/\${ARG1})=$[\${EPOCH} - \${ARG2}])
 same => n,Return()
`,
    { only },
  ));

test('seconds, and the very value that the only other call passes elsewhere', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(plan,s,1(\${CUSTOMER},900))
exten => 2,1,Gosub(plan,s,1(60,\${CUSTOMER}))
;                  ^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'plan,s,1' takes 'number' as ARG1 and 'seconds' as ARG2: these two stand the other way round.
exten => 3,1,Gosub(count,s,1(\${CUSTOMER},900))
exten => 4,1,Gosub(count,s,1(3,\${LIMIT}))
; @arg 1 number
; @arg 2 seconds from now
[plan]
exten => s,1,Set(DB(plan/\${ARG1})=$[\${EPOCH} + \${ARG2}])
 same => n,Return()
; @arg 1 tries
; @arg 2 seconds between them
[count]
exten => s,1,Set(DB(count/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('the context where the caller belongs', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(note,s,1(\${CONTEXT},\${CALLER}))
;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'note,s,1' takes 'caller' as ARG1 and 'street' as ARG2: these two stand the other way round.
 same => n,Gosub(note,s,1(\${CALLERID(num)},\${CALLER}))
; @arg 1 caller
; @arg 2 street
[note]
exten => s,1,Set(DB(note/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    { only },
  ));

test('a word and a number that all other calls pass the other way round', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(101,acme))
exten => 2,1,Gosub(ring,s,1(100,acme))
exten => 3,1,Gosub(ring,s,1(globex,200))
;                  ^^^^^^^^^^^^^^^^^^^^ information suspicious-argument-order: 'ring,s,1' takes 'extension' as ARG1 and 'tenant' as ARG2: these two stand the other way round.
exten => _1XX,1,Gosub(ring,s,1(\${EXTEN},\${TENANT}))
; @arg 1 extension
; @arg 2 tenant
[ring]
exten => s,1,Dial(PJSIP/\${ARG2}-\${ARG1})
 same => n,Return()
`,
    { only: 'suspicious-argument-order' },
  ));
