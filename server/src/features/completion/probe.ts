/** The cursor as completion sees it: it knows what the editor takes, and makes items of texts. */

import type { CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types';
import type { Documentation } from '../../catalogue/documentation-file.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { Cursor } from '../cursor.ts';
import type { ListFiles } from '../places/place.ts';

export interface CompletionOptions {
  /** Whether the editor takes snippets, with places to fill in. */
  readonly snippets: boolean;
  /** The editor's command that shows what the first argument of a new call can be; undefined where it has none. */
  readonly argumentsCommand?: string | undefined;
  /** What the user's own Asterisk has beside the applications and functions of Asterisk itself. */
  readonly documentation?: Documentation | undefined;
  /** The scripts and sounds that there are. */
  readonly files?: ListFiles | undefined;
}

export class Probe extends Cursor {
  readonly snippets: boolean;
  readonly documentation: Documentation | undefined;
  readonly files: ListFiles;
  readonly #argumentsCommand: string | undefined;

  constructor(dialplan: Dialplan, line: Line, column: number, options: CompletionOptions) {
    super(dialplan, line, column);
    const { snippets, documentation, files, argumentsCommand } = options;
    this.#argumentsCommand = argumentsCommand;
    this.snippets = snippets;
    this.documentation = documentation;
    this.files = files ?? (() => []);
  }

  /**
   * What is added to an item that leaves the cursor between parentheses in which something must stand. Where nothing needs to, Enter goes
   * to the next line, and must not take the first of the suggestions.
   */
  goingOn(text: string, isNeeded: boolean): Partial<CompletionItem> {
    const command = this.#argumentsCommand;
    if (command === undefined || !isNeeded || !this.snippets || !text.includes('($1)')) return {};
    return { command: { title: 'Suggest arguments', command } };
  }

  /** An item that replaces `range`. `text` is a snippet, of which the plain text is taken where the editor has no snippets. */
  item(
    label: string,
    kind: CompletionItemKind,
    range: Range,
    text: string,
    rank: number,
    more: Partial<CompletionItem> = {},
  ): CompletionItem {
    const isSnippet = text.replaceAll('\\$', '').includes('$');
    const newText = this.snippets && isSnippet ? text : withoutPlaceholders(text);
    const insertTextFormat = this.snippets && isSnippet ? 2 : 1;
    return { label, kind, textEdit: { range, newText }, insertTextFormat, sortText: `${rank} ${label.toLowerCase()}`, ...more };
  }
}

/** Text as a snippet holds it. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A snippet's text with nothing in the places to fill in. */
function withoutPlaceholders(text: string): string {
  return text.replace(/\\([\\$}])|\$\{\d+:(?:\\.|[^\\}])*\}|\$\d+/g, (_, char: string | undefined) => char ?? '');
}
