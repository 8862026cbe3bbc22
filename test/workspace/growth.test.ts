/** That the work of a keystroke stays what it is where the dialplan grows: how often each piece of code runs is counted in one, and in one twice as long. */

import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { Desk } from './desk.ts';

const path = '/pbx/extensions.conf';

/** Passes over all names that targets use, to see which of them are not there. */
const PASSES_OVER = 'used at ';

/** A dialplan without mistakes: so many units that look alike, with routines and handlers of their own, of which the first share two contexts more. */
function dialplanOf(units: number): string {
  const lines = ['[globals]', 'OPERATOR = PJSIP/100'];
  for (let i = 0; i < units; i++)
    lines.push(
      `[unit-${i}]`,
      ...(i < 5 ? ['include => shared'] : []),
      `exten => _${100 + i}X,1,NoOp(call for \${EXTEN})`,
      ` same => n,Set(CHANNEL(hangup_handler_push)=ended-${i},s,1(\${EXTEN}))`,
      ` same => n,Gosub(routine-${i},s,1(\${EXTEN},\${CALLERID(num)}))`,
      ' same => n,GotoIf($["${GOSUB_RETVAL}" = "BUSY"]?busy)',
      ` same => n,Dial(PJSIP/\${EXTEN},30${i < 5 ? ',U(answered^${EXTEN})' : ''})`,
      ' same => n(busy),Playback(vm-goodbye)',
      ' same => n,Hangup()',
      `[routine-${i}]`,
      `exten => s,1,Set(LOCAL(number${i})=\${ARG1})`,
      ` same => n,Verbose(1,\${ARG2} calls \${number${i}})`,
      ` same => n,Return(\${DEVICE_STATE(PJSIP/\${number${i}})})`,
      `[ended-${i}]`,
      'exten => s,1,Verbose(1,call for ${ARG1} has ended)',
      ' same => n,Return()',
    );
  lines.push(
    '[shared]',
    'exten => 9,1,Dial(${OPERATOR},20)',
    ' same => n,Hangup()',
    '[answered]',
    'exten => s,1,Verbose(1,${ARG1} has answered)',
    ' same => n,Return()',
    '',
  );
  return lines.join('\n');
}

/** How often each piece of code runs as a letter is typed into a dialplan of so many units, on the first line that has a text, in front of it. */
async function counts(units: number, text: string): Promise<ReadonlyMap<string, number>> {
  const dialplan = dialplanOf(units);
  const lines = dialplan.split('\n');
  const line = lines.findIndex((each, number) => number > lines.length / 2 && each.includes(text));
  const column = lines[line]?.indexOf(text) ?? -1;
  assert.ok(column >= 0);
  const desk = new Desk({ [path]: dialplan });
  desk.open(path);
  // The first keystroke makes what all others use.
  for (const letter of ['x', 'y']) desk.type(path, line, column, 0, letter);
  // Optimized code does not count.
  setFlagsFromString('--no-opt');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  // What ran before is left out by asking for it.
  await session.post('Profiler.takePreciseCoverage');
  desk.type(path, line, column, 0, 'z');
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  setFlagsFromString('--opt');
  const found = new Map<string, number>();
  for (const { url, functions } of result)
    if (url.endsWith(__filename))
      for (const { functionName, ranges } of functions)
        for (const { startOffset, count } of ranges) found.set(`${functionName} at ${startOffset}`, count);
  assert.ok(found.size > 500);
  return found;
}

for (const [what, text] of [
  ['the name of an application', 'Playback('],
  ['the name of a section', 'unit-'],
  ['the name of a routine', 'routine-'],
  ['a target', 'ended-'],
  ['a variable', 'number'],
] as const)
  test(`nothing that a letter in ${what} runs is run more often in a dialplan twice as long`, async () => {
    const [short, long] = [await counts(40, text), await counts(80, text)];
    const grown = [...long].filter(
      ([where, count]) => count > 1.2 * (short.get(where) ?? 0) + 20 && !where.startsWith(PASSES_OVER),
    );
    assert.deepEqual(
      grown.map(([where, count]) => `${where}: ${short.get(where) ?? 0} times, then ${count}`),
      [],
    );
  });
