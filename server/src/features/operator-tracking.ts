// Feature: Add Operator Answer and Hangup Tracking
//
// On the line of a `Queue()`, or on the `Dial()` that rings one of its members: has a subroutine run on the operator's channel when the operator
// answers, which pushes a hangup handler on that channel, so that the end of the operator's part in the call is seen whatever happens to the
// call meanwhile. One edit adds `U(…)` to the options of each `Dial()`, `/n` to the Local members in queues.conf, so that the queue follows the member's
// own channel until the call ends, and the two contexts where they are missing. What comes from the caller is
// encoded, so nothing a caller sends can be run as a command.
//
//     exten => _1XX,1,Dial(PJSIP/${EXTEN},30,t)
//     ; becomes
//     exten => _1XX,1,Dial(PJSIP/${EXTEN},30,tU(sub-on-operator-answer^${CALLERID(num)}^${EXTEN}))

/** The edits that report when a queue's operators answer and hang up. */

import type { TextEdit } from '../base/edits.ts';
import { withNestedCalls, type ApplicationCall } from '../model/calls.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { lineAt, priorityAtLine } from '../model/element-at.ts';
import { factsOf } from '../model/facts.ts';
import { reachableFrom } from '../model/flow.ts';
import { localOption } from '../model/local-channel.ts';
import { neighborTargets } from '../model/neighbors.ts';
import { placeOf } from '../model/place.ts';
import { resolve } from '../model/resolve.ts';
import { routineOf } from '../model/subroutines.ts';
import { byRole, type Target } from '../model/targets.ts';
import { neighborUses, type Use } from '../model/uses.ts';
import { compileName } from '../syntax/pattern.ts';
import { splitArguments, unquote } from '../syntax/arguments.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { Piece } from '../syntax/piece.ts';
import type { Priority } from '../model/extension.ts';
import { addOption, optionLetter, type OptionLetter } from './option-edits.ts';
import { endsWithReturns, insertion, sectionsAtEnd, withLineEnds } from './text-edits.ts';

export interface TrackingNames {
  /** The context that runs when an operator answers. */
  readonly answerContext: string;
  /** The hangup handler's context. */
  readonly hangupContext: string;
  /** Where both report to. */
  readonly statisticsUrl: string;
}

export type TrackingResult = { readonly edits: TextEdit[] } | { readonly refused: string };

