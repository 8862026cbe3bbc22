/** unknown-technology: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-technology';

test('wherever a device is named', () =>
  checkProblems(
    `
[a]
exten => s,1,Page(SPI/100&SIP/101,d)
;                 ^^^ error unknown-technology: No kind of channel is named 'SPI'.
 same => n,Originate(Loacl/1@a,exten,a,1,1)
;                    ^^^^^ error unknown-technology: No kind of channel is named 'Loacl'.
 same => n,AddQueueMember(support,PJSIPP/100)
;                                 ^^^^^^ error unknown-technology: No kind of channel is named 'PJSIPP'.
 same => n,RetryDial(busy,5,3,IAX/provider/\${EXTEN})
;                             ^^^ error unknown-technology: No kind of channel is named 'IAX'.
 same => n,ExecIf($["\${X}" = ""]?Dial(SPIP/100))
;                                     ^^^^ error unknown-technology: No kind of channel is named 'SPIP'.
`,
    { only },
  ));

test('what is computed, what is like none, what other modules bring, and what is no device', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(\${TECH}/100)
 same => n,Dial(SIP\${N}/100&iax2/x&Khomp/b0c0/1&H323/1@x)
 same => n,Dial(Wombat/100)
 same => n,Playback(spi/hello)
 same => n,Dial(100)
 same => n,MixMonitor(SPI/1.wav)
exten => 1,hint,SCCP/1&pjsip/1,CustomPresence:1
`,
    { only },
  ));

test('becomes the nearest', () =>
  checkFix('[a]\nexten => s,1,Dial(PJ<|>SPI/100)\n', '[a]\nexten => s,1,Dial(PJSIP/100)\n', { only, safe: false }));

test('what keeps the state of a hint', () =>
  checkProblems(
    `
[a]
exten => 1,hint,Cusotm:DND1&PJSIP/1
;               ^^^^^^ error unknown-technology: Nothing keeps the states of 'Cusotm:…'.
exten => 2,hint,custom:DND2&Queue:support&confbridge:1,CustomPresence:1
exten => 3,hint,Other:1
exten => 4,hint,Qeueu:\${EXTEN}@hints
;               ^^^^^ error unknown-technology: Nothing keeps the states of 'Qeueu:…'.
`,
    { only },
  ));

test("a device without its '/'", () => {
  checkProblems(
    `
[a]
exten => _X.,1,Dial(PJSIP\${EXTEN}&PJSIP/\${EXTEN})
;                   ^^^^^ error unknown-technology: A '/' is missing behind 'PJSIP'.
 same => n,Dial(SIP\${DEVICE}&TRUNK\${EXTEN})
;               ^^^ error unknown-technology: A '/' is missing behind 'SIP'.
 same => n,NoOp(\${DEVICE_STATE(PJISP/100)}\${DEVICE_STATE(Custom:a)})
;                              ^^^^^ error unknown-technology: No kind of channel is named 'PJISP'.
exten => _X.,hint,PJSIP\${EXTEN}&SIP/\${EXTEN}
;                 ^^^^^ error unknown-technology: A '/' is missing behind 'PJSIP'.
`,
    { only: 'unknown-technology' },
  );
  checkFix('[a]\nexten => _X.,1,Dial(PJS<|>IP${EXTEN})\n', '[a]\nexten => _X.,1,Dial(PJSIP/${EXTEN})\n', {
    only: 'unknown-technology',
    safe: false,
  });
});

test('what keeps a state, written as a channel', () =>
  checkProblems(
    `
[a]
exten => 100,hint,PJSIP/100&Custom/night
;                           ^^^^^^^^^^^^ warning unknown-technology: 'Custom' is no kind of channel: its states have a ':' in their names.
`,
    { only: 'unknown-technology' },
  ));

test('in a global variable', () =>
  checkProblems(
    `
[globals]
TRUNK=DADHI/g1
;     ^^^^^ warning unknown-technology: No kind of channel is named 'DADHI'.
PHONES = PJSIP/100&PJSP/200
;                  ^^^^ warning unknown-technology: No kind of channel is named 'PJSP'.
SOUNDS=agents/welcome
GREETING=SPIRIT/of/it
[a]
exten => 1,1,Dial(\${TRUNK}/\${PHONES})
`,
    { only: 'unknown-technology' },
  ));

test('a kind of channel that is gone, in a global variable', () =>
  checkProblems(
    `
[globals]
LINE=Zap/g1
;    ^^^ warning unknown-technology: No kind of channel is named 'Zap' since Asterisk 1.6; 'DAHDI' took its place.
OTHER=Zapper/1
`,
    { only },
  ));
