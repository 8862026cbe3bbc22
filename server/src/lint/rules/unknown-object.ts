/** A section of pjsip.conf names another that is not there. */

import { closest } from '../../base/distance.ts';
import { sectionTypes } from '../../catalogue/neighbors/neighbor-settings.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf, type Category } from '../../model/layout/category.ts';
import { splitPlain } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { replacement } from '../../syntax/text-edits.ts';
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
    const untyped = namesWithoutType(sections);
    const told = new Set<Line>();
    for (const category of sections)
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
          yield {
            line,
            span: name.span(),
            message: `No section of type '${type}' is named '${name.text}'.`,
            // Only text messages to somebody without an endpoint go out by it.
            ...(key === 'default_outbound_endpoint' && { atMost: 'information' as const }),
            fix: () => changeTo(line, name, names),
          };
        }
      }
  },
);

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

/** The sections of which Asterisk does not know what they are, which is told of them. */
function namesWithoutType(sections: readonly Category[]): ReadonlySet<string> {
  const types = sectionTypes('pjsip.conf') ?? [];
  const isKnown = ({ statement }: Line): boolean =>
    statement.kind === 'setting' &&
    statement.key.text.trim().toLowerCase() === 'type' &&
    types.includes(statement.value.text.trim().toLowerCase());
  return new Set(sections.filter((each) => !each.isTemplate && !linesOf(each).some(isKnown)).map(({ name }) => name));
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
