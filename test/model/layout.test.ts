/** Which lines belong to which section: templates, additions, included files, and what is wrong with them. */

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Reading } from '../../server/src/model/layout/layout.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';
import { parseFixture } from '../support/fixture.ts';

interface Expected {
  /** `name: values`, with `!` behind the name of a template; the values of the lines `x=…` of the section in load order. */
  readonly sections: readonly string[];
  /** The values of lines that stand in no section. */
  readonly homeless?: string;
  /** `kind name` of each flaw. */
  readonly flaws?: readonly string[];
  readonly isIncomplete?: boolean;
  /** Only an exact reading refuses. */
  readonly refusal?: string;
}

function checkLayout(source: string, expected: Expected, reading: Reading = 'tolerant'): void {
  const { layout } = memoryDialplan(parseFixture(source), reading).dialplan;
  const values = (fragments: (typeof layout)['homeless']): string =>
    fragments
      .flatMap((fragment) => [...fragment.lines()])
      .map(({ statement }) => ('value' in statement ? statement.value.text : ''))
      .filter((value) => value !== '')
      .join(' ');
  const actual: Expected = {
    sections: layout.categories.map((category) =>
      `${category.name}${category.isTemplate ? '!' : ''}: ${values(category.fragments)}`.trim(),
    ),
    homeless: values(layout.homeless),
    flaws: layout.flaws.map((flaw) => `${flaw.kind} ${'name' in flaw ? flaw.name : flaw.missing}`.trim()),
    isIncomplete: layout.isIncomplete,
    refusal: layout.refusal === undefined ? '' : `${layout.refusal.why} line ${layout.refusal.line.number + 1}`,
  };
  assert.deepEqual(actual, { homeless: '', flaws: [], isIncomplete: false, refusal: '', ...expected });
}

test('sections in the order of the file', () => {
  checkLayout(
    `
[a]
x=1
x=2
[b]
[a]
x=3
`,
    { sections: ['a: 1 2', 'b:', 'a: 3'] },
  );
});

test('a template hands its lines on, in front, as they are at that time', () => {
  checkLayout(
    `
[t](!)
x=t1
[b](t)
x=b1
[t](+)
x=late
[t](+TEMPLATES=include)
x=t2
[c](t,b)
x=c1
`,
    { sections: ['t!: t1 t2', 'b: t1 b1', 't: late', 'c: t1 t2 t1 b1 c1'], flaws: ['nothing-to-add-to t'] },
  );
});

test('names of templates are compared without case and without trimming', () => {
  checkLayout(
    `
[Base](!)
x=1
[a](BASE)
[b]( Base)
`,
    { sections: ['Base!: 1', 'a: 1', 'b:'], flaws: ['unknown-template  Base'] },
  );
});

test('the empty word means the first section of all', () => {
  checkLayout(
    `
[first]
x=1
[t](!)
x=2
[a](t,)
`,
    { sections: ['first: 1', 't!: 2', 'a: 2 1'] },
  );
  checkLayout('[a]()', { sections: ['a:'], flaws: ['unknown-template'] });
});

test('an addition goes on with the first section of the name, in whatever case', () => {
  checkLayout(
    `
[foo]
x=1
[foo]
x=2
[FOO](+)
x=3
[t](!)
x=t
[foo](t,+)
x=4
`,
    { sections: ['foo: 1 3 t 4', 'foo: 2', 't!: t'] },
  );
});

test('an exclamation mark beside the plus makes a template of what was there', () => {
  for (const options of ['+,!', '!,+']) checkLayout(`[foo]\nx=1\n[foo](${options})\nx=2`, { sections: ['foo!: 1 2'] });
});

test('a name is cut to 79 characters', () => {
  const name = 'n'.repeat(79);
  checkLayout(`[${name}1]\nx=1\n[${name}2](+)\nx=2`, { sections: [`${name}: 1 2`] });
});

test('unclosed headers are flaws, and open a section all the same', () => {
  checkLayout('[a\nx=1\n[b](!\nx=2', { sections: ['a: 1', 'b!: 2'], flaws: ['unclosed-section ]', 'unclosed-section )'] });
});

test('lines before any section', () => {
  checkLayout('x=1\n#include "b.conf"\nx=2\n-- b.conf --\nx=3\n[b]\nx=4\n', { sections: ['b: 4'], homeless: '1 3 2' });
});

test('an included file goes on with the section, and the includer with its own', () => {
  checkLayout(
    `
[a]
x=1
#include "b.conf"
x=2
#include "c.conf"
x=3
-- b.conf --
x=b1
[b]
x=b2
-- c.conf --
x=c1
`,
    { sections: ['a: 1 b1 2 3', 'b: b2 c1'] },
  );
});

test('a wildcard takes files in the order of their names', () => {
  checkLayout(
    `
[a]
#include "d/*.conf"
x=last
-- d/2.conf --
x=2
-- d/1.conf --
x=1
-- d/e/3.conf --
[e]
x=3
`,
    { sections: ['a: 1 2 last', 'e: 3'] },
  );
});

