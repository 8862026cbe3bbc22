/** The language server: what it answers, as a table, and how documents, files and settings reach the workspace. */

import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import { onBug } from '../base/bug.ts';
import { allInlayHints } from '../features/inlay-hints.ts';
import type { Problem } from '../lint/rule.ts';
import { isNeighborName } from '../model/neighbors/neighbors.ts';
import { documentationPath, isDocumentationName } from '../workspace/documentation.ts';
import { NamedFiles } from '../workspace/named-files.ts';
import { settingsFileName } from '../workspace/settings.ts';
import { Workspace } from '../workspace/workspace.ts';
import { capabilities, capabilitiesFor, commandsOf, foldersOf, sendsFiles } from './capabilities.ts';
import { diagnosticOf, Uris } from './convert.ts';
import { DocumentationWatch, OwnDocumentation } from './own-documentation.ts';
import { ADD_OPERATOR_TRACKING, RENAME_AT, statusNotification, SUGGEST_ARGUMENTS, type Status } from './protocol.ts';
import { answerRequests } from './requests.ts';
import { foldersOutside, OutsideWatch } from './outside-watch.ts';
import { SentFiles } from './sent-files.ts';
import type { Host } from './session.ts';
import { effectiveSettings } from './settings.ts';

export function serve(connection: Connection, machine: Host): void {
  const host = new SentFiles(connection, machine);
  const uris = new Uris(
    (uri) => host.pathOf(uri),
    (path) => host.uriOf(path),
  );
  const log = (message: string): void => connection.console.error(message);
  onBug((error) => log(`${error.stack ?? error.message}${error.cause instanceof Error ? `\n${error.cause.stack ?? ''}` : ''}`));
  let edited: string | undefined;
  const publish = (path: string, problems: readonly Problem[], version: number | undefined): void => {
    void connection.sendDiagnostics({
      uri: uris.uri(path),
      diagnostics: problems.map((problem) => diagnosticOf(problem, uris)),
      ...(version !== undefined && { version }),
    });
  };
  const workspace = new Workspace(host.fileSystem, host.scheduler, publish);
  let hasSnippets = false;
  let argumentsCommand: string | undefined;
  /** Whether the client has finished starting; it is not talked to before. */
  let isStarted = false;
  let takesHintRefresh = false;
  let refreshesTokens = false;
  let takesLensRefresh = false;
  let resolvesActions = false;
  let asksForNames = false;
  let tracksOperators = false;
  let canRegister = { configuration: false, files: false, anyFile: false, folders: false };

  connection.onInitialize((params): InitializeResult => {
    hasSnippets = params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    argumentsCommand = commandsOf(params).includes(SUGGEST_ARGUMENTS) ? SUGGEST_ARGUMENTS : undefined;
    takesLensRefresh = params.capabilities.workspace?.codeLens?.refreshSupport === true;
    refreshesTokens = params.capabilities.workspace?.semanticTokens?.refreshSupport === true;
    takesHintRefresh = params.capabilities.workspace?.inlayHint?.refreshSupport === true;
    const { resolveSupport, dataSupport } = params.capabilities.textDocument?.codeAction ?? {};
    resolvesActions = dataSupport === true && resolveSupport?.properties.includes('edit') === true;
    asksForNames = commandsOf(params).includes(RENAME_AT);
    tracksOperators = commandsOf(params).includes(ADD_OPERATOR_TRACKING);
    canRegister = {
      configuration: params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
      files: params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      anyFile: params.capabilities.workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
      folders: params.capabilities.workspace?.workspaceFolders === true,
    };
    if (sendsFiles(params.initializationOptions)) host.begin(foldersOf(params));
    folders = foldersOf(params).map((uri) => uris.path(uri));
    workspace.setFolders(folders);
    editorSettings = params.initializationOptions;
    configure();
    return { capabilities: { ...capabilities, ...capabilitiesFor(params) }, serverInfo: { name: 'asterisk-dialplan' } };
  });
  connection.onInitialized(() => {
    isStarted = true;
    complain();
    if (canRegister.folders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uris.path(uri)));
        folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => uris.path(uri))];
        configure();
        workspace.setFolders(folders);
        complain();
      });
    if (canRegister.configuration)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'asteriskDialplan' });
    if (canRegister.files)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        // A file of any name may be included, and of a folder that is deleted or moved nothing but its own name is told.
        watchers: [{ globPattern: '**/*' }],
      });
    watchDocumentation();
  });

  const complained = new Set<string>();
  const complaints: string[] = [];
  /** Says what is wrong with the settings; a client that has not finished starting is not talked to. */
  const complain = (): void => {
    for (const message of complaints.splice(0))
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `Asterisk Dialplan: ${message}`,
      });
  };
  let folders: readonly string[] = [];
  let editorSettings: unknown;
  const configure = (): void => {
    const settings = effectiveSettings(editorSettings, folders, host.fileSystem, warn);
    ownDocumentation.path = documentationPath(host.fileSystem, folders, settings.documentationFile);
    workspace.configure({ ...settings, documentation: ownDocumentation.current });
    const hasOtherHints = JSON.stringify(settings.inlayHints) !== JSON.stringify(inlayHints);
    const hasOtherLenses = settings.codeLens !== codeLens;
    ({ inlayHints, codeLens } = settings);
    if (!isStarted) return;
    void readDocumentation();
    watchDocumentation();
    if (hasOtherHints && takesHintRefresh) void connection.languages.inlayHint.refresh();
    if (hasOtherLenses && takesLensRefresh) void connection.sendRequest(CodeLensRefreshRequest.type);
  };
  const warn = (message: string): void => {
    if (complained.has(message)) return;
    complained.add(message);
    complaints.push(message);
  };
  const namedFiles = new NamedFiles(host.fileSystem, host.scheduler);
  const ownDocumentation = new OwnDocumentation(host.fileSystem, host.scheduler, (message) => {
    warn(message);
    complain();
  });
  const documentationWatch = new DocumentationWatch(connection, uris);
  /** Watches the documentation where it lies in no workspace folder, whose files are watched anyhow. */
  const watchDocumentation = (): void => {
    const { path } = ownDocumentation;
    const { separator } = host.fileSystem.paths;
    const isInside = path !== undefined && folders.some((folder) => path.startsWith(folder + separator));
    if (canRegister.anyFile) documentationWatch.watch(isInside ? undefined : path);
  };
  /** Reads the documentation; what only that Asterisk has is unknown until then. */
  const readDocumentation = async (): Promise<void> => {
    if (ownDocumentation.current !== undefined) return;
    const documentation = await ownDocumentation.read();
    if (documentation !== workspace.settings.documentation) configure();
  };
  let inlayHints = allInlayHints;
  let codeLens = true;
  connection.onDidChangeConfiguration(({ settings }) => {
    editorSettings = settings;
    configure();
    complain();
    tellStatus();
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, text, version, languageId } }) => {
    const path = uris.opened(uri);
    edited = path;
    workspace.open(path, text, version, languageId === 'asterisk-config' || isNeighborName(path) ? 'config' : 'dialplan');
    tellStatus();
    workspace.whenIdle(() => void readDocumentation());
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const path = uris.path(uri);
    edited = path;
    const changes = contentChanges.map((change) =>
      'range' in change
        ? {
            startLine: change.range.start.line,
            startColumn: change.range.start.character,
            endLine: change.range.end.line,
            endColumn: change.range.end.character,
            text: change.text,
          }
        : { text: change.text },
    );
    workspace.change(path, changes, version);
    tellStatus();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => workspace.close(uris.path(uri)));
  const filesChanged = (paths: readonly string[]): void => {
    const { separator } = host.fileSystem.paths;
    // Of a folder that came or went nothing but its own name is told.
    const isChanged = (file: string | undefined): boolean =>
      paths.some((path) => file === path || file?.startsWith(path + separator) === true);
    const hasOtherDocumentation = isChanged(ownDocumentation.path);
    if (hasOtherDocumentation) ownDocumentation.forget();
    const mayHoldSettings = (path: string): boolean => path.endsWith(settingsFileName) || isDocumentationName(path);
    if (hasOtherDocumentation || folders.some(isChanged) || paths.some(mayHoldSettings)) {
      configure();
      complain();
    }
    workspace.filesChanged(paths.filter((path) => !path.endsWith(settingsFileName)));
    tellStatus();
  };
  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes.map(({ uri }) => uris.path(uri))));
  host.onChange = filesChanged;

  const outsideWatch = new OutsideWatch(connection, uris);
  let lastStatus = '';
  let isTelling = false;
  /** Tells the client how the dialplan of the file edited last is doing, once all is known. */
  const tellStatus = (): void => {
    if (isTelling) return;
    isTelling = true;
    workspace.whenIdle(() => {
      isTelling = false;
      if (canRegister.anyFile) outsideWatch.watch(foldersOutside(workspace, folders, host.fileSystem.paths));
      const status = statusOf(workspace, edited, uris);
      const print = JSON.stringify(status);
      if (print === lastStatus) return;
      lastStatus = print;
      void connection.sendNotification(statusNotification, status);
    });
  };

  answerRequests(connection, {
    workspace,
    uris,
    log,
    scheduler: host.scheduler,
    get hasSnippets() {
      return hasSnippets;
    },
    get argumentsCommand() {
      return argumentsCommand;
    },
    get inlayHints() {
      return inlayHints;
    },
    get codeLens() {
      return codeLens;
    },
    ownDocumentation,
    findFile: (dialplan) => {
      const folder = host.fileSystem.paths.dirname(dialplan.root.path);
      return (kind, name) => namedFiles.find(folder, folders, kind, name);
    },
    listFiles: (dialplan) => {
      const folder = host.fileSystem.paths.dirname(dialplan.root.path);
      return (kind) => (kind === 'configuration' ? namedFiles.configuration(folder) : namedFiles.names(folder, folders, kind));
    },
    get resolvesActions() {
      return resolvesActions;
    },
    get asksForNames() {
      return asksForNames;
    },
    get tracksOperators() {
      return tracksOperators;
    },
    get refreshesTokens() {
      return refreshesTokens;
    },
  });
  connection.listen();
}

function statusOf(workspace: Workspace, path: string | undefined, uris: Uris): Status {
  const dialplan = path === undefined ? undefined : workspace.dialplansOf(path)[0];
  const { asteriskVersion } = workspace.settings;
  if (dialplan === undefined) return { asteriskVersion, problems: 0, busy: false };
  let problems = 0;
  for (const file of [...dialplan.layout.files, ...dialplan.neighbors]) problems += workspace.problemCount(file.path);
  return { root: uris.uri(dialplan.root.path), asteriskVersion, problems, busy: false };
}
