/** An argument is a word that its application or function does not know. */

import { closest } from '../../base/distance.ts';
import { deviceStates, functionValues, hangupCauses, logLevels, type AcceptedValues } from '../../catalogue/accepted-values.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/calls.ts';
import { factsOf } from '../../model/facts.ts';
import { assignmentsOf } from '../../model/variables.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { calledFunctions } from '../called-functions.ts';
import { conditionsIn } from '../conditions.ts';
import { argumentFlaw, mayHoldCommas } from '../function-arguments.ts';
import { hasMark, Mark } from '../line-traits.ts';
import { pipedArguments } from '../pipes.ts';
import { lineRule, type LineFinding, type LineFix } from '../rule.ts';
import { isSound } from '../sound-line.ts';

export const invalidArgumentValue = lineRule(
  ['exten', 'same'],
  {
    name: 'invalid-argument-value',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An argument is a word that the application or the function does not know.',
    why:
      'Some arguments are one of a few words: an item of `CALLERID()`, a kind of `TIMEOUT()`, a direction of `VOLUME()`, a level of Log, a cause of Hangup. ' +
      'For any other word Asterisk writes an error into its log when a call comes there, and goes on: a value that is read is empty, one that is assigned is lost, and a text for the log is not written. ' +
      'Verbose takes the text before its first comma for its level as soon as there is a comma, and a text that is no number gets lost.',
    evidence:
      'funcs/func_callerid.c `callerid_read`, funcs/func_timeout.c `timeout_read`, funcs/func_volume.c `volume_write`, apps/app_verbose.c `log_exec` and `verbose_exec`, main/pbx_builtins.c `pbx_builtin_hangup` and their kin; words that other modules may add are left alone',
    invalid: [
      `
[a]
exten => s,1,Set(CALLERID(nmu)=100)
;                         ^^^ warning invalid-argument-value: CALLERID() does not know 'nmu'.
 same => n,Set(TIMEOUT(total)=30)
;                      ^^^^^ warning invalid-argument-value: TIMEOUT() does not know 'total'.
 same => n,Log(NOTCE,A call came)
;              ^^^^^ warning invalid-argument-value: Log does not know the level 'NOTCE'.
 same => n,Verbose(A call came, from outside)
;                  ^^^^^^^^^^^ warning invalid-argument-value: 'A call came' is taken for the level of Verbose, which is a number.
 same => n,Hangup(BUSY)
;                 ^^^^ warning invalid-argument-value: Hangup does not know the cause 'BUSY'.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CALLERID(number)=100)
 same => n,Set(TIMEOUT(abs)=30)
 same => n,Log(notice,A call came, from outside)
 same => n,Verbose(A call came)
 same => n,Hangup(user_busy)
 same => n,Hangup(17)
`,
    ],
    seeAlso: ['unknown-channel-item', 'unknown-option'],
  },
  function* (statement, text) {
    const found: LineFinding[] = [];
    for (const called of calledFunctions(statement)) {
      const { name, arguments: args } = called;
      const flaw = argumentFlaw(called);
      // A condition that never changes is told as a whole.
      const isTold =
        flaw !== undefined &&
        !hasSubstitution(args.text) &&
        conditionsIn(statement).some(({ piece }) => holds(piece, flaw.piece));
      if (flaw !== undefined && !isTold)
        found.push({
          span: flaw.piece.span(),
          message: flaw.message,
          ...(flaw.isDoubtful === true && { atMost: 'information' }),
          fix: () => change(flaw.piece, flaw.meant),
        });
      const pieces = splitArguments(args);
      for (const [index, piece] of pieces.entries()) {
        const accepted = functionValues(name.text, index, pieces.length);
        if (accepted !== undefined) found.push(...judge(`${name.text}()`, cooked(piece), accepted));
      }
    }
    for (const call of withNestedCalls(factsOf(statement).call)) found.push(...judgeCall(call));
    if (found.length > 0 && isSound(statement, text)) yield* found;
  },
  (line) => line.mayNest || hasMark(line, Mark.function) || isJudged(line.application),
);

