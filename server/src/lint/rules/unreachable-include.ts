/** An include of which nothing is ever found, since the context's own patterns answer all of its numbers. */

import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Extension } from '../../model/contexts/extension.ts';
import type { ContextInclude } from '../../model/contexts/items.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf } from '../../model/layout/category.ts';
import { targetsOf } from '../../model/lines/facts.ts';
import { literalContext } from '../../model/lines/target.ts';
import { outlineReachOf } from '../../model/names/reach.ts';
import { computedUseOf, switchesTo, usesOfContext } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import { compileName, covers } from '../../syntax/pattern.ts';
import { isIgnoredContext } from '../targets/judge-targets.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { namePieces } from '../loading/extension-names.ts';
import { areLoadedTogether } from '../loading/loaded-together.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';
import { contextRule } from '../rule.ts';

export const unreachableInclude = contextRule(
  {
    name: 'unreachable-include',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An include gives a context nothing: its own patterns answer every number of the included one.',
    why:
      'Asterisk searches the extensions of the context itself first, whatever the order in the file, and goes through the includes only for a number that none of them answers. ' +
      'A `_X.` of the context takes `100` from `[phones]`, however much better `100` fits, and the call never comes to the included context. ' +
      'An include further up takes numbers in the same way: its `_1XX` hides the `112` of one behind it. That is reported where nothing else leads to that context. ' +
      'Nothing is reported where an extension of the included context goes on with a priority that the pattern does not have, where its hints are looked for, or where the pattern itself leads there.',
    repair:
      'Move the wide pattern into a context of its own, and include that one last: includes are searched in the order of their lines.',
    evidence: 'main/pbx.c `pbx_find_extension`',
    invalid: [
      `
[inside]
include => phones
;          ^^^^^^ warning unreachable-include: Nothing of 'phones' is ever found here: '_X.' answers all of its numbers before.
exten => _X.,1,Playback(invalid)
 same => n,Hangup()
[phones]
exten => 100,1,Dial(PJSIP/100)
exten => _2XX,1,Dial(PJSIP/\${EXTEN})
[home]
include => rooms
include => outside
[rooms]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
[outside]
exten => 112,1,Dial(PJSIP/112@trunk)
;        ^^^ warning unreachable-include: '112' is never found: '_1XX' of 'rooms' answers it before.
exten => _0X,1,Dial(PJSIP/\${EXTEN}@trunk)
`,
    ],
    valid: [
      `
[inside]
include => phones
include => others
[phones]
exten => 100,1,Dial(PJSIP/100)
exten => *1,1,Directory(default)
[others]
exten => _X.,1,Playback(invalid)
[night]
include => phones
exten => _X.,1,Playback(closed)
`,
    ],
    seeAlso: ['unreachable-extension', 'catch-all-pattern', 'missing-include'],
  },
  function* (context, dialplan, settings) {
    // What the template that is not there would have brought may be what is found here.
    if (dialplan.layout.flaws.some(({ kind }) => kind === 'unknown-template')) return;
    const before: Extension[] = [...context.registered()];
    const searched = new Set([context]);
    const told = new Set<Extension>();
    for (const include of context.includes) {
      const { target, line, statement } = include;
      const found = before.length === 0 ? undefined : numbersOf(dialplan, include, searched);
      const others = (found === undefined ? undefined : answering(dialplan, found, before)) ?? [];
      const [first, second] = others;
      if (first !== undefined && !isTemplateText(line.text) && others.every((each) => isLoadedWith(dialplan, line, each))) {
        // That an include of the other context leads nowhere is told, and may be why there is so little of it.
        const isMissing = ({ target: name }: ContextInclude): boolean =>
          dialplan.outlineOf(name) === undefined && !isIgnoredContext(name, settings.ignoredContexts);
        if (!dialplan.isIncomplete && contextsOf(dialplan, include).some(({ includes }) => includes.some(isMissing))) continue;
        // What is wrong with such a pattern is told, and may be why it answers so much.
        if (others.some(({ name }) => name.startsWith('_') && patternFlaw(name) !== undefined)) continue;
        const all = others.length;
        const answer =
          second === undefined
            ? `'${first.name}' answers`
            : `'${first.name}' and ${all === 2 ? `'${second.name}'` : 'others'} answer`;
        yield {
          line,
          span: statement.value.span(0, target.length),
          message: `Nothing of '${target}' is ever found here: ${answer} all of its numbers before.`,
          related: others
            .slice(0, MOST_NAMED)
            .flatMap(({ priorities: [priority] }) =>
              priority === undefined
                ? []
                : [{ line: priority.line, span: priority.statement.live.span(), message: 'This one is found first.' }],
            ),
          // One pattern in the wrong place hides all that is included behind it.
          isRepeated: others.every((each) => told.has(each)),
        };
        for (const each of others) told.add(each);
      } else if (found !== undefined && first === undefined) {
        const here = before.filter((each) => isLoadedWith(dialplan, line, each));
        const covered = [...coveredNumbers(dialplan, found, here)];
        if (covered.length > 0 && isOnlyWayIn(dialplan, include)) yield* covered;
      }
      // What is included at some hours alone takes nothing from the others.
      if (statement.value.text.includes(',') || statement.value.text.includes('|')) continue;
      for (const each of contextsOf(dialplan, include)) {
        if (searched.has(each)) continue;
        searched.add(each);
        before.push(...each.registered());
      }
    }
  },
  (_, { includes }) => includes.length > 0,
);

const MOST_NAMED = 3;

/** Whether calls come to the included context through this line alone, so that what is not found here is found nowhere. */
function isOnlyWayIn(dialplan: Dialplan, { target, statement }: ContextInclude): boolean {
  return (
    statement.value.text.trim() === target &&
    dialplan.isNearlyComplete &&
    dialplan.includersOf(target).length === 1 &&
    usesOfContext(dialplan, target).length === 0 &&
    computedUseOf(dialplan, target) === undefined &&
    [...switchesTo(dialplan, target)].length === 0
  );
}

