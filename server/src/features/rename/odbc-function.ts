/** Renaming a function of func_odbc.conf, which is the name of a section with a prefix in front. */

import { usesOfConfiguredName, type ConfiguredNameAt } from '../../model/cursor/configured-name-at.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { functionUses } from '../../model/lines/assignments.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import { lineName, mayBeMeant, type Plan, type Refused, type Site } from './plan.ts';

/** What stands in front of the section's name, the underscore included. */
export function prefixOf({ name, definitions }: ConfiguredNameAt): string {
  const { statement } = definitions[0]?.line ?? { statement: undefined };
  const section = statement?.kind === 'section' ? statement.name.text : '';
  return name.endsWith(section) ? name.slice(0, name.length - section.length) : '';
}

/** `at` has a definition. */
export function odbcPlan(dialplan: Dialplan, at: ConfiguredNameAt): Plan | Refused {
  const { name, definitions } = at;
  const prefix = prefixOf(at);
  for (const file of dialplan.layout.files)
    for (const line of file.lines) {
      const { statement } = line;
      if (statement.kind === 'exten' || statement.kind === 'same') {
        if (!line.text.includes('$')) continue;
        for (const { name: called } of functionUses(factsOf(statement).call))
          if (hasSubstitution(called.text) && globOf(called)?.test(name) !== false) return mayBeMeant(line, called.text, name);
      } else if (line.statement.live.text.includes(`{${name}(`))
        return { refused: `${lineName(line)} calls '${name}' while the dialplan is loaded, and would not be renamed.` };
    }
  const sites: Site[] = definitions.map(({ line, span }) => ({ line, span, withoutPrefix: prefix }));
  for (const { line, piece } of usesOfConfiguredName(dialplan, at)) sites.push({ line, span: piece.span() });
  return { sites, refusalOf: (newName) => refusalOf(dialplan, name, prefix, newName) };
}

function refusalOf(dialplan: Dialplan, name: string, prefix: string, newName: string): string | undefined {
  if (!newName.startsWith(prefix)) return `The name must begin with '${prefix}', the prefix of its section in func_odbc.conf.`;
  const section = newName.slice(prefix.length);
  if (!/^[A-Za-z0-9][\w-]*$/.test(section) || section.toLowerCase() === 'general')
    return `'${section}' cannot be the name of a function: use letters, digits, dashes and underscores.`;
  if (newName !== name && dialplan.configured('odbc-function').named(newName).length > 0)
    return `A section of func_odbc.conf makes '${newName}' already.`;
  return undefined;
}
