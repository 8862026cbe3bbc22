/** Whether a line holds together, so that rules about its parts may judge them. */

import type { ExtensionStatement } from '../../syntax/statement.ts';
import { bracketFlaw } from './brackets.ts';
import { glance, Mark, marksOf } from './line-traits.ts';
import { escapedSemicolons } from './semicolons.ts';
import { isTemplateText } from './template-text.ts';
import { isMangled } from './typography.ts';

/**
 * Not so where a bracket has no partner, a semicolon cuts the line short, a word processor has been at work or a program fills in a template:
 * each of these is told once, and would look like many other mistakes.
 */
export function isSound(statement: ExtensionStatement, text: string): boolean {
  if ((marksOf(glance(statement, text)) & suspicious) === 0) return true;
  return (
    !isTemplateText(text) &&
    bracketFlaw(statement) === undefined &&
    escapedSemicolons(statement, text) === undefined &&
    !isMangled(statement, text)
  );
}

/** Without one of these a line is sound; with one it may be. */
const suspicious = Mark.brackets | Mark.placeholder | Mark.typographic;
