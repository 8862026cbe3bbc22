/** An extension that has no priority 1. */

import { baseName } from '../../base/base-name.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { countedFrom } from '../../model/flow/reached.ts';
import { isNamedInBrokenJump } from '../contexts/broken-guards.ts';
import { labelsNamed } from '../targets/labels-named.ts';
import { isForgottenPattern, isPartOfForgotten } from '../loading/forgotten-underscores.ts';
import { gapsIn, renumbering, slipBehind, type Gap } from '../loading/priority-gaps.ts';
import { contextRule } from '../rule.ts';

export const priorityWithoutFirst = contextRule(
  {
    name: 'priority-without-first',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An extension has no priority 1, and nothing jumps to the ones that it has.',
    why:
      'Who dials a number, and a Goto that names no priority, begins with priority 1; Asterisk says that the extension does not exist when there is none. ' +
      'Nothing is reported where another extension that answers the same number has the missing priority (`_X.,1` in front of `42,2`), where something jumps to the number, or where something names the label of the first line; a label that nothing names makes it information.',
    evidence: 'main/pbx.c `__ast_pbx_run`, `pbx_extension_helper`',
    follows: ['missing-pattern-underscore'],
    invalid: [
      `
[a]
exten => 100,2,Answer()
;            ^ warning priority-without-first: '100' has no priority 1, so that no call enters it.
 same => n,Hangup()
`,
    ],
    valid: [
      `
[a]
exten => _X.,1,NoOp()
exten => 42,2,Answer()
exten => s,1,Goto(menu,10)
exten => menu,10,Answer()
`,
    ],
    seeAlso: ['priority-gap', 'next-without-previous'],
  },
  function* (context, dialplan) {
    const gaps = [...gapsIn(context, dialplan)];
    for (const gap of gaps) {
      const { first, run, before, isHarmless } = gap;
      // An 'n' at the beginning of an extension is told by a rule of its own.
      if (before !== undefined || first.statement.priority.word.text.startsWith('n')) continue;
      if (gaps.some((other) => isToldAbove(gap, other))) continue;
      // That a pattern which was to begin its calls lacks its '_' is told of that.
      if (isPartOfForgotten(context, first.name) || isForgottenPattern(context, first.name)) continue;
      if (isNamedInBrokenJump(context, gap.extension, first.number)) continue;
      const { label } = first;
      if (label !== undefined && (!dialplan.isNearlyComplete || labelsNamed(context, dialplan)?.(label) !== false)) continue;
      yield {
        line: first.line,
        span: first.statement.priority.word.span(),
        message: messageOf(first, countedFrom(dialplan, first)),
        ...(isHarmless
          ? { atMost: slipBehind(context, first) === undefined ? ('hint' as const) : ('information' as const) }
          : mayGoOn(first, dialplan)
            ? { atMost: 'hint' as const }
            : label !== undefined && { atMost: 'information' as const }),
        // Where another extension begins the calls of the number, it would go on with the rest of them.
        fix: () => (isBegunElsewhere(first) ? [] : renumbering(run, 1)),
      };
    }
  },
);

/** Whether the line above was to be the first of the extension, and counts on from another one instead, which is told. */
function isToldAbove({ extension, first: { line } }: Gap, other: Gap): boolean {
  const { priority } = other.first.statement;
  return (
    other.extension === extension &&
    priority.word.text === 'n' &&
    other.first.line.file === line.file &&
    other.first.line.number < line.number
  );
}

/** Whether a pattern of the context answers the same number, and has its first priority. */
function isBegunElsewhere({ name, context }: Priority): boolean {
  return !name.startsWith('_') && context.matching(name).some((each) => each.name !== name && each.priority(1) !== undefined);
}

/** Whether the numbers may be those behind the ones that another file has: the root is not here, or does not include this one. A first line that is lost leaves a 2. */
function mayGoOn({ line, number }: Priority, dialplan: Dialplan): boolean {
  if (number <= 2 || !dialplan.isIncomplete) return false;
  return baseName(dialplan.root.path) !== 'extensions.conf' || !dialplan.isIncluded(line.file);
}

function messageOf({ name }: Priority, from: Priority | undefined): string {
  if (from === undefined) return `'${name}' has no priority 1, so that no call enters it.`;
  return `'${name}' has no priority 1: a call to it begins at '${from.name}' of '${from.context.name}', and comes here behind that.`;
}
