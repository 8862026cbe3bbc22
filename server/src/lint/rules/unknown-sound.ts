/** A sound is played whose name is a slip of one that comes with Asterisk. */

import { distance } from '../../base/distance.ts';
import { TextCache } from '../../base/text-cache.ts';
import { fileArgumentsOf } from '../../catalogue/arguments/file-arguments.ts';
import { coreSounds } from '../../catalogue/core-sounds.ts';
import { fileNamesOn } from '../../model/lines/file-names.ts';
import { lineRule } from '../rule.ts';

export const unknownSound = lineRule(
  ['exten', 'same'],
  {
    name: 'unknown-sound',
    tier: 'flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The name of a sound differs by one letter from one that comes with Asterisk.',
    why:
      'Where there is no file of the name in any format, Asterisk writes a warning into the log and goes on with the next priority: the caller hears nothing. ' +
      'Reported are names of two words and more, as `vm-goodby` and `hello_world`; one with another number may be that of a recording of somebody, and so may short ones.',
    evidence: 'main/file.c `ast_openstream_full` ("File %s does not exist in any format")',
    follows: ['bare-variable', 'second-application', 'typographic-character'],
    seeAlso: ['invalid-argument-value'],
    invalid: [
      `
[a]
exten => s,1,Playback(vm-goodby)
;                     ^^^^^^^^^ warning unknown-sound: No sound of Asterisk is named 'vm-goodby'; 'vm-goodbye' is.
 same => n,Background(hello_world&beep)
;                     ^^^^^^^^^^^ warning unknown-sound: No sound of Asterisk is named 'hello_world'; 'hello-world' is.
`,
    ],
    valid: [
      `
[a]
exten => s,1,Playback(vm-goodbye&vm-goodbye2&invalido)
 same => n,Background(custom/vm-goodby)
`,
    ],
  },
  function* (statement) {
    for (const { kind, piece } of fileNamesOn(statement)) {
      const near = kind === 'sound' ? soundMeant(piece.text) : undefined;
      if (near === undefined) continue;
      const span = piece.span();
      yield {
        span,
        message: `No sound of Asterisk is named '${piece.text}'; '${near}' is.`,
        fix: () => [{ title: `Change to '${near}'`, safe: false, replacements: [{ span, newText: near }] }],
      };
    }
  },
  ({ application, mayNest }) => mayNest || fileArgumentsOf(application).length > 0,
);

/** The sound of which a name is a slip: a letter, or the marks between its words. */
function soundMeant(name: string): string | undefined {
  if (name.length < SHORTEST || compound.has(name)) return undefined;
  return meant.get(name, () => {
    const [words, letters] = [joined(name), withoutDigits(name)];
    return [...compound].find(
      (known) => (distance(known, name, 1) <= 1 || joined(known) === words) && withoutDigits(known) !== letters,
    );
  });
}

/** The same sounds are played in many places. */
const meant = new TextCache<string | undefined>(10_000);

function joined(name: string): string {
  return name.replaceAll(/[-_. ]/g, '');
}

function withoutDigits(name: string): string {
  return name.replaceAll(/\d/g, '');
}

/** Names of several words; a single one is easily that of a recording of one's own. */
const compound: ReadonlySet<string> = new Set(coreSounds.map(([name]) => name).filter((name) => name.includes('-')));

const SHORTEST = 8;
