/** An argument is a word that its application or function does not know. */

import { deviceStates, functionValues } from '../../catalogue/arguments/accepted-values.ts';
import { assignmentsOf } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { change, judgeWord } from '../calls/accepted-words.ts';
import { argumentFindings, hasJudgedArguments } from '../calls/application-arguments.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import { argumentFlaw } from '../calls/function-arguments.ts';
import type { LineFinding } from '../finding.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { pipedArguments } from '../calls/pipes.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';
import { conditionsIn } from '../values/conditions.ts';

export const invalidArgumentValue = lineRule(
  ['exten', 'same'],
  {
    name: 'invalid-argument-value',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An argument is a word that the application or the function does not know.',
    why:
      'Some arguments are one of a few words: an item of `CALLERID()`, a kind of `TIMEOUT()`, a direction of `VOLUME()`, a level of Log, a cause of Hangup. ' +
      'For any other word Asterisk writes an error into its log when a call comes there, and goes on: a value that is read is empty, one that is assigned is lost, and a text for the log is not written. ' +
      'Verbose takes the text before its first comma for its level as soon as there is a comma, and a text that is no number gets lost.',
    evidence:
      'funcs/func_callerid.c `callerid_read`, funcs/func_timeout.c `timeout_read`, funcs/func_volume.c `volume_write`, apps/app_verbose.c `log_exec` and `verbose_exec`, main/pbx_builtins.c `pbx_builtin_hangup` and their kin; words that other modules may add are left alone',
    follows: ['invalid-variable-reference', 'unknown-variable', 'bare-variable', 'second-application'],
    invalid: [
      `
[a]
exten => s,1,Set(CALLERID(nmu)=100)
;                         ^^^ warning invalid-argument-value: CALLERID() does not know 'nmu'.
 same => n,Set(TIMEOUT(total)=30)
;                      ^^^^^ warning invalid-argument-value: TIMEOUT() does not know 'total'.
 same => n,Log(NOTCE,A call came)
;              ^^^^^ warning invalid-argument-value: Log does not know the level 'NOTCE'.
 same => n,Verbose(A call came, from outside)
;                  ^^^^^^^^^^^ warning invalid-argument-value: 'A call came' is taken for the level of Verbose, which is a number.
 same => n,Dial(PJSIP/trunk/0123456)
;               ^^^^^^^^^^^^^^^^^^^ warning invalid-argument-value: '0123456' is no address: behind the endpoint PJSIP takes a SIP URI or the name of an aor.
 same => n,Hangup(BUSY)
;                 ^^^^ warning invalid-argument-value: Hangup does not know the cause 'BUSY'.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(CALLERID(number)=100)
 same => n,Set(TIMEOUT(abs)=30)
 same => n,Log(notice,A call came, from outside)
 same => n,Verbose(A call came)
 same => n,Hangup(user_busy)
 same => n,Hangup(17)
 same => n,Dial(PJSIP/100/100&PJSIP/100/sip:100@192.0.2.1&PJSIP/0123@trunk)
`,
    ],
    seeAlso: ['unknown-channel-item', 'unknown-option'],
  },
  function* (statement, text) {
    const found: LineFinding[] = [];
    for (const called of calledFunctions(statement)) {
      const { name, arguments: args } = called;
      const flaw = argumentFlaw(called);
      // A condition that never changes is told as a whole.
      const isTold =
        flaw !== undefined &&
        !hasSubstitution(args.text) &&
        // What a call brings with it is no constant.
        !name.text.startsWith('PJSIP_') &&
        conditionsIn(statement).some(({ piece }) => holds(piece, flaw.piece));
      if (flaw !== undefined && !isTold)
        found.push({
          span: flaw.piece.span(),
          message: flaw.message,
          ...(flaw.isDoubtful === true && { atMost: 'information' }),
          fix: () => change(flaw.piece, flaw.meant),
        });
      const pieces = flaw === undefined ? splitArguments(args) : [];
      for (const [index, piece] of pieces.entries()) {
        const accepted = functionValues(name.text, index, pieces.length);
        if (accepted !== undefined) found.push(...judgeWord(`${name.text}()`, cooked(piece), accepted));
      }
    }
    for (const call of withNestedCalls(factsOf(statement).call)) {
      if (pipedArguments(call) === undefined) found.push(...argumentFindings(call));
      for (const { name, arguments: args, value } of assignmentsOf(call)) {
        if (name.text === 'DEVICE_STATE' && args !== undefined) found.push(...judgeDevice(args, value));
        found.push(...wordForNumber(name.text, args, value));
      }
    }
    if (found.length > 0 && isSound(statement, text)) yield* found;
  },
  (line) =>
    line.mayNest || hasMark(line, Mark.function) || /^m?set$/.test(line.application) || hasJudgedArguments(line.application),
);

function holds(outer: Piece, inner: Piece): boolean {
  return inner.start >= outer.start && inner.start < outer.start + outer.text.length;
}

/** `Set(TIMEOUT(digit)=three)`, `Set(QUEUE_PRIO=high)`: Asterisk reads a number there. */
// Asterisk: funcs/func_timeout.c timeout_write, apps/app_queue.c queue_exec.
function* wordForNumber(name: string, args: Piece | undefined, value: Piece): Generator<LineFinding> {
  const isNumber =
    args === undefined
      ? /^_{0,2}QUEUE_(?:PRIO|(?:MAX|MIN|RAISE)_PENALTY)$/.test(name)
      : name === 'TIMEOUT' && /^(?:absolute|digit|response)$/i.test(args.text);
  const written = value.trim();
  if (!isNumber || !/^[A-Za-z]+$/.test(written.text)) return;
  yield {
    span: written.span(),
    message: `'${written.text}' is no number, which ${args === undefined ? name.replace(/^_+/, '') : `TIMEOUT(${args.text})`} is.`,
  };
}

/** Only devices of kind Custom can be set, and only to a state that there is. */
function* judgeDevice(device: Piece, state: Piece): Generator<LineFinding> {
  if (!device.text.startsWith('$') && !/^custom:/i.test(device.text))
    yield {
      span: device.span(),
      message: `The state of '${device.text}' can be read, and not be set: DEVICE_STATE() sets devices named 'Custom:…' only.`,
    };
  else yield* judgeWord('DEVICE_STATE()', state, deviceStates);
}
