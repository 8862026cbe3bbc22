/** unsafe-evaluation: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unsafe-evaluation';

test('what is evaluated once more', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(TEXT=\${CALLERID(name)})
 same => n,NoOp(\${EVAL(\${TEXT})})
;                      ^^^^^^^ warning unsafe-evaluation: A caller chooses '\${TEXT}' in what EVAL evaluates once more: the caller ID → TEXT.
 same => n,TryExec(Playback(\${CALLERID(name)}))
;                           ^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(name)}' in what TryExec evaluates once more: it holds the caller ID.
 same => n,ExecIf($["\${X}" = "1"]?Playback(\${CALLERID(name)}))
 same => n,NoOp(\${EVAL(\${FILTER(a-z ,\${TEXT})})} \${EVAL(\${DB(texts/1)})} \${EVAL(\${CALLERID(pres)})})
`,
    { only },
  ));

test('operands outside quotation marks may be calls of functions', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(SAFE=\${FILTER(0-9,\${EXTEN})})
 same => n,GotoIf($[\${EXTEN} != \${SAFE}]?bad)
;                   ^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${EXTEN}' in this expression, outside quotation marks: it is the dialled number, of which '_X.' leaves the end open.
 same => n,GotoIf($["\${EXTEN}" != "\${SAFE}"]?bad)
 same => n,Set(X=$[ "\${X}" = "1" & $[1\${CALLERID(num)} > 100] ])
;                                     ^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(num)}' in this expression, outside quotation marks: it holds the caller ID.
 same => n,GotoIf($[\${LEN(\${EXTEN})} > 3 & \${EXTEN:0:1} = 9 & \${SAFE} > 100 & \${DIALPLAN_EXISTS(b,\${EXTEN},1)}]?bad)
 same => n(bad),Hangup()
exten => _1XX,1,GotoIf($[\${EXTEN} > 150]?2)
 same => n,GotoIf($[«\${CALLERID(num)}» = «1»]?2)
 same => n,Hangup()
`,
    { only },
  ));

test('names that begin with what a caller chose', () =>
  checkProblems(
    `
[a]
exten => _X.,1,NoOp(\${\${CALLERID(name)}} \${OUT_\${EXTEN}} \${DB(names/\${EXTEN})})
;                     ^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(name)}' in this name of a variable: it holds the caller ID.
 same => n,NoOp(\${\${SIP_HEADER(X-Do)}(1)})
;                 ^^^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${SIP_HEADER(X-Do)}' in the name of this function: it holds a SIP header.
 same => n,Set(\${SIP_HEADER(X-Name)}=1)
;              ^^^^^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${SIP_HEADER(X-Name)}' in this name of a variable: it holds a SIP header.
 same => n,ExecIf($["\${X}" = "1"]?\${SIP_HEADER(X-Do)}(1))
;                                 ^^^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${SIP_HEADER(X-Do)}' in the name of this application: it holds a SIP header.
 same => n,Set(LAST_\${EXTEN}=1)
`,
    { only },
  ));

test('where a jump leads: the context, and never the extension', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Goto(b,\${EXTEN},1)
 same => n,Goto(\${EXTEN:1},1)
 same => n,Goto(cid-\${CALLERID(num)},1)
 same => n,Goto(\${CALLERID(num)},1)
;               ^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(num)}' in the place that Goto names: it holds the caller ID.
 same => n,Gosub(from-\${CALLERID(num)},s,1(1))
;                     ^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(num)}' in the place that Gosub names: it holds the caller ID.
 same => n,Set(CHANNEL(hangup_handler_push)=\${SIP_HEADER(X-End)},s,1)
;                                           ^^^^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${SIP_HEADER(X-End)}' in the place that CHANNEL(hangup_handler_push) names: it holds a SIP header.
 same => n,GotoIf($["\${SIP_HEADER(X-To)}" =~ "^[a-z]+$"]?\${SIP_HEADER(X-To)},s,1:\${SIP_HEADER(X-To)},s,2)
;                                                                                ^^^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${SIP_HEADER(X-To)}' in the place that GotoIf names: it holds a SIP header.
 same => n,Goto(from-\${FILTER(0-9,\${CALLERID(num)})},s,1)
 same => n,Goto(\${IVR},s,1)
`,
    { only },
  ));

test('files that are written, and programs that are run', () =>
  checkProblems(
    `
[a]
exten => _X.,1,MixMonitor(\${UNIQUEID}-\${EXTEN}.wav,b,true)
;                                     ^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${EXTEN}' in this file name: it is the dialled number, of which '_X.' leaves the end open.
 same => n,Record(/tmp/\${EXTEN:0:1}.wav)
 same => n,Set(FILE(/tmp/\${CALLERID(num)},,,a)=\${CALLERID(name)})
;                        ^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALLERID(num)}' in this file name: it holds the caller ID.
 same => n,AGI(\${SIP_HEADER(X-Run)})
;              ^^^^^^^^^^^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${SIP_HEADER(X-Run)}' in the name of this program: it holds a SIP header.
 same => n,AGI(log.sh,\${CALLERID(name)})
 same => n,AGI(agi://localhost/\${EXTEN})
 same => n,ExternalIVR(/bin/say(\${CALLERID(name)}))
 same => n,Playback(\${EXTEN})
 same => n,MixMonitor(\${FILTER(0-9.,\${EXTEN})}.wav)
`,
    { only },
  ));

test('a filter of digits is put around it', () =>
  checkFix(
    `
[a]
exten => _X!,1,GotoIf($[\${EX<|>TEN} > 100 & \${EXTEN} < 200]?s,1)
`,
    `
[a]
exten => _X!,1,GotoIf($[\${FILTER(0-9A-Za-z+,\${EXTEN})} > 100 & \${FILTER(0-9A-Za-z+,\${EXTEN})} < 200]?s,1)
`,
    { only, safe: false },
  ));

test('one problem for one mistake', () =>
  checkProblems(`
[from-trunk]
exten => _X!,1,GotoIf($[\${CALLERID(num)} = 100]?boss)
;                       ^^^^^^^^^^^^^^^^ warning unquoted-operand: '\${CALLERID(num)}' may be empty, and leaves nothing for '=' to compare.
 same => n,GotoIf($[\${EXTEN:-4} = 1000]?boss)
 same => n,GotoIf($[\${EXTEN:2:4} = 1000]?boss)
 same => n,GotoIf($[\${EXTEN:2} = 1000]?boss)
;                   ^^^^^^^^^^ warning unsafe-evaluation: A caller chooses '\${EXTEN:2}' in this expression, outside quotation marks: it is the dialled number, of which '_X!' leaves the end open.
 same => n,Monitor(wav,/tmp/\${EXTEN},m)
;                           ^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${EXTEN}' in this shell command: it is the dialled number, of which '_X!' leaves the end open.
 same => n(boss),Hangup()
-- settings.json --
{ "asteriskVersion": "13" }
`));

test('a quotation mark without a partner is repaired first', () =>
  checkProblems('[a]\nexten => _X!,1,GotoIf($["${EXTEN} = "1"]?1)\n', { only }));

test('a function as the name of what is set is a slip, told as one', () =>
  checkProblems('[a]\nexten => s,1,Set(${CALLERID(num)}=100)\n', { only }));

test('a file name whose text goes into a shell command of the line is told of the command', () =>
  checkProblems(
    `
[a]
exten => _XXX,1,Set(CALL=\${STRFTIME(\${EPOCH},,%Y)}-\${CALLERID(num)})
 same => n,Set(COMMAND=lame \${CALL}.wav)
 same => n,MixMonitor(\${CALL}.wav,b,lame \${CALL}.wav \${CALL}.mp3)
 same => n,MixMonitor(\${CALL}.wav,b,\${COMMAND})
 same => n,MixMonitor(\${CALL}.wav,b,\${OTHER})
;                     ^^^^^^^ warning unsafe-evaluation: A caller chooses '\${CALL}' in this file name: the caller ID → CALL.
 same => n,MixMonitor(\${CALL}.wav,b,lame \${CALLERID(name)})
 same => n,Hangup()
`,
    { only: 'unsafe-evaluation' },
  ));

test('the folder of a file stays: its part that the caller chooses is filtered where the name is made', () =>
  checkFix(
    `
[a]
exten => s,1,Set(NUMBER=\${CALLERID(num)})
 same => n,Set(FILE=/var/spool/calls/\${NUMBER}-\${UNIQUEID})
 same => n,MixMonitor(\${FI<|>LE}.wav)
`,
    `
[a]
exten => s,1,Set(NUMBER=\${CALLERID(num)})
 same => n,Set(FILE=/var/spool/calls/\${FILTER(0-9A-Za-z+,\${NUMBER})}-\${UNIQUEID})
 same => n,MixMonitor(\${FILE}.wav)
`,
    { only, title: "Keep only letters and digits of '${NUMBER}' in FILE: FILTER(0-9A-Za-z+,…)", safe: false },
  ));

test('all that callers choose in a name is filtered at once', () =>
  checkFix(
    `
[a]
exten => _X.,1,Set(FILE=/var/spool/calls/\${CALLERID(num)}-\${EXTEN}-\${UNIQUEID})
 same => n,MixMonitor(\${FI<|>LE}.wav)
`,
    `
[a]
exten => _X.,1,Set(FILE=/var/spool/calls/\${FILTER(0-9A-Za-z+,\${CALLERID(num)})}-\${FILTER(0-9A-Za-z+,\${EXTEN})}-\${UNIQUEID})
 same => n,MixMonitor(\${FILE}.wav)
`,
    { only, title: "Keep only letters and digits of '${CALLERID(num)}', '${EXTEN}' in FILE: FILTER(0-9A-Za-z+,…)" },
  ));

test('of the values of ARRAY() the one that is read is filtered', () =>
  checkFix(
    `
[a]
exten => _X.,1,Set(ARRAY(PLACE,NUMBER)=\${CUT(EXTEN,*,1)},\${CUT(EXTEN,*,2)})
 same => n,Goto(\${PLA<|>CE},\${NUMBER},1)
`,
    `
[a]
exten => _X.,1,Set(ARRAY(PLACE,NUMBER)=\${CUT(EXTEN,*,1)},\${CUT(EXTEN,*,2)})
 same => n,Goto(\${FILTER(-0-9A-Za-z_,\${PLACE})},\${NUMBER},1)
`,
    { only, title: 'Keep only letters and digits of it: FILTER(-0-9A-Za-z_,…)' },
  ));
