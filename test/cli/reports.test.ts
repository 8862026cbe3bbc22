/** The formats of `check` for programs, each read as the program that takes it would. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import AjvOfDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { rules } from '../../server/src/lint/rules/index.ts';
import { inFolder, withError, withoutProblems, type Folder } from './command.ts';

const root = process.env['PROJECT_ROOT'] ?? '.';

/** Files with all that could break a format: in their names, in the names that problems tell, and in the number of problems. */
const awkward = {
  'pbx, 50% of:us/extensions.conf': `#include "mehr ünd.conf"
[default]
exten => 100,1,Goto(<b>&"x"]]>,s,1)
exten => 101,1,Goto(50%0A::error::x,s,1)
exten => 102,1,Goto(日本\u0001\u001b[31m,s,1)
exten => 103,1,Goto(salse,s,1)
exten => 103,1,Goto(salse,s,1)
 same => n,Foo()
[sales]
exten => s,1,Answer()
`,
  'pbx, 50% of:us/mehr ünd.conf': '[more]\nexten => 1,1,Gosub(gone,s,1)\n same => n,Hangup()\n',
  'quiet/extensions.conf': withoutProblems,
};

function report(folder: Folder, format: string, ...more: string[]): string {
  const { out, error } = folder.run(['check', '--format', format, ...more]);
  assert.equal(error, '');
  return out;
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

/** What the same check says as JSON. */
function problemsIn(folder: Folder): readonly Place[] {
  return JSON.parse(report(folder, 'json')) as readonly Place[];
}

interface SarifLocation {
  readonly artifactLocation: { readonly uri: string };
  readonly region: { readonly startLine: number; readonly startColumn: number };
}

interface SarifRun {
  readonly tool: {
    readonly driver: { readonly version: string; readonly rules: readonly { readonly id: string; readonly helpUri: string }[] };
  };
  readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly message: { readonly text: string };
    readonly locations: readonly { readonly physicalLocation: SarifLocation }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly object[] }[] }[];
  }[];
}

function sarifRun(text: string): SarifRun {
  const [run] = (JSON.parse(text) as { readonly runs: readonly SarifRun[] }).runs;
  assert.ok(run !== undefined);
  return run;
}

