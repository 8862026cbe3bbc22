/**
 * Lines that were to ask about a variable or to give it a value, and that a mistake has made useless: that is told of them, and what follows
 * from it elsewhere is no mistake of its own.
 */

import { application, dialplanFunction } from '../../catalogue/catalogue.ts';
import { isOdbcFunction, isThirdPartyApplication, isThirdPartyFunction } from '../../catalogue/third-party.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf, hasWholeSignature } from '../../model/lines/facts.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import { isSound } from '../lines/sound-line.ts';
import { lostLines } from '../loading/lost-lines.ts';
import { argumentMeant } from '../values/argument-slips.ts';
import { hasBranches } from '../values/conditions.ts';
import { expressionFlaw } from '../values/expression-flaws.ts';
import { expressionsIn } from '../values/expressions.ts';

/** Whether a broken line of the context was to ask about one of these variables, or to set it. */
export function isInBrokenGuard(context: Context, names: readonly string[], dialplan: Dialplan): boolean {
  const words = wordsOfBrokenGuards(context, dialplan);
  return words.size > 0 && names.some((name) => words.has(name));
}

function wordsOfBrokenGuards(context: Context, dialplan: Dialplan): ReadonlySet<string> {
  return dialplan.tracker.remember(context.key('broken guards'), () => {
    dialplan.context(context.name);
    const words = new Set<string>();
    const add = (text: string): void => {
      for (const [word] of text.matchAll(/[A-Za-z_]\w*/g)) words.add(argumentMeant(word) ?? word);
    };
    for (const { text } of lostLines(context)) if (mayGuard(text)) add(text);
    for (const { statement, line } of context.priorities()) if (isBrokenGuard(statement, line.text)) add(line.text);
    return words.size === 0 ? none : words;
  });
}

const none: ReadonlySet<string> = new Set();

/** Whether a line holds a condition, or sets something. */
function mayGuard(text: string): boolean {
  return /\?|\$?\[\s*["$!]|\bM?Set\(|\b(?:ISNULL|EXISTS|LEN|IF)\(/i.test(text);
}

/**
 * Whether a broken jump, or a dropped line, of an extension that answers numbers of this one was to lead to the priority: nothing else does for that
 * reason, which is told there.
 */
export function isNamedInBrokenJump(context: Context, { compiled }: Extension, number: number): boolean {
  const word = new RegExp(`[?:,\\]]\\s*${String(number)}(?!\\w)`);
  return (
    [...lostLines(context)].some(({ text }) => text.includes('?') && word.test(text)) ||
    context
      .overlapping(compiled)
      .some((each) =>
        each.priorities.some(
          ({ statement, line }) =>
            statement.applicationName.startsWith('goto') &&
            word.test(statement.data.text) &&
            (statement.isUnclosed || !isSound(statement, line.text) || factsOf(statement).call.branches?.then === undefined) &&
            factsOf(statement).call.branches !== undefined,
        ),
      )
  );
}

/** Whether a line was to ask for something, or to set it, and is useless. */
export function isBrokenGuard(statement: ExtensionStatement, text: string): boolean {
  return hasWholeSignature(statement) && mayGuard(text) && isBroken(statement, text);
}

/** Whether a mistake that is told has made the line useless. */
export function isBroken(statement: ExtensionStatement, text: string): boolean {
  if (!isSound(statement, text)) return true;
  const { call } = factsOf(statement);
  return (
    (application(statement.applicationName) === undefined && !isThirdPartyApplication(statement.applicationName)) ||
    [...withNestedCalls(call)].some((each) => hasBranches(each) && isWithoutCondition(each.branches)) ||
    calledFunctions(statement).some(({ name }) => isUnknown(name.text)) ||
    lacksMark.test(statement.data.text) ||
    [...statement.data.text.matchAll(/\$\{(\w+)/g)].some(([, name = '']) => argumentMeant(name) !== undefined) ||
    expressionsIn(statement.data).some((written) => expressionFlaw(written) !== undefined)
  );
}

/** `GotoIf($[…],there)`, `GotoIf([${LEN(${X})} > 0]?there)` */
function isWithoutCondition(branches: ReturnType<typeof factsOf>['call']['branches']): boolean {
  return branches !== undefined && (branches.then === undefined || branches.condition.text.trim().startsWith('['));
}

function isUnknown(name: string): boolean {
  return (
    /^[A-Za-z]\w*$/.test(name) && dialplanFunction(name) === undefined && !isThirdPartyFunction(name) && !isOdbcFunction(name)
  );
}

/** `{ARG1}`, `$ARG1}`, `$ARG1` */
const lacksMark = /(?<![$\w\\])\{[A-Za-z_]\w*[}(]|\$[A-Za-z_]\w*/;
