/** Lengths as Asterisk counts them: in bytes of UTF-8. */

export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
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
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), follower(code));
    else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | (code >> 12), follower(code >> 6), follower(code));
    else bytes += String.fromCharCode(0xf0 | (code >> 18), follower(code >> 12), follower(code >> 6), follower(code));
  }
  return bytes;
}

function follower(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
