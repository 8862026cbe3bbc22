/** The outcome of an application is compared with a text that it never is, or an extension waits for an outcome that there is not. */

import { closest } from '../../base/distance.ts';
import { deviceStates } from '../../catalogue/arguments/accepted-values.ts';
import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import { isStatusValue, statusValues, variablesWith } from '../../catalogue/variables/status-values.ts';
import type { Context } from '../../model/contexts/context.ts';
import { extensionHolding, type Extension, type Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { COMPUTED, usesIn } from '../../model/indexes/target-uses.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import type { Target } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { withFixedGlobals } from '../../model/names/fixed-text.ts';
import { usesInto } from '../../model/names/uses.ts';
import { variablesSetBeside } from '../../model/names/variable-uses.ts';
import { allNodes } from '../../syntax/expression.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { matches, overlap } from '../../syntax/pattern.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { judgedTargets } from '../targets/judge-targets.ts';
import { callBefore, isKind, RETURNED, valuesOf as returnedBy } from '../variables/returned-values.ts';
import type { Finding, Fix } from '../finding.ts';
import { Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { valuesOfIf } from '../values/written-values.ts';
import { contextRule } from '../rule.ts';
import { expressionsIn, pieceOf, withoutQuotes } from '../values/expressions.ts';
import { copiesIn, labelsAstray, statusIn, valuesOf, wordIn, type StatusText } from '../values/status-texts.ts';

export const unknownStatus = contextRule(
  {
    name: 'unknown-status',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The outcome of an application is compared with a text that it never is.',
    why:
      'Dial leaves in `${DIALSTATUS}` how it ended, Queue in `${QUEUESTATUS}`, VoiceMail in `${VMSTATUS}`, each one word of a short list, in capital letters. ' +
      'A comparison with any other word is false for every call, and an extension `s-BUZY` behind `Goto(s-${DIALSTATUS},1)` is never come to; nothing is logged. ' +
      'Words that the dialplan itself puts into the variable count as well. Extensions for what a subroutine returns, behind `Goto(${GOSUB_RETVAL},1)`, are looked at in the same way.',
    evidence:
      'apps/app_dial.c `dial_exec_full`, apps/app_queue.c `queue_results`, apps/app_voicemail.c `leave_voicemail` and their kin, branches 11 to 23; main/ast_expr2.y `op_eq` (compares texts with regard to case)',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUZY"]?busy)
;                                     ^^^^^^ warning unknown-status: DIALSTATUS never is 'BUZY'.
 same => n,Hangup()
 same => n(busy),Busy(5)
`,
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-BUZY,1,Busy(5)
;        ^^^^^^ warning unknown-status: DIALSTATUS never is 'BUZY', so that nothing comes here.
exten => _s-.,1,Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,20)
 same => n,GotoIf($["\${DIALSTATUS}" = "BUSY"]?busy)
 same => n,Goto(s-\${DIALSTATUS},1)
 same => n(busy),Busy(5)
exten => s-CHANUNAVAIL,1,Congestion(5)
exten => _s-.,1,Hangup()
`,
    ],
    seeAlso: ['unhandled-status', 'unset-status', 'one-sided-quotes', 'constant-condition'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    const copies = copiesIn(context);
    for (const priority of context.priorities()) {
      const { statement, line } = priority;
      const { text } = statement.data;
      if (!(statusMark.test(text) || [...copies.keys()].some((name) => text.includes(`\${${name}}`)))) continue;
      // What is only shown decides nothing.
      if (flowEffect(statement.applicationName) === 'talk') continue;
      const found = [...comparisonsIn(statement.data, copies)].flatMap((comparison) => [
        ...('status' in comparison
          ? judgeComparison(comparison, priority, dialplan, copies.get(comparison.status.variable))
          : 'cause' in comparison
            ? judgeCause(comparison, priority)
            : judgeState(comparison, priority)),
      ]);
      if (found.length === 0 || !isSound(statement, line.text)) continue;
      // Inside of other lines a rule that looks beyond the line cannot tell a column.
      const span = statement.application.trim().span();
      yield* hasWholeSignature(statement) ? found : found.map(({ message }) => ({ line, span, message }));
    }
    yield* unreachedExtensions(context, dialplan);
    yield* unreachedLabels(context, dialplan);
  },
  ({ marks }, context) => (marks & Mark.status) !== 0 || namedAfterWords(context, (word) => !ofDial.has(word)).length > 0,
);

/** An outcome, the state of a device, or the cause of a hangup is read. */
const statusMark = /STATUS\}|_STATE\(|HANGUPCAUSE\}/;

interface Comparison {
  readonly status: StatusText;
  /** The other side, without quotation marks. */
  readonly text: Piece;
  /** With them. */
  readonly whole: Piece;
}

interface StateComparison {
  /** The function that gives the state of a device. */
  readonly state: string;
  /** Without quotation marks. */
  readonly text: Piece;
}

interface CauseComparison {
  /** What is compared with HANGUPCAUSE, without quotation marks. */
  readonly cause: Piece;
}

function* comparisonsIn(
  data: Piece,
  copies: ReadonlyMap<string, string>,
): Generator<Comparison | StateComparison | CauseComparison> {
  for (const { tree, error, inner } of expressionsIn(data)) {
    if (tree === undefined || error !== undefined) continue;
    for (const node of allNodes(tree)) {
      if (node.kind !== 'binary' || !['=', '==', '!='].includes(node.operator)) continue;
      for (const [one, other] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        if (other.kind !== 'operand' || hasSubstitution(other.text)) continue;
        const piece = withoutQuotes(pieceOf(inner, one));
        const status = statusIn(piece, copies);
        if (status !== undefined) yield { status, text: withoutQuotes(pieceOf(inner, other)), whole: pieceOf(inner, other) };
        const state = stateIn(piece);
        if (state !== undefined) yield { state, text: withoutQuotes(pieceOf(inner, other)) };
        if (piece.text === '${HANGUPCAUSE}') yield { cause: withoutQuotes(pieceOf(inner, other)) };
      }
    }
  }
}

/** The function that gives the state of a device, where a text is its value. */
function stateIn(piece: Piece): string | undefined {
  if (!piece.text.includes('_STATE(')) return undefined;
  const [only] = substitutions(piece);
  if (only?.kind !== 'function' || only.whole.text !== piece.text) return undefined;
  return /^(?:DEVICE|EXTENSION)_STATE$/.test(only.name.text) ? only.name.text : undefined;
}

function* judgeState({ state, text }: StateComparison, { line }: Priority): Generator<Finding> {
  const word = text.text;
  if (!/^[A-Z_]+$/.test(word) || deviceStates.values.includes(word)) return;
  yield {
    line,
    span: text.span(),
    message: `${state}() never is '${word}'.`,
    fix: (): Fix[] => {
      const near = closest(word, deviceStates.values);
      return near === undefined
        ? []
        : [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, text.span(), near)] }];
    },
  };
}

