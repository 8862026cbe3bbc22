/** A pattern that no number comes to, since others answer all of its numbers first. */

import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Position } from '../../syntax/pattern.ts';
import { lineNaming, namePieces } from '../loading/extension-names.ts';
import { contextRule } from '../rule.ts';

export const unreachableExtension = contextRule(
  {
    name: 'unreachable-extension',
    tier: 'flow',
    severity: 'hint',
    since: '0.1.0',
    summary: 'Other extensions of the same context answer every number of a pattern before it.',
    why:
      'Asterisk tries the extensions of a context in an order of its own, whatever their order in the file: names without `_` first, then patterns, the one whose first different position allows fewer characters before the other. ' +
      'So `100` is always before `_100`, and `_1!` before `_1`. ' +
      'Each priority is looked for by itself: nothing is reported where the pattern has a priority or a label that the others do not have.',
    repair:
      'Remove the pattern, or change it so that it has numbers of its own. ' +
      '`asterisk-dialplan match CONTEXT NUMBER` and `dialplan show NUMBER@CONTEXT` on the console of Asterisk say which extension answers a number.',
    evidence: 'main/pbx.c `ext_cmp`, `pbx_find_extension`',
    isUnnecessary: true,
    invalid: [
      `
[a]
exten => _[12]00,1,Answer()
;        ^^^^^^^ hint unreachable-extension: No number comes to this pattern: '100' and '200' are tried before it.
exten => 100,1,Hangup()
exten => 200,1,Hangup()
`,
    ],
    valid: [
      `
[a]
exten => _1XX,1,Answer()
exten => _XXX,1,Hangup()
exten => 100,1,Set(X=1)
exten => _100,2,Answer()
`,
    ],
    seeAlso: ['unreachable-include', 'mixed-pattern-priorities', 'unreachable-priority'],
  },
  function* (context) {
    for (const extension of context.registered()) {
      if (!extension.compiled.isPattern) continue;
      const others = answeringAll(context, extension);
      const line = others === undefined ? undefined : lineNaming([extension]);
      if (others === undefined || line?.statement.kind !== 'exten') continue;
      const names = others.slice(0, MOST_NAMED).map((other) => `'${other.name}'`);
      const [last = ''] = names.slice(-1);
      const listed = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
      yield {
        line,
        span: namePieces(line.statement).name.span(),
        message: `No number comes to this pattern: ${others.length > MOST_NAMED ? `${String(others.length)} others` : listed} ${others.length === 1 ? 'is' : 'are'} tried before it.`,
        related: others
          .slice(0, MOST_NAMED)
          .flatMap(({ priorities: [first] }) =>
            first === undefined
              ? []
              : [{ line: first.line, span: first.statement.live.span(), message: 'This one is tried before.' }],
          ),
      };
    }
  },
  ({ hasPatterns }) => hasPatterns,
);

const MOST_NAMED = 3;

/** A pattern of more numbers is not looked at one by one. */
const MOST_NUMBERS = 500;

/** The extensions that together answer each number of the pattern in its place; undefined where they do not, or where it is not certain. */
function answeringAll(context: Context, extension: Extension): readonly Extension[] | undefined {
  const { positions } = extension.compiled;
  if (!isFewNumbers(positions)) return undefined;
  const found = new Set<Extension>();
  for (const number of numbersOf(positions)) {
    const all = context.matching(number);
    const before = all.slice(0, Math.max(0, all.indexOf(extension))).filter(({ callerId }) => callerId === undefined);
    for (const priority of extension.priorities) {
      const other = before.find((each) => hasSame(each, priority));
      if (other === undefined) return undefined;
      found.add(other);
    }
  }
  return found.size === 0 ? undefined : [...found];
}

function hasSame(other: Extension, { number, label }: Priority): boolean {
  return other.priority(number) !== undefined && (label === undefined || other.labelled(label) !== undefined);
}

function isFewNumbers(positions: readonly Position[]): boolean {
  let count = 1;
  for (const position of positions) {
    if (position.kind !== 'set') return false;
    count *= position.members.length;
    if (count > MOST_NUMBERS) return false;
  }
  return true;
}

/** Every number of a pattern that ends. */
function* numbersOf(positions: readonly Position[], beginning = ''): Generator<string> {
  const position = positions[beginning.length];
  if (position === undefined) yield beginning;
  else if (position.kind === 'set')
    for (const member of position.members) yield* numbersOf(positions, beginning + String.fromCharCode(member));
}
