/** Calls that come in from a trunk may go out by it again. */

import type { Context } from '../../model/contexts/context.ts';
import type { Priority } from '../../model/contexts/extension.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf, type Category } from '../../model/layout/category.ts';
import { reachOf } from '../../model/names/reach.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { compileName } from '../../syntax/pattern.ts';
import type { SettingStatement } from '../../syntax/statement.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { neighborRule } from '../rule.ts';

export const trunkLoop = neighborRule(
  {
    name: 'trunk-loop',
    tier: 'safety',
    severity: 'information',
    since: '0.1.0',
    summary: 'The calls of a trunk begin in a context in which a number that is dialled goes out by the same trunk.',
    why:
      'Numbers that telephones dial belong in another context than the numbers that a provider calls. Where they share one, a call from outside to a number that no other extension answers is sent back to the provider, who may send it here again until all channels are taken, or who lets a stranger call on at the cost of the owner. ' +
      'A trunk is an endpoint that is known by its address or that registers elsewhere, or a peer with an address of its own. Reported are patterns that dial `${EXTEN}` by it, in its context or in one that this includes.',
    repair:
      'Give the trunk a context of its own, with the numbers alone that others may call, and let telephones begin in another one. ' +
      'Where the provider never sends other numbers than your own, the loop cannot happen; a pattern for these numbers alone says so.',
    evidence: 'res/res_pjsip_session.c `get_destination`, main/pbx.c `pbx_find_extension`',
    invalid: [
      `
[provider]
exten => _0XXXXXX,1,Dial(PJSIP/\${EXTEN}@provider)
-- pjsip.conf --
[provider]
type=endpoint
context=provider
;       ^^^^^^^^ information trunk-loop: What comes in from 'provider' may go out by it again: '_0XXXXXX' of 'provider' dials by this trunk.
outbound_auth=provider
`,
    ],
    valid: [
      `
[inside]
exten => _0XXXXXX,1,Dial(PJSIP/\${EXTEN}@provider)
[provider]
exten => _X.,1,Dial(PJSIP/100)
-- pjsip.conf --
[provider]
type=endpoint
context=provider
outbound_auth=provider
[100]
type=endpoint
context=inside
`,
    ],
    seeAlso: ['unsafe-dial-argument', 'unreachable-include'],
  },
  function* (file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
    const name = dialplan.neighborName(file);
    const technology = name === 'pjsip.conf' ? 'pjsip' : name === 'sip.conf' ? 'sip' : undefined;
    if (technology === undefined) return;
    const sections = dialplan.neighborSections(name);
    const identified = identifiedIn(sections);
    for (const section of sections) {
      if (section.isTemplate) continue;
      const settings = lastSettings(section);
      const begin = settings.get('context');
      if (begin?.line.file !== file || isTemplateText(begin.line.text)) continue;
      if (technology === 'pjsip' ? !isOutside(section.name, settings, identified) : !hasAddress(settings)) continue;
      const context = dialplan.context(begin.statement.value.text.trim());
      if (context === undefined) continue;
      const dialled = dialledFrom(dialplan, context, `${technology}/${section.name.toLowerCase()}`);
      if (dialled === undefined) continue;
      yield {
        line: begin.line,
        span: begin.statement.value.trim().span(),
        message: `What comes in from '${section.name}' may go out by it again: '${dialled.name}' of '${dialled.context.name}' dials by this trunk.`,
        related: [{ line: dialled.line, span: dialled.statement.application.trim().span(), message: 'It goes out here.' }],
      };
    }
  },
);

interface Setting {
  readonly line: Line;
  readonly statement: SettingStatement;
}

function lastSettings(section: Category): ReadonlyMap<string, Setting> {
  const found = new Map<string, Setting>();
  for (const line of linesOf(section)) {
    const { statement } = line;
    if (statement.kind === 'setting') found.set(statement.key.text.trim().toLowerCase(), { line, statement });
  }
  return found;
}

function valueOf(settings: ReadonlyMap<string, Setting>, key: string): string {
  return settings.get(key)?.statement.value.text.trim() ?? '';
}

/** The endpoints that are told by the address of who calls. */
function identifiedIn(sections: readonly Category[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const section of sections) {
    const settings = lastSettings(section);
    if (valueOf(settings, 'type').toLowerCase() === 'identify') found.add(valueOf(settings, 'endpoint'));
  }
  return found;
}

function isOutside(name: string, settings: ReadonlyMap<string, Setting>, identified: ReadonlySet<string>): boolean {
  if (valueOf(settings, 'type').toLowerCase() !== 'endpoint') return false;
  return settings.has('outbound_auth') || identified.has(name);
}

function hasAddress(settings: ReadonlyMap<string, Setting>): boolean {
  const host = valueOf(settings, 'host').toLowerCase();
  return host !== '' && host !== 'dynamic' && /^(?:peer|friend)$/i.test(valueOf(settings, 'type'));
}

/** The first priority that calls of a context may come to and that sends them out by a trunk. */
function dialledFrom(dialplan: Dialplan, context: Context, trunk: string): Priority | undefined {
  for (const { name } of reachOf(dialplan, context).contexts) {
    const entered = dialplan.context(name);
    const found = entered && trunksOf(entered).get(trunk);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** By which trunks the patterns of a context dial the number that they answer. */
function trunksOf(context: Context): ReadonlyMap<string, Priority> {
  let found = remembered.get(context);
  if (found === undefined) {
    const trunks = new Map<string, Priority>();
    for (const priority of context.priorities()) {
      const { applicationName, data } = priority.statement;
      if (!answersOutside(priority.name) || applicationName !== 'dial') continue;
      for (const [, technology = '', behind, before] of data.text.matchAll(destination)) {
        const trunk = `${technology}/${behind ?? before ?? ''}`.toLowerCase();
        if (!trunks.has(trunk)) trunks.set(trunk, priority);
      }
    }
    remembered.set(context, (found = trunks));
  }
  return found;
}

/** Whether a pattern answers numbers such as a provider calls: not short ones of the house alone, nor those behind a prefix to dial. */
function answersOutside(name: string): boolean {
  return /^_(?!\+?\d\d)/.test(name) && (/[.!]/.test(name) || compileName(name).positions.length >= 6);
}

/** A context is never changed after it is built, so what is remembered stays right. */
const remembered = new WeakMap<Context, ReadonlyMap<string, Priority>>();

/** `PJSIP/9${EXTEN:1}@trunk`, `PJSIP/trunk/sip:${EXTEN}@host`, `SIP/trunk/${EXTEN}` */
const destination = /\b(PJSIP|SIP)\/(?:[^&,@/()]*\$\{EXTEN[^&,@/]*@([\w.-]+)|([\w.-]+)\/[^&,]*\$\{EXTEN)/gi;
