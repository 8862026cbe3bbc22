// Feature: Add Operator Answer and Hangup Tracking
//
// On the line of a `Queue()`, or on the `Dial()` that rings one of its members: has a subroutine run on the operator's channel when the operator
// answers, which pushes a hangup handler on that channel, so that the end of the operator's part in the call is seen whatever happens to the
// call meanwhile. One edit adds `U(…)` to the options of each `Dial()`, `/n` to the Local members in queues.conf, so that the queue follows the member's
// own channel until the call ends, and the two contexts where they are missing. Members that the queue calls itself, as `PJSIP/100`, have no
// `Dial()`: for them the queue gets `membergosub` in queues.conf, whether they are listed there or log in. What comes from the caller is encoded,
// so nothing a caller sends can be run as a command. It is a command of the palette, and among the refactorings of the line.
//
//     exten => _1XX,1,Dial(PJSIP/${EXTEN},30,t)
//     ; becomes
//     exten => _1XX,1,Dial(PJSIP/${EXTEN},30,tU(sub-on-operator-answer^${CALLERID(num)}^${EXTEN}))

/** The edits that report when a queue's operators answer and hang up. */

import type { TextEdit } from '../base/edits.ts';
import type { Priority } from '../model/contexts/extension.ts';
import { lineAt } from '../model/cursor/line-at.ts';
import { priorityAtLine } from '../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { reachableFrom } from '../model/flow/flow.ts';
import { withNestedCalls, type ApplicationCall } from '../model/lines/calls.ts';
import { factsOf } from '../model/lines/facts.ts';
import { localOption } from '../model/lines/local-channel.ts';
import { queueRoutine } from '../model/lines/queue-arguments.ts';
import type { Target } from '../model/lines/target.ts';
import { byRole } from '../model/lines/targets.ts';
import { placeOf, type Place } from '../model/names/place.ts';
import { resolve } from '../model/names/resolve.ts';
import { neighborUses, type Use } from '../model/names/uses.ts';
import { splitArguments, unquote } from '../syntax/arguments.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { compileName } from '../syntax/pattern.ts';
import { insertion } from '../syntax/text-edits.ts';
import { addOption, optionLetter, type OptionLetter } from './edits/option-edits.ts';
import { endsWithReturns, withLineEnds } from './edits/text-edits.ts';
import { contextEdits, memberContext, type TrackingNames } from './operator-tracking/contexts.ts';
import { membersOf, queueSection, runAtAnswer } from './operator-tracking/queue.ts';

export { usualNames, type TrackingNames } from './operator-tracking/contexts.ts';

/** A refusal that is about the names is one that others would avoid. */
export type TrackingResult = { readonly edits: TextEdit[] } | { readonly refused: string; readonly isAboutNames?: true };

export function operatorTracking(
  dialplan: Dialplan,
  path: string,
  line: number,
  _character: number,
  names: TrackingNames,
): TrackingResult {
  const invalid = invalidName(names);
  if (invalid !== undefined) return { refused: invalid, isAboutNames: true };
  const here = lineAt(dialplan, path, line);
  const priority = here === undefined ? undefined : priorityAtLine(dialplan, here);
  if (here === undefined || priority === undefined) return { refused: nowhere };
  const calls = [...withNestedCalls(factsOf(priority.statement).call)];
  const dial = calls.find((call) => answerOptions(call) !== undefined);
  if (dial !== undefined) return track(dialplan, [priority], membersLeadingTo(dialplan, priority), names);
  const queue = calls.find(callsMembers);
  return queue === undefined ? { refused: nowhere } : trackQueue(dialplan, priority.line, queue, names);
}

const nowhere = 'Put the cursor on the line of a Queue() or of the Dial() that rings an operator.';

