/** References to variables that are plain text to Asterisk: `{EXTEN}`, `$EXTEN`, `$(EXTEN)`, `$EXTEN}`. */

import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Piece } from '../../syntax/piece.ts';
import { masked, type Substitution } from '../../syntax/substitution.ts';
import type { LineFinding, LineFix } from '../finding.ts';

/** Where a text stands: in an expression, in what Asterisk reads, in a command of a shell, or in words for people and other programs. */
export type Place = 'expression' | 'code' | 'command' | 'text';

/** Finds in a piece, around the substitutions of `list` that it has, what was to be one and is plain text. */
export function plainReferences(piece: Piece, list: readonly Substitution[], place: Place, findings: LineFinding[]): void {
  halfInBraces(piece, list, place, findings);
  if (place === 'command') ownVariables(piece, list, findings);
  else if (place === 'text') toldVariables(piece, list, findings);
  else literalText(piece, list, place, findings);
}

/** Asterisk's own variables among what another program reads, which has none of these names: `{ARG1}`, `$EXTEN}`. */
function ownVariables(piece: Piece, list: readonly Substitution[], findings: LineFinding[]): void {
  if (!hasMarks(piece, list)) return;
  const own = 'ARG\\d+|EXTEN|EPOCH|UNIQUEID|CALLERID\\((?:num|name|all|number)\\)';
  for (const match of piece.text.matchAll(
    new RegExp(`(?<![\\\\$\\w{^])\\{(${own})\\}|(?<=^|[\\s=,]|(?<!\\bs)/)\\{([A-Z][A-Z_]{3,}\\d*)\\}`, 'g'),
  )) {
    const [written, ours, others] = match;
    const name = ours ?? others ?? '';
    const span = piece.span(match.index, match.index + written.length);
    findings.push({
      span,
      message: `'${written}' is plain text: '$' is missing before it.`,
      atMost: 'warning',
      fix: () => [change(`\${${name}}`, span)],
    });
  }
}

