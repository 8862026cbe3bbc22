/** Applications, their option letters, and the words that their arguments take. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { acceptedArguments } from '../../catalogue/arguments/accepted-arguments.ts';
import { logLevels, type AcceptedValues } from '../../catalogue/arguments/accepted-values.ts';
import { hangupCauseList } from '../../catalogue/arguments/hangup-causes.ts';
import { application, applications, syntaxOf, type Application, type Parameter } from '../../catalogue/catalogue.ts';
import { documentedParameters, type DocumentedEntry } from '../../catalogue/documentation-file.ts';
import { applicationNotes } from '../../catalogue/notes/application-notes.ts';
import { optionNotes } from '../../catalogue/notes/application-option-notes.ts';
import { callArguments, optionOf, type CallArgument } from '../../model/lines/call-arguments.ts';
import type { ApplicationCall } from '../../model/lines/calls.ts';
import { optionsIn } from '../../syntax/options.ts';
import { synopsisText } from '../descriptions/documentation.ts';
import { shortOption, signature, signatureOf } from '../descriptions/signature.ts';
import { valueItems } from './comparisons.ts';
import { namesOfKind } from './names.ts';
import { escaped, type Probe } from './probe.ts';

/** What most dialplans are made of: these are offered before the others that begin alike. */
const commonApplications: ReadonlySet<string> = new Set([
  ...['Answer', 'AGI', 'BackGround', 'Busy', 'Congestion', 'Dial', 'ExecIf', 'Gosub', 'GosubIf', 'Goto', 'GotoIf', 'GotoIfTime'],
  ...['Hangup', 'MixMonitor', 'NoOp', 'Playback', 'Queue', 'Read', 'Return', 'Set', 'System', 'Verbose', 'VoiceMail'],
  ...['VoiceMailMain', 'Wait', 'WaitExten', 'While'],
]);

/** The applications; with parentheses where none follow. */
export function applicationItems(probe: Probe, { name, hasParentheses }: ApplicationCall): CompletionItem[] {
  const range = probe.range(name.trim());
  const own = ownEntries(probe.documentation?.applications, application).map((entry) => {
    const text = hasParentheses ? entry.name : `${entry.name}($1)`;
    return probe.item(entry.name, CompletionItemKind.Function, range, text, 1, documented(entry));
  });
  const items = applications().map((entry) => {
    const note = applicationNotes[entry.name];
    const isGone = entry.moduleDeprecatedIn !== undefined || entry.moduleRemovedIn !== undefined;
    const text = hasParentheses ? entry.name : takesArguments(entry) ? `${entry.name}($1)` : `${entry.name}()`;
    return probe.item(
      entry.name,
      CompletionItemKind.Function,
      range,
      text,
      isGone ? 5 : commonApplications.has(entry.name) ? 0 : 1,
      {
        detail: signature(entry),
        ...(note !== undefined && { documentation: note }),
        ...(isGone && { tags: [1] }),
        ...probe.goingOn(text, needsArgument(entry)),
      },
    );
  });
  return [...items, ...own];
}

/** Those that Asterisk itself does not have. */
export function ownEntries(
  entries: readonly DocumentedEntry[] | undefined,
  known: (name: string) => unknown,
): readonly DocumentedEntry[] {
  return (entries ?? []).filter(({ name }) => known(name) === undefined);
}

/** How one of them is called, and what it does. */
export function documented(entry: DocumentedEntry): Partial<CompletionItem> {
  const { parameters, argSeparator } = documentedParameters(entry);
  return { detail: signatureOf(entry.name, parameters, argSeparator), documentation: synopsisText(entry) };
}

/** Whether the application does nothing without an argument. */
function needsArgument(entry: Application): boolean {
  const accepted = acceptedArguments(entry.name);
  return accepted === undefined ? hasRequired(syntaxOf(entry).parameters ?? []) : accepted.needs.length > 0;
}

/** Whether one of the parameters must be there. */
export function hasRequired(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ required }) => required === true);
}

