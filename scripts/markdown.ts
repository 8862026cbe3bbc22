/** Markdown of the pages that are generated. */

/** What brings the files up to date. */
export const COMMAND = 'npm run generate';

export const GENERATED = `<!-- Written by \`${COMMAND}\`; changes here are lost. -->`;

/** The anchor of a heading, as GitHub makes it. */
export function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** One sentence per line, so that a change of one sentence is a change of one line. */
export function sentences(text: string): string {
  return text.trim().replaceAll(/(?<=[^.][.?!][)"*]?) +(?=[A-Z`"*(])/g, '\n');
}

export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

export function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
