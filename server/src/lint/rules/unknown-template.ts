/** A section inherits from one that is not there. */

import { closest } from '../../base/distance.ts';
import { SlipIndex } from '../../base/slip-index.ts';
import type { Span } from '../../base/span.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { LayoutFlaw } from '../../model/layout/layout.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { layoutRule } from '../rule.ts';

export const unknownTemplate = layoutRule(
  {
    name: 'unknown-template',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A section inherits from a template or section that does not stand above it.',
    why:
      'Asterisk refuses the file ("Inheritance requested, but category … does not exist"). A template must stand before its first use. ' +
      'The names between the parentheses are not trimmed, so that a blank behind a comma is part of the name. ' +
      'The same holds for pjsip.conf, queues.conf and the other files beside the dialplan: with one such name all of their sections are lost.',
    evidence: 'main/config.c `process_text_line`',
    invalid: [
      `
[base](!)
[phones](bse)
;        ^^^ error unknown-template: No section named 'bse' stands above; Asterisk refuses the file.
[more](base, base)
;           ^^^^^ error unknown-template: The blank is part of the name: no section named ' base' stands above, and Asterisk refuses the file.
`,
      `
[default]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[phone](!)
type=endpoint
[100](phones)
;     ^^^^^^ error unknown-template: No section named 'phones' stands above; Asterisk refuses the file.
`,
    ],
    valid: [
      `
[base](!)
[phones](base)
[more](BASE,phones)
`,
    ],
    seeAlso: ['invalid-inheritance', 'invalid-section-header'],
  },
  function* (dialplan) {
    const { flaws, categories } = dialplan.layout;
    const lacking = flaws.filter(({ kind }) => lacksFile.has(kind));
    const told = new Map<string, ConfigFile>();
    const slips = new Map<ConfigFile, ReturnType<typeof misspelledTemplates>>();
    for (const flaw of flaws) {
      if (flaw.kind !== 'unknown-template') continue;
      const { line, span, name } = flaw;
      // A file that is not here is told, and may have it.
      if (lacking.some((each) => !isBelow(each.line, line))) continue;
      if (isTemplateText(line.text) || isMangled(line.statement, line.text)) continue;
      if (line.statement.kind === 'section' && line.statement.unclosed !== undefined) continue;
      const names = (): string[] =>
        categories
          .filter(({ header }) => header.file !== line.file || header.number < line.number)
          .map((category) => category.name);
      let own = slips.get(line.file);
      if (own === undefined) slips.set(line.file, (own = misspelledTemplates(line.file)));
      const slip = own.get(name.toLowerCase());
      if (slip?.first === line) yield slip.finding;
      const before = told.get(name.toLowerCase());
      if (before === undefined) told.set(name.toLowerCase(), line.file);
      const trimmed = name.trim();
      const isBlank = trimmed !== name && names().some((each) => each.toLowerCase() === trimmed.toLowerCase());
      const message =
        name === ''
          ? 'The parentheses name no section to inherit from, and none stands above; Asterisk refuses the file.'
          : isBlank
            ? `The blank is part of the name: no section named '${name}' stands above, and Asterisk refuses the file.`
            : `No section named '${name}' stands above; Asterisk refuses the file.`;
      yield {
        line,
        span,
        message,
        // Asterisk reads no further than to the first.
        isOncePerFile: true,
        ...(before !== undefined && before !== line.file && { isRepeated: true }),
        ...(slip !== undefined && { atMost: 'hint' as const }),
        fix: (): readonly Fix[] => {
          if (slip !== undefined) return slip.finding.fix();
          if (isBlank) return [{ title: 'Remove the blank', safe: true, edits: [replacement(line, span, trimmed)] }];
          return changeTo(line, span, closest(name, names()));
        },
      };
    }
  },
  besideDialplan,
);

/** That a file is not there, or another one is included in its place. */
const lacksFile: ReadonlySet<LayoutFlaw['kind']> = new Set(['missing-include-file', 'include-file-cycle']);

