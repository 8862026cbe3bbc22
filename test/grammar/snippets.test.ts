/** The snippets: that they expand to whole, safe statements, and contain what they call. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { expandSnippet, readSnippets, standalone, type Snippet } from '../support/snippet.ts';
import { projectRoot } from './tokenize.ts';

const files = ['asterisk-dialplan', 'asterisk-config'] as const;
const snippets = (file: (typeof files)[number]): Snippet[] => readSnippets(join(projectRoot, 'snippets', `${file}.json`));
const dialplan = snippets('asterisk-dialplan');

test('placeholders expand to their defaults, choices to their first, linked ones to the same', () => {
  assert.equal(expandSnippet('a ${1:b} $1 ${2|c,d|} $2 ${3:x ${1} y}$0'), 'a b b c c x b y');
  assert.equal(expandSnippet('$2 ${2:later}'), 'later later');
  assert.equal(expandSnippet(String.raw`\${ARG1\} \$[1] ${'${1|a\\,b,c|}'} \\ ${'${4:\\${X\\}}'}`), '${ARG1} $[1] a,b \\ ${X}');
  assert.equal(expandSnippet('costs $ 5, }'), 'costs $ 5, }');
  assert.throws(() => expandSnippet('${1:open'), /closes a placeholder/);
  assert.throws(() => expandSnippet('${EXTEN}'), /not a tab stop/);
  assert.throws(() => expandSnippet('${1:a} ${1:b}'), /two defaults/);
});

test('a snippet from inside a context becomes a file of its own', () => {
  assert.equal(standalone('; doc\n[a]\nexten => 1,1,NoOp()'), '; doc\n[a]\nexten => 1,1,NoOp()');
  assert.equal(standalone('exten => 1,1,NoOp()'), '[example]\nexten => 1,1,NoOp()');
  assert.equal(standalone(' same => n,NoOp()'), '[example]\nexten => 200,1,NoOp()\n same => n,NoOp()');
});

test('every part of the hangup-handler pattern and every common statement has a snippet', () => {
  assert.deepEqual(
    dialplan.map((snippet) => snippet.prefix),
    [
      ...['hangup-queue', 'hangup-queue-entry', 'hangup-queue-member', 'hangup-queue-answer', 'hangup-queue-ended'],
      ...['hangup-handler', 'hangup-push', 'hangup-pop', 'hangup-pop-replace', 'hangup-wipe', 'hangup-wipe-replace'],
      ...['hangup-caller', 'hangup-callee', 'hangup-callee-predial', 'sub', 'gosub', 'gosubif', 'time', 'ivr', 'voicemail'],
      ...['failover', 'queue-exit', 'callback', 'while', 'context', 'pattern'],
    ],
  );
});

test('the whole pattern expands to the four contexts', () => {
  const text = dialplan.find((snippet) => snippet.prefix === 'hangup-queue')?.text;
  assert.deepEqual(text?.split('\n'), [
    '; Callers wait here for an operator.',
    '[queues]',
    'exten => inbound,1,Answer()',
    ' same => n,Queue(inbound,t,,,300)',
    ' same => n,Hangup()',
    '',
    '; Rings an operator. In queues.conf: member => Local/101@from-queue/n',
    '[from-queue]',
    'exten => _1XX,1,Dial(PJSIP/${EXTEN},30,tU(sub-on-operator-answer^${CALLERID(num)}^${EXTEN}))',
    ' same => n,Hangup()',
    '',
    "; Runs on the operator's channel at answer: pushes the hangup handler, then tells the start. The operator may hang up meanwhile.",
    '; @arg 1 caller Number of the caller.',
    '; @arg 2 operator Number of the operator who answered.',
    '[sub-on-operator-answer]',
    'exten => s,1,GotoIf($["${ARG1}" = "" | "${ARG2}" = ""]?end)',
    ' same => n,Set(CHANNEL(hangup_handler_push)=sub-call-from-cid-ended,s,1(${ARG1},${ARG2}))',
    ' same => n,Set(CURLOPT(httptimeout)=5)',
    ' same => n,NoOp(${CURL(http://stats-host.local/inbound,cid=${URIENCODE(${ARG1})}&operator=${URIENCODE(${ARG2})}&start=${EPOCH})})',
    ' same => n(end),Return()',
    '',
    "; Hangup handler of the operator's channel: tells the statistics host the end, and stores when and who.",
    '; @arg 1 caller Number of the caller.',
    '; @arg 2 operator Number of the operator who answered.',
    '[sub-call-from-cid-ended]',
    'exten => s,1,GotoIf($["${ARG1}" = "" | "${ARG2}" = ""]?end)',
    ' same => n,Set(CURLOPT(httptimeout)=5)',
    ' same => n,NoOp(${CURL(http://stats-host.local/inbound,cid=${URIENCODE(${ARG1})}&operator=${URIENCODE(${ARG2})}&end=${EPOCH})})',
    ' same => n,Set(DB(CALL_FROM_CID/${ARG1}/end)=${EPOCH})',
    ' same => n,Set(DB(CALL_FROM_CID/${ARG1}/answered_by)=${ARG2})',
    ' same => n(end),Return()',
    '',
  ]);
});

for (const file of files) {
  test(`${file}: names, prefixes and descriptions`, () => {
    const all = snippets(file);
    assert.ok(all.length > 5);
    assert.equal(new Set(all.map((snippet) => snippet.prefix)).size, all.length, 'a prefix stands twice');
    for (const { name, prefix, description } of all) {
      assert.match(prefix, /^[a-z][a-z-]*$/, name);
      assert.match(description, /^[^\n]{20,180}\.$/, name);
    }
  });

  for (const { prefix, body, text } of snippets(file)) {
    test(`${file}: ${prefix} expands to whole lines`, () => {
      assert.doesNotMatch(text, /\$\d|\$\{\d|\\[${}]|\t/, 'a placeholder or an escape is left over');
      assert.ok(
        numbersOf(body).every((number, index) => number === index + 1),
        'the tab stops are not numbered 1, 2, 3 …',
      );
      for (const line of text.split('\n')) {
        assert.doesNotMatch(line, /\s$/, 'a blank at the end of a line');
        assert.doesNotMatch(line, /[^\x20-\x7e]/, 'a character that is not ASCII');
        if (line.startsWith(';')) assert.doesNotMatch(line, /^;--/);
        else assert.deepEqual(unbalanced(line), [], line);
        assert.doesNotMatch(line, /^[^;]+;/, 'a semicolon cuts the line');
        assert.equal((line.match(/"/g) ?? []).length % 2, 0, line);
      }
    });
  }
}

for (const { prefix, text } of dialplan) {
  const file = standalone(text);
  const contexts = [...file.matchAll(/^\[([^\]]+)\]/gm)].map((match) => match[1] ?? '');
  const statements = file.split('\n').filter((line) => line !== '' && !line.startsWith(';'));

  test(`${prefix} is made of sections and statements that Asterisk loads`, () => {
    assert.equal(new Set(contexts).size, contexts.length);
    assert.match(statements[0] ?? '', /^\[/);
    for (const line of statements) {
      assert.match(line, /^(?:\[[\w-]+\]|exten => [\w*#[\]-]+,1,[A-Z]\w+\(.*\)| same => n(?:\([a-z]+\))?,[A-Z]\w+\(.*\))$/);
    }
  });

  test(`${prefix} contains the contexts and labels that it names`, () => {
    const named = [
      ...file.matchAll(/(?:Gosub\(|\?|hangup_handler_\w+\)=|exten,)([\w-]+),s,1/g),
      ...file.matchAll(/[a-zA-Z]\(([\w-]+)\^/g),
    ].map((match) => match[1] ?? '');
    assert.deepEqual(
      named.filter((name) => !contexts.includes(name)),
      [],
    );
    assert.equal(named.length > 0, /Gosub|hangup_handler_\w+\)=\w|Originate|\^/.test(file));
    for (const [, label = ''] of file.matchAll(/[?:](?:s,)?([a-z]+)(?=[:)])/g))
      assert.match(file, new RegExp(`=> n\\(${label}\\),`), label);
  });

  test(`${prefix}: a subroutine returns on every path, and is passed what it uses`, () => {
    for (const section of file.split(/^(?=\[)/m).filter((part) => part.startsWith('[sub-'))) {
      const name = /^\[(.*)\]/.exec(section)?.[1] ?? '';
      const lines = section.split('\n').filter((line) => /^(?:exten| same) /.test(line));
      assert.match(lines.at(-1) ?? '', /,Return\(\)$/, name);
      const used = Math.max(0, ...[...section.matchAll(/\$\{ARG(\d)/g)].map((match) => Number(match[1])));
      const documented = [
        ...(file.split(`[${name}]`)[0] ?? '')
          .split('\n\n')
          .at(-1)!
          .matchAll(/^; @arg (\d) /gm),
      ].length;
      assert.equal(documented, used, `${name} documents ${documented} arguments and uses ${used}`);
      for (const count of passedTo(file, name))
        assert.equal(count, used, `${name} is passed ${count} arguments and uses ${used}`);
    }
  });

  test(`${prefix} is safe: nothing of the caller reaches a shell, a dial string or a URL as it is`, () => {
    assert.doesNotMatch(file, /\b(?:System|TrySystem|SHELL|MixMonitor)\(/);
    assert.doesNotMatch(file, /(?:Dial|Originate)\([^,]*\$\{(?:CALLERID|ARG)/);
    for (const [, value = ''] of file.matchAll(/CURL\([^,]*,(.*)$/gm))
      assert.doesNotMatch(value.replace(/\$\{URIENCODE\(\$\{ARG\d\}\)\}/g, ''), /ARG|CALLERID/);
    assert.doesNotMatch(file, /\bSIP\/|\bMacro|[“”«»—–]/);
    if (/Dial\([^,]*\$\{EXTEN\}/.test(file)) assert.doesNotMatch(file, /exten => _[^,]*[.!]/);
    for (const [, expression = ''] of file.matchAll(/\$\[([^\]]*)\]/g)) {
      if (!/[<>+]/.test(expression))
        assert.match(expression, /^"[^"]*" !?= "[^"]*"(?: \| "[^"]*" = "[^"]*")?$/, 'both sides are quoted');
    }
  });
}

/** The brackets of a line that nothing closes or opens. */
function unbalanced(line: string): string[] {
  const open: string[] = [];
  for (const char of line) {
    if (char === '(' || char === '[' || char === '{') open.push(char);
    else if (char === ')' || char === ']' || char === '}') {
      const expected = char === ')' ? '(' : char === ']' ? '[' : '{';
      if (open.at(-1) === expected) open.pop();
      else open.push(char);
    }
  }
  return open;
}

/** The numbers of the tab stops of a body, in order, without the last one, 0. */
function numbersOf(body: string): number[] {
  const numbers = [...body.matchAll(/(?<!\\)\$\{?(\d+)/g)].map((match) => Number(match[1]));
  return [...new Set(numbers)].filter((number) => number > 0).sort((a, b) => a - b);
}

/** How many arguments each call of a subroutine passes. */
function passedTo(file: string, name: string): number[] {
  const byLocation = [...file.matchAll(new RegExp(`[(?=]${name},s,1(?:\\((.*?)\\))?(?=\\)$)`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
  const byOption = [...file.matchAll(new RegExp(`U\\(${name}((?:\\^.*?)?)\\)\\)$`, 'gm'))].map((match) => match[1] ?? '');
  const byPredial = [...file.matchAll(new RegExp(`b\\(${name}\\^s\\^1\\((.*?)\\)\\)\\)$`, 'gm'))].map((match) => match[1] ?? '');
  return [
    ...byLocation.map((text) => (text === '' ? 0 : text.split(',').length)),
    ...byOption.map((text) => text.split('^').length - 1),
    ...byPredial.map((text) => text.split('^').length),
  ];
}
