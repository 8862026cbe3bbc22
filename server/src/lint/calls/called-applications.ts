/** The calls of a line whose arguments can be judged: those of known applications, on lines that nothing else explains. */

import { rememberingLatest } from '../../base/latest.ts';
import { acceptedArguments, type AcceptedArguments } from '../../catalogue/arguments/accepted-arguments.ts';
import { application, type Application } from '../../catalogue/catalogue.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { isSound } from '../lines/sound-line.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { pipedArguments } from './pipes.ts';
import { isInVersion } from './version.ts';

export interface CalledApplication {
  readonly call: ApplicationCall;
  readonly entry: Application;
  readonly accepted: AcceptedArguments;
  readonly arguments: readonly Piece[];
}

/** The calls on a line, those inside other calls included, whose application was verified and is in the version of the settings. */
export const calledApplications = rememberingLatest(
  (statement: ExtensionStatement, text: string, settings: RuleSettings): readonly CalledApplication[] => {
    if (statement.application.text === '' || statement.priority.word.text.trim().toLowerCase() === 'hint') return [];
    const found: CalledApplication[] = [];
    for (const call of withNestedCalls(factsOf(statement).call)) {
      const name = call.name.text.trim();
      const version = settings.asteriskVersion === 'auto' ? undefined : settings.asteriskVersion;
      const accepted = acceptedArguments(name, version);
      const entry = accepted === undefined ? undefined : application(name);
      if (accepted === undefined || entry === undefined || !isInVersion(entry, settings) || pipedArguments(call) !== undefined)
        continue;
      found.push({ call, entry, accepted, arguments: splitArguments(call.data) });
    }
    return found.length === 0 || isSound(statement, text) ? found : [];
  },
);
