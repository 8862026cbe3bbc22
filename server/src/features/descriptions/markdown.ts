/** The little of Markdown that hovers and completion items are written in. */

/** Text as code, whatever characters it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** A block of dialplan. */
export function block(text: string): string {
  return `\`\`\`asterisk-dialplan\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

/** Text of a comment, with what Markdown would take for marks made harmless. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** Text of a comment of several lines, which stay lines: they are mostly a list. */
export function plainLines(text: string): string {
  return plain(text).replaceAll('\n', '  \n');
}

/** `a`, `b` and 3 more. */
export function names(list: readonly string[], most = 5): string {
  return joined(list, most, 'and');
}

/** `a`, `b` or 3 more. */
export function choice(list: readonly string[], most = 12): string {
  return joined(list, most, 'or');
}

function joined(list: readonly string[], most: number, word: 'and' | 'or'): string {
  const shown = list.slice(0, most).map(code);
  const rest = list.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} ${word} ${rest} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1) ?? ''}` : (shown[0] ?? '');
}

/** `1 place`, `3 places`. */
export function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : nouns}`;
}

/** Paragraphs, empty and missing ones left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
