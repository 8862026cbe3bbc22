// Feature: Refactoring: Write Queue() for Asterisk 21
//
// Up to Asterisk 20 the seventh argument of `Queue()` is a macro and the eighth the subroutine; from 21 on the seventh is the subroutine. Takes the
// empty place of the macro out, in one line or in all that are selected.
//
//     exten => 100,1,Queue(sales,t,,,300,,,sub-answered)
//     ; becomes
//     exten => 100,1,Queue(sales,t,,,300,,sub-answered)

/** `Queue(q,,,,,,,sub)` as `Queue(q,,,,,,sub)`. */

import type { TextEdit } from '../../base/edits.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, targetsOf } from '../../model/lines/facts.ts';
import { queueRoutine } from '../../model/lines/queue-arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Refactoring } from './refactoring.ts';

export const queueArguments: Refactoring = ({ dialplan, lines }) => {
  const edits = lines.flatMap((line) => editsOf(dialplan, line));
  return edits.length === 0
    ? []
    : [
        {
          title: 'Write Queue() for Asterisk 21, without the place of the macro',
          kind: 'refactor.rewrite',
          result: () => ({ edits }),
        },
      ];
};

function editsOf(dialplan: Dialplan, line: Line): TextEdit[] {
  const { statement } = line;
  if (statement.kind !== 'exten' && statement.kind !== 'same') return [];
  // From Asterisk 21 on the eighth argument is the name of a rule.
  const routine = targetsOf(statement).find(({ orElse }) => orElse === 'rule')?.context?.piece.text;
  if (routine === undefined || dialplan.context(routine) === undefined) return [];
  return [...withNestedCalls(factsOf(statement).call)].flatMap((call) => {
    const span = queueRoutine(call)?.emptyMacro;
    return span === undefined ? [] : [replacement(line, span, '')];
  });
}
