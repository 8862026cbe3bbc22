/**
 * The list with one more element, which may be the same list: whoever calls keeps no other reference to it. A list that grows by `push`
 * keeps room for many more elements, which most of the lists that a large dialplan is made of never need; a short one is copied instead.
 */
export function grown<T>(list: readonly T[], element: T): readonly T[] {
  if (list.length === 0) return [element];
  if (list.length < SHORT) return list.toSpliced(list.length, 0, element);
  (list as T[]).push(element);
  return list;
}

const SHORT = 8;
