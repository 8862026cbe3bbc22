/**
 * Checks of problems and their fixes: a fixture in, a failed assertion out. These helpers and their neighbors in this folder are the only
 * code of the rule tests that knows how the product is called.
 */

import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../server/src/base/edits.ts';
import { checkDialplan, withOthers } from '../../server/src/lint/check-dialplan.ts';
import { activeRules, ruleNamed, type RuleLevel } from '../../server/src/lint/registry.ts';
import { defaultSettings, type RuleSettings } from '../../server/src/lint/rule-settings.ts';
import type { Fix } from '../../server/src/lint/finding.ts';
import type { Problem } from '../../server/src/lint/rule.ts';
import type { RuleSet } from '../../server/src/lint/run-rules.ts';
import { rules } from '../../server/src/lint/rules/index.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import type { Line } from '../../server/src/syntax/config-file.ts';
import { checkIncremental } from './check-incremental.ts';
import { labelLine, parseFixture, parseFixtureWithoutLabels, type Cursor, type Fixture } from './fixture.ts';
import { MemoryDialplan, memoryDialplan } from './memory-dialplan.ts';

export interface CheckOptions {
  /** Runs these rules alone. One that is off by default runs as a warning. */
  readonly only?: string | readonly string[];
  /** As in `-- settings.json --`; what stands there wins. */
  readonly settings?: FixtureSettings;
}

