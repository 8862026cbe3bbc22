/** Where a line hands text that a caller chooses to a place where it does harm, and how it came there. */

import { overlap, type TextEdit } from '../../base/edits.ts';
import { dialplanFunction } from '../../catalogue/catalogue.ts';
import type { Sink } from '../../catalogue/untrusted/sinks.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { Searches, untrustedIn, type Step, type Untrusted } from '../../model/untrusted/untrusted.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { SinkText } from '../calls/sinks.ts';
import type { Finding, Fix } from '../finding.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';
import { gathered, type Found } from '../contexts/gathered.ts';

/** Text that a caller chooses, and where it does harm. */
interface Harm {
  readonly sink: SinkText;
  readonly found: Untrusted;
  /** Whether the same text was told of the line already: it is repaired there too. */
  readonly isRepeated: boolean;
}

/** The findings in the places of one kind: one for each command, dial string and so on, whatever the number of texts in it. */
export function untrustedFindings(
  context: Context,
  dialplan: Dialplan,
  kind: 'shellCommands' | 'dialStrings' | 'queries' | 'evaluatedTexts',
  isToldElsewhere?: (priority: Priority, culprit: Piece) => boolean,
): Iterable<Finding> {
  return untrustedAt(gathered(context, dialplan)[kind], dialplan, isToldElsewhere);
}

/** The findings in some places: what comes in by one way is told where it does harm first. */
export function* untrustedAt(
  places: Iterable<Found<readonly SinkText[]>>,
  dialplan: Dialplan,
  isToldElsewhere: (priority: Priority, culprit: Piece) => boolean = () => false,
): Generator<Finding> {
  const byWay = new Map<string, Finding[]>();
  const searches = new Searches();
  for (const { priority, found: sinks } of places) {
    const told = new Set<string>();
    const harms = new Map<string, Harm[]>();
    for (const sink of sinks)
      for (const found of untrustedIn(dialplan, sink.piece, priority, sink, searches)) {
        const { whole, isUnclosed } = found.culprit;
        if (isUnclosed || isToldElsewhere(priority, whole) || found.way.some(isPlainCall)) continue;
        if (
          found.source.startsWith('the dialled number') &&
          (sink.isDialledNumberFine === true || isFlawed(priority) || isFlawedSource(found))
        )
          continue;
        const harm = { sink, found, isRepeated: told.has(whole.text) };
        told.add(whole.text);
        const others = harms.get(sink.where);
        if (others !== undefined) others.push(harm);
        else if (!harm.isRepeated) harms.set(sink.where, [harm]);
      }
    for (const [first, ...others] of harms.values()) {
      if (first === undefined) continue;
      const key = wayKey(priority, [first, ...others]);
      const one = finding(dialplan, priority, first, others);
      const same = byWay.get(key);
      if (same === undefined) byWay.set(key, [one]);
      else same.push(one);
    }
  }
  for (const [first, ...others] of byWay.values()) {
    if (first === undefined) continue;
    const fixesOf = (each: Finding): Fix[] => [...(each.fix?.() ?? [])];
    yield {
      ...first,
      related: [
        ...(first.related ?? []),
        ...others.map(({ line, span }) => ({ line, span, message: 'It comes in here as well.' })),
      ],
      ...(first.fix !== undefined && { fix: () => together([first, ...others].map(fixesOf)) }),
    };
  }
}

/** What a caller chooses in places of one kind, as it is written there and on the way there. */
export function untrustedTexts(
  places: Iterable<Found<readonly SinkText[]>>,
  dialplan: Dialplan,
): ReadonlyMap<Priority, ReadonlySet<string>> {
  const searches = new Searches();
  const texts = new Map<Priority, Set<string>>();
  for (const { priority, found: sinks } of places) {
    const own = new Set<string>();
    texts.set(priority, own);
    for (const sink of sinks)
      for (const { culprit, way } of untrustedIn(dialplan, sink.piece, priority, sink, searches)) {
        own.add(culprit.whole.text);
        for (const { name } of way) own.add(`\${${name}}`);
      }
  }
  return texts;
}

