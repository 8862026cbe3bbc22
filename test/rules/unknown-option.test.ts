/** unknown-option: letters, words in their place, and versions. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-option';

test('letters are told apart by case, and those in arguments are none', () =>
  checkProblems(
    `
[a]
exten => s,1,dial(PJSIP/1,,tqU(sub^q)L(60000:q))
;                           ^ warning unknown-option: Dial has no option 'q'.
 same => n,Queue(q,N)
;                  ^ warning unknown-option: Queue has no option 'N'.
 same => n,ExecIf($[1]?VoiceMail(1@default,uZ))
;                                           ^ warning unknown-option: VoiceMail has no option 'Z'.
 same => n,RetryDial(beep,5,3,PJSIP/1,,tq)
;                                       ^ warning unknown-option: RetryDial has no option 'q'.
[sub]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    { only },
  ));

test('a word or a file in the place of options is one problem', () =>
  checkProblems(
    `
[a]
exten => s,1,BackGround(welcome, for-sales)
;                                ^^^^^^^^^ warning unknown-option: 'for-sales' is not made of option letters of BackGround.
 same => n,Answer(500,late)
;                     ^^^^ warning unknown-option: 'late' is not made of option letters of Answer.
 same => n,BackGround(welcome,NoAnswer)
 same => n,Answer(,i)
`,
    { only: ['unknown-option', 'duplicate-option', 'option-argument'] },
  ));

test('what is computed is passed over, letters beside it are not', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,\${OPTIONS}q\${MORE})
;                                    ^ warning unknown-option: Dial has no option 'q'.
 same => n,Dial(PJSIP/1,,\${IF($[1]?q:t)}m(\${CLASS}))
 same => n,Dial(PJSIP/1,,"tq")
;                          ^ warning unknown-option: Dial has no option 'q'.
`,
    { only },
  ));

test('letters that only the source knows', () =>
  checkProblems(
    `
[a]
exten => s,1,ChanSpy(PJSIP,D)
 same => n,Queue(q,w)
 same => n,ReceiveFAX(a.tif,z)
 same => n,VoiceMail(1,p)
 same => n,Park(,m(jazz))
`,
    { only },
  ));

test('versions', () => {
  const call = (version: string, labels: string) => `
[a]
exten => s,1,Dial(PJSIP/1,,jM(x))
${labels}-- settings.json --
{ "asteriskVersion": "${version}" }
`;
  checkProblems(call('16', ";                          ^ warning unknown-option: Dial has no option 'j' before Asterisk 18.\n"), {
    only,
  });
  checkProblems(call('20', ''), { only });
  const gone = ";                           ^ warning unknown-option: Dial has no option 'M' since Asterisk 21.\n";
  checkProblems(call('auto', gone), { only });
  checkProblems(call('21', gone), { only });
});

test('what is gone is told once in a file where no version is set', () =>
  checkProblems(
    `
[a]
exten => 1,1,Dial(PJSIP/1,20,tM(greet))
;                             ^ warning unknown-option: Dial has no option 'M' since Asterisk 21. It is in this file once more.
exten => 2,1,Dial(PJSIP/2,20,M(greet^2))
[macro-greet]
exten => s,1,Playback(hello)
`,
    { only },
  ));

test('a blank is a warning in the log and nothing else', () =>
  checkFix(
    `
[a]
exten => s,1,Dial(PJSIP/1,20,<|> tT)
`,
    `
[a]
exten => s,1,Dial(PJSIP/1,20,tT)
`,
    { only, title: 'Remove the blank', safe: true },
  ));

test('what stands there again is told with the first, and taken out with it', () => {
  checkProblems(
    `
[a]
exten => s,1,Page(PJSIP/1,d | s | q)
;                           ^ warning unknown-option: Page has no option '|'.
`,
    { only },
  );
  checkFix('\n[a]\nexten => s,1,Page(PJSIP/1,d <|>|s |q )\n', '\n[a]\nexten => s,1,Page(PJSIP/1,dsq)\n', {
    only,
    title: 'Remove the marks',
    safe: false,
  });
  checkFix('\n[a]\nexten => s,1,Page(PJSIP/1,d<|> s q )\n', '\n[a]\nexten => s,1,Page(PJSIP/1,dsq)\n', {
    only,
    title: 'Remove the blanks',
    safe: true,
  });
});

test('the letter of the other case', () =>
  checkFix(
    `
[a]
exten => s,1,Queue(q,t<|>N)
`,
    `
[a]
exten => s,1,Queue(q,tn)
`,
    { only, title: "Change to 'n'", safe: false },
  ));

test('an argument too many says nothing of options', () =>
  checkProblems(
    `
[a]
exten => s,1,Playback(a,b,c)
 same => n,VoiceMail(1,u,d)
 same => n,Dial(PJSIP/1,20,U(sub^x)
`,
    { only },
  ));

test('a device in the place of the timeout', () => checkProblems('[a]\nexten => s,1,Dial(PJSIP/1,PJSIP/2,30)\n', { only }));

test('a number in the place of the options of Dial is a timeout', () =>
  checkFix('[a]\nexten => s,1,Dial(PJSIP/1,,12<|>0)\n', '[a]\nexten => s,1,Dial(PJSIP/1,120)\n', { only }));

test('the letters of MinivmGreet', () =>
  checkProblems(
    `
[a]
exten => s,1,MinivmGreet(100@example.org,x)
;                                        ^ warning unknown-option: MinivmGreet has no option 'x'.
 same => n,MinivmGreet(100@example.org,su)
`,
    { only },
  ));

test('a mark between options, with blanks around it', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,30,S(180) | A(beep))
;                                   ^ warning unknown-option: Dial has no option '|'.
 same => n,Dial(PJSIP/1,30,S(180) t)
;                                ^ information unknown-option: The blank counts as an option that does not exist.
`,
    { only },
  ));

test('the comma goes with the last of the options', () => {
  checkFix(
    `
[a]
exten => s,1,Dial(PJSIP/100,30,q<|>)
`,
    `
[a]
exten => s,1,Dial(PJSIP/100,30)
`,
    { only },
  );
  checkFix(
    `
[a]
exten => s,1,Dial(PJSIP/100,,q<|>)
 same => n,Dial(PJSIP/100,30,tq)
`,
    `
[a]
exten => s,1,Dial(PJSIP/100,,)
 same => n,Dial(PJSIP/100,30,tq)
`,
    { only, title: 'Remove the option' },
  );
});

test('what RetryDial hands on to Dial', () =>
  checkProblems(
    `
[a]
exten => s,1,RetryDial(wait,5,6,PJSIP/100,15,tq)
;                                             ^ warning unknown-option: RetryDial has no option 'q'.
 same => n,RetryDial(wait,5,6,PJSIP/100,15,tdm(sea))
`,
    { only },
  ));
