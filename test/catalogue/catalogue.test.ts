/** The way into the generated facts: case, versions, and that the lists agree with one another. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  application,
  applications,
  asteriskVersions,
  dialplanFunction,
  functionIgnoringCase,
  functions,
  syntaxOf,
} from '../../server/src/catalogue/catalogue.ts';

test('applications are found in any case, functions only in their own', () => {
  assert.equal(application('dial')?.name, 'Dial');
  assert.equal(application('DIAL')?.name, 'Dial');
  assert.equal(application('Dial '), undefined);
  assert.equal(dialplanFunction('LEN')?.name, 'LEN');
  assert.equal(dialplanFunction('len'), undefined);
  assert.equal(functionIgnoringCase('len')?.name, 'LEN');
  assert.equal(dialplanFunction('HangupCauseClear'), undefined);
});

test('an application and a function of the same name stay apart', () => {
  assert.equal(application('SET')?.kind, 'application');
  assert.equal(dialplanFunction('SET')?.kind, 'function');
});

test('the lists are whole, without two names that differ only in case', () => {
  for (const entries of [applications(), functions()]) {
    assert.ok(entries.length > 200);
    assert.equal(new Set(entries.map(({ name }) => name.toLowerCase())).size, entries.length);
  }
});

test('every version of an entry has exactly one syntax, newest first', () => {
  for (const entry of [...applications(), ...functions()]) {
    assert.deepEqual(entry.syntax.flatMap((syntax) => [...syntax.in]).sort(), [...entry.in].sort(), entry.name);
    const newest = entry.syntax.map((syntax) => Math.max(...syntax.in.map((version) => asteriskVersions.indexOf(version))));
    assert.deepEqual(
      newest,
      [...newest].sort((a, b) => b - a),
      entry.name,
    );
  }
});

test('syntaxOf gives the syntax of a version, and the newest one without', () => {
  const agentLogin = application('AgentLogin')!;
  assert.equal(syntaxOf(agentLogin).parameters?.[0]?.name, 'AgentId');
  assert.equal(syntaxOf(agentLogin, '11').parameters?.[0]?.name, 'AgentNo');
  assert.equal(syntaxOf(agentLogin, '13').parameters?.[0]?.name, 'AgentId');

  const agentMonitorOutgoing = application('AgentMonitorOutgoing')!;
  assert.deepEqual(agentMonitorOutgoing.in, ['11']);
  assert.equal(syntaxOf(agentMonitorOutgoing, '23'), syntaxOf(agentMonitorOutgoing));
});

test('option letters and their arguments are there', () => {
  const options = syntaxOf(application('Dial')!).parameters?.find(({ name }) => name === 'options')?.options;
  const predial = options?.find(({ letter }) => letter === 'b');
  assert.deepEqual(
    predial?.arguments?.map(({ name }) => name),
    ['context', 'exten', 'priority'],
  );
});
