/** What Dial makes of its devices and of its timeout, where that is something else than what is written seems to say. */

import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { LineFinding } from '../finding.ts';
import { change } from './accepted-words.ts';

/** `Dial(PJSIP/100,30tT)`: Asterisk reads the number and ignores what stands behind it. */
export function* judgeTimeout(piece: Piece, following: Piece | undefined): Generator<LineFinding> {
  const [, number = '', options] = /^(\s*(?:\d+(?:\.\d+)?|\$\{\w+\})\s*)((?:[A-Za-z]+(?:\(.*\))?)+)\s*$/.exec(piece.text) ?? [];
  // Who writes the unit means no option.
  if (options === undefined || /^(?:s|secs?|seconds?|ms)$/i.test(options)) return;
  const lost = piece.slice(number.length, number.length + options.length);
  yield {
    span: lost.span(),
    message: `'${options}' is ignored behind the timeout of Dial: a comma belongs in front of options.`,
    fix: () => (following === undefined ? change(lost, `,${options}`) : []),
  };
}

/** `Dial(100)`, `Dial(SIP:100)`: without a `/` nobody knows which kind of channel to call. */
export function* judgeDestinations(first: Piece): Generator<LineFinding> {
  let isTold = false;
  const before = new Set<string>();
  for (const piece of splitArguments(first, '&')) {
    const { text } = piece;
    const device = text.trim();
    if (before.has(device) && device.includes('/'))
      yield {
        span: piece.trim().span(),
        message: `'${device}' stands here twice, and is called twice at once.`,
        atMost: 'information',
      };
    before.add(device);
    const address = addressBehind(text);
    if (address !== undefined)
      yield {
        span: piece.trim().span(),
        message: `'${address.number}' is no address: behind the endpoint PJSIP takes a SIP URI or the name of an aor.`,
        atMost: 'warning',
        fix: () => change(piece.trim(), `${address.technology}/${address.number}@${address.endpoint}`),
      };
    // `Dial(PJSIP/1&2&3)` is one mistake.
    if (isTold) continue;
    if (
      /^\s*(?:(?:PJSIP|SIP|IAX2|DAHDI|Local)[:\\]|\$\{\w+\}\\)/i.test(text) ||
      /^[\p{L}\p{N}_.@\\:+-]+(?: [\p{L}\p{N}_.@\\:+-]+)*$/u.test(text.trim()) ||
      /^\s*\$\{EXTEN(?::[\d:-]+)?\}(?:@[\w.-]+)?\s*$/.test(text) ||
      // No name of a kind of channel begins with a digit.
      /^\s*\+?\d(?:[\w@.+*#-]|\$\{[\w:()-]*\})*\s*$/.test(text)
    ) {
      isTold = true;
      yield {
        span: piece.trim().span(),
        message: `'${text.trim()}' names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.`,
      };
    }
  }
}

/** The parts of `PJSIP/trunk/0123`, as it was with chan_sip; undefined for any other dial string. */
export function addressBehind(
  text: string,
): { readonly technology: string; readonly endpoint: string; readonly number: string } | undefined {
  const [, technology = '', endpoint = '', number = ''] = numberBehind.exec(text) ?? [];
  return number === '' || number === endpoint ? undefined : { technology, endpoint, number };
}

// Asterisk: channels/chan_pjsip.c request, res/res_pjsip_session.c ast_sip_session_create_outgoing.
const numberBehind =
  /^\s*(PJSIP)\/([\w.-]+)\/(\+?\d{3,}|\+?\d*\$\{EXTEN(?::[\d:-]+)?\}|\$\{FILTER\([\d*#+-]+,\$\{EXTEN(?::[\d:-]+)?\}\)\})\s*$/i;
