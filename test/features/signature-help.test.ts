/** Signature help: which call the cursor is in, and which of its arguments. */

import { describe, test } from 'node:test';
import { checkSignature } from '../support/check-descriptions.ts';

const routines = `
; Tells the statistics host.
; @arg 1 caller Number of the caller.
; @arg 2 [operator] Who answered.
[report]
exten => s,1,NoOp(\${ARG1} \${ARG2})
 same => n,Return(1)
[bare]
exten => s,1,Set(LOCAL(number)=\${ARG1})
 same => n,SayDigits(\${number})
 same => n,Return()
`;

const cases: readonly [title: string, rows: readonly (readonly [line: string, expected: string | undefined])[]][] = [
  [
    'applications',
    [
      ['Playback(<|>', 'Playback(«filename»[&filename2…][,options])'],
      ['Playback(a&<|>b)', 'Playback(filename[&«filename2…»][,options])'],
      ['Playback(a,<|>)', 'Playback(filename[&filename2…][,«options»])'],
      ['Dial(PJSIP/1,<|>', 'Dial([Technology/Resource[&Technology2/Resource2…][,«timeout»[,options[,URL]]]])'],
      ['Dial(a,b,c,d,e<|>)', 'Dial([Technology/Resource[&Technology2/Resource2…][,timeout[,options[,URL]]]])'],
      ['Gosub(<|>', 'Gosub([[context,]extension,]«priority[(arg1…[,argN])]»)'],
      ['Goto(<|>', 'Goto([[context,]extension,]«priority»)'],
      ['Goto(a,<|>', 'Goto([[context,]extension,]«priority»)'],
      ['MSet(a=1,b=<|>', 'MSet(name1=value1[,name2=«value2»…])'],
      ['MSet(<|>', 'MSet(«name1»=value1[,name2=value2…])'],
      ['RetryDial(a,1,2,PJSIP/1,<|>', 'Dial([Technology/Resource[&Technology2/Resource2…][,«timeout»[,options[,URL]]]])'],
      ['RetryDial(a,<|>', 'RetryDial(announce,«sleep»,retries,dialargs)'],
      ['Macro(x,<|>', 'Macro(name[,«arg1»[,arg2…]])'],
      ['Answer<|>()', undefined],
      ['Answer(<|>)', 'Answer([«delay»[,options]])'],
      ['Unknown(<|>)', undefined],
      ['Read(X,,<|>)', 'Read(variable[,filename[&filename2…][,«maxdigits»[,options[,attempts[,timeout]]]]])'],
      ['SendDTMF(1,<|>', 'SendDTMF(digits[,«timeout_ms»[,duration_ms[,channel[,options]]]])'],
      ['System(<|>', 'System(«command»)'],
      ['Originate(PJSIP/1,exten,<|>', 'Originate(tech_data,type,«arg1»[,arg2[,arg3[,timeout[,options]]]])'],
      ['While($[<|>', 'While(«expr»)'],
      ['VoiceMail(1@<|>', 'VoiceMail(mailbox[@«context»][&mailbox[@context]…][,options])'],
      ['ConfBridge(1,<|>', 'ConfBridge(conference[,«bridge_profile»[,user_profile[,menu]]])'],
    ],
  ],
  [
    'options',
    [
      ['Dial(PJSIP/1,30,tU(<|>)', 'U(«x»[^arg…])'],
      ['Dial(PJSIP/1,30,tU(report^<|>', 'report,s,1(«caller»[,operator])'],
      ['Dial(PJSIP/1,30,tU(report^a^<|>)', 'report,s,1(caller[,«operator»])'],
      ['Dial(PJSIP/1,30,b(<|>)', 'b([[context^]exten^]«priority[(arg1…[^argN])]»)'],
      ['Dial(PJSIP/1,30,b(report^<|>^1)', 'b([[context^]«exten»^]priority[(arg1…[^argN])])'],
      ['Dial(PJSIP/1,30,b(report^s^<|>1)', 'b([[context^]exten^]«priority[(arg1…[^argN])]»)'],
      ['Dial(PJSIP/1,30,b(report^s^1(a^<|>)', 'report,s,1(caller[,«operator»])'],
      ['Dial(PJSIP/1,30,D(1:<|>', 'D[(called[:«calling»[:progress[:mfprogress[:mfwink[:sfprogress[:sfwink]]]]]])]'],
      ['Dial(PJSIP/1,30,L(1:2:<|>)', 'L(x[:y[:«z»]])'],
      ['Dial(PJSIP/1,30,G(a^s^<|>1)', 'G([[context^]exten^]«priority»)'],
      ['Dial(PJSIP/1,30,G(<|>)', 'G([[context^]exten^]«priority»)'],
      ['Dial(PJSIP/1,30,t<|>)', 'Dial([Technology/Resource[&Technology2/Resource2…][,timeout[,«options»[,URL]]]])'],
      ['Queue(q,b(report^s^1(<|>', 'report,s,1(«caller»[,operator])'],
      ['Dial(PJSIP/1,30,M(old^<|>', 'Dial([Technology/Resource[&Technology2/Resource2…][,timeout[,«options»[,URL]]]])'],
    ],
  ],
  [
    'subroutines',
    [
      ['Gosub(report,<|>s,1)', 'Gosub([[context,]«extension»,]priority[(arg1…[,argN])])'],
      ['Gosub(report,s,1<|>', 'Gosub([[context,]extension,]«priority[(arg1…[,argN])]»)'],
      ['Gosub(report,s,1(<|>', 'report,s,1(«caller»[,operator])'],
      ['Gosub(report,s,1(a,<|>', 'report,s,1(caller[,«operator»])'],
      ['Gosub(report,s,1(a,b,<|>', 'report,s,1(caller[,operator])'],
      ['Gosub(bare,s,1(<|>)', 'bare,s,1(«number»)'],
      ['Gosub(nothing,s,1(<|>)', 'Gosub([[context,]extension,]priority[(«arg1…»[,argN])])'],
      ['GosubIf($[1]?report,s,1(<|>', 'report,s,1(«caller»[,operator])'],
      ['GosubIf(<|>$[1]?report,s,1', 'GosubIf(«condition»?[labeliftrue[(arg1…[,argN])][:labeliffalse[(arg1…[,argN])]]])'],
      ['GosubIf($[1]?report,s,1(a):bare,s,1(<|>', 'bare,s,1(«number»)'],
      ['Set(CHANNEL(hangup_handler_push)=<|>', 'CHANNEL(hangup_handler_push)=[[context,]extension,]«priority»[(arguments)]'],
      [
        'Set(CHANNEL(hangup_handler_push)=report,s,<|>1',
        'CHANNEL(hangup_handler_push)=[[context,]extension,]«priority»[(arguments)]',
      ],
      ['Set(CHANNEL(hangup_handler_push)=report,s,1(a,<|>', 'report,s,1(caller[,«operator»])'],
      [
        'Queue(q,t,,,300,,report<|>)',
        'Queue(queuename[,options[,URL[,announceoverride[&announceoverride2…][,timeout[,AGI[,«gosub»[,rule[,position]]]]]]]])',
      ],
      ['Queue(q,t,,,300,,"report,<|>a")', 'report,s,1(«caller»[,operator])'],
      ['Gosub(report,s,1(${CALLERID(num)},<|>', 'report,s,1(caller[,«operator»])'],
      ['Gosub(report,s,1("a,b",<|>', 'report,s,1(caller[,«operator»])'],
      ['Gosub(report,s,1(${LEN(<|>', 'LEN(«string»)'],
      ['Gosub(report,s,1(a\\,<|>', 'report,s,1(«caller»[,operator])'],
      ['TryExec(Gosub(report,s,1(<|>)', 'report,s,1(«caller»[,operator])'],
    ],
  ],
  [
    'functions',
    [
      ['Set(CHANNEL(<|>', 'CHANNEL(«item»)'],
      ['Set(X=<|>', 'Set(name=«value»)'],
      ['Set(<|>', 'Set(«name»=value)'],
      ['Set(X=${CUT(A,<|>', 'CUT(varname,«char-delim»,range-spec)'],
      ['Set(X=${CUT(A,\\,,<|>)})', 'CUT(varname,char-delim,«range-spec»)'],
      ['NoOp(${IF($[1]?<|>)})', 'IF(expression?[«true»[:false]])'],
      ['NoOp(${CALLERID(<|>', 'CALLERID(«datatype»[,CID])'],
      ['Set(DB(a/<|>', 'DB(family/«key»)'],
      ['NoOp(${DB(<|>)})', 'DB(«family»/key)'],
    ],
  ],
  [
    'branches',
    [
      ['GosubIf($[1]?rep<|>ort,s,1:x', 'GosubIf(condition?[«labeliftrue[(arg1…[,argN])]»[:labeliffalse[(arg1…[,argN])]]])'],
      ['GotoIf($[1]?<|>', 'GotoIf(condition?[«labeliftrue»[:labeliffalse]])'],
      ['GotoIf($[1]?a:<|>', 'GotoIf(condition?[labeliftrue[:«labeliffalse»]])'],
      ['GotoIfTime(9:00-17:00,<|>*,*,*?a', 'GotoIfTime(times,«weekdays»,mdays,months[,timezone]?[labeliftrue[:labeliffalse]])'],
      ['ExecIf($[1]?Playback(a,<|>', 'Playback(filename[&filename2…][,«options»])'],
      ['ExecIf($[1]?Play<|>', 'ExecIf(expression?«appiftrue(args)»[:appiffalse(args)])'],
      ['Exec(Dial(PJSIP/1,<|>', 'Dial([Technology/Resource[&Technology2/Resource2…][,«timeout»[,options[,URL]]]])'],
    ],
  ],
];

