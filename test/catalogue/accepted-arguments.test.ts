/** What rules judge applications by must fit what the rest of the project knows of them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { acceptedArguments, verifiedApplications } from '../../server/src/catalogue/arguments/accepted-arguments.ts';
import { application, type AsteriskVersion, type Parameter } from '../../server/src/catalogue/catalogue.ts';
import { undocumentedOptionNotes } from '../../server/src/catalogue/notes/undocumented-option-notes.ts';

const inUse: readonly AsteriskVersion[] = ['18', '20', '21', '22', '23'];

test('only applications of Asterisk are judged, and what they need they have', () => {
  for (const name of verifiedApplications()) {
    const entry = application(name);
    assert.ok(entry !== undefined, name);
    const accepted = acceptedArguments(name);
    assert.ok(accepted !== undefined, name);
    for (const position of accepted.needs) assert.ok(position < (accepted.most ?? Infinity), name);
    if (accepted.options !== undefined) assert.ok(accepted.options.position < (accepted.most ?? Infinity), name);
  }
  assert.equal(acceptedArguments('NoOp'), undefined);
  assert.equal(acceptedArguments('toString'), undefined);
});

test('what Asterisk documents is accepted: arguments and option letters of every version in use', () => {
  for (const name of verifiedApplications())
    for (const syntax of application(name)?.syntax ?? [])
      for (const version of syntax.in.filter((each) => inUse.includes(each))) {
        const accepted = acceptedArguments(name, version);
        const parameters: readonly Parameter[] = syntax.parameters ?? [];
        assert.ok(parameters.length <= (accepted?.most ?? Infinity), `${name} in ${version}`);
        const options = accepted?.options;
        if (options === undefined) continue;
        for (const { letter } of parameters[options.position]?.options ?? []) {
          const known = options.letters.get(letter.charAt(0));
          const isWord = options.words.includes(letter);
          assert.ok(isWord || known !== undefined, `${name} ${letter}`);
          if (known?.since !== undefined) assert.ok(Number(version) >= Number(known.since), `${name} ${letter} in ${version}`);
          if (known?.until !== undefined) assert.ok(Number(version) < Number(known.until), `${name} ${letter} in ${version}`);
        }
      }
});

test('a letter that is not documented has a note of ours, or is one of another application or version', () => {
  const found: string[] = [];
  for (const name of verifiedApplications()) {
    const entry = application(name);
    const options = acceptedArguments(name)?.options;
    if (entry === undefined || options === undefined) continue;
    // RetryDial hands its options on to Dial, and is documented so.
    const described = name === 'retrydial' ? application('dial') : entry;
    const parameters = described?.syntax.flatMap((syntax) => syntax.parameters ?? []) ?? [];
    const documented = new Set(parameters.flatMap((each) => each.options ?? []).map(({ letter }) => letter.charAt(0)));
    const unnoted = [...options.letters.keys()].filter(
      (letter) => !documented.has(letter) && undocumentedOptionNotes[described?.name ?? '']?.[letter] === undefined,
    );
    if (unnoted.length > 0) found.push(`${entry.name} ${unnoted.join('')}`);
  }
  // SayUnixTime and DateTime share their code, as VoiceMail and VoiceMailMain share their letters.
  assert.deepEqual(found, ['DateTime j', 'VoiceMail apr', 'VoiceMailMain bdeStuUP']);
});

test('versions and arguments of letters', () => {
  const dial = acceptedArguments('DIAL')?.options;
  assert.equal(dial?.position, 2);
  assert.deepEqual(dial.letters.get('t'), { argument: 'none', since: undefined, until: undefined });
  assert.deepEqual(dial.letters.get('M'), { argument: 'needed', since: undefined, until: '21' });
  assert.deepEqual(dial.letters.get('j'), { argument: 'none', since: '18', until: undefined });
  assert.equal(acceptedArguments('Queue', '20')?.most, 10);
  assert.equal(acceptedArguments('Queue', '21')?.most, 9);
});
