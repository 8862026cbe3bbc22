/** Whether Asterisk surely loads two files into one dialplan: parts that nobody includes may be alternatives to each other. */

import type { Dialplan } from '../model/dialplan.ts';
import type { Line } from '../syntax/config-file.ts';

export function areLoadedTogether(dialplan: Dialplan, a: Line, b: Line): boolean {
  if (a.file === b.file) return true;
  return dialplan.isIncluded(a.file) && dialplan.isIncluded(b.file);
}
