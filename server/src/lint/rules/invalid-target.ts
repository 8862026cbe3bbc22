/** A target that is written in a way that Asterisk reads as something else. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { Span } from '../../base/span.ts';
import type { Target, TargetFlaw } from '../../model/lines/target.ts';
import { originOf } from '../../model/names/resolve.ts';
import { routineOf } from '../../model/routines/subroutines.ts';
import { closingParenthesis } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';
import { subjectOf } from '../targets/target-messages.ts';
import type { Finding, Fix } from '../finding.ts';
import { bracketFlaw, unclosedSubstitution } from '../lines/brackets.ts';
import { targetRule } from '../rule.ts';

export const invalidTarget = targetRule(
  {
    name: 'invalid-target',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary:
      'The place in a Goto, a Gosub or the like is written in a way that Asterisk reads as something else: a priority is missing, a blank or a quotation mark became part of a name, arguments stand outside the parentheses.',
    why:
      'A target is `[[context,]extension,]priority`, in a subroutine call with `(arguments)` behind it. The parts are counted from the right, so a lone word is a priority or a label of the current extension. ' +
      'Nothing is trimmed and quotation marks are not removed: ` s` is another extension than `s`.',
    evidence: 'main/pbx.c `pbx_parseable_goto`, apps/app_stack.c `gosub_exec`',
    follows: ['unescaped-semicolon', 'unclosed-bracket'],
    invalid: [
      `
[a]
exten => s,1,Gosub(sub-x)
;                  ^^^^^ error invalid-target: 'sub-x' is read as a priority of this extension; a context needs its extension and priority behind it.
[sub-x]
exten => s,1,Return()
`,
      `
[a]
exten => s,1,Goto(b, s,1)
;                   ^^ error invalid-target: The blank becomes part of the name: ' s' is not 's'.
[b]
exten => s,1,Answer()
`,
      `
[a]
exten => s,1,Gosub(sub-x,s,1,\${EXTEN})
;                            ^^^^^^^^ warning invalid-target: A fourth part is ignored; arguments belong in parentheses behind the priority.
[sub-x]
exten => s,1,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Gosub(sub-x,s,1(a, b))
 same => n,Gosub(more)
 same => n,Hangup()
 same => n(more),Return()
[sub-x]
exten => s,1,NoOp(\${ARG1}\${ARG2})
 same => n,Return()
`,
    ],
    seeAlso: ['unknown-label', 'empty-hangup-handler'],
  },
  (context, dialplan) => check(judgedTargets(context, dialplan), dialplan),
  (file, dialplan) => check(judgedNeighborTargets(file, dialplan), dialplan),
);

function* check(targets: readonly JudgedTarget[], dialplan: Dialplan): Generator<Finding> {
  const withBlanks = new Set<Line>();
  const withArguments = new Set<Line>();
  for (const { line, target, priority, meantContext } of targets) {
    // Another application behind this one is told, and so is a parenthesis too many.
    const closing = closingParenthesis(target.piece.text, 0);
    if (closing >= 0) {
      const between = /^\)(\s*,?\s*)\(/.exec(target.piece.text.slice(closing))?.[1];
      if (takesArguments(target) && between !== undefined) yield closedBeforeArguments(line, target, closing, between);
      continue;
    }
    if (isCutByComma(line, target)) continue;
    for (const { flaw, span: flawed } of target.flaws) {
      // Where a condition decides, the form of the condition is what is wrong.
      if (flaw === 'application' && isBranch(target)) continue;
      // What a comma too many, or a sign in its place, has left empty or added is one mistake.
      if (flaw === 'empty-part' && target.flaws.some((other) => other.flaw === 'wrong-separator')) continue;
      if (flaw === 'surplus-part' && target.flaws.some((other) => other.flaw === 'empty-part')) continue;
      if (flaw === 'text-after-arguments' && hasBracketFlaw(line)) continue;
      // A brace that is missing in the arguments has taken the parenthesis with it, and is told.
      if (flaw === 'unclosed-arguments' && hasBracketFlaw(line, '${')) continue;
      // Who passes arguments in one branch of a GotoIf does so in the other: GosubIf was meant.
      if (flaw === 'unexpected-arguments' && isBranch(target)) {
        if (withArguments.has(line)) continue;
        withArguments.add(line);
      }
      // Whoever writes one blank in a line writes the others as well.
      if (flaw === 'blank') {
        if (withBlanks.has(line) || hasForeignBlank(line, flawed)) continue;
        withBlanks.add(line);
      }
      // Where there is no text at all, the application is shown.
      const span = flawed.start < flawed.end ? flawed : (priority?.statement.application.span() ?? flawed);
      const repair = repairOf(flaw, span, target, line);
      yield {
        line,
        span,
        message: messageOf(flaw, span, target, line),
        ...(isHarmless(flaw, target) && { atMost: flaw === 'surplus-comma' ? ('information' as const) : ('warning' as const) }),
        fix: () => {
          if (flaw === 'blank') return [withoutBlanks(line, targets)];
          const chosen =
            (flaw === 'surplus-part' ? withoutUnread(span, { target, priority }, line, dialplan) : undefined) ?? repair;
          return chosen === undefined
            ? []
            : [{ title: chosen.title, safe: chosen.safe, edits: [replacement(line, chosen.span, chosen.newText)] } satisfies Fix];
        },
      };
    }
    const taken = argumentsTakenForPlace(target, dialplan);
    if (taken !== undefined && !hasBracketFlaw(line)) yield { line, ...taken, explains: ['unknown-extension'] };
    if (meantContext === undefined || hasBracketFlaw(line)) continue;
    const first = (target.extension ?? target.priority)?.piece;
    if (first === undefined) continue;
    const missing = target.extension === undefined ? ',s,1' : ',1';
    yield {
      line,
      span: first.span(),
      message:
        target.extension === undefined
          ? `'${meantContext}' is read as a priority of this extension; a context needs its extension and priority behind it.`
          : `'${meantContext}' is read as an extension of this context; a context needs both an extension and a priority behind it.`,
      fix: () => {
        // What is computed there was to be an argument.
        if (target.priority?.isComputed === true) return [];
        // MSet would end the value at the comma.
        if (target.relation === 'handler' && priority?.statement.applicationName === 'mset') return [];
        const last = target.priority?.piece.span() ?? first.span();
        // `Goto(sales,s.1)`
        const point = /^\w+(?=\.\d+$)/.exec(target.priority?.piece.text ?? '')?.[0].length;
        if (point !== undefined) {
          const span = { start: last.start + point, end: last.start + point + 1 };
          return [{ title: "Change '.' to ','", safe: false, edits: [replacement(line, span, ',')] }];
        }
        // `Gosub(sub,1)`: the number is the priority, and the extension is missing.
        if (target.extension !== undefined && isPriorityOfRoutine(meantContext, target, dialplan))
          return [{ title: "Add 's,'", safe: false, edits: [replacement(line, { start: last.start, end: last.start }, 's,')] }];
        return [
          {
            title: `Add '${missing}'`,
            safe: target.extension === undefined,
            edits: [replacement(line, { start: last.end, end: last.end }, missing)],
          },
        ];
      },
    };
  }
}

/** `b(sub-predial^${CALLERID(num)}^${EXTEN})`, as option U would have it: the two are read as an extension and a priority. */
function argumentsTakenForPlace(
  { construct, context, extension, priority, arguments: args, flaws }: Target,
  dialplan: Dialplan,
): Pick<Finding, 'span' | 'message' | 'fix'> | undefined {
  if (!/ option [bB]$/.test(construct) || args !== undefined || flaws.length > 0) return undefined;
  if (context?.isComputed !== false || extension?.isComputed !== true || priority?.isComputed !== true) return undefined;
  const routine = dialplan.context(context.piece.text);
  if (routine?.named('s').some((each) => each.priority(1) !== undefined) !== true) return undefined;
  if (routine.registered().some(({ compiled }) => compiled.isPattern || /^\d/.test(compiled.literal))) return undefined;
  const [first, second] = [extension.piece, priority.piece];
  const span = { start: first.span().start, end: second.span().end };
  return {
    span,
    message: `'${first.text}' and '${second.text}' are read as the extension and the priority: arguments stand in parentheses behind these.`,
  };
}

