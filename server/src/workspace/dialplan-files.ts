/** What a file is, by its name and by what stands at its beginning, before anybody has read it as a dialplan. */

import { HEAD } from './file-system.ts';

/** Whether a file has the name of a dialplan, whatever is in it. */
export function hasDialplanName(name: string): boolean {
  return /^extensions.*\.conf$/i.test(name) || name.endsWith('.dialplan');
}

/** Whether `*.conf` files below a folder of this name are dialplans when they look like one. */
export function holdsDialplans(folder: string): boolean {
  return folder === 'extensions.d' || folder === 'dialplan' || folder === 'dialplan.d';
}

/** Whether a file has a name under which people keep the macros of a dialplan, and other programs theirs. */
export function mayHoldMacros(name: string): boolean {
  return /^macros?\.conf$/i.test(name);
}

/** Names that people give to an `extensions.conf` before it is put in place: templates, samples, copies for the web. */
export function hasTemplateName(name: string): boolean {
  return /^extensions.*\.conf[._-]\w+(?:\.\w+)*$/i.test(name);
}

/** Whether the first section that says anything has the lines of a context. */
export function looksLikeDialplan(text: string): boolean {
  let isContext = false;
  for (const [line] of text.slice(0, HEAD).matchAll(/^[ \t]*[^\s;#].*$/gm)) {
    const live = line.trim();
    if (live.startsWith('[')) isContext = !/^\[(?:general|globals)\]/i.test(live);
    else if (/^(?:exten|same)\s*=>?\s*[^=]*,/i.test(live) || /^(?:include|switch|ignorepat)\s*=>?/i.test(live)) return true;
    else if (isContext) return false;
  }
  return false;
}

/** Whether some line of the text is one that only a dialplan has. */
export function hasExtensionLine(text: string): boolean {
  return /^[ \t]*exten[ \t]*=>?[ \t]*[^,;\n]+,[ \t]*(?:\d+|n|s|hint)\b/im.test(text.slice(0, HEAD));
}

/** All that a search finds out from the content of a file, in short: where two texts have the same, neither counts for more than the other. */
export function look(text: string): string {
  return `${looksLikeDialplan(text)} ${hasExtensionLine(text)}`;
}

/** The names in the include directives of a text. */
export function includeNames(text: string): readonly string[] {
  return [...text.matchAll(includeLine)].map((match) => unquoted((match[1] ?? '').trim()));
}

// A directive inside a block comment is found too; that does no more than keep a file from being looked at on its own.
const includeLine = /^[^\S\n]*#(?:try)?include[^\S\n]+([^;\n]+)/gim;

function unquoted(name: string): string {
  return /^(?:".*"|<.*>)$/.test(name) ? name.slice(1, -1) : name;
}
