// Creates what a rule consists of: its file, its line in the index, and its test. docs/adding-a-rule.md leads on from there.
// usage: node scripts/new-rule.mjs NAME [line|context|target|layout]     e.g. node scripts/new-rule.mjs unknown-queue context
// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, root, script } from './steps.mjs';

/** The beginning of each kind of rule: what is imported besides the metadata, and what the check is handed. */
const scopes = {
  line: { call: "lineRule(\n  ['exten', 'same'],", check: 'function* (statement) {\n    yield* [];\n  },' },
  context: { call: 'contextRule(', check: 'function* (context, dialplan) {\n    yield* [];\n  },' },
  target: {
    call: 'targetRule(',
    check:
      '(context, dialplan) => check(judgedTargets(context, dialplan)),\n  (file, dialplan) => check(judgedNeighborTargets(file, dialplan)),',
  },
  layout: { call: 'layoutRule(', check: 'function* (dialplan) {\n    yield* [];\n  },' },
};

await script(async () => {
  const [name = '', scope = 'context'] = process.argv.slice(2);
  if (!/^[a-z]+(-[a-z]+)*$/.test(name))
    throw new Refusal('usage: node scripts/new-rule.mjs NAME [line|context|target|layout], the name in kebab-case');
  if (!isScope(scope)) throw new Refusal(`The scope is one of ${Object.keys(scopes).join(', ')}; it is ${scope}.`);
  const rule = join(root, 'server/src/lint/rules', `${name}.ts`);
  const test = join(root, 'test/rules', `${name}.test.ts`);
  const index = join(root, 'server/src/lint/rules/index.ts');
  for (const path of [rule, test]) if (existsSync(path)) throw new Refusal(`${path} is there already.`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  writeFileSync(rule, ruleFile(name, scope, version));
  writeFileSync(test, testFile(name));
  writeFileSync(index, withRule(readFileSync(index, 'utf8'), name));
  console.log(`server/src/lint/rules/${name}.ts, test/rules/${name}.test.ts and a line in the index are there.`);
  console.log(`Fill in what is marked with '…', then: npm run generate && node scripts/test.mjs rules tidy`);
});

/**
 * @param {string} scope
 * @returns {scope is keyof typeof scopes}
 */
function isScope(scope) {
  return Object.hasOwn(scopes, scope);
}

/** The name of a rule as a variable. */
function camelCase(/** @type {string} */ name) {
  return name.replace(/-([a-z])/g, (_, /** @type {string} */ letter) => letter.toUpperCase());
}

/**
 * @param {string} name
 * @param {keyof typeof scopes} scope
 * @param {string} version
 */
function ruleFile(name, scope, version) {
  const { call, check } = scopes[scope];
  const isTarget = scope === 'target';
  const judged = isTarget
    ? "import { judgedNeighborTargets, judgedTargets, type JudgedTarget } from '../targets/judge-targets.ts';\nimport type { Finding } from '../finding.ts';\n"
    : '';
  const imports = isTarget ? 'targetRule' : call.replace(/\([\s\S]*/, '');
  const tail = isTarget
    ? '\nfunction* check(targets: readonly JudgedTarget[]): Generator<Finding> {\n  for (const { line, target, resolution } of targets) yield* [];\n}\n'
    : '';
  return `/** … */

${judged}import { ${imports} } from '../rule.ts';

export const ${camelCase(name)} = ${call}
  {
    name: '${name}',
    tier: 'flow',
    severity: 'warning',
    since: '${version}',
    summary: '….',
    why: '….',
    evidence: '…',
    invalid: [
      \`
[a]
exten => s,1,NoOp()
;            ^^^^ warning ${name}: ….
\`,
    ],
    valid: [
      \`
[a]
exten => s,1,NoOp()
\`,
    ],
  },
  ${check}
);
${tail}`;
}

/** @param {string} name */
function testFile(name) {
  return `/** ${name}: the cases that would fool a lazy version. */

import test from 'node:test';
import { checkFix, checkProblems } from '../support/check.ts';

const only = '${name}';

test('…', () =>
  checkProblems(
    \`
[a]
exten => s,1,NoOp()
\`,
    { only },
  ));

test('… is repaired', () =>
  checkFix(
    \`
[a]
exten => s,1,No<|>Op()
\`,
    \`
[a]
exten => s,1,…
\`,
    { only },
  ));
`;
}

/**
 * The index with an import and an entry more, both in the order of the alphabet.
 * @param {string} index
 * @param {string} name
 */
function withRule(index, name) {
  const variable = camelCase(name);
  const imported = index.replaceAll(/(?:^import \{ \w+ \} from '\.\/[a-z-]+\.ts';\n)+/gm, (block) =>
    sorted(
      [...block.trimEnd().split('\n'), `import { ${variable} } from './${name}.ts';`],
      (line) => /'\.\/([a-z-]+)\.ts'/.exec(line)?.[1] ?? '',
    ),
  );
  const names = new Map(
    [...imported.matchAll(/^import \{ (\w+) \} from '\.\/([a-z-]+)\.ts';$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
  return imported.replace(/(?<=^export const rules[^[]*\[\]? = \[\n)(?: {2}\w+,\n)*/m, (block) =>
    sorted([...block.trimEnd().split('\n'), `  ${variable},`], (line) => names.get(line.trim().replace(',', '')) ?? ''),
  );
}

/**
 * @param {string[]} lines
 * @param {(line: string) => string} key
 */
function sorted(lines, key) {
  const order = (/** @type {string} */ a, /** @type {string} */ b) => (key(a) < key(b) ? -1 : 1);
  return `${lines
    .filter((line) => line !== '')
    .sort(order)
    .join('\n')}\n`;
}
