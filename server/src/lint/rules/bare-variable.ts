/** The name of one of Asterisk's variables stands where its value is meant. */

import { dialplanFunction } from '../../catalogue/catalogue.ts';
import { assignmentsOf, type AssignedTo } from '../../model/lines/assignments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions, masked } from '../../syntax/substitution.ts';
import type { LineFinding } from '../finding.ts';
import { isCommand } from '../lines/application-text.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';
import { comparedTexts } from '../values/expressions.ts';

export const bareVariable = lineRule(
  ['exten', 'same'],
  {
    name: 'bare-variable',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      "The name of one of Asterisk's variables, such as `EXTEN` or `ARG1`, stands where its value is meant: `${…}` is missing.",
    why:
      'Asterisk replaces `${EXTEN}`. `EXTEN` alone is five letters: the device, the file or the key of that name is looked for, and the log says at most that there is none. ' +
      'Reported are names that hardly anybody gives to something else, where a value belongs: in devices, in the arguments of a subroutine or a hangup handler, as what is assigned to a variable or returned, in comparisons, in keys of the database, in the name of a sound, a mailbox, a conference or a recording, and in commands.',
    evidence:
      'main/pbx_variables.c `pbx_substitute_variables_helper_full` (replaces what `${` and `}` enclose, and nothing else)',
    invalid: [
      `
[a]
exten => _1XX,1,Gosub(announce,s,1(EXTEN))
;                                  ^^^^^ warning bare-variable: 'EXTEN' is plain text: '\${' and '}' are missing around the name.
 same => n,Dial(PJSIP/EXTEN,20)
;                     ^^^^^ warning bare-variable: 'EXTEN' is plain text: '\${' and '}' are missing around the name.
 same => n,Set(DB(last/\${EXTEN})=CALLERID(num))
;                                ^^^^^^^^^^^^^ warning bare-variable: 'CALLERID(num)' is plain text: '\${' and '}' are missing around the name.
[announce]
exten => s,1,SayDigits(\${ARG1})
 same => n,Set(DB(announced/ARG1)=1)
;                           ^^^^ warning bare-variable: 'ARG1' is plain text: '\${' and '}' are missing around the name.
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => _1XX,1,NoOp(EXTEN is \${EXTEN})
 same => n,Set(area=\${CUT(EXTEN,-,1)})
 same => n,Set(count=\${FIELDQTY(EXTEN,*)})
 same => n,Set(ARG1=\${EXTEN})
 same => n,Dial(PJSIP/\${EXTEN}@EXTENSIONS,20)
`,
    ],
    seeAlso: ['unmarked-variable', 'invalid-variable-reference'],
  },
  function* (statement, text) {
    if (!candidate.test(statement.data.text)) return;
    const [first, ...others] = [...bareNames(statement)].sort((a, b) => a.start - b.start);
    if (first !== undefined && isSound(statement, text)) yield finding([first, ...others]);
  },
);

const names = 'ARG\\d+|EXTEN|UNIQUEID|DIALSTATUS|EPOCH|GOSUB_RETVAL|CALLERID\\((?:num|name|all|number|ani|dnid)\\)';
const exactly = new RegExp(`^(?:${names})$`);
/** A quick look that finds too much. */
const candidate = new RegExp(`(?<![\\w\${-])(?:${names}|[A-Z][A-Z0-9_]+\\()`);

/** All of a line are told as one: whoever forgets the marks of one name forgets those of the others. */
function finding(pieces: readonly [Piece, ...Piece[]]): LineFinding {
  const [{ text }] = pieces;
  const title = pieces.length === 1 ? `Change to '\${${text}}'` : "Write '${' and '}' around the names";
  return {
    span: pieces[0].span(),
    message: `'${text}' is plain text: '\${' and '}' are missing around the name.`,
    fix: () => [
      { title, safe: false, replacements: pieces.map((piece) => ({ span: piece.span(), newText: `\${${piece.text}}` })) },
    ],
  };
}

