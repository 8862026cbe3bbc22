/** A context that nothing names. */

import { closest, distance } from '../../base/distance.ts';
import type { NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { targetsOf } from '../../model/lines/facts.ts';
import { literalContext, type Target, type TargetPart } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { neighborUses, usesBeside } from '../../model/names/uses.ts';
import { isIgnoredContext } from '../contexts/judge-targets.ts';
import { shareWord } from '../contexts/misspelled-definitions.ts';
import { routineEntries } from '../contexts/routine-entries.ts';
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
exten => 200,1,Dial(PJSIP/200)
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
  return dialplan.tracker.remember('library', () =>
    dialplan.contextNames.every((name) => {
      const context = dialplan.context(name);
      return context === undefined || isRoutine(context);
    }),
  );
}

function isNamed({ name }: Context, dialplan: Dialplan): boolean {
  if (dialplan.isForeign(name) || dialplan.includersOf(name).length > 0 || dialplan.isMentioned(name)) return true;
  if (dialplan.placesNamed(name).some(({ target }) => target.context !== undefined)) return true;
  // `Macro(name)`, which looks for `macro-name`: that this is not there is told.
  if (dialplan.placesNamed(`macro-${name}`).some(({ target }) => target.relation === 'macro')) return true;
  if (namedBeside(dialplan).has(name)) return true;
  return dialplan.placesNamed(COMPUTED).some(({ target }) => mayMean(target.context, name));
}

/**
 * The first parts of all places that are written as values, `Set(NEXT=sales,s,1)`, where some target is a whole value: `Goto(${NEXT})`. A program
 * or a database may hold such places too, and nobody sees which.
 */
function placesPutIn(dialplan: Dialplan): ReadonlySet<string> {
  return dialplan.tracker.remember('places put in', () => {
    const priorities = dialplan.contextNames.flatMap((name) => dialplan.context(name)?.priorities() ?? []);
    if (!priorities.some(({ statement }) => targetsOf(statement).some(isWholeValue))) return none;
    const texts = priorities.map(({ statement }) => statement.data.text);
    texts.push(...dialplan.globals.values());
    return new Set(texts.flatMap((text) => [...text.matchAll(/([\w.-]+)[,^]/g)].map(([, first = '']) => first)));
  });
}

/** Whether a place that is put in as a value begins with this name, or with nearly this one and no context has that name. */
function isPutIn({ name }: Context, dialplan: Dialplan): boolean {
  const names = placesPutIn(dialplan);
  if (names.size === 0 || names.has(name)) return names.has(name);
  const there = new Set(dialplan.contextNames);
  return (
    closest(
      name,
      [...names].filter((each) => !there.has(each)),
    ) !== undefined
  );
}

/** Whether a target is what a variable or a function holds, and nothing else is written of it. */
function isWholeValue({ context, extension, priority }: Target): boolean {
  return context === undefined && extension === undefined && /^\$\{.*\}$/s.test(priority?.piece.text ?? '');
}

/** Whether a context includes itself, where another one was meant; that is told of the include. */
function isMeantByCycle(dialplan: Dialplan): boolean {
  return dialplan.tracker.remember('a context includes itself', () =>
    dialplan.contextNames.some((name) => dialplan.context(name)?.includes.some(({ target }) => target === name) === true),
  );
}

/** Whether other contexts take its lines, so that it is a template of them. */
function isInherited({ name }: Context, dialplan: Dialplan): boolean {
  const inherited = dialplan.tracker.remember('contexts inherited', () => {
    const names = new Set<string>();
    for (const each of dialplan.contextNames)
      for (const { header } of dialplan.context(each)?.categories ?? [])
        if (header.statement.kind === 'section')
          for (const { text } of header.statement.options ?? []) names.add(text.toLowerCase());
    return names;
  });
  return inherited.has(name.toLowerCase());
}

/** Whether a file beside the dialplan names the context behind a slip of `context`, which is told there. */
function isNamedBySlip({ name }: Context, dialplan: Dialplan): boolean {
  return dialplan.tracker
    .remember('contexts named behind slips', () => {
      const statements = dialplan.neighbors.flatMap(({ lines }) => lines.map(({ statement }) => statement));
      const isSlip = (key: string): boolean => distance(key.trim().toLowerCase(), 'context', 1) === 1;
      return new Set(
        statements.flatMap((each) => (each.kind === 'setting' && isSlip(each.key.text) ? each.value.text.trim() : [])),
      );
    })
    .has(name);
}

/** The contexts that the files beside the dialplan name. */
function namedBeside(dialplan: Dialplan): ReadonlySet<string | undefined> {
  return dialplan.tracker.remember(
    'contexts named beside',
    () => new Set([...neighborUses(dialplan)].map(({ target }) => literalContext(target))),
  );
}

