/** Variables and functions: behind `${`, on the left side of an assignment, and the items of a function. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { functionValues } from '../../catalogue/arguments/accepted-values.ts';
import { isReadOnly, isWriteOnly } from '../../catalogue/arguments/function-access.ts';
import {
  channelItems,
  dialplanFunction,
  functionIgnoringCase,
  functions,
  syntaxOf,
  type DialplanFunction,
} from '../../catalogue/catalogue.ts';
import { channelItem } from '../../catalogue/channel-items.ts';
import { functionNotes } from '../../catalogue/notes/function-notes.ts';
import { itemNote, noteIndexOf } from '../../catalogue/notes/item-notes.ts';
import { builtInVariables } from '../../catalogue/variables/dialplan-variables.ts';
import { assignmentsOf, namesSetVariable } from '../../model/lines/assignments.ts';
import { callArguments, parameterAt } from '../../model/lines/call-arguments.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { namedVariableOf } from '../../model/values/values.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { UNKNOWN } from '../../syntax/expression-value.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { FunctionSubstitution, VariableSubstitution } from '../../syntax/substitution.ts';
import { odbcFunctions } from '../descriptions/odbc-function.ts';
import { signature } from '../descriptions/signature.ts';
import { documented, hasRequired, ownEntries } from './applications.ts';
import { valueItems, valuesOf } from './comparisons.ts';
import { databaseItems } from './database.ts';
import { deviceItems } from './devices.ts';
import { escaped, type Probe } from './probe.ts';
import { variablesInScope } from './scope.ts';

/** Variables and functions to be read. */
export function substitutionItems(probe: Probe, { name }: VariableSubstitution | FunctionSubstitution): CompletionItem[] {
  const typed = probe.typed(name);
  const behind = /^[A-Za-z0-9_]*/.exec(probe.behind)?.[0] ?? '';
  const { start } = name.span();
  const range = probe.columns(start, start + typed.length + behind.length);
  const rest = probe.behind.slice(behind.length);
  const close = rest.startsWith('}') || rest.startsWith(':') || rest.startsWith('(') ? '' : '\\}';
  const items = variableItems(probe, 'read', (variable, rank, more) =>
    probe.item(variable, CompletionItemKind.Variable, range, escaped(variable) + close, rank, more),
  );
  const hasArguments = rest.startsWith('(');
  for (const entry of functions().filter(({ name: each }) => !isWriteOnly(each)))
    items.push(functionItem(probe, entry, hasArguments ? escaped(entry.name) : `${entry.name}($1)${close}`, range));
  for (const entry of ownEntries(probe.documentation?.functions, dialplanFunction)) {
    const text = hasArguments ? escaped(entry.name) : `${entry.name}($1)${close}`;
    items.push(probe.item(entry.name, CompletionItemKind.Function, range, text, 4, documented(entry)));
  }
  items.push(...odbcItems(probe, 'read', (name) => (hasArguments ? escaped(name) : `${name}($1)${close}`), range));
  return items;
}

/** The functions of func_odbc.conf that can be read, or set. */
function odbcItems(
  probe: Probe,
  access: 'read' | 'write',
  textOf: (name: string) => string,
  range: ReturnType<Probe['range']>,
): CompletionItem[] {
  const usable = new Set(
    probe.dialplan.configured('odbc-function').all.flatMap((each) => (each.access?.[access] === true ? each.name : [])),
  );
  return odbcFunctions(probe.dialplan)
    .filter(({ name }) => usable.has(name))
    .map(({ name, signature: detail, synopsis, parameters }) =>
      probe.item(name, CompletionItemKind.Function, range, textOf(name), 2.5, {
        detail,
        ...(synopsis !== undefined && { documentation: synopsis }),
        ...probe.goingOn(textOf(name), parameters.length > 0),
      }),
    );
}

type MakeItem = (name: string, rank: number, more: Partial<CompletionItem>) => CompletionItem;

/** The variables in scope: those that this context and those around it set, arguments, global ones, and those of Asterisk. */
function variableItems(probe: Probe, access: 'read' | 'write', make: MakeItem): CompletionItem[] {
  const { dialplan } = probe;
  const items = new Map<string, CompletionItem>();
  const add = (name: string, rank: number, more: Partial<CompletionItem>): void => {
    if (!items.has(name)) items.set(name, make(name, rank, more));
  };
  for (const { name, detail, rank } of variablesInScope(probe)) add(name, rank, { detail });
  for (const [name, value] of dialplan.globals) add(name, 2, { detail: `global variable, ${value.replaceAll(UNKNOWN, '…')}` });
  for (const each of builtInVariables)
    // What Asterisk sets is not for the dialplan to set.
    if (access === 'read' || each.access !== 'read') add(each.name, each.name === 'EXTEN' ? 1 : 3, { detail: each.note });
  return [...items.values()];
}

/** What most dialplans are made of: these are offered before the variables that begin alike. */
const commonFunctions: ReadonlySet<string> = new Set([
  ...['CALLERID', 'CDR', 'CHANNEL', 'CONNECTEDLINE', 'CURL', 'CUT', 'DB', 'DEVICE_STATE', 'DIALPLAN_EXISTS', 'EXISTS', 'FILTER'],
  ...[
    'GLOBAL',
    'IF',
    'IFTIME',
    'ISNULL',
    'LEN',
    'LOCAL',
    'PJSIP_HEADER',
    'QUEUE_MEMBER',
    'REGEX',
    'REPLACE',
    'STRFTIME',
    'TIMEOUT',
  ],
  ...['URIENCODE'],
]);

