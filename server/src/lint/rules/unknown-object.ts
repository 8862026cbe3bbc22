/** A section of pjsip.conf names another that is not there. */

import { closest } from '../../base/distance.ts';
import { SlipIndex } from '../../base/slip-index.ts';
import { sectionTypes } from '../../catalogue/neighbors/neighbor-settings.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf, type Category } from '../../model/layout/category.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
import { isToldOfHeader } from '../names/unknown-name.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { neighborRule } from '../rule.ts';

export const unknownObject = neighborRule(
  {
    name: 'unknown-object',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A section of pjsip.conf names an aor, an authentication, a transport or an endpoint that the file does not define.',
    why:
      'An endpoint whose `aors` are not there cannot be called, one whose `auth` is not there cannot register, and where `type=identify` names an endpoint that is not there, its calls are treated as those of a stranger. ' +
      'Asterisk says so only when a call comes. A name counts when its section has the type that is wanted; where a database, an `#include` or a wizard may bring more, nothing is said.',
    repair:
      'Correct the name, or add a section of this name and type to pjsip.conf. ' +
      'Where it is defined in a place that is not looked at, allow the rule, or set it to `off`.',
    evidence: 'res/res_pjsip/location.c `ast_sip_location_retrieve_aor`, res/res_pjsip.c `ast_sip_retrieve_auths`',
    invalid: [
      `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
aors=100
auth=ofice
;    ^^^^^ warning unknown-object: No section of type 'auth' is named 'ofice'.
[100]
type=aor
[office]
type=auth
`,
    ],
    valid: [
      `
[a]
exten => s,1,Dial(PJSIP/100)
-- pjsip.conf --
[100]
type=endpoint
aors=100, mobile
auth=100
[100]
type=aor
[mobile]
type=aor
[100]
type=auth
`,
    ],
    seeAlso: ['unknown-endpoint', 'unknown-setting', 'unknown-template'],
  },
  function* (file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
    if (dialplan.neighborName(file) !== 'pjsip.conf' || mayHaveMore(dialplan)) return;
    const sections = dialplan.neighborSections('pjsip.conf');
    // What other files hold does not bring this file here again.
    if (sections.some((each) => linesOf(each).some((line) => line.file !== file))) return;
    const namesOf = namesByType(sections);
    const missing = [...missingObjects(sections, namesOf)];
    const slips = misspelledSections(sections, missing);
    for (const object of missing) {
      const { line, name, type, key } = object;
      const slip = slips.get(keyOf(object));
      if (slip?.first === object) yield slip.finding;
      const isToldElsewhere = slip !== undefined || (type === 'endpoint' && isMisspelledEndpoint(name.text, dialplan));
      yield {
        line,
        span: name.span(),
        message: `No section of type '${type}' is named '${name.text}'.`,
        ...(isToldElsewhere
          ? { atMost: 'hint' as const }
          : // Only text messages to somebody without an endpoint go out by it.
            key === 'default_outbound_endpoint' && { atMost: 'information' as const }),
        fix: () => slip?.finding.fix() ?? changeTo(line, name, namesOf.get(type) ?? []),
      };
    }
  },
);

/** A name in a setting that no section of its type has. */
interface MissingObject {
  readonly line: Line;
  readonly name: Piece;
  readonly type: string;
  readonly key: string;
}

