/** The option letters of the calls of a line, beside what is known of each. */

import { rememberingLatest } from '../../base/latest.ts';
import { acceptedArguments, type AcceptedOption } from '../../catalogue/arguments/accepted-arguments.ts';
import { asteriskVersions, type Application } from '../../catalogue/catalogue.ts';
import { optionsIn, type OptionUse } from '../../syntax/options.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import type { LineTraits } from '../lines/line-traits.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { calledApplications } from './called-applications.ts';
import { OLDEST_IN_USE } from './version.ts';

export interface CalledOptions {
  readonly entry: Application;
  /** The whole argument, without the blanks around it. */
  readonly argument: Piece;
  /** The argument in front of it. */
  readonly before: Piece | undefined;
  /** Whether no argument stands behind it. */
  readonly isLast: boolean;
  readonly uses: readonly CalledOption[];
  /** The letters that the application knows in some version. */
  readonly letters: ReadonlyMap<string, AcceptedOption>;
  /** Whether some of the letters are known at run time only. */
  readonly isComputed: boolean;
}

export interface CalledOption extends OptionUse {
  /** Undefined for a letter that no version knows. */
  readonly accepted: AcceptedOption | undefined;
}

/** The options of each verified application that the line calls, where they can be read. */
export const calledOptions = rememberingLatest(
  (statement: ExtensionStatement, text: string, settings: RuleSettings): readonly CalledOptions[] => {
    return calledApplications(statement, text, settings).flatMap(({ entry, accepted, arguments: args }) => {
      const { options, most } = accepted;
      const argument = options === undefined ? undefined : args[options.position];
      if (options === undefined || argument === undefined || argument.text === '') return [];
      // A device in the place of the timeout has moved all behind it.
      if (entry.name === 'Dial' && /^\w+\//.test(args[1]?.text.trim() ?? '')) return [];
      // With an argument too many it is not known which one was meant to be the options.
      if (most !== undefined && args.length > most) return [];
      if (options.words.includes(argument.text.toLowerCase())) return [];
      const uses = optionsIn(argument);
      if (uses.some(({ isUnclosed }) => isUnclosed)) return [];
      return [
        {
          entry,
          argument: argument.trim(),
          before: args[options.position - 1],
          isLast: args.length === options.position + 1,
          letters: options.letters,
          uses: uses.map((use) => ({ ...use, accepted: options.letters.get(use.letter) })),
          isComputed: hasSubstitution(argument.text),
        },
      ];
    });
  },
);

/** Whether a line may have options, by its traits. */
export function mayHaveOptions({ application, mayNest, commas }: LineTraits): boolean {
  const options = acceptedArguments(application)?.options;
  return mayNest || (options !== undefined && commas > options.position);
}

/** Whether what stands there is some word rather than options: two letters or more are unknown. */
export function isNoOptions({ uses }: CalledOptions): boolean {
  if (uses.every(({ accepted }) => accepted !== undefined)) return false;
  const unknown = uses.filter(({ accepted, letter }) => accepted === undefined && letter !== ' ');
  return new Set(unknown.map(({ letter }) => letter)).size > 1;
}

/** Whether the version in the settings knows the option; with `auto`, whether any version in use does. */
export function isOptionInVersion({ since, until }: AcceptedOption, { asteriskVersion }: RuleSettings): boolean {
  const newest = asteriskVersion === 'auto' ? Number(asteriskVersions.at(-1)) : Number(asteriskVersion);
  const oldest = asteriskVersion === 'auto' ? OLDEST_IN_USE : Number(asteriskVersion);
  return Number(since ?? 0) <= newest && oldest < Number(until ?? Infinity);
}
