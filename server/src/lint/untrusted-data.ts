/** Where a line hands text that a caller chooses to a shell or to the list of channels to call, and how it came there. */

import { shellVariables, sinkOf, type Sink } from '../catalogue/untrusted.ts';
import { withNestedCalls } from '../model/calls.ts';
import { HINT, type Context, type Priority } from '../model/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { factsOf } from '../model/facts.ts';
import { guardsOf, type Guard } from '../model/guards.ts';
import { untrustedIn, type Step, type Untrusted } from '../model/untrusted.ts';
import { assignmentsOf } from '../model/variables.ts';
import { splitArguments } from '../syntax/arguments.ts';
import { Piece } from '../syntax/piece.ts';
import { allSubstitutions } from '../syntax/substitution.ts';
import { editOf, type Finding } from './rule.ts';

/** The findings of one kind of sink in a context. `where` names the sink in a message: "this shell command". */
export function* untrustedFindings(context: Context, dialplan: Dialplan, sink: Sink, where: string): Generator<Finding> {
  for (const priority of context.priorities()) {
    if (priority.number === HINT || !priority.statement.data.text.includes('{')) continue;
    const told = new Set<string>();
    for (const { piece, isLate, guards } of sinkPieces(priority, sink))
      for (const found of untrustedIn(dialplan, piece, priority, sink, guards)) {
        const { whole } = found.culprit;
        if (told.has(whole.text)) continue;
        told.add(whole.text);
        yield {
          line: priority.line,
          span: whole.span(),
          message: `A caller chooses '${whole.text}' in ${where}: ${wayOf(found)}.`,
          related: found.way.map((step) => ({
            line: step.priority.line,
            span: step.piece.span(),
            message: stepText(step, found.source),
          })),
          ...(!isLate && { fix: () => [filter(priority, piece, found, sink)] }),
        };
      }
  }
}

interface SinkPiece {
  readonly piece: Piece;
  /** Whether it is substituted by the application rather than by the dialplan. */
  readonly isLate: boolean;
  /** What holds where it is used. */
  readonly guards: readonly Guard[];
}

function* sinkPieces(priority: Priority, sink: Sink): Generator<SinkPiece> {
  const { call } = factsOf(priority.statement);
  for (const each of withNestedCalls(call)) {
    const place = sinkOf(each.name.text.trim());
    if (place?.sink === sink) {
      const piece = place.argument === undefined ? each.data : splitArguments(each.data)[place.argument];
      if (piece !== undefined) yield* pieces(piece, guardsOf(each));
    }
    if (sink !== 'shell') continue;
    for (const { name, arguments: args, value } of assignmentsOf(each))
      if (args === undefined && shellVariables.has(name.text)) yield* pieces(value, guardsOf(each));
  }
  if (sink !== 'shell' || !call.data.text.includes('SHELL(')) return;
  for (const each of allSubstitutions(call.data))
    if (each.kind === 'function' && each.name.text === 'SHELL') yield* pieces(each.arguments, []);
}

/** The text as the dialplan substitutes it, and the `^{…}` in it, which MixMonitor substitutes when the recording ends. */
function* pieces(piece: Piece, guards: readonly Guard[]): Generator<SinkPiece> {
  yield { piece, isLate: false, guards };
  if (piece.text.includes('^{')) {
    const late = piece.text.replaceAll('$', ' ').replaceAll('^{', '${');
    yield { piece: new Piece(late, piece.start, piece.columns), isLate: true, guards };
  }
}

/** "the caller ID → ARG1 of 'sub-x,s,1' (Dial option U)" */
function wayOf({ source, way, culprit }: Untrusted): string {
  const steps = way.map(({ name, by }) => (by === undefined ? name : `${name} of '${by.into}' (${by.construct})`));
  return steps.length === 0 && culprit.kind === 'function'
    ? `it holds ${source}`
    : `${steps.length === 0 ? 'it is ' : ''}${[source, ...steps].join(' → ')}`;
}

function stepText({ name, by }: Step, source: string): string {
  return by === undefined
    ? `${capital(source)} goes into ${name} here`
    : `${capital(source)} is passed here as ${name} of '${by.into}'`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a filter lets through: a name may have letters, and a number the signs of a telephone. */
const kept = '0-9A-Za-z+*';

/** Wraps every occurrence of the text in the sink in FILTER. */
function filter(
  priority: Priority,
  piece: Piece,
  { culprit }: Untrusted,
  sink: Sink,
): { title: string; safe: boolean; edits: ReturnType<typeof editOf>[] } {
  const allowed = sink === 'shell' ? '0-9A-Za-z+' : kept;
  const edits = [];
  const { text } = culprit.whole;
  for (let at = piece.text.indexOf(text); at >= 0; at = piece.text.indexOf(text, at + text.length))
    edits.push(editOf(priority.line, piece.span(at, at + text.length), `\${FILTER(${allowed},${text})}`));
  return { title: `Keep only letters and digits of it: FILTER(${allowed},…)`, safe: false, edits };
}