function holds(outer: Piece, inner: Piece): boolean {
  return inner.start >= outer.start && inner.start < outer.start + outer.text.length;
}

function isJudged(name: string): boolean {
  return (
    /^(?:hangup|log|verbose|saydigits|saynumber|playback|e?agi|deadagi|voicemail|audiosocket|festival|parkedcall|queue|(?:try)?system)$/.test(
      name,
    ) || Object.hasOwn(numbers, name)
  );
}

/** The arguments that are numbers, counted from 0, and what each is for. */
const numbers: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  dial: { 1: 'timeout' },
  queue: { 4: 'timeout' },
  wait: { 0: 'time' },
  waitexten: { 0: 'time' },
  congestion: { 0: 'time' },
  busy: { 0: 'time' },
  read: { 2: 'number of digits', 4: 'number of attempts', 5: 'timeout' },
  record: { 1: 'silence', 2: 'longest time' },
};

function* judgeCall(call: ApplicationCall): Generator<LineFinding> {
  const args = splitArguments(call.data);
  const [first] = args;
  const name = call.name.text.trim().toLowerCase();
  if (Object.hasOwn(numbers, name) && pipedArguments(call) === undefined) yield* judgeNumbers(call, args);
  switch (name) {
    case 'dial':
      if (first !== undefined) yield* judgeDestinations(first);
      if (args[1] !== undefined) yield* judgeTimeout(args[1], args[2]);
      return;
    case 'saydigits':
      if (first !== undefined) yield* judgeSpoken(first, /^(?![A-Za-z_]\w*$).*[\d*#$]/s, 'has no digit to say');
      return;
    case 'saynumber':
      if (first !== undefined) yield* judgeSpoken(first, /^\s*[-+]?\d|\$/, 'is no number to say');
      return;
    case 'agi':
    case 'eagi':
    case 'deadagi':
      if (first !== undefined) yield* judgeProgram(first);
      return;
    case 'parkedcall':
      if (first !== undefined && (args[1]?.text.trim() ?? '') === '') yield* judgeParkingLot(first);
      return;
    case 'queue':
      if (args[3] !== undefined && args[4] === undefined) yield* judgeAnnouncement(args[3]);
      return;
    case 'system':
    case 'trysystem':
      yield* judgeCommand(call.data);
      return;
    case 'audiosocket':
      if (first !== undefined) yield* judgeAudioSocket(first, args[1]);
      return;
    case 'festival':
      if (args[1] !== undefined) yield* judgeKeys(args[1]);
      return;
    case 'voicemail':
      if (first !== undefined) yield* judgeMailbox(first);
      return;
    case 'read':
      if (first !== undefined) yield* judgeVariable(first);
      return;
    case 'playback':
      if (args[1] !== undefined) yield* judgePlayback(args[1]);
      return;
    case 'hangup':
      yield* judge('Hangup', call.data, hangupCauses);
      return;
    case 'log':
      if (first !== undefined) yield* judgeLevel(first, args.length === 1);
      return;
    case 'verbose':
      if (first !== undefined && args.length > 1) yield* judgeVerbosity(first);
      return;
    default:
  }
  for (const { name, arguments: args, value } of assignmentsOf(call))
    if (name.text === 'DEVICE_STATE' && args !== undefined) yield* judgeDevice(args, value);
}

/** `SayDigits(X)`: most often `${…}` is missing around the name of a variable. */
function* judgeSpoken(first: Piece, sayable: RegExp, flaw: string): Generator<LineFinding> {
  const { text } = first;
  if (text.trim() === '' || sayable.test(text) || /^\s*\{/.test(text)) return;
  yield { span: first.trim().span(), message: `'${text.trim()}' ${flaw}.` };
}

/** `AGI(http://…)`, `AGI( x.agi)`, `AGI(python3 menu.py)` */
function* judgeProgram(first: Piece): Generator<LineFinding> {
  if (/^\s*[\w./~-]+\s+[\w./~-]+/.test(first.text)) {
    yield {
      span: first.trim().span(),
      message: `'${first.text.trim()}' is taken for the name of a file: arguments of a program stand behind commas.`,
    };
    return;
  }
  const scheme = /^\s*(?:https?|ftp|wss?|tcp):\/\//i.exec(first.text)?.[0].trim();
  if (scheme !== undefined)
    yield {
      span: first.trim().span(),
      message: `This is taken for the name of a file: AGI knows 'agi://' and 'hagi://', and no '${scheme}'.`,
    };
  else if (/^\s+[^\s$]|[^\s}]\s+$/.test(first.text))
    yield {
      span: first.trim().span(),
      message: `The blank ${/^\s/.test(first.text) ? 'in front of' : 'behind'} it becomes part of the name: AGI does not find '${first.text}'.`,
      fix: () => change(first, first.text.trim()),
    };
}

/** `ParkedCall(701)`, as it was up to Asterisk 11. */
function* judgeParkingLot(first: Piece): Generator<LineFinding> {
  const text = first.text.trim();
  if (/^(?:\d+|\$\{EXTEN(?::[\d:-]+)?\})$/.test(text))
    yield {
      span: first.trim().span(),
      message: `'${text}' is taken for the name of the parking lot: since Asterisk 12 the number of the call stands behind a comma.`,
      fix: () => inFront(first.trim(), ','),
    };
}

/** `Queue(sales,t,,60)`, where a comma is missing in front of the timeout. */
function* judgeAnnouncement(announcement: Piece): Generator<LineFinding> {
  const text = announcement.text.trim();
  if (/^(?:\d+|\$\{\w*(?:TIMEOUT|MAXWAIT)\w*\})$/i.test(text))
    yield {
      span: announcement.trim().span(),
      message: `'${text}' is taken for the announcement of Queue: the timeout is the fifth argument.`,
      fix: () => inFront(announcement.trim(), ','),
    };
}

/** `System(bash -c rm /tmp/x)`: behind `-c` one word is the command, and the next one its `$0`. */
function* judgeCommand(command: Piece): Generator<LineFinding> {
  const match = /(?:^|[\s;&|/])((?:ba|da|k|z)?sh)\s+-c\s+([\w./-]+)\s+(?![;&|<>\d])\S/.exec(command.text);
  if (match === null) return;
  const [whole, shell = '', word = ''] = match;
  const start = match.index + whole.lastIndexOf(word);
  yield {
    span: command.span(start, start + word.length),
    message: `'${shell} -c' runs '${word}' alone: a command of several words needs quotation marks.`,
  };
}

/** `AudioSocket(${UNIQUEID},server)` */
function* judgeAudioSocket(first: Piece, service: Piece | undefined): Generator<LineFinding> {
  const id = first.text.trim();
  if (isNoUuid(id))
    yield { span: first.trim().span(), message: `'${id}' is no UUID, and without one AudioSocket ends the call.` };
  else if (service !== undefined && /^[\w.-]+$/.test(service.text.trim()))
    yield { span: service.trim().span(), message: `'${service.text.trim()}' has no port: AudioSocket connects to 'host:port'.` };
}

function isNoUuid(id: string): boolean {
  if (/^\$\{(?:UNIQUEID|EXTEN|CHANNEL\((?:uniqueid|linkedid|name)\)|CALLERID\(num\))\}$/i.test(id)) return true;
  const written = id.replace(/\$[{[][^}\]]*[}\]]/g, '');
  // Of what is computed, only the address of a server is no part of a UUID; other marks are of templates.
  if (written !== id || /[<{$]/.test(id)) return /[:@]/.test(written);
  return id !== '' && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
}

/** `Festival(Welcome, dear caller)` */
function* judgeKeys(keys: Piece): Generator<LineFinding> {
  const text = keys.text.trim();
  if (/[a-z]{2}/i.test(text) && text.toLowerCase() !== 'any' && !hasSubstitution(text))
    yield {
      span: keys.trim().span(),
      message: `'${text}' is taken for the keys that interrupt Festival: a text with commas needs quotes.`,
    };
}

/** `VoiceMail(u100)`, as it was up to Asterisk 1.2; VoiceMailMain still takes its options in this way. */
function* judgeMailbox(first: Piece): Generator<LineFinding> {
  const letter = /^\s*([sub])(?=\d{2}|\$\{(?:EXTEN|CALLERID|ARG\d|MACRO_EXTEN))/.exec(first.text)?.[1];
  if (letter !== undefined)
    yield {
      span: first.trim().span(),
      message: `The '${letter}' is taken for a part of the mailbox: options of VoiceMail stand behind a comma.`,
    };
}

/** `Read(hello,X)`, where the name of the variable comes first. */
function* judgeVariable(first: Piece): Generator<LineFinding> {
  if (/^\s*\w+\s*=/.test(first.text))
    yield {
      span: first.trim().span(),
      message: `'${first.text.trim()}' is taken for the name of a variable, and Read asks for digits: Set gives a value.`,
    };
  if (/^[\w-]+(?:[/&][\w-]+)+$/.test(first.text.trim()))
    yield { span: first.trim().span(), message: `'${first.text.trim()}' is taken for the name of a variable.` };
}

/** `Playback(a,b)`: several sounds have '&' between them, and Playback looks for its few options in the text behind the comma. */
function* judgePlayback(options: Piece): Generator<LineFinding> {
  const { text } = options;
  if (text.trim() === '' || hasSubstitution(text) || /skip|noanswer|say|mix/i.test(text) || text.includes('(')) return;
  yield {
    span: options.trim().span(),
    message: `'${text.trim()}' is none of the options of Playback: skip, noanswer, say and mix.`,
    // A sound is lost; another word that is passed over does no harm.
    ...(!/[&/]/.test(text) && { atMost: 'information' as const }),
  };
}

/** A word where a number belongs: most often the argument in front of it was left out. */
function* judgeNumbers({ name }: ApplicationCall, args: readonly Piece[]): Generator<LineFinding> {
  for (const [index, noun] of Object.entries(numbers[name.text.trim().toLowerCase()] ?? {})) {
    const piece = args[Number(index)];
    if (piece !== undefined && /^\s*(?:[A-Za-z][\w()/@-]*|[A-Za-z]+\(.*\)[\w()]*|\d*\|.*)\s*$/.test(piece.text))
      yield {
        span: piece.trim().span(),
        message: `'${piece.text.trim()}' is taken for the ${noun} of ${name.text.trim()}, which is a number.`,
      };
  }
}

/** `Dial(PJSIP/100,30tT)`: Asterisk reads the number and passes over what stands behind it. */
function* judgeTimeout(piece: Piece, following: Piece | undefined): Generator<LineFinding> {
  const [, number = '', options] = /^(\s*\d+(?:\.\d+)?\s*)([A-Za-z]+(?:\(.*\))?)\s*$/.exec(piece.text) ?? [];
  // Who writes the unit means no option.
  if (options === undefined || /^(?:s|secs?|seconds?|ms)$/i.test(options)) return;
  const lost = piece.slice(number.length, number.length + options.length);
  yield {
    span: lost.span(),
    message: `'${options}' is passed over behind the timeout of Dial: a comma belongs in front of options.`,
    fix: () => (following === undefined ? change(lost, `,${options}`) : []),
  };
}

/** `Dial(100)`, `Dial(SIP:100)`: without a `/` nobody knows which kind of channel to call. */
function* judgeDestinations(first: Piece): Generator<LineFinding> {
  for (const piece of splitArguments(first, '&')) {
    const { text } = piece;
    if (
      /^\s*(?:PJSIP|SIP|IAX2|DAHDI|Local)[:\\]/i.test(text) ||
      (/^[\w.@\\:+-]+$/.test(text.trim()) && !text.includes('/')) ||
      /^\s*\$\{EXTEN(?::[\d:-]+)?\}(?:@[\w.-]+)?\s*$/.test(text) ||
      // No name of a kind of channel begins with a digit.
      /^\s*\+?\d(?:[\w@.+*#-]|\$\{[\w:()-]*\})*\s*$/.test(text)
    )
      yield {
        span: piece.trim().span(),
        message: `'${text.trim()}' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.`,
      };
  }
}

function* judge(construct: string, piece: Piece, accepted: AcceptedValues): Generator<LineFinding> {
  const { text } = piece;
  const { noun, values } = accepted;
  // A name in `$(…)`, `$X` or `{X}` was to be that of a variable, and is told.
  if (text === '' || hasSubstitution(text) || /^\s*(?:\$[\w(]|\{|\))/.test(text) || accepted.accepts(text)) return;
  yield {
    span: piece.span(),
    message: `${construct} does not know ${noun === undefined ? '' : `the ${noun} `}'${text}'.`,
    fix: () => nearest(piece, values),
  };
}

function nearest(piece: Piece, values: readonly string[]): LineFix[] {
  // `CALLERID(name:2)`: a part of the value is meant, which would be lost.
  if (piece.text.includes(':')) return [];
  return change(piece, closest(piece.text.trim(), values));
}

function change(piece: Piece, newText: string | undefined): LineFix[] {
  if (newText === undefined) return [];
  return [{ title: `Change to '${newText}'`, safe: false, replacements: [{ span: piece.span(), newText }] }];
}

/** A single word may be a level that somebody has added, unless it is nearly one of Asterisk's own; a text with blanks is none. */
function* judgeLevel(first: Piece, isAlone: boolean): Generator<LineFinding> {
  const { text } = first;
  const [written = ''] = text.split('$');
  const isMessage = isAlone && text.startsWith('"') && hasSubstitution(text) && !mayHoldCommas(first);
  if (isMessage || (/^\S+\s+/.test(written) && !logLevels.accepts(text.trim())))
    yield {
      span: first.span(),
      message: `'${text}' is taken for the level of Log, which is one word.`,
      fix: () => inFront(first, 'NOTICE,'),
    };
  else if (levelElsewhere(text) !== undefined)
    for (const finding of judge('Log', first, logLevels)) yield { ...finding, fix: () => change(first, levelElsewhere(text)) };
  else if (!/^\w+$/.test(text) || closest(text, logLevels.values) !== undefined) yield* judge('Log', first, logLevels);
}

/** Asterisk's level for one of other programs. */
function levelElsewhere(text: string): string | undefined {
  const name = text.toUpperCase();
  return Object.hasOwn(levelsElsewhere, name) ? levelsElsewhere[name] : undefined;
}

const levelsElsewhere: Readonly<Record<string, string>> = {
  ...{ INFO: 'NOTICE', INFORMATION: 'NOTICE', WARN: 'WARNING', ERR: 'ERROR', CRITICAL: 'ERROR', CRIT: 'ERROR', FATAL: 'ERROR' },
  TRACE: 'DEBUG',
};

function* judgeVerbosity(first: Piece): Generator<LineFinding> {
  const { text } = first;
  if (text === '' || text.startsWith('$') || /^\s*[+-]?\d/.test(text)) return;
  yield {
    span: first.span(),
    message: `'${text}' is taken for the level of Verbose, which is a number.`,
    fix: () => inFront(first, '0,'),
  };
}

function inFront(piece: Piece, newText: string): LineFix[] {
  const { start } = piece.span();
  return [{ title: `Put '${newText}' in front`, safe: false, replacements: [{ span: { start, end: start }, newText }] }];
}

/** Only devices of kind Custom can be set, and only to a state that there is. */
function* judgeDevice(device: Piece, state: Piece): Generator<LineFinding> {
  if (!device.text.startsWith('$') && !/^custom:/i.test(device.text))
    yield {
      span: device.span(),
      message: `The state of '${device.text}' can be read, and not be set: DEVICE_STATE() sets devices named 'Custom:…' only.`,
    };
  else yield* judge('DEVICE_STATE()', state, deviceStates);
}
