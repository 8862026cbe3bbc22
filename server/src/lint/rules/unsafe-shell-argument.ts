/** Text that a caller chooses reaches a shell. */

import { untrustedFindings } from '../variables/untrusted-data.ts';
import { contextRule } from '../rule.ts';

export const unsafeShellArgument = contextRule(
  {
    name: 'unsafe-shell-argument',
    tier: 'safety',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Text that a caller chooses becomes part of a shell command.',
    why:
      "System, TrySystem, SHELL() and MixMonitor's command hand their text to a shell after variables were put in. A caller ID, a SIP header, or the end of a number under a pattern with `.` or `!` is whatever the caller sends: " +
      "`'; rm -rf / #` as a caller's name closes the quotation marks and runs as a command, as the user that Asterisk runs as. No way of quoting helps, since the text brings its own quotes. " +
      'FILTER() lets only the characters through that are listed, and CURL() needs no shell at all. Text that was filtered, compared with a regular expression anchored at both ends, or encoded by URIENCODE() is not reported.',
    evidence:
      'README-SERIOUSLY.bestpractices.md, apps/app_system.c `system_exec_helper`, funcs/func_shell.c `shell_helper`, apps/app_mixmonitor.c',
    invalid: [
      `
[from-trunk]
exten => _X!,1,System(echo '\${CALLERID(name)}' >> /tmp/calls)
;                           ^^^^^^^^^^^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${CALLERID(name)}' in this shell command: it holds the caller ID.
`,
      `
[from-queue]
exten => _1XX,1,Dial(SIP/\${EXTEN},30,tU(sub-answer^\${CALLERID(num)}))
[sub-answer]
exten => s,1,Set(CHANNEL(hangup_handler_push)=sub-ended,s,1(\${ARG1}))
 same => n,Return()
[sub-ended]
exten => s,1,System(curl -d 'cid=\${ARG1}' http://stats.example.com)
;                                ^^^^^^^ warning unsafe-shell-argument: A caller chooses '\${ARG1}' in this shell command: the caller ID → ARG1 of 'sub-answer,s,1' (Dial option U) → ARG1 of 'sub-ended,s,1' (CHANNEL(hangup_handler_push)).
 same => n,Return()
`,
    ],
    valid: [
      `
[from-trunk]
exten => _X!,1,System(echo '\${FILTER(0-9A-Za-z,\${CALLERID(name)})}' >> /tmp/calls)
 same => n,GotoIf(\${REGEX("^[0-9]+$" \${CALLERID(num)})}?known)
 same => n,Hangup()
 same => n(known),System(echo \${CALLERID(num)} \${EPOCH} \${EXTEN:0:1} >> /tmp/calls)
exten => _1XX,1,System(echo \${EXTEN} >> /tmp/calls)
 same => n,Hangup()
`,
    ],
    seeAlso: ['unsafe-dial-argument'],
  },
  (context, dialplan) => untrustedFindings(context, dialplan, 'shellCommands'),
  ({ shellCommands }) => shellCommands.length > 0,
);
