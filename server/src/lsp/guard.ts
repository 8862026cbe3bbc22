/** Keeps one failing request from taking the server down: it is logged, and answered with nothing. */

import { ResponseError } from 'vscode-languageserver';

/** A handler that answers `otherwise` when the given one throws. A refusal meant for the user goes through. */
export function guarded<P, R>(
  name: string,
  handler: (params: P) => R,
  otherwise: R,
  log: (message: string) => void,
): (params: P) => R {
  return (params) => {
    try {
      return handler(params);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return otherwise;
    }
  };
}
