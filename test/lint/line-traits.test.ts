import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_MARKS, glance, hasMark, Mark, mayDecide, maySet, traitsOf } from '../../server/src/lint/lines/line-traits.ts';
import { bracketFlaw } from '../../server/src/lint/lines/brackets.ts';
import { isSound } from '../../server/src/lint/lines/sound-line.ts';
import { isTemplateText } from '../../server/src/lint/lines/template-text.ts';
import { isMangled } from '../../server/src/lint/lines/typography.ts';
import type { LineRule, Rule } from '../../server/src/lint/rule.ts';
import { rules } from '../../server/src/lint/rules/index.ts';
import { RuleSet } from '../../server/src/lint/run-rules.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import { ConfigFile, StatementPool } from '../../server/src/syntax/config-file.ts';
import { parseLine } from '../../server/src/syntax/parse-line.ts';

function traits(text: string) {
  const statement = parseLine(text, 0, 'dialplan');
  assert.ok(statement.kind === 'exten' || statement.kind === 'same');
  return traitsOf(statement.application.text, glance(statement, text));
}

test('marks tell what stands in a line', () => {
  const has = (text: string, mark: number): boolean => hasMark(traits(` same => n,${text}`), mark);
  assert.ok(has('NoOp(${X})', Mark.substitution));
  assert.ok(!has('NoOp(X)', Mark.substitution | Mark.reference | Mark.expression | Mark.brackets | Mark.operator));
  assert.ok(has('Set(X=$[1+1])', Mark.expression));
  assert.ok(has('NoOp(${LEN(x)})', Mark.function) && !has('NoOp(${X})', Mark.function));
  assert.ok(has('Set(CALLERID(num)=1)', Mark.assignedFunction) && !has('Set(X=1)', Mark.assignedFunction));
  assert.ok(has('Set(X=${IF($[1]?a:b)})', Mark.ifFunction));
  assert.ok(has('NoOp(a', Mark.brackets) && has('NoOp("(")', Mark.brackets) && has('NoOp(${X)})', Mark.brackets));
  assert.ok(!has('GotoIf($["${CALLERID(num)}" = ""]?a:b)', Mark.brackets));
  assert.ok(has('Dial(SIP/1,,)', Mark.emptyArgument) && has('Answer()', Mark.emptyArgument) && has('Answer', Mark.emptyArgument));
  assert.ok(has('Goto(s-${DIALSTATUS},1)', Mark.status) && !has('Goto(s-${DIALSTATUSES},1)', Mark.status));
  assert.ok(hasMark(traits('exten => 1,hint,Answer'), Mark.hint) && !has('NoOp(hint)', Mark.hint));
  assert.ok(has('Set(_X=1)', Mark.underscore) && !has('Set(MY_X=1)', Mark.underscore));
});

test('a semicolon in the code, which may hide what stands around it, has all marks', () => {
  assert.equal(traits(' same => n,System(a\\;b)').marks, ALL_MARKS);
  assert.equal(traits(' same => n,NoOp(a) ;-- b --;').marks, ALL_MARKS);
});

test('an application may decide or set by itself, or by one inside it', () => {
  assert.ok(mayDecide(traits('same => n,GotoIf(1?a)')) && mayDecide(traits('same => n,TryExec(While(1))')));
  assert.ok(!mayDecide(traits('same => n,Goto(a)')));
  assert.ok(maySet(traits('same => n,MSet(a=1)')) && maySet(traits('same => n,ExecIf(1?Set(a=1))')));
  assert.ok(!maySet(traits('same => n,NoOp(a=1)')));
});

/** Lines that the examples of all rules hold, and what becomes of them when a character is lost or doubled, or two lines swap their ends. */
function* lines(): Generator<string> {
  const examples = rules.flatMap(({ meta }) => [...meta.invalid, ...meta.valid]);
  const written = [...new Set(examples.flatMap((text) => text.split('\n')))].filter(
    (text) => text !== '' && !text.startsWith(';'),
  );
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % below;
  };
  for (const text of written) {
    yield text;
    const at = random(text.length);
    yield text.slice(0, at) + text.slice(at + 1);
    yield text.slice(0, at) + text.charAt(at) + text.slice(at);
    const other = written[random(written.length)] ?? '';
    yield text.slice(0, at) + other.slice(random(other.length + 1));
  }
}

test('no rule about lines finds anything in a line that does not concern it', () => {
  const ofLines = rules.filter((rule): rule is LineRule => rule.scope === 'line');
  const found = (list: readonly Rule[], text: string): string[] => {
    const active = list.map((rule) => ({ rule, severity: 'error' as const }));
    const file = new ConfigFile('/etc/asterisk/extensions.conf', 'dialplan', text, new StatementPool());
    const set = new RuleSet(active, defaultSettings);
    return file.lines.flatMap((line) =>
      set.lineProblems(line).map(({ rule, span, message }) => `${rule.name} ${span.start} ${message}`),
    );
  };
  const unlimited = ofLines.map((rule) => ({ ...rule, concerns: undefined }));
  let count = 0;
  for (const text of lines()) {
    const all = found(unlimited, text);
    count += all.length;
    assert.deepEqual(found(ofLines, text), all, text);
  }
  assert.ok(count > 500, `only ${count} findings were compared`);
});

test('a line without marks of what may be wrong with it as a whole is sound', () => {
  let count = 0;
  for (const text of lines()) {
    const statement = parseLine(text, 0, 'dialplan');
    if (statement.kind !== 'exten' && statement.kind !== 'same') continue;
    if (hasMark(traits(text), Mark.brackets | Mark.typographic | Mark.placeholder)) continue;
    count++;
    assert.ok(isSound(statement, text));
    assert.ok(!isTemplateText(text) && bracketFlaw(statement) === undefined && !isMangled(statement, text), text);
  }
  assert.ok(count > 1000, `only ${count} lines were looked at`);
});

test('directives and placeholders of templates, and what only resembles them', () => {
  for (const text of [
    'exten => {{ number }},1,Answer()',
    '{foreach $routes as $route}',
    '{/foreach}',
    'exten => _X.,1,Dial(SIP/x{$Provider.Key}/{literal}${EXTEN}{/literal})',
    'exten => __NUMBER__,1,Answer()',
  ])
    assert.ok(isTemplateText(text), text);
  for (const text of [
    'exten => s,1,Dial(SIP/{$EXTEN})',
    'exten => s,1,Set(X=${if($[1]?a:b)})',
    'exten => s,1,Set(X=${else}${literal})',
    'exten => s,1,Set(X={if})',
  ])
    assert.ok(!isTemplateText(text), text);
});
