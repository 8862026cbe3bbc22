/** A condition without its `?`, with a mark too many, or with the wrong thing behind it. */

import { application } from '../../catalogue/catalogue.ts';
import { nestedCalls, withNestedCalls, type ApplicationCall, type Branches } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { indexOutside, splitArguments, splitPlain } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions, substitutions, type FunctionSubstitution } from '../../syntax/substitution.ts';
import { isMisplacedTarget } from '../calls/misplaced-target.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { mayDecide } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';
import { conditionsIn, hasBranches } from '../values/conditions.ts';
import { expressionsIn } from '../values/expressions.ts';

export const invalidCondition = lineRule(
  ['exten', 'same'],
  {
    name: 'invalid-condition',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary:
      "The '?' or ':' of GotoIf, GosubIf, ExecIf or IF() is missing or stands there twice, or the wrong thing stands behind it.",
    why:
      'The form is `condition?then:otherwise`. Without a `?` GotoIf and GosubIf go on with the next line whatever the condition says, IF() gives nothing, and ExecIf takes commas for its form of long ago. ' +
      'Behind the `?` GotoIf wants a place, such as a label, and ExecIf an application: `ExecIf(1?end)` and `GotoIf(1?Hangup())` both end the call. ' +
      'So does ExecIf when the condition holds and nothing stands behind its `?`.',
    evidence:
      'main/pbx_builtins.c `pbx_builtin_gotoif`, apps/app_exec.c `execif_exec`, apps/app_stack.c `gosubif_exec`, funcs/func_logic.c `acf_if`',
    invalid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = "1"],end)
;                                  ^ error invalid-condition: ',' stands where '?' belongs.
 same => n,GotoIf($["\${X}" = "1"])
;                 ^^^^^^^^^^^^^^^ error invalid-condition: No '?' stands behind the condition, so that GotoIf goes nowhere.
 same => n,ExecIf($["\${X}" = "2"]?end)
;                                 ^^^ error invalid-condition: ExecIf runs an application, and 'end' is none.
 same => n,GotoIf($["\${X}" = "1"]?NoOp(x))
;                                 ^^^^^^^ error invalid-condition: GotoIf goes to a place, and 'NoOp' is an application.
 same => n,Set(Y=\${IF($["\${X}" = "1"],a,b)})
;                                    ^ error invalid-condition: ',' stands where '?' belongs.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,GotoIf($["\${X}" = "1"]?c,s,1:end)
 same => n,GotoIf($["\${X}" = "1"]?:end)
 same => n,ExecIf($["\${X}" = "1"]?Set(Y=a?b:c):NoOp)
 same => n,GosubIf($["\${X}" = "1"]?b,s,1(x:y))
 same => n,GotoIf(\${TEST})
 same => n,Set(Y=\${IF($["\${X}" = "1"]?10:10:30)})
 same => n(end),Hangup()
[b]
exten => s,1,NoOp(\${ARG1})
 same => n,Return()