export function operatorTracking(
  dialplan: Dialplan,
  path: string,
  line: number,
  _character: number,
  names: TrackingNames,
): TrackingResult {
  const invalid = invalidName(names);
  if (invalid !== undefined) return { refused: invalid };
  const here = lineAt(dialplan, path, line);
  const priority = here === undefined ? undefined : priorityAtLine(dialplan, here);
  if (here === undefined || priority === undefined) return { refused: nowhere };
  const calls = [...withNestedCalls(factsOf(priority.statement).call)];
  const dial = calls.find((call) => answerOptions(call) !== undefined);
  if (dial !== undefined) return trackDials(dialplan, [priority], membersOf(dialplan, priority), names);
  const queue = calls.find(callsMembers);
  return queue === undefined ? { refused: nowhere } : trackQueue(dialplan, queue, names);
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

function trackQueue(dialplan: Dialplan, queue: ApplicationCall, names: TrackingNames): TrackingResult {
  const [first] = splitArguments(queue.data);
  const name = first === undefined ? '' : unquote(first).text.trim();
  if (name === '' || name.includes('$'))
    return {
      refused:
        'The name of the queue is not written out here, so its members are not known; put the cursor on the Dial() that rings them.',
    };
  const section = sectionLines(dialplan, name);
  if (section === undefined) return { refused: `No section [${name}] with members stands in queues.conf.` };
  const members = section.flatMap((line) => channelTargets(dialplan, line));
  if (members.length === 0)
    return {
      refused: `The members of '${name}' are no Local channels, so that no Dial() rings them which could push a handler; write them as Local/101@from-queue/n.`,
    };
  const dials = new Set<Priority>();
  for (const { target } of members) {
    const found = resolve(dialplan, target, undefined);
    if (found.kind !== 'priority') return { refused: `The member '${target.piece.text}' leads nowhere.` };
    const places = reachableFrom(dialplan, {
      context: found.context,
      extension: compileName(found.number),
      priority: found.priority,
    });
    const own = places.filter((place) => dialOf(place.priority) !== undefined);
    if (own.length === 0) return { refused: `No Dial() is run for the member '${target.piece.text}'.` };
    for (const place of own) dials.add(place.priority);
  }
  return trackDials(dialplan, [...dials], members, names);
}

/** The lines of the section of this name in the files that list members of queues. */
function sectionLines(dialplan: Dialplan, name: string): Line[] | undefined {
  for (const file of dialplan.neighbors) {
    const found: Line[] = [];
    let isInside = false;
    for (const line of file.lines) {
      if (line.statement.kind === 'section') isInside = line.statement.name.text === name;
      else if (isInside) found.push(line);
    }
    if (found.some((line) => line.statement.kind === 'setting' && isMember(dialplan, line))) return found;
  }
  return undefined;
}

/** Whether the line names channels to call: a Local one in its place would be a target. */
function isMember(dialplan: Dialplan, { statement, file }: Line): boolean {
  if (statement.kind !== 'setting') return false;
  const probe: Line = { file, number: 0, text: '', statement: statement.withValue(new Piece('Local/s@s', 0)) };
  return channelTargets(dialplan, probe).length > 0;
}

function channelTargets(dialplan: Dialplan, line: Line): Use[] {
  return neighborTargets(line, dialplan.neighborName(line.file))
    .filter(({ relation }) => relation === 'channel')
    .map((target) => ({ line, target, priority: undefined }));
}

function dialOf(priority: Priority): ApplicationCall | undefined {
  return [...withNestedCalls(factsOf(priority.statement).call)].find((call) => answerOptions(call) !== undefined);
}

/** The members in the files beside the dialplan that come to a priority. */
function membersOf(dialplan: Dialplan, priority: Priority): Use[] {
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

function trackDials(
  dialplan: Dialplan,
  dials: readonly Priority[],
  members: readonly Use[],
  names: TrackingNames,
): TrackingResult {
  const edits: TextEdit[] = [];
  for (const priority of dials) {
    const call = dialOf(priority);
    const options = call === undefined ? undefined : answerOptions(call);
    if (call === undefined || options === undefined) continue;
    const edit = dialEdit(priority, call, options, names);
    if (typeof edit === 'string') return { refused: edit };
    if (edit !== undefined) edits.push(edit);
  }
  for (const { line, target } of members) edits.push(...memberEdits(line, target));
  const file = dials[0]?.line.file;
  const contexts = file === undefined ? [] : contextEdits(dialplan, file, names);
  if (typeof contexts === 'string') return { refused: contexts };
  edits.push(...contexts);
  return edits.length === 0 ? { refused: `This is tracked already: option U runs '${names.answerContext}'.` } : { edits };
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
  return `${call.name.text.trim()}() on line ${line.number + 1} runs '${routine}' at answer already, and there can be one option ${option.letter} only; call '${names.answerContext}' from that routine.`;
}

/** `/n` for a Local channel without it. */
function memberEdits(line: Line, target: Target): TextEdit[] {
  const keep = localOption(target, 'n');
  return keep === undefined ? [] : [insertion(line, keep.end, keep.text)];
}

/** The contexts that are missing, at the end of the file; a sentence where one that is there does not fit. */
function contextEdits(dialplan: Dialplan, file: ConfigFile, names: TrackingNames): TextEdit[] | string {
  const texts: string[] = [];
  if (dialplan.context(names.answerContext) === undefined) texts.push(answerText(names));
  else {
    const target = entryOf(names.answerContext);
    const routine = target === undefined ? undefined : routineOf(dialplan, target, undefined);
    if (routine === undefined)
      return `The context '${names.answerContext}' is there, but has no extension s where U() could enter it.`;
    if (routine.most < PASSED || routine.required > PASSED)
      return `The context '${names.answerContext}' is there, but is no routine of two arguments, the caller and the operator.`;
  }
  const isPushed = texts.length > 0 || dialplan.usesOf(names.hangupContext).length > 0;
  if (isPushed && dialplan.context(names.hangupContext) === undefined) texts.push(hangupText(names));
  if (texts.length === 0) return [];
  const edit = sectionsAtEnd(file, texts);
  if (edit === undefined) return 'The file of the Dial() ends inside a block comment, so nothing can be added behind it.';
  return withLineEnds([edit], () => endsWithReturns(file));
}

/** How many arguments the subroutine gets: the caller and the operator. */
const PASSED = 2;

function entryOf(context: string): Target | undefined {
  const found: Target[] = [];
  byRole({ kind: 'routine', separator: '^' }, new Piece(context, 0), '', found);
  return found[0];
}

function answerText({ answerContext, hangupContext, statisticsUrl }: TrackingNames): string {
  return `; Runs on the operator's channel at answer: pushes the hangup handler, then tells the start. The operator may hang up meanwhile.
; @arg 1 caller Number of the caller.
; @arg 2 operator Number of the operator who answered.
[${answerContext}]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(CHANNEL(hangup_handler_push)=${hangupContext},s,1(\${ARG1},\${ARG2}))
${report(statisticsUrl, 'start')}
 same => n(end),Return()
`;
}

function hangupText({ hangupContext, statisticsUrl }: TrackingNames): string {
  return `; Hangup handler of the operator's channel: tells the statistics host the end, and stores when and who.
; @arg 1 caller Number of the caller.
; @arg 2 operator Number of the operator who answered.
[${hangupContext}]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
${report(statisticsUrl, 'end')}
 same => n,Set(DB(CALL_FROM_CID/\${ARG1}/end)=\${EPOCH})
 same => n,Set(DB(CALL_FROM_CID/\${ARG1}/answered_by)=\${ARG2})
 same => n(end),Return()
`;
}

/** Lines that post caller, operator and the time, each encoded; a host that does not answer must not hold the call. */
function report(url: string, event: 'start' | 'end'): string {
  return ` same => n,Set(CURLOPT(httptimeout)=5)
 same => n,NoOp(\${CURL(${url},cid=\${URIENCODE(\${ARG1})}&operator=\${URIENCODE(\${ARG2})}&${event}=\${EPOCH})})`;
}
