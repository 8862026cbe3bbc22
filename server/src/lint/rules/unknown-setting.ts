/** A setting of queues.conf, confbridge.conf, pjsip.conf, sip.conf or iax.conf that Asterisk does not know there, or a word that the setting does not take. */

import { closest, distance } from '../../base/distance.ts';
import { channelItems } from '../../catalogue/catalogue.ts';
import { variablesInConfiguration } from '../../catalogue/neighbors/configuration-roles.ts';
import {
  driverOfSetting,
  knownSettings,
  menuActions,
  sectionTypes,
  settingWords,
} from '../../catalogue/neighbors/neighbor-settings.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf, type Category } from '../../model/layout/category.ts';
import { splitArguments, splitPlain } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { SettingStatement, StatementOf } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { neighborRule } from '../rule.ts';

export const unknownSetting = neighborRule(
  {
    name: 'unknown-setting',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'A file beside the dialplan has a setting that Asterisk does not know in this section, or a word that the setting does not take.',
    why:
      'In queues.conf Asterisk ignores such a line with a warning. In pjsip.conf and confbridge.conf one such line makes it refuse the whole section: ' +
      'with `contxt=inside` the endpoint is not there at all, and what names it in the dialplan reaches nobody. ' +
      '`allow` and `disallow` count in the order of their lines: a `disallow=all` behind them leaves a telephone without any codec. ' +
      'Only sections are judged whose type is written, there or in a template of theirs. ' +
      'chan_sip and chan_iax2 pass over what they do not know without a word, and other programs read some of it: there only a misspelled name is reported, and the name that another driver has for a setting.',
    evidence:
      'apps/app_queue.c `queue_set_param` ("Unknown keyword in queue"), main/config_options.c `aco_process_var` ("Could not find option suitable for category"), res/res_pjsip/location.c `permanent_uri_handler`',
    invalid: [
      `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[sales]
strategy = ringal
;          ^^^^^^ warning unknown-setting: 'strategy' does not take the word 'ringal'.
timeuot = 20
;<^^^^^ warning unknown-setting: Asterisk knows no setting 'timeuot' here.
-- pjsip.conf --
[100]
type=endpoint
contxt=a
;<^^^^ warning unknown-setting: Asterisk knows no setting 'contxt' here, and refuses the endpoint '100'.
[global]
user_agent=PBX
[101]
;^^^ warning unknown-setting: Asterisk ignores this section: no type says what it is.
context=a
[udp]
type=transport
local_net=10.0.0.0/8 # home
;                    ^^^^^^ warning unknown-setting: Comments begin with ';': this is a part of the value.
-- sip.conf --
[100]
type=friend
contect=a
;<^^^^^ warning unknown-setting: Asterisk knows no setting 'contect' here.
rtp_symmetric=yes
;<^^^^^^^^^^^ information unknown-setting: 'rtp_symmetric' is a setting of pjsip.conf: Asterisk ignores it here.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Queue(sales)
-- queues.conf --
[general]
autofill = yes
[sales]
strategy = rrmemory
joinempty = paused,penalty
member => PJSIP/100
-- pjsip.conf --
[phone](!)
type=endpoint
context=a
[100](phone)
allow=alaw
[100]
type=aor
max_contacts=2
-- sip.conf --
[101]
type=friend
department=sales
`,
    ],
    seeAlso: ['ignored-setting', 'unknown-endpoint'],
  },
  function* (file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
    const name = dialplan.neighborName(file);
    if (knownSettings(name, '', 'endpoint') === undefined && sectionTypes(name) === undefined) return;
    const told = new Set<Line>();
    const sections = dialplan.neighborSections(name);
    let typed: ReadonlySet<string> | undefined;
    for (const category of sections) {
      const lines = linesOf(category);
      // What another file holds of the section does not bring this file here again.
      if (lines.some((line) => line.file !== file && line.statement.kind !== 'blank')) continue;
      const type = settingsOf(lines).find(({ statement }) => statement.key.text.trim().toLowerCase() === 'type');
      if (name === 'pjsip.conf' && type === undefined && isWithoutType(category) && !lacksTemplate(category, sections)) {
        const meant = settingsOf(lines).find(
          ({ statement }) => distance(statement.key.text.trim().toLowerCase(), 'type', 1) === 1,
        );
        if (meant === undefined) yield withoutType(category, (typed ??= templatesWithType(sections)));
        else if (!told.has(meant.line)) yield misspelledType(meant);
        if (meant !== undefined) told.add(meant.line);
      }
      const useless = takenBack(category, name);
      if (useless !== undefined && !told.has(useless.line)) {
        told.add(useless.line);
        yield useless;
      }
      for (const each of settingsOf(lines)) {
        if (told.has(each.line) || isTemplateText(each.line.text)) continue;
        const finding = judge(each, name, category, type?.statement.value.text.trim() ?? typeByName(category, name));
        if (finding === undefined) continue;
        told.add(each.line);
        yield finding;
      }
    }
  },
);

