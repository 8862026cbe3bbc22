/** The kind of channel in front of a `/` is misspelled: nobody can be called that way. */

import { closest } from '../../base/distance.ts';
import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { application as documentationOf } from '../../catalogue/catalogue.ts';
import { callArguments } from '../../model/lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { cooked, splitPlain } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement, SettingStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { isCommonTechnology, successorOf, technologyMeant } from '../calls/technologies.ts';
import type { LineFinding } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';

export const unknownTechnology = lineRule(
  ['exten', 'same', 'setting'],
  {
    name: 'unknown-technology',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'The kind of channel that a dial string begins with is misspelled, or has another name today.',
    why:
      'What stands in front of the `/` is the technology, which a module of Asterisk registers: `PJSIP`, `IAX2`, `DAHDI`, `Local` and others, in any case. ' +
      'For any other word Dial logs "No channel type registered", and DIALSTATUS is CHANUNAVAIL. ' +
      'A hint for a device without any is always in the state "Invalid". ' +
      '`Zap` is called `DAHDI` since Asterisk 1.6. ' +
      'A word that is like none of the known ones may be that of a module from elsewhere, and is not reported.',
    evidence: 'main/channel.c `ast_request`, main/devicestate.c `_ast_device_state`',
    follows: ['invalid-argument-value'],
    invalid: [
      `
[a]
exten => 100,1,Dial(PJISP/100,20)
;                   ^^^^^ error unknown-technology: No kind of channel is named 'PJISP'.
 same => n,Dial(PJSIP/100&Lcoal/200@a)
;                         ^^^^^ error unknown-technology: No kind of channel is named 'Lcoal'.
exten => 100,hint,PJSP/100
;                 ^^^^ error unknown-technology: No kind of channel is named 'PJSP'.
exten => 101,hint,PJSIP-101
;                 ^^^^^^^^^ warning unknown-technology: 'PJSIP-101' is no device: a hint needs a kind of channel and a '/' in front of the name.
exten => 200,1,Dial(Zap/g1/200)
;                   ^^^ warning unknown-technology: No kind of channel is named 'Zap' since Asterisk 1.6; 'DAHDI' took its place.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Dial(pjsip/100&SIP/100&Dongle/d0/100)
 same => n,Dial(\${TRUNK}/100)
 same => n,Dial(Unheard/100)
exten => 100,hint,PJSIP/100&Custom:DND100
`,
    ],
    seeAlso: ['unknown-endpoint', 'invalid-argument-value'],
  },
  function* (statement, text) {
    if (statement.kind === 'setting') {
      yield* inSetting(statement);
      return;
    }
    yield* misspelledProviders(statement, text);
    yield* withoutTechnology(statement, text);
    const all = [...devices(statement)];
    if (all.length === 0) return;
    yield* withoutSlash(all, statement, text);
    for (const technology of technologies(all)) {
      const successor = successorOf(technology.text);
      if (successor !== undefined) {
        yield withSuccessor(technology, successor);
        continue;
      }
      const near = technologyMeant(technology.text);
      if (near === undefined || !isSound(statement, text)) continue;
      const span = technology.span();
      yield {
        span,
        message: `No kind of channel is named '${technology.text}'.`,
        fix: () => [{ title: `Change to '${near}'`, safe: false, replacements: [{ span, newText: near }] }],
      };
    }
  },
  ({ application, mayNest, marks }) =>
    mayNest ||
    (marks & (Mark.status | Mark.hint)) !== 0 ||
    /[/:$]/.test(application) ||
    documentationOf(application) === undefined ||
    takesInterface.has(application) ||
    namesDialString(application),
);

function withSuccessor(technology: Piece, successor: string): LineFinding {
  const span = technology.span();
  return {
    span,
    message: `No kind of channel is named '${technology.text}' since Asterisk 1.6; '${successor}' took its place.`,
    atMost: 'warning',
    fix: () => [{ title: `Change to '${successor}'`, safe: false, replacements: [{ span, newText: successor }] }],
  };
}

/** `TRUNK = DADHI/g1` in `[globals]`. */
function* inSetting({ value }: SettingStatement): Generator<LineFinding> {
  for (const each of splitPlain(value, '&')) {
    const written = /^\s*([A-Z]\w{2,})\/[^/\s]+\s*$/.exec(each.text)?.[1];
    const successor = written === undefined ? undefined : successorOf(written);
    if (written !== undefined && successor !== undefined) {
      yield withSuccessor(each.trim().slice(0, written.length), successor);
      continue;
    }
    const word = written !== undefined && /^[A-Z][A-Z\d]+$/.test(written) ? written : undefined;
    const near = word === undefined ? undefined : technologyMeant(word);
    if (word === undefined || near === undefined) continue;
    const span = each.trim().span(0, word.length);
    yield {
      span,
      message: `No kind of channel is named '${word}'.`,
      atMost: 'warning',
      fix: () => [{ title: `Change to '${near}'`, safe: false, replacements: [{ span, newText: near }] }],
    };
  }
}

