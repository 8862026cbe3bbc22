/** A member of a queue is written in a way that keeps calls or its state from it. */

import { linesOf } from '../../model/layout/category.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { HINT, type Extension } from '../../model/contexts/extension.ts';
import { reachOf } from '../../model/names/reach.ts';
import type { Context } from '../../model/contexts/context.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Line } from '../../syntax/config-file.ts';
import { technologyMeant } from '../calls/technologies.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { targetRule } from '../rule.ts';

export const invalidQueueMember = targetRule(
  {
    name: 'invalid-queue-member',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A member of a queue has no kind of channel, no context for a Local channel, no hint that tells its state, no number for its penalty, or stands there twice.',
    why:
      'A queue calls `technology/name`; what has another form, or a technology that no module has, is never called. ' +
      'The state of `Local/100` is asked of a context: without `@context` Asterisk warns each time ("This is bad") and takes the member for invalid, so that with `ringinuse = no` nobody ever calls it. ' +
      'A penalty that is no number counts as 0, and of a member that is there twice the first line is forgotten.',
    evidence: 'apps/app_queue.c `reload_single_member`, `can_ring_entry`; main/core_local.c `local_devicestate`',
    invalid: [
      `
[sales]
exten => 101,hint,PJSIP/101
exten => s,1,Queue(sales)
 same => n,AddQueueMember(sales,Local/100/n)
;                               ^^^^^^^^^^^ warning invalid-queue-member: Without '@context' Asterisk finds no state for 'Local/100/n', and takes the member for invalid.
-- queues.conf --
[sales]
member => Local/101/n
;         ^^^^^^^^^^^ warning invalid-queue-member: Without '@context' Asterisk finds no state for 'Local/101/n', and takes the member for invalid.
member => PJISP/102
;         ^^^^^ warning invalid-queue-member: No kind of channel is named 'PJISP'.
member => 103
;         ^^^ warning invalid-queue-member: '103' is no channel: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.
member => PJSIP/104,Ada
;                   ^^^ warning invalid-queue-member: The penalty 'Ada' is no number, and counts as 0.
member => Local/105@sales/n,0,Bo,hint:105@sales
;                                     ^^^^^^^^^ warning invalid-queue-member: The context 'sales' has no hint for '105', of which the state is asked.
member => PJSIP/104,1
;         ^^^^^^^^^ warning invalid-queue-member: 'PJSIP/104' is a member of this queue already; this line takes its place.
`,
    ],
    valid: [
      `
[sales]
exten => s,1,Queue(sales)
 same => n,AddQueueMember(sales,Local/100@sales/n)
 same => n,AddQueueMember(sales,Local/101,1,,Ada,PJSIP/101)
exten => 100,1,Dial(PJSIP/100)
[default]
exten => 101,1,Dial(PJSIP/101)
-- queues.conf --
[sales]
member => Local/s@sales/n
member => Local/101,0,Ada,PJSIP/101
member => PJSIP/102, 1, Bob
member => \${MEMBER}
[support]
member => PJSIP/102
`,
    ],
    seeAlso: ['unknown-technology', 'unknown-endpoint', 'local-channel-optimization'],
  },
  inDialplan,
  function* (file, dialplan) {
    if (dialplan.neighborName(file) !== 'queues.conf') return;
    for (const category of dialplan.neighborSections('queues.conf')) {
      const known = new Map<string, string>();
      for (const line of linesOf(category)) {
        const { statement } = line;
        if (line.file !== file || statement.kind !== 'setting' || statement.key.text.trim().toLowerCase() !== 'member') continue;
        // What is written wrong about the '=>' is told elsewhere.
        if (isTemplateText(line.text) || /^\s*>/.test(statement.value.text)) continue;
        const [member, penalty, , state] = splitArguments(statement.value).map((each) => cooked(each).trim());
        if (member === undefined || member.text === '' || hasSubstitution(member.text)) continue;
        yield* flawsOf(member, state, line);
        if (state !== undefined) yield* unknownHint(state, line, dialplan);
        // `Local/100@phones/n/0,Ada`: the comma that is missing is told of the context.
        const isMoved = /^Local\/[^,]*\/\d+$/i.test(member.text);
        if (penalty !== undefined && penalty.text !== '' && !isMoved && !/^-?\d|\$/.test(penalty.text))
          yield { line, span: penalty.span(), message: `The penalty '${penalty.text}' is no number, and counts as 0.` };
        const earlier = known.get(member.text);
        if (earlier !== undefined)
          yield {
            line,
            span: member.span(),
            message: `'${member.text}' is a member of this queue already; this line takes its place.`,
            // The same once more changes nothing.
            ...(earlier === statement.value.text && { atMost: 'information' as const }),
          };
        known.set(member.text, statement.value.text);
      }
    }
  },
  ({ applications, mayNest }) => mayNest || applications.has(ADDS),
);

