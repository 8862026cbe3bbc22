/** unknown-object: which sections count, and which value of a setting. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'unknown-object';

test('each kind of name, one or several', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[udp]
type=transport
[100]
type=endpoint
transport=tcp
;         ^^^ warning unknown-object: No section of type 'transport' is named 'tcp'.
aors=100,101
;        ^^^ warning unknown-object: No section of type 'aor' is named '101'.
outbound_auth=udp
;             ^^^ warning unknown-object: No section of type 'auth' is named 'udp'.
[100]
type=aor
[100]
type=auth
[trunk]
type=identify
endpoint=1000
;        ^^^^ warning unknown-object: No section of type 'endpoint' is named '1000'.
`,
    { only },
  ));

test('what a template gives counts where nothing takes its place', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[phone](!)
type=endpoint
aors=none
;    ^^^^ warning unknown-object: No section of type 'aor' is named 'none'.
auth=phone-auth
[phone-auth](!)
type=auth
[100](phone)
auth=100
aors=100
[101](phone)
auth=100
[100]
type=aor
[100](phone-auth)
`,
    { only },
  ));

test('files that may have more elsewhere, and names that are not to be seen', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
transport=udp
auth=x
aors=\${AOR}
[100]
type=auth
[100]
type=aor
`,
    { only },
  ));

test('a wizard makes sections of its own', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
aors=101
[100]
type=aor
-- pjsip_wizard.conf --
[101]
type=wizard
`,
    { only },
  ));

test('the nearest name is offered', () =>
  checkFix(
    `
[a]
exten => s,1,Dial(PJSIP/alice)
-- pjsip.conf --
[alice]
type=endpoint
aors=al<|>cie
[alice]
type=aor
`,
    `
[a]
exten => s,1,Dial(PJSIP/alice)
-- pjsip.conf --
[alice]
type=endpoint
aors=alice
[alice]
type=aor
`,
    { only, title: "Change to 'alice'", safe: false },
  ));

test('a template that is not there is the mistake, and not who is missing for it', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[phone](!)
type=endpoint
context=a
[100](phones)
;     ^^^^^^ error unknown-template: No section named 'phones' stands above; Asterisk refuses the file.
callerid=Ada
[101](PHONE)
callerid=Bob
`,
    { only: ['unknown-object', 'unknown-template', 'unknown-endpoint'] },
  ));

test('the endpoint of messages to strangers', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[global]
type=global
default_outbound_endpoint=outbound
;                         ^^^^^^^^ information unknown-object: No section of type 'endpoint' is named 'outbound'.
[outbound](!)
type=endpoint
[100]
type=endpoint
`,
    { only: 'unknown-object' },
  ));

test('a section that is none names nothing', () =>
  checkProblems(
    `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[general]
transport=udp
[100]
type=endpoint
transport=udp
;         ^^^ warning unknown-object: No section of type 'transport' is named 'udp'.
[tcp]
type=transport
`,
    { only },
  ));
