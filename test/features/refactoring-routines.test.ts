/** Refactorings that make routines: handlers for a leg, `h` as a handler, lines as a subroutine. */

import test from 'node:test';
import { checkRefactoring, checkRefactoringRefused, checkRefactorings } from '../support/check-edits.ts';

const caller = "Add a hangup handler to the caller's leg";
const answering = 'Add a hangup handler to the leg that answers';
const called = 'Add a hangup handler to every leg that is called';

test("a handler on the caller's leg", () =>
  checkRefactoring(
    `
[a]
exten => 100,1,Answer()
 same => n,Di<|>al(PJSIP/100,30,t)
 same => n,Hangup()
`,
    caller,
    `
[a]
exten => 100,1,Answer()
 same => n,Set(CHANNEL(hangup_handler_push)=hangup-caller,s,1)
 same => n,Dial(PJSIP/100,30,t)
 same => n,Hangup()

; Hangup handler of the caller's channel.
[hangup-caller]
exten => s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})
 same => n,Return()
`,
  ));

test('a Dial that is the first priority gives its place and its label to the push', () =>
  checkRefactoring(
    `
[a]
exten=>100,1(start),Di<|>al(PJSIP/100) ; ring
	same=>n,Hangup()
[b]
exten => s,1,Goto(a,100,start)
[hangup-caller]
exten => s,1,Hangup()
`,
    caller,
    `
[a]
exten=>100,1(start),Set(CHANNEL(hangup_handler_push)=hangup-caller-2,s,1)
	same=>n,Dial(PJSIP/100) ; ring
	same=>n,Hangup()
[b]
exten => s,1,Goto(a,100,start)
[hangup-caller]
exten => s,1,Hangup()

; Hangup handler of the caller's channel.
[hangup-caller-2]
exten=>s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})
	same=>n,Return()
`,
  ));

test('priorities that are numbered are counted on, with the jumps to them', () => {
  checkRefactoring(
    `
[a]
exten => 1,1,Answer()
exten => 1,2(ring),Di<|>al(PJSIP/1)
exten => 1,3,GotoIf($["\${DIALSTATUS}" = "BUSY"]?4:5)
exten => 1,n,Busy(5)
exten => 1,5,Hangup()
[b]
exten => s,1,Goto(a,1,5)
 same => n,Goto(a,1,2)
`,
    caller,
    `
[a]
exten => 1,1,Answer()
exten => 1,2(ring),Set(CHANNEL(hangup_handler_push)=hangup-caller,s,1)
exten => 1,3,Dial(PJSIP/1)
exten => 1,4,GotoIf($["\${DIALSTATUS}" = "BUSY"]?5:6)
exten => 1,n,Busy(5)
exten => 1,6,Hangup()
[b]
exten => s,1,Goto(a,1,6)
 same => n,Goto(a,1,2)

; Hangup handler of the caller's channel.
[hangup-caller]
exten => s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})
 same => n,Return()
`,
  );
  checkRefactoring(
    `
[a]
exten => 1,1,Di<|>al(PJSIP/1)
exten => 1,2,Hangup()
`,
    caller,
    `
[a]
exten => 1,1,Set(CHANNEL(hangup_handler_push)=hangup-caller,s,1)
exten => 1,2,Dial(PJSIP/1)
exten => 1,3,Hangup()

; Hangup handler of the caller's channel.
[hangup-caller]
exten => s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})
exten => s,n,Return()
`,
  );
});

test('no line is put where numbers would lead to another line', () => {
  const refused = (source: string, reason: RegExp): void => checkRefactoringRefused(source, caller, reason);
  refused(
    '[a]\nexten => 1,1,Answer()\n same => n,Di<|>al(PJSIP/1)\n same => n,Hangup()\nexten => _X,5,NoOp()\n[b]\nexten => s,1,Goto(a,1,3)\n',
    /^Line 7 of 'extensions.conf' leads to priority 3 of '1'/,
  );
  refused(
    '[a]\nexten => 1,1,Di<|>al(PJSIP/1)\nexten => 1,2,NoOp()\nexten => 1,2,Hangup()\n',
    /^Line 4 has the number of another one/,
  );
  refused(
    '[a]\nexten => 1,1,Answer()\n same => n,Di<|>al(PJSIP/1)\n same => n,GotoIf(1?+1)\n same => n,NoOp()\n',
    /^Line 4 jumps by a number/,
  );
});

