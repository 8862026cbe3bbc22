/** An assignment that sets nothing, or another variable than it seems to. */

import { closest } from '../../base/distance.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { closingParenthesis, indexOutside, splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { LineFinding } from '../finding.ts';
import { maySet } from '../lines/line-traits.ts';
import { isSound } from '../lines/sound-line.ts';
import { lineRule } from '../rule.ts';
import { isOnlySubstitutions } from '../values/expressions.ts';

export const invalidAssignment = lineRule(
  ['exten', 'same'],
  {
    name: 'invalid-assignment',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A Set or MSet sets nothing, or another variable than the one that is meant.',
    why:
      'Set takes what stands before the first `=` for the name, to the letter, and all the rest for the value: `Set(X = 1)` sets a variable whose name ends in a blank, which `${X}` does not read; ' +
      '`Set(A=1,B=2)` gives A the value `1,B=2`; `Set(${X}=1)` sets the variable whose name X holds. Without `=` nothing is set at all. ' +
      'A function is assigned to with its parentheses: `Set(CALLERID(num)=100)`. ' +
      'EXTEN, CONTEXT, CHANNEL and their kin have the value that Asterisk gives them, whatever is set.',
    evidence: 'main/pbx_variables.c `pbx_builtin_setvar`, `pbx_builtin_setvar_multiple`, `pbx_builtin_setvar_helper`',
    invalid: [
      `
[a]
exten => s,1,Set(X)
;                ^ error invalid-assignment: Nothing is set here: no '=' stands behind 'X'.
 same => n,Set(X = 1)
;              ^^ warning invalid-assignment: The blank is part of the name: 'X ' is set, not 'X'.
 same => n,Set(A=1,B=2)
;                 ^^^^ warning invalid-assignment: Set sets one variable: ',B=2' becomes part of the value.
 same => n,Set(\${COUNT}=$[\${COUNT} + 1])
;              ^^^^^^^^ warning invalid-assignment: This sets the variable whose name is the value of 'COUNT'.
 same => n,Set(CALLERID=100)
;              ^^^^^^^^ warning invalid-assignment: This sets a variable named 'CALLERID', not the function.
 same => n,MSet(DATES=1,2-4,X=1)
;                       ^^^ error invalid-assignment: MSet ends a value at each comma: '2-4' is lost.
 same => n,Set(EXTEN=\${FILTER(0-9,\${EXTEN})})
;              ^^^^^ warning invalid-assignment: Asterisk fills in 'EXTEN' itself: what is set here is never read.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(X=1)
 same => n,Set(X=)
 same => n,Set(X= a = b, c)
 same => n,Set(__X_\${N}=1)
 same => n,Set(CALLERID(num)=100)
 same => n,Set(ARRAY(A,B)=1,2)
 same => n,MSet(A=1,B="2,3",C=\${X})
`,
    ],
    seeAlso: ['unknown-function', 'invalid-variable-reference'],
  },
  function* (statement, text) {
    if (!/set/i.test(statement.application.text) && !/set\s*\(/i.test(statement.data.text)) return;
    const findings = findingsIn(statement);
    if (findings.length > 0 && isSound(statement, text)) yield* findings;
  },
  maySet,
);

function findingsIn(statement: ExtensionStatement): LineFinding[] {
  const findings: (LineFinding | undefined)[] = [];
  for (const call of withNestedCalls(factsOf(statement).call)) {
    if (!call.hasParentheses || call.isUnclosed) continue;
    if (call.data.text.trim() === '') {
      if (call.roles?.form === 'assignment' || call.roles?.form === 'assignments')
        findings.push({ span: call.name.trim().span(), message: 'Nothing is set here.', atMost: 'warning' });
      continue;
    }
    if (call.roles?.form === 'assignment') findings.push(judge(call.data) ?? several(call));
    else if (call.roles?.form === 'assignments') findings.push(...judgeAll(call));
  }
  return findings.filter((finding) => finding !== undefined);
}

/** The assignments of MSet. An empty place between two commas sets nothing, and nobody thinks that it does. */
function judgeAll({ data }: ApplicationCall): (LineFinding | undefined)[] {
  const parts = splitArguments(data);
  const from = parts.findIndex((each, i) => i > 0 && indexOutside(parts[i - 1]?.text ?? '', '=') > 0 && isRest(each));
  const length = from < 0 ? 0 : parts.slice(from).findIndex((each) => !isRest(each));
  const rest = from < 0 ? [] : parts.slice(from, length < 0 ? undefined : from + length);
  const [first, last] = [rest[0], rest.at(-1)];
  const judged = parts.filter((each) => each.text.trim() !== '' && !rest.includes(each)).map(judgeUnquoted);
  if (first === undefined || last === undefined) return judged;
  // A lone word is more likely an assignment without its '='.
  if (first === last && /^\s*_*[A-Za-z]\w*\s*$/.test(first.text)) return [...judged, judgeUnquoted(first)];
  const text = data.slice(first.start - data.start, last.start - data.start + last.text.length).trim();
  return [...judged, { span: text.span(), message: `MSet ends a value at each comma: '${text.text}' is lost.` }];
}

/** Quotation marks around an argument of MSet are taken off, and those within it as well. */
function judgeUnquoted(assignment: Piece): LineFinding | undefined {
  const quoted = /^\s*"(.*)"\s*$/.exec(assignment.text);
  return judge(
    quoted === null ? assignment : assignment.slice(assignment.text.indexOf('"') + 1, assignment.text.lastIndexOf('"')),
  );
}

function isRest({ text }: Piece): boolean {
  return text.trim() !== '' && !text.includes('=') && !hasSubstitution(text);
}

function judge(assignment: Piece): LineFinding | undefined {
  const equals = indexOutside(assignment.text, '=');
  if (equals < 0) {
    const separated =
      /^\s*_*[A-Za-z]\w*(?=[ ,:]+\S)/.exec(assignment.text)?.[0] ??
      assignedFunction(assignment) ??
      /^\s*_*[A-Za-z]\w*(?=\/|\$[[{])/.exec(assignment.text)?.[0];
    // The value of a variable may hold the whole assignment.
    if (hasSubstitution(assignment.text) && separated === undefined) return undefined;
    const name = hasSubstitution(assignment.text) ? assignment.slice(0, separated?.length ?? 0).trim() : assignment.trim();
    return { span: name.span(), message: `Nothing is set here: no '=' stands behind '${name.text}'.` };
  }
  const name = assignment.slice(0, equals);
  const trimmed = name.trim();
  const value = assignment.slice(equals + 1);
  if (trimmed.text === '') return { span: assignment.span(0, equals + 1), message: "No name stands before the '='." };
  if (trimmed.text !== name.text) return blank(name, trimmed, value);
  if (isOnlySubstitutions(name)) return indirect(name, value);
  if (/^[A-Z]\w*\(/.test(name.text) && !name.text.endsWith(')'))
    return { span: name.span(), message: `A variable '${name.text}' is set, and not the function.`, atMost: 'warning' };
  if (/^(?:GLOBAL|SHARED|HASH|ENV|CDR|DB)\(\s*\)$/.test(name.text))
    return { span: name.span(), message: `Nothing is set here: ${name.text} has no name in it.`, atMost: 'warning' };
  const item = /^CDR\(\s*(\w+)/.exec(name.text)?.[1];
  if (item !== undefined && readOnlyInCdr.has(item.toLowerCase()))
    return { span: name.span(), message: `Asterisk fills in CDR(${item}) itself, and lets nobody set it.`, atMost: 'warning' };
  if (/^=\s*(?:\w|\$)/.test(value.text) && !value.text.endsWith('='))
    return {
      span: assignment.span(equals, equals + 2),
      message: "The second '=' becomes part of the value.",
      atMost: 'warning',
      fix: () => [
        { title: "Change to '='", safe: false, replacements: [{ span: assignment.span(equals, equals + 2), newText: '=' }] },
      ],
    };
  if (hasSubstitution(name.text)) return familyWithoutFunction(name);
  if (/^[^(]*["']/.test(name.text))
    return { span: name.span(), message: 'The quotation marks become part of the name.', atMost: 'warning' };
  if (/^(?:_+|_*[A-Za-z]\w*) \w/.test(name.text))
    return { span: name.span(), message: 'The blank is part of the name.', atMost: 'warning' };
  if (/^_*[A-Za-z]\w*[-+*/.:$]$/.test(name.text))
    return {
      span: name.span(),
      message: name.text.endsWith(':')
        ? "The ':' becomes part of the name."
        : `The '${name.text.slice(-1)}' becomes part of the name: nothing is computed here.`,
      atMost: 'warning',
    };
  const separated = /^_*([A-Za-z]\w*)([,;|@])\w+$/.exec(name.text);
  if (separated !== null)
    return {
      span: name.span(),
      message: `'${name.text}' is taken for the name of a variable, the '${separated[2] ?? ''}' included.`,
      atMost: 'warning',
    };
  if (/^[A-Z]+[{[]\w+[}\]]$/.test(name.text))
    return {
      span: name.span(),
      message: `'${name.text}' is taken for the name of a variable: a function has round brackets.`,
      atMost: 'warning',
    };
  const family = familyWithoutFunction(name);
  if (family !== undefined) return family;
  const plain = plainFunction(value);
  if (plain !== undefined) return plain;
  const choice = choiceWithoutIf(value);
  if (choice !== undefined) return choice;
  const result = /^\s*([A-Za-z]\w*)\s*$/.exec(value.text)?.[1];
  const meant = !/^(?:GOSUB|MACRO)_RESULT$/.test(name.text) || result === undefined ? undefined : closest(result, dialResults);
  if (meant !== undefined && !dialResults.has(result?.toUpperCase() ?? ''))
    return {
      span: value.trim().span(),
      message: `Dial knows no result '${result ?? ''}': the call is connected as if nothing had been set.`,
      atMost: 'warning',
      fix: () => [{ title: `Change to '${meant}'`, safe: false, replacements: [{ span: value.trim().span(), newText: meant }] }],
    };
  if (filledIn.has(name.text.replace(/^_{1,2}/, '')))
    return {
      span: name.span(),
      message: `Asterisk fills in '${name.text}' itself: what is set here is never read.`,
      atMost: 'warning',
    };
  if (assigned.has(name.text.replace(/^_{1,2}/, '')))
    return { span: name.span(), message: `This sets a variable named '${name.text}', not the function.`, atMost: 'warning' };
  if (/^(?:hangup_handler_(?:push|pop|wipe)|after_bridge_goto)$/i.test(name.text))
    return {
      span: name.span(),
      message: `This sets a variable named '${name.text}', not the item of CHANNEL().`,
      atMost: 'warning',
      fix: () => [
        {
          title: `Change to 'CHANNEL(${name.text})'`,
          safe: false,
          replacements: [{ span: name.span(), newText: `CHANNEL(${name.text})` }],
        },
      ],
    };
  return undefined;
}

/** `Set(cf/${X}=1)`: what has slashes in it is a key of the database, and not the name of a variable. */
function familyWithoutFunction(name: Piece): LineFinding | undefined {
  if (!/^_*[A-Za-z]\w*\//.test(name.text)) return undefined;
  return {
    span: name.span(),
    message: `'${name.text}' is taken for the name of a variable: a key of the database stands in 'DB(…)'.`,
    atMost: 'warning',
    fix: () => [
      { title: `Change to 'DB(${name.text})'`, safe: false, replacements: [{ span: name.span(), newText: `DB(${name.text})` }] },
    ],
  };
}

/** `DB(a/${X})` in `Set(DB(a/${X})${Y})`. */
function assignedFunction({ text }: Piece): string | undefined {
  if (!/^\s*[A-Z]\w*\(/.test(text)) return undefined;
  const end = closingParenthesis(text, text.indexOf('(') + 1);
  return end < 0 ? undefined : text.slice(0, end + 1);
}

/** Items of a call record that Asterisk fills in by itself. */
// Asterisk: main/cdr.c `ast_cdr_setvar`; 'accountcode', 'amaflags' and 'userfield' have a way of their own.
const readOnlyInCdr: ReadonlySet<string> = new Set([
  ...['clid', 'src', 'dst', 'dcontext', 'channel', 'dstchannel', 'lastapp', 'lastdata', 'start', 'answer', 'end'],
  ...['duration', 'billsec', 'disposition', 'uniqueid', 'linkedid', 'sequence'],
]);

/** `Set(X=LEN(${Y}))`: without `${` a function is a text. */
function plainFunction(value: Piece): LineFinding | undefined {
  const written = value.trim();
  const name = /^([A-Z][A-Z0-9_]+)\(/.exec(written.text)?.[1];
  if (name === undefined || !computing.test(name)) return undefined;
  if (closingParenthesis(written.text, name.length + 1) !== written.text.length - 1) return undefined;
  return {
    span: written.span(),
    message: `'${written.text}' is plain text: a function stands between '\${' and '}'.`,
    atMost: 'warning',
    fix: () => [
      {
        title: `Change to '\${${written.text}}'`,
        safe: false,
        replacements: [{ span: written.span(), newText: `\${${written.text}}` }],
      },
    ],
  };
}

/** Functions that compute something of a text, which nobody names as a text. */
const computing =
  /^(?:LEN|CUT|FILTER|REGEX|MATH|STRFTIME|STRPTIME|REPLACE|STRREPLACE|TOUPPER|TOLOWER|RAND|IF|IFTIME|ISNULL|EXISTS|URIENCODE|URIDECODE|FIELDQTY|SHELL|CURL|DB|DB_EXISTS|MD5|SHA1|BASE64_ENCODE|BASE64_DECODE|QUOTE|SPRINTF|INC|DEC|STAT|DEVICE_STATE|EXTENSION_STATE|DIALPLAN_EXISTS|GROUP_COUNT|CALLERID|PJSIP_HEADER|SIP_HEADER)$/;

/** `Set(X=${ISNULL(${Y})}?1:2)`: only IF() chooses. */
function choiceWithoutIf(value: Piece): LineFinding | undefined {
  const written = value.trim();
  const [first] = substitutions(written);
  if (first?.whole.start !== written.start) return undefined;
  if (first.kind === 'function' ? !asking.test(first.name.text) : first.kind !== 'expression') return undefined;
  const behind = written.text.slice(first.whole.text.length);
  if (!/^\s*\?/.test(behind) || indexOutside(behind, ':') < 0) return undefined;
  return {
    span: written.span(),
    message: "Nothing chooses here: '?' and ':' mean something in '${IF(…)}' only.",
    fix: () => [
      {
        title: "Put it in '${IF(…)}'",
        safe: false,
        replacements: [{ span: written.span(), newText: `\${IF(${written.text})}` }],
      },
    ],
  };
}

/** Functions that say yes or no. */
const asking = /^(?:ISNULL|EXISTS|DB_EXISTS|DIALPLAN_EXISTS|VALID_EXTEN|REGEX)$/;

/** What the subroutine of a Dial may have come of the call, but for GOTO: with its place. */
// Asterisk: apps/app_dial.c `dial_exec_full`, which compares without regard to case.
const dialResults: ReadonlySet<string> = new Set(
  builtInVariable('GOSUB_RESULT')?.values?.filter((value) => !value.includes(':')),
);

/** Variables that Asterisk looks up itself, before those that were set. */
// Asterisk: main/pbx_variables.c ast_str_retrieve_variable.
const filledIn: ReadonlySet<string> = new Set([
  ...['EXTEN', 'CONTEXT', 'PRIORITY', 'CHANNEL', 'UNIQUEID', 'HANGUPCAUSE', 'EPOCH', 'HINT', 'HINTNAME'],
  ...['SYSTEMNAME', 'ENTITYID', 'CALLINGPRES', 'CALLINGANI2', 'CALLINGTON', 'CALLINGTNS'],
]);

/** Functions that a dialplan assigns to, and after which nobody names a variable. */
const assigned: ReadonlySet<string> = new Set([
  'CALLERID',
  'CONNECTEDLINE',
  'REDIRECTING',
  'CDR',
  'MASTER_CHANNEL',
  'PJSIP_HEADER',
  'GLOBAL',
  'SHARED',
  'FAXOPT',
]);

function blank(name: Piece, trimmed: Piece, value: Piece): LineFinding {
  const isFunction = trimmed.text.endsWith(')');
  return {
    span: name.span(),
    message: isFunction
      ? `The blank is part of the name: a variable '${name.text}' is set, and not the function.`
      : `The blank is part of the name: '${name.text}' is set, not '${trimmed.text}'.`,
    atMost: 'warning',
    fix: () => {
      const behind = value.text.length - value.text.trimStart().length;
      const hasBoth = /\s$/.test(name.text);
      return [
        {
          title: hasBoth && behind > 0 ? "Remove the blanks around '='" : 'Remove the blank',
          safe: true,
          replacements: [
            { span: name.span(), newText: trimmed.text },
            ...(hasBoth && behind > 0 ? [{ span: value.span(0, behind), newText: '' }] : []),
          ],
        },
      ];
    },
  };
}

/** `Set(${X}=…)`: some mean it, and it is hardly meant where X itself is worked with. */
function indirect(name: Piece, value: Piece): LineFinding | undefined {
  const [first, second] = substitutions(name);
  if (first === undefined || second !== undefined || first.kind === 'expression') return undefined;
  const isVariable = first.kind === 'variable';
  if (isVariable && hasSubstitution(first.inner.text)) return undefined;
  if (isVariable ? first.substring !== undefined : !assigned.has(first.name.text) && first.name.text !== 'DB') return undefined;
  // Who reads the variable in the same way knows what is set.
  if (value.text.includes(`\${${first.whole.text}`)) return undefined;
  const plain = first.inner.text;
  // That no variable is read by that name is told.
  if (isVariable && plain.startsWith('_')) return undefined;
  // A routine is told by its arguments which variables to set.
  if (isVariable && /^ARG\d+$/.test(plain)) return undefined;
  const isSame = substitutions(value).some(({ inner }) => inner.text === plain) || countsItself(value, first.whole.text);
  return {
    span: name.span(),
    message: isVariable
      ? `This sets the variable whose name is the value of '${plain}'.`
      : `This sets the variable whose name '${plain}' gives.`,
    atMost: isSame || !isVariable ? 'warning' : 'information',
    fix: () => [
      { title: `Change to '${plain}'`, safe: isSame && isVariable, replacements: [{ span: name.span(), newText: plain }] },
    ],
  };
}

/** `$[${X} + 1]` */
function countsItself(value: Piece, own: string): boolean {
  return substitutions(value).some(
    ({ kind, inner }) => kind === 'expression' && substitutions(inner).some(({ whole }) => whole.text === own),
  );
}

/** `Set(A=1,B=2)`, which an Asterisk of long ago took for two assignments. */
function several({ name, data }: ApplicationCall): LineFinding | undefined {
  const parts = splitArguments(data);
  const [first, second] = parts;
  if (first === undefined || second === undefined || !parts.every(setsVariable)) return undefined;
  // What a function is given may be a list of names and values: `CDR(userfield)=line=${X},rate=${Y}`.
  if (setsFunction(first) && !parts.every(setsFunction)) return undefined;
  const rest = data.slice(first.text.length);
  return {
    span: rest.span(),
    message: `Set sets one variable: '${rest.text}' becomes part of the value.`,
    atMost: 'warning',
    fix: () => [
      {
        title: 'Change Set to MSet',
        safe: !/["\\]/.test(data.text),
        replacements: [
          { span: name.trim().span(), newText: 'MSet' },
          // A blank behind a comma would become part of the next name.
          ...splitArguments(data)
            .slice(1)
            .filter(setsVariable)
            .map((each) => ({ span: each.span(0, each.text.length - each.text.trimStart().length), newText: '' }))
            .filter(({ span }) => span.start < span.end),
        ],
      },
    ],
  };
}

function setsVariable({ text }: Piece): boolean {
  return /^\s*(?:_{0,2}[A-Za-z]\w*|[A-Z]\w*\([^()]*\))=/.test(text);
}

function setsFunction({ text }: Piece): boolean {
  return /^\s*[A-Z]\w*\(/.test(text);
}
