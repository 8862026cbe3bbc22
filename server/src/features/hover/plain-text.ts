/** What has no name to be looked up: keywords, settings of `[general]`, and arguments that are just text. */

import { type Span, touches } from '../../base/span.ts';
import { hangupCause, type HangupCause } from '../../catalogue/arguments/hangup-causes.ts';
import { extensionNameAt, priorityAtLine } from '../../model/cursor/priority-at-line.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { callArguments } from '../../model/lines/call-arguments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Line } from '../../syntax/config-file.ts';
import { optionsIn } from '../../syntax/options.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { generalSettings, keywordNotes } from '../descriptions/keywords.ts';
import { block, code } from '../descriptions/markdown.ts';
import { nameOf, signature } from '../descriptions/signature.ts';
import { optionText } from './application.ts';
import { extensionText } from './extension.ts';

/** What is said where no element is under the cursor; undefined where nothing is. */
export function plainText(
  dialplan: Dialplan,
  line: Line,
  column: number,
): { readonly text: string; readonly span: Span } | undefined {
  const { statement } = line;
  if (line.file.dialect === 'config' || (statement.comment >= 0 && column > statement.comment)) return undefined;
  if (statement.kind === 'exten' || statement.kind === 'same') {
    if (touches(statement.key.span(), column)) return withSpan(ownExtension(dialplan, line), statement.key.span());
    return argumentAt(statement, column);
  }
  if (!('key' in statement) || !touches(statement.key.span(), column)) return undefined;
  const key = statement.key.text.toLowerCase();
  if (statement.kind !== 'setting') {
    const note = Object.hasOwn(keywordNotes, key) ? keywordNotes[key as keyof typeof keywordNotes] : undefined;
    return withSpan(note && `${code(key)}: ${note}.`, statement.key.span());
  }
  const isGeneral = dialplan.categoriesAt(line)[0]?.name.toLowerCase() === 'general';
  const note = isGeneral && Object.hasOwn(generalSettings, key) ? generalSettings[key] : undefined;
  return withSpan(note && `**Setting** ${code(key)}: ${note}.`, statement.key.span());
}

function withSpan(text: string | undefined, span: Span): { text: string; span: Span } | undefined {
  return text === undefined ? undefined : { text, span };
}

/** What `exten` begins, as its name says it. */
function ownExtension(dialplan: Dialplan, line: Line): string | undefined {
  const priority = priorityAtLine(dialplan, line);
  const context = priority?.context ?? dialplan.contextsAt(line)[0];
  const name = priority?.name ?? extensionNameAt(line);
  return context === undefined || name === undefined ? undefined : extensionText(dialplan, context, name);
}

function causeText({ number, name, note }: HangupCause): string {
  return `**Cause** ${code(name)}, ${number}${note === undefined ? '' : `: ${note}`}.`;
}

/** Texts for people are read as they are. */
const PROSE = /^(?:text|message)$/i;

/** Which argument of which application a text is. */
function argumentAt(statement: ExtensionStatement, column: number): { text: string; span: Span } | undefined {
  for (const call of [...withNestedCalls(factsOf(statement).call)].reverse()) {
    const argument = callArguments(call).find(({ piece }) => piece.text.trim() !== '' && touches(piece.span(), column));
    if (argument?.parameter === undefined) continue;
    const { piece, parameter, entry } = argument;
    const option = parameter.options && optionsIn(piece).find(({ argument: own }) => own && touches(own.span(), column));
    if (option?.argument !== undefined) return withSpan(optionText(entry, option.letter), option.argument.span());
    if (PROSE.test(parameter.name)) return undefined;
    const cause = entry.name === 'Hangup' ? hangupCause(piece.text) : undefined;
    if (cause !== undefined) return withSpan(causeText(cause), piece.trim().span());
    const text = `Argument ${code(nameOf(parameter))} of\n\n${block(signature(entry))}`;
    return { text, span: piece.trim().span() };
  }
  return undefined;
}
