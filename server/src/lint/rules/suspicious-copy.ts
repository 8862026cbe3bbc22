/** A line that was copied from a neighbor, and still has its number. */

import { distance } from '../../base/distance.ts';
import { MultiMap } from '../../base/multi-map.ts';
import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import type { NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { hasWholeSignature, targetsOf } from '../../model/lines/facts.ts';
import { literalContext } from '../../model/lines/target.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { gathered } from '../contexts/gathered.ts';
import { Block, leftoverIn, leftoverInTwin, namesOfTwins, type Leftover } from '../contexts/renamed-blocks.ts';
import { namesPutIn } from '../names/names-put-in.ts';
import type { Finding } from '../finding.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { targetRule } from '../rule.ts';

export const suspiciousCopy = targetRule(
  {
    name: 'suspicious-copy',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A line has the number of another extension, or telephone, where all of its neighbors have their own.',
    why:
      'Extensions of telephones are made by copying the one above and changing its number. Where one number was forgotten, calls for a telephone ring at another one, or its messages end in the mailbox of a colleague. ' +
      'Menus are made in the same way, and a `t` that still goes to the first of them sends a caller who waits too long into another menu. ' +
      'An extension or a context for another language, department or tenant is made by putting another word into all lines of the first. ' +
      'A line is reported if three others have the same line with their own numbers, and its extension or section has its own number in another line. ' +
      'So is the mailbox of another telephone, if the telephone that is called has a mailbox of its own in voicemail.conf and no extension leaves messages there. Without a voicemail.conf beside the dialplan it is information.',
    repair:
      "Write the extension's own number, mailbox or context into the line. Where two telephones share one on purpose, allow the rule on the line.",
    evidence: 'the lines themselves; Asterisk does what they say',
    follows: ['unknown-object'],
    invalid: [
      `
[inside]
exten => 101,1,Dial(PJSIP/101,20)
 same => n,VoiceMail(101@office)
exten => 102,1,Dial(PJSIP/102,20)
 same => n,VoiceMail(102@office)
exten => 103,1,Dial(PJSIP/103,20)
 same => n,VoiceMail(103@office)
exten => 104,1,Dial(PJSIP/104,20)
 same => n,VoiceMail(103@office)
;                    ^^^ warning suspicious-copy: This is the number of '103' in '104', where each of its neighbors has its own.
[menu1]
exten => s,1,Background(one)
 same => n,WaitExten()
exten => 1,1,Queue(sales)
exten => t,1,Goto(menu1,s,1)
[menu2]
exten => s,1,Background(two)
 same => n,WaitExten()
exten => 1,1,Queue(support)
exten => t,1,Goto(menu1,s,1)
;                 ^^^^^ information suspicious-copy: This goes to 'menu1', as the same line there does, and not to 'menu2'.
`,
      `
[inside]
exten => 101,1,Dial(SIP/101,20)
 same => n,VoiceMail(101@office,u)
exten => 102,1,Dial(SIP/102,20)
 same => n,VoiceMail(101@office,u)
;                    ^^^^^^^^^^ warning suspicious-copy: The messages for '102' go to the mailbox of '101', and none to its own.
-- voicemail.conf --
[office]
101 => 4711,Ada
102 => 4712,Bob
`,
    ],
    valid: [
      `
[inside]
exten => 101,1,Dial(PJSIP/101,20)
exten => 102,1,Dial(PJSIP/102,20)
exten => 103,1,Dial(PJSIP/103,20)
exten => 100,1,Dial(PJSIP/101,20)
[menu1]
exten => s,1,Background(one)
 same => n,WaitExten()
exten => 1,1,Queue(sales)
exten => t,1,Goto(menu1,s,1)
[menu2]
exten => s,1,Background(two)
 same => n,WaitExten()
exten => 1,1,Queue(support)
exten => t,1,Goto(menu2,s,1)
`,
    ],
    seeAlso: ['repeated-extension', 'unknown-mailbox'],
  },
  inContext,
  inFile,
  // What is copied stands in another extension, or in another context of nearly the name.
  (_, context) => context.registered().length > 1 || /[-_.]/.test(context.name),
);

/** A word of the extension above, in one that has another word in its place everywhere else. */
function* leftovers(context: Context): Generator<Finding> {
  let above: Block | undefined;
  for (const { name, priorities, callerId, compiled } of context.registered()) {
    if (callerId !== undefined || compiled.isPattern) continue;
    const block = new Block(name, priorities);
    const found = above === undefined ? undefined : leftoverIn(block, above);
    if (above !== undefined && found !== undefined) yield* leftover(found, name, above.name);
    above = block;
  }
}

function* leftover({ priority, piece, meant }: Leftover, name: string, original: string): Generator<Finding> {
  const { line, statement } = priority;
  if (!isSound(statement, line.text)) return;
  yield {
    line,
    span: (hasWholeSignature(statement) ? piece : statement.application.trim()).span(),
    message: `'${piece.text}' stands here as in '${original}', where '${meant}' is in its place in all other lines of '${name}'.`,
    atMost: 'information',
  };
}

/** `Set(TENANT=acme)` in `[globex-phones]`, which has `globex` wherever else `[acme-phones]` has `acme`. */
function* leftoversOfTwins(context: Context, dialplan: Dialplan): Generator<Finding> {
  const lines = context.priorities();
  for (const each of namesOfTwins(context.name, lines)) {
    const { name, word, own } = each;
    const twin = dialplan.context(name);
    const found = twin === undefined ? undefined : leftoverInTwin(lines, twin.priorities(), each);
    if (found === undefined) continue;
    const { statement } = found.priority;
    // A program has its names for itself, and a context that there is once is for all.
    if (/agi$|^stasis$|system$/.test(statement.applicationName)) continue;
    const contexts = targetsOf(statement).map(literalContext);
    if (contexts.some((named) => named?.includes(word) === true && !dialplan.hasContext(named.replace(word, own)))) continue;
    yield* leftover(found, context.name, name);
    return;
  }
}

/** `Goto(menu1,s,1)` in the extension `t` of `[menu2]`, as it stands in `[menu1]`. */
function* wrongMenus(context: Context, dialplan: Dialplan): Generator<Finding> {
  if (context.named('s').length === 0) return;
  for (const special of ['t', 'i'])
    for (const { line, statement } of context.named(special).flatMap(({ priorities }) => priorities))
      for (const target of targetsOf(statement)) {
        const name = literalContext(target);
        if (target.context === undefined || target.relation !== 'jump' || name === undefined || name === context.name) continue;
        if (withoutNumber(name) !== withoutNumber(context.name) || !isSound(statement, line.text)) continue;
        const original = dialplan.context(name)?.named(special) ?? [];
        const isCopied = original.some(({ priorities }) =>
          priorities.some((each) => each.statement.data.text.trim() === statement.data.text.trim()),
        );
        if (isCopied)
          yield {
            line,
            span: target.context.piece.span(),
            message: `This goes to '${name}', as the same line there does, and not to '${context.name}'.`,
            atMost: 'information',
          };
      }
}

function withoutNumber(name: string): string {
  return name.replace(/\d+$/, '');
}

/** One of several that are made alike, with the texts in which its number may stand. */
interface Member {
  readonly number: string;
  readonly texts: readonly Text[];
}

interface Text {
  readonly line: Line;
  /** What belongs to the shape beside the text: the application, or the name of a setting. */
  readonly kind: string;
  readonly piece: Piece;
}

/** How many neighbors have to have their own numbers. */
const MANY = 3;

const isNumber = /^\d{2,}$/;

function* inContext(context: Context, dialplan: Dialplan): Generator<Finding> {
  yield* wrongMenus(context, dialplan);
  const told = new Set<Line>();
  for (const slip of slipsIn(context)) {
    told.add(slip.line);
    yield slip;
  }
  for (const each of [...leftovers(context), ...leftoversOfTwins(context, dialplan)])
    if (!told.has(each.line)) {
      told.add(each.line);
      yield each;
    }
  for (const each of [...foreignMailboxes(context, dialplan), ...foreignDevices(context, dialplan)])
    if (!told.has(each.line)) yield each;
}

/** `exten => 102,hint,PJSIP/101`, as it stands in 101, though 102 is a telephone too, which no line like this one names. */
function* foreignDevices(context: Context, dialplan: Dialplan): Generator<Finding> {
  const numbered = context.registered().filter(({ compiled }) => !compiled.isPattern && isNumber.test(compiled.literal));
  if (numbered.length < 2 || [...isPhone].every((kind) => dialplan.configured(kind).isOpen)) return;
  const passed = namesPutIn(context, dialplan).flatMap(({ line, use, into }) => {
    const priority = into === undefined ? context.priorities().find((each) => each.line === line) : undefined;
    return priority === undefined ? [] : [{ line, use, priority }];
  });
  const names = [...gathered(context, dialplan).names, ...passed];
  const phones = names.filter(({ use }) => isPhone.has(use.kind) && !use.isComputed && isNumber.test(use.name));
  for (const { line, use, priority } of phones) {
    const { name: number, number: position } = priority;
    if (!isNumber.test(number) || use.name === number || use.name.length !== number.length || !isWhole(line)) continue;
    const configured = dialplan.configured(use.kind);
    if (configured.isOpen || !configured.has(number)) continue;
    const isHint = position === HINT;
    const isCalled = names.some(
      (other) =>
        (other.priority.number === HINT) === isHint &&
        isPhone.has(other.use.kind) &&
        (other.use.name === number || (other.use.isComputed && !/^\d/.test(other.priority.name))),
    );
    if (isCalled) continue;
    const text = textOf(priority);
    const copied = context
      .named(use.name)
      .flatMap(({ priorities }) => priorities)
      .some((each) => each.number === position && textOf(each) === text.replaceAll(number, use.name));
    if (!copied) continue;
    yield {
      line,
      span: use.piece.span(),
      message: `This is the telephone of '${use.name}', as in its own line, and none here is that of '${number}'.`,
      // Calls may well be meant for somebody else.
      ...(!isHint && !text.includes(number) && { atMost: 'information' as const }),
    };
  }
}

function textOf({ statement }: Priority): string {
  return `${statement.application.text.trim()}(${statement.data.text.trim()}`;
}

/** `VoiceMail(101)` in the extension that calls 102: the mailbox of a neighbor, in which that one leaves its messages too. */
function* foreignMailboxes(context: Context, dialplan: Dialplan): Generator<Finding> {
  const { names, nameKinds } = gathered(context, dialplan);
  if (!nameKinds.has('mailbox')) return;
  const mailboxes = names.filter(({ use }) => use.kind === 'mailbox' && /^voicemail$/i.test(use.construct) && !use.isComputed);
  const called = new Set(
    names
      .filter(({ use, priority }) => isPhone.has(use.kind) && isOwn(use.name, priority.name))
      .map(({ priority }) => priority.name),
  );
  const filled = new Set(mailboxes.map(({ use, priority }) => `${priority.name}\n${use.name}`));
  const all = dialplan.configured('mailbox');
  for (const { line, use, priority } of mailboxes) {
    const [box = '', voicemailContext = ''] = use.name.split('@');
    const number = priority.name;
    if (!isNumber.test(number) || box === number || !called.has(number) || !called.has(box) || !isWhole(line)) continue;
    const own = `${number}@${voicemailContext}`;
    if (!filled.has(`${box}\n${use.name}`) || mailboxes.some((each) => each.use.name === own)) continue;
    // Who has no mailbox shares that of another one; where no file says it, somebody who listens to it does.
    if (all.isOpen ? !names.some(({ use: other }) => other.kind === 'mailbox' && other.name === own) : !all.has(own)) continue;
    yield {
      line,
      span: use.piece.span(),
      message: `The messages for '${number}' go to the mailbox of '${box}', and none to its own.`,
      ...(all.isOpen && { atMost: 'information' as const }),
    };
  }
}

const isPhone: ReadonlySet<NameKind> = new Set<NameKind>(['endpoint', 'sip-peer', 'iax-peer']);

function isOwn(name: string, extension: string): boolean {
  return name === extension || name === '${EXTEN}';
}

function* slipsIn(context: Context): Generator<Finding> {
  const members: Member[] = [];
  const all = context.registered();
  if (all.length <= MANY) return;
  if (all.filter(({ compiled }) => isNumber.test(compiled.literal) && !compiled.isPattern).length <= MANY) return;
  for (const { compiled, priorities, callerId } of all) {
    if (compiled.isPattern || callerId !== undefined || !isNumber.test(compiled.literal)) continue;
    const texts = priorities.flatMap(({ line, statement }) => {
      const application = statement.applicationName;
      if (flowEffect(application) === 'talk' || !/\d\d/.test(line.text)) return [];
      // The device of a hint stands where an application does.
      return statement.data.text === ''
        ? { line, kind: statement.priority.word.text, piece: statement.application }
        : { line, kind: application, piece: statement.data };
    });
    members.push({ number: compiled.literal, texts });
  }
  yield* slips(members);
}

function* inFile(file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
  if (!/^(?:pjsip|sip|iax)\.conf$/.test(dialplan.neighborName(file))) return;
  const members = new Map<string, Text[]>();
  let texts: Text[] | undefined;
  for (const line of file.lines) {
    const { statement } = line;
    if (statement.kind === 'section') {
      const number = statement.name.text;
      texts = isNumber.test(number) ? (members.get(number) ?? []) : undefined;
      if (texts !== undefined) members.set(number, texts);
    } else if (statement.kind === 'setting' && texts !== undefined && !isTemplateText(line.text))
      texts.push({ line, kind: statement.key.text.trim().toLowerCase(), piece: statement.value });
  }
  yield* slips([...members].map(([number, each]) => ({ number, texts: each })));
}

/** The numbers in a text, each with where it stands: digits with no letter, digit or dash beside them. */
function* numbersIn({ text }: Piece): Generator<{ readonly number: string; readonly start: number }> {
  for (const match of text.matchAll(/(?<![\w.-])\d{2,}(?![\w-]|\.\d)/g)) yield { number: match[0], start: match.index };
}

/** A text with one of its numbers left out; undefined where it does not hold the number. */
function shapeWithout({ kind, piece: { text } }: Text, number: string): string | undefined {
  let shape = '';
  let end = 0;
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + number.length)) {
    const behind = at + number.length;
    if (/[\w.-]/.test(text.charAt(at - 1)) || /^(?:[\w-]|\.\d)/.test(text.slice(behind, behind + 2))) continue;
    shape += `${text.slice(end, at)}#`;
    end = behind;
  }
  return end === 0 ? undefined : `${kind}\n${shape}${text.slice(end)}`;
}

