/** The commands of the palette. */
import { commands, Range, window, workspace, type Disposable, type LogOutputChannel, type TextEditor } from 'vscode';
import { CodeActionRequest, type BaseLanguageClient, type Location, type Position } from 'vscode-languageclient';
import { loadedDialplanOf } from './answers.ts';
import { isAsterisk } from './client-options.ts';
import { showNumberMatch } from './number-match.ts';
import { ADD_OPERATOR_TRACKING, operatorTrackingRequest, RENAME_AT, SHOW_REFERENCES, SUGGEST_ARGUMENTS } from './protocol.ts';

export function registerCommands(client: BaseLanguageClient, log: LogOutputChannel): Disposable[] {
  const register = (name: string, command: () => Promise<void> | void) =>
    commands.registerCommand(`asteriskDialplan.${name}`, command);
  return [
    register('restartServer', async () => {
      await client.stop();
      await client.start();
      // Nothing else would show that something happened.
      window.setStatusBarMessage('The language server has been restarted.', 5000);
    }),
    register('showLog', () => log.show()),
    register('cleanUpPastedText', () => inEditor((editor) => cleanUpPastedText(client, editor))),
    commands.registerCommand(ADD_OPERATOR_TRACKING, () => inEditor((editor) => addOperatorTracking(client, editor))),
    register('showLoaded', () => inEditor(showLoaded)),
    register('whichExtension', () => inEditor((editor) => showNumberMatch(client, editor))),
    commands.registerCommand(SUGGEST_ARGUMENTS, async () => {
      await commands.executeCommand('editor.action.triggerParameterHints');
      // By itself, as typing does: where there is nothing to suggest, nothing is said.
      await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    }),
    commands.registerCommand(RENAME_AT, (uri: string, position: Position) =>
      commands.executeCommand('editor.action.rename', [
        client.protocol2CodeConverter.asUri(uri),
        client.protocol2CodeConverter.asPosition(position),
      ]),
    ),
    commands.registerCommand(SHOW_REFERENCES, (uri: string, position: Position, places: Location[]) =>
      commands.executeCommand(
        'editor.action.showReferences',
        client.protocol2CodeConverter.asUri(uri),
        client.protocol2CodeConverter.asPosition(position),
        places.map((place) => client.protocol2CodeConverter.asLocation(place)),
      ),
    ),
  ];
}

async function inEditor(command: (editor: TextEditor) => Promise<void>): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor !== undefined && isAsterisk(editor.document.languageId)) await command(editor);
  else void window.showInformationMessage('Open an Asterisk dialplan first.');
}

// Feature: Clean Up Text Pasted from a Web Page
//
// The command *Clean up text pasted from a web page* turns the quotes, dashes and blanks that web pages and word processors put in into what
// Asterisk reads, in the whole file and in one step.
//
//     exten => s,1,GotoIf($[“${ARG1}” = “”]?end)
//     ; becomes
//     exten => s,1,GotoIf($["${ARG1}" = ""]?end)
async function cleanUpPastedText(client: BaseLanguageClient, { document }: TextEditor): Promise<void> {
  // The server is asked itself: the editor's own way to it gives up whenever another extension comes up meanwhile.
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(new Range(0, 0, document.lineCount, 0)),
    context: { diagnostics: [], only: ['source.fixAll.asteriskDialplan.typographic'] },
  });
  const edit = actions?.map((action) => ('edit' in action ? action.edit : undefined)).find((each) => each !== undefined);
  if (edit === undefined) void window.showInformationMessage('There are no characters of a web page here.');
  else await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
}

/** Asks for the names that the edit needs, has the server make it, and applies it. */
async function addOperatorTracking(client: BaseLanguageClient, editor: TextEditor): Promise<void> {
  const place = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
  // Nobody should answer three questions to learn that the cursor stands in the wrong place.
  const attempt = await client.sendRequest(operatorTrackingRequest, { ...place, ...usual });
  if ('refused' in attempt && attempt.isAboutNames !== true) {
    void window.showWarningMessage(attempt.refused);
    return;
  }
  const answerContext = await askForContext('Which context runs when an operator answers?', usual.answerContext, 1);
  if (answerContext === undefined) return;
  const hangupContext = await askForContext('Which context runs when the operator hangs up?', usual.hangupContext, 2);
  if (hangupContext === undefined) return;
  const statisticsUrl = await window.showInputBox({
    title: `${title} (3/3)`,
    prompt: 'Which address of the statistics host is told?',
    value: usual.statisticsUrl,
    validateInput: (text) =>
      /^https?:\/\/[^\s'"\\;,|(){}[\]$&<>^`]+$/.test(text) ? undefined : 'An address that starts with http:// or https://.',
  });
  if (statisticsUrl === undefined) return;

  const answer = await client.sendRequest(operatorTrackingRequest, { ...place, answerContext, hangupContext, statisticsUrl });
  if ('refused' in answer) {
    void window.showWarningMessage(answer.refused);
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (!(await workspace.applyEdit(edit))) return;
  // Most of what is new stands at the end of the file, or in another one.
  const files = edit.entries().map(([uri]) => uri.path.replace(/^.*\//, ''));
  void window.showInformationMessage(`Operator tracking is added in ${files.join(' and ')}.`);
}

const usual = {
  answerContext: 'sub-on-operator-answer',
  hangupContext: 'sub-call-from-cid-ended',
  statisticsUrl: 'http://stats-host.local/inbound',
};

const title = 'Add operator answer and hangup tracking';

async function askForContext(prompt: string, value: string, step: number): Promise<string | undefined> {
  return window.showInputBox({
    title: `${title} (${step}/3)`,
    prompt,
    value,
    validateInput: (text) =>
      !/^[\w.-]{1,79}$/.test(text)
        ? "The name of a context has letters, digits, '-', '_' and '.', at most 79 of them."
        : /^(?:general|globals)$/i.test(text)
          ? `[${text}] has a meaning of its own for Asterisk.`
          : undefined,
  });
}

// Feature: Dialplan as Loaded
//
// The command *Show the dialplan as Asterisk loads it* opens a read-only document in which includes, templates and priorities are resolved, as
// `dialplan show` prints them, each with its file and line.
//
//     [ Context 'sales' created by 'pbx_config' ]
//       '100' =>          1. Answer()                                   [extensions.conf:12]
//                         2. Hangup()                                   [extensions.conf:13]
async function showLoaded({ document }: TextEditor): Promise<void> {
  const loaded = await workspace.openTextDocument(loadedDialplanOf(document.uri));
  await window.showTextDocument(loaded, { preview: false });
}