function* judgeCause({ cause }: CauseComparison, { line }: Priority): Generator<Finding> {
  if (!/^[A-Za-z][A-Za-z_]*$/.test(cause.text)) return;
  yield { line, span: cause.span(), message: `HANGUPCAUSE is a number, and never is '${cause.text}'.` };
}

/** `original` is the outcome that the variable is a copy of. */
function* judgeComparison(
  { status, text, whole }: Comparison,
  { line }: Priority,
  dialplan: Dialplan,
  original: string | undefined,
): Generator<Finding> {
  // Apostrophes are part of a text: that such a one is never equal is told of them.
  if (text.text.startsWith("'")) return;
  const values = valuesOf(status.variable, dialplan);
  const word = wordIn(status, text.text);
  if (values === undefined || word === undefined || word === '' || values.has(word)) return;
  // A word that is near to none may come from a program or a file.
  if (original !== undefined && (closest(word, values) === undefined || variablesSetBeside(dialplan).has(status.variable)))
    return;
  yield {
    line,
    span: whole.span(),
    message: `${status.variable}${original === undefined ? '' : `, which is set to ${original},`} never is '${word}'.`,
    fix: (): Fix[] => {
      const near = closest(word, values);
      if (near === undefined) return [];
      const newText = status.before + near + status.behind;
      return [{ title: `Change to '${newText}'`, safe: false, edits: [replacement(line, text.span(), newText)] }];
    },
  };
}

/** Extensions named after an outcome that there is not, in contexts where jumps go to the extension of the outcome and no other comes. */
function* unreachedExtensions(context: Context, dialplan: Dialplan): Generator<Finding> {
  // An outcome of Dial is looked at where the context itself goes to outcomes of something else.
  const values = ownOutcomes(context).map(({ variable }) => valuesOf(variable, dialplan));
  const named = namedAfterWords(
    context,
    (word) => !ofDial.has(word) || values.some((each) => each !== undefined && !each.has(word)),
  );
  if (named.length === 0) return;
  const written = new Set<string>();
  const outcomes: Outcome[] = [];
  const others: NameUse[] = [];
  for (const use of targetsInto(dialplan, context)) {
    const { extension, relation } = use.target;
    // Pickup and ExtenSpy name a call, and bring none.
    if (extension === undefined || relation === 'test' || relation === 'lookup') continue;
    if (!extension.isComputed) written.add(extension.piece.text);
    else {
      const outcome = outcomeOf(extension.piece, use, dialplan);
      if (outcome === undefined) others.push(use);
      else outcomes.push(outcome);
    }
  }
  const astray: { extension: Extension; missing: MissingStatus }[] = [];
  for (const extension of named) {
    if (written.has(extension.name) || others.some((use) => mayName(use, extension, dialplan))) continue;
    const missing = missingStatus(extension, outcomes, context);
    if (missing !== undefined) astray.push({ extension, missing });
  }
  const swapped = [...swappedOutcomes(astray)];
  yield* swapped;
  if (swapped.length === 0) for (const { extension, missing } of astray) yield* unreached(context, extension, missing);
}

