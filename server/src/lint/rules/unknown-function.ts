/** A substitution or an assignment calls a function that no Asterisk has. */

import { distance } from '../../base/distance.ts';
import { dialplanFunction, functionIgnoringCase } from '../../catalogue/catalogue.ts';
import { isThirdPartyFunction } from '../../catalogue/third-party.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ContextStatement, SettingStatement } from '../../syntax/statement.ts';
import { allSubstitutions } from '../../syntax/substitution.ts';
import { calledFunctions } from '../calls/called-functions.ts';
import { nearestFunction } from '../calls/nearest-entries.ts';
import { isInVersion, notYet } from '../calls/version.ts';
import type { LineFinding } from '../finding.ts';
import { hasMark, Mark } from '../lines/line-traits.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { loadTimeText } from '../loading/load-time-texts.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { lineRule } from '../rule.ts';

export const unknownFunction = lineRule(
  ['exten', 'same', 'setting', 'include', 'switch', 'ignorepat'],
  {
    name: 'unknown-function',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A function of this name does not exist. Unlike applications, functions are case-sensitive.',
    why:
      'Asterisk writes "Function … not registered" into its log, and `${…}` with this function comes out empty; what is assigned to it is lost. ' +
      'The functions of func_odbc.conf, whose names begin with a prefix and an underscore, are not judged unless they resemble one of Asterisk.',
    evidence: 'main/pbx_functions.c `ast_custom_function_find`, which compares with strcmp',
    invalid: [
      `
[a]
exten => s,1,Set(X=\${len(\${EXTEN})})
;                    ^^^ error unknown-function: Functions are case-sensitive: 'len' is not 'LEN'.
 same => n,Set(CALERID(name)=\${GLOBALS(NAME)})
;              ^^^^^^^ error unknown-function: No function is named 'CALERID'.
;                              ^^^^^^^ error unknown-function: No function is named 'GLOBALS'.
 same => n,NoOp(\${LEN (\${X})})
;                 ^^^^ error unknown-function: The blank is part of the name: 'LEN ' is not 'LEN'.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(X=\${LEN(\${EXTEN})}\${ODBC_NAME(1)}\${\${F}(x)})
 same => n,Set(CALLERID(name)=\${TOUPPER(\${CALLERID(name)})})
 same => n,Set(CALLBLOCK_ON()=yes)
`,
    ],
    seeAlso: ['unknown-odbc-function', 'unknown-channel-item', 'removed-function'],
  },
  function* (statement, text, settings) {
    if (isTemplateText(text)) return;
    const names = 'priority' in statement ? calledFunctions(statement).map(({ name }) => name) : functionsAtLoadTime(statement);
    for (const name of names) {
      const finding = judge(name, settings);
      if (finding === undefined) continue;
      if (isMangled(statement, text)) return;
      yield finding;
    }
  },
  (line) => hasMark(line, Mark.function),
);

/** Those that give a global variable or an include its value, and those that a line of `[globals]` writes to. */
function functionsAtLoadTime(statement: ContextStatement | SettingStatement): Piece[] {
  const { key } = statement;
  const isWritten = statement.kind === 'setting' && statement.operator === '=' && /^\w+\(.*\)$/.test(key.text);
  const names = isWritten ? [key.slice(0, key.text.indexOf('('))] : [];
  const piece = loadTimeText(statement);
  if (piece === undefined) return names;
  for (const substitution of allSubstitutions(piece)) {
    if (substitution.isUnclosed) return names;
    if (substitution.kind === 'function') names.push(substitution.name);
  }
  return names;
}

function judge(name: Piece, settings: RuleSettings): LineFinding | undefined {
  const trimmed = name.text.trim();
  if (!/^\w[\w.-]*$/.test(trimmed)) return undefined;
  if (isThirdPartyFunction(trimmed)) return undefined;
  if (settings.documentation?.function(name.text) !== undefined) return undefined;
  const known = dialplanFunction(trimmed) ?? functionIgnoringCase(trimmed);
  if (known !== undefined) {
    if (!isInVersion(known, settings)) {
      const message = notYet(known, settings);
      return message === undefined ? undefined : { span: name.span(), message };
    }
    if (known.name === name.text) return undefined;
    const isCase = known.name !== trimmed;
    return {
      span: name.span(),
      message: isCase
        ? `Functions are case-sensitive: '${trimmed}' is not '${known.name}'.`
        : `The blank is part of the name: '${name.text}' is not '${known.name}'.`,
      fix: () => [{ title: `Change to '${known.name}'`, safe: true, replacements: [{ span: name.span(), newText: known.name }] }],
    };
  }
  const nearest = nearestFunction(trimmed, settings);
  const near = nearest === undefined || hasPrefixOf(nearest, trimmed) ? nearest : undefined;
  // func_odbc.conf makes functions with a prefix of its own. Underscores in front are those of variables that new channels inherit.
  if (
    near === undefined &&
    /^[^_]+_/.test(trimmed) &&
    !/^(?:PJSIP|SIP|DIALPLAN|CHANNEL|CALLERID|QUEUE|CONFBRIDGE|HANGUPCAUSE)_/.test(trimmed)
  )
    return undefined;
  return {
    span: name.span(),
    message: `No function is named '${trimmed}'.`,
    ...(near === undefined && { atMost: 'warning' as const }),
    fix: () =>
      near === undefined
        ? []
        : [{ title: `Change to '${near}'`, safe: false, replacements: [{ span: name.span(), newText: near }] }],
  };
}

/** Whether a name that begins with a prefix begins as that of Asterisk's function does, but for one letter: `DID_INFO` is no slip of `VM_INFO`. */
function hasPrefixOf(known: string, name: string): boolean {
  const [prefix = '', ...rest] = name.split('_');
  const [other = '', ...more] = known.split('_');
  return rest.length === 0 || more.length === 0 || distance(prefix.toUpperCase(), other, 1) <= 1;
}
