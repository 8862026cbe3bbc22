/** A line names a profile or a menu that confbridge.conf does not have. */

import type { Dialplan } from '../../model/dialplan.ts';
import { overlaps, unknownNames } from '../names/judge-names.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const unknownConferenceProfile = contextRule(
  {
    name: 'unknown-conference-profile',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A conference profile or menu is named that confbridge.conf does not define.',
    why:
      '`ConfBridge` warns ("Conference bridge profile does not exist") and ends the call: nobody enters the conference. Where `CONFBRIDGE()` puts a profile together, the name does not matter. ' +
      'A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    repair:
      'Correct the name, or add a section of this name to confbridge.conf, with `type=user`, `type=bridge` or `type=menu`. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'apps/app_confbridge.c `confbridge_exec`',
    invalid: [
      `
[a]
exten => s,1,ConfBridge(1,big,geust,stars)
;                             ^^^^^ warning unknown-conference-profile: No conference user profile named 'geust' is in confbridge.conf.
-- confbridge.conf --
[big]
type=bridge
[guest]
type=user
[stars]
type=menu
`,
    ],
    valid: [
      `
[a]
exten => s,1,ConfBridge(1,default_bridge,host)
-- confbridge.conf --
[big]
type=bridge
[host]
type=user
`,
    ],
    seeAlso: ['unknown-queue'],
  },
  function* (context, dialplan) {
    const found = [...unknownNames(context, dialplan, kinds)];
    for (const [i, finding] of found.entries()) {
      const before = found[i - 1];
      // Two profiles that have changed places are one mistake.
      if (before?.line !== finding.line || !areSwapped(before, finding, dialplan)) yield finding;
    }
  },
  ({ nameKinds }) => overlaps(nameKinds, kinds),
);

const kinds = new Set(['conference-bridge', 'conference-user', 'conference-menu'] as const);

function areSwapped(first: Finding, second: Finding, dialplan: Dialplan): boolean {
  const nameOf = ({ line, span }: Finding): string => line.text.slice(span.start, span.end);
  return (
    dialplan.configured('conference-user').has(nameOf(first)) && dialplan.configured('conference-bridge').has(nameOf(second))
  );
}