export interface FixtureSettings extends Partial<RuleSettings> {
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

/**
 * The problems of the fixture are exactly its labels `severity rule: message`. The same dialplan reached by edits from other states must
 * have the same problems.
 */
export function checkProblems(source: string, options: CheckOptions = {}): void {
  const fixture = parseFixture(source);
  const ruleSet = ruleSetOf(fixture, options);
  const memory = memoryDialplan(fixture);
  const problems = checkDialplan(memory.dialplan, ruleSet);
  for (const problem of problems) assertVisible(problem);
  const places = problems.map((problem) => ({
    path: problem.line.file.path,
    line: problem.line.number,
    start: problem.span.start,
    end: problem.span.end,
    text: textOf(problem),
  }));
  compareLabels(memory, fixture.labels, places);
  checkIncremental(source, fixture.files, (dialplan) => checkDialplan(dialplan, ruleSet).map(describe));
}

/** No rule has an error or a warning for the fixture, as a dialplan that is to be copied. Labels are left out of the text. */
export function checkClean(source: string): void {
  const fixture = parseFixtureWithoutLabels(source);
  const problems = checkDialplan(memoryDialplan(fixture).dialplan, ruleSetOf(fixture, {}));
  const loud = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
  assert.deepEqual(loud.map(describe), []);
}

export interface FixOptions extends CheckOptions {
  /** Tells one fix of several from the others. */
  readonly title?: string;
  /** Whether it must be marked as one that may be applied unseen; not looked at when it is left out. */
  readonly safe?: boolean;
}

/**
 * The fix offered at the cursor (or the only fix there is, without a cursor) turns `before` into `after`. It removes its problem, brings no
 * new error, and is not offered again. Labels are left out of both texts.
 */
export function checkFix(before: string, after: string, options: FixOptions = {}): void {
  const fixture = parseFixtureWithoutLabels(before);
  const expected = parseFixtureWithoutLabels(after);
  const ruleSet = ruleSetOf(fixture, options);
  const memory = memoryDialplan(fixture);
  const problems = checkDialplan(memory.dialplan, ruleSet);
  const offers = problemsAt(problems, fixture.cursors).flatMap((problem) =>
    (problem.fix?.() ?? []).map((fix) => ({ problem, fix })),
  );
  const wanted = offers.filter(({ fix }) => options.title === undefined || fix.title === options.title);
  const [offer] = wanted;
  const titles = offers.map(({ problem, fix }) => `  ${problem.rule.name}: ${fix.title}`).join('\n');
  assert.ok(
    offer !== undefined && wanted.length === 1,
    `one fix was expected at the cursor${titled(options)}, these are offered:\n${titles === '' ? '  none' : titles}`,
  );
  const { problem, fix } = offer;
  assert.match(fix.title, /^[A-Z].*[^.]$/, 'the title of a fix is an imperative without a full stop');
  if (options.safe !== undefined) assert.equal(fix.safe, options.safe, `whether the fix '${fix.title}' is safe`);

  const texts = applyFix(fixture.files, fix);
  for (const [path, text] of texts)
    assert.equal(text, expected.files.get(path) ?? fixture.files.get(path), `${path} after the fix '${fix.title}'`);
  assert.notDeepEqual([...texts], [...fixture.files], 'the fix changes nothing');

  const remaining = checkDialplan(new MemoryDialplan(texts).dialplan, ruleSet);
  const key = (each: Problem): string => `${each.rule.name}: ${each.message}`;
  const countOf = (list: readonly Problem[], wantedKey: string): number => list.filter((each) => key(each) === wantedKey).length;
  assert.ok(
    countOf(remaining, key(problem)) < countOf(problems, key(problem)),
    `the fix '${fix.title}' does not remove its problem: ${problem.message}`,
  );
  for (const each of remaining)
    if (each.severity === 'error')
      assert.ok(
        countOf(remaining, key(each)) <= countOf(problems, key(each)),
        `the fix '${fix.title}' brings a new error: ${describe(each)}`,
      );
}

/**
 * Each fix of each problem of one rule, applied alone under all rules: the problem is gone, no rule tells of more than before, and of a
 * safe one the lines that it leaves alone are loaded as they were. Labels are left out of the text.
 */
export function checkAllFixes(source: string, only: string): void {
  const fixture = parseFixtureWithoutLabels(source);
  const isOff = ruleNamed(only)?.meta.severity === 'off';
  const levels = { ...(isOff && { [only]: 'warning' as const }), ...(fixture.settings as FixtureSettings).rules };
  const ruleSet = ruleSetOf({ ...fixture, settings: { ...fixture.settings, rules: levels } }, {});
  for (const files of [fixture.files, withCarriageReturns(fixture.files)]) {
    const before = new MemoryDialplan(files).dialplan;
    const problems = checkDialplan(before, ruleSet);
    for (const problem of problems.filter(({ rule }) => rule.name === only))
      for (const fix of problem.fix?.() ?? []) {
        const texts = applyFix(files, fix);
        const after = new MemoryDialplan(texts).dialplan;
        assertRepaired(problem, fix, problems, checkDialplan(after, ruleSet));
        if (fix.safe) assertLoadedAsBefore(before, after, fix);
      }
  }
}

function withCarriageReturns(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
}

function assertRepaired(problem: Problem, fix: Fix, before: readonly Problem[], after: readonly Problem[]): void {
  const tell = ({ message, all }: Problem): string => (all === undefined ? message : (all[0]?.message ?? message));
  const same = (list: readonly Problem[], { rule, ...each }: Problem): number =>
    list.flatMap(withOthers).filter((other) => other.rule === rule && tell(other) === tell({ rule, ...each })).length;
  const ofRule = (list: readonly Problem[], { rule }: Problem): number =>
    list.flatMap(withOthers).filter((other) => other.rule === rule).length;
  assert.ok(
    same(after, problem) < same(before, problem),
    `the fix '${fix.title}' does not remove its problem: ${problem.message}`,
  );
  for (const each of after) {
    const most = ofRule(before, each) - (each.rule === problem.rule ? 1 : 0);
    assert.ok(
      same(after, each) <= same(before, each) || ofRule(after, each) <= most,
      `the fix '${fix.title}' brings another problem: ${describe(each)}`,
    );
  }
}

/** What stands on lines that a fix does not touch is loaded as it was, but for the numbers of priorities. */
function assertLoadedAsBefore(before: Dialplan, after: Dialplan, { title, edits }: Fix): void {
  const isTouched = ({ file, number }: Line): boolean =>
    edits.some(({ path, line, endLine }) => path === file.path && line <= number && number <= endLine);
  const loaded = [...after.contexts].flatMap((context) => context.priorities().map(({ line }) => line.text.trim()));
  for (const context of before.contexts)
    for (const { line } of context.priorities())
      assert.ok(
        isTouched(line) || loaded.includes(line.text.trim()),
        `after the fix '${title}' another line is no longer loaded: ${line.text}`,
      );
}

/** There is a problem at the cursor (or anywhere, without a cursor), and no fix for it, or none of this title. */
export function checkNoFix(source: string, options: FixOptions = {}): void {
  const fixture = parseFixtureWithoutLabels(source);
  const problems = problemsAt(checkDialplan(memoryDialplan(fixture).dialplan, ruleSetOf(fixture, options)), fixture.cursors);
  assert.ok(problems.length > 0, 'there is no problem at the cursor');
  const offered = problems
    .flatMap((problem) => problem.fix?.() ?? [])
    .filter(({ title }) => options.title === undefined || title === options.title);
  assert.deepEqual(
    offered.map(({ title }) => title),
    [],
  );
}

/** The texts after all edits of the fix; fails when an edit lies outside its file, overlaps another one, or does nothing. */
export function applyFix(files: ReadonlyMap<string, string>, fix: Fix): ReadonlyMap<string, string> {
  const texts = new Map(files);
  for (const path of new Set(fix.edits.map((edit) => edit.path))) {
    const text = files.get(path);
    assert.ok(text !== undefined, `the fix edits '${path}', which is not there`);
    const edits = fix.edits.filter((edit) => edit.path === path);
    assertApart(edits);
    texts.set(path, applyEdits(text, edits));
  }
  return texts;
}

function assertApart(edits: readonly TextEdit[]): void {
  const sorted = [...edits].sort((a, b) => a.line - b.line || a.column - b.column);
  for (const [index, edit] of sorted.entries()) {
    const next = sorted[index + 1];
    const isApart =
      next === undefined || next.line > edit.endLine || (next.line === edit.endLine && next.column >= edit.endColumn);
    assert.ok(isApart, 'two edits of a fix overlap');
  }
}

/** The rules and settings that a fixture runs under. */
export function ruleSetOf(fixture: Fixture, options: CheckOptions): RuleSet {
  const settings = { ...options.settings, ...(fixture.settings as FixtureSettings) };
  const { rules: levels = {}, ...others } = settings;
  const ruleSettings = { ...defaultSettings, ...others, documentation: fixture.documentation };
  if (options.only === undefined) return activeRules(levels, ruleSettings);
  const only = new Set(typeof options.only === 'string' ? [options.only] : options.only);
  for (const name of only) assert.ok(ruleNamed(name) !== undefined, `there is no rule '${name}'`);
  const chosen: Record<string, RuleLevel> = {};
  for (const { meta } of rules)
    chosen[meta.name] = only.has(meta.name) ? (levels[meta.name] ?? (meta.severity === 'off' ? 'warning' : 'default')) : 'off';
  return activeRules(chosen, ruleSettings);
}

interface Place {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Fails unless both are the same set, and shows what is missing and what is there beyond it under the lines concerned. */
export function compareLabels(memory: MemoryDialplan, labels: readonly Place[], places: readonly Place[]): void {
  const key = (place: Place): string => JSON.stringify([place.path, place.line, place.start, place.end, place.text]);
  const without = (list: readonly Place[], others: readonly Place[]): Place[] => {
    const keys = others.map(key);
    return list.filter((place) => {
      const at = keys.indexOf(key(place));
      if (at >= 0) keys.splice(at, 1);
      return at < 0;
    });
  };
  const missing = without(labels, places);
  const surplus = without(places, labels);
  if (missing.length + surplus.length === 0) return;
  assert.fail(`${listing('Missing', memory, missing)}${listing('Surplus', memory, surplus)}`);
}

function listing(title: string, memory: MemoryDialplan, places: readonly Place[]): string {
  if (places.length === 0) return '';
  const entries = places.map(
    ({ path, line, start, end, text }) =>
      `  ${path}, line ${line + 1}\n${memory.files.get(path)?.lines[line]?.text ?? ''}\n${labelLine(start, end, text)}`,
  );
  return `${title}:\n${entries.join('\n')}\n`;
}

function textOf(problem: Problem): string {
  return `${problem.severity} ${problem.rule.name}: ${problem.message}`;
}

function describe(problem: Problem): string {
  return `${problem.line.file.path}:${problem.line.number + 1}:${problem.span.start}-${problem.span.end} ${textOf(problem)}`;
}

/** A problem that underlines nothing, or what is not there, cannot be seen. */
function assertVisible(problem: Problem): void {
  const { start, end } = problem.span;
  assert.ok(
    start >= 0 && start < end && end <= problem.line.text.length,
    `a problem must stand on text of its line: ${describe(problem)}`,
  );
}

function problemsAt(problems: readonly Problem[], cursors: readonly Cursor[]): Problem[] {
  if (cursors.length === 0) return [...problems];
  return problems.filter(({ line, span }) =>
    cursors.some(
      (cursor) =>
        cursor.path === line.file.path && cursor.line === line.number && span.start <= cursor.column && cursor.column <= span.end,
    ),
  );
}

function titled({ title }: FixOptions): string {
  return title === undefined ? '' : ` with the title '${title}'`;
}
