/** The language status item: which dialplan the file belongs to, for which Asterisk, and how many problems it has. */
import { Disposable, LanguageStatusSeverity, languages, Uri, workspace, type LanguageStatusItem } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { documentSelector } from './client-options.ts';
import { statusNotification, type Status } from './protocol.ts';

// Feature: Status
//
// Behind the braces in the status bar: the file where the dialplan begins that the open file belongs to, the version of Asterisk it is checked
// for, and how many problems it has.
//
//     extensions.conf: 3 problems
//     for Asterisk 20
export function registerStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('asteriskDialplan.status', documentSelector());
  item.name = 'Asterisk Dialplan';
  item.text = 'Asterisk dialplan';
  item.busy = true;
  return Disposable.from(
    item,
    client.onNotification(statusNotification, (status) => show(item, status)),
    client.onDidChangeState(({ newState }) => showState(item, newState)),
  );
}

function show(item: LanguageStatusItem, status: Status): void {
  const problems = status.problems === 1 ? '1 problem' : `${status.problems === 0 ? 'no' : status.problems} problems`;
  item.busy = status.busy;
  item.text = status.root === undefined ? 'No dialplan' : `${workspace.asRelativePath(Uri.parse(status.root))}: ${problems}`;
  item.detail = status.asteriskVersion === 'auto' ? 'for any Asterisk from 18 on' : `for Asterisk ${status.asteriskVersion}`;
  item.severity = LanguageStatusSeverity.Information;
  item.command = { title: 'Show Problems', command: 'workbench.actions.view.problems' };
}

function showState(item: LanguageStatusItem, state: State): void {
  if (state === State.Running) {
    item.busy = false;
    item.severity = LanguageStatusSeverity.Information;
  } else if (state === State.Stopped) {
    item.busy = false;
    item.text = 'The language server is not running';
    item.detail = '';
    item.severity = LanguageStatusSeverity.Error;
    item.command = { title: 'Restart', command: 'asteriskDialplan.restartServer' };
  }
}
