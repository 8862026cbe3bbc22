/** invalid-variable-reference: names and parts that give nothing, and the texts that look like them and are meant. */

import test from 'node:test';
import { checkFix, checkNoFix, checkProblems } from '../support/check.ts';

const only = 'invalid-variable-reference';

test('parts of a value', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(Y=\${X:a})
;                     ^^ error invalid-variable-reference: What stands behind the ':' is no number, and the whole value is taken.
 same => n,Set(Y=\${X:-default})
;                   ^^^^^^^^^ error invalid-variable-reference: Asterisk has no default values: '-default' is ignored, and the whole value is taken.
 same => n,Set(Y=\${X:})
;                   ^ error invalid-variable-reference: What stands behind the ':' is no number, and the whole value is taken.
 same => n,Set(Y=\${X::2})
;                   ^^^ error invalid-variable-reference: What stands behind the ':' is no number, and the whole value is taken.
 same => n,Set(Y=\${CALLERID(num):x})
;                               ^^ error invalid-variable-reference: What stands behind the ':' is no number, and the whole value is taken.
 same => n,Set(Y=\${X:1:2:3})
;                        ^ warning invalid-variable-reference: '3' is ignored: an offset and a length is all there is.
 same => n,Set(Y=\${X:1,2})
;                     ^^ warning invalid-variable-reference: ',2' is ignored: an offset and a length is all there is.
 same => n,Set(Y=\${X:0 : 2})
;                     ^^^^ warning invalid-variable-reference: ' : 2' is ignored: an offset and a length is all there is.
 same => n,Set(Y=\${X:0:3}\${X: 0: -2 }\${X:+1}\${X:-4:2}\${X:1:}\${X:\${N}:\${M}}\${X:$[\${N} + 1]}\${F(a:b)})
`,
    { only },
  ));

test('names', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(Y=\${_X})
;                    ^^ error invalid-variable-reference: No variable is named '_X': the underscores belong to its assignment alone.
 same => n,Set(Y=\${X })
;                  ^^ error invalid-variable-reference: The blank is part of the name: 'X ' is not 'X'.
 same => n,Set(Y=\${ \${X}})
;                  ^^^^^ error invalid-variable-reference: The blank is part of the name: ' \${X}' is not '\${X}'.
 same => n,Set(Y=\${})
;                ^^^ error invalid-variable-reference: No variable is named here.
 same => n,Set(Y=\${EXTEN,1})
;                  ^^^^^^^ error invalid-variable-reference: 'EXTEN,1' is not the name of a variable.
 same => n,Set(Y=\${X=1})
;                  ^^^ error invalid-variable-reference: 'X=1' is not the name of a variable.
 same => n,GotoIf(\${"\${X}" = "1"}?2)
;                   ^^^^^^^^^^^^ error invalid-variable-reference: '"\${X}" = "1"' is not the name of a variable.
 same => n,Set(Y=\${A-B}\${A.B}\${A/B}\${A[1]}\${ARG\${N}}\${_}\${___X}\${X_}\${CHANNEL}\${LEN}\${GROUP})
`,
    { only },
  ));

test('the name that is set', () => {
  checkProblems(
    `
[a]
exten => s,1,Set($X=1)
;                ^^ warning invalid-variable-reference: The '$' is part of the name: '$X' is set, not 'X'.
 same => n,ExecIf($[1]?Set($X=$X))
;                          ^^ warning invalid-variable-reference: The '$' is part of the name: '$X' is set, not 'X'.
;                             ^^ warning invalid-variable-reference: '$X' is plain text: braces are missing around the name.
`,
    { only },
  );
  checkFix(`\n[a]\nexten => s,1,Set(<|>$X=1)\n`, `\n[a]\nexten => s,1,Set(X=1)\n`, { only });
});

test('what is no reference at all', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[$x = 1]?2)
;                     ^^ error invalid-variable-reference: '$x' is plain text: braces are missing around the name.
 same => n,GotoIf($["{x}" = "\\\${X}"]?2)
