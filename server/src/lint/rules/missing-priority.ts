/** A line of an extension has no priority. */

import type { Span } from '../../base/span.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { rejectedPriorities } from '../loading/priority-flaws.ts';
import { contextRule } from '../rule.ts';

export const missingPriority = contextRule(
  {
    name: 'missing-priority',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: "A line of 'exten' or 'same' has no priority.",
    why:
      'Asterisk warns ("Invalid priority/label") and drops the line. What stands where the priority belongs is taken for a number or a label, ' +
      'and the lines below count on as if the line were not there.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten => 100,1,Answer()
 same => Playback(hello)
;        ^^^^^^^^^^^^^^^ error missing-priority: The priority is missing in front of 'Playback'; Asterisk drops the line.
exten => 101
;        ^^^ error missing-priority: The priority is missing behind '101'; Asterisk drops the line.
exten => 102,Hangup()
;            ^^^^^^^^ error missing-priority: The priority is missing in front of 'Hangup'; Asterisk drops the line.
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Answer()
 same => n,Hangup()
`,
    ],
    seeAlso: ['invalid-priority', 'missing-application'],
  },
  function* (context) {
    for (const { line, statement, isMissing } of rejectedPriorities(context)) {
      if (!isMissing) continue;
      const { piece, word } = statement.priority;
      const name = statement.extension.text;
      if (piece.text === '')
        yield {
          line,
          span: placeOfPriority(statement),
          message:
            name === ''
              ? 'The priority is missing; Asterisk drops the line.'
              : `The priority is missing behind '${name}'; Asterisk drops the line.`,
        };
      else
        yield {
          line,
          span: piece.span(),
          message: `The priority is missing in front of '${word.text.trim()}'; Asterisk drops the line.`,
          fix: () => (isTakenBelow(context, line) ? [] : [repair(context, line, statement)]),
        };
    }
  },
  ({ rejections }) => rejections.length > 0,
);

/** Whether the number that `n` would be is that of another line, which says it by itself. */
function isTakenBelow(context: Context, { file, number }: Line): boolean {
  const above = context
    .priorities()
    .filter(({ line }) => line.file === file && line.number < number)
    .reduce<Priority | undefined>(
      (last, each) => (last === undefined || last.line.number < each.line.number ? each : last),
      undefined,
    );
  if (above === undefined) return false;
  return context
    .named(above.name)
    .some((extension) => /^\d+$/.test(extension.priority(above.number + 1)?.statement.priority.word.text ?? ''));
}

/** `n,` in front of the application, or `1,` where an extension begins; a line of the extension above where a priority stands in place of the name. */
function repair(context: Context, line: Line, { kind, key, extension, priority }: ExtensionStatement): Fix {
  const name = extension.text;
  if (kind === 'exten' && isNext(name)) {
    // A `same` counts on from the extension above, and one named `n` is none.
    const above = nextLinesAbove(context, line);
    const more = above.length === 0 ? '' : `, and ${above.length} more above`;
    const edits = [...above, { line, key }].map((each) => replacement(each.line, each.key.span(), 'same'));
    return { title: `Change to 'same'${more}`, safe: false, edits };
  }
  const { start } = priority.piece.span();
  const isFirst = kind === 'exten' && context.named(name).every((each) => each.priority(1) === undefined);
  const number = isFirst ? '1' : 'n';
  // What is added to an extension may belong anywhere in it, so that only `same` is beyond doubt.
  return {
    title: `Add the priority '${number}'`,
    safe: kind === 'same',
    edits: [replacement(line, { start, end: start }, `${number},`)],
  };
}

function isNext(name: string): boolean {
  return /^(?:n|next)$/.test(name);
}

/** The lines right above that begin with `exten => n` as well, from top to bottom. */
function nextLinesAbove({ rejections }: Context, { file, number }: Line): { readonly line: Line; readonly key: Piece }[] {
  const found: { readonly line: Line; readonly key: Piece }[] = [];
  for (let at = number - 1; at >= 0; at--) {
    const above = file.lines[at];
    if (above?.statement.kind === 'blank') continue;
    if (above?.statement.kind !== 'exten' || !isNext(above.statement.extension.text)) break;
    if (!rejections.some((each) => each.line === above)) break;
    found.unshift({ line: above, key: above.statement.key });
  }
  return found;
}

/** Up to where the priority was to stand; what follows may change without the line being looked at again. */
function placeOfPriority({ key, value, application }: ExtensionStatement): Span {
  return application.start > value.start ? { start: value.start, end: application.start } : key.span();
}
