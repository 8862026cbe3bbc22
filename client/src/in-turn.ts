/**
 * Work that is done one after the other. Who reads a file and sends what it holds must not be overtaken by somebody who begins later and reads
 * faster: the older text would be the last to arrive.
 */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  /** Does this when everything is done that was asked for before. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** Changes that come while others are at work, to be taken together when their turn comes. */
export class Gathered<T> {
  readonly #turn: InTurn;
  readonly #work: (items: readonly T[]) => Promise<void>;
  #waiting: T[] = [];

  constructor(turn: InTurn, work: (items: readonly T[]) => Promise<void>) {
    this.#turn = turn;
    this.#work = work;
  }

  async add(item: T): Promise<void> {
    this.#waiting.push(item);
    if (this.#waiting.length === 1) await this.#turn.run(() => this.#work(this.#waiting.splice(0)));
  }
}
