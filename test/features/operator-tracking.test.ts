/** The command that adds operator tracking: what it writes, and why it refuses. */

import { describe, test } from 'node:test';
import { checkTracking, checkTrackingRefused, trackingNames } from '../support/check-edits.ts';

const contexts = `
; Runs on the operator's channel at answer: pushes the hangup handler, then tells the start. The operator may hang up meanwhile.
; @arg 1 caller Number of the caller.
; @arg 2 operator Number of the operator who answered.
[sub-on-operator-answer]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=sub-call-from-cid-ended,s,1(\${ARG1},\${ARG2}))
 same => n,Set(CURLOPT(httptimeout)=5)
 same => n,NoOp(\${CURL(http://stats-host.local/inbound,cid=\${URIENCODE(\${ARG1})}&operator=\${URIENCODE(\${ARG2})}&start=\${EPOCH})})
 same => n(end),Return()

; Hangup handler of the operator's channel: tells the statistics host the end, and stores when and who.
; @arg 1 caller Number of the caller.
; @arg 2 operator Number of the operator who answered.
[sub-call-from-cid-ended]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(CURLOPT(httptimeout)=5)
 same => n,NoOp(\${CURL(http://stats-host.local/inbound,cid=\${URIENCODE(\${ARG1})}&operator=\${URIENCODE(\${ARG2})}&end=\${EPOCH})})
 same => n,Set(DB(CALL_FROM_CID/\${ARG1}/end)=\${EPOCH})
 same => n,Set(DB(CALL_FROM_CID/\${ARG1}/answered_by)=\${ARG2})
 same => n(end),Return()
`;

const queues = `-- queues.conf --
[inbound]
strategy = rrmemory
member => Local/101@from-queue/n
member => Local/102@from-queue,0,Second
member => Local/103@from-queue/j
`;
const queuesAfter = queues.replace('102@from-queue', '102@from-queue/n').replace('/j', '/nj');

const U = 'U(sub-on-operator-answer^${CALLERID(num)}^${EXTEN})';

const dialplan = (queue: string, dial: string): string => `[queues]
exten => inbound,1,Answer()
 same => n,${queue}
 same => n,Hangup()

[from-queue]
exten => _1XX,1,${dial}
 same => n,Hangup()
`;

describe('on a Dial', () => {
  const dials = (name: string, before: string, after: string): void => {
    test(name, () =>
      checkTracking(
        `${dialplan('Queue(inbound,t,,,300)', `<|>${before}`)}${queues}`,
        `${dialplan('Queue(inbound,t,,,300)', after)}${contexts}${queuesAfter}`,
      ),
    );
  };
  const named = U.replace('${EXTEN}', 'anna');
  dials('with the operator written out', 'Dial(PJSIP/anna,30)', `Dial(PJSIP/anna,30,${named})`);
  dials('with the operator and more written out', 'Dial(SIP/anna@desk/x,30)', `Dial(SIP/anna@desk/x,30,${named})`);
  dials('with several operators', 'Dial(PJSIP/anna&PJSIP/bea,30)', `Dial(PJSIP/anna&PJSIP/bea,30,${U})`);
  dials('with options', 'Dial(PJSIP/${EXTEN},30,tT)', `Dial(PJSIP/\${EXTEN},30,tT${U})`);
  dials('with an option that has an argument', 'Dial(PJSIP/${EXTEN},30,tm(jazz))', `Dial(PJSIP/\${EXTEN},30,tm(jazz)${U})`);
  dials('with a URL behind the options', 'Dial(PJSIP/${EXTEN},30,t,http://x)', `Dial(PJSIP/\${EXTEN},30,t${U},http://x)`);
  dials('with empty options', 'Dial(PJSIP/${EXTEN},30,)', `Dial(PJSIP/\${EXTEN},30,${U})`);
  dials('with a timeout alone', 'Dial(PJSIP/${EXTEN},30)', `Dial(PJSIP/\${EXTEN},30,${U})`);
  dials('with a channel alone', 'Dial(PJSIP/${EXTEN})', `Dial(PJSIP/\${EXTEN},,${U})`);
  dials('with quoted options', 'Dial(PJSIP/${EXTEN},30,"tT")', `Dial(PJSIP/\${EXTEN},30,"tT${U}")`);
  dials('with computed options', 'Dial(PJSIP/${EXTEN},30,${OPTIONS})', `Dial(PJSIP/\${EXTEN},30,\${OPTIONS}${U})`);
  dials(
    'inside ExecIf',
    'ExecIf($["${X}" = ""]?Dial(PJSIP/${EXTEN},30))',
    `ExecIf($["\${X}" = ""]?Dial(PJSIP/\${EXTEN},30,${U}))`,
  );

  test('with a comment behind it', () =>
    checkTracking(
      `[from-queue]\nexten => _1XX,1,Dial(PJSIP/\${EXTEN},30,t<|>) ; ring, 30 s\n same => n,Hangup()`,
      `[from-queue]\nexten => _1XX,1,Dial(PJSIP/\${EXTEN},30,t${U}) ; ring, 30 s\n same => n,Hangup()\n${contexts}`,
    ));

  test('contexts that are there are kept', () =>
    checkTracking(
      `[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN}<|>,30)
[sub-on-operator-answer]
exten => s,1,Set(DB(a/\${ARG1})=\${ARG2})
 same => n,Return()
`,
      `[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,${U})
[sub-on-operator-answer]
exten => s,1,Set(DB(a/\${ARG1})=\${ARG2})
 same => n,Return()
`,
    ));

  test('a line of a file with carriage returns', () =>
    checkTracking(
      `[from-queue]\r\nexten => _1XX,1,Dial(PJSIP/\${EXTEN}<|>,30)\r\n`,
      `[from-queue]\r\nexten => _1XX,1,Dial(PJSIP/\${EXTEN},30,${U})\r\n${contexts.replaceAll('\n', '\r\n')}`,
    ));
});