;                    ^^^ error invalid-variable-reference: '{x}' is plain text: '$' is missing before it.
;                            ^ error invalid-variable-reference: The backslash protects nothing, and becomes part of the text.
 same => n,GotoIf($[$(X) = 1]?2)
;                   ^^^^ error invalid-variable-reference: '$(X)' is plain text: braces belong around the name.
 same => n,ExecIf(1?Dial(PJSIP/$EXTEN))
;                              ^^^^^^ warning invalid-variable-reference: '$EXTEN' is plain text: braces are missing around the name.
 same => n,Goto($EXTEN,1)
;               ^^^^^^ warning invalid-variable-reference: '$EXTEN' is plain text: braces are missing around the name.
 same => n,Set(Y=$(X))
;                ^^^^ warning invalid-variable-reference: '$(X)' is plain text: braces belong around the name.
`,
    { only },
  ));

test('text for other programs and for people', () =>
  checkProblems(
    `
[a]
exten => s,1,System(echo $HOME $(date) {A,B} {X})
 same => n,AGI(x.php,$A,{B})
 same => n,Set(Y=\${SHELL(echo $HOME)}\${CURL(http://x/{ID}?$ID)})
 same => n,NoOp(\${X} costs $X {X})
 same => n,Verbose(1,$X $[1 + 1])
 same => n,MixMonitor(x.wav,,mv ^{MIXMONITOR_FILENAME} /y)
 same => n,Set(MONITOR_EXEC=mv ^{MIXMONITOR_FILENAME} /y)
 same => n,Set(JSON={"a":{"b":"\${X}"},"c":[{}]})
 same => n,Set(Y=a$b, %{X}, US$5, #{X}, {x}, pa$$WORD)
 same => n,GotoIf($["\${X}" =~ "^[0-9]{3}$" | "\${X}" =~ "(a|b)$"]?2)
 same => n,Set(Y=C:\\\${X})
`,
    { only },
  ));

test('an unclosed brace is told by another rule', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(Y=\${\${X})
 same => n,Set(Y=\${__X)
`,
    { only },
  ));

test('braces and marks are added', () => {
  checkFix('[a]\nexten => s,1,GotoIf($["$<|>X" = "1"]?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?2)\n', {
    only,
    safe: false,
  });
  checkFix('[a]\nexten => s,1,Dial(PJSIP/{EX<|>TEN})\n', '[a]\nexten => s,1,Dial(PJSIP/${EXTEN})\n', { only });
  checkFix('[a]\nexten => s,1,GotoIf($["<|>\\${X}" = "1"]?2)\n', '[a]\nexten => s,1,GotoIf($["${X}" = "1"]?2)\n', { only });
});

test('names are mended', () => {
  checkFix('[a]\nexten => s,1,Set(Y=${__<|>X})\n', '[a]\nexten => s,1,Set(Y=${X})\n', { only });
  checkFix('[a]\nexten => s,1,Set(Y=${ <|>X})\n', '[a]\nexten => s,1,Set(Y=${X})\n', { only });
  checkFix('[a]\nexten => s,1,Set(Y=${X:<|>:2})\n', '[a]\nexten => s,1,Set(Y=${X:0:2})\n', { only });
});

test('what was meant by other texts is not known', () => checkNoFix('[a]\nexten => s,1,Set(Y=${X:<|>a})\n', { only }));

test('a bare dollar in front of small letters', () =>
  checkProblems(
    `
[a]
exten => s,1,SayDigits($hora)
;                      ^^^^^ warning invalid-variable-reference: '$hora' is plain text: braces are missing around the name.
 same => n,Set(X=pa$word)
 same => n,Set(X={hora})
 same => n,AGI(script.pl,$hora)
 same => n,System(echo $hora)
`,
    { only },
  ));

test('a blank between the dollar and the brace', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${EXISTS($ {Number})}]?end)
;                              ^^^^^^^^^^ warning invalid-variable-reference: '$ {Number}' is plain text: nothing may stand between '$' and '{'.
 same => n(end),Hangup()
`,
    { only },
  ));

test('a function in round brackets', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${DB($(CALLERID(num))/\${Y})})
;                       ^^^^^^^^^^^^^^^^ warning invalid-variable-reference: '$(CALLERID(num))' is plain text: braces belong around the name.
 same => n,System(echo $(date))
 same => n,Set(X=$(date)$(uname -a))
`,
    { only },
  ));

