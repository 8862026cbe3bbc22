/** The directives that Asterisk knows, and which one a misspelled word was meant to be. */
// Asterisk: main/config.c process_text_line.

import { closest } from '../base/distance.ts';
import type { DirectiveStatement } from './statement.ts';

export const directives: readonly string[] = ['include', 'tryinclude', 'exec'];

/** The directive that was meant; undefined for what can only be a comment. */
export function meantDirective({ word, argument }: DirectiveStatement): string | undefined {
  const glued = /^(include|tryinclude|exec)["<]/.exec(word)?.[1];
  if (glued !== undefined) return glued;
  if (argument.text === '' || /\s|^=/.test(argument.text)) return undefined;
  return closest(word, directives) ?? (/^(?:try)?include/.test(word) ? 'tryinclude' : undefined);
}
