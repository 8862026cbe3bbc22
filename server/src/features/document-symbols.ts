// Feature: Outline and Breadcrumbs
//
// Contexts, in them their extensions, in those the priorities that have a label. `[general]`, `[globals]` and templates are told apart by
// their icons; global variables have their values beside them. In other configuration files, the sections.
//
//     [from-inside]                ; from-inside
//     exten => 100,1,Answer()      ;   100
//      same => n(again),WaitExten() ;     again

/** The sections of one file and what is in them. */

import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { Span } from '../base/span.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { ExtensionStatement, SectionStatement, Statement } from '../syntax/statement.ts';
import { endOf } from '../syntax/text-edits.ts';

/** The symbols of a section, or of what stands before the first one, with what they were made from. */
interface Part {
  readonly statements: readonly Statement[];
  readonly symbols: readonly DocumentSymbol[];
}

// VS Code draws namespaces, packages and objects as it draws modules, which contexts are.
const generalKind = SymbolKind.Property;
const globalsKind = SymbolKind.Struct;

/** The parts of a file by the number of their first line; an editor asks after each keystroke, which changes one of them. */
const known = new WeakMap<ConfigFile, ReadonlyMap<number, Part>>();

export function documentSymbols(file: ConfigFile): DocumentSymbol[] {
  const before = known.get(file);
  const parts = new Map<number, Part>();
  const headers = file.structure.filter(({ statement }) => statement.kind === 'section').map(({ number }) => number);
  const starts = headers[0] === 0 ? headers : [0, ...headers];
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? file.lines.length;
    const earlier = before?.get(start);
    parts.set(start, earlier !== undefined && isPart(file, start, end, earlier) ? earlier : partOf(file, start, end));
  }
  known.set(file, parts);
  return [...parts.values()].flatMap(({ symbols }) => symbols);
}

/** Whether the lines say what the part was made from: a statement stands for one text. */
function isPart({ lines }: ConfigFile, start: number, end: number, { statements }: Part): boolean {
  if (statements.length !== end - start) return false;
  for (let i = start; i < end; i++) if (lines[i]?.statement !== statements[i - start]) return false;
  return true;
}

function partOf(file: ConfigFile, start: number, end: number): Part {
  const lines = file.lines.slice(start, end);
  return { statements: lines.map(({ statement }) => statement), symbols: symbolsOf(lines, file) };
}

function symbolsOf(lines: readonly Line[], file: ConfigFile): DocumentSymbol[] {
  const sections: DocumentSymbol[] = [];
  let section: DocumentSymbol | undefined;
  /** The symbols of the section by extension, as its lines may come back to one. */
  const extensions = new Map<string, DocumentSymbol>();
  let latest: DocumentSymbol | undefined;
  for (const line of lines) {
    const { statement } = line;
    switch (statement.kind) {
      case 'section':
        section = sectionSymbol(line, statement, file);
        sections.push(section);
        continue;
      case 'exten': {
        const name = statement.extension.text.trim();
        latest = extensions.get(name);
        if (latest === undefined && name !== '') {
          latest = symbol(line, name, SymbolKind.Method, statement.extension.span());
          extensions.set(name, latest);
          (section?.children ?? sections).push(latest);
        }
        break;
      }
      case 'setting':
        if (section?.kind === globalsKind && file.dialect === 'dialplan')
          section.children?.push({
            ...leaf(line, statement.key.text, SymbolKind.Variable, statement.key.span()),
            ...(statement.value.text !== '' && { detail: statement.value.text }),
          });
        break;
      case 'blank':
        continue;
      default:
    }
    if (section !== undefined) section.range.end = lastPosition(line);
    if (latest === undefined || (statement.kind !== 'exten' && statement.kind !== 'same')) continue;
    // An extension whose lines stand apart is not stretched over what stands between them.
    if (latest.range.end.line >= line.number - 1) latest.range.end = lastPosition(line);
    const label = labelSymbol(line, statement);
    if (label !== undefined) latest.children?.push(label);
  }
  for (const each of sections) stretch(each);
  return sections;
}

function sectionSymbol(line: Line, statement: SectionStatement, file: ConfigFile): DocumentSymbol {
  const name = statement.name.text.trim() === '' ? '[]' : statement.name.text;
  const span = statement.name.text === '' ? statement.live.span() : statement.name.span();
  const options = statement.options?.map(({ text }) => text) ?? [];
  const detail = statement.options === undefined ? undefined : `(${options.join(',')})`;
  const found = symbol(line, name, kindOf(name, options, file), span);
  if (detail !== undefined) found.detail = detail;
  return found;
}

function kindOf(name: string, options: readonly string[], file: ConfigFile): SymbolKind {
  if (name.toLowerCase() === 'general') return generalKind;
  if (file.dialect === 'dialplan' && name.toLowerCase() === 'globals') return globalsKind;
  if (options.includes('!')) return SymbolKind.Interface;
  return SymbolKind.Module;
}

function labelSymbol(line: Line, { priority, application }: ExtensionStatement): DocumentSymbol | undefined {
  // In `same => Wait(1)` a call stands where the priority belongs.
  if (
    priority.label === undefined ||
    priority.label.text.trim() === '' ||
    !/^\s*(?:\d+|n|next|s|same|hint)\s*$/i.test(priority.word.text)
  )
    return undefined;
  const found = leaf(line, priority.label.text, SymbolKind.Key, priority.label.span());
  found.detail = application.text;
  return found;
}

/** A symbol that others can be put into. */
function symbol(line: Line, name: string, kind: SymbolKind, span: Span): DocumentSymbol {
  const found = leaf(line, name, kind, span);
  found.children = [];
  return found;
}

function leaf(line: Line, name: string, kind: SymbolKind, span: Span): DocumentSymbol {
  const selectionRange = { start: { line: line.number, character: span.start }, end: { line: line.number, character: span.end } };
  return { name, kind, range: { start: { line: line.number, character: 0 }, end: lastPosition(line) }, selectionRange };
}

function lastPosition(line: Line): { line: number; character: number } {
  return { line: line.number, character: endOf(line.text) };
}

/** A symbol must hold those in it. */
function stretch(parent: DocumentSymbol): void {
  for (const child of parent.children ?? []) {
    stretch(child);
    if (child.range.end.line > parent.range.end.line) parent.range.end = child.range.end;
  }
}
