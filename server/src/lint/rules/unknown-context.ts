/** A target names a context that nothing defines. */

import { closest, distance, isSlipOf } from '../../base/distance.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { implied, literalContext, type Target } from '../../model/lines/target.ts';
import { originOf, resolve } from '../../model/names/resolve.ts';
import { usesBeside } from '../../model/names/uses.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { SectionStatement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import {
  isIgnoredContext,
  judgedGlobalTargets,
  judgedNeighborTargets,
  judgedTargets,
  mayBeElsewhere,
  type JudgedTarget,
} from '../targets/judge-targets.ts';
import { sayingOf } from '../targets/target-messages.ts';
import { misspelledHeader } from '../targets/misspelled-definitions.ts';
import { closestContext, withAllWords } from '../targets/near-contexts.ts';
import { createContext, type Entering } from '../targets/new-places.ts';
import { routineEntries } from '../targets/routine-entries.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import { isUnclosedHeader } from '../loading/lost-lines.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { targetRule } from '../rule.ts';

export const unknownContext = targetRule(
  {
    name: 'unknown-context',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary: 'A jump, a subroutine call, a hangup handler or a Local channel names a context that no file defines.',
    why:
      'Asterisk loads such a line without a word. The call fails only when a channel reaches it: after a Goto the call is hung up (Asterisk looks for `i` in that context too), ' +
      'a Gosub hangs up at once, a hangup handler is skipped with an error in the log, and a Local channel is never answered. ' +
      'Names of contexts are case-sensitive.',
    evidence: 'main/pbx.c `pbx_find_extension`, apps/app_stack.c `gosub_exec`, main/pbx_hangup_handler.c',
    follows: ['unmarked-variable', 'unclosed-bracket', 'typographic-character'],
    invalid: [
      `
[from-internal]
exten => 100,1,Goto(salse,s,1)
;                   ^^^^^ error unknown-context: No file defines a context named 'salse'.
[sales]
exten => s,1,Answer()
`,
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1(\${EXTEN}))
;                                             ^^^^^^^^^^ error unknown-context: The hangup handler pushed here goes nowhere: no file defines a context named 'call-ended'.
`,
      `
[a]
exten => s,1,Dial(PJSIP/100,30,tU(on-answer^\${EXTEN}))
;                                 ^^^^^^^^^ error unknown-context: Option U of Dial goes nowhere: no file defines a context named 'on-answer'.
`,
    ],
    valid: [
      `
[from-internal]
exten => 100,1,Goto(sales,s,1)
 same => n,Goto(\${DEPARTMENT},s,1)
 same => n,ExecIf($[\${DIALPLAN_EXISTS(night,s,1)}]?Goto(night,s,1))
[sales]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['unknown-extension', 'unknown-label', 'missing-include'],
  },
  function* (context, dialplan, settings) {
    yield* check(judgedTargets(context, dialplan), dialplan, settings);
    yield* askedFor(context, dialplan, settings);
  },
  (file, dialplan, settings) => check(judgedNeighborTargets(file, dialplan), dialplan, settings),
  undefined,
  (dialplan, settings) => check(judgedGlobalTargets(dialplan), dialplan, settings),
);

/** How much is said where the context may be elsewhere: one that differs in case alone is hardly another one. */
// Asterisk: main/pbx.c hashtab_compare_contexts looks at the case.
function asSlip(name: string, dialplan: Dialplan): Severity {
  const near = closestContext(dialplan, name);
  if (near?.toLowerCase() === name.toLowerCase()) return 'warning';
  if (near === undefined) return 'hint';
  const isSign = near.replace(/[-_.]/g, '') === name.replace(/[-_.]/g, '') && name.length >= SHORT;
  return isSign || (name.length >= LONG && distance(near, name, 1) <= 1) ? 'information' : 'hint';
}

/** Whether the condition of the call reads a variable whose name is put together as that of the context is: the two may be there together. */
function isAskedByName({ text }: Piece, priority: Priority | undefined): boolean {
  const condition = priority === undefined ? undefined : factsOf(priority.statement).call.branches?.condition.text;
  return condition !== undefined && [...text.matchAll(/\$\{\w+\}/g)].some(([part]) => condition.includes(`_${part}}`));
}

