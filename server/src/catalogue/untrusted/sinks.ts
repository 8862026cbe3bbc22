/** Where text that a caller chooses does harm, and which characters of it do. */
// Asterisk: README-SERIOUSLY.bestpractices.md; apps/app_system.c, apps/app_mixmonitor.c, res/res_monitor.c, apps/app_exec.c, main/ast_expr2.y op_func.

export type Sink =
  /** A command line. */
  | 'shell'
  /** The list of channels that are called. */
  | 'dial-string'
  /** A query of a database, between apostrophes. */
  | 'query'
  /** A query of a database, elsewhere. */
  | 'bare-query'
  /** Text in which `${…}` is replaced once more. */
  | 'evaluation'
  /** An operand of `$[…]` without quotation marks, where `NAME(…)` calls a function. */
  | 'expression'
  /** The name of a variable, which calls a function when a parenthesis is in it. */
  | 'variable-name'
  /** The name of a function or of an application. */
  | 'code-name'
  /** The context that is gone to. */
  | 'location'
  /** A file that is written, or a program that is run. */
  | 'file-name';

interface SinkArgument {
  readonly sink: Sink;
  /** Which argument, from 0; undefined for the whole data. */
  readonly argument: number | undefined;
  /** The argument does harm only with this letter among the options in argument `position`. */
  readonly option?: { readonly position: number; readonly letter: string };
}

const shell: SinkArgument = { sink: 'shell', argument: undefined };
const dialString: SinkArgument = { sink: 'dial-string', argument: 0 };
const fileName: SinkArgument = { sink: 'file-name', argument: 0 };
const evaluation: SinkArgument = { sink: 'evaluation', argument: undefined };

/** By application, in lower case. */
const sinkApplications: Readonly<Record<string, readonly SinkArgument[]>> = {
  system: [shell],
  trysystem: [shell],
  mixmonitor: [{ sink: 'shell', argument: 2 }, fileName],
  // With option m the two halves are mixed by a command that has the name of the file in it.
  monitor: [
    { sink: 'shell', argument: 1, option: { position: 2, letter: 'm' } },
    { sink: 'file-name', argument: 1 },
  ],
  dial: [dialString],
  page: [dialString],
  originate: [dialString],
  retrydial: [{ sink: 'dial-string', argument: 3 }],
  exec: [evaluation],
  tryexec: [evaluation],
  record: [fileName],
  dictate: [fileName],
  receivefax: [fileName],
  agi: [fileName],
  eagi: [fileName],
  deadagi: [fileName],
  externalivr: [fileName],
};

/** The arguments of an application in which text of a caller does harm. Case does not matter. */
export function sinksOf(application: string): readonly SinkArgument[] {
  const name = application.toLowerCase();
  return (Object.hasOwn(sinkApplications, name) ? sinkApplications[name] : undefined) ?? none;
}

const none: readonly SinkArgument[] = [];

/** Whether an application, its name in lower case, hands queries to a database. */
export function sendsQueries(application: string): boolean {
  return application === 'mysql';
}

/** Whether the data of some application may hold a function or an expression in which text of a caller does harm. */
export function mayHoldSink(data: string): boolean {
  return /SHELL\(|EVAL\(|FILE\(|ODBC|\$\[|\{\$\{|\((?:select|insert|update|delete)\s/i.test(data);
}

/** Variables whose text is a command that runs when a recording ends. */
export const shellVariables: ReadonlySet<string> = new Set(['MONITOR_EXEC', 'MONITOR_EXEC_ARGS', 'MIXMONITOR_EXEC']);

/** The variable in which an application leaves the name of the file in its first argument, by application in lower case. */
export const fileVariables: Readonly<Record<string, string>> = {
  mixmonitor: 'MIXMONITOR_FILENAME',
  record: 'RECORDED_FILE',
};

/** The characters that do harm there. */
export const harmful: Readonly<Record<Sink, RegExp>> = {
  shell: /[;&|<>()$`"'\\*?[\]{}!#~\n]/,
  'dial-string': /[&@/,|^()[\]{}$;\\]/,
  query: /['\\]/,
  'bare-query': /[^0-9A-Za-z_.+:-]/,
  evaluation: /\$/,
  expression: /\(/,
  'variable-name': /\(/,
  'code-name': /[A-Za-z]/,
  location: /,/,
  'file-name': /\//,
};

/** Functions that take away what does harm in one kind of place. */
export const escapesFor: Readonly<Record<string, Sink>> = { SQL_ESC: 'query' };
