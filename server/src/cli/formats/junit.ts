/** Problems as the results of tests, in the XML that began with JUnit: a suite for each file, a case for each problem. */

import { printable } from '../../base/printable.ts';
import type { CheckedProblem } from '../check-all.ts';

/** `isFailure` tells which problems fail; the others are noted in the output of a case that passes, and a file without any is such a case. */
export function problemsAsJUnit(
  problems: readonly CheckedProblem[],
  files: readonly string[],
  isFailure: (problem: CheckedProblem) => boolean,
): string {
  const byFile = new Map<string, CheckedProblem[]>(files.map((file) => [file, []]));
  for (const problem of problems) {
    const list = byFile.get(problem.file);
    if (list === undefined) byFile.set(problem.file, [problem]);
    else list.push(problem);
  }
  const suites = [...byFile].map(([file, own]) => {
    const cases = own.length === 0 ? [element('testcase', { name: 'no problems', classname: file, time: '0' })] : own.map(caseOf);
    const failures = own.filter(isFailure).length;
    return element(
      'testsuite',
      { name: file, tests: String(cases.length), failures: String(failures), errors: '0', skipped: '0', time: '0' },
      cases,
    );
  });
  const tests = [...byFile.values()].reduce((sum, own) => sum + Math.max(1, own.length), 0);
  const failures = problems.filter(isFailure).length;
  const all = { name: 'asterisk-dialplan', tests: String(tests), failures: String(failures), errors: '0', time: '0' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', all, suites)}`;

  function caseOf(checked: CheckedProblem): string {
    const { file, problem } = checked;
    const place = `${file}:${problem.line.number + 1}:${problem.span.start + 1}`;
    const text = `${place} ${problem.severity} ${problem.message}`;
    const name = `${problem.rule.name} ${problem.line.number + 1}:${problem.span.start + 1}`;
    return element('testcase', { name, classname: file, time: '0' }, [
      isFailure(checked)
        ? element('failure', { type: problem.rule.name, message: problem.message }, escaped(text))
        : element('system-out', {}, escaped(text)),
    ]);
  }
}

/** An element with elements, or with a text that is escaped already. */
function element(name: string, attributes: Readonly<Record<string, string>>, content: readonly string[] | string = ''): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  if (content.length === 0) return `<${start}/>\n`;
  if (typeof content === 'string') return `<${start}>${content}</${name}>\n`;
  return `<${start}>\n${content.join('').replace(/^(?= *<)/gm, '  ')}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text in XML 1.0, which knows no way to write control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]|[\ud800-\udfff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
