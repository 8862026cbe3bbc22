/** removed-application: versions, spellings, and what can be put in the place. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'removed-application';

test('in any case, nested, and as old as the oldest version', () =>
  checkProblems(
    `
[a]
exten => s,1,macro(x,1)
;            ^^^^^ warning removed-application: 'Macro' is gone since Asterisk 21; 'Gosub' took its place.
 same => n,ExecIf($[1]?SIPAddHeader(X-A: 1):DBdel(a/b))
;                      ^^^^^^^^^^^^ warning removed-application: 'SIPAddHeader' is gone since Asterisk 21; 'PJSIP_HEADER()' took its place.
;                                           ^^^^^ error removed-application: 'DBdel' is not in Asterisk 16 any more; 'DB_DELETE()' took its place.
 same => n,setcidname(x)
;          ^^^^^^^^^^ error removed-application: 'SetCIDName' was dropped before Asterisk 11; 'CALLERID(name)' took its place.
 same => n,ICES(x.xml)
;          ^^^^ warning removed-application: 'ICES' is gone since Asterisk 19.
 same => n,TryExec(Macro(x))
 same => n,NoOp(Macro(x))
 same => n,{{ Macro }}(x)
exten => 100,hint,SIP/100
`,
    { only },
  ));

test('a version that has it, one that has it no more, one that is older', () => {
  const call = (version: string, label: string) => `
[a]
exten => s,1,Monitor(wav,x,m)
${label}-- settings.json --
{ "asteriskVersion": "${version}" }
`;
  const gone = "'Monitor' is gone since Asterisk 21; 'MixMonitor' took its place.";
  checkProblems(call('20', ''), { only });
  checkProblems(call('11', ''), { only });
  checkProblems(call('21', `;            ^^^^^^^ error removed-application: ${gone}\n`), { only });
  checkProblems(call('23', `;            ^^^^^^^ error removed-application: ${gone}\n`), { only });
});

test('without a version, once in a file for each name', () =>
  checkProblems(
    `
[a]
exten => s,1,Macro(x)
;            ^^^^^ warning removed-application: 'Macro' is gone since Asterisk 21; 'Gosub' took its place. It is in this file 2 times more.
 same => n,Macro(y)
 same => n,Monitor(wav)
;          ^^^^^^^ warning removed-application: 'Monitor' is gone since Asterisk 21; 'MixMonitor' took its place.
#include "more.conf"
[b]
exten => s,1,MACRO(x)
-- more.conf --
[c]
exten => s,1,Macro(x) ; lint: allow removed-application
 same => n,Macro(x)
;          ^^^^^ warning removed-application: 'Macro' is gone since Asterisk 21; 'Gosub' took its place. It is in this file once more.
 same => n,Macro(y)
`,
    { only },
  ));

test('with a version, wherever it stands', () =>
  checkProblems(
    `
[a]
exten => s,1,Macro(x)
;            ^^^^^ error removed-application: 'Macro' is gone since Asterisk 21; 'Gosub' took its place.
 same => n,Macro(y)
;          ^^^^^ error removed-application: 'Macro' is gone since Asterisk 21; 'Gosub' took its place.
-- settings.json --
{ "asteriskVersion": "22" }
`,
    { only },
  ));

test('nothing is said twice', () =>
  checkProblems(`
[a]
exten => s,1,DeadAGI(x.php)
;            ^^^^^^^ warning removed-application: 'DeadAGI' is gone since Asterisk 23; 'AGI' took its place.
 same => n,SetVar(X=1)
;          ^^^^^^ error removed-application: 'SetVar' was dropped before Asterisk 11; 'Set' took its place.
`));

test('one text is made of the other', () => {
  const fix = (before: string, after: string, safe: boolean) => {
    const line = (text: string) => `[a]\nexten => s,1,${text}\n`;
    checkFix(line(before.replace('(', '<|>(')), line(after), { only, safe });
  };
  fix('DeadAGI(a.php,${X})', 'AGI(a.php,${X})', true);
  fix('DBdel(a/${X})', 'Set(DB_DELETE(a/${X})=)', true);
  fix('DeadAGI(a.php,a\\;b)', 'AGI(a.php,a\\;b)', true);
  fix('VoiceMail2(u${ARG1})', 'VoiceMail(${ARG1},u)', false);
  fix('SetCallerPres(prohib)', 'Set(CALLERID(pres)=prohib)', false);
  fix('ImportVar(X=${OTHER},Y)', 'Set(X=${IMPORT(${OTHER},Y)})', false);
});

test('in a branch', () =>
  checkFix(
    '[a]\nexten => s,1,ExecIf($[1]?NoC<|>DR():Hangup())\n',
    '[a]\nexten => s,1,ExecIf($[1]?Set(CDR_PROP(disable)=true):Hangup())\n',
    { only, safe: false },
  ));

test('and where it cannot be, nothing is offered', () => {
  checkNoFix('[a]\nexten => s,1,Mac<|>ro(x)\n');
  checkNoFix('[a]\nexten => s,1,SIPAddHead<|>er(X-Room: 1)\n same => n,Dial(PJSIP/1)\n');
  checkNoFix('[a]\nexten => s,1,StripM<|>SD(1)\n');
});

test('what is told otherwise is named and not put in', () => {
  checkNoFix(`\n[a]\nexten => s,1,Zap<|>Barge(1)\n`);
  checkNoFix(`\n[a]\nexten => s,1,Agent<|>CallbackLogin(,,1@a)\n`);
  checkFix(`\n[a]\nexten => s,1,Set<|>Var(X=1)\n`, `\n[a]\nexten => s,1,Set(X=1)\n`, { only });
});

test('what is told once in a file is repaired on all its lines', () =>
  checkFix(
    '[a]\nexten => s,1,No<|>CDR()\n same => n,Hangup()\nexten => t,1,NoCDR\n same => n,ExecIf($[1]?NoCDR():Hangup())\n',
    '[a]\nexten => s,1,Set(CDR_PROP(disable)=true)\n same => n,Hangup()\nexten => t,1,Set(CDR_PROP(disable)=true)\n same => n,ExecIf($[1]?Set(CDR_PROP(disable)=true):Hangup())\n',
    { only, title: "Replace by 'Set(CDR_PROP(disable)=true)', and 2 more in this file likewise" },
  ));
