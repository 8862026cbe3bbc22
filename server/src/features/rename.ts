// Feature: Rename
//
// Renames a context, a template, an extension, a label or a variable everywhere it is named: headers, jumps, subroutine calls, hangup
// handlers, `U()`, `b()`, `M()`, `G()` and `F()`, includes, Local channels, functions such as `DIALPLAN_EXISTS()`, and queues.conf, pjsip.conf
// and their kin; a queue and a template of those files as well; and a function of func_odbc.conf at its section and wherever it is called. It is refused, with the line that stands in the way, when a name that is put together in a call (`sub-${X}`) may be the
// one that is renamed, when the new name is taken, when Asterisk would read the new name otherwise, and for `default` when a channel that names
// no context begins there.
//
//     exten => 100,1,Goto(sub-${TYPE},s,1)   ; with this line, [sub-sales] is not renamed: the line may mean it

/** The edits that give the thing under the cursor another name. */

import type { Range } from 'vscode-languageserver-types';
import type { TextEdit } from '../base/edits.ts';
import type { Span } from '../base/span.ts';
import { splitCallerId } from '../model/contexts/extension.ts';
import { configuredNameAt } from '../model/cursor/configured-name-at.ts';
import { elementAt } from '../model/cursor/element-at.ts';
import type { Element, TargetPartElement } from '../model/cursor/element.ts';
import { fileAt, lineAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { resolve } from '../model/names/resolve.ts';
import { compileName } from '../syntax/pattern.ts';
import { replacement } from '../syntax/text-edits.ts';
import { headersNamed } from './places/config-templates.ts';
import { rangeOf } from './places/place.ts';
import { contextPlan } from './rename/context.ts';
import { extensionPlan } from './rename/extension.ts';
import { configuredPlan, isTemplate, templatePlan } from './rename/file-section.ts';
import { labelPlan } from './rename/label.ts';
import { odbcPlan, prefixOf } from './rename/odbc-function.ts';
import type { Plan, Refused } from './rename/plan.ts';
import { variablePlan } from './rename/variable.ts';

/** What an editor lets the user edit in place. */
export interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

/** Undefined where nothing stands that has a name. */
export function prepareRename(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
): Renamable | Refused | undefined {
  const subject = subjectAt(dialplan, path, line, character);
  if (subject === undefined || 'refused' in subject) return subject;
  const plan = subject.plan();
  if ('refused' in plan) return plan;
  return { range: rangeOf(subject.element.line, subject.span), placeholder: subject.name };
}

/**
 * The edits for a new name. `others` are dialplans that may share files with this one; in those that do, what the edits reach is renamed too.
 */
export function rename(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
  newName: string,
  others: readonly Dialplan[] = [],
): { readonly edits: readonly TextEdit[] } | Refused {
  const edits = new Map<string, TextEdit>();
  const first = renameIn(dialplan, path, line, character, newName, edits);
  if (first !== undefined) return first;
  for (const other of others) {
    const shared = other === dialplan ? undefined : [...edits.values()].find((edit) => fileAt(other, edit.path) !== undefined);
    if (shared === undefined) continue;
    const refused = renameIn(other, shared.path, shared.line, shared.column, newName, edits);
    if (refused !== undefined) return refused;
  }
  return { edits: [...edits.values()] };
}

function renameIn(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
  newName: string,
  edits: Map<string, TextEdit>,
): Refused | undefined {
  const subject = subjectAt(dialplan, path, line, character);
  if (subject === undefined) return { refused: 'Nothing that has a name stands here.' };
  if ('refused' in subject) return subject;
  const plan = subject.plan();
  if ('refused' in plan) return plan;
  const full = subject.prefix + newName.trim();
  const refused = plan.refusalOf(full);
  if (refused !== undefined) return { refused };
  for (const { line: at, span, withoutPrefix = '' } of plan.sites) {
    const edit = replacement(at, span, full.slice(withoutPrefix.length));
    edits.set(`${edit.path}\n${edit.line}:${edit.column}`, edit);
  }
  return undefined;
}

interface Subject {
  readonly element: Pick<Element, 'line'>;
  /** Where the name stands under the cursor. */
  readonly span: Span;
  /** As it stands there. */
  readonly name: string;
  /** What Asterisk puts before it. */
  readonly prefix: string;
  /** What is to be done; found when asked, since it goes through all files. */
  plan(): Plan | Refused;
}

function subjectAt(dialplan: Dialplan, path: string, line: number, character: number): Subject | Refused | undefined {
  const found = elementAt(dialplan, path, line, behindUnderscores(dialplan, path, line, character));
  const configured = configuredSubject(dialplan, path, line, character);
  if (found === undefined || (found.kind === 'function-item' && configured !== undefined)) return configured;
  const element = found.kind === 'variable' && found.isComputed && found.within !== undefined ? found.within : found;
  const subject = (name: string, plan: () => Plan | Refused, span = element.span, prefix = ''): Subject => ({
    element,
    span,
    name,
    prefix,
    plan,
  });
  const odbc = odbcSubject(dialplan, element, character, subject);
  if (odbc !== undefined) return odbc;
  switch (element.kind) {
    case 'section':
      return element.line.file.dialect === 'config'
        ? fileSectionSubject(dialplan, element, subject)
        : subject(element.name, () => contextPlan(dialplan, element.name));
    case 'template':
    case 'include': {
      if (element.line.file.dialect === 'config') return fileSectionSubject(dialplan, element, subject);
      if (element.name.startsWith('+')) return undefined;
      const text = element.line.text.slice(element.span.start, element.span.end);
      if (text !== element.name) return { refused: 'This name comes from a global variable; rename the context at its header.' };
      return subject(element.name, () => contextPlan(dialplan, headerNamed(dialplan, element.name)));
    }
    case 'extension': {
      const { statement } = element.line;
      if (statement.kind !== 'exten' || element.context === undefined) return undefined;
      const { context, name } = element;
      const written = statement.extension.slice(0, splitCallerId(statement.extension.text).name.length).trim();
      return subject(written.text, () => extensionPlan(dialplan, context, name), written.span());
    }
    case 'priority':
    case 'label': {
      const { statement } = element.line;
      const label = statement.kind === 'exten' || statement.kind === 'same' ? statement.priority.label : undefined;
      if (label === undefined) return { refused: 'A priority is a number; a label in parentheses can be renamed.' };
      return subject(label.text, () => labelPlan(dialplan, element.line), label.span());
    }
    case 'target':
      return targetSubject(dialplan, element, subject);
    case 'variable':
      if (element.isComputed) return { refused: `The name '${element.name}' is put together in the call.` };
      return subject(element.name, () => variablePlan(dialplan, element.name));
    case 'application':
    case 'function':
    case 'function-item':
    case 'option':
      return { refused: 'This name is one of Asterisk.' };
    case 'file-include':
    case 'switch':
    case 'expression':
    case 'time-range':
    case 'file-name':
    case 'target-argument':
      return undefined;
  }
}

/** A function of func_odbc.conf, where it is called and at its section. */
function odbcSubject(dialplan: Dialplan, element: Element, character: number, subject: Make): Subject | undefined {
  if (element.kind !== 'function' && element.kind !== 'section') return undefined;
  const at = configuredNameAt(dialplan, element.line, character);
  if (at?.kind !== 'odbc-function' || at.definitions.length === 0) return undefined;
  const plan = (): Plan | Refused => odbcPlan(dialplan, at);
  if (element.kind === 'function') return subject(at.name, plan);
  const prefix = prefixOf(at);
  return subject(at.name.slice(prefix.length), plan, at.span, prefix);
}

/** A section of another configuration file, at its header or where one inherits from it. */
function fileSectionSubject(
  dialplan: Dialplan,
  { line, span, name }: Extract<Element, { kind: 'section' | 'template' | 'include' }>,
  subject: Make,
): Subject | Refused | undefined {
  if (name.startsWith('+') || name === '!') return undefined;
  const [header] = headersNamed(dialplan, line.file, name);
  const at = header === undefined ? undefined : configuredNameAt(dialplan, header.line, header.piece.span().start);
  if (at !== undefined && at.definitions.length > 0) return subject(name, () => configuredPlan(dialplan, at), span);
  return isTemplate(dialplan, line.file, name) ? subject(name, () => templatePlan(dialplan, line.file, name), span) : undefined;
}

/** What another configuration file defines, where a line of the dialplan names it or one of the file defines it. */
function configuredSubject(dialplan: Dialplan, path: string, line: number, character: number): Subject | Refused | undefined {
  const here = lineAt(dialplan, path, line);
  const at = here === undefined ? undefined : configuredNameAt(dialplan, here, character);
  if (here === undefined || at === undefined || at.definitions.length === 0) return undefined;
  const name = here.text.slice(at.span.start, at.span.end);
  return { element: at, span: at.span, name, prefix: '', plan: () => configuredPlan(dialplan, at) };
}

type Make = (name: string, plan: () => Plan | Refused, span?: Span, prefix?: string) => Subject;

function targetSubject(dialplan: Dialplan, element: TargetPartElement, subject: Make): Subject | Refused {
  const { target, origin, part } = element;
  const written = target[part];
  const text = written?.piece.text ?? '';
  if (written?.isComputed !== false) return { refused: `The name '${text}' is put together in the call.` };
  if (part === 'context') {
    const prefix = target.relation === 'macro' ? 'macro-' : '';
    return subject(text, () => contextPlan(dialplan, prefix + text), element.span, prefix);
  }
  const found = resolve(dialplan, target, origin);
  if (found.kind !== 'priority') return { refused: `Where '${text}' leads is not known.` };
  const { priority } = found;
  if (part === 'extension') {
    if (compileName(text).key !== compileName(priority.name).key)
      return { refused: `'${text}' is a number that '${priority.name}' in '${priority.context.name}' matches; rename that.` };
    return subject(text, () => extensionPlan(dialplan, priority.context, priority.name));
  }
  if (priority.label !== text) return { refused: 'A priority is a number; a label in parentheses can be renamed.' };
  return subject(text, () => labelPlan(dialplan, priority.line));
}

/** The name of a section as its header spells it: templates are found without regard to case. */
function headerNamed(dialplan: Dialplan, name: string): string {
  const { categories } = dialplan.layout;
  if (categories.some((each) => each.name === name)) return name;
  return categories.find((each) => each.name.toLowerCase() === name.toLowerCase())?.name ?? name;
}

/** A cursor before `__NAME` stands before the name. */
function behindUnderscores(dialplan: Dialplan, path: string, line: number, character: number): number {
  const text = lineAt(dialplan, path, line)?.text ?? '';
  const underscores = /^_{1,2}(?=[A-Za-z])/.exec(text.slice(character));
  if (underscores === null || /\w/.test(text.charAt(character - 1))) return character;
  const behind = character + underscores[0].length;
  return elementAt(dialplan, path, line, behind)?.kind === 'variable' ? behind : character;
}
