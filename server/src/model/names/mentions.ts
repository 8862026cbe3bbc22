/**
 * Every place in the text where something is named, whether Asterisk keeps the line or not: what a change of a name has to reach. Lines of
 * templates and lines that Asterisk drops are among them, so nothing here asks where a name leads.
 */

import { variablesInConfiguration } from '../../catalogue/neighbors/configuration-roles.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Dialplan } from '../dialplan.ts';
import { targetsOf } from '../lines/facts.ts';
import { includeTarget, loopbackContext } from '../lines/included-contexts.ts';
import type { Target } from '../lines/target.ts';
import { neighborTargets } from '../neighbors/neighbors.ts';
import { globalTargets } from './global-targets.ts';

export interface TargetMention {
  readonly line: Line;
  readonly target: Target;
}

export interface ContextMention {
  readonly line: Line;
  /** The name as written, without the prefix. */
  readonly piece: Piece;
  /** What Asterisk puts before the name. */
  readonly prefix: '' | 'macro-';
  readonly isComputed: boolean;
}

/** The targets of all lines: first those of the dialplan in load order of its files, then those of the files beside it. */
export function* targetMentions(dialplan: Dialplan): Generator<TargetMention> {
  for (const file of dialplan.layout.files)
    for (const line of file.lines) {
      const { statement } = line;
      if (statement.kind === 'exten' || statement.kind === 'same')
        for (const target of targetsOf(statement)) yield { line, target };
      else if (statement.kind === 'setting') for (const target of globalTargets(dialplan, line)) yield { line, target };
    }
  for (const file of dialplan.neighbors)
    for (const line of file.lines)
      for (const target of neighborTargets(line, dialplan.neighborName(file))) yield { line, target };
}

/** The names of contexts in targets, includes and Loopback switches; section headers are no mentions. */
export function* contextMentions(dialplan: Dialplan): Generator<ContextMention> {
  for (const { line, target } of targetMentions(dialplan))
    if (target.context !== undefined && target.context.isImplied !== true)
      yield {
        line,
        piece: target.context.piece,
        prefix: target.relation === 'macro' ? 'macro-' : '',
        isComputed: target.context.isComputed,
      };
  for (const file of dialplan.layout.files)
    for (const line of file.lines) {
      const { statement } = line;
      const piece =
        statement.kind === 'include'
          ? statement.value.slice(0, includeTarget(statement.value.text).length)
          : statement.kind === 'switch'
            ? loopbackContext(statement.value)
            : undefined;
      if (piece !== undefined) yield { line, piece, prefix: '', isComputed: piece.text.includes('${') };
    }
}

/** The name of the variable that a line of a file beside the dialplan sets on new channels; undefined for any other line. */
export function variableSetBeside({ statement }: Line): Piece | undefined {
  if (statement.kind !== 'setting' || !variablesInConfiguration.has(statement.key.text.toLowerCase())) return undefined;
  const equals = statement.value.text.indexOf('=');
  const name = statement.value.slice(0, equals < 0 ? undefined : equals).trim();
  return name.slice(/^_{0,2}/.exec(name.text)?.[0].length ?? 0);
}
