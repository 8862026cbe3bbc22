/** Fixes that write a missing context, extension or label. */

import { asWritten, sectionsAtEnd } from '../../format/new-lines.ts';
import { headBehind } from '../../format/same-line.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Extension, type Priority } from '../../model/contexts/extension.ts';
import type { Target } from '../../model/lines/target.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import { endOf, insertion } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';

/** A target, and the priority that names it. */
export interface Entering {
  readonly target: Target;
  readonly priority: Priority | undefined;
}

/**
 * A context at the end of the file, with the extensions that targets enter, `unnamed` for those that name none; undefined where the file
 * ends inside a block comment.
 */
export function createContext(file: ConfigFile, name: string, uses: readonly Entering[], unnamed = 's'): Fix | undefined {
  const numbers = new Set(uses.map((use) => numberOf(use, unnamed)));
  const extensions = [...numbers].map((number) =>
    skeleton(
      number,
      uses.filter((use) => numberOf(use, unnamed) === number).map(({ target }) => target),
    ),
  );
  const text = `[${name}]\n${extensions.join('')}`;
  const edit = sectionsAtEnd(file, [text]);
  return edit && { title: `Create the context '${name}'`, safe: false, edits: [edit] };
}

/** The extension behind the last line of the context. */
export function createExtension(context: Context, number: string, targets: readonly Target[]): Fix | undefined {
  const fragment = context.fragments.findLast((each) => each.file === context.headers[0]?.file) ?? context.fragments.at(-1);
  if (fragment === undefined) return undefined;
  const { lines } = fragment.file;
  let last = fragment.end - 1;
  while (last >= fragment.first && lines[last]?.statement.kind === 'blank') last--;
  const line = lines[Math.max(last, fragment.first - 1)];
  if (line === undefined) return undefined;
  return {
    title: `Create the extension '${number}' in '${context.name}'`,
    safe: false,
    edits: [insertion(line, endOf(line.text), `\n${asWritten(line.file, skeleton(number, targets).trimEnd())}`)],
  };
}

/** Lines with the label behind the last one of the extension; undefined where they would not follow, or where the label is hardly meant as one. */
export function createLabel(extension: Extension, label: string, target: Target): Fix | undefined {
  const last = extension.priorities.at(-1);
  if (last === undefined || last.number === HINT || last.context.joinsLines) return undefined;
  if (!isLabel(label) || label === 's') return undefined;
  const { line } = last;
  const head = headBehind(line, last.number);
  // Where digits are waited for, a line behind would take the place of the timeout.
  if (/^\s*waitexten\s*$/i.test(last.statement.application.text)) return undefined;
  const end = ending(target);
  const text = `\n${head}n(${label}),NoOp()${end === undefined ? '' : `\n${head}n,${end}`}`;
  return {
    title: `Create the label '${label}' in '${extension.name}'`,
    safe: false,
    edits: [insertion(line, endOf(line.text), text)],
  };
}

/** The extension that a target enters: that of its own line where it hands the number on, and one for whatever is dialled where it is computed. */
function numberOf({ target: { impliedExtension, extension }, priority }: Entering, unnamed: string): string {
  if (impliedExtension !== undefined || extension === undefined) return impliedExtension ?? unnamed;
  if (!extension.isComputed) return extension.piece.text;
  return extension.piece.text === '${EXTEN}' && priority !== undefined && isSound(priority.name) ? priority.name : '_X.';
}

/** Whether a name says which numbers it answers, and does not answer them all. */
function isSound(name: string): boolean {
  return !name.startsWith('_') || (name.length > 2 && patternFlaw(name) === undefined);
}

/** With the labels and priorities that the targets lead to, and the arguments that they pass. */
function skeleton(number: string, targets: readonly Target[]): string {
  const words = targets.map(({ priority }) => (priority?.isComputed === false ? priority.piece.text.trim() : ''));
  const [label, ...others] = [...new Set(words.filter(isLabel))];
  const counts = targets
    .filter(({ relation }) => relation === 'call' || relation === 'handler')
    .map((each) => each.arguments?.length ?? 0);
  const [least, most] = counts.length === 0 ? [0, 0] : [Math.min(...counts), Math.max(...counts)];
  const read = (at: number): string => `\${ARG${at + 1}}`;
  const steps = [
    `NoOp(${Array.from({ length: least }, (_, at) => read(at)).join(' ')})`,
    // What some callers leave out is read where it is there.
    ...Array.from({ length: most - least }, (_, at) => `ExecIf($["${read(least + at)}" != ""]?NoOp(${read(least + at)}))`),
  ];
  const lines = steps.map((step, at) =>
    at === 0 ? `exten => ${number},1${label === undefined ? '' : `(${label})`},${step}` : ` same => n,${step}`,
  );
  for (const other of others) lines.push(` same => n(${other}),NoOp()`);
  const end = targets.map(ending).find((each) => each !== undefined);
  const highest = Math.max(...words.map((word) => (/^\d$/.test(word) ? Number(word) : 0)));
  while (lines.length + (end === undefined ? 0 : 1) < highest) lines.push(' same => n,NoOp()');
  if (end !== undefined) lines.push(` same => n,${end}`);
  return `${lines.join('\n')}\n`;
}

/** Whether a word is meant as a label, and could be one. */
function isLabel(word: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(word) && !/^(?:n|next|same|hint)$/.test(word);
}

/** How what the target enters ends: a routine returns, and a macro does so by itself. */
function ending({ relation }: Target): string | undefined {
  if (relation === 'macro') return undefined;
  return relation === 'call' || relation === 'handler' ? 'Return()' : 'Hangup()';
}