/** A name of so many letters nobody comes near by chance, and of so many none that differs in its hyphens alone. */
const LONG = 8;
const SHORT = 5;

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan, settings: RuleSettings): Generator<Finding> {
  const belongsHere = targets.some(isFoundByDriver);
  const toldBeside = new Set<string>();
  for (const each of targets) {
    const { line, target, resolution, priority } = each;
    if (resolution.kind !== 'unknown-context' || target.context === undefined || target.relation === 'include') continue;
    const { name } = resolution;
    // A macro without a name is an argument that is missing, which is told.
    if (target.context.piece.text.trim() === '') continue;
    // `GotoIf(…?yes,1,no,1)`: that a fourth part is ignored tells that the third was to be the other branch.
    if (priority !== undefined && isOtherBranch(target, priority, name)) continue;
    // That an assignment has a second '=', or a header has lost a bracket, is told there.
    if (name.startsWith('=') || isIgnoredContext(name, settings.ignoredContexts) || isUnclosedHeader(name, dialplan)) continue;
    // A part that nobody includes is included on the server, by a file that may hold more.
    const isNamedElsewhere = target.context.isComputed
      ? dialplan.isIncomplete
      : mayBeElsewhere(name, dialplan, priority?.context);
    const isVague = isNamedElsewhere || (priority !== undefined && !dialplan.isIncluded(line.file));
    // The channel drivers' own files are full of samples and of contexts made elsewhere.
    const isDoubtful = priority === undefined && target.relation === 'lookup' && closestContext(dialplan, name) === undefined;
    const isHardlyTold = isVague && (dialplan.isNearlyComplete || asSlip(name, dialplan) !== 'information');
    const header = target.context.isComputed || isHardlyTold ? undefined : misspelledHeader(dialplan, name);
    if (header?.first.line === line && header.first.span.start === target.piece.span().start) yield header.finding;
    const atMost =
      header !== undefined
        ? 'hint'
        : isVague || (isDoubtful && (isOfSample(line, name) || meansNowhere.test(name)))
          ? target.context.isComputed || isDoubtful
            ? 'hint'
            : asSlip(name, dialplan)
          : isDoubtful && !(belongsHere && isOfDevice(line))
            ? 'information'
            : // Asterisk: apps/app_macro.c _macro_exec warns and goes on, and who puts the name together may count on that.
              target.context.isComputed && (target.relation === 'macro' || isAskedByName(target.context.piece, priority))
              ? 'information'
              : dialplan.isIncomplete || target.relation === 'macro'
                ? 'warning'
                : undefined;
    // What is missing is missing for all that name it.
    const mayRepeat = header === undefined && !target.context.isComputed;
    const key = `${name} ${atMost ?? ''}`;
    const isRepeated =
      mayRepeat &&
      atMost !== 'hint' &&
      (priority === undefined ? toldBeside.has(key) : isToldAbove(name, target, priority, dialplan));
    toldBeside.add(key);
    const entered = target.relation === 'macro' ? routineOfMacro(name, dialplan) : undefined;
    yield {
      line,
      span: target.context.piece.span(),
      ...sayingOf(
        each,
        target.context.isComputed
          ? `No file defines a context that '${name}' could name.`
          : `No file defines a context named '${name}'${entered === undefined ? '' : `; '${entered}' is a subroutine, which Gosub enters`}.`,
      ),
      ...(atMost !== undefined && { atMost }),
      ...(isRepeated && { isRepeated }),
      // It would not be there in versions that have the application either.
      ...(entered !== undefined && { explains: ['removed-application', 'deprecated-application', ...asOption(target)] }),
      fix: () => {
        // Where the header is the slip, another name in this place alone would leave the others.
        if (header !== undefined) return header.finding.fix();
        const fixes: Fix[] = [];
        const prefix = target.relation === 'macro' ? 'macro-' : '';
        const names = dialplan.contextNames.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
        const wanted = name.slice(prefix.length);
        const near = target.context?.isComputed === false ? meant(wanted, names, each, dialplan) : undefined;
        if (near !== undefined && target.context !== undefined && target.context.isImplied !== true)
          fixes.push({
            title: `Change to '${near}'`,
            safe: false,
            edits: [replacement(line, target.context.piece.span(), near)],
          });
        // Where the name is a slip, what was meant is there, and nothing else names it.
        const isSlip = near !== undefined && aloneMeant.test(target.relation) && !isNamed(prefix + near, dialplan);
        const file = priority === undefined ? firstFile(dialplan) : line.file;
        const uses: Entering[] = [{ target, priority }, ...othersNaming(name, target, dialplan)];
        // Where it is included, what answers whatever is dialled would take all numbers.
        const isIncluded = dialplan.hasIncluders(name);
        const takesAll = isIncluded && uses.some((use) => use.target.extension?.isComputed === true);
        const isOtherCase = near?.toLowerCase() === name.slice(prefix.length).toLowerCase();
        const create =
          !takesAll && !isOtherCase && target.context?.isComputed === false && !isSlip && !dialplan.losesEnd(file)
            ? createContext(file, name, uses, isOfTelephones(line, target, dialplan) ? '_X.' : 's')
            : undefined;
        if (create !== undefined) fixes.push(create);
        return fixes;
      },
    };
  }
}