/** Equal for lines of one extension to which the same texts come by the same assignments and calls; what a line reads itself is its own. */
function wayKey({ name, line }: Priority, harms: readonly Harm[]): string {
  const parts = harms.map(({ sink, found }) => {
    const steps = found.way.map((step) => `${step.priority.line.file.path}:${step.priority.line.number} ${step.name}`);
    const own = steps.length === 0 ? `${line.file.path}:${line.number}` : '';
    // A part of a value comes in as the whole does.
    const text = found.culprit.whole.text.replace(/(?<=^\$\{\w+):[-:\d]+(?=\}$)/, '');
    return [name, sink.where, sink.isLate, text, own, ...steps].join('\n');
  });
  // A text that stands in the line twice comes in by the same way.
  return [...new Set(parts)].join('\n\n');
}

/** `Set(NUMBER=FILTER(0-9,${EXTEN}))`: that the function is plain text and cleans nothing is told there. */
function isPlainCall({ priority: { statement } }: Step): boolean {
  const called = /^[^=]*=\s*([A-Z][A-Z0-9_]*)\(/.exec(statement.data.text)?.[1];
  return statement.applicationName === 'set' && called !== undefined && dialplanFunction(called) !== undefined;
}

/** Whether the pattern that leaves the number open is a mistake that is told: `_9N.XXXX`. */
function isFlawedSource({ source }: Untrusted): boolean {
  const pattern = /'(_[^']+)'/.exec(source)?.[1];
  return pattern !== undefined && !pattern.endsWith('#') && patternFlaw(pattern) !== undefined;
}

