/** What Asterisk loaded, in the form in which its command `dialplan show` prints it, with the place of every line. */
// Asterisk: main/pbx.c show_dialplan_helper.

import { asBytes, byteLength, fromBytes } from '../../base/bytes.ts';
import { printable } from '../../base/printable.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Context } from '../contexts/context.ts';
import { HINT, type Extension, type Priority } from '../contexts/extension.ts';
import type { Dialplan } from '../dialplan.ts';
import type { Refusal } from '../layout/layout.ts';
import { expandAtLoad, withoutUnknown, type Globals } from '../values/globals.ts';

/** @param display how the path of a file is to be written. */
export function loadedDialplan(dialplan: Dialplan, display: (path: string) => string): string {
  const contexts = [...dialplan.contexts];
  const place = (each: Line): string => {
    const { file, line } = placeWhenRead(each, display);
    return `[${printable(file)}:${line}]`;
  };
  let text = '';
  let extensions = 0;
  let priorities = 0;
  // Asterisk puts each new context in front of the others.
  for (const context of contexts.toReversed()) {
    text += contextAsText(context, dialplan.globals, place);
    extensions += context.extensions.length;
    for (const extension of context.extensions) priorities += extension.priorities.length;
  }
  return `${text}-= ${extensions} ${extensions === 1 ? 'extension' : 'extensions'} (${priorities} ${priorities === 1 ? 'priority' : 'priorities'}) in ${contexts.length} ${contexts.length === 1 ? 'context' : 'contexts'}. =-\n`;
}

/** The file and number of a line as Asterisk knows them, which are others where a wildcard names several files or a file is read once more. */
export function placeWhenRead({ file, number }: Line, display: (path: string) => string): { file: string; line: number } {
  return { file: file.nameWhenRead ?? display(file.path), line: file.linesBefore + number + 1 };
}

function contextAsText(context: Context, globals: Globals, place: (line: Line) => string): string {
  let text = `[ Context '${printable(context.name)}' created by 'pbx_config' ]\n`;
  if (context.hasAutohints) text += 'Autohints support enabled\n';
  for (const extension of context.extensions)
    for (const [i, priority] of extension.priorities.entries())
      text += row(
        i === 0 ? headOf(extension) : priority.label === undefined ? '' : `   [${priority.label}]`,
        stepOf(priority, globals),
        place(priority.line),
      );
  for (const { name, line } of context.includes) text += `  Include =>        ${column(`'${name}'`, 45)} ${place(line)}\n`;
  for (const { name, line } of context.ignorePatterns) text += `  Ignore pattern => ${column(`'${name}'`, 45)} ${place(line)}\n`;
  for (const { name, line } of context.switches) text += `  Alt. Switch =>    ${column(`'${name}'`, 45)} ${place(line)}\n`;
  return `${text}\n`;
}

function row(left: string, right: string, place: string): string {
  return `  ${column(left, 17)} ${column(right, 45)} ${place}\n`;
}

/** Asterisk cuts a column to its buffer, and fills it up to its width in bytes. */
function column(text: string, width: number): string {
  const cut = fromBytes(asBytes(text).slice(0, LONGEST_COLUMN));
  return printable(cut) + ' '.repeat(Math.max(0, width - byteLength(cut)));
}

const LONGEST_COLUMN = 1023;

function headOf({ name, callerId }: Extension): string {
  return callerId === undefined ? `'${name}' =>` : `'${name}' (CID match '${withoutDashes(callerId)}') => `;
}

/** As Asterisk compares it: dashes count in the sets of a pattern only. */
function withoutDashes(callerId: string): string {
  if (!callerId.startsWith('_')) return callerId.replaceAll('-', '');
  return callerId.replace(/(\[[^\]]*)|-/g, (_, set: string | undefined) => set ?? '');
}

function stepOf(priority: Priority, globals: Globals): string {
  const application = storedApplication(priority, globals);
  return priority.number === HINT
    ? `hint: ${application}`
    : `${priority.number}. ${application}(${priority.statement.data.text})`;
}

/** The application as Asterisk stores it: the device of a hint has its variables replaced at load, unless the hint is a pattern. */
// Asterisk: pbx/pbx_config.c pbx_load_config.
export function storedApplication({ number, name, context, statement }: Priority, globals: Globals): string {
  const written = statement.application.text;
  if (number !== HINT || name.startsWith('_') || !written.includes('${')) return written;
  return withoutUnknown(expandAtLoad(written, new Map([...globals, ['EXTEN', name], ['CONTEXT', context.name]])));
}

/** Why a file is refused, with the place. */
export function refusalSentence({ line, why, name }: Refusal, display: (path: string) => string): string {
  return `${display(line.file.path)}:${line.number + 1}: ${reasonOf(why, name)}`;
}

function reasonOf(why: Refusal['why'], name: string): string {
  switch (why) {
    case 'unclosed-section':
      return 'the section header is not closed';
    case 'unknown-template':
      return `there is no section '${name}' to inherit from`;
    case 'nothing-to-add-to':
      return `there is no section '${name}' to add to`;
    case 'missing-include-file':
      return `the file '${name}' does not exist`;
    case 'unreadable-include-file':
      return `the file '${name}' cannot be read`;
    case 'include-too-deep':
      return `the file '${name}' is included more than ten levels deep`;
    case 'statement-before-section':
      return 'the line stands before any section';
    case 'invalid-escape':
      return 'a backslash at the start of a line needs a character behind it';
    default:
      return 'the line cannot be read';
  }
}
