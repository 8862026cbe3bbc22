/**
 * Semantic tokens. Nearly all lines tell theirs by themselves, so that nobody has to wait for the dialplan whose client can be told to ask
 * again once it is loaded.
 */

import type {
  Connection,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { tokensInRange } from '../features/semantic-tokens.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile } from '../syntax/config-file.ts';
import type { Need, Patience } from './patience.ts';
import type { Session } from './session.ts';
import { TokenAnswers } from './token-answers.ts';

export function answerTokens(connection: Connection, session: Session, patience: Patience): void {
  const { workspace, uris, log } = session;
  const tokens = new TokenAnswers();
  const need = (): Need => (session.refreshesTokens ? 'file' : 'dialplan');

  const answeredEarly = new Set<string>();
  const askAgainLater = (path: string): void => {
    if (answeredEarly.has(path)) return;
    answeredEarly.add(path);
    workspace.whenLoaded(path, () => {
      answeredEarly.delete(path);
      void connection.languages.semanticTokens.refresh();
    });
  };
  /** A document and the dialplan that it belongs to, as far as that is loaded; undefined where it belongs to none. */
  const found = ({ uri }: TextDocumentIdentifier): readonly [Dialplan | undefined, ConfigFile] | undefined => {
    const path = uris.path(uri);
    const file = workspace.fileAt(path);
    const dialplan = workspace.dialplansOf(path)[0];
    if (file === undefined || (dialplan === undefined && workspace.isLoaded(path))) return undefined;
    if (dialplan === undefined) askAgainLater(path);
    return [dialplan, file];
  };

  const none: SemanticTokens = { data: [] };
  // An editor takes null for "not as a whole" and goes on asking for what it shows; the types of the library do not say so.
  const notAsAWhole = null as unknown as SemanticTokens;
  const full = patience.answer(
    'semanticTokens/full',
    need,
    ({ textDocument }: SemanticTokensParams) => {
      const at = found(textDocument);
      return at === undefined ? notAsAWhole : (tokens.full(...at) ?? notAsAWhole);
    },
    none,
  );
  const whenThere = patience.answer('semanticTokens/full', need, () => undefined, undefined);
  connection.languages.semanticTokens.on(async (params, token) => {
    await whenThere(params, token);
    await tokens
      .prepare(() => found(params.textDocument), session.scheduler)
      .catch((error: unknown) => log(`semanticTokens failed: ${String(error)}`));
    return full(params, token);
  });
  connection.languages.semanticTokens.onDelta(
    patience.answer<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      'semanticTokens/full/delta',
      need,
      ({ textDocument, previousResultId }) => {
        const at = found(textDocument);
        return at === undefined ? notAsAWhole : (tokens.delta(...at, previousResultId) ?? notAsAWhole);
      },
      none,
    ),
  );
  connection.languages.semanticTokens.onRange(
    patience.answer(
      'semanticTokens/range',
      need,
      ({ textDocument, range }: SemanticTokensRangeParams): SemanticTokens => {
        const at = found(textDocument);
        return at === undefined ? none : { data: tokensInRange(...at, range.start.line, range.end.line) };
      },
      none,
    ),
  );
}
