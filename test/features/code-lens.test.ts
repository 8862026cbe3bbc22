/** Code lenses: what stands above a context, and the places behind it. */

import { test } from 'node:test';
import { checkLenses } from '../support/check-places.ts';

test('a subroutine: its callers, what it takes, whether it returns', () =>
  checkLenses(`
[in]
;^^ not referenced
exten => s,1,Gosub(sub,s,1(a,b))
 same => n,GosubIf($[\${X}]?sub,s,1(c,d))
 same => n,Dial(PJSIP/1,,U(sub^e^f))
[sub]
;^^^ 3 callers · 2 arguments · returns
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
`));

test('a hangup handler, and one that is called too', () =>
  checkLenses(`
[in]
;^^ not referenced
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,Set(CHANNEL(hangup_handler_wipe)=ended,s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=both,s,1(x))
 same => n,Gosub(both,s,1(y))
[ended]
;^^^^^ hangup handler, pushed in 2 places · no arguments · returns
exten => s,1,Return()
[both]
;^^^^ 1 caller · hangup handler, pushed in 1 place · 1 argument · returns
exten => s,1,Return(\${ARG1})
`));

test('a macro, and a routine that never returns', () =>
  checkLenses(`
[in]
;^^ not referenced
exten => s,1,Macro(old,a)
 same => n,Gosub(gone,s,1)
[macro-old]
;^^^^^^^^^ 1 caller · 1 argument
exten => s,1,NoOp(\${ARG1})
[gone]
;^^^^ 1 caller · no arguments · never returns
exten => s,1,Hangup()
`));

test('two routines in one context have nothing in common but their callers', () =>
  checkLenses(`
[in]
;^^ not referenced
exten => s,1,Gosub(sub,one,1(a))
 same => n,Gosub(sub,two,1)
[sub]
;^^^ 2 callers
exten => one,1,Return(\${ARG1})
exten => two,1,Return()
`));

test('jumps, new channels, includes, questions', () =>
  checkLenses(`
[in]
;^^ named in 1 place of pjsip.conf
include => more
exten => 1,1,Goto(out,s,1)
exten => 2,1,GotoIf($[\${X}]?out,s,1:out,s,1)
exten => 3,1,GotoIf(\${DIALPLAN_EXISTS(out,s,1)}?1)
exten => 4,1,Dial(Local/1@more)
[out]
;^^^ gone to from 3 places · named in 1 place
exten => s,1,Hangup()
[more]
;^^^^ entered by channels from 1 place · included by 1 context
exten => _X.,1,Hangup()
-- pjsip.conf --
[phone]
type=endpoint
context=in
`));

test('a name that is put together may mean a context, and one that is computed as a whole says nothing', () =>
  checkLenses(`
[in]
;^^ not referenced
exten => s,1,Goto(queue-\${Q},s,1)
 same => n,Goto(\${X},s,1)
[queue-sales]
;^^^^^^^^^^^ perhaps meant by queue-\${Q}
exten => s,1,Hangup()
[other]
;^^^^^ not referenced
exten => s,1,Hangup()
`));

test('templates, general and globals are no contexts; a context that goes on has a lens at each header', () =>
  checkLenses(`
[general]
static=yes
[globals]
X=1
[base](!)
exten => h,1,Hangup()
[in](base)
;^^ gone to from 1 place
[in](+)
;^^ gone to from 1 place
exten => s,1,Goto(in,s,1)
`));

test('a switch that searches it', () =>
  checkLenses(`
[in]
;^^ not referenced
switch => Loopback/0\${EXTEN}@out
[out]
;^^^ searched by 1 switch
exten => _0.,1,Hangup()
`));

test('a module of Asterisk uses it', () =>
  checkLenses(`
[lot]
;^^^ used by a module of Asterisk
exten => 1,1,Hangup()
-- res_parking.conf --
[default]
context => lot
`));

test('nothing is known of a part that is missing, or that another language holds', () => {
  checkLenses('[a]\n;^ not referenced in these files\nexten => s,1,NoOp()\n-- extensions.lua --\n');
  checkLenses('#include "more.conf"\n[a]\n;^ not referenced in these files\nexten => s,1,NoOp()\n');
});

test('the context of channels that name none', () =>
  checkLenses(`
[default]
;^^^^^^^ entered by channels that name no context
exten => 1,1,NoOp()
[other]
;^^^^^ not referenced
exten => 1,1,NoOp()
-- pjsip.conf --
[phone]
type=endpoint
`));

test('a handler and a routine that variables with one value name', () =>
  checkLenses(`
[globals]
ENDED=call-ended
[in]
;^^ not referenced
exten => s,1,Set(CHANNEL(hangup_handler_push)=\${ENDED},s,1(\${EXTEN}))
 same => n,Set(KIND=shop)
 same => n,Gosub(open-\${KIND},s,1)
[call-ended]
;^^^^^^^^^^ hangup handler, pushed in 1 place · 1 argument · returns
exten => s,1,Return(\${ARG1})
[open-shop]
;^^^^^^^^^ 1 caller · no arguments · returns
exten => s,1,Return()
`));

test('a line of a template counts once', () =>
  checkLenses(`
[street](!)
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EXTEN}))
[north](street)
;^^^^^ not referenced
[south](street)
;^^^^^ not referenced
[ended]
;^^^^^ hangup handler, pushed in 1 place · 1 argument · returns
exten => s,1,Return(\${ARG1})
`));
