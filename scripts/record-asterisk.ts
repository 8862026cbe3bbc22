/**
 * The answers of a real Asterisk to the dialplans of test/asterisk: what it loads, on which lines it complains, which extension answers
 * a number, and what an expression yields. Only its answers are kept, nothing of its own text.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { RealAsterisk } from './real-asterisk.ts';

const ROOT_FILE = 'extensions.conf';

/** Records the dialplans of these names, or all, and the expressions when `expressions` is among the names or none is given. */
export async function record(root: string, names: readonly string[], tell: (text: string) => void): Promise<void> {
  const binary = find();
  tell(`Asking ${binary}: ${spawnSync(binary, ['-V'], { encoding: 'utf8' }).stdout.trim()}`);
  const folder = join(root, 'test/asterisk/dialplans');
  for (const file of readdirSync(folder).sort()) {
    const name = basename(file, '.txt');
    if (names.length > 0 && !names.includes(name)) continue;
    const path = join(folder, file);
    writeFileSync(path, await recordDialplan(binary, readFileSync(path, 'utf8')));
    tell(`recorded ${name}`);
  }
  const expressions = join(root, 'test/asterisk/expressions.txt');
  if (!existsSync(expressions) || (names.length > 0 && !names.includes('expressions'))) return;
  writeFileSync(expressions, await recordExpressions(binary, readFileSync(expressions, 'utf8')));
  tell('recorded expressions');
}

function find(): string {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const path = join(folder, 'asterisk');
    if (existsSync(path)) return realpathSync(path);
  }
  throw new Error('There is no asterisk on the PATH.');
}

interface Section {
  readonly name: string;
  readonly text: string;
}

/** The files of a fixture and its golden sections, which begin with `-- name --`. */
function sectionsOf(source: string): Section[] {
  const sections: { name: string; text: string }[] = [];
  let current = { name: ROOT_FILE, text: '' };
  for (const line of source.replace(/\n$/, '').split('\n')) {
    const heading = /^-- (\S(?:.*\S)?) --$/.exec(line)?.[1];
    if (heading === undefined) {
      current.text += `${line}\n`;
      continue;
    }
    if (current.text !== '') sections.push(current);
    current = { name: heading, text: '' };
  }
  sections.push(current);
  return sections;
}

async function recordDialplan(binary: string, source: string): Promise<string> {
  const given = sectionsOf(source).filter(({ name }) => !name.startsWith('@'));
  const asterisk = await RealAsterisk.start(binary, new Map(given.map(({ name, text }) => [name, text])));
  try {
    const loaded = asterisk.ask('dialplan show').trimEnd();
    const messages = asterisk.loadMessages().flatMap(({ level, text }) => {
      const place = lineIn(text);
      return level === 'NOTICE' || place === undefined ? [] : [`${level} ${place}`];
    });
    const answers = given
      .flatMap(({ text }) => text.split('\n'))
      .flatMap((line) => /^; \? (\S+)@(\S+)$/.exec(line)?.slice(1, 3) ?? [])
      .reduce<string[][]>(
        (pairs, each, i) => (i % 2 === 0 ? [...pairs, [each]] : [...pairs.slice(0, -1), [...(pairs.at(-1) ?? []), each]]),
        [],
      )
      .map(([number = '', context = '']) => `${number}@${context} ${answerOf(asterisk, number, context)}`);
    const golden: Section[] = [
      { name: '@loaded', text: `${loaded}\n` },
      ...(messages.length > 0 ? [{ name: '@complains', text: `${[...new Set(messages)].join('\n')}\n` }] : []),
      ...(answers.length > 0 ? [{ name: '@answers', text: `${answers.join('\n')}\n` }] : []),
    ];
    return [...given, ...golden]
      .map(({ name, text }, i) => (i === 0 && name === ROOT_FILE ? text : `-- ${name} --\n${text}`))
      .join('');
  } finally {
    await asterisk.stop();
  }
}

/** `file:line` of a message that names a line. */
function lineIn(text: string): string | undefined {
  const match = /\bline (\d+)(?: of ([^\s,:;']+))?/.exec(text);
  return match === null ? undefined : `${basename((match[2] ?? ROOT_FILE).replace(/[.!]+$/, ''))}:${match[1]}`;
}

/** The data of the first priority that answers, which says which one it is. */
function answerOf(asterisk: RealAsterisk, number: string, context: string): string {
  const printed = asterisk.ask(`dialplan eval function EVAL_EXTEN(${context},${number},1)`);
  const data = /^Result: ?(.*)$/m.exec(printed)?.[1]?.trim() ?? '';
  return data === '' ? '-' : data;
}

/** A line `text => answer` for each line `text`; lines that begin with `;` stay. */
async function recordExpressions(binary: string, source: string): Promise<string> {
  const lines = source.split('\n');
  const asked = lines.map((line) => (line.startsWith(';') || line.trim() === '' ? undefined : (line.split('\t')[0] ?? '')));
  const steps = asked.map((text, i) =>
    text === undefined ? '' : ` same => n,Set(GLOBAL(r${i})=<${text.replaceAll(';', '\\;')}>)\n`,
  );
  const settings =
    ' same => n,Set(EMPTY=)\n same => n,Set(ONE=1)\n same => n,Set(WORD=abc)\n same => n,Set(NUMBER=0123456789)\n same => n,Set(TWO=two words)\n';
  const dialplan = `[ask]\nexten => s,1,NoOp()\n${settings}${steps.join('')} same => n,Set(GLOBAL(done)=yes)\n same => n,Wait(1)\n`;
  const asterisk = await RealAsterisk.start(binary, new Map([[ROOT_FILE, dialplan]]));
  try {
    asterisk.ask('channel originate Local/s@ask application Wait 1');
    let globals = '';
    for (let i = 0; i < 50 && !/^\s*done=yes$/m.test(globals); i++) {
      await pause(100);
      globals = asterisk.ask('dialplan show globals');
    }
    const answers = new Map([...globals.matchAll(/^\s*r(\d+)=<(.*)>$/gm)].map((match) => [Number(match[1]), match[2] ?? '']));
    return lines
      .map((line, i) => (asked[i] === undefined ? line : `${asked[i] ?? ''}\t${answers.get(i) ?? '(nothing)'}`))
      .join('\n');
  } finally {
    await asterisk.stop();
  }
}
