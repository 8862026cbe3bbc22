/** unclosed-shell-quote: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unclosed-shell-quote';

test('what holds together', () =>
  checkProblems(
    `
[a]
exten => s,1,System(echo "it's" 'say "no' "say \\"no")
 same => n,System(echo '\${CALLERID(name)}' "\${CUT(X,',1)}")
 same => n,System(echo "\`date '+%s'\`" '$(x')
 same => n,TrySystem(cat <<'END)
 same => n,NoOp(it's)
 same => n,Set(X=\${SHELL(echo 'a')}'s)
 same => n,MixMonitor(x.wav,,echo 'done)
 same => n,Hangup()
`,
    { only },
  ));

test('in commands of other applications, and in functions', () =>
  checkProblems(
    `
[a]
exten => s,1,ExecIf($[1]?System(echo 'a))
;                                    ^ error unclosed-shell-quote: This apostrophe has no partner: the shell refuses the command.
 same => n,TrySystem(echo 'a' 'b)
;                             ^ error unclosed-shell-quote: This apostrophe has no partner: the shell refuses the command.
 same => n,Set(X=\${TOUPPER(\${SHELL(echo "a)})})
;                                       ^ error unclosed-shell-quote: This quotation mark has no partner: the shell refuses the command.
 same => n,Hangup()
`,
    { only },
  ));

test('a line that is cut short is told of the semicolon', () =>
  checkProblems(
    `
[a]
exten => s,1,System(echo 'a;b' >> /tmp/x)
 same => n,Hangup()
`,
    { only },
  ));

test('quotation marks in values and in comments of the shell', () =>
  checkProblems(
    `
[a]
exten => s,1,System(echo "\${STRREPLACE(X,"'")}" # don't)
`,
    { only },
  ));