test('no line is put where a call to another pattern would come to it', () => {
  const text = (end: string): string =>
    `[a]\nexten => _1XX,1,NoOp()\n same => n,${end}\nexten => _XXX,1,NoOp()\n same => n,Di<|>al(PJSIP/2)\n`;
  checkRefactoringRefused(text('Dial(PJSIP/1)'), caller, /^A call to '_1XX' would go on in the last line of '_XXX'/);
  checkRefactoring(
    text('Hangup()'),
    caller,
    `[a]
exten => _1XX,1,NoOp()
 same => n,Hangup()
exten => _XXX,1,NoOp()
 same => n,Set(CHANNEL(hangup_handler_push)=hangup-caller,s,1)
 same => n,Dial(PJSIP/2)

; Hangup handler of the caller's channel.
[hangup-caller]
exten => s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})
 same => n,Return()
`,
  );
  checkRefactoringRefused(
    '[a]\nexten => _1XX,1<|>,Set(A=1)\n same => n,Set(B=2)<|>\n same => n,Dial(PJSIP/1)\nexten => _XXX,1,NoOp()\n same => n,NoOp()\n same => n,Dial(PJSIP/2)\n',
    'Extract to a subroutine',
    /^A call to '_1XX' would go on in the last lines of '_XXX'/,
  );
});

test('in a loop the handler would be pushed again and again', () =>
  checkRefactoringRefused(
    '[a]\nexten => 1,1,Answer()\n same => n(again),Di<|>al(PJSIP/1)\n same => n,Goto(again)\n',
    caller,
    /again and again/,
  ));

test('a handler on the leg that answers', () =>
  checkRefactoring(
    `
[a]
exten => 100,1,RetryDial(announce,10,3,PJSIP/1<|>00,30,tT)
 same => n,Hangup()
`,
    answering,
    `
[a]
exten => 100,1,RetryDial(announce,10,3,PJSIP/100,30,tTU(sub-on-answer))
 same => n,Hangup()

; Runs on the channel that answers, before the two are connected.
[sub-on-answer]
exten => s,1,Set(CHANNEL(hangup_handler_push)=hangup-callee,s,1)
 same => n,Return()

; Hangup handler of the channel that answered.
[hangup-callee]
exten => s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})
 same => n,Return()
`,
  ));

test('Local channels last as long as the handler is wanted', () =>
  checkRefactoring(
    `
[a]
exten => 100,1,Dial(PJSIP/1&Local/1<|>@b&Local/2@b/n,30)
[b]
exten => _X,1,Dial(PJSIP/\${EXTEN})
`,
    answering,
    `
[a]
exten => 100,1,Dial(PJSIP/1&Local/1@b/n&Local/2@b/n,30,U(sub-on-answer))
[b]
exten => _X,1,Dial(PJSIP/\${EXTEN})

; Runs on the channel that answers, before the two are connected.
[sub-on-answer]
exten => s,1,Set(CHANNEL(hangup_handler_push)=hangup-callee,s,1)
 same => n,Return()

; Hangup handler of the channel that answered.
[hangup-callee]
exten => s,1,NoOp(\${CHANNEL(name)} ended with cause \${HANGUPCAUSE})
 same => n,Return()
`,
  ));

test('a handler on every leg that is called, in the line ends of the file', () =>
  checkRefactoring(
    '[a]\r\nexten => 100,1,ExecIf(1?Dial(PJSIP/100<|>))\r\n same => n,Hangup()\r\n',
    called,
    '[a]\r\nexten => 100,1,ExecIf(1?Dial(PJSIP/100,,b(sub-before-dial^s^1)))\r\n same => n,Hangup()\r\n\r\n' +
      '; Runs on each channel that is called, before it rings.\r\n[sub-before-dial]\r\n' +
      'exten => s,1,Set(CHANNEL(hangup_handler_push)=hangup-callee,s,1)\r\n same => n,Return()\r\n\r\n' +
      '; Hangup handler of a channel that was called, whether it answered or not.\r\n[hangup-callee]\r\n' +
      'exten => s,1,NoOp(${CHANNEL(name)} ended with cause ${HANGUPCAUSE})\r\n same => n,Return()\r\n',
  ));

test('a routine that is called in a loop, and digits, bring the call back', () => {
  checkRefactoringRefused(
    '[a]\nexten => 1,1(again),Gosub(b,s,1)\n same => n,Goto(again)\n[b]\nexten => s,1,Answer()\n same => n,Di<|>al(PJSIP/1,,g)\n same => n,Return()\n',
    caller,
    /again and again/,
  );
  checkRefactoringRefused(
    '[a]\nexten => 1,1,Answer()\n same => n,Di<|>al(PJSIP/1,,g)\n same => n,WaitExten(5)\n',
    caller,
    /again and again/,
  );
});

