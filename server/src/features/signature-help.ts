// Feature: Signature Help
//
// While an argument is being written: what the application or function takes, and which argument the cursor is in. Inside the parentheses of
// an option letter, as in `U(`, `b(` or `D(` of `Dial`, it is the letter's own arguments; and wherever a subroutine is called (`Gosub`,
// `GosubIf`, a hangup handler, `U()`, `b()`, the subroutine of `Queue`), the arguments of that very subroutine, by the names that its comment or its
// variables give them.
//
//     exten => 100,1,Dial(PJSIP/100,30,tU(sub-report^5551234^
//     ;                                   sub-report,s,1(caller,«operator»)

/** The innermost call around the cursor, with the argument that is being written. */

import type { ParameterInformation, SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import {
  application,
  functionIgnoringCase,
  syntaxOf,
  type CatalogueEntry,
  type Option,
  type Parameter,
} from '../catalogue/catalogue.ts';
import { documentedParameters, type Documentation, type DocumentedEntry } from '../catalogue/documentation-file.ts';
import { applicationNotes } from '../catalogue/notes/application-notes.ts';
import { optionNotes } from '../catalogue/notes/application-option-notes.ts';
import { functionNotes } from '../catalogue/notes/function-notes.ts';
import { functionOptionNotes } from '../catalogue/notes/function-option-notes.ts';
import { lineAt } from '../model/cursor/line-at.ts';
import type { Dialplan } from '../model/dialplan.ts';
import { assignmentsOf } from '../model/lines/assignments.ts';
import { callArguments } from '../model/lines/call-arguments.ts';
import { withNestedCalls, type ApplicationCall } from '../model/lines/calls.ts';
import { proseOf } from '../model/lines/doc-comments.ts';
import { factsOf } from '../model/lines/facts.ts';
import type { Target } from '../model/lines/target.ts';
import { neighborTargets } from '../model/neighbors/neighbors.ts';
import { routineMeant, type Routine } from '../model/routines/subroutines.ts';
import { splitArguments, splitPlain } from '../syntax/arguments.ts';
import { optionsIn } from '../syntax/options.ts';
import type { Piece } from '../syntax/piece.ts';
import { Cursor } from './cursor.ts';
import { synopsisText } from './descriptions/documentation.ts';
import { choice, plain, plainLines } from './descriptions/markdown.ts';
import { odbcFunction } from './descriptions/odbc-function.ts';
import { argumentLine, argumentNumbers, routineSignatureText } from './descriptions/routine.ts';
import {
  isLocation,
  optionSignatureText,
  signatureText,
  writtenSignature,
  type SignatureText,
} from './descriptions/signature.ts';

/** What is being written, somewhere around the cursor; the one with the shortest text is the innermost. */
interface Frame {
  readonly piece: Piece;
  readonly help: () => SignatureHelp | undefined;
}

/** `documentation` is that of the user's own Asterisk, for applications and functions that ours lacks. */
export function signatureHelp(
  dialplan: Dialplan,
  path: string,
  lineNumber: number,
  character: number,
  documentation?: Documentation,
): SignatureHelp | undefined {
  const line = lineAt(dialplan, path, lineNumber);
  if (line === undefined) return undefined;
  const cursor = new Cursor(dialplan, line, character);
  const { statement } = cursor;
  if (!cursor.isIn(statement.live)) return undefined;
  const frames: Frame[] = [];
  if (line.file.dialect === 'config')
    for (const target of neighborTargets({ statement }, dialplan.neighborName(line.file))) addRoutine(frames, cursor, target);
  else if ((statement.kind === 'exten' || statement.kind === 'same') && cursor.isIn(statement.data)) {
    const { call, targets } = factsOf(statement);
    for (const each of withNestedCalls(call)) {
      addCall(frames, cursor, each);
      addDocumented(frames, cursor, documentation?.application(each.application), application, each.data);
    }
    for (const target of targets) addRoutine(frames, cursor, target);
    for (const each of cursor.substitutionsAround(statement.data))
      if (each.kind === 'function') {
        addFunction(frames, cursor, each.name, each.arguments);
        addDocumented(frames, cursor, documentation?.function(each.name.text), functionIgnoringCase, each.arguments);
      }
  }
  frames.sort((a, b) => a.piece.text.length - b.piece.text.length);
  for (const { help } of frames) {
    const found = help();
    if (found !== undefined) return found;
  }
  return undefined;
}

function addCall(frames: Frame[], cursor: Cursor, call: ApplicationCall): void {
  const { data, roles, hasParentheses } = call;
  if (!hasParentheses || !cursor.isIn(data)) return;
  const entry = application(call.application);
  for (const { name, arguments: args, value } of assignmentsOf(call)) {
    if (args !== undefined) addFunction(frames, cursor, name, args);
    addAssigned(frames, cursor, value, `${name.text}${args === undefined ? '' : `(${args.text})`}`);
  }
  if (entry === undefined) return;
  if (roles === undefined || roles.form === 'arguments')
    for (const { piece, index, parameter, entry: owner } of callArguments(call)) {
      if (!cursor.isIn(piece)) continue;
      const option = parameter?.options === undefined ? undefined : optionAt(cursor, piece, parameter);
      if (option !== undefined) frames.push({ piece: option.piece, help: () => optionHelp(cursor, owner, option) });
      // What is handed on to another application is described by that one.
      const rest = owner === entry ? data : data.slice(piece.start - data.start);
      frames.push({
        piece: rest,
        help: () => entryHelp(owner, applicationNotes, parameter ?? parametersOf(owner)[index], cursor, piece, index),
      });
    }
  if (frames.some(({ piece }) => piece === data)) return;
  frames.push({
    piece: data,
    help: () => {
      const { argSeparator } = syntaxOf(entry);
      const parameter =
        locationParameter(cursor, call, entry) ?? parameterIn(cursor, parametersOf(entry), argSeparator ?? ',', data);
      return shown(signatureText(entry), applicationNotes[entry.name], parametersOf(entry), parameter);
    },
  });
}

function addFunction(frames: Frame[], cursor: Cursor, name: Piece, args: Piece): void {
  const entry = functionIgnoringCase(name.text.trim());
  if (!cursor.isIn(args)) return;
  if (entry === undefined) {
    frames.push({ piece: args, help: () => odbcHelp(cursor, name.text, args) });
    return;
  }
  frames.push({
    piece: args,
    help: () => {
      const parameter = parameterIn(cursor, parametersOf(entry), syntaxOf(entry).argSeparator ?? ',', args);
      return shown(signatureText(entry), functionNotes[entry.name], parametersOf(entry), parameter);
    },
  });
  for (const [index, piece] of splitArguments(args).entries()) {
    const parameter = parametersOf(entry)[index];
    const option = parameter?.options === undefined || !cursor.isIn(piece) ? undefined : optionAt(cursor, piece, parameter);
    if (option !== undefined) frames.push({ piece: option.piece, help: () => optionHelp(cursor, entry, option) });
  }
}

/** A function of func_odbc.conf. */
function odbcHelp(cursor: Cursor, name: string, args: Piece): SignatureHelp | undefined {
  const own = odbcFunction(cursor.dialplan, name);
  if (own === undefined) return undefined;
  const { signature: label, parameters, synopsis } = own;
  const signature: SignatureInformation = {
    label,
    parameters: parameters.map(({ start, end }) => ({ label: [start, end] })),
    ...(synopsis !== undefined && { documentation: { kind: 'markdown', value: plain(synopsis) } }),
  };
  return {
    signatures: [signature],
    activeSignature: 0,
    activeParameter: splitArguments(args).findIndex((piece) => cursor.isIn(piece)),
  };
}

/** What the user's own Asterisk has beside what Asterisk itself has. */
function addDocumented(
  frames: Frame[],
  cursor: Cursor,
  entry: DocumentedEntry | undefined,
  known: (name: string) => unknown,
  args: Piece,
): void {
  if (entry === undefined || known(entry.name) !== undefined || !cursor.isIn(args)) return;
  frames.push({
    piece: args,
    help: () => {
      const { parameters, argSeparator } = documentedParameters(entry);
      const text = writtenSignature(entry.name, parameters, argSeparator);
      return shown(text, plain(synopsisText(entry)), parameters, parameterIn(cursor, parameters, argSeparator, args));
    },
  });
}

/** The place behind `Set(CHANNEL(hangup_handler_push)=` and its kin. */
function addAssigned(frames: Frame[], cursor: Cursor, value: Piece, construct: string): void {
  const { statement } = cursor;
  if (!cursor.isIn(value) || (statement.kind !== 'exten' && statement.kind !== 'same')) return;
  const target = factsOf(statement).targets.find(({ piece }) => piece.start === value.start && cursor.isIn(piece));
  const part = target === undefined ? undefined : partAt(cursor, target);
  if (target === undefined || part === undefined || target.isContextOnly) return;
  frames.push({
    piece: value,
    help: () => {
      const takesArguments = target.relation === 'call' || target.relation === 'handler';
      const label = `${construct}=[[context,]extension,]priority${takesArguments ? '[(arguments)]' : ''}`;
      const parts = ['context', 'extension', 'priority'] as const;
      const from = construct.length + 1;
      const parameters = parts.map((each): ParameterInformation => {
        const start = label.indexOf(each, from);
        return { label: [start, start + each.length] };
      });
      return { signatures: [{ label, parameters }], activeSignature: 0, activeParameter: parts.indexOf(part) };
    },
  });
}

/** A subroutine that is called, with the cursor among its arguments. */
function addRoutine(frames: Frame[], cursor: Cursor, target: Target): void {
  const { relation } = target;
  const index = target.arguments?.findIndex((argument) => cursor.isIn(argument)) ?? -1;
  const argument = target.arguments?.[index];
  if (argument === undefined || (relation !== 'call' && relation !== 'handler' && relation !== 'macro')) return;
  frames.push({
    piece: argument,
    help: () => {
      const routine = routineMeant(cursor.dialplan, target, cursor.origin);
      return routine === undefined ? undefined : routineHelp(routine, index);
    },
  });
}

function routineHelp(routine: Routine, index: number): SignatureHelp {
  const { text, spans } = routineSignatureText(routine);
  const numbers = argumentNumbers(routine);
  const parameters = spans.map(({ start, end }, at): ParameterInformation => {
    const number = numbers[at] ?? at + 1;
    return { label: [start, end], documentation: { kind: 'markdown', value: argumentLine(routine, number) } };
  });
  const documentation = routine.documentation && proseOf(routine.documentation);
  const signature: SignatureInformation = {
    label: text,
    parameters,
    ...(documentation !== undefined &&
      documentation !== '' && { documentation: { kind: 'markdown', value: plainLines(documentation) } }),
  };
  return { signatures: [signature], activeSignature: 0, activeParameter: index };
}

interface OptionAt {
  readonly option: Option;
  /** What stands in its parentheses. */
  readonly piece: Piece;
}

/** The option letter in whose parentheses the cursor is. */
function optionAt(cursor: Cursor, piece: Piece, parameter: Parameter): OptionAt | undefined {
  const use = optionsIn(piece).find(({ argument }) => cursor.isIn(argument));
  const known = parameter.options?.filter(({ letter, arguments: args }) => letter === use?.letter && args !== undefined);
  const option = known?.[0];
  return option === undefined || use?.argument === undefined ? undefined : { option, piece: use.argument };
}

function optionHelp(cursor: Cursor, entry: CatalogueEntry, { option, piece }: OptionAt): SignatureHelp {
  const parameters = option.arguments ?? [];
  const separator = option.argSeparator ?? ',';
  const parameter =
    rightmost(cursor, parameters, splitPlain(piece, separator)) ?? parameterIn(cursor, parameters, separator, piece);
  const notes = optionNotes[entry.name] ?? functionOptionNotes[entry.name];
  return shown(optionSignatureText(option), notes?.[option.letter], parameters, parameter);
}

function entryHelp(
  entry: CatalogueEntry,
  notes: Readonly<Record<string, string>>,
  parameter: Parameter | undefined,
  cursor: Cursor,
  piece: Piece,
  index: number,
): SignatureHelp {
  const found = parameter === undefined ? undefined : inside(cursor, parameter, piece);
  return shown(signatureText(entry), notes[entry.name], parametersOf(entry), found ?? repeated(parametersOf(entry), index));
}

function parametersOf(entry: CatalogueEntry): readonly Parameter[] {
  return syntaxOf(entry).parameters ?? [];
}

/** The parameter that the cursor is in, the smallest part of one that is known. */
function parameterIn(cursor: Cursor, parameters: readonly Parameter[], separator: string, piece: Piece): Parameter | undefined {
  const pieces = splitArguments(piece, separator);
  const index = pieces.findIndex((each) => cursor.isIn(each));
  const own = pieces[index];
  const parameter = repeated(parameters, index);
  return parameter === undefined || own === undefined ? undefined : inside(cursor, parameter, own);
}

/** The part of a parameter that the cursor is in, or the parameter itself. */
function inside(cursor: Cursor, parameter: Parameter, piece: Piece): Parameter {
  const parts = parameter.arguments ?? [];
  const separator = parameter.argSeparator ?? ',';
  if (parts.length === 0) return parameter;
  if (parameter.hasParams === undefined) return parameterIn(cursor, parts, separator, piece) ?? parameter;
  const open = piece.text.indexOf('(');
  const list = open < 0 ? undefined : piece.slice(open + 1);
  return list === undefined || !cursor.isIn(list) ? parameter : (parameterIn(cursor, parts, separator, list) ?? parameter);
}

/** The parameter at a position; of those that may be repeated the last takes all that follow. */
function repeated(parameters: readonly Parameter[], index: number): Parameter | undefined {
  return parameters[index] ?? (parameters.some(({ multiple }) => multiple === true) ? parameters.at(-1) : undefined);
}

/** In a place of which the first parts may be left out, the last is always the priority. */
function rightmost(cursor: Cursor, parameters: readonly Parameter[], pieces: readonly Piece[]): Parameter | undefined {
  const index = pieces.findIndex((piece) => cursor.isIn(piece));
  return index < 0 || pieces.length > 3 || !isLocation(parameters) ? undefined : parameters[3 - pieces.length + index];
}

/** The parameter of Goto or Gosub that the part of the place under the cursor is. */
function locationParameter(cursor: Cursor, call: ApplicationCall, entry: CatalogueEntry): Parameter | undefined {
  const { roles, data } = call;
  if (roles?.form !== 'whole' || roles.role?.kind !== 'location') return undefined;
  const open = data.text.indexOf('(');
  return rightmost(cursor, parametersOf(entry), splitPlain(open < 0 ? data : data.slice(0, open), ','));
}

function partAt(cursor: Cursor, target: Target): 'context' | 'extension' | 'priority' | undefined {
  return (['context', 'extension', 'priority'] as const).find((part) => cursor.isIn(target[part]?.piece));
}

/** The signature with the innermost of its parameters that hold the cursor; none is marked where there are more arguments than it takes. */
function shown(
  { text, spans }: SignatureText,
  note: string | undefined,
  parameters: readonly Parameter[],
  active: Parameter | undefined,
): SignatureHelp {
  const leaves = parameters.flatMap((parameter) => withParts(parameter));
  const signature: SignatureInformation = {
    label: text,
    parameters: leaves.map((parameter) => information(parameter, spans.get(parameter) ?? { start: 0, end: 0 })),
    ...(note !== undefined && { documentation: { kind: 'markdown', value: note } }),
  };
  const index = active === undefined ? -1 : leaves.indexOf(active);
  return { signatures: [signature], activeSignature: 0, activeParameter: index < 0 ? leaves.length : index };
}

function withParts(parameter: Parameter): Parameter[] {
  return [parameter, ...(parameter.arguments ?? []).flatMap((part) => withParts(part))];
}

function information(parameter: Parameter, span: { readonly start: number; readonly end: number }): ParameterInformation {
  const { values } = parameter;
  return {
    label: [span.start, span.end],
    ...(values !== undefined && { documentation: { kind: 'markdown', value: `One of ${choice(values, 30)}.` } }),
  };
}
