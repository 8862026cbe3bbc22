/** The pages of the rules, and their index. */

import { checkDialplan } from '../server/src/lint/check-dialplan.ts';
import type { Fix } from '../server/src/lint/finding.ts';
import { activeRules, type RuleLevel } from '../server/src/lint/registry.ts';
import { defaultSettings, type RuleSettings } from '../server/src/lint/rule-settings.ts';
import type { Rule, RuleMeta } from '../server/src/lint/rule.ts';
import { rules } from '../server/src/lint/rules/index.ts';
import { Dialplan } from '../server/src/model/dialplan.ts';
import { isNeighborName } from '../server/src/model/neighbors/neighbors.ts';
import { ConfigFile, StatementPool } from '../server/src/syntax/config-file.ts';
import { cell, fence, GENERATED, page, sentences } from './markdown.ts';

/** Each page by its name, and its text. */
export function rulePages(): ReadonlyMap<string, string> {
  const fixes = new Map(rules.map((rule) => [rule.meta.name, fixesOf(rule)]));
  const pages = new Map([['README.md', rulesIndex(fixes)]]);
  for (const { meta } of rules) pages.set(`${meta.name}.md`, rulePage(meta, fixes.get(meta.name) ?? []));
  return pages;
}

/** The tiers in the order of what they are worth, with the title and the introduction of each. */
const tiers: Readonly<Record<RuleMeta['tier'], { readonly title: string; readonly text: string }>> = {
  targets: {
    title: 'Targets, subroutines and hangup handlers',
    text: 'Jumps, calls and whatever else names a place of the dialplan, and what that place needs.\nA subroutine is a place that is called: by `Gosub`, as a hangup handler, by an option of `Dial`.',
  },
  load: {
    title: 'What Asterisk drops, or fails at',
    text: 'Lines that Asterisk refuses while it loads the files, takes for something else, or cannot carry out; names that no file defines.',
  },
  flow: { title: 'Flow and reach', text: 'Lines that no call comes to, and calls that end or go on where nobody meant them to.' },
  safety: { title: 'Safety', text: 'Ways in which a caller can do what only the administrator should.' },
  taste: { title: 'Taste', text: 'What a reader notices and a caller does not.' },
};

/** What the pages of the rules take for known, in words of somebody who writes dialplans. */
const WORDS: readonly (readonly [string, string])[] = [
  ['context', 'a section of the dialplan, `[name]`, and the extensions in it'],
  ['extension', 'what is dialled, or a name such as `s`; with `_` in front it is a pattern, as `_1XX`, for many numbers'],
  ['priority', 'one step of an extension, with its number (`1`, or `n` for the next one) and one application'],
  ['label', 'a name for a priority: `end` in `n(end)`'],
  ['application', 'what a priority runs: `Dial(…)`, `Playback(…)`'],
  ['function', 'what is read with `${NAME(…)}` and set with `Set(NAME(…)=…)`: `CALLERID(num)`'],
  [
    'target',
    'a place that a line names, `context,extension,priority`; what is left out at its beginning is taken from the line itself',
  ],
  [
    'subroutine, or routine',
    'extensions that are called with Gosub, or from an option of Dial or Queue, and come back with Return',
  ],
  ['hangup handler', 'a subroutine that runs when a channel has hung up; `Set(CHANNEL(hangup_handler_push)=…)` names it'],
  ['channel, or leg', 'one side of a call: the caller has one, and who is called has another one'],
  ['auto-fallthrough', 'Asterisk ends a call for which there is no next priority'],
  ['hint', 'a line `exten => 100,hint,PJSIP/100`, which tells whose state the lamp of a telephone shows'],
  [
    'to push a handler',
    'to put it on the channel, which keeps it until the channel hangs up; *pop* and *wipe* take handlers off again',
  ],
  ['Local channel', 'a call into the dialplan itself: `Dial(Local/100@phones)` runs extension 100 of `[phones]`'],
  ['dial string', 'who is to be called, as Dial, Queue and hints have it: `PJSIP/100&PJSIP/101`'],
  ['expression, operand', 'what Asterisk computes, `$[…]`, and the values in it that are compared or added'],
  ['global variable, global', 'one that all calls see, mostly set in `[globals]`'],
  ['blank', 'a space or a tab'],
  ['outcome, status', 'how an application ended, as it says in a variable of its own: `DIALSTATUS`'],
  ['AGI, AMI, ARI', 'the ways in which programs take part: they can set variables, jump and start calls, which no file shows'],
  ['realtime, a database', 'contexts, telephones or queues that Asterisk reads from a database, where the checker does not look'],
  [
    'Asterisk refuses the file',
    'nothing of it is loaded, and no call comes through; when Asterisk is running and loads it anew, it keeps the dialplan of before. Of a file that another one includes, what stands behind the line is lost',
  ],
  ['Asterisk drops the line', 'the rest is loaded, without this line'],
  ['Asterisk ignores it', 'as if it were not there, and without a message'],
  [
    'a file beside the dialplan',
    'another file of the same folder that names parts of the dialplan, such as `pjsip.conf` or `queues.conf`',
  ],
];