/** The one of the names that was meant: a slip, or the nearest whose context has what is looked for there. */
function meant(
  wanted: string,
  names: readonly string[],
  { target, priority }: JudgedTarget,
  dialplan: Dialplan,
): string | undefined {
  const choose = (among: readonly string[]): string | undefined => {
    const near = closest(wanted, among);
    return isSlipOf(wanted, near) ? near : (withAllWords(wanted, among) ?? near);
  };
  const first = choose(names);
  const from = priority === undefined ? undefined : originOf(priority);
  const isThere = (name: string): boolean =>
    target.context !== undefined &&
    !resolve(dialplan, { ...target, context: implied(name, target.context.piece) }, from).kind.startsWith('unknown-');
  if (first === undefined || isThere(first)) return first;
  return choose(names.filter(isThere)) ?? (isSlipOf(wanted, first) ? first : undefined);
}

/** Whether another line, as loud, is told before that nothing defines the context. */
function isToldAbove(name: string, own: Target, from: Priority, dialplan: Dialplan): boolean {
  const howLoud = ({ line, context }: Priority): string =>
    `${String(dialplan.isIncluded(line.file))} ${String(mayBeElsewhere(name, dialplan, context))}`;
  const first = dialplan
    .usesOf(name)
    .find(
      ({ target, priority }) =>
        (target === own && priority.line === from.line) ||
        (target.relation !== 'test' &&
          target.relation !== 'include' &&
          (target.relation === 'macro') === (own.relation === 'macro') &&
          howLoud(priority) === howLoud(from) &&
          judgedTargets(priority.context, dialplan).some(
            (each) => each.target === target && each.line === priority.line && each.resolution.kind === 'unknown-context',
          ) &&
          !isOtherBranch(target, priority, name)),
    );
  return first !== undefined && (first.target !== own || first.priority.line !== from.line);
}

/** Whether a comma in the place of the ':' has made a context of an extension. */
function isOtherBranch({ flaws }: Target, { context }: Priority, name: string): boolean {
  return flaws.some(({ flaw }) => flaw === 'surplus-part') && context.named(name).length > 0;
}

/** That newer versions have no option M either is told by the rule about options. */
function asOption({ construct }: Target): string[] {
  return construct.endsWith(' option M') ? ['unknown-option'] : [];
}

/** `Macro(sub-x)` with a subroutine in the context `sub-x`, where a macro would be in `macro-sub-x`. */
function routineOfMacro(name: string, dialplan: Dialplan): string | undefined {
  const own = dialplan.context(name.replace(/^macro-/, ''));
  return own !== undefined && routineEntries(own).some((each) => each.name === 's') ? own.name : undefined;
}

/** Relations of targets that mean one context: a routine, what a Local channel runs, or where the calls of a device begin. */
const aloneMeant = /^(?:call|handler|macro|channel|lookup)$/;

function isNamed(name: string, dialplan: Dialplan): boolean {
  return dialplan.placesNamed(name).length > 0 || dialplan.hasIncluders(name) || usesBeside(dialplan, name).length > 0;
}

/** The other targets in the missing context: with the first one's extension alone they would lead nowhere still. */
function othersNaming(name: string, target: Target, dialplan: Dialplan): Entering[] {
  return [...dialplan.usesOf(name), ...usesBeside(dialplan, name)].filter(
    ({ target: other }) =>
      other !== target && other.relation !== 'test' && other.relation !== 'include' && literalContext(other) === name,
  );
}