test('a function in braces without a dollar sign in front', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=$+{CALLERID(num)})
;                    ^^^^^^^^^^^^^^^ warning invalid-variable-reference: '{CALLERID(num)}' is plain text: '$' is missing before it.
 same => n,NoOp({note(x)})
`,
    { only },
  ));

test("a ')' in the place of a '}'", () =>
  checkProblems(
    `
[a]
exten => s,1,Verbose(3,"Caller \${endpoint)} calls")
;                                ^^^^^^^^^ error invalid-variable-reference: 'endpoint)' is not the name of a variable.
`,
    { only },
  ));

test('the last character of what a command prints', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${SHELL(uname):-1})
;                                ^^^ warning invalid-variable-reference: This takes the last character alone, which is the line feed of the command.
 same => n,Set(X=\${SHELL(uname):0:-1}\${SHELL(uname):-2}\${LEN(uname):-1}\${X:-1})
`,
    { only },
  ));

test('signs that have changed places, and arguments of a routine behind an option', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/1,,U(b^{CALLERID(num)}^\${EXTEN}))
;                              ^^^^^^^^^^^^^^^ warning invalid-variable-reference: '{CALLERID(num)}' is plain text: '$' is missing before it.
 same => n,Gosub(b,s,1({$ARG1}))
;                      ^^^^^^^ warning invalid-variable-reference: '{$ARG1}' is plain text: '$' belongs in front of the '{'.
 same => n,Set(X=\${URIENCODE\${ARG1})})
;                  ^^^^^^^^^^^^^^^^^ error invalid-variable-reference: 'URIENCODE\${ARG1})' is not the name of a variable.
 same => n,Set(X=^{EXTEN})
 same => n,Hangup()
`,
    { only },
  ));

test('in hints, with a part of the value, and behind the separator of arguments', () =>
  checkProblems(
    `
[a]
exten => _1XX,hint,PJSIP/{EXTEN}
;                        ^^^^^^^ warning invalid-variable-reference: '{EXTEN}' is plain text: '$' is missing before it.
exten => _1XX,1,Dial(PJSIP/{EXTEN:1},30,U(b^{target}))
;                          ^^^^^^^^^ warning invalid-variable-reference: '{EXTEN:1}' is plain text: '$' is missing before it.
;                                           ^^^^^^^^ warning invalid-variable-reference: '{target}' is plain text: '$' is missing before it.
 same => n,System(curl -d 'cid={ARG1}&n={name}')
;                              ^^^^^^ warning invalid-variable-reference: '{ARG1}' is plain text: '$' is missing before it.
`,
    { only },
  ));

test('a backslash in front of a value', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\\\${Y})
;                  ^ warning invalid-variable-reference: The backslash protects nothing: the value is put in all the same.
 same => n,Dial(PJSIP/\\\${EXTEN})
;                     ^ warning invalid-variable-reference: The backslash protects nothing: the value is put in all the same.
 same => n,AudioSocket(\\\${ID},192.0.2.1:9000)
;                      ^ warning invalid-variable-reference: The backslash protects nothing: the value is put in all the same.
 same => n,Set(SHARE=\\\\server\\\${Y})
 same => n,System(echo \\\${Y})
 same => n,NoOp(\\\${Y})
`,
    { only: 'invalid-variable-reference' },
  ));

test('a function in braces with the sign inside', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X={$FILTER(0-9,\${Y})})
;                  ^^^^^^^^^^^^^^^^^^^ warning invalid-variable-reference: '{$FILTER(0-9,\${Y})}' is plain text: '$' belongs in front of the '{'.
 same => n,Dial(PJSIP/{$target})