/** The numbers that are dialled as they are written, as those of emergency calls, and that a pattern of another context takes. */
function* coveredNumbers(dialplan: Dialplan, numbers: Numbers, before: readonly Extension[]): Generator<Finding> {
  let own: ReadonlySet<string> | undefined;
  for (const number of numbers) {
    const [first] = number.priorities;
    if (first === undefined || !/^\d{3,}$/.test(first.name)) continue;
    dialplan.context(first.context.name);
    if (first.statement.kind !== 'exten') continue;
    const others = before.filter((each) => covers(each.compiled, number.compiled));
    const other = others.find((each) => each.compiled.isPattern && takes(dialplan, each, number));
    const [taking] = other?.priorities ?? [];
    if (other === undefined || taking === undefined) continue;
    const home = (own ??= contextsHolding(numbers));
    if (others.some((each) => leadsInto(dialplan, each, home))) continue;
    yield {
      line: first.line,
      span: namePieces(first.statement).name.span(),
      message: `'${first.name}' is never found: '${other.name}' of '${taking.context.name}' answers it before.`,
      related: [{ line: taking.line, span: taking.statement.live.span(), message: 'This one is found first.' }],
    };
  }
}

function contextsOf(dialplan: Dialplan, { target }: ContextInclude): readonly Context[] {
  const included = dialplan.outlineOf(target);
  return included === undefined ? [] : outlineReachOf(dialplan, included).contexts;
}

/** Whether one dialplan has the include and the extension for certain: parts that nobody includes may be alternatives to each other. */
function isLoadedWith(dialplan: Dialplan, line: Line, { priorities }: Extension): boolean {
  return priorities.some((priority) => areLoadedTogether(dialplan, line, priority.line));
}

type Numbers = readonly Pick<Extension, 'compiled' | 'priorities'>[];

/** The extensions that an include brings; undefined where they are not known, or where some are searched already. */
function numbersOf(dialplan: Dialplan, include: ContextInclude, searched: ReadonlySet<Context>): Numbers | undefined {
  const included = dialplan.outlineOf(include.target);
  if (included === undefined) {
    const isSearched = [...searched].some(({ includes }) =>
      includes.some((each) => each !== include && each.target === include.target),
    );
    return include.target === PARKED_CALLS && !isSearched ? parkingNumbers(dialplan) : undefined;
  }
  const { contexts, isOpen } = outlineReachOf(dialplan, included);
  if (isOpen || contexts.some((each) => searched.has(each))) return undefined;
  const numbers = contexts.flatMap((each) => [...each.registered()]);
  return numbers.length === 0 ? undefined : numbers;
}

const PARKED_CALLS = 'parkedcalls';

/** The numbers at which parked calls wait, the first and the last, and the one that parks them. */
// Asterisk: res/parking/parking_manager.c, which has the lot `default` with these numbers where no file says otherwise.
function parkingNumbers(dialplan: Dialplan): Numbers | undefined {
  const written = dialplan
    .neighborSections('res_parking.conf')
    .flatMap((section) => linesOf(section))
    .flatMap(({ statement }) =>
      statement.kind === 'setting' && /^park(?:ext|pos)$/i.test(statement.key.text.trim())
        ? statement.value.text.split('-').map((each) => each.trim())
        : [],
    );
  const numbers = written.length > 0 ? written : ['700', '701', '750'];
  return numbers.every((each) => /^\d+$/.test(each))
    ? numbers.map((each) => ({ compiled: compileName(each), priorities: [] }))
    : undefined;
}

/** The extensions that answer all of the numbers before they are looked for; undefined where some number is left, or sent there. */
function answering(dialplan: Dialplan, numbers: Numbers, before: readonly Extension[]): readonly Extension[] | undefined {
  let own: ReadonlySet<string> | undefined;
  const found = new Set<Extension>();
  for (const number of numbers) {
    const others = before.filter((each) => covers(each.compiled, number.compiled));
    const other = others.find((each) => takes(dialplan, each, number));
    if (other === undefined) return undefined;
    const home = (own ??= contextsHolding(numbers));
    if (others.some((each) => leadsInto(dialplan, each, home))) return undefined;
    found.add(other);
  }
  // What goes on in `s` alone is put together on purpose, as in the macros of FreePBX.
  return numbers.every(({ compiled }) => /^[a-z]$/i.test(compiled.literal)) ? undefined : [...found];
}

/** The names of the contexts in which the numbers stand. */
function contextsHolding(numbers: Numbers): ReadonlySet<string> {
  return new Set(numbers.flatMap(({ priorities }) => priorities.map(({ context }) => context.name)));
}

function leadsInto(dialplan: Dialplan, { priorities }: Extension, contexts: ReadonlySet<string>): boolean {
  for (const { context } of priorities) dialplan.context(context.name);
  return priorities.some(({ statement }) => targetsOf(statement).some((target) => contexts.has(literalContext(target) ?? '')));
}

/** Whether an extension, which answers each number of another one, never leaves a call to it. */
function takes(dialplan: Dialplan, extension: Extension, { priorities }: Numbers[number]): boolean {
  const last = extension.priorities.at(-1);
  if (extension.callerId !== undefined || extension.priority(1) === undefined || last === undefined) return false;
  if (priorities.some(({ number }) => number === HINT)) return false;
  dialplan.context(last.context.name);
  const effect = flowEffect(last.statement.applicationName);
  const isEnd = effect === 'end' || effect === 'jump' || effect === 'return';
  return isEnd || !priorities.some(({ number }) => number > last.number);
}
