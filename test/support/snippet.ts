/**
 * Snippets as VS Code expands them: placeholders give their default, choices their first, linked placeholders the text of the
 * first one, tab stops nothing. Enough for tests that check what a snippet puts into a file.
 */
import { readFileSync } from 'node:fs';

export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  /** The lines as the file has them, with placeholders. */
  readonly body: string;
  /** What stands in the editor before anything is typed. */
  readonly text: string;
}

/** The snippets of a file in VS Code's format, in its order. */
export function readSnippets(path: string): Snippet[] {
  const entries = JSON.parse(readFileSync(path, 'utf8')) as Record<
    string,
    { readonly prefix: string; readonly description: string; readonly body: string | readonly string[] }
  >;
  return Object.entries(entries).map(([name, { prefix, description, body }]) => {
    const joined = typeof body === 'string' ? body : body.join('\n');
    return { name, prefix, description, body: joined, text: expandSnippet(joined) };
  });
}

/** The text that a body expands to. Throws on what VS Code would not read as meant: an unclosed placeholder, a variable. */
export function expandSnippet(body: string): string {
  const parser = new SnippetParser(body);
  const parts = parser.parts('');
  const defaults = new Map<string, readonly Part[]>();
  collectDefaults(parts, defaults);
  return render(parts, defaults, []);
}

/**
 * An expanded dialplan snippet as a file of its own: one that starts inside a context or an extension gets that context
 * and extension in front.
 */
export function standalone(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trimStart().startsWith(';')) ?? '';
  if (first.startsWith('[')) return text;
  return first.trimStart().startsWith('same') ? `[example]\nexten => 200,1,NoOp()\n${text}` : `[example]\n${text}`;
}

type Part = string | { readonly stop: string; readonly inner: readonly Part[] | undefined };

/** Reads a body from left to right; `at` is the first character not yet read. */
class SnippetParser {
  readonly #body: string;
  #at = 0;

  constructor(body: string) {
    this.#body = body;
  }

  /** The parts up to `end`, which is read too; to the end of the body if `end` is empty. */
  parts(end: string): readonly Part[] {
    const parts: Part[] = [];
    let text = '';
    for (;;) {
      const char = this.#body[this.#at];
      if (char === undefined) {
        if (end !== '') throw new Error(`no '${end}' closes a placeholder: ${this.#body}`);
        break;
      }
      if (char === end) {
        this.#at++;
        break;
      }
      const next = this.#body[this.#at + 1] ?? '';
      if (char === '\\' && (next === '$' || next === '}' || next === '\\')) {
        text += next;
        this.#at += 2;
      } else if (char === '$' && /[\d{A-Za-z_]/.test(next)) {
        parts.push(text, this.#placeholder());
        text = '';
      } else {
        text += char;
        this.#at++;
      }
    }
    parts.push(text);
    return parts;
  }

  #placeholder(): Part {
    const head = /^\$(?:(\d+)|\{(\d+)([:|}]))/.exec(this.#body.slice(this.#at));
    if (head === null) throw new Error(`not a tab stop: ${this.#body.slice(this.#at, this.#at + 20)}`);
    this.#at += head[0].length;
    const stop = head[1] ?? head[2] ?? '';
    if (head[3] === ':') return { stop, inner: this.parts('}') };
    if (head[3] === '|') return { stop, inner: [this.#firstChoice()] };
    return { stop, inner: undefined };
  }

  #firstChoice(): string {
    const choices = ['' as string];
    for (;;) {
      const char = this.#body[this.#at++];
      if (char === undefined) throw new Error(`no '|}' closes a choice: ${this.#body}`);
      if (char === '|' && this.#body[this.#at] === '}') break;
      if (char === '\\' && /[\\,|]/.test(this.#body[this.#at] ?? ''))
        choices.push((choices.pop() ?? '') + (this.#body[this.#at++] ?? ''));
      else if (char === ',') choices.push('');
      else choices.push((choices.pop() ?? '') + char);
    }
    this.#at++;
    return choices[0] ?? '';
  }
}

function collectDefaults(parts: readonly Part[], defaults: Map<string, readonly Part[]>): void {
  for (const part of parts) {
    if (typeof part === 'string' || part.inner === undefined) continue;
    if (defaults.has(part.stop)) throw new Error(`placeholder ${part.stop} has two defaults`);
    defaults.set(part.stop, part.inner);
    collectDefaults(part.inner, defaults);
  }
}

function render(parts: readonly Part[], defaults: ReadonlyMap<string, readonly Part[]>, open: readonly string[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (open.includes(part.stop)) throw new Error(`placeholder ${part.stop} contains itself`);
      return render(part.inner ?? defaults.get(part.stop) ?? [], defaults, [...open, part.stop]);
    })
    .join('');
}
