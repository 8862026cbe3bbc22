/** Lines that Asterisk drops: what they would have defined is missing for that reason, which is told of them already. */

import type { Context } from '../model/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { Line } from '../syntax/config-file.ts';
import type { ExtensionStatement } from '../syntax/statement.ts';
import { compileName, matches } from '../syntax/pattern.ts';

/** Whether a dropped line of the context would have made an extension that answers the number. */
export function isLostExtension(context: Context, number: string): boolean {
  return context.rejections.some(({ line }) => {
    const name = extensionOf(line);
    return name !== undefined && (matches(compileName(name), number) || isUnclosedName(name, number));
  });
}

/** Whether a section header with something else in the place of its `]` was to make the context, and has made one of a longer name. */
export function isUnclosedHeader(name: string, dialplan: Dialplan): boolean {
  return ['}', ')', '>', '"'].some((closer) => dialplan.context(name + closer) !== undefined);
}

/** `_f[n-.,1,NoOp()`: a set without its end, which may have answered whatever begins like the name. */
function isUnclosedName(name: string, number: string): boolean {
  const open = name.indexOf('[');
  return name.startsWith('_') && open > 0 && !name.includes(']') && matches(compileName(`${name.slice(0, open)}!`), number);
}

/** Whether a dropped line of the context, or one that is read as something else, would have had the label. */
export function isLostLabel(context: Context, label: string): boolean {
  return (
    context.rejections.some(({ line, kind }) => kind !== 'duplicate-label' && labelIn(line) === label) ||
    context.priorities().some(({ statement }) => isReadAsApplication(statement, label))
  );
}

/** `n,(label),App(…)`: the label is taken for the data of an application without a name. */
function isReadAsApplication({ application, data }: ExtensionStatement, label: string): boolean {
  return application.text.trim() === '' && data.text.startsWith(`${label})`);
}

/** The name of the extension that a line names, or was meant to name. */
function extensionOf({ statement }: Line): string | undefined {
  if (statement.kind === 'exten') return statement.extension.text;
  return statement.kind === 'setting' ? statement.value.text.split(',')[0]?.trim() : undefined;
}

/** What stands in the priority field where a label belongs, whatever the brackets around it. */
function labelIn({ statement }: Line): string | undefined {
  if (statement.kind !== 'exten' && statement.kind !== 'same') return undefined;
  return /[([]\s*([^)\]]*?)\s*[)\]]?$/.exec(statement.priority.piece.text)?.[1];
}
