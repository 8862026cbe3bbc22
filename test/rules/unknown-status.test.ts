/** unknown-status: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-status';

test('in every application with a condition, on either side, with and without quotation marks', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20)
 same => n,ExecIf($["BUZY"="\${DIALSTATUS}"]?Busy())
;                   ^^^^^^ warning unknown-status: DIALSTATUS never is 'BUZY'.
 same => n,GotoIf($["\${DIALSTATUS}" != "ANSWERED" & "\${X}" = "BUZY"]?end)
;                                      ^^^^^^^^^^ warning unknown-status: DIALSTATUS never is 'ANSWERED'.
 same => n,GosubIf($[\${DIALSTATUS} = busy]?sub,s,1)
;                                    ^^^^ warning unknown-status: DIALSTATUS never is 'busy'.
 same => n,Set(R=\${IF($["x\${VMSTATUS}" = "xFAILURE"]?1:0)})
;                                        ^^^^^^^^^^ warning unknown-status: VMSTATUS never is 'FAILURE'.
 same => n,While($["\${QUEUESTATUS}" == "ABANDON"])
;                                      ^^^^^^^^^ warning unknown-status: QUEUESTATUS never is 'ABANDON'.
 same => n(end),EndWhile()
[sub]
exten => s,1,Return()
`,
    { only },
  ));

test('what is empty, computed, cut, a pattern or somebody’s own is not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${DIALSTATUS}" = ""]?end)
 same => n,GotoIf($["\${DIALSTATUS}" = "\${WANTED}"]?end)
 same => n,GotoIf($["\${DIALSTATUS:0:4}" = "CONG"]?end)
 same => n,GotoIf($["\${DIALSTATUS}" =~ "BUZY|BUSY"]?end)
 same => n,GotoIf($["x\${DIALSTATUS}" = "x"]?end)
 same => n,GotoIf($["x\${DIALSTATUS}" = "BUZY"]?end)
 same => n,GotoIf($["\${MYSTATUS}" = "BUZY"]?end)
 same => n(end),Verbose(1,$["\${DIALSTATUS}" = "BUZY"])
`,
    { only },
  ));

test('words that the dialplan gives the variable, in any context', () =>
  checkProblems(
    `
[a]
exten => s,1,Gosub(b,s,1)
 same => n,GotoIf($["\${DIALSTATUS}" = "BLOCKED"]?end)
 same => n,GotoIf($["\${DIALSTATUS}" = "BLOKED"]?end)
;                                     ^^^^^^^^ warning unknown-status: DIALSTATUS never is 'BLOKED'.
 same => n,GotoIf($["\${PLAYBACKSTATUS}" = "BLOKED"]?end)
 same => n(end),Hangup()
[b]
exten => s,1,Set(DIALSTATUS=BLOCKED)
 same => n,Set(PLAYBACKSTATUS=\${RESULT})
 same => n,Return()
`,
    { only },
  ));

test('an extension that others name, or that another outcome leads to, is no mistake', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(s-\${DIALSTATUS},1)
 same => n,Goto(b,s-\${QUEUESTATUS},1)
 same => n,Goto(c,s-\${DIALSTATUS},1)
 same => n,Goto(c,s-\${OTHER},1)
exten => s-BUZY,1,Hangup()
exten => 1,1,Goto(s-BUZY,1)
exten => s-ANSWER,1,Hangup()
exten => x-ANSWERD,1,Hangup()
[b]
exten => s,1,Goto(s-\${DIALSTATUS},1)
exten => s-FULL,1,Hangup()
exten => s-BUSSY,1,Hangup()
;        ^^^^^^^ warning unknown-status: DIALSTATUS never is 'BUSSY', so that nothing comes here.
[c]
exten => s-BUSSY,1,Hangup()
`,
    { only },
  ));

test('the nearest word, with what stands around it', () => {
  checkFix(
    `
[a]
exten => s,1,GotoIf($["x\${DIALSTATUS}" = "xNO<|>ANSWERED"]?1)
`,
    `
[a]
exten => s,1,GotoIf($["x\${DIALSTATUS}" = "xNOANSWER"]?1)
`,
    { only, title: "Change to 'xNOANSWER'", safe: false },
  );
  checkFix(
    `
[a]
exten => s,1,Goto(s-\${DIALSTATUS},1)
exten => s-BUZ<|>Y,1,NoOp()
 same => n,NoOp()
exten => s-BUZY,n,Busy()
`,
    `
[a]
exten => s,1,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,NoOp()
 same => n,NoOp()
exten => s-BUSY,n,Busy()
`,
    { only },
  );
  checkNoFix(`
[a]
exten => s,1,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy()
exten => s-BU<|>ZY,1,Busy()
`);
  checkNoFix(`
[a]
exten => s,1,GotoIf($["\${AGISTATUS}" = "NO<|>SUCHTHINGHERE"]?1)
`);
});

test('a text in apostrophes is never equal for their sake', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
 same => n,GotoIf($["\${DIALSTATUS}" = 'BUSY']?end)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUZY"]?end)
;                                     ^^^^^^ warning unknown-status: DIALSTATUS never is 'BUZY'.
 same => n(end),Hangup()
`,
    { only },
  ));

test('an outcome that lost a letter', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BSY,1,Hangup()
;        ^^^^^ warning unknown-status: DIALSTATUS never is 'BSY', so that nothing comes here.
exten => s-VIP,1,Hangup()
exten => _s-.,1,Hangup()
`,
    { only: 'unknown-status' },
  ));

test('the state of a device', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${DEVICE_STATE(PJSIP/\${X})}" = "INUS"]?end)
;                                                      ^^^^ warning unknown-status: DEVICE_STATE() never is 'INUS'.
 same => n,GotoIf($["\${EXTENSION_STATE(1@a)}" != "RINGINUSE"]?end)
 same => n,GotoIf($["\${DEVICE_STATE(PJSIP/1)}" = "\${STATE}"]?end)
 same => n(end),Hangup()
`,
    { only: 'unknown-status' },
  ));

test('an outcome of another application, and words near none', () =>
  checkProblems(
    `
[macro-dial]
exten => s,1,Dial(\${ARG1},20)
exten => s,2,Goto(s-\${DIALSTATUS},1)
exten => s-UNAVAIL,1,Voicemail(\${MACRO_EXTEN},u)
;        ^^^^^^^^^ information unknown-status: DIALSTATUS never is 'UNAVAIL', so that nothing comes here.
exten => s-HANGUP,1,Hangup()
;        ^^^^^^^^ information unknown-status: DIALSTATUS never is 'HANGUP', so that nothing comes here.
exten => s-CHANUNAVAIL,1,Set(nomer=\${ARG2})
exten => s-CHANUNAVAIL,2,Goto(\${nomer},dial)
exten => s-BUSY,1,Goto(s-LATER,1)
exten => s-LATER,1,Hangup()
exten => s-AGAIN,1(dial),Hangup()
exten => _X.,1(dial),Goto(\${EXTEN},1)
exten => _s-.,1,Goto(s-BUSY,1)
[b]
exten => s,1,Queue(sales,t)
 same => n,Goto(q-\${QUEUESTATUS},1)
exten => q-TIMEOUT,1,Hangup()
exten => q-FULL,1,Hangup()
exten => q-HANGUP,1,Hangup()
;        ^^^^^^^^ information unknown-status: QUEUESTATUS never is 'HANGUP', so that nothing comes here.
exten => q-OTHER,1,Hangup()
;        ^^^^^^^ information unknown-status: QUEUESTATUS never is 'OTHER', so that nothing comes here.
exten => _q-.,1,Hangup()
`,
    { only: 'unknown-status' },
  ));

test('a computed name that may be any', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-UNAVAIL,1,Hangup()
exten => _[0-9a-z].,1,Goto(\${WHERE},1)
exten => _s-.,1,Hangup()
[b]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-UNAVAIL,1,Hangup()
exten => _s-.,1,Goto(\${EXTEN},1)
`,
    { only: 'unknown-status' },
  ));

test('extensions of nothing but the outcome, and outcomes of something else', () =>
  checkProblems(
    `
[a]
exten => 1,1,AddQueueMember(sales,PJSIP/1)
 same => n,Gosub(state,\${AQMSTATUS},1)
 same => n,Hangup()
exten => 2,1,Queue(sales,,,,60)
 same => n,Goto(q-\${QUEUESTATUS},1)
exten => q-BUSY,1,Hangup()
;        ^^^^^^ information unknown-status: QUEUESTATUS never is 'BUSY', so that nothing comes here.
exten => q-FULL,1,Hangup()
[state]
exten => ADD,1,Return()
;        ^^^ warning unknown-status: AQMSTATUS never is 'ADD', so that nothing comes here.
exten => MEMBERALREADY,1,Return()
exten => _[A-Z].,1,Return()
`,
    { only },
  ));

test('labels of an outcome that there is not', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20)
 same => n,Goto(d-\${DIALSTATUS})
 same => n(d-BUSSY),VoiceMail(1,b)
;          ^^^^^^^ warning unknown-status: DIALSTATUS never is 'BUSSY', so that nothing comes here.
 same => n(d-NOANSWER),Hangup()
 same => n(d-CHANUNAVAIL),Hangup()
 same => n(d-CONGESTION),Hangup()
 same => n(d-other),Hangup()
`,
    { only },
  ));

test('numbers that are dialed are no outcomes', () =>
  checkProblems(
    `
[inside]
exten => _25655511XX,1,Goto(users,\${EXTEN:6},1)
[users]
exten => _11XX,1,Dial(PJSIP/\${EXTEN},20)
 same => n,Goto(d-\${DIALSTATUS},1)
exten => d-BUZY,1,VoiceMail(1,b)
;        ^^^^^^ warning unknown-status: DIALSTATUS never is 'BUZY', so that nothing comes here.
exten => _d-.,1,Hangup()
`,
    { only },
  ));

test('outcomes of ReadExten and Transfer, and a comparison inside of other lines', () =>
  checkProblems(
    `
[a]
exten => s,1,ReadExten(X,welcome,a)
 same => n,GotoIf($["\${READEXTENSTATUS}" != "SUCCESS"]?end)
;                                           ^^^^^^^^^ warning unknown-status: READEXTENSTATUS never is 'SUCCESS'.
 same => n,RemoveQueueMember(sales)
 same => n,Playback(\${IF($["\${RQMSTATUS}" = "OK"]?yes:no)})
;          ^^^^^^^^ warning unknown-status: RQMSTATUS never is 'OK'.
 same => n,Transfer(100)
 same => n,GotoIf($["\${TRANSFERSTATUS}" = "UNSUPPORTED"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('the hangup cause is a number', () =>
  checkProblems(
    `
[a]
exten => h,1,GotoIf($["\${HANGUPCAUSE}" = "BUSY"]?busy)
;                                         ^^^^ warning unknown-status: HANGUPCAUSE is a number, and never is 'BUSY'.
 same => n,GotoIf($["\${HANGUPCAUSE}" = "17" | \${HANGUPCAUSE} = 16]?busy)
 same => n,GotoIf($["\${HANGUPCAUSE}" = "\${BUSY}" | "\${HANGUPCAUSE}" = "" | "\${LAST_HANGUPCAUSE}" = "BUSY"]?busy)
 same => n,NoOp($["\${HANGUPCAUSE}" = "BUSY"])
 same => n(busy),Set(DB(busy/last)=\${EPOCH})
`,
    { only },
  ));

test('outcomes of ODBC_FETCH, ConfBridge and messages', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($["\${ODBC_FETCH_STATUS}" = "FAILED"]?end)
;                                              ^^^^^^^^ warning unknown-status: ODBC_FETCH_STATUS never is 'FAILED'.
 same => n,GotoIf($["\${CONFBRIDGE_RESULT}" = "KICKED"]?end)
 same => n,GotoIf($["\${MESSAGE_SEND_STATUS}" = "INVALID_URI"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a copy of an outcome', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20)
 same => n,Set(result=\${DIALSTATUS})
 same => n,GotoIf($["\${result}" = "BUZY"]?end)
;                                 ^^^^^^ warning unknown-status: result, which is set to DIALSTATUS, never is 'BUZY'.
 same => n,GotoIf($["\${result}" = "BUSY" | "\${result}" = "late" | "\${result}" = "closed"]?end)
 same => n,Set(result=late)
 same => n(end),Hangup()
exten => mixed,1,Set(state=\${DIALSTATUS})
 same => n,Set(state=\${DB(states/\${EXTEN})})
 same => n,GotoIf($["\${state}" = "BUZY"]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('a jump to one of two words names no outcome', () =>
  checkProblems(
    `
[a]
exten => s,1,Goto(show,\${IF($["\${X}" = "1"]?music:talk)},1)
[show]
exten => music,1,Goto(queue,1)
exten => talk,1,Goto(queue,1)
exten => queue,1,Queue(listeners,,,,60)
 same => n,Goto(over-\${QUEUESTATUS},1)
exten => over-FUL,1,Playback(full)
;        ^^^^^^^^ warning unknown-status: QUEUESTATUS never is 'FUL', so that nothing comes here.
exten => _over-[A-Z].,1,Hangup()
`,
    { only },
  ));

test('the outcome of one application where the extensions are for those of another', () =>
  checkProblems(
    `
[a]
exten => 1,1,Queue(sales)
 same => n,Goto(q-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^ warning unknown-status: DIALSTATUS never is 'FULL', 'JOINEMPTY': the extensions of these names are for outcomes in QUEUESTATUS.
exten => q-FULL,1,Busy(5)
exten => q-JOINEMPTY,1,Busy(5)
exten => q-BUSY,1,Busy(5)
exten => _q-.,1,Hangup()
[b]
exten => 1,1,Dial(PJSIP/1)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-FULL,1,Busy(5)
;        ^^^^^^ information unknown-status: DIALSTATUS never is 'FULL', so that nothing comes here.
exten => _s-.,1,Hangup()
`,
    { only },
  ));

test('the last digits of a number name no outcome, and FAXSTATUS', () =>
  checkProblems(
    `
[in]
exten => _555XX,1,Goto(a,\${EXTEN:-2},1)
[a]
exten => 00,1,Queue(sales)
 same => n,Goto(status-\${QUEUESTATUS},1)
exten => status-TIMEDOUT,1,Hangup()
;        ^^^^^^^^^^^^^^^ warning unknown-status: QUEUESTATUS never is 'TIMEDOUT', so that nothing comes here.
exten => _status-.,1,Busy(5)
[fax]
exten => s,1,ReceiveFAX(/tmp/fax.tif)
 same => n,GotoIf($["\${FAXSTATUS}" = "OK"]?end)
;                                    ^^^^ warning unknown-status: FAXSTATUS never is 'OK'.
 same => n,GotoIf($["\${FAXSTATUS}" = "FAILED"]?end)
 same => n,GotoIf($[\${FAXSTATUS} = 0]?end)
 same => n(end),Hangup()
`,
    { only },
  ));

test('an outcome of a name that is near none, beside one for an outcome that there is', () =>
  checkProblems(
    `
[a]
exten => *7,1,AddQueueMember(sales,PJSIP/100)
 same => n,Goto(*7-\${AQMSTATUS},1)
exten => *7-ADDED,1,Hangup()
exten => *7-ALREADYMEMBER,1,Hangup()
;        ^^^^^^^^^^^^^^^^ information unknown-status: AQMSTATUS never is 'ALREADYMEMBER', so that nothing comes here.
exten => _*7-.,1,Hangup()
exten => _2X,1,Goto(9\${EXTEN},1)
exten => _9XX,1,Hangup()
[b]
exten => 1,1,AddQueueMember(sales,PJSIP/100)
 same => n,Goto(\${AQMSTATUS},1)
exten => ADDED,1,Hangup()
exten => HOTLINE,1,Hangup()
[c]
exten => *7,1,AddQueueMember(sales,PJSIP/100)
 same => n,Goto(q-\${AQMSTATUS},1)
 same => n,Goto(q-\${REASON},1)
exten => q-ADDED,1,Hangup()
exten => q-ALREADYMEMBER,1,Hangup()
`,
    { only },
  ));

test('extensions for what a subroutine returns', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(100))
 same => n,Goto(after,\${GOSUB_RETVAL},1)
exten => 2,1,Gosub(ring,s,1(200))
 same => n,Goto(after,\${GOSUB_RETVAL},1)
[b]
exten => 1,1,Gosub(named,s,1(100))
 same => n,Goto(others,\${GOSUB_RETVAL},1)
[after]
exten => BUSSY,1,Playback(busy)
;        ^^^^^ warning unknown-status: GOSUB_RETVAL never is 'BUSSY', so that nothing comes here.
 same => n,Hangup()
exten => GONE,1,Hangup()
exten => _[A-Z].,1,Hangup()
[others]
exten => BUSSY,1,Hangup()
exten => _[A-Z].,1,Hangup()
[ring]
exten => s,1,GotoIf($["\${DB(away/\${ARG1})}" = "1"]?gone)
 same => n,Dial(PJSIP/\${ARG1},20)
 same => n,Return(\${DIALSTATUS})
 same => n(gone),Return(GONE)
[named]
exten => s,1,Return(\${DB(state/\${ARG1})})
`,
    { only },
  ));
