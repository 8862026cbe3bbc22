// A dialplan of any length for measurements: like a company's, with queues, routines, handlers, patterns and includes over several files.
// usage: node scripts/large-dialplan.mjs LINES FOLDER [company|one-context]

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Numbers that look random and are the same each time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
}

/** The text of one file of about `lines` lines; `seed` makes its names different from those of other files. */
export function dialplanText(lines, seed = 1) {
  const random = numbers(seed);
  const text = [`; File ${seed} of a generated dialplan.`];
  let context = 0;
  while (text.length < lines) {
    const name = `unit-${seed}-${context}`;
    text.push(
      '',
      `; Calls of unit ${context}.`,
      `[${name}]`,
      `include => ${context > 0 && random(3) === 0 ? `unit-${seed}-${random(context)}` : `${name}-extra`}`,
      `exten => _1${context % 10}XX,1,NoOp(Call for \${EXTEN} from \${CALLERID(num)})`,
      ` same => n,Set(unit=${context})`,
      ` same => n,GotoIf($["\${CALLERID(num)}" = ""]?anonymous-${context})`,
      ` same => n,Gosub(sub-log-${seed},s,1(\${CALLERID(num)},\${EXTEN}))`,
      ` same => n,Dial(PJSIP/\${EXTEN}&PJSIP/${1000 + random(9000)},${10 + random(40)},tTU(sub-answer-${seed}^\${CALLERID(num)}^\${EXTEN}))`,
      ` same => n,Goto(s-\${DIALSTATUS},1)`,
      ` same => n(anonymous-${context}),Playback(privacy-unident)`,
      ' same => n,Hangup()',
      `exten => s-BUSY,1,VoiceMail(${100 + random(900)}@default,b)`,
      ' same => n,Hangup()',
      'exten => _s-.,1,Hangup()',
      `[${name}-extra]`,
      `exten => ${2000 + (context % 7000)},1,Queue(queue-${random(50)},tT,,,${30 + random(300)})`,
      ` same => n,ExecIf($["\${QUEUESTATUS}" = "TIMEOUT"]?Goto(${name},1${context % 10}${10 + random(90)},1))`,
      ' same => n,Hangup()',
    );
    context++;
  }
  text.push(
    `[sub-log-${seed}]`,
    'exten => s,1,GotoIf($["${ARG1}" = "" | "${ARG2}" = ""]?end)',
    ' same => n,Set(DB(calls/${ARG1}/last)=${ARG2})',
    ' same => n(end),Return()',
    `[sub-answer-${seed}]`,
    'exten => s,1,GotoIf($["${ARG1}" = "" | "${ARG2}" = ""]?end)',
    ` same => n,Set(CHANNEL(hangup_handler_push)=sub-ended-${seed},s,1(\${ARG1},\${ARG2}))`,
    ' same => n(end),Return()',
    `[sub-ended-${seed}]`,
    'exten => s,1,GotoIf($["${ARG1}" = "" | "${ARG2}" = ""]?end)',
    ' same => n,Set(DB(calls/${ARG1}/ended)=${EPOCH})',
    ' same => n,Set(DB(calls/${ARG1}/by)=${ARG2})',
    ' same => n(end),Return()',
    '',
  );
  return text.join('\n');
}

/** Writes a dialplan of `lines` lines into a folder: a root of a quarter of them, and ten files that it includes. */
export function writeDialplan(lines, folder) {
  mkdirSync(folder, { recursive: true });
  const parts = 10;
  const names = Array.from({ length: parts }, (_, i) => `extensions_part${i + 1}.conf`);
  for (const [i, name] of names.entries())
    writeFileSync(join(folder, name), dialplanText(Math.round((lines * 0.75) / parts), i + 2));
  writeFileSync(
    join(folder, 'extensions.conf'),
    `${names.map((name) => `#include "${name}"`).join('\n')}\n${dialplanText(Math.round(lines / 4))}`,
  );
}

/** The text of about `lines` lines that are all of one context: numbers with their routine calls, labels, jumps and some patterns. */
export function oneContextText(lines) {
  const random = numbers(3);
  const text = ['; One context.', '[all]'];
  for (let number = 0; text.length < lines; number++) {
    const name = 1_000_000 + number;
    text.push(
      `exten => ${name},1,Gosub(sub-log,s,1(\${CALLERID(num)},\${EXTEN}))`,
      ` same => n,GotoIf($["\${DEVICE_STATE(PJSIP/${name})}" = "BUSY"]?busy)`,
      ` same => n,Dial(PJSIP/${name},${10 + random(40)},tT)`,
      ` same => n(busy),Goto(${1_000_000 + random(number + 1)},1)`,
    );
    if (number % 50 === 0) text.push(`exten => _00${name}X.,1,Goto(${name},busy)`);
  }
  text.push('[sub-log]', 'exten => s,1,Set(DB(calls/${ARG1}/last)=${ARG2})', ' same => n,Return()', '');
  return text.join('\n');
}

/** Writes one file with one context of `lines` lines. */
export function writeOneContext(lines, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'extensions.conf'), oneContextText(lines));
}

/** A dialplan once more and once more, with other names for its contexts each time, until it has as many lines. */
export function copies(text, lines) {
  const names = new Set(Array.from(text.matchAll(/^\[([^\]\s]+)\]/gm), ([, name]) => name));
  const longestFirst = [...names].filter((name) => !/^(?:general|globals)$/i.test(name)).sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const name = new RegExp(`(?<![\\w-])(?:${escaped.join('|')})(?![\\w-])`, 'g');
  const rest = text.replace(/^\[(?:general|globals)\].*\n(?:(?!\[).*\n)*/gim, '');
  const parts = [text];
  for (let length = text.split('\n').length; length < lines; length += rest.split('\n').length)
    parts.push(rest.replace(name, `$&-${parts.length}`));
  return parts.join('\n');
}

/** How a dialplan of a number of lines is spread: over many contexts in several files, or in one context. */
export const shapes = { company: writeDialplan, 'one-context': writeOneContext };

if (process.argv[1] === fileURLToPath(import.meta.url))
  shapes[process.argv[4] ?? 'company'](Number(process.argv[2]), process.argv[3]);
