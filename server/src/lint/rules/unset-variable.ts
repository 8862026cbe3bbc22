/** A variable is read that nothing sets, where no program and no call from elsewhere could have set it. */

import { distance } from '../../base/distance.ts';
import { reachesOut } from '../../catalogue/flow/flow-effects.ts';
import { isOfCatalogue } from '../../catalogue/variables/call-variables.ts';
import { builtInVariable, builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context, VariableAssignment, VariableRead } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { reachableFrom } from '../../model/flow/flow.ts';
import { mayHaveRun } from '../../model/flow/legs.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { assignmentsAt, assignmentsIn, readsIn } from '../../model/indexes/variable-index.ts';
import { assignmentsOf, variablesSetBy } from '../../model/lines/assignments.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { linesOf, type Category } from '../../model/layout/category.ts';
import { isYes } from '../../model/layout/sections.ts';
import { placeOf } from '../../model/names/place.ts';
import { usesBeside } from '../../model/names/uses.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { isInBrokenGuard } from '../contexts/broken-guards.ts';
import { isEnteredByDevices } from '../contexts/entered-by-devices.ts';
import { isKnown } from '../variables/meant-variables.ts';
import { isMisspelledWhereSet } from '../variables/unread-variables.ts';
import type { Finding } from '../finding.ts';
import { isLostAssignment, isLostGlobal, isSetInLost, setsNothing } from '../loading/lost-lines.ts';
import { isForReaders } from '../lines/application-text.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';
import { isSlipOfOurs } from '../values/variable-slips.ts';

export const unsetVariable = contextRule(
  {
    name: 'unset-variable',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'A variable is read that nothing sets, in a context that telephones alone bring calls to.',
    why:
      'A variable that nobody has set is empty, and Asterisk says nothing: a Dial, a mailbox or a file then has a name in which a part is missing. ' +
      'It is reported where all that can happen to the call before is in the files: the call begins at a device of pjsip.conf, sip.conf or the like, and no program (AGI, ARI) that could set the variable runs on the way. ' +
      'Nothing is reported where a line asks whether the variable is empty. What is plainly a misspelling of another name is reported by *unknown-variable*.',
    repair:
      'Set the variable in a line before or in `[globals]`, correct its name, or ask first whether it is empty, as `GotoIf($["${TENANT}" = ""]?end)` does.',
    evidence: 'main/pbx_variables.c `pbx_retrieve_variable` (a variable that is not found gives nothing)',
    follows: ['missing-destination', 'unknown-variable', 'invalid-assignment'],
    invalid: [
      `
[phones]
exten => 100,1,Dial(PJSIP/100,20)
 same => n,VoiceMail(100@\${BOXES})
;                          ^^^^^ information unset-variable: Nothing sets 'BOXES', so that it is empty here.
-- pjsip.conf --
[100]
type=endpoint
context=phones
`,
    ],
    valid: [
      `
[phones]
exten => _1XX,1,GotoIf($["\${TENANT}" = ""]?end)
 same => n,Dial(PJSIP/\${EXTEN}-\${TENANT})
 same => n(end),Hangup()
[campaign]
exten => s,1,Dial(PJSIP/\${NUMBER}@trunk)
-- pjsip.conf --
[100]
type=endpoint
context=phones
[trunk]
type=endpoint
context=phones
`,
    ],
    seeAlso: ['unknown-variable', 'variable-never-set', 'unset-status'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.isIncomplete || !context.headers.every(({ file }) => dialplan.isIncluded(file))) return;
    yield* unsetByQueues(context, dialplan);
    yield* setTooLate(context, dialplan);
    const unset = [...readsIn(context)].filter(([name, reads]) => isUnset(name, reads, context, dialplan));
    // A program that fills in its own names has many of them.
    if (unset.length === 0 || unset.length > MOST_NAMES || !isEnteredByDevices(context, dialplan)) return;
    for (const [name, reads] of unset) {
      const read = reads.find(
        ({ priority: { statement } }) => !isForReaders(statement.applicationName) || reachesOut(statement.data.text),
      );
      if (read === undefined || !isSound(read.priority.statement, read.priority.line.text) || isSetInLost(dialplan, name))
        continue;
      const { statement, line } = read.priority;
      yield {
        line,
        // Inside of other lines a rule that looks beyond the line cannot tell a column.
        span: (hasWholeSignature(statement) ? read.piece : statement.application.trim()).span(),
        message: `Nothing sets '${name}', so that it is empty here.`,
        isOncePerFile: true,
      };
    }
  },
  ({ applications: found }) => found.size > 0,
);

