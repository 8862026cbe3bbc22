/** Arguments that are numbers, most of them times. */

import type { ApplicationCall } from '../../model/lines/calls.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { areOptions } from './shifted-arguments.ts';
import { isSoundFormat } from './sound-arguments.ts';

/** The arguments that are numbers, counted from 0, and what each is for. */
export const numbers: Readonly<Record<string, Readonly<Record<number, string>>>> = {
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
  retrydial: { 1: 'pause', 2: 'number of attempts', 4: 'timeout' },
  sayunixtime: { 0: 'time' },
  waituntil: { 0: 'time' },
  waitforsilence: { 0: 'silence', 1: 'number of silences', 2: 'timeout' },
  waitfornoise: { 0: 'noise', 1: 'number of noises', 2: 'timeout' },
};

/** `Record(message,wav)`: that the file has no format is told of it. */
function isFormatBehind(application: string, [file, format]: readonly Piece[], index: number): boolean {
  return (
    application === 'record' && index === 1 && isSoundFormat(format?.text.trim() ?? '') && /^[^.:%$]+$/.test(file?.text ?? '')
  );
}

/** A word where a number belongs: most often the argument in front of it was left out. */
export function* judgeNumbers({ name, application }: ApplicationCall, args: readonly Piece[]): Generator<LineFinding> {
  for (const [index, noun] of Object.entries(numbers[application] ?? {})) {
    const piece = args[Number(index)];
    if (bringsArguments(args[Number(index) - 1]) || isFormatBehind(application, args, Number(index))) continue;
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

/** `Answer(2)` */
export function* judgeDelay(delay: Piece): Generator<LineFinding> {
  if (/^\s*(?:[1-9]|\d*\.\d+)\s*$/.test(delay.text))
    yield {
      span: delay.trim().span(),
      message: `Answer counts in milliseconds: this waits for ${delay.text.trim()} of them.`,
      atMost: 'information',
    };
}

/** `Wait(0,5)`, as half a second is written in many languages. */
export function* judgeFraction(whole: Piece, fraction: Piece): Generator<LineFinding> {
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
export function* judgeMilliseconds(piece: Piece): Generator<LineFinding> {
  if (/^\s*[A-Za-z]\w*\/\S/.test(piece.text))
    yield {
      span: piece.trim().span(),
      message: `'${piece.text.trim()}' is taken for a time of SendDTMF: the channel is the fourth argument.`,
    };
  if (/^\s*(?:[1-9]|\d*\.\d+)\s*$/.test(piece.text))
    yield { span: piece.trim().span(), message: `SendDTMF counts in milliseconds: '${piece.text.trim()}' is next to none.` };
}