function invalidName({ answerContext, hangupContext, statisticsUrl }: TrackingNames): string | undefined {
  for (const name of [answerContext, hangupContext])
    if (!/^[\w.-]{1,79}$/.test(name) || /^(?:general|globals)$/i.test(name))
      return `'${name}' cannot be the name of a context here: use letters, digits, dashes, dots and underscores.`;
  if (answerContext === hangupContext) return 'The two contexts must have different names.';
  if (!/^https?:\/\/[^\s,;(){}[\]"'$\\|^]+$/.test(statisticsUrl))
    return `'${statisticsUrl}' cannot be written into the dialplan: the address must begin with http:// or https:// and hold no blanks, commas, semicolons, quotes or brackets.`;
  return undefined;
}

/** Where the letter that runs a routine at answer belongs among the arguments of a call; undefined for a call that has no such letter. */
function answerOptions(call: ApplicationCall): OptionLetter | undefined {
  return optionLetter(call, ({ kind }) => kind === 'routine');
}

/** Whether the application calls members that a configuration file lists: it takes a routine to run on them. */
function callsMembers({ roles }: ApplicationCall): boolean {
  return Object.values(roles?.arguments ?? {}).some((role) => role.kind === 'routine');
}

function trackQueue(dialplan: Dialplan, line: Line, queue: ApplicationCall, names: TrackingNames): TrackingResult {
  const [first] = splitArguments(queue.data);
  const name = first === undefined ? '' : unquote(first).text.trim();
  if (name === '' || name.includes('$'))
    return {
      refused:
        'The name of the queue is not written out here, so its members are not known; put the cursor on the Dial() that rings them.',
    };
  const section = queueSection(dialplan, name);
  if (section === undefined) return { refused: `No section [${name}] stands in queues.conf.` };
  const { local, hasOthers } = membersOf(dialplan, section);
  const dials = new Set<Priority>();
  for (const { target } of local) {
    const entries = entriesOf(dialplan, target);
    if (entries.length === 0) return { refused: `The member '${target.piece.text}' leads nowhere.` };
    const own = entries
      .flatMap((entry) => reachableFrom(dialplan, entry))
      .filter(({ priority }) => dialOf(priority) !== undefined);
    if (own.length === 0) return { refused: `No Dial() is run for the member '${target.piece.text}'.` };
    for (const place of own) dials.add(place.priority);
  }
  if (!hasOthers) return track(dialplan, [...dials], local, names);
  const other = routineOfQueue(queue);
  if (other !== undefined && other !== memberContext(names))
    return {
      refused: `${queue.name.text.trim()}() on line ${line.number + 1} runs '${other}' at answer already; push the hangup handler in that routine.`,
    };
  const settings = runAtAnswer(dialplan, section, memberContext(names));
  if (typeof settings === 'string') return { refused: `${settings.slice(0, -1)}; push the hangup handler in that routine.` };
  return track(dialplan, [...dials], local, names, { file: line.file, settings });
}

/** Where a member that is a Local channel enters the dialplan; each extension of the context where the number is put together in the call. */
function entriesOf(dialplan: Dialplan, target: Target): Place[] {
  const found = resolve(dialplan, target, undefined);
  if (found.kind === 'priority')
    return [{ context: found.context, extension: compileName(found.number), priority: found.priority }];
  const isOpen = found.kind === 'unknowable' && target.extension?.isComputed === true;
  const extensions = isOpen ? (found.context?.extensions ?? []) : [];
  return extensions.flatMap((extension) => {
    const first = extension.priority(1);
    return first === undefined ? [] : [placeOf(first)];
  });
}

/** The routine that the line itself has run on the member, which then is the only one. */
function routineOfQueue(queue: ApplicationCall): string | undefined {
  const argument = queueRoutine(queue)?.argument;
  const found: Target[] = [];
  if (argument !== undefined) byRole({ kind: 'routine', separator: ',' }, unquote(argument), '', found);
  return found[0]?.context?.piece.text;
}

function dialOf(priority: Priority): ApplicationCall | undefined {
  return [...withNestedCalls(factsOf(priority.statement).call)].find((call) => answerOptions(call) !== undefined);
}

/** The members in the files beside the dialplan that come to a priority. */
function membersLeadingTo(dialplan: Dialplan, priority: Priority): Use[] {
  const found: Use[] = [];
  for (const use of neighborUses(dialplan)) {
    if (use.target.relation !== 'channel') continue;
    const entry = resolve(dialplan, use.target, undefined);
    if (entry.kind !== 'priority') continue;
    const places = reachableFrom(dialplan, {
      ...placeOf(entry.priority),
      context: entry.context,
      extension: compileName(entry.number),
    });
    if (places.some((place) => place.priority === priority)) found.push(use);
  }
  return found;
}

/** What a queue is told to run on its members, and the file that has the contexts for it. */
interface QueueEdits {
  readonly file: ConfigFile;
  readonly settings: readonly TextEdit[];
}

function track(
  dialplan: Dialplan,
  dials: readonly Priority[],
  members: readonly Use[],
  names: TrackingNames,
  queue?: QueueEdits,
): TrackingResult {
  const edits: TextEdit[] = [...(queue?.settings ?? [])];
  for (const priority of dials) {
    const call = dialOf(priority);
    const options = call === undefined ? undefined : answerOptions(call);
    if (call === undefined || options === undefined) continue;
    const edit = dialEdit(priority, call, options, names);
    if (typeof edit === 'string') return { refused: edit };
    if (edit !== undefined) edits.push(edit);
  }
  for (const { line, target } of members) edits.push(...memberEdits(line, target));
  const file = dials[0]?.line.file ?? queue?.file;
  const contexts = file === undefined ? [] : contextEdits(dialplan, file, names, queue === undefined ? 'dial' : 'queue');
  if (typeof contexts === 'string') return { refused: contexts, isAboutNames: true };
  edits.push(...contexts);
  if (edits.length === 0) return { refused: `This is tracked already: '${names.answerContext}' runs at answer.` };
  const files = new Map([...dialplan.layout.files, ...dialplan.neighbors].map((each) => [each.path, each]));
  return { edits: withLineEnds(edits, (path) => endsWithReturns(files.get(path))) };
}

/** Who is called: mostly the number that was dialed, or what is written out where another one is called. */
function operatorIn({ roles, data }: ApplicationCall, extension: string): string {
  const [dialed] = splitArguments(data);
  const isDialString = roles?.form === 'arguments' && roles.arguments?.[0]?.kind === 'dial-string';
  const name = isDialString ? /^\s*\w+\/([\w.-]+)(?:[@/][\w.:@/-]*)?\s*$/.exec(dialed?.text ?? '')?.[1] : undefined;
  return name === undefined || name === extension ? '${EXTEN}' : name;
}

/** The edit that adds the letter; undefined where it stands already, a sentence where it cannot be added. */
function dialEdit(
  { line, name }: Priority,
  call: ApplicationCall,
  option: OptionLetter,
  names: TrackingNames,
): TextEdit | string | undefined {
  const added = addOption(line, call, option, `${names.answerContext}^\${CALLERID(num)}^${operatorIn(call, name)}`);
  if ('edit' in added) return added.edit;
  if ('refused' in added) return added.refused;
  const found: Target[] = [];
  if (added.taken !== undefined) byRole({ kind: 'routine', separator: '^' }, added.taken, '', found);
  const routine = found[0]?.context?.piece.text ?? '';
  if (routine === names.answerContext) return undefined;
  return `${call.name.text.trim()}() on line ${line.number + 1} runs '${routine}' at answer already, and there can be one option ${option.letter} only; push the hangup handler in that routine.`;
}

/** `/n` for a Local channel without it. */
function memberEdits(line: Line, target: Target): TextEdit[] {
  const keep = localOption(target, 'n');
  return keep === undefined ? [] : [insertion(line, keep.end, keep.text)];
}
