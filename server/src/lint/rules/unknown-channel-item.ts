/** CHANNEL() is asked for an item that it does not have, or given a value for one that can only be read. */

import { closest } from '../../base/distance.ts';
import { channelItems } from '../../catalogue/catalogue.ts';
import { channelItem, isReadOnlyChannelItem } from '../../catalogue/channel-items.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
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
    summary: 'CHANNEL() has no item of this name on any kind of channel, or none that can be read, or set, as it is here.',
    why:
      'Asterisk writes "Unknown or unavailable item requested" into its log and goes on: a value that is read is empty, a hangup handler that is pushed is lost. ' +
      'The items of all channel drivers are known here, and what `pjsip`, `rtp` and `rtcp` take behind them.',
    evidence:
      'funcs/func_channel.c `func_channel_read`, `func_channel_write_real`, and the read functions of the channel drivers; channels/pjsip/dialplan_functions.c `channel_read_pjsip` ("Unrecognized argument")',
    follows: ['unclosed-bracket'],
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
 same => n,NoOp(\${CHANNEL(pjsip,endpoint)})
;                               ^^^^^^^^ error unknown-channel-item: CHANNEL(pjsip) has no item 'endpoint'.
[ended]
exten => s,1,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
 same => n,NoOp(\${CHANNEL(LANGUAGE)} \${CHANNEL(rtcp,all)} \${CHANNEL(pjsip,target_uri)} \${CHANNEL(\${ITEM})} \${CHANNEL})
[ended]
exten => s,1,Return()
`,
    ],
    seeAlso: ['unreadable-channel-item', 'empty-hangup-handler', 'unknown-function'],
  },
  function* (statement, text) {
    if (!statement.value.text.includes('CHANNEL(') || isTemplateText(text)) return;
    for (const { name, arguments: args, isAssigned } of calledFunctions(statement)) {
      if (name.text !== 'CHANNEL') continue;
      const [item, second] = splitArguments(args);
      if (item === undefined || item.text === '' || hasSubstitution(item.text)) continue;
      const items = channelItems();
      if (items.has(item.text.toLowerCase())) {
        if (isAssigned && isReadOnlyChannelItem(item.text))
          yield { span: item.span(), message: `'${item.text}' can be read, and not be assigned to.` };
        else if (second !== undefined && standsAlone(item.text) && !isMangled(statement, text)) {
          const { start } = item.span();
          const { end } = args.span();
          yield {
            span: { start, end },
            message: `CHANNEL() has no item '${args.text}': nothing stands behind '${item.text}'.`,
            fix: () => [
              { title: `Change to '${item.text}'`, safe: false, replacements: [{ span: { start, end }, newText: item.text }] },
            ],
          };
        } else if (isUnknownSecond(item.text, second) && !isMangled(statement, text))
          yield {
            span: second.span(),
            message: `CHANNEL(${item.text}) has no item '${second.text}'.`,
            fix: () => {
              const start = item.span().start;
              if (items.has(second.text.toLowerCase()))
                return [
                  {
                    title: `Change to CHANNEL(${second.text})`,
                    safe: false,
                    replacements: [{ span: { start, end: second.span().start }, newText: '' }],
                  },
                ];
              const near = closest(second.text, secondsOf(item.text) ?? []);
              return near === undefined
                ? []
                : [{ title: `Change to '${near}'`, safe: false, replacements: [{ span: second.span(), newText: near }] }];
            },
          };
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

/** What an item takes behind it, where every channel driver that has the item asks for one of some words. */
function secondsOf(item: string): readonly string[] | undefined {
  const all = channelItem(item);
  return all.every(({ needsSecond }) => needsSecond) ? all.flatMap(({ seconds }) => seconds ?? []) : undefined;
}

/** Whether an item is one of the core's that is compared with all that stands in the parentheses. */
// Asterisk: funcs/func_channel.c func_channel_read and func_channel_write_real.
function standsAlone(item: string): boolean {
  const all = channelItem(item);
  return (
    all.length > 0 &&
    all.every(({ from, seconds, needsSecond }) => from === 'core' && seconds === undefined && needsSecond !== true)
  );
}

function isUnknownSecond(item: string, second: Piece | undefined): second is Piece {
  if (second === undefined || second.text === '' || hasSubstitution(second.text)) return false;
  return secondsOf(item)?.includes(second.text.trim().toLowerCase()) === false;
}