test('SARIF is valid by its schema', () => {
  const schema: unknown = JSON.parse(
    readFileSync(join(root, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  const ajv = new AjvOfDraft4({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const isValid = ajv.compile(schema as object);
  const errors = (text: string): unknown => (isValid(JSON.parse(text)) ? [] : isValid.errors);
  inFolder(awkward, (folder) => assert.deepEqual(errors(report(folder, 'sarif')), []));
  inFolder({ 'extensions.conf': withoutProblems }, (folder) => assert.deepEqual(errors(report(folder, 'sarif')), []));
  assert.notDeepEqual(errors('{"version": "2.1.0"}'), [], 'the schema refuses something');
});

test('SARIF has the problems of JSON, with places that lead to the files, rules with pages, and fixes', () =>
  inFolder(awkward, (folder) => {
    const { tool, results, originalUriBaseIds } = sarifRun(report(folder, 'sarif'));
    const base = Object.values(originalUriBaseIds)[0]?.uri ?? '';
    assert.equal(base, pathToFileURL(`${folder.path}/`).href);
    assert.deepEqual(
      results.map(({ ruleId, message, locations }) => {
        const { artifactLocation, region } = locations[0]!.physicalLocation;
        const path = fileURLToPath(new URL(artifactLocation.uri, base));
        return { path, line: region.startLine, column: region.startColumn, rule: ruleId, message: message.text };
      }),
      problemsIn(folder).map(({ file, line, column, rule, message }) => ({
        path: join(folder.path, file),
        line,
        column,
        rule,
        message,
      })),
    );
    assert.equal(tool.driver.version, '1.2.3');
    assert.equal(tool.driver.rules.length, rules.length);
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    for (const { id, helpUri } of tool.driver.rules) assert.ok(helpUri.endsWith(`/docs/rules/${id}.md`));
    assert.ok(results.some(({ fixes }) => (fixes?.[0]?.artifactChanges[0]?.replacements.length ?? 0) > 0));
  }));

test('fingerprints are unique, and stay when lines move and blanks change', () =>
  inFolder(awkward, (folder) => {
    const inSarif = (): string[] =>
      sarifRun(report(folder, 'sarif')).results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
    const inGitLab = (): string[] =>
      (JSON.parse(report(folder, 'gitlab')) as { readonly fingerprint: string }[]).map((each) => each.fingerprint);
    const before = inSarif();
    assert.deepEqual(before, inGitLab());
    assert.equal(new Set(before).size, before.length);
    const name = 'pbx, 50% of:us/extensions.conf';
    folder.write(name, folder.read(name).replace('[default]', '; one\n; two\n[default]').replaceAll('exten =>', 'exten  =>'));
    assert.deepEqual(inSarif(), before);
    assert.deepEqual(inGitLab(), before);
  }));

/** What the runner of GitHub makes of a line. */
// It looks for '::name properties::' at the start, and undoes these escapes and no others.
function command(line: string): Readonly<Record<string, string>> | undefined {
  const match = /^::(\w+) (.*?)::(.*)$/s.exec(line);
  if (match === null) return undefined;
  const undone = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const [, level = '', properties = '', message = ''] = match;
  const pairs = properties.split(',').map((pair) => pair.split('=', 2));
  return {
    level,
    message: undone(message),
    ...Object.fromEntries<string>(
      pairs.map(([key = '', value = '']) => [key, undone(value.replaceAll('%3A', ':').replaceAll('%2C', ','))]),
    ),
  };
}

test('GitHub reads its commands as they were meant', () =>
  inFolder(awkward, (folder) => {
    const lines = report(folder, 'github').trimEnd().split('\n');
    const commands = lines.map(command).filter((each) => each !== undefined);
    assert.equal(lines.length - commands.length, 1, 'one line that sums up');
    assert.match(lines.at(-1) ?? '', /^\d+ errors.* in 2 of 3 files\.$/);
    assert.deepEqual(
      commands.map(({ file, line, col, title }) => ({ file, line, col, title })),
      problemsIn(folder).map(({ file, line, column, rule }) => ({ file, line: String(line), col: String(column), title: rule })),
    );
    assert.ok(commands.some(({ message }) => message?.includes("'50%0A::error::x'") === true));
    assert.ok(commands.every(({ level }) => ['error', 'warning', 'notice'].includes(level ?? '')));
  }));

test('GitLab gets the report that its documentation describes', () =>
  inFolder(awkward, (folder) => {
    const schema = {
      type: 'array',
      items: {
        type: 'object',
        required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
        additionalProperties: false,
        properties: {
          description: { type: 'string', minLength: 1 },
          check_name: { type: 'string', minLength: 1 },
          fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
          severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
          location: {
            type: 'object',
            required: ['path', 'lines'],
            additionalProperties: false,
            properties: {
              path: { type: 'string', pattern: '^(?!\\./|/)' },
              lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
            },
          },
        },
      },
    };
    const json = JSON.parse(report(folder, 'gitlab')) as readonly { location: { path: string; lines: { begin: number } } }[];
    const isValid = new Ajv({ allErrors: true }).compile(schema);
    assert.ok(isValid(json), JSON.stringify(isValid.errors));
    assert.deepEqual(
      json.map(({ location }) => `${location.path}:${location.lines.begin}`),
      problemsIn(folder).map(({ file, line }) => `${file}:${line}`),
    );
    inFolder({ 'extensions.conf': withoutProblems }, (other) => assert.equal(report(other, 'gitlab'), '[]\n'));
  }));

interface Case {
  readonly suite: string;
  readonly name: string;
  message: string | undefined;
}

/** Reads JUnit's XML with a parser that takes nothing that is not well-formed. */
function junitCases(xml: string): { readonly cases: Case[]; readonly counts: Readonly<Record<string, string>>[] } {
  const cases: Case[] = [];
  const counts: Readonly<Record<string, string>>[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testsuite' || name === 'testsuites') counts.push(attributes);
    if (name === 'testcase')
      cases.push({ suite: attributes['classname'] ?? '', name: attributes['name'] ?? '', message: undefined });
    const last = cases.at(-1);
    if (name === 'failure' && last !== undefined) last.message = attributes['message'];
  });
  parser.write(xml).close();
  return { cases, counts };
}

test('JUnit is well-formed, counts right, and fails where the command does', () =>
  inFolder(awkward, (folder) => {
    const { cases, counts } = junitCases(report(folder, 'junit', '--fail-on', 'error'));
    const problems = problemsIn(folder);
    assert.deepEqual(
      cases.map(({ suite, name }) => `${suite} ${name}`),
      [
        ...problems.map(({ file, line, column, rule }) => `${file} ${rule} ${line}:${column}`),
        'quiet/extensions.conf no problems',
      ],
    );
    const failing = cases.filter(({ message }) => message !== undefined);
    assert.ok(failing.length > 0 && failing.length < problems.length);
    assert.ok(failing.some(({ message }) => message?.includes(`'<b>&"x"]]>'`) === true));
    const [all, ...suites] = counts;
    assert.equal(all?.['tests'], String(cases.length));
    assert.equal(all['failures'], String(failing.length));
    const sum = (name: string): number => suites.reduce((total, suite) => total + Number(suite[name]), 0);
    assert.equal(sum('tests'), cases.length);
    assert.equal(sum('failures'), failing.length);
    assert.equal(suites.length, 3);
  }));

test('JUnit writes a text of any characters', () =>
  inFolder({ 'extensions.conf': withError.replace('salse', 'a\u0001\u0008\ufffe\uffff\u{1f600}') }, (folder) =>
    assert.ok(junitCases(report(folder, 'junit')).cases.some(({ message }) => message?.includes('\u{1f600}') === true)),
  ));

test('every format has the exit code of the command, and only text goes with --dry-run', () =>
  inFolder({ 'extensions.conf': withError }, (folder) => {
    for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit']) {
      assert.equal(folder.run(['check', '--format', format]).code, 1, format);
      assert.equal(folder.run(['check', '--format', format, '--rule', 'unknown-context=hint']).code, 0, format);
      const { code } = folder.run(['check', '--fix', '--dry-run', '--format', format]);
      assert.equal(code, format === 'text' ? 1 : 2, format);
    }
  }));
