/** A routine that takes any number of arguments gets another number here than from all its other callers. */

import { extensionHolding } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { placeFound } from '../../model/names/place.ts';
import { usesOfExtensions } from '../../model/names/uses.ts';
import { holdsOfRoutine, passedArguments, routineAt, type Routine } from '../../model/routines/subroutines.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import { spanOf } from '../targets/target-messages.ts';
import type { Finding } from '../finding.ts';
import { targetRule } from '../rule.ts';

export const inconsistentArgumentCount = targetRule(
  {
    name: 'inconsistent-argument-count',
    tier: 'targets',
    severity: 'information',
    since: '0.1.0',
    summary: 'A routine that takes any number of arguments gets another number here than from its other callers.',
    why:
      'A subroutine that counts its arguments with `${ARGC}`, or reads them by computed names as `${ARG${i}}`, does not tell how many it needs. ' +
      'Where all callers but one pass the same number, that one has probably forgotten an argument or has one too many.',
    repair:
      'Look at what the other callers pass, and add the argument that is missing or take out the one too many. ' +
      'Where this number is right, allow the rule on the line.',
    evidence: 'apps/app_stack.c `gosub_exec` (ARGC); how the callers of the routine agree is counted here',
    invalid: [
      `
[a]
exten => 1,1,Gosub(record,s,1(sales,in))
 same => n,Gosub(record,s,1(support,in))
 same => n,Gosub(record,s,1(sales,out))
 same => n,Gosub(record,s,1(support,out))
 same => n,Gosub(record,s,1(support))
;                ^^^^^^^^^^^^^^^^^^^ information inconsistent-argument-count: 'record,s,1' gets 1 argument here, and 2 from 4 other callers.
[record]
exten => s,1,Set(i=0)
 same => n,While($[\${INC(i)} <= \${ARGC}])
 same => n,Set(DB(record/\${i})=\${ARG\${i}})
 same => n,EndWhile()
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => 1,1,Gosub(record,s,1(sales,in))
 same => n,Gosub(record,s,1(support))
 same => n,Gosub(record,s,1(sales,out,now))
 same => n,Gosub(record,s,1(support,out))
[record]
exten => s,1,Set(i=0)
 same => n,While($[\${INC(i)} <= \${ARGC}])
 same => n,Set(DB(record/\${i})=\${ARG\${i}})
 same => n,EndWhile()
 same => n,Return()
`,
    ],
    seeAlso: ['missing-subroutine-argument', 'unused-subroutine-argument'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

/** As many callers have to agree before the one that does not is told of. */
const FEWEST_OTHERS = 3;

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  for (const { line, target, resolution } of targets) {
    if ((target.relation !== 'call' && target.relation !== 'handler') || resolution.kind !== 'priority') continue;
    const passed = passedArguments(target);
    if (passed === undefined || !holdsOfRoutine(dialplan, resolution, 'takes any number', takesAnyNumber)) continue;
    const routine = routineAt(dialplan, placeFound(resolution));
    const counts = callerCounts(dialplan, routine);
    const [usual, ...others] = [...counts].filter(([count]) => count !== passed);
    if (usual === undefined || others.length > 0 || counts.get(passed) !== 1 || usual[1] < FEWEST_OTHERS) continue;
    const { entry } = routine;
    yield {
      line,
      span: target.arguments === undefined ? spanOf(target, 'context') : target.piece.span(),
      message: `'${entry.context.name},${entry.extension.name},${entry.priority.label ?? entry.priority.number}' gets ${passed} ${passed === 1 ? 'argument' : 'arguments'} here, and ${usual[0]} from ${usual[1]} other callers.`,
    };
  }
}

/** Whether nothing else tells how many arguments the routine wants. */
function takesAnyNumber({ most, hasUnknownPath, documentation }: Routine): boolean {
  return most === Infinity && !hasUnknownPath && (documentation?.arguments.length ?? 0) === 0;
}

/** How many callers of a routine pass each number of arguments. */
function callerCounts(dialplan: Dialplan, { entry }: Routine): ReadonlyMap<number, number> {
  const { context, extension, priority } = entry;
  return dialplan.tracker.remember(`argument counts ${context.name}\n${extension.key}\n${priority.number}`, () => {
    dialplan.context(context.name);
    const counts = new Map<number, number>();
    const holder = extensionHolding(priority);
    for (const { target, found } of holder === undefined ? [] : usesOfExtensions(dialplan, priority.context, [holder])) {
      if (found.priority !== priority || (target.relation !== 'call' && target.relation !== 'handler')) continue;
      const passed = passedArguments(target);
      if (passed !== undefined) counts.set(passed, (counts.get(passed) ?? 0) + 1);
    }
    return counts;
  });
}
