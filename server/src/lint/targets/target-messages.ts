/** What is said of targets, and where. */

import type { Span } from '../../base/span.ts';
import type { Target } from '../../model/lines/target.ts';
import type { Finding } from '../finding.ts';
import type { JudgedTarget } from './judge-targets.ts';

/** How a message begins that speaks of this target; undefined where the problem's place says enough. */
export function subjectOf(target: Target): string | undefined {
  switch (target.construct) {
    case 'CHANNEL(hangup_handler_push)':
      return 'The hangup handler pushed here';
    case 'CHANNEL(hangup_handler_pop)':
    case 'CHANNEL(hangup_handler_wipe)':
      return 'The hangup handler set here';
    case 'member':
    case 'queue member':
      return 'The queue member';
    default:
  }
  const option = /^(\S+) option (\S)$/.exec(target.construct);
  if (option !== null) return `Option ${option[2] ?? ''} of ${option[1] ?? ''}`;
  if (target.relation !== 'channel') return undefined;
  return target.construct.endsWith('Local channel') ? 'The Local channel' : 'The new channel';
}

/**
 * What a finding says: `sentence` with the subject in front where the construct is not plain from the place, "Option U of Dial goes nowhere: no
 * file …", and where the place is entered if that is on another line.
 */
export function sayingOf({ target, enteredFrom }: JudgedTarget, sentence: string): Pick<Finding, 'message' | 'related'> {
  if (enteredFrom !== undefined) {
    const { line, statement } = enteredFrom;
    return { message: sentence, related: [{ line, span: statement.live.span(), message: 'It is entered here.' }] };
  }
  const subject = subjectOf(target);
  return {
    message:
      subject === undefined ? sentence : `${subject} goes nowhere: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  };
}

/** The columns of a target's part, or of the whole where the part is left out. */
export function spanOf(target: Target, part: 'context' | 'extension' | 'priority'): Span {
  return (target[part] ?? target.extension ?? target.context)?.piece.span() ?? target.piece.span();
}
