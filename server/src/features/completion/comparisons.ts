/** The words that a variable of Asterisk can hold, where it is compared or set: `$["${DIALSTATUS}" = "BUSY"]`. */

import { CompletionItemKind, type CompletionItem, type Range } from 'vscode-languageserver-types';
import { hangupCause, hangupCauseList } from '../../catalogue/arguments/hangup-causes.ts';
import { application, applications, syntaxOf, type CatalogueVariable } from '../../catalogue/catalogue.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import { functionResults } from '../../catalogue/variables/function-results.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import type { ExpressionSubstitution } from '../../syntax/substitution.ts';
import { escaped, type Probe } from './probe.ts';

/** The values that can stand on the other side of a comparison; undefined where there is none, or nothing is known of the variable. */
export function comparisonItems(probe: Probe, { inner }: ExpressionSubstitution): CompletionItem[] | undefined {
  const match = compared.exec(probe.typed(inner));
  const [, before = '', name = '', args, quote = '', typed = ''] = match ?? [];
  const values =
    args !== undefined
      ? functionResults(name, args)
      : name === 'HANGUPCAUSE'
        ? hangupCauseList.map(({ number }) => String(number))
        : valuesOf(name);
  if (match === null || values.length === 0) return undefined;
  const behind = /^[\w-]*/.exec(probe.behind)?.[0].length ?? 0;
  const range = probe.columns(probe.column - typed.length, probe.column + behind);
  // What is quoted on one side is quoted on the other, or the quotation marks are compared too.
  const mark = quote === '' ? before : '';
  const items = valueItems(probe, values, range, mark);
  return name === 'HANGUPCAUSE' ? items.map(withCause) : items;
}

/** A variable or a function, what is compared with it, and the quotation marks around them. */
const compared = /("?)\$\{(\w+)(?:\(((?:[^{}]|\{[^{}]*\})*)\))?\}"?\s*(?:==|!=|=)\s*("?)([\w-]*)$/;

/** The number of a cause with what it means. */
function withCause(item: CompletionItem): CompletionItem {
  const cause = hangupCause(item.label);
  if (cause === undefined) return item;
  const { name, note, number } = cause;
  const rank = note === undefined ? 2 : 1;
  return {
    ...item,
    detail: note === undefined ? name : `${name}: ${note}`,
    sortText: `${rank} ${String(number).padStart(3, '0')}`,
  };
}

/** The frame of a condition, where one belongs and nothing is written yet. */
export function conditionItems(probe: Probe, call: ApplicationCall): CompletionItem[] | undefined {
  for (const each of withNestedCalls(call)) {
    const argument = each.branches?.condition ?? (isCondition(each) ? each.data : undefined);
    if (argument === undefined || !probe.isIn(argument) || probe.text(argument).trim() !== '') continue;
    const range = probe.range(argument.trim());
    const question = each.branches === undefined || probe.behind.includes('?') ? '' : '?$3';
    return frames.map(([label, text, detail], index) =>
      probe.item(label, CompletionItemKind.Snippet, range, text + question, 1, { detail, sortText: `1 ${index}` }),
    );
  }
  return undefined;
}

const frames: readonly (readonly [label: string, text: string, detail: string])[] = [
  ['$["${…}" = "…"]', '\\$["\\${${1:NAME}\\}" = "$2"]', 'compares texts, empty ones too'],
  ['$[${…} > …]', '\\$[\\${${1:NAME}\\} > ${2:0}]', 'compares numbers'],
  ['${ISNULL(${…})}', '\\${ISNULL(\\${${1:NAME}\\})\\}', 'whether there is no value'],
  ['${DIALPLAN_EXISTS(…)}', '\\${DIALPLAN_EXISTS(${1:context},${2:s},1)\\}', 'whether there is such an extension'],
];

/** Whether the whole data of the call is a condition, as that of While. */
function isCondition({ name }: ApplicationCall): boolean {
  const entry = application(name.text.trim());
  const [first, second] = entry === undefined ? [] : (syntaxOf(entry).parameters ?? []);
  return second === undefined && (first?.name === 'expr' || first?.name === 'expression');
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
