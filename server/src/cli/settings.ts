/** The settings of a project: the file `.asterisk-dialplan.json`, with the options of the command line on top. */

import { dirname, resolve } from 'node:path';
import { asteriskVersions } from '../catalogue/catalogue.ts';
import type { Documentation } from '../catalogue/documentation-file.ts';
import { activeRules, ruleLevels, ruleNamed, type RuleLevel } from '../lint/registry.ts';
import { defaultSettings } from '../lint/rule-settings.ts';
import type { RuleSet } from '../lint/run-rules.ts';
import { documentationPath, readDocumentation } from '../workspace/documentation.ts';
import type { FileSystem } from '../workspace/disk/file-system.ts';
import {
  isLevel,
  isObject,
  isVersion,
  listed,
  readSettings,
  ruleNames,
  settingsFileName,
  type GivenSettings,
} from '../workspace/settings.ts';
import { refuse, suggestion, type Arguments, type Option, type Result } from './arguments.ts';
import { isBelow } from './paths.ts';

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

const none: GivenSettings = { rules: {} };

/** The settings that hold for a dialplan, and the rules that they switch on. Files are read once; `warn` hears what is wrong in them. */
export class ProjectSettings {
  readonly #fs: FileSystem;
  readonly #named: string | undefined;
  readonly #options: GivenSettings;
  readonly #warn: (message: string) => void;
  readonly #files = new Map<string, Result<GivenSettings>>();
  readonly #ruleSets = new Map<GivenSettings, RuleSet>();

  private constructor(fs: FileSystem, named: string | undefined, options: GivenSettings, warn: (message: string) => void) {
    this.#fs = fs;
    this.#named = named;
    this.#options = options;
    this.#warn = warn;
  }

  /** The settings of files, for a command that takes none as options. */
  static ofFiles(fs: FileSystem, warn: (message: string) => void): ProjectSettings {
    return new ProjectSettings(fs, undefined, none, warn);
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
    const options: GivenSettings = { rules: levels, ...(isVersion(version) ? { asteriskVersion: version } : {}) };
    return { ok: true, value: new ProjectSettings(fs, configPath, options, warn) };
  }

  /** The settings for what lies in a folder: those of the named file, or of the nearest one above. */
  forFolder(folder: string): Result<GivenSettings> {
    const path = this.#named ?? this.#nearest(folder);
    if (path === undefined) return { ok: true, value: none };
    let settings = this.#files.get(path);
    if (settings === undefined) {
      settings = this.#read(path);
      this.#files.set(path, settings);
    }
    return settings;
  }

  /** The roots that the settings name in a folder which is searched, absolute. They are relative to the file that names them. */
  rootsIn(folder: string): Result<readonly string[]> {
    const own = this.forFolder(folder);
    if (!own.ok) return own;
    const path = this.#named ?? this.#nearest(folder);
    const roots = path === undefined ? [] : (own.value.roots ?? []).map((root) => resolve(dirname(path), root));
    return { ok: true, value: roots.filter((root) => isBelow(root, folder)) };
  }

  ruleSetFor(settings: GivenSettings): RuleSet {
    let ruleSet = this.#ruleSets.get(settings);
    if (ruleSet === undefined) {
      ruleSet = activeRules(
        { ...settings.rules, ...this.#options.rules },
        {
          asteriskVersion: this.#options.asteriskVersion ?? settings.asteriskVersion ?? defaultSettings.asteriskVersion,
          ignoredContexts: settings.ignoredContexts ?? defaultSettings.ignoredContexts,
          documentation: this.#documentation(settings.documentationFile),
        },
      );
      this.#ruleSets.set(settings, ruleSet);
    }
    return ruleSet;
  }

  #documentation(path: string | undefined): Documentation | undefined {
    if (path === undefined || path === '') return undefined;
    const result = readDocumentation(this.#fs, path);
    if (result.ok) return result.documentation;
    this.#warn(result.why.replace(/\.$/, ''));
    return undefined;
  }

  #nearest(folder: string): string | undefined {
    const { paths } = this.#fs;
    for (let each = folder; ; each = paths.dirname(each)) {
      const path = paths.join(each, settingsFileName);
      if (this.#fs.kind(path) === 'file') return path;
      if (paths.dirname(each) === each) return undefined;
    }
  }

  #read(path: string): Result<GivenSettings> {
    const read = this.#fs.read(path);
    if (!read.ok) return refuse(read.why.replace(/\.$/, ''));
    let json: unknown;
    try {
      json = JSON.parse(read.text.replace(/^\ufeff/, ''));
    } catch (error) {
      return refuse(`'${path}' is no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!isObject(json)) return refuse(`'${path}' does not hold a JSON object`);
    const given = readSettings(json, (message) => this.#warn(`${path}: ${message}`));
    if (given.documentationFile === undefined) return { ok: true, value: given };
    const documentationFile = documentationPath(this.#fs, [this.#fs.paths.dirname(path)], given.documentationFile);
    return { ok: true, value: { ...given, ...(documentationFile !== undefined && { documentationFile }) } };
  }
}
