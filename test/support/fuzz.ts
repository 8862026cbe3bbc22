/**
 * Random edits on whole dialplans: nothing may throw, and an edited dialplan must be the one from scratch, contexts and problems alike.
 * `npm run fuzz` does it at length, a test with a small budget.
 */

import { dirname, relative } from 'node:path';
import { checkDialplan } from '../../server/src/lint/check-dialplan.ts';
import { activeRules } from '../../server/src/lint/registry.ts';
import { defaultSettings } from '../../server/src/lint/rule-settings.ts';
import type { Dialplan } from '../../server/src/model/dialplan.ts';
import { nodeFileSystem } from '../../server/src/node/file-system.ts';
import { StatementPool } from '../../server/src/syntax/config-file.ts';
import { discover } from '../../server/src/workspace/search/discovery.ts';
import { loadDialplan } from '../../server/src/workspace/dialplans/load.ts';
import './bugs.ts';
import { checkIncremental } from './check-incremental.ts';
import { DEFAULT_PATH } from './fixture.ts';

/** A dialplan with the texts of its files, of which `extensions.conf` is the first. */
export interface FuzzedDialplan {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The dialplans in a folder of the disk, with the configuration files beside them. */
export function dialplansIn(folder: string): FuzzedDialplan[] {
  return discover(nodeFileSystem, [folder], { byContent: true }).dialplans.map((description) => {
    const dialplan = loadDialplan(nodeFileSystem, new StatementPool(), description);
    const { root, neighbors, layout } = dialplan;
    const files = new Map([[DEFAULT_PATH, root.text]]);
    for (const file of [...layout.files, ...neighbors])
      if (file !== root) files.set(relative(dirname(root.path), file.path).replaceAll('\\', '/'), file.text);
    return { name: relative(folder, root.path), files };
  });
}

/** Edits that one dialplan goes through before another one is taken, and after how many it is compared. */
const SESSION = { edits: 100, stride: 20 };

/** Each session of edits depends on the seed and its own number alone; `tell` is told now and then how many edits are done. */
export function fuzz(
  dialplans: readonly FuzzedDialplan[],
  seed: string,
  edits: number,
  tell: (done: number) => void = () => undefined,
): void {
  const rules = activeRules({}, defaultSettings);
  const problems = (dialplan: Dialplan): string[] =>
    checkDialplan(dialplan, rules).map(
      ({ line, span, severity, rule, message }) =>
        `${line.file.path}:${line.number + 1}:${span.start}-${span.end} ${severity} ${rule.name} ${message}`,
    );
  for (let done = 0, session = 0; done < edits; session++) {
    const chosen = dialplans[session % dialplans.length];
    if (chosen === undefined) throw new Error('There is no dialplan to edit.');
    const effort = { ...SESSION, edits: Math.min(SESSION.edits, edits - done) };
    try {
      checkIncremental(`${seed} ${session}`, chosen.files, problems, effort);
    } catch (error) {
      throw new Error(`Session ${session} of seed '${seed}' failed, on ${chosen.name}.`, { cause: error });
    }
    done += effort.edits;
    tell(done);
  }
}