/** A jump to the outcome of one application where several extensions are named after those of another: the jump is what is wrong. */
function* swappedOutcomes(
  astray: readonly { readonly extension: Extension; readonly missing: MissingStatus }[],
): Generator<Finding> {
  const [first] = astray;
  const jump = first?.missing.use;
  if (first === undefined || jump?.priority === undefined || astray.length < SOME) return;
  const { line } = jump.priority;
  const written = jump.target.extension?.piece;
  const words = astray.map(({ missing }) => missing.word);
  if (written === undefined || astray.some(({ missing }) => missing.near !== undefined || missing.use !== jump)) return;
  const meant = variablesWith(words);
  if (meant.length !== 1) return;
  const [variable = ''] = meant;
  const { status } = first.missing;
  yield {
    line,
    span: written.span(),
    message: `${status.variable} never is '${words.join("', '")}': the extensions of these names are for outcomes in ${variable}.`,
    related: astray.flatMap(({ extension }) => {
      const head = extension.priorities[0];
      return head === undefined ? [] : [{ line: head.line, span: head.statement.live.span(), message: 'Nothing comes here.' }];
    }),
    fix: () => [
      {
        title: `Change to '\${${variable}}'`,
        safe: false,
        edits: [replacement(line, written.span(), written.text.replace(`\${${status.variable}}`, `\${${variable}}`))],
      },
    ],
  };
}

/** So many extensions are not all slips of another name. */
const SOME = 2;

/** The outcomes to which lines of the context go within it. */
function ownOutcomes(context: Context): readonly StatusText[] {
  const found: StatusText[] = [];
  for (const { target } of usesIn(context).get(context.name) ?? []) {
    const status = target.extension?.isComputed === true ? statusIn(target.extension.piece) : undefined;
    if (status !== undefined) found.push(status);
  }
  return found;
}

interface Outcome {
  readonly status: StatusText;
  readonly use: NameUse;
  /** What the variable may be there; undefined where nobody knows. */
  readonly values: ReadonlySet<string> | undefined;
}

/** The outcome that a jump goes to the extension of: that of an application, or what the subroutine right above has returned. */
function outcomeOf(piece: Piece, use: NameUse, dialplan: Dialplan): Outcome | undefined {
  const status = statusIn(piece);
  if (status !== undefined) return { status, use, values: valuesOf(status.variable, dialplan) };
  const [before, behind, ...more] = piece.text.split(`\${${RETURNED}}`);
  if (before === undefined || behind === undefined || more.length > 0 || hasSubstitution(before + behind)) return undefined;
  const call = use.priority === undefined ? undefined : callBefore(dialplan, use.priority);
  const values = call === undefined ? undefined : returnedBy(dialplan, call);
  return values === undefined || values.some(isKind)
    ? undefined
    : { status: { variable: RETURNED, before, behind }, use, values: new Set(values) };
}

interface NameUse {
  readonly target: Target;
  readonly priority: Priority | undefined;
}

