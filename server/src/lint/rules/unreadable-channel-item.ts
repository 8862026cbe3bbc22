/** An item of CHANNEL() that can only be assigned to is read. */

import { isWriteOnlyChannelItem } from '../../catalogue/channel-items.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { lineRule } from '../rule.ts';

export const unreadableChannelItem = lineRule(
  ['exten', 'same'],
  {
    name: 'unreadable-channel-item',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary: 'An item of CHANNEL() that can only be assigned to is read.',
    why: 'Hangup handlers are pushed by an assignment, `Set(CHANNEL(hangup_handler_push)=…)`, and cannot be read back: Asterisk writes "Unknown or unavailable item requested" into its log, and the value is empty.',
    repair:
      'Keep the name of the handler in a variable of your own where it is pushed. ' +
      '`core show hanguphandlers all` on the console of Asterisk lists what is on the channels.',
    evidence: 'funcs/func_channel.c `func_channel_read` (does not know what only `func_channel_write_real` knows)',
    invalid: [
      `
[a]
exten => s,1,NoOp(\${CHANNEL(hangup_handler_push)})
;                           ^^^^^^^^^^^^^^^^^^^ error unreadable-channel-item: 'hangup_handler_push' can be assigned to, and not be read.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,NoOp(\${CHANNEL(language)})
[ended]
exten => s,1,Return()
`,
    ],
    seeAlso: ['unknown-channel-item', 'empty-hangup-handler'],
  },
  function* (statement, text) {
    if (!statement.value.text.includes('CHANNEL(') || isTemplateText(text)) return;
    for (const { name, arguments: args, isAssigned } of calledFunctions(statement)) {
      if (isAssigned || name.text !== 'CHANNEL') continue;
      const [item] = splitArguments(args);
      if (item === undefined || !isWriteOnlyChannelItem(item.text) || isMangled(statement, text)) continue;
      yield { span: item.span(), message: `'${item.text}' can be assigned to, and not be read.` };
    }
  },
  (line) => hasMark(line, Mark.function),
);
