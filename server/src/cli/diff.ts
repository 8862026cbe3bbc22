/** The difference of two texts in the form that `patch` and `git apply` read. */

const CONTEXT = 3;

/** A unified diff of a file, or the empty text when nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const a = linesOf(before);
  const b = linesOf(after);
  const changes = differences(a, b);
  let text = `--- a/${path}\n+++ b/${path}\n`;
  for (let i = 0; i < changes.length;) {
    let end = i + 1;
    while (end < changes.length && (changes[end]?.from ?? 0) - (changes[end - 1]?.to ?? 0) <= 2 * CONTEXT) end++;
    text += hunk(a, b, changes.slice(i, end));
    i = end;
  }
  return text;
}

/** Lines `from` up to `to` of the old text stand for `newFrom` up to `newTo` of the new one. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Each line with its line feed; the last may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunk(a: readonly string[], b: readonly string[], changes: readonly Change[]): string {
  const first = changes[0];
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return '';
  const lead = Math.min(CONTEXT, first.from);
  const tail = Math.min(CONTEXT, a.length - last.to);
  const from = first.from - lead;
  const to = last.to + tail;
  const newFrom = first.newFrom - lead;
  const newTo = last.newTo + tail;
  let text = `@@ -${range(from, to)} +${range(newFrom, newTo)} @@\n`;
  let at = from;
  for (const change of changes) {
    text +=
      marked(' ', a.slice(at, change.from)) +
      marked('-', a.slice(change.from, change.to)) +
      marked('+', b.slice(change.newFrom, change.newTo));
    at = change.to;
  }
  return text + marked(' ', a.slice(at, to));
}

function range(from: number, to: number): string {
  const count = to - from;
  return count === 1 ? String(from + 1) : `${count === 0 ? from : from + 1},${count}`;
}

function marked(mark: string, lines: readonly string[]): string {
  return lines.map((line) => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`)).join('');
}

/** The shortest list of changes, found by walking both texts at once with ever more differences. */
// Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.
function differences(a: readonly string[], b: readonly string[]): Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const n = endA - start;
  const m = endB - start;
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(n + m, MOST_DIFFERENCES); d++) {
    const row = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < n && x - k < m && a[start + x] === b[start + x - k]) x++;
      row.set(k, x);
      if (x >= n && x - k >= m) {
        trace.push(row);
        return backtrack(trace, n, m, start);
      }
    }
    trace.push(row);
    furthest = row;
  }
  return [{ from: start, to: endA, newFrom: start, newTo: endB }];
}

/** With more, the search costs more than a short diff is worth, and everything between the first and the last one is one change. */
const MOST_DIFFERENCES = 1000;

/** Goes back from the end along the furthest points, and joins steps that touch. */
function backtrack(trace: readonly ReadonlyMap<number, number>[], n: number, m: number, start: number): Change[] {
  const changes: Change[] = [];
  let x = n;
  let y = m;
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d - 1] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (before.get(k - 1) ?? -1) < (before.get(k + 1) ?? -1));
    const beforeX = down ? (before.get(k + 1) ?? 0) : (before.get(k - 1) ?? 0);
    const beforeY = beforeX - (down ? k + 1 : k - 1);
    const step = {
      from: start + beforeX,
      to: start + beforeX + (down ? 0 : 1),
      newFrom: start + beforeY,
      newTo: start + beforeY + (down ? 1 : 0),
    };
    const next = changes.at(-1);
    if (next?.from === step.to && next.newFrom === step.newTo)
      changes[changes.length - 1] = { from: step.from, to: next.to, newFrom: step.newFrom, newTo: next.newTo };
    else changes.push(step);
    x = beforeX;
    y = beforeY;
  }
  return changes.reverse();
}