function* missingObjects(
  sections: readonly Category[],
  namesOf: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<MissingObject> {
  const withoutType = new Set(sections.filter(lacksType));
  const untyped = new Set([...withoutType].map(({ name }) => name));
  const told = new Set<Line>();
  for (const category of sections) {
    // Asterisk reads nothing of it, which is told of the section.
    if (withoutType.has(category) && !/^(?:global|system)$/.test(category.name)) continue;
    for (const [key, { line, value }] of lastValues(category)) {
      const type = wanted[key];
      const names = type === undefined ? undefined : namesOf.get(type);
      // Who keeps none of them here keeps all of them elsewhere.
      if (type === undefined || names === undefined) continue;
      if (told.has(line) || isTemplateText(line.text)) continue;
      told.add(line);
      for (const each of splitPlain(value, ',')) {
        const name = each.trim();
        if (name.text === '' || names.has(name.text) || isPlaceholder(name.text) || untyped.has(name.text)) continue;
        yield { line, name, type, key };
      }
    }
  }
}

function keyOf({ type, name }: MissingObject): string {
  return `${type} ${name.text}`;
}

/** So many places that agree on a name have it right. */
const SOME = 2;

/** The headers of sections that nothing names, where several settings name nearly that section, which is not there: they are the slips. */
function misspelledSections(
  sections: readonly Category[],
  missing: readonly MissingObject[],
): ReadonlyMap<string, { readonly first: MissingObject; readonly finding: Finding & { readonly fix: () => Fix[] } }> {
  const byName = new Map<string, MissingObject[]>();
  for (const object of missing) {
    const same = byName.get(keyOf(object));
    if (same === undefined) byName.set(keyOf(object), [object]);
    else same.push(object);
  }
  const found = new Map<string, { readonly first: MissingObject; readonly finding: Finding & { readonly fix: () => Fix[] } }>();
  let unnamed: Unnamed | undefined;
  for (const [key, objects] of byName) {
    const [first] = objects;
    if (objects.length < SOME || first === undefined || !/[A-Za-z].*[A-Za-z]/.test(first.name.text)) continue;
    const { name, type } = first;
    const only = (unnamed ??= new Unnamed(sections)).near(type, name.text);
    const header = only?.header.statement;
    if (only === undefined || header?.kind !== 'section') continue;
    const line = only.header;
    const span = header.name.span();
    found.set(key, {
      first,
      finding: {
        line,
        span,
        message: `Nothing names '${only.name}' of type '${type}', and ${objects.length} places name '${name.text}', which is not there.`,
        fix: () => [{ title: `Change to '${name.text}'`, safe: false, edits: [replacement(line, span, name.text)] }],
      },
    });
  }
  return found;
}

/** The sections that no setting names, by their types and names. */
class Unnamed {
  readonly #sections = new Map<string, Category>();
  readonly #names = new Map<string, Set<string>>();
  readonly #slips = new Map<string, SlipIndex>();

  constructor(sections: readonly Category[]) {
    const named = namesIn(sections);
    for (const section of sections) {
      const type = section.isTemplate || named.has(section.name) ? undefined : typeOf(section);
      if (type === undefined) continue;
      this.#sections.set(`${type} ${section.name}`, section);
      this.#names.set(type, (this.#names.get(type) ?? new Set()).add(section.name));
    }
  }

  /** The one of a type whose name differs from this by a letter. */
  near(type: string, wanted: string): Category | undefined {
    let index = this.#slips.get(type);
    if (index === undefined) this.#slips.set(type, (index = new SlipIndex(this.#names.get(type) ?? [])));
    const name = index.near(wanted);
    return name === undefined ? undefined : this.#sections.get(`${type} ${name}`);
  }
}

/** All that the settings of all sections name. */
function namesIn(sections: readonly Category[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const section of sections)
    for (const [key, { value }] of lastValues(section))
      if (wanted[key] !== undefined) for (const each of splitPlain(value, ',')) names.add(each.trim().text);
  return names;
}

function typeOf(section: Category): string | undefined {
  return lastValues(section).get('type')?.value.text.trim().toLowerCase();
}

/** Whether the header of an endpoint is the slip, which is told by the rule about endpoints. */
function isMisspelledEndpoint(name: string, dialplan: Dialplan): boolean {
  return isToldOfHeader({ kind: 'endpoint', name }, dialplan);
}

function changeTo(line: Line, name: Piece, names: Iterable<string>): Fix[] {
  const near = closest(name.text, [...names]);
  return near === undefined ? [] : [{ title: `Change to '${near}'`, safe: false, edits: [replacement(line, name.span(), near)] }];
}

interface LastValue {
  readonly line: Line;
  readonly value: Piece;
}

/** By the name of a setting the value that counts, since a later one takes the place of what a template gives. */
function lastValues(category: Category): ReadonlyMap<string, LastValue> {
  const found = new Map<string, LastValue>();
  if (category.isTemplate) return found;
  for (const line of linesOf(category)) {
    const { statement } = line;
    if (statement.kind === 'setting') found.set(statement.key.text.trim().toLowerCase(), { line, value: statement.value });
  }
  return found;
}

/** Whether Asterisk does not know what a section is, which is told of it. */
function lacksType(section: Category): boolean {
  if (section.isTemplate) return false;
  const types = sectionTypes('pjsip.conf') ?? [];
  return !linesOf(section).some(
    ({ statement }) =>
      statement.kind === 'setting' &&
      statement.key.text.trim().toLowerCase() === 'type' &&
      types.includes(statement.value.text.trim().toLowerCase()),
  );
}

/** What stands in the place of a name that is not to be seen. */
function isPlaceholder(name: string): boolean {
  return /^x+$|^\.+$|\$/i.test(name);
}

/** The type of the sections that the value of a setting names. */
const wanted: Readonly<Record<string, string | undefined>> = {
  aors: 'aor',
  auth: 'auth',
  outbound_auth: 'auth',
  transport: 'transport',
  endpoint: 'endpoint',
  default_outbound_endpoint: 'endpoint',
};

/** Whether a database, a wizard or a file that is not there may bring more; files in which nothing is set up bring none. */
function mayHaveMore(dialplan: Dialplan): boolean {
  if (dialplan.configured('endpoint').isOpen) return true;
  const says = (file: string, pattern: RegExp): boolean =>
    dialplan
      .neighborSections(file)
      .some((section) =>
        linesOf(section).some(({ statement }) => statement.kind === 'setting' && pattern.test(statement.key.text)),
      );
  return (
    says('extconfig.conf', /^ps_/i) ||
    says('sorcery.conf', /^(?:endpoint|aor|auth|transport)\b/i) ||
    says('pjsip_wizard.conf', /^type$/i)
  );
}

function namesByType(sections: readonly Category[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const section of sections) {
    if (section.isTemplate) continue;
    for (const { statement } of linesOf(section)) {
      if (statement.kind !== 'setting' || statement.key.text.trim().toLowerCase() !== 'type') continue;
      const type = statement.value.text.trim().toLowerCase();
      found.set(type, (found.get(type) ?? new Set()).add(section.name));
    }
  }
  return found;
}