const MOST_NAMES = 2;

function isUnset(name: string, reads: readonly VariableRead[], context: Context, dialplan: Dialplan): boolean {
  if (!/^[A-Za-z]\w{3,}$/.test(name) || /^(?:ARG|LOCAL|MACRO_|SIP|PJSIP|TIMEOUT|CALLERID)/i.test(name)) return false;
  if (builtInVariable(name.toUpperCase()) !== undefined || isOfCatalogue(name) || dialplan.globals.has(name)) return false;
  if (dialplan.settersOf(name).length > 0 || variablesSetBeside(dialplan).has(name)) return false;
  if (setsNothing(context) || isLostAssignment(context, name) || isLostGlobal(dialplan, name)) return false;
  if (isInBrokenGuard(context, [name], dialplan)) return false;
  // A slip of one of Asterisk's own is told as that.
  if (builtInVariables.some(({ name: known }) => isSlipOfOurs(known, name))) return false;
  if (reads.some((read) => mayBeMeantEmpty(name, read))) return false;
  // One that nobody reads is the slip of the two, and told where it is set.
  const isSlipOf = (each: string): boolean =>
    distance(each.toLowerCase(), name.toLowerCase(), 2) <= 2 && !dialplan.isVariableRead(each);
  if ([...dialplan.globals.keys()].some(isSlipOf)) return false;
  const mayBeMeant = ([each, all]: readonly [string, readonly VariableAssignment[]]): boolean =>
    isSlipOf(each) || all.some(({ priority }) => priority.statement.applicationName === 'read');
  return ![...assignmentsIn(context)].some(mayBeMeant) || !isMisspelledWhereSet(context, dialplan, name);
}

/** What one of the next lines sets, and nothing before it: the two stand the wrong way round. */
function* setTooLate(context: Context, dialplan: Dialplan): Generator<Finding> {
  const all = assignmentsIn(context);
  let isFromDevices: boolean | undefined;
  for (const [name, reads] of readsIn(context)) {
    const assignments = all.get(name);
    if (assignments === undefined || !/^[A-Za-z]\w{2,}$/.test(name) || /^ARG\d/.test(name)) continue;
    if (isKnown(dialplan, name) || variablesSetBeside(dialplan).has(name)) continue;
    for (const read of reads) {
      const { priority, piece } = read;
      const { statement, line } = priority;
      const below = assignments.find(
        (each) =>
          each.priority.name === priority.name &&
          each.priority.number > priority.number &&
          each.priority.number <= priority.number + NEXT_LINES,
      );
      if (below?.value === undefined || below.isConditional || !hasWholeSignature(statement)) continue;
      if (isForReaders(statement.applicationName) || mayBeMeantEmpty(name, read)) continue;
      // What is counted on, or asked for, begins with nothing on purpose.
      if (statement.data.text.includes('?') || assignmentsAt(priority).some(([set]) => set === name)) continue;
      if (!isSound(statement, line.text) || mayHaveRun(dialplan, placeOf(priority), (call) => maySet(call, name))) continue;
      if (reachableFrom(dialplan, placeOf(below.priority)).some((place) => place.priority === priority)) continue;
      isFromDevices ??= isEnteredByDevices(context, dialplan);
      if (!isFromDevices) return;
      yield {
        line,
        span: piece.span(),
        message: `'${name}' is set further down, and empty here.`,
        related: [
          { line: below.priority.line, span: below.priority.statement.application.trim().span(), message: 'It is set here.' },
        ],
      };
      break;
    }
  }
}

const NEXT_LINES = 6;

/** Whether an application gives a variable a value, or nobody knows whether it does. */
function maySet(call: ApplicationCall, name: string): boolean {
  return (
    mayGoAnywhere(call.application) ||
    call.data.text.includes(`${name}=`) ||
    call.data.text.includes('EVAL_SUB(') ||
    variablesSetBy(call).some(({ text }) => text.trim() === name || text.includes('$')) ||
    assignmentsOf(call).some((each) => each.name.text.includes('$'))
  );
}

