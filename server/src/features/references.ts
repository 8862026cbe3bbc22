// Feature: Find All References
//
// Every place that names the thing under the cursor: a context, an extension, a label or a priority, a template, an included file, a variable.
// Places in queues.conf, pjsip.conf and their kin count as well; of a queue, a mailbox, an endpoint or a function of func_odbc.conf, the lines that name it.
// Of an argument in a call, the lines of the routine that read it. An extension's references are the calls that it answers, by its name or by a
// number that it is the first to match. The arguments of one routine are not mixed with those of another: `${ARG1}` is looked for in its own
// extension and in the calls that pass it. Of an application, a function, a sound or a script, all lines that use it.
//
//     [sub-report]                                        ; Shift+F12 here lists the three lines below
//     exten => 100,1,Gosub(sub-report,s,1)
//      same => n,Dial(PJSIP/100,30,U(sub-report))
//      same => n,Set(CHANNEL(hangup_handler_push)=sub-report,s,1)

/** Where the thing under the cursor is named. */

import type { Span } from '../base/span.ts';
import type { Extension, Priority } from '../model/contexts/extension.ts';
import { configuredNameAt, usesOfConfiguredName } from '../model/cursor/configured-name-at.ts';
import { elementAt } from '../model/cursor/element-at.ts';
import type { Element, TargetArgumentElement, TargetPartElement, VariableElement } from '../model/cursor/element.ts';
import { lineAt } from '../model/cursor/line-at.ts';
import { mailboxContextAt, usesOfMailboxContext } from '../model/cursor/mailbox-context-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { includeTarget } from '../model/lines/included-contexts.ts';
import { resolve } from '../model/names/resolve.ts';
import { mayMean, switchesTo, usesLeadingInto, usesOfContext, usesOfExtensions } from '../model/names/uses.ts';
import { usesOfVariable, variableUses } from '../model/names/variable-uses.ts';
import { routineOf } from '../model/routines/subroutines.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import { definition } from './definition.ts';
import { heirsBeside, sectionsBeside } from './places/config-templates.ts';
import { contextPlaces, distinct, extensionPlace, headerSpan, placeOf, priorityPlace, type Place } from './places/place.ts';
import { spelledAlike } from './places/spelled-alike.ts';

export function references(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
  includeDeclaration: 'with-declaration' | 'without-declaration',
): Place[] {
  const { declarations, uses } = namesAt(dialplan, path, line, character);
  return distinct(includeDeclaration === 'with-declaration' ? [...declarations, ...uses] : uses);
}

/**
 * Where the thing at a place is made, and where else it is named. Names that nothing but their spelling ties together are looked for in
 * `files` alone.
 */
export function namesAt(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
  files: Iterable<ConfigFile> = dialplan.layout.files,
): Names {
  const element = elementAt(dialplan, path, line, character);
  const at = lineAt(dialplan, path, line);
  const name = at && configuredNameAt(dialplan, at, character);
  // A function that func_odbc.conf defines is known by more than its spelling.
  const isDefined = element?.kind === 'function' && name !== undefined && name.definitions.length > 0;
  const names = element === undefined || isDefined ? nothing : namesOf(dialplan, element, files);
  const isBeside = at?.file.dialect === 'config';
  if (names.declarations.length + names.uses.length > 0 && !isBeside) return names;
  if (name === undefined) return together(names, mailboxContextNames(dialplan, at, character));
  return together(names, {
    declarations: name.definitions.map((each) => placeOf(each.line, each.span)),
    uses: [...usesOfConfiguredName(dialplan, name)].map(({ line: use, piece }) => placeOf(use, piece.span())),
  });
}

/** Where a thing is made, and where else it is named. */
export interface Names {
  readonly declarations: readonly Place[];
  readonly uses: readonly Place[];
}

const nothing: Names = { declarations: [], uses: [] };

function namesOf(dialplan: Dialplan, element: Element, files: Iterable<ConfigFile>): Names {
  switch (element.kind) {
    case 'section':
      if (element.line.file.dialect === 'config') return sectionNames(dialplan, element.line.file, element.name);
      return together(contextNames(dialplan, element.name), templateNames(dialplan, element.name));
    case 'include':
      return contextNames(dialplan, element.name);
    case 'template':
      if (element.line.file.dialect === 'config') return sectionNames(dialplan, element.line.file, element.name);
      return together(contextNames(dialplan, element.name), templateNames(dialplan, element.name));
    case 'extension':
      return element.context === undefined ? nothing : extensionNames(dialplan, element.context.named(element.name));
    case 'priority':
    case 'label':
      return element.priority === undefined ? nothing : priorityNames(dialplan, element.priority);
    case 'target':
      return targetNames(dialplan, element);
    case 'function-item':
    case 'option': {
      const [first] = element.targets;
      const found = first === undefined ? undefined : resolve(dialplan, first.target, first.origin);
      return found?.kind === 'priority' ? priorityNames(dialplan, found.priority) : nothing;
    }
    case 'variable':
      return element.isComputed ? nothing : variableNames(dialplan, element);
    case 'file-include': {
      const files = new Set(element.files);
      const lines = [...dialplan.layout.includes].filter(([, included]) => included.some((file) => files.has(file)));
      return {
        declarations: definition(dialplan, element.line.file.path, element.line.number, element.span.start),
        uses: lines.map(([line]) => placeOf(line, argumentSpan(line))),
      };
    }
    case 'target-argument':
      return argumentNames(dialplan, element);
    case 'application':
    case 'function':
    case 'file-name':
      return { declarations: [], uses: spelledAlike(files, element) };
    case 'switch':
    case 'expression':
    case 'time-range':
      return nothing;
  }
}