function functionItem(probe: Probe, entry: DialplanFunction, text: string, range: ReturnType<Probe['range']>): CompletionItem {
  const note = functionNotes[entry.name];
  const rank = commonFunctions.has(entry.name) ? 2.5 : 4;
  const isGone = entry.moduleDeprecatedIn !== undefined || entry.moduleRemovedIn !== undefined;
  return probe.item(entry.name, CompletionItemKind.Function, range, text, isGone ? 6 : rank, {
    detail: signature(entry),
    ...(note !== undefined && { documentation: note }),
    ...(isGone && { tags: [1] }),
    ...probe.goingOn(text, hasRequired(syntaxOf(entry).parameters ?? [])),
  });
}

/** What an assignment can set, when the cursor is on its left side. */
export function assignmentItems(probe: Probe, call: ApplicationCall): CompletionItem[] | undefined {
  for (const { name, arguments: args, value } of assignmentsOf(call)) {
    if (probe.isIn(value)) {
      const values = args === undefined ? valuesOf(name.text) : valuesOfItem(name.text, args.text);
      if (values.length > 0) return valueItems(probe, values, probe.range(value.trim()));
    }
    if (args !== undefined && probe.isIn(args)) return functionArgumentItems(probe, name, args, 'write');
    if (!probe.isIn(name)) continue;
    const range = probe.range(name);
    const equals = /^[^,)]*=/.test(probe.behind) ? '' : '=';
    const items = variableItems(probe, 'write', (variable, rank, more) =>
      probe.item(variable, CompletionItemKind.Variable, range, escaped(variable) + equals, rank, more),
    );
    for (const entry of functions().filter(({ name: each }) => !isReadOnly(each)))
      items.push(functionItem(probe, entry, args === undefined ? `${entry.name}($1)${equals}` : entry.name, range));
    items.push(...odbcItems(probe, 'write', (each) => (args === undefined ? `${each}($1)${equals}` : escaped(each)), range));
    return items;
  }
  return undefined;
}

/** Variables, when the cursor is in an argument that names the one to be set, as the first of Read(). */
export function variableArgumentItems(probe: Probe, call: ApplicationCall): CompletionItem[] | undefined {
  const argument = callArguments(call).find(({ piece }) => probe.isIn(piece));
  if (argument === undefined || call.roles?.form !== 'arguments') return undefined;
  if (call.roles.arguments?.[argument.index]?.kind !== 'variable') return undefined;
  const range = probe.range(argument.piece.trim());
  return variableItems(probe, 'write', (variable, rank, more) =>
    probe.item(variable, CompletionItemKind.Variable, range, escaped(variable), rank, more),
  );
}

/** What an item of CHANNEL() can be set to. */
function valuesOfItem(name: string, item: string): readonly string[] {
  return name === 'CHANNEL' ? channelItem(item).flatMap(({ values }) => values ?? []) : [];
}

/** The values that an argument of a function can have. */
export function functionArgumentItems(probe: Probe, name: Piece, args: Piece, access: 'read' | 'write'): CompletionItem[] {
  const entry = functionIgnoringCase(name.text);
  const pieces = splitArguments(args);
  const index = pieces.findIndex((piece) => probe.isIn(piece));
  const piece = pieces[index];
  if (entry === undefined || piece === undefined) return [];
  const range = probe.range(piece);
  const isVariable = access === 'read' ? namedVariableOf(entry.name) === index : namesSetVariable(entry.name, index);
  if (isVariable)
    return variableItems(probe, access, (variable, rank, more) => {
      const isWanted = entry.name === 'GLOBAL' && probe.dialplan.globals.has(variable);
      return probe.item(variable, CompletionItemKind.Variable, range, escaped(variable), isWanted ? 0 : rank, more);
    });
  const named = databaseItems(probe, entry.name, piece) ?? deviceItems(probe, entry.name, piece);
  if (named !== undefined) return named;
  const parameter = parameterAt(syntaxOf(entry).parameters, index);
  const values = new Set(parameter?.values ?? functionValues(entry.name, index, pieces.length)?.values ?? []);
  if (entry.name === 'CHANNEL' && index === 1)
    for (const { seconds } of channelItem(pieces[0]?.text ?? '')) for (const second of seconds ?? []) values.add(second);
  if (entry.name === 'CHANNEL' && index === 0) for (const item of channelItems()) values.add(item);
  return [...values].flatMap((value) => {
    const known = entry.name === 'CHANNEL' && index === 0 ? channelItem(value) : [];
    const fits = known.length === 0 || known.some((each) => each.access === 'both' || each.access === access);
    if (!fits) return [];
    const sources = [...new Set(known.map(({ from }) => from))];
    const isCommon = sources.length === 0 || sources.includes('core');
    // `num` before `num-pres`: a part of something is wanted less often than the whole.
    const isPart = value.includes('-');
    const note = index === noteIndexOf(entry.name) ? itemNote(entry.name, value) : undefined;
    const detail = [isCommon ? undefined : sources.join(', '), note].filter((each) => each !== undefined).join(': ');
    return [
      probe.item(
        value,
        CompletionItemKind.EnumMember,
        range,
        escaped(value),
        value === 'hangup_handler_push' ? 0 : isCommon && !isPart ? 1 : 2,
        detail === '' ? {} : { detail },
      ),
    ];
  });
}
