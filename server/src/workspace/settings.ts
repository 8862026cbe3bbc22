/** Settings as people write them, in the editor or in `.asterisk-dialplan.json`, read one by one: what cannot be read is said and left aside. */

import { closest } from '../base/distance.ts';
import { asteriskVersions, type AsteriskVersion } from '../catalogue/catalogue.ts';
import { ruleLevels, ruleNamed, type RuleLevel } from '../lint/registry.ts';
import { rules } from '../lint/rules/index.ts';

export const settingsFileName = '.asterisk-dialplan.json';

/** What was given; what was not is absent. */
export interface GivenSettings {
  readonly asteriskVersion?: AsteriskVersion | 'auto';
  readonly ignoredContexts?: readonly string[];
  /** Relative to the folder that is searched. */
  readonly roots?: readonly string[];
  readonly mostProblems?: number;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Which inlay hints an editor shows. */
  readonly inlayHints?: Readonly<Record<string, boolean>>;
  /** The user's own Asterisk documentation, relative to the folder that is searched. */
  readonly documentationFile?: string;
  /** Whether an editor shows above each context what leads to it. */
  readonly codeLens?: boolean;
}

/** The kinds of inlay hints that can be switched off. */
const inlayHintKinds = ['argumentNames', 'priorityNumbers', 'impliedLocations'];

/** Takes each setting that can be read; `warn` hears of the others. Groups may be written nested or with dots. */
export function readSettings(json: Readonly<Record<string, unknown>>, warn: (message: string) => void): GivenSettings {
  let given: GivenSettings = { rules: {} };
  const levels: Record<string, RuleLevel> = {};
  const readHintKind = (kind: string, isOn: unknown): undefined => {
    if (!inlayHintKinds.includes(kind)) warn(`unknown setting 'inlayHints.${kind}'`);
    else if (typeof isOn !== 'boolean') warn(`the value of 'inlayHints.${kind}' is left aside: it takes true or false`);
    else given = { ...given, inlayHints: { ...given.inlayHints, [kind]: isOn } };
  };
  const readers: Readonly<Record<string, (value: unknown) => string | undefined>> = {
    $schema: () => undefined,
    trace: () => undefined,
    'trace.server': () => undefined,
    asteriskVersion: (value) => {
      const version = typeof value === 'number' ? String(value) : value;
      if (!isVersion(version)) return `it takes ${listed(['auto', ...asteriskVersions])}`;
      given = { ...given, asteriskVersion: version };
      return undefined;
    },
    roots: (value) => {
      if (!isTexts(value)) return 'it takes a list of paths';
      given = { ...given, roots: value };
      return undefined;
    },
    maxProblemsPerFile: (value) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) return 'it takes a number from 1 on';
      given = { ...given, mostProblems: value };
      return undefined;
    },
    'missingContexts.ignore': (value) => {
      if (!isTexts(value)) return 'it takes a list of names';
      given = { ...given, ignoredContexts: value };
      return undefined;
    },
    missingContexts: (value) => {
      if (!isObject(value) || !isTexts(value['ignore'])) return 'it takes { "ignore": [names] }';
      given = { ...given, ignoredContexts: value['ignore'] };
      return undefined;
    },
    documentationFile: (value) => {
      if (typeof value !== 'string') return 'it takes a path';
      given = { ...given, documentationFile: value };
      return undefined;
    },
    codeLens: (value) => {
      if (typeof value !== 'boolean') return 'it takes true or false';
      given = { ...given, codeLens: value };
      return undefined;
    },
    inlayHints: (value) => {
      if (!isObject(value)) return `it takes { "${inlayHintKinds.join('", "')}": true or false }`;
      for (const [kind, isOn] of Object.entries(value)) readHintKind(kind, isOn);
      return undefined;
    },
    ...Object.fromEntries(
      inlayHintKinds.map((kind) => [`inlayHints.${kind}`, (value: unknown): undefined => readHintKind(kind, value)]),
    ),
    rules: (value) => {
      if (!isObject(value)) return 'it takes { "rule": "level" }';
      for (const [name, level] of Object.entries(value)) {
        const near = closest(name, ruleNames());
        if (ruleNamed(name) === undefined)
          warn(`there is no rule named '${name}'${near === undefined ? '' : `; did you mean '${near}'?`}`);
        else if (!isLevel(level)) warn(`'${String(level)}' is no way to report '${name}'; it is ${listed(ruleLevels)}`);
        else levels[name] = level;
      }
      return undefined;
    },
  };
  for (const [name, value] of Object.entries(json)) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader === undefined) {
      const near = closest(name, Object.keys(readers));
      warn(`unknown setting '${name}'${near === undefined ? '' : `; did you mean '${near}'?`}`);
      continue;
    }
    // An editor hands over settings that nobody gave as null.
    const problem = value === null ? undefined : reader(value);
    if (problem !== undefined) warn(`the value of '${name}' is left aside: ${problem}`);
  }
  return { ...given, rules: levels };
}

export function ruleNames(): string[] {
  return rules.map((rule) => rule.meta.name);
}

export function isVersion(value: unknown): value is AsteriskVersion | 'auto' {
  return value === 'auto' || asteriskVersions.some((version) => version === value);
}

export function isLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** "a, b or c" */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
