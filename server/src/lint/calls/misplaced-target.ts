/** A place of the dialplan where ExecIf runs an application. */

import { closest } from '../../base/distance.ts';
import { application, applications } from '../../catalogue/catalogue.ts';
import { droppedApplication, isThirdPartyApplication } from '../../catalogue/third-party.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';

/**
 * Whether a branch of ExecIf is written as one of GotoIf or GosubIf: a label, or `context,extension,priority`, behind which arguments may stand,
 * and nothing that resembles an application.
 */
export function isMisplacedTarget({ name, hasParentheses, outer }: ApplicationCall): boolean {
  if (outer?.branches === undefined || !/^execif(?:time)?$/.test(outer.application)) return false;
  const text = name.text.trim();
  if (text === '' || hasSubstitution(text)) return false;
  const parts = text.split(',');
  if (hasParentheses && (parts.length !== 3 || !/^(?:1|[a-z][\w-]*)$/i.test(parts[2] ?? ''))) return false;
  if (parts.length > 1)
    return parts.length <= 3 && parts.every((part) => /^[\w.-]+$/.test(part.trim())) && !isApplication(parts[0] ?? '');
  return (
    /^[\w-]+$/.test(text) &&
    !isApplication(text) &&
    closest(
      text,
      applications().map((each) => each.name),
    ) === undefined
  );
}

function isApplication(name: string): boolean {
  return application(name) !== undefined || isThirdPartyApplication(name) || droppedApplication(name) !== undefined;
}
