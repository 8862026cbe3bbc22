/** A shell command in which a quotation mark or an apostrophe has no partner, so that the shell refuses it. */

import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { skipSubstitution } from '../../syntax/arguments.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';

export const unclosedShellQuote = lineRule(
  ['exten', 'same'],
  {
    name: 'unclosed-shell-quote',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A quotation mark or an apostrophe of a shell command has no partner.',
    why:
      'System, TrySystem and SHELL() hand their text to a shell. ' +
      'One that ends within quotation marks is no command to it: the shell prints a syntax error that nobody sees, nothing runs, and SYSTEMSTATUS is APPERROR, as after any program that failed.',
    repair:
      'Write the mark that is missing. ' +
      'An apostrophe that belongs to the text stands between quotation marks, `echo "it\'s"`, or behind a backslash, `echo it\\\'s`.',
    evidence: 'main/asterisk.c `ast_safe_system`, funcs/func_shell.c `shell_helper` (`/bin/sh -c`)',
    invalid: [
      `
[a]
exten => s,1,System(echo 'call from \${EXTEN} >> /tmp/calls)
;                        ^ error unclosed-shell-quote: This apostrophe has no partner: the shell refuses the command.
 same => n,Set(NAME=\${SHELL(hostname | tr -d "\\n)})
;                                            ^ error unclosed-shell-quote: This quotation mark has no partner: the shell refuses the command.
`,
    ],
    valid: [
      `
[a]
exten => s,1,System(echo "it's \${EXTEN}" >> /tmp/calls)
 same => n,System(echo it\\'s)
 same => n,System(echo 'a "quoted' word)
 same => n,System(echo "$(date +'%s')")
`,
    ],
    seeAlso: ['unclosed-bracket', 'unsafe-shell-argument'],
  },
  function* (statement, text) {
    for (const command of commandsIn(statement)) {
      const at = unclosed(command.text);
      if (at === undefined || !isSound(statement, text)) continue;
      const mark = command.text.charAt(at) === "'" ? 'apostrophe' : 'quotation mark';
      yield { span: command.span(at, at + 1), message: `This ${mark} has no partner: the shell refuses the command.` };
    }
  },
  ({ application, mayNest, ...traits }) =>
    mayNest || isShell(application) || hasMark({ application, mayNest, ...traits }, Mark.function),
);

function isShell(application: string): boolean {
  return application === 'system' || application === 'trysystem';
}

function* commandsIn(statement: ExtensionStatement): Generator<Piece> {
  const { call } = factsOf(statement);
  for (const each of withNestedCalls(call)) if (isShell(each.application) && !each.isUnclosed) yield each.data;
  if (!statement.data.text.includes('SHELL(')) return;
  for (const each of allSubstitutions(call.data))
    if (each.kind === 'function' && each.name.text === 'SHELL') yield each.arguments;
}

/** Offset of the mark that opens what nothing closes; undefined where all is closed, or where one command stands in another. */
function unclosed(text: string): number | undefined {
  if (/`|\$\(|<</.test(text)) return undefined;
  let opened: number | undefined;
  for (let i = 0; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) {
      i = behind - 1;
      continue;
    }
    const char = text.charAt(i);
    const quote = opened === undefined ? undefined : text.charAt(opened);
    if (char === '\\' && quote !== "'") i++;
    else if (quote === undefined && char === '#' && /\s/.test(text.charAt(i - 1))) return undefined;
    else if (char === quote) opened = undefined;
    else if (quote === undefined && (char === "'" || char === '"')) opened = i;
  }
  return opened;
}
