/** A pattern that does not say what its author meant. */

import type { Context } from '../../model/contexts/context.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { gathered } from '../contexts/gathered.ts';
import type { Finding, Fix } from '../finding.ts';
import { bracketFlaw } from '../lines/brackets.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { lineNaming, namePieces, renamed, type ExtensionName } from '../loading/extension-names.ts';
import { patternFlaw } from '../loading/pattern-flaws.ts';
import { contextRule } from '../rule.ts';

export const invalidPattern = contextRule(
  {
    name: 'invalid-pattern',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A pattern has a set that nothing is in, a bracket too many, or text that does not count.',
    why:
      'Behind `_` stands a pattern: `X` is a digit, `Z` one from 1 to 9, `N` one from 2 to 9, and `[…]` a set of characters such as `[1-37]`, which is 1, 2, 3 or 7. ' +
      'A set ends at its first `]`, knows no escape and no negation, and a range in it that runs backwards stands for nothing, so that no number matches. ' +
      '`.` is one or more characters and `!` any number of them; the pattern ends there, and what stands behind is ignored: `_*9.#` matches what `_*9.` matches. ' +
      'Where no such character is meant, the number can be tested in the dialplan, for example with `${EXTEN:-1}`. ' +
      'An extension that is called `_` and nothing more cannot be dialled.',
    evidence: 'main/pbx.c `_extension_match_core`, `ext_cmp_pattern_pos`, pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten => _[9-1]XX,1,Answer()
;          ^^^ error invalid-pattern: The range '9-1' runs backwards, and stands for nothing.
exten => _*9.#,1,Answer()
;            ^ warning invalid-pattern: Nothing counts behind the '.': Asterisk reads this as '_*9.'.
exten => _,1,Answer()
;        ^ error invalid-pattern: '_' begins a pattern, but nothing follows it.
exten => _[^0]X,1,Answer()
;          ^ warning invalid-pattern: '^' is one of the characters of '[^0]': a set cannot say what does not match.
`,
    ],
    valid: [
      `
[a]
exten => _[1-35-7]XX,1,Answer()
exten => _[A-Za-z0-9].,1,Answer()
exten => _*9X!,1,Answer()
`,
    ],
    seeAlso: ['unclosed-bracket', 'catch-all-pattern', 'pattern-letter', 'missing-pattern-underscore'],
  },
  function* (context, dialplan) {
    for (const named of gathered(context, dialplan).extensionNames) {
      yield* expanded(named);
      yield* judge(named.line, named.name, (meant) => ({
        title: `Change to '${meant}'`,
        safe: false,
        edits: renamed(named, meant),
      }));
    }
    yield* callerIds(context);
    yield* swallowingBrackets(context);
    for (const { line, statement } of context.ignorePatterns) {
      const { value } = statement;
      yield* judge(line, value, (meant) => ({
        title: `Change to '${meant}'`,
        safe: false,
        edits: [replacement(line, value.span(), meant)],
      }));
    }
  },
  ({ hasPatterns, hasCallerIds, rejections }, { ignorePatterns, usesGlobals }) =>
    hasPatterns || hasCallerIds || usesGlobals || rejections.length > 0 || ignorePatterns.length > 0,
);

function* judge(line: Line, pattern: Piece, repair: ((meant: string) => Fix) | undefined): Generator<Finding> {
  if (!pattern.text.startsWith('_')) return;
  const flaw = patternFlaw(pattern.text);
  if (flaw === undefined) return;
  const { from, to, message, meant, atMost } = flaw;
  yield {
    line,
    span: pattern.span(from, to),
    message,
    fix: () => (meant === undefined || repair === undefined ? [] : [repair(meant)]),
    ...(atMost !== undefined && { atMost }),
  };
}

/** A bracket that comes out of a global variable. */
function* expanded({ extensions: [extension], line, name }: ExtensionName): Generator<Finding> {
  if (extension === undefined || !hasSubstitution(name.text)) return;
  const { positions } = extension.compiled;
  if (positions.at(-1)?.kind === 'malformed')
    yield {
      line,
      span: name.span(),
      message: `While the dialplan is loaded this becomes '${extension.name}', where a '[' has no ']'.`,
    };
}

/** A `.` that is not the last is taken out of a caller ID, so that only sets can be wrong. */
function* callerIds(context: Context): Generator<Finding> {
  for (const extension of context.registered()) {
    if (extension.callerId?.startsWith('_') !== true) continue;
    const line = lineNaming([extension]);
    const written = line?.statement.kind === 'exten' ? namePieces(line.statement).callerId : undefined;
    if (line !== undefined && written?.text.includes('.') === false) yield* judge(line, written, undefined);
  }
}

/** Brackets inside brackets: the line is divided by counting them, so that the name may go on to the end of the line. */
function* swallowingBrackets(context: Context): Generator<Finding> {
  for (const { kind, line } of context.rejections) {
    const { statement } = line;
    if (kind !== 'missing-priority' || statement.kind !== 'exten' || !isSwallowed(statement) || isTemplateText(line.text))
      continue;
    yield {
      line,
      span: statement.extension.span(0, Math.max(1, statement.extension.text.indexOf(','))),
      message: 'The brackets of this name have no partner, so that Asterisk takes the whole line for the name.',
    };
  }
}

/** An open bracket that holds no other one is told by the rule about brackets. */
function isSwallowed(statement: ExtensionStatement): boolean {
  const { extension, priority } = statement;
  return (
    priority.piece.text === '' &&
    extension.text.includes('[') &&
    extension.text.includes(',') &&
    bracketFlaw(statement) === undefined
  );
}
