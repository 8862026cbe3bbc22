/** unknown-channel-item: items of every driver, and what is no item. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-channel-item';

test('items with arguments, of drivers, in any case, computed', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${CHANNEL(rtcp,all_jitter)}\${CHANNEL(pjsip,call-id)}\${CHANNEL(peerip)}\${CHANNEL(CallGroup)})
 same => n,NoOp(\${CHANNEL(\${X})}\${CHANNEL}\${CHANNEL:0:4}\${CUT(CHANNEL,-,1)}\${CHANNELS(x)}\${SHARED(X,\${CHANNEL(name)})})
 same => n,Set(CHANNEL(\${X})=1)
 same => n,ExecIf($[1]?Set(CHANNEL(language)=en))
`,
    { only },
  ));

test('in ExecIf too', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($["\${CHANNEL(statte)}" = "x"]?Set(CHANNEL(hangup_handler_pish)=a,s,1))
;                                ^^^^^^ error unknown-channel-item: CHANNEL() has no item 'statte'.
;                                                             ^^^^^^^^^^^^^^^^^^^ error unknown-channel-item: CHANNEL() has no item 'hangup_handler_pish'.
`,
    { only },
  ));

test('in MSet, in an argument of a handler, and in the condition of a jump', () =>
  checkProblems(
    `
[a]
exten => s,1,MSet(A=1,CHANNEL(hangup_handler_popp)=,CHANNEL(musicclass)=x)
;                             ^^^^^^^^^^^^^^^^^^^ error unknown-channel-item: CHANNEL() has no item 'hangup_handler_popp'.
 same => n,Set(CHANNEL(hangup_handler_push)=b,s,1(\${CHANNEL(nam)}))
;                                                           ^^^ error unknown-channel-item: CHANNEL() has no item 'nam'.
 same => n,GotoIf($["\${CHANNEL(channeltyp)}" = "PJSIP"]?1)
;                              ^^^^^^^^^^ error unknown-channel-item: CHANNEL() has no item 'channeltyp'.
 same => n,NoOp(SIPCHANNEL(x) \${MYCHANNEL})
`,
    { only },
  ));

test('the closest item', () =>
  checkFix('[a]\nexten => s,1,Set(CHANNEL(langu<|>gae)=en)\n', '[a]\nexten => s,1,Set(CHANNEL(language)=en)\n', {
    only,
    safe: false,
  }));

test('in the place of a name', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(\${CUT(CHANNEL(nmae),/,2)} \${CUT(CHANNEL(name),/,2)})
;                               ^^^^ error unknown-channel-item: CHANNEL() has no item 'nmae'.
`,
    { only },
  ));

test('nothing stands behind an item of the core', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push,)=ended,s,1)
;                        ^^^^^^^^^^^^^^^^^^^^ error unknown-channel-item: CHANNEL() has no item 'hangup_handler_push,': nothing stands behind 'hangup_handler_push'.
 same => n,NoOp(\${CHANNEL(language,)} \${CHANNEL(rtcp,all)} \${CHANNEL(pjsip,call-id)})
;                         ^^^^^^^^^ error unknown-channel-item: CHANNEL() has no item 'language,': nothing stands behind 'language'.
[ended]
exten => s,1,Return()
`,
    { only },
  ));
