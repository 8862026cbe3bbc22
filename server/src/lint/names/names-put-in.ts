/** Names that a line does not write out and that are known all the same: put in by a global variable, or by who calls a routine. */

import { MultiMap } from '../../base/multi-map.ts';
import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { channelNames, type NameUse } from '../../model/lines/name-uses.ts';
import { withFixedGlobals } from '../../model/names/fixed-text.ts';
import { cooked, splitPlain } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { Piece } from '../../syntax/piece.ts';
import { isPiped } from '../calls/pipes.ts';
import { gathered, type Gathered } from '../contexts/gathered.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import { valuesOfIf } from '../values/written-values.ts';
import { withArguments } from '../variables/passed-values.ts';
import { usersOf, type User } from '../variables/set-values.ts';

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
    return [
      ...byChoice(context, dialplan),
      ...byGlobals(context, dialplan),
      ...byArguments(context, dialplan),
      ...bySetting(context, dialplan),
    ].filter(({ line, use }) => {
      if (use.isTest || hasSubstitution(use.name)) return false;
      const key = `${line.file.path}:${line.number} ${use.kind} ${use.name}`;
      return !told.has(key) && told.add(key).size > 0;
    });
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
    for (const piece of found.flatMap((each) => splitPlain(each.piece, '&'))) {
      const text = withFixedGlobals(dialplan, piece.text);
      if (text === piece.text) continue;
      const written = channelNames(piece, '');
      for (const use of channelNames(new Piece(text, 0), ''))
        if (!written.some(({ name, isComputed }) => !isComputed && name === use.name))
          yield { line: priority.line, span: piece.trim().span(), use, into: piece.text.trim() };
    }
}

/** `Set(TEAM=sales)`, where `Queue(${TEAM})` follows. */
function* bySetting(context: Context, dialplan: Dialplan): Generator<PutIn> {
  const usersIn = (each: Context): MultiMap<string, NameUser> => namesWithVariables(each, dialplan);
  for (const [name, assignments] of assignmentsIn(context))
    for (const assignment of assignments) {
      const { priority, value } = assignment;
      const values = value === undefined ? [] : plainName.test(value.text) ? [value] : valuesOfIf(value, plainName);
      if (values.length === 0) continue;
      for (const { written, into, named } of usersOf(name, assignment, dialplan, usersIn))
        for (const each of values)
          for (const use of named(written.replaceAll(`\${${name}}`, each.text)))
            yield { line: priority.line, span: each.span(), use, into };
    }
}

const plainName = /^[\w.+/&@-]+$/;

/** A name, or a dial string, with variables in it. */
interface NameUser extends User {
  readonly written: string;
  /** The text that it is a part of, or the whole of. */
  readonly into: string;
  /** What is named where this text has taken the place of what is written. */
  readonly named: (text: string) => readonly NameUse[];
}

/** The names of a context that have variables in them, by those variables. */
function namesWithVariables(context: Context, dialplan: Dialplan): MultiMap<string, NameUser> {
  const known = withVariables.get(context);
  if (known !== undefined) return known;
  const users = new MultiMap<string, NameUser>();
  const add = (user: NameUser): void => {
    for (const [, name = ''] of user.written.matchAll(/\$\{([A-Za-z_]\w*)\}/g)) users.add(name, user);
  };
  const { names, dialStrings } = gathered(context, dialplan);
  for (const { use, priority } of names)
    if (use.isComputed && !use.isTest && !isAskedFor(use, names))
      add({
        priority,
        written: use.name,
        into: use.piece.text,
        named: (name) => [{ ...use, name, isComputed: hasSubstitution(name) }],
      });
  for (const { priority, found } of dialStrings)
    for (const { piece } of found)
      add({
        priority,
        written: piece.text.trim(),
        into: piece.text.trim(),
        named: (text) => channelNames(new Piece(text, 0), ''),
      });
  withVariables.set(context, users);
  return users;
}

const withVariables = new WeakMap<Context, MultiMap<string, NameUser>>();

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
    if (isAskedFor(use, names)) continue;
    told.add(put.argument);
    yield {
      line,
      span: put.argument.trim().span(),
      use: { ...use, name: put.text, isComputed: false },
      into: use.piece.text,
    };
  }
}

/** Whether the context asks somewhere if there is such a thing. */
function isAskedFor({ kind }: NameUse, names: Gathered['names']): boolean {
  return names.some(({ use }) => use.kind === kind && (use.isTest || use.construct === 'VM_INFO'));
}
