/** The context of a mailbox under the cursor: behind the `@` where a mailbox is named, and in the header of voicemail.conf that makes it. */

import { touches, type Span } from '../../base/span.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Dialplan } from '../dialplan.ts';
import type { NameUse } from '../lines/name-uses.ts';
import { namesOf } from './configured-name-at.ts';

export interface MailboxContextAt {
  readonly name: string;
  readonly line: Line;
  readonly span: Span;
  /** The headers in voicemail.conf that make it, in load order; empty when none does. */
  readonly headers: readonly Line[];
}

/** Undefined where none stands, or one that is put together at run time. */
export function mailboxContextAt(dialplan: Dialplan, line: Line, column: number): MailboxContextAt | undefined {
  const { statement } = line;
  const isMade = statement.kind === 'section' && dialplan.neighborName(line.file) === 'voicemail.conf';
  const piece = isMade
    ? statement.name
    : namesOf(dialplan, line)
        .flatMap((use) => contextOf(use) ?? [])
        .find((each) => touches(each.span(), column));
  if (piece === undefined || !touches(piece.span(), column)) return undefined;
  const name = piece.text;
  const headers = dialplan.neighborSections('voicemail.conf').filter((each) => isSame(each.name, name));
  return { name, line, span: piece.span(), headers: headers.map(({ header }) => header) };
}

/** Where mailboxes are named together with this context. */
export function* usesOfMailboxContext(
  dialplan: Dialplan,
  { name }: MailboxContextAt,
): Generator<{ readonly line: Line; readonly piece: Piece }> {
  for (const file of [...dialplan.layout.files, ...dialplan.neighbors])
    for (const line of file.lines)
      if (line.text.includes('@'))
        for (const use of namesOf(dialplan, line)) {
          const piece = contextOf(use);
          if (piece !== undefined && isSame(piece.text, name)) yield { line, piece };
        }
}

function contextOf({ kind, piece }: NameUse): Piece | undefined {
  const at = kind === 'mailbox' ? piece.text.lastIndexOf('@') : -1;
  const context = at < 0 ? undefined : piece.slice(at + 1);
  return context === undefined || context.text === '' || hasSubstitution(context.text) ? undefined : context;
}

// Asterisk: apps/app_voicemail.c find_user compares contexts without case.
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
