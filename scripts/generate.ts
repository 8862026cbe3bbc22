/**
 * What is written by the project itself, from the one place where it is known: the pages of the rules and their index, the pages of
 * settings and features, and the rules among the settings in package.json. test/tidy/generated.test.ts compares it with the disk.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ruleLevels } from '../server/src/lint/registry.ts';
import { rules } from '../server/src/lint/rules/index.ts';
import { anchor, cell, fence, GENERATED, page, sentences } from './markdown.ts';
import { rulePages } from './rule-pages.ts';

/** Folders in which every file is a generated one, so that a file that is generated no more goes. */
const OWN_FOLDERS = ['docs/rules'];

/** Every generated file by its path below `root`, and the text that it should have. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const manifest = withRules(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest);
  files.set('package.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  files.set('docs/settings.md', settingsPage(manifest));
  files.set('docs/features.md', featuresPage(root));
  for (const [name, text] of rulePages()) files.set(`docs/rules/${name}`, text);
  return files;
}

/** Files on the disk that were generated once and are not any more, below `root`. */
export function staleFiles(root: string): string[] {
  const wanted = generatedFiles(root);
  return OWN_FOLDERS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => `${folder}/${file}`))
    .filter((path) => !wanted.has(path));
}

/** Writes what is not up to date; returns the paths. */
export function generate(root: string): string[] {
  const changed: string[] = [];
  for (const path of staleFiles(root)) {
    rmSync(join(root, path));
    changed.push(path);
  }
  for (const [path, text] of generatedFiles(root)) {
    const full = join(root, path);
    if (existsSync(full) && readFileSync(full, 'utf8') === text) continue;
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
    changed.push(path);
  }
  return changed;
}

/** The parts of package.json that this looks into. */
interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly title: string; readonly properties: Record<string, Setting> }[];
  };
}

interface Setting {
  readonly order?: number;
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription?: string;
  readonly description?: string;
  properties?: Readonly<Record<string, unknown>>;
}

function withRules(manifest: Manifest): Manifest {
  const setting = manifest.contributes.configuration
    .map(({ properties }) => properties['asteriskDialplan.rules'])
    .find((found) => found !== undefined);
  if (setting === undefined) throw new Error("package.json has no setting 'asteriskDialplan.rules' to write the rules into");
  setting.properties = Object.fromEntries(
    rules.map(({ meta }) => [
      meta.name,
      {
        type: 'string',
        enum: ruleLevels,
        default: 'default',
        markdownDescription: `${meta.summary} (default: ${meta.severity})`,
      },
    ]),
  );
  return manifest;
}

function settingsPage(manifest: Manifest): string {
  const settings = manifest.contributes.configuration
    .flatMap(({ properties }) => Object.entries(properties))
    .sort(([, a], [, b]) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0);
  const parts = [
    '# Settings',
    GENERATED,
    'For VS Code in `settings.json`; other editors hand over the same names as the configuration of the server.',
  ];
  for (const [name, setting] of settings) {
    const type = typeof setting.type === 'string' ? setting.type : (setting.type ?? []).join(' or ');
    parts.push(
      `## \`${name}\``,
      sentences(setting.markdownDescription ?? setting.description ?? ''),
      `Type: ${type}; default: \`${JSON.stringify(setting.default)}\`.`,
    );
    if (setting.enum !== undefined) {
      const rows = setting.enum.map((value, index) => `| \`${value}\` | ${cell(setting.enumDescriptions?.[index] ?? '')} |`);
      parts.push(
        setting.enumDescriptions === undefined
          ? `One of ${setting.enum.map((value) => `\`${value}\``).join(', ')}.`
          : ['| value | meaning |', '|---|---|', ...rows].join('\n'),
      );
    }
    if (setting.properties !== undefined) parts.push('The names are those of [the rules](rules/README.md).');
  }
  return page(parts);
}

/** The folders whose files say in `// Feature: …` comments what they are for. */
const FEATURE_FOLDERS = ['server/src/features', 'client/src'];

/** Everything that the features say of themselves. */
function featuresPage(root: string): string {
  const files = FEATURE_FOLDERS.map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts'));
  const features = files.flatMap((file) => featuresIn(readFileSync(file, 'utf8'))).sort((a, b) => (a.title < b.title ? -1 : 1));
  const rows = features.map(({ title, paragraphs }) => {
    const [first = ''] = sentences(paragraphs[0] ?? '').split('\n');
    return `| [${title}](#${anchor(title)}) | ${cell(first)} |`;
  });
  const parts = [
    '# Features',
    GENERATED,
    'What the editor does for a dialplan, beside telling [problems](rules/README.md).',
    ['| feature | what it does |', '|---|---|', ...rows].join('\n'),
  ];
  for (const { title, paragraphs } of features)
    parts.push(`## ${title}`, ...paragraphs.map((text) => (isExample(text) ? exampleText(text) : sentences(text))));
  return page(parts);
}

/** Whether a paragraph is an example: all of its lines are indented. */
function isExample(paragraph: string): boolean {
  return paragraph.startsWith(INDENT);
}

const INDENT = '    ';

function exampleText(paragraph: string): string {
  return fence('ini', paragraph.replaceAll(new RegExp(`^${INDENT}`, 'gm'), ''));
}

function featuresIn(source: string): { title: string; paragraphs: string[] }[] {
  return [...source.matchAll(/^\/\/ Feature: (.+)\n((?:\/\/.*\n)*)/gm)].map(([, title = '', body = '']) => ({
    title,
    paragraphs: body
      .split('\n')
      .map((line) => line.replace(/^\/\/ ?/, ''))
      .join('\n')
      .split(/\n{2,}/)
      .map((paragraph) => (isExample(paragraph) ? paragraph.trimEnd() : paragraph.trim().replaceAll('\n', ' ')))
      .filter((paragraph) => paragraph !== ''),
  }));
}
