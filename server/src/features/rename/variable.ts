/** Renaming a variable of the dialplan, in whatever channel it is set. */

import { isOfCatalogue } from '../../catalogue/variables/call-variables.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { assignmentsOf, functionUses } from '../../model/lines/assignments.ts';
import { withNestedCalls } from '../../model/lines/calls.ts';
import { factsOf } from '../../model/lines/facts.ts';
import { variableSetBeside } from '../../model/names/mentions.ts';
import { variableUses } from '../../model/names/variable-uses.ts';
import { variablesRead } from '../../model/values/values.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { HiddenUses } from './hidden.ts';
import { lineName, type Plan, type Refused, type Site } from './plan.ts';

export function variablePlan(dialplan: Dialplan, name: string): Plan | Refused {
  if (/^ARG\d+$/.test(name))
    return {
      refused: `'${name}' is the name that Asterisk gives to an argument; give it another with Set(LOCAL(name)=\${${name}}).`,
    };
  if (isAsterisks(name)) return { refused: `'${name}' has a meaning of its own for Asterisk and cannot be renamed.` };
  const sites: Site[] = [];
  const hidden = new HiddenUses(dialplan, name);
  for (const line of dialplanLines(dialplan)) {
    if (line.text.includes(name)) {
      const hash = hashIn(line, name);
      if (hash !== undefined)
        return { refused: `${lineName(line)} uses '${name}' as the name of a hash, which is another thing than a variable.` };
      for (const use of variableUses(dialplan, line)) if (use.name === name) sites.push({ line, span: use.span });
    }
    for (const piece of computedNames(line)) {
      const found = hidden.look(line, piece);
      if (found !== undefined) return found;
    }
  }
  for (const file of dialplan.neighbors)
    for (const line of file.lines) {
      const set = line.text.includes(name) ? variableSetBeside(line) : undefined;
      if (set?.text === name) sites.push({ line, span: set.span() });
    }
  return hidden.heldIn() ?? { sites, refusalOf: (newName) => refusalOf(dialplan, name, newName) };
}

function* dialplanLines(dialplan: Dialplan): Generator<Line> {
  for (const file of dialplan.layout.files) yield* file.lines;
}

/** Whether Asterisk itself sets or reads a variable of this name. */
function isAsterisks(name: string): boolean {
  return builtInVariable(name) !== undefined || isOfCatalogue(name);
}

/** The names of variables on a line that are put together at run time. */
function computedNames(line: Line): Piece[] {
  // A name is computed where one `$` stands inside another `${`, or before the `=` of an assignment.
  if (!/\$\{[^}]*\$[{[]|\$[^=]*=/.test(line.text)) return [];
  const { statement } = line;
  if (statement.kind !== 'exten' && statement.kind !== 'same') return [];
  const read = variablesRead(statement.data)
    .filter(({ isComputed }) => isComputed)
    .map(({ name }) => name);
  const set = [...withNestedCalls(factsOf(statement).call)]
    .flatMap(assignmentsOf)
    .flatMap(({ name, arguments: args }) =>
      args === undefined ? [name] : ['LOCAL', 'GLOBAL', 'ARRAY'].includes(name.text) ? splitArguments(args) : [],
    );
  return [...read, ...set.filter(({ text }) => text.includes('$'))];
}

/** Whether a function that works on hashes is given the name. */
function hashIn({ statement }: Line, name: string): true | undefined {
  if (statement.kind !== 'exten' && statement.kind !== 'same') return undefined;
  if (!statement.data.text.includes('HASH')) return undefined;
  const uses = functionUses(factsOf(statement).call);
  return uses.some((use) => use.name.text.includes('HASH') && splitArguments(use.arguments)[0]?.text === name) ? true : undefined;
}

function refusalOf(dialplan: Dialplan, name: string, newName: string): string | undefined {
  if (newName === name) return undefined;
  if (newName.startsWith('_'))
    return `A name that begins with an underscore is handed on to new channels: '${newName}' would be another thing.`;
  if (!/^[A-Za-z]\w*$/.test(newName))
    return `'${newName}' cannot be the name of a variable: it begins with a letter and has letters, digits and underscores.`;
  if (isAsterisks(newName) || /^ARG\d+$/.test(newName)) return `'${newName}' has a meaning of its own for Asterisk.`;
  for (const line of dialplanLines(dialplan))
    if (line.text.includes(newName) && variableUses(dialplan, line).some((use) => use.name === newName))
      return `${lineName(line)} uses a variable '${newName}' already; the two would become one.`;
  for (const file of dialplan.neighbors)
    for (const line of file.lines)
      if (variableSetBeside(line)?.text === newName) return `${lineName(line)} sets a variable '${newName}' already.`;
  return undefined;
}
