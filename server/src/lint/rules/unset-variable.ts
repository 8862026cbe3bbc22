/** A variable is read that nothing sets, where no program and no call from elsewhere could have set it. */

import { distance } from '../../base/distance.ts';
import { isOfCatalogue } from '../../catalogue/variables/call-variables.ts';
import { builtInVariable, builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import type { Context, VariableRead } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { assignmentsIn, readsIn } from '../../model/indexes/variable-index.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { literalContext } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { contextPutIn } from '../../model/names/resolve.ts';
import { neighborUses } from '../../model/names/uses.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { isInBrokenGuard } from '../contexts/broken-guards.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { isLostAssignment, isLostGlobal, isSetInLost, lostLines, setsNothing } from '../loading/lost-lines.ts';
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
`,
    ],
    seeAlso: ['unknown-variable', 'variable-never-set', 'unset-status'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.isIncomplete || !context.headers.every(({ file }) => dialplan.isIncluded(file))) return;
    const unset = [...readsIn(context)].filter(([name, reads]) => isUnset(name, reads, context, dialplan));
    // A program that fills in its own names has many of them.
    if (unset.length === 0 || unset.length > MOST_NAMES || !isEnteredByDevices(context, dialplan)) return;
    for (const [name, reads] of unset) {
      const read = reads.find(({ priority: { statement } }) => !isForReaders(statement.applicationName));
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

/** So many contexts before this one are looked at. */
const MOST_BEFORE = 20;

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
  const known = [...assignmentsIn(context).keys(), ...dialplan.globals.keys()];
  return known.every((each) => distance(each.toLowerCase(), name.toLowerCase(), 2) > 2 || dialplan.isVariableRead(each));
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

/** Whether calls come to a context from devices, and from nowhere else, by lines that run no program. */
function isEnteredByDevices(context: Context, dialplan: Dialplan): boolean {
  const devices = contextsOfDevices(dialplan);
  const found = new Set([context]);
  let isFromDevice = false;
  for (const each of found) {
    if (found.size > MOST_BEFORE || dialplan.isForeign(each.name) || dialplan.isMentioned(each.name)) return false;
    // What a dropped line would have run is not known.
    if ([...gathered(each, dialplan).applications].some(mayGoAnywhere) || lostLines(each).size > 0) return false;
    const isOfDevice = devices.get(each.name);
    if (isOfDevice === false) return false;
    isFromDevice ||= isOfDevice === true;
    const before = new Set(dialplan.includersOf(each.name));
    for (const { priority, target } of dialplan.usesOf(each.name))
      if (target.relation !== 'test' && priority.context !== each) before.add(priority.context);
    if (before.size === 0 && isOfDevice !== true) return false;
    for (const other of before) found.add(other);
  }
  if (!isFromDevice) return false;
  for (const { target, priority } of dialplan.placesNamed(COMPUTED)) {
    const meant = contextPutIn(dialplan, target, priority);
    if (meant !== undefined && ![...found].some(({ name }) => name === meant)) continue;
    const glob = target.context === undefined ? undefined : globOf(target.context.piece);
    if (target.context !== undefined && (glob === undefined || [...found].some(({ name }) => glob.test(name)))) return false;
  }
  return true;
}

/** The contexts in which calls of devices begin: whether their drivers set no variables, as those of GSM modems do. */
function contextsOfDevices(dialplan: Dialplan): ReadonlyMap<string, boolean> {
  return dialplan.tracker.remember('contexts of devices', () => {
    const names = new Map<string, boolean>();
    for (const { line, target } of neighborUses(dialplan)) {
      const name = target.relation === 'lookup' ? literalContext(target) : undefined;
      if (name !== undefined) names.set(name, names.get(name) !== false && !isOfModem(dialplan.neighborName(line.file)));
    }
    return names;
  });
}

function isOfModem(file: string): boolean {
  return file === 'dongle.conf' || file === 'quectel.conf';
}