/** Whether the number behind the name of a context can be the priority of its extension `s`, and no extension. */
function isPriorityOfRoutine(name: string, { priority }: JudgedTarget['target'], dialplan: Dialplan): boolean {
  const context = dialplan.context(name);
  const number = priority?.piece.text.trim() ?? '';
  return (
    /^\d+$/.test(number) &&
    context?.matching(number).length === 0 &&
    context.named('s').some((each) => each.priority(Number(number)) !== undefined)
  );
}

/**
 * `Gosub(sub,s,1)(a)`: the place is right, and Asterisk complains each time of what it takes for an argument list without an end. With
 * something between the two the `)` becomes part of a label.
 */
function closedBeforeArguments(line: Line, { piece }: Target, closing: number, between: string): Finding {
  const span = piece.span(closing, closing + between.length + 2);
  const { end } = piece.span();
  return {
    line,
    span,
    ...(between === ''
      ? { message: "The argument list has no ')': the one in front of it ends nothing.", atMost: 'warning' as const }
      : { message: "The ')' in front of the argument list ends nothing, and becomes part of the priority." }),
    fix: () => [
      {
        title: "Move the ')' to the end",
        safe: true,
        edits: [replacement(line, span, '('), replacement(line, { start: end, end }, ')')],
      },
    ],
  };
}

