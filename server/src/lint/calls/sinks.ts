/** The places of a line where text of a caller does harm: shell commands, dial strings, queries, and what is evaluated. */

import { shellVariables, sinksOf, type Sink } from '../../catalogue/untrusted/sinks.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { guardsOf, type Guard } from '../../model/lines/guards.ts';
import type { Use } from '../../model/untrusted/untrusted.ts';
import { indexOutside, splitArguments } from '../../syntax/arguments.ts';
import { optionsIn } from '../../syntax/options.ts';
import { Piece } from '../../syntax/piece.ts';
import { allSubstitutions, substitutions, type Substitution } from '../../syntax/substitution.ts';

/** A text that does harm when a caller chooses a part of it. */
export interface SinkText extends Use {
  readonly piece: Piece;
  /** What it is, for a message: "this shell command". */
  readonly where: string;
  /** The text in which a repair changes what comes in twice; the piece itself when there is no more around it. */
  readonly around: Piece;
  /** The dialled number does no harm here, since its pattern says how it begins. */
  readonly isDialledNumberFine?: boolean;
  /** Whether another file decides what becomes of the text, for all lines alike. */
  readonly isOfAnotherFile?: boolean;
}

/** The texts of a priority that a shell reads. */
export function shellCommands(priority: Priority): SinkText[] {
  const { call } = factsOf(priority.statement);
  const where = 'this shell command';
  const found = argumentSinks(call, (sink) => (sink === 'shell' ? where : undefined));
  for (const each of withNestedCalls(call))
    for (const { name, arguments: args, value } of assignmentsOf(each))
      if (args === undefined && shellVariables.has(name.text)) found.push(text('shell', where, value, guardsOf(each)));
  for (const [, args] of functionsRead(call.data, /^SHELL$/, /SHELL/)) found.push(text('shell', where, args));
  return found.flatMap((each) => [each, ...lateText(each)]);
}

/** The texts of a priority that say whom to call, and how. */
export function dialStrings(priority: Priority): SinkText[] {
  return argumentSinks(factsOf(priority.statement).call, (sink) => (sink === 'dial-string' ? 'this dial string' : undefined));
}

const sql = /^\s*"?\s*(?:select|insert|update|delete|replace|call|exec)\b/i;

/** What is plainly SQL in the argument of any function: func_odbc.conf may give one another beginning. */
const isStatement = /^\s*"?\s*(?:select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from)\s/i;

/** The values that a priority puts into queries of a database. */
export function queries(priority: Priority): SinkText[] {
  const { call } = factsOf(priority.statement);
  const found: [Piece, readonly Guard[]][] = [];
  for (const each of withNestedCalls(call)) {
    if (/^\s*mysql\s*$/i.test(each.name.text) && /^\s*query\b/i.test(each.data.text)) found.push([each.data, guardsOf(each)]);
    for (const { name, arguments: args, value } of assignmentsOf(each)) {
      if (args === undefined || !name.text.startsWith('ODBC')) continue;
      for (const piece of [args, value]) if (sql.test(piece.text)) found.push([piece, guardsOf(each)]);
    }
  }
  for (const [name, args] of functionsRead(call.data, /^[A-Z]/, /ODBC|select|insert|update|delete/i))
    if (name.text.startsWith('ODBC') ? sql.test(args.text) : isStatement.test(args.text)) found.push([args, []]);
  return found.flatMap(([piece, guards]) =>
    substitutions(piece).map((each) => ({
      ...text(isBetween(piece, each, "'") ? 'query' : 'bare-query', 'this SQL query', each.whole, guards),
      around: piece,
    })),
  );
}

/** The arguments and values that a function of func_odbc.conf puts into its query as they are. */
export function valuesOfQuery(
  priority: Priority,
  name: string,
  unescaped: ReadonlyMap<string, { readonly isQuoted: boolean }>,
): SinkText[] {
  const found: SinkText[] = [];
  const { call } = factsOf(priority.statement);
  const add = (piece: Piece | undefined, key: string, guards: readonly Guard[]): void => {
    const how = unescaped.get(key);
    // A whole query that is written in the dialplan is looked at as such.
    if (piece === undefined || how === undefined || piece.text === '' || sql.test(piece.text)) return;
    const sink = how.isQuoted ? 'query' : 'bare-query';
    found.push({ ...text(sink, `the SQL query of '${name}'`, piece, guards), isOfAnotherFile: true });
  };
  const addArguments = (args: Piece, guards: readonly Guard[]): void => {
    for (const [index, piece] of splitArguments(args).entries()) add(piece, `ARG${index + 1}`, guards);
  };
  for (const each of allSubstitutions(call.data))
    if (each.kind === 'function' && each.name.text === name) addArguments(each.arguments, []);
  for (const each of withNestedCalls(call))
    for (const { name: function_, arguments: args, value } of assignmentsOf(each)) {
      if (args === undefined || function_.text !== name) continue;
      addArguments(args, guardsOf(each));
      add(value, 'VALUE', guardsOf(each));
      for (const [index, piece] of splitArguments(value).entries()) add(piece, `VAL${index + 1}`, guardsOf(each));
    }
  return found;
}