function rulesIndex(fixes: ReadonlyMap<string, readonly Fix[]>): string {
  const parts = [
    '# The rules',
    GENERATED,
    `Each problem belongs to one of ${rules.length} rules.\nA rule is set to another severity, or to \`off\`, by the setting \`asteriskDialplan.rules\`; a comment \`; lint: allow RULE\` silences it on one line.\nThe fix of a rule is *safe* when no call can behave other than its author meant: \`--fix\` and "fix all on save" apply those alone.\nFixes *to choose* are offered in the editor, and change nothing unless somebody takes one.`,
    `An *error* is what Asterisk rejects, or where a call certainly fails; a *warning* is accepted, but hardly what was meant.\n*Information* tells of what may be meant, or of a better way; a *hint* is faded text or a matter of style.\n[What the words mean](#words) that the pages use is said below.`,
  ];
  for (const [tier, { title, text }] of Object.entries(tiers)) {
    const own = rules.filter(({ meta }) => meta.tier === tier);
    if (own.length === 0) continue;
    const rows = own.map(
      ({ meta }) =>
        `| [${meta.name}](${meta.name}.md) | ${meta.severity} | ${fixWord(fixes.get(meta.name) ?? [])} | ${cell(meta.summary)} |`,
    );
    parts.push(`## ${title}`, text, ['| rule | severity | fix | what is found |', '|---|---|---|---|', ...rows].join('\n'));
  }
  parts.push('## Words', WORDS.map(([word, meaning]) => `- **${word}**: ${meaning}`).join('\n'));
  return page(parts);
}