/** All blanks of a line that became part of a name, taken out together. */
function withoutBlanks(line: Line, targets: readonly JudgedTarget[]): Fix {
  const spans = targets.flatMap((each) =>
    each.line === line ? each.target.flaws.flatMap(({ flaw, span }) => (flaw === 'blank' ? [span] : [])) : [],
  );
  return {
    title: spans.length > 1 ? 'Remove the blanks' : 'Remove the blank',
    safe: true,
    edits: spans.map((span) => replacement(line, span, line.text.slice(span.start, span.end).trim())),
  };
}

/** Whether the blank around a part is one that does not break, or another one that a word processor has put there, which is told of it. */
function hasForeignBlank({ text }: Line, { start, end }: Span): boolean {
  const part = text.slice(start, end);
  return /^[^\S\x01-\x20]|[^\S\x01-\x20]$/.test(part);
}

/** Whether MSet ends the value at a comma in the target, which is told there. */
function isCutByComma(line: Line, { piece, relation }: Target): boolean {
  return relation === 'handler' && /^,[^,=]*[,)]/.test(line.text.slice(piece.span().end));
}

/** Whether a bracket of the line, or this one, has no partner, so that another one ends the argument list. */
function hasBracketFlaw({ statement }: Line, bracket?: string): boolean {
  const flaw = statement.kind === 'exten' || statement.kind === 'same' ? bracketFlaw(statement) : undefined;
  return flaw !== undefined && (bracket === undefined || flaw.bracket === bracket);
}

/** Whether the target is a branch of GotoIf. */
function isBranch({ construct }: Target): boolean {
  return /^gotoif$/i.test(construct);
}

/** Whether Asterisk goes where it was meant to go all the same. */
function isHarmless(flaw: TargetFlaw, target: Target): boolean {
  switch (flaw) {
    case 'surplus-part':
    case 'surplus-comma':
    case 'unclosed-arguments':
    case 'too-many-arguments':
    case 'empty-option':
      return true;
    case 'text-after-arguments':
      return target.impliedExtension === undefined;
    case 'empty':
    case 'blank':
    case 'wrong-separator':
    case 'wrapped':
    case 'application':
    case 'quoted':
    case 'missing-priority':
    case 'empty-part':
    case 'unexpected-arguments':
    case 'label':
      return false;
  }
}

function messageOf(flaw: TargetFlaw, span: Span, target: Target, line: Line): string {
  switch (flaw) {
    case 'empty':
      return `${target.construct} names no place.`;
    case 'empty-option':
      return `${subjectOf(target) ?? target.construct} names no subroutine.`;
    case 'blank': {
      const text = line.text.slice(span.start, span.end);
      return `The blank becomes part of the name: '${text}' is not '${text.trim()}'.`;
    }
    case 'unclosed-arguments':
      return "The argument list has no ')'.";
    case 'text-after-arguments':
      return target.impliedExtension === undefined
        ? 'Asterisk ignores what stands behind the argument list.'
        : `Arguments stand behind '${target.separator}' here, not in parentheses.`;
    case 'surplus-part':
      return takesArguments(target)
        ? 'A fourth part is ignored; arguments belong in parentheses behind the priority.'
        : 'A fourth part is ignored.';
    case 'surplus-comma':
      return 'The argument list belongs right behind the priority, without a comma.';
    case 'wrong-separator':
      return target.impliedExtension === undefined
        ? `The parts of a target are separated by ${target.separator === '^' ? "'^'" : 'commas'} here.`
        : `Arguments are separated from the context by '${target.separator}' here.`;
    case 'missing-priority':
      return 'The priority is missing.';
    case 'empty-part':
      return 'No label is found behind a comma with nothing in front of it.';
    case 'unexpected-arguments':
      return 'A jump takes no arguments: they become part of the label.';
    case 'label':
      return `${target.construct} takes the number of a priority here, not a label.`;
    case 'wrapped':
      return 'Only the target belongs here, without an application around it.';
    case 'application':
      return 'An application stands where a place belongs.';
    case 'quoted':
      return 'The quotation marks become part of the name.';
    case 'too-many-arguments':
      return 'Asterisk splits no more than 100 arguments; the last one holds the rest.';
  }
}

