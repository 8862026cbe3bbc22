/** trunk-loop: which peers are trunks, and which numbers come from outside. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'trunk-loop';

test('through an include, by an identified endpoint and by a peer with an address', () =>
  checkProblems(
    `
[provider]
include => outside
exten => s,1,Dial(PJSIP/100)
[outside]
exten => _0XXXXXX,1,Dial(PJSIP/\${EXTEN:1}@provider,30)
exten => _9X.,1,Dial(SIP/isp/\${EXTEN:1})
-- pjsip.conf --
[provider]
type=endpoint
context=provider
;       ^^^^^^^^ information trunk-loop: What comes in from 'provider' may go out by it again: '_0XXXXXX' of 'outside' dials by this trunk.
[provider]
type=identify
endpoint=provider
[100]
type=endpoint
context=outside
-- sip.conf --
[isp]
type=peer
host=sip.isp.example
context=outside
;       ^^^^^^^ information trunk-loop: What comes in from 'isp' may go out by it again: '_9X.' of 'outside' dials by this trunk.
[200]
type=friend
host=dynamic
context=outside
`,
    { only },
  ));

test('short numbers, numbers of the house, other trunks, and fixed numbers', () =>
  checkProblems(
    `
[provider]
exten => _2XX,1,Dial(PJSIP/\${EXTEN}@provider)
exten => _00X.,1,Dial(PJSIP/\${EXTEN:2}@provider)
exten => 4930123456,1,Dial(PJSIP/\${EXTEN}@provider)
exten => _X.,1,Dial(PJSIP/\${EXTEN}@other&PJSIP/100@provider)
-- pjsip.conf --
[provider](!)
type=endpoint
context=provider
outbound_auth=provider
[provider]
type=endpoint
context=provider
outbound_auth=provider
[other]
type=endpoint
context=nowhere
outbound_auth=other
`,
    { only },
  ));