test('an option that is taken, and a line that is no Dial', () => {
  checkRefactoringRefused(
    '[a]\nexten => 1,1,Dial(PJSIP/1,,U(sub<|>))\n[sub]\nexten => s,1,Return()\n',
    answering,
    /^Option U runs 'sub' already/,
  );
  checkRefactorings('[a]\nexten => 1,1,Wait(<|>1)\n');
});

const convert = "Convert 'h' to a hangup handler";

test("nothing is offered for an 'h' that only hangs up", () =>
  checkRefactorings(`\n[in]\nexten => 100,1,Dial(PJSIP/100)\nexten => <|>h,1,Hangup()\n`));

test('a label goes to the new line, so that who jumps there gets the handler too', () =>
  checkRefactoring(
    '[a]\nexten => 1,1,GotoIf($[${X}]?ring)\n same => n,Hangup()\n same => n(ring),Di<|>al(PJSIP/1)\n',
    caller,
    '[a]\nexten => 1,1,GotoIf($[${X}]?ring)\n same => n,Hangup()\n same => n(ring),Set(CHANNEL(hangup_handler_push)=hangup-caller,s,1)\n' +
      " same => n,Dial(PJSIP/1)\n\n; Hangup handler of the caller's channel.\n[hangup-caller]\n" +
      'exten => s,1,NoOp(${CHANNEL(name)} ended with cause ${HANGUPCAUSE})\n same => n,Return()\n',
  ));

test('the comments above h go with it', () =>
  checkRefactoring(
    `
[in]
exten => 100,1,Dial(PJSIP/100)

; When it is over.
;  In any case.
exten => h<|>,1,NoOp(x)
`,
    "Convert 'h' to a hangup handler",
    `
[in]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=hangup-in,s,1)
 same => n,Dial(PJSIP/100)


; Hangup handler of the channels that come into 'in'.
[hangup-in]
; When it is over.
;  In any case.
exten => s,1,NoOp(x)
 same => n,Return()
`,
  ));

test('h whose last line a pattern goes on behind', () =>
  checkRefactoring(
    '[in]\nexten => _.,1,Answer()\nexten => _.,n,Hangup()\nexten => h,1,NoOp(<|>x)\n',
    convert,
    '[in]\nexten => _.,1,Set(CHANNEL(hangup_handler_push)=hangup-in,s,1)\nexten => _.,n,Answer()\nexten => _.,n,Hangup()\n\n' +
      "; Hangup handler of the channels that come into 'in'.\n[hangup-in]\nexten => s,1,NoOp(x)\nexten => s,n,Return()\n",
  ));

test('h becomes a routine that each entry pushes', () =>
  checkRefactoring(
    `
[in]
exten => 100,1,Answer()
 same => n,Goto(menu,1)
exten => _2XX,1(go),Answer()
 same => n,Hangup()
exten => menu,1,Wait(1)
 same => n,Hangup()
exten => i,1,Hangup()
exten => check,1,Return()
exten => h,1,GotoIf($["\${X}" = ""]?in,h,end)
; remember
exten => h,n,Set(DB(x/y)=\${X}) ; here
exten => h,n,Exec<|>If($[\${X} = 2]?Hangup(16))
 same => n(end),NoOp(done)
; The next one.
[out]
exten => s,1,Gosub(in,check,1)
 same => n,Goto(in,100,1)
`,
    convert,
    `
[in]
exten => 100,1,Set(CHANNEL(hangup_handler_push)=hangup-in,s,1)
 same => n,Answer()
 same => n,Goto(menu,1)
exten => _2XX,1(go),Set(CHANNEL(hangup_handler_push)=hangup-in,s,1)
 same => n,Answer()
 same => n,Hangup()
exten => menu,1,Wait(1)
 same => n,Hangup()
exten => i,1,Hangup()
exten => check,1,Return()
; The next one.
[out]
exten => s,1,Gosub(in,check,1)
 same => n,Goto(in,100,1)

; Hangup handler of the channels that come into 'in'.
[hangup-in]
exten => s,1,GotoIf($["\${X}" = ""]?end)
; remember
 same => n,Set(DB(x/y)=\${X}) ; here
 same => n,ExecIf($[\${X} = 2]?Return())
 same => n(end),NoOp(done)
 same => n,Return()
`,
  ));

