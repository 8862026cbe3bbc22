/** Arguments that stand a comma too far to the left or to the right, so that each is taken for something else. */

import type { Piece } from '../../syntax/piece.ts';
import type { LineFinding } from '../finding.ts';

/** An argument of an application, counted from 0, and what is no such argument. */
interface Slot {
  readonly position: number;
  readonly noun: string;
  /** Texts that can only belong to another argument, and which one that is; `isFree` tells whether nothing stands there. */
  readonly belongs: (text: string, isFree: (position: number) => boolean) => string | undefined;
}

/** A time: a number, or a variable that says so by its name. */
const time = /^(?:\d+|\$\{\w*(?:TIMEOUT|MAXWAIT)\w*\})$/i;
/** What Queue knows; a script may well have a name of letters. */
const queueLetters = /^[bBcCdFhHiIkKnrRtTwWxX]{1,4}$/;

/** `tb(before^s^1)` */
const isSubroutineOption = /^[a-zA-Z]*[bBF]\([\w${}-]+\^.*\)$/;

const slots: Readonly<Record<string, readonly Slot[]>> = {
  dial: [
    {
      position: 3,
      noun: 'URL',
      belongs: (text, isFree) => {
        if (/^\d+$/.test(text)) return isFree(1) ? 'the timeout is the second argument' : undefined;
        return areOptions(text) ? 'options are the third argument' : undefined;
      },
    },
  ],
  queue: [
    {
      position: 2,
      noun: 'URL',
      belongs: (text, isFree) => {
        if (time.test(text)) return isFree(4) ? 'the timeout is the fifth argument' : undefined;
        return queueLetters.test(text) || isSubroutineOption.test(text) ? 'options are the second argument' : undefined;
      },
    },
    {
      position: 5,
      noun: 'AGI script',
      belongs: (text, isFree) => {
        if (time.test(text)) return isFree(4) ? 'the timeout is the fifth argument' : undefined;
        return isFree(1) && queueLetters.test(text) ? 'options are the second argument' : undefined;
      },
    },
  ],
};

/** Whether a text is option letters, some of them with an argument, in which parentheses may stand. */
export function areOptions(text: string): boolean {
  const withoutInner = text.replace(/(?<=.)\([^()]*\)/g, '');
  return withoutInner === text ? /^[A-Za-z]+$/.test(text) : areOptions(withoutInner);
}

/** What is told of the arguments of an application, its name as written. */
export function* shiftedArguments(name: string, args: readonly Piece[]): Generator<LineFinding> {
  const folded = name.toLowerCase();
  if (!Object.hasOwn(slots, folded)) return;
  const isFree = (position: number): boolean => (args[position]?.text.trim() ?? '') === '';
  // `Dial(SIP/1,SIP/2,20,t)`: that the second channel stands where the timeout belongs is told, and what is behind has moved with it.
  if (folded === 'dial' && /^\w+\//.test(args[1]?.text.trim() ?? '')) return;
  for (const { position, noun, belongs } of slots[folded] ?? []) {
    const piece = args[position]?.trim();
    const where = piece === undefined || piece.text === '' ? undefined : belongs(piece.text, isFree);
    if (piece !== undefined && where !== undefined)
      yield { span: piece.span(), message: `'${piece.text}' is taken for the ${noun} of ${name}: ${where}.` };
  }
}
