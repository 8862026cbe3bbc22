/** Whether two collections, or two plain values, hold the same. */

export function equalSets<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

export function equalMaps<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}

/** Whether two values are the same: numbers, texts and the like, lists and sets of them, and objects. Others are the same as themselves alone. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, index) => equalValues(each, b[index]));
  if (a instanceof Set && b instanceof Set) return equalSets<unknown>(a, b);
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const own = Object.keys(a);
  return own.length === Object.keys(b).length && own.every((key) => Object.hasOwn(b, key) && equalValues(a[key], b[key]));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
