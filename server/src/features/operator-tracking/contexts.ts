/** The contexts that operator tracking needs: what they say, and where they are written. */

import type { TextEdit } from '../../base/edits.ts';
import { sectionsAtEnd } from '../../format/new-lines.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { byRole } from '../../model/lines/targets.ts';
import { routineOf, type Routine } from '../../model/routines/subroutines.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import { Piece } from '../../syntax/piece.ts';

export interface TrackingNames {
  /** The context that runs when an operator answers. */
  readonly answerContext: string;
  /** The hangup handler's context. */
  readonly hangupContext: string;
  /** Where both report to. */
  readonly statisticsUrl: string;
}

/** What is taken before the user has said anything. */
export const usualNames: TrackingNames = {
  answerContext: 'sub-on-operator-answer',
  hangupContext: 'sub-call-from-cid-ended',
  statisticsUrl: 'http://stats-host.local/inbound',
};

/** The context that a queue runs on the channel of a member: nothing is passed to it, and it calls the one that runs at answer. */
export function memberContext({ answerContext }: TrackingNames): string {
  return `${answerContext.slice(0, LONGEST_NAME - SUFFIX.length)}${SUFFIX}`;
}

const SUFFIX = '-queue';
const LONGEST_NAME = 79;

/**
 * The contexts that are missing, at the end of the file; a sentence where one that is there does not fit. `entries` says what enters them: an
 * option of Dial alone, or a queue as well.
 */
export function contextEdits(
  dialplan: Dialplan,
  file: ConfigFile,
  names: TrackingNames,
  entries: 'dial' | 'queue',
): TextEdit[] | string {
  const texts: string[] = [];
  if (entries === 'queue') {
    const name = memberContext(names);
    if (dialplan.context(name) === undefined) texts.push(memberText(names));
    else if (routineNamed(dialplan, name)?.required !== 0)
      return `The context '${name}' is there, but is no routine without arguments, as a queue calls it.`;
  }
  if (dialplan.context(names.answerContext) === undefined) texts.push(answerText(names));
  else {
    const routine = routineNamed(dialplan, names.answerContext);
    if (routine === undefined)
      return `The context '${names.answerContext}' is there, but has no extension s where U() could enter it.`;
    if (routine.most < PASSED || routine.required > PASSED)
      return `The context '${names.answerContext}' is there, but is no routine of two arguments, the caller and the operator.`;
  }
  const isPushed = dialplan.context(names.answerContext) === undefined || dialplan.usesOf(names.hangupContext).length > 0;
  if (isPushed && dialplan.context(names.hangupContext) === undefined) texts.push(hangupText(names));
  if (texts.length === 0) return [];
  const edit = sectionsAtEnd(file, texts);
  return edit === undefined ? 'The file ends inside a block comment, so nothing can be added behind it.' : [edit];
}

/** How many arguments the subroutine gets: the caller and the operator. */
const PASSED = 2;

function routineNamed(dialplan: Dialplan, context: string): Routine | undefined {
  const found: Target[] = [];
  byRole({ kind: 'routine', separator: '^' }, new Piece(context, 0), '', found);
  return found[0] === undefined ? undefined : routineOf(dialplan, found[0], undefined);
}

function memberText(names: TrackingNames): string {
  return `; Runs on the channel of a queue's member at answer. A queue passes no arguments, so that caller and operator are taken from the channel;
; a member that is a Local channel is left to the Dial() that it runs.
[${memberContext(names)}]
exten => s,1,GotoIf($["\${CHANNEL(channeltype)}" = "Local"]?end)
 same => n,Gosub(${names.answerContext},s,1(\${CONNECTEDLINE(num)},\${CUT(MEMBERINTERFACE,/,2)}))
 same => n(end),Return()
`;
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
