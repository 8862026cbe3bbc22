/** The command that tells which extension answers a number: asks for number, context, caller and time, and shows the answer. */
import { window, workspace, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { numberMatchOf } from './answers.ts';
import { contextsRequest } from './protocol.ts';

const title = 'Which extension answers a number';

// Feature: Which Extension Answers a Number
//
// The command *Which extension answers a number…* asks for a number, a context and, if they matter, the caller's number and the time.
// A read-only document then shows the extension that Asterisk finds, by way of which includes, and for each other one that fits why it does
// not come to that; a place in it is a link. The command line's `match` gives the same answer.
//
//     5551234 in from-inside: _NXXXXXX (extensions.conf:11) by way of from-inside → outbound
//       not _X. in outbound (extensions.conf:12): _NXXXXXX is more specific
export async function showNumberMatch(client: BaseLanguageClient, { document, selection }: TextEditor): Promise<void> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const position = client.code2ProtocolConverter.asPosition(selection.active);
  const { names } = await client.sendRequest(contextsRequest, { textDocument, position });
  if (names.length === 0) {
    void window.showInformationMessage('There is no context in this dialplan.');
    return;
  }
  const number = await ask(1, 'Which number is called?', 'for example 100 or s', (text) =>
    text.trim() === '' ? 'A number or the name of an extension.' : undefined,
  );
  if (number === undefined) return;
  const context = await window.showQuickPick(names, {
    title: `${title} (2/4)`,
    placeHolder: 'In which context does the call come?',
  });
  if (context === undefined) return;
  const callerId = await ask(3, 'Who calls?', 'Empty: the call has no number');
  if (callerId === undefined) return;
  const time = await ask(4, 'When, by the clock of the machine that runs Asterisk?', 'Empty: every include holds', (text) =>
    text.trim() === '' || isTime(text) ? undefined : 'A day and a time, as 2026-12-24 18:30.',
  );
  if (time === undefined) return;
  const answer = await workspace.openTextDocument(
    numberMatchOf({
      textDocument,
      context,
      number: number.trim(),
      ...(callerId.trim() !== '' && { callerId: callerId.trim() }),
      ...(time.trim() !== '' && { time: time.trim() }),
    }),
  );
  await window.showTextDocument(answer, { preview: false });
}

function ask(
  step: number,
  prompt: string,
  placeHolder: string,
  validateInput?: (text: string) => string | undefined,
): Thenable<string | undefined> {
  return window.showInputBox({ title: `${title} (${step}/4)`, prompt, placeHolder, ...(validateInput && { validateInput }) });
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\d[ T]\d?\d:\d\d$/.test(text.trim()) && !Number.isNaN(Date.parse(text.trim().replace(' ', 'T')));
}
