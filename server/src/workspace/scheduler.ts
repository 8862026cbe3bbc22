/** When to run: the clock and the timers, handed in so that tests can turn them by hand. */

export interface Scheduler {
  /** Milliseconds since some moment. */
  now(): number;
  /** Runs as soon as the messages that wait have been read, and no file that was asked for is on its way. */
  soon(run: () => void): void;
  /** Whether such a file is on its way. */
  readonly isHeld: boolean;
  /** Runs as soon as the messages that wait have been read, for work that needs no files. */
  next(run: () => void): void;
  /** Runs after a pause. */
  later(run: () => void): void;
}

/** Milliseconds without an edit after which what only depends on the last one is looked at: fewer than pass between two keys. */
export const PAUSE = 20;

/** A turn that computes gives way to requests after this many milliseconds. */
export const SLICE = 2;
