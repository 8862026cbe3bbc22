/** A section adds to one that is not there, or inherits from one that is not named. */

import { closest } from '../../base/distance.ts';
import type { Category } from '../../model/layout/category.ts';
import { brokenExpressions } from '../../model/layout/section-filter.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { layoutRule } from '../rule.ts';

export const invalidInheritance = layoutRule(
  {
    name: 'invalid-inheritance',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary:
      "A section with '(+)' adds to a section that does not stand above it, or a comma in the list of templates has no name beside it.",
    why:
      'Asterisk refuses the file ("Category addition requested, but category … does not exist"). A template is not added to either, ' +
      'unless the options say `(+TEMPLATES=include)`. The name of nothing, as in `(base,)`, stands for the first section of all files. What stands behind the `+` otherwise, `name=value`, are regular expressions for a line that the section must have above.',
    evidence: 'main/config.c `process_text_line`',
    invalid: [
      `
[sales]
[slaes](+)
;^^^^^ error invalid-inheritance: No section named 'slaes' stands above to add to; Asterisk refuses the file.
[base](!)
[base](+)
;^^^^ error invalid-inheritance: 'base' is a template, which '(+)' does not add to; Asterisk refuses the file.
[sales](+exten=^2)
;        ^^^^^^^^ error invalid-inheritance: No section named 'sales' with a line that fits 'exten=^2' stands above; Asterisk refuses the file.
`,
    ],
    valid: [
      `
[sales]
exten => 100,1,Answer()
[sales](+)
[sales](+exten=^1)
`,
    ],
    seeAlso: ['unknown-template'],
  },
  function* (dialplan) {
    const { flaws, categories, hasInheritance } = dialplan.layout;
    if (hasInheritance) {
      for (const { header, additions } of categories) for (const line of [header, ...additions]) yield* brokenFilter(line);
      yield* emptyNames(categories);
    }
    for (const flaw of flaws) {
      if (flaw.kind !== 'nothing-to-add-to') continue;
      const { line, span, name } = flaw;
      const filter = filterOf(line);
      if (isTemplateText(line.text) || (filter !== undefined && brokenExpressions(filter.text).length > 0)) continue;
      // A part that nobody includes here adds to what stands on the server.
      if (dialplan.isIncomplete || !dialplan.isIncluded(line.file)) continue;
      // Where a file includes itself in the place of another, that one has the sections.
      if (flaws.some(({ kind }) => kind === 'include-file-cycle')) continue;
      const isNamed = categories.some((each) => each.header !== line && each.name.toLowerCase() === name.toLowerCase());
      if (filter !== undefined && isNamed) {
        const message = `No section named '${name}' with a line that fits '${filter.text}' stands above; Asterisk refuses the file.`;
        yield { line, span: filter.span(), message };
        continue;
      }
      const isTemplate = categories.some((category) => category.isTemplate && category.name.toLowerCase() === name.toLowerCase());
      yield {
        line,
        span,
        message: isTemplate
          ? `'${name}' is a template, which '(+)' does not add to; Asterisk refuses the file.`
          : `No section named '${name}' stands above to add to; Asterisk refuses the file.`,
        fix: (): Fix[] => {
          const options = line.statement.kind === 'section' ? line.statement.options?.[0] : undefined;
          if (isTemplate && options?.text === '+')
            return [
              {
                title: "Change to '(+TEMPLATES=include)'",
                safe: false,
                edits: [replacement(line, options.span(), '+TEMPLATES=include')],
              },
            ];
          const near = closest(
            name,
            categories.filter((category) => category.header !== line && !category.isTemplate).map((category) => category.name),
          );
          return near === undefined
            ? []
            : [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, span, near)] }];
        },
      };
    }
  },
);

/** `(base,)`: the name of nothing is that of the first section of all, whose lines come in. */
function* emptyNames(categories: readonly Category[]): Generator<Finding> {
  const [first] = categories;
  for (const { header } of categories) {
    if (!header.text.includes(',')) continue;
    const { statement } = header;
    if (first === undefined || first.header === header || statement.kind !== 'section' || isTemplateText(header.text)) continue;
    const options = statement.options ?? [];
    const at = options.findIndex(({ text }) => text === '');
    if (options.length < 2 || at < 0) continue;
    const [before, behind] = [options[at - 1], options[at + 1]];
    const start = before === undefined ? (behind?.span().start ?? 1) - 1 : before.span().end;
    const span = { start, end: start + 1 };
    yield {
      line: header,
      span,
      message: `The comma leaves a name empty, which stands for the first section of all: the lines of '${first.name}' come in.`,
      fix: () => [{ title: 'Remove the comma', safe: false, edits: [replacement(header, span, '')] }],
    };
  }
}

/** A filter of `(+name=value)` that Asterisk cannot read, so that it fits no line. */
function* brokenFilter(line: Line): Generator<Finding> {
  const filter = filterOf(line);
  if (filter === undefined || isTemplateText(line.text)) return;
  const [broken] = brokenExpressions(filter.text);
  if (broken === undefined) return;
  yield {
    line,
    span: filter.span(),
    message: `'${broken}' is no regular expression, so that no section fits; Asterisk refuses the file.`,
  };
}

/** What stands behind the `+` of a header. */
function filterOf({ statement, text }: Line): Piece | undefined {
  if (!text.includes('+') || statement.kind !== 'section') return undefined;
  const option = statement.options?.find(({ text }) => text.startsWith('+'));
  return option === undefined || option.text === '+' || /^\+TEMPLATES=/i.test(option.text) ? undefined : option.slice(1);
}
