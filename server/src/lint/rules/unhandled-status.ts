/** A jump to the extension of an outcome finds none for some of the outcomes. */

import { extensionHolding } from '../../model/contexts/extension.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { allIncluders, candidates, reachOf, type Reach } from '../../model/names/reach.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import { createExtension } from '../targets/new-places.ts';
import type { Finding, Fix } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isForgottenPattern } from '../loading/forgotten-underscores.ts';
import { isLostExtension, isLostLabel } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';
import { labelsAstray, statusIn, valuesOf } from '../values/status-texts.ts';

export const unhandledStatus = contextRule(
  {
    name: 'unhandled-status',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'A jump to the extension of an outcome, as `Goto(s-${DIALSTATUS},1)`, finds none for some outcomes of Dial.',
    why:
      'Dial leaves BUSY, NOANSWER, CONGESTION or CHANUNAVAIL behind when nobody was reached. Where `s-${DIALSTATUS}` names an extension that is not there, Asterisk looks for the extension `i`, and ends the call if there is none; where it names a label that is not there, the call ends in any case. ' +
      'A pattern for the rest, such as `_s-.`, answers all of them.',
    evidence: 'main/pbx.c `__ast_pbx_run` (an invalid extension), apps/app_dial.c `dial_exec_full`',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
;               ^^^^^^^^^^^^^^^ information unhandled-status: No extension answers 's-CONGESTION' and 's-CHANUNAVAIL', to which this may lead.
exten => s-BUSY,1,Busy(5)
exten => s-NOANSWER,1,VoiceMail(100)
`,
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(on-\${DIALSTATUS})
;               ^^^^^^^^^^^^^^^^ information unhandled-status: No label is named 'on-CONGESTION', to which this may lead.
 same => n(on-CHANUNAVAIL),NoOp()
 same => n(on-NOANSWER),VoiceMail(100)
 same => n(on-BUSY),Busy(5)
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUSY,1,Busy(5)
exten => _s-.,1,VoiceMail(100)
`,
    ],
    seeAlso: ['unknown-status', 'unknown-extension'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    for (const { line, target, resolution } of judgedTargets(context, dialplan)) {
      const { extension, relation } = target;
      if (extension?.isComputed !== true || (relation !== 'jump' && relation !== 'call')) continue;
      const status = statusIn(extension.piece);
      if (status?.variable !== 'DIALSTATUS' || resolution.kind !== 'unknowable' || resolution.context === undefined) continue;
      const searched = [resolution.context, ...(target.context === undefined ? allIncluders(dialplan, resolution.context) : [])];
      // Parked calls wait at numbers, and at no name.
      const isNumber = /^\d/.test(status.before);
      if (dialplan.isIncomplete || searched.some((each) => mayAnswer(reachOf(dialplan, each), isNumber))) continue;
      const isAnswered = (number: string): boolean => searched.some((each) => candidates(dialplan, each, number).length > 0);
      if (isAnswered('i')) continue;
      const names = unreached.map((word) => status.before + word + status.behind);
      const isToldElsewhere = (name: string): boolean =>
        searched.some((each) => isLostExtension(each, name) || isForgottenPattern(each, name));
      const missing = names.filter((name) => !isAnswered(name) && !isToldElsewhere(name));
      if (missing.length === 0 || (missing.length === names.length && !hasStatuses(resolution.context))) continue;
      const { context: home } = resolution;
      yield {
        line,
        span: extension.piece.span(),
        message: `No extension answers ${listed(missing)}, to which this may lead.`,
        isOncePerFile: true,
        fix: (): Fix[] => {
          const create =
            status.behind === ''
              ? createExtension(home, `_${status.before === '' ? '[A-Z]' : sets(status.before)}.`, [target])
              : undefined;
          return create === undefined ? [] : [create];
        },
      };
    }
    yield* missingLabels(context, dialplan);
    yield* missingContexts(context, dialplan);
  },
  ({ marks }) => (marks & Mark.status) !== 0,
);