/** A context that a line asks for, and that is not there though one of nearly that name is. */
function* askedFor(context: Context, dialplan: Dialplan, settings: RuleSettings): Generator<Finding> {
  if (dialplan.isIncomplete) return;
  for (const { statement, line } of leadingPriorities(context)) {
    if (!statement.data.text.includes('DIALPLAN_EXISTS(')) continue;
    for (const target of factsOf(statement).targets) {
      const name = target.relation === 'test' ? literalContext(target) : undefined;
      if (name === undefined || target.context === undefined || target.construct !== 'DIALPLAN_EXISTS') continue;
      if (dialplan.context(name) !== undefined || dialplan.isForeign(name) || isIgnoredContext(name, settings.ignoredContexts))
        continue;
      const near = closestContext(dialplan, name);
      const { context: written } = target;
      // Who goes there if it exists has left it to others to write it.
      if (near === undefined || dialplan.placesNamed(name).length > 1) continue;
      yield {
        line,
        span: written.piece.span(),
        message: `No file defines a context named '${name}', so that it never exists; '${near}' is one.`,
        atMost: 'information',
        fix: () => [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, written.piece.span(), near)] }],
      };
    }
  }
}

/** Whether a file of a channel driver names a context that is there, so that it was written for this dialplan. */
function isFoundByDriver({ target, resolution, priority }: JudgedTarget): boolean {
  return priority === undefined && target.relation === 'lookup' && resolution.kind === 'context';
}

/** Whether a line sets up a device: what is set for all is left as it came, and a template counts where a device is made of it. */
function isOfDevice({ file, number }: Pick<Line, 'file' | 'number'>): boolean {
  const sections = file.structure.flatMap(({ statement }) => (statement.kind === 'section' ? [statement] : []));
  const own = sectionOf({ file, number });
  // A file that another one includes may have no section of its own.
  if (own === undefined) return true;
  // Guests have a context of their own in the sample of iax.conf.
  if (/^(?:general|default|guest)$/i.test(own.name.text.trim())) return false;
  const open = [own];
  for (const each of open) {
    if (!wordsOf(each).includes('!')) return true;
    const name = each.name.text.trim();
    for (const statement of sections) if (wordsOf(statement).includes(name) && !open.includes(statement)) open.push(statement);
  }
  return false;
}

/** Whether a line is as Asterisk's samples have it, so that nobody need have thought of it, or keeps guests out by a name that leads nowhere. */
function isOfSample(line: Line, context: string): boolean {
  const name = sectionOf(line)?.name.text.trim() ?? '';
  if (/^(?:general|channels)$/i.test(name))
    // `default` is what Asterisk takes where nothing is said, and who writes it without the sample's comment wants calls to come there.
    return /^(?:dummy|guests?|public|unauthenticated)$/i.test(context) || (/^default$/i.test(context) && line.text.includes(';'));
  return /^(?:default|guest|iaxtel|iaxfwd)$/i.test(name) || !isOfDevice(line);
}

/** Names that people give a device that is to be called and never to call. */
const meansNowhere =
  /^(?:no[-_]?(?:context|where|thing|access|calls?|in(?:bound|coming))|none|null|void|dummy|invalid|disabled|unused|rejected?|deny|blocked|black-?hole|does-?not-?exist)$/i;

function sectionOf({ file, number }: Pick<Line, 'file' | 'number'>): SectionStatement | undefined {
  const headers = file.structure.slice(0, file.structuresBefore(number));
  const own = headers.findLast(({ statement }) => statement.kind === 'section')?.statement;
  return own?.kind === 'section' ? own : undefined;
}

function wordsOf({ options }: SectionStatement): string[] {
  return options?.map(({ text }) => text.trim()) ?? [];
}

/** Whether the calls that come to a context have a number, as those of telephones and providers do. */
function isOfTelephones({ file }: Line, { relation }: Target, dialplan: Dialplan): boolean {
  return relation === 'lookup' && /^(?:pjsip|sip|iax)\.conf$/.test(dialplan.neighborName(file));
}

/** The root, or the first of the files that stand in its place where there is none. */
function firstFile({ root, layout }: Dialplan): ConfigFile {
  return layout.files.find((file) => file.lines.length > 1) ?? root;
}
