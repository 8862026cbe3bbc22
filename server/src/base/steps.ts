/** Work in many steps, so that others have their turn between two of them. */

/** What is there after the last step is the result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Takes all steps one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
