/** What the client tells the server about documents, files and settings; the same for every way of starting the server. */
import { workspace, type LogOutputChannel, type WorkspaceConfiguration } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { ADD_OPERATOR_TRACKING, RENAME_AT, SHOW_REFERENCES, SUGGEST_ARGUMENTS } from './protocol.ts';

/** Ours, and the one that two older extensions gave to Asterisk's files. */
const languages = ['asterisk-dialplan', 'asterisk-config', 'asterisk'];

/** Files, and the documents of folders of other kinds; no old revisions, and nothing that an editor shows beside them. */
export function documentSelector(): { readonly language: string; readonly scheme: string }[] {
  const schemes = new Set(['file', 'untitled', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  return languages.flatMap((language) => [...schemes].map((scheme) => ({ language, scheme })));
}

/** True for a language that the server reads. */
export function isAsterisk(languageId: string): boolean {
  return languages.includes(languageId);
}

export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: documentSelector(),
    outputChannel: log,
    // The first problems are found with the user's settings; the server registers for their changes, and for those of files.
    initializationOptions: () => ({
      asteriskDialplan: plain(workspace.getConfiguration('asteriskDialplan')),
      commands: [SHOW_REFERENCES, SUGGEST_ARGUMENTS, RENAME_AT, ADD_OPERATOR_TRACKING],
      sendsFiles: true,
    }),
  };
}

/** The values of a configuration without its functions. */
function plain(configuration: WorkspaceConfiguration): unknown {
  return JSON.parse(JSON.stringify(configuration));
}
