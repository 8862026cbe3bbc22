/** Every name and every option letter of the generated facts has a note of ours, and no note has lost its subject. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { applications, functions, type CatalogueEntry } from '../../server/src/catalogue/catalogue.ts';
import { applicationNotes } from '../../server/src/catalogue/notes/application-notes.ts';
import { functionNotes } from '../../server/src/catalogue/notes/function-notes.ts';
import { functionOptionNotes } from '../../server/src/catalogue/notes/function-option-notes.ts';
import { optionNotes } from '../../server/src/catalogue/notes/application-option-notes.ts';

const kinds = [
  { kind: 'an application', entries: applications(), notes: applicationNotes, options: optionNotes },
  { kind: 'a function', entries: functions(), notes: functionNotes, options: functionOptionNotes },
];

for (const { kind, entries, notes, options } of kinds) {
  test(`notes of ${kind}: one for every name, none without`, () => {
    assert.deepEqual(Object.keys(notes).sort(), entries.map(({ name }) => name).sort());
  });

  test(`notes of ${kind}: each is one sentence of 30 to 110 characters`, () => {
    for (const [name, note] of Object.entries(notes)) {
      assert.ok(note.length >= 30 && note.length <= 110, `${name}: ${note.length} characters`);
      assert.match(note, /^[A-Z0-9].*[^.]\.$/, name);
    }
    assert.equal(new Set(Object.values(notes)).size, Object.keys(notes).length);
  });

  test(`options of ${kind}: one note for every letter, none without`, () => {
    const expected = new Map(entries.map((entry) => [entry.name, letters(entry)]).filter(hasLetters));
    assert.deepEqual(Object.keys(options).sort(), [...expected.keys()].sort());
    for (const [name, ofName] of Object.entries(options)) assert.deepEqual(Object.keys(ofName).sort(), expected.get(name), name);
  });

  test(`options of ${kind}: each note is a sentence of at most 80 characters`, () => {
    for (const [name, ofName] of Object.entries(options)) {
      for (const [letter, note] of Object.entries(ofName)) {
        assert.ok(note.length <= 80, `${name} ${letter}: ${note.length} characters`);
        assert.match(note, /^[A-Z0-9].*[^.]\.$/, `${name} ${letter}`);
      }
    }
  });
}

function letters(entry: CatalogueEntry): string[] {
  const options = entry.syntax.flatMap(({ parameters }) => parameters ?? []).flatMap((parameter) => parameter.options ?? []);
  return [...new Set(options.map(({ letter }) => letter))].sort();
}

function hasLetters(pair: (string | string[])[]): pair is [string, string[]] {
  return (pair[1]?.length ?? 0) > 0;
}
