/** A SIP header is added on the channel of the caller, where it was to go out with the call that is made later. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { firstAfter, isOnCalledChannel } from '../../model/flow/legs.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { placeOf } from '../../model/names/place.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Finding } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';

export const headerOnWrongLeg = contextRule(
  {
    name: 'header-on-wrong-leg',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'PJSIP_HEADER() adds a header on the channel of the caller, and not on the one that Dial calls afterwards.',
    why:
      '`PJSIP_HEADER(add,…)` belongs to the channel that runs it. ' +
      'In front of Dial or Queue that is the channel of the caller: the header goes out with what is sent to the caller, and the one who is called never sees it. ' +
      'This is where `SIPAddHeader` was another thing: it kept its headers for the next Dial.',
    repair:
      'Add the header in a subroutine of option `b` of Dial or Queue, which runs on the called channel before the call is sent to the telephone (before its INVITE).',
    evidence:
      'res/res_pjsip_header_funcs.c `func_write_header`, `outgoing_request`, and the note in the documentation of PJSIP_HEADER',
    invalid: [
      `
[a]
exten => _X.,1,Set(PJSIP_HEADER(add,X-Room)=1)
;                  ^^^^^^^^^^^^ warning header-on-wrong-leg: This header goes out on the channel of the caller, and not with the call that Dial makes.
 same => n,Dial(PJSIP/100)
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Dial(PJSIP/100,30,b(headers^s^1))
[headers]
exten => s,1,Set(PJSIP_HEADER(add,X-Room)=1)
 same => n,Return()
`,
    ],
    seeAlso: ['handler-on-wrong-leg'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const headers = new Map<Priority, Header[]>();
    for (const priority of context.priorities()) {
      const { statement, line } = priority;
      if (!statement.data.text.includes('PJSIP_HEADER(') || !isSound(statement, line.text)) continue;
      const added = headerAdded(priority);
      if (added === undefined) continue;
      const place = placeOf(priority);
      const later = firstAfter(dialplan, place, callsOthers);
      // A routine may have been named by a program, as that of the called channel.
      const isHere = later?.place.priority.name === priority.name && later.place.priority.context === context;
      if (later === undefined || !isHere || isOnCalledChannel(dialplan, place)) continue;
      const call = later.place.priority;
      const header = { priority, name: later.call.name.text.trim(), piece: added };
      const others = headers.get(call);
      if (others === undefined) headers.set(call, [header]);
      else others.push(header);
    }
    for (const [call, [first, ...others]] of headers) if (first !== undefined) yield finding(call, first, others);
  },
  (found) => (found.marks & Mark.function) !== 0,
);

interface Header {
  readonly priority: Priority;
  /** Of the application that calls. */
  readonly name: string;
  readonly piece: Piece;
}

function finding(call: Priority, { priority, name, piece }: Header, others: readonly Header[]): Finding {
  const { statement, line } = priority;
  const more = others.length === 0 ? '' : `; ${String(others.length)} more below likewise`;
  return {
    line,
    // Inside of other lines a rule that looks beyond the line cannot tell a column.
    span: (hasWholeSignature(statement) ? piece : statement.application.trim()).span(),
    message: `This header goes out on the channel of the caller, and not with the call that ${name} makes${more}.`,
    related: [
      ...others.map((each) => ({
        line: each.priority.line,
        span: each.priority.statement.application.span(),
        message: 'So does this one.',
      })),
      { line: call.line, span: call.statement.application.span(), message: 'The call is made here.' },
    ],
  };
}

/** The name of the function where a line adds or changes a header. */
function headerAdded({ statement }: Priority): Piece | undefined {
  for (const call of withNestedCalls(factsOf(statement).call))
    for (const { name, arguments: args } of assignmentsOf(call))
      if (name.text === 'PJSIP_HEADER' && args !== undefined && /^\s*(?:add|update)\s*,/i.test(args.text)) return name;
  return undefined;
}

/** Whether an application calls telephones by PJSIP, as far as its text says so. */
function callsOthers({ application, data }: ApplicationCall): boolean {
  switch (application) {
    case 'dial':
    case 'page':
      return /^[^,]*PJSIP\//i.test(data.text);
    case 'queue':
      return true;
    default:
      return false;
  }
}