describe('on a Queue', () => {
  test('every Dial that a member comes to', () =>
    checkTracking(
      `${dialplan('Queue(in<|>bound,t,,,300)', 'GotoIf($["${X}" = ""]?second)\n same => n,Dial(PJSIP/${EXTEN},30,t)\n same => n(second),Dial(PJSIP/${EXTEN}-b,20)')}${queues}`,
      `${dialplan('Queue(inbound,t,,,300)', `GotoIf($["\${X}" = ""]?second)\n same => n,Dial(PJSIP/\${EXTEN},30,t${U})\n same => n(second),Dial(PJSIP/\${EXTEN}-b,20,${U})`)}${contexts}${queuesAfter}`,
    ));

  test('members in another file than the queue', () =>
    checkTracking(
      `[queues]
exten => inbound,1,Queue(in<|>bound)
#include "members.conf"
-- members.conf --
[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30)
${queues}`,
      `-- members.conf --
[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,${U})

${contexts.trimStart()}${queuesAfter}`.replace('\n\n\n', '\n\n'),
    ));
});

const memberContext = `
; Runs on the channel of a queue's member at answer. A queue passes no arguments, so that caller and operator are taken from the channel;
; a member that is a Local channel is left to the Dial() that it runs.
[sub-on-operator-answer-queue]
exten => s,1,GotoIf($["\${CHANNEL(channeltype)}" = "Local"]?end)
 same => n,Gosub(sub-on-operator-answer,s,1(\${CONNECTEDLINE(num)},\${CUT(MEMBERINTERFACE,/,2)}))
 same => n(end),Return()
`;