;                     ^^^^^^^^^ warning invalid-variable-reference: '{$target}' is plain text: '$' belongs in front of the '{'.
 same => n,System(echo {$target})
`,
    { only },
  ));

test('what stands behind the arguments of a function', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(X=\${CALLERID(num) // }\${LEN(abc) }\${CALLERID(num):1}\${CALLERID(num) :1})
;                                  ^^ warning invalid-variable-reference: '//' is ignored behind the arguments of CALLERID().
 same => n,NoOp(\${CALLERID(dnid) from})
;                                ^^^^ information invalid-variable-reference: 'from' is ignored behind the arguments of CALLERID().
 same => n,Set(X=\${CUT(X,\\,,2)}\${IF($[1]?(a):(b))})
`,
    { only: 'invalid-variable-reference' },
  ));

test('a name in braces among the words of a command, and braces that a program reads', () =>
  checkProblems(
    `
[a]
exten => s,1,System(cp {FILEPATH} /srv/audio)
;                      ^^^^^^^^^^ warning invalid-variable-reference: '{FILEPATH}' is plain text: '$' is missing before it.
 same => n,System(awk '{print $1}' x)
 same => n,System(sed 's/{NAME}/x/' x)
 same => n,System(curl -w '%{HTTP_CODE}' x)
`,
    { only },
  ));

test('braces around braces', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(SHARED(CHAN)=\${{CHANNEL}})
;                               ^^^^^^^^^ error invalid-variable-reference: '{CHANNEL}' is not the name of a variable.
 same => n,Set(X={{ name }})
 same => n,Set(X=\${{{ name }}})
 same => n,Set(X=\${NAME_{{ number }}})
`,
    { only },
  ));

test('a mark inside of the braces', () =>
  checkFix('[a]\nexten => _X,1,Goto(00${<|>$EXTEN},1)\n', '[a]\nexten => _X,1,Goto(00${EXTEN},1)\n', {
    only: 'invalid-variable-reference',
  }));

test('a function without its $ whose arguments have parentheses of their own', () =>
  checkProblems(
    `
[a]
exten => 100,1,GotoIf($[{REGEX("^(37533|375297)" \${EXTEN})}]?b,1)
;                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-variable-reference: '{REGEX("^(37533|375297)" \${EXTEN})}' is plain text: '$' is missing before it.
exten => b,1,Hangup()
`,
    { only },
  ));

test('the first brace is missing', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Dial(PJSIP/00$EXTEN}@out)
;                           ^^^^^^^ warning invalid-variable-reference: '$EXTEN}' is plain text: '{' is missing in it.
 same => n,Set(DIGITS=$CALLERID(num):1})
;                     ^^^^^^^^^^^^^^^^^ warning invalid-variable-reference: '$CALLERID(num):1}' is plain text: '{' is missing in it.
 same => n,NoOp(To $EXTEN} of \${DIGITS})
;                  ^^^^^^^ information invalid-variable-reference: '$EXTEN}' is plain text: '{' is missing in it.
 same => n,System(awk '{print $NF}' x | awk '{print $1}')
 same => n,Set(JSON={"a":{"b":$x}})
`,
    { only },
  ));

test('the mark is missing behind another word', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Dial(PJSIP/+1{EXTEN}@out)
;                           ^^^^^^^ warning invalid-variable-reference: '{EXTEN}' is plain text: '$' is missing before it.
 same => n,Dial(PJSIP/x{extension})
`,
    { only },
  ));

test('a function in the value of an assignment, without what makes it one', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(DB(count/\${EXTEN})=DB(count/\${EXTEN})+1)
;                                   ^^^^^^^^^^^^^^^^^^ warning invalid-variable-reference: 'DB(count/\${EXTEN})' is plain text: '\${' and '}' are missing around it.
 same => n,Set(X_\${EXTEN}=DB(count/x) - 1)
;                         ^^^^^^^^^^^ warning invalid-variable-reference: 'DB(count/x)' is plain text: '\${' and '}' are missing around it.
 same => n,Set(X=\${DB(count/x)}+1)
 same => n,Set(WHICH=CALLERID(num))
 same => n,Set(CALLERID(name)=DB(\${EXTEN}) - 5 years)
`,
    { only },
  ));

