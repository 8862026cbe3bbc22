/**
 * What the model needs to know of a line beyond its parts: the applications it runs, the targets it names, and its signature. Computed
 * once per distinct text and kept on the statement.
 */

import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { mayHoldVariableWord } from '../../catalogue/arguments/words-for-variables.ts';
import { application } from '../../catalogue/catalogue.ts';
import { blocks } from '../../catalogue/flow/block-applications.ts';
import { flowEffect } from '../../catalogue/flow/flow-effects.ts';
import { namingArgumentsOf } from '../../catalogue/neighbors/configured-names.ts';
import { mayHoldSink, sendsQueries, sinksOf } from '../../catalogue/untrusted/sinks.ts';
import type { ExtensionStatement, Statement } from '../../syntax/statement.ts';
import { substitutions } from '../../syntax/substitution.ts';
import { applicationCall, type ApplicationCall } from './calls.ts';
import type { Target } from './target.ts';
import { targetsOfCall } from './targets.ts';

/** What is kept of a statement. */
export interface Facts {
  readonly call: ApplicationCall;
  readonly targets: readonly Target[];
  /** What name-uses.ts found in the line; undefined until somebody asks. */
  names: readonly object[] | undefined;
}

const noTargets: readonly Target[] = [];

/** The targets that the line names; does not keep anything where there are none, as on most lines. */
export function targetsOf(statement: ExtensionStatement): readonly Target[] {
  if (statement.facts === undefined && !mayHaveTargets(statement)) return noTargets;
  return factsOf(statement).targets;
}

function mayHaveTargets({ applicationName, data }: ExtensionStatement): boolean {
  return applicationRoles(applicationName) !== undefined || data.text.includes('${');
}

/** The facts of a statement, worked out when they are first asked for. */
export function factsOf(statement: ExtensionStatement): Facts {
  let facts = statement.facts as Facts | undefined;
  if (facts === undefined) {
    const { application: name, data, hasParentheses, isUnclosed } = statement;
    const call = applicationCall(name, data, hasParentheses, isUnclosed);
    const targets = call.roles === undefined && !data.text.includes('${') ? noTargets : targetsOfCall(call);
    facts = { call, targets, names: undefined };
    statement.facts = facts;
  }
  return facts;
}

/**
 * A text that is equal for two statements when nothing but the line itself can tell them apart: no context, no other line and no rule
 * that looks beyond one line sees a difference. Empty for a line that says nothing.
 *
 * Columns are in it only where the parts of the line begin, so that what is remembered of a target stays at its place.
 */
export function signatureOf(statement: Statement): string {
  switch (statement.kind) {
    case 'blank':
      return statement.commentText?.includes('@') === true ? statement.commentText : '';
    case 'exten':
    case 'same': {
      const { key, value, extension, priority, application, data } = statement;
      // Asterisk takes any word for `same` that begins so, as `samex`.
      const columns = `${key.start} ${key.text.length} ${value.start} ${priority.piece.start} ${application.start} ${data.start}`;
      return `${columns} ${statement.kind} ${statement.operator} ${extension.text},${priority.piece.text},${application.text},${String(statement.isUnclosed)}${relevantData(statement)}`;
    }
    case 'section':
    case 'directive':
    case 'setting':
    case 'include':
    case 'switch':
    case 'ignorepat':
    case 'autohints':
    case 'invalid':
      return `${statement.live.start} ${statement.live.text}`;
  }
}

/**
 * Whether the whole data of the application is in the signature, since its arguments mean something to other lines. Of other lines only what is
 * substituted is, and not its columns.
 */
export function hasWholeSignature(statement: ExtensionStatement): boolean {
  const name = statement.applicationName;
  const effect = flowEffect(name);
  return (
    applicationRoles(name) !== undefined ||
    isMisnamed(statement) ||
    namingArgumentsOf(name) !== undefined ||
    mayHoldVariableWord(name, statement.data.text) ||
    Object.hasOwn(blocks, name) ||
    (effect !== undefined && effect !== 'talk')
  );
}

/** Whether no application of this name is known, so that it may be meant for any, and its arguments may name anything. */
export function isMisnamed({ applicationName }: ExtensionStatement): boolean {
  return application(applicationName) === undefined;
}

/** The part of an application's data that other lines can depend on. */
function relevantData(statement: ExtensionStatement): string {
  const data = statement.data.text;
  const name = statement.applicationName;
  // Without a name it may be a label in the wrong place.
  if (name === '' || hasWholeSignature(statement)) return data;
  if (!/[${]/.test(data)) return '';
  if (sinksOf(name).length > 0 || sendsQueries(name) || mayHoldSink(data)) return data;
  if (factsOf(statement).targets.length > 0) return data;
  // With the signs that tell whether the line holds together, and names in braces that lack their '$'.
  return substitutions(statement.data)
    .map((each) => each.whole.text)
    .concat(data.replace(/[\w\s,.:/&=+|^!?*$-]+/g, ''), data.match(/\{\w+/g) ?? [])
    .join('\u0001');
}
