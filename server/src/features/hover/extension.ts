/** Extensions, patterns in words, and the real numbers of priorities. */

import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { documentationAbove } from '../../model/lines/doc-comments.ts';
import { mayMean, usesLeadingInto } from '../../model/names/uses.ts';
import { compileName, matches, type CompiledName, type Position } from '../../syntax/pattern.ts';
import { block, code, count, names, paragraphs, plainLines } from '../descriptions/markdown.ts';
import { specialExtensions } from '../descriptions/special-extensions.ts';

export function extensionText(dialplan: Dialplan, context: Context, name: string): string {
  const extensions = context.named(name);
  const [extension] = extensions;
  const [first] = extension?.priorities ?? [];
  const documentation = first === undefined ? undefined : documentationAbove(first.line)?.text;
  const callerIds = extensions.flatMap(({ callerId }) =>
    callerId === undefined ? [] : callerId === '' ? ['no number'] : [callerId],
  );
  const steps = extensions.reduce((sum, { priorities }) => sum + priorities.length, 0);
  return paragraphs(
    `**Extension** ${code(name)} of ${code(context.name)}: ${steps === 1 ? '1 priority' : `${steps} priorities`}`,
    documentation === undefined || documentation === '' ? undefined : plainLines(documentation),
    name.startsWith('_') ? patternText(name) : specialExtensions[name],
    callerIds.length === 0 ? undefined : `For calls from ${names(callerIds)} alone.`,
    shadowText(dialplan, context, name),
  );
}

/** For a number that a pattern answers too: which of them Asterisk asks first. */
function shadowText(dialplan: Dialplan, context: Context, name: string): string | undefined {
  if (name.startsWith('_')) return undefined;
  const others =
    dialplan
      .context(context.name)
      ?.matching(name)
      .filter((each) => each.name !== name)
      .map((each) => each.name) ?? [];
  return others.length === 0 ? undefined : `It comes before ${names(others)}, which would answer as well.`;
}

/** What a pattern matches in words, with numbers that match and numbers that do not. */
export function patternText(name: string): string {
  const compiled = compileName(name);
  const yes = examples(compiled);
  const no = counterexamples(compiled, yes);
  return paragraphs(
    `Matches ${words(compiled)}.`,
    yes.length === 0
      ? undefined
      : `${names(yes)} ${yes.length === 1 ? 'matches' : 'match'}${no.length === 0 ? '' : `, ${names(no)} ${no.length === 1 ? 'does' : 'do'} not`}.`,
  );
}

function words({ positions }: CompiledName): string {
  const parts: string[] = [];
  for (let at = 0; at < positions.length;) {
    const position = positions[at] as Position;
    let run = 1;
    while (at + run < positions.length && sameKind(position, positions[at + run] as Position)) run++;
    parts.push(phrase(position, positions.slice(at, at + run)));
    at += run;
    if (position.kind !== 'set') break;
  }
  return parts.length === 0 ? 'nothing' : parts.join(', then ');
}

type SetPosition = Extract<Position, { readonly kind: 'set' }>;

function isLiteral(position: Position): boolean {
  return position.kind === 'set' && position.members.length === 1 && !position.raw.startsWith('[');
}

function sameKind(a: Position, b: Position): boolean {
  if (a.kind !== 'set' || b.kind !== 'set') return false;
  return isLiteral(a) ? isLiteral(b) : a.raw.toUpperCase() === b.raw.toUpperCase();
}

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function phrase(position: Position, run: readonly Position[]): string {
  switch (position.kind) {
    case '.':
      return 'one or more characters of any kind';
    case '!':
      return 'anything or nothing, as soon as nothing better can match';
    case 'malformed':
      return 'nothing, because a bracket is not closed';
    case 'set':
      return setPhrase(position, run);
  }
}

function setPhrase(position: SetPosition, run: readonly Position[]): string {
  if (isLiteral(position)) return code(run.map((each) => (each.kind === 'set' ? each.raw : '')).join(''));
  const many = numerals[run.length] ?? String(run.length);
  const noun = run.length === 1 ? 'digit' : 'digits';
  switch (position.raw.toUpperCase()) {
    case 'X':
      return `${many} ${noun}`;
    case 'Z':
      return `${many} ${noun} from 1 to 9`;
    case 'N':
      return `${many} ${noun} from 2 to 9`;
    default:
      return `${many} of ${code(position.raw)}`;
  }
}

/** Numbers that the pattern answers: one from the middle of each set, and one from their ends. */
function examples(compiled: CompiledName): string[] {
  const pick = (choose: (members: readonly number[]) => number | undefined, tail: string): string => {
    let number = '';
    for (const position of compiled.positions) {
      if (position.kind === 'malformed') return '';
      if (position.kind !== 'set') return number + tail;
      number += String.fromCharCode(choose(position.members.filter((member) => member !== 45)) ?? 0);
    }
    return number;
  };
  const tails = compiled.positions.some(({ kind }) => kind === '!') ? ['', '34'] : ['5', '34'];
  const found = [
    pick((members) => members[Math.floor(members.length / 2)], tails[0] ?? ''),
    pick((members) => members.at(-1), tails[1] ?? ''),
  ];
  return [...new Set(found)].filter((number) => number !== '' && matches(compiled, number));
}

/** Numbers near to those that match: one too short, one too long, one with another character. */
function counterexamples(compiled: CompiledName, yes: readonly string[]): string[] {
  const [number] = yes;
  if (number === undefined) return [];
  const near = [number.slice(0, -1), `${number}0`];
  for (const [index, position] of compiled.positions.entries())
    if (position.kind === 'set') {
      const other = ['0', '1', '9', '5'].find((digit) => !position.members.includes(digit.charCodeAt(0)));
      if (other !== undefined) near.push(number.slice(0, index) + other + number.slice(index + 1));
    }
  return [...new Set(near)].filter((each) => each !== '' && !matches(compiled, each)).slice(0, 3);
}

export function priorityText(dialplan: Dialplan, priority: Priority): string {
  const { number, label, name, context } = priority;
  if (number === HINT) return `The hint of ${code(name)}: whose state telephones can watch.`;
  const title = `**Priority ${number}**${label === undefined ? '' : ` (${code(label)})`} of ${code(`${context.name},${name}`)}`;
  let uses = 0;
  for (const { found } of usesLeadingInto(
    dialplan,
    context,
    (target) => target.priority !== undefined && mayMean(target, priority),
  ))
    if (found.priority === priority) uses++;
  return paragraphs(
    title,
    uses === 0 ? undefined : `Gone to from ${count(uses, 'place')}.`,
    label === undefined ? undefined : block(`${context.name},${name},${label}`),
  );
}
