/** Regular expressions of POSIX, the extended ones with what glibc adds, as those of JavaScript. */

import { literalPattern } from './literal-pattern.ts';

/** A test of whether the expression fits anywhere in a text; undefined for one that `regcomp` refuses. */
export function posixRegExp(expression: string): RegExp | undefined {
  const source = new Translation(expression).source();
  return source === undefined ? undefined : new RegExp(source, 's');
}

class Translation {
  readonly #text: string;
  #at = 0;
  /** Groups that were opened, and of these the ones that are closed. */
  #opened = 0;
  readonly #closed = new Set<number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Undefined where the expression is refused. */
  source(): string | undefined {
    let source = '';
    /** The groups that are open, each with where it begins in what is made so far. */
    const open: { readonly number: number; readonly from: number }[] = [];
    /** Where what a repetition repeats begins; undefined where nothing stands that it could repeat. */
    let repeatable: number | undefined;
    const put = (piece: string, from: number | undefined = source.length): void => {
      repeatable = from;
      source += piece;
    };
    while (this.#at < this.#text.length) {
      const char = this.#text.charAt(this.#at++);
      switch (char) {
        case '(':
          open.push({ number: ++this.#opened, from: source.length });
          source += '(';
          repeatable = undefined;
          break;
        case ')': {
          const group = open.pop();
          if (group === undefined) put('\\)');
          else {
            put(')', group.from);
            this.#closed.add(group.number);
          }
          break;
        }
        case '|':
          source += '|';
          repeatable = undefined;
          break;
        case '^':
        case '$':
          source += char;
          repeatable = undefined;
          break;
        case '*':
        case '+':
        case '?':
        case '{': {
          const count = char === '{' ? this.#interval() : char;
          if (count === undefined || repeatable === undefined) return undefined;
          source = `${source.slice(0, repeatable)}(?:${source.slice(repeatable)})${count}`;
          break;
        }
        case '[': {
          const set = this.#set();
          if (set === undefined) return undefined;
          put(set);
          break;
        }
        case '\\': {
          const escape = this.#escape();
          if (escape === undefined) return undefined;
          put(escape);
          // What stands for no character cannot be repeated.
          if (/^(?:\\[bB]|[\^$])/.test(escape)) repeatable = undefined;
          break;
        }
        default:
          put(char === '.' ? '.' : literalPattern(char));
      }
    }
    return open.length > 0 ? undefined : source;
  }

  #escape(): string | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const char = this.#text.charAt(this.#at++);
    if (/[1-9]/.test(char)) return this.#closed.has(Number(char)) ? `(?:\\${char})` : undefined;
    if (/[wWsSbB]/.test(char)) return `\\${char}`;
    return ends[char] ?? literalPattern(char);
  }

  /** `{n}`, `{n,}`, `{n,m}` and `{,m}`; the brace is behind us. */
  #interval(): string | undefined {
    const found = /^(\d*)(?:(,)(\d*))?\}/.exec(this.#text.slice(this.#at));
    if (found === null) return undefined;
    const [whole, least = '', comma, most = ''] = found;
    if (least === '' && comma === undefined) return undefined;
    if (Number(least) > MOST_REPETITIONS || Number(most) > MOST_REPETITIONS) return undefined;
    if (most !== '' && Number(most) < Number(least)) return undefined;
    this.#at += whole.length;
    return `{${least === '' ? '0' : least}${comma ?? ''}${most}}`;
  }

  /** What stands between brackets; the first one is behind us. */
  #set(): string | undefined {
    let members = '';
    const isNegated = this.#text.charAt(this.#at) === '^';
    if (isNegated) this.#at++;
    for (let isFirst = true; ; isFirst = false) {
      if (this.#at >= this.#text.length) return undefined;
      if (this.#text.charAt(this.#at) === ']' && !isFirst) break;
      const classed = /^\[:(\w*):\]/.exec(this.#text.slice(this.#at));
      if (classed !== null) {
        const [whole, name = ''] = classed;
        if (!Object.hasOwn(classes, name)) return undefined;
        members += classes[name] ?? '';
        this.#at += whole.length;
        continue;
      }
      const from = this.#member();
      if (from === undefined) return undefined;
      if (this.#text.charAt(this.#at) !== '-' || this.#text.charAt(this.#at + 1) === ']') {
        members += inSet(from);
        continue;
      }
      this.#at++;
      const to = this.#member();
      if (to === undefined || to < from) return undefined;
      members += `${inSet(from)}-${inSet(to)}`;
    }
    this.#at++;
    return `[${isNegated ? '^' : ''}${members}]`;
  }

  /** One character of a set, be it written as `[.x.]` or `[=x=]`. */
  #member(): string | undefined {
    const [whole, , char] = /^\[([.=])(.)\1\]/s.exec(this.#text.slice(this.#at)) ?? [];
    if (whole !== undefined) {
      this.#at += whole.length;
      return char;
    }
    if (/^\[[.=]/.test(this.#text.slice(this.#at))) return undefined;
    return this.#at < this.#text.length ? this.#text.charAt(this.#at++) : undefined;
  }
}

const MOST_REPETITIONS = 32_767;

/** The ends of words and of the text, as glibc writes them. */
const ends: Readonly<Record<string, string>> = { '<': '\\b(?=\\w)', '>': '\\b(?<=\\w)', '`': '^', "'": '$' };

const classes: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

function inSet(char: string): string {
  return char.replace(/[\\\]^[-]/, '\\$&');
}
