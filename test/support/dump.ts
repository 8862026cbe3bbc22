/** A dialplan as text, with everything in it that an answer can depend on; for comparing one with another. */

import type { Context } from '../../server/src/model/contexts/context.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import type { Line } from '../../server/src/syntax/config-file.ts';

export function dumpDialplan(dialplan: Dialplan): string {
  const { layout } = dialplan;
  const lines = [
    `files ${layout.files.map((file) => file.path).join(' ')}`,
    ...layout.flaws.map((flaw) => `flaw ${flaw.kind} ${at(flaw.line)} ${flaw.span.start}-${flaw.span.end}`).sort(),
    ...layout.homeless.map((fragment) => `homeless ${fragment.file.path} ${fragment.first}-${fragment.end}`),
    ...[...dialplan.globals].map(([name, value]) => `global ${name}=${value}`),
  ];
  for (const context of dialplan.contexts) {
    lines.push(...dumpContext(context));
    lines.push(
      ...dialplan.usesOf(context.name).map(({ priority, target }) => `  named by ${at(priority.line)} ${target.construct}`),
    );
    lines.push(...dialplan.includersOf(context.name).map((includer) => `  included by ${includer.name}`));
  }
  return lines.join('\n');
}

/** One context, one line per thing in it. */
function dumpContext(context: Context): string[] {
  const lines = [`context ${context.name} ${context.headers.map(at).join(' ')}${context.hasAutohints ? ' autohints' : ''}`];
  for (const extension of context.extensions) {
    lines.push(`  ${extension.name}${extension.callerId === undefined ? '' : `/${extension.callerId}`}`);
    for (const { number, label, line, name, statement } of extension.priorities) {
      const what = `${statement.application.text}(${statement.data.text})`;
      lines.push(`    ${number}${label === undefined ? '' : `(${label})`} ${what} ${name} ${at(line)}`);
    }
  }
  for (const item of context.includes) lines.push(`  include ${item.target} ${item.name} ${at(item.line)}`);
  for (const item of context.switches) lines.push(`  switch ${item.name} ${at(item.line)}`);
  for (const item of context.ignorePatterns) lines.push(`  ignorepat ${item.name} ${at(item.line)}`);
  for (const { kind, line, span, subject, earlier } of context.rejections)
    lines.push(
      `  rejected ${kind} ${at(line)} ${span.start}-${span.end} ${subject}${earlier === undefined ? '' : ` after ${at(earlier)}`}`,
    );
  return lines;
}

function at(line: Line): string {
  return `${line.file.path}:${line.number + 1}`;
}
