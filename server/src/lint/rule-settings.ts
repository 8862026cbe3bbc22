/** What a user's settings tell the rules. */

import type { AsteriskVersion } from '../catalogue/catalogue.ts';
import type { Documentation } from '../catalogue/documentation-file.ts';

export interface RuleSettings {
  /** `auto` takes a thing for known when any version from 18 on has it. */
  readonly asteriskVersion: AsteriskVersion | 'auto';
  /** Contexts that may be missing: names with `*`. */
  readonly ignoredContexts: readonly string[];
  /** What the user's own Asterisk documents, its third-party modules included. */
  readonly documentation?: Documentation | undefined;
}

export const defaultSettings: RuleSettings = { asteriskVersion: 'auto', ignoredContexts: ['*-custom'] };
