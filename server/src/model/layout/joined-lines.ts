/** `key += value`: lines of a category that Asterisk puts together while it reads them. */
// Asterisk: main/config.c process_text_line.

import type { Line } from '../../syntax/config-file.ts';
import { Piece } from '../../syntax/piece.ts';
import type { ContextStatement, ExtensionStatement, SettingStatement } from '../../syntax/statement.ts';
import type { Fragment } from './category.ts';

export type Assignment = ExtensionStatement | ContextStatement | SettingStatement;

/** Whether a category has lines to be put together at all. */
export function joinsLines(fragments: readonly Fragment[]): boolean {
  return fragments.some(hasAppend);
}

/** The statements of a category with each `key += value` joined to the last line of that key. */
export function joinedStatements(fragments: readonly Fragment[]): { line: Line; statement: Assignment }[] {
  const list: { line: Line; statement: Assignment }[] = [];
  const latest = new Map<string, { line: Line; statement: Assignment }>();
  for (const fragment of fragments)
    for (const line of fragment.lines()) {
      const { statement } = line;
      if (!('key' in statement)) continue;
      const key = statement.key.text;
      const earlier = statement.operator === '+=' ? latest.get(key) : undefined;
      if (earlier === undefined) {
        const entry = { line, statement };
        list.push(entry);
        latest.set(key, entry);
        continue;
      }
      const raw = statement.live.text.slice(statement.live.text.indexOf('=') + 1);
      earlier.statement = earlier.statement.withValue(joinedValue(earlier.line, earlier.statement.value, raw));
    }
  return list;
}

/** A value with more text behind it, which stands at the value's last character: the line it comes from is another one. */
function joinedValue(line: Line, value: Piece, raw: string): Piece {
  const last = Math.max(0, value.text === '' ? line.text.length - 1 : value.column(value.text.length - 1));
  const columns = Int32Array.from({ length: value.text.length + raw.length + 1 }, (_, i) =>
    i < value.text.length ? value.column(i) : last,
  );
  return new Piece(value.text + raw, 0, columns).trim();
}

function hasAppend(fragment: Fragment): boolean {
  const { lines, mayAppend } = fragment.file;
  if (!mayAppend) return false;
  for (let i = fragment.first, { end } = fragment; i < end; i++) {
    const { text, statement } = lines[i] as Line;
    // The text is looked at first, since few lines hold such a sign.
    if (text.includes('+=') && 'operator' in statement && statement.operator === '+=') return true;
  }
  return false;
}
