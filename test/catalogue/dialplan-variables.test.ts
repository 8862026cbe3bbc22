/** The variables of Asterisk itself, checked against those that the generated facts mention. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { applications, functions } from '../../server/src/catalogue/catalogue.ts';
import { builtInVariable, builtInVariables } from '../../server/src/catalogue/variables/dialplan-variables.ts';

test('names are unique and notes are sentences', () => {
  assert.equal(new Set(builtInVariables.map(({ name }) => name)).size, builtInVariables.length);
  for (const { name, note } of builtInVariables) {
    assert.match(name, /^[A-Z][A-Z0-9_]*$/);
    assert.match(note, /^[A-Z].*[^.]\.$/, name);
    assert.ok(note.length <= 110, name);
  }
});

test('every variable that Asterisk documents is there, but for those of the OSP applications', () => {
  const documented = [...applications(), ...functions()].flatMap(({ variables }) => variables ?? []);
  const missing = documented
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('OSP') && builtInVariable(name) === undefined);
  assert.deepEqual(missing, []);
});

test('names are compared with regard to case', () => {
  assert.equal(builtInVariable('EXTEN')?.access, 'read');
  assert.equal(builtInVariable('exten'), undefined);
});

test('arguments are there whatever their number', () => {
  assert.equal(builtInVariable('ARG2')?.name, 'ARG2');
  assert.equal(builtInVariable('ARG17')?.name, 'ARG17');
  assert.equal(builtInVariable('ARG0'), undefined);
  assert.equal(builtInVariable('ARGX'), undefined);
});

test('variables that hold a place of the dialplan say so, and can be written', () => {
  const holding = builtInVariables.filter(({ holds }) => holds !== undefined);
  assert.deepEqual(holding.map(({ name, holds }) => `${name} ${holds ?? ''}`).sort(), [
    'CONNECTED_LINE_SEND_SUB target',
    'EXITCONTEXT context',
    'FORWARD_CONTEXT context',
    'GOTO_ON_BLINDXFR target',
    'MEETME_EXIT_CONTEXT context',
    'PARKINGDYNCONTEXT context',
    'REDIRECTING_SEND_SUB target',
    'SPY_EXIT_CONTEXT context',
    'TRANSFER_CONTEXT context',
  ]);
  for (const { name, access } of holding) assert.notEqual(access, 'read', name);
});