/** Whether a name that no context has was meant for this one, which is told there. */
function isMisspelled(context: Context, dialplan: Dialplan): boolean {
  const { name } = context;
  const missing = dialplan.tracker.remember('contexts missing', () => {
    const there = new Set(dialplan.contextNames);
    return [...dialplan.usedNames, ...namedBeside(dialplan)].filter((each) => each !== undefined && !there.has(each));
  });
  const names = missing.filter((each) => each !== undefined);
  return (
    closest(name, names) !== undefined ||
    names.some((each) => isEnteredAs(each, context, dialplan)) ||
    isMeantByComputed(name, dialplan)
  );
}

const SHORTEST = 6;

/** Whether `${TENANT}-inn`, which no context can be, was to be `…-in`, which is told there. */
function mayMeanNearly(written: TargetPart | undefined, name: string, dialplan: Dialplan): boolean {
  const ending = /^\$\{\w+\}([\w.-]+)$/.exec(written?.piece.text ?? '')?.[1] ?? '';
  if (ending.length < 3 || dialplan.contextNames.some((each) => each.endsWith(ending))) return false;
  return [-1, 0, 1].some((more) => distance(name.slice(-ending.length - more), ending, 1) <= 1);
}

/** Whether `carriers-${X}`, which no context can be, was to be `carrier-…`, which is told there. */
function isMeantByComputed(name: string, dialplan: Dialplan): boolean {
  return dialplan.placesNamed(COMPUTED).some(({ target: { context: written } }) => {
    const beginning = /^[^$]+/.exec(written?.piece.text ?? '')?.[0] ?? '';
    if (mayMeanNearly(written, name, dialplan)) return true;
    if (beginning.length < SHORTEST || dialplan.contextNames.some((each) => each.startsWith(beginning))) return false;
    return [-1, 0, 1].some((more) => distance(name.slice(0, beginning.length + more), beginning, 1) <= 1);
  });
}

/**
 * Whether a place in a context that is not there has an extension that this one has, and hardly another, or any extension of this one where the
 * names of the two have a word in common: one of them was renamed.
 */
function isEnteredAs(missing: string, context: Context, dialplan: Dialplan): boolean {
  const isRenamed = shareWord(missing, context.name);
  return [...dialplan.placesNamed(missing), ...usesBeside(dialplan, missing)].some(
    ({ target: { extension, impliedExtension } }) => {
      const written = extension?.isComputed === false ? extension.piece.text : (impliedExtension ?? '');
      return (isRenamed || /^[A-Za-z][\w-]+$/.test(written)) && context.named(written).length > 0;
    },
  );
}

/** Whether a line names the context in a target that is written in a wrong way, or pushes a hangup handler without saying which; both are told. */
function isNamedInFlaw(unused: Context, dialplan: Dialplan): boolean {
  const { name } = unused;
  const mayBeHandler = routineEntries(unused).length > 0;
  return dialplan.contextNames.some((each) => {
    const context = dialplan.context(each);
    const names = context === undefined ? none : namesInFlaws(context);
    return (names.has(ANY) && mayBeHandler) || names.has(name);
  });
}

const ANY = '';
const none: ReadonlySet<string> = new Set();
const inFlaws = new WeakMap<Context, ReadonlySet<string>>();

/** The words that may have been meant for contexts where a target is written in a wrong way; ANY for a handler that has no name. */
function namesInFlaws(context: Context): ReadonlySet<string> {
  const known = inFlaws.get(context);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const addWords = (text: string): void => {
    for (const [word] of text.matchAll(/[^\s,|^()&@=?:/"]+/g)) names.add(word);
  };
  // What a line that Asterisk drops was to name is named.
  for (const { line } of context.rejections) addWords(line.text);
  for (const { statement } of context.priorities()) {
    const { text } = statement.data;
    if (/hangup_handler_push\)=\s*$/.test(text)) names.add(ANY);
    // Where a name is found these words are names already; without one they tell what was meant.
    if (text.includes('hangup_handler_')) addWords(text.replaceAll('.', ' '));
    if (/\w[\s,|]+\w/.test(statement.application.text)) addWords(statement.application.text);
    // A routine in the place of another argument of Queue, options in the place of another argument, and a kind of Originate that there is not.
    if (/^\s*(?:queue|originate)\s*$/i.test(statement.application.text)) addWords(text);
    if (text.includes('^')) for (const [, word = ''] of text.matchAll(/\(([^\s,|^()]+)\^/g)) names.add(word);
    for (const { flaws, piece } of targetsOf(statement)) if (flaws.length > 0) addWords(piece.text);
  }
  inFlaws.set(context, names.size === 0 ? none : names);
  return names;
}

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
