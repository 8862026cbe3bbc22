/** Sounds and scripts: those that there are, those that other lines name, and the sounds that come with Asterisk. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { baseName } from '../../base/base-name.ts';
import { fileApplications, fileArgumentsOf, type FileKind } from '../../catalogue/arguments/file-arguments.ts';
import { coreSounds } from '../../catalogue/core-sounds.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { withNestedCalls, type ApplicationCall } from '../../model/lines/calls.ts';
import { fileNamesOn } from '../../model/lines/file-names.ts';
import { cooked, splitArguments, splitPlain } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import { escaped, type Probe } from './probe.ts';

/** Undefined where no name of such a file stands, or one that is put together at run time. */
export function fileItems(probe: Probe, call: ApplicationCall): CompletionItem[] | undefined {
  for (const { application, data } of withNestedCalls(call)) {
    if (!probe.isIn(data)) continue;
    for (const { kind, position, separator } of fileArgumentsOf(application)) {
      const argument = splitArguments(data)[position];
      if (argument === undefined || !probe.isIn(argument)) continue;
      const names = cooked(argument);
      const piece = separator === undefined ? names : splitPlain(names, separator).find((each) => probe.isIn(each));
      if (piece === undefined || probe.text(piece).includes('$')) continue;
      return itemsFor(probe, kind, probe.range(piece.trim()));
    }
  }
  return undefined;
}

function itemsFor(probe: Probe, kind: FileKind, range: ReturnType<Probe['range']>): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  const add = (name: string, rank: number, detail: string): void => {
    // Whoever types the last part of a name means it no less than one that begins so.
    const filterText = name.includes('/') ? `${baseName(name)} ${name}` : name;
    if (!items.has(name))
      items.set(name, probe.item(name, CompletionItemKind.File, range, escaped(name), rank, { detail, filterText }));
  };
  const notes = kind === 'sound' ? new Map(coreSounds) : new Map<string, string>();
  for (const [name, line] of namedElsewhere(probe.dialplan, kind, probe.line))
    add(name, 1, notes.get(name) ?? `named in ${baseName(line.file.path)}, line ${line.number + 1}`);
  for (const name of probe.files(kind)) add(name, 2, notes.get(name) ?? `a ${kind} that is there`);
  for (const [name, note] of notes) add(name, 3, note);
  return [...items.values()];
}

/** The names on other lines, each with the first line that has it. */
function namedElsewhere(dialplan: Dialplan, kind: FileKind, own: Line): Map<string, Line> {
  const found = new Map<string, Line>();
  for (const file of dialplan.layout.files)
    for (const line of file.lines) {
      const { statement } = line;
      if ((statement.kind !== 'exten' && statement.kind !== 'same') || line === own || !mayName(line.text)) continue;
      for (const { kind: other, piece } of fileNamesOn(statement))
        if (other === kind && !found.has(piece.text)) found.set(piece.text, line);
    }
  return found;
}

const names: ReadonlySet<string> = new Set(fileApplications);
const longest = Math.max(...fileApplications.map((name) => name.length));

/** Whether an application that names files stands in front of some parenthesis; nearly all lines are ruled out here. */
function mayName(text: string): boolean {
  for (let open = text.indexOf('('); open > 0; open = text.indexOf('(', open + 1)) {
    let end = open;
    while (text.charCodeAt(end - 1) === 0x20) end--;
    let start = end;
    while (start > 0 && (text.charCodeAt(start - 1) | 0x20) >= 0x61 && (text.charCodeAt(start - 1) | 0x20) <= 0x7a) start--;
    if (end - start <= longest && names.has(text.slice(start, end).toLowerCase())) return true;
  }
  return false;
}
