/** What the server answers: one row per request. */

import type { Connection } from 'vscode-languageserver';
import type { Session } from './server.ts';

export function answerRequests(connection: Connection, session: Session): void {
  void connection;
  void session;
}
