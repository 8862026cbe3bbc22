/** unknown-mailbox: mailboxes that voicemail.conf does not have. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'unknown-mailbox';

test('the context matters', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMail(100@default&100@OFFICE,u)
;                                  ^^^^^^^^^^ warning unknown-mailbox: No mailbox named '100@OFFICE' is in voicemail.conf.
 same => n,NoOp(\${VM_INFO(101@default,count)})
;                         ^^^^^^^^^^^ warning unknown-mailbox: No mailbox named '101@default' is in voicemail.conf.
-- voicemail.conf --
[default]
100 => 1,Ada
`,
    { only },
  ));

test('VoiceMailMain takes letters in front for options where nothing else follows', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMailMain(s100@default)
 same => n,VoiceMailMain(p10)
 same => n,VoiceMailMain(10,p)
 same => n,VoiceMailMain(s101)
;                         ^^^ warning unknown-mailbox: No mailbox named '101' is in voicemail.conf.
 same => n,VoiceMailMain(s100,s)
;                        ^^^^ warning unknown-mailbox: No mailbox named 's100' is in voicemail.conf.
-- voicemail.conf --
[default]
100 => 1,Ada
`,
    { only },
  ));

test('where the file has no mailbox a database may have all, of which extconfig.conf tells', () =>
  checkProblems(
    `
[a]
exten => s,1,VoiceMail(100,u)
;                      ^^^ information unknown-mailbox: No mailbox named '100' is in voicemail.conf, which has none.
 same => n,VoiceMail(\${EXTEN},u)
-- voicemail.conf --
[general]
format=wav
`,
    { only },
  ));

test('any context is searched with searchcontexts', () =>
  checkProblems('[a]\nexten => s,1,VoiceMail(100)\n-- voicemail.conf --\n[general]\nsearchcontexts=yes\n[office]\n100 => 1\n', {
    only,
  }));

test('the context stays away where none was written', () =>
  checkFix(
    '[a]\nexten => s,1,VoiceMail(50<|>100)\n-- voicemail.conf --\n[default]\n5100 => 1\n',
    '[a]\nexten => s,1,VoiceMail(5100)\n-- voicemail.conf --\n[default]\n5100 => 1\n',
    { only, title: "Change to '5100'", safe: false },
  ));

test('another number of the same length is not suggested', () =>
  checkNoFix('[a]\nexten => s,1,VoiceMail(<|>5101)\n-- voicemail.conf --\n[default]\n5100 => 1\n', {
    title: "Change to '5100'",
  }));

test('an option of old in front of a mailbox is an affair of another rule', () =>
  checkProblems('[a]\nexten => s,1,VoiceMail(u100)\n-- voicemail.conf --\n[default]\n100 => 1\n', { only }));

test('the extension as the number of a mailbox', () =>
  checkProblems(
    `
[a]
exten => 600,1,VoiceMail(\${EXTEN}@sales,u)
;                        ^^^^^^^^^^^^^^ warning unknown-mailbox: No mailbox named '600@sales' is in voicemail.conf: EXTEN is '600' here.
exten => 101,1,VoiceMail(\${EXTEN}@sales,u)
exten => _2XX,1,VoiceMail(\${EXTEN}@sales,u)
;                         ^^^^^^^^^^^^^^ warning unknown-mailbox: '\${EXTEN}@sales' is made of a number of '_2XX' here, and no mailbox in voicemail.conf has such a name.
exten => _1XX,1,VoiceMail(\${EXTEN}@sales,u)
exten => _3.,1,VoiceMail(\${EXTEN}@sales,u)
exten => s,1,VoiceMail(\${EXTEN}@sales,u)
exten => 700,1,VoiceMail(\${EXTEN}\${X}@sales,u)
-- voicemail.conf --
[sales]
101 => 1234,Somebody
`,
    { only: 'unknown-mailbox' },
  ));

test('mailboxes of lines and of IAX2', () =>
  checkProblems(
    `
[a]
exten => s,1,Answer()
-- voicemail.conf --
[default]
100 => 4711,Ada
-- chan_dahdi.conf --
[channels]
mailbox = 100
channel => 1
mailbox =
mailbox = 101
;         ^^^ information unknown-mailbox: No mailbox named '101' is in voicemail.conf.
channel => 2
mailbox = 102
-- iax.conf --
[100]
type=friend
mailbox=103@default
;       ^^^^^^^^^^^ information unknown-mailbox: No mailbox named '103@default' is in voicemail.conf.
`,
    { only: 'unknown-mailbox' },
  ));

test('a part of the number of one extension', () =>
  checkProblems(
    `
[a]
exten => _20X,1,Goto(200-busy,1)
exten => 200-busy,1,VoiceMail(\${EXTEN:0:3},b)
exten => 300-busy,1,VoiceMail(\${EXTEN:0:3}@default,b)
;                             ^^^^^^^^^^^^^^^^^^^^ warning unknown-mailbox: No mailbox named '300@default' is in voicemail.conf: EXTEN is '300-busy' here.
exten => 9200,1,VoiceMail(\${EXTEN:-3})
exten => _8XXX,1,VoiceMail(\${EXTEN:1})
exten => 9300,1,VoiceMail(\${EXTEN:\${N}})
-- voicemail.conf --
[default]
200 => 4711,Ada
`,
    { only: 'unknown-mailbox' },
  ));

test('mailboxes and their contexts are found whatever the case', () =>
  checkProblems(
    `
[a]
exten => 100,1,VoiceMail(\${EXTEN}@Office)
exten => 101,1,VoiceMail(101@OFFICE)
exten => _1XX,1,VoiceMail(\${EXTEN}@Office)
-- voicemail.conf --
[office]
100 => 1,Ada
101 => 2,Grace
`,
    { only: 'unknown-mailbox' },
  ));

test('a box that a routine keeps in a variable of its own', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(leave,s,1(100))
 same => n,Gosub(leave,s,1(101))
;                          ^^^ warning unknown-mailbox: '\${LOCAL(box)}@office' names '101@office' here, and no mailbox of that name is in voicemail.conf.
 same => n,Gosub(other,s,1(102))
[leave]
exten => s,1,Set(LOCAL(box)=\${ARG1})
 same => n,VoiceMail(\${LOCAL(box)}@office,u)
 same => n,Return()
[other]
exten => s,1,Set(LOCAL(box)=\${ARG1})
 same => n,Set(LOCAL(box)=100)
 same => n,VoiceMail(\${LOCAL(box)}@office,u)
 same => n,Return()
-- voicemail.conf --
[office]
100 => 1234
`,
    { only },
  ));

test('contexts of voicemail.conf that are named alone, or by a variable with one value', () =>
  checkProblems(
    `
[globals]
OFFICE=ofice
[a]
exten => 1,1,Directory(ofice,inside)
;                      ^^^^^ warning unknown-mailbox: No mailbox of the context 'ofice' is in voicemail.conf.
 same => n,VoiceMailMain(@ofice)
;                         ^^^^^ warning unknown-mailbox: No mailbox of the context 'ofice' is in voicemail.conf.
 same => n,Directory(OFFICE,inside)
 same => n,Directory(\${X},inside)
 same => n,Directory()
exten => _1XX,1,VoiceMail(\${EXTEN}@\${OFFICE})
;                         ^^^^^^^^^^^^^^^^^^ warning unknown-mailbox: '\${EXTEN}@\${OFFICE}' names the context 'ofice' here, and no mailbox of that is in voicemail.conf. It is in this file once more.
 same => n,VoiceMail(\${EXTEN}@\${OFFICE})
exten => _2XX,1,Set(boxes=offise)
 same => n,VoiceMail(\${EXTEN}@\${boxes})
;                    ^^^^^^^^^^^^^^^^^ warning unknown-mailbox: '\${EXTEN}@\${boxes}' names the context 'offise' here, and no mailbox of that is in voicemail.conf.
exten => _3XX,1,ExecIf($["\${X}" = ""]?Set(place=ofice))
 same => n,VoiceMail(\${EXTEN}@\${place})
exten => _4XX,1,Set(home=office)
 same => n,VoiceMail(\${EXTEN}@\${home})
-- voicemail.conf --
[office]
100 => 4711,Ada
`,
    { only },
  ));

test('a global before a context that is not there', () =>
  checkProblems(
    `
[globals]
DESK=100
[a]
exten => s,1,VoiceMail(\${DESK}@ofice,u)
;                              ^^^^^ warning unknown-mailbox: No mailbox of the context 'ofice' is in voicemail.conf.
-- voicemail.conf --
[office]
100 => 1,Desk
`,
    { only },
  ));

test('a mailbox and its context that a call passes', () =>
  checkProblems(
    `
[a]
exten => 1,1,Gosub(leave,s,1(100,office))
 same => n,Gosub(leave,s,1(101,office))
;                          ^^^ warning unknown-mailbox: '\${ARG1}@\${ARG2}' names '101@office' here, and no mailbox of that name is in voicemail.conf.
 same => n,Gosub(leave,s,1(\${EXTEN},home))
 same => n,Gosub(named,s,1(102))
;                          ^^^ warning unknown-mailbox: '\${box}@office' names '102@office' here, and no mailbox of that name is in voicemail.conf.
[leave]
exten => s,1,VoiceMail(\${ARG1}@\${ARG2},u)
 same => n,Return()
[named]
exten => s,1,Set(LOCAL(box)=\${ARG1})
 same => n,VoiceMail(\${box}@office,u)
 same => n,Return()
-- voicemail.conf --
[office]
100 => 1,One
`,
    { only: 'unknown-mailbox' },
  ));

test('a mailbox is near another one of its context, or in a context of nearly that name', () => {
  const boxes = '-- voicemail.conf --\n[default]\n1234 => 1\n[office]\n1055 => 1\n';
  checkNoFix(`[a]\nexten => s,1,VoiceMail(1<|>02)\n${boxes}`, { only });
  checkFix(`[a]\nexten => s,1,VoiceMail(1<|>055@ofice)\n${boxes}`, `[a]\nexten => s,1,VoiceMail(1055@office)\n${boxes}`, {
    only,
  });
  checkFix(`[a]\nexten => s,1,VoiceMail(105<|>55@office)\n${boxes}`, `[a]\nexten => s,1,VoiceMail(1055@office)\n${boxes}`, {
    only,
  });
});

test('half of a variable is told of elsewhere', () =>
  checkProblems(
    `
[a]
exten => 400,1,VoiceMailMain(&{CALLERIDNUM})
-- voicemail.conf --
[default]
100 => 1
`,
    { only: 'unknown-mailbox' },
  ));
