/** The characters that FILTER lets through: its first argument taken apart. */
// Asterisk: funcs/func_strings.c filter, main/app.c ast_get_encoded_char.

/** A character, or two with a `-` between them. */
export interface FilterItem {
  readonly start: number;
  readonly end: number;
  readonly first: FilterCharacter;
  /** Undefined for one character; `missing` where a `-` has nothing behind it, and so is lost. */
  readonly last: FilterCharacter | 'missing' | undefined;
}

export interface FilterCharacter {
  /** The byte; of a character of several bytes the first. */
  readonly code: number;
  /** As it is written: `a`, `\n`, `\x41`. */
  readonly text: string;
}

/** A `-` makes a range of what stands on both sides of it, unless a range has just ended there. */
export function filterItems(allowed: string): FilterItem[] {
  const items: FilterItem[] = [];
  for (let at = 0; at < allowed.length;) {
    const start = at;
    const first = encodedCharacter(allowed, at);
    at += first.text.length;
    let last: FilterItem['last'];
    if (allowed.charAt(at) === '-') {
      last = at + 1 < allowed.length ? encodedCharacter(allowed, at + 1) : 'missing';
      at += 1 + (last === 'missing' ? 0 : last.text.length);
    }
    items.push({ start, end: at, first, last });
  }
  return items;
}

/** Whether a range is hardly what was meant: it goes over the end, has none, or holds more than letters or digits of one kind. */
export function isSuspiciousRange({ first, last }: FilterItem): boolean {
  if (last === undefined) return false;
  if (last === 'missing') return true;
  const areWritten = first.text.startsWith('\\') && last.text.startsWith('\\');
  if (first.code > 0x7f || last.code > 0x7f) return !areWritten;
  if (last.code < first.code) return true;
  if (first.text.startsWith('\\') || last.text.startsWith('\\') || (first.code <= 0x21 && last.code >= 0x7e)) return false;
  return signsIn(first.code, last.code).length > 0;
}

/** The characters between two others that are neither letters nor digits. */
export function signsIn(first: number, last: number): string {
  let signs = '';
  for (let code = first + 1; code < last; code++) if (kindOf(code) === '') signs += String.fromCharCode(code);
  return signs;
}

/** The first character of its kind: `0` for a digit, `A` for a capital, `a` for a small letter; empty for others. */
export function kindOf(code: number): '0' | 'A' | 'a' | '' {
  const character = String.fromCharCode(code);
  if (/\d/.test(character)) return '0';
  if (/[A-Z]/.test(character)) return 'A';
  return /[a-z]/.test(character) ? 'a' : '';
}

/** All characters that are let through; a range that ends before it begins goes on from the last of all characters to the first. */
export function filteredCharacters(allowed: string): string {
  let characters = '';
  for (const { first, last } of filterItems(allowed)) {
    const end = last === undefined || last === 'missing' ? first.code : last.code;
    for (let code = first.code; ; code = (code + 1) % 256) {
      characters += String.fromCharCode(code);
      if (code === end) break;
    }
  }
  return characters;
}

function encodedCharacter(text: string, at: number): FilterCharacter {
  const hexadecimal = /^\\x([0-9a-f]{1,2})/i.exec(text.slice(at, at + 4));
  if (hexadecimal?.[1] !== undefined) return { code: Number.parseInt(hexadecimal[1], 16), text: hexadecimal[0] };
  const octal = /^\\0([0-7]*)/.exec(text.slice(at));
  if (octal?.[1] !== undefined) return { code: Number.parseInt(`0${octal[1]}`, 8) % 256, text: octal[0] };
  if (text.charAt(at) === '\\' && at + 1 < text.length) {
    const control = { n: 10, t: 9, r: 13 }[text.charAt(at + 1)];
    return { code: control ?? byteOf(text, at + 1), text: text.slice(at, at + 2) };
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { code: byteOf(text, at), text: character };
}

/** The first byte of a character in UTF-8. */
function byteOf(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  if (code < 0x80) return code;
  return code < 0x800 ? 0xc0 | (code >> 6) : code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
}
