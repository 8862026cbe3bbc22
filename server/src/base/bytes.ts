/**
 * Texts as Asterisk has them: in bytes of UTF-8. A byte that is no UTF-8 can stand in a text as a low surrogate without its high one, from
 * DC80 to DCFF.
 */

export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (isByte(code)) bytes += 1;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

/** What is left of a text when it is cut to so many bytes; a character that does not fit as a whole goes. */
export function cutToBytes(text: string, limit: number): string {
  if (text.length * 3 <= limit) return text;
  let bytes = 0;
  let end = 0;
  for (const char of text) {
    bytes += byteLength(char);
    if (bytes > limit) return text.slice(0, end);
    end += char.length;
  }
  return text;
}

/** The bytes of a text, each as a character of its own; the text itself where all of it is ASCII. */
export function asBytes(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  let bytes = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += char;
    else if (isByte(code)) bytes += String.fromCharCode(code & 0xff);
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), follower(code));
    else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | (code >> 12), follower(code >> 6), follower(code));
    else bytes += String.fromCharCode(0xf0 | (code >> 18), follower(code >> 12), follower(code >> 6), follower(code));
  }
  return bytes;
}

/** The text of these bytes, each given as a character of its own. */
export function fromBytes(bytes: string): string {
  return bytes.replace(/[^\0-\x7f]+/g, (run) =>
    run.replace(sequence, (found, byte: string | undefined) =>
      byte === undefined ? decodeURIComponent(escapedBytes(found)) : String.fromCharCode(0xdc00 + byte.charCodeAt(0)),
    ),
  );
}

/** A character of UTF-8 beyond ASCII, or else, as a group, a byte that is none. */
const sequence =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])/g;

function escapedBytes(bytes: string): string {
  return bytes.replace(/./gs, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

/** Whether a code unit stands for a byte that is no UTF-8; behind a high surrogate it does not. */
function isByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function follower(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