/** The context with its arguments behind it: an extension `s` and a priority 1 are meant anyway, and commas stand in quotation marks there. */
function passedBehind({ separator }: Target, span: Span, line: Line): Repair {
  const [context = '', ...rest] = line.text.slice(span.start, span.end).split(/[|^]/);
  const isPlace = rest[0] === 's' && rest[1] === '1';
  const args = isPlace ? rest.slice(2) : rest;
  const text = [context, ...args].join(separator);
  const isQuoted = separator !== ',' || args.length === 0 || line.text.charAt(span.start - 1) === '"';
  const title = args.length === 0 ? 'Keep the context alone' : `Use '${separator}'`;
  return { title, safe: false, span, newText: isQuoted ? text : `"${text}"` };
}

/** `b,s,1(x,y)` as option U takes it: a context alone, with its arguments behind it. */
function asContext(place: string): string {
  const [, context, list = ''] = /^\s*([^,()]+),s,1(?:\((.*)\))?\s*$/s.exec(place) ?? [];
  if (context === undefined) return place;
  return [context, ...(list === '' ? [] : list.split(','))].join('^');
}

function takesArguments(target: Target): boolean {
  return target.relation === 'call' || target.relation === 'handler';
}

interface Repair {
  readonly title: string;
  readonly safe: boolean;
  readonly span: Span;
  readonly newText: string;
}

/** Where the routine reads fewer arguments than stand behind the priority, those that it reads; undefined where it reads all, or that is not known. */
function withoutUnread(
  span: Span,
  { target, priority }: Pick<JudgedTarget, 'target' | 'priority'>,
  line: Line,
  dialplan: Dialplan,
): Repair | undefined {
  if (!takesArguments(target) || target.arguments !== undefined) return undefined;
  const routine = routineOf(dialplan, target, priority === undefined ? undefined : originOf(priority));
  const text = line.text.slice(span.start, span.end);
  const parts = text.split(',');
  if (routine === undefined || parts.length <= routine.most) return undefined;
  const around = { start: span.start - 1, end: span.end };
  if (routine.most === 0)
    return { title: `Remove '${line.text.slice(around.start, around.end)}'`, safe: true, span: around, newText: '' };
  const list = `(${parts.slice(0, routine.most).join(',')})`;
  return { title: `Change to '${list}'`, safe: false, span: around, newText: list };
}

function repairOf(flaw: TargetFlaw, span: Span, target: Target, line: Line): Repair | undefined {
  const text = line.text.slice(span.start, span.end);
  switch (flaw) {
    // All of a line are repaired together.
    case 'blank':
      return undefined;
    case 'unclosed-arguments': {
      // The parenthesis of a substitution was taken for the end of the line's application, and what follows is lost.
      if (unclosedSubstitution(target.piece) !== undefined) return undefined;
      const { end } = target.piece.span();
      return { title: "Add ')'", safe: true, span: { start: end, end }, newText: ')' };
    }
    case 'wrong-separator':
      return target.impliedExtension === undefined
        ? target.separator === '^'
          ? { title: "Use '^'", safe: false, span, newText: text.replaceAll('|', '^') }
          : { title: 'Use commas', safe: true, span, newText: text.replace(/[|^]/g, ',') }
        : passedBehind(target, span, line);
    case 'empty-part':
      return { title: `Change to '${text.replace(/^,+/, '')}'`, safe: false, span, newText: text.replace(/^,+/, '') };
    case 'missing-priority':
      return text.endsWith(',')
        ? { title: "Add '1'", safe: false, span: { start: span.end, end: span.end }, newText: '1' }
        : undefined;
    case 'wrapped': {
      const inner = /\(([\s\S]*)\)\s*$/.exec(text)?.[1];
      if (inner === undefined) return undefined;
      return {
        title: 'Keep the target alone',
        safe: true,
        span,
        newText: target.construct.endsWith(' option U') ? asContext(inner) : inner,
      };
    }
    case 'quoted': {
      const inner = /^"([^"]*)"$/.exec(text)?.[1];
      return inner === undefined ? undefined : { title: 'Remove the quotation marks', safe: true, span, newText: inner };
    }
    case 'surplus-part': {
      if (!takesArguments(target)) return undefined;
      const list = target.arguments === undefined ? `(${text})` : '';
      return {
        title: 'Put the arguments in parentheses',
        safe: false,
        span: { start: span.start - 1, end: span.end },
        newText: list,
      };
    }
    case 'surplus-comma':
      return { title: 'Remove the comma', safe: true, span, newText: '' };
    case 'empty-option':
      return { title: 'Remove the option', safe: true, span, newText: '' };
    case 'application':
    case 'empty':
    case 'text-after-arguments':
    case 'too-many-arguments':
    case 'unexpected-arguments':
    case 'label':
      return undefined;
  }
}
