/** LOCAL() sets a variable of a subroutine, or an argument of one is read, where none runs. */

import type { Context } from '../../model/contexts/context.ts';
import { type Extension, extensionHolding } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { unreachedRuns } from '../../model/flow/reached.ts';
import { readsIn } from '../../model/indexes/variable-index.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isEnteredByLostCalls, isNeverCalled, returnAt } from '../targets/lost-calls.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';

export const localOutsideSubroutine = contextRule(
  {
    name: 'local-outside-subroutine',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A LOCAL() variable is set, or an argument such as ARG1 is read, where no subroutine runs: calls come here by Goto or from a telephone, and no Gosub leads here.',
    why:
      'LOCAL() keeps a variable for as long as a subroutine runs. Where none runs Asterisk sets nothing: it writes "we aren\'t within a Gosub routine" into its log, or says nothing when an earlier subroutine has come to its end. ' +
      'Nor has anybody passed an argument there: `${ARG1}` is empty, unless the program that makes the call sets a variable of this name. ' +
      'Of several in one extension the first one is reported.',
    repair:
      'Set an ordinary variable, `Set(tries=1)`, or let those who come here by Goto use Gosub, and end the code with Return.',
    evidence: 'apps/app_stack.c `local_write`',
    invalid: [
      `
[from-inside]
exten => 100,1,Set(LOCAL(tries)=1)
;                  ^^^^^^^^^^^^ warning local-outside-subroutine: Nothing enters this as a subroutine, and LOCAL(tries) is not set.
 same => n(again),Dial(PJSIP/100,20)
 same => n,GotoIf($["\${LOCAL(tries)}" = ""]?again)
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`,
      `
[from-inside]
exten => _1XX,1,Set(CAMPAIGN=\${ARG1})
;                              ^^^^ information local-outside-subroutine: Nothing enters this as a subroutine, and ARG1 is not passed.
 same => n,Dial(PJSIP/\${EXTEN},20,A(\${ARG2}))
 same => n,Hangup()
`,
    ],
    valid: [
      `
[from-inside]
exten => 100,1,Gosub(ring,s,1)
[ring]
exten => s,1,Set(LOCAL(tries)=1)
 same => n,Goto(on,1)
exten => on,1,Set(LOCAL(tries)=2)
 same => n,Return()
-- pjsip.conf --
[100]
type=endpoint
context=from-inside
`,
    ],
    seeAlso: ['return-outside-subroutine', 'unknown-variable'],
  },
  function* (context, dialplan) {
    const found = new Map<Extension, { readonly line: Line; readonly name: Piece; readonly variable: Piece }[]>();
    let unreached: ReadonlySet<unknown> | undefined;
    for (const priority of context.priorities()) {
      const { statement, line } = priority;
      if (!statement.data.text.includes('LOCAL(')) continue;
      const extension = extensionHolding(priority);
      unreached ??= new Set(unreachedRuns(dialplan, context).flat());
      if (extension === undefined || unreached.has(priority) || !isSound(statement, line.text)) continue;
      for (const call of withNestedCalls(factsOf(statement).call))
        for (const { name, arguments: variable } of assignmentsOf(call)) {
          if (name.text !== 'LOCAL' || variable === undefined) continue;
          const before = found.get(extension);
          if (before === undefined) found.set(extension, [{ line, name, variable }]);
          else before.push({ line, name, variable });
        }
    }
    for (const [extension, [first, ...others]] of found) {
      if (first === undefined || hasReturn(context, extension, dialplan)) continue;
      if (!isNeverCalled(dialplan, extension) || isEnteredByLostCalls(dialplan, extension)) continue;
      const spanOf = ({ name, variable }: typeof first): { start: number; end: number } => ({
        start: name.span().start,
        end: variable.span().end + 1,
      });
      yield {
        line: first.line,
        span: spanOf(first),
        message: `Nothing enters this as a subroutine, and LOCAL(${first.variable.text}) is not set.`,
        related: others.map((other) => ({ line: other.line, span: spanOf(other), message: 'Neither is this one.' })),
        fix: () => [asOrdinary(extension, first.variable.text)],
      };
    }
    yield* unpassedArguments(context, dialplan);
  },
  ({ marks }, context) =>
    (marks & Mark.assignedFunction) !== 0 || ((marks & Mark.reference) !== 0 && readsIn(context).has('ARG1')),
);

/** Whether calls come to a Return of the extension: that nothing enters it as a subroutine is told of that one. */
function hasReturn(context: Context, { priorities }: Extension, dialplan: Dialplan): boolean {
  const returns = priorities.filter((each) => returnAt(each) !== undefined);
  if (returns.length === 0) return false;
  const unreached = new Set(unreachedRuns(dialplan, context).flat());
  return returns.some((each) => !unreached.has(each));
}

/** The first argument that each extension reads which no call has passed. */
function* unpassedArguments(context: Context, dialplan: Dialplan): Generator<Finding> {
  const told = new Set<Extension>();
  // In a macro, who calls it is another question.
  if (context.name.startsWith('macro-') || dialplan.settersOf('ARG1').length > 0) return;
  for (const { priority, piece } of readsIn(context).get('ARG1') ?? []) {
    const extension = extensionHolding(priority);
    // What a text for the log says is no harm.
    if (extension === undefined || told.has(extension) || !hasWholeSignature(priority.statement)) continue;
    told.add(extension);
    if (hasReturn(context, extension, dialplan)) continue;
    if (!isNeverCalled(dialplan, extension) || isEnteredByLostCalls(dialplan, extension)) continue;
    if (!isSound(priority.statement, priority.line.text)) continue;
    yield {
      line: priority.line,
      span: piece.span(),
      message: 'Nothing enters this as a subroutine, and ARG1 is not passed.',
      atMost: 'information',
    };
  }
}

/** Makes ordinary variables of all local ones in the extension, where they are set and where they are read. */
function asOrdinary({ priorities }: Extension, first: string): Fix {
  const names = new Set<string>();
  const edits = priorities.flatMap(({ line, statement }) =>
    [...statement.live.text.matchAll(/LOCAL\((\w+)\)/g)].map(({ 0: whole, 1: name = '', index }) => {
      names.add(name);
      return replacement(line, statement.live.span(index, index + whole.length), name);
    }),
  );
  const title = names.size === 1 ? `Change to '${first}'` : `Change to '${first}', and the other local variables likewise`;
  return { title, safe: false, edits };
}
