/** An extension among the lines of a subroutine that no call comes to. */

import type { Context } from '../../model/contexts/context.ts';
import type { Extension } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import type { Summary } from '../../model/indexes/summary.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { usesBeside, usesInto } from '../../model/names/uses.ts';
import type { Target } from '../../model/lines/target.ts';
import { mayRun } from '../contexts/gathered.ts';
import { isNamedInMissing, mayEnter, namedInMissing } from '../targets/lost-calls.ts';
import type { Finding } from '../finding.ts';
import { lineNaming, namePieces } from '../loading/extension-names.ts';
import { contextRule } from '../rule.ts';

export const unusedExtension = contextRule(
  {
    name: 'unused-extension',
    tier: 'flow',
    severity: 'information',
    since: '0.1.0',
    summary: 'An extension stands in the context of a subroutine, and neither a call nor a jump names it.',
    why:
      'A subroutine is entered at the extension that Gosub names. What else stands in its context is come to only where something names it: nobody dials there. ' +
      'Often such an extension belongs to the context above or below, or a `[section]` is missing in front of it. ' +
      'Nothing is reported of contexts that something includes, that a channel or a computed name may enter, or that read what is dialed, nor of extensions that Asterisk looks for by itself.',
    repair:
      'Write the missing `[section]` above the extension, move it into the context in which it is dialed, call it, or remove it.',
    evidence: 'apps/app_stack.c `gosub_exec`',
    invalid: [
      `
[inside]
exten => 100,1,Gosub(record,s,1)
[record]
exten => s,1,MixMonitor(/tmp/\${UNIQUEID}.wav)
 same => n,Return()
exten => support,1,Queue(support)
;        ^^^^^^^ information unused-extension: Nothing leads to 'support': 'record' is a subroutine that is entered elsewhere.
`,
    ],
    valid: [
      `
[inside]
exten => 100,1,Gosub(record,s,1)
[record]
exten => s,1,Set(DB(last/call)=\${EPOCH})
 same => n,Goto(end,1)
exten => end,1,Return()
exten => h,1,NoOp(over)
`,
    ],
    seeAlso: ['unused-context', 'unreachable-extension'],
  },
  function* (context: Context, dialplan: Dialplan): Generator<Finding> {
    if (!isSubroutine(context, dialplan)) return;
    const unnamed = [...context.registered()].filter(
      (extension) =>
        !special.has(extension.name.toLowerCase()) &&
        // One without a first priority is told as that.
        extension.priority(1) !== undefined &&
        !isNamed(dialplan, context, extension),
    );
    if (unnamed.length === 0 || !isCalledFromElsewhere(context, dialplan)) return;
    // Every line is looked at, which only extensions that nothing else names are worth.
    const unused = unnamed.filter((extension) => !isWrittenElsewhere(dialplan, context, extension));
    for (const extension of unused) {
      const line = lineNaming([extension]);
      // What a section inherits may be for others.
      if (line?.statement.kind !== 'exten' || dialplan.contextsAt(line).length > 1) continue;
      const others = unused.length === 1 ? '' : `, nor to ${unused.length === 2 ? 'one more' : `${unused.length - 1} more`} here`;
      yield {
        line,
        span: namePieces(line.statement).name.span(),
        message: `Nothing leads to '${extension.name}'${others}: '${context.name}' is a subroutine that is entered elsewhere.`,
      };
      return;
    }
  },
  (found) => mayRun(found, 'return'),
);

/** Extensions that Asterisk looks for by itself. */
const special: ReadonlySet<string> = new Set(['s', 'h', 'i', 't', 'e', 'o', 'a', 'fax', 'failed', 'talk', 'authority']);

/** Whether calls come to a context by Gosub and its kin alone, and nothing in it reads what is dialed. */
function isSubroutine(context: Context, dialplan: Dialplan): boolean {
  const { name } = context;
  if (dialplan.isIncomplete || dialplan.isForeign(name) || dialplan.isMentioned(name)) return false;
  if (dialplan.entriesOf(name).length === 0 || dialplan.hasIncluders(name) || context.includes.length > 0) return false;
  if (!context.headers.every(({ file }) => dialplan.isIncluded(file))) return false;
  for (const { statement } of context.priorities()) if (listening.test(statement.value.text)) return false;
  if (usesBeside(dialplan, name).length > 0) return false;
  return dialplan
    .placesNamed(name)
    .every(
      ({ target }) =>
        target.context === undefined ||
        target.relation === 'call' ||
        target.relation === 'handler' ||
        (target.relation === 'jump' && target.extension !== undefined),
    );
}

/** Whether a line of another context calls into this one: a handler of one's own is no sign that nobody dials here. */
function isCalledFromElsewhere({ name }: Context, dialplan: Dialplan): boolean {
  return dialplan
    .usesOf(name)
    .some(
      ({ target, priority }) => (target.relation === 'call' || target.relation === 'handler') && priority.context.name !== name,
    );
}

/** Applications that wait for digits, or let others dial where the channel is. */
const listening =
  /\b(?:waitexten|background|disa|directory|read\w*|followme|park\w*|agi|stasis|externalivr|speech\w*|incomplete|transfer)\s*\(/i;

/** Whether a line writes the place out where nothing reads one, as an option that a surplus comma has moved. */
function isWrittenElsewhere(dialplan: Dialplan, { name }: Context, extension: Extension): boolean {
  return ['^', ','].some((divider) => dialplan.summaryHas(writtenOut, name + divider + extension.name));
}

/** Whatever looks like a context and an extension. */
const writtenOut: Summary = {
  name: 'places written out',
  textsOf: (context) => {
    const found = new Set<string>();
    for (const { statement } of context.priorities())
      for (const [, name = '', divider = '', rest = ''] of statement.data.text.matchAll(/([^\s,^(|&]+)([,^])(?=([^,^]+)\2)/g))
        found.add(name + divider + rest);
    return found;
  },
};

function isMissing(context: Context, { context: named, extension, impliedExtension }: Target): boolean {
  const wanted = extension?.isComputed === false ? extension.piece.text.trim() : impliedExtension;
  if (named === undefined || wanted === undefined || extension?.isComputed === true) return false;
  // One of which the beginning has another name is as good as none.
  return context.matching(wanted).every((each) => each.priority(1) === undefined);
}

/** Whether a place names the extension where a label belongs, be it with something that is put in. */
function mayBeLabelled({ extension: written, priority: label }: Target, extension: Extension): boolean {
  if (label === undefined) return false;
  const { text } = label.piece;
  if (!label.isComputed) return text.trim() === extension.name;
  const beginning = /^[^$]{2,}(?=\$)/.exec(text)?.[0];
  return written === undefined && beginning !== undefined && extension.name.replace(/^_/, '').startsWith(beginning);
}

function isNamed(dialplan: Dialplan, context: Context, extension: Extension): boolean {
  for (const { target, priority } of usesInto(dialplan, context))
    // What takes it for a label, or for an argument, is told of that line, and so is a name that nothing here has.
    if (isMissing(context, target)) return true;
    else if (mayBeLabelled(target, extension) || target.surplusLocation?.text.includes(extension.name) === true) return true;
    else if ((priority === undefined || !extension.priorities.includes(priority)) && mayEnter(target, priority, extension))
      return true;
  if (isNamedInMissing(namedInMissing(dialplan), extension.name)) return true;
  for (const { target, priority } of dialplan.placesNamed(COMPUTED)) {
    const glob = target.context === undefined ? undefined : globOf(target.context.piece);
    if ((glob === undefined || glob.test(context.name)) && mayEnter(target, priority, extension)) return true;
  }
  return false;
}
