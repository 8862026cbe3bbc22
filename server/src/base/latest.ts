/** Answers that several ask for one after another: the same rules look at a line in turn, and each needs to know the same of it. */

/** Answers as `compute` does, and gives the last answer once more while it is asked for the same. What it answers must not be changed. */
export function rememberingLatest<Arguments extends readonly unknown[], Answer>(
  compute: (...args: Arguments) => Answer,
): (...args: Arguments) => Answer {
  let latest: { readonly args: Arguments; readonly answer: Answer } | undefined;
  return (...args) => {
    if (latest !== undefined && areSame(latest.args, args)) return latest.answer;
    const answer = compute(...args);
    latest = { args, answer };
    return answer;
  };
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
