/** Who waits for what: those who come too early are called when the time has come, in the order in which they came. */

/** Somebody who waits until a condition holds. */
interface Waiting {
  readonly isTime: () => boolean;
  readonly run: () => void;
}

export class WaitingRoom {
  #waiting: Waiting[] = [];

  /** Whether nobody waits. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Calls back as soon as the condition holds, at once if it does; returns how to give up. */
  wait(isTime: () => boolean, run: () => void): () => void {
    if (isTime()) {
      run();
      return () => undefined;
    }
    const waiting = { isTime, run };
    this.#waiting.push(waiting);
    return () => {
      this.#waiting = this.#waiting.filter((each) => each !== waiting);
    };
  }

  /** Calls all those whose time has come. */
  call(): void {
    if (this.#waiting.length === 0) return;
    const ready = this.#waiting.filter(({ isTime }) => isTime());
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { run } of ready) run();
  }
}
