/** Lines of a context that Asterisk does not load as they are written. */

import type { Span } from '../../base/span.ts';
import type { Line } from '../../syntax/config-file.ts';

/** A line that Asterisk drops or takes for something else while it loads. */
export interface Rejection {
  readonly kind:
    | 'same-without-extension'
    | 'unclosed-label'
    | 'next-without-previous'
    | 'missing-priority'
    | 'invalid-priority'
    | 'priority-after-hint'
    | 'empty-extension'
    | 'duplicate-priority'
    | 'duplicate-label'
    | 'duplicate-include'
    | 'duplicate-switch'
    | 'duplicate-ignore-pattern'
    | 'unknown-keyword'
    | 'unclosed-parenthesis'
    | 'catch-all-pattern';
  readonly line: Line;
  readonly span: Span;
  /** The name, priority or label in question. */
  readonly subject: string;
  /** The line that had it first. */
  readonly earlier: Line | undefined;
}
