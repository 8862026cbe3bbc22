/** What single applications make of their arguments, where that is something else than what is written seems to say. */

import { closest } from '../../base/distance.ts';
import { hangupCauses, logLevels, originateTypes } from '../../catalogue/arguments/accepted-values.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { LineFinding } from '../finding.ts';
import { change, inFront, judgeWord } from './accepted-words.ts';
import { judgeDestinations, judgeTimeout } from './dial-arguments.ts';
import { mayHoldCommas } from './function-arguments.ts';
import { judgeMailbox, judgeVoicemailContext } from './mailbox-arguments.ts';
import { judgeDelay, judgeFraction, judgeMilliseconds, judgeNumbers, numbers } from './number-arguments.ts';
import { pipedArguments } from './pipes.ts';
import { shiftedArguments } from './shifted-arguments.ts';
import { judgePlayback, judgeRecording, judgeRecordingId, judgeSounds } from './sound-arguments.ts';

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
  const [first, ...others] = args;
  const judged =
    first !== undefined && Object.hasOwn(judges, name) ? [...(judges[name]?.([first, ...others], call.data) ?? [])] : [];
  // Where the type of Originate is left out, or the extension, all that stands behind has moved.
  const hasMoved = name === 'originate' && (judged.length > 0 || lacksExtension(args));
  if (Object.hasOwn(numbers, name) && pipedArguments(call) === undefined && !hasMoved) yield* judgeNumbers(call, args);
  yield* judged;
}

/** `Originate(PJSIP/100,exten,wake,1,30,a)`: the priority and the timeout stand one place too early. */
function lacksExtension([, , , extension, priority, timeout]: readonly Piece[]): boolean {
  return extension?.text === '1' && Number(priority?.text) > 1 && timeout !== undefined && !/^\s*[\d$]/.test(timeout.text);
}

const judges: Readonly<Record<string, Judge>> = {
  *dial([first, timeout, following]) {
    yield* judgeDestinations(first);
    if (timeout !== undefined) yield* judgeTimeout(timeout, following);
  },
  page: ([first]) => (first.text.includes('&') ? judgeDestinations(first) : []),
  saydigits: ([first]) => judgeSpoken(first, /^(?![A-Za-z_]\w*$).*[\d*#$]/s, 'has no digit to say'),
  saynumber: ([first]) => judgeSpoken(first, /^\s*[-+]?\d|\$/, 'is no number to say'),
  agi: ([first]) => judgeProgram(first),
  eagi: ([first]) => judgeProgram(first),
  deadagi: ([first]) => judgeProgram(first),
  parkedcall: ([first, number]) => ((number?.text.trim() ?? '') === '' ? judgeParkingLot(first) : []),
  queue: ([, , , announcement, timeout]) =>
    announcement !== undefined && (timeout?.text.trim() ?? '') === '' ? judgeAnnouncement(announcement) : [],
  system: (_, data) => judgeCommand(data),
  trysystem: (_, data) => judgeCommand(data),
  audiosocket: ([first, service]) => judgeAudioSocket(first, service),
  answer: ([delay]) => judgeDelay(delay),
  wait: ([whole, fraction]) => (fraction === undefined ? [] : judgeFraction(whole, fraction)),
  senddtmf: ([, pause, length]) => [pause, length].flatMap((piece) => (piece === undefined ? [] : [...judgeMilliseconds(piece)])),
  blindtransfer: ([first]) => judgeTransfer(first),
  festival: ([, keys]) => (keys === undefined ? [] : judgeKeys(keys)),
  *sayunixtime([, zone, format]) {
    yield* judgeTimeZone(zone, format);
    if (format !== undefined) yield* judgeTimeFormat(format);
  },
  voicemail: ([first, options]) => judgeMailbox(first, options),
  voicemailmain: ([first]) => judgeVoicemailContext(first),
  *originate([, type, , , fifth]) {
    if (type === undefined) return;
    yield* judgeWord('Originate', type.trim(), originateTypes);
    // Asterisk: apps/app_originate.c originate_exec: behind an application and its data two arguments mean nothing.
    if (type.text.trim().toLowerCase() === 'app' && fifth !== undefined && /^[a-zA-Z]+(?:\(|$)/.test(fifth.text.trim()))
      yield {
        span: fifth.trim().span(),
        message: `'${fifth.text.trim()}' is passed over: options are the seventh argument of Originate.`,
        atMost: 'warning',
      };
  },
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

/** Whether a text can be the timeout of Queue and hardly the name of a sound. */
export function isTimeout(text: string): boolean {
  return /^(?:\d+|\$\{\w*(?:TIMEOUT|MAXWAIT)\w*\})$/i.test(text.trim());
}

/** `Queue(sales,t,,60)`, where a comma is missing in front of the timeout. */
function* judgeAnnouncement(announcement: Piece): Generator<LineFinding> {
  const text = announcement.text.trim();
  if (isTimeout(text))
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

/** `SayUnixTime(,,%A %B %e)`: the format of STRFTIME(). */
// Asterisk: main/say.c ast_say_date_with_format_en warns of each '%'.
function* judgeTimeFormat(format: Piece): Generator<LineFinding> {
  const written = format.trim();
  if (hasSubstitution(written.text) || !/^(?:%-?[A-Za-z][\s:,./-]*)+$/.test(written.text)) return;
  yield {
    span: written.span(),
    message: `'${written.text}' is a format of STRFTIME(): that of SayUnixTime has letters without '%'.`,
  };
}

/** `Hangup(403)` */
// Asterisk: main/channel.c causes[]; res/res_pjsip_session.c and its kin answer any other number as if there was none.
function* judgeCause(cause: Piece): Generator<LineFinding> {
  const text = cause.text.trim();
  if (/^\d{3}$/.test(text) && Number(text) > 127)
    yield { span: cause.trim().span(), message: `'${text}' is no cause: their numbers end at 127, and those of SIP are others.` };
}

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
      explains: ['unset-variable', 'unknown-variable'],
      fix: () => change(first.trim(), name),
    };
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
  NOTE: 'NOTICE',
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
