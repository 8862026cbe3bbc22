/** What all commands share: help, version, options, and the refusal of words that mean nothing. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments, type Option } from '../../server/src/cli/arguments.ts';
import { assertRefused, inFolder } from './command.ts';

test('no command, --help, -h and help print the list of commands', () =>
  inFolder({}, (folder) => {
    for (const words of [[], ['--help'], ['-h'], ['help']]) {
      const { code, out, error } = folder.run(words);
      assert.equal(code, 0);
      assert.equal(error, '');
      for (const name of [
        'check [PATH…]',
        'show [PATH]',
        'match [PATH] CONTEXT NUMBER…',
        'format [PATH…]',
        'rules [NAME]',
        'lsp',
      ])
        assert.ok(out.includes(name), name);
    }
  }));

test('lsp asks for --stdio', () =>
  inFolder({}, (folder) => {
    assertRefused(folder.run(['lsp']), "'lsp' is for editors, which start it with '--stdio'");
  }));

test('each command has its own help', () =>
  inFolder({}, (folder) => {
    for (const name of ['check', 'show', 'match', 'format', 'rules', 'lsp']) {
      const { code, out } = folder.run([name, '--help']);
      assert.equal(code, 0);
      assert.ok(out.startsWith(`Usage: asterisk-dialplan ${name}`));
      assert.equal(folder.run([name, '-h']).out, out);
      assert.equal(folder.run(['help', name]).out, out);
    }
    for (const option of [
      '--format',
      '--fail-on',
      '--asterisk-version',
      '--rule',
      '--config',
      '--baseline',
      '--update-baseline',
      '--fix',
      '--dry-run',
      '--stdin',
      '--stdin-path',
    ])
      assert.ok(folder.run(['check', '--help']).out.includes(option), option);
  }));

test('help fits the terminal', () =>
  inFolder({}, (folder) => {
    for (const name of ['check', 'show', 'match', 'format', 'rules'])
      for (const line of folder.run([name, '--help'], { columns: 80 }).out.split('\n'))
        assert.ok(line.length <= 80 || /^(?:\S+|.*https:\S+)$/.test(line), line);
    for (const line of folder.run(['rules', 'missing-return'], { columns: 80 }).out.split('\n'))
      assert.ok(line.length <= 80 || line.startsWith('    '), line);
  }));

test('--version prints the version and nothing else', () =>
  inFolder({}, (folder) => assert.equal(folder.run(['--version']).out, '1.2.3\n')));

test('an unknown command or option is refused, and the near one is named', () =>
  inFolder({}, (folder) => {
    assertRefused(folder.run(['chekc']), "unknown command 'chekc'; did you mean 'check'? (asterisk-dialplan --help lists them)");
    assertRefused(folder.run(['check', '--formt', 'json']), "unknown option '--formt'; did you mean '--format'?");
    assertRefused(folder.run(['show', '-x']), "unknown option '-x'");
    assertRefused(folder.run(['show', '--fix']), /^unknown option '--fix'/);
  }));

test('an option without its value, with a bad one, or given twice is refused', () =>
  inFolder({}, (folder) => {
    assertRefused(folder.run(['check', '--format']), "option '--format' needs a value: --format FORMAT");
    assertRefused(folder.run(['check', '--format=']), "option '--format' needs a value: --format FORMAT");
    assertRefused(
      folder.run(['check', '--format', 'xml']),
      "'xml' is no value of '--format'; it takes text, json, sarif, github, gitlab or junit",
    );
    assertRefused(folder.run(['check', '--format=text', '--format=json']), "option '--format' is given twice");
    assertRefused(folder.run(['check', '--fix=yes']), "option '--fix' takes no value");
    assertRefused(
      folder.run(['check', '--fail-on', 'never']),
      "'never' is no value of '--fail-on'; it takes hint, information, warning or error",
    );
    assertRefused(folder.run(['check', '--asterisk-version', '99']), /^'99' is no value of '--asterisk-version'/);
  }));

test('a message with control characters stays one harmless line', () =>
  inFolder({}, (folder) => assertRefused(folder.run(['check', 'a\nb\u001b[31m']), "no such file or folder: 'a b␛[31m'")));

test('words are read as options and operands', () => {
  const options: Option[] = [
    { name: 'format', value: 'F', summary: '' },
    { name: 'rule', value: 'R', isRepeatable: true, summary: '' },
    { name: 'fix', summary: '' },
  ];
  const parsed = parseArguments(['a', '--rule=x=off', '--fix', '--rule', 'y=error', '-', '--', '--format', '-b'], options);
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value.operands, ['a', '-', '--format', '-b']);
  assert.deepEqual(parsed.value.values('rule'), ['x=off', 'y=error']);
  assert.ok(parsed.value.has('fix'));
  assert.ok(!parsed.value.has('format'));
});
