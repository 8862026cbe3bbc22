/** A setting in [general] that Asterisk does not read, or one beside the dialplan that another further down undoes. */

import { closest } from '../../base/distance.ts';
import type { Category } from '../../model/layout/category.ts';
import type { Line } from '../../syntax/config-file.ts';
import { insertion, replacement, withoutLine } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { layoutRule } from '../rule.ts';

export const ignoredSetting = layoutRule(
  {
    name: 'ignored-setting',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'The section `[general]` has a setting that Asterisk does not read or is a template, or a setting of a telephone does not count because of a line further down.',
    why:
      'Asterisk reads a few settings in `[general]` and ignores all others without a word: a misspelled `autofallthrough` leaves the default. ' +
      'With `priorityjumping=yes` applications such as Dial jumped to the priority 101 further on when they failed; this went with Asterisk 1.6, and what stands at those priorities is never run. With `priorityjumping=no` nothing is reported. ' +
      'A header `[general](!)` or `[globals](!)` makes a template, and nothing in it is read. ' +
      'Where a section of sip.conf, iax.conf or pjsip.conf sets `context` twice, the lower one counts. An address in `host` with a `host=dynamic` below it is used until the telephone registers.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`; channels/chan_sip.c `build_peer` (goes through the lines in their order)',
    invalid: [
      `
[general]
static=yes
autofalthrough=no
;<^^^^^^^^^^^^ warning ignored-setting: Asterisk reads no setting 'autofalthrough' here.
priorityjumping=yes
;<^^^^^^^^^^^^^ information ignored-setting: Asterisk has no 'priorityjumping' since 1.6: no application jumps to another priority by itself.
`,
      `
[inside]
exten => 100,1,Dial(SIP/100)
-- sip.conf --
[100]
type=friend
host=192.168.1.7
;    ^^^^^^^^^^^ information ignored-setting: Further down 'host' is dynamic: this address counts until the telephone registers from another one.
host=dynamic
context=outside
;       ^^^^^^^ information ignored-setting: Further down 'context' is set again: this one does not count.
context=inside
`,
    ],
    valid: [
      `
[general]
static=yes
writeprotect=no
autofallthrough=yes
clearglobalvars=no
extenpatternmatchnew=no
priorityjumping=no
[globals]
autofalthrough=no
`,
      `
[inside]
exten => 100,1,Dial(SIP/100)
-- sip.conf --
[phone](!)
host=dynamic
[100](phone)
type=friend
host=192.168.1.7
permit=192.168.1.0/24
permit=192.168.2.0/24
`,
    ],
    seeAlso: ['misplaced-extension', 'unknown-keyword'],
  },
  function* ({ settingSections, layout: { categories } }) {
    yield* templates(categories);
    for (const { name, fragments } of settingSections) {
      if (name.toLowerCase() !== 'general') continue;
      for (const fragment of fragments)
        for (const line of fragment.lines()) {
          const finding = judge(line);
          if (finding !== undefined) yield finding;
        }
    }
  },
  function* (file, dialplan) {
    const name = dialplan.neighborName(file);
    const single = Object.hasOwn(singleSettings, name) ? singleSettings[name] : undefined;
    if (single === undefined) return;
    for (const category of dialplan.neighborSections(name))
      if (category.header.file === file) yield* undone(category, single, name);
  },
);

/** `[globals](!)`: a template is no section of Asterisk's own, so that what stands in it is read by nobody, unless such a section inherits it. */
function* templates(categories: readonly Category[]): Generator<Finding> {
  for (const { isTemplate, name, header, fragments } of categories) {
    if (!isTemplate) continue;
    const meant = name.toLowerCase();
    const { statement } = header;
    if (!/^(?:general|globals)$/.test(meant) || statement.kind !== 'section' || isTemplateText(header.text)) continue;
    if (!fragments.some((fragment) => [...fragment.lines()].some((line) => line.statement.kind === 'setting'))) continue;
    if (categories.some((each) => each.header !== header && each.name.toLowerCase() === meant)) continue;
    const mark = statement.options?.find(({ text }) => text === '!');
    if (mark === undefined) continue;
    yield {
      line: header,
      span: mark.span(),
      message: `A template is not the section '${name}' of Asterisk: it reads none of these lines.`,
      fix: () =>
        statement.options?.length === 1
          ? [
              {
                title: "Remove '(!)'",
                safe: false,
                edits: [replacement(header, { start: mark.span().start - 1, end: mark.span().end + 1 }, '')],
              },
            ]
          : [],
    };
  }
}

