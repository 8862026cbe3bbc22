/** Mailboxes among the arguments of applications. */

import type { Piece } from '../../syntax/piece.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { change } from './accepted-words.ts';

/** `VoiceMail(u100)`, as it was up to Asterisk 1.2; VoiceMailMain still takes its options in this way. */
export function* judgeMailbox(first: Piece, options: Piece | undefined): Generator<LineFinding> {
  const letter = /^\s*([sub])(?=\d{2}|\$\{(?:EXTEN|CALLERID|ARG\d|MACRO_EXTEN))/.exec(first.text)?.[1];
  if (letter !== undefined)
    yield {
      span: first.trim().span(),
      message: `The '${letter}' is taken for a part of the mailbox: options of VoiceMail stand behind a comma.`,
      fix: () => movedOption(first.trim(), letter, options),
    };
  if (/^\s*@\w/.test(first.text))
    yield {
      span: first.trim().span(),
      message: `No mailbox stands in front of '${first.text.trim()}', and VoiceMail asks for none: nobody can leave a message.`,
    };
  yield* judgeVoicemailContext(first);
}

/** `VoiceMail(100,u)` for `VoiceMail(u100)`; the letter goes to the options that there are. */
function movedOption(mailbox: Piece, letter: string, options: Piece | undefined): LineFix[] {
  const { start, end } = mailbox.span();
  const at = options?.span().start ?? end;
  return [
    {
      title: `Move '${letter}' to the options`,
      safe: false,
      replacements: [
        { span: { start, end: start + letter.length }, newText: '' },
        { span: { start: at, end: at }, newText: options === undefined ? `,${letter}` : letter },
      ],
    },
  ];
}

/** `VoiceMailMain(default)` */
export function* judgeVoicemailContext(first: Piece): Generator<LineFinding> {
  if (/^\s*default\s*$/i.test(first.text))
    yield {
      span: first.trim().span(),
      message: `'${first.text.trim()}' is taken for the mailbox, and not for a voicemail context.`,
      fix: () => change(first.trim(), `@${first.text.trim()}`),
    };
}
