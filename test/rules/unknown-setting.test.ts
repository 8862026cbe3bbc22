/** unknown-setting: types that come from templates, settings in the wrong section, words. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-setting';

test('the type of a section may stand in a template, and behind the setting', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[phone](!)
type=endpoint
alow=alaw
;<^^ warning unknown-setting: Asterisk knows no setting 'alow' here, and refuses the endpoint 'phone'.
[100](phone)
max_contacts=2
;<^^^^^^^^^^ warning unknown-setting: Asterisk knows no setting 'max_contacts' here, and refuses the endpoint '100'.
@note=the hall
[100]
max_contact=2
;<^^^^^^^^^ warning unknown-setting: Asterisk knows no setting 'max_contact' here, and refuses the aor '100'.
type=aor
[101]
;^^^ warning unknown-setting: Asterisk ignores this section: no type says what it is.
alow=alaw
[102]
type=endpiont
;    ^^^^^^^^ warning unknown-setting: 'type' does not take the word 'endpiont'.
alow=alaw
`,
    { only },
  ));

test('queues, their words, and what stands in general', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[general]
autofill=yes
setinterfacevar=yes
;<^^^^^^^^^^^^^ information unknown-setting: 'setinterfacevar' is a setting of a queue, and not read here.
[sales]
Strategy=RingAll
minpenalty=0
;<^^^^^^^^ warning unknown-setting: Asterisk knows no setting 'minpenalty' here.
joinempty=paused,wrap-up
;                ^^^^^^^ warning unknown-setting: 'joinempty' does not take the word 'wrap-up'.
leavewhenempty=strict
timeoutpriority=app
membermacro=old
announce-holdtime=once
`,
    { only },
  ));

test('conferences', () =>
  checkProblems(
    `
[a]
exten => s,1,ConfBridge(1,hall,guest,keys)
-- confbridge.conf --
[hall]
type=bridge
sound_join=beep
max_member=10
;<^^^^^^^^ warning unknown-setting: Asterisk knows no setting 'max_member' here, and refuses the bridge 'hall'.
[guest]
type=user
video_mode=follow_talker
;<^^^^^^^^ warning unknown-setting: Asterisk knows no setting 'video_mode' here, and refuses the user 'guest'.
[keys]
type=menu
*1=toggle_mute
`,
    { only },
  ));

test('the nearest name is offered', () =>
  checkFix(
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[sales]
tim<|>euot=20
`,
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[sales]
timeout=20
`,
    { only, title: "Change to 'timeout'", safe: false },
  ));

test('settings that take one of a few words', () =>
  checkProblems(
    `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[sales]
ringinuse = maybe
;           ^^^^^ warning unknown-setting: 'ringinuse' does not take the word 'maybe'.
autofill = Yes
-- pjsip.conf --
[100]
type = endpoint
dtmf_mode = rfc2833
;           ^^^^^^^ warning unknown-setting: 'dtmf_mode' does not take the word 'rfc2833'.
media_encryption = xx
[udp]
type = transport
protocol = UDP
`,
    { only: 'unknown-setting' },
  ));

test('one way of transport is not taken for the other', () =>
  checkNoFix('[a]\nexten => 1,1,Answer()\n-- sip.conf --\n[general]\nudp<|>enable=yes\n', { only: 'unknown-setting' }));

test('slips of codecs, and codecs that a module may bring', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp()
-- sip.conf --
[100]
type=friend
disallow=all
allow=alow,ulaw,!gsm
;     ^^^^ warning unknown-setting: 'allow' does not take the word 'alow'.
allow=g729:20,amrwb,evs
-- pjsip.conf --
[100]
type=endpoint
allow=!all,ulow:20,opus
;          ^^^^ warning unknown-setting: 'allow' does not take the word 'ulow'.
`,
    { only: 'unknown-setting' },
  ));

test('slips of words in sip.conf', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
-- sip.conf --
[general]
nat=auto_fotce_rport,auto_comedia
;   ^^^^^^^^^^^^^^^^ warning unknown-setting: 'nat' does not take the word 'auto_fotce_rport'.
[100]
type=freind
;    ^^^^^^ warning unknown-setting: 'type' does not take the word 'freind'.
host=dinamic
;    ^^^^^^^ warning unknown-setting: 'host' does not take the word 'dinamic'.
dtmfmode=rfc4733
insecure=port,invite
[101]
type=friend
host=dynamics.example.com
`,
    { only: 'unknown-setting' },
  ));

test('a section that may have its type from a template that is not there', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp()
-- pjsip.conf --
[phone](!)
type=endpoint
[100](phoen)
aors=100
[101]
;^^^ warning unknown-setting: Asterisk ignores this section: no type says what it is.
aors=101
`,
    { only },
  ));

test('types of peers', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp()
-- sip.conf --
[100]
type=friends
;    ^^^^^^^ warning unknown-setting: 'type' does not take the word 'friends'.
[101]
type=Friend
-- iax.conf --
[102]
type=user
[103]
type=trunk
;    ^^^^^ warning unknown-setting: 'type' does not take the word 'trunk'.
-- users.conf --
[104]
type = peers
;      ^^^^^ warning unknown-setting: 'type' does not take the word 'peers'.
`,
    { only: 'unknown-setting' },
  ));

test('booleans of sip.conf, and the order in which endpoints are found', () =>
  checkProblems(
    `
[a]
exten => 1,1,Hangup()
-- sip.conf --
[general]
tlsenable=tes
;         ^^^ warning unknown-setting: 'tlsenable' does not take the word 'tes'.
allowguest=No
-- pjsip.conf --
[global]
type=global
endpoint_identifier_order = ip, user,anonymous
;                               ^^^^ warning unknown-setting: 'endpoint_identifier_order' does not take the word 'user'.
`,
    { only },
  ));

test('codecs that are taken back', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp()
-- sip.conf --
[tpl](!)
allow=alaw
disallow=all
[100](tpl)
type=friend
allow=ulaw
[101]
type=friend
allow=alaw
disallow=all
;        ^^^ warning unknown-setting: This takes back what is allowed above, and nothing is left.
[102]
type=friend
allow=alaw
disallow=all
allow=ulaw
-- pjsip.conf --
[103]
type=endpoint
allow=alaw
disallow = all
;          ^^^ warning unknown-setting: This takes back what is allowed above, and nothing is left.
`,
    { only },
  ));

test('settings that another driver has under their names', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(SIP/100&IAX2/200)
-- sip.conf --
[100]
type=friend
rtp_symmetric=yes
;<^^^^^^^^^^^ information unknown-setting: 'rtp_symmetric' is a setting of pjsip.conf: Asterisk ignores it here.
dtmf_mode=rfc4733
;<^^^^^^^ warning unknown-setting: Asterisk knows no setting 'dtmf_mode' here.
department=sales
-- iax.conf --
[200]
type=friend
dtmfmode=rfc2833
;<^^^^^^ information unknown-setting: 'dtmfmode' is a setting of sip.conf: Asterisk ignores it here.
dial=IAX2/200
outbound_auth=200
;<^^^^^^^^^^^ information unknown-setting: 'outbound_auth' is a setting of pjsip.conf: Asterisk ignores it here.
`,
    { only: 'unknown-setting' },
  ));

test("a comment behind '#', and what has such a mark in it", () => {
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[udp]
type=transport
bind=0.0.0.0:5060 #all
;                 ^^^^ warning unknown-setting: Comments begin with ';': this is a part of the value.
[100]
type=auth
password=my #secret
[100]
type=endpoint
callerid=Home #one
set_var=A=1 #b
`,
    { only: 'unknown-setting' },
  );
});

test('what a key of a conference menu does', () =>
  checkProblems(
    `
[a]
exten => s,1,ConfBridge(1,,,stars)
-- confbridge.conf --
[stars]
type=menu
1=togle_mute
; ^^^^^^^^^^ warning unknown-setting: '1' does not take the word 'togle_mute'.
2=playback(press,beep),leave_conference
3=playback_and_continue(menu), dialplan_exec(a,s,1)
*=no_op
`,
    { only: 'unknown-setting' },
  ));

test('an item of CHANNEL() that set_var names', () =>
  checkProblems(
    `
[a]
exten => s,1,Return()
-- pjsip.conf --
[100]
type=endpoint
context=a
set_var=CHANNEL(hangup_handler_puhs)=a,s,1
;               ^^^^^^^^^^^^^^^^^^^ warning unknown-setting: CHANNEL() has no item 'hangup_handler_puhs'.
set_var=CHANNEL(HANGUP_HANDLER_PUSH)=a,s,1
set_var=PJSIP_HEADER(add,X-A)=1
set_var=TEAM=a
`,
    { only },
  ));

test('a type and a codec with a slip, and addresses without their scheme', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(SIP/100&PJSIP/100)
-- sip.conf --
[100]
tye=friend
;<^ warning unknown-setting: Asterisk knows no setting 'tye' here.
context=a
[101]
type=friend
disallow=al
;        ^^ warning unknown-setting: 'disallow' does not take the word 'al'.
allow=ulw,g722
;     ^^^ warning unknown-setting: 'allow' does not take the word 'ulw'.
allow=abc
-- pjsip.conf --
[100]
type=aor
contact=100@192.0.2.1
;       ^^^^^^^^^^^^^ warning unknown-setting: '100@192.0.2.1' is no SIP URI: it begins with 'sip:' or 'sips:'.
[101]
type=aor
contact=sip:101@192.0.2.1,sips:102@192.0.2.1
[102]
type=aor
contact=ADDRESS
[trunk]
type=registration
server_uri=sp:provider.example
;          ^^^^^^^^^^^^^^^^^^^ warning unknown-setting: 'sp:provider.example' is no SIP URI: it begins with 'sip:' or 'sips:'.
client_uri="Me" <sip:me@provider.example>
`,
    { only: 'unknown-setting' },
  ));

test('a name in a value that Asterisk does not take is told once', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
context=a # where calls begin
;         ^^^^^^^^^^^^^^^^^^^ warning unknown-setting: Comments begin with ';': this is a part of the value.
auth=100 # see below
;        ^^^^^^^^^^^ warning unknown-setting: Comments begin with ';': this is a part of the value.
[100]
type=auth
message_context=nowhere
;<^^^^^^^^^^^^^ warning unknown-setting: Asterisk knows no setting 'message_context' here, and refuses the auth '100'.
`,
    { only: ['unknown-setting', 'unknown-object', 'unknown-context'] },
  ));
