/** Selection: what each step selects. */

import test from 'node:test';
import { checkSelection } from '../support/check-places.ts';

test('from the word to the file', () =>
  checkSelection(
    `[a]
exten => s,1,Dial(PJSIP/100,30,tU(sub^\${CALLER<|>ID(num)}^2))
 same => n,Hangup()

exten => h,1,NoOp()

[b]
exten => s,1,NoOp()`,
    'CALLERID',
    'CALLERID(num)',
    '${CALLERID(num)}',
    'sub^${CALLERID(num)}^2',
    'U(sub^${CALLERID(num)}^2)',
    'tU(sub^${CALLERID(num)}^2)',
    'PJSIP/100,30,tU(sub^${CALLERID(num)}^2)',
    'Dial(PJSIP/100,30,tU(sub^${CALLERID(num)}^2))',
    's,1,Dial(PJSIP/100,30,tU(sub^${CALLERID(num)}^2))',
    'exten => s,1,Dial(PJSIP/100,30,tU(sub^${CALLERID(num)}^2))',
    '2-3',
    '1-5',
    '1-8',
  ));

test('a call inside another one', () =>
  checkSelection(
    `[a]
exten => s,1,ExecIf($[1]?Gosub(sub,s,1(a,b<|>c)):NoOp())`,
    'bc',
    '1(a,bc)',
    'sub,s,1(a,bc)',
    'Gosub(sub,s,1(a,bc))',
    '$[1]?Gosub(sub,s,1(a,bc)):NoOp()',
    'ExecIf($[1]?Gosub(sub,s,1(a,bc)):NoOp())',
    's,1,ExecIf($[1]?Gosub(sub,s,1(a,bc)):NoOp())',
    'exten => s,1,ExecIf($[1]?Gosub(sub,s,1(a,bc)):NoOp())',
    '1-2',
  ));

test('an assignment to a function', () =>
  checkSelection(
    `[a]
exten => s,1,Set(CHANNEL(hangup_<|>handler_push)=ended,s,1)`,
    'hangup_handler_push',
    'CHANNEL(hangup_handler_push)',
    'CHANNEL(hangup_handler_push)=ended,s,1',
    'Set(CHANNEL(hangup_handler_push)=ended,s,1)',
    's,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)',
    'exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)',
    '1-2',
  ));

test('a line that is not closed', () =>
  checkSelection(
    `[a]
exten => s,1,Playback(hello<|>`,
    'hello',
    'Playback(hello',
    's,1,Playback(hello',
    'exten => s,1,Playback(hello',
    '1-2',
  ));

test('all lines of an extension, wherever among them', () =>
  checkSelection(
    `[a]
exten => 1,1,NoOp()
exten => 2,1,NoOp()
exten => 2,n,NoOp()

exten => 2,n<|>(here),NoOp()
 same => n,NoOp()
exten => 3,1,NoOp()`,
    'n',
    'n(here)',
    '2,n(here),NoOp()',
    'exten => 2,n(here),NoOp()',
    '3-7',
    '1-8',
  ));

test('a comment', () => checkSelection(`[a]\n; one tw<|>o\nexten => s,1,NoOp()\n[b]`, 'two', '; one two', '1-3', '1-4'));
test('a header', () => checkSelection(`[in<|>ner](base)\n[b]`, 'inner', '[inner](base)', '1-2'));
test('an include with a time', () =>
  checkSelection(
    `[a]\ninclude => b,9:00-<|>17:00,mon,*,*`,
    '00-17',
    '9:00-17:00',
    'b,9:00-17:00,mon,*,*',
    'include => b,9:00-17:00,mon,*,*',
    '1-2',
  ));
test('an empty line of an empty file', () => checkSelection('<|>', ''));
