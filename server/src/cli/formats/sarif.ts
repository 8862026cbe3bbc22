/** Problems as SARIF 2.1.0, the form in which code scanning services take reports. */

import { pathToFileURL } from 'node:url';
import type { Fix, Severity } from '../../lint/finding.ts';
import { rulePage } from '../../lint/rule-page.ts';
import type { Rule, RuleMeta } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import type { CheckedProblem } from '../check-all.ts';
import { fingerprint, identitiesOf } from '../fingerprints.ts';
import type { Display } from '../paths.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const HOME = 'https://github.com/asterisk-dialplan/vscode-asterisk-dialplan';

/** What paths are relative to: the folder in which the command ran. */
const BASE = '%SRCROOT%';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

export function problemsAsSarif(problems: readonly CheckedProblem[], display: Display, cwd: string, version: string): string {
  const identities = identitiesOf(problems);
  const indexes = new Map(rules.map(({ meta }, i) => [meta.name, i]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'asterisk-dialplan',
            version,
            semanticVersion: version,
            informationUri: HOME,
            rules: rules.map(descriptorOf),
          },
        },
        originalUriBaseIds: { [BASE]: { uri: pathToFileURL(`${cwd}/`).href } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(({ problem }, i) =>
          resultOf(problem, identities[i], indexes.get(problem.rule.name) ?? -1, display),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptorOf({ meta }: Rule): object {
  const { name, tier, severity, summary, why, repair, since, formerly } = meta;
  return {
    id: name,
    ...(formerly === undefined || formerly.length === 0 ? {} : { deprecatedIds: formerly }),
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${plain(why)}` },
    help: {
      text: [plain(why), ...(repair === undefined ? [] : [plain(repair)]), rulePage(name)].join('\n\n'),
      markdown: helpOf(meta),
    },
    helpUri: rulePage(name),
    defaultConfiguration: severity === 'off' ? { enabled: false } : { enabled: true, level: levels[severity] },
    properties: { tags: tier === 'safety' ? [tier, 'security'] : [tier], since },
  };
}

function helpOf({ name, why, repair, invalid }: RuleMeta): string {
  const example = invalid[0] === undefined ? '' : `\n\n\`\`\`ini\n${invalid[0].trim()}\n\`\`\``;
  const fix = repair === undefined ? '' : `\n\n${repair.trim()}`;
  return `${why.trim()}${example}${fix}\n\nSilence it in one place with a comment \`; lint: allow ${name}\`.`;
}

/** Markdown of a few sentences as plain text. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}

function resultOf(
  { line, span, rule, severity, message, related, fix }: CheckedProblem['problem'],
  identity: Parameters<typeof fingerprint>[0] | undefined,
  ruleIndex: number,
  display: Display,
): object {
  const fixes = fix?.() ?? [];
  return {
    ruleId: rule.name,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(line, span, display)],
    ...(identity === undefined ? {} : { partialFingerprints: { 'lineText/v1': fingerprint(identity) } }),
    ...(related === undefined || related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, i) => ({
            id: i + 1,
            message: { text: each.message },
            ...locationOf(each.line, each.span, display),
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((each) => fixOf(each, display)) }),
  };
}

function locationOf(
  line: CheckedProblem['problem']['line'],
  span: { readonly start: number; readonly end: number },
  display: Display,
): { readonly physicalLocation: object } {
  const number = line.number + 1;
  const region = { startLine: number, startColumn: span.start + 1, endLine: number, endColumn: span.end + 1 };
  return { physicalLocation: { artifactLocation: artifact(display(line.file.path)), region } };
}

function fixOf({ title, safe, edits }: Fix, display: Display): object {
  const byFile = new Map<string, object[]>();
  for (const { path, line, column, endLine, endColumn, newText } of edits) {
    const replacement = {
      deletedRegion: { startLine: line + 1, startColumn: column + 1, endLine: endLine + 1, endColumn: endColumn + 1 },
      ...(newText === '' ? {} : { insertedContent: { text: newText } }),
    };
    const list = byFile.get(path);
    if (list === undefined) byFile.set(path, [replacement]);
    else list.push(replacement);
  }
  return {
    description: { text: title },
    artifactChanges: [...byFile].map(([path, replacements]) => ({ artifactLocation: artifact(display(path)), replacements })),
    properties: { safe },
  };
}

function artifact(path: string): object {
  // A path on another drive of Windows has no relative form.
  if (/^[A-Za-z]:\//.test(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
