/**
 * The list with one more element, behind the others or at a place among them. It may be the same list: whoever calls keeps no other reference
 * to it. A list that grows by `push` keeps room for many more elements, which most of the lists that a large dialplan is made of never need;
 * a short one is copied instead.
 */
export function grown<T>(list: readonly T[], element: T, place = list.length): readonly T[] {
  if (list.length === 0) return [element];
  if (list.length < SHORT) return list.toSpliced(place, 0, element);
  if (place === list.length) (list as T[]).push(element);
  else (list as T[]).splice(place, 0, element);
  return list;
}

const SHORT = 8;