/** Whether the pattern of the extension is a mistake that is told, and says nothing of the numbers that were to come here; a `#` behind its `.` does not count. */
function isFlawed({ name }: Priority): boolean {
  return name.startsWith('_') && patternFlaw(name.replace(/(?<=[.!])#+$/, '')) !== undefined;
}

function finding(dialplan: Dialplan, priority: Priority, first: Harm, behind: readonly Harm[]): Finding {
  const { sink, found } = first;
  const { whole } = found.culprit;
  const others = behind.filter(({ isRepeated }) => !isRepeated);
  const names = others.map((each) => `'${each.found.culprit.whole.text}'`);
  const last = names.pop();
  const more = last === undefined ? '' : `; ${names.length === 0 ? '' : `${names.join(', ')} and `}${last} likewise`;
  const all = [first, ...others];
  return {
    line: priority.line,
    span: whole.span(),
    // What is wrong in another file is wrong with each line that comes to it.
    ...(sink.isOfAnotherFile === true
      ? { message: `A caller chooses what ${sink.where} holds as it is: ${found.source}.`, isOncePerFile: true }
      : { message: `A caller chooses '${whole.text}' in ${sink.where}: ${wayOf(found)}${more}.` }),
    related: all.flatMap((each) =>
      each.found.way.map((step) => ({
        line: step.priority.line,
        span: step.piece.span(),
        message: stepText(step, each.found.source),
      })),
    ),
    ...([first, ...behind].every((each) => !each.sink.isLate) && {
      fix: () => together([first, ...behind].map((each) => fixes(dialplan, priority, each.sink, each.found))),
    }),
  };
}

/** The fixes of each text as one: the first ways, the second ways. */
function together(lists: readonly Fix[][]): Fix[] {
  const [first = []] = lists;
  return first.map((fix, at) => {
    const edits: TextEdit[] = [];
    for (const edit of lists.flatMap((list) => list[at]?.edits ?? list[0]?.edits ?? []))
      if (!edits.some((each) => overlap(each, edit))) edits.push(edit);
    const more = edits.length - fix.edits.length;
    return { ...fix, title: more > 0 ? `${fix.title}, and ${more} more likewise` : fix.title, edits };
  });
}

/** "the caller ID → ARG1 of 'sub-x,s,1' (Dial option U)" */
function wayOf({ source, way, culprit }: Untrusted): string {
  const all = way.map((step) => (step.by === undefined ? step.name : `${stepName(step)} (${step.by.construct})`));
  // A variable that is made of itself is the same one to a reader.
  const steps = all.filter((step, index) => step !== all[index - 1]);
  return steps.length === 0 && culprit.kind === 'function'
    ? `it holds ${source}`
    : `${steps.length === 0 ? 'it is ' : ''}${[source, ...steps].join(' → ')}`;
}

function stepText(step: Step, source: string): string {
  return step.by === undefined
    ? `${capital(source)} goes into ${step.name} here`
    : `${capital(source)} is passed here as ${stepName(step)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a filter lets through: a number may have the signs of a telephone, and a name letters. */
const kept = '0-9A-Za-z+';
const keptOf: Partial<Readonly<Record<Sink, string>>> = {
  'dial-string': `${kept}*`,
  'bare-query': '0-9',
  'code-name': '0-9',
  // Names of contexts have hyphens; the first of the characters makes no range.
  location: '-0-9A-Za-z_',
};

function fixes(dialplan: Dialplan, priority: Priority, { sink, around }: SinkText, { culprit, way }: Untrusted): Fix[] {
  const allowed = keptOf[sink] ?? kept;
  const characters = allowed === '0-9' ? 'digits' : 'letters and digits';
  // A variable that holds the technology as well would be no dial string without its slash.
  const isDevice = sink === 'dial-string' && /(?:^|&)\s*$/.test(around.text.split(culprit.whole.text)[0] ?? '');
  const joined = way.find((step) => isJoined(step, sink === 'dial-string' && !isDevice));
  if (joined === undefined && isDevice) return [];
  const filter =
    joined === undefined
      ? wrapped(priority, around, culprit.whole.text, `FILTER(${allowed},`, `Keep only ${characters} of it: FILTER(${allowed},…)`)
      : filteredPart(dialplan, joined, sink, allowed, characters);
  return sink === 'query'
    ? [wrapped(priority, around, culprit.whole.text, 'SQL_ESC(', 'Double the apostrophes in it: SQL_ESC(…)'), filter]
    : [filter];
}

/** Filters all text of callers in what is put together there. */
function filteredPart(dialplan: Dialplan, step: Step, sink: Sink, allowed: string, characters: string): Fix {
  const { priority, piece } = step;
  const found = untrustedIn(dialplan, piece, priority, { sink, guards: [], isLate: false });
  const culprits = [...new Set([step.culprit.text, ...found.map(({ culprit }) => culprit.whole.text)])];
  const names = culprits.map((each) => `'${each}'`).join(', ');
  const title = `Keep only ${characters} of ${names} in ${stepName(step)}: FILTER(${allowed},…)`;
  const edits = culprits.flatMap((each) => wrapped(priority, piece, each, `FILTER(${allowed},`, title).edits);
  return { title, safe: false, edits };
}

/** "ARG1 of 'sub-x,s,1'" */
function stepName({ name, by }: Step): string {
  return by === undefined ? name : `${name} of '${by.into}'`;
}

/** Whether other text is put around that of the caller, such as the folder of a file, which a filter of the whole would take away. */
function isJoined({ priority, piece, culprit }: Step, isNumber: boolean): boolean {
  // The values of ARRAY() are those of several variables.
  if (priority.statement.data.text.includes('ARRAY(')) return false;
  const others = piece.text.replaceAll(culprit.text, '');
  // What a variable puts in front of a number are digits.
  return /[^0-9A-Za-z+\s]/.test(isNumber ? others.replaceAll(/\$\{\w+\}/g, '') : others);
}

/** Hands every occurrence of the text to a function. */
function wrapped(priority: Priority, around: SinkText['around'], culprit: string, call: string, title: string): Fix {
  const edits = [];
  // Of IF() either value may be the caller's.
  const choice = substitutions(around).find(
    (each) => each.kind === 'function' && each.name.text === 'IF' && each.whole.text.includes(culprit),
  );
  const text = choice?.whole.text ?? culprit;
  for (let at = around.text.indexOf(text); at >= 0; at = around.text.indexOf(text, at + text.length))
    edits.push(replacement(priority.line, around.span(at, at + text.length), `\${${call}${text})}`));
  return { title, safe: false, edits };
}
