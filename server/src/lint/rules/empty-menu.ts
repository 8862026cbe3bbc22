/** A menu waits for keys in a context that has no extension for any. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { mayRunBeforeHangup } from '../../model/flow/after-hangup.ts';
import { allIncluders, reachOf } from '../../model/names/reach.ts';
import { placeOf } from '../../model/names/place.ts';
import type { CompiledName } from '../../syntax/pattern.ts';
import { mayRun } from '../contexts/gathered.ts';
import type { Finding } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const emptyMenu = contextRule(
  {
    name: 'empty-menu',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'WaitExten waits for keys in a context in which no extension can be dialed.',
    why:
      'WaitExten looks for what is dialed in the context that the call is in, and in those that it includes. Where there is nothing but names such as `s` and `t`, and no `i` for all other keys either, the call ends at every key. ' +
      'Most often the extensions of the menu stand in another context, which is not included. A WaitExten of one or two seconds may be a pause, and is left alone.',
    repair:
      'Include the context that has the extensions (`include => phones`), or write the choices here: `exten => 1,1,…`, with an `i` for all other keys.',
    evidence: 'main/pbx.c `collect_digits`, main/pbx_builtins.c `pbx_builtin_waitexten`',
    invalid: [
      `
[sales]
exten => s,1,Background(sales-menu)
 same => n,WaitExten(20)
;          ^^^^^^^^^ warning empty-menu: No key leads anywhere: 'sales' has no extension that could be dialed.
exten => t,1,Hangup()
`,
    ],
    valid: [
      `
[sales]
include => phones
exten => s,1,Background(sales-menu)
 same => n,WaitExten(20)
[phones]
exten => _1XX,1,Dial(PJSIP/\${EXTEN})
`,
    ],
    seeAlso: ['missing-include', 'unused-context'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    // What a key leads to behind a macro is looked for where the macro was called.
    if (dialplan.isIncomplete || context.name.startsWith('macro-')) return;
    const first = context.priorities().find(waitsForKeys);
    if (first === undefined || mayBeDialed(context, dialplan)) return;
    // That nobody is there to press a key is told instead.
    if (!mayRunBeforeHangup(dialplan, placeOf(first))) return;
    yield {
      line: first.line,
      span: first.statement.application.trim().span(),
      message: `No key leads anywhere: '${context.name}' has no extension that could be dialed.`,
    };
  },
  (found) => mayRun(found, 'waitexten'),
);

/** Whether a line is a WaitExten; a short one may be a pause. */
function waitsForKeys({ statement: { application, data } }: Priority): boolean {
  return /^\s*waitexten\s*$/i.test(application.text) && !/^\s*[0-2](?:\.\d+)?\s*(?:,|$)/.test(data.text);
}

/** Whether some extension is there for keys, in the context or in those that run its lines. */
function mayBeDialed(context: Context, dialplan: Dialplan): boolean {
  return [context, ...allIncluders(dialplan, context)].some((each) => {
    const { contexts, isOpen } = reachOf(dialplan, each);
    return isOpen || contexts.some((one) => one.registered().some(({ compiled }) => hasKeys(compiled) || isForAny(compiled)));
  });
}

/** Whether an extension is meant for every key: `i`, or `e` in its place, with which a menu says "press any key". */
function isForAny({ literal }: CompiledName): boolean {
  return literal === 'i' || literal === 'e';
}

/** Whether a name begins with something that a telephone can send. */
function hasKeys({ isPattern, literal, positions }: CompiledName): boolean {
  if (!isPattern) return /^[\d*#+A-D]/.test(literal);
  const [first] = positions;
  return first?.kind !== 'set' || first.members.some((byte) => keys.includes(String.fromCharCode(byte)));
}

const keys = '0123456789*#+ABCD';
