/** The cursor as completion sees it: it knows what the editor takes, and makes items of texts. */

import type { CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types';
import type { Documentation } from '../../catalogue/documentation-file.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { Cursor } from '../cursor.ts';
import type { ListFiles } from '../place.ts';

export interface CompletionOptions {
  /** Whether the editor takes snippets, with places to fill in. */
  readonly snippets: boolean;
  /** What the user's own Asterisk has beside the applications and functions of Asterisk itself. */
  readonly documentation?: Documentation | undefined;
  /** The scripts and sounds that there are. */
  readonly files?: ListFiles | undefined;
}

export class Probe extends Cursor {
  readonly snippets: boolean;
  readonly documentation: Documentation | undefined;
  readonly files: ListFiles;

  constructor(dialplan: Dialplan, line: Line, column: number, { snippets, documentation, files }: CompletionOptions) {
    super(dialplan, line, column);
    this.snippets = snippets;
    this.documentation = documentation;
    this.files = files ?? (() => []);
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
