/** Lines of the files beside a dialplan that Asterisk may not read as they were meant; how lines are read is the same in all of its files. */

import type { ConfigFile, Line } from '../../syntax/config-file.ts';

/** The headers, the directives and what is neither of these nor a setting; none of a file that another program has, or that holds a part of another one. */
export function unreadLines(file: ConfigFile): readonly Line[] {
  const lines: Line[] = [];
  let settings = 0;
  let others = 0;
  let sections = 0;
  for (const line of file.lines) {
    const { kind } = line.statement;
    if (kind === 'blank') continue;
    if (kind === 'section') sections++;
    else if (kind === 'invalid') others++;
    else if (kind !== 'directive') settings++;
    if (kind === 'section' || kind === 'directive' || kind === 'invalid') lines.push(line);
  }
  return sections > 0 && others <= settings ? lines : [];
}