describe('on a Queue whose members are telephones', () => {
  const entry = (cursor: string): string => `[queues]
exten => inbound,1,Answer()
 same => n,Queue(in${cursor}bound,t,,,300)
 same => n,Hangup()
`;
  const queuesConf = (name: string, before: string, after: string): void => {
    test(name, () =>
      checkTracking(
        `${entry('<|>')}-- queues.conf --\n${before}`,
        `${entry('')}${memberContext}${contexts}-- queues.conf --\n${after}`,
      ),
    );
  };
  const added = 'membergosub = sub-on-operator-answer-queue\nsetinterfacevar = yes\n';

  queuesConf(
    'above its members',
    '[inbound]\nstrategy = rrmemory\nmember => PJSIP/100\nmember => PJSIP/101,0,Anna\n\n[other]\nmember => PJSIP/102\n',
    `[inbound]\nstrategy = rrmemory\n${added}member => PJSIP/100\nmember => PJSIP/101,0,Anna\n\n[other]\nmember => PJSIP/102\n`,
  );
  queuesConf(
    'above what is said of its members',
    '[inbound]\nstrategy = rrmemory\n; Anna and\n; others.\nmember => PJSIP/100\n',
    `[inbound]\nstrategy = rrmemory\n${added}; Anna and\n; others.\nmember => PJSIP/100\n`,
  );
  queuesConf(
    'written as its other settings are',
    '[inbound]\nstrategy=rrmemory\nmember => PJSIP/100\n',
    `[inbound]\nstrategy=rrmemory\n${added.replaceAll(' = ', '=')}member => PJSIP/100\n`,
  );
  queuesConf(
    'where members log in',
    '[inbound]\nstrategy = ringall\n\n[other]\n',
    `[inbound]\nstrategy = ringall\n${added}\n[other]\n`,
  );
  queuesConf(
    'behind comments that go on from its header',
    '[inbound] ; What callers\n; wait in.\n\n[all]\n',
    `[inbound] ; What callers\n; wait in.\n${added}\n[all]\n`,
  );
  queuesConf(
    'above comments about the next section',
    '[inbound]\n; Others.\n[other]\n',
    `[inbound]\n${added}; Others.\n[other]\n`,
  );
  queuesConf('with nothing but a header', '[Inbound]', `[Inbound]\n${added.trimEnd()}`);
  queuesConf(
    'where a setting is off',
    '[inbound]\nsetinterfacevar = no ; why\nmember => PJSIP/100\n',
    '[inbound]\nsetinterfacevar = yes ; why\nmembergosub = sub-on-operator-answer-queue\nmember => PJSIP/100\n',
  );
  queuesConf(
    'where a template has one of them',
    '[all](!)\nsetinterfacevar = yes\n[inbound](all)\nmember => PJSIP/100\n',
    '[all](!)\nsetinterfacevar = yes\n[inbound](all)\nmembergosub = sub-on-operator-answer-queue\nmember => PJSIP/100\n',
  );
  queuesConf(
    'with carriage returns',
    '[inbound]\r\nmember => PJSIP/100\r\n',
    `[inbound]\r\n${added.replaceAll('\n', '\r\n')}member => PJSIP/100\r\n`,
  );

  test('beside members that are Local channels', () =>
    checkTracking(
      `${dialplan('Queue(in<|>bound,t,,,300)', 'Dial(PJSIP/${EXTEN},30,t)')}-- queues.conf --
[inbound]
member => Local/101@from-queue
member => PJSIP/200
`,
      `${dialplan('Queue(inbound,t,,,300)', `Dial(PJSIP/\${EXTEN},30,t${U})`)}${memberContext}${contexts}-- queues.conf --
[inbound]
${added}member => Local/101@from-queue/n
member => PJSIP/200
`,
    ));

  const login = (member: string): string => `exten => _*1XX,1,AddQueueMember(inbound,${member})
 same => n,Hangup()
`;
  test('that a line of the dialplan adds', () =>
    checkTracking(
      `${entry('<|>')}${login('PJSIP/${EXTEN:1}')}-- queues.conf --\n[inbound]\n`,
      `${entry('')}${login('PJSIP/${EXTEN:1}')}${memberContext}${contexts}-- queues.conf --\n[inbound]\n${added}`,
    ));
  test('Local channels that a line of the dialplan adds', () =>
    checkTracking(
      `${dialplan('Queue(in<|>bound,t,,,300)', 'Dial(PJSIP/${EXTEN},30,t)')}${login('Local/${EXTEN:1}@from-queue')}-- queues.conf --\n[inbound]\n`,
      `${dialplan('Queue(inbound,t,,,300)', `Dial(PJSIP/\${EXTEN},30,t${U})`)}${login('Local/${EXTEN:1}@from-queue/n')}${contexts}-- queues.conf --\n[inbound]\n`,
    ));
});

