/**
 * Names of queues, mailboxes, endpoints and the like that the other configuration files do not define; one judgement for the rules of all
 * kinds.
 */

import { closest } from '../base/distance.ts';
import { kindsOfNames, type NameKind } from '../catalogue/configured-names.ts';
import type { Context } from '../model/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { NameUse } from '../model/name-uses.ts';
import type { Line } from '../syntax/config-file.ts';
import { gathered } from './gathered.ts';
import { editOf, type Finding, type Fix } from './rule.ts';
import { isTemplateText } from './template-text.ts';
import { isMangled } from './typography.ts';

/** The names of some kinds that a context uses and nothing defines. */
export function* unknownNames(context: Context, dialplan: Dialplan, kinds: ReadonlySet<NameKind>): Generator<Finding> {
  for (const { line, use } of usesOf(context, dialplan, kinds)) {
    const names = dialplan.configured(use.kind);
    if (names.isOpen || use.isComputed || use.isTest || names.has(use.name)) continue;
    if (use.orName !== undefined && names.has(use.orName)) continue;
    if (isTemplateText(line.text) || isMangled(line.statement, line.text)) continue;
    if (isHost(use) || isAskedFor(context, dialplan, use)) continue;
    const { noun, file } = kindsOfNames[use.kind];
    yield {
      line,
      span: use.piece.span(),
      message: `No ${noun} named '${use.piece.text}' is in ${file}.`,
      fix: (): Fix[] => {
        const near = closest(
          use.name,
          dialplan.configured(use.kind).all.map(({ name }) => name),
        );
        if (near === undefined) return [];
        const newText = use.kind === 'mailbox' && !use.piece.text.includes('@') ? near.replace(/@default$/i, '') : near;
        return [{ title: `Change to '${newText}'`, safe: false, edits: [editOf(line, use.piece.span(), newText)] }];
      },
    };
  }
}

function* usesOf(
  context: Context,
  dialplan: Dialplan,
  kinds: ReadonlySet<NameKind>,
): Generator<{ readonly line: Line; readonly use: NameUse }> {
  for (const { priority, found } of gathered(context, dialplan).names)
    for (const use of found) if (kinds.has(use.kind)) yield { line: priority.line, use };
}

/** What chan_sip finds in no file it takes for a host and asks the network for; only a number is certainly none. */
function isHost({ kind, name }: NameUse): boolean {
  return kind === 'sip-peer' && !/^\d+$/.test(name);
}

/** Whether the context asks if there is such a name, so that its author knows that it may be missing. */
function isAskedFor(context: Context, dialplan: Dialplan, { kind, name }: NameUse): boolean {
  for (const { use } of usesOf(context, dialplan, new Set([kind])))
    if (use.isTest && (use.isComputed || use.name === name)) return true;
  return false;
}
