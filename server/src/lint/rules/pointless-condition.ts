/** A GotoIf goes to the same place, or an ExecIf does the same, whether its condition holds or not, a condition asks for an extension that this is not, or for what was asked right above, or a branch puts a value somewhere that is empty there. */

import { isLasting } from '../../catalogue/variables/lasting-functions.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter, targetWritten } from '../../model/flow/flow.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import { destination, isSamePlace, placeOf } from '../../model/names/place.ts';
import { allNodes, type Binary } from '../../syntax/expression.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { compileName, fixedStart, matches } from '../../syntax/pattern.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { mayRun } from '../contexts/gathered.ts';
import { lacksLabel } from '../targets/judge-targets.ts';
import { isWrittenLikePattern } from '../loading/forgotten-underscores.ts';
import { isCutOff } from '../loading/lost-lines.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';
import { emptyBranches } from '../values/empty-branches.ts';
import { expressionsIn, isQuoted, pieceOf } from '../values/expressions.ts';

export const pointlessCondition = contextRule(
  {
    name: 'pointless-condition',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary:
      'A condition makes no difference: both ways of a GotoIf or an ExecIf are the same, EXTEN is compared with what it never is, the same was asked right above, or a branch takes over a value that is empty there.',
    why:
      'A GotoIf without a second branch goes on with the next priority when its condition does not hold: where its label is that of the next line, the line is run in any case. ' +
      'Most often the other branch was forgotten, or a line between the two. ' +
      '`${EXTEN}` is the name of the extension, or one of the numbers that its pattern takes: a comparison with any other number never holds, and was mostly copied from another extension. ' +
      'Of two GotoIf in a row with one condition the second never jumps, nor does the second of two GotoIfTime with one time, and of two ExecIf that set a variable only the second counts; one of the conditions was copied. ' +
      'A branch that is run for an empty value alone, and takes this value over, was meant for the other answer: `=` was written for `!=`, or the branches stand the wrong way round.',
    repair:
      'Write the other branch, as in `?sales:end`, correct the number or the label that was copied, or take the condition out.',
    evidence:
      "main/pbx_builtins.c `pbx_builtin_gotoif`; main/pbx_variables.c `pbx_retrieve_variable` (EXTEN is the channel's extension)",
    follows: ['invalid-time-range', 'unreachable-priority'],
    invalid: [
      `
[a]
exten => s,1,Read(CHOICE,menu,1)
 same => n,GotoIf($["\${CHOICE}" = "1"]?sales)
;                                      ^^^^^ information pointless-condition: Both ways lead to the next line: the condition makes no difference.
 same => n(sales),Dial(PJSIP/100)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?end:end)
;                                             ^^^ information pointless-condition: Both ways lead to 'end': the condition makes no difference.
 same => n,Playback(tt-weasels)
 same => n(end),Hangup()
exten => s,n,ExecIf($["\${CHOICE}" = "1"]?Playback(beep):Playback(beep))
;                                        ^^^^^^^^^^^^^^ information pointless-condition: Both ways run the same: the condition makes no difference.
exten => _3XX,1,ExecIf($["\${EXTEN:0:1}" = "7"]?Playback(beep))
;                        ^^^^^^^^^^^^^^^^^^^^ information pointless-condition: '\${EXTEN:0:1}' of '_3XX' is never '7'.
exten => _2XX,1,ExecIf($["\${EXTEN}" = "300"]?Playback(beep))
;                        ^^^^^^^^^^^^^^^^^^ information pointless-condition: No number of '_2XX' is '300'.
exten => 7,1,Set(NAME=\${IF($["\${CHOICE}" = ""]?\${CHOICE}:none)})
;                                              ^^^^^^^^^ information pointless-condition: The condition lets only an empty '\${CHOICE}' come here.
[b]
exten => s,1,GotoIf($["\${CHOICE}" = "2"]?sales,1,1)
 same => n,GotoIf($["\${CHOICE}" = "2"]?sales,2,1)
;                 ^^^^^^^^^^^^^^^^^^^^ information pointless-condition: The GotoIf above has gone to 'sales,1,1' on this condition: it never holds here.
[sales]
exten => 1,1,Hangup()
exten => 2,1,Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Read(CHOICE,menu,1)
 same => n,ExecIf($["\${CHOICE}" != ""]?Set(LAST=\${CHOICE}))
 same => n,Set(NAME=\${IF($["\${CHOICE}" = ""]?\${CHOICE}:key-\${CHOICE})})
 same => n,GotoIf($["\${CHOICE}" = "1"]?sales:end)
 same => n(sales),Dial(PJSIP/100)
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['constant-condition', 'invalid-condition'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const told = new Set<Line>();
    for (const priority of context.priorities()) {
      const application = priority.statement.applicationName;
      const finding =
        application === 'gotoif' || application === 'gotoiftime'
          ? judge(dialplan, priority)
          : application === 'execif'
            ? sameApplication(priority)
            : undefined;
      const found =
        finding !== undefined
          ? [finding]
          : mayCompareExtension(priority.statement.data.text)
            ? otherExtensions(priority, context)
            : [];
      for (const each of found) {
        told.add(each.line);
        yield each;
      }
    }
    for (const { statement, line } of context.priorities()) {
      if (told.has(line) || !isSound(statement, line.text)) continue;
      for (const value of emptyBranches(statement))
        yield {
          line,
          // Inside of other lines a rule that looks beyond the line cannot tell a column.
          span: (hasWholeSignature(statement) ? value : statement.application.trim()).span(),
          message: `The condition lets only an empty '${value.text.replace(/^"(.*)"$/, '$1')}' come here.`,
        };
    }
    const isNew = ({ line }: Finding): boolean => !told.has(line);
    for (const extension of context.registered()) {
      if (hasSeveral(extension, 'gotoif') || hasSeveral(extension, 'gotoiftime'))
        yield* [...askedBefore(dialplan, extension)].filter(isNew);
      if (hasSeveral(extension, 'execif')) yield* [...setBefore(extension)].filter(isNew);
    }
  },
  (found) => mayRun(found, 'gotoif', 'gotoiftime', 'execif', 'gosubif', 'macroif', 'while', 'set', 'if', 'elseif'),
);

/** Whether two lines of an extension run the application. */
function hasSeveral({ priorities }: Extension, application: string): boolean {
  let count = 0;
  for (const { statement } of priorities) if (statement.applicationName === application) count++;
  return count > 1;
}

/** A first look at a line, before its expressions are read. */
function mayCompareExtension(text: string): boolean {
  return text.includes('${EXTEN') && readsExtension.test(text);
}

const readsExtension = /\$\{EXTEN(?::\d+:\d+)?\}"?\s*!?=|=\s*"?\$\{EXTEN(?::\d+:\d+)?\}/;

/** `"${EXTEN}" = "300"` in an extension that 300 does not come to. */
function* otherExtensions(priority: Priority, context: Context): Generator<Finding> {
  const { line, name, statement } = priority;
  // That a pattern lacks its '_' is told of it.
  if (name === 'h' || hasSubstitution(name) || isWrittenLikePattern(name)) return;
  for (const { tree, inner } of expressionsIn(statement.data))
    for (const node of tree === undefined ? [] : allNodes(tree)) {
      if (node.kind !== 'binary' || !/^(?:==?|!=)$/.test(node.operator)) continue;
      const compared = comparedWithExtension(node, inner);
      if (compared === undefined) continue;
      const { other, part } = compared;
      if (part !== undefined) {
        if (!partMayBe(name, part, other.text))
          yield {
            line,
            span: pieceOf(inner, node).span(),
            message: `'${part.written}' of '${name}' is never '${other.text}'.`,
          };
        continue;
      }
      if (mayBe(name, other.text, isQuoted(node.left))) {
        if (goesElsewhere(context, priority, other.text))
          yield {
            line,
            span: pieceOf(inner, node).span(),
            message: `'${other.text}' has an extension of its own, and never comes to '${name}'.`,
          };
        continue;
      }
      const message = name.startsWith('_')
        ? `No number of '${name}' is '${other.text}'.`
        : `EXTEN is '${name}' here, and never '${other.text}'.`;
      yield { line, span: pieceOf(inner, node).span(), message };
    }
}

/** Whether a number that a pattern answers has an extension of its own, which does not run out into the lines of the pattern. */
function goesElsewhere(context: Context, { name, number }: Priority, text: string): boolean {
  const [best] = context.matching(text);
  if (best === undefined || best.compiled.isPattern || !name.startsWith('_') || best.callerId !== undefined) return false;
  if (best.priority(1) === undefined) return false;
  const last = best.priorities.at(-1);
  return (
    best.priority(number) !== undefined ||
    (last !== undefined && /^\s*(?:hangup|goto)\s*$/i.test(last.statement.application.text))
  );
}

/** Characters that are taken of EXTEN. */
interface ExtensionPart {
  readonly written: string;
  readonly offset: number;
  readonly length: number;
}

/** The text that `${EXTEN}`, or a part of it, is compared with, both in quotation marks or none of them. */
function comparedWithExtension(
  { left, right }: Binary,
  inner: Piece,
): { readonly other: Piece; readonly part: ExtensionPart | undefined } | undefined {
  if (isQuoted(left) !== isQuoted(right)) return undefined;
  const sides = [left, right].map((node) => {
    const piece = pieceOf(inner, node);
    return isQuoted(node) ? piece.slice(1, piece.text.length - 1) : piece;
  });
  for (const [index, side] of sides.entries()) {
    const [written, offset, length] = /^\$\{EXTEN(?::(\d+):(\d+))?\}$/.exec(side.text) ?? [];
    const other = sides[1 - index];
    if (written === undefined || other === undefined || other.text === '' || /[${]/.test(other.text)) continue;
    return { other, part: offset === undefined ? undefined : { written, offset: Number(offset), length: Number(length) } };
  }
  return undefined;
}

/** Whether that part of some number that an extension answers may be the text. A text of another length is left alone, and so are zeros in front. */
function partMayBe(name: string, { offset, length }: ExtensionPart, text: string): boolean {
  if (text.length !== length || !/^[1-9*#+]/.test(text)) return true;
  const { isPattern, literal, positions } = compileName(name);
  if (!isPattern) return literal.slice(offset, offset + length) === text;
  for (let index = 0; index < offset + length; index++) {
    const position = positions[index];
    if (position === undefined) return false;
    if (position.kind !== 'set') return true;
    if (index >= offset && !position.members.includes(text.charCodeAt(index - offset))) return false;
  }
  return true;
}

/** Whether an extension may be entered under a name; numbers without quotation marks are compared by their value. */
function mayBe(name: string, text: string, isText: boolean): boolean {
  const compiled = compileName(name);
  if (matches(compiled, text)) return true;
  if (isText || !/^\d+$/.test(text)) return false;
  return compiled.isPattern ? text.startsWith('0') || /^(?:0|$)/.test(fixedStart(compiled)) : Number(name) === Number(text);
}

/** A GotoIf or GotoIfTime in a row of them, where one above has jumped on the same condition. */
function* askedBefore(dialplan: Dialplan, { priorities }: Extension): Generator<Finding> {
  const row = new Map<string, Piece>();
  let last: Priority | undefined;
  for (const priority of priorities) {
    const { statement, line, number, label } = priority;
    // Who comes in at a label was asked nothing, and files with one extension may stand in for each other.
    if (number !== (last?.number ?? 0) + 1 || label !== undefined || line.file !== last?.line.file) row.clear();
    last = priority;
    const application = statement.applicationName;
    if (application === 'noop' || application === 'verbose') continue;
    const isTime = application === 'gotoiftime';
    const { branches } = factsOf(statement).call;
    const then = branches?.then?.trim();
    const condition = branches?.condition.trim();
    if (
      (application !== 'gotoif' && !isTime) ||
      then === undefined ||
      condition === undefined ||
      !isSound(statement, line.text)
    ) {
      row.clear();
      continue;
    }
    const key = `${application} ${condition.text.replace(/\s+/g, ' ')}`;
    const before = row.get(key);
    if (before !== undefined && before.text !== '' && then.text !== '')
      yield {
        line,
        span: condition.span(),
        message: `The ${isTime ? 'GotoIfTime' : 'GotoIf'} above has gone to '${before.text}' on this condition: it never holds here.`,
      };
    const goesOn = branches?.otherwise === undefined || branches.otherwise.text.trim() === '';
    if (!goesOn) row.clear();
    else if (
      before === undefined &&
      (isTime || condition.text.includes('${')) &&
      !mayChange(condition) &&
      leads(dialplan, priority, then)
    )
      row.set(key, then);
  }
}

/** A row of `ExecIf(…?Set(X=…))` in which one condition stands twice, each time with another value: the second is what remains. */
function* setBefore({ priorities }: Extension): Generator<Finding> {
  const row = new Map<string, string>();
  let last = 0;
  for (const { statement, line, number, label } of priorities) {
    const { branches } = factsOf(statement).call;
    const condition = branches?.condition.trim();
    const [, name = '', value = ''] = /^Set\(_{0,2}(\w+)=(.*)\)$/i.exec(branches?.then?.text.trim() ?? '') ?? [];
    const isOne = statement.applicationName === 'execif' && condition !== undefined && name !== '' && label === undefined;
    if (number !== last + 1 || !isOne) row.clear();
    last = number;
    if (!isOne || !condition.text.includes('${') || mayChange(condition) || !isSound(statement, line.text)) continue;
    const isRead = new RegExp(`\\b${name}\\b`);
    if (isRead.test(condition.text) || isRead.test(value) || (branches?.otherwise?.text.trim() ?? '') !== '') {
      row.clear();
      continue;
    }
    const key = `${name}=${condition.text.replace(/\s+/g, ' ')}`;
    const before = row.get(key);
    if (before !== undefined && before !== value)
      yield {
        line,
        span: condition.span(),
        message: `An ExecIf above has set '${name}' to '${before}' on this condition, which is lost here.`,
      };
    row.set(key, value);
  }
}

function leads(dialplan: Dialplan, priority: Priority, branch: Piece): boolean {
  const target = hasSubstitution(branch.text) ? undefined : targetWritten(placeOf(priority), branch);
  return target !== undefined && destination(dialplan, placeOf(priority), target) !== undefined;
}

/** Whether a condition may come out otherwise when it is asked again. */
function mayChange(condition: Piece): boolean {
  for (const each of allSubstitutions(condition))
    if (each.kind === 'function' ? !isLasting(each.name.text) : each.kind === 'variable' && each.name.text === 'EPOCH')
      return true;
  return false;
}

/** `ExecIf($[…]?Set(X=1):Set(X=1))` */
function sameApplication({ statement, line }: Priority): Finding | undefined {
  const { then, otherwise } = factsOf(statement).call.branches ?? {};
  const text = then?.text.trim() ?? '';
  if (then === undefined || text === '' || text !== otherwise?.text.trim() || !isSound(statement, line.text)) return undefined;
  return { line, span: then.trim().span(), message: 'Both ways run the same: the condition makes no difference.' };
}

function judge(dialplan: Dialplan, priority: Priority): Finding | undefined {
  const place = placeOf(priority);
  const { branches } = factsOf(priority.statement).call;
  if (branches?.then === undefined || !isSound(priority.statement, priority.line.text)) return undefined;
  const { then, otherwise } = branches;
  const written = [then, otherwise].filter((branch): branch is Piece => branch !== undefined && branch.text !== '');
  const [first = then] = written;
  const found = written.map((branch) => {
    const target = targetWritten(place, branch);
    return target === undefined ? undefined : destination(dialplan, place, target);
  });
  const [one, other] = found;
  if (one === undefined || (written.length > 1 && (other === undefined || !isSamePlace(one, other)))) return undefined;
  const { steps } = stepsAfter(dialplan, place);
  const [only] = steps;
  // What goes on by itself has to come to the same place.
  if (written.length === 1 && (steps.some((step) => !isSamePlace(step.place, one)) || !steps.some(({ kind }) => kind === 'next')))
    return undefined;
  if (only === undefined) return undefined;
  const isNext = one.priority.number === priority.number + 1 && one.priority.name === priority.name;
  // The line that was to stand in between is dropped, which is told there.
  if (isNext && (isCutOff(priority) || lacksLabel(priority, dialplan))) return undefined;
  // The label has come to this line too by mistake, which is told where it stands for the second time.
  const { rejections } = one.priority.context;
  if (rejections.some(({ kind, earlier }) => kind === 'duplicate-label' && earlier === one.priority.line)) return undefined;
  return {
    line: priority.line,
    span: first.span(),
    message: `Both ways lead to ${isNext ? 'the next line' : `'${first.text.trim()}'`}: the condition makes no difference.`,
  };
}