function rulePage(meta: RuleMeta, fixes: readonly Fix[]): string {
  const titles = [...new Set(fixes.map(({ title }) => title))];
  const table = [
    '| tier | severity | since | fix |',
    '|---|---|---|---|',
    `| ${tiers[meta.tier].title} | ${meta.severity} | ${meta.since} | ${fixWord(fixes)} |`,
  ];
  const parts = [
    `# ${meta.name}`,
    GENERATED,
    meta.summary,
    table.join('\n'),
    'The [list of the rules](README.md) says what the severities and *safe* mean, and its end explains [the words](README.md#words).',
    '## Problem',
    'In the examples a comment below a line points with `^` at what is wrong in it, and holds the severity, the rule and the message; the editor underlines that text.',
    ...examples(meta.invalid),
    '## Why',
    sentences(meta.why),
  ];
  if (meta.follows !== undefined)
    parts.push(
      `Where ${meta.follows.map((name) => `[${name}](${name}.md)`).join(' or ')} finds something on a line, this rule says nothing of it: what it would find there follows from that.`,
    );
  parts.push('## Fix');
  if (meta.repair !== undefined) parts.push(sentences(meta.repair));
  if (titles.length > 0)
    parts.push(
      `The editor offers:\n\n${titles.map((title) => `- ${title}${fixes.some((fix) => fix.safe && fix.title === title) ? ' (safe)' : ''}`).join('\n')}`,
    );
  else parts.push('The editor changes nothing here by itself, since only the author of the dialplan knows what was meant.');
  if (meta.valid.length > 0) parts.push('This rule reports nothing here:', ...examples(meta.valid));
  const level = meta.severity === 'off' ? 'warning' : 'off';
  parts.push(
    '## Leave it, or report it otherwise',
    'For one line that is meant as it is, write this comment at its end or in a line above it:',
    fence('ini', `; lint: allow ${meta.name}`),
    'For a whole file, write this in the comment at its top:',
    fence('ini', `; lint: allow-file ${meta.name}`),
    `${meta.severity === 'off' ? 'The rule is off unless it is switched on' : 'For all files'}, in the settings of the [editor](../settings.md#asteriskdialplanrules), or as \`rules\` in the file \`.asterisk-dialplan.json\` of the [command line](../cli.md#settings):`,
    fence('json', `"asteriskDialplan.rules": { "${meta.name}": "${level}" }`),
  );
  if (meta.seeAlso !== undefined && meta.seeAlso.length > 0)
    parts.push('## See also', meta.seeAlso.map((name) => `[${name}](${name}.md)`).join(', '));
  if (meta.formerly !== undefined && meta.formerly.length > 0)
    parts.push(
      '## Former names',
      `${meta.formerly.map((name) => `\`${name}\``).join(', ')}: still understood in settings and comments.`,
    );
  parts.push(
    '## Evidence',
    `What is said here rests on ${meta.evidence}.\nMore of what Asterisk does is in [asterisk.md](../asterisk.md).`.replace(
      '..\n',
      '.\n',
    ),
  );
  return page(parts);
}

function fixWord(fixes: readonly Fix[]): string {
  if (fixes.length === 0) return '–';
  return fixes.some(({ safe }) => safe) ? 'safe' : 'to choose';
}

/** Examples as blocks of code, told apart where there are several. */
function examples(all: readonly string[]): string[] {
  return all.flatMap((example, i) => (i === 0 ? exampleBlocks(example) : ['Another example:', ...exampleBlocks(example)]));
}

/** The files of an example as blocks of code; a name stands above each when there are several. */
function exampleBlocks(example: string): string[] {
  const texts = filesOf(example);
  const files = [...texts].filter(([path]) => path !== 'settings.json');
  const { asteriskVersion } = JSON.parse(texts.get('settings.json') ?? '{}') as ExampleSettings;
  const setting =
    asteriskVersion === undefined ? [] : [`With the setting \`"asteriskDialplan.asteriskVersion": "${asteriskVersion}"\`:`];
  const blocks = files.flatMap(([path, text]) => {
    const block = fence('ini', text.trimEnd().replace(/^;</gm, ';^'));
    return files.length === 1 ? [block] : [`\`${path}\``, block];
  });
  return [...setting, ...blocks];
}

/** The files of an example: a line `-- path --` starts one, what stands before the first is extensions.conf. */
function filesOf(example: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let path = 'extensions.conf';
  let lines: string[] = [];
  const close = (): void => {
    if (lines.some((line) => line.trim() !== '')) files.set(path, `${lines.join('\n')}\n`);
    lines = [];
  };
  for (const line of example.trim().split('\n')) {
    const heading = /^-- (\S(?:.*\S)?) --$/.exec(line)?.[1];
    if (heading === undefined) lines.push(line);
    else {
      close();
      path = heading;
    }
  }
  close();
  return files;
}

/** The fixes that a rule offers in its own examples. */
function fixesOf(rule: Rule): Fix[] {
  return rule.meta.invalid.flatMap((example) => {
    const texts = filesOf(example);
    const { rules: levels = {}, ...settings } = JSON.parse(texts.get('settings.json') ?? '{}') as ExampleSettings;
    const dialplan = dialplanOf(texts);
    const level: RuleLevel = rule.meta.severity === 'off' ? 'warning' : 'default';
    const problems = checkDialplan(
      dialplan,
      activeRules({ ...levels, [rule.meta.name]: level }, { ...defaultSettings, ...settings }),
    );
    return problems.filter((problem) => problem.rule === rule.meta).flatMap((problem) => problem.fix?.() ?? []);
  });
}

interface ExampleSettings extends Partial<RuleSettings> {
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

function dialplanOf(texts: ReadonlyMap<string, string>): Dialplan {
  const pool = new StatementPool();
  const files = new Map<string, ConfigFile>();
  for (const [path, text] of texts)
    if (path.endsWith('.conf')) files.set(path, new ConfigFile(path, isNeighborName(path) ? 'config' : 'dialplan', text, pool));
  const root = files.get('extensions.conf') ?? new ConfigFile('extensions.conf', 'dialplan', '', pool);
  return new Dialplan({
    root,
    loose: [],
    neighbors: [...files.values()].filter((file) => file.dialect === 'config'),
    resolve: (name) => [files.get(name)].filter((file) => file !== undefined),
    resolveNeighbor: () => [],
    hasOtherSources: false,
  });
}
