/** The words that a variable of Asterisk can hold, where it is compared or set: `$["${DIALSTATUS}" = "BUSY"]`. */

import { CompletionItemKind, type CompletionItem, type Range } from 'vscode-languageserver-types';
import { applications, type CatalogueVariable } from '../../catalogue/catalogue.ts';
import { builtInVariable } from '../../catalogue/dialplan-variables.ts';
import type { ExpressionSubstitution } from '../../syntax/substitution.ts';
import { escaped, type Probe } from './probe.ts';

/** The values that can stand on the other side of a comparison; undefined where there is none, or nothing is known of the variable. */
export function comparisonItems(probe: Probe, { inner }: ExpressionSubstitution): CompletionItem[] | undefined {
  const match = /\$\{(\w+)\}"?\s*(?:==|!=|=)\s*("?)([\w-]*)$/.exec(probe.typed(inner));
  const [, name = '', quote = '', typed = ''] = match ?? [];
  const values = valuesOf(name);
  if (match === null || values.length === 0) return undefined;
  const behind = /^[\w-]*/.exec(probe.behind)?.[0].length ?? 0;
  const range = probe.columns(probe.column - typed.length, probe.column + behind);
  // What is quoted on one side is quoted on the other, or the quotation marks are compared too.
  const mark = quote === '' && new RegExp(`"\\$\\{${name}\\}"`).test(inner.text) ? '"' : '';
  return valueItems(probe, values, range, mark);
}

export function valueItems(probe: Probe, values: readonly string[], range: Range, mark = ''): CompletionItem[] {
  return values.map((value) =>
    probe.item(value, CompletionItemKind.EnumMember, range, `${mark}${escaped(value)}${mark}`, 1, { filterText: value }),
  );
}

/** The words that a variable of Asterisk, or of one of its applications, can hold. */
export function valuesOf(variable: string): readonly string[] {
  if (variable === '') return [];
  const own = builtInVariable(variable)?.values;
  if (own !== undefined) return own;
  const isIt = ({ name }: CatalogueVariable): boolean => name === variable;
  return applications().flatMap(({ variables }) => variables?.find(isIt)?.values ?? []);
}
