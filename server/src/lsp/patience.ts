/**
 * Requests that come before what they ask about is there. They wait, can be cancelled meanwhile, and hold up no others; when their time has
 * come they are answered one after the other, in the order in which they came, with room for what has arrived in between.
 */

import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { isObject } from '../workspace/settings.ts';
import { guarded } from './guard.ts';
import type { Session } from './session.ts';

/** What has to be there: the file itself, the dialplans that it belongs to, its problems, or all dialplans in use. */
export type Need = 'file' | 'dialplan' | 'problems' | 'all dialplans';

export type Handler<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;

export class Patience {
  readonly #session: Session;
  readonly #ready: (() => void)[] = [];

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * A handler that answers at once if it can, later if it must, and with `otherwise` when the given one throws. What asks about a place of a
   * text that is another by then gets `outdated`, or a refusal where there is none.
   */
  answer<P, R>(name: string, need: Need | (() => Need), handler: (params: P) => R, otherwise: R, outdated?: R): Handler<P, R> {
    const { log } = this.#session;
    const safe = guarded(name, handler, otherwise, log);
    return (params, token) => {
      const path = this.#pathIn(params);
      const version = this.#session.workspace.versionOf(path);
      const answer = (): R => {
        if (!namesPlace(params) || this.#session.workspace.versionOf(path) === version) return safe(params);
        if (outdated !== undefined) return outdated;
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since this was asked.');
      };
      return this.#whenThere(typeof need === 'string' ? need : need(), path, token, answer);
    };
  }

  #whenThere<R>(need: Need, path: string, token: CancellationToken, answer: () => R): R | Promise<R> {
    const called = { isThere: false, run: (): void => void (called.isThere = true) };
    const giveUp = this.#wait(need, path, () => called.run());
    if (called.isThere) return answer();
    return new Promise<R>((resolve, reject) => {
      const cancel = (): void => {
        giveUp();
        reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'This was cancelled.'));
      };
      // A request that was cancelled before it was begun is never told of it.
      if (token.isCancellationRequested) {
        cancel();
        return;
      }
      const listening = token.onCancellationRequested(cancel);
      called.run = () =>
        this.#next(() => {
          listening.dispose();
          if (token.isCancellationRequested) return;
          try {
            resolve(answer());
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
    });
  }

  #wait(need: Need, path: string, run: () => void): () => void {
    const { workspace } = this.#session;
    switch (need) {
      case 'file':
        return workspace.whenRead(path, run);
      case 'dialplan':
        return workspace.whenLoaded(path, run);
      case 'problems':
        return workspace.whenChecked(path, run);
      case 'all dialplans':
        return workspace.whenAllLoaded(run);
    }
  }

  /** Runs behind those whose time has come earlier. */
  #next(run: () => void): void {
    this.#ready.push(run);
    if (this.#ready.length === 1) this.#session.scheduler.next(() => this.#runFirst());
  }

  #runFirst(): void {
    this.#ready[0]?.();
    this.#ready.shift();
    if (this.#ready.length > 0) this.#session.scheduler.next(() => this.#runFirst());
  }

  /** The document that a request is about, wherever it is named; an empty path when it is about none. */
  #pathIn(params: unknown): string {
    const uri = uriIn(params);
    return uri === undefined ? '' : this.#session.uris.path(uri);
  }
}

function uriIn(params: unknown): string | undefined {
  if (!isObject(params)) return undefined;
  const { textDocument, item, data, uri } = params;
  if (typeof uri === 'string') return uri;
  return uriIn(textDocument) ?? uriIn(item) ?? uriIn(data);
}

/** Whether a request is about a place in the text rather than about all of it. */
function namesPlace(params: unknown): boolean {
  return isObject(params) && ['position', 'positions', 'range'].some((name) => name in params);
}
