/** A hangup handler is pushed that names nothing. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Piece } from '../../syntax/piece.ts';
import { placeOf } from '../../model/names/place.ts';
import { routineAt } from '../../model/routines/subroutines.ts';
import { replacement, withoutLine } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import { routineEntries } from '../targets/routine-entries.ts';
import type { Fix } from '../finding.ts';
import { contextRule } from '../rule.ts';

export const emptyHangupHandler = contextRule(
  {
    name: 'empty-hangup-handler',
    tier: 'targets',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A hangup handler is pushed with an empty value, which does nothing.',
    why:
      'An empty value is ignored when it is pushed. It has a meaning for the other two: an empty `hangup_handler_pop` takes the last handler off the channel, ' +
      'an empty `hangup_handler_wipe` takes off all.',
    evidence: 'funcs/func_channel.c `func_channel_write_real`, main/pbx_hangup_handler.c `ast_pbx_hangup_handler_push`',
    invalid: [
      `
[a]
exten => s,1,Answer()
 same => n,Set(CHANNEL(hangup_handler_push)=)
;                      ^^^^^^^^^^^^^^^^^^^ warning empty-hangup-handler: Pushing an empty hangup handler does nothing.
 same => n,Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_pop)=)
 same => n,Set(CHANNEL(hangup_handler_wipe)=)
 same => n,Set(CHANNEL(hangup_handler_push)=\${HANDLER})
`,
    ],
    seeAlso: ['unknown-channel-item', 'unknown-context'],
  },
  function* (context, dialplan) {
    for (const { priority, found } of gathered(context, dialplan).handlerChanges) {
      const { statement, line } = priority;
      for (const { kind, item, value, call, isAlone } of found) {
        if (kind !== 'push' || value.text !== '') continue;
        yield {
          line,
          span: item.span(),
          message: 'Pushing an empty hangup handler does nothing.',
          fix: () => {
            const unused = unusedHandlers(dialplan);
            if (unused.length > 0)
              return unused.filter(({ isBare }) => isBare).map(({ place }) => filling(priority, value, place));
            return isAlone && call === factsOf(statement).call ? [removal(priority, context, dialplan)] : [];
          },
        };
      }
    }
  },
  ({ handlerChanges }) => handlerChanges.length > 0,
);

/** The handlers that nothing names, one of which the line was to push; what one is to be passed that needs arguments is not known. */
function unusedHandlers(dialplan: Dialplan): { readonly place: string; readonly isBare: boolean }[] {
  return dialplan.contextNames
    .filter((name) => dialplan.placesNamed(name).length === 0 && !dialplan.isForeign(name) && !dialplan.isMentioned(name))
    .flatMap((name) => {
      const context = dialplan.context(name);
      const entries = context === undefined ? [] : routineEntries(context);
      const first = entries.length === 1 ? entries[0]?.priority(1) : undefined;
      if (first === undefined) return [];
      return [{ place: `${name},${first.name},1`, isBare: routineAt(dialplan, placeOf(first)).required === 0 }];
    });
}

function filling({ line }: Priority, value: Piece, handler: string): Fix {
  const { end } = value.span();
  return { title: `Push '${handler}'`, safe: false, edits: [replacement(line, { start: end, end }, handler)] };
}

/** Takes the line away where that moves no priority that somebody names by its number, and else leaves one that does nothing. */
function removal(priority: Priority, context: Context, dialplan: Dialplan): Fix {
  const { line, statement } = priority;
  const isCounted = statement.kind === 'same' && /^(?:n|next)$/.test(statement.priority.word.text);
  if (isCounted && statement.priority.increment === 0 && statement.priority.label === undefined && !isNumbered(context, dialplan))
    return {
      title: 'Remove the line',
      safe: true,
      edits: [withoutLine(line)],
    };
  const { start } = statement.application.span();
  const { end } = statement.data.span();
  return { title: "Change to 'NoOp()'", safe: true, edits: [replacement(line, { start, end: end + 1 }, 'NoOp()')] };
}

/** Whether somebody goes to a priority of this context by a number beyond the first. */
function isNumbered(context: Context, dialplan: Dialplan): boolean {
  return dialplan
    .usesOf(context.name)
    .some(
      ({ target }) =>
        /^\s*[+-]|^\s*(?:[2-9]|\d\d)/.test(target.priority?.piece.text ?? '') || target.priority?.isComputed === true,
    );
}
