/** An extension has no name. */

import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf } from '../../model/layout/category.ts';
import { unclosedSubstitution } from '../lines/brackets.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { emptyNameCause, fateBehind, writtenNameOf, type EmptyNameCause } from '../loading/empty-names.ts';
import { isLostGlobal } from '../loading/lost-lines.ts';
import { contextRule } from '../rule.ts';

export const emptyExtension = contextRule(
  {
    name: 'empty-extension',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'An extension has no name, or one of a global variable that is not set.',
    why:
      'Asterisk drops the line ("You have to be kidding-- add exten \'\'"), and each `same` below it: nobody can call this extension. ' +
      'The name of an extension is worked out while the dialplan is loaded: only global variables that stand above have a value then, and variables of a call are empty.',
    repair:
      'Write the number or the name in front of the first comma, or set the global variable in a `[globals]` that stands above.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`, main/pbx.c `ast_add_extension2_lockopt`',
    invalid: [
      `
[a]
exten => ,1,Answer()
;        ^ error empty-extension: The extension has no name; Asterisk drops the line.
exten => \${NOWHERE_SET},1,Answer()
;        ^^^^^^^^^^^^^^ error empty-extension: '\${NOWHERE_SET}' is empty while the dialplan is loaded; Asterisk drops the line.
`,
    ],
    valid: [
      `
[globals]
NUMBER=100
[a]
exten => \${NUMBER},1,Answer()
`,
    ],
    seeAlso: ['missing-priority', 'same-without-extension'],
  },
  function* (context, dialplan) {
    for (const { kind, line, span } of context.rejections) {
      if (kind !== 'empty-extension' || isTemplateText(line.text)) continue;
      const extension = writtenNameOf(line);
      if (extension === undefined || unclosedSubstitution(extension) !== undefined) continue;
      if ([...extension.text.matchAll(/\$\{(\w+)\}/g)].some(([, name = '']) => isLostGlobal(dialplan, name))) continue;
      const cause = emptyNameCause(dialplan, extension);
      const message = line.statement.kind === 'same' ? fateBehind(cause) : reason(cause, extension.text);
      if (message === undefined) continue;
      const isCertain = line.statement.kind !== 'same' && isSure(cause);
      const most = cause !== 'unwritten' && isFilledIn(dialplan) ? 'information' : 'warning';
      yield { line, span, message, ...(!(isCertain && most === 'warning') && { atMost: most }) };
    }
  },
  ({ rejections }) => rejections.length > 0,
);

/** Whether a file beside the dialplan in which Asterisk puts in no values has `${NAME}` in the place of one: a program fills it in, and the dialplan too. */
function isFilledIn(dialplan: Dialplan): boolean {
  return ['pjsip.conf', 'sip.conf'].some((name) =>
    dialplan
      .neighborSections(name)
      .some((section) => linesOf(section).some(({ text }) => /^\s*(?!set_?var)[\w-]+\s*=.*\$\{[A-Z]\w*\}/.test(text))),
  );
}

function isSure(cause: EmptyNameCause): boolean {
  return cause === 'unwritten' || cause === 'unset';
}

function reason(cause: EmptyNameCause, name: string): string {
  switch (cause) {
    case 'unwritten':
      return 'The extension has no name; Asterisk drops the line.';
    case 'unset':
      return `'${name}' is empty while the dialplan is loaded; Asterisk drops the line.`;
    case 'unknown':
      return `No global variable here gives '${name}' a value; without one Asterisk drops the line.`;
    case 'function':
      return `'${name}' is computed once, while the dialplan is loaded; if it is empty then, Asterisk drops the line.`;
  }
}
