/**
 * Runs rules: on a statement, on a context, on a file beside the dialplan. A rule that throws loses its own findings and nothing else.
 */

import { bug } from '../base/bug.ts';
import { applyEdits } from '../base/edits.ts';
import type { Context } from '../model/contexts/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { Statement } from '../syntax/statement.ts';
import { parseLine } from '../syntax/parse-line.ts';
import { keepingFound } from '../syntax/substitution.ts';
import { replacement } from '../syntax/text-edits.ts';
import { gathered, gatheredKey } from './contexts/gathered.ts';
import { judgedKey } from './targets/judge-targets.ts';
import { putInKey } from './names/names-put-in.ts';
import { severities, type Finding, type Fix, type LineFinding, type Severity } from './finding.ts';
import { glance, traitsOf } from './lines/line-traits.ts';
import { unreadLines } from './loading/unread-lines.ts';
import type { RuleSettings } from './rule-settings.ts';
import type { ContextRule, LineRule, Problem, Rule, TargetRule } from './rule.ts';

/** A rule with the severity it is reported at. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** One that looks at contexts. */
interface ActiveContextRule extends ActiveRule {
  readonly rule: ContextRule | TargetRule;
}

/** The rules that are switched on, ready to run. */
export class RuleSet {
  readonly settings: RuleSettings;
  readonly #lineRules = new Map<Statement['kind'], readonly ActiveLineRule[]>();
  /** Those that concern lines of one kind, application and glance: found once for each. */
  readonly #concerned = new Map<string, Map<number, readonly ActiveLineRule[]>>();
  readonly #others: ActiveRule[] = [];
  readonly #contextRules: readonly ActiveContextRule[];
  /** What is kept on a statement in which these rules find nothing. */
  readonly #clean: Findings = { of: this, found: [] };
  /** How often a line rule was asked; for the tests of work done. */
  lineRuleRuns = 0;
  /** The same for rules about contexts. */
  contextRuleRuns = 0;