/** Variables that a queue sets for its calls only where a setting of queues.conf says so. */
// Asterisk: apps/app_queue.c try_calling and set_queue_variables.
const byQueues: Readonly<Record<string, readonly string[]>> = {
  setinterfacevar: [
    ...['MEMBERINTERFACE', 'MEMBERNAME', 'MEMBERCALLS', 'MEMBERLASTCALL', 'MEMBERPENALTY', 'MEMBERDYNAMIC', 'MEMBERREALTIME'],
  ],
  setqueueentryvar: ['QEHOLDTIME', 'QEORIGINALPOS'],
};

function* unsetByQueues(context: Context, dialplan: Dialplan): Generator<Finding> {
  const reads = readsIn(context);
  for (const [setting, names] of Object.entries(byQueues)) {
    const told = new Set<Priority>();
    for (const name of names) {
      const read = reads.get(name)?.find(({ priority: { statement } }) => !isForReaders(statement.applicationName));
      if (read === undefined || told.has(read.priority) || !isSound(read.priority.statement, read.priority.line.text)) continue;
      if (reads.get(name)?.some((each) => mayBeMeantEmpty(name, each)) === true) continue;
      if (dialplan.settersOf(name).length > 0 || dialplan.globals.has(name) || variablesSetBeside(dialplan).has(name)) continue;
      const queues = queuesSettingNot(setting, context, dialplan);
      if (queues === undefined) break;
      const { statement, line } = read.priority;
      told.add(read.priority);
      yield {
        line,
        span: (hasWholeSignature(statement) ? read.piece : statement.application.trim()).span(),
        message:
          queues.length === 1
            ? `The queue '${queues.join('')}' sets no '${name}': '${setting}' is not on in queues.conf.`
            : `No queue sets '${name}': '${setting}' is not on in queues.conf.`,
        isOncePerFile: true,
      };
    }
  }
}

/** The queues whose calls come to a context, where none of them has the setting on; undefined where one has, or where not all are seen. */
function queuesSettingNot(setting: string, context: Context, dialplan: Dialplan): readonly string[] | undefined {
  const known = dialplan.configured('queue');
  if (known.isOpen || known.all.length === 0) return undefined;
  // Who asks is asked again when a line of the file changes.
  const files = new Set(dialplan.neighbors);
  const queues = dialplan
    .neighborSections('queues.conf')
    .filter(({ name, isTemplate, header }) => !isTemplate && name !== 'general' && files.has(header.file));
  const isOn = (each: Category): boolean =>
    linesOf(each).some(
      ({ statement }) =>
        statement.kind === 'setting' && statement.key.text.trim().toLowerCase() === setting && isYes(statement.value.text.trim()),
    );
  // A routine that queues alone name belongs to these.
  const beside = usesBeside(dialplan, context.name);
  const isOfQueues = beside.length > 0 && dialplan.usesOf(context.name).every(({ target }) => target.relation === 'test');
  const own = !isOfQueues ? queues : queues.filter((each) => beside.some(({ line }) => linesOf(each).includes(line)));
  return own.length === 0 || own.some(isOn) ? undefined : own.map(({ name }) => name);
}

/** Whether a line asks if the variable has a value, so that it is known that it may have none, or does not plainly read it. */
function mayBeMeantEmpty(name: string, { priority }: VariableRead): boolean {
  const { text } = priority.statement.data;
  // A name in an argument may be one of something else, as in `CUT(MESSAGE(from),@)`.
  if (!text.includes(`\${${name}`)) return true;
  return new RegExp(
    `(?:ISNULL|EXISTS|LEN|DEFAULT)\\(\\s*"?\\$\\{${name}\\b|"\\$\\{${name}\\b[^}]*\\}"\\s*(?:=|!=)\\s*""|[\\w.]\\$\\{${name}\\}\\w*"?\\s*!?=|(?:^|\\[)\\s*"?\\$\\{${name}\\}"?\\s*[\\]?]|\\$\\{${name}:(?:-\\D|=)`,
  ).test(text);
}