test('an h that is the whole rest of the file', () =>
  checkRefactoring(
    '[in]\nexten => 100,1,Answer()\n same => n,Hangup()\nexten => h,1,No<|>Op(x)',
    convert,
    '[in]\nexten => 100,1,Set(CHANNEL(hangup_handler_push)=hangup-in,s,1)\n same => n,Answer()\n same => n,Hangup()\n\n\n' +
      "; Hangup handler of the channels that come into 'in'.\n[hangup-in]\nexten => s,1,NoOp(x)\n same => n,Return()\n",
  ));

test('what others use, what leaves h, and what would get the handler twice is left alone', () => {
  const body = 'exten => h,1,NoOp(<|>)\n';
  const refused = (rest: string, reason: RegExp, h = body): void =>
    checkRefactoringRefused(`[in]\nexten => 100,1,Answer()\n${h}${rest}`, convert, reason);
  refused('[b]\ninclude => in\n', /^'b' includes this context/);
  refused('[b]\nexten => s,1,Goto(in,h,1)\n', /^Line 5 leads to this 'h'/);
  refused('exten => 101,1,Goto(100,1)\n[b]\nexten => s,1,Goto(in,100,1)\n', /^Calls come to '100' both/);
  refused('[b]\nexten => s,1,Goto(in,h2,1)\n[c]\n', /^Line 3 jumps out of these lines/, 'exten => h,1,Goto(100,1)<|>\n');
  refused('', /^Line 3 reads EXTEN/, 'exten => h,1,NoOp(${EXTEN})<|>\n');
  refused('', /^Line 3 reads ARG1/, 'exten => h,1,NoOp(${ARG1})<|>\n');
  refused('exten => 200,1,WaitExten(5)\n', /^A call comes to '200' again and again/);
  refused('exten => 200,1,NoOp()\n same => n,Goto(1)\n', /^A call comes to '200' again and again/);
  checkRefactoringRefused('[in]\nexten => h,1,NoOp(<|>)\n', convert, /^No extension of this context/);
});

const extract = 'Extract to a subroutine';

test('lines become a subroutine; what belongs to the place is passed on', () =>
  checkRefactoring(
    `
[a]
exten => _1XX,1,Answer()
<|> same => n,Set(X=\${EXTEN:1}-\${CUT(ARG2,,1)}) ; first
; between
 same => n(again),Set(Y=\${X}\${ARG2})
 same => n,GotoIf($["\${Y}" = "\${EXTEN}"]?a,_1XX,again)
<|> same => n,Hangup()
`,
    extract,
    `
[a]
exten => _1XX,1,Answer()
 same => n,Gosub(sub-extracted,s,1(\${EXTEN},\${ARG2}))
 same => n,Hangup()

[sub-extracted]
exten => s,1,Set(X=\${ARG1:1}-\${CUT(ARG2,,1)}) ; first
; between
 same => n(again),Set(Y=\${X}\${ARG2})
 same => n,GotoIf($["\${Y}" = "\${ARG1}"]?again)
 same => n,Return()
`,
  ));

test('numbers inside are counted from the first line, and the label stays with those who jump to it', () =>
  checkRefactoring(
    `
[a]
exten => s,1,Answer()
exten => s,2(in),Set(X=1<|>)
exten => s,3,GotoIf($[\${X} = 1]?2)
exten => s,4,NoOp(<|>)
[b]
exten => s,1,Goto(a,s,in)
[sub-extracted]
exten => s,1,Return()
`,
    extract,
    `
[a]
exten => s,1,Answer()
exten => s,2(in),Gosub(sub-extracted-2,s,1)
[b]
exten => s,1,Goto(a,s,in)
[sub-extracted]
exten => s,1,Return()

[sub-extracted-2]
exten => s,1,Set(X=1)
exten => s,n,GotoIf($[\${X} = 1]?1)
exten => s,n,NoOp()
exten => s,n,Return()
`,
  ));

test('an h of the context is found from the subroutine too', () =>
  checkRefactoring(
    `
[a]
exten => s,1,<|>Answer()
 same => n,While($[0\${X} < 3])
 same => n,Set(X=$[0\${X} + 1])
 same => n,EndWhile()<|>
 same => n,Hangup()
exten => h,1,NoOp()
`,
    extract,
    `
[a]
exten => s,1,Gosub(sub-extracted,s,1)
 same => n,Hangup()
exten => h,1,NoOp()

[sub-extracted]
include => a
exten => s,1,Answer()
 same => n,While($[0\${X} < 3])
 same => n,Set(X=$[0\${X} + 1])
 same => n,EndWhile()
 same => n,Return()
`,
  ));