/** What is among the shell commands is left out: it does the greater harm there. */
export function evaluatedTexts(priority: Priority, commands: readonly SinkText[]): SinkText[] {
  const { call } = factsOf(priority.statement);
  const found = argumentSinks(call, (sink, application) => {
    if (sink === 'file-name') return /agi$|^externalivr$/i.test(application) ? 'the name of this program' : 'this file name';
    return sink === 'evaluation' ? `what ${application} evaluates once more` : undefined;
  }).filter(({ sink, piece }) => sink !== 'file-name' || !/^\s*(?:h?agi|async):|\|/i.test(piece.text));
  for (const each of withNestedCalls(call)) {
    if (each.outer !== undefined) found.push(text('code-name', 'the name of this application', each.name, guardsOf(each)));
    for (const { name, arguments: args } of assignmentsOf(each)) {
      // What a function gives as a whole name is told as a slip.
      if (args === undefined)
        found.push(...(isFunctionName(name) ? [] : leading('variable-name', 'this name of a variable', name)));
      else if (name.text === 'FILE') found.push(text('file-name', 'this file name', splitArguments(args)[0] ?? args));
    }
  }
  for (const [name, args] of functionsRead(call.data, /^(?:EVAL|FILE)$/, /EVAL|FILE/))
    found.push(
      name.text === 'FILE'
        ? text('file-name', 'this file name', splitArguments(args)[0] ?? args)
        : text('evaluation', 'what EVAL evaluates once more', args),
    );
  for (const each of allSubstitutions(call.data)) found.push(...evaluatedBy(each));
  const others =
    commands.length === 0 ? found : found.filter(({ piece }) => !commands.some((each) => each.piece.start === piece.start));
  return [...others, ...contextsNamed(priority)];
}

/** Names that are put together, and the operands of an expression that stand outside quotation marks. */
function evaluatedBy(substitution: Substitution): SinkText[] {
  switch (substitution.kind) {
    case 'variable':
      return leading('variable-name', 'this name of a variable', substitution.name);
    case 'function':
      return leading('code-name', 'the name of this function', substitution.name);
    case 'expression':
      // Quotation marks of a web page, or one without a partner, are repaired first: then the operands stand between true ones.
      if (/[«»“”„‟″]/.test(substitution.inner.text) || substitution.inner.text.split('"').length % 2 === 0) return [];
      return substitution.children
        .filter((child) => child.kind !== 'expression' && !isShort(child) && !isBetween(substitution.inner, child, '"'))
        .map((child) => ({
          ...text('expression', 'this expression, outside quotation marks', child.whole),
          around: substitution.inner,
        }));
  }
}

/** As many characters as the shortest call of a function that does anything has, such as `SHELL(w)`, are too few by one. */
const FEW = 7;

/** Whether a few characters at most are cut out of a text. */
function isShort(substitution: Substitution): boolean {
  if (substitution.kind === 'expression' || substitution.substring === undefined) return false;
  const [, offset = '', length] = /^\s*(-?\d+)\s*(?::\s*(\d+)\s*)?$/.exec(substitution.substring.text) ?? [];
  const most = length === undefined ? (offset.startsWith('-') ? -Number(offset) : Infinity) : Number(length);
  return offset !== '' && most <= FEW;
}

/** `Set(${CALLERID(num)}=1)`: the function itself was to be set. */
function isFunctionName(name: Piece): boolean {
  return /^\$\{(?:CALLERID|CONNECTEDLINE|REDIRECTING|CDR|PJSIP_HEADER)\([^(){}]*\)\}$/.test(name.text);
}

