/** An extension that ends in the middle of another one, which answers the same number. */

import { application } from '../../catalogue/catalogue.ts';
import { headBehind } from '../../format/same-line.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Extension, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { stepsAfter } from '../../model/flow/flow.ts';
import { neverGoesOn } from '../../model/flow/reached.ts';
import { placeOf } from '../../model/names/place.ts';
import { covers } from '../../syntax/pattern.ts';
import { insertion, endOf } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isPartOfForgotten } from '../loading/forgotten-underscores.ts';
import { namePieces } from '../loading/extension-names.ts';
import { isCutOff } from '../loading/lost-lines.ts';
import { slipBehind } from '../loading/priority-gaps.ts';
import { contextRule } from '../rule.ts';

export const mixedPatternPriorities = contextRule(
  {
    name: 'mixed-pattern-priorities',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'Behind the last priority of an extension a call goes on in the middle of a pattern that answers the number as well.',
    why:
      'Asterisk looks for each priority by itself: when `100` has priority 1 only, and `_1XX` has 1, 2 and 3, who dials 100 gets the 1 of `100` and then 2 and 3 of `_1XX`. ' +
      'So a call to somebody who does not answer is dialled once more, or is led to a voicemail that is not meant for it. ' +
      'A Hangup at the end of the more special extension keeps both apart. ' +
      'A pattern that has no priority 1 of its own is there to be gone on with, and is not reported; nor is an extension that does nothing but set variables for it, or one that leaves out three numbers and more which the pattern has.',
    evidence: 'main/pbx.c `pbx_find_extension`',
    follows: ['missing-pattern-underscore'],
    invalid: [
      `
[a]
exten => 100,1,Dial(PJSIP/reception)
;            ^ warning mixed-pattern-priorities: When this goes on, a call to '100' runs priority 2 of '_1XX' next.
exten => _1XX,1,Set(CALLERID(name)=\${EXTEN})
 same => n,Dial(PJSIP/\${EXTEN})
 same => n,VoiceMail(\${EXTEN})
`,
    ],
    valid: [
      `
[a]
exten => 100,1,Dial(PJSIP/reception)
 same => n,Hangup()
exten => _1XX,1,Set(CALLERID(name)=\${EXTEN})
 same => n,Dial(PJSIP/\${EXTEN})
exten => 200,1,Set(RING=20)
exten => 201,1,Set(RING=30)
exten => _2XX,2,Dial(PJSIP/\${EXTEN},\${RING})
exten => 300,1,Set(RING=60)
exten => _3XX,1,Set(RING=20)
 same => n,Dial(PJSIP/\${EXTEN},\${RING})
`,
    ],
    seeAlso: ['priority-gap', 'unreachable-extension'],
  },
  function* (context, dialplan) {
    for (const extension of context.registered()) {
      yield* filledByAnother(context, extension);
      yield* leftToSome(context, dialplan, extension);
      for (const [index, priority] of extension.priorities.entries()) {
        if (extension.priorities[index + 1]?.number === priority.number + 1 || neverGoesOn(priority)) continue;
        const other = nextElsewhere(context, extension, priority);
        if (other === undefined || isTemplateText(priority.line.text) || !goesOn(dialplan, priority) || isCutOff(priority))
          continue;
        if (isLeftFor(other, priority, extension.priorities[index + 1]) || isPreparation(extension)) continue;
        yield {
          line: priority.line,
          span: priority.statement.priority.piece.span(),
          message: `When this goes on, a call to '${extension.name}' runs priority ${String(other.number)} of '${other.name}' next.`,
          related: [{ line: other.line, span: other.statement.live.span(), message: 'This runs next.' }],
          fix: () => (priority === extension.priorities.at(-1) ? [ending(priority)] : []),
        };
      }
    }
  },
  ({ hasPatterns }) => hasPatterns,
);

/** A priority that is missing between two others of an extension, and that a pattern of another name has which has no more than that. */
function* filledByAnother(context: Context, extension: Extension): Generator<Finding> {
  for (const [index, priority] of extension.priorities.entries()) {
    const { number } = priority;
    const behind = extension.priorities[index + 1];
    if (number < 1 || behind?.number !== number + 2 || isCutOff(priority)) continue;
    for (const other of context.overlapping(extension.compiled)) {
      const filling = other.priority(number + 1);
      if (other === extension || filling === undefined || other.priorities.length > 1) continue;
      // It is told of the '_' that it lacks.
      if (extension.name === `_${other.name}` || isPartOfForgotten(context, other.name)) continue;
      if (other.compiled.key === extension.compiled.key || other.callerId !== extension.callerId) continue;
      yield {
        line: filling.line,
        span: namePieces(filling.statement).name.span(),
        message: `'${other.name}' has no priority but this one, which stands between two of '${extension.name}'.`,
        related: [{ line: behind.line, span: behind.statement.live.span(), message: 'This runs next.' }],
      };
    }
  }
}

