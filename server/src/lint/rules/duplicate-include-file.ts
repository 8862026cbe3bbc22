/** A file is included twice. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { withoutLine } from '../../syntax/text-edits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { areLoadedTogether } from '../loading/loaded-together.ts';
import { layoutRule } from '../rule.ts';

export const duplicateIncludeFile = layoutRule(
  {
    name: 'duplicate-include-file',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A file is included more than once.',
    why:
      'Asterisk reads the file again ("Same File included more than once"): all its contexts come a second time, and each priority of them is there already, so that Asterisk warns of every line and drops it. ' +
      'A file without a section header adds its lines to the section that includes it; to include such a file in several sections is a way to share lines, of which Asterisk warns all the same.',
    evidence: 'main/config.c `config_text_file_load`',
    invalid: [
      `
#include "sales.conf"
#include "sales.conf"
;         ^^^^^^^^^^ warning duplicate-include-file: 'sales.conf' is included already; Asterisk reads it a second time.
-- sales.conf --
[sales]
exten => 100,1,Answer()
`,
      `
[inside]
#include "shared.conf"
[outside]
#include "shared.conf"
;         ^^^^^^^^^^^ warning duplicate-include-file: 'shared.conf' is included already; Asterisk warns of that.
-- shared.conf --
exten => 100,1,Answer()
`,
    ],
    valid: [
      `
#include "sales.conf"
#include "support.conf"
-- sales.conf --
[sales]
-- support.conf --
[support]
`,
    ],
    seeAlso: ['include-file-cycle', 'duplicate-priority'],
  },
  function* (dialplan) {
    for (const flaw of dialplan.layout.flaws) {
      if (flaw.kind !== 'duplicate-include-file') continue;
      const { line, span, name, earlier } = flaw;
      // Parts that nobody includes here may be alternatives to each other.
      if (!areLoadedTogether(dialplan, line, earlier) || isTemplateText(line.text)) continue;
      const isShared = !hasSections(dialplan, line) && !isSameSection(line, earlier);
      yield {
        line,
        span,
        message: `'${name}' is included already; Asterisk ${isShared ? 'warns of that' : 'reads it a second time'}.`,
        related: [{ line: earlier, span: earlier.statement.live.span(), message: 'It is included here first.' }],
        fix: () => (isShared ? [] : [{ title: 'Remove the line', safe: false, edits: [withoutLine(line)] }]),
      };
    }
  },
);

/** Whether both stand in one section, to which nothing can be added twice. */
function isSameSection({ file: { lines }, number }: Line, earlier: Line): boolean {
  return (
    lines[earlier.number] === earlier &&
    !lines.slice(earlier.number, number).some(({ statement }) => statement.kind === 'section')
  );
}

/** Whether the files that a directive brings in have sections of their own. */
function hasSections({ layout }: Dialplan, directive: Line): boolean {
  return (layout.includes.get(directive) ?? []).some(({ structure }) =>
    structure.some(({ statement }) => statement.kind === 'section'),
  );
}
