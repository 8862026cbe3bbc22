/** Another application stands behind the closing parenthesis of the first one. */

import { application } from '../../catalogue/catalogue.ts';
import { headBehind } from '../../format/same-line.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { closingParenthesis } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { LineFix } from '../finding.ts';
import { isForReaders } from '../lines/application-text.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { lineRule } from '../rule.ts';

export const secondApplication = lineRule(
  ['exten', 'same'],
  {
    name: 'second-application',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A second application or a second priority stands behind the first one, on the same line or in the same branch of ExecIf.',
    why:
      'A priority runs one application, and its arguments reach to the last `)` of the line, or of the branch in ExecIf. ' +
      'So `Answer(),Hangup()` is one Answer with the argument `),Hangup(`, and nothing hangs up. Each application needs a priority of its own.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`, apps/app_exec.c `execif_exec`',
    invalid: [
      `
[a]
exten => s,1,Answer(),Hangup()
;                     ^^^^^^ warning second-application: 'Hangup' never runs: up to the last ')' all is read as arguments of 'Answer'.
exten => i,1,Answer() same => n,Hangup()
;                     ^^^^^^^ warning second-application: Another priority begins on this line: up to the last ')' all is read as arguments of 'Answer'.
exten => t,1,ExecIf($["\${X}" = ""]?Set(X=1),Set(Y=2))
;                                           ^^^ warning second-application: 'Set' never runs: up to the last ')' all is read as arguments of 'Set'.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Answer()
 same => n,Set(X=\${IF($["\${Y}" = "1"]?(a),(b))})
 same => n,ExecIf($["\${X}" = ""]?Set(X=1):Set(Y=2))
 same => n,NoOp(Answer(),Hangup())
 same => n,System(echo "(1),wait(2)")
`,
    ],
    seeAlso: ['ignored-text', 'missing-priority', 'unclosed-bracket'],
  },
  function* (statement, text) {
    if (!/\)\s*(?:[,|&]\s*)?[A-Za-z]\w*\s*[(=]/.test(text) || isTemplateText(text)) return;
    const { call } = factsOf(statement);
    for (const each of withNestedCalls(call)) {
      const { name, data } = each;
      const first = name.text.trim();
      if (application(first) === undefined) continue;
      const second = behindParenthesis(data);
      if (second === undefined) continue;
      const isPriority = second.text.endsWith('=') || second.text.endsWith('>');
      if (isForReaders(first) && !(isPriority && isWholePriority(data, second))) continue;
      if (!isPriority && application(second.text) === undefined && !isLastCall(data, second)) continue;
      const what = isPriority ? 'Another priority begins on this line' : `'${second.text}' never runs`;
      const isMovable = each === call && (isPriority ? isWholePriority(data, second) : application(second.text) !== undefined);
      yield {
        span: second.span(),
        message: `${what}: up to the last ')' all is read as arguments of '${first}'.`,
        fix: (line) => (isMovable ? moved(line, data, second, isPriority) : []),
      };
      return;
    }
  },
);

/** The second one on a line below; none where the number of its priority is that of another line. */
function moved(line: Line, data: Piece, second: Piece, isPriority: boolean): LineFix[] {
  const { statement, file, number } = line;
  const next = file.lines.slice(number + 1).find((each) => each.statement.kind !== 'blank')?.statement;
  if (!isPriority && next !== undefined && 'priority' in next && /^\d+$/.test(next.priority.word.text)) return [];
  const isFirst = 'priority' in statement && statement.priority.word.text === '1';
  const head = isPriority ? (/^same/i.test(second.text) ? ' ' : '') : `${headBehind(line, isFirst ? 1 : 2)}n,`;
  const { start } = second.span();
  const span = { start: data.column(closingParenthesis(data.text, 0)) + 1, end: start };
  return [{ title: 'Put it on a line of its own', safe: false, replacements: [{ span, newText: `\n${head}` }] }];
}

/** Whether a priority and an application stand behind a `same =>`, as no words for people have them. */
function isWholePriority(data: Piece, second: Piece): boolean {
  const behind = data.text.slice(second.start - data.start + second.text.length);
  return /^\s*(?:[^\s,]+\s*,\s*)?(?:\d+|n|s)(?:\([\w-]+\))?\s*,\s*[A-Za-z]\w*\s*\(/.test(behind);
}

/** Whether an `&` stands before a name, and an empty argument list behind it is the end of all: `Set(X=1)&Continue()`, be there such an application or not. */
function isLastCall(data: Piece, second: Piece): boolean {
  const at = second.start - data.start;
  return /&\s*$/.test(data.text.slice(0, at)) && /^\s*\(\s*$/.test(data.text.slice(at + second.text.length));
}

/** The name in front of another `(`, or the `same =>`, that stands behind the `)` that ends what its application was to be given. */
function behindParenthesis(data: Piece): Piece | undefined {
  const end = closingParenthesis(data.text, 0);
  const match =
    end < 0 ? null : /^(\s*(?:[,|&]\s*)?)(?:([A-Za-z]\w*)\s*\(|((?:same|exten)\s*=>?))/i.exec(data.text.slice(end + 1));
  if (match === null) return undefined;
  const [, before = '', name, keyword = ''] = match;
  return data.slice(end + 1 + before.length, end + 1 + before.length + (name ?? keyword).length);
}