function takesArguments(entry: Application): boolean {
  return (syntaxOf(entry).parameters ?? []).length > 0;
}

/** Words that the first argument of an application can be, where its documentation lists none. */
const acceptedFirst: Readonly<Record<string, AcceptedValues | undefined>> = { Log: logLevels };

/** Tones that every country has, by the names of indications.conf. */
const tones = ['dial', 'busy', 'ring', 'congestion', 'callwaiting', 'dialrecall', 'record', 'info', 'stutter'];

/** What Originate does with the new channel. */
const originateTypes = ['exten', 'app'];

/** Option letters or words, when the argument at the cursor takes them; undefined when the cursor is in no argument of the call. */
export function argumentItems(probe: Probe, call: ApplicationCall): CompletionItem[] | undefined {
  const argument = callArguments(call).find(({ piece }) => probe.isIn(piece));
  if (argument?.parameter === undefined) return undefined;
  const { piece, parameter } = argument;
  if (parameter.options !== undefined) return optionItems(probe, argument);
  const range = probe.range(piece.trim());
  if (argument.entry.name === 'Originate' && argument.index === 1) return valueItems(probe, originateTypes, range);
  if (argument.entry.name === 'PlayTones' && argument.index === 0) return valueItems(probe, tones, range);
  if (argument.entry.name === 'Hangup' && argument.index === 0) return causeItems(probe, range);
  const accepted = argument.index === 0 ? acceptedFirst[argument.entry.name]?.values : undefined;
  return (parameter.values ?? accepted ?? []).map((value) =>
    probe.item(value, CompletionItemKind.EnumMember, range, escaped(value), 1),
  );
}

/** The causes by their names, those that occur first. */
function causeItems(probe: Probe, range: ReturnType<Probe['range']>): CompletionItem[] {
  return hangupCauseList.map(({ number, name, note }) =>
    probe.item(name, CompletionItemKind.EnumMember, range, name, note === undefined ? 2 : 1, {
      detail: note === undefined ? String(number) : `${number}: ${note}`,
      sortText: `${note === undefined ? 2 : 1} ${String(number).padStart(3, '0')}`,
    }),
  );
}

/** The letters that are not there already. */
function optionItems(probe: Probe, { piece, parameter, entry }: CallArgument): CompletionItem[] {
  const uses = optionsIn(piece);
  const around = uses.find(({ argument: own }) => probe.isIn(own));
  if (around?.argument !== undefined && parameter !== undefined) {
    const option = optionOf(parameter, around.letter);
    // The one argument that is called so is a music class, as that of `m` of Dial.
    if (option?.arguments?.[0]?.name === 'class') return namesOfKind(probe, 'music-class', around.argument);
    const values = option?.values ?? [];
    return valueItems(probe, values, probe.range(around.argument.trim()));
  }
  if (!uses.some(({ letterPiece }) => probe.isIn(letterPiece))) return [];
  const taken = new Set(uses.map(({ letter }) => letter));
  const range = probe.columns(probe.column, probe.column);
  const items: CompletionItem[] = [];
  for (const option of parameter?.options ?? []) {
    if (taken.has(option.letter)) continue;
    taken.add(option.letter);
    const needsArgument = option.hasParams === 'true' || option.arguments?.some(({ required }) => required === true) === true;
    const text = escaped(option.letter) + (needsArgument ? '($1)' : '');
    const note = optionNotes[entry.name]?.[option.letter];
    items.push(
      probe.item(shortOption(option), CompletionItemKind.EnumMember, range, text, 1, {
        filterText: option.letter,
        // Small letters before large ones.
        sortText: `1 ${option.letter.toLowerCase()}${option.letter === option.letter.toLowerCase() ? 0 : 1}`,
        // Beside each letter, and not the chosen one alone.
        ...(note !== undefined && { detail: note, labelDetails: { description: note } }),
        ...probe.goingOn(text, needsArgument),
      }),
    );
  }
  return items;
}
