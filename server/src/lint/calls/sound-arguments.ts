/** Names of sounds and recordings among the arguments of applications. */

import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { LineFinding } from '../finding.ts';
import { change } from './accepted-words.ts';

/** The ending of a file of sound. */
const soundEnding = /(\.(?:wav|wav49|gsm|ulaw|alaw|sln|sln16|g722|g729|mp3|ogg))\s*$/i;

/** Whether a word is the ending of a file of sound. */
export function isSoundFormat(word: string): boolean {
  return soundEnding.test(`.${word}`);
}

/** `StopMixMonitor(call.wav)` */
// Asterisk: apps/app_mixmonitor.c stop_mixmonitor_full finds nothing under another name, and says nothing.
export function* judgeRecordingId(id: Piece): Generator<LineFinding> {
  if (soundEnding.test(id.text) || /^\s*\/\w+\//.test(id.text))
    yield {
      span: id.trim().span(),
      message: `'${id.text.trim()}' is taken for the ID that option 'i' of MixMonitor gives: the recording goes on.`,
      fix: () => change(id, ''),
    };
}

/** `Record(message)`, where the ending says in which format it is recorded. */
// Asterisk: apps/app_record.c record_exec, which hangs up on "No extension specified to filename!".
export function* judgeRecording(file: Piece): Generator<LineFinding> {
  if (file.text.trim() === '' || /[.:%]/.test(file.text)) return;
  // What else is put in may bring the ending with it.
  if (!substitutions(file).every(({ inner }) => withoutEnding.test(inner.text))) return;
  const named = file.trim();
  yield { span: named.span(), message: `'${named.text}' says no format: Record knows it by the ending, such as '.wav'.` };
}

/** Values that end in no format. */
const withoutEnding = /^(?:EXTEN|CONTEXT|EPOCH|UNIQUEID|CALLERID\(\w+\)|STRFTIME\(.*\))$/;

/** `Playback(welcome.wav)`: Asterisk puts the ending of each format behind the name, and finds no `welcome.wav.wav`. */
// Asterisk: main/file.c filehelper; an address of the web keeps its ending.
export function* judgeSounds(sounds: Piece): Generator<LineFinding> {
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
export function* judgePlayback(options: Piece): Generator<LineFinding> {
  const { text } = options;
  if (text.trim() === '' || hasSubstitution(text) || /skip|noanswer|say|mix/i.test(text) || text.includes('(')) return;
  yield {
    span: options.trim().span(),
    message: `'${text.trim()}' is none of the options of Playback: skip, noanswer, say and mix.`,
    // A sound is lost; another word that is ignored does no harm.
    ...(!/[&/]/.test(text) && { atMost: 'information' as const }),
  };
}
