/** Names that a line does not write out and that are known all the same: put in by a global variable, or by who calls a routine. */

import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { channelNames, type NameUse } from '../../model/lines/name-uses.ts';
import { withFixedGlobals } from '../../model/names/fixed-text.ts';
import { cooked } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { Piece } from '../../syntax/piece.ts';
import { isPiped } from '../calls/pipes.ts';
import { gathered } from './gathered.ts';
import { judgedTargets } from './judge-targets.ts';
import { valuesOfIf } from '../values/written-values.ts';

/** A name with the line that brings it, and what stands there. */
export interface PutIn {
  readonly line: Line;
  readonly span: Span;
  readonly use: NameUse;
  /** What the name is put into; undefined where it is written out. */
  readonly into: string | undefined;
}

/** The names that a context brings in this way, each once for a line; worked out once for the rules of all kinds. */
export function namesPutIn(context: Context, dialplan: Dialplan): readonly PutIn[] {
  return dialplan.tracker.share(putInKey(context), () => {
    dialplan.context(context.name);
    const told = new Set<string>();
    return [...byChoice(context, dialplan), ...byGlobals(context, dialplan), ...byArguments(context, dialplan)].filter(
      ({ line, use }) => {
        if (use.isTest || hasSubstitution(use.name)) return false;
        const key = `${line.file.path}:${line.number} ${use.kind} ${use.name}`;
        return !told.has(key) && told.add(key).size > 0;
      },
    );
  });
}

/** What the names are remembered under; once all rules have seen them nobody needs them. */
export function putInKey(context: Context): string {
  return context.key('put in');
}

/** `Set(CHANNEL(musicclass)=${IF($[…]?day:night)})`: each of the two names. */
function* byChoice(context: Context, dialplan: Dialplan): Generator<PutIn> {
  for (const { line, use } of gathered(context, dialplan).names)
    if (use.isComputed && !use.isTest && use.name === use.piece.text)
      for (const value of valuesOfIf(use.piece))
        yield { line, span: value.span(), use: { ...use, name: value.text, isComputed: false }, into: undefined };
}

function* byGlobals(context: Context, dialplan: Dialplan): Generator<PutIn> {
  if (dialplan.globals.size === 0) return;
  const { names, dialStrings } = gathered(context, dialplan);
  for (const { line, use } of names) {
    if (!use.isComputed) continue;
    const name = withFixedGlobals(dialplan, use.name);
    if (name !== use.name) yield { line, span: use.piece.span(), use: { ...use, name }, into: use.piece.text };
  }
  for (const { priority, found } of dialStrings)
    for (const { piece } of found) {
      const text = withFixedGlobals(dialplan, piece.text);
      if (text === piece.text) continue;
      const written = channelNames(piece, '');
      for (const use of channelNames(new Piece(text, 0), ''))
        if (!written.some(({ name, isComputed }) => !isComputed && name === use.name))
          yield { line: priority.line, span: piece.trim().span(), use, into: piece.text.trim() };
    }
}

/** The arguments of calls: those that are devices by themselves, and those that become a name in the routine. */
function* byArguments(context: Context, dialplan: Dialplan): Generator<PutIn> {
  if (!gathered(context, dialplan).isLeading) return;
  for (const { line, target, resolution, priority } of judgedTargets(context, dialplan)) {
    const args = target.arguments;
    if (args === undefined || priority === undefined) continue;
    for (const argument of args) {
      const device = cooked(argument).trim();
      if (device.text.startsWith('${')) {
        const text = withFixedGlobals(dialplan, device.text);
        if (text === device.text || !beginsWithDevice.test(text)) continue;
        for (const use of channelNames(new Piece(text, 0), target.construct))
          yield { line, span: device.span(), use, into: device.text };
        continue;
      }
      if (!isDevice.test(device.text)) continue;
      for (const use of channelNames(device, target.construct)) yield { line, span: use.piece.span(), use, into: undefined };
    }
    if (resolution.kind === 'priority') yield* inRoutine(line, args, resolution.priority, dialplan);
  }
}

const isDevice = /^(?:PJSIP|SIP|IAX2)\/[\w.+-]+(?:&(?:PJSIP|SIP|IAX2)\/[\w.+-]+)*$/i;

/** `SIP/trunk/${EXTEN:1}` */
const beginsWithDevice = /^(?:PJSIP|SIP|IAX2)\/[\w.+-]+(?:[/@]|$)/i;

/** `VoiceMail(${ARG1}@office)`, `Dial(PJSIP/${ARG1})` in a routine that is called with `100`. */
function* inRoutine(
  line: Line,
  args: readonly Piece[],
  { context, name: extension }: Priority,
  dialplan: Dialplan,
): Generator<PutIn> {
  const told = new Set<Piece>();
  // All extensions of a macro have its arguments, since only the macro leads to them.
  const isElsewhere = (priority: Priority): boolean => priority.name !== extension && !context.name.startsWith('macro-');
  const { names } = gathered(context, dialplan);
  for (const { use, priority } of names) {
    // Where `|` divides the arguments of the routine's line, that is told there.
    if (!use.isComputed || use.isTest || isElsewhere(priority) || isPiped(priority.line)) continue;
    const put = withArguments(use.name, args, priority, dialplan);
    if (put === undefined || told.has(put.argument)) continue;
    if (names.some(({ use: other }) => other.kind === use.kind && (other.isTest || other.construct === 'VM_INFO'))) continue;
    told.add(put.argument);
    yield {
      line,
      span: put.argument.trim().span(),
      use: { ...use, name: put.text, isComputed: false },
      into: use.piece.text,
    };
  }
}

/** A text in which nothing is put in but arguments, with those that a call passes, and the first of them. */
function withArguments(
  text: string,
  args: readonly Piece[],
  priority: Priority,
  dialplan: Dialplan,
): { readonly text: string; readonly argument: Piece } | undefined {
  let first: Piece | undefined;
  const put = text.replace(/\$\{(\w+|LOCAL\(\w+\))\}/g, (whole, variable: string) => {
    const number = argumentIn(variable, priority, dialplan);
    const argument = args[Number(number) - 1];
    const value = argument === undefined ? '' : cooked(argument).text.trim();
    if (argument === undefined || !/^[\w.-]+$/.test(value) || dialplan.settersOf(`ARG${number}`).length > 0) return whole;
    first ??= argument;
    return value;
  });
  return first === undefined || put.includes('$') ? undefined : { text: put, argument: first };
}

/** The number of the argument that a variable holds, itself or since the extension begins by putting it there; empty where it may hold another text. */
function argumentIn(variable: string, { context, name }: Priority, dialplan: Dialplan): string {
  const own = /^ARG([1-9])$/.exec(variable)?.[1];
  if (own !== undefined || variable === '') return own ?? '';
  const bare = /^LOCAL\((\w+)\)$/.exec(variable)?.[1] ?? variable;
  const setting = new RegExp(`(?:^|[^\\w])(LOCAL\\(${bare}\\)|_{0,2}${bare})=(.*)$`);
  const lines = context.priorities().filter(({ statement: { data } }) => setting.test(data.text));
  const [only] = lines;
  if (only === undefined || lines.length > 1 || only.statement.applicationName !== 'set') return '';
  // A macro leads on to extensions of its own.
  if (only.name !== name && !context.name.startsWith('macro-')) return '';
  const [, written = '', value = ''] = setting.exec(only.statement.data.text) ?? [];
  if (!written.startsWith('LOCAL(') && dialplan.settersOf(bare).length > 1) return '';
  return /^\$\{ARG([1-9])\}$/.exec(value)?.[1] ?? '';
}
