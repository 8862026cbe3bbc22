/** A `${…}` that reads no variable, and a variable that is not written as one. */

import type { Span } from '../../base/span.ts';
import { dialplanFunction } from '../../catalogue/catalogue.ts';
import { assignmentsOf, type AssignedTo } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { closingParenthesis } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { substitutions, type FunctionSubstitution, type VariableSubstitution } from '../../syntax/substitution.ts';
import type { LineFinding } from '../finding.ts';
import { isCommand, isForReaders } from '../lines/application-text.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { lineRule } from '../rule.ts';
import { withoutValues } from '../values/conditions.ts';
import { change, plainReferences, type Place } from '../values/plain-references.ts';

export const invalidVariableReference = lineRule(
  ['exten', 'same'],
  {
    name: 'invalid-variable-reference',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary:
      'A variable is read in a way that gives nothing, or the wrong thing: `${X:a}`, `${__X}`, `${$X}`, `${ X}`, `$X`, `{X}`.',
    why:
      'A variable is read with `${NAME}`, a part of its value with `${NAME:offset:length}`, a function with `${NAME(arguments)}`. ' +
      'Names are taken letter by letter: `${ X}` and `${__X}` are other variables than X, and have no value (the underscores of `Set(__X=…)` only hand the variable on to new channels). ' +
      'What is no number behind the `:` is ignored, and `$X`, `{X}` and `$(X)` are plain text. Asterisk says nothing of any of this.',
    evidence:
      'main/pbx_variables.c `parse_variable_name`, `ast_str_substitute_variables_full`; main/chanvars.c `ast_var_name`; main/pbx_functions.c',
    invalid: [
      `
[a]
exten => 100,1,Set(Y=\${X:a:b})
;                       ^^^^ error invalid-variable-reference: What stands behind the ':' is no number, and the whole value is taken.
 same => n,Set(Y=\${__X}\${ X})
;                  ^^^ error invalid-variable-reference: No variable is named '__X': the underscores belong to its assignment alone.
;                        ^^ error invalid-variable-reference: The blank is part of the name: ' X' is not 'X'.
 same => n,GotoIf($["$X" = "1"]?end)
;                    ^^ error invalid-variable-reference: '$X' is plain text: braces are missing around the name.
 same => n,Dial(PJSIP/{EXTEN})
;                     ^^^^^^^ warning invalid-variable-reference: '{EXTEN}' is plain text: '$' is missing before it.
 same => n,NoOp(call from $(CALLERID(num)))
;                         ^^^^^^^^^^^^^^^^ information invalid-variable-reference: '$(CALLERID(num))' is plain text: braces belong around the name.
 same => n(end),Hangup()
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(Y=\${X:1:2}\${X:-4}\${X:\${N}}\${CALLERID(num):0:3}\${CHANNEL})
 same => n,System(echo $HOME {A,B} $(date))
 same => n,MixMonitor(call.wav,b,/bin/keep ^{UNIQUEID} ^{ARG1})
 same => n,Set(JSON={"a":{"b":"\${X}"}})
 same => n,GotoIf($["\${X}" =~ "^[0-9]{3}$"]?end)
 same => n,NoOp(costs $X, see {README})
 same => n(end),Hangup()
`,
    ],
    seeAlso: ['unclosed-bracket', 'unknown-function', 'unknown-variable'],
  },
  function* (statement, text) {
    const isHint = statement.priority.word.text === 'hint';
    const piece = isHint ? statement.application : statement.data;
    if (!/[${]/.test(piece.text) || isTemplateText(text)) return;
    const findings: LineFinding[] = [];
    if (isHint) inPiece(piece, 'code', findings);
    else findings.push(...findingsIn(statement));
    if (findings.length > 0 && isSound(statement, text)) yield* findings;
  },
  (line) => hasMark(line, Mark.reference),
);

function findingsIn(statement: ExtensionStatement): LineFinding[] {
  const { call } = factsOf(statement);
  const application = call.name.text.trim();
  // What another program reads may have variables of its own.
  const isCode = !isForReaders(application) && !isCommand(application) && !isForeign(application);
  const findings: LineFinding[] = [];
  inPiece(statement.data, isCode ? 'code' : isCommand(application) ? 'command' : 'text', findings);
  const assigned = [...withNestedCalls(call)].flatMap((each) => [...assignmentsOf(each)]);
  return [
    ...findings.map((finding) => {
      const own = assigned.find(({ name }) => name.span().start === finding.span.start)?.name;
      return own === undefined ? finding : setByReference(own, finding);
    }),
    ...assigned.map(plainCall).filter((finding) => finding !== undefined),
  ];
}

/** `Set(DB(a/b)=DB(a/b)+1)`: a function in the value of an assignment stands there as text, and what is computed with it too. */
function plainCall({ name, arguments: args, value }: AssignedTo): LineFinding | undefined {
  const written = value.trim();
  const [, called = ''] = /^([A-Z][A-Z0-9_]*)\(/.exec(written.text) ?? [];
  const end = called === '' ? -1 : closingParenthesis(written.text, called.length + 1);
  if (end < 0 || dialplanFunction(called) === undefined) return undefined;
  const call = written.slice(0, end + 1);
  const behind = written.text.slice(end + 1);
  const isCounted = /^\s*[-+*]\s*\d+$/.test(behind);
  const isOwn = behind === '' && args !== undefined && call.text === `${name.text}(${args.text})`;
  if (!isCounted && !isOwn) return undefined;
  return {
    span: call.span(),
    message: `'${call.text}' is plain text: '\${' and '}' are missing around it.`,
    atMost: 'warning',
    fix: () => [isCounted ? change(`$[0\${${call.text}}${behind}]`, written.span()) : change(`\${${call.text}}`, call.span())],
  };
}

/** `Set($X=1)`: the variable that is set has the mark in its name. */
function setByReference({ text }: Piece, finding: LineFinding): LineFinding {
  const name = /^\$(\w+)$/.exec(text)?.[1];
  if (name === undefined) return finding;
  return {
    ...finding,
    message: `The '$' is part of the name: '${text}' is set, not '${name}'.`,
    fix: () => [change(name, finding.span)],
  };
}

function inPiece(piece: Piece, place: Place, findings: LineFinding[]): void {
  const list = substitutions(piece);
  plainReferences(piece, list, place, findings);
  for (const each of list) {
    if (each.isUnclosed) continue;
    if (each.kind === 'expression') inPiece(each.inner, place === 'text' ? 'text' : 'expression', findings);
    else {
      const named = each.kind === 'variable' ? nameFlaw(each) : behindArguments(each, place);
      const cut = named === undefined ? substringFlaw(each) : undefined;
      findings.push(...[named ?? cut ?? []].flat());
      // `${EXTEN:{LENGTH}}`: that this is no number is told.
      if (each.kind === 'variable') inPiece(cut === undefined ? each.inner : each.name, 'text', findings);
      else {
        inPiece(each.name, 'text', findings);
        inPiece(each.arguments, placeIn(each.name.text, place), findings);
      }
    }
  }
}

function placeIn(name: string, around: Place): Place {
  if (/^(?:SHELL|CURL)$/.test(name)) return 'command';
  return isForeign(name) || around === 'text' ? 'text' : 'code';
}

/** Functions and applications whose text goes to a shell, a database, a server or a regular expression. */
function isForeign(name: string): boolean {
  return /^(?:SHELL|CURL|CURLOPT|REGEX|STRREPLACE|REPLACE|LISTFILTER|STRFTIME|SPRINTF|ENV|EVAL|JSON_\w*|ODBC\w*|REALTIME\w*|E?AGI|DEADAGI|FASTAGI|MYSQL|EXECIFTIME|JACK\w*|STASIS|WAITFORCONDITION|\w*TTS\w*)$/i.test(
    name.trim(),
  );
}

/** Functions after which nobody names variables that are told apart by what is put behind. */
const computing: ReadonlySet<string> = new Set([
  ...['LEN', 'ISNULL', 'EXISTS', 'REGEX', 'FILTER', 'CUT', 'MATH', 'FIELDQTY', 'TOUPPER', 'TOLOWER', 'URIENCODE', 'URIDECODE'],
  ...['CALLERID', 'STRFTIME', 'QUOTE', 'DB_EXISTS', 'DIALPLAN_EXISTS', 'DEVICE_STATE', 'EXTENSION_STATE', 'GROUP_COUNT'],
]);

function nameFlaw({ name, whole }: VariableSubstitution): LineFinding | undefined {
  const { text } = name;
  const trimmed = text.trim();
  const span = name.span();
  if (text === '') return { span: whole.span(), message: 'No variable is named here.' };
  if (trimmed !== '' && trimmed !== text)
    return {
      span,
      message: `The blank is part of the name: '${text}' is not '${trimmed}'.`,
      fix: () => [change(trimmed, span)],
    };
  const [, called = '', put = ''] = /^([A-Z0-9_]+)(\$\{.*\})$/.exec(text) ?? [];
  if (computing.has(called))
    return {
      span,
      message: `This names a variable that begins with '${called}': the arguments of ${called}() stand in parentheses.`,
      atMost: 'warning',
      fix: () => [change(`${called}(${put})`, span)],
    };
  if (hasSubstitution(text))
    return /["=<>)]/.test(withoutValues(name)) || /["]/.test(text.charAt(0)) || /^\w+,/.test(text)
      ? { span, message: `'${text}' is not the name of a variable.` }
      : undefined;
  const marked = /^\$(?=[A-Za-z]\w*$)/.test(text);
  if (marked)
    return {
      span,
      message: `No variable is named '${text}': the inner '$' is part of the name.`,
      fix: () => [change(text.slice(1), span)],
    };
  const underscores = /^_{1,2}(?=[A-Za-z0-9])/.exec(text)?.[0];
  if (underscores !== undefined)
    return {
      span,
      message: `No variable is named '${text}': the underscores belong to its assignment alone.`,
      fix: () => [change(text.slice(underscores.length), span)],
    };
  const [, indexed = '', item = ''] = /^([A-Z0-9_]+)\[([\w-]+)\]$/.exec(text) ?? [];
  if (computing.has(indexed) || indexed === 'CDR' || indexed === 'CHANNEL')
    return {
      span,
      message: `'${text}' is taken for the name of a variable: a function has round brackets.`,
      fix: () => [change(`${indexed}(${item})`, span)],
    };
  if (/[\s,"=<>?!&|+*{})]/.test(text)) return { span, message: `'${text}' is not the name of a variable.` };
  if (/^EXTEN[-.;]\d+$/.test(text)) {
    const cut = text.replace(/^EXTEN./, 'EXTEN:');
    return {
      span,
      message: `No variable is named '${text}': a part of it is written with ':'.`,
      fix: () => [change(cut, span)],
    };
  }
  return undefined;
}

/** `${CALLERID(num) // }`: what stands behind the arguments of a function is no part of them, and no text either. */
// Asterisk: main/pbx_functions.c func_args ends the arguments at the last ')'.
function behindArguments({ name, arguments: args, inner, isParenthesisUnclosed }: FunctionSubstitution, place: Place) {
  if (isParenthesisUnclosed) return undefined;
  const behind = inner.slice(name.text.length + args.text.length + 2);
  if (behind.text.trim() === '' || /^\s*:/.test(behind.text)) return undefined;
  const lost = behind.trim();
  return {
    span: lost.span(),
    message: `'${lost.text}' is ignored behind the arguments of ${name.text}().`,
    atMost: place === 'text' ? 'information' : 'warning',
  } as const;
}

function substringFlaw(reference: VariableSubstitution | FunctionSubstitution): LineFinding | undefined {
  const { kind, name, substring } = reference;
  if (substring === undefined || hasSubstitution(substring.text)) return undefined;
  const { text } = substring;
  const numbers = /^\s*[+-]?\d+(?::\s*[+-]?\d+)?:?/.exec(text)?.[0];
  const span = { start: substring.column(0) - 1, end: substring.span().end };
  if (kind === 'function' && name.text === 'SHELL' && /^\s*-1\s*$/.test(text))
    return {
      span,
      message: 'This takes the last character alone, which is the line feed of the command.',
      atMost: 'warning',
      fix: () => [change(':0:-1', span)],
    };
  const fallback = /^(?:-(?=\D)|=)(.+)$/.exec(text);
  if (fallback !== null) return shellDefault(reference, span, fallback[0], fallback[1] ?? '');
  if (numbers === undefined) {
    const length = /^\s*:\s*(\d+)\s*$/.exec(text)?.[1];
    return {
      span,
      message: `What stands behind the ':' is no number, and the whole value is taken.`,
      fix: () => (length === undefined ? [] : [change(`:0:${length}`, span)]),
    };
  }
  const rest = substring.slice(numbers.length);
  if (rest.text.trim() === '') return undefined;
  return {
    span: rest.span(),
    message: `'${rest.text}' is ignored: an offset and a length is all there is.`,
    atMost: 'warning',
  };
}

/** `${X:-none}`, `${X:=15}`: a value for a variable without one, as a shell writes it. */
function shellDefault({ whole, inner }: VariableSubstitution | FunctionSubstitution, span: Span, text: string, value: string) {
  const read = `\${${inner.text.slice(0, -text.length - 1)}}`;
  return {
    span,
    message: `Asterisk has no default values: '${text}' is ignored, and the whole value is taken.`,
    fix: () =>
      /^[\w .+/@-]+$/.test(value)
        ? [{ ...change(`\${IF($["${read}" = ""]?${value}:${read})}`, whole.span()), title: 'Put the default value in IF()' }]
        : [],
  };
}
