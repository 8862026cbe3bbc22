/** Fixes that write a missing context, extension or label. */

import { asWritten, sectionsAtEnd } from '../../format/new-lines.ts';
import { headBehind } from '../../format/same-line.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Extension } from '../../model/contexts/extension.ts';
import type { Target } from '../../model/lines/target.ts';
import type { ConfigFile } from '../../syntax/config-file.ts';
import { endOf, insertion } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';

/** A context at the end of the file, with the extension that the target enters; undefined where the file ends inside a block comment. */
export function createContext(file: ConfigFile, name: string, target: Target): Fix | undefined {
  const number =
    target.impliedExtension ??
    (target.extension?.isComputed === false ? target.extension.piece.text : target.extension === undefined ? 's' : '_X.');
  const text = `[${name}]\n${skeleton(number, target)}`;
  const edit = sectionsAtEnd(file, [text]);
  return edit && { title: `Create the context '${name}'`, safe: false, edits: [edit] };
}

/** The extension behind the last line of the context. */
export function createExtension(context: Context, number: string, target: Target): Fix | undefined {
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
    edits: [insertion(line, line.text.trimEnd().length, `\n${asWritten(line.file, skeleton(number, target).trimEnd())}`)],
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

/** With the label that the target leads to, and the arguments that it passes. */
function skeleton(number: string, target: Target): string {
  const word = target.priority?.isComputed === false ? target.priority.piece.text : '';
  const label = isLabel(word) ? `(${word})` : '';
  const names = (target.arguments ?? []).map((_, index) => `\${ARG${index + 1}}`);
  const end = ending(target);
  return `exten => ${number},1${label},NoOp(${names.join(' ')})\n${end === undefined ? '' : ` same => n,${end}\n`}`;
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
