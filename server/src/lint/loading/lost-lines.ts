/** Lines that Asterisk drops: what they would have defined is missing for that reason, which is told of them already. */

import { closest, distance } from '../../base/distance.ts';
import { application } from '../../catalogue/catalogue.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Extension, Priority } from '../../model/contexts/extension.ts';
import type { Rejection } from '../../model/contexts/rejection.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { brokenHeader } from '../../model/indexes/name-index.ts';
import { reachOf } from '../../model/names/reach.ts';
import type { Line } from '../../syntax/config-file.ts';
import { compileName, matches, overlap } from '../../syntax/pattern.ts';
import type { ExtensionStatement } from '../../syntax/statement.ts';

/** Whether a section header stands behind the last `)` of a line, where nothing is read. */
export function hasHeaderBehind({ trailer }: ExtensionStatement): boolean {
  return /^\[[A-Za-z][\w.-]+\]$/.test(trailer.text);
}

/** Whether the context has lost lines of which nobody knows what they would have made. */
export function hasLostLines(context: Context, dialplan: Dialplan): boolean {
  return endsInComment(context, dialplan) || context.rejections.some((each) => isInclude(each) || isHomeless(each));
}

/** Whether files are missing, and lines of the context may be in one of them: it has none, or an `#include` stands in it. */
export function mayGoOnElsewhere(context: Context, dialplan: Dialplan): boolean {
  if (!dialplan.isIncomplete) return false;
  return (
    context.priorities().length === 0 ||
    reachOf(dialplan, context).contexts.some(({ fragments }) =>
      fragments.some(({ behind }) => behind?.statement.kind === 'directive'),
    )
  );
}