/** Jumps to the label of an outcome, as `Goto(${DIALSTATUS})`, that find none for some outcomes: the call ends there at once. */
function* missingLabels(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, priority } of judgedTargets(context, dialplan)) {
    const written = target.priority;
    if (written?.isComputed !== true || target.context !== undefined || target.extension !== undefined) continue;
    const extension = priority === undefined ? undefined : extensionHolding(priority);
    const names = outcomesOf(written.piece);
    if (extension === undefined || names === undefined) continue;
    // Another extension that answers the same numbers may have them.
    const around = [context, ...allIncluders(dialplan, context)].flatMap((each) => reachOf(dialplan, each).contexts);
    const answering = around.flatMap((each) => [...each.overlapping(extension.compiled)]);
    const status = statusIn(written.piece);
    const values = status === undefined ? undefined : valuesOf(status.variable, dialplan);
    // One that is misspelled is told where it stands.
    const astray = status === undefined || values === undefined ? [] : labelsAstray(extension, status, values);
    const missing = names.filter(
      (name) =>
        answering.every((each) => each.labelled(name) === undefined) &&
        !isLostLabel(context, name, extension.name) &&
        !astray.some(({ near }) => status !== undefined && status.before + near + status.behind === name),
    );
    if (missing.length === 0 || missing.length > names.length / 2) continue;
    yield {
      line,
      span: written.piece.span(),
      message: `No label is named ${listed(missing)}, to which this may lead.`,
    };
  }
}

/** Jumps and calls to the context of an outcome, as `Gosub(after-${DIALSTATUS},s,1)`, that find none for some outcomes: the call ends there at once. */
function* missingContexts(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (dialplan.isIncomplete) return;
  for (const { line, target } of judgedTargets(context, dialplan)) {
    const { context: named, relation } = target;
    if (named?.isComputed !== true || (relation !== 'jump' && relation !== 'call')) continue;
    const names = outcomesOf(named.piece) ?? [];
    const missing = names.filter((name) => dialplan.context(name) === undefined && !dialplan.isForeign(name));
    if (missing.length === 0 || missing.length > names.length / 2) continue;
    yield {
      line,
      span: named.piece.span(),
      message: `No context is named ${listed(missing)}, to which this may lead.`,
      isOncePerFile: true,
    };
  }
}

/** What a label or a context that is put together comes out as, of outcomes that are met with every day. */
function outcomesOf(piece: Piece): readonly string[] | undefined {
  const status = statusIn(piece);
  if (status?.variable === 'DIALSTATUS') return unreached.map((word) => status.before + word + status.behind);
  const [, before, behind] = /^([^${}]*)\$\{DEVICE_STATE\(.*\)\}([^${}]*)$/.exec(piece.text) ?? [];
  return before === undefined || behind === undefined ? undefined : devices.map((word) => before + word + behind);
}

/** The states of a telephone that is there. */
const devices = ['NOT_INUSE', 'INUSE', 'BUSY', 'RINGING', 'UNAVAILABLE'];

/** What Dial says when nobody was reached and the caller is still there. */
const unreached = ['BUSY', 'NOANSWER', 'CONGESTION', 'CHANUNAVAIL'];

/** Whether an extension may be there that is not seen. */
function mayAnswer({ isOpen, isOpenForParking }: Reach, isNumber: boolean): boolean {
  return isOpen && (isNumber || !isOpenForParking);
}

/** Whether some extension is there for what Dial says, under a name that this cannot come out as. */
function hasStatuses(context: Context): boolean {
  return context.registered().some(({ name }) => unreached.some((word) => name.endsWith(word)));
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}

/** Text for a pattern, in which some letters stand for digits. */
function sets(text: string): string {
  return text.replace(/[nxz.!]/gi, (char) => `[${char}]`);
}