function typeByName({ name }: Category, file: string): string | undefined {
  return file === 'pjsip.conf' && isTypeByName.test(name) ? name : undefined;
}

const isTypeByName = /^(?:global|system)$/;

/** Whether a section sets something up and does not say what it is; `[global]` and `[system]` say so by their names. */
function isWithoutType(category: Category): boolean {
  const { header, isTemplate } = category;
  const lines = linesOf(category);
  if (isTypeByName.test(category.name)) return false;
  return (
    !isTemplate && !isTemplateText(header.text) && settingsOf(lines).length > 0 && !lines.some(({ text }) => isTemplateText(text))
  );
}

/** Whether a section inherits from one that is not there, which is told, and may have its type from it. */
function lacksTemplate({ header: { statement } }: Category, sections: readonly Category[]): boolean {
  const names = statement.kind === 'section' ? (statement.options ?? []) : [];
  return names.some(
    ({ text }) => /^[\w.-]+$/.test(text) && !sections.some(({ name }) => name.toLowerCase() === text.toLowerCase()),
  );
}

/** A section of pjsip.conf is what its type says, and nothing without one. */
// Asterisk: res/res_sorcery_config.c sorcery_is_configuration_met.
function withoutType({ header }: Category, typed: ReadonlySet<string>): Finding {
  const { statement } = header;
  const template = statement.kind === 'section' ? templateOf(statement) : undefined;
  // What is missing in a template is missing once.
  const isShared = template !== undefined && !typed.has(template.toLowerCase());
  return {
    line: header,
    span: (statement.kind === 'section' ? statement.name : statement.live).span(),
    message: isShared
      ? `Asterisk ignores this section: no type says what it is, neither here nor in '${template}'.`
      : 'Asterisk ignores this section: no type says what it is.',
    ...(isShared && { isOncePerFile: true }),
  };
}

/** The first section that one inherits from. */
function templateOf({ options }: StatementOf<'section'>): string | undefined {
  return options?.find(({ text }) => /^[\w.-]+$/.test(text))?.text;
}

/** The templates of sections that say what they are, in lower case. */
function templatesWithType(sections: readonly Category[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const category of sections) {
    const { statement } = category.header;
    const template = statement.kind === 'section' ? templateOf(statement) : undefined;
    const isTyped = settingsOf(linesOf(category)).some(({ statement: { key } }) => key.text.trim().toLowerCase() === 'type');
    if (template !== undefined && isTyped) found.add(template.toLowerCase());
  }
  return found;
}

/** `tpye=endpoint`, without which nothing says what the section is. */
function misspelledType({ line, statement: { key } }: Setting): Finding {
  const name = key.trim();
  return {
    line,
    span: name.span(),
    message: `Asterisk knows no setting '${name.text}', and ignores the section: no type says what it is.`,
    fix: () => changeTo(line, name, 'type'),
  };
}

/** `allow=alaw` and then `disallow=all`, with which nothing is allowed. */
// Asterisk: main/format_cap.c ast_format_cap_update_by_allow_disallow: the lines count in their order.
function takenBack(category: Category, file: string): Finding | undefined {
  if (category.isTemplate || !/^(?:sip|iax|pjsip)\.conf$/.test(file)) return undefined;
  let isAllowed = false;
  let last: Setting | undefined;
  for (const each of settingsOf(linesOf(category))) {
    const key = each.statement.key.text.trim().toLowerCase();
    if (key === 'allow') [isAllowed, last] = [true, undefined];
    else if (isAllowed && key === 'disallow' && each.statement.value.text.trim().toLowerCase() === 'all')
      [isAllowed, last] = [false, each];
  }
  return (
    last && {
      line: last.line,
      span: last.statement.value.trim().span(),
      message: 'This takes back what is allowed above, and nothing is left.',
    }
  );
}

