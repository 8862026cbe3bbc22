/**
 * What a rule is. A rule is one file: its metadata is its documentation, its setting and its tests' examples; its check finds problems.
 *
 * The scope is a promise about what the check reads, and the promise is what makes checking incremental: a line rule reads one statement,
 * a context rule one context and whatever it asks the dialplan for, a neighbor rule one other configuration file and the same.
 */

import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/edits.ts';
import type { Context } from '../model/context.ts';
import type { Dialplan } from '../model/dialplan.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { Statement, StatementOf } from '../syntax/statement.ts';
import type { AsteriskVersion } from '../catalogue/catalogue.ts';
import type { Gathered } from './gathered.ts';
import type { LineTraits } from './line-traits.ts';
import type { Documentation } from '../catalogue/documentation-file.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Loudest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

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
  /** Where the claim about Asterisk comes from: a function of its source, or the construct that was tried. */
  readonly evidence: string;
  /** Dialplans in which exactly the problems marked with `; ^^^^ severity name: message` are found by this rule. */
  readonly invalid: readonly string[];
  /** Dialplans in which it finds nothing. */
  readonly valid: readonly string[];
  readonly seeAlso?: readonly string[];
  /** Names that it had before; settings and allow-comments still take them. */
  readonly formerly?: readonly string[];
  /** The editor fades the text, for what is never reached or never used. */
  readonly isUnnecessary?: boolean;
  /** The editor strikes the text through, for what Asterisk means to take out or has taken out. */
  readonly isDeprecated?: boolean;
}

/** A change that repairs a problem. */
export interface Fix {
  /** An imperative without a full stop: "Change to 'sales'". */
  readonly title: string;
  /** Whether no call can behave other than its author meant, so that it may be applied unseen. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** A finding inside one statement; columns are those of the line. */
export interface LineFinding {
  readonly span: Span;
  /** One sentence with a full stop: what is wrong here, names in single quotes. */
  readonly message: string;
  /** Replacements of columns of this line; asked for only when somebody wants to repair it. */
  readonly fix?: () => readonly LineFix[];
  /** The loudest severity that it is sure enough for. */
  readonly atMost?: Severity;
  /** Of all findings of one file with this message only the first is shown, with the number of the others. */
  readonly isOncePerFile?: boolean;
}

export interface LineFix {
  readonly title: string;
  readonly safe: boolean;
  readonly replacements: readonly { readonly span: Span; readonly newText: string }[];
}

/** A finding anywhere in the dialplan. */
export interface Finding {
  readonly line: Line;
  readonly span: Span;
  readonly message: string;
  readonly fix?: () => readonly Fix[];
  /** The loudest severity that it is sure enough for. */
  readonly atMost?: Severity;
  /** Of all findings of one file with this message only the first is shown, with the number of the others. */
  readonly isOncePerFile?: boolean;
  /** Other places that explain it. */
  readonly related?: readonly { readonly line: Line; readonly span: Span; readonly message: string }[];
}

export interface RuleSettings {
  /** `auto` takes a thing for known when any version from 18 on has it. */
  readonly asteriskVersion: AsteriskVersion | 'auto';
  /** Contexts that may be missing: names with `*`. */
  readonly ignoredContexts: readonly string[];
  /** What the user's own Asterisk documents, its third-party modules included. */
  readonly documentation?: Documentation | undefined;
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
}

/** Reads how the files were put together: section headers, directives, and what stands outside any section. */
export interface LayoutRule {
  readonly scope: 'layout';
  readonly meta: RuleMeta;
  check(dialplan: Dialplan, settings: RuleSettings): Iterable<Finding>;
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

/** Without `concerns` it is one that judges the targets of lines, and is asked where there are some. */
export function targetRule(
  meta: RuleMeta,
  checkContext: ContextRule['check'],
  checkNeighbor: NeighborRule['check'],
  concerns: ContextConcerns = ({ isLeading }) => isLeading,
): TargetRule {
  return { scope: 'target', meta, checkContext, checkNeighbor, concerns };
}

export function layoutRule(meta: RuleMeta, check: LayoutRule['check']): LayoutRule {
  return { scope: 'layout', meta, check };
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
}

/** An edit within one line of a file. */
export function editOf(line: Line, span: Span, newText: string): TextEdit {
  return { path: line.file.path, line: line.number, column: span.start, endLine: line.number, endColumn: span.end, newText };
}

/** An edit that takes a whole line out of a file. */
export function lineRemoval(line: Line): TextEdit {
  return { path: line.file.path, line: line.number, column: 0, endLine: line.number + 1, endColumn: 0, newText: '' };
}
