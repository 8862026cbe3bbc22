// Feature: Hover
//
// On an application or a function: its arguments, what it does in one line, its options in a table, the variables it sets, in which versions
// of Asterisk it is, and a link to its documentation. On a context: who comes here, what it includes, the comment above it. On a subroutine
// or a hangup handler, and wherever one is called: its arguments with their names and whether they can be left out, whether it returns, and
// from how many places it is called. On a pattern: what it matches in words, with numbers that match and numbers that do not. On `n`: the
// real number of the priority. On a variable: what it means to Asterisk, or where it is set and to what. On an expression: its value, if that
// is constant. On the times of an include or of GotoIfTime: when they hold. On a queue, a mailbox or an endpoint: where it is defined. On a
// function of func_odbc.conf: its arguments and its queries. On a sound that comes with Asterisk: what is heard. On any other argument: which
// one it is.
// Where `asteriskDialplan.documentationFile` names the documentation of your own Asterisk, or it lies in the workspace, its full text is shown
// for applications, functions and options, those of third-party modules included.
//
//     include => night,18:00-8:00,mon-fri,*,*    ; Holds from 18:00 to 8:00, from Monday to Friday.
//     exten => _NXX,1,Answer()                   ; Matches one digit from 2 to 9, then two digits.
//      same => n,Gosub(sub-report,s,1(100))      ; Subroutine sub-report,s,1(caller[,operator]). It returns.

/** What is under the cursor, in words. */

import type { Hover } from 'vscode-languageserver-types';
import type { Span } from '../base/span.ts';
import { coreSounds } from '../catalogue/core-sounds.ts';
import type { Documentation } from '../catalogue/documentation-file.ts';
import { elementAt } from '../model/cursor/element-at.ts';
import type { Element } from '../model/cursor/element.ts';
import { lineAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { Line } from '../syntax/config-file.ts';
import { documentedOptionText, documentedText } from './descriptions/documentation.ts';
import { switchNotes } from './descriptions/keywords.ts';
import { code, names, paragraphs } from './descriptions/markdown.ts';
import { applicationText, functionItemText, functionText, optionText } from './hover/application.ts';
import { configuredNameText } from './hover/configured-name.ts';
import { contextText, missingContextText, sectionText } from './hover/context.ts';
import { expressionText } from './hover/expression.ts';
import { extensionText, priorityText } from './hover/extension.ts';
import { plainText } from './hover/plain-text.ts';
import { argumentText, targetText } from './hover/target.ts';
import { timeRangeText } from './hover/time-range.ts';
import { variableText } from './hover/variable.ts';
import { noFile, rangeOf, type FindFile } from './places/place.ts';

/** `documentation` is that of the user's own Asterisk, which is shown in the place of ours. */
export function hover(
  dialplan: Dialplan,
  path: string,
  line: number,
  character: number,
  documentation?: Documentation,
  findFile: FindFile = noFile,
): Hover | undefined {
  const element = elementAt(dialplan, path, line, character);
  const own = element === undefined ? undefined : documentedElementText(dialplan, element, documentation);
  const value = own ?? (element === undefined ? undefined : textOf(dialplan, element));
  if (element !== undefined && value !== undefined && value !== '') return shown(value, element.line, element.span);
  const at = lineAt(dialplan, path, line);
  if (at === undefined) return undefined;
  const file = element?.kind === 'file-name' ? fileNameText(element, findFile) : undefined;
  if (element !== undefined && file !== undefined) return shown(file, at, element.span);
  const text = configuredNameText(dialplan, at, character) ?? plainText(dialplan, at, character);
  return text === undefined ? undefined : shown(text.text, at, text.span);
}

function shown(value: string, line: Line, span: Span): Hover {
  return { contents: { kind: 'markdown', value }, range: rangeOf(line, span) };
}

/** What is heard, where the sound comes with Asterisk, and the file, where it is there. */
function fileNameText({ fileKind, name }: Extract<Element, { kind: 'file-name' }>, findFile: FindFile): string | undefined {
  const note = fileKind === 'sound' ? coreSounds.find(([core]) => core === name)?.[1] : undefined;
  const path = findFile(fileKind, name);
  if (note === undefined && path === undefined) return undefined;
  const title = `**${fileKind === 'sound' ? 'Sound' : 'Script'}** ${code(name)}`;
  return paragraphs(note === undefined ? title : `${title}: ${note}.`, path && `Found in ${code(path)}.`);
}

function missingFileText({ layout }: Dialplan, directive: Line): string {
  const isThere = layout.flaws.some(({ kind, line }) => kind === 'unreadable-include-file' && line === directive);
  return isThere ? 'This file cannot be read here.' : 'No such file is here.';
}

/** What the user's own documentation says of the element. */
function documentedElementText(
  dialplan: Dialplan,
  element: Element,
  documentation: Documentation | undefined,
): string | undefined {
  if (documentation === undefined) return undefined;
  switch (element.kind) {
    case 'application': {
      const entry = documentation.application(element.call.name.text.trim());
      return entry && documentedText(entry);
    }
    case 'function': {
      const entry = documentation.function(element.name);
      return entry && documentedText(entry);
    }
    case 'option': {
      const entry = documentation.application(element.entry.name);
      const text = entry && documentedOptionText(entry, element.letter);
      return text && paragraphs(text, targetsText(dialplan, element));
    }
    default:
      return undefined;
  }
}

function textOf(dialplan: Dialplan, element: Element): string | undefined {
  switch (element.kind) {
    case 'section':
      return element.line.file.dialect === 'config' ? undefined : sectionText(dialplan, element.name);
    case 'template':
      return element.line.file.dialect === 'config' ? undefined : sectionText(dialplan, element.name);
    case 'include': {
      const context = dialplan.context(element.name);
      return context === undefined ? missingContextText(dialplan, element.name) : contextText(dialplan, context);
    }
    case 'extension':
      return element.context === undefined ? undefined : extensionText(dialplan, element.context, element.name);
    case 'priority':
    case 'label':
      return element.priority === undefined ? undefined : priorityText(dialplan, element.priority);
    case 'application':
      return applicationText(element.call.name.text.trim());
    case 'function':
      return functionText(element.name);
    case 'function-item':
      return paragraphs(functionItemText(element.function, element.index, element.item), targetsText(dialplan, element));
    case 'option':
      return paragraphs(optionText(element.entry, element.letter), targetsText(dialplan, element));
    case 'variable':
      return element.isComputed ? undefined : variableText(dialplan, element);
    case 'target':
      return targetText(dialplan, element, element.part);
    case 'target-argument':
      return argumentText(dialplan, element, element.number);
    case 'file-include':
      return element.files.length === 0
        ? missingFileText(dialplan, element.line)
        : `Reads ${names(element.files.map(({ path }) => path))}.`;
    case 'expression':
      return expressionText(element.inner);
    case 'time-range':
      return timeRangeText(element.text);
    case 'switch': {
      const kind = element.name.split('/')[0]?.trim() ?? '';
      return Object.hasOwn(switchNotes, kind) ? `${code(kind)}: asks ${switchNotes[kind] ?? ''}.` : undefined;
    }
    case 'file-name':
      return undefined;
  }
}

function targetsText(
  dialplan: Dialplan,
  { targets }: Extract<Element, { kind: 'option' | 'function-item' }>,
): string | undefined {
  const [first] = targets;
  return first === undefined ? undefined : targetText(dialplan, first, 'priority');
}