/** Whether a computed name may be that of the extension: `${EXTEN}` is what the extension around it answers, and a label has to be there. */
function mayName({ target, priority }: NameUse, extension: Extension, dialplan: Dialplan): boolean {
  const text = withFixedGlobals(dialplan, target.extension?.piece.text ?? '');
  if (!hasSubstitution(text) ? !matches(extension.compiled, text) : !extension.name.startsWith(/^[^$]*/.exec(text)?.[0] ?? ''))
    return false;
  // What is dialed to a pattern of digits is no word.
  if (/^\$\{EXTEN(?::-?\d+)+\}$/.test(target.extension?.piece.text ?? '') && /^_[+*#]?[\dXNZ[]/.test(priority?.name ?? ''))
    return false;
  if (target.extension?.piece.text === '${EXTEN}' && priority !== undefined) {
    const around = extensionHolding(priority)?.compiled;
    if (around !== undefined && !overlap(around, extension.compiled)) return false;
  }
  // `Goto(show,${IF($[…]?music:talk)},1)`
  const chosen = target.extension === undefined ? [] : valuesOfIf(target.extension.piece);
  if (chosen.length > 0 && !chosen.some(({ text }) => matches(extension.compiled, text))) return false;
  const wanted = target.priority;
  if (wanted === undefined || wanted.isComputed || /^\s*[+-]?\d/.test(wanted.piece.text)) return true;
  return extension.labelled(wanted.piece.text.trim()) !== undefined;
}

/** Labels named after an outcome that there is not, in extensions that jump to the label of the outcome. */
function* unreachedLabels(context: Context, dialplan: Dialplan): Generator<Finding> {
  const told = new Set<Priority>();
  for (const { target, priority: from } of judgedTargets(context, dialplan)) {
    const written = target.priority;
    if (written?.isComputed !== true || target.context !== undefined || target.extension !== undefined || from === undefined)
      continue;
    const extension = extensionHolding(from);
    const status = statusIn(written.piece);
    const values = status === undefined ? undefined : valuesOf(status.variable, dialplan);
    if (extension === undefined || status === undefined || values === undefined) continue;
    for (const { priority, word, near } of labelsAstray(extension, status, values)) {
      const { label: labelPiece } = priority.statement.priority;
      if (labelPiece === undefined || told.has(priority) || isNamedBesides(context, dialplan, priority)) continue;
      told.add(priority);
      yield {
        line: priority.line,
        span: labelPiece.span(),
        message: `${status.variable} never is '${word}', so that nothing comes here.`,
        fix: () => {
          const newName = status.before + near + status.behind;
          return [
            { title: `Change to '${newName}'`, safe: false, edits: [replacement(priority.line, labelPiece.span(), newName)] },
          ];
        },
      };
    }
  }
}

/** Whether a target of the context names the label of a priority. */
function isNamedBesides(context: Context, dialplan: Dialplan, { label }: Priority): boolean {
  return judgedTargets(context, dialplan).some(({ target }) => target.priority?.piece.text.trim() === label);
}

/** The extensions of which the name ends in a word of capital letters that may be no outcome. */
function namedAfterWords(context: Context, isDoubtful: (word: string) => boolean): readonly Extension[] {
  const named: Extension[] = [];
  for (const extension of context.registered()) {
    const { compiled, name } = extension;
    if (compiled.isPattern || !isCapital(name.charCodeAt(name.length - 1))) continue;
    const word = /[A-Z]{3,}$/.exec(name)?.[0];
    if (word !== undefined && isDoubtful(word)) named.push(extension);
  }
  return named;
}

const ofDial: ReadonlySet<string> = new Set(statusValues('DIALSTATUS'));

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** The targets that name the context, or may do so. */
function* targetsInto(dialplan: Dialplan, context: Context): Generator<NameUse> {
  yield* usesInto(dialplan, context);
  for (const { target, priority } of dialplan.placesNamed(COMPUTED)) {
    const glob = target.context === undefined ? undefined : globOf(target.context.piece);
    if (glob === undefined || glob.test(context.name)) yield { target, priority };
  }
}

interface MissingStatus {
  readonly status: StatusText;
  /** The jump that goes to extensions of such names. */
  readonly use: NameUse;
  readonly word: string;
  /** The outcome that was meant, where one is near. */
  readonly near: string | undefined;
}

/** The outcome that the extension is named after, where no jump that leads to extensions of such names ever comes to this one. */
function missingStatus({ name }: Extension, jumps: readonly Outcome[], context: Context): MissingStatus | undefined {
  let missing: MissingStatus | undefined;
  for (const { status, use, values } of jumps) {
    const word = wordIn(status, name);
    if (word === undefined) continue;
    if (values === undefined || word === '' || values.has(word)) return undefined;
    const near = closest(word, values) ?? [...values].find((value) => value.startsWith(word));
    // Beside one for an outcome that there is, nobody means anything else.
    const isBeside = (): boolean =>
      status.before !== '' && [...values].some((value) => context.named(status.before + value + status.behind).length > 0);
    if (near !== undefined || isStatusValue(word) || [...values].some((value) => value.endsWith(word)) || isBeside())
      missing ??= { status, use, word, near };
  }
  return missing;
}

function unreached(context: Context, { name, priorities }: Extension, { status, word, near }: MissingStatus): Finding[] {
  const lines = priorities.filter(({ statement }) => statement.kind === 'exten' && statement.extension.text === name);
  const [first] = lines;
  if (first === undefined) return [];
  return [
    {
      line: first.line,
      span: first.statement.extension.span(),
      message: `${status.variable} never is '${word}', so that nothing comes here.`,
      // That the line counts on from elsewhere is so since it has this name.
      explains: ['next-without-previous'],
      // A word of another application is one that a program may put there.
      ...(near === undefined && { atMost: 'information' as const }),
      fix: (): Fix[] => {
        if (near === undefined || priorities.some((each) => each.statement.kind === 'exten' && !lines.includes(each))) return [];
        const newName = status.before + near + status.behind;
        if (context.named(newName).length > 0) return [];
        const edits = lines.map((each) => replacement(each.line, each.statement.extension.span(), newName));
        return [{ title: `Change to '${newName}'`, safe: false, edits }];
      },
    },
  ];
}
