/**
 * What is under the cursor, answered once for all features.
 *
 * The innermost thing wins: a variable inside the argument of a subroutine is the variable. A line that several contexts inherit through a
 * template is taken as part of the first of them.
 */

import { touches } from '../../base/span.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { DirectiveStatement, ExtensionStatement, SectionStatement } from '../../syntax/statement.ts';
import type { Dialplan } from '../dialplan.ts';
import { includeTarget, loopbackContext } from '../lines/included-contexts.ts';
import { globalTargets } from '../names/global-targets.ts';
import { isGlobal } from '../names/variable-uses.ts';
import { neighborTargets } from '../neighbors/neighbors.ts';
import { callElement } from './call-element.ts';
import type { Element } from './element.ts';
import { lineAt } from './line-at.ts';
import { extensionNameAt, priorityAtLine } from './priority-at-line.ts';
import { targetArgumentElement, targetPartElement, timeRangeElement, variableAt, variableElement } from './text-elements.ts';

/** What stands at a place of a file of the dialplan or beside it; undefined where nothing has a meaning of its own. */
export function elementAt(dialplan: Dialplan, path: string, lineNumber: number, column: number): Element | undefined {
  const line = lineAt(dialplan, path, lineNumber);
  if (line === undefined) return undefined;
  const { statement } = line;
  if (statement.comment >= 0 && column > statement.comment) return undefined;
  if (line.file.dialect === 'config') return neighborElement(dialplan, line, column);
  switch (statement.kind) {
    case 'section':
      return headerElement(line, statement, column);
    case 'directive':
      return directiveElement(dialplan, line, statement, column);
    case 'include':
      return includeElement(dialplan, line, statement.value, column);
    case 'switch':
      return switchElement(dialplan, line, statement.value, column);
    case 'exten':
    case 'same':
      return extensionElement(dialplan, line, statement, column);
    case 'setting':
      if (isGlobal(dialplan, line) && touches(statement.key.span(), column))
        return { ...variableAt(line, statement.key), access: 'write', name: statement.key.text.replace(/^_{1,2}/, '') };
      return (
        variableElement(dialplan, line, statement.value, column) ??
        targetPartElement(
          line,
          globalTargets(dialplan, line).map((target) => ({ target, origin: undefined })),
          column,
        )
      );
    case 'ignorepat':
      return variableElement(dialplan, line, statement.value, column);
    case 'blank':
    case 'autohints':
    case 'invalid':
      return undefined;
  }
}

function headerElement(line: Line, statement: SectionStatement, column: number): Element | undefined {
  const span = statement.name.span();
  if (touches(span, column) || column === statement.live.column(0))
    return { kind: 'section', line, span, name: statement.name.text };
  for (const option of statement.options ?? [])
    if (touches(option.span(), column) && option.text.length > 0 && option.text !== '!' && !option.text.startsWith('+'))
      return { kind: 'template', line, span: option.span(), name: option.text };
  return undefined;
}

function directiveElement(dialplan: Dialplan, line: Line, statement: DirectiveStatement, column: number): Element | undefined {
  if (statement.word !== 'include' && statement.word !== 'tryinclude') return undefined;
  const { argument, live } = statement;
  if (!touches(live.span(), column)) return undefined;
  const span = argument.text.length === 0 ? statement.wordSpan : argument.span();
  return { kind: 'file-include', line, span, files: dialplan.layout.includes.get(line) ?? [] };
}

function includeElement(dialplan: Dialplan, line: Line, value: Piece, column: number): Element | undefined {
  const variable = variableElement(dialplan, line, value, column);
  if (variable !== undefined) return variable;
  const piece = value.slice(0, includeTarget(value.text).length);
  if (!touches(piece.span(), column)) return timeRangeElement(line, value.slice(piece.text.length + 1), column);
  const loaded = dialplan.contextsAt(line)[0]?.includes.find((include) => include.line === line);
  return { kind: 'include', line, span: piece.span(), name: loaded?.target ?? piece.text };
}

function switchElement(dialplan: Dialplan, line: Line, value: Piece, column: number): Element | undefined {
  const variable = variableElement(dialplan, line, value, column);
  if (variable !== undefined) return variable;
  const context = loopbackContext(value);
  if (context !== undefined && context.text !== '' && touches(context.span(), column))
    return { kind: 'include', line, span: context.span(), name: context.text };
  return touches(value.span(), column) ? { kind: 'switch', line, span: value.span(), name: value.text } : undefined;
}

function neighborElement(dialplan: Dialplan, line: Line, column: number): Element | undefined {
  const { statement } = line;
  if (statement.kind === 'section') return headerElement(line, statement, column);
  const targets = neighborTargets(line, dialplan.neighborName(line.file)).map((target) => ({ target, origin: undefined }));
  return targetPartElement(line, targets, column) ?? targetArgumentElement(line, targets, column);
}

function extensionElement(dialplan: Dialplan, line: Line, statement: ExtensionStatement, column: number): Element | undefined {
  const { key, extension, priority: field } = statement;
  const isSame = statement.kind === 'same';
  const name = isSame ? key : extension;
  if (touches(name.span(), column)) {
    const variable = isSame ? undefined : variableElement(dialplan, line, extension, column);
    if (variable !== undefined) return variable;
    const priority = priorityAtLine(dialplan, line);
    const context = priority?.context ?? dialplan.contextsAt(line)[0];
    return { kind: 'extension', line, span: name.span(), name: priority?.name ?? extensionNameAt(line) ?? '', context, priority };
  }
  if (touches(field.piece.span(), column)) {
    const label = field.label?.span();
    const priority = priorityAtLine(dialplan, line);
    if (label !== undefined && touches(label, column)) return { kind: 'label', line, span: label, priority };
    return { kind: 'priority', line, span: field.piece.span(), priority };
  }
  return callElement(dialplan, line, statement, column);
}