for (const [title, rows] of cases)
  describe(title, () => {
    for (const [line, expected] of rows)
      test(line, () => checkSignature(`[here]\nexten => 100,1,${line}\n${routines}`, expected));
  });

describe('what is said of it', () => {
  test('the note on the application', () =>
    checkSignature('[a]\nexten => s,1,Answer(<|>)\n', 'Answer([«delay»[,options]])', 'Answers a channel that is still ringing'));
  test('the comment above the routine, and what it says of the argument', () =>
    checkSignature(
      `[a]\nexten => s,1,Gosub(report,s,1(<|>))\n${routines}`,
      'report,s,1(«caller»[,operator])',
      'Tells the statistics host.',
      'Number of the caller.',
    ));
  test('a function of func_odbc.conf, by its syntax or its queries', () => {
    const functions = '-- func_odbc.conf --\n[A]\nsyntax=<number>[,<city>]\nsynopsis=The name.\n[B]\nreadsql=a ${ARG2}\n';
    const text = (line: string): string => `[a]\nexten => s,1,${line}\n${functions}`;
    checkSignature(text('NoOp(${ODBC_A(1,<|>)})'), 'ODBC_A(number[,«city»])', 'The name.');
    checkSignature(text('Set(ODBC_B(<|>)=1)'), 'ODBC_B(«arg1»,arg2)');
    checkSignature(text('NoOp(${ODBC_C(<|>)})'), 'NoOp([«text»])');
  });
  test('the words that an argument takes', () =>
    checkSignature('[a]\nexten => s,1,NoOp(${CALLERID(<|>)})\n', 'CALLERID(«datatype»[,CID])', '`num`'));
});

