/** Mailboxes that are named: those whose context is missing, and which of those that there are may be meant. */

import { closest } from '../../base/distance.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { NameUse } from '../../model/lines/name-uses.ts';
import { withFixedValues } from '../../model/names/fixed-text.ts';
import type { NamesOfKind } from '../../model/neighbors/names-of-kind.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isToldOfHeader } from './unknown-name.ts';

/** `VoiceMail(100,office,u)`, where there is a mailbox `100@office`. */
export function isMailboxByComma({ statement }: Line, { kind, piece, construct }: NameUse, names: NamesOfKind): boolean {
  if (kind !== 'mailbox' || !/^voicemail$/i.test(construct) || (statement.kind !== 'exten' && statement.kind !== 'same'))
    return false;
  const [, second] = splitArguments(statement.data);
  return second !== undefined && names.has(`${piece.text}@${second.text.trim()}`);
}

/** The mailbox of nearly that name in the same context, or of the same name in one of nearly that name. */
export function closestMailbox(wanted: string, names: readonly string[]): string | undefined {
  const [box = '', context = ''] = wanted.split('@');
  const divided = names.map((name) => name.split('@'));
  const nearBox = closest(
    box,
    divided.flatMap(([name = '', where = '']) => (where.toLowerCase() === context.toLowerCase() ? [name] : [])),
  );
  if (nearBox !== undefined) return context === '' ? nearBox : `${nearBox}@${context}`;
  const nearContext = closest(
    context,
    divided.flatMap(([name, where = '']) => (name === box ? [where] : [])),
  );
  return nearContext === undefined ? undefined : `${box}@${nearContext}`;
}

/** `VoiceMail(${EXTEN}@defualt)`: of the mailbox at least the context is written, or a variable with one value holds it. */
export function* unknownContextOfMailbox(priority: Priority, { piece, isTest }: NameUse, dialplan: Dialplan): Generator<Finding> {
  if (isTest) return;
  const written = contextBehindAt.exec(piece.text)?.[1];
  if (written !== undefined) {
    yield* unknownMailboxContext(priority.line, piece.slice(piece.text.length - written.length), dialplan);
    return;
  }
  const held = contextBehindAt.exec(withFixedValues(dialplan, priority, piece.text))?.[1];
  const contexts = held === undefined ? undefined : mailboxContexts(dialplan);
  if (held === undefined || contexts === undefined || contexts.has(held.toLowerCase()) || isTemplateText(priority.line.text))
    return;
  yield {
    line: priority.line,
    span: piece.span(),
    message: `'${piece.text}' names the context '${held}' here, and no mailbox of that is in voicemail.conf.`,
    isOncePerFile: true,
  };
}

/** Whether a mailbox of which a part is put in has the name of a context written out that has none. */
export function isInUnknownContext(written: string, dialplan: Dialplan): boolean {
  const context = contextBehindAt.exec(written)?.[1];
  return context !== undefined && mailboxContexts(dialplan)?.has(context.toLowerCase()) === false;
}

const contextBehindAt = /^[^@]*\$\{[^@]*\}[^@]*@([\w-]+)$/;

/** The contexts of voicemail.conf that have mailboxes; undefined where others may have some too. */
function mailboxContexts(dialplan: Dialplan): ReadonlySet<string> | undefined {
  const names = dialplan.configured('mailbox');
  if (names.isOpen || names.all.length === 0) return undefined;
  return new Set(names.all.map(({ name }) => name.slice(name.indexOf('@') + 1).toLowerCase()));
}

/** A context of voicemail.conf, written where one is named, that has no mailbox. */
export function* unknownMailboxContext(line: Line, piece: Piece, dialplan: Dialplan): Generator<Finding> {
  const contexts = mailboxContexts(dialplan);
  if (contexts === undefined || contexts.has(piece.text.toLowerCase()) || isTemplateText(line.text)) return;
  const isSlip = isToldOfHeader({ kind: 'mailbox', name: `@${piece.text}` }, dialplan);
  yield {
    line,
    span: piece.span(),
    message: `No mailbox of the context '${piece.text}' is in voicemail.conf.`,
    ...(isSlip && { atMost: 'hint' as const }),
    fix: (): Fix[] => {
      const near = closest(piece.text, contexts);
      return near === undefined
        ? []
        : [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, piece.span(), near)] }];
    },
  };
}
