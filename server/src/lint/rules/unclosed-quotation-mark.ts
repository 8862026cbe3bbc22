/** A quotation mark among the arguments of an application has no partner, and the commas behind it divide nothing. */

import { acceptedArguments } from '../../catalogue/arguments/accepted-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { indexOutside, skipSubstitution } from '../../syntax/arguments.ts';
import { isCommand, isForReaders } from '../lines/application-text.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';

export const unclosedQuotationMark = lineRule(
  ['exten', 'same'],
  {
    name: 'unclosed-quotation-mark',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A quotation mark among arguments has no partner, so that the commas behind it divide nothing.',
    why:
      'A comma between quotation marks does not divide arguments. Behind a mark that nothing closes all that follows is one argument: `Queue("sales,t,,,30)` looks for a queue with the name `sales,t,,,30`. ' +
      'In a caller ID the mark becomes part of the name that the called party sees.',
    repair:
      'Write the second quotation mark, or remove the first: most arguments need none. One that is meant as a character is written `\\"`.',
    evidence: 'main/app.c `__ast_app_separate_args`; main/callerid.c `ast_callerid_parse`',
    invalid: [
      `
[a]
exten => s,1,Queue("sales,t,,,30)
;                  ^ warning unclosed-quotation-mark: This quotation mark has no partner: the commas behind it divide nothing.
 same => n,Set(CALLERID(all)="Front desk <100>)
;                            ^ warning unclosed-quotation-mark: This quotation mark has no partner, and becomes part of the name.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Queue("sales",t,,,30)
 same => n,Playback("hello)
 same => n,Verbose(1,a 5" disk, and more)
 same => n,AGI(say.agi,a 5\\" disk,en)
`,
    ],
    seeAlso: ['unclosed-bracket', 'unclosed-shell-quote'],
  },
  function* (statement, text) {
    if (!statement.data.text.includes('"')) return;
    for (const call of withNestedCalls(factsOf(statement).call)) {
      if (call.isUnclosed || call.branches !== undefined) continue;
      const isCallerId = call.application === 'set' && /^\s*CALLERID\((?:all|name)\)=/i.test(call.data.text);
      if (!isCallerId && !dividesAtCommas(call)) continue;
      const at = unclosed(call.data.text);
      if (at === undefined || !isSound(statement, text)) continue;
      if (!isCallerId && indexOutside(call.data.text, ',', at) < 0) continue;
      yield {
        span: call.data.span(at, at + 1),
        message: isCallerId
          ? 'This quotation mark has no partner, and becomes part of the name.'
          : 'This quotation mark has no partner: the commas behind it divide nothing.',
      };
    }
  },
  ({ application, mayNest }) =>
    mayNest || application === 'set' || programs.has(application) || acceptedArguments(application) !== undefined,
);

/** Applications whose program is handed what stands behind the commas, and those outside Asterisk that speak a text and take a language behind it. */
const programs: ReadonlySet<string> = new Set(['agi', 'eagi', 'deadagi', 'espeak', 'flite', 'picotts', 'swift']);

function dividesAtCommas({ application }: ApplicationCall): boolean {
  if (programs.has(application)) return true;
  return !isForReaders(application) && !isCommand(application) && acceptedArguments(application) !== undefined;
}

/** Offset of the last quotation mark, where their number is odd; values of variables are left out. */
function unclosed(text: string): number | undefined {
  let opened: number | undefined;
  for (let i = 0; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) i = behind - 1;
    else if (text.charAt(i) === '\\') i++;
    else if (text.charAt(i) === '"') opened = opened === undefined ? i : undefined;
  }
  return opened;
}