describe('places', () => {
  test('nothing outside of the arguments', () => {
    for (const line of [
      'exten => s,1,Ans<|>wer()',
      'exten => s,<|>1,Answer()',
      '[<|>b]',
      'exten => s,1,Answer() ; (<|>)',
      'x<|>',
    ])
      checkSignature(`[a]\n${line}\n`, undefined);
  });
  test('a subroutine of this context, named by its label', () =>
    checkSignature(
      '[a]\nexten => s,1,Gosub(tell(<|>))\n same => n,Hangup()\n same => n(tell),Return(${ARG1})\n',
      'a,s,tell([«ARG1»])',
    ));
  test('a line that is not closed anywhere', () =>
    checkSignature(`[a]\nexten => s,1,Dial(PJSIP/1,30,tU(report^a^<|>\n${routines}`, 'report,s,1(caller[,«operator»])'));
  test('the subroutine of a queue, in queues.conf', () =>
    checkSignature(
      `${routines}-- queues.conf --\n[q]\nmembergosub = report,<|>\n`.replace('\n', '-- extensions.conf --\n'),
      'report,s,1(«caller»[,operator])',
    ));
  test('a comment in the middle of the line', () =>
    checkSignature(`[a]\nexten => s,1,Gosub(report;-- here --;,s,1(x,<|>y))\n${routines}`, 'report,s,1(caller[,«operator»])'));
});

describe('a routine whose extension is computed', () => {
  const ways =
    '; @arg 1 caller\n[order]\nexten => north,1,Set(DB(north/${ARG1})=1)\n same => n,Return()\nexten => south,1,Set(DB(south/${ARG1})=1)\n same => n,Return()\nexten => t,1,Hangup()\n';
  test('the first of those that it may be', () =>
    checkSignature(`[a]\nexten => s,1,Gosub(order,\${AREA},1(<|>1))\n${ways}`, 'order,north,1(«caller»)'));
  test('none of them where they call it otherwise', () =>
    checkSignature(
      '[a]\nexten => s,1,Gosub(b,${X},1(<|>1))\n[b]\nexten => c,1,Set(LOCAL(one)=${ARG1})\n same => n,Return(${one})\nexten => d,1,Set(LOCAL(two)=${ARG1})\n same => n,Return(${two})\n',
      'Gosub([[context,]extension,]priority[(«arg1…»[,argN])])',
    ));
});
