/** Text of files on its way to a terminal or a read-only document. */

/** Text of a file without what would command the terminal: a blank for a tab, a picture for every other control character, a question mark for a byte that is no UTF-8. */
export function printable(text: string): string {
  return withoutBytes(text.replace(/\t/g, ' ')).replace(/[\0-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    const code = char.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** The text with a question mark for each byte that is no UTF-8 (see bytes.ts), as Asterisk prints it. */
export function withoutBytes(text: string): string {
  return text.replace(/[\udc80-\udcff]/gu, '?');
}
