/** What is wrong with the priority field of a line that Asterisk drops: whether it is missing or written in a wrong way. */

import { application } from '../../catalogue/catalogue.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';

export interface RejectedPriority {
  readonly line: Line;
  readonly statement: ExtensionStatement;
  readonly isMissing: boolean;
}

/** The lines of a context that were dropped for their priority. */
export function* rejectedPriorities(context: Context): Generator<RejectedPriority> {
  for (const { kind, line } of context.rejections) {
    if (kind !== 'missing-priority' && kind !== 'invalid-priority' && kind !== 'unclosed-label') continue;
    const { statement } = line;
    if (statement.kind !== 'exten' && statement.kind !== 'same') continue;
    if (isTemplateText(line.text) || isMangled(statement, line.text) || hasUnclosedBracket(statement)) continue;
    yield { line, statement, isMissing: kind === 'missing-priority' || isApplicationInstead(statement) };
  }
}

/** The name swallows the line, which is the bracket's affair. */
function hasUnclosedBracket({ extension, priority }: ExtensionStatement): boolean {
  return priority.piece.text === '' && extension.text.includes('[') && extension.text.includes(',');
}

/** `same => Hangup()`: the application stands where the priority belongs. */
function isApplicationInstead({ priority }: ExtensionStatement): boolean {
  const word = priority.word.text.trim();
  return /^[A-Za-z]\w*$/.test(word) && application(word) !== undefined;
}
