/** When to run: the clock and the timers, handed in so that tests can turn them by hand. */

export interface Scheduler {
  /** Milliseconds since some moment. */
  now(): number;
  /** Runs as soon as what is waiting to be read has been read. */
  soon(run: () => void): void;
}

/** A turn that computes gives way to requests after this many milliseconds. */
export const SLICE = 8;
