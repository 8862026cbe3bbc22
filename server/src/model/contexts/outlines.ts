/** What the lines of a context make it hold, without what they do. */

import type { Context } from './context.ts';
import type { Extension } from './extension.ts';

/** Whether a search finds the same in two contexts of one name: extensions, priorities with their labels, includes and switches. */
export function haveSameOutline(one: Context | undefined, other: Context | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.hasUnknownNames === other.hasUnknownNames &&
    areAlike(one.registered(), other.registered(), haveSamePriorities) &&
    areAlike(one.includes, other.includes, (a, b) => a.name === b.name && a.target === b.target) &&
    areAlike(one.switches, other.switches, (a, b) => a.name === b.name) &&
    areAlike(one.headers, other.headers, (a, b) => a.file === b.file)
  );
}

function haveSamePriorities(one: Extension, other: Extension): boolean {
  return (
    one.name === other.name &&
    one.callerId === other.callerId &&
    areAlike(one.priorities, other.priorities, (a, b) => a.number === b.number && a.label === b.label)
  );
}

function areAlike<T>(one: readonly T[], other: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return one.length === other.length && one.every((each, index) => isSame(each, other[index] as T));
}
