/** A context includes one that is not there. */

import { hasSubstitution } from '../../syntax/parse-line.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isFileName, isIgnoredContext, mayBeElsewhere } from '../targets/judge-targets.ts';
import { misspelledHeader } from '../targets/misspelled-definitions.ts';
import { closestContext } from '../targets/near-contexts.ts';
import type { Fix } from '../finding.ts';
import { unclosedSubstitution } from '../lines/brackets.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { isUnknownAtLoad } from '../loading/load-time-texts.ts';
import { isUnclosedHeader } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const missingInclude = contextRule(
  {
    name: 'missing-include',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A context includes a context that nothing defines, or more than Asterisk can search.',
    why:
      'Asterisk warns after it has loaded the dialplan ("tries to include nonexistent context"), about the first of each context only; whoever dials a number of the missing context is told that it does not exist. ' +
      'Names are case-sensitive and not trimmed. Of more than 511 includes the rest is never searched ("contains too many includes"). FreePBX includes contexts named `*-custom` that need not exist: the setting `asteriskDialplan.missingContexts.ignore` has such names, and they are not reported. ' +
      'Nothing is reported when a part of the dialplan is not there.',
    evidence: 'main/pbx.c `ast_context_verify_includes`',
    follows: ['unknown-context'],
    invalid: [
      `
[a]
include => slaes
;          ^^^^^ warning missing-include: No file defines a context named 'slaes'.
include => sales ,9:00-17:00,mon-fri,*,*
;          ^^^^^^ warning missing-include: The blank is part of the name: no file defines a context named 'sales '.
[sales]
exten => s,1,Answer()
`,
    ],
    valid: [
      `
[globals]
COUNTRY=sales
[a]
include => sales
include => sales-custom
include => parkedcalls
include => \${COUNTRY},9:00-17:00,mon-fri,*,*
[sales]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['unknown-context', 'missing-include-file'],
  },
  function* (context, dialplan, settings) {
    const tooMany = context.includes[MOST_INCLUDES];
    if (tooMany !== undefined)
      yield {
        line: tooMany.line,
        span: tooMany.statement.live.span(),
        message: `Asterisk searches ${String(MOST_INCLUDES)} included contexts at most; this is one more.`,
      };
    for (const { target, line, statement } of context.includes) {
      if (dialplan.outlineOf(target) !== undefined || dialplan.isForeign(target)) continue;
      if (mayBeElsewhere(target.trim(), dialplan, context)) continue;
      if (isUnclosedHeader(target, dialplan)) continue;
      if (isIgnoredContext(target, settings.ignoredContexts)) continue;
      if (isTemplateText(line.text) || isMangled(line.statement, line.text)) continue;
      if (hasSubstitution(statement.value.text)) {
        if (isUnknownAtLoad(dialplan, statement.value) || unclosedSubstitution(statement.value) !== undefined) continue;
        const message =
          target === ''
            ? `'${statement.value.text}' is empty while the dialplan is loaded: the include names no context.`
            : `No file defines a context named '${target}', which this names while the dialplan is loaded.`;
        yield { line, span: statement.value.span(), message };
        continue;
      }
      const trimmed = target.trim();
      const isBlank = trimmed !== target && dialplan.outlineOf(trimmed) !== undefined;
      const name = statement.value.slice(0, target.length);
      const header = misspelledHeader(dialplan, target);
      if (header?.first.line === line) yield header.finding;
      const isFile = isFileName(target);
      yield {
        line,
        span: target === '' ? statement.key.span() : name.span(),
        message:
          target === ''
            ? 'The include names no context.'
            : isBlank
              ? `The blank is part of the name: no file defines a context named '${target}'.`
              : `No file defines a context named '${target}'.`,
        ...(header !== undefined && { atMost: 'hint' as const }),
        fix: (): readonly Fix[] => {
          if (header !== undefined) return header.finding.fix();
          if (isBlank) return [{ title: 'Remove the blank', safe: true, edits: [replacement(line, name.span(), trimmed)] }];
          if (isFile) {
            const { start, end } = statement.live.span();
            return [
              {
                title: "Change to '#include'",
                safe: false,
                edits: [replacement(line, { start, end }, `#include ${statement.value.text}`)],
              },
            ];
          }
          const near = closestContext(dialplan, target);
          // Asterisk drops the second include of one context.
          return near === undefined || context.includes.some((other) => other.target === near)
            ? []
            : [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, name.span(), near)] }];
        },
      };
    }
  },
  (_, { includes }) => includes.length > 0,
);

const MOST_INCLUDES = 511;
