/** A menu is played at the end of an extension, and the call is over before anybody can choose. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { placeOf, prioritiesAt } from '../../model/names/place.ts';
import { allIncluders, reachOf } from '../../model/names/reach.ts';
import type { CompiledName } from '../../syntax/pattern.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { mayRun } from '../contexts/gathered.ts';
import { isCutOff } from '../loading/lost-lines.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { contextRule } from '../rule.ts';

export const missingWait = contextRule(
  {
    name: 'missing-wait',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'The text of a menu is the last thing that an extension does, or has a Wait behind it, and nothing waits for the choice.',
    why:
      'Background takes keys while it plays. When the text is over, the next priority runs, and where there is none the call ends: a caller who listens to the end cannot choose any more. ' +
      'A WaitExten behind it waits for the keys; Wait lets the time pass and takes none. ' +
      'Nothing is reported where no key of a telephone leads anywhere, or where `autofallthrough = no` has calls wait at the end of an extension.',
    evidence:
      'main/pbx_builtins.c `pbx_builtin_background`, main/pbx.c `__ast_pbx_run` (autofallthrough), main/channel.c `safe_sleep_conditional` (Wait drops what is pressed)',
    invalid: [
      `
[menu]
exten => s,1,Answer()
 same => n,Background(press-1-or-2)
;          ^^^^^^^^^^ warning missing-wait: The call ends with the text: nothing waits for a key behind it.
exten => 1,1,Queue(sales)
exten => 2,1,Queue(support)
`,
      `
[menu]
exten => s,1,Background(press-1-or-2)
 same => n,Wait(5)
;          ^^^^ warning missing-wait: Wait takes no keys: who chooses when the text is over is not heard.
 same => n,Hangup()
exten => 1,1,Queue(sales)
exten => 2,1,Queue(support)
`,
    ],
    valid: [
      `
[menu]
exten => s,1,Answer()
 same => n,Background(press-1-or-2)
 same => n,WaitExten(5)
exten => 1,1,Queue(sales)
exten => 2,1,Queue(support)
[closed]
exten => s,1,Background(we-are-closed)
`,
    ],
    seeAlso: ['empty-menu', 'unreachable-timeout'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.waitsAtEnd || context.name.startsWith('macro-')) return;
    // A line that was dropped may be the one that waits.
    if (context.rejections.some(({ line }) => /wait|read/i.test(line.text))) return;
    const entered = [context, ...allIncluders(dialplan, context)];
    for (const extension of context.registered()) {
      const { priorities, compiled } = extension;
      // Behind a choice the text is an answer, and behind a wait a last word.
      if (isKey(compiled) || isSpecial(compiled) || priorities[0]?.number !== 1 || priorities.some(waits)) continue;
      const deaf = deafWait(priorities);
      if (
        deaf !== undefined &&
        entered.every((one) => countChoices(one, dialplan) >= 2) &&
        !context.priorities().some(waits) &&
        !isTemplateText(deaf.line.text)
      ) {
        const name = deaf.statement.application.trim();
        yield {
          line: deaf.line,
          span: name.span(),
          message: 'Wait takes no keys: who chooses when the text is over is not heard.',
          fix: () => [{ title: "Change to 'WaitExten'", safe: false, edits: [replacement(deaf.line, name.span(), 'WaitExten')] }],
        };
        continue;
      }
      const last = priorities.at(-1);
      const isHungUp = last !== undefined && applicationOf(last) === 'hangup';
      const text = isHungUp ? priorities.at(-2) : last;
      if (text !== undefined && !isHungUp && isDeafMenu(text, context, entered, dialplan)) {
        yield {
          line: text.line,
          span: text.statement.application.trim().span(),
          message: 'The call ends with the text: Playback takes no keys, and nothing waits for one behind it.',
          atMost: 'information',
        };
        continue;
      }
      if (text === undefined || applicationOf(text) !== 'background' || goesOn(dialplan, entered, last ?? text)) continue;
      if (isCutOff(last ?? text)) continue;
      if (!entered.every((one) => countChoices(one, dialplan) >= (isHungUp ? 2 : 1))) continue;
      if (isHungUp && context.priorities().some(waits)) continue;
      yield {
        line: text.line,
        span: text.statement.application.trim().span(),
        message: 'The call ends with the text: nothing waits for a key behind it.',
        ...(isHungUp && { atMost: 'information' as const }),
      };
    }
  },
  (found) => mayRun(found, 'background', 'playback'),
);

/** Whether a menu that has extensions for wrong keys and for none ends with a Playback, and nothing else leads to its keys. */
function isDeafMenu(text: Priority, context: Context, entered: readonly Context[], dialplan: Dialplan): boolean {
  if (text.name !== 's' || applicationOf(text) !== 'playback' || isCutOff(text) || !isSound(text.statement, text.line.text))
    return false;
  if (context.named('i').length === 0 || context.named('t').length === 0 || context.priorities().some(waits)) return false;
  if (!entered.every((one) => countChoices(one, dialplan) >= MANY) || goesOn(dialplan, entered, text)) return false;
  if (context.priorities().some((each) => applicationOf(each) === 'background')) return false;
  return !dialplan.usesOf(context.name).some(({ target }) => {
    const name = target.extension?.piece.text ?? target.impliedExtension;
    return target.extension?.isComputed === true || /^[\d*#]$/.test(name ?? '');
  });
}

/** Fewer keys may be there for another purpose. */
const MANY = 3;

function applicationOf({ statement }: Priority): string {
  return statement.applicationName;
}

/** Whether a priority takes keys, itself or in a line that it may run. */
function waits({ statement }: Priority): boolean {
  return /waitexten|\bread(?:exten)?\b|incomplete|speech|mrcp/i.test(statement.value.text);
}

/** The Wait of two seconds and more between the last text of an extension and its end, or the way back; a shorter one, or one in front of more, is a pause. */
function deafWait(priorities: readonly Priority[]): Priority | undefined {
  const text = priorities.findLastIndex((each) => applicationOf(each) === 'background');
  const behind = text < 0 ? undefined : priorities[text + 1];
  if (behind === undefined || applicationOf(behind) !== 'wait') return undefined;
  const [next] = priorities.slice(text + 2);
  const isLast = next === undefined || applicationOf(next) === 'hangup';
  if (!isLast && !(applicationOf(next) === 'goto' && !next.statement.data.text.includes(','))) return undefined;
  return Number(behind.statement.data.text.trim()) >= 2 ? behind : undefined;
}

/** Whether another extension goes on behind the last priority of one. */
function goesOn(dialplan: Dialplan, entered: readonly Context[], last: Priority): boolean {
  const place = placeOf(last);
  return entered.some((one) => prioritiesAt(dialplan, { ...place, context: one }, last.number + 1).length > 0);
}

/** How many keys lead somewhere, so that a text in this context is a menu. */
function countChoices(context: Context, dialplan: Dialplan): number {
  let count = 0;
  for (const one of reachOf(dialplan, context).contexts)
    for (const { compiled } of one.registered()) if (isKey(compiled)) count++;
  return count;
}

function isKey({ isPattern, literal, positions }: CompiledName): boolean {
  if (!isPattern) return /^[\d*#]$/.test(literal);
  const [only, more] = positions;
  return more === undefined && only?.kind === 'set' && only.members.some((byte) => keys.includes(String.fromCharCode(byte)));
}

/** Extensions that Asterisk enters by itself when a choice was none, or the call is over. */
function isSpecial({ isPattern, literal }: CompiledName): boolean {
  return !isPattern && /^[itehT]$/.test(literal);
}

const keys = '0123456789*#';
