/** What an application does to the order in which priorities run, and to whom it hands the channel meanwhile. */

/** What an application does to the flow of priorities; whatever is not here goes on with the next priority. */
export type FlowEffect =
  /** Goes back to the caller of the subroutine. */
  | 'return'
  /** Ends the call, or hands the channel to something that decides where it goes. */
  | 'end'
  /** Goes where its target says and nowhere else. */
  | 'jump'
  /** Goes where a branch says, or on when that is empty. */
  | 'branch'
  /** Drops the caller's frame: what follows is no subroutine any more. */
  | 'leave'
  /** Waits for digits, and goes to the extension that they dial. */
  | 'dialled'
  /** Goes on, but for a caller who dials meanwhile. */
  | 'maybe-dialled'
  /** Waits for digits, and goes on when none come in time. */
  | 'dialled-in-time'
  /** Text for a reader of the log; it does nothing with its arguments. */
  | 'talk';

const flowEffects: Readonly<Record<string, FlowEffect>> = {
  return: 'return',
  hangup: 'end',
  macroexit: 'end',
  raiseexception: 'end',
  incomplete: 'dialled',
  busy: 'end',
  congestion: 'end',
  // Asterisk: apps/app_milliwatt.c milliwatt_exec.
  milliwatt: 'end',
  waitexten: 'dialled-in-time',
  background: 'maybe-dialled',
  goto: 'jump',
  gotoif: 'branch',
  gotoiftime: 'branch',
  stackpop: 'leave',
  noop: 'talk',
  verbose: 'talk',
  log: 'talk',
  dumpchan: 'talk',
};

/** The effect of the application of this name, in whatever case; undefined where it goes on with the next priority. */
export function flowEffect(application: string): FlowEffect | undefined {
  return effectsByName.get(application.toLowerCase());
}

const effectsByName: ReadonlyMap<string, FlowEffect> = new Map(Object.entries(flowEffects));

/** Whether a text does something outside of the call when Asterisk fills it in: a request is sent, a command or a query run. */
export function reachesOut(text: string): boolean {
  return /\$\{(?:CURL|SHELL|ODBC_\w+)\(/.test(text);
}

/** Applications that hand the channel to a program, which may read any variable. */
export const readsAnyVariable: ReadonlySet<string> = new Set([
  'agi',
  'eagi',
  'deadagi',
  'fastagi',
  'asyncagi',
  'externalivr',
  'stasis',
]);