const ADDS = 'addqueuemember';

/** `AddQueueMember(queue,interface,penalty,options,name,state)`; what is wrong with the technology is told of any application. */
function* inDialplan(context: Context): Generator<Finding> {
  for (const { statement, line } of context.priorities()) {
    if (!/addqueuemember/i.test(statement.value.text)) continue;
    for (const call of withNestedCalls(factsOf(statement).call)) {
      if (call.application !== ADDS) continue;
      const args = splitArguments(call.data).map((each) => cooked(each).trim());
      const [member, state] = [args[1], args[5]];
      if (member === undefined || !isWithoutContext(member, state) || !isSound(statement, line.text)) continue;
      const span = (hasWholeSignature(statement) ? member : statement.application.trim()).span();
      yield { line, span, message: withoutContext(member) };
    }
  }
}

/** `hint:100@inside`, where the context has no hint for the number: the queue takes the member for free at any time. */
function* unknownHint(state: Piece, line: Line, dialplan: Dialplan): Generator<Finding> {
  const [, number = '', name = ''] = /^hint:([\w*#-]+)@([\w-]+)$/i.exec(state.text) ?? [];
  const context = name === '' || dialplan.isIncomplete ? undefined : dialplan.context(name);
  if (context === undefined || dialplan.isForeign(name)) return;
  // Where a line of it is dropped, that is told.
  if (context.rejections.some((each) => each.line.text.includes(number))) return;
  const { contexts, isOpen } = reachOf(dialplan, context);
  const hasHint = (extension: Extension): boolean => extension.priority(HINT) !== undefined;
  if (isOpen || contexts.some((each) => each.matching(number).some(hasHint))) return;
  // Where there are no hints at all, another program makes them.
  if (!contexts.some((each) => each.registered().some(hasHint))) return;
  yield {
    line,
    span: state.slice('hint:'.length).span(),
    message: `The context '${name}' has no hint for '${number}', of which the state is asked.`,
  };
}

function* flawsOf(member: Piece, state: Piece | undefined, line: Line): Generator<Finding> {
  const slash = member.text.indexOf('/');
  if (slash < 0) {
    // What is no channel at all, but keeps states, may be one of a module from elsewhere.
    if (/^[\w.+-]+$/.test(member.text))
      yield {
        line,
        span: member.span(),
        message: `'${member.text}' is no channel: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.`,
      };
    return;
  }
  const technology = member.slice(0, slash);
  const near = technologyMeant(technology.text);
  if (near !== undefined)
    yield {
      line,
      span: technology.span(),
      message: `No kind of channel is named '${technology.text}'.`,
      fix: () => [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, technology.span(), near)] }],
    };
  else if (isWithoutContext(member, state)) yield { line, span: member.span(), message: withoutContext(member) };
}

/** Whether the state of a member is asked of a Local channel that names no context. */
function isWithoutContext(member: Piece, state: Piece | undefined): boolean {
  return /^Local\/[^@$]+$/i.test(member.text) && (state === undefined || state.text === '');
}

function withoutContext(member: Piece): string {
  return `Without '@context' Asterisk finds no state for '${member.text}', and takes the member for invalid.`;
}