interface Setting {
  readonly line: Line;
  readonly statement: SettingStatement;
}

function settingsOf(lines: readonly Line[]): readonly Setting[] {
  return lines.flatMap((line) => (line.statement.kind === 'setting' ? [{ line, statement: line.statement }] : []));
}

function judge({ line, statement }: Setting, file: string, section: Category, type: string | undefined): Finding | undefined {
  const key = statement.key.trim();
  const name = key.text.toLowerCase();
  if (name === '' || key.text.includes('$')) return undefined;
  const types = sectionTypes(file);
  if (name === 'type' && types !== undefined) return unknownWord(line, name, statement.value.trim(), types);
  if (file === 'confbridge.conf' && type === 'menu' && /^[\dA-D*#]+$/i.test(name))
    return unknownAction(line, key.text, statement.value);
  const known = knownSettings(file, section.name, type);
  if (known !== undefined && !known.names.has(name) && !known.beginnings.some((beginning) => name.startsWith(beginning))) {
    if (file === 'queues.conf' && knownSettings(file, 'queue', undefined)?.names.has(name) === true)
      return {
        line,
        span: key.span(),
        message: `'${key.text}' is a setting of a queue, and not read here.`,
        atMost: 'information',
      };
    const meant = closest(name, [...known.names]);
    if (known.isLenient === true && !isSlip(name, meant)) return settingOfAnother(line, key, file);
    const owner = known.isStrict && type !== undefined ? `, and refuses the ${type.toLowerCase()} '${section.name}'` : '';
    return {
      line,
      span: key.span(),
      message: `Asterisk knows no setting '${key.text}' here${owner}.`,
      explains: rulesOfNames,
      // One way of transport was hardly written for the other.
      fix: () => changeTo(line, key, meant?.replace(/^tcp/, 'udp') === name ? undefined : meant),
    };
  }
  const comment = known === undefined ? undefined : commentIn(line, name, statement.value);
  if (comment !== undefined) return comment;
  if (variablesInConfiguration.has(name)) return unknownChannelItem(line, statement.value);
  if (file === 'pjsip.conf' && addresses.has(name) && lacksScheme(statement.value.text))
    return {
      line,
      span: statement.value.trim().span(),
      message: `'${statement.value.text.trim()}' is no SIP URI: it begins with 'sip:' or 'sips:'.`,
    };
  const words = settingWords(file, name);
  if (words === undefined || statement.value.text.includes('$')) return undefined;
  for (const each of words.isList ? splitPlain(statement.value, ',') : [statement.value.trim()]) {
    const word = file === 'pjsip.conf' ? each.trim() : each;
    const finding =
      words.isOpen === true ? slipOfWord(line, key.text, word, words.words) : unknownWord(line, key.text, word, words.words);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** `set_var=CHANNEL(hangup_handler_puhs)=ended,s,1` */
// Asterisk: funcs/func_channel.c func_channel_write_real.
function unknownChannelItem(line: Line, value: Piece): Finding | undefined {
  const item = /^\s*CHANNEL\(([\w-]+)\)=/.exec(value.text)?.[1];
  const items = channelItems();
  if (item === undefined || items.has(item.toLowerCase())) return undefined;
  const start = value.text.indexOf('(') + 1;
  const piece = value.slice(start, start + item.length);
  return {
    line,
    span: piece.span(),
    message: `CHANNEL() has no item '${item}'.`,
    fix: () => changeTo(line, piece, closest(item.toLowerCase(), [...items])),
  };
}

/** Settings of pjsip.conf that are addresses. */
const addresses: ReadonlySet<string> = new Set(['server_uri', 'client_uri', 'contact']);

/** Whether a text is no URI that Asterisk can send to, and nothing that a program or a person has still to fill in. */
// Asterisk: res/res_pjsip_outbound_registration.c sip_outbound_registration_apply, res/res_pjsip/location.c permanent_uri_handler.
function lacksScheme(value: string): boolean {
  const text = value.trim();
  return /^[\w.@:+-]+$/.test(text) && /[.@]/.test(text) && !/^(?:sips?|tel|urn):/i.test(text) && !/^x+$/i.test(text);
}

/** What other rules say of a name in a value that Asterisk does not take. */
const rulesOfNames: readonly string[] = [
  ...['unknown-context', 'unknown-object', 'unknown-endpoint', 'unknown-mailbox', 'unknown-music-class', 'unknown-parking-lot'],
];

/** A key of a conference menu that is to do what no menu does. */
function unknownAction(line: Line, key: string, value: Piece): Finding | undefined {
  for (const each of splitArguments(value)) {
    const action = each.trim();
    const name = action.slice(0, /^[^(]*\(?/.exec(action.text)?.[0].length);
    const finding = unknownWord(line, key, name, menuActions);
    if (finding === undefined) continue;
    // A module of one's own may do more.
    return closest(name.text.toLowerCase(), menuActions) === undefined ? { ...finding, atMost: 'information' } : finding;
  }
  return undefined;
}

/** `local_net=10.0.0.0/8 # home`: what is a comment elsewhere is a part of the value. */
function commentIn(line: Line, name: string, value: Piece): Finding | undefined {
  const length = /^\S+(?=\s+#\s*[A-Za-z])/.exec(value.text)?.[0].length;
  if (length === undefined || /secret|password|callerid|description|regex|setvar|set_var|fullname/.test(name)) return undefined;
  const rest = value.slice(length).trim();
  return {
    line,
    span: rest.span(),
    message: "Comments begin with ';': this is a part of the value.",
    explains: rulesOfNames,
    fix: () => [{ title: "Change to ';'", safe: false, edits: [replacement(line, rest.span(0, 1), ';')] }],
  };
}

/** A setting that another driver has under this name, and this one has not. */
function settingOfAnother(line: Line, key: Piece, file: string): Finding | undefined {
  const other = driverOfSetting(file, key.text.toLowerCase());
  return other === undefined
    ? undefined
    : {
        line,
        span: key.span(),
        message: `'${key.text}' is a setting of ${other}: Asterisk ignores it here.`,
        atMost: 'information',
      };
}

/** Whether a name is plainly another one: a letter too many, missing, changed or misplaced, or a mark in front. */
function isSlip(name: string, meant: string | undefined): boolean {
  const limit = name.length >= 9 ? 2 : 1;
  // Nothing else has so short a name.
  if (meant === 'type') return distance(name, meant, 1) === 1;
  return meant !== undefined && name.length >= 4 && distance(name, meant, limit) <= limit && !/\d$/.test(name);
}

function unknownWord(line: Line, key: string, value: Piece, words: readonly string[]): Finding | undefined {
  const word = value.text;
  // What is not to be seen stands there as X.
  if (word === '' || words.includes(word.toLowerCase()) || /^x+$/i.test(word)) return undefined;
  return {
    line,
    span: value.span(),
    message: `'${key}' does not take the word '${word}'.`,
    fix: () => changeTo(line, value, closest(word.toLowerCase(), words)),
  };
}

/** A word that is plainly one of a list that others may add to: `alow`, `!alow` and `alow:20` for `alaw`. */
function slipOfWord(line: Line, key: string, value: Piece, words: readonly string[]): Finding | undefined {
  const [mark, name] = [/^!?\s*/.exec(value.text)?.[0] ?? '', /^!?\s*([^:]*)/.exec(value.text)?.[1]?.trim() ?? ''];
  const word = name.toLowerCase();
  const near = closest(word, words);
  // Of a short word a letter is missing: `ulw`, `al`.
  const isShort =
    near !== undefined && /^[a-z]{2,3}$/.test(word) && near.length === word.length + 1 && distance(word, near, 1) === 1;
  if (words.includes(word) || !(isShort || isSlip(word, near))) return undefined;
  return unknownWord(line, key, value.slice(mark.length, mark.length + name.length), words);
}

function changeTo(line: Line, piece: Piece, meant: string | undefined): Fix[] {
  return meant === undefined
    ? []
    : [{ title: `Change to '${meant}'`, safe: false, edits: [replacement(line, piece.span(), meant)] }];
}
