/** A line stands in no section. */

import { baseName } from '../../base/base-name.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { isNeighborName } from '../../model/neighbors/neighbors.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Statement } from '../../syntax/statement.ts';
import { lineAbove } from '../../syntax/text-edits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { layoutRule } from '../rule.ts';

export const statementBeforeSection = layoutRule(
  {
    name: 'statement-before-section',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A line stands before the first section header.',
    why:
      'Asterisk stops reading the file there ("No category context"). In extensions.conf itself this means that no dialplan is loaded at all; ' +
      'in an included file the rest of that file is lost, and in a file beside the dialplan all of its telephones, queues or mailboxes. Only the first such line of a file is reported.',
    evidence: 'main/config.c `process_text_line`',
    invalid: [
      `
exten => 100,1,Answer()
;<^^^^^^^^^^^^^^^^^^^^^ error statement-before-section: No section header stands above this line; Asterisk refuses the file.
exten => 101,1,Answer()
[a]
exten => 102,1,Answer()
`,
      `
[a]
exten => 100,1,Answer()
-- sip.conf --
bindport=5060
;<^^^^^^^^^^^ error statement-before-section: No section header stands above this line; Asterisk refuses the file.
[100]
type=friend
`,
    ],
    valid: [
      `
; A comment may stand anywhere.
#include "more.conf"
[a]
exten => 100,1,Answer()
-- more.conf --
[b]
exten => 100,1,Answer()
`,
    ],
    seeAlso: ['invalid-line', 'invalid-section-header'],
  },
  function* (dialplan) {
    const { homeless } = dialplan.layout;
    if (homeless.length === 0) return;
    const files = new Set(homeless.map(({ file }) => file));
    const isRoot = isRootKnown(dialplan);
    for (const file of files) {
      const line = firstLine(homeless.filter((fragment) => fragment.file === file));
      // A line that cannot be read is reported as that.
      if (line === undefined) continue;
      const span = line.statement.live.span();
      // A part that nobody includes here may be included in the middle of a section.
      if (!dialplan.isIncluded(file)) {
        if (line.statement.kind === 'exten' && isAlone(file, dialplan) && !isTemplateText(line.text))
          yield { line, span, message: 'No section header stands above this line.', atMost: 'information' };
        continue;
      }
      if (isTemplateText(line.text)) {
        const message = 'This is a line for another program, above any section header; Asterisk refuses the file as it is.';
        yield { line, span, message, atMost: 'warning' };
        continue;
      }
      if (line.statement.kind === 'invalid') continue;
      const message = 'No section header stands above this line; Asterisk refuses the file.';
      const header = 'key' in line.statement && line.statement.kind === 'setting' ? '[globals]' : '[default]';
      const edits = [lineAbove(line, header)];
      yield {
        line,
        span,
        message,
        ...(!isRoot && { atMost: 'warning' as const }),
        fix: () => [{ title: `Add the section header '${header}'`, safe: false, edits }],
      };
    }
  },
  function* (file) {
    // A file that another one includes may stand in the middle of a section.
    if (!isNeighborName(file.path)) return;
    const line = file.lines.find(({ statement }) => !isOutsideOfSections(statement));
    if (
      line?.statement.kind !== 'setting' ||
      !file.lines.some(({ statement }) => statement.kind === 'section') ||
      isTemplateText(line.text)
    )
      return;
    yield {
      line,
      span: line.statement.live.span(),
      message: 'No section header stands above this line; Asterisk refuses the file.',
      fix: () => [{ title: "Add the section header '[general]'", safe: false, edits: [lineAbove(line, '[general]')] }],
    };
  },
);

function isOutsideOfSections({ kind }: Statement): boolean {
  return kind === 'blank' || kind === 'directive';
}

/** Whether the part is all that there is, under the name of a whole dialplan. */
function isAlone(file: ConfigFile, { layout, root }: Dialplan): boolean {
  return (
    /^extensions?(?:_custom)?\.conf$/.test(baseName(file.path)) &&
    layout.files.every((each) => each === file || (each === root && isEmpty(each)))
  );
}

function isEmpty({ lines }: ConfigFile): boolean {
  return lines.every(({ statement }) => statement.kind === 'blank');
}

/** A file of another name that is looked at alone may be one that extensions.conf includes in the middle of a section. */
function isRootKnown({ root, isIncomplete }: Dialplan): boolean {
  return /(?:^|[\\/])extensions\.conf/.test(root.path) || !isIncomplete;
}

function firstLine(fragments: Iterable<{ lines(): Iterable<Line> }>): Line | undefined {
  for (const fragment of fragments) for (const line of fragment.lines()) if (line.statement.kind !== 'blank') return line;
  return undefined;
}
