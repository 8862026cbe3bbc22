/** argument-count: what is missing, what is surplus, and what cannot be known. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'argument-count';

test('without parentheses, with empty ones, and with an empty argument', () =>
  checkProblems(
    `
[a]
exten => s,1,Playback
;            ^^^^^^^^ warning argument-count: Argument 'filenames' of Playback is missing.
 same => n,read(,hello)
;          ^^^^ warning argument-count: Argument 'variable' of Read is missing.
 same => n,ExecIf($[1]?ChannelRedirect(PJSIP/1-1):Hangup())
;                      ^^^^^^^^^^^^^^^ warning argument-count: Argument 'context' of ChannelRedirect is missing.
 same => n,RetryDial(beep,5,3)
;          ^^^^^^^^^ warning argument-count: Argument 'dialargs' of RetryDial is missing.
 same => n,Originate(PJSIP/1,exten)
;          ^^^^^^^^^ warning argument-count: Argument 'arg1' of Originate is missing.
`.replace('An argument of Originate', "Argument 'arg1' of Originate"),
    { only },
  ));

test('a value may bring commas along, and an argument in front can be all of them', () =>
  checkProblems(
    `
[a]
exten => s,1,Read(\${ARGUMENTS})
 same => n,ChannelRedirect(\${WHERE})
 same => n,Originate(\${CHANNEL_TO_CALL},exten)
 same => n,QueueLog(\${A},\${B})
`,
    { only },
  ));

test('surplus arguments, but not empty ones nor those that divide something else', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,20,t,http://a/,x,y)
;                                        ^^^ warning argument-count: Dial takes 4 arguments, and this is the 5th.
 same => n,Playback(hello,world,again)
;                               ^^^^^ warning argument-count: Playback takes 2 arguments, and this is the 3rd.
 same => n,Playback(\${A},\${B},\${C})
;                             ^^^^ warning argument-count: Playback takes 2 arguments, and this is the 3rd.
 same => n,Dial(PJSIP/1,20,t,,,)
 same => n,Dial(PJSIP/1,20,U(sub,a,b)m(x,y),)
 same => n,Playback("a,b,c")
 same => n,Playback(a\\,b\\,c)
[sub]
exten => s,1,Return()
`,
    { only },
  ));

test('texts with commas, unknown applications and broken lines are not judged', () =>
  checkProblems(
    `
[a]
exten => s,1,NoOp(a,b,c,d,e,f)
 same => n,Verbose(1,a,b,c,d)
 same => n,Log(NOTICE,a,b,c,d)
 same => n,System(a,b,c,d)
 same => n,AGI(a.php,b,c,d,e,f,g,h)
 same => n,QueueLog(q,1,NONE,EVENT,a,b,c,d)
 same => n,MixMonitor(a.wav,b,sox a, b, c)
 same => n,SMS(q,s,1,Hello, world, again)
 same => n,UnheardOf()
 same => n,Answer()
 same => n,VoiceMail()
 same => n,Playback({{ file }},a,b,c)
 same => n,Playback(a,b,c
exten => 100,hint,PJSIP/100
`,
    { only },
  ));

test('Queue lost its macro in 21', () => {
  const call = (version: string, label: string) => `
[a]
exten => s,1,Queue(q,t,,,60,,,,,1)
${label}-- settings.json --
{ "asteriskVersion": "${version}" }
`;
  checkProblems(call('20', ''), { only });
  checkProblems(call('auto', ''), { only });
  checkProblems(
    call('21', ';                               ^ warning argument-count: Queue takes 9 arguments, and this is the 10th.\n'),
    { only },
  );
});

test('what was needed in old versions was not verified', () =>
  checkProblems(
    `
[a]
exten => s,1,AgentLogin()
-- settings.json --
{ "asteriskVersion": "11" }
`,
    { only },
  ));

test('a time to wait', () =>
  checkProblems(
    `
[a]
exten => s,1,Wait()
;            ^^^^ warning argument-count: Argument 'seconds' of Wait is missing.
 same => n,Wait(0)
`,
    { only },
  ));

test('a text with commas is told at the first of them', () =>
  checkProblems(
    `
[a]
exten => s,1,Festival(Welcome, press one, press two)
 same => n,Festival(Welcome,any,2)
;                               ^ warning argument-count: Festival takes 2 arguments, and this is the 3rd.
`,
    { only },
  ));

test('a result that is to be freed needs its ID', () =>
  checkProblems(
    `
[a]
exten => s,1,ODBCFinish(\${ROWS})
 same => n,ODBCFinish()
;          ^^^^^^^^^^ information argument-count: Argument 'result-id' of ODBCFinish is missing.
`,
    { only: 'argument-count' },
  ));

test('variables within the name of a device', () =>
  checkProblems(
    `
[a]
exten => s,1,Originate(Local/\${NUMBER}@\${FIRM}-phones/n)
;            ^^^^^^^^^ warning argument-count: Argument 'type' of Originate is missing.
 same => n,Originate(\${DEVICE})
 same => n,Originate(Local/\${NUMBER}@\${REST})
`,
    { only },
  ));
