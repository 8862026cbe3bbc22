/** Statements and their parts in short texts, for tables of tests. */

import type { PriorityField, Statement } from '../../server/src/syntax/statement.ts';

/** What a statement says, its parts between bars; parts that are missing or empty in the usual way are left out. */
export function describeStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'blank':
      return statement.commentText === undefined ? 'blank' : `blank ;${statement.commentText}`;
    case 'section': {
      const options = statement.options?.map((option) => option.text).join('|');
      const parts = [`section <${statement.name.text}>`];
      if (options !== undefined) parts.push(`options <${options}>`);
      if (statement.trailer.text !== '') parts.push(`trailer <${statement.trailer.text}>`);
      if (statement.unclosed !== undefined) parts.push(`no ${statement.unclosed}`);
      return parts.join(' ');
    }
    case 'directive':
      return `directive ${statement.word} <${statement.argument.text}>`;
    case 'exten':
    case 'same': {
      const { application, data } = statement;
      const parts = [statement.kind === 'exten' ? `exten <${statement.extension.text}>` : 'same'];
      parts.push(describePriority(statement.priority), `<${application.text}>`);
      if (statement.hasParentheses) parts.push(`(${data.text})`);
      if (statement.isUnclosed) parts.push('no )');
      if (statement.trailer.text !== '') parts.push(`trailer <${statement.trailer.text}>`);
      if (statement.operator === '+=') parts.push('+=');
      return parts.join(' ');
    }
    case 'include':
    case 'switch':
    case 'ignorepat':
    case 'autohints':
    case 'setting':
      return `${statement.kind} <${statement.key.text}> ${statement.operator} <${statement.value.text}>`;
    case 'invalid':
      return `invalid ${statement.why}`;
  }
}

function describePriority({ word, increment, label, isLabelUnclosed }: PriorityField): string {
  const more = increment === 0 ? '' : `+${increment}`;
  return `<${word.text}>${more}${label === undefined ? '' : `(${label.text}${isLabelUnclosed ? '' : ')'}`}`;
}