/** Whether a line stands below another one of its file. */
function isBelow(one: Line, other: Line): boolean {
  return one.file === other.file && one.number > other.number;
}

/** Sections that inherit from one that does not stand above them; a file that includes others may have it from them. */
function* besideDialplan(file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
  if (file.lines.some(({ statement }) => statement.kind === 'directive')) return;
  const sections = dialplan.neighborSections(dialplan.neighborName(file));
  if (sections.some(({ header }) => header.file !== file)) return;
  const madeAt = new Map(sections.map((section) => [section.header, section.name]));
  const slips = misspelledTemplates(file);
  const above = new Map<string, string>();
  for (const line of file.structure) {
    const { statement } = line;
    if (statement.kind !== 'section') continue;
    for (const option of isTemplateText(line.text) ? [] : (statement.options ?? [])) {
      if (!/^(?:[\w.-]+|!!+)$/.test(option.text) || above.has(option.text.toLowerCase())) continue;
      const names = [...above.values()];
      const slip = slips.get(option.text.toLowerCase());
      if (slip?.first === line) yield slip.finding;
      yield {
        line,
        span: option.span(),
        message: `No section named '${option.text}' stands above; Asterisk refuses the file.`,
        // Asterisk reads no further than to the first.
        isOncePerFile: true,
        ...(slip !== undefined && { atMost: 'hint' as const }),
        fix: () => slip?.finding.fix() ?? changeTo(line, option.span(), closest(option.text, names)),
      };
    }
    const made = madeAt.get(line);
    if (made !== undefined) above.set(made.toLowerCase(), made);
  }
}

/** A template that no section inherits from, where several inherit from one of nearly that name, which is not there: it is the slip. */
interface MisspelledTemplate {
  readonly first: Line;
  readonly finding: Finding & { readonly fix: () => Fix[] };
}

/** Those of a file, by the names that are not there, in lower case. */
function misspelledTemplates({ structure }: ConfigFile): ReadonlyMap<string, MisspelledTemplate> {
  const headers = structure.flatMap((line) => (line.statement.kind === 'section' ? [{ line, statement: line.statement }] : []));
  const uses = new Map<string, Line[]>();
  for (const { line, statement } of headers)
    for (const { text } of statement.options ?? [])
      if (/^[\w.-]+$/.test(text)) uses.set(text.toLowerCase(), [...(uses.get(text.toLowerCase()) ?? []), line]);
  const defined = new Set(headers.map(({ statement }) => statement.name.text.toLowerCase()));
  const unused = headers.filter(
    ({ statement: { name, options } }) =>
      options?.some(({ text }) => text === '!') === true && !uses.has(name.text.toLowerCase()) && name.text.length > 2,
  );
  const found = new Map<string, MisspelledTemplate>();
  if (unused.length === 0) return found;
  const slips = new SlipIndex(unused.map(({ statement }) => statement.name.text));
  for (const [name, lines] of uses) {
    const [first] = lines;
    if (defined.has(name) || lines.length < SOME || first === undefined) continue;
    const near = slips.near(name);
    const only = unused.find(({ statement }) => statement.name.text === near);
    if (only === undefined || only.line.number > first.number) continue;
    const { line, statement } = only;
    const written =
      first.statement.kind === 'section' ? first.statement.options?.find(({ text }) => text.toLowerCase() === name) : undefined;
    const wanted = written?.text ?? name;
    found.set(name, {
      first,
      finding: {
        line,
        span: statement.name.span(),
        message: `No section inherits from '${statement.name.text}', and ${lines.length} inherit from '${wanted}', which does not stand above them; Asterisk refuses the file.`,
        fix: () => changeTo(line, statement.name.span(), wanted),
      },
    });
  }
  return found;
}

/** So many places that agree on a name have it right. */
const SOME = 2;

function changeTo(line: Line, span: Span, name: string | undefined): Fix[] {
  return name === undefined ? [] : [{ title: `Change to '${name}'`, safe: false, edits: [replacement(line, span, name)] }];
}