describe('refused', () => {
  const dial = (line: string): string => `[from-queue]\nexten => _1XX,1,${line}\n`;
  test('elsewhere', () => checkTrackingRefused(dial('No<|>Op()'), /^Put the cursor on/));
  test('another routine at answer', () =>
    checkTrackingRefused(
      dial('Dial(PJSIP/1,30,tU(o<|>ther^1))\n[other]\nexten => s,1,Return()'),
      /runs 'other' at answer already/,
    ));
  test('tracked already', () =>
    checkTrackingRefused(
      dial(
        'Dial(PJSIP/1,30,tU(sub-on-operator-an<|>swer^1^2))\n[sub-on-operator-answer]\nexten => s,1,NoOp(${ARG1}${ARG2})\n same => n,Return()',
      ),
      /tracked already/,
    ));
  test('a call that is not closed', () => checkTrackingRefused(dial('Dial(PJSIP/1,30<|>'), /not complete/));
  test('options that are not closed', () => checkTrackingRefused(dial('Dial(PJSIP/1,30,m(jazz<|>)'), /not closed/));
  test('a queue that is not there', () => checkTrackingRefused(dial('Queue(in<|>bound)'), /No section \[inbound\]/));
  test('a computed queue', () => checkTrackingRefused(dial('Queue(${<|>Q})'), /not written out/));
  test('a queue that runs another routine on its members', () =>
    checkTrackingRefused(
      `${dial('Queue(in<|>bound)')}-- queues.conf --\n[inbound]\nmembergosub = greet\nmember => PJSIP/101\n`,
      /runs 'greet' at answer already, by line 2 of queues.conf; push the hangup handler in that routine/,
    ));
  test('a queue whose template runs another routine', () =>
    checkTrackingRefused(
      `${dial('Queue(in<|>bound)')}-- queues.conf --\n[all](!)\nmembergosub=greet\n[inbound](all)\nmember => PJSIP/101\n`,
      /runs 'greet' at answer already, by line 2/,
    ));
  test('a line that has another routine run', () =>
    checkTrackingRefused(
      `${dial('Queue(in<|>bound,,,,,,greet)')}-- queues.conf --\n[inbound]\nmember => PJSIP/101\n`,
      /Queue\(\) on line 2 runs 'greet' at answer already/,
    ));
  test('a context of other use for the members', () =>
    checkTrackingRefused(
      `${dial('Queue(in<|>bound)')}[sub-on-operator-answer-queue]\nexten => 5,1,Return()\n-- queues.conf --\n[inbound]\n`,
      /no routine without arguments/,
    ));
  test('a member that is added and leads nowhere', () =>
    checkTrackingRefused(
      `${dial('Queue(in<|>bound)')}exten => 5,1,AddQueueMember(inbound,Local/101@nowhere/n)\n-- queues.conf --\n[inbound]\n`,
      /leads nowhere/,
    ));
  test('a member that leads nowhere', () =>
    checkTrackingRefused(
      `${dial('Queue(in<|>bound)')}-- queues.conf --\n[inbound]\nmember => Local/101@nowhere\n`,
      /leads nowhere/,
    ));
  test('a context of other use', () =>
    checkTrackingRefused(dial('Dial(PJSIP/1<|>)\n[sub-on-operator-answer]\nexten => 5,1,NoOp()'), /has no extension s/));
  test('a routine of other arguments', () =>
    checkTrackingRefused(
      dial('Dial(PJSIP/1<|>)\n[sub-on-operator-answer]\nexten => s,1,NoOp(${ARG1})\n same => n,Return()'),
      /no routine of two arguments/,
    ));
  test('a name that cannot be', () =>
    checkTrackingRefused(dial('Dial(PJSIP/1<|>)'), /cannot be the name/, { ...trackingNames, answerContext: 'a,b' }));
  test('an address that would be code', () =>
    checkTrackingRefused(dial('Dial(PJSIP/1<|>)'), /cannot be written/, {
      ...trackingNames,
      statisticsUrl: 'http://x/${SHELL(id)}',
    }));
  test('a file that ends inside a comment', () => checkTrackingRefused(`${dial('Dial(PJSIP/1<|>)')};--\n`, /block comment/));
});