test('what was meant to be counted', () =>
  checkFix(
    '[a]\nexten => s,1,Set(DB(a/${EXTEN})=<|>DB(a/${EXTEN})+1)\n',
    '[a]\nexten => s,1,Set(DB(a/${EXTEN})=$[0${DB(a/${EXTEN})}+1])\n',
    { only, safe: false },
  ));

test('a part of the number is written with a colon', () =>
  checkFix(
    `
[a]
exten => _9X.,1,Dial(PJSIP/\${EXTEN<|>-1}@trunk)
`,
    `
[a]
exten => _9X.,1,Dial(PJSIP/\${EXTEN:1}@trunk)
`,
    { only, title: "Change to 'EXTEN:1'", safe: false },
  ));

test('a function whose parentheses are missing around what is put in', () =>
  checkProblems(
    `
[a]
exten => s,1,GotoIf($[\${LEN\${X}} > 3]?end)
;                       ^^^^^^^ warning invalid-variable-reference: This names a variable that begins with 'LEN': the arguments of LEN() stand in parentheses.
 same => n,NoOp(\${LEN_\${X}} \${PHONE\${X}} \${DB\${X}})
 same => n(end),Hangup()
`,
    { only },
  ));

test('square brackets of a function', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(who=\${CALLERID[num]})
;                      ^^^^^^^^^^^^^ error invalid-variable-reference: 'CALLERID[num]' is taken for the name of a variable: a function has round brackets.
 same => n,Dial(\${PHONE[1]}&\${DB[2]})
`,
    { only },
  ));

test('the mark within the braces', () =>
  checkProblems(
    `
[a]
exten => _X.,1,Dial(PJSIP/{$EXTEN:2}@trunk)
;                         ^^^^^^^^^^ warning invalid-variable-reference: '{$EXTEN:2}' is plain text: '$' belongs in front of the '{'.
 same => n,NoOp(to {$EXTEN:2}, {$NAME})
;                  ^^^^^^^^^^ information invalid-variable-reference: '{$EXTEN:2}' is plain text: '$' belongs in front of the '{'.
 same => n,System(awk '{$1}' /tmp/\${EXTEN:1:3})
`,
    { only },
  ));

test('the mark goes in front', () =>
  checkFix('[a]\nexten => _X.,1,NoOp(<|>{$EXTEN:2})\n', '[a]\nexten => _X.,1,NoOp(${EXTEN:2})\n', { only }));

test('a default value of a shell', () => {
  checkProblems(
    `
[a]
exten => 100,1,Dial(PJSIP/100,\${RINGING:=15})
;                                      ^^^^ error invalid-variable-reference: Asterisk has no default values: '=15' is ignored, and the whole value is taken.
 same => n,Set(Y=\${X:-4}\${X:-4:2})
`,
    { only },
  );
  checkFix(
    '[a]\nexten => 100,1,Dial(PJSIP/100,${RINGING<|>:=15})\n',
    '[a]\nexten => 100,1,Dial(PJSIP/100,${IF($["${RINGING}" = ""]?15:${RINGING})})\n',
    { only, title: 'Put the default value in IF()', safe: false },
  );
});

test('a line that a program fills in', () =>
  checkProblems(
    `
[a]
exten => {$Phone.Number},1,Dial({$Technology}/{$Phone.Number})
exten => 100,1,Dial(PJSIP/{$EXTEN})
;                         ^^^^^^^^ warning invalid-variable-reference: '{$EXTEN}' is plain text: '$' belongs in front of the '{'.
`,
    { only },
  ));
