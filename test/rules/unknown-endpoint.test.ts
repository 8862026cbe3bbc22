/** unknown-endpoint: devices that the configuration of their channel driver does not have. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-endpoint';

test('case matters to PJSIP; an endpoint may be named with its domain', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(pjsip/Ada&PJSIP/bob@example.com)
;                       ^^^ warning unknown-endpoint: No endpoint named 'Ada' is in pjsip.conf.
 same => n,Dial(PJSIP/\${EXTEN}@trunkk,30)
;                              ^^^^^^ warning unknown-endpoint: No endpoint named 'trunkk' is in pjsip.conf.
 same => n,Dial(PJSIP/\${EXTEN}&\${PJSIP_DIAL_CONTACTS(ada)})
-- pjsip.conf --
[ada]
type=endpoint
[bob@example.com]
type=endpoint
[trunk]
type=endpoint
`,
    { only },
  ));

test('a SIP name with letters may be a host, and with a dot it is none else', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(SIP/gateway&SIP/123@gw.example.com&SIP/300)
;                     ^^^^^^^ information unknown-endpoint: No peer named 'gateway' is in sip.conf.
;                                                        ^^^ warning unknown-endpoint: No peer named '300' is in sip.conf.
-- sip.conf --
[100]
type=friend
`,
    { only },
  ));

test('agents in their old and new form', () =>
  checkProblems(
    `
[a]
exten => s,1,AgentLogin(1001)
 same => n,AgentRequest(1003)
;                       ^^^^ warning unknown-endpoint: No agent named '1003' is in agents.conf.
-- agents.conf --
[agents]
agent => 1001,4711,Ada
`,
    { only },
  ));

test('a name that is near', () =>
  checkFix(
    '[a]\nexten => s,1,Dial(PJSIP/1@tru<|>mk)\n-- pjsip.conf --\n[trunk]\ntype=endpoint\n',
    '[a]\nexten => s,1,Dial(PJSIP/1@trunk)\n-- pjsip.conf --\n[trunk]\ntype=endpoint\n',
    { only, title: "Change to 'trunk'", safe: false },
  ));

test('members of queues', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[sales]
member => PJSIP/alice
member => PJSIP/alise,0,Alice
;               ^^^^^ warning unknown-endpoint: No endpoint named 'alise' is in pjsip.conf.
member => Local/100@a/n
member => SIP/100
-- pjsip.conf --
[alice]
type=endpoint
`,
    { only },
  ));

test('variables that are not quite written as such are told as that', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/$DIGITS)
 same => n,Dial(PJSIP/{DIGITS})
 same => n,Dial(PJSIP/$(DIGITS))
-- pjsip.conf --
[alice]
type=endpoint
`,
    { only },
  ));

test('the other driver has the telephone', () =>
  checkProblems(
    `
[a]
exten => 100,1,Dial(SIP/100)
;                       ^^^ warning unknown-endpoint: '100' is an endpoint of pjsip.conf, and no sip.conf is there.
exten => _1XX,1,Dial(SIP/\${EXTEN})
;                        ^^^^^^^^ warning unknown-endpoint: '\${EXTEN}' is an endpoint of pjsip.conf, and no sip.conf is there.
exten => _9.,1,Dial(SIP/\${EXTEN:1}@trunk&SIP/200)
;                                  ^^^^^ warning unknown-endpoint: 'trunk' is an endpoint of pjsip.conf, and no sip.conf is there.
;                                            ^^^ warning unknown-endpoint: No sip.conf is there, and no endpoint in pjsip.conf has this name either.
exten => _2XX,1,Dial(SIP/\${EXTEN})
-- pjsip.conf --
[100]
type=endpoint
[trunk]
type=endpoint
`,
    { only: 'unknown-endpoint' },
  ));

test('nobody knows where another file may define telephones', () =>
  checkProblems(
    `
[a]
exten => 100,1,Dial(SIP/100)
-- pjsip.conf --
[100]
type=endpoint
-- users.conf --
[101]
hassip=no
`,
    { only: 'unknown-endpoint' },
  ));

test('telephones of a pattern are told in a low voice', () =>
  checkProblems(
    `
[a]
exten => _2XX,1,Dial(PJSIP/\${EXTEN})
;                          ^^^^^^^^ information unknown-endpoint: '\${EXTEN}' is made of a number of '_2XX' here, and no endpoint in pjsip.conf has such a name.
exten => 300,1,Dial(PJSIP/\${EXTEN})
;                         ^^^^^^^^ warning unknown-endpoint: No endpoint named '300' is in pjsip.conf: EXTEN is '300' here.
-- pjsip.conf --
[100]
type=endpoint
`,
    { only: 'unknown-endpoint' },
  ));

test('a member of a queue behind a parted arrow', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(q)
-- queues.conf --
[q]
member = > SIP/100
;        ^ warning unknown-endpoint: A blank parts '=>': the '>' becomes part of the member.
member = >SIP/102
;        ^ warning unknown-endpoint: A blank parts '=>': the '>' becomes part of the member.
member => SIP/101
`,
    { only: 'unknown-endpoint' },
  ));

test('peers where pjsip.conf alone has telephones', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(SIP/1010)
;                     ^^^^ warning unknown-endpoint: No sip.conf is there, and no endpoint in pjsip.conf has this name either.
-- pjsip.conf --
[1001]
type=endpoint
`,
    { only: 'unknown-endpoint' },
  ));

test('peers of iax.conf, by number', () =>
  checkProblems(
    `
[a]
exten => 60000,1,Dial(IAX2/\${EXTEN},30)
exten => 62003,1,Dial(IAX2/\${EXTEN},30)
;                          ^^^^^^^^ warning unknown-endpoint: No peer named '62003' is in iax.conf: EXTEN is '62003' here.
 same => n,Dial(IAX2/guest@iaxtel.example/\${EXTEN})
 same => n,Dial(IAX2/me:secret@61000/62003)
 same => n,Dial(IAX2/60000:4569/62003)
-- iax.conf --
[60000]
type=friend
[61000]
type=peer
`,
    { only: 'unknown-endpoint' },
  ));

test('a number behind an endpoint that a global variable holds', () =>
  checkProblems(
    `
[globals]
TRUNK=PJSIP/trunk
OLD=SIP/trunk
CHANGED=PJSIP/trunk
[a]
exten => _9X.,1,Dial(\${TRUNK}/\${EXTEN:1},30)
;                    ^^^^^^^^^^^^^^^^^^^ warning unknown-endpoint: '\${EXTEN:1}' is no address: behind the endpoint 'trunk' PJSIP takes a SIP URI or the name of an aor.
 same => n,Dial(\${OLD}/\${EXTEN:1},30)
 same => n,Dial(\${TRUNK},30)
 same => n,Dial(\${TRUNK}/sip:\${EXTEN:1}@192.0.2.1,30)
 same => n,Dial(\${CHANGED}/\${EXTEN:1},30)
 same => n,Set(GLOBAL(CHANGED)=SIP/trunk)
-- pjsip.conf --
[trunk]
type=endpoint
-- sip.conf --
[trunk]
type=peer
`,
    { only: 'unknown-endpoint' },
  ));

test('a value that brings further arguments', () =>
  checkProblems(
    `
[globals]
RING=,30
DESK=PJSIP/1001,30
[a]
exten => 101,1,Dial(PJSIP/1001\${RING})
exten => 102,1,Dial(\${DESK})
-- pjsip.conf --
[1001]
type=endpoint
`,
    { only: 'unknown-endpoint' },
  ));

test('a global variable is told once in a file', () =>
  checkProblems(
    `
[globals]
DOOR=PJSIP/dor
[a]
exten => 1,1,Dial(\${DOOR})
;                 ^^^^^^^ warning unknown-endpoint: '\${DOOR}' names 'dor' here, and no endpoint of that name is in pjsip.conf. It is in this file once more.
exten => 2,1,Dial(\${DOOR},20)
-- pjsip.conf --
[door]
type=endpoint
`,
    { only },
  ));

test('a kind of channel that stands in the variable already', () =>
  checkProblems(
    `
[globals]
DESK=PJSIP/100
DOOR=200
[a]
exten => s,1,Dial(PJSIP/\${DESK}&PJSIP/\${DOOR},20)
;                 ^^^^^^^^^^^^^ warning unknown-endpoint: 'DESK' holds 'PJSIP/100': 'PJSIP/' stands there already.
-- pjsip.conf --
[100]
type=endpoint
[200]
type=endpoint
`,
    { only },
  ));

test('a global variable in front of a number among the arguments of a routine, and a device of another driver', () =>
  checkProblems(
    `
[globals]
TRUNK=PJSIP/carier
[a]
exten => _9X.,1,Gosub(out,s,1(\${TRUNK}/\${EXTEN:1}))
;                             ^^^^^^^^^^^^^^^^^^^ warning unknown-endpoint: '\${TRUNK}/\${EXTEN:1}' names 'carier' here, and no endpoint of that name is in pjsip.conf.
exten => 1,1,Gosub(out,s,1(SIP/carrier))
;                              ^^^^^^^ warning unknown-endpoint: 'carrier' is an endpoint of pjsip.conf, and no sip.conf is there.
[out]
exten => s,1,Dial(\${ARG1},60)
 same => n,Return()
-- pjsip.conf --
[carrier]
type=endpoint
`,
    { only },
  ));

test('one of which the beginning alone is written', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Set(N=1)
;                    ^ warning unknown-endpoint: '\${N}carrier' names '1carrier' here, and no endpoint of that name is in pjsip.conf.
 same => n,Dial(PJSIP/\${EXTEN}@carier\${N})
;                              ^^^^^^^^^^ information unknown-endpoint: No endpoint in pjsip.conf has a name that 'carier\${N}' may be.
 same => n,Dial(PJSIP/\${EXTEN}@carrier\${N})
 same => n,Dial(PJSIP/\${EXTEN}@\${N}carrier)
-- pjsip.conf --
[carrier1]
type=endpoint
context=a
[carrier2]
type=endpoint
context=a
`,
    { only },
  ));

test('a telephone whose name a call passes', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(ring,s,1(desk-1))
 same => n,Gosub(ring,s,1(desk-2))
;                         ^^^^^^ warning unknown-endpoint: '\${phone}' names 'desk-2' here, and no endpoint of that name is in pjsip.conf.
 same => n,Gosub(ring,s,1(\${DESK}))
[ring]
exten => s,1,Set(LOCAL(phone)=\${ARG1})
 same => n,Dial(PJSIP/\${phone},20)
 same => n,Return()
-- pjsip.conf --
[desk-1]
type=endpoint
`,
    { only: 'unknown-endpoint' },
  ));

test('a telephone of users.conf that is no peer, told of once', () =>
  checkProblems(
    `
[a]
exten => 100,1,Dial(SIP/\${EXTEN})
;                       ^^^^^^^^ warning unknown-endpoint: This telephone of users.conf is no peer: 'hassip = yes' is missing there. It is in this file once more.
exten => 1,1,Dial(SIP/101&SIP/102&SIP/103)
;                                     ^^^ warning unknown-endpoint: No peer named '103' is in sip.conf.
-- sip.conf --
[general]
[200]
type = friend
-- users.conf --
[desk](!)
secret = 1
[100](desk)
[101](desk)
[102](desk)
hassip = yes
`,
    { only: 'unknown-endpoint' },
  ));

test('a file of another time may have had other telephones beside it', () =>
  checkProblems(
    `
#include "extensions_old.conf"
-- extensions_old.conf --
[a]
exten => 1,1,Dial(SIP/101)
;                     ^^^ information unknown-endpoint: No peer named '101' is in sip.conf.
-- sip.conf --
[200]
type = friend
`,
    { only: 'unknown-endpoint' },
  ));

test('parts that all endpoints join by another sign', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/\${FIRM}_\${DESK},20)
;                       ^^^^^^^^^^^^^^^ information unknown-endpoint: No endpoint in pjsip.conf has a name that '\${FIRM}_\${DESK}' may be.
 same => n,Dial(PJSIP/\${FIRM}-\${DESK},20)
 same => n,Dial(PJSIP/\${FIRM}.\${DESK},20)
-- pjsip.conf --
[red-10]
type=endpoint
[red-11]
type=endpoint
[blue-10]
type=endpoint
[sbc.example]
type=endpoint
`,
    { only },
  ));

test('a variable that holds a number behind an endpoint', () =>
  checkProblems(
    `
[globals]
TRUNK=PJSIP/trunk
[a]
exten => _0X.,1,Set(NUMBER=\${FILTER(0-9,\${EXTEN:1})})
 same => n,Dial(PJSIP/trunk/\${NUMBER},60)
;               ^^^^^^^^^^^^^^^^^^^^^ warning unknown-endpoint: '\${NUMBER}' is no address: behind the endpoint 'trunk' PJSIP takes a SIP URI or the name of an aor.
 same => n,Dial(\${TRUNK}/\${NUMBER},60)
;               ^^^^^^^^^^^^^^^^^^ warning unknown-endpoint: '\${NUMBER}' is no address: behind the endpoint 'trunk' PJSIP takes a SIP URI or the name of an aor.
 same => n,Dial(PJSIP/\${NUMBER}@trunk,60)
 same => n,Set(CONTACT=\${PJSIP_AOR(trunk,contact)})
 same => n,Dial(PJSIP/trunk/\${CONTACT},60)
 same => n,Set(HOME=\${EXTEN})
 same => n,Dial(PJSIP/trunk/\${HOME},60)
[b]
exten => s,1,Set(HOME=sip:100@example.com)
-- pjsip.conf --
[trunk]
type=endpoint
`,
    { only },
  ));

test('a global variable among others is told once', () =>
  checkProblems(
    `
[globals]
SALES=PJSIP/100&PJSIP/101
[a]
exten => 1,1,Dial(\${SALES},20)
;                 ^^^^^^^^ warning unknown-endpoint: '\${SALES}' names '101' here, and no endpoint of that name is in pjsip.conf. It is in this file once more.
 same => n,Dial(\${SALES}&PJSIP/100,20)
-- pjsip.conf --
[100]
type=endpoint
`,
    { only },
  ));

test('a number behind an endpoint that a global variable names', () =>
  checkProblems(
    `
[globals]
TRUNK=provider
[a]
exten => 911,1,Dial(PJSIP/\${TRUNK}/911)
;                   ^^^^^^^^^^^^^^^^^^ warning unknown-endpoint: '911' is no address: behind the endpoint 'provider' PJSIP takes a SIP URI or the name of an aor.
exten => _0X.,1,Set(LINE=provider)
 same => n,Dial(PJSIP/\${TRUNK}/sip:\${FILTER(0-9,\${EXTEN})}@192.0.2.1)
 same => n,Dial(PJSIP/\${CUSTOMER}/911)
 same => n,Dial(PJSIP/\${LINE}/\${LINE})
`,
    { only },
  ));
