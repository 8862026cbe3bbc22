/** What to do with a state that cannot be: fail loudly under test, note it and go on for a user. */

type Listener = (error: Error) => void;

const listeners: Listener[] = [];

/** Has `listener` told of every bug from here on; the test set-up throws from it, the server writes it to its log. */
export function onBug(listener: Listener): void {
  listeners.push(listener);
}

/** Reports a state that the code rules out. Returns, so that the caller can go on with the least harmful answer. */
export function bug(what: string, cause?: unknown): void {
  const error = new Error(`bug: ${what}`, { cause });
  for (const listener of listeners) listener(error);
}
