/** What stands in a section header: names that others use and that nothing defines yet, and templates. */

import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { baseName } from '../../base/base-name.ts';
import { nameSources, type NameKind } from '../../catalogue/neighbors/configured-names.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { COMPUTED, usesIn } from '../../model/indexes/target-uses.ts';
import { nameUses } from '../../model/lines/name-uses.ts';
import { literalContext } from '../../model/lines/target.ts';
import { neighborUses } from '../../model/names/uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { SectionStatement } from '../../syntax/statement.ts';
import { templateItems } from './lines.ts';
import { escaped, type Probe } from './probe.ts';

export function headerItems(probe: Probe, { name, options }: SectionStatement): CompletionItem[] {
  const option = options?.find((each) => probe.isIn(each));
  if (option !== undefined) return templateItems(probe, option);
  if (!probe.isIn(name)) return [];
  const { file } = probe.line;
  return file.dialect === 'dialplan'
    ? [...missingItems(probe, name, missingContexts(probe.dialplan)), ...ownSections(probe, name)]
    : missingItems(probe, name, missingNames(probe.dialplan, probe.dialplan.neighborName(file)));
}

/** A place that uses a name. */
interface NamedAt {
  /** What names it, as a reader calls it. */
  readonly construct: string;
  readonly line: Line;
}

function missingItems(probe: Probe, piece: Piece, missing: ReadonlyMap<string, NamedAt>): CompletionItem[] {
  const range = probe.range(piece);
  return [...missing].map(([name, { construct, line }]) =>
    probe.item(name, CompletionItemKind.Module, range, escaped(name) + closing(probe), 1, {
      detail: `${construct} in ${baseName(line.file.path)}, line ${line.number + 1}`,
      filterText: name,
    }),
  );
}

/** The sections that are no contexts, where they are missing. */
function ownSections(probe: Probe, piece: Piece): CompletionItem[] {
  const there = new Set(probe.dialplan.layout.categories.map(({ name }) => name.toLowerCase()));
  const sections = [
    ['globals', 'variables that every call has'],
    ['general', 'settings of the dialplan as a whole'],
  ] as const;
  return sections.flatMap(([name, detail]) =>
    there.has(name)
      ? []
      : [probe.item(name, CompletionItemKind.Module, probe.range(piece), name + closing(probe), 2, { detail, filterText: name })],
  );
}

function closing(probe: Probe): string {
  return probe.behind.includes(']') ? '' : ']';
}

/** The contexts that are jumped to, called, included or named by a file beside the dialplan, and that are nowhere; each with the first place. */
function missingContexts(dialplan: Dialplan): Map<string, NamedAt> {
  const missing = new Map<string, NamedAt>();
  const add = (name: string, construct: string, line: Line): void => {
    if (name === '' || name === COMPUTED || missing.has(name) || dialplan.context(name) !== undefined) return;
    if (!/[${}\s\]]/.test(name) && !dialplan.isForeign(name)) missing.set(name, { construct, line });
  };
  for (const context of dialplan.contexts) {
    for (const [name, [use]] of usesIn(context)) if (use !== undefined) add(name, use.target.construct, use.priority.line);
    for (const { target, line } of context.includes) add(target, 'include', line);
  }
  for (const { target, line } of neighborUses(dialplan)) add(literalContext(target) ?? '', target.construct, line);
  return missing;
}

/** The names of a file's sections that lines of the dialplan use and that no file has. */
function missingNames(dialplan: Dialplan, file: string): Map<string, NamedAt> {
  const kinds = new Map<NameKind, string>();
  for (const source of nameSources[file] ?? [])
    if (source.form === 'sections') kinds.set(source.kind, '');
    else if (source.form === 'prefixed-sections') kinds.set(source.kind, `${source.prefix}_`);
  const missing = new Map<string, NamedAt>();
  if (kinds.size === 0) return missing;
  for (const each of dialplan.layout.files)
    for (const line of each.lines) {
      const { statement } = line;
      if (statement.kind !== 'exten' && statement.kind !== 'same') continue;
      for (const { kind, name, construct, isComputed } of nameUses(statement)) {
        const prefix = kinds.get(kind);
        if (prefix === undefined || !name.startsWith(prefix) || isComputed || dialplan.configured(kind).has(name)) continue;
        const section = name.slice(prefix.length);
        if (!missing.has(section)) missing.set(section, { construct, line });
      }
    }
  return missing;
}
