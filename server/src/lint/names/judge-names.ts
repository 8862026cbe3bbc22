/**
 * Names of queues, mailboxes, endpoints and the like that the other configuration files do not define; one judgement for the rules of all
 * kinds.
 */

import { closest } from '../../base/distance.ts';
import { acceptedArguments } from '../../catalogue/arguments/accepted-arguments.ts';
import { kindsOfNames, namingSettings, oneOfKind, type NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { NameUse } from '../../model/lines/name-uses.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { linesOf } from '../../model/layout/category.ts';
import { isForChannel } from '../../model/neighbors/neighbors.ts';
import { namesBeside } from '../../model/neighbors/names-beside.ts';
import type { NamesOfKind } from '../../model/neighbors/names-of-kind.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { compileName, matches } from '../../syntax/pattern.ts';
import { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isPiped } from '../calls/pipes.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isWrittenLikePattern } from '../loading/forgotten-underscores.ts';
import { belongsToLost } from '../loading/lost-lines.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';
import { gathered, type Gathered } from '../contexts/gathered.ts';
import { closestMailbox, isInUnknownContext, isMailboxByComma, unknownContextOfMailbox } from './judge-mailboxes.ts';
import { isToldAbove, misspelledName } from './misspelled-names.ts';
import { namesPutIn, type PutIn } from './names-put-in.ts';
import { isHost, isToldOfHeader, isUnknownName, mayBeHost } from './unknown-name.ts';

/** The names of some kinds that a context uses and nothing defines. */
export function* unknownNames(context: Context, dialplan: Dialplan, kinds: ReadonlySet<NameKind>): Generator<Finding> {
  const uses = gathered(context, dialplan).names.filter(({ use }) => kinds.has(use.kind));
  const tests = uses.filter(({ use }) => use.isTest);
  for (const { line, use, priority } of uses) {
    if (isAskedFor(use, priority, tests) || isPiped(line) || isInPlaceOfQueue(use, priority)) continue;
    if (!use.isComputed) yield* unknownName(line, use, dialplan);
    else if (namesWith(use.name, priority.name) !== undefined) yield* unknownNumber(priority, use, dialplan);
    else if (use.kind === 'queue' || use.kind === 'endpoint') yield* unknownBeginning(line, use, dialplan.configured(use.kind));
    else if (use.kind === 'mailbox') yield* unknownContextOfMailbox(priority, use, dialplan);
  }
  // Where no file says which names there are, the way in which they come need not be followed.
  if ([...kinds].every((kind) => dialplan.configured(kind).isOpen)) return;
  for (const each of namesPutIn(context, dialplan)) if (kinds.has(each.use.kind)) yield* unknownPutIn(each, dialplan);
}

/** Whether a device stands where the queue belongs, since that is left out: the argument that is missing is told. */
function isInPlaceOfQueue({ kind, name }: NameUse, { statement: { applicationName, data } }: Priority): boolean {
  return (
    kind === 'queue' &&
    /^(?:Local|PJSIP|SIP|IAX2|DAHDI)\//i.test(name) &&
    acceptedArguments(applicationName)?.needs.includes(1) === true &&
    splitArguments(data).length < 2
  );
}

/** Whether a context has something of which a name may come that is not written in it. */
export function mayPutIn({ isLeading, dialStrings }: Gathered): boolean {
  return isLeading || dialStrings.length > 0;
}

/** A name that no line writes out where it is used. */
function* unknownPutIn({ line, span, use, into }: PutIn, dialplan: Dialplan): Generator<Finding> {
  const names = dialplan.configured(use.kind);
  // Its text is that of the device alone where a line writes it out.
  if (names.isOpen && into === undefined) yield* wrongDriver(line, use, dialplan, (others) => others.has(use.name));
  if (names.isOpen || names.has(use.name) || (use.orName !== undefined && names.has(use.orName)) || isHost(use)) return;
  // A value may bring further arguments with it.
  if (isTemplateText(line.text) || isPiped(line) || use.name.includes(',')) return;
  // `VoiceMail(${ARG1}@defualt)`: that there is no such context is told of the line that names it.
  if (use.kind === 'mailbox' && into !== undefined && isInUnknownContext(into, dialplan)) return;
  // That none begins like `sales-${ARG1}` is told of the line that has this.
  if (into?.includes('/') === false && fitsNone(new Piece(into, 0), names)) return;
  const { noun, file } = kindsOfNames[use.kind];
  const name = use.kind === 'mailbox' ? use.name.replace(/@default$/, '') : use.name;
  yield {
    line,
    span,
    message:
      into === undefined
        ? `No ${noun} named '${name}' is in ${file}.`
        : `'${into}' names '${name}' here, and no ${noun} of that name is in ${file}.`,
    ...((mayBeHost(use) || isKept(line)) && { atMost: 'information' as const }),
    // What a global variable holds is wrong in one place.
    ...(into !== undefined && dialplan.globals.has(/^\$\{(\w+)\}/.exec(into)?.[1] ?? '') && { isOncePerFile: true }),
  };
}

/** A name in which nothing but the extension is put in at run time: one number, or all those of a pattern. */
function* unknownNumber({ line, name: extension, context }: Priority, use: NameUse, dialplan: Dialplan): Generator<Finding> {
  const isOne = namesWith(use.name, extension, kindsOfNames[use.kind].ignoresCase);
  if (isOne === undefined || use.isTest || isTemplateText(line.text)) return;
  // What a flawed pattern answers is not known.
  if (extension.startsWith('_') ? patternFlaw(extension) !== undefined : isWrittenLikePattern(extension)) return;
  if (belongsToLost(context, line)) return;
  const names = dialplan.configured(use.kind);
  if (names.isOpen) {
    yield* wrongDriver(line, use, dialplan, ({ all }) => all.some(({ name }) => isOne(name)));
    return;
  }
  if (use.orName !== undefined || names.all.some(({ name }) => isOne(name))) return;
  const number = withParts(use.name, extension) ?? use.name.replace(EXTEN, extension);
  if (isUserWithoutPeer(use.kind, number, dialplan)) {
    yield withoutPeer(line, use);
    return;
  }
  const { noun, file } = kindsOfNames[use.kind];
  const isPattern = extension.startsWith('_');
  const isSlip = use.kind === 'mailbox' && isToldOfHeader(use, dialplan);
  yield {
    line,
    span: use.piece.span(),
    message: isPattern
      ? `'${use.piece.text}' is made of a number of '${extension}' here, and no ${noun} in ${file} has such a name.`
      : `No ${noun} named '${number}' is in ${file}: EXTEN is '${extension}' here.`,
    ...(isSlip && { atMost: 'hint' as const }),
    // Telephones are what people leave out of the files that they show.
    ...((isPattern || isKept(line)) && /^(?:endpoint|sip-peer|iax-peer)$/.test(use.kind) && { atMost: 'information' as const }),
  };
}

/** A name of which the beginning is written, and none that is defined begins so. */
function* unknownBeginning(line: Line, use: NameUse, names: NamesOfKind): Generator<Finding> {
  if (use.isTest || names.isOpen || !fitsNone(use.piece, names) || isTemplateText(line.text)) return;
  const { noun, file } = kindsOfNames[use.kind];
  yield {
    line,
    span: use.piece.span(),
    message: `No ${noun} in ${file} has a name that '${use.piece.text}' may be.`,
    // Telephones are what people leave out of the files that they show.
    ...(use.kind === 'endpoint' && { atMost: 'information' as const }),
  };
}

/** Whether a name of which the beginning is written, or the sign between its parts, is none of those that are defined, whatever is put in. */
function fitsNone(piece: Piece, names: NamesOfKind): boolean {
  if (piece.text.startsWith('$')) return isJoinedOtherwise(piece.text, names);
  const glob = globOf(piece);
  return glob !== undefined && !names.all.some(({ name }) => glob.test(name));
}

/** `${TENANT}_${NUMBER}`, where all names are joined by another sign. */
function isJoinedOtherwise(text: string, names: NamesOfKind): boolean {
  const [, sign = ''] = /^\$\{\w+\}([-_.])\$\{\w+\}$/.exec(text) ?? [];
  if (sign === '' || names.all.some(({ name }) => name.includes(sign))) return false;
  return ['-', '_', '.'].some(
    (other) => names.all.filter(({ name }) => new RegExp(`\\w[${other}]\\w`).test(name)).length >= SOME,
  );
}

/** So many names say how they are made. */
const SOME = 3;

const EXTEN = '${EXTEN}';

/** A test for the names that a text with `${EXTEN}` in it may be in an extension; undefined where more is put in, or any number may be dialed. */
function namesWith(text: string, extension: string, ignoresCase = false): ((name: string) => boolean) | undefined {
  const folded = (each: string): string => (ignoresCase ? each.toLowerCase() : each);
  const fixed = withParts(text, extension);
  if (fixed !== undefined) return (name) => folded(name) === folded(fixed);
  const [before, after, ...more] = text.split(EXTEN).map(folded);
  if (before === undefined || after === undefined || more.length > 0 || hasSubstitution(before + after)) return undefined;
  const compiled = compileName(extension);
  if (compiled.isPattern ? !/^_[*#]?[\dXNZ[]/i.test(extension) : !/^\d+$/.test(extension)) return undefined;
  if (compiled.positions.some(({ kind }) => kind !== 'set')) return undefined;
  return (name) =>
    folded(name).startsWith(before) &&
    folded(name).endsWith(after) &&
    name.length > before.length + after.length &&
    matches(compiled, name.slice(before.length, name.length - after.length));
}

/** A text with parts of the number put in, as in `${EXTEN:1}`, where one extension has it; undefined where more is put in, or nothing. */
function withParts(text: string, extension: string): string | undefined {
  if (!text.includes('${EXTEN:') || !/^(?!_)[\w-]{2,}$/.test(extension)) return undefined;
  const result = text.replace(/\$\{EXTEN:(-?\d+)(?::(\d+))?\}/g, (_, offset: string, length?: string) =>
    extension.slice(Number(offset)).slice(0, length === undefined ? undefined : Number(length)),
  );
  return hasSubstitution(result) ? undefined : result;
}

/** Whether a context names something of one of the kinds. */
export function overlaps(found: ReadonlySet<NameKind>, kinds: ReadonlySet<NameKind>): boolean {
  for (const kind of found) if (kinds.has(kind)) return true;
  return false;
}

/** The names of some kinds that the members of queues use and nothing defines. */
export function* unknownMembers(file: ConfigFile, dialplan: Dialplan, kinds: ReadonlySet<NameKind>): Generator<Finding> {
  if (dialplan.neighborName(file) !== 'queues.conf') return;
  for (const line of file.lines) {
    const { statement } = line;
    if (statement.kind !== 'setting' || statement.key.text.trim().toLowerCase() !== 'member') continue;
    if (/^\s*>/.test(statement.value.text)) {
      if (kinds.has('endpoint'))
        yield {
          line,
          span: statement.value.trim().span(0, 1),
          message: "A blank parts '=>': the '>' becomes part of the member.",
        };
      continue;
    }
    for (const use of namesBeside(statement, 'queues.conf')) if (kinds.has(use.kind)) yield* unknownName(line, use, dialplan);
  }
}

/** The names of one kind that settings beside the dialplan use and nothing defines. */
export function* unknownNamesBeside(file: ConfigFile, dialplan: Dialplan, kind: 'music-class' | 'mailbox'): Generator<Finding> {
  const reader = dialplan.neighborName(file);
  const names = Object.hasOwn(namingSettings, reader) ? dialplan.configured(kind) : undefined;
  if (names === undefined || names.isOpen) return;
  const { noun, file: defining } = kindsOfNames[kind];
  let isGeneral = false;
  for (const line of file.lines) {
    if (line.statement.kind === 'section') isGeneral = line.statement.name.text.trim().toLowerCase() === 'general';
    if (line.statement.kind !== 'setting' || isTemplateText(line.text)) continue;
    // That a setting of a queue is not read there is told by itself.
    if (isGeneral && reader === 'queues.conf') continue;
    if (reader === 'chan_dahdi.conf' && !isForChannel(line)) continue;
    for (const use of namesBeside(line.statement, reader)) {
      const { kind: own, name, piece } = use;
      if (own !== kind || names.has(name)) continue;
      if (!/^[\w.-]+(?:@[\w.-]+)?$/.test(piece.text) || /^(?:passthrough|none|default|x+)$/i.test(piece.text)) continue;
      const isSlip = isToldOfHeader(use, dialplan);
      yield {
        line,
        span: piece.span(),
        message: `No ${noun} named '${piece.text}' is in ${defining}.`,
        ...(isSlip && { atMost: 'hint' as const }),
        ...(isToldAbove(line, use, dialplan, (place, each) => isUnknownName(place, each, names, dialplan)) && {
          isRepeated: true,
        }),
        // All that comes of it is a lamp that stays dark.
        ...(!isSlip && kind === 'mailbox' && { atMost: 'information' as const }),
      };
    }
  }
}

function* unknownName(line: Line, use: NameUse, dialplan: Dialplan): Generator<Finding> {
  const names = dialplan.configured(use.kind);
  if (use.isComputed || use.isTest) return;
  if (names.isOpen) {
    const isInDialplan = line.statement.kind === 'exten' || line.statement.kind === 'same';
    yield* wrongDriver(line, use, dialplan, (others) => others.has(use.name), isInDialplan);
    if (names.isFileEmpty && isInDialplan) yield* nameOfEmptyFile(line, use);
    return;
  }
  const isTold = (place: Line, each: NameUse): boolean => isUnknownName(place, each, names, dialplan);
  if (!isTold(line, use)) return;
  if (isUserWithoutPeer(use.kind, use.name, dialplan)) {
    yield withoutPeer(line, use);
    return;
  }
  const slip = misspelledName(use, dialplan, isTold);
  if (slip?.first === line) yield slip.finding;
  const { noun, file } = kindsOfNames[use.kind];
  yield {
    line,
    span: use.piece.span(),
    message: `No ${noun} named '${use.piece.text}' is in ${file}.`,
    ...(slip !== undefined
      ? { atMost: 'hint' as const }
      : (mayBeHost(use) || isKept(line)) && { atMost: 'information' as const }),
    ...(slip === undefined && isToldAbove(line, use, dialplan, isTold) && { isRepeated: true }),
    ...(isMailboxByComma(line, use, names) && { explains: ['argument-count'] }),
    fix: (): readonly Fix[] => {
      // Where the section is the slip, another name in this place alone would leave the others.
      if (slip !== undefined) return slip.finding.fix();
      const names = dialplan.configured(use.kind).all.map(({ name }) => name);
      const near = use.kind === 'mailbox' ? closestMailbox(use.name, names) : closest(use.name, names);
      if (near === undefined) return [];
      const newText = use.kind === 'mailbox' && !use.piece.text.includes('@') ? near.replace(/@default$/i, '') : near;
      return [{ title: `Change to '${newText}'`, safe: false, edits: [replacement(line, use.piece.span(), newText)] }];
    },
  };
}

/** Whether a file is kept from another time, as `extensions_old.conf`: the files beside it may have had other names then. */
function isKept({ file }: Line): boolean {
  return /(?<=[._-])(?:old|bak|back|backup|bk|orig|save|copy)\d*(?=[._-])[^/\\]*$/i.test(file.path);
}

/** Whether users.conf has the telephone that is called, and says nothing of SIP, so that Asterisk makes no peer of it. */
function isUserWithoutPeer(kind: NameKind, name: string, dialplan: Dialplan): boolean {
  if (kind !== 'sip-peer') return false;
  const sections = dialplan.neighborSections('users.conf').filter(({ isTemplate }) => !isTemplate);
  return (
    sections.some((each) => each.name === name) &&
    !sections
      .filter((each) => each.name === name || each.name.toLowerCase() === 'general')
      .flatMap((each) => linesOf(each))
      .some(({ statement }) => statement.kind === 'setting' && /^\s*hassip\s*$/i.test(statement.key.text))
  );
}

function withoutPeer(line: Line, { piece }: NameUse): Finding {
  return {
    line,
    span: piece.span(),
    message: "This telephone of users.conf is no peer: 'hassip = yes' is missing there.",
    isOncePerFile: true,
  };
}

/** A mailbox where voicemail.conf has none: a database may have it, of which no file tells. */
function* nameOfEmptyFile(line: Line, { kind, piece, construct }: NameUse): Generator<Finding> {
  const { noun, file } = kindsOfNames[kind];
  if ((kind !== 'mailbox' && kind !== 'queue') || isTemplateText(line.text) || !/^[\w.-]+(?:@[\w.-]+)?$/.test(piece.text)) return;
  if (/^voicemail(?:main)?$/i.test(construct) && /^(?:[sub]\d{2}|default$)/i.test(piece.text)) return;
  yield {
    line,
    span: piece.span(),
    message: `No ${noun} named '${piece.text}' is in ${file}, which has none.`,
    atMost: 'information',
  };
}

/** `SIP/100` where there is no sip.conf, and pjsip.conf defines the endpoint 100, or the other way round; `isAlone`: also where pjsip.conf has other endpoints. */
function* wrongDriver(
  line: Line,
  { kind, piece }: NameUse,
  dialplan: Dialplan,
  isAmong: (names: NamesOfKind) => boolean,
  isAlone = false,
): Generator<Finding> {
  const other = kind === 'sip-peer' ? 'endpoint' : kind === 'endpoint' ? 'sip-peer' : undefined;
  if (other === undefined || dialplan.isIncomplete) return;
  const { file } = kindsOfNames[kind];
  const { noun, file: otherFile } = kindsOfNames[other];
  const files = dialplan.neighbors.map((each) => dialplan.neighborName(each));
  if (files.some((name) => name !== otherFile && definingPhones.test(name))) return;
  const names = dialplan.configured(other);
  if (!isAmong(names)) {
    if (isAlone && kind === 'sip-peer' && !names.isOpen && names.all.length > 0)
      yield { line, span: piece.span(), message: `No ${file} is there, and no ${noun} in ${otherFile} has this name either.` };
    return;
  }
  yield {
    line,
    span: piece.span(),
    message: `'${piece.text}' is ${oneOfKind(other)} of ${otherFile}, and no ${file} is there.`,
  };
}

/** Files that define telephones, or say where else they are defined. */
const definingPhones = /^(?:sip|pjsip|pjsip_wizard|users|extconfig|sorcery)\.conf$/;

/** Whether one of these asks if there is such a name, so that its author knows that it may be missing. */
function isAskedFor(
  { kind, name, construct }: NameUse,
  priority: Priority,
  tests: readonly { readonly use: NameUse; readonly priority: Priority }[],
): boolean {
  // What a profile is put together from has to be there.
  if (construct.startsWith('CONFBRIDGE(')) return false;
  return tests.some(
    ({ use, priority: asking }) =>
      use.kind === kind &&
      (use.isComputed || use.name === name) &&
      (use.construct !== 'CONFBRIDGE' || mayComeFrom(asking, priority)),
  );
}

/** Whether a call that runs one of two lines may come to the other. */
function mayComeFrom(from: Priority, to: Priority): boolean {
  if (from.name === to.name) return true;
  const own = extensionHolding(from)?.priorities ?? [];
  return own.some(({ statement }) => /^(?:goto|gosub|execif|waitexten|background)/.test(statement.applicationName));
}
