/** A label that nothing names. */

import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import { neverGoesOn } from '../../model/flow/reached.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { labelsNamed } from '../targets/labels-named.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { contextRule } from '../rule.ts';

export const unusedLabel = contextRule(
  {
    name: 'unused-label',
    tier: 'flow',
    severity: 'off',
    since: '0.1.0',
    summary: 'Nothing jumps to a label.',
    why:
      'A label such as `n(again)` is a name for a jump. Without one it does nothing but tell a reader what follows, which many use it for, so that this rule is off unless the settings switch it on. ' +
      'Nothing is reported where a jump computes its label, where a program may jump (AGI), or where a part of the dialplan is missing.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    isUnnecessary: true,
    invalid: [
      `
[a]
exten => s,1(start),Answer()
;            ^^^^^ warning unused-label: Nothing names the label 'start'.
 same => n(again),Wait(1)
 same => n,Goto(again)
`,
    ],
    valid: [
      `
[a]
exten => s,1(start),Answer()
 same => n(day1),Wait(1)
 same => n,Goto(day\${STRFTIME(,,%u)})
[b]
exten => s,1,Gosub(a,s,start)
`,
    ],
    seeAlso: ['duplicate-label', 'unknown-label', 'unused-context'],
  },
  function* (context, dialplan) {
    const labelled = context.priorities().filter(({ label }) => label !== undefined);
    if (labelled.length === 0 || dialplan.isIncomplete) return;
    const named = labelsNamed(context, dialplan);
    if (named === undefined) return;
    for (const labelledPriority of labelled) {
      const { label, line, statement } = labelledPriority;
      const { priority } = statement;
      if (label === undefined || priority.label === undefined || named(label)) continue;
      // A line that Asterisk drops may name it when it is repaired.
      if (context.rejections.some((each) => each.line !== line && each.line.text.includes(label))) continue;
      if (isTemplateText(line.text) || !dialplan.isIncluded(line.file)) continue;
      const { start, end } = priority.label.span();
      yield {
        line,
        span: { start, end },
        message: `Nothing names the label '${label}'.`,
        fix: () =>
          isComeTo(labelledPriority)
            ? [{ title: 'Remove the label', safe: true, edits: [replacement(line, { start: start - 1, end: end + 1 }, '')] }]
            : [],
      };
    }
  },
);

/** Whether calls come to a priority from the one in front of it: the label of another says that something unseen goes there. */
function isComeTo(priority: Priority): boolean {
  const extension = extensionHolding(priority);
  const before = extension?.priority(priority.number - 1);
  if (extension?.priority(1) === undefined || priority.number === 1) return priority.number === 1;
  return before !== undefined && !neverGoesOn(before);
}