function* slips(members: readonly Member[]): Generator<Finding> {
  if (members.length <= MANY) return;
  const owners = new Map<string, Set<string>>();
  const shapesOf = members.map(({ number, texts }) => {
    const shapes = texts.map((text) => shapeWithout(text, number));
    for (const shape of shapes) if (shape !== undefined) owners.set(shape, (owners.get(shape) ?? new Set()).add(number));
    return shapes;
  });
  const numbers = new Set(members.map(({ number }) => number));
  const strays = new MultiMap<string, Finding>();
  for (const [index, { number, texts }] of members.entries()) {
    const shapes = shapesOf[index] ?? [];
    if (!shapes.some((shape) => shape !== undefined && (owners.get(shape)?.size ?? 0) > MANY)) continue;
    for (const [place, text] of texts.entries()) {
      if (shapes[place] !== undefined) continue;
      const others = [...numbersIn(text.piece)];
      const other =
        others.find((each) => numbers.has(each.number)) ??
        others.find((each) => each.number.length === number.length && distance(each.number, number, 1) === 1);
      if (other === undefined) continue;
      const shape = shapeWithout(text, other.number) ?? '';
      const having = owners.get(shape);
      if (having === undefined || having.size < MANY || having.has(number)) continue;
      strays.add(shape, {
        line: text.line,
        span: text.piece.span(other.start, other.start + other.number.length),
        message: `This is the number of '${other.number}' in '${number}', where each of its neighbors has its own.`,
        // Two telephones may share what is of a third.
        ...(!numbers.has(other.number) && { atMost: 'information' as const }),
      });
    }
  }
  for (const shape of strays.keys()) {
    const found = strays.get(shape);
    // Where many have not their own number, none is expected.
    if (found.size * MANY > (owners.get(shape)?.size ?? 0)) continue;
    for (const each of found) if (isWhole(each.line)) yield each;
  }
}

function isWhole({ statement, text }: Line): boolean {
  const isExtension = statement.kind === 'exten' || statement.kind === 'same';
  return !isTemplateText(text) && (!isExtension || isSound(statement, text));
}
