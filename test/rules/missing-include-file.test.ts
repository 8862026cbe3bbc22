/** missing-include-file: names, patterns, and what is silent. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = 'missing-include-file';

test('a pattern, a comment, a placeholder', () =>
  checkProblems(
    `
;-- #include "old.conf" --;
#include "extensions.d/*.conf"
;         ^^^^^^^^^^^^^^^^^^^ error missing-include-file: No file matches 'extensions.d/*.conf'; Asterisk refuses the file that includes it.
#include {{ file }}
#tryinclude "x/*.conf"
[a]
`,
    { only },
  ));

test('tries', () => checkFix('#include <|>x.conf\n[a]\n', '#tryinclude x.conf\n[a]\n', { only, safe: false }));

test('a quotation mark that is not closed', () =>
  checkProblems(
    `
#tryinclude "x.conf
;           ^ warning missing-include-file: This '"' is not closed, and is taken for a part of the name.
#tryinclude <y.conf>
[a]
`,
    { only },
  ));

test('an absolute path may lead to a file of another machine', () =>
  checkProblems(
    `
#include /opt/pbx/more.conf
;        ^^^^^^^^^^^^^^^^^^ information missing-include-file: The file '/opt/pbx/more.conf' does not exist on this machine; where it is missing, Asterisk refuses the file that includes it.
#include "/opt/pbx/conf.d/*.conf"
;         ^^^^^^^^^^^^^^^^^^^^^^ information missing-include-file: No file matches '/opt/pbx/conf.d/*.conf' on this machine; where it is missing, Asterisk refuses the file that includes it.
#include /etc/asterisk/more.conf
;        ^^^^^^^^^^^^^^^^^^^^^^^ error missing-include-file: The file '/etc/asterisk/more.conf' does not exist; Asterisk refuses the file that includes it.
[a]
`,
    { only },
  ));

test('a file beside the dialplan that finds some of what it includes', () =>
  checkProblems(
    `
[a]
-- sip.conf --
#include sip_office.conf
#include "sip_home.conf"
;         ^^^^^^^^^^^^^ information missing-include-file: The file 'sip_home.conf' does not exist here; where it is missing, Asterisk refuses the file that includes it.
#tryinclude sip_more.conf
#include sip.d/*.conf
-- sip_office.conf --
[100]
-- iax.conf --
#include iax_general.conf
#include iax_trunks.conf
`,
    { only },
  ));

test('what is kept from others may well be where Asterisk runs', () =>
  checkProblems(
    `
[a]
#include private/passwords.conf
;        ^^^^^^^^^^^^^^^^^^^^^^ information missing-include-file: The file 'private/passwords.conf' does not exist on this machine; where it is missing, Asterisk refuses the file that includes it.
#include numbers.conf
;        ^^^^^^^^^^^^ error missing-include-file: The file 'numbers.conf' does not exist; Asterisk refuses the file that includes it.
`,
    { only },
  ));
