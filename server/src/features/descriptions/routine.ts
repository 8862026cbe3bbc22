/** A subroutine or hangup handler: its arguments, and whether it returns. */

import type { Span } from '../../base/span.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { plainArguments } from '../../model/lines/doc-comments.ts';
import { originOf } from '../../model/names/resolve.ts';
import type { Use } from '../../model/names/uses.ts';
import { argumentName, routineOf, type Routine } from '../../model/routines/subroutines.ts';
import { code, paragraphs, plain } from './markdown.ts';

/** `sub,s,1(caller,operator[,reason])` with what is known of each argument, and how it ends. */
export function routineText(routine: Routine, kind: 'Subroutine' | 'Macro'): string {
  const end = endText(routine);
  // A macro needs no Return: it ends where nothing follows.
  const isEndOfMacro = kind === 'Macro' && routine.documentation?.returns === undefined;
  return paragraphs(`**${kind}** ${code(routineSignature(routine))}`, argumentsText(routine), isEndOfMacro ? undefined : end);
}

/** The routines that somebody calls by these uses, each once. */
export function routinesCalled(dialplan: Dialplan, uses: readonly Use[]): Routine[] {
  const routines = new Map<string, Routine>();
  for (const { target, priority } of uses) {
    if (target.relation !== 'call' && target.relation !== 'handler' && target.relation !== 'macro') continue;
    const routine = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
    if (routine === undefined) continue;
    const { context, extension, priority: entry } = routine.entry;
    routines.set(`${context.name}\n${extension.key}\n${entry.number}`, routine);
  }
  return [...routines.values()];
}

/** The numbers of the arguments that the routine has: those it reads, needs or documents. */
export function argumentNumbers(routine: Routine): number[] {
  const documented = routine.documentation?.arguments.map(({ number }) => number) ?? [];
  const highest = Math.max(0, ...routine.reads.keys(), ...documented, routine.required);
  return Array.from({ length: Math.min(highest, MOST_SHOWN) }, (_, index) => index + 1);
}

/** No routine is called with more arguments by hand. */
const MOST_SHOWN = 20;

export function routineSignature(routine: Routine): string {
  return routineSignatureText(routine).text;
}

/** The signature with the place of each argument in it, the first argument first. */
export function routineSignatureText(routine: Routine): { readonly text: string; readonly spans: readonly Span[] } {
  const { context, extension, priority } = routine.entry;
  let text = `${context.name},${extension.name},${priority.label ?? priority.number}(`;
  const spans: Span[] = [];
  let open = 0;
  for (const number of argumentNumbers(routine)) {
    const name = argumentName(routine, number) ?? `ARG${number}`;
    const isNeeded = number <= routine.required;
    text += (isNeeded ? '' : '[') + (number === 1 ? '' : ',');
    spans.push({ start: text.length, end: text.length + name.length });
    text += name;
    if (!isNeeded) open++;
  }
  const rest = routine.most === Infinity && spans.length === 0 ? '…' : '';
  return { text: `${text}${']'.repeat(open)}${rest})`, spans };
}

function argumentsText(routine: Routine): string | undefined {
  const lines = argumentNumbers(routine).map((number) => `- ${argumentLine(routine, number)}`);
  if (lines.length > 0) return lines.join('\n');
  return routine.most === Infinity ? 'Which arguments it reads cannot be seen.' : 'It reads no arguments.';
}

/** What is known of one argument, in one line. */
export function argumentLine(routine: Routine, number: number): string {
  const documented = routine.documentation?.arguments.find((argument) => argument.number === number)?.text ?? '';
  const name = argumentName(routine, number);
  const said = documented === '' ? plainArguments(routine.entry.priority.line).get(number) : documented;
  const more = said === undefined || name === undefined ? said : withoutName(said, name);
  const text = more === undefined || more === '' ? '' : `: ${plain(more)}`;
  const title = `${code(`ARG${number}`)}${name === undefined ? '' : ` **${plain(name)}**`}`;
  return `${title}${number <= routine.required ? '' : ' (may be left out)'}${text}`;
}

/** What is said of an argument behind its own name: `number (of the caller)` and `number: of the caller` of one that is called `number`. */
function withoutName(text: string, name: string): string {
  if (!text.toLowerCase().startsWith(name.toLowerCase())) return text;
  const rest = text.slice(name.length);
  if (rest === '') return '';
  const inside = /^\s*\(([^()]*)\)$/.exec(rest)?.[1];
  return inside ?? (/^\s*(?::|-|=)\s/.test(rest) ? rest.replace(/^[\s:=-]+/, '') : text);
}

function endText(routine: Routine): string {
  const value = routine.documentation?.returns;
  if (value !== undefined) return `Returns ${plain(value)}`;
  if (!routine.returns) return routine.hasUnknownPath ? 'Whether it returns cannot be seen.' : 'It never returns.';
  return routine.fallsOffAt.length > 0 ? 'It returns, but not on every path.' : 'It returns.';
}
