/** What single applications make of their arguments, where that is something else than what is written seems to say. */

import { closest } from '../../base/distance.ts';
import { hangupCauses, logLevels, originateTypes } from '../../catalogue/arguments/accepted-values.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { change, inFront, judgeWord } from './accepted-words.ts';
import { judgeDestinations, judgeTimeout } from './dial-arguments.ts';
import { mayHoldCommas } from './function-arguments.ts';
import { pipedArguments } from './pipes.ts';
import { areOptions, shiftedArguments } from './shifted-arguments.ts';

type Judge = (args: readonly [Piece, ...Piece[]], data: Piece) => Iterable<LineFinding>;

/** Whether the arguments of an application, its name in lower case, are looked at. */
export function hasJudgedArguments(application: string): boolean {
  return Object.hasOwn(judges, application) || Object.hasOwn(numbers, application);
}

/** The arguments of one call that mean something else than they seem to. */
export function* argumentFindings(call: ApplicationCall): Generator<LineFinding> {
  const name = call.application;
  if (!hasJudgedArguments(name)) return;
  const args = splitArguments(call.data);
  yield* shiftedArguments(call.name.text.trim(), args);
  if (Object.hasOwn(numbers, name) && pipedArguments(call) === undefined) yield* judgeNumbers(call, args);
  const [first, ...others] = args;
  if (first !== undefined && Object.hasOwn(judges, name)) yield* judges[name]?.([first, ...others], call.data) ?? [];
}

