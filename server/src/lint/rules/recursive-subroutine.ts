/** A subroutine that is certain to call itself. */

import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { pilingCallsIn, recursionsIn } from '../../model/flow/recursions.ts';
import { targetsOf } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { destination, placeOf } from '../../model/names/place.ts';
import { variablesRead } from '../../model/values/values.ts';
import type { Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { contextRule } from '../rule.ts';

export const recursiveSubroutine = contextRule(
  {
    name: 'recursive-subroutine',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A subroutine calls itself, directly or through others, and no condition stands on the way, or the same one with the same arguments; or it reads behind the call what the inner call has set.',
    why:
      'With each Gosub Asterisk keeps the way back and the arguments until a Return comes. ' +
      'A subroutine that always calls itself never comes to its Return: they pile up for as long as the call lasts, and what stands behind the Gosub never runs. ' +
      'A loop that goes back by Gosub, from which nothing returns, does the same more slowly, and is reported as information. ' +
      'A variable that is not local belongs to the channel, and the inner call gives it the value of its own argument: `Set(LOCAL(rest)=${ARG1})` keeps that of the outer one.',
    repair:
      'Where the routine is to begin again, use Goto in the place of Gosub. ' +
      'Where it is to call itself a few times, put a condition in front that ends it.',
    evidence: 'apps/app_stack.c `gosub_exec`',
    invalid: [
      `
[a]
exten => s,1,Gosub(menu,s,1)
[menu]
exten => s,1,Playback(welcome)
 same => n,Gosub(menu,s,1)
;                ^^^^^^^^ warning recursive-subroutine: The subroutine 'menu,s,1' always calls itself here and never returns.
 same => n,Return()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Gosub(count,s,1(3))
[count]
exten => s,1,GotoIf($[\${ARG1} = 0]?end)
 same => n,SayNumber(\${ARG1})
 same => n,Gosub(count,s,1($[\${ARG1} - 1]))
 same => n(end),Return()
`,
    ],
    seeAlso: ['endless-loop'],
  },
  function* (context, dialplan) {
    const told = new Set<Line>();
    for (const { calls, entry } of recursionsIn(dialplan, context)) {
      const [last, ...others] = calls;
      if (last === undefined) continue;
      const { line, statement } = last.priority;
      const name = `${entry.context.name},${entry.extension.name},${entry.priority.label ?? entry.priority.number}`;
      const way = others.length === 0 ? '' : `through ${listed(others.map((call) => call.context.name))} `;
      yield {
        line,
        span: statement.data.span(),
        message: `The subroutine '${name}' always calls itself ${way}here and never returns.`,
      };
      told.add(line);
    }
    for (const { call, target } of pilingCallsIn(dialplan, context)) {
      const { line } = call.priority;
      if (told.has(line)) continue;
      yield {
        line,
        span: target.piece.span(),
        message: 'Nothing returns from here, and it comes round again: each time another frame stays on the stack.',
        atMost: 'information',
      };
      told.add(line);
    }
    for (const { priority, target, entry } of callsOfOwn(context, dialplan)) {
      if (!told.has(priority.line)) yield* unchanged(priority, target, entry);
      yield* lostToInner(priority, entry);
    }
  },
  ({ applications, mayNest }) => mayNest || ['gosub', 'gosubif', 'macro'].some((each) => applications.has(each)),
);

interface OwnCall {
  readonly priority: Priority;
  readonly target: Target;
  readonly entry: Priority;
}

/** The Gosubs that lead back into their own extension, above where they stand. */
function* callsOfOwn(context: Context, dialplan: Dialplan): Generator<OwnCall> {
  for (const priority of context.priorities()) {
    if (priority.statement.applicationName !== 'gosub') continue;
    for (const target of targetsOf(priority.statement)) {
      if (target.flaws.length > 0 || (target.context !== undefined && target.context.piece.text !== context.name)) continue;
      const entry = destination(dialplan, placeOf(priority), target)?.priority;
      if (entry?.context !== context || entry.name !== priority.name || entry.number >= priority.number) continue;
      if (isSound(priority.statement, priority.line.text)) yield { priority, target, entry };
    }
  }
}

/** The lines of the extension from where a routine begins up to the call. */
function linesBetween(priority: Priority, entry: Priority): readonly Priority[] {
  const own = extensionHolding(priority)?.priorities ?? [];
  return own.filter(({ number }) => number >= entry.number && number < priority.number);
}

/** A call that passes on what the routine was given, where nothing else decides whether it comes to the call. */
function* unchanged(priority: Priority, target: Target, entry: Priority): Generator<Finding> {
  const between = linesBetween(priority, entry);
  const copies = new Map<string, string>();
  for (const { statement } of between) {
    const [, local, plain = local, number = ''] = copyOfArgument.exec(statement.data.text) ?? [];
    if (statement.applicationName === 'set' && plain !== undefined && !copies.has(plain)) copies.set(plain, number);
    else if (!changesNothing.test(statement.applicationName)) return;
    // A function may have another answer each time.
    else if (/\$\{\w+\(|\bARG(?:\$|C)/.test(statement.data.text)) return;
    for (const { name } of variablesRead(statement.data)) if (!copies.has(name.text) && !/^ARG\d+$/.test(name.text)) return;
  }
  const args = target.arguments ?? [];
  if (args.length === 0 || !between.some(({ statement }) => statement.applicationName === 'gotoif')) return;
  const isSame = args.every(({ text }, index) => {
    const name = /^\s*\$\{(\w+)\}\s*$/.exec(text)?.[1] ?? '';
    return (/^ARG(\d+)$/.exec(name)?.[1] ?? copies.get(name)) === String(index + 1);
  });
  if (!isSame) return;
  yield {
    line: priority.line,
    span: target.piece.span(),
    message: 'The subroutine calls itself with the arguments that it was given: it comes here again, and never returns.',
  };
}

/** `LOCAL(rest)=${ARG1}`, `rest=${ARG1}` */
const copyOfArgument = /^\s*(?:LOCAL\((\w+)\)|(\w+))=\$\{ARG(\d+)\}\s*$/;

const changesNothing = /^(?:noop|verbose|log|gotoif|return|playback|say\w+)$/;

/** `Set(rest=${ARG1})` in front of the call, where the lines behind it read the variable: the inner call has set it anew. */
function* lostToInner(priority: Priority, entry: Priority): Generator<Finding> {
  const behind = (extensionHolding(priority)?.priorities ?? []).filter(({ number }) => number > priority.number);
  for (const { statement, line } of linesBetween(priority, entry)) {
    const [, , name] = statement.applicationName === 'set' ? (copyOfArgument.exec(statement.data.text) ?? []) : [];
    if (name === undefined || name.startsWith('ARG') || name.startsWith('_')) continue;
    const word = new RegExp(`\\b${name}\\b`);
    const next = behind.find((each) => word.test(each.statement.data.text));
    if (next === undefined || !next.statement.data.text.includes(`\${${name}}`) || next.label !== undefined) continue;
    // Another way than the call may lead there.
    if (behind.some((each) => each.number <= next.number && each.label !== undefined)) continue;
    const at = statement.data.text.indexOf(name);
    yield {
      line,
      span: statement.data.slice(at, at + name.length).span(),
      message: `The subroutine calls itself below, and '${name}' is then what the inner call has set.`,
      related: [
        { line: priority.line, span: priority.statement.application.trim().span(), message: 'It calls itself here.' },
        { line: next.line, span: next.statement.application.trim().span(), message: `'${name}' is read here.` },
      ],
      fix: () => [
        {
          title: `Change to 'LOCAL(${name})'`,
          safe: false,
          edits: [replacement(line, statement.data.slice(at, at + name.length).span(), `LOCAL(${name})`)],
        },
      ],
    };
  }
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `'${name}'`).join(' and ');
}
