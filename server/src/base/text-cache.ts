/** What was worked out of some texts, for as many as there is room for: then it begins again. */
export class TextCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  /** `most` texts are kept. */
  constructor(most = 1000) {
    this.#most = most;
  }

  /** What `compute` gave for the text, or gives now; it must depend on nothing else. */
  get(text: string, compute: (text: string) => Value): Value {
    const kept = this.#values.get(text);
    if (kept !== undefined || this.#values.has(text)) return kept as Value;
    if (this.#values.size >= this.#most) this.#values.clear();
    const value = compute(text);
    this.#values.set(text, value);
    return value;
  }
}