/** The headers of a context of mailboxes, and where mailboxes are named with it. */
function mailboxContextNames(dialplan: Dialplan, at: Line | undefined, character: number): Names {
  const context = at && mailboxContextAt(dialplan, at, character);
  if (context === undefined) return nothing;
  return {
    declarations: context.headers.map((header) => placeOf(header, headerSpan(header))),
    uses: [...usesOfMailboxContext(dialplan, context)].map(({ line, piece }) => placeOf(line, piece.span())),
  };
}

function together(a: Names, b: Names): Names {
  return { declarations: [...a.declarations, ...b.declarations], uses: [...a.uses, ...b.uses] };
}

function argumentSpan({ statement }: Line): Span {
  return statement.kind === 'directive' && statement.argument.text.length > 0 ? statement.argument.span() : statement.live.span();
}

/** The headers of a context, and the targets and includes that name it. */
export function contextNames(dialplan: Dialplan, name: string): Names {
  const context = dialplan.context(name);
  const uses: Place[] = [];
  for (const { line, target } of usesOfContext(dialplan, name))
    if (target.context !== undefined) uses.push(placeOf(line, target.context.piece.span()));
  for (const includer of dialplan.includersOf(name))
    for (const { target, line, statement } of includer.includes)
      if (target === name) uses.push(placeOf(line, statement.value.span(0, includeTarget(statement.value.text).length)));
  for (const { line, piece } of switchesTo(dialplan, name)) uses.push(placeOf(line, piece.span()));
  return { declarations: context === undefined ? [] : contextPlaces(context), uses };
}

/** The headers of a template, and those that inherit from it. */
function templateNames(dialplan: Dialplan, name: string): Names {
  const folded = name.toLowerCase();
  const uses: Place[] = [];
  for (const file of dialplan.layout.files)
    for (const line of file.structure)
      if (line.statement.kind === 'section')
        for (const option of line.statement.options ?? [])
          if (option.text.toLowerCase() === folded) uses.push(placeOf(line, option.span()));
  const categories = dialplan.layout.categories.filter((each) => each.name.toLowerCase() === folded && each.isTemplate);
  const headers = categories.flatMap(({ header, additions }) => [header, ...additions]);
  return { declarations: headers.map((header) => placeOf(header, headerSpan(header))), uses };
}

/** A section of another configuration file that is somebody's template, and its heirs. */
function sectionNames(dialplan: Dialplan, file: ConfigFile, name: string): Names {
  const uses = heirsBeside(dialplan, file, name);
  return uses.length === 0 ? nothing : { declarations: sectionsBeside(dialplan, file, name), uses };
}

function extensionNames(dialplan: Dialplan, extensions: readonly Extension[]): Names {
  const context = extensions[0]?.priorities[0]?.context;
  if (context === undefined) return nothing;
  const uses: Place[] = [];
  for (const { line, target } of usesOfExtensions(dialplan, context, extensions)) {
    // A jump to a label of one's own extension does not name it.
    const part = target.extension ?? target.context;
    if (part !== undefined) uses.push(placeOf(line, part.piece.span()));
  }
  return { declarations: extensions.flatMap((extension) => extensionPlace(extension) ?? []), uses };
}

function priorityNames(dialplan: Dialplan, priority: Priority): Names {
  const uses: Place[] = [];
  for (const { line, target, found } of usesLeadingInto(dialplan, priority.context, (each) => mayMean(each, priority)))
    if (found.priority === priority)
      uses.push(placeOf(line, (target.priority ?? target.extension ?? target.context)?.piece.span() ?? target.piece.span()));
  return { declarations: [priorityPlace(priority)], uses };
}

function targetNames(dialplan: Dialplan, element: TargetPartElement): Names {
  const { target, origin, part } = element;
  if (part === 'context') {
    const written = target.context;
    if (written === undefined || written.isComputed) return nothing;
    return contextNames(dialplan, target.relation === 'macro' ? `macro-${written.piece.text}` : written.piece.text);
  }
  const found = resolve(dialplan, target, origin);
  if (found.kind !== 'priority') return nothing;
  if (part === 'priority') return priorityNames(dialplan, found.priority);
  const { context } = found.priority;
  return extensionNames(dialplan, context.named(found.priority.name));
}

/** The argument in its call, and where the routine reads it. */
function argumentNames(dialplan: Dialplan, { target, origin, number, line, span }: TargetArgumentElement): Names {
  const routine = routineOf(dialplan, target, origin);
  const uses = (routine?.reads.get(number) ?? []).flatMap((priority) =>
    variableUses(dialplan, priority.line)
      .filter(({ name }) => name === `ARG${number}`)
      .map((use) => placeOf(priority.line, use.span)),
  );
  return { declarations: [placeOf(line, span)], uses };
}

function variableNames(dialplan: Dialplan, { name, priority, line, span }: VariableElement): Names {
  const declarations: Place[] = [];
  const uses: Place[] = [];
  if (/^ARG[1-9]\d*$/.test(name) && priority !== undefined) {
    declarations.push(...definition(dialplan, line.file.path, line.number, span.start));
    for (const extension of priority.context.named(priority.name))
      for (const each of extension.priorities)
        for (const use of variableUses(dialplan, each.line)) if (use.name === name) uses.push(placeOf(each.line, use.span));
    return { declarations, uses };
  }
  for (const { line: each, use } of usesOfVariable(dialplan, name))
    (use.access === 'write' ? declarations : uses).push(placeOf(each, use.span));
  return { declarations, uses };
}
