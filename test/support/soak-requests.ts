/** Everything that an editor asks, at random places of a document. */

import type { ConfigFile } from '../../server/src/syntax/config-file.ts';
import type { Random } from './random.ts';

export interface Request {
  readonly method: string;
  readonly params: unknown;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export function randomRequest(random: Random, uri: string, file: ConfigFile): Request {
  const line = random.below(file.lines.length + 1);
  const position = { line, character: random.below((file.lines[line]?.text.length ?? 0) + 2) };
  const name = random.pick(Object.keys(paramsOf));
  return { method: name, params: { textDocument: { uri }, ...paramsOf[name]?.(position, random) } };
}

const range = ({ line }: Position): object => ({
  range: { start: { line: Math.max(0, line - 3), character: 0 }, end: { line: line + 3, character: 0 } },
});
const at = (position: Position): object => ({ position });
const options = { tabSize: 4, insertSpaces: true };

const paramsOf: Readonly<Record<string, (position: Position, random: Random) => object>> = {
  'textDocument/definition': at,
  'textDocument/references': (position) => ({ position, context: { includeDeclaration: true } }),
  'textDocument/documentHighlight': at,
  'textDocument/hover': at,
  'textDocument/completion': at,
  'textDocument/signatureHelp': at,
  'textDocument/inlayHint': range,
  'textDocument/selectionRange': (position) => ({ positions: [position] }),
  'textDocument/semanticTokens/full': () => ({}),
  'textDocument/semanticTokens/range': range,
  'textDocument/semanticTokens/full/delta': (_, random) => ({ previousResultId: String(random.below(100)) }),
  'textDocument/documentSymbol': () => ({}),
  'textDocument/foldingRange': () => ({}),
  'textDocument/documentLink': () => ({}),
  'textDocument/codeLens': () => ({}),
  'textDocument/codeAction': (position) => ({ ...range(position), context: { diagnostics: [] } }),
  'textDocument/formatting': () => ({ options }),
  'textDocument/rangeFormatting': (position) => ({ ...range(position), options }),
  'textDocument/onTypeFormatting': (position) => ({ position, ch: '\n', options }),
  'textDocument/prepareRename': at,
  'textDocument/rename': (position) => ({ position, newName: 'other-name' }),
  'textDocument/prepareCallHierarchy': at,
  'workspace/symbol': (_, random) => ({ query: 'abcdefs'.charAt(random.below(7)) }),
  'asteriskDialplan/show': () => ({}),
};