const judges: Readonly<Record<string, Judge>> = {
  *dial([first, timeout, following]) {
    yield* judgeDestinations(first);
    if (timeout !== undefined) yield* judgeTimeout(timeout, following);
  },
  saydigits: ([first]) => judgeSpoken(first, /^(?![A-Za-z_]\w*$).*[\d*#$]/s, 'has no digit to say'),
  saynumber: ([first]) => judgeSpoken(first, /^\s*[-+]?\d|\$/, 'is no number to say'),
  agi: ([first]) => judgeProgram(first),
  eagi: ([first]) => judgeProgram(first),
  deadagi: ([first]) => judgeProgram(first),
  parkedcall: ([first, number]) => ((number?.text.trim() ?? '') === '' ? judgeParkingLot(first) : []),
  queue: ([, , , announcement, timeout]) =>
    announcement !== undefined && timeout === undefined ? judgeAnnouncement(announcement) : [],
  system: (_, data) => judgeCommand(data),
  trysystem: (_, data) => judgeCommand(data),
  audiosocket: ([first, service]) => judgeAudioSocket(first, service),
  answer: ([delay]) => judgeDelay(delay),
  wait: ([whole, fraction]) => (fraction === undefined ? [] : judgeFraction(whole, fraction)),
  senddtmf: ([, pause, length]) => [pause, length].flatMap((piece) => (piece === undefined ? [] : [...judgeMilliseconds(piece)])),
  blindtransfer: ([first]) => judgeTransfer(first),
  festival: ([, keys]) => (keys === undefined ? [] : judgeKeys(keys)),
  sayunixtime: ([, zone, format]) => judgeTimeZone(zone, format),
  voicemail: ([first, options]) => judgeMailbox(first, options),
  voicemailmain: ([first]) => judgeVoicemailContext(first),
  originate: ([, type]) => (type === undefined ? [] : judgeWord('Originate', type.trim(), originateTypes)),
  messagesend: ([, sender]) => (sender === undefined ? [] : judgeSender(sender)),
  read: ([first]) => judgeVariable(first),
  record: ([first]) => judgeRecording(first),
  *playback([sounds, options]) {
    yield* judgeSounds(sounds);
    if (options !== undefined) yield* judgePlayback(options);
  },
  background: ([sounds]) => judgeSounds(sounds),
  *hangup(_, data) {
    yield* judgeWord('Hangup', data, hangupCauses);
    yield* judgeCause(data);
  },
  stopmixmonitor: ([id]) => judgeRecordingId(id),
  log: ([first, ...others]) => judgeLevel(first, others.length === 0),
  verbose: ([first, second]) => (second === undefined ? [] : judgeVerbosity(first, second)),
};

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
  page: { 2: 'timeout' },
  originate: { 5: 'timeout' },
  retrydial: { 1: 'pause', 2: 'number of attempts' },
  sayunixtime: { 0: 'time' },
  waituntil: { 0: 'time' },
  waitforsilence: { 0: 'silence', 1: 'number of silences', 2: 'timeout' },
  waitfornoise: { 0: 'noise', 1: 'number of noises', 2: 'timeout' },
};

/** `SayDigits(X)`: most often `${…}` is missing around the name of a variable. */
function* judgeSpoken(first: Piece, sayable: RegExp, flaw: string): Generator<LineFinding> {
  const { text } = first;
  if (text.trim() === '' || sayable.test(text) || /^\s*\{/.test(text)) return;
  yield { span: first.trim().span(), message: `'${text.trim()}' ${flaw}.` };
}

/** `AGI(http://…)`, `AGI( x.agi)`, `AGI(python3 menu.py)` */
function* judgeProgram(first: Piece): Generator<LineFinding> {
  if (/^\s*[\w./~-]+\s+(?:[\w./~-]|\$\{)/.test(first.text)) {
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

/** `MessageSend(pjsip:100,"We call you back")` */
function* judgeSender(sender: Piece): Generator<LineFinding> {
  const written = sender.trim();
  // What a variable holds may be an address.
  const words = written.text.replace(/\$\{.*\}/gs, '');
  if (/\w\s+\w/.test(words) && !/[<@]|\w:\S/.test(words))
    yield {
      span: written.span(),
      message: `'${written.text}' is taken for the sender of MessageSend: the text that is sent is in MESSAGE(body).`,
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

/** `Answer(2)` */
function* judgeDelay(delay: Piece): Generator<LineFinding> {
  if (/^\s*(?:[1-9]|\d*\.\d+)\s*$/.test(delay.text))
    yield {
      span: delay.trim().span(),
      message: `Answer counts in milliseconds: this waits for ${delay.text.trim()} of them.`,
      atMost: 'information',
    };
}

/** `Wait(0,5)`, as half a second is written in many languages. */
function* judgeFraction(whole: Piece, fraction: Piece): Generator<LineFinding> {
  const [seconds, behind] = [whole.text.trim(), fraction.text.trim()];
  if (!/^\d+$/.test(seconds) || !/^\d+$/.test(behind)) return;
  const span = { start: whole.trim().span().start, end: fraction.trim().span().end };
  yield {
    span,
    message: `The comma ends the time: this waits for ${seconds} ${seconds === '1' ? 'second' : 'seconds'}.`,
    fix: () => [
      { title: `Change to '${seconds}.${behind}'`, safe: false, replacements: [{ span, newText: `${seconds}.${behind}` }] },
    ],
  };
}

/** `SendDTMF(1234,0.5)` */
function* judgeMilliseconds(piece: Piece): Generator<LineFinding> {
  if (/^\s*[A-Za-z]\w*\/\S/.test(piece.text))
    yield {
      span: piece.trim().span(),
      message: `'${piece.text.trim()}' is taken for a time of SendDTMF: the channel is the fourth argument.`,
    };
  if (/^\s*(?:[1-9]|\d*\.\d+)\s*$/.test(piece.text))
    yield { span: piece.trim().span(), message: `SendDTMF counts in milliseconds: '${piece.text.trim()}' is next to none.` };
}

/** `BlindTransfer(PJSIP/100)`; Transfer takes channels, and this one takes none. */
// Asterisk: apps/app_blind_transfer.c blind_transfer_exec.
function* judgeTransfer(extension: Piece): Generator<LineFinding> {
  if (/^\s*(?:PJSIP|SIP|IAX2|DAHDI|Local|SCCP)\//i.test(extension.text))
    yield {
      span: extension.trim().span(),
      message: `'${extension.text.trim()}' is taken for an extension: channels are for Transfer and Dial.`,
    };
}

/** `Festival(Welcome, dear caller)` */
function* judgeKeys(keys: Piece): Generator<LineFinding> {
  if (isTextForKeys(keys))
    yield {
      span: keys.trim().span(),
      message: `'${keys.text.trim()}' is taken for the keys that interrupt Festival: a text with commas needs quotes.`,
    };
}

/** Whether the second argument of Festival is the rest of what is to be said. */
export function isTextForKeys({ text }: Piece): boolean {
  return /[a-z]{2}/i.test(text) && text.trim().toLowerCase() !== 'any' && !hasSubstitution(text);
}

/** `SayUnixTime(${EPOCH},IMp)`: the format stands in the place of the time zone. */
function* judgeTimeZone(zone: Piece | undefined, format: Piece | undefined): Generator<LineFinding> {
  const written = zone?.trim();
  if (written === undefined || format !== undefined || !/^[ABdbehklHIMpPqQRTY]{2,}$/.test(written.text)) return;
  if (!/[a-z]/.test(written.text)) return;
  yield {
    span: written.span(),
    message: `'${written.text}' is taken for the time zone: the format stands behind another comma.`,
    fix: () => [
      {
        title: 'Leave the time zone out',
        safe: false,
        replacements: [{ span: { start: written.start, end: written.start }, newText: ',' }],
      },
    ],
  };
}

/** `VoiceMail(u100)`, as it was up to Asterisk 1.2; VoiceMailMain still takes its options in this way. */
function* judgeMailbox(first: Piece, options: Piece | undefined): Generator<LineFinding> {
  const letter = /^\s*([sub])(?=\d{2}|\$\{(?:EXTEN|CALLERID|ARG\d|MACRO_EXTEN))/.exec(first.text)?.[1];
  if (letter !== undefined)
    yield {
      span: first.trim().span(),
      message: `The '${letter}' is taken for a part of the mailbox: options of VoiceMail stand behind a comma.`,
      fix: () => movedOption(first.trim(), letter, options),
    };
  if (/^\s*@\w/.test(first.text))
    yield {
      span: first.trim().span(),
      message: `No mailbox stands in front of '${first.text.trim()}', and VoiceMail asks for none: nobody can leave a message.`,
    };
  yield* judgeVoicemailContext(first);
}

/** `VoiceMail(100,u)` for `VoiceMail(u100)`; the letter goes to the options that there are. */
function movedOption(mailbox: Piece, letter: string, options: Piece | undefined): LineFix[] {
  const { start, end } = mailbox.span();
  const at = options?.span().start ?? end;
  return [
    {
      title: `Move '${letter}' to the options`,
      safe: false,
      replacements: [
        { span: { start, end: start + letter.length }, newText: '' },
        { span: { start: at, end: at }, newText: options === undefined ? `,${letter}` : letter },
      ],
    },
  ];
}

/** `VoiceMailMain(default)` */
function* judgeVoicemailContext(first: Piece): Generator<LineFinding> {
  if (/^\s*default\s*$/i.test(first.text))
    yield {
      span: first.trim().span(),
      message: `'${first.text.trim()}' is taken for the mailbox, and not for a voicemail context.`,
      fix: () => change(first.trim(), `@${first.text.trim()}`),
    };
}

/** `Hangup(403)` */
// Asterisk: main/channel.c causes[]; res/res_pjsip_session.c and its kin answer any other number as if there was none.
function* judgeCause(cause: Piece): Generator<LineFinding> {
  const text = cause.text.trim();
  if (/^\d{3}$/.test(text) && Number(text) > 127)
    yield { span: cause.trim().span(), message: `'${text}' is no cause: their numbers end at 127, and those of SIP are others.` };
}

/** The ending of a file of sound. */
const soundEnding = /(\.(?:wav|wav49|gsm|ulaw|alaw|sln|sln16|g722|g729|mp3|ogg))\s*$/i;

/** `StopMixMonitor(call.wav)` */
// Asterisk: apps/app_mixmonitor.c stop_mixmonitor_full finds nothing under another name, and says nothing.
function* judgeRecordingId(id: Piece): Generator<LineFinding> {
  if (soundEnding.test(id.text) || /^\s*\/\w+\//.test(id.text))
    yield {
      span: id.trim().span(),
      message: `'${id.text.trim()}' is taken for the ID that option 'i' of MixMonitor gives: the recording goes on.`,
      fix: () => change(id, ''),
    };
}

/** `Record(message)`, where the ending says in which format it is recorded. */
// Asterisk: apps/app_record.c record_exec, which hangs up on "No extension specified to filename!".
function* judgeRecording(file: Piece): Generator<LineFinding> {
  if (file.text.trim() === '' || /[.:%]/.test(file.text)) return;
  // What else is put in may bring the ending with it.
  if (!substitutions(file).every(({ inner }) => withoutEnding.test(inner.text))) return;
  const named = file.trim();
  yield { span: named.span(), message: `'${named.text}' says no format: Record knows it by the ending, such as '.wav'.` };
}

/** Values that end in no format. */
const withoutEnding = /^(?:EXTEN|CONTEXT|EPOCH|UNIQUEID|CALLERID\(\w+\)|STRFTIME\(.*\))$/;

/** `Read(hello,X)`, where the name of the variable comes first. */
function* judgeVariable(first: Piece): Generator<LineFinding> {
  if (/^\s*\w+\s*=/.test(first.text))
    yield {
      span: first.trim().span(),
      message: `'${first.text.trim()}' is taken for the name of a variable, and Read asks for digits: Set gives a value.`,
    };
  const text = first.text.trim();
  if (/^[\w-]+(?:[/&][\w-]+)+$|^[a-z]+(?:-[a-z]+)+$/.test(text))
    yield { span: first.trim().span(), message: `'${text}' is taken for the name of a variable.` };
  // A routine may well be told the name.
  const name = /^\$\{(\w+)\}$/.exec(text)?.[1];
  if (name !== undefined && !/^ARG\d/.test(name))
    yield {
      span: first.trim().span(),
      message: `The variable that Read sets is the one that the value of '${name}' names.`,
      atMost: 'information',
      fix: () => change(first.trim(), name),
    };
}

/** `Playback(welcome.wav)`: Asterisk puts the ending of each format behind the name, and finds no `welcome.wav.wav`. */
// Asterisk: main/file.c filehelper; an address of the web keeps its ending.
function* judgeSounds(sounds: Piece): Generator<LineFinding> {
  for (const piece of splitArguments(sounds, '&')) {
    const ending = soundEnding.exec(piece.text)?.[1];
    if (ending === undefined || !/^\s*[\w./+-]*[\w+-]\.\w+\s*$/.test(piece.text)) continue;
    const start = piece.text.lastIndexOf(ending);
    const lost = piece.slice(start, start + ending.length);
    yield {
      span: piece.trim().span(),
      message: `A sound is named without its format: '${piece.text.trim()}' is looked for with another ending behind '${ending}'.`,
      fix: () => change(lost, ''),
    };
  }
}

/** `Playback(a,b)`: several sounds have '&' between them, and Playback looks for its few options in the text behind the comma. */
function* judgePlayback(options: Piece): Generator<LineFinding> {
  const { text } = options;
  if (text.trim() === '' || hasSubstitution(text) || /skip|noanswer|say|mix/i.test(text) || text.includes('(')) return;
  yield {
    span: options.trim().span(),
    message: `'${text.trim()}' is none of the options of Playback: skip, noanswer, say and mix.`,
    // A sound is lost; another word that is ignored does no harm.
    ...(!/[&/]/.test(text) && { atMost: 'information' as const }),
  };
}

/** A word where a number belongs: most often the argument in front of it was left out. */
function* judgeNumbers({ name, application }: ApplicationCall, args: readonly Piece[]): Generator<LineFinding> {
  for (const [index, noun] of Object.entries(numbers[application] ?? {})) {
    const piece = args[Number(index)];
    if (bringsArguments(args[Number(index) - 1])) continue;
    const [, count = '', unit] = inSeconds.has(application) ? (otherUnit.exec(piece?.text ?? '') ?? []) : [];
    if (piece !== undefined && unit !== undefined)
      yield {
        span: piece.trim().span(),
        message: `'${unit}' is ignored: the ${noun} of ${name.text.trim()} is ${count === '1' ? '1 second' : `${count} seconds`} here.`,
      };
    if (
      piece !== undefined &&
      /^\s*(?:[A-Za-z][\w()/@-]*|[A-Za-z]+\(.*\)[\w()]*|(?:\d*|\$\{[\w():]+\})\|.*)\s*$/.test(piece.text)
    )
      yield {
        span: piece.trim().span(),
        message: `'${piece.text.trim()}' is taken for the ${noun} of ${name.text.trim()}, which is a number.`,
        fix: () =>
          application === 'dial' && args.length === 2 && areOptions(piece.text.trim()) ? behindComma(piece.trim()) : [],
      };
  }
}

/** Applications that take their time in seconds; what Dial has behind a number may be options, which is told there. */
const inSeconds: ReadonlySet<string> = new Set([
  ...['queue', 'wait', 'waitexten', 'congestion', 'busy', 'read', 'record', 'page', 'originate', 'retrydial'],
]);

/** A number of another unit than seconds. */
const otherUnit = /^\s*(\d+)\s*(m|mins?|minutes?|h|hrs?|hours?|ms|msecs?|milliseconds?)\s*$/i;

/** `Dial(SIP/100,,t)` for `Dial(SIP/100,t)` */
function behindComma(options: Piece): LineFix[] {
  const { start } = options.span();
  return [
    { title: `Make '${options.text}' the options`, safe: false, replacements: [{ span: { start, end: start }, newText: ',' }] },
  ];
}

/** `SIP/100${DIAL_OPTIONS}`: a variable that holds further arguments with their commas, by its name. */
function bringsArguments(before: Piece | undefined): boolean {
  return before !== undefined && /[^\s,]\$\{\w*(?:OPT|TIMEOUT|PARAM|ARGS)\w*\}\s*$/i.test(before.text);
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
    for (const finding of judgeWord('Log', first, logLevels))
      yield { ...finding, fix: () => change(first, levelElsewhere(text)) };
  else if (!/^\w+$/.test(text) || closest(text, logLevels.values) !== undefined) yield* judgeWord('Log', first, logLevels);
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

function* judgeVerbosity(first: Piece, message: Piece): Generator<LineFinding> {
  const { text } = first;
  if (text.startsWith('$') || /^\s*[+-]?\d/.test(text)) return;
  if (text === '') {
    if (message.text.trim() !== '')
      yield {
        span: message.trim().span(),
        message: 'No level stands in front of the comma, of which Verbose warns each time.',
        atMost: 'information',
      };
    return;
  }
  yield {
    span: first.span(),
    message: `'${text}' is taken for the level of Verbose, which is a number.`,
    fix: () => inFront(first, '0,'),
  };
}
