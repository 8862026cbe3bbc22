/** A password that is written out in the dialplan. */

import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { lineRule } from '../rule.ts';

export const passwordInDialplan = lineRule(
  ['exten', 'same'],
  {
    name: 'password-in-dialplan',
    tier: 'safety',
    severity: 'information',
    since: '0.1.0',
    summary: 'A password is written out in the dialplan.',
    why: 'A dialplan is read by many: by everybody who helps with it, who finds it in a repository or in a backup, and who watches the console, where each line is shown as it runs.',
    repair:
      'The password of Authenticate may stand in the database (option `d`) or in a file whose name begins with `/`, that of DISA in a file, and those for other servers in their configuration: `.netrc` for curl, `pjsip.conf` or `iax.conf` for calls, `res_odbc.conf` for databases. ' +
      'VMAuthenticate asks for the password of a mailbox and needs none here.',
    evidence: 'apps/app_authenticate.c `auth_exec`, apps/app_disa.c `disa_exec`, README-SERIOUSLY.bestpractices.md',
    follows: ['unclosed-bracket'],
    invalid: [
      `
[a]
exten => 800,1,Authenticate(4711)
;                           ^^^^ information password-in-dialplan: The password of Authenticate is written out here.
 same => n,Set(RATE=\${CURL(https://phone:sesame@rates.example.com/eur)})
;                                        ^^^^^^ information password-in-dialplan: The password of this URL is written out here.
`,
    ],
    valid: [
      `
[a]
exten => 800,1,Authenticate(/passwords/800,d)
 same => n,Authenticate(/etc/asterisk/passwords,m)
 same => n,VMAuthenticate(800@default)
 same => n,Set(RATE=\${CURL(https://rates.example.com/eur)})
`,
    ],
    seeAlso: ['unsafe-shell-argument'],
  },
  function* (statement) {
    const { call } = factsOf(statement);
    const passwords: Password[] = [];
    for (const each of withNestedCalls(call)) passwords.push(...passwordsOf(each));
    passwords.push(...inText(call.data));
    for (const { of, password } of passwords)
      if (isWrittenOut(password.text)) yield { span: password.span(), message: `The password of ${of} is written out here.` };
  },
  (line) =>
    line.mayNest ||
    hasMark(line, Mark.assignedFunction | Mark.password) ||
    line.application === 'mysql' ||
    withPasswords.has(line.application),
);

interface Password {
  /** Whose it is. */
  readonly of: string;
  readonly password: Piece;
}

/** The applications that take one as an argument. */
const withPasswords: ReadonlySet<string> = new Set(['authenticate', 'disa', 'meetme']);

function* passwordsOf(call: ApplicationCall): Generator<Password> {
  const application = call.application;
  const [first, , third] = withPasswords.has(application) ? splitArguments(call.data).map(cooked) : [];
  switch (application) {
    case 'authenticate':
      if (first !== undefined && !first.text.startsWith('/')) yield { of: 'Authenticate', password: first };
      break;
    case 'disa':
      if (first !== undefined && /^\d+$/.test(first.text)) yield { of: 'DISA', password: first };
      break;
    case 'meetme':
      if (third !== undefined) yield { of: 'the conference', password: third };
      break;
    case 'mysql': {
      const connect = /^\s*connect\s+\S+\s+\S+\s+\S+\s+(?=\S+\s+\S)/i.exec(call.data.text)?.[0].length;
      if (connect !== undefined) yield { of: 'the database', password: upToBlank(call.data.slice(connect)) };
      break;
    }
  }
  for (const { name, arguments: item, value } of assignmentsOf(call)) {
    if (name.text === 'CONFBRIDGE' && /^\s*user\s*,\s*(?:admin_)?pin\s*$/i.test(item?.text ?? ''))
      yield { of: 'the conference', password: value.trim() };
    if (name.text === 'CURLOPT' && /^\s*(?:proxy)?userpwd\s*$/i.test(item?.text ?? '')) {
      const colon = value.text.indexOf(':');
      if (colon >= 0) yield { of: 'this server', password: value.slice(colon + 1) };
    }
  }
}

/** `user:password@` in URLs and dial strings, and what curl is told with `-u`. */
function* inText(data: Piece): Generator<Password> {
  // Every one of them has such marks.
  if (!/:[^@]*@|curl/.test(data.text)) return;
  for (const { of, expression } of written)
    for (const match of data.text.matchAll(expression)) {
      const at = match.index + match[0].length - (match[1] ?? '').length;
      yield { of, password: data.slice(at, at + (match[1] ?? '').length) };
    }
}

const written: readonly { readonly of: string; readonly expression: RegExp }[] = [
  { of: 'this URL', expression: /\b(?:https?|ftps?|sftp):\/\/[^\s/:@'"]+:([^\s/@'"]+)(?=@)/g },
  {
    of: 'this channel',
    expression: /(?<![\w/])(?:SIP|IAX2)\/(?!sips?:|tel:|user(?:name)?:)[^\s/:@&,]+:([^\s/:@&,]+)(?=(?::[^\s/@&,]*)?@)/g,
  },
  { of: 'this server', expression: /\bcurl\b.*?\s(?:-u|--user)[ =]?["']?[^\s:"']+:([^\s"']+)/g },
];

function upToBlank(piece: Piece): Piece {
  const blank = piece.text.search(/\s/);
  return blank < 0 ? piece : piece.slice(0, blank);
}

/** Neither computed nor a word that stands for a password in an example. */
function isWrittenOut(password: string): boolean {
  return password.trim() !== '' && !/[${}]/.test(password) && !/^(?:x+|\*+|<.*>|\.+)$/i.test(password);
}
