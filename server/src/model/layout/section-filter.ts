/**
 * What stands behind the `+` of a section header: `name=value&name=value`, each two regular expressions for a line that the section must
 * have. It chooses among the sections of one name.
 */
// Asterisk: main/config.c does_category_match, main/utils.c ast_strsep.

import { posixRegExp } from '../../base/posix-regexp.ts';

/** A section, as far as a filter looks at it. */
export interface FilteredSection {
  readonly isTemplate: boolean;
  /** The lines that it has so far, as key and value. */
  readonly settings: () => Iterable<{ readonly key: string; readonly value: string }>;
}

/** Whether the filter chooses a section; one whose expressions cannot be read chooses none. */
export type SectionFilter = (section: FilteredSection) => boolean;

/** A test for the sections that the text behind `+` means; one that Asterisk does not understand fits none. */
export function sectionFilter(filter: string): SectionFilter {
  if (filter === '') return ({ isTemplate }) => !isTemplate;
  const criteria = divided(filter, '&').map(criterion);
  if (criteria.includes(undefined)) return () => false;
  return (section) => {
    let isTemplateWanted = false;
    for (const each of criteria) {
      if (each === 'templates too' || each === 'templates only') {
        if (each === 'templates only' && !section.isTemplate) return false;
        isTemplateWanted = true;
      } else if (each === undefined || !hasLine(section, each)) return false;
    }
    return isTemplateWanted || !section.isTemplate;
  };
}

/** The regular expressions of a filter that cannot be read. */
export function brokenExpressions(filter: string): readonly string[] {
  return divided(filter, '&').flatMap((text) => {
    const [name = '', value] = divided(text, '=');
    return value === undefined || name === 'TEMPLATES'
      ? []
      : [name, value].filter((expression) => posixRegExp(expression) === undefined);
  });
}

type Criterion = 'templates too' | 'templates only' | { readonly name: RegExp; readonly value: RegExp };

/** Undefined for one that no section meets. */
function criterion(text: string): Criterion | undefined {
  const [name = '', value] = divided(text, '=');
  if (value === undefined) return undefined;
  if (name === 'TEMPLATES') return templateWords.get(value.toLowerCase());
  const expressions = [posixRegExp(name), posixRegExp(value)] as const;
  return expressions[0] === undefined || expressions[1] === undefined
    ? undefined
    : { name: expressions[0], value: expressions[1] };
}

const templateWords: ReadonlyMap<string, Criterion> = new Map([
  ['include', 'templates too'],
  ['restrict', 'templates only'],
]);

function hasLine({ settings }: FilteredSection, { name, value }: Exclude<Criterion, string>): boolean {
  for (const setting of settings()) if (name.test(setting.key) && value.test(setting.value)) return true;
  return false;
}

/** The parts between separators outside quotation marks, each without blanks and without one pair of quotation marks around it. */
function divided(text: string, separator: string): string[] {
  const parts: string[] = [];
  const quotes: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charAt(i) === '\\') i += 2;
    const char = text.charAt(i);
    if (char === "'" || char === '"') {
      if (quotes.at(-1) === char) quotes.pop();
      else quotes.push(char);
    }
    if (char === separator && quotes.length === 0) {
      parts.push(unquoted(text.slice(from, i)));
      from = i + 1;
    }
  }
  return [...parts, unquoted(text.slice(from))];
}

function unquoted(text: string): string {
  const trimmed = text.replace(/^[\0- ]+|[\0- ]+$/g, '');
  const quote = trimmed.charAt(0);
  return (quote === '"' || quote === "'") && trimmed.endsWith(quote)
    ? trimmed.slice(1, Math.max(1, trimmed.length - 1))
    : trimmed;
}
