/** A line calls a device that the configuration of its channel driver does not have. */

import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsIn } from '../../model/indexes/variable-index.ts';
import { withFixedGlobals } from '../../model/names/fixed-text.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { addressBehind } from '../calls/dial-arguments.ts';
import { gathered } from '../contexts/gathered.ts';
import { mayPutIn, overlaps, unknownMembers, unknownNames } from '../names/judge-names.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { targetRule } from '../rule.ts';

export const unknownEndpoint = targetRule(
  {
    name: 'unknown-endpoint',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A device is called that pjsip.conf, sip.conf, iax.conf or agents.conf does not define.',
    why:
      'Asterisk cannot make the channel ("endpoint was not found"), and `Dial` goes on with DIALSTATUS CHANUNAVAIL. ' +
      'What `SIP/` and `IAX2/` do not find in their files they take for a host, so that other names than numbers are information. ' +
      'A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    repair:
      'Correct the name, or add the device to its file: in pjsip.conf a section of this name with `type=endpoint`. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'channels/chan_pjsip.c `request`; apps/app_agent_pool.c `agent_request`',
    follows: ['bare-variable', 'invalid-argument-value', 'invalid-variable-reference', 'next-without-previous'],
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100&PJSIP/0123@trunk,30)
;                       ^^^ warning unknown-endpoint: No endpoint named '100' is in pjsip.conf.
exten => 200,hint,PJSIP/200
;                       ^^^ warning unknown-endpoint: No endpoint named '200' is in pjsip.conf.
exten => 300,1,Dial(IAX2/300)
;                        ^^^ warning unknown-endpoint: No peer named '300' is in iax.conf.
exten => 400,1,Dial(PJSIP/0123@trnk,30)
;                              ^^^^ warning unknown-endpoint: No endpoint named 'trnk' is in pjsip.conf.
 same => n,Dial(IAX2/me:secret@branch/300)
-- pjsip.conf --
[phone](!)
type=endpoint
[trunk](phone)
[100]
type=aor
-- iax.conf --
[branch]
type=peer
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100/sip:100@192.0.2.1,30)
 same => n,Dial(SIP/provider.example/0123)
-- pjsip.conf --
[100]
type=endpoint
-- sip.conf --
[101]
type=peer
`,
    ],
    seeAlso: ['unknown-queue'],
  },
  function* (context, dialplan) {
    const doubled = [...doubledTechnologies(context, dialplan)];
    yield* doubled;
    for (const finding of unknownNames(context, dialplan, kinds))
      if (!doubled.some(({ line }) => line === finding.line)) yield finding;
    yield* unknownAddresses(context, dialplan);
  },
  (file, dialplan) => unknownMembers(file, dialplan, kinds),
  (found) => overlaps(found.nameKinds, kinds) || mayPutIn(found),
);

/** `PJSIP/${DESK}` with `DESK=PJSIP/100`. */
function* doubledTechnologies(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (dialplan.globals.size === 0) return;
  for (const { priority, found } of gathered(context, dialplan).dialStrings)
    for (const device of found.flatMap((each) => splitPlain(each.piece, '&').map((piece) => piece.trim()))) {
      const [, technology = '', variable = ''] = /^([A-Za-z]\w*\/)\$\{(\w+)\}/.exec(device.text) ?? [];
      if (technology === '' || isTemplateText(priority.line.text) || dialplan.settersOf(variable).length > 0) continue;
      const held = withFixedGlobals(dialplan, `\${${variable}}`);
      if (!held.toLowerCase().startsWith(technology.toLowerCase())) continue;
      const { line } = priority;
      yield {
        line,
        span: device.span(),
        message: `'${variable}' holds '${held}': '${technology}' stands there already.`,
        fix: () => [
          {
            title: `Remove '${technology}'`,
            safe: false,
            edits: [replacement(line, device.span(0, technology.length), '')],
          },
        ],
      };
    }
}

/** `${TRUNK}/0123` with `TRUNK=PJSIP/trunk`, `PJSIP/${TRUNK}/0123` with `TRUNK=trunk`: what is written out in the line itself is an argument that is judged there. */
function* unknownAddresses(context: Context, dialplan: Dialplan): Generator<Finding> {
  for (const { priority, found } of gathered(context, dialplan).dialStrings)
    for (const piece of found.flatMap((each) => splitPlain(each.piece, '&'))) {
      const device = piece.trim();
      const variable = /\/\$\{(\w+)(?::[\d:-]+)?\}$/.exec(device.text)?.[1];
      const isNumber = variable !== undefined && holdsNumber(variable, context, dialplan);
      if (!(/^(?:PJSIP\/\$\{\w+\}\/|\$\{)/i.test(device.text) || isNumber) || isTemplateText(priority.line.text)) continue;
      const text = withFixedGlobals(dialplan, device.text);
      const address = addressBehind(isNumber ? text.replace(lastVariable, '${EXTEN}') : text);
      if (address === undefined) continue;
      const number = isNumber ? (lastVariable.exec(text)?.[0] ?? '') : address.number;
      yield {
        line: priority.line,
        span: device.span(),
        message: `'${number}' is no address: behind the endpoint '${address.endpoint}' PJSIP takes a SIP URI or the name of an aor.`,
      };
    }
}

const lastVariable = /\$\{\w+(?::[\d:-]+)?\}$/;

/** Whether a variable holds a number wherever it is set, and is set in this context alone: one that was dialed, or the digits of some text. */
function holdsNumber(name: string, context: Context, dialplan: Dialplan): boolean {
  const setters = dialplan.settersOf(name);
  const assignments = assignmentsIn(context).get(name) ?? [];
  return (
    setters.every((each) => each === context) &&
    assignments.length > 0 &&
    assignments.every(({ value }) => /^\+?\d*\$\{(?:EXTEN(?::[\d:-]+)?|FILTER\(0-9\*?#?,.*\))\}$/.test(value?.text.trim() ?? ''))
  );
}

const kinds = new Set(['endpoint', 'sip-peer', 'iax-peer', 'agent'] as const);
