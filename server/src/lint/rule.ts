/**
 * What a rule is. A rule is one file: its metadata is its documentation, its setting and its tests' examples; its check finds problems.
 *
 * The scope is a promise about what the check reads, and the promise is what makes checking incremental: a line rule reads one statement,
 * a context rule one context and whatever it asks the dialplan for, a neighbor rule one other configuration file and the same.
 */

import type { Span } from '../base/span.ts';
import type { Context } from '../model/contexts/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { Statement, StatementOf } from '../syntax/statement.ts';
import type { Gathered } from './contexts/gathered.ts';
import type { Finding, Fix, LineFinding, Severity } from './finding.ts';
import type { LineTraits } from './lines/line-traits.ts';
import type { RuleSettings } from './rule-settings.ts';

/** What is said of a rule: on its page, in the settings, and in its tests. */
export interface RuleMeta {
  /** Kebab-case, the pattern that is found: reads well after "allow". */
  readonly name: string;
  readonly tier: 'targets' | 'load' | 'flow' | 'safety' | 'taste';
  /** What it is reported as when no setting says otherwise. */
  readonly severity: Severity | 'off';
  readonly since: string;
  /** One sentence: what is found. */
  readonly summary: string;
  /** What Asterisk does with it, and why that hurts. Markdown, a short paragraph. */
  readonly why: string;
  /** How to put it right, where the titles of the fixes do not say it; needed where there are none. Markdown, a sentence or a few. */
  readonly repair?: string;
  /** Where the claim about Asterisk comes from: a function of its source, or the construct that was tried. */
  readonly evidence: string;
  /** Dialplans in which exactly the problems marked with `; ^^^^ severity name: message` are found by this rule. */
  readonly invalid: readonly string[];
  /** Dialplans in which it finds nothing. */
  readonly valid: readonly string[];
  readonly seeAlso?: readonly string[];
  /** Rules that tell the cause: where one of them finds something on a line, what this one finds there follows from it, and is not said. */
  readonly follows?: readonly string[];
  /** Names that it had before; settings and allow-comments still take them. */
  readonly formerly?: readonly string[];
  /** The editor fades the text, for what is never reached or never used. */
  readonly isUnnecessary?: boolean;
  /** The editor strikes the text through, for what Asterisk means to take out or has taken out. */
  readonly isDeprecated?: boolean;
}

/** Reads the statement alone; the answer is shared by all lines of the same text. The raw text of the line is `text`. */
export interface LineRule<K extends Statement['kind'] = Statement['kind']> {
  readonly scope: 'line';
  readonly meta: RuleMeta;
  readonly on: readonly K[];
  check(statement: StatementOf<K>, text: string, settings: RuleSettings): Iterable<LineFinding>;
  /** Whether it may find something in lines of extensions with these traits; in all of them where it does not say. */
  readonly concerns?: Concerns | undefined;
}

type Concerns = (line: LineTraits, settings: RuleSettings) => boolean;

/** Whether a rule may find something in a context of which this was gathered; in all of them where it does not say. */
type ContextConcerns = (found: Gathered, context: Context) => boolean;

/** Reads one context and what it asks the dialplan for. */
export interface ContextRule {
  readonly scope: 'context';
  readonly meta: RuleMeta;
  readonly concerns: ContextConcerns | undefined;
  check(context: Context, dialplan: Dialplan, settings: RuleSettings): Iterable<Finding>;
}

/** Reads one configuration file beside the dialplan, such as queues.conf, and what it asks the dialplan for. */
export interface NeighborRule {
  readonly scope: 'neighbor';
  readonly meta: RuleMeta;
  check(file: ConfigFile, dialplan: Dialplan, settings: RuleSettings): Iterable<Finding>;
}

/** A rule that looks at contexts and at the files beside them in the same way. */
export interface TargetRule {
  readonly scope: 'target';
  readonly meta: RuleMeta;
  readonly concerns: ContextConcerns | undefined;
  checkContext: ContextRule['check'];
  checkNeighbor: NeighborRule['check'];
  /** What global variables name. */
  readonly checkGlobals: LayoutRule['check'] | undefined;
}

/** Reads how the files were put together: section headers, directives, and what stands outside any section; some look at those of the files beside too. */
export interface LayoutRule {
  readonly scope: 'layout';
  readonly meta: RuleMeta;
  check(dialplan: Dialplan, settings: RuleSettings): Iterable<Finding>;
  readonly checkNeighbor: NeighborRule['check'] | undefined;
}

/** Run by the engine itself: it needs to know what all other rules found. */
export interface EngineRule {
  readonly scope: 'engine';
  readonly meta: RuleMeta;
}

export type Rule = LineRule | ContextRule | NeighborRule | TargetRule | LayoutRule | EngineRule;

export function lineRule<K extends Statement['kind']>(
  on: readonly K[],
  meta: RuleMeta,
  check: LineRule<K>['check'],
  concerns?: Concerns,
): LineRule {
  return { scope: 'line', meta, on, check: check as LineRule['check'], concerns };
}

export function contextRule(meta: RuleMeta, check: ContextRule['check'], concerns?: ContextConcerns): ContextRule {
  return { scope: 'context', meta, check, concerns };
}

export function neighborRule(meta: RuleMeta, check: NeighborRule['check']): NeighborRule {
  return { scope: 'neighbor', meta, check };
}

/** Without `concerns` it is one that judges the targets of lines, and is asked where there are some. */
export function targetRule(
  meta: RuleMeta,
  checkContext: ContextRule['check'],
  checkNeighbor: NeighborRule['check'],
  concerns: ContextConcerns = ({ isLeading }) => isLeading,
  checkGlobals?: LayoutRule['check'],
): TargetRule {
  return { scope: 'target', meta, checkContext, checkNeighbor, concerns, checkGlobals };
}

export function layoutRule(meta: RuleMeta, check: LayoutRule['check'], checkNeighbor?: NeighborRule['check']): LayoutRule {
  return { scope: 'layout', meta, check, checkNeighbor };
}

/** A problem as reported: a finding of a rule with its severity. */
export interface Problem {
  readonly line: Line;
  readonly span: Span;
  readonly message: string;
  readonly rule: RuleMeta;
  readonly severity: Severity;
  readonly fix: (() => readonly Fix[]) | undefined;
  readonly related: Finding['related'];
  readonly isOncePerFile?: boolean;
  readonly isRepeated?: boolean;
  /** The context in which it was found; a line of a template is part of several. */
  readonly context?: string;
  readonly explains?: readonly string[];
  /** Those of the same message in the same file that it stands for, itself first. */
  readonly all?: readonly Problem[];
}
