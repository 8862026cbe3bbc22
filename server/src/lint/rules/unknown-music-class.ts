/** A line names a class of music that musiconhold.conf does not have. */

import { overlaps, unknownNames, unknownNamesBeside } from '../names/judge-names.ts';
import { targetRule } from '../rule.ts';

export const unknownMusicClass = targetRule(
  {
    name: 'unknown-music-class',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A class of music on hold is named that musiconhold.conf does not define.',
    why:
      'Asterisk warns ("Music on Hold class not found") and plays the class `default` or nothing at all. ' +
      'A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    repair:
      'Correct the name, or add a section of this name to musiconhold.conf. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'res/res_musiconhold.c `local_ast_moh_start`',
    invalid: [
      `
[a]
exten => s,1,Set(CHANNEL(musicclass)=jaz)
;                                    ^^^ warning unknown-music-class: No music class named 'jaz' is in musiconhold.conf.
 same => n,MusicOnHold(Jazz)
-- musiconhold.conf --
[jazz]
mode=files
directory=jazz
-- queues.conf --
[sales]
musicclass = jaz
;            ^^^ warning unknown-music-class: No music class named 'jaz' is in musiconhold.conf.
`,
    ],
    valid: [
      `
[a]
exten => s,1,MusicOnHold(default)
 same => n,MusicOnHold(\${CLASS})
-- musiconhold.conf --
[jazz]
mode=files
`,
    ],
    seeAlso: ['unknown-queue'],
  },
  (context, dialplan) => unknownNames(context, dialplan, kinds),
  (file, dialplan) => unknownNamesBeside(file, dialplan, 'music-class'),
  ({ nameKinds }) => overlaps(nameKinds, kinds),
);

const kinds = new Set(['music-class'] as const);
