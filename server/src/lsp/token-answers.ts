/** The semantic tokens that each document was answered with last, so that the next answer holds what is other and no more. */

import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { allTokens, fileTokens, lineTokens, tokensEdit, type FileTokens } from '../features/semantic-tokens.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile } from '../syntax/config-file.ts';
import { SLICE, type Scheduler } from '../workspace/scheduler.ts';

/** A longer file is never answered as a whole, which would keep everything else waiting: an editor asks for the lines that it shows. */
const MOST_LINES = 50_000;

/** So many lines are looked at between two looks at the clock. */
const FEW_LINES = 100;

/** The dialplan, if it is loaded, and the file that a document is at present; undefined when it is none. */
export type FindFile = () => readonly [Dialplan | undefined, ConfigFile] | undefined;

/** More answers than this are not kept; the oldest goes. */
const MOST_ANSWERS = 50;

/** Keeps the last answer for each of the documents that were asked for last. */
export class TokenAnswers {
  readonly #last = new Map<string, { readonly id: string; readonly tokens: FileTokens }>();
  #answers = 0;

  /** Looks at the lines of a file bit by bit, giving way to other requests, so that an answer about all of them takes no time afterwards. */
  async prepare(find: FindFile, scheduler: Scheduler): Promise<void> {
    let next = 0;
    for (;;) {
      const [dialplan, file] = find() ?? [];
      if (file === undefined || file.lines.length > MOST_LINES) return;
      for (const end = scheduler.now() + SLICE; scheduler.now() < end; next += FEW_LINES) {
        if (next >= file.lines.length) return;
        lineTokens(dialplan, file.lines.slice(next, next + FEW_LINES));
      }
      await new Promise<void>((resolve) => scheduler.next(resolve));
    }
  }

  /** Undefined for a file that is too long. */
  full(dialplan: Dialplan | undefined, file: ConfigFile): SemanticTokens | undefined {
    if (file.lines.length > MOST_LINES) {
      this.#last.delete(file.path);
      return undefined;
    }
    const tokens = fileTokens(dialplan, file);
    return { resultId: this.#keep(file, tokens), data: allTokens(tokens) };
  }

  /** What changed since the answer of that id; all of it where that is not the last one. */
  delta(dialplan: Dialplan | undefined, file: ConfigFile, id: string): SemanticTokens | SemanticTokensDelta | undefined {
    const last = this.#last.get(file.path);
    if (last?.id !== id || file.lines.length > MOST_LINES) return this.full(dialplan, file);
    const tokens = fileTokens(dialplan, file);
    const edit = tokensEdit(last.tokens, tokens);
    return { resultId: this.#keep(file, tokens), edits: edit === undefined ? [] : [edit] };
  }

  #keep(file: ConfigFile, tokens: FileTokens): string {
    const id = String(++this.#answers);
    this.#last.delete(file.path);
    this.#last.set(file.path, { id, tokens });
    for (const path of this.#last.keys()) if (this.#last.size > MOST_ANSWERS) this.#last.delete(path);
    return id;
  }
}