/** The same in words for people and other programs, where hardly anything else is as certain: `{EXTEN}`, `$(CALLERID(num))`. */
function toldVariables(piece: Piece, list: readonly Substitution[], findings: LineFinding[]): void {
  if (!hasMarks(piece, list)) return;
  const own =
    'ARG\\d+|EXTEN|EPOCH|DIALSTATUS|HANGUPCAUSE|QUEUESTATUS|ANSWEREDTIME|DIALEDPEERNAME|UNIQUEID|CALLERID(?:\\((?:num|name|all|number)\\))?|(?:MESSAGE|CDR|CHANNEL|DB|LEN|CUT|SHELL|CURL|ENV|PJSIP_HEADER|SIP_HEADER|STRFTIME|SPEECH_TEXT|GLOBAL)\\([\\w/-]+\\)';
  const forms = `\\{(?:${own})\\}(?!\\})|\\$\\((?:${own})\\)|\\{\\$(?:${own})(?::-?\\d+){0,2}\\}`;
  for (const match of piece.text.matchAll(new RegExp(`(?<![\\\\$\\w{])(?:${forms})`, 'g'))) {
    const [written] = match;
    const name = written.slice(/^(?:\$\(|\{\$?)/.exec(written)?.[0].length, -1);
    const span = piece.span(match.index, match.index + written.length);
    // Behind a ':' the number is missing that it was to be, which is told.
    if (list.some(({ whole }) => whole.span().start < span.start && span.start < whole.span().end)) continue;
    findings.push({
      span,
      message: `'${written}' is plain text: ${whatIsWrong(written)}.`,
      atMost: 'information',
      fix: () => (name === 'CALLERID' ? [] : [change(`\${${name}}`, span)]),
    });
  }
}

function whatIsWrong(written: string): string {
  if (written.startsWith('{$')) return "'$' belongs in front of the '{'";
  return written.startsWith('$') ? 'braces belong around the name' : "'$' is missing before it";
}

/** `$EXTEN}`, `$CALLERID(num)}`: the first brace is missing, since no other one stands in front that the second could close. */
function halfInBraces(piece: Piece, list: readonly Substitution[], place: Place, findings: LineFinding[]): void {
  if (!piece.text.includes('}') || !hasMarks(piece, list)) return;
  const text = masked(piece, '\u0001');
  for (const match of text.matchAll(/(?<![\\$])\$([A-Za-z_]\w*(?:\([^(){}]*\))?(?::-?\d+){0,2})\}/g)) {
    const before = text.slice(0, match.index);
    if (before.lastIndexOf('{') > before.lastIndexOf('}')) continue;
    const [written, name = ''] = match;
    const span = piece.span(match.index, match.index + written.length);
    findings.push({
      span,
      message: `'${written}' is plain text: '{' is missing in it.`,
      ...(place !== 'expression' && { atMost: place === 'text' ? ('information' as const) : ('warning' as const) }),
      fix: () => [change(`\${${name}}`, span)],
    });
  }
}

/** Whether anything stands between the substitutions that such a text begins with. */
function hasMarks({ text, start }: Piece, list: readonly Substitution[]): boolean {
  let from = 0;
  for (const { whole } of list) {
    const to = whole.start - start;
    if (to > from && /[$\\{]/.test(text.slice(from, to))) return true;
    from = to + whole.text.length;
  }
  return from < text.length && /[$\\{]/.test(from === 0 ? text : text.slice(from));
}

/** `$X`, `{X}` and `$(X)` between the substitutions. */
function literalText(piece: Piece, list: readonly Substitution[], place: 'expression' | 'code', findings: LineFinding[]): void {
  if (!hasMarks(piece, list)) return;
  const text = masked(piece, '\u0001');
  const isInExpression = place === 'expression';
  // Nobody has these names for anything else, whatever stands in front.
  for (const match of text.matchAll(
    /(?<=\w)\{((?:ARG\d+|EXTEN|UNIQUEID|CALLERID\((?:num|name|all|number)\)|[A-Z][A-Z\d]*_?[A-Z\d]{2,})(?::-?\d+){0,2})\}(?!\})/g,
  )) {
    const [written, name = ''] = match;
    const span = piece.span(match.index, match.index + written.length);
    findings.push({
      span,
      message: `'${written}' is plain text: '$' is missing before it.`,
      ...(!isInExpression && { atMost: 'warning' as const }),
      fix: () => [change(`\${${name}}`, span)],
    });
  }
  for (const match of text.matchAll(
    /(?<![\\$\w%#{])(?:\$(\w+)(?!\w|(?:\([^(){}]*\))?(?::-?\d+){0,2}\})|\$\((\w+(?:\([^()]*\))?(?::-?\d+){0,2})\)|\{(\w+(?:\((?:[^()]|\([^()]*\))*\))?(?::-?\d+(?::(?:-?\d+)?)?)?)\}(?!\})|\$\s+\{(\w+)\}|\{\$(\w+(?:\([^()]*\))?(?::-?\d+){0,2})\})|\\(?=\u0001)/g,
  )) {
    const [blanked, plain, inParentheses, inBraces, apart, swapped] = match;
    const written = piece.text.slice(match.index, match.index + blanked.length);
    // A '^' divides the arguments of a routine, and begins what else it stands in front of.
    if (text.charAt(match.index - 1) === '^' && !/\((?:[\w-]+\^|[^()]*\^[^()]*\^)/.test(text)) continue;
    const span = piece.span(match.index, match.index + written.length);
    if (written === '\\') {
      if (isInExpression || /(?:^|[(,=/&@])$/.test(text.slice(0, match.index)))
        findings.push({
          span,
          // Applications that split their arguments drop it from them.
          message: isInExpression
            ? 'The backslash protects nothing, and becomes part of the text.'
            : 'The backslash protects nothing: the value is put in all the same.',
          ...(!isInExpression && { atMost: 'warning' as const }),
          fix: () => [remove(span)],
        });
      continue;
    }
    const named = plain ?? inParentheses ?? inBraces ?? apart ?? swapped ?? '';
    const name = written.slice(blanked.indexOf(named), blanked.indexOf(named) + named.length);
    const isArgument = text.charAt(match.index - 1) === '^';
    if (
      !isName(name.replace(/(?::-?\d+){0,2}:?$/, ''), isInExpression || isArgument || (plain ?? apart ?? swapped) !== undefined)
    )
      continue;
    const missing =
      swapped !== undefined
        ? "'$' belongs in front of the '{'"
        : inBraces !== undefined
          ? "'$' is missing before it"
          : inParentheses !== undefined
            ? 'braces belong around the name'
            : apart !== undefined
              ? "nothing may stand between '$' and '{'"
              : 'braces are missing around the name';
    findings.push({
      span,
      message: `'${written}' is plain text: ${missing}.`,
      ...(!isInExpression && { atMost: 'warning' as const }),
      fix: () => [change(`\${${name}}`, span)],
    });
  }
}

/** In an expression, and behind a bare `$`, hardly anything else is meant; elsewhere a name in small letters may be some other placeholder. */
function isName(name: string, isCertain: boolean): boolean {
  return isCertain ? /^[A-Za-z_]/.test(name) : /^[A-Z][A-Z0-9_]*(?:\(.*\))?$/.test(name) || builtInVariable(name) !== undefined;
}

export function change(newText: string, span: LineFinding['span']): LineFix {
  return { title: `Change to '${newText}'`, safe: false, replacements: [{ span, newText }] };
}

function remove(span: LineFinding['span']): LineFix {
  return { title: 'Remove the backslash', safe: false, replacements: [{ span, newText: '' }] };
}
