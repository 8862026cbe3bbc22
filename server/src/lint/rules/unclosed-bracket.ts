/** A bracket without its partner. */

import type { Span } from '../../base/span.ts';
import { application } from '../../catalogue/catalogue.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { skipSubstitution } from '../../syntax/arguments.ts';
import type { ContextStatement, SettingStatement } from '../../syntax/statement.ts';
import { knownBeginning } from '../calls/known-beginning.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { bracketFlaw, unclosedSubstitution, type BracketFlaw } from '../lines/brackets.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { escapedSemicolons } from '../lines/semicolons.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { loadTimeText } from '../loading/load-time-texts.ts';
import { lineRule } from '../rule.ts';

export const unclosedBracket = lineRule(
  ['exten', 'same', 'setting', 'include', 'switch', 'ignorepat'],
  {
    name: 'unclosed-bracket',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A parenthesis, `${`, `$[` or `[` is not closed, or one is closed twice.',
    why:
      'Asterisk does not stop at a bracket without a partner, it goes on with something else than what was meant. ' +
      'After an open `${` or `$[` it takes all the rest for the name of a variable or for the expression, and nothing of it is left. ' +
      'An open `[` in the name of an extension takes the rest of the line with it, and Asterisk drops the line. ' +
      'Where the `(` of an application is open, Asterisk warns ("No closing parenthesis found?") and takes the rest of the line for its arguments; where that of an option is, Dial hangs up.',
    repair:
      'Count the brackets of the line: each `(`, `${`, `$[` and `[` has one partner. ' +
      'One that is a plain character stands between quotation marks or behind a backslash.',
    evidence:
      'pbx/pbx_config.c `pbx_load_config` ("No closing parenthesis found?"), main/pbx_variables.c ("missing \'}\'"), main/app.c `ast_app_parse_options`',
    follows: ['missing-priority'],
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100,30
;                ^ error unclosed-bracket: This '(' has no ')'.
 same => n,Set(X=\${LEN(\${Y)})
;                ^^ error unclosed-bracket: This '\${' has no '}'.
 same => n,GotoIf($["\${X}" = "1"?end)
;                 ^^ error unclosed-bracket: This '$[' has no ']'.
 same => n,Answer()
 same => n(end),Set(Y=\${X}})
;                         ^ warning unclosed-bracket: This '}' closes nothing.
`,
    ],
    valid: [
      `
[a]
exten => s,1,NoOp(a smile :-)
 same => n,Set(X="a (b")
 same => n,System(echo '(' >> /tmp/x)
 same => n,Set(JSON={"a":{"b":"\${X}"}})
`,
    ],
    seeAlso: ['unescaped-semicolon'],
  },
  function* (statement, text) {
    if (!('priority' in statement)) {
      yield* atLoadTime(statement, text);
      return;
    }
    const flaw = bracketFlaw(statement);
    if (
      flaw === undefined ||
      isTemplateText(text) ||
      isMangled(statement, text) ||
      escapedSemicolons(statement, text) !== undefined
    )
      return;
    // A label without its end has swallowed the beginning of what the bracket belongs to.
    if (statement.priority.isLabelUnclosed) return;
    // `same > n,Set(X=a,s,1(b))`: what seems to be the line begins at its second '='.
    if (flaw.kind === 'surplus' && /[>(]/.test(statement.key.text)) return;
    // Without its first parenthesis the name of the application is told.
    const name = statement.application.text.trim();
    if (application(name) === undefined && knownBeginning(name) !== undefined && (flaw.kind === 'surplus' || name.endsWith(')')))
      return;
    // A call whose argument list is open is a flaw of its target.
    if (
      flaw.bracket === '(' &&
      factsOf(statement).targets.some((target) => target.flaws.some((each) => each.flaw === 'unclosed-arguments'))
    )
      return;
    const finding = findingOf(flaw, text);
    yield isCertain(flaw, statement.isUnclosed) ? finding : { ...finding, atMost: 'warning' };
  },
  (line) => hasMark(line, Mark.brackets),
);

/** A global variable, an include or a switch of which Asterisk cannot work out the value. */
function* atLoadTime(statement: ContextStatement | SettingStatement, text: string): Generator<LineFinding> {
  const piece = loadTimeText(statement);
  const flaw = piece === undefined ? undefined : unclosedSubstitution(piece);
  if (flaw !== undefined && !isTemplateText(text) && !isMangled(statement, text)) yield findingOf(flaw, text);
}

function findingOf(flaw: BracketFlaw, text: string): LineFinding {
  // What stands in the lines below was to be a part of this one.
  const isContinued = /\s\\\s*$/.test(text);
  const open = `This '${flaw.bracket}' has no '${closers[flaw.bracket] ?? ')'}'`;
  return {
    span: flaw.span,
    message:
      flaw.kind === 'surplus'
        ? `This '${flaw.bracket}' closes nothing.`
        : isContinued
          ? `${open} in this line, which ends here: the '\\' does not join the next one to it.`
          : `${open}.`,
    fix: () => (isContinued ? [] : fixes(flaw, text)),
  };
}

/** Asterisk itself complains about a line without any `)`, and nothing good comes of half a substitution; other calls may work all the same. */
function isCertain({ kind, bracket }: BracketFlaw, isUnclosed: boolean): boolean {
  return kind === 'unclosed' && (bracket !== '(' || isUnclosed);
}

const closers: Readonly<Record<string, string>> = { '(': ')', '${': '}', '$[': ']', '[': ']' };

/** Whether a text closes more brackets of a kind than it opens. */
function isSurplus(text: string, closer: ')' | ']' | '}'): boolean {
  return text.split(closer).length > text.split(closer === ')' ? '(' : closer === ']' ? '[' : '{').length;
}

function fixes({ kind, bracket, span, repairAt }: BracketFlaw, text: string): LineFix[] {
  if (kind === 'surplus') {
    const one = { title: `Remove '${bracket}'`, safe: false, replacements: [{ span, newText: '' }] };
    // `${X})})`: a brace went astray with it.
    const before = text.charAt(span.start - 1) === '}' ? { start: span.start - 1, end: span.end } : undefined;
    const behind = text.charAt(span.end) === '}' ? { start: span.start, end: span.end + 1 } : undefined;
    const both = before ?? behind;
    if (bracket !== ')' || both === undefined) return [one];
    const pair = {
      title: `Remove '${text.slice(both.start, both.end)}'`,
      safe: false,
      replacements: [{ span: both, newText: '' }],
    };
    return behind !== undefined || text.charAt(both.start - 1) === ')' ? [pair] : [one, pair];
  }
  const closer = closers[bracket];
  if (repairAt === undefined || closer === undefined) return [];
  // Letters that stand for digits stand for themselves in a set, so that none was meant.
  if (bracket === '[' && /^[XNZxnz.!]+$/.test(text.slice(span.end, repairAt)))
    return [{ title: "Remove '['", safe: false, replacements: [{ span, newText: '' }] }];
  const moved = behindParenthesis(bracket, text) ?? beforeEquals(bracket, span, text);
  if (moved !== undefined) return [moved];
  const other = text.charAt(repairAt);
  if (bracket === '${' && (other === ']' || other === ')') && isSurplus(text, other))
    return [
      { title: `Change to '}'`, safe: false, replacements: [{ span: { start: repairAt, end: repairAt + 1 }, newText: '}' }] },
    ];
  // `Goto(a,s,1}`
  const last = text.charAt(repairAt - 1);
  if (bracket === '(' && (last === ']' || last === '}') && isSurplus(text, last))
    return [
      { title: `Change to ')'`, safe: false, replacements: [{ span: { start: repairAt - 1, end: repairAt }, newText: ')' }] },
    ];
  return [
    { title: `Add '${closer}'`, safe: false, replacements: [{ span: { start: repairAt, end: repairAt }, newText: closer }] },
  ];
}

/** `${LEN(${X)}`: the brace belongs in front of the parenthesis. */
function behindParenthesis(bracket: string, text: string): LineFix | undefined {
  const match = /(\$\{(?:\w+|\$\{\w+\}))\)\}/.exec(text);
  if (match === null) return undefined;
  const at = match.index + (match[1] ?? '').length;
  if (bracket === '${') return { title: "Add '}'", safe: false, replacements: [{ span: { start: at, end: at }, newText: '}' }] };
  return { title: "Change to '})'", safe: false, replacements: [{ span: { start: at, end: at + 2 }, newText: '})' }] };
}

/** `Set(DB(a/b=1)`: the parenthesis belongs in front of the `=`. */
function beforeEquals(bracket: string, span: Span, text: string): LineFix | undefined {
  const called = /^\s*[A-Z_]+\(/.exec(text.slice(span.end));
  const isSet = bracket === '(' && /\bM?Set$/i.test(text.slice(0, span.start));
  if (called === null || !isSet) return undefined;
  let depth = 1;
  for (let i = span.end + called[0].length; i < text.length; i++) {
    const behind = skipSubstitution(text, i);
    if (behind > i) i = behind - 1;
    else if (text.charAt(i) === '(') depth++;
    else if (text.charAt(i) === ')') depth--;
    else if (text.charAt(i) === '=')
      return depth === 1
        ? { title: "Add ')'", safe: false, replacements: [{ span: { start: i, end: i }, newText: ')' }] }
        : undefined;
    if (depth === 0) return undefined;
  }
  return undefined;
}