[c]
exten => s,1,Hangup()
`,
    ],
    seeAlso: ['invalid-expression', 'constant-condition', 'unknown-application', 'unknown-label'],
  },
  function* (statement, text) {
    const findings = findingsIn(statement);
    if (findings.length > 0 && isSound(statement, text)) yield* findings;
  },
  (line) => mayDecide(line) || /^(?:goto|gosub)$/.test(line.application),
);

function findingsIn(statement: ExtensionStatement): LineFinding[] {
  const findings: (LineFinding | undefined)[] = [];
  for (const call of withNestedCalls(factsOf(statement).call)) {
    if (call.isUnclosed || !call.hasParentheses || call.branches === undefined) continue;
    if (call.data.text.trim() === '') findings.push(withoutCondition(call));
    else if (hasBranches(call)) findings.push(...judge(call, call.branches, statement));
    else findings.push(judgeTimed(call, call.branches), ...misplacedTargets(call));
  }
  if (/^(?:goto|gosub)$/.test(statement.applicationName)) findings.push(jumpWithCondition(statement));
  if (/^(?:while|if|elseif)$/.test(statement.applicationName))
    findings.push(
      statement.data.text.trim() === '' ? withoutAny(statement) : undefined,
      ...conditionsIn(statement).map(surplusBranch),
    );
  if (statement.data.text.includes('${IF'))
    for (const each of allSubstitutions(statement.data))
      if (each.kind === 'function' && (each.name.text === 'IF' || each.name.text === 'IFTIME') && !each.isUnclosed)
        findings.push(functionFlaw(each));
  return findings.filter((finding) => finding !== undefined);
}

function judge(call: ApplicationCall, branches: Branches, statement: ExtensionStatement): (LineFinding | undefined)[] {
  const { then, otherwise } = branches;
  const isExecIf = call.application === 'execif';
  if (then === undefined) return [isExecIf ? oldForm(call, call.data) : withoutMark(call)];
  if (isExecIf && indexOutside(branches.condition.text, ',') >= 0) return [commaInCondition(branches.condition)];
  const surplus = surplusMark(then, otherwise, isExecIf || call.roles?.form === 'raw-branches');
  if (surplus !== undefined) return [surplus];
  if (then.text.trim() === '' && (otherwise?.text.trim() ?? '') === '') {
    const span = call.data.span(then.start - call.data.start - 1, then.start - call.data.start);
    return [{ span, message: "Nothing stands behind the '?'.", ...(!isExecIf && { atMost: 'warning' as const }) }];
  }
  if (isExecIf) return [emptyBranch(call, then), ...misplacedTargets(call)];
  return misplacedApplications(call, statement);
}

function withoutCondition({ name }: ApplicationCall): LineFinding {
  return { span: name.trim().span(), message: `${name.text.trim()} has neither a condition nor a branch.`, atMost: 'warning' };
}

/** `ElseIf()` */
function withoutAny({ application }: ExtensionStatement): LineFinding {
  const name = application.trim();
  return { span: name.span(), message: `${name.text} has no condition, and none is false.`, atMost: 'warning' };
}

/** GotoIfTime and ExecIfTime, whose condition is a range of time with commas in it. */
function judgeTimed({ name, data }: ApplicationCall, { then, otherwise }: Branches): LineFinding | undefined {
  const isJump = /^gotoiftime$/i.test(name.text.trim());
  if (then !== undefined) return isJump ? surplusMark(then, otherwise, false) : undefined;
  if (hasSubstitution(data.text)) return markBehindTime(data);
  return {
    span: data.trim().span(),
    message: `No '?' stands behind the time, so that ${name.text.trim()} ${isJump ? 'goes nowhere' : 'runs nothing'}.`,
  };
}

/** `GotoIfTime(${OPEN}:open)`: a value in which the `?` is would hold the first of two places, and the `:` in front of the other. */
function markBehindTime(data: Piece): LineFinding | undefined {
  const [only, ...others] = substitutions(data);
  if (only?.kind !== 'variable' || others.length > 0 || !/^\s*\$\{[^}]*\}:[\w-]+(?:,[\w-]+)*\s*$/.test(data.text))
    return undefined;
  return otherMark(data);
}

/** GotoIf and GosubIf without `?`. */
function withoutMark({ name, data }: ApplicationCall): LineFinding | undefined {
  if (isComputed(data)) return undefined;
  return (
    otherMark(data) ?? {
      span: data.trim().span(),
      message: `No '?' stands behind the condition, so that ${name.text.trim()} ${/^execif$/i.test(name.text.trim()) ? 'runs nothing' : 'goes nowhere'}.`,
    }
  );
}

/** Whether the `?` may come from a variable, or has been drawn into an expression, of which another rule tells. */
function isComputed(data: Piece): boolean {
  const parts = substitutions(data);
  if (parts.some(({ kind }) => kind !== 'expression')) {
    // A comma or another mark between what is computed is there all the same, and nobody leaves the '?' to a value in front of a word.
    if (!/[\w,|:]/.test(literal(data))) return true;
  }
  return [...expressionsIn(data)].some(({ error, inner }) => error?.expected === '::' || inner.text.includes('?'));
}

/** The text that is not computed. */
function literal(piece: Piece): string {
  let text = '';
  let done = 0;
  for (const { whole } of substitutions(piece)) {
    text += piece.text.slice(done, whole.start - piece.start);
    done = whole.start - piece.start + whole.text.length;
  }
  return text + piece.text.slice(done);
}

/** The mark that was written for `?`: the first comma, or else `|` or `:`, outside substitutions. */
function otherMark(data: Piece): LineFinding | undefined {
  const behind = markBehindCondition(data);
  for (const mark of behind === undefined ? [',', '|', ':'] : [behind]) {
    const [first, second] = splitPlain(data, mark, 2);
    if (first === undefined || second === undefined || first.text.trim() === '') continue;
    const at = first.text.length;
    return {
      span: data.span(at, at + 1),
      message: `'${mark}' stands where '?' belongs.`,
      fix: () => [{ title: "Change to '?'", safe: false, replacements: [replaceMark(data, at, '?')] }],
    };
  }
  return undefined;
}

/** The mark right behind a condition in brackets: those further on divide what it decides on. */
function markBehindCondition(data: Piece): string | undefined {
  const [first] = substitutions(data);
  if (first === undefined || data.text.slice(0, first.whole.start - data.start).trim() !== '') return undefined;
  return /^\s*([,|:])/.exec(data.text.slice(first.whole.start - data.start + first.whole.text.length))?.[1];
}

/** With the blanks behind it, since Asterisk would keep them. */
function replaceMark(data: Piece, at: number, newText: string): LineFix['replacements'][number] {
  const blanks = /^\s*/.exec(data.text.slice(at + 1))?.[0].length ?? 0;
  return { span: data.span(at, at + 1 + blanks), newText };
}

/** `ExecIf(condition,Application,arguments)` */
function oldForm(call: ApplicationCall, data: Piece): LineFinding | undefined {
  const [condition, name, args] = splitArguments(data, ',', 3);
  if (condition === undefined || name === undefined) return withoutMark(call);
  if (application(name.text.trim()) === undefined)
    return isComputed(data) && name.text.includes('$') ? undefined : otherMark(data);
  const at = condition.text.length;
  return {
    span: data.span(at, at + 1),
    message: "This is the form of ExecIf of long ago: '?' belongs here, and parentheses around the arguments.",
    atMost: 'warning',
    fix: () => [
      {
        title: "Write it with '?'",
        safe: true,
        replacements: [{ span: data.span(), newText: `${condition.text}?${name.text.trim()}(${args?.text ?? ''})` }],
      },
    ],
  };
}

function commaInCondition(condition: Piece): LineFinding {
  const at = indexOutside(condition.text, ',');
  return {
    span: condition.span(at, at + 1),
    message: "A ',' before the '?' makes this the form of ExecIf of long ago, in which the '?' means nothing.",
  };
}

function surplusMark(then: Piece, otherwise: Piece | undefined, isRaw: boolean): LineFinding | undefined {
  const split = isRaw ? splitArguments : splitPlain;
  for (const branch of [then, otherwise]) {
    const [first, second] = branch === undefined ? [] : split(branch, '?', 2);
    if (branch === undefined || first === undefined || second === undefined) continue;
    const at = first.text.length;
    return {
      span: branch.span(at, at + 1),
      message: "A second '?' stands here.",
      fix: () =>
        otherwise === undefined ? [{ title: "Change to ':'", safe: false, replacements: [replaceMark(branch, at, ':')] }] : [],
    };
  }
  const [second, third] = otherwise === undefined ? [] : split(otherwise, ':', 2);
  if (otherwise === undefined || second === undefined || third === undefined) return undefined;
  const at = second.text.length;
  return { span: otherwise.span(at, at + 1), message: "A second ':' stands here: there are no more than two branches." };
}

/** `ExecIf(condition?:Application())` */
function emptyBranch(call: ApplicationCall, then: Piece): LineFinding | undefined {
  if (then.text.trim() !== '') return undefined;
  const at = then.start - call.data.start;
  return {
    span: call.data.span(at - 1, at + 1),
    message: "ExecIf hangs up when the condition holds: no application stands behind the '?'.",
    fix: () => [{ title: "Add 'NoOp()'", safe: true, replacements: [{ span: call.data.span(at, at), newText: 'NoOp()' }] }],
  };
}

function isTimed({ name }: ApplicationCall): boolean {
  return /time$/i.test(name.text.trim());
}

function misplacedTargets(call: ApplicationCall): LineFinding[] {
  const inner = nestedCalls(call);
  const areAll = inner.length > 0 && inner.every(isMisplacedTarget);
  const misplaced = inner.filter(isMisplacedTarget);
  // A list of arguments makes it a subroutine.
  const isCall = inner.some(({ hasParentheses }) => hasParentheses);
  const instead = isCall ? 'GosubIf' : isTimed(call) ? 'GotoIfTime' : 'GotoIf';
  // Two names of places are one mistake.
  return (areAll ? misplaced.slice(0, 1) : misplaced).map(({ name, hasParentheses }) => ({
    span: name.trim().span(),
    message: `${call.name.text.trim()} runs an application, and '${name.text.trim()}' is none.`,
    fix: (line) =>
      !(areAll ? inner : [{ name }]).every((each) => mayBePlace(each.name.text.trim(), line)) ||
      (areAll ? isCall && isTimed(call) : hasParentheses)
        ? []
        : areAll
          ? [
              {
                title: `Change ${call.name.text.trim()} to ${instead}`,
                safe: false,
                replacements: [{ span: call.name.trim().span(), newText: instead }],
              },
            ]
          : [
              {
                title: `Change to 'Goto(${name.text.trim()})'`,
                safe: false,
                replacements: [{ span: name.span(), newText: `Goto(${name.text.trim()})` }],
              },
            ],
  }));
}

/** Whether a text is that of a place, or a label that its section has. */
function mayBePlace(text: string, { file: { lines }, number }: Line): boolean {
  if (!/^[A-Za-z_][\w-]*$/.test(text)) return true;
  for (const step of [-1, 1])
    for (let at = number; lines[at] !== undefined; at += step) {
      const statement = lines[at]?.statement;
      if (statement?.kind === 'section') break;
      if (statement !== undefined && 'priority' in statement && statement.priority.label?.text === text) return true;
    }
  return false;
}

function misplacedApplications(call: ApplicationCall, statement: ExtensionStatement): LineFinding[] {
  const { then, otherwise } = call.branches ?? {};
  const branches = [then, otherwise].filter((branch) => branch !== undefined && branch.text.trim() !== '');
  const wrong = factsOf(statement).targets.filter(
    ({ piece, flaws }) =>
      flaws.some(({ flaw }) => flaw === 'application') && branches.some((branch) => branch?.start === piece.start),
  );
  // Who takes GotoIf for ExecIf does so in both branches.
  return wrong.slice(0, 1).map(({ piece }) => ({
    span: piece.trim().span(),
    message: `${call.name.text.trim()} goes to a place, and '${/\w+/.exec(piece.text)?.[0] ?? ''}' is an application.`,
    fix: () =>
      wrong.length === branches.length
        ? [{ title: 'Change to ExecIf', safe: false, replacements: [{ span: call.name.trim().span(), newText: 'ExecIf' }] }]
        : [],
  }));
}

/** `Goto($[…]?label)`: the condition becomes part of the place. */
function jumpWithCondition({ application, applicationName, data }: ExtensionStatement): LineFinding | undefined {
  const [first] = substitutions(data);
  const isFirst = first?.whole.text !== undefined && data.text.trimStart().startsWith(first.whole.text);
  if (
    first === undefined ||
    !isFirst ||
    !/^\s*\?\s*[\w$]/.test(data.text.slice(data.text.indexOf(first.whole.text) + first.whole.text.length))
  )
    return undefined;
  const name = application.trim();
  const meant = applicationName === 'goto' ? 'GotoIf' : 'GosubIf';
  return {
    span: name.span(0, applicationName.length),
    message: `${name.text.slice(0, applicationName.length)} takes no condition: '${first.whole.text}?' is read as part of the place. '${meant}' decides.`,
    fix: () => [
      {
        title: `Change to ${meant}`,
        safe: false,
        replacements: [{ span: name.span(0, applicationName.length), newText: meant }],
      },
    ],
  };
}

/** While, If and ElseIf have no branches. */
function surplusBranch({ piece, construct }: { readonly piece: Piece; readonly construct: string }): LineFinding | undefined {
  const at = indexOutside(piece.text, '?');
  if (at < 0 || construct === 'IF') return undefined;
  return {
    span: piece.span(at),
    message: `${construct} takes a condition alone, and ignores what stands behind the '?'.`,
    atMost: 'warning',
  };
}

/** `${IF(condition?a,b)}`: both values as one, where nothing stands around them that would divide it. */
function commaForColon(rest: Piece): LineFinding | undefined {
  const [then, otherwise, ...more] = splitArguments(rest);
  if (then === undefined || otherwise === undefined || more.length > 0 || indexOutside(rest.text, ':') >= 0) return undefined;
  // Options and times divided by a comma are meant as they stand.
  const both = [then.text.trim(), otherwise.text.trim()];
  if (![/^[A-Za-z][\w-]+$/, /^\d+$/, /^"[^"]*"$/].some((kind) => both.every((text) => kind.test(text)))) return undefined;
  const at = then.text.length;
  return {
    span: rest.span(at, at + 1),
    message: `',' stands where ':' belongs: '${rest.text}' is one value, of which nothing is left when the condition is false.`,
    atMost: 'warning',
    fix: () => [{ title: "Change to ':'", safe: false, replacements: [{ span: rest.span(at, at + 1), newText: ':' }] }],
  };
}

function functionFlaw({ name, arguments: args, whole }: FunctionSubstitution): LineFinding | undefined {
  const [, rest] = splitArguments(args, '?', 2);
  if (rest !== undefined) {
    if (rest.text.trim() !== '' && rest.text.trim() !== ':') return commaForColon(rest);
    return {
      span: rest.text === '' ? whole.span() : rest.span(),
      message: `${name.text}() gives nothing: no value stands behind the '?'.`,
      atMost: 'warning',
    };
  }
  if (isComputed(args)) return undefined;
  const [condition, then, otherwise, surplus] = splitArguments(args);
  if (name.text === 'IFTIME' || condition === undefined || then === undefined || surplus !== undefined)
    return {
      span: args.text === '' ? whole.span() : args.span(),
      message: `${name.text}() gives nothing: no '?' stands behind the condition.`,
    };
  const at = condition.text.length;
  return {
    span: args.span(at, at + 1),
    message: "',' stands where '?' belongs.",
    fix: () => [
      {
        title: "Change to '?' and ':'",
        safe: false,
        replacements: [
          { span: args.span(at, at + 1), newText: '?' },
          ...(otherwise === undefined
            ? []
            : [{ span: args.span(otherwise.start - args.start - 1, otherwise.start - args.start), newText: ':' }]),
        ],
      },
    ],
  };
}