/** `exten => 100,hint,Cusotm:DND`: in front of a `:` stands what keeps the state. */
function* misspelledProviders(statement: ExtensionStatement, text: string): Generator<LineFinding> {
  if (statement.priority.word.text !== 'hint') return;
  const [devices = statement.application] = splitPlain(statement.application, ',');
  for (const each of splitPlain(devices, '&')) {
    const custom = /^\s*(custom)\//i.exec(each.text)?.[1];
    if (custom !== undefined && isSound(statement, text)) {
      const slash = each.span(each.text.indexOf('/'), each.text.indexOf('/') + 1);
      yield {
        span: each.trim().span(),
        message: `'${custom}' is no kind of channel: its states have a ':' in their names.`,
        atMost: 'warning',
        fix: () => [{ title: "Change to ':'", safe: false, replacements: [{ span: slash, newText: ':' }] }],
      };
    }
    const name = /^\s*([A-Za-z]\w*):/.exec(each.text)?.[1];
    if (name === undefined || providers.some((known) => known.toLowerCase() === name.toLowerCase())) continue;
    const near = closest(name, providers);
    if (near === undefined || !isSound(statement, text)) continue;
    const span = each.trim().span(0, name.length);
    yield {
      span,
      message: `Nothing keeps the states of '${name}:…'.`,
      fix: () => [{ title: `Change to '${near}'`, safe: false, replacements: [{ span, newText: near }] }],
    };
  }
}

/** `exten => 100,hint,100`: the state of a device is asked of the technology in front of its `/`, or of what stands in front of a `:`. */
function* withoutTechnology(statement: ExtensionStatement, text: string): Generator<LineFinding> {
  if (statement.priority.word.text !== 'hint') return;
  const [devices = statement.application] = splitPlain(statement.application, ',');
  for (const each of splitPlain(devices, '&')) {
    const device = each.trim();
    if (!/^[\w.+*#-]+$/.test(device.text) || !isSound(statement, text)) continue;
    yield {
      span: device.span(),
      message: `'${device.text}' is no device: a hint needs a kind of channel and a '/' in front of the name.`,
      atMost: 'warning',
    };
  }
}

/** `Dial(PJSIP${EXTEN})` */
function* withoutSlash(all: readonly Piece[], statement: ExtensionStatement, text: string): Generator<LineFinding> {
  for (const each of all) {
    if (each.text.includes('/')) continue;
    const device = each.trim();
    const name = /^([A-Za-z]\w*)\$\{/.exec(device.text)?.[1];
    if (name === undefined || !isCommonTechnology(name)) continue;
    if (!isSound(statement, text)) continue;
    const span = device.span(0, name.length);
    yield {
      span,
      message: `A '/' is missing behind '${name}'.`,
      fix: () => [{ title: "Add '/'", safe: false, replacements: [{ span: { start: span.end, end: span.end }, newText: '/' }] }],
    };
  }
}

/** What keeps states of devices that are no channels. */
const providers = ['Custom', 'Queue', 'ConfBridge', 'MeetMe', 'Park', 'Calendar', 'SLA', 'Stasis', 'CustomPresence'];

/** The words in front of the `/` of each device. */
function* technologies(all: readonly Piece[]): Generator<Piece> {
  for (const each of all) {
    const slash = each.text.indexOf('/');
    if (slash > 0) yield each.slice(0, slash).trim();
  }
}

/** Each device that the line calls or watches, or of which it asks the state. */
function* devices(statement: ExtensionStatement): Generator<Piece> {
  if (statement.priority.word.text === 'hint') {
    const [watched = statement.application] = splitPlain(statement.application, ',');
    yield* splitPlain(watched, '&');
    return;
  }
  for (const call of withNestedCalls(factsOf(statement).call))
    for (const piece of devicesIn(call)) yield* splitPlain(cooked(piece), '&');
  if (!statement.data.text.includes('DEVICE_STATE(')) return;
  for (const each of allSubstitutions(statement.data))
    if (each.kind === 'function' && each.name.text === 'DEVICE_STATE') yield* splitPlain(each.arguments, '&');
}

function* devicesIn(call: ApplicationCall): Generator<Piece> {
  for (const { piece, index, entry } of callArguments(call)) {
    const isInterface = index === 1 && takesInterface.has(entry.name.toLowerCase());
    if (isInterface || applicationRoles(entry.name)?.arguments?.[index]?.kind === 'dial-string') yield piece;
  }
}

function namesDialString(application: string): boolean {
  const roles = applicationRoles(application);
  return roles?.argumentsOf !== undefined || Object.values(roles?.arguments ?? {}).some((role) => role.kind === 'dial-string');
}

/** Applications of which the second argument is the interface of a queue's member. */
const takesInterface: ReadonlySet<string> = new Set([
  ...['addqueuemember', 'removequeuemember', 'pausequeuemember', 'unpausequeuemember'],
]);
