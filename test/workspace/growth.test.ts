/**
 * That the work of a keystroke stays what it is where the dialplan grows, or the number of those who call what is edited: how often each piece of code
 * runs is counted in one dialplan, and in one twice as long.
 */

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

/** A dialplan without mistakes in which so many units call one routine, push one handler and include one context. */
function dialplanAround(units: number): string {
  const lines: string[] = [];
  for (let i = 0; i < units; i++)
    lines.push(
      `[unit-${i}]`,
      'include => features',
      `exten => _${100 + i}X,1,Set(CHANNEL(hangup_handler_push)=ended,s,1(\${EXTEN}))`,
      ' same => n,Gosub(routine,s,1(${EXTEN},${CALLERID(num)}))',
      ' same => n,GotoIf($["${GOSUB_RETVAL}" = "busy"]?busy)',
      ' same => n,Dial(PJSIP/${EXTEN},30,U(ended^${EXTEN}))',
      ' same => n(busy),Playback(vm-goodbye)',
      ' same => n,Hangup()',
    );
  lines.push(
    '[routine]',
    'exten => s,1,Set(LOCAL(number)=${ARG1})',
    ' same => n,Background(welcome)',
    ' same => n,Verbose(1,${ARG2} calls ${number})',
    ' same => n,GotoIf($["${number}" = "1"]?own)',
    ' same => n,Return(${DEVICE_STATE(PJSIP/${number})})',
    ' same => n(own),Return(taken)',
    '[ended]',
    'exten => s,1,Verbose(1,${ARG1} has ended)',
    ' same => n,Return()',
    '[features]',
    'exten => *1,1,Playback(hello-world)',
    ' same => n,Hangup()',
    '',
  );
  return lines.join('\n');
}

/** How often each piece of code runs as one key after the other is typed into a dialplan, from the middle on behind the first line with a text, and then the last key. */
async function counts(
  dialplan: string,
  text: string,
  keys: readonly string[] = ['x', 'y', 'z'],
): Promise<ReadonlyMap<string, number>> {
  const lines = dialplan.split('\n');
  const line = lines.findIndex((each, number) => number > lines.length / 2 && each.includes(text));
  const column = lines[line]?.indexOf(text) ?? -1;
  assert.ok(column >= 0);
  const desk = new Desk({ [path]: dialplan });
  desk.open(path);
  // The first keystroke makes what all others use.
  for (const key of keys.slice(0, -1)) desk.type(path, line, column, 0, key);
  // Optimized code does not count.
  setFlagsFromString('--no-opt');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  // What ran before is left out by asking for it.
  await session.post('Profiler.takePreciseCoverage');
  desk.type(path, line, column, 0, keys.at(-1) ?? '');
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

function assertSame(short: ReadonlyMap<string, number>, long: ReadonlyMap<string, number>): void {
  const grown = [...long].filter(
    ([where, count]) => count > 1.2 * (short.get(where) ?? 0) + 20 && !where.startsWith(PASSES_OVER),
  );
  assert.deepEqual(
    grown.map(([where, count]) => `${where}: ${short.get(where) ?? 0} times, then ${count}`),
    [],
  );
}

for (const [what, text] of [
  ['the name of an application', 'Playback('],
  ['the name of a section', 'unit-'],
  ['the name of a routine', 'routine-'],
  ['a target', 'ended-'],
  ['a variable', 'number'],
] as const)
  test(`nothing that a letter in ${what} runs is run more often in a dialplan twice as long`, async () => {
    assertSame(await counts(dialplanOf(40), text), await counts(dialplanOf(80), text));
  });

for (const [what, text, keys] of [
  ['a letter in what a routine plays', 'welcome', undefined],
  ['a letter in the name of an application of a routine', 'Background(', undefined],
  ['a letter in what a routine returns', 'taken)', undefined],
  ['a letter in a label of a routine', 'own)', undefined],
  [
    'a line more in a routine',
    ' same => n,Verbose(1,${ARG2}',
    [' same => n,NoOp(1)\n', ' same => n,NoOp(2)\n', ' same => n,NoOp(3)\n'],
  ],
  ['a letter in the name of an application of a handler', 'Verbose(1,${ARG1}', undefined],
] as const)
  test(`nothing that ${what} runs is run more often where twice as many call it`, async () => {
    assertSame(await counts(dialplanAround(60), text, keys), await counts(dialplanAround(120), text, keys));
  });
