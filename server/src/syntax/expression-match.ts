/** The operators `:` and `=~` on texts that are known: POSIX regular expressions, as far as JavaScript's are certain to agree with them. */
// Asterisk: main/ast_expr2.y op_colon, op_eqtilde (regcomp with REG_EXTENDED).

export interface Match {
  /** Whether the expression has a group, and with it a text for an answer. */
  readonly hasGroup: boolean;
  /** Undefined where the regular expression matches nothing. */
  readonly found: { readonly index: number; readonly length: number; readonly group: string | undefined } | undefined;
}

/** Without alternatives, escapes of letters, counts and classes by name, both kinds mean the same. */
const plain = /^\^?(?:\((?:ATOM[*+?]?)+\)|ATOM[*+?]?)*\$?$/;
const atom = /[\w ,;:@#%&=!<>/'~-]|\.|\\[.*+?$^()[\]|/]|\[\^?\]?[\w .,;:@#%&=!<>/'~+*?$()-]+\]/;
const understood = new RegExp(plain.source.replaceAll('ATOM', `(?:${atom.source})`));

/** What matching gives; undefined when it cannot be told. */
export function matchOf(text: string, pattern: string): Match | undefined {
  // A quantifier behind another one, or two of them that share a text, may be read in more than one way.
  if (!understood.test(pattern) || count(pattern, /[*+?]/g) > 1 || count(pattern, /\(/g) > 1) return undefined;
  // Asterisk counts bytes, and a range may be refused.
  if (/[^\0-\x7f]/.test(text) || hasReversedRange(pattern)) return undefined;
  // A `]` right behind `[` stands for itself in POSIX.
  const found = new RegExp(pattern.replace(/\[(\^?)\]/g, '[$1\\]'), 's').exec(text);
  return {
    hasGroup: pattern.includes('('),
    found: found === null ? undefined : { index: found.index, length: found[0].length, group: found[1] },
  };
}

function count(pattern: string, what: RegExp): number {
  return pattern.match(what)?.length ?? 0;
}

function hasReversedRange(pattern: string): boolean {
  return [...pattern.matchAll(/(.)-(?=([^\]]))/g)].some(([, from = '', to = '']) => from > to);
}
