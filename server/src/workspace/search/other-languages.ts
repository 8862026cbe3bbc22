/** Which contexts an `extensions.ael` or `extensions.lua` makes, where its text says so plainly, as the samples of Asterisk do. */
// Asterisk: pbx/pbx_ael.c, pbx/pbx_lua.c: both add to the contexts of extensions.conf.

/** The languages in which a dialplan can be written besides, by the name of their file. */
export const otherLanguages: Readonly<Record<string, (text: string) => readonly string[] | undefined>> = {
  'extensions.ael': contextsOfAel,
  'extensions.lua': contextsOfLua,
};

/** The words of a text in AEL or Lua, any of which may name a context of extensions.conf; labels and cases, as `default:`, are none, nor are contexts of other servers, keywords and the tables of Lua. */
export function wordsOf(text: string): ReadonlySet<string> {
  const code = text
    .replace(/\/\*.*?\*\//gs, ' ')
    .replace(/(?:\/\/|--(?!\w)).*$/gm, '')
    .replace(/\bIAX2\/[^\s()"']*|\bglobals\s*\{|\b(?:extensions|hints)\s*=/g, ' ');
  const words = new Set<string>();
  for (const [, word = '', colon] of code.matchAll(/([\w.-]+)(\s*:(?!:))?/g)) if (colon === undefined) words.add(word);
  return words;
}

/** The contexts and macros of Asterisk's sample in AEL, or of what is left of it; undefined for other texts, which may lead anywhere. */
function contextsOfAel(text: string): readonly string[] | undefined {
  const code = text.replace(/\/\*.*?\*\//gs, ' ').replace(/\/\/.*$/gm, '');
  if (/^\s*#\s*\w*include\b/m.test(code)) return undefined;
  const names = [...code.matchAll(/\b(?:context|macro)\s+([^\s(){};]+)/g)].map(([, name = '']) => name);
  return names.every((name) => name.startsWith('ael-')) ? names : undefined;
}

/** The keys of the table `extensions` of a text in Lua; undefined where a program could add to it. */
function contextsOfLua(text: string): readonly string[] | undefined {
  const code = text
    .replace(/--\[\[.*?\]\]/gs, ' ')
    .replace(/--.*$/gm, '')
    .replace(/(["'])(?:\\.|(?!\1)[^\\\n])*\1/g, (quoted) => (/^.[\w-]*.$/.test(quoted) ? quoted : '""'));
  if (/\b(?:require|dofile|loadfile|load|loadstring|setmetatable|for|while|repeat|_G)\b/.test(code)) return undefined;
  const mentions = code.match(/\bextensions\b/g) ?? [];
  const table = /\bextensions\s*=\s*\{/.exec(code);
  if (table === null) return mentions.length === 0 ? [] : undefined;
  if (mentions.length > 1) return undefined;
  return keysOfTable(code, table.index + table[0].length);
}

/** The keys at the top of a table, of which the brace before `start` is the first; undefined where its end is missing or a key is computed. */
function keysOfTable(code: string, start: number): readonly string[] | undefined {
  const keys: string[] = [];
  let depth = 1;
  let isAtKey = true;
  for (let i = start; i < code.length; i++) {
    const char = code.charAt(i);
    if (char === '}' && --depth === 0) return keys;
    if (char === '{') depth++;
    if (depth !== 1 || /\s/.test(char)) continue;
    if (char === ';' || char === ',') isAtKey = true;
    else if (isAtKey) {
      const key = /^(?:(\w+)|\[\s*["']([\w-]+)["']\s*\])\s*=\s*(?=\{)/.exec(code.slice(i));
      if (key === null) return undefined;
      keys.push(key[1] ?? key[2] ?? '');
      i += key[0].length - 1;
      isAtKey = false;
    }
  }
  return undefined;
}
