/** A call that was chosen from the suggestions goes on as if its parenthesis had been typed: with what its first argument can be. */
import { commands, SnippetString, type CompletionItem, type Disposable } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

const command = 'asteriskDialplan.suggestArguments';

export const completionMiddleware: Middleware = {
  provideCompletionItem: async (document, position, context, token, next) => {
    const found = await next(document, position, context, token);
    for (const item of Array.isArray(found) ? found : (found?.items ?? [])) goOn(item);
    return found;
  },
};

export function registerArguments(): Disposable {
  return commands.registerCommand(command, async () => {
    await commands.executeCommand('editor.action.triggerParameterHints');
    await commands.executeCommand('editor.action.triggerSuggest');
  });
}

function goOn(item: CompletionItem): void {
  const { insertText } = item;
  if (insertText instanceof SnippetString && insertText.value.includes('($1'))
    item.command = { title: 'Suggest arguments', command };
}
