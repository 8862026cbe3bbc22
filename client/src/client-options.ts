/** What the client tells the server about documents, files and settings; the same for every way of starting the server. */
import { workspace, type LogOutputChannel } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient/node';

/** Ours, and the one that two older extensions gave to Asterisk's files. */
const languages = ['asterisk-dialplan', 'asterisk-config', 'asterisk'];

export const documentSelector = languages.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme })));

/** True for a language that the server reads. */
export function isAsterisk(languageId: string): boolean {
  return languages.includes(languageId);
}

export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector,
    outputChannel: log,
    synchronize: {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- pushes changes to servers and clients without dynamic registration too
      configurationSection: 'asteriskDialplan',
      fileEvents: ['**/*.conf', '**/*.dialplan', '**/.asterisk-dialplan.json'].map((glob) =>
        workspace.createFileSystemWatcher(glob),
      ),
    },
  };
}
