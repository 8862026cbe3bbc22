/** A variable in the place of a device is never set, while others are global variables: nobody is called. */

import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Summary } from '../../model/indexes/summary.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { withFixedGlobals } from '../../model/names/fixed-text.ts';
import { neighborUses, usesInto } from '../../model/names/uses.ts';
import { splitArguments, splitPlain } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { dialStrings } from '../calls/sinks.ts';
import { gathered, mayRun } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';
import { isVariableSet } from '../values/variables-set.ts';

export const missingDestination = contextRule(
  {
    name: 'missing-destination',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The variable that has to hold the device to call is never set, while those of other devices stand in `[globals]`.',
    why:
      'A variable that nobody sets is empty: Dial says "Dial argument takes format (technology/resource)" or finds no technology, and nobody is called. ' +
      'Who keeps the names of telephones and trunks in `[globals]` has forgotten this one there, or mistyped its name. ' +
      'Nothing is reported where a program may set it (AGI, Realtime, a name that is put together), where a part of the dialplan is missing, or where no global variable holds a device.',
    repair: 'Set the variable in `[globals]`, as the other devices are (`PHONE2=PJSIP/101`), or correct its name.',
    evidence: 'apps/app_dial.c `dial_exec_full` ("Dial argument takes format (technology/resource)")',
    follows: ['unknown-variable'],
    invalid: [
      `
[globals]
PHONE1=PJSIP/100
[inside]
exten => 100,1,Dial(\${PHONE1},20)
exten => 101,1,Dial(\${PHONE1}&\${PHONE2},20)
;                             ^^^^^^^^^ warning missing-destination: Nothing sets 'PHONE2', so that there is no device.
exten => _9XXXX,1,Dial(\${TRUNK}/\${EXTEN:1})
;                      ^^^^^^^^ warning missing-destination: Nothing sets 'TRUNK', so that there is no device.
`,
    ],
    valid: [
      `
[globals]
PHONE1=PJSIP/100
[inside]
exten => 100,1,Set(PHONE2=PJSIP/101)
 same => n,Dial(\${PHONE2},20)
 same => n,Dial(\${DIALEDPEERNAME})
 same => n,Dial(PJSIP/\${NUMBER})
`,
    ],
    seeAlso: ['unknown-variable', 'variable-never-set', 'unknown-endpoint'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.isIncomplete || !holdsDevices(dialplan)) return;
    // What has no name, or more than one word, is a broken line.
    if ([...gathered(context, dialplan).applications].some((name) => /^\w+$/.test(name) && mayGoAnywhere(name))) return;
    for (const priority of context.priorities()) {
      if (priority.number === HINT || !priority.statement.data.text.includes('${')) continue;
      for (const piece of [...dialStrings(priority).map((each) => each.piece), ...devicesOf(priority)])
        for (const device of splitPlain(piece, '&')) {
          const { text } = device.trim();
          const [whole = '', name = ''] = /^\$\{([A-Za-z]\w+)\}(?=\/|$)/.exec(text) ?? [];
          const value = whole === text && dialplan.globals.has(name) ? withFixedGlobals(dialplan, text) : '';
          if (/^\w[\w.+-]*$/.test(value) && isSound(priority.statement, priority.line.text)) {
            yield {
              line: priority.line,
              span: device.trim().span(),
              message: `'${text}' is '${value}', which names no device: a kind of channel and a '/' belong in front, as in 'PJSIP/100'.`,
              isOncePerFile: true,
            };
            continue;
          }
          if (name === '' || /^(?:ARG|LOCAL_ARG)\d/.test(name) || isVariableSet(dialplan, name)) continue;
          if (mayBeComputed(dialplan, name) || !isSound(priority.statement, priority.line.text)) continue;
          yield {
            line: priority.line,
            span: device.trim().span(0, whole.length),
            message: `Nothing sets '${name}', so that there is no device.`,
            // A program that starts calls in a context where no other begins may bring the variable along.
            ...(!isEntered(context, dialplan) && { atMost: 'information' as const }),
          };
        }
    }
  },
  (found) => found.dialStrings.length > 0 || mayRun(found, 'softhangup') || (found.marks & Mark.status) !== 0,
);

/** Whether a file beside the dialplan, an include or a line of another context leads into this one, or no file tells where calls begin. */
function isEntered(context: Context, dialplan: Dialplan): boolean {
  if (dialplan.hasIncluders(context.name)) return true;
  if (usesInto(dialplan, context).some(({ priority }) => priority?.context !== context)) return true;
  return neighborUses(dialplan).next().done === true;
}

/** The devices of which a priority asks the state, or that it hangs up. */
function devicesOf({ statement }: Priority): Piece[] {
  const found: Piece[] = [];
  for (const { name, data } of withNestedCalls(factsOf(statement).call))
    if (/^\s*softhangup\s*$/i.test(name.text)) found.push(...splitArguments(data).slice(0, 1));
  if (statement.data.text.includes('DEVICE_STATE('))
    for (const each of allSubstitutions(statement.data))
      if (each.kind === 'function' && each.name.text === 'DEVICE_STATE') found.push(each.arguments);
  return found;
}

/** Whether global variables hold devices, as one that is missing would. */
function holdsDevices(dialplan: Dialplan): boolean {
  for (const value of dialplan.globals.values()) if (/^[A-Za-z]\w*\/\S/.test(value)) return true;
  return false;
}

/** Whether some line sets variables of which it does not write the names, and this may be one of them. */
function mayBeComputed(dialplan: Dialplan, name: string): boolean {
  return [...dialplan.summary(computed)].some((each) => name.startsWith(each));
}

/** How the names of such variables begin. */
const computed: Summary = {
  name: 'variables computed',
  textsOf: (context) => {
    const found = new Set<string>();
    for (const { statement } of context.priorities()) {
      if (/^\s*(?:realtime|mysql|importvar|ldapget|eval)\s*$/i.test(statement.application.text)) found.add('');
      if (!statement.data.text.includes('$')) continue;
      for (const call of withNestedCalls(factsOf(statement).call))
        for (const assignment of assignmentsOf(call)) {
          const text = assignment.name.text.replace(/^_{1,2}/, '');
          if (text.includes('$')) found.add(text.slice(0, text.indexOf('$')));
        }
    }
    return found;
  },
};
