/** A line runs an application that no Asterisk has. */

import { application, functionIgnoringCase } from '../../catalogue/catalogue.ts';
import { droppedApplication, isThirdPartyApplication } from '../../catalogue/third-party.ts';
import { originatedApplication, withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import type { Line } from '../../syntax/config-file.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';
import { allSubstitutions, substitutions } from '../../syntax/substitution.ts';
import { knownBeginning } from '../calls/known-beginning.ts';
import { isMisplacedTarget } from '../calls/misplaced-target.ts';
import { nearestApplication } from '../calls/nearest-entries.ts';
import { isInVersion, notYet } from '../calls/version.ts';
import type { LineFinding, LineFix } from '../finding.ts';
import { bracketFlaw } from '../lines/brackets.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import type { RuleSettings } from '../rule-settings.ts';
import { lineRule } from '../rule.ts';

export const unknownApplication = lineRule(
  ['exten', 'same'],
  {
    name: 'unknown-application',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A line, or an ExecIf in it, runs an application that does not exist.',
    why:
      'Asterisk loads the line without a word; the call is hung up when it comes there ("No application \'Hangip\'"). A blank before the parenthesis is part of the name. ' +
      'Names of applications are compared without regard to case. Applications of well-known modules outside Asterisk are not reported, and one that resembles no other is a warning only, since a module of your own may have it.',
    evidence:
      'main/pbx.c `pbx_extension_helper`; pbx/pbx_config.c `pbx_load_config` (skips blanks in front of the name, and none behind it)',
    invalid: [
      `
[a]
exten => s,1,Anwser()
;            ^^^^^^ error unknown-application: No application is named 'Anwser'.
 same => n,ExecIf($["\${X}" = "1"]?PlayBack(hello):Hangip())
;                                                 ^^^^^^ error unknown-application: No application is named 'Hangip'.
 same => n,NoOp (a)
;          ^^^^^ error unknown-application: 'NoOp ' with a blank before the parenthesis is not the name of an application.
`,
      `
[a]
exten => s,1,NoOp,hello
;            ^^^^^^^^^^ error unknown-application: 'NoOp,hello' is read as a name: arguments belong in parentheses.
 same => n,failed,n,NoOp(hello)
;          ^^^^^^^^^ error unknown-application: 'failed,n,NoOp' is read as a name: what stands in front of 'NoOp' belongs to nothing.
 same => n,Originate(PJSIP/100,app,Playbak,hello)
;                                  ^^^^^^^ error unknown-application: No application is named 'Playbak'.
 same => n,\${DB_DELETE(last/call)}
;          ^^^^^^^^^^^^^^^^^^^^^^^ error unknown-application: An application belongs here, and 'DB_DELETE()' is a function: nothing puts it in.
`,
    ],
    valid: [
      `
[a]
exten => s,1,answer
 same => n,Rpt(2000)
 same => n,\${APPLICATION}(x)
 same => n,ExecIf($["\${X}" = "1"]?noop(hello))
exten => 100,hint,PJSIP/100&Custom:away
exten => 101,1,Originate(PJSIP/100,app,Playback,hello)
 same => n,Originate(PJSIP/100,exten,playbak,s,1)
[playbak]
exten => s,1,Hangup()
`,
    ],
    seeAlso: ['removed-application'],
  },
  function* (statement, text, settings) {
    if (statement.priority.word.text.trim().toLowerCase() === 'hint' || statement.application.text === '') return;
    // A label without its end has swallowed what stands in front of the name.
    if (statement.priority.isLabelUnclosed || isPriorityCut(statement)) return;
    const name = statement.application.text;
    if (isTemplateText(text)) return;
    if (hasSubstitution(name)) {
      const flawed = misplacedMark(statement.application.trim());
      const found = flawed ?? bareFunction(statement);
      if (found !== undefined && !isMangled(statement, text)) yield found;
      return;
    }
    // `exten => 100,hnit,PJSIP/100`: a device, behind a priority that is told.
    if (/^\w+\//.test(name) && /^[A-Za-z]{3,}$/.test(statement.priority.word.text)) return;
    const other = numberedHint(statement) ?? commentElsewhere(statement);
    if (other !== undefined) {
      yield other;
      return;
    }
    const { call } = factsOf(statement);
    const isNestedKnown = !isHalfRead(statement.data);
    const told = new Set<string>();
    for (const each of withNestedCalls(call)) {
      if (each !== call && !isNestedKnown) return;
      if (isMisplacedTarget(each)) continue;
      const finding = withoutSet(each, call) ?? unopened(each, statement) ?? judge(each, statement.rest, settings);
      if (finding === undefined || (isTried(each) && finding.atMost !== undefined)) continue;
      if (isMangled(statement, text)) return;
      // One name in both branches is one mistake.
      if (!told.has(each.application)) yield finding;
      told.add(each.application);
    }
    if (!isNestedKnown) return;
    for (const each of withNestedCalls(call)) {
      const originated = originatedApplication(each);
      const finding = originated === undefined ? undefined : judgeName(originated, settings);
      if (finding !== undefined && !isMangled(statement, text)) yield finding;
    }
  },
  ({ written, mayNest }, settings) => {
    const entry = application(written);
    return mayNest || entry === undefined || entry.name === 'Originate' || !isInVersion(entry, settings);
  },
);

/** `exten => 100,1,hint,PJSIP/100`: the word stands in the place of a number. */
function numberedHint({ application: written, priority: { word } }: ExtensionStatement): LineFinding | undefined {
  if (!/^hint\s*,/i.test(written.text.trim())) return undefined;
  const span = { start: word.span().start, end: written.trim().span().start };
  return {
    span: written.trim().span(),
    message: "'hint' is read as the name of an application: it stands in the place of the number.",
    fix: () => [{ title: `Remove '${word.text},'`, safe: false, replacements: [{ span, newText: '' }] }],
  };
}

/** `exten => 100,1,// to do`: the comment of another language, in the place of the application. */
function commentElsewhere({ rest }: ExtensionStatement): LineFinding | undefined {
  const written = rest.trim();
  const [, mark, comment] = /^(\/\/+|#+)\s*(.*)$/s.exec(written.text) ?? [];
  if (mark === undefined || comment === undefined) return undefined;
  return {
    span: written.span(),
    message: `'${mark}' begins no comment: this is read as the name of an application.`,
    // Without a line in its place what stands behind it is never come to.
    fix: () =>
      /[(){}[\]$"]/.test(comment)
        ? []
        : [{ title: 'Put it in NoOp()', safe: false, replacements: [{ span: written.span(), newText: `NoOp(${comment})` }] }],
  };
}

/** `ExecIf($[…]?X=1)`, `ExecIf($[…]?(X=1))`: an assignment, and no application around it. */
function withoutSet({ name, data }: ApplicationCall, outer: ApplicationCall): LineFinding | undefined {
  if (outer.name === name || outer.application !== 'execif') return undefined;
  const written = name.trim();
  const isBare = /^_{0,2}[A-Za-z]\w*=/.test(written.text);
  if (!isBare && !(written.text === '' && /^_{0,2}[A-Za-z]\w*=/.test(data.text))) return undefined;
  const span = isBare ? written.span() : data.span();
  return {
    span,
    message: `An application belongs here, and '${isBare ? written.text : data.text}' is an assignment: the call ends if it comes to that.`,
    fix: () => [
      {
        title: 'Put it in Set()',
        safe: false,
        replacements: isBare ? [{ span, newText: `Set(${written.text})` }] : [{ span: written.span(), newText: 'Set' }],
      },
    ],
  };
}

/** `exten => s,1,${DB_DELETE(a/b)}`: a function, and no application around it. */
function bareFunction({ application: written, data }: ExtensionStatement): LineFinding | undefined {
  const piece = written.trim();
  const [only, ...others] = substitutions(piece);
  if (only?.kind !== 'function' || others.length > 0 || only.whole.text !== piece.text || data.text !== '') return undefined;
  if (functionIgnoringCase(only.name.text) === undefined) return undefined;
  return {
    span: piece.span(),
    message: `An application belongs here, and '${only.name.text}()' is a function: nothing puts it in.`,
  };
}

/** `same => ,nHangup()`, `same => nH,angup()`: the comma of the priority stands in another place, which is told of the priority. */
function isPriorityCut({ priority, application: { text } }: ExtensionStatement): boolean {
  const word = priority.word.text.trim();
  const begun = /^(?:n|s|\d+)(?=[A-Za-z])/.exec(word + text)?.[0];
  // Asterisk takes the number at the beginning of a word.
  if (begun === undefined || /^(?:n|s|\d.*)$/.test(word)) return false;
  return application((word + text).slice(begun.length)) !== undefined;
}

/** Judges a name that Asterisk looks up as it is written, with no call around it. */
function judgeName(written: Piece, settings: RuleSettings): LineFinding | undefined {
  const name = written.trim();
  if (!/^[\w-]+$/.test(name.text) || application(name.text) !== undefined || droppedApplication(name.text) !== undefined)
    return undefined;
  if (isThirdPartyApplication(name.text) || settings.documentation?.application(name.text) !== undefined) return undefined;
  return unknown(name, name.text, settings);
}

/** Who tries an application knows that it may not be there. */
function isTried({ outer }: ApplicationCall): boolean {
  return outer?.application === 'tryexec';
}

/** Where a substitution has no end, what seems to be a call inside is a part of something else. */
function isHalfRead(data: Piece): boolean {
  for (const { isUnclosed } of allSubstitutions(data)) if (isUnclosed) return true;
  return false;
}

/** `SetCHANNEL(x)=1)`: of two parentheses the first is missing. */
function unopened({ outer, name }: ApplicationCall, statement: ExtensionStatement): LineFinding | undefined {
  const trimmed = name.trim();
  if (
    outer !== undefined ||
    application(trimmed.text) !== undefined ||
    droppedApplication(trimmed.text) !== undefined ||
    bracketFlaw(statement)?.kind !== 'surplus'
  )
    return undefined;
  const begun = knownBeginning(trimmed.text);
  return begun === undefined ? undefined : withoutParenthesis(trimmed, begun);
}

function judge(call: ApplicationCall, rest: Piece, settings: RuleSettings): LineFinding | undefined {
  const { name } = call;
  const trimmed = name.text.trim();
  const isNested = call.outer !== undefined;
  const bare = isNested ? bareNested(call) : undefined;
  if (bare !== undefined) return bare;
  if (trimmed === '' || hasSubstitution(name.text)) return undefined;
  if (isThirdPartyApplication(trimmed)) return undefined;
  if (trimmed === name.text && settings.documentation?.application(trimmed) !== undefined) return undefined;
  const known = application(trimmed);
  if (known !== undefined && isInVersion(known, settings)) {
    if (trimmed === name.text) return undefined;
    const where = /\s$/.test(name.text) ? 'before the parenthesis' : 'in front';
    return {
      span: name.span(),
      message: `'${name.text}' with a blank ${where} is not the name of an application.`,
      fix: () => [{ title: 'Remove the blank', safe: true, replacements: [{ span: name.span(), newText: trimmed }] }],
    };
  }
  if (known !== undefined) {
    const message = notYet(known, settings);
    return message === undefined ? undefined : { span: name.span(), message, fix: () => [] };
  }
  if (droppedApplication(trimmed) !== undefined) return undefined;
  const flawed = isNested ? undefined : misplacedMark(name.trim());
  if (flawed !== undefined) return flawed;
  const parts = isNested ? null : /^([A-Za-z]\w*)\s*[,|]/.exec(trimmed);
  const first = parts?.[1];
  if (first !== undefined && (application(first) !== undefined || isThirdPartyApplication(first)))
    return bareArguments(call, first, rest);
  // `GotoIf$([...`: the sign has changed places with the parenthesis.
  if (!isNested && trimmed.endsWith('$') && application(trimmed.slice(0, -1)) !== undefined)
    return {
      span: name.span(),
      message: `No application is named '${trimmed}': the '$' belongs behind the parenthesis.`,
      fix: () => [],
    };
  // `Gosub greet,s,1(x)`: the parenthesis is missing, and the name goes on to the next one.
  const word = isNested ? undefined : /^([A-Za-z]\w*)\s+\S/.exec(trimmed)?.[1];
  if (word !== undefined && application(word) !== undefined) return unknown(name, trimmed, settings);
  const swallowed = isNested ? undefined : swallowedName(name.trim(), call);
  if (swallowed !== undefined) return swallowed;
  // Another priority stands where the application belongs.
  if (parts !== null || !/^[\p{L}\p{N}_.@!/-]+$/u.test(trimmed))
    return /^[\p{L}\p{N}_\s.:/-]+$/u.test(trimmed) && parts === null ? unknown(name, trimmed, settings) : undefined;
  return unknown(name, trimmed, settings);
}

/** `start,Playback(hello)`, `same => n,Playback(hello)`: words that belong to nothing, and the name of an application behind them; another priority is told as one. */
function swallowedName(name: Piece, { hasParentheses }: ApplicationCall): LineFinding | undefined {
  const last =
    /^(?!(?:n|s|\d+)\s*,)[A-Za-z]\w*\s*,(?:\s*\w+\s*,)*\s*([A-Za-z]\w*)$/.exec(name.text)?.[1] ??
    /^(?:same\s*=>?|exten\s*=>?[^,]+,)\s*(?:n|s|\d+)\s*,\s*([A-Za-z]\w*)$/i.exec(name.text)?.[1];
  if (last === undefined || !hasParentheses || application(last) === undefined) return undefined;
  const length = name.text.length - last.length;
  return {
    span: name.span(0, length),
    message: `'${name.text}' is read as a name: what stands in front of '${last}' belongs to nothing.`,
    fix: () => [
      {
        title: `Remove '${name.slice(0, length).text}'`,
        safe: false,
        replacements: [{ span: name.span(0, length), newText: '' }],
      },
    ],
  };
}

/** `,Hangup`, `Wait{1}`, `DialSIP/1,30)`: a known name with one mark in a wrong place or none. */
function misplacedMark(name: Piece): LineFinding | undefined {
  const { text } = name;
  const afterComma = /^,\s*([A-Za-z]\w*)$/.exec(text)?.[1];
  if (afterComma !== undefined && application(afterComma) !== undefined)
    return {
      span: name.span(),
      message: `'${text}' is read as a name: one comma too many stands in front.`,
      fix: () => [{ title: `Change to '${afterComma}'`, safe: true, replacements: [{ span: name.span(), newText: afterComma }] }],
    };
  const bracketed = /^([A-Za-z]\w*)\s*(?:[[{<]|[,\s].*\$)/s.exec(text)?.[1];
  if (bracketed !== undefined && (application(bracketed) !== undefined || isThirdPartyApplication(bracketed)))
    return { span: name.span(), message: `'${text}' is read as a name: arguments belong in parentheses.`, fix: () => [] };
  // `GotoIf$[…]?a)`, `SetX=${Y})`: what stands in the first parentheses is half of something else.
  const opened = /^([A-Za-z]+)(?=\$[[{])/.exec(text)?.[1];
  if (opened !== undefined && application(opened) !== undefined) return withoutParenthesis(name, opened);
  const assigned = /^([A-Za-z]\w*)=/.exec(text)?.[1];
  const setting = assigned === undefined ? undefined : /^M?Set(?=\w)/i.exec(assigned)?.[0];
  if (setting !== undefined) return withoutParenthesis(name, setting);
  // `DialPJSIP/${EXTEN},30,t(…`
  const device = /^[A-Za-z]\w*(?=\/.*(?:\)|\$))/.exec(text)?.[0];
  const begun = (text.endsWith(')') && !text.includes('(')) || device !== undefined ? knownBeginning(device ?? text) : undefined;
  return begun === undefined ? undefined : withoutParenthesis(name, begun);
}

function withoutParenthesis(name: Piece, begun: string): LineFinding {
  const { text } = name;
  const { start } = name.span();
  const span = { start: start + begun.length, end: start + begun.length };
  return {
    span: name.span(),
    message: `'${text}' is read as a name: a '(' is missing behind '${begun}'.`,
    fix: () => [{ title: "Add '('", safe: false, replacements: [{ span, newText: '(' }] }],
  };
}

/** Whether a While stands above in the section. */
function isInLoop({ file: { lines }, number }: Line): boolean {
  for (let at = number; at >= 0 && lines[at]?.statement.kind !== 'section'; at--)
    if (/[,\s]While\s*\(/i.test(lines[at]?.text ?? '')) return true;
  return false;
}

/** What other languages call them. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ['break', 'ExitWhile'],
  ['continue', 'ContinueWhile'],
  ['jump', 'Goto'],
  ['sleep', 'Wait'],
]);

function unknown(name: Piece, trimmed: string, settings: RuleSettings): LineFinding {
  const near = otherwise.get(trimmed.toLowerCase()) ?? nearestApplication(trimmed, settings);
  return {
    span: name.span(),
    message: `No application is named '${trimmed}'.`,
    ...(!isMisspelled(trimmed, near) && { atMost: 'warning' as const }),
    fix: (line): LineFix[] =>
      near === undefined || (near.endsWith('While') && !isInLoop(line))
        ? []
        : [{ title: `Change to '${near}'`, safe: false, replacements: [{ span: name.span(), newText: near }] }],
  };
}

/** Whether the name is another one with a slip; one with something added, such as `Pickup2`, is rather an application of its own. */
function isMisspelled(name: string, near: string | undefined): boolean {
  return near !== undefined && !name.toLowerCase().includes(near.toLowerCase());
}

/** `ExecIf($[…]?Set,X=1)`: what stands behind the `?` is a name up to the first parenthesis. */
function bareNested({ name, hasParentheses, outer }: ApplicationCall): LineFinding | undefined {
  const [, first, args] = /^([A-Za-z]\w*),(.*)$/s.exec(name.text) ?? [];
  if (first === undefined || hasParentheses || outer?.application !== 'execif' || application(first) === undefined)
    return undefined;
  return {
    span: name.span(),
    message: `'${name.text}' is read as a name: arguments belong in parentheses.`,
    fix: () => [
      {
        title: 'Put the arguments in parentheses',
        safe: true,
        replacements: [{ span: name.span(), newText: `${first}(${args ?? ''})` }],
      },
    ],
  };
}

/** `NoOp,a,b`, as it was written before Asterisk 1.0. */
function bareArguments({ name, hasParentheses }: ApplicationCall, first: string, rest: Piece): LineFinding {
  return {
    span: name.span(),
    message: `'${name.text.trim()}' is read as a name: arguments belong in parentheses.`,
    fix: () => {
      if (hasParentheses) return [];
      const { start, end } = name.trim().span();
      const separator = start + name.trim().text.search(/[,|]/);
      return rest.text.includes('|')
        ? []
        : [
            {
              title: 'Put the arguments in parentheses',
              safe: false,
              replacements: [
                { span: { start: start + first.length, end: separator + 1 }, newText: '(' },
                { span: { start: end, end }, newText: ')' },
              ],
            },
          ];
    },
  };
}
