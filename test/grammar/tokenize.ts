/** The TextMate grammars in the engine that VS Code runs, and the reader of annotated case files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type StateStack } from 'vscode-textmate';

export type GrammarName = 'asterisk-dialplan' | 'asterisk-config';

/** A piece of a line, with its scopes from the outermost to the innermost. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** A claim of a case file about columns `start` to `end` of a line: the scopes they must have (`!scope`: must not). */
export interface Annotation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

export const projectRoot = process.env['PROJECT_ROOT'] ?? '.';

/** The text of a grammar. */
export function grammarText(name: GrammarName): string {
  return readFileSync(join(projectRoot, 'syntaxes', `${name}.tmLanguage.json`), 'utf8');
}

/** A grammar ready to run, with the other one at hand for what it includes. */
export async function loadGrammar(name: GrammarName): Promise<IGrammar> {
  wasmLoaded ??= loadWASM(readFileSync(join(projectRoot, 'node_modules/vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: wasmLoaded.then(() => ({ createOnigScanner, createOnigString })),
    loadGrammar: (scope) => {
      const file = scope.replace('source.', '') as GrammarName;
      return Promise.resolve(parseRawGrammar(grammarText(file), `${file}.json`));
    },
  });
  const grammar = await registry.loadGrammar(`source.${name}`);
  if (grammar === null) throw new Error(`no grammar source.${name}`);
  return grammar;
}

/** The tokens of one line, and the state in which the next line begins. */
export function tokenizeLine(
  grammar: IGrammar,
  text: string,
  state: StateStack = INITIAL,
): { readonly tokens: readonly Token[]; readonly state: StateStack } {
  const result = grammar.tokenizeLine(text, state);
  return {
    tokens: result.tokens.map((token) => ({ start: token.startIndex, end: token.endIndex, scopes: token.scopes })),
    state: result.ruleStack,
  };
}

/**
 * Splits a case file into its lines and the annotations on them. `;   ^^^^ scope other` labels the columns above it, in the
 * nearest line that is no annotation; `;<^^^^ scope` labels column 0 too, where the `;` itself stands, up to its last caret.
 */
export function readCase(text: string): { readonly lines: readonly string[]; readonly annotations: readonly Annotation[] } {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  for (const line of text.split('\n')) {
    const annotation = /^;(<?)( *)(\^+) +(\S.*)$/.exec(line);
    if (annotation === null) {
      lines.push(line);
      continue;
    }
    const [, fromStart = '', blanks = '', carets = '', scopes = ''] = annotation;
    const first = 1 + fromStart.length + blanks.length;
    annotations.push({
      line: lines.length - 1,
      start: fromStart === '' ? first : 0,
      end: first + carets.length,
      scopes: scopes.trim().split(/\s+/),
    });
  }
  return { lines, annotations };
}

/** Whether a token's scope is the one meant: the same, or one below it (`comment` means `comment.line.semicolon.asterisk` too). */
export function hasScope(token: Token, scope: string): boolean {
  return token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
}

let wasmLoaded: Promise<void> | undefined;