test('a file that nothing includes begins with a section of its own', () => {
  checkLayout(
    `
[a]
x=1
-- b.conf --
x=2
[b]
x=3
#include c.conf
-- c.conf --
x=4
`,
    { sections: ['a: 1', 'b: 3 4'], homeless: '2' },
  );
});

test('missing files', () => {
  checkLayout('[a]\n#include "b.conf"\nx=1\n#tryinclude "c.conf"\n#include "d/*.conf"\n', {
    sections: ['a: 1'],
    flaws: ['missing-include-file b.conf', 'missing-tryinclude-file c.conf', 'missing-include-file d/*.conf'],
    isIncomplete: true,
  });
});

test('directives that include nothing', () => {
  checkLayout('[a]\n#exec /bin/true\n#foo bar\n#include\n# include b.conf\nx=1\n', {
    sections: ['a: 1'],
    flaws: ['exec-include /bin/true', 'unknown-directive foo', 'missing-directive-argument include', 'unknown-directive'],
    isIncomplete: true,
  });
});

test('a file that includes itself is read once', () => {
  checkLayout('[a]\nx=1\n#include "extensions.conf"\nx=2\n', {
    sections: ['a: 1 2'],
    flaws: ['include-file-cycle extensions.conf'],
  });
  checkLayout('[a]\n#include "b.conf"\n-- b.conf --\nx=1\n#include "extensions.conf"\n', {
    sections: ['a: 1'],
    flaws: ['include-file-cycle extensions.conf'],
  });
});

test('a file that is included twice is read twice', () => {
  checkLayout('[a]\n#include "x.conf"\n[b]\n#include "x.conf"\n-- x.conf --\nx=1\n', {
    sections: ['a: 1', 'b: 1'],
    flaws: ['duplicate-include-file x.conf'],
  });
});

test('the files of one wildcard are read as one: a comment that is open at the end of one goes on in the next', () => {
  const files = '[a]\n#include "*.part"\nx=9\n-- 1.part --\nx=1 ;-- open\n-- 2.part --\nx=2\n--; x=3\n';
  checkLayout(files, { sections: ['a: 1 3 9'] }, 'exact');
});

function chain(length: number): string {
  const files = Array.from({ length }, (_, i) => `-- ${i}.conf --\nx=${i}\n#include "${i + 1}.conf"`);
  return `[a]\n#include "0.conf"\n${files.join('\n')}\n-- ${length}.conf --\nx=${length}\n`;
}

test('ten levels of included files are read', () => {
  checkLayout(chain(9), { sections: ['a: 0 1 2 3 4 5 6 7 8 9'] });
  checkLayout(chain(10), { sections: ['a: 0 1 2 3 4 5 6 7 8 9'], homeless: '10', flaws: ['include-too-deep 10.conf'] });
});

test('an exact reading refuses the file that Asterisk refuses, and says where', () => {
  checkLayout('x=1\n[a]\nx=2', { sections: [], homeless: '', refusal: 'statement-before-section line 1' }, 'exact');
  checkLayout(
    '[a]\nx=1\n[b\nx=2',
    { sections: ['a: 1'], flaws: ['unclosed-section ]'], refusal: 'unclosed-section line 3' },
    'exact',
  );
  checkLayout(
    '[a]\nx=1\n[b](t)\nx=2',
    { sections: ['a: 1'], flaws: ['unknown-template t'], refusal: 'unknown-template line 3' },
    'exact',
  );
  checkLayout('[a]\nx=1\n\\ x=2\nx=3', { sections: ['a: 1'], refusal: 'invalid-escape line 3' }, 'exact');
  checkLayout(
    '[a]\nx=1\n#include "b"\nx=2',
    {
      sections: ['a: 1'],
      flaws: ['missing-include-file b'],
      isIncomplete: true,
      refusal: 'missing-include-file line 3',
    },
    'exact',
  );
});

test('an exact reading drops the rest of an included file only', () => {
  checkLayout(
    `
[a]
#include "b.conf"
x=2
#tryinclude "c.conf"
x=3
-- b.conf --
x=1
[b
x=dropped
`,
    { sections: ['a: 1 2 3'], flaws: ['unclosed-section ]', 'missing-tryinclude-file c.conf'], isIncomplete: true },
    'exact',
  );
});

test('the files of a dialplan stand in load order, each once', () => {
  const { layout } = memoryDialplan(
    '[a]\n#include "b.conf"\n#include "c.conf"\n-- c.conf --\n#include "b.conf"\n-- d.conf --\n-- b.conf --\n',
  ).dialplan;
  assert.deepEqual(
    layout.files.map((file) => file.path),
    ['extensions.conf', 'b.conf', 'c.conf', 'd.conf'],
  );
});

test('what each directive brought in, and what was looked for in vain', () => {
  const { layout } = memoryDialplan('[a]\n#include "*.conf"\n#tryinclude "x"\n-- b.conf --\n-- c.conf --\n').dialplan;
  assert.deepEqual(
    [...layout.includes.values()].map((files) => files.map((file) => file.path)),
    [['b.conf', 'c.conf', 'extensions.conf'], []],
  );
  assert.deepEqual([...layout.missing], ['x']);
});
