/** The settings that hold: those of the editor, with those of the project's own file on top, which everybody who works on it shares. */

import { allInlayHints, type InlayHintKinds } from '../features/inlay-hints.ts';
import { defaultSettings } from '../lint/rule-settings.ts';
import type { FileSystem } from '../workspace/disk/file-system.ts';
import { isObject, readSettings, settingsFileName, type GivenSettings } from '../workspace/settings.ts';
import { defaultWorkspaceSettings, type WorkspaceSettings } from '../workspace/workspace.ts';

export interface EffectiveSettings extends WorkspaceSettings {
  readonly inlayHints: InlayHintKinds;
  readonly codeLens: boolean;
  readonly documentationFile: string | undefined;
}

/** @param editor what the client sent, with or without the name of our section around it; `warn` hears what cannot be read. */
export function effectiveSettings(
  editor: unknown,
  folders: readonly string[],
  fs: FileSystem,
  warn: (message: string) => void,
): EffectiveSettings {
  const sent = isObject(editor) ? (isObject(editor['asteriskDialplan']) ? editor['asteriskDialplan'] : editor) : {};
  const ofEditor = readSettings(sent, warn);
  const ofProject = folders.map((folder) => projectSettings(fs, folder, warn)).find((given) => given !== undefined);
  const given: GivenSettings = { ...ofEditor, ...ofProject, rules: { ...ofEditor.rules, ...ofProject?.rules } };
  return {
    asteriskVersion: given.asteriskVersion ?? defaultSettings.asteriskVersion,
    ignoredContexts: given.ignoredContexts ?? defaultSettings.ignoredContexts,
    levels: given.rules,
    roots: given.roots ?? defaultWorkspaceSettings.roots,
    inlayHints: { ...allInlayHints, ...ofEditor.inlayHints, ...ofProject?.inlayHints },
    codeLens: given.codeLens ?? true,
    documentationFile: given.documentationFile,
    mostProblems: given.mostProblems ?? defaultWorkspaceSettings.mostProblems,
  };
}

/** What the file in a workspace folder says; undefined where there is none. */
function projectSettings(fs: FileSystem, folder: string, warn: (message: string) => void): GivenSettings | undefined {
  const path = fs.paths.join(folder, settingsFileName);
  if (fs.kind(path) !== 'file') return undefined;
  const read = fs.read(path);
  if (!read.ok) {
    warn(read.why);
    return undefined;
  }
  try {
    const json: unknown = JSON.parse(read.text.replace(/^\ufeff/, ''));
    if (isObject(json)) return readSettings(json, (message) => warn(`${settingsFileName}: ${message}`));
    warn(`${settingsFileName} does not hold a JSON object`);
  } catch (error) {
    warn(`${settingsFileName} is no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}