test('what another subroutine returned is handed on', () =>
  checkRefactoring(
    `
[a]
exten => s,1,Gosub(b,s,1)
<|> same => n,NoOp(1)
<|> same => n,NoOp(\${GOSUB_RETVAL})
 same => n,Hangup()
[b]
exten => s,1,Return(1)
`,
    extract,
    `
[a]
exten => s,1,Gosub(b,s,1)
 same => n,Gosub(sub-extracted,s,1)
 same => n,NoOp(\${GOSUB_RETVAL})
 same => n,Hangup()
[b]
exten => s,1,Return(1)

[sub-extracted]
exten => s,1,NoOp(1)
 same => n,Return(\${GOSUB_RETVAL})
`,
  ));

test('lines that end the call need no Return, and hints are no steps', () => {
  checkRefactoring(
    '[a]\nexten => s,1,Answer()\n<|> same => n,NoOp()\n same => n,Hangup()\n<|>',
    extract,
    '[a]\nexten => s,1,Answer()\n same => n,Gosub(sub-extracted,s,1)\n\n[sub-extracted]\nexten => s,1,NoOp()\n same => n,Hangup()\n',
  );
  checkRefactoringRefused('[a]\n<|>exten => 1,hint,PJSIP/1\n<|>', extract, /^Line 2 is a hint/);
});

test('nothing is extracted where a call goes on behind it in another extension, which would be at another line then', () =>
  checkRefactoringRefused(
    `
[a]
<|>exten => _5.,1,Playback(beep)
exten => _5.,2,Wait(1)
<|>exten => _5.,3,Playback(beep)
exten => _X.,1,Answer()
exten => _X.,2,Wait(1)
exten => _X.,3,Playback(beep)
exten => _X.,4,Hangup()
`,
    'Extract to a subroutine',
    /^A call to '_5.' would go on in the last lines of '_X.'/,
  ));

test('the numbers behind what is extracted are counted on', () =>
  checkRefactoring(
    `
[a]
exten => s,1,Answer()
<|>exten => s,2,NoOp()
exten => s,3,Wait(1)
<|>exten => s,4,Playback(beep)
exten => s,5,Goto(4)
`,
    'Extract to a subroutine',
    `
[a]
exten => s,1,Answer()
exten => s,2,Gosub(sub-extracted,s,1)
exten => s,3,Playback(beep)
exten => s,4,Goto(3)

[sub-extracted]
exten => s,1,NoOp()
exten => s,n,Wait(1)
exten => s,n,Return()
`,
  ));

test('nothing is extracted where a jump crosses, or where the lines mean something else elsewhere', () => {
  const refused = (lines: string, reason: RegExp, rest = ''): void =>
    checkRefactoringRefused(`[a]\nexten => s,1,Answer()\n${lines} same => n(end),Hangup()\n${rest}`, extract, reason);
  refused('<|> same => n,GotoIf($[1 = 2]?end)\n<|>', /^Line 3 jumps out of these lines/);
  refused(
    '<|> same => n,NoOp()\n same => n(x),NoOp()\n<|>',
    /^Line 7 jumps into the middle of these lines, to line 4/,
    '[b]\nexten => s,1,Goto(a,s,x)\n',
  );
  refused('<|> same => n,Goto(${X})\n<|>', /^Line 3 jumps/);
  refused('<|> same => n,While(1)\n<|> same => n,EndWhile()\n', /begins or ends outside/);
  refused('<|> same => n,EndWhile()\n<|>', /begins or ends outside/);
  refused('<|> same => n,Return()\n<|>', /^Line 3 returns/);
  refused('<|> same => n,WaitExten(5)\n<|>', /takes what the caller dials/);
  refused('<|> same => n,Set(LOCAL(x)=1)\n<|>', /^Line 3 sets a variable of this routine/);
  refused('<|> same => n,Set(ARG1=1)\n<|>', /^Line 3 sets an argument/);
  refused('<|> same => n,NoOp(${ARGC})\n<|>', /^Line 3 reads ARGC/);
  refused('<|> same => n,NoOp(${ARG${X}})\n<|>', /computes the name/);
  refused('<|> same => n,Gosub(s,x,1)\n same => n,Gosub(x)\n<|>', /^Line 4 names a subroutine without its context/);
  refused('<|> same => n,NoOp()\nexten => t,1,NoOp()\n<|>exten => s,n,NoOp()\n', /several extensions/);
  checkRefactorings('[a]\nexten => s,1,Answer()\n<|>\n; c\n<|>\n');
});
