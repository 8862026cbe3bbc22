/** Contexts to which calls of telephones come, and no others, so that all that sets a variable for them is seen. */

import { MultiMap } from '../../base/multi-map.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { ownName, type Summary } from '../../model/indexes/summary.ts';
import { mayGoAnywhere } from '../../model/flow/reached.ts';
import { COMPUTED } from '../../model/indexes/target-uses.ts';
import { literalContext, type Target } from '../../model/lines/target.ts';
import { globOf } from '../../model/names/computed-names.ts';
import { contextPutIn } from '../../model/names/resolve.ts';
import { neighborUses, usesBeside } from '../../model/names/uses.ts';
import { lostLines } from '../loading/lost-lines.ts';
import { gathered } from './gathered.ts';

/** So many contexts before this one are looked at. */
const MOST_BEFORE = 20;

/** Whether calls come to a context from devices, and from nowhere else, by lines that run no program. */
export function isEnteredByDevices(context: Context, dialplan: Dialplan): boolean {
  const devices = contextsOfDevices(dialplan);
  const found = new Set([context]);
  let isFromDevice = false;
  for (const each of found) {
    if (found.size > MOST_BEFORE || dialplan.isForeign(each.name)) return false;
    // A hangup handler that is pushed is mentioned there, and by that line calls come to it.
    const isHandler = dialplan.usesOf(each.name).some(({ target }) => target.relation === 'handler');
    if (!isHandler && dialplan.isMentioned(each.name)) return false;
    // What a dropped line would have run is not known.
    if ([...gathered(each, dialplan).applications].some(mayGoAnywhere) || lostLines(each).size > 0) return false;
    const isOfDevice = devices.get(each.name);
    if (isOfDevice === false) return false;
    isFromDevice ||= isOfDevice === true;
    const before = new Set<string>();
    for (const includer of dialplan.includersOf(each.name)) before.add(includer.name);
    // Local channels of a queue's members, and its routines, get what the callers have that wait in it.
    if (usesBeside(dialplan, each.name).some(({ target }) => isOfQueue(target)))
      for (const name of dialplan.summary(queueing)) before.add(name);
    for (const { priority, target } of dialplan.usesOf(each.name))
      if (target.relation !== 'test' && priority.context !== each) before.add(priority.context.name);
    if (before.size === 0 && isOfDevice !== true) return false;
    // A name that is put together may be this one, and brings no other calls than those that its own context has.
    for (const name of leadingByNames(each, dialplan)) if (before.add(name).size > MOST_BEFORE) return false;
    for (const name of before) {
      const other = dialplan.context(name);
      if (other !== undefined) found.add(other);
    }
  }
  return isFromDevice;
}

/** The names of the contexts with a target whose context is put together at run time and may be this one. */
function* leadingByNames({ name }: Context, dialplan: Dialplan): Generator<string> {
  const { byName, byText } = dialplan.tracker.remember('contexts that put names together', () => {
    const named = new MultiMap<string, string>();
    const written = new Map<string, { readonly glob: RegExp | undefined; readonly contexts: Set<string> }>();
    for (const { target, priority } of dialplan.usesOf(COMPUTED)) {
      if (target.context === undefined) continue;
      const { piece } = target.context;
      const own = priority.context.name;
      // The priorities are others whenever a line of their context is.
      dialplan.context(own);
      const meant = contextPutIn(dialplan, target, priority);
      if (meant !== undefined) named.add(meant, own);
      else if (written.has(piece.text)) written.get(piece.text)?.contexts.add(own);
      else written.set(piece.text, { glob: globOf(piece), contexts: new Set([own]) });
    }
    return { byName: named, byText: [...written.values()] };
  });
  yield* byName.get(name);
  for (const { glob, contexts } of byText) if (glob?.test(name) !== false) yield* contexts;
}

/** The names of the contexts with a line that puts calls into a queue. */
const queueing: Summary = {
  name: 'contexts that queue',
  textsOf: (context) =>
    ownName(
      context,
      context.priorities().some(({ statement }) => statement.applicationName === 'queue'),
    ),
};

function isOfQueue({ relation, construct }: Target): boolean {
  return (relation === 'channel' && construct === 'queue member') || (relation === 'call' && construct === 'membergosub');
}

/** The contexts in which calls of devices begin: whether their drivers set no variables, as those of GSM modems do. */
function contextsOfDevices(dialplan: Dialplan): ReadonlyMap<string, boolean> {
  return dialplan.tracker.remember('contexts of devices', () => {
    const names = new Map<string, boolean>();
    for (const { line, target } of neighborUses(dialplan)) {
      const name = target.relation === 'lookup' ? literalContext(target) : undefined;
      if (name !== undefined) names.set(name, names.get(name) !== false && !isOfModem(dialplan.neighborName(line.file)));
    }
    return names;
  });
}

function isOfModem(file: string): boolean {
  return file === 'dongle.conf' || file === 'quectel.conf';
}