/** Settings of which a section has one; those that add to each other are not among them. */
const singleSettings: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  'sip.conf': new Set([
    'host',
    'context',
    'defaultuser',
    'username',
    'secret',
    'md5secret',
    'fromuser',
    'fromdomain',
    'port',
    'callerid',
  ]),
  'iax.conf': new Set(['host', 'context', 'username', 'secret', 'port', 'callerid']),
  'pjsip.conf': new Set(['context', 'callerid', 'username', 'password', 'from_user', 'from_domain', 'server_uri', 'client_uri']),
};

/** Settings that others of the same section undo; what a template gives may be meant to be undone. */
function* undone({ header, fragments }: Category, single: ReadonlySet<string>, name: string): Generator<Finding> {
  const last = new Map<string, Line>();
  for (const fragment of fragments) {
    if (fragment.before !== header) continue;
    for (const line of fragment.lines()) {
      const { statement } = line;
      if (statement.kind !== 'setting') continue;
      const key = statement.key.text.trim().toLowerCase();
      if (!single.has(key)) continue;
      const before = last.get(key);
      if (before !== undefined) yield* overwritten(before, line, key === 'host' && name === 'sip.conf');
      last.set(key, line);
    }
  }
}

/** A setting that has another value further down. chan_sip keeps the address of a host that is to be dynamic as well. */
// Asterisk: channels/chan_sip.c build_peer (`srvlookup`).
function* overwritten(line: Line, later: Line, isSipHost: boolean): Generator<Finding> {
  const { statement } = line;
  if (statement.kind !== 'setting' || valueOf(line) === valueOf(later) || valueOf(line) === '') return;
  if (isTemplateText(line.text) || isTemplateText(later.text)) return;
  yield {
    line,
    span: statement.value.trim().span(),
    message:
      isSipHost && /^dynamic$/i.test(valueOf(later))
        ? "Further down 'host' is dynamic: this address counts until the telephone registers from another one."
        : `Further down '${statement.key.text.trim()}' is set again: this one does not count.`,
    related: [{ line: later, span: later.statement.live.span(), message: 'It is set again here.' }],
    atMost: 'information',
  };
}

function valueOf({ statement }: Line): string {
  return statement.kind === 'setting' ? statement.value.text.trim() : '';
}

/** In small letters; their case does not matter. */
const known: readonly string[] = [
  'static',
  'writeprotect',
  'autofallthrough',
  'clearglobalvars',
  'extenpatternmatchnew',
  'overrideswitch',
  'userscontext',
];

function judge(line: Line): Finding | undefined {
  const { statement } = line;
  if (statement.kind !== 'setting' || isTemplateText(line.text)) return undefined;
  const { key, value } = statement;
  const name = key.text.toLowerCase();
  if (known.includes(name) || name === '') return undefined;
  if (name === 'priorityjumping')
    return /^(?:yes|true|y|t|1|on)$/i.test(value.text)
      ? {
          line,
          span: key.span(),
          message: "Asterisk has no 'priorityjumping' since 1.6: no application jumps to another priority by itself.",
          atMost: 'information',
          fix: () => [removal(line)],
        }
      : undefined;
  const meant = closest(name, known);
  const isVariable = meant === undefined && isCapital.test(key.text);
  return {
    line,
    span: key.span(),
    message: `Asterisk reads no setting '${key.text}' here${isVariable ? ': global variables stand in [globals]' : ''}.`,
    ...(meant === undefined && { atMost: 'information' as const }),
    fix: (): Fix[] =>
      meant === undefined
        ? [isVariable && areVariables(line) ? headerAbove(line) : removal(line)]
        : [{ title: `Change to '${meant}'`, safe: false, edits: [replacement(line, key.span(), meant)] }],
  };
}

const isCapital = /^[A-Z][A-Z\d_]*$/;

/** Whether what stands below in the section is written as a variable too. */
function areVariables({ file, number }: Line): boolean {
  for (const { statement } of file.lines.slice(number)) {
    if (statement.kind === 'section') return true;
    if (statement.kind !== 'blank' && (statement.kind !== 'setting' || !isCapital.test(statement.key.text))) return false;
  }
  return true;
}

/** The header that was forgotten. */
function headerAbove(line: Line): Fix {
  return { title: "Put '[globals]' above", safe: false, edits: [insertion(line, 0, '[globals]\n')] };
}

function removal(line: Line): Fix {
  return { title: 'Remove the setting', safe: false, edits: [withoutLine(line)] };
}
