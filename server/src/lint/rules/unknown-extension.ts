/** A target names an extension that nothing in its context answers. */

import { closest } from '../../base/distance.ts';
import { MultiMap } from '../../base/multi-map.ts';
import { NearNames } from '../../base/near-names.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Target } from '../../model/lines/target.ts';
import { reachOf } from '../../model/names/reach.ts';
import type { Resolution } from '../../model/names/resolve.ts';
import { usesInto, usesOfContext } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, type JudgedTarget, judgedTargets } from '../targets/judge-targets.ts';
import { spanOf, sayingOf } from '../targets/target-messages.ts';
import { misspelledExtension } from '../targets/misspelled-definitions.ts';
import { createExtension } from '../targets/new-places.ts';
import type { Finding, Fix } from '../finding.ts';
import { isForgottenPattern, isWrittenLikePattern } from '../loading/forgotten-underscores.ts';
import { hasLostLines, isLostExtension, mayGoOnElsewhere } from '../loading/lost-lines.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';
import { targetRule } from '../rule.ts';

export const unknownExtension = targetRule(
  {
    name: 'unknown-extension',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary:
      'A jump or a call names a context that is there, but no extension in it, or in what it includes, answers the name or the number.',
    why:
      'Goto jumps all the same, and the call then ends in the `i` extension of that context or is hung up; Gosub and options such as `U()` fail with an error in the log. ' +
      'Routines entered by `U()` and by Queue start at the extension `s`, whatever else the context holds.',
    evidence: 'main/pbx.c `__ast_pbx_run` (sent to invalid extension), apps/app_stack.c `gosub_exec`',
    follows: ['unclosed-bracket', 'unmarked-variable'],
    invalid: [
      `
[a]
exten => s,1,Gosub(sub-log,start,1(x))
;                          ^^^^^ error unknown-extension: The context 'sub-log' has no extension that answers 'start'.
[sub-log]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Goto(b,1234,1)
 same => n,Goto(b,\${NUMBER},1)
 same => n,Goto(b,h,1)
[b]
exten => _1XXX,1,Answer()
include => c
[c]
exten => h,1,NoOp()
`,
    ],
    seeAlso: ['unknown-context', 'unknown-priority'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  const told = new Set<string>();
  const missing = new MultiMap<Context, string>();
  const ofLine = new Map<Context, Line>();
  for (const each of targets) {
    const { line, target, resolution, meantContext, priority } = each;
    yield* caughtName(each, dialplan);
    if (resolution.kind !== 'unknown-extension' || meantContext !== undefined) continue;
    const { context, number } = resolution;
    // What a flawed pattern answers is not known.
    if (number.startsWith('_') && patternFlaw(number) !== undefined) continue;
    // `exten => 5XX,1,Goto(sales,${EXTEN},1)`: that '_' is missing in front is told there.
    if (target.extension?.isComputed === true && priority !== undefined && isWrittenLikePattern(priority.name)) continue;
    // That the line of the extension is lost is told there.
    if (reachOf(dialplan, context).contexts.some((each) => isLostExtension(each, number))) continue;
    if (reachOf(dialplan, context).contexts.some((each) => isForgottenPattern(each, number))) continue;
    if (isInMisspelledInclude(context, number, dialplan)) continue;
    // A context that lost its lines to a missing file cannot be judged for what it does not hold.
    const isVague = mayGoOnElsewhere(context, dialplan) || hasLostLines(context, dialplan) || isCaught(target, context, dialplan);
    const isWritten = !isVague && target.extension?.isComputed !== true;
    const found = isWritten ? misspelledExtension(targets, resolution, dialplan) : undefined;
    if (found !== undefined) yield found;
    const misspelled =
      found ??
      (isWritten && priority?.context !== context
        ? misspelledExtension(judgedTargets(context, dialplan), resolution, dialplan)
        : undefined);
    const span = spanOf(target, 'extension');
    const key = `${context.name}\n${number}`;
    const isAgain = told.has(key);
    told.add(key);
    const isToldAbove = isWritten && isAgain && !isNearExtension(context, number, dialplan);
    const isQuiet = isVague || isToldAbove || misspelled !== undefined;
    // Of a context that lacks so many of them one include may be missing, and so may what one line looks for there.
    const isRepeated =
      isAgain || missing.get(context).size >= MANY || ofLine.get(context) === line || isLackedAbove(each, context, dialplan);
    if (!isQuiet) {
      missing.add(context, number);
      ofLine.set(context, line);
    }
    const computed = target.context?.isComputed === true ? target.context.piece.text : undefined;
    const where =
      computed === undefined ? `The context '${context.name}' has no` : `No context that '${computed}' could name has an`;
    const own = target.extension;
    const source =
      own?.isComputed === true && own.piece.text !== '${EXTEN}' && own.piece.text !== number && /^\$\{\w+\}$/.test(own.piece.text)
        ? `, which is what '${own.piece.text}' holds`
        : '';
    yield {
      line,
      span,
      ...sayingOf(each, `${where} extension that answers '${number}'${source}.`),
      // An extension that is missing is missing for all of them.
      ...(isQuiet ? { atMost: 'hint' as const } : source !== '' && { atMost: 'warning' as const, isOncePerFile: true }),
      ...(isRepeated && { isRepeated }),
      fix: () => {
        if (misspelled?.fix !== undefined) return misspelled.fix();
        const fixes: Fix[] = [];
        const names = reachOf(dialplan, context)
          .contexts.flatMap((each) => each.extensions)
          .filter((extension) => mayHold(extension, target))
          .map((extension) => extension.name);
        const written = names.filter((name) => !name.startsWith('_'));
        const isCall = target.relation === 'call' || target.relation === 'handler';
        const near = closest(number, written) ?? (isCall && names.length === 1 ? written[0] : undefined);
        if (near !== undefined && target.extension !== undefined && target.extension.isImplied !== true)
          fixes.push({
            title: `Change to '${near}'`,
            safe: false,
            edits: [replacement(line, target.extension.piece.span(), near)],
          });
        // Beside the one that was meant, another extension of a routine would be there for nobody.
        const create =
          computed !== undefined || target.extension?.isComputed === true || (near !== undefined && isCall)
            ? undefined
            : createExtension(context, number, [target, ...othersEntering(context, target, dialplan)]);
        if (create !== undefined) fixes.push(create);
        return fixes;
      },
    };
  }
}

/** Whether an include that leads to no context was to lead to one that answers the number, which is told of the include. */
function isInMisspelledInclude(context: Context, number: string, dialplan: Dialplan): boolean {
  return reachOf(dialplan, context).contexts.some((each) =>
    each.includes.some(({ target: name }) => {
      if (dialplan.context(name) !== undefined) return false;
      const near = dialplan.nearlyNamed(name);
      const meant = near === undefined ? undefined : dialplan.context(near);
      return meant !== undefined && (number.startsWith('_') ? meant.named(number) : meant.matching(number)).length > 0;
    }),
  );
}

/** Whether the context has an extension of nearly that name, so that each jump to the other one is a slip. */
function isNearExtension(context: Context, number: string, dialplan: Dialplan): boolean {
  const names = dialplan.tracker.remember(context.key('near extensions'), () => {
    dialplan.context(context.name);
    return new NearNames(context.registered().flatMap(({ name }) => (name.startsWith('_') ? [] : name)));
  });
  // Numbers lie next to each other.
  return !/^(?:\d+|.{1,2})$/.test(number) && names.closest(number) !== undefined;
}

/** So many names are not all slips. */
const MANY = 2;

/** Whether an extension has the priority that the target wants of it. */
function mayHold({ priorities }: Extension, { priority }: Target): boolean {
  if (priority === undefined || priority.isComputed || /^\s*[+-]/.test(priority.piece.text)) return true;
  const wanted = priority.piece.text.trim();
  return priorities.some(({ number, label }) => String(number) === wanted || label === wanted);
}

/** Whether another context calls the same missing extension of a routine, and stands in front of this one: it is missing for one reason. */
function isLackedAbove({ line, target }: JudgedTarget, missing: Context, dialplan: Dialplan): boolean {
  if ((target.relation !== 'call' && target.relation !== 'handler') || target.extension?.isComputed !== false) return false;
  const name = target.extension.piece.text;
  const [first] = usesOfContext(dialplan, missing.name)
    .filter(
      (use) =>
        (use.target.relation === 'call' || use.target.relation === 'handler') &&
        use.target.extension?.isComputed === false &&
        use.target.extension.piece.text === name,
    )
    .toSorted(({ line: a }, { line: b }) => (a.file === b.file ? a.number - b.number : a.file.path < b.file.path ? -1 : 1));
  return first !== undefined && first.line !== line;
}

/** The other targets in the missing extension, which may lead to another priority of it. */
function othersEntering(context: Context, target: Target, dialplan: Dialplan): Target[] {
  const text = target.extension?.piece.text;
  return [...usesInto(dialplan, context)]
    .map((use) => use.target)
    .filter(
      (other) =>
        other !== target &&
        other.relation !== 'test' &&
        other.extension?.isComputed === false &&
        other.extension.piece.text === text,
    );
}

/** Whether the dialed number is handed on to a context that has an extension for those that it does not know; what begins with a word is no number. */
function isCaught({ relation, extension }: Target, context: Context, dialplan: Dialplan): boolean {
  if (relation !== 'jump' || extension?.isComputed !== true || /^[A-Za-z]{2}/.test(extension.piece.text.trim())) return false;
  return reachOf(dialplan, context).contexts.some((each) => each.named('i').length > 0);
}

/** `Goto(sales,ask,1)` where `ask` is a label of `s` in there: a pattern for outcomes, as `_s-.` or `_a-.`, takes the call, since dashes do not count. */
function* caughtLabel(
  line: Line,
  { extension }: Target,
  { context, priority }: Resolution & { kind: 'priority' },
): Generator<Finding> {
  const name = extension?.piece.text ?? '';
  if (extension === undefined || !/^_[a-z]-?[.!]$/.test(priority.name) || !/^[A-Za-z]\w+$/.test(name)) return;
  const holder = context.registered().find((each) => each.labelled(name) !== undefined);
  if (holder === undefined) return;
  yield {
    line,
    span: extension.piece.span(),
    message: `'${priority.name}' answers '${name}', which is a label of '${holder.name}' there, and no extension.`,
    atMost: 'warning',
  };
}

/** `Goto(end,1)` where `end` is a label around it, or a context: a pattern that answers everything takes the call. */
function* caughtName({ line, target, resolution, priority }: JudgedTarget, dialplan: Dialplan): Generator<Finding> {
  const { extension, context, relation } = target;
  if (resolution.kind !== 'priority' || priority === undefined || relation !== 'jump') return;
  if (extension === undefined || extension.isComputed) return;
  if (context !== undefined) {
    yield* caughtLabel(line, target, resolution);
    return;
  }
  const name = extension.piece.text;
  const answering = resolution.priority.name;
  if (!/^_[.!]$/.test(answering) || !/^[A-Za-z]\w+$/.test(name)) return;
  const isLabel = extensionHolding(priority)?.labelled(name) !== undefined;
  if (!isLabel && (dialplan.context(name) === undefined || priority.context.name === name)) return;
  yield {
    line,
    span: spanOf(target, 'extension'),
    message: `'${answering}' answers '${name}', which is a ${isLabel ? 'label here' : 'context'}, and no extension.`,
    atMost: 'warning',
    fix: (): Fix[] => {
      if (!isLabel) return [];
      const written = target.priority?.piece;
      if (written?.text.trim() !== '1') return [];
      const { start } = extension.piece.span();
      const { end } = written.span();
      return [{ title: `Change to '${name}'`, safe: false, edits: [replacement(line, { start, end }, name)] }];
    },
  };
}
