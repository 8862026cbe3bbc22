/** A priority is written in a way that Asterisk does not read, or reads as something else. */

import { closest } from '../../base/distance.ts';
import type { Span } from '../../base/span.ts';
import { application } from '../../catalogue/catalogue.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { writtenNameOf } from '../loading/empty-names.ts';
import { rejectedPriorities } from '../loading/priority-flaws.ts';
import { contextRule } from '../rule.ts';

export const invalidPriority = contextRule(
  {
    name: 'invalid-priority',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A priority is no number, no `n`, no `s`, no `hint` and no label, or its label stands in the wrong place.',
    why:
      'Asterisk warns ("Invalid priority/label", "Label missing trailing \')\'") and drops the line, or takes the label or a second priority for the application, at which the call ends. ' +
      '`n`, `s` and `hint` are written in small letters, and the label follows them at once: `n(label)`.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten => s,1,Answer()
 same => N,NoOp()
;        ^ error invalid-priority: 'N' is no priority: it is written 'n'. Asterisk drops the line.
 same => n (wait),Wait(1)
;        ^^^^^^^^ error invalid-priority: The blank in front of the label is part of the priority; Asterisk drops the line.
 same => n(more,Wait(1)
;        ^^^^^^ error invalid-priority: The label has no ')'; Asterisk drops the line.
 same => n,(end),Hangup()
;          ^^^^^ error invalid-priority: The label belongs right behind the priority: 'n(end)'.
 same => 0,NoOp()
;        ^ error invalid-priority: Priorities count from 1; Asterisk drops the line.
`,
    ],
    valid: [
      `
[a]
exten => s,1(start),Answer()
 same => n(more),Wait(1)
 same => s+10(later),NoOp()
 same => more+1,Hangup()
`,
    ],
    seeAlso: ['missing-priority', 'missing-application', 'next-without-previous'],
  },
  function* (context) {
    for (const { line, statement, isMissing } of rejectedPriorities(context)) {
      if (isMissing) continue;
      yield findingOf(line, statement, rejected(statement, context));
    }
    for (const { line, statement } of context.priorities()) {
      const flaw = displaced(statement, context);
      if (flaw === undefined || isTemplateText(line.text) || isMangled(statement, line.text)) continue;
      yield findingOf(line, statement, flaw);
    }
    for (const { kind, line } of context.rejections) {
      const { statement } = line;
      if (kind !== 'next-without-previous' && kind !== 'duplicate-priority') continue;
      if (statement.kind !== 'exten' && statement.kind !== 'same') continue;
      const flaw = displaced(statement, context);
      if (flaw !== undefined && !isTemplateText(line.text) && !isMangled(statement, line.text))
        yield findingOf(line, statement, flaw);
    }
  },
  ({ rejections, hasOddApplications }) => rejections.length > 0 || hasOddApplications,
);

interface Flaw {
  readonly message: string;
  readonly span?: Span;
  readonly repair?: Repair;
  /** In the place of `repair`, where it depends on the extension that a `same` counts on from. */
  readonly repairIn?: (extension: string | undefined) => Repair;
  /** What else may be meant. */
  readonly other?: Repair;
}

interface Repair {
  readonly title: string;
  readonly safe: boolean;
  readonly span: Span;
  readonly newText: string;
}

function findingOf(line: Line, { priority }: ExtensionStatement, { message, span, repair, repairIn, other }: Flaw): Finding {
  return {
    line,
    span: span ?? priority.piece.span(),
    message,
    explains: ['duplicate-priority', 'unknown-application'],
    fix: () =>
      [repairIn?.(writtenNameOf(line)?.text) ?? repair, other]
        .filter((each) => each !== undefined)
        .map(({ title, safe, span: at, newText }) => ({ title, safe, edits: [replacement(line, at, newText)] })),
  };
}

/** Why Asterisk drops the line. */
function rejected(statement: ExtensionStatement, context: Context): Flaw {
  const { priority, extension, application: name } = statement;
  const { piece, word, label, isLabelUnclosed } = priority;
  const text = word.text;
  const trimmed = text.trim();
  if (isLabelUnclosed) {
    const { end } = piece.span();
    const repair =
      /^[\w-]+$/.test(label?.text ?? '') && isWord(trimmed)
        ? { title: "Add ')'", safe: true, span: { start: end, end }, newText: ')' }
        : undefined;
    return { message: "The label has no ')'; Asterisk drops the line.", ...(repair && { repair }) };
  }
  if (text === '' && label !== undefined) {
    const { start } = piece.span();
    return {
      message: `A label alone is no priority: 'n(${label.text})' is one. Asterisk drops the line.`,
      repair: { title: "Add 'n'", safe: false, span: { start, end: start }, newText: 'n' },
    };
  }
  if (isWord(trimmed) && trimmed !== text)
    return {
      message: 'The blank in front of the label is part of the priority; Asterisk drops the line.',
      repair: { title: 'Remove the blank', safe: true, span: word.span(), newText: trimmed },
    };
  const lower = trimmed.toLowerCase();
  if (isWord(lower))
    return {
      message: `'${trimmed}' is no priority: it is written '${lower}'. Asterisk drops the line.`,
      repair: { title: `Change to '${lower}'`, safe: true, span: word.span(), newText: lower },
    };
  // `same = > n,Hangup()`
  const arrow = /^[=>]+\s*/.exec(trimmed)?.[0] ?? '';
  if (arrow !== '' && isWord(trimmed.slice(arrow.length))) {
    const { start } = word.trim().span();
    return {
      message: `The '${arrow.trim()}' stands apart from its '=', and becomes part of the priority; Asterisk drops the line.`,
      repair: { title: `Remove '${arrow.trim()}'`, safe: true, span: { start, end: start + arrow.length }, newText: '' },
    };
  }
  if (/^[+-]?\d/.test(trimmed)) return { message: 'Priorities count from 1; Asterisk drops the line.' };
  // `same => h,Hangup()`: another extension was to begin here.
  if (isBeginning(statement, context)) {
    const span = { start: statement.key.span().start, end: word.span().end };
    return {
      message: `'${text}' is no priority: an extension begins with 'exten' and its number or name. Asterisk drops the line.`,
      repair: { title: `Begin the extension '${text}'`, safe: false, span, newText: `exten ${statement.operator} ${text},1` },
    };
  }
  const near = closest(trimmed, [...labelsOf(context, extension.text), 'hint']);
  // Nothing stands above that the first line of an extension could count on from.
  const counted = statement.kind === 'exten' && context.named(statement.extension.text).length === 0 ? '1' : 'n';
  return {
    message: `'${piece.text}' is no number, no 'n', no 's' and no label of this extension; Asterisk drops the line.`,
    ...(near !== undefined && { repair: { title: `Change to '${near}'`, safe: false, span: word.span(), newText: near } }),
    ...(isOtherExtension(statement, context) && {
      repair: {
        title: `Begin the extension '${text}'`,
        safe: false,
        span: { start: extension.span().start, end: word.span().end },
        newText: `${text},1`,
      },
    }),
    // A label in the place of the priority.
    ...(label === undefined &&
      !specialNames.test(text) &&
      near !== 'hint' &&
      application(name.text.trim()) !== undefined &&
      /^[A-Za-z_][\w-]*$/.test(text) && {
        other: { title: `Change to '${counted}(${text})'`, safe: false, span: word.span(), newText: `${counted}(${text})` },
      }),
  };
}

const specialNames = /^(?:[hitoaeT]|fax)$/;

/** Whether one of the names that Asterisk looks for by itself stands where the priority belongs, and the context has no such extension. */
function isBeginning({ kind, priority, application: name }: ExtensionStatement, context: Context): boolean {
  return kind === 'same' && isSpecialName(priority, name, context);
}

/** The same behind the name of an extension: `exten => _X.,h,Hangup()`. */
function isOtherExtension({ kind, priority, application: name }: ExtensionStatement, context: Context): boolean {
  return kind === 'exten' && isSpecialName(priority, name, context);
}

function isSpecialName(
  { word, label }: ExtensionStatement['priority'],
  name: ExtensionStatement['application'],
  context: Context,
): boolean {
  return (
    label === undefined &&
    specialNames.test(word.text) &&
    application(name.text.trim()) !== undefined &&
    context.named(word.text).length === 0
  );
}

/** `n(label)Dial(PJSIP/1,30)`: what stands behind the first comma is read as the application. */
function gluedToLabel({ priority: { piece } }: ExtensionStatement): Flaw | undefined {
  const [, label = '', name = ''] = /^((?:n|s|\d+)\([\w-]+\))\s*([A-Za-z]\w*)\s*\(/.exec(piece.text) ?? [];
  if (label === '' || application(name) === undefined) return undefined;
  const at = piece.column(label.length);
  return {
    message: `A comma is missing between the priority and '${name}'.`,
    repair: { title: "Add ','", safe: true, span: { start: at, end: at }, newText: ',' },
  };
}

/** A label or a second priority where the application belongs, or an application that no comma separates from the priority. */
function displaced(statement: ExtensionStatement, context: Context): Flaw | undefined {
  const { application: name } = statement;
  const early = gluedToLabel(statement);
  if (early !== undefined) return early;
  const { priority, data, rest, hasParentheses, kind, extension } = statement;
  if (kind === 'same' && priority.piece.text === 's' && name.text === 'n' && /^[\w-]+\)\s*,\s*[A-Za-z]/.test(data.text))
    return writtenOnceMore(statement, context);
  if (name.text !== '' && !name.text.includes(',')) return undefined;
  if (priority.word.text === 'hint') return undefined;
  if (name.text === '' && hasParentheses) {
    // `n,(label),App`: the label is read as the data of an application without a name.
    const match = /^\s*\(([\w-]+)\)\s*(?=,\s*\w)/.exec(rest.text);
    if (match === null || priority.label !== undefined) return undefined;
    const { end } = priority.piece.span();
    const from = rest.column(rest.text.indexOf('('));
    return {
      span: { start: from, end: from + (match[1] ?? '').length + 2 },
      message: `The label belongs right behind the priority: '${priority.piece.text}(${match[1] ?? ''})'.`,
      repair: {
        title: 'Move the label',
        safe: true,
        span: { start: end, end: rest.column(match[0].length) },
        newText: `(${match[1] ?? ''})`,
      },
    };
  }
  const second = /^(n|s|\d+)\s*,\s*(?=[A-Za-z]\w*$)/.exec(name.text);
  const behind = second === null ? '' : name.text.slice(second[0].length);
  // `same => 4001,2,Hangup()`: the extension is written once more, which is no priority that anything leads to.
  if (second !== null && kind === 'same' && /^(?:\d{3,}|s)$/.test(priority.piece.text) && application(behind) !== undefined)
    return writtenOnceMore(statement, context);
  if (second !== null && application(behind) !== undefined)
    return {
      span: name.span(0, (second[1] ?? '').length),
      message: `'${second[1] ?? ''}' is a second priority where the application belongs.`,
      repairIn: (above) => {
        // `same => 1,2,Hangup()` below `exten => 1,1,…`: the first number is that of the extension.
        if (kind === 'same' && priority.piece.text === above) return removalOf(statement);
        const isCounted = isWord(priority.word.text);
        return { title: `Remove '${second[1] ?? ''},'`, safe: isCounted, span: name.span(0, second[0].length), newText: '' };
      },
    };
  if (name.text !== '' || data.text !== '' || (kind === 'exten' && extension.text === '')) return undefined;
  const { piece } = priority;
  const glued = /^((?:n|s|\d+)\([^()]*\)|\d+)\s*([A-Za-z]\w*)\s*(?:\(|$)/.exec(piece.text);
  if (glued === null || application(glued[2] ?? '') === undefined) return undefined;
  const at = piece.column((glued[1] ?? '').length);
  return {
    message: `A comma is missing between the priority and '${glued[2] ?? ''}'.`,
    repair: { title: "Add ','", safe: true, span: { start: at, end: at }, newText: ',' },
  };
}

/** `same => s,n,Hangup()`, where the extension stands before the priority as behind `exten`. */
function writtenOnceMore(statement: ExtensionStatement, context: Context): Flaw {
  const { key, priority } = statement;
  const name = priority.piece.text;
  return {
    message: `'${name}' stands where the priority belongs.`,
    repairIn: (above) => {
      if (above === name) return removalOf(statement);
      const isThere = context.named(name).length > 0;
      return isThere
        ? { title: `Write 'exten', for the extension '${name}'`, safe: false, span: key.span(), newText: 'exten' }
        : { ...removalOf(statement), safe: false };
    },
  };
}

function removalOf({ priority: { piece }, application: name }: ExtensionStatement): Repair {
  const span = { start: piece.span().start, end: name.span().start };
  return { title: `Remove '${piece.text},'`, safe: true, span, newText: '' };
}

function isWord(text: string): boolean {
  return text === 'n' || text === 's' || text === 'next' || text === 'same' || text === 'hint';
}

function labelsOf(context: Context, name: string): string[] {
  return context
    .named(name)
    .flatMap((each) => each.priorities.map((priority) => priority.label))
    .filter((label) => label !== undefined);
}