function* bareNames(statement: ExtensionStatement): Generator<Piece> {
  const { call, targets } = factsOf(statement);
  for (const { relation, arguments: args = [] } of targets)
    if (relation === 'call' || relation === 'handler') for (const argument of args) yield* namesIn(argument, '');
  for (const each of withNestedCalls(call)) yield* namesOfCall(each);
  yield* comparedNames(statement.data);
  for (const each of allSubstitutions(statement.data))
    if (each.kind === 'function' && keyed.test(each.name.text)) yield* namesIn(each.arguments, '/@,&');
}

function* namesOfCall(call: ApplicationCall): Generator<Piece> {
  for (const assigned of assignmentsOf(call)) yield* namesAssigned(assigned);
  if (isCommand(call.application)) yield* namesInCommand(call);
  const place = Object.hasOwn(firstArguments, call.application) ? firstArguments[call.application] : undefined;
  for (const [index, argument] of splitArguments(call.data).entries())
    if (call.roles?.arguments?.[index]?.kind === 'dial-string') yield* namesIn(argument, '/@&:');
    else if (index === 0 && place !== undefined) yield* namesIn(argument, place);
}

/** What stands in front of a `=`, as in `echo UNIQUEID=${UNIQUEID}`, says what follows, and is for whoever reads it. */
function* namesInCommand({ application, data }: ApplicationCall): Generator<Piece> {
  if (application === 'mixmonitor') yield* namesIn(data, '/.,_-');
  else yield* namesIn(data, ' /"\'=', ' /"\'');
}

function* namesAssigned({ name, arguments: args, value }: AssignedTo): Generator<Piece> {
  if (args !== undefined && keyed.test(name.text)) yield* namesIn(args, '/');
  yield* namesIn(value, '');
}

/** `"${X}" = "EXTEN"`, `"${X}" = "DB(a/b)"`: the value is compared with the name. */
function* comparedNames(data: Piece): Generator<Piece> {
  for (const { text, value } of comparedTexts(data)) {
    // Whoever calls a routine may pass it the word itself.
    if (/^\$\{ARG\d+\}$/.test(value.text)) continue;
    const called = /^([A-Z][A-Z0-9_]+)\([\w/,-]+\)$/.exec(text.text)?.[1];
    if (exactly.test(text.text) || (called !== undefined && dialplanFunction(called) !== undefined)) yield text;
  }
}

/** Functions whose arguments are keys, names of devices and the like, and never names of variables. */
const keyed =
  /^(?:DB(?:_EXISTS|_DELETE|_KEYS|_KEYCOUNT)?|DEVICE_STATE|EXTENSION_STATE|HINT|GROUP(?:_COUNT)?|VMCOUNT|MAILBOX_EXISTS|VM_INFO|PJSIP_(?:ENDPOINT|CONTACT|AOR|DIAL_CONTACTS)|SIPPEER|DIALPLAN_EXISTS|QUEUE_MEMBER|FILTER|CALLERID|BLACKLIST)$/;

/** What parts the words of the first argument of applications that take the name of a thing there. */
const firstArguments: Readonly<Record<string, string>> = {
  ...{ playback: '/&.', background: '/&.', backgrounddetect: '/&.', controlplayback: '/&.', record: '/._:-', monitor: '/.,_-' },
  ...{ voicemail: '@&', voicemailmain: '@', confbridge: '', meetme: '', page: '', queue: '', parkedcall: '', pickup: '@&' },
  ...{ dbdel: '/', dbdeltree: '/', chanspy: '/', extenspy: '@', chanisavail: '/@&', followme: '', sayalpha: '', sayphonetic: '' },
  return: '',
};

/** The words of a text that are nothing but such a name: one of `before`, or its beginning, stands in front, and one of `after`, or its end, behind. */
function* namesIn(piece: Piece, before: string, after = before): Generator<Piece> {
  const text = masked(piece, '\u0001');
  const oneOf = (signs: string, end: string): string => (signs === '' ? end : `${end}|[${signs.replace(/[\\\]^-]/g, '\\$&')}]`);
  for (const match of text.matchAll(
    new RegExp(`(?<=(?:${oneOf(before, '^')})\\s*)(?:${names})(?=\\s*(?:${oneOf(after, '$')}))`, 'g'),
  ))
    yield piece.slice(match.index, match.index + match[0].length);
}
