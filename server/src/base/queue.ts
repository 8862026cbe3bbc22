/** Things that wait for their turn, each once, in order of arrival. */

/** A set that finds its first element at once, however many have been taken out before it. */
export class Queue<T> implements Iterable<T> {
  readonly #waiting = new Set<T>();
  #iterator = this.#waiting.values();
  /** The element that was found last, while it waits; the ones before it are gone. */
  #first: T | undefined;

  get size(): number {
    return this.#waiting.size;
  }

  has(element: T): boolean {
    return this.#waiting.has(element);
  }

  /** Puts an element behind all others; one that waits already keeps its place. */
  add(element: T): void {
    this.#waiting.add(element);
  }

  delete(element: T): boolean {
    if (element === this.#first) this.#first = undefined;
    return this.#waiting.delete(element);
  }

  first(): T | undefined {
    if (this.#waiting.size === 0) return undefined;
    while (this.#first === undefined) {
      const { done, value } = this.#iterator.next();
      if (done === true) this.#iterator = this.#waiting.values();
      else this.#first = value;
    }
    return this.#first;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#waiting.values();
  }
}
