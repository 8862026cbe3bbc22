/** A context that nothing names. */

import { distance } from '../../base/distance.ts';
import type { NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { ownName, type Summary } from '../../model/indexes/summary.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import type { TargetPart } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { isIgnoredContext } from '../targets/judge-targets.ts';
import { isMisspelled, isNamedBySlip, isNamedInFlaw, isPutIn, namedBeside } from '../targets/meant-contexts.ts';
import { routineEntries } from '../targets/routine-entries.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { contextRule } from '../rule.ts';

export const unusedContext = contextRule(
  {
    name: 'unused-context',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'Nothing in the dialplan or in the files beside it names a context.',
    why:
      'No call comes to a context that no channel begins in (`context=` in pjsip.conf and its kin), that no other context includes, and that no jump, subroutine, handler or Local channel names. ' +
      'A program that starts calls over AMI, ARI or call files may name it all the same: then a comment `; lint: allow unused-context` says so, and where its name does (`from-ami`) it is a hint. ' +
      'Nothing is reported where the files of the channels are not there, or a database adds to them, where a part of the dialplan is missing, or where a jump computes the whole name of its context.',
    repair:
      'Name the context where its calls should come from: `include => sales`, a Goto, or `context=sales` of a device. ' +
      'Correct a misspelled name, or remove the context. Where a program starts calls in it, allow the rule in a comment above the header.',
    evidence: 'main/pbx.c `pbx_find_extension`',
    isUnnecessary: true,
    invalid: [
      `
[inside]
exten => 100,1,Dial(PJSIP/100)
[salse]
;<^^^^^ information unused-context: Nothing names the context 'salse', and no channel begins in it.
exten => 200,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    ],
    valid: [
      `
[inside]
include => sales
exten => 100,1,Gosub(sub-greet,s,1)
[sales]
exten => 200,1,Goto(day-\${STRFTIME(,,%u)},s,1)
[sub-greet]
exten => s,1,Return()
[day-1]
exten => s,1,Answer()
[default]
exten => s,1,Hangup()
-- pjsip.conf --
[100]
type=endpoint
context=inside
`,
    ],
    seeAlso: ['unreachable-priority', 'unused-label'],
  },
  function* (context, dialplan, settings) {
    if (isNamed(context, dialplan)) return;
    const [header] = context.headers;
    if (header?.statement.kind !== 'section' || isTemplateText(header.text)) return;
    if (context.name === 'default' || isIgnoredContext(context.name, settings.ignoredContexts)) return;
    // `[genreal]`: that Asterisk does not know its settings is told of them.
    if (context.registered().length === 0 && context.rejections.length > 0) return;
    if (isNamedBySlip(context, dialplan)) return;
    if (dialplan.isIncomplete || !context.headers.every(({ file }) => dialplan.isIncluded(file))) return;
    const isForOthers = hasNothingToDial(context);
    // What was to be dialed in it is dropped, which is told there.
    if (isForOthers && context.rejections.length > 0) return;
    const isKnown = isForOthers || isRoutine(context) || areChannelsKnown(dialplan) || isNearlyDefault(context, dialplan);
    if (!isKnown || isMisspelled(context, dialplan) || isMeantByCycle(dialplan)) return;
    // Nothing but routines is there for others, and so is what a snippet begins with.
    if (!isForOthers && isLibrary(dialplan)) return;
    // `[name] (!)` was to be a template, which is told.
    if (/\]\s+\(/.test(header.statement.live.text) || isNamedInFlaw(context, dialplan)) return;
    // `[name](+)` was to add to another one.
    if (header.statement.options?.some(({ text }) => text.startsWith('+')) === true || isInherited(context, dialplan)) return;
    // Every line is looked at, which only contexts that nothing else names are worth.
    if (isPutIn(context, dialplan)) return;
    const { start, end } = header.statement.live.span();
    yield {
      line: header,
      span: { start, end },
      message: isForOthers
        ? `Nothing includes the context '${context.name}', and nothing can be dialed in it.`
        : `Nothing names the context '${context.name}', and no channel begins in it.`,
      ...(!isForOthers && forPrograms.test(context.name) && { atMost: 'hint' as const }),
    };
  },
);

/** Names that tell of a program which starts calls. */
const forPrograms =
  /(?:^|[-_])(?:a[mr]i|api|stasis|originat\w*|campaign|(?:auto)?dial(?:er)?|click\w*|call-?file|spool|test\w*)(?:$|[-_\d])/i;

/** `[defualt]` where no context has that name, which Asterisk itself falls back to. */
function isNearlyDefault({ name }: Context, dialplan: Dialplan): boolean {
  return dialplan.context('default') === undefined && name !== 'defaults' && distance(name, 'default', 1) === 1;
}

/** Whether a context has no more than extensions that Asterisk enters by itself where others have failed or ended. */
function hasNothingToDial(context: Context): boolean {
  const own = context.registered();
  return own.length > 0 && context.switches.length === 0 && own.every(({ compiled }) => /^[itehT]$/.test(compiled.literal));
}

/** Whether every extension of a context is a subroutine's, where no channel begins. */
function isRoutine(context: Context): boolean {
  const own = context.registered();
  return own.length > 0 && own.every(({ name }) => /^[A-Za-z]/.test(name)) && routineEntries(context).length === own.length;
}

/** Whether there is nothing but subroutines. */
function isLibrary(dialplan: Dialplan): boolean {
  return dialplan.summary(beginnings).size === 0;
}

/** The names of contexts that are no subroutines. */
const beginnings: Summary = {
  name: 'contexts that are no subroutines',
  textsOf: (context) => ownName(context, !isRoutine(context)),
};

function isNamed({ name }: Context, dialplan: Dialplan): boolean {
  if (dialplan.isForeign(name) || dialplan.hasIncluders(name) || dialplan.isMentioned(name)) return true;
  if (dialplan.placesNamed(name).some(({ target }) => target.context !== undefined)) return true;
  // `Macro(name)`, which looks for `macro-name`: that this is not there is told.
  if (dialplan.placesNamed(`macro-${name}`).some(({ target }) => target.relation === 'macro')) return true;
  if (namedBeside(dialplan).has(name)) return true;
  return dialplan.placesNamed(COMPUTED).some(({ target }) => mayMean(target.context, name));
}

/** Whether a context includes itself, where another one was meant; that is told of the include. */
function isMeantByCycle(dialplan: Dialplan): boolean {
  return dialplan.summary(includingThemselves).size > 0;
}

const includingThemselves: Summary = {
  name: 'contexts that include themselves',
  textsOf: (context) =>
    ownName(
      context,
      context.includes.some(({ target }) => target === context.name),
    ),
};

/** Whether other contexts take its lines, so that it is a template of them. */
function isInherited({ name }: Context, dialplan: Dialplan): boolean {
  return dialplan.summaryHas(inherited, name.toLowerCase());
}

/** The words in parentheses behind the names of sections, in lower case. */
const inherited: Summary = {
  name: 'contexts inherited',
  textsOf: (context) => {
    const names = new Set<string>();
    for (const { header } of context.categories)
      if (header.statement.kind === 'section')
        for (const { text } of header.statement.options ?? []) names.add(text.toLowerCase());
    return names;
  },
};

/** Whether a name that is put together may be this one; `${CONTEXT}` is a context that a call is in already. */
function mayMean(written: TargetPart | undefined, name: string): boolean {
  if (written === undefined || written.piece.text === '${CONTEXT}') return false;
  const glob = globOf(written.piece);
  return glob === undefined || glob.test(name);
}

/** The files in which channels say where they begin, with what they define. */
const channelFiles: Readonly<Record<string, NameKind | undefined>> = {
  'pjsip.conf': 'endpoint',
  'sip.conf': 'sip-peer',
  'iax.conf': undefined,
  'chan_dahdi.conf': undefined,
};

/** Whether the files of the channels are there, some channel is in them, and nothing that is not seen adds to them. */
function areChannelsKnown(dialplan: Dialplan): boolean {
  const found = dialplan.neighbors.map((file) => dialplan.neighborName(file)).filter((name) => Object.hasOwn(channelFiles, name));
  const names = found.map((name) => {
    const kind = channelFiles[name];
    return kind === undefined ? undefined : dialplan.configured(kind);
  });
  return names.some((each) => each === undefined || each.all.length > 0) && names.every((each) => each?.mayHaveMore !== true);
}
