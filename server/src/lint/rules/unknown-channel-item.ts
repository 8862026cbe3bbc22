/** CHANNEL() is asked for an item that it does not have, or given a value for one that can only be read. */

import { closest } from '../../base/distance.ts';
import { channelItems } from '../../catalogue/catalogue.ts';
import { isReadOnlyChannelItem } from '../../catalogue/channel-items.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { lineRule } from '../rule.ts';

export const unknownChannelItem = lineRule(
  ['exten', 'same'],
  {
    name: 'unknown-channel-item',
    tier: 'targets',
    severity: 'error',
    since: '0.1.0',
    summary: 'CHANNEL() has no item of this name that could be read, or assigned to, here, whatever the channel driver.',
    why:
      'Asterisk writes "Unknown or unavailable item requested" into its log and goes on: a value that is read is empty, a hangup handler that is pushed is lost. ' +
      'The items of all channel drivers are known here.',
    evidence:
      'funcs/func_channel.c `func_channel_read`, `func_channel_write_real`, and the read functions of the channel drivers',
    invalid: [
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_puhs)=ended,s,1)
;                        ^^^^^^^^^^^^^^^^^^^ error unknown-channel-item: CHANNEL() has no item 'hangup_handler_puhs'.
 same => n,NoOp(\${CHANNEL(langauge)} \${CHANNEL( state)})
;                         ^^^^^^^^ error unknown-channel-item: CHANNEL() has no item 'langauge'.
;                                              ^^^^^^ error unknown-channel-item: The blank is part of the name: ' state' is not 'state'.
 same => n,Set(CHANNEL(state)=Up)
;                      ^^^^^ error unknown-channel-item: 'state' can be read, and not be assigned to.
[ended]
exten => s,1,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,NoOp(\${CHANNEL(LANGUAGE)} \${CHANNEL(rtcp,all)} \${CHANNEL(pjsip,target_uri)} \${CHANNEL(\${ITEM})} \${CHANNEL})
`,
    ],
    seeAlso: ['unreadable-channel-item', 'empty-hangup-handler', 'unknown-function'],
  },
  function* (statement, text) {
    if (!statement.value.text.includes('CHANNEL(') || isTemplateText(text)) return;
    for (const { name, arguments: args, isAssigned } of calledFunctions(statement)) {
      if (name.text !== 'CHANNEL') continue;
      const [item] = splitArguments(args);
      if (item === undefined || item.text === '' || hasSubstitution(item.text)) continue;
      const items = channelItems();
      if (items.has(item.text.toLowerCase())) {
        if (isAssigned && isReadOnlyChannelItem(item.text))
          yield { span: item.span(), message: `'${item.text}' can be read, and not be assigned to.` };
        continue;
      }
      if (isMangled(statement, text)) return;
      const trimmed = item.text.trim();
      if (items.has(trimmed.toLowerCase()))
        yield {
          span: item.span(),
          message: `The blank is part of the name: '${item.text}' is not '${trimmed}'.`,
          fix: () => [{ title: 'Remove the blank', safe: true, replacements: [{ span: item.span(), newText: trimmed }] }],
        };
      else
        yield {
          span: item.span(),
          message: `CHANNEL() has no item '${item.text}'.`,
          fix: () => {
            const near = closest(trimmed, items);
            return near === undefined
              ? []
              : [{ title: `Change to '${near}'`, safe: false, replacements: [{ span: item.span(), newText: near }] }];
          },
        };
    }
  },
  (line) => hasMark(line, Mark.function),
);
