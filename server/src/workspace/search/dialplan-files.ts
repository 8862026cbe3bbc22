/** What a file is, by its name and by what stands at its beginning, before anybody has read it as a dialplan. */

import { isNeighborName } from '../../model/neighbors/neighbors.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import { parseLine } from '../../syntax/parse-line.ts';
import type { Statement } from '../../syntax/statement.ts';
import { HEAD } from '../disk/file-system.ts';

/** Whether a file has the name of a dialplan, whatever is in it; `extensions.lua.conf` says that it is in another language. */
export function hasDialplanName(name: string): boolean {
  return (/^extensions.*\.conf$/i.test(name) && !/\.(?:ael|lua)\.conf$/i.test(name)) || name.endsWith('.dialplan');
}

/** Whether a file has the name of a sample that comes with Asterisk, and that Asterisk reads only where somebody includes it. */
export function isSample(name: string): boolean {
  return name === 'extensions_minivm.conf';
}

/** Whether `*.conf` files below a folder of this name are dialplans when they look like one. */
export function holdsDialplans(folder: string): boolean {
  return folder === 'extensions.d' || folder === 'dialplan' || folder === 'dialplan.d';
}

/** Whether a folder of this name holds the parts of another file of Asterisk: `pjsip.d`, `sip.conf.d`. */
export function holdsOtherParts(folder: string): boolean {
  const file = /^(\w+)(?:\.conf)?\.d$/.exec(folder)?.[1];
  return file !== undefined && isNeighborName(`${file}.conf`);
}

/** Whether a file has a name under which people keep the macros of a dialplan, and other programs theirs. */
export function mayHoldMacros(name: string): boolean {
  return /^macros?\.conf$/i.test(name);
}

/** Names that people give to an `extensions.conf` before it is put in place: templates, samples, copies for the web. Programs that write one are none. */
export function hasTemplateName(name: string): boolean {
  if (/\.(?:php|pl|py|rb|sh|js|ts|go|md|rst)$/i.test(name)) return false;
  return /^extensions.*\.conf[._-]\w+(?:\.\w+)*$/i.test(name);
}

/** Whether `extensions.conf` is misspelt. */
export function isNearlyRootName(name: string): boolean {
  return /^ext?en[ts][a-z]{0,6}\.conf$/i.test(name);
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

/** The names in the include directives of a text. */
export function includeNames(text: string): readonly string[] {
  const statements = /;--|--;/.test(text) ? statementsOf(text) : mentioningStatements(text);
  return statements.map(includedName).filter((name) => name !== undefined);
}

/** The statements of the lines in which an include directive may stand, for a text in which no block comment begins or ends. */
function mentioningStatements(text: string): Statement[] {
  const found: Statement[] = [];
  let end = 0;
  for (const { index } of text.matchAll(includeWord)) {
    if (index < end) continue;
    const start = text.lastIndexOf('\n', index) + 1;
    const next = text.indexOf('\n', index);
    end = next < 0 ? text.length : next;
    found.push(parseLine(text.slice(start, end), 0, 'dialplan', start === 0));
  }
  return found;
}

function statementsOf(text: string): Statement[] {
  if (text.search(includeWord) < 0) return [];
  let depth = 0;
  return text.split('\n').map((line, number) => {
    const statement = parseLine(line, depth, 'dialplan', number === 0);
    depth = statement.depthAfter;
    return statement;
  });
}

const includeWord = /#(?:try)?include/gi;

/** The name in an include directive; undefined for any other line, and where no name is given. */
export function includedName(statement: Statement): string | undefined {
  if (statement.kind !== 'directive' || !/^(?:try)?include$/.test(statement.word)) return undefined;
  const { text } = statement.argument;
  return text === '' ? undefined : text;
}

/** The names in the include directives of a file that was read. */
export function includedNames({ structure }: Pick<ConfigFile, 'structure'>): readonly string[] {
  return structure.map(({ statement }) => includedName(statement)).filter((name) => name !== undefined);
}