/** Whether a dropped line of the context would have made an extension that answers the number, or the pattern. */
export function isLostExtension(context: Context, number: string): boolean {
  return (
    [...lostLines(context)].some((line) => {
      const name = extensionOf(line);
      if (name === undefined) return false;
      // `exten => 100 1,Answer()`, `exten => 100.1,Answer()`, `exten => 1001,Answer()`: the name reaches to where its comma is missing.
      const [first = name] = name.split(/[\s.;](?=(?:n|s|\d+)(?:\(|$))/, 1);
      return (
        name === '' ||
        answersAny(name, number) ||
        isUnclosedName(name, number) ||
        (first !== name && answersAny(first, number)) ||
        (/.(?:1|n)$/.test(name) && answersAny(name.slice(0, -1), number))
      );
    }) || context.registered().some(({ name }) => /^[=>]/.test(name) && answersAny(name.replace(/^[=>\s]+/, ''), number))
  );
}

function answersAny(name: string, number: string): boolean {
  const compiled = compileName(name);
  return number.startsWith('_') ? overlap(compiled, compileName(number)) : matches(compiled, number);
}

/** Whether a section header without its beginning or its end was to make the context, and has made one of a longer name or none. */
export function isUnclosedHeader(name: string, dialplan: Dialplan): boolean {
  return (
    dialplan.isMentioned(brokenHeader(name)) ||
    ['}', ')', '>', '"'].some((closer) => dialplan.context(name + closer) !== undefined)
  );
}

/** `_f[n-.,1,NoOp()`: a set without its end, which may have answered whatever begins like the name. */
function isUnclosedName(name: string, number: string): boolean {
  const open = name.indexOf('[');
  return name.startsWith('_') && open > 0 && !name.includes(']') && matches(compileName(`${name.slice(0, open)}!`), number);
}

/** Whether a file of the context ends in a comment that nothing closes, and so has lost lines of it. */
export function endsInComment({ headers }: Context, dialplan: Dialplan): boolean {
  return headers.some(({ file }) => dialplan.losesEnd(file));
}

/** Whether a dropped line was to follow an extension, or to be one, of which nothing is known. */
function isHomeless({ kind, line }: Rejection): boolean {
  return kind === 'same-without-extension' && line.statement.kind === 'same';
}

/** Whether a dropped line was to include another context. */
function isInclude({ kind, line: { statement } }: Rejection): boolean {
  return kind === 'unknown-keyword' && statement.kind === 'setting' && closest(statement.key.text, ['include']) !== undefined;
}

/** Whether an extension without a first priority has the label that one of nearly its name lacks. */
export function isLabelAstray(extension: Extension, number: string, label: string): boolean {
  const [first] = extension.priorities;
  return (
    extension.priority(1) === undefined &&
    first?.label === label &&
    first.statement.kind === 'exten' &&
    /^(?:n|next)$/.test(first.statement.priority.word.text) &&
    extension.name !== number &&
    distance(extension.name, number, 2) <= 2
  );
}

/** Whether an extension without a first priority has the priority that one of nearly its name lacks. */
export function isPriorityAstray(extension: Extension, number: string, wanted: string): boolean {
  return (
    extension.priority(1) === undefined &&
    extension.priority(Number(wanted)) !== undefined &&
    extension.name !== number &&
    distance(extension.name, number, 2) <= 2
  );
}

/** Whether a dropped line of the context, or one that is read as something else, would have had the label, for what the number is answered by. */
export function isLostLabel(context: Context, label: string, number: string): boolean {
  return (
    context.rejections.some(
      ({ line, kind }) =>
        kind !== 'duplicate-label' &&
        (labelIn(line) === label || isPriority(line, label)) &&
        !(kind === 'duplicate-priority' && isOfAnother(line, number)),
    ) ||
    [...lostLines(context)].some((line) => line.statement.kind === 'invalid' && labelIn(line) === label) ||
    // `exten == 100,n(label),Answer()`: the name begins with a sign.
    context.registered().some((each) => /^[=>]/.test(each.name) && each.labelled(label) !== undefined) ||
    // `exten => s(label),n,Answer()`: it stands behind the name, and is a part of that.
    context.named(`${number}(${label})`).length > 0 ||
    // `exten => n,Answer()`: the lines behind belong to an extension named `n` from there on.
    (context.rejections.some(({ line }) => isNamedN(line)) &&
      context.named('n').some((each) => each.labelled(label) !== undefined)) ||
    context.priorities().some(({ statement }) => isReadAsApplication(statement, label)) ||
    hasLostPriority(context, number)
  );
}

/** Whether a dropped line of the context, or one that has the name of another extension by mistake, would have had the priority, a number. */
export function isLostPriority(context: Context, wanted: string, number: string): boolean {
  const written = new RegExp(`[,>=.;:\\s]\\s*${wanted}\\s*[,(]`);
  return (
    [...lostLines(context)].some(({ text }) => written.test(text)) ||
    context.rejections.some(({ kind, line }) => kind === 'duplicate-priority' && wasToBe(context, line, wanted, number)) ||
    context
      .registered()
      .some(
        ({ name, priorities: [first] }) =>
          first?.number === Number(wanted) && !answersAny(name, number) && isRightBehind(context, first.line, wanted, number),
      ) ||
    context.extensions.some((each) => isPriorityAstray(each, number, wanted))
  );
}

/** Whether a line has the number that the one above has already, and was to have the next. */
function wasToBe(context: Context, line: Line, wanted: string, number: string): boolean {
  return priorityIn(line) === String(Number(wanted) - 1) && isRightBehind(context, line, wanted, number);
}

/** Whether the line above is the priority in front of the wanted one. */
function isRightBehind(context: Context, { file, number: at }: Line, wanted: string, number: string): boolean {
  const above = file.lines.slice(Math.max(0, at - 3), at).findLast(({ statement }) => statement.kind !== 'blank');
  return context.matching(number).some((each) => each.priority(Number(wanted) - 1)?.line === above);
}

/** Whether a line of the extension has an application where its priority belongs, so that its label may have been lost with that. */
function hasLostPriority(context: Context, number: string): boolean {
  return context.rejections.some(
    ({ kind, line }) =>
      (kind === 'missing-priority' || (holdsPriority.has(kind) && /^[A-Z]\w*\(/.test(priorityIn(line)))) &&
      isOfExtension(line, number),
  );
}

/** Rejections of what stands in the place of a priority: `same => AGI(a.py,b)` has a label there that is not closed. */
const holdsPriority: ReadonlySet<Rejection['kind']> = new Set(['invalid-priority', 'unclosed-label']);

/** What stands in the place of the priority. */
function priorityIn({ statement }: Line): string {
  return statement.kind === 'same' || statement.kind === 'exten' ? statement.priority.piece.text.trim() : '';
}

/** Whether a line belongs to an extension that answers the number, by its own name or by that of the line that it counts on. */
function isOfExtension({ file, number: from }: Line, number: string): boolean {
  for (let at = from; at >= 0; at--) {
    const statement = file.lines[at]?.statement;
    if (statement?.kind === 'section') return false;
    if (statement?.kind === 'exten') return answersAny(statement.extension.text, number);
  }
  return false;
}

/** Whether a line names an extension that does not answer the number. */
function isOfAnother({ statement }: Line, number: string): boolean {
  return statement.kind === 'exten' && !answersAny(statement.extension.text, number);
}

/** Whether a dropped line of the context, or of one extension of it, names the application, which is missing for that reason. */
export function isLostApplication(context: Context, application: RegExp, extension?: string): boolean {
  return [...lostLines(context)].some(
    (line) => application.test(line.text) && (extension === undefined || isOfExtension(line, extension)),
  );
}

/** Whether a dropped line of the context sets the variable, or one that was to and does not, which is told of it. */
export function isLostAssignment(context: Context, variable: string): boolean {
  const isThere = (text: string): boolean => text.includes(`(${variable}=`) || text.includes(`_${variable}=`);
  return (
    [...lostLines(context)].some(({ text }) => isThere(text)) ||
    // `Set(LOCAL(x)=1`: the value stands behind the last parenthesis, where nothing is read.
    context.priorities().some(({ statement: { applicationName, trailer }, line }) => {
      return applicationName === 'set' && trailer.text.startsWith('=') && isThere(line.text);
    }) ||
    context.priorities().some((each) => isBrokenAssignment(each, variable))
  );
}

/** `Set(NAME${X})` without its '=', `Raed(NAME,…)` and `St(NAME=…)`, which are no applications, `Read(NAME|…)`. */
function isBrokenAssignment({ statement: { applicationName, data } }: Priority, variable: string): boolean {
  if (!data.text.includes(variable)) return false;
  const text = data.text.replace(/^_{1,2}/, '');
  if (applicationName === 'set') return text.startsWith(variable) && !text.includes('=');
  const behind = text.startsWith(variable) ? text.charAt(variable.length) : undefined;
  return behind === '|' || ((behind === ',' || behind === '=') && application(applicationName) === undefined);
}

/** Whether a line of the context sets nothing, which is told of it: it may have been to set any variable. */
export function setsNothing(context: Context): boolean {
  let found = settingNothing.get(context);
  if (found === undefined) {
    found = context
      .priorities()
      .some(({ statement: { applicationName, data } }) => fillsFirst.has(applicationName) && data.text.trim() === '');
    settingNothing.set(context, found);
  }
  return found;
}

/** Applications that set the variable which their first argument names. */
const fillsFirst: ReadonlySet<string> = new Set(['set', 'mset', 'read', 'readexten', 'sendurl', 'speechtext', 'importvar']);

/** Whether a dropped line of any context sets the variable, or one that was to and has lost its '='. */
export function isSetInLost(dialplan: Dialplan, variable: string): boolean {
  return dialplan.tracker
    .remember('variables set in lost lines', () => {
      const names = new Set<string>();
      for (const each of dialplan.contextNames) {
        const context = dialplan.context(each);
        if (context === undefined) continue;
        for (const { statement } of context.priorities())
          if (statement.applicationName === 'set' && !statement.data.text.includes('='))
            for (const [name] of statement.data.text.matchAll(/^(?<=_{0,2})[A-Za-z]\w*/g)) names.add(name);
        if (context.rejections.length === 0) continue;
        for (const { text } of lostLines(context))
          for (const [, name = ''] of text.matchAll(/\b[Ss]et\((?:_{0,2}|LOCAL\()([A-Za-z]\w*)\)?=/g)) names.add(name);
      }
      return names;
    })
    .has(variable);
}

/** Whether a section whose name is nearly `globals` gives the variable a value, which is told at its header. */
export function isLostGlobal(dialplan: Dialplan, variable: string): boolean {
  return dialplan.tracker
    .remember('lost globals', () => {
      const names = new Set<string>();
      for (const name of dialplan.contextNames)
        if (sectionMeant(name) === 'globals')
          for (const { line } of dialplan.context(name)?.rejections ?? [])
            if (line.statement.kind === 'setting') names.add(line.statement.key.text.trim());
      // `NAME 20` has no '='.
      for (const file of dialplan.layout.files) {
        let isGlobal = false;
        let isTemplate = false;
        for (const { statement, text } of file.lines)
          if (statement.kind === 'section') {
            isGlobal = statement.name.text === 'globals';
            isTemplate = statement.options?.some((option) => option.text === '!') === true;
          } else if (isGlobal && isTemplate && statement.kind === 'setting') names.add(statement.key.text.trim());
          else if (isGlobal && statement.kind === 'invalid') names.add(/^\s*(\w*)/.exec(text)?.[1] ?? '');
      }
      return names;
    })
    .has(variable);
}

/** The section of Asterisk's own whose name was meant, which takes settings, where it differs by a slip. */
export function sectionMeant(context: string): 'general' | 'globals' | undefined {
  return sections.find((name) => context !== name && distance(context.toLowerCase(), name, 1) <= 1);
}

const sections = ['general', 'globals'] as const;

/** Whether the line right below a priority is one that Asterisk drops, or gives to a name that no call enters, so that what was to follow is missing for that reason. */
export function isCutOff({ line, number, context, name }: Priority): boolean {
  const { lines } = line.file;
  let at = line.number + 1;
  while (lines[at]?.statement.kind === 'blank') at++;
  const below = lines[at];
  if (below === undefined) return false;
  return lostLines(context).has(below) || isAstray(context, below, number + 1, name);
}

/** `550100` for `5550100`, which the line above has. */
function isSlipOfOwn(name: string, own: string): boolean {
  return name !== own && distance(name, own, 1) === 1;
}

/** Whether the line begins an extension with a priority that only a call to another one comes to. */
function isAstray(context: Context, { statement, number, file }: Line, expected: number, own: string): boolean {
  if (statement.kind !== 'exten') return false;
  const name = statement.extension.text;
  if (name.startsWith('_')) return false;
  if (!isSlipOfOwn(name, own) && context.matching(name).some((each) => each.priority(1) !== undefined)) return false;
  return context
    .named(name)
    .some(({ priorities: [first] }) => first?.number === expected && first.line.number === number && first.line.file === file);
}

/** Whether the line right above is one that Asterisk drops, so that what led here is missing for that reason. */
export function isBehindLost(context: Context, { file, number }: Line): boolean {
  let at = number - 1;
  while (file.lines[at]?.statement.kind === 'blank') at--;
  const above = file.lines[at];
  return above !== undefined && lostLines(context).has(above);
}

/** Whether a `same` was to belong to an extension above it whose first line is lost, which is told: it goes on with another one for that reason. */
export function belongsToLost(context: Context, { file: { lines }, number, statement }: Line): boolean {
  const lost = lostLines(context);
  if (statement.kind !== 'same' || lost.size === 0) return false;
  for (let at = number - 1; at >= 0; at--) {
    const above = lines[at];
    if (above === undefined || above.statement.kind === 'section' || above.statement.kind === 'exten') return false;
    if (lost.has(above) && above.statement.kind !== 'same') return true;
  }
  return false;
}

/** Whether a line that Asterisk drops was to follow one above it that is lost too, and is told: it is lost for no fault of its own. */
export function followsLost(context: Context, line: Line): boolean {
  const lost = lostLines(context);
  const { lines } = line.file;
  const name = line.statement.kind === 'exten' ? line.statement.extension.text : undefined;
  for (let at = line.number - 1; at >= 0; at--) {
    const above = lines[at];
    if (above === undefined || above.statement.kind === 'section' || above.statement.kind === 'directive') return false;
    if (above.statement.kind === 'blank') continue;
    if (lost.has(above)) {
      if (name === undefined || extensionOf(above) === name) return true;
      if (above.statement.kind !== 'same') return false;
    } else if (above.statement.kind === 'exten' || above.statement.kind === 'same') return false;
  }
  return false;
}

/** Whether a header that has lost a bracket stands above a line of the context in its run, so that what is below was to be a context of its own. */
export function isBelowLostHeader(context: Context, { file, number }: Line): boolean {
  const headers = lostHeaders(context);
  if (headers.length === 0) return false;
  const structures = file.structuresBefore(number);
  return headers.some(
    (header) => header.file === file && header.number < number && file.structuresBefore(header.number) === structures,
  );
}

function lostHeaders(context: Context): readonly Line[] {
  let headers = headersLost.get(context);
  if (headers === undefined) {
    headers = [...lostLines(context)].filter(
      ({ statement }) => statement.kind === 'invalid' && /^(?:[({<][\w.-]+[\])}>]|\w?\[?[\w.-]+\])/.test(statement.live.text),
    );
    headersLost.set(context, headers);
  }
  return headers;
}

/** The lines of the context that were to be extensions and are not. */
export function lostLines(context: Context): ReadonlySet<Line> {
  let lost = remembered.get(context);
  if (lost === undefined) {
    const invalid = [...context.lines()].filter(({ statement }) => statement.kind === 'invalid');
    const dropped = context.rejections.filter(({ kind }) => kind !== 'duplicate-label' && kind !== 'catch-all-pattern');
    remembered.set(context, (lost = new Set([...dropped.map(({ line }) => line), ...invalid])));
  }
  return lost;
}

/** A context is never changed after it is built, so what is remembered stays right. */
const remembered = new WeakMap<Context, ReadonlySet<Line>>();
const headersLost = new WeakMap<Context, readonly Line[]>();
const settingNothing = new WeakMap<Context, boolean>();

/** `n,(label),App(…)`: the label is taken for the data of an application without a name. */
function isReadAsApplication({ applicationName, data }: ExtensionStatement, label: string): boolean {
  return applicationName === '' && data.text.startsWith(`${label})`);
}

/** `same => end,Hangup()`: the label stands where its priority belongs. */
function isPriority({ statement }: Line, label: string): boolean {
  return (statement.kind === 'exten' || statement.kind === 'same') && statement.priority.piece.text.trim() === label;
}

function isNamedN({ statement }: Line): boolean {
  return statement.kind === 'exten' && statement.extension.text === 'n';
}

/** The name of the extension that a line names, or was meant to name. */
function extensionOf({ statement, text }: Line): string | undefined {
  if (statement.kind === 'exten') return statement.extension.text;
  if (statement.kind !== 'setting' && statement.kind !== 'invalid') return undefined;
  return /^\s*\w+[^\w,]*[\s=>:-]\s*([^\s,]+)\s*,/.exec(text)?.[1];
}

/** What stands in the priority field where a label belongs, whatever the brackets around it. */
function labelIn({ statement, text }: Line): string | undefined {
  if (statement.kind === 'exten' || statement.kind === 'same') {
    // `exten => _1[01X,n(label),Dial()`: the set without its end goes on to the end of the line.
    const swallowed =
      statement.kind === 'exten' ? /,\s*(?:n|s|\d+)\(([\w-]+)\)\s*,/.exec(statement.extension.text)?.[1] : undefined;
    if (swallowed !== undefined) return swallowed;
    // `exten => _X. n(label),Dial()`: the comma in front is missing.
    const unseparated = statement.kind === 'exten' ? /\s(?:n|s|\d+)\(([\w-]+)\)$/.exec(statement.extension.text)?.[1] : undefined;
    if (unseparated !== undefined) return unseparated;
    const piece = statement.priority.piece.text;
    // `same => nend),App()`, `same => (nend),App()`: the parenthesis is lost or elsewhere.
    const letters = piece.replace(/^\(([A-Za-z_][\w-]*)\)(n|s|\d+)$/, '$2$1').replace(/[()\s]/g, '');
    if (letters !== piece && /^(?:n|s|\d+)[A-Za-z_]/.test(letters) && !/^(?:n|s|\d+)\([\w-]+\)$/.test(piece))
      return letters.replace(/^(?:n|s|\d+)/, '');
    // `same n(label),Set(X=1)`: the first '=' is that of the assignment.
    const early = /^same\s+(?:n|s|\d+)\(([\w-]+)\)\s*,/i.exec(statement.key.text)?.[1];
    return early ?? /[([]\s*([^)\]]*?)\s*[)\]]?$/.exec(piece)?.[1];
  }
  if (statement.kind !== 'setting' && statement.kind !== 'invalid') return undefined;
  return /^[^(]*[\s=>,](?:n|s|\d+)\(([\w-]+)\)\s*,/.exec(text)?.[1];
}
