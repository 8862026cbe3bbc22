/** Settings of a project: the file `.asterisk-dialplan.json`, with the options of the command line on top. */

import { asteriskVersions, type AsteriskVersion } from '../catalogue/catalogue.ts';
import { activeRules, defaultSettings, ruleLevels, ruleNamed, type RuleLevel } from '../lint/registry.ts';
import type { RuleSet } from '../lint/run-rules.ts';
import { rules } from '../lint/rules/index.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { listed, refuse, suggestion, type Arguments, type Option, type Result } from './arguments.ts';

export const settingsFileName = '.asterisk-dialplan.json';

export interface Settings {
  readonly asteriskVersion?: AsteriskVersion | 'auto';
  readonly ignoredContexts?: readonly string[];
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Relative to the folder that is searched. */
  readonly roots: readonly string[];
}

export const settingOptions: readonly Option[] = [
  {
    name: 'asterisk-version',
    value: 'VERSION',
    choices: ['auto', ...asteriskVersions],
    summary: 'the Asterisk that loads the dialplan; auto, the default, knows what any version from 18 on has',
  },
  { name: 'rule', value: 'NAME=LEVEL', isRepeatable: true, summary: `reports a rule as ${listed(ruleLevels)}` },
  { name: 'config', value: 'FILE', summary: `reads the settings from this file instead of the nearest ${settingsFileName}` },
];

const none: Settings = { rules: {}, roots: [] };

/** The settings that hold for a dialplan, and the rules that they switch on. Files are read once; `warn` hears what is wrong in them. */
export class ProjectSettings {
  readonly #fs: FileSystem;
  readonly #named: string | undefined;
  readonly #options: Settings;
  readonly #warn: (message: string) => void;
  readonly #files = new Map<string, Result<Settings>>();
  readonly #ruleSets = new Map<Settings, RuleSet>();

  private constructor(fs: FileSystem, named: string | undefined, options: Settings, warn: (message: string) => void) {
    this.#fs = fs;
    this.#named = named;
    this.#options = options;
    this.#warn = warn;
  }

  static from(
    fs: FileSystem,
    args: Arguments,
    configPath: string | undefined,
    warn: (message: string) => void,
  ): Result<ProjectSettings> {
    const levels: Record<string, RuleLevel> = {};
    for (const word of args.values('rule')) {
      const equals = word.indexOf('=');
      if (equals < 0) return refuse(`'--rule ${word}' does not say how to report it: --rule ${word}=LEVEL`);
      const name = word.slice(0, equals);
      const level = word.slice(equals + 1);
      if (ruleNamed(name) === undefined) return refuse(`there is no rule named '${name}'${suggestion(name, ruleNames())}`);
      if (!isLevel(level)) return refuse(`'${level}' is no way to report a rule; it is ${listed(ruleLevels)}`);
      levels[name] = level;
    }
    const version = args.value('asterisk-version');
    const options: Settings = { rules: levels, roots: [], ...(isVersion(version) ? { asteriskVersion: version } : {}) };
    return { ok: true, value: new ProjectSettings(fs, configPath, options, warn) };
  }

  /** The settings for what lies in a folder: those of the named file, or of the nearest one above. */
  forFolder(folder: string): Result<Settings> {
    const path = this.#named ?? this.#nearest(folder);
    if (path === undefined) return { ok: true, value: none };
    let settings = this.#files.get(path);
    if (settings === undefined) {
      settings = this.#read(path);
      this.#files.set(path, settings);
    }
    return settings;
  }

  ruleSetFor(settings: Settings): RuleSet {
    let ruleSet = this.#ruleSets.get(settings);
    if (ruleSet === undefined) {
      ruleSet = activeRules(
        { ...settings.rules, ...this.#options.rules },
        {
          asteriskVersion: this.#options.asteriskVersion ?? settings.asteriskVersion ?? defaultSettings.asteriskVersion,
          ignoredContexts: settings.ignoredContexts ?? defaultSettings.ignoredContexts,
        },
      );
      this.#ruleSets.set(settings, ruleSet);
    }
    return ruleSet;
  }

  #nearest(folder: string): string | undefined {
    const { paths } = this.#fs;
    for (let each = folder; ; each = paths.dirname(each)) {
      const path = paths.join(each, settingsFileName);
      if (this.#fs.kind(path) === 'file') return path;
      if (paths.dirname(each) === each) return undefined;
    }
  }

  #read(path: string): Result<Settings> {
    const read = this.#fs.read(path);
    if (!read.ok) return refuse(read.why.replace(/\.$/, ''));
    let json: unknown;
    try {
      json = JSON.parse(read.text.replace(/^\ufeff/, ''));
    } catch (error) {
      return refuse(`'${path}' is no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!isObject(json)) return refuse(`'${path}' does not hold a JSON object`);
    return { ok: true, value: readSettings(json, (message) => this.#warn(`${path}: ${message}`)) };
  }
}

/** Takes each setting that can be read; `warn` hears of the others. */
function readSettings(json: Readonly<Record<string, unknown>>, warn: (message: string) => void): Settings {
  let asteriskVersion: Settings['asteriskVersion'];
  let ignoredContexts: readonly string[] | undefined;
  let roots: readonly string[] = [];
  const levels: Record<string, RuleLevel> = {};
  const readers: Readonly<Record<string, (value: unknown) => string | undefined>> = {
    $schema: () => undefined,
    asteriskVersion: (value) => {
      const version = typeof value === 'number' ? String(value) : value;
      if (!isVersion(version)) return `it takes ${listed(['auto', ...asteriskVersions])}`;
      asteriskVersion = version;
      return undefined;
    },
    roots: (value) => {
      if (!isTexts(value)) return 'it takes a list of paths';
      roots = value;
      return undefined;
    },
    'missingContexts.ignore': (value) => {
      if (!isTexts(value)) return 'it takes a list of names';
      ignoredContexts = value;
      return undefined;
    },
    missingContexts: (value) => {
      if (!isObject(value) || !isTexts(value['ignore'])) return 'it takes { "ignore": [names] }';
      ignoredContexts = value['ignore'];
      return undefined;
    },
    rules: (value) => {
      if (!isObject(value)) return 'it takes { "rule": "level" }';
      for (const [name, level] of Object.entries(value))
        if (ruleNamed(name) === undefined) warn(`there is no rule named '${name}'${suggestion(name, ruleNames())}`);
        else if (!isLevel(level)) warn(`'${String(level)}' is no way to report '${name}'; it is ${listed(ruleLevels)}`);
        else levels[name] = level;
      return undefined;
    },
  };
  for (const [name, value] of Object.entries(json)) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader === undefined) {
      if (!editorOnly.has(name)) warn(`unknown setting '${name}'${suggestion(name, Object.keys(readers))}`);
      continue;
    }
    const problem = reader(value);
    if (problem !== undefined) warn(`the value of '${name}' is left aside: ${problem}`);
  }
  return {
    rules: levels,
    roots,
    ...(asteriskVersion === undefined ? {} : { asteriskVersion }),
    ...(ignoredContexts === undefined ? {} : { ignoredContexts }),
  };
}

/** Settings that the editor reads from the same file and that mean nothing here. */
const editorOnly: ReadonlySet<string> = new Set(['maxProblemsPerFile', 'trace.server', 'trace']);

export function ruleNames(): string[] {
  return rules.map((rule) => rule.meta.name);
}

function isVersion(value: unknown): value is AsteriskVersion | 'auto' {
  return value === 'auto' || asteriskVersions.some((version) => version === value);
}

function isLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