/** The substitution that a name begins with: one further on can only choose between names that begin as it is written. */
function leading(sink: Sink, where: string, name: Piece): SinkText[] {
  const [first] = name.text.startsWith('$') ? substitutions(name) : [];
  return first === undefined ? [] : [text(sink, where, first.whole)];
}

const goingThere: ReadonlySet<string> = new Set(['jump', 'call', 'handler', 'macro']);

/** Targets whose context is computed, and those that a comma in the text would turn into another context. */
function contextsNamed(priority: Priority): SinkText[] {
  const { call, targets } = factsOf(priority.statement);
  const found: SinkText[] = [];
  for (const { relation, construct, context, extension, priority: step, piece, flaws } of targets) {
    // How the place is written is mended first.
    if (!goingThere.has(relation) || flaws.some(({ flaw }) => flaw === 'text-after-arguments')) continue;
    const guards = branchGuards(call, piece);
    const where = `the place that ${construct} names`;
    if (context?.isComputed === true) found.push(text('location', where, context.piece, guards));
    const first = context === undefined ? (extension ?? step) : undefined;
    if (first?.isComputed === true)
      for (const each of leading('location', where, first.piece)) found.push({ ...each, guards, isDialledNumberFine: true });
  }
  return found;
}

/** What holds where a target of a branch is gone to. */
function branchGuards(call: ApplicationCall, { start, text: written }: Piece): Guard[] {
  for (const each of withNestedCalls(call)) {
    const { branches } = each;
    if (branches === undefined) continue;
    const holds = (branch: Piece | undefined): boolean =>
      branch !== undefined && start >= branch.start && start + written.length <= branch.start + branch.text.length;
    if (branches.thenCall === undefined && branches.otherwiseCall === undefined) {
      if (holds(branches.then)) return [{ condition: branches.condition, holds: true }, ...guardsOf(each)];
      if (holds(branches.otherwise)) return [{ condition: branches.condition, holds: false }, ...guardsOf(each)];
    }
  }
  return [];
}

/** The arguments of a call and of those in it that do harm; `where` names the sinks that are looked for. */
function argumentSinks(call: ApplicationCall, where: (sink: Sink, application: string) => string | undefined): SinkText[] {
  const found: SinkText[] = [];
  for (const each of withNestedCalls(call)) {
    const application = each.name.text.trim();
    for (const { sink, argument, option } of sinksOf(application)) {
      const name = where(sink, application);
      if (name === undefined) continue;
      const args = splitArguments(each.data);
      const options = option === undefined ? undefined : args[option.position];
      if (option !== undefined && (options === undefined || !optionsIn(options).some(({ letter }) => letter === option.letter)))
        continue;
      const piece = argument === undefined ? each.data : args[argument];
      if (piece !== undefined) found.push(text(sink, name, withoutParentheses(piece, application), guardsOf(each)));
    }
  }
  return found;
}

/** The program of ExternalIVR, whose arguments stand in parentheses behind it. */
function withoutParentheses(piece: Piece, application: string): Piece {
  const open = /^externalivr$/i.test(application) ? indexOutside(piece.text, '(') : -1;
  return open < 0 ? piece : piece.slice(0, open);
}

/** Those of certain names; `anywhere` finds such a name in a text, so that most texts need not be taken apart. */
function* functionsRead(data: Piece, named: RegExp, anywhere: RegExp): Generator<[name: Piece, args: Piece]> {
  if (!anywhere.test(data.text)) return;
  for (const each of allSubstitutions(data))
    if (each.kind === 'function' && named.test(each.name.text)) yield [each.name, each.arguments];
}

function text(sink: Sink, where: string, piece: Piece, guards: readonly Guard[] = []): SinkText {
  return { sink, where, piece, around: piece, guards, isLate: false };
}

/** The `^{…}` in a command, which MixMonitor substitutes when the recording ends. */
function lateText(sink: SinkText): SinkText[] {
  const { piece } = sink;
  if (!piece.text.includes('^{')) return [];
  const late = piece.text.replaceAll('$', ' ').replaceAll('^{', '${');
  return [{ ...sink, piece: new Piece(late, piece.start, piece.columns), isLate: true }];
}

/** Whether a substitution stands between two of these marks of the text that it is part of. */
function isBetween({ text: whole, start }: Piece, substitution: Substitution, mark: string): boolean {
  let isInside = false;
  const end = substitution.whole.start - start;
  for (let at = 0; at < end; at++) if (whole.charAt(at) === mark) isInside = !isInside;
  return isInside;
}
