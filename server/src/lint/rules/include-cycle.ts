/** Contexts that include each other, or themselves. */

import type { Context } from '../../model/contexts/context.ts';
import type { ContextInclude } from '../../model/contexts/items.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Line } from '../../syntax/config-file.ts';
import { withoutLine } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isBelowLostHeader } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const includeCycle = contextRule(
  {
    name: 'include-cycle',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A context includes itself, directly or through others.',
    why:
      'Each context is searched once for a number that was dialled, so that an include of a context that is being searched already does nothing. ' +
      'Contexts that include each other have the same extensions therefore, in another order, which is hardly what separate contexts are for: whatever the one may dial, the other may dial too. ' +
      'The names are compared without case here: `[sales]` with `include => SALES` never searches `[SALES]`, another context.',
    repair:
      'Keep the include in the direction that is meant: mostly the context of the telephones includes that of the outside numbers, and not the other way round.',
    evidence: 'main/pbx.c `pbx_find_extension`',
    invalid: [
      `
[a]
include => a
;          ^ warning include-cycle: 'a' includes itself, which does nothing.
[inside]
include => outside
[outside]
include => inside
;          ^^^^^^ warning include-cycle: 'inside' includes 'outside' already, so that each of them may dial what the other may.
`,
    ],
    valid: [
      `
[inside]
include => outside
include => service
[outside]
include => service
[service]
exten => 100,1,Answer()
`,
    ],
    seeAlso: ['missing-include', 'duplicate-include'],
  },
  function* (context, dialplan): Generator<Finding> {
    for (const include of context.includes) {
      const { target, line, statement } = include;
      if (isTemplateText(line.text)) continue;
      const isSelf = target.toLowerCase() === context.name.toLowerCase();
      const path = isSelf ? undefined : pathBack(dialplan, context, include);
      if ((!isSelf && path === undefined) || isBelowLostHeader(context, line)) continue;
      if (path !== undefined && isGuess(dialplan, [line, ...path.map((step) => step.include.line)])) continue;
      const span = statement.value.span(0, Math.max(1, target.length));
      if (path !== undefined)
        yield { line, span, message: messageOf(path), fix: () => [removal(include, false)], related: relatedOf(path) };
      else
        yield {
          line,
          span,
          message:
            target === context.name
              ? `'${target}' includes itself, which does nothing.`
              : `'${target}' is never searched from '${context.name}': names are compared without case here.`,
          fix: () => [removal(include, target === context.name)],
        };
    }
  },
  (_, { includes }) => includes.length > 0,
);

/** An include with the context that holds it. */
interface Step {
  readonly from: Context;
  readonly include: ContextInclude;
}

/**
 * The shortest way of includes from the one that is included back to the context; undefined without one, and where the way is told at
 * another include: the one that leads to the context that Asterisk made first of all.
 */
function pathBack(dialplan: Dialplan, context: Context, { target }: ContextInclude): readonly Step[] | undefined {
  const first = dialplan.outlineOf(target);
  if (first === undefined) return undefined;
  const seen = new Set([first]);
  const ways: { readonly at: Context; readonly steps: readonly Step[] }[] = [{ at: first, steps: [] }];
  for (const { at, steps } of ways)
    for (const include of at.includes) {
      const next = dialplan.outlineOf(include.target);
      if (next === undefined || seen.has(next)) continue;
      const way = [...steps, { from: at, include }];
      if (next === context)
        return [context, ...way.slice(1).map((step) => step.from)].every((each) => isMadeFirst(dialplan, first, each))
          ? way
          : undefined;
      seen.add(next);
      ways.push({ at: next, steps: way });
    }
  return undefined;
}

/** Whether a way goes through a file that is included and through one that none includes: that may be there in place of the other. */
function isGuess(dialplan: Dialplan, lines: readonly Line[]): boolean {
  return new Set(lines.map(({ file }) => dialplan.isIncluded(file))).size > 1;
}

function isMadeFirst(dialplan: Dialplan, a: Context, b: Context): boolean {
  const names = dialplan.contextNames;
  return names.indexOf(a.name) < names.indexOf(b.name);
}

function messageOf(path: readonly Step[]): string {
  const [first] = path;
  const last = path.at(-1);
  if (first === undefined || last === undefined) return '';
  const back = last.include.target;
  return path.length === 1
    ? `'${first.from.name}' includes '${back}' already, so that each of them may dial what the other may.`
    : `'${first.from.name}' includes '${back}' already, through '${last.from.name}', so that each of them may dial what the others may.`;
}

function relatedOf(path: readonly Step[]): NonNullable<Finding['related']> {
  return path.map(({ include: { line, statement } }) => ({
    line,
    span: statement.live.span(),
    message: 'The way back goes through this include.',
  }));
}

function removal({ line }: ContextInclude, safe: boolean): Fix {
  return {
    title: 'Remove the line',
    safe,
    edits: [withoutLine(line)],
  };
}