  constructor(rules: readonly ActiveRule[], settings: RuleSettings) {
    this.settings = settings;
    for (const { rule, severity } of rules) {
      if (rule.scope !== 'line') this.#others.push({ rule, severity });
      else
        for (const kind of rule.on) {
          this.#lineRules.set(kind, [...(this.#lineRules.get(kind) ?? []), { rule, severity }]);
        }
    }
    this.#contextRules = this.#others.filter(
      (active): active is ActiveContextRule => active.rule.scope === 'context' || active.rule.scope === 'target',
    );
  }

  lineProblems(line: Line): readonly Problem[] {
    const { statement } = line;
    let findings = statement.findings as Findings | undefined;
    if (findings?.of !== this) {
      const found = this.#findInLine(statement, line.text);
      findings = found.length === 0 ? this.#clean : { of: this, found };
      statement.findings = findings;
    }
    const { found } = findings;
    if (found.length === 0) return noProblems;
    return found.map(({ finding, rule, severity }) => ({
      line,
      span: finding.span,
      message: finding.message,
      rule: rule.meta,
      severity,
      fix:
        finding.fix === undefined ? undefined : () => lineFixes(line, finding).filter((fix) => this.#isWhole(line, finding, fix)),
      related: undefined,
      ...(finding.isOncePerFile === true && { isOncePerFile: true }),
      ...(finding.explains !== undefined && { explains: finding.explains }),
    }));
  }

  #findInLine(statement: Statement, text: string): readonly LineProblem[] {
    let found: LineProblem[] | undefined;
    for (const { rule, severity } of this.#rulesFor(statement, text)) {
      this.lineRuleRuns++;
      try {
        for (const finding of rule.check(statement, text, this.settings))
          (found ??= []).push({ finding, rule, severity: softer(severity, finding.atMost) });
      } catch (error) {
        failed(rule, error);
      }
    }
    return found ?? none;
  }

  /** Whether nothing is told of the line when the fix is applied that was not told before, and the finding no longer: half a repair is none. */
  #isWhole(line: Line, finding: LineFinding, { edits }: Fix): boolean {
    if (edits.some(({ newText }) => newText.includes('\n'))) return true;
    const { file, number, text, statement } = line;
    const before = this.#findInLine(statement, text);
    const own = before.find((each) => each.finding.message === finding.message && each.finding.span.start === finding.span.start);
    const repaired = applyEdits(
      text,
      edits.map((edit) => ({ ...edit, line: 0, endLine: 0 })),
    );
    const depth = file.lines[number - 1]?.statement.depthAfter ?? 0;
    const after = this.#findInLine(parseLine(repaired, depth, file.dialect, number === 0), repaired);
    const count = (list: readonly LineProblem[], { rule, finding: { message } }: LineProblem): number =>
      list.filter((each) => each.rule === rule && each.finding.message === message).length;
    const ofRule = (list: readonly LineProblem[], { rule }: LineProblem): number =>
      list.filter((each) => each.rule === rule).length;
    if (own !== undefined && count(after, own) >= count(before, own)) return false;
    return !after.some(
      (each) =>
        count(after, each) > count(before, each) &&
        ofRule(after, each) > ofRule(before, each) - (each.rule === own?.rule ? 1 : 0),
    );
  }

  #rulesFor(statement: Statement, text: string): readonly ActiveLineRule[] {
    const rules = this.#lineRules.get(statement.kind) ?? noRules;
    if (statement.kind !== 'exten' && statement.kind !== 'same') return rules;
    const written = statement.application.text;
    let byGlance = this.#concerned.get(written);
    if (byGlance === undefined) {
      if (this.#concerned.size >= MOST_APPLICATIONS) this.#concerned.clear();
      byGlance = new Map<number, readonly ActiveLineRule[]>();
      this.#concerned.set(written, byGlance);
    }
    const glanced = glance(statement, text);
    // Lines of the two kinds have rules of their own.
    const key = statement.kind === 'same' ? -1 - glanced : glanced;
    let concerned = byGlance.get(key);
    if (concerned === undefined) {
      const traits = traitsOf(written, glanced);
      concerned = rules.filter(({ rule }) => rule.concerns?.(traits, this.settings) !== false);
      byGlance.set(key, concerned);
    }
    return concerned;
  }

  contextProblems(context: Context, dialplan: Dialplan): Problem[] {
    const problems: Problem[] = [];
    if (isLarge(context)) this.#findInParts(context, dialplan, problems);
    else this.#findTogether([context], dialplan, problems);
    return problems;
  }

  /** The problems of all these contexts; `onStep` is called again and again. */
  problemsOfContexts(contexts: Iterable<Context>, dialplan: Dialplan, onStep?: () => void): Problem[] {
    const problems: Problem[] = [];
    let some: Context[] = [];
    for (const context of contexts) {
      if (isLarge(context)) {
        onStep?.();
        this.#findInParts(context, dialplan, problems);
        continue;
      }
      some.push(context);
      if (some.length < TOGETHER) continue;
      this.#findTogether(some, dialplan, problems, onStep);
      some = [];
    }
    this.#findTogether(some, dialplan, problems, onStep);
    return problems;
  }

  /** Each rule looks at all of a few contexts before the next one does, since a processor goes on with the same code faster than it changes to another. */
  #findTogether(contexts: readonly Context[], dialplan: Dialplan, problems: Problem[], onStep?: () => void): void {
    keepingFound(() => {
      this.#askInTurn(contexts, dialplan, problems, onStep);
    });
    for (const context of contexts) forgetShared(context, dialplan);
  }

  #askInTurn(contexts: readonly Context[], dialplan: Dialplan, problems: Problem[], onStep?: () => void): void {
    const looked = contexts.map((context) => ({ context, found: gathered(context, dialplan) }));
    for (const active of this.#contextRules) {
      onStep?.();
      for (const { context, found } of looked)
        if (active.rule.concerns?.(found, context) !== false) this.#findInContext(active, context, dialplan, problems);
    }
  }

  /** What each rule finds in a context with many lines is remembered until all have been asked. */
  #findInParts(context: Context, dialplan: Dialplan, problems: Problem[]): void {
    const found = gathered(context, dialplan);
    for (const active of this.#contextRules)
      if (active.rule.concerns?.(found, context) !== false)
        for (const problem of this.#part(active, context, dialplan)) problems.push(problem);
    for (const active of this.#contextRules) dialplan.tracker.drop(partKey(active, context));
    forgetShared(context, dialplan);
  }

  /**
   * Asks the rules one by one about a context with many lines, for as long as `mayGoOn` says so, and remembers what each found until
   * `contextProblems` puts it together. Returns whether all have been asked; those of other contexts need not be.
   */
  prepareContext(context: Context, dialplan: Dialplan, mayGoOn: () => boolean): boolean {
    if (!isLarge(context)) return true;
    const found = gathered(context, dialplan);
    for (const active of this.#contextRules) {
      if (active.rule.concerns?.(found, context) === false) continue;
      const runs = this.contextRuleRuns;
      this.#part(active, context, dialplan);
      if (this.contextRuleRuns > runs && !mayGoOn()) return false;
    }
    return true;
  }

  #part(active: ActiveContextRule, context: Context, dialplan: Dialplan): readonly Problem[] {
    return dialplan.tracker.remember(partKey(active, context), () => {
      const problems: Problem[] = [];
      dialplan.context(context.name);
      this.#findInContext(active, context, dialplan, problems);
      return problems;
    });
  }

  #findInContext({ rule, severity }: ActiveContextRule, context: Context, dialplan: Dialplan, problems: Problem[]): void {
    this.contextRuleRuns++;
    try {
      const findings =
        rule.scope === 'context'
          ? rule.check(context, dialplan, this.settings)
          : rule.checkContext(context, dialplan, this.settings);
      collect(rule, severity, findings, problems, context.name);
    } catch (error) {
      failed(rule, error);
    }
  }

  layoutProblems(dialplan: Dialplan): Problem[] {
    const problems: Problem[] = [];
    for (const { rule, severity } of this.#others)
      guard(rule, () => {
        if (rule.scope === 'layout') collect(rule, severity, rule.check(dialplan, this.settings), problems);
        else if (rule.scope === 'target' && rule.checkGlobals !== undefined)
          collect(rule, severity, rule.checkGlobals(dialplan, this.settings), problems);
      });
    return problems;
  }

  /** The severity that a rule is reported at, or undefined when it is switched off. */
  severityOf(rule: Rule): Severity | undefined {
    return this.#others.find((each) => each.rule === rule)?.severity;
  }

  neighborProblems(file: ConfigFile, dialplan: Dialplan): Problem[] {
    const problems: Problem[] = [];
    for (const line of unreadLines(file)) problems.push(...this.lineProblems(line));
    for (const { rule, severity } of this.#others)
      guard(rule, () => {
        if (rule.scope === 'neighbor') collect(rule, severity, rule.check(file, dialplan, this.settings), problems);
        else if (rule.scope === 'target' || rule.scope === 'layout')
          collect(rule, severity, rule.checkNeighbor?.(file, dialplan, this.settings) ?? [], problems);
      });
    return problems;
  }
}

/** Lets go of what the rules share about a context, which holds for its lines as they stand at this moment. */
export function forgetShared(context: Context, dialplan: Dialplan): void {
  dialplan.tracker.drop(judgedKey(context));
  dialplan.tracker.drop(gatheredKey(context));
  dialplan.tracker.drop(putInKey(context));
}

/** What one rule found in a context with many lines is remembered under this key. */
function partKey({ rule }: ActiveContextRule, { name }: Context): string {
  return `part ${rule.meta.name} ${name}`;
}

/** A rule looks at so many contexts in turn; what is gathered of these is kept meanwhile, and should not push anything out of the processor's caches. */
const TOGETHER = 64;

/** Rules are asked one by one about a context of more lines than this, so that who waits meanwhile does not wait for all of them. */
const MANY_LINES = 2000;

function isLarge(context: Context): boolean {
  let lines = 0;
  for (const { fragments } of context.categories) for (const { first, end } of fragments) lines += end - first;
  return lines > MANY_LINES;
}

/** Broken lines have names of applications without end. */
const MOST_APPLICATIONS = 1000;

interface ActiveLineRule extends ActiveRule {
  readonly rule: LineRule;
}

const noRules: readonly ActiveLineRule[] = [];

interface LineProblem {
  readonly finding: LineFinding;
  readonly rule: LineRule;
  readonly severity: Severity;
}

/** What the rules of one set found in a statement. */
interface Findings {
  readonly of: RuleSet;
  readonly found: readonly LineProblem[];
}

const none: readonly LineProblem[] = [];
const noProblems: readonly Problem[] = [];

function lineFixes(line: Line, finding: LineFinding): Fix[] {
  return (finding.fix?.(line) ?? []).map(({ title, safe, replacements }) => ({
    title,
    safe,
    edits: replacements.map(({ span, newText }) => replacement(line, span, newText)),
  }));
}

function collect(rule: Rule, severity: Severity, findings: Iterable<Finding>, problems: Problem[], context?: string): void {
  for (const { line, span, message, fix, related, atMost, isOncePerFile, isRepeated, explains } of findings)
    problems.push({
      line,
      span,
      message,
      rule: rule.meta,
      severity: softer(severity, atMost),
      fix,
      related,
      ...(isOncePerFile === true && { isOncePerFile }),
      ...(isRepeated === true && { isRepeated }),
      ...(context !== undefined && { context }),
      ...(explains !== undefined && { explains }),
    });
}

function softer(severity: Severity, atMost: Severity | undefined): Severity {
  return atMost !== undefined && severities.indexOf(atMost) > severities.indexOf(severity) ? atMost : severity;
}

function guard(rule: Rule, run: () => void): void {
  try {
    run();
  } catch (error) {
    failed(rule, error);
  }
}

function failed(rule: Rule, error: unknown): void {
  bug(`rule ${rule.meta.name} failed`, error);
}