/** A pattern that goes on with the extension above it under nearly its name, and leaves those of its numbers behind that it does not answer. */
function* leftToSome(context: Context, dialplan: Dialplan, extension: Extension): Generator<Finding> {
  const [first] = extension.priorities;
  if (first === undefined || first.number < 2 || extension.callerId !== undefined) return;
  const begun = slipBehind(context, first);
  const last = begun?.priorities.at(-1);
  if (begun === undefined || last === undefined || begun.callerId !== undefined || isTemplateText(first.line.text)) return;
  const both = context.overlapping(begun.compiled);
  // Where all are left behind, that is told of the priority that is missing.
  if (!both.includes(extension) || covers(extension.compiled, begun.compiled) || !goesOn(dialplan, last)) return;
  if (both.some((other) => other !== extension && other !== begun && other.priority(first.number) !== undefined)) return;
  yield {
    line: first.line,
    span: namePieces(first.statement).name.span(),
    message: `This goes on for a part of the numbers of '${begun.name}' only: calls to the others end behind its priority ${String(last.number)}.`,
    related: [{ line: last.line, span: last.statement.live.span(), message: `This is the last priority of '${begun.name}'.` }],
  };
}

/** The priority of a whole other extension that stands in for the one that is missing behind this; undefined without one. */
function nextElsewhere(context: Context, extension: Extension, { number }: Priority): Priority | undefined {
  if (number < 1 || extension.priority(1) === undefined || extension.priority(number + 1) !== undefined) return undefined;
  const own = context.withKey(extension.compiled.key);
  if (own.some((each) => each.priority(number + 1) !== undefined)) return undefined;
  for (const other of context.matching(someNumber(extension))) {
    const next = other.priority(number + 1);
    if (next === undefined || !covers(other.compiled, extension.compiled) || other.callerId !== undefined) continue;
    // What `_.` catches is told where it stands, and an end that is taken over does no harm.
    return other.priority(1) === undefined || isCatchAll(other) || isEnd(next) ? undefined : next;
  }
  return undefined;
}

/** Whether an extension only sets what the other one reads: it would do nothing if the call did not go on there. */
function isPreparation({ priorities }: Extension): boolean {
  const names = priorities.map(({ statement }) => statement.applicationName);
  return names.some((name) => /^m?set$/.test(name)) && names.every((name) => /^(?:m?set|noop|verbose|log)$/.test(name));
}

/** Whether an extension goes on with a number of its own behind a room that the other one fills: both are made to run as one. */
function isLeftFor(other: Priority, { number }: Priority, behind: Priority | undefined): boolean {
  const missing = behind === undefined ? 0 : behind.number - number - 1;
  const holder = extensionHolding(other);
  return (
    missing >= LEAST_ROOM &&
    Array.from({ length: missing }, (_, at) => number + 1 + at).every((each) => holder?.priority(each) !== undefined)
  );
}

/** One number that is missing is a slip, and so may two be; this many are left out on purpose. */
const LEAST_ROOM = 3;

/** A number that the extension answers, so that only those are looked at that answer it as well. */
function someNumber({ compiled: { isPattern, literal, positions } }: Extension): string {
  if (!isPattern) return literal;
  return positions
    .map((position) => (position.kind === 'set' ? String.fromCharCode(position.lowest) : position.kind === '.' ? '0' : ''))
    .join('');
}

function isCatchAll({ compiled: { positions } }: Extension): boolean {
  return positions[0]?.kind === '.' || positions[0]?.kind === '!';
}

function isEnd({ statement }: Priority): boolean {
  return /^(?:hangup|return|macroexit|noop)$/.test(statement.applicationName);
}

/** Whether a call goes on behind the priority; what a macro does in the end is not known, and an application that is not there ends the call. */
function goesOn(dialplan: Dialplan, priority: Priority): boolean {
  const name = priority.statement.applicationName;
  if (/^macro/i.test(name) || application(name) === undefined) return false;
  return stepsAfter(dialplan, placeOf(priority)).steps.some(({ kind }) => kind === 'next');
}

function ending({ line, number }: Priority): Fix {
  return {
    title: "Add 'Hangup()' behind it",
    safe: false,
    edits: [insertion(line, endOf(line.text), `\n${headBehind(line, number)}n,Hangup()`)],
  };
}
