/** unknown-conference-profile: profiles and menus that confbridge.conf does not have. */

import test from 'node:test';
import { checkProblems } from '../support/check.ts';

const only = 'unknown-conference-profile';

test('each place has a kind of its own', () =>
  checkProblems(
    `
[a]
exten => s,1,ConfBridge(1,host,,stars)
;                         ^^^^ warning unknown-conference-profile: No conference bridge profile named 'host' is in confbridge.conf.
 same => n,ConfBridge(1,,big)
;                        ^^^ warning unknown-conference-profile: No conference user profile named 'big' is in confbridge.conf.
 same => n,ConfBridge(1,,host,)
-- confbridge.conf --
[big]
type=bridge
[host]
type=user
[stars]
type=menu
`,
    { only },
  ));

test('profiles that have changed places are one mistake, and two that are not there are two', () =>
  checkProblems(
    `
[a]
exten => s,1,ConfBridge(1,host,big)
;                         ^^^^ warning unknown-conference-profile: No conference bridge profile named 'host' is in confbridge.conf.
 same => n,ConfBridge(1,hosts,bigger)
;                       ^^^^^ warning unknown-conference-profile: No conference bridge profile named 'hosts' is in confbridge.conf.
;                             ^^^^^^ warning unknown-conference-profile: No conference user profile named 'bigger' is in confbridge.conf.
-- confbridge.conf --
[big]
type=bridge
[host]
type=user
`,
    { only },
  ));

test('a profile that is put together in the dialplan needs no name', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CONFBRIDGE(user,admin)=yes)
 same => n,ConfBridge(1,big,boss)
-- confbridge.conf --
[big]
type=bridge
[host]
type=user
`,
    { only },
  ));

test('the profile that another one is made from', () =>
  checkProblems(
    `
[a]
exten => s,1,Set(CONFBRIDGE(user,template)=gest)
;                                          ^^^^ warning unknown-conference-profile: No conference user profile named 'gest' is in confbridge.conf.
 same => n,Set(CONFBRIDGE(user,template)=guest)
 same => n,Set(CONFBRIDGE(bridge,template)=default_bridge)
 same => n,Set(CONFBRIDGE(user,quiet)=guest)
 same => n,ConfBridge(1,,whatever)
-- confbridge.conf --
[big]
type=bridge
[guest]
type=user
`,
    { only },
  ));

test('a profile that another extension puts together', () =>
  checkProblems(
    `
[a]
exten => 600,1,ConfBridge(1,big,geust)
;                               ^^^^^ warning unknown-conference-profile: No conference user profile named 'geust' is in confbridge.conf.
exten => 601,1,Set(CONFBRIDGE(user,admin)=yes)
 same => n,ConfBridge(1,big,own)
 same => n,Hangup()
-- confbridge.conf --
[big]
type=bridge
[guest]
type=user
`,
    { only },
  ));
