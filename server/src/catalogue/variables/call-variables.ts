/** Which applications set which of Asterisk's own variables, and what of a channel is known only when it ends. */

import { applications, functions } from '../catalogue.ts';
import { builtInVariable } from './dialplan-variables.ts';

/** The applications, in lower case, that set a variable on the channel that runs them; none for a variable that is not Asterisk's own. */
export function settersOf(variable: string): ReadonlySet<string> {
  if (builtInVariable(variable)?.access !== 'read') return noSetters;
  setters ??= collect();
  return setters.get(variable) ?? noSetters;
}

const noSetters: ReadonlySet<string> = new Set();
let setters: Map<string, Set<string>> | undefined;

function collect(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (variable: string, application: string): void => {
    const list = found.get(variable) ?? new Set();
    found.set(variable, list.add(application));
  };
  for (const { name, variables } of applications())
    for (const variable of variables ?? []) add(variable.name, name.toLowerCase());
  for (const [application, names] of Object.entries(unlisted)) for (const name of names) add(name, application);
  // RetryDial is Dial in a loop.
  for (const list of found.values()) if (list.has('dial')) list.add('retrydial');
  return found;
}

/** Whether the catalogue has an application or a function that sets or obeys a variable of this name. */
export function isOfCatalogue(variable: string): boolean {
  ofEntries ??= new Set(
    [...applications(), ...functions()].flatMap(({ variables }) => (variables ?? []).map(({ name }) => name)),
  );
  return ofEntries.has(variable);
}

let ofEntries: ReadonlySet<string> | undefined;

const memberVariables = [
  'MEMBERINTERFACE',
  'MEMBERNAME',
  'MEMBERCALLS',
  'MEMBERLASTCALL',
  'MEMBERPENALTY',
  'MEMBERDYNAMIC',
  'MEMBERREALTIME',
];

/** What the documentation of the applications leaves out. Asterisk: apps/app_queue.c set_queue_variables and try_calling, main/bridge.c. */
const unlisted: Readonly<Record<string, readonly string[]>> = {
  dial: ['BRIDGEPEER', 'BRIDGEPVTCALLID'],
  queue: [...memberVariables, 'BRIDGEPEER', 'BRIDGEPVTCALLID', 'QEHOLDTIME', 'QEORIGINALPOS'],
  bridge: ['BRIDGEPEER', 'BRIDGEPVTCALLID'],
  followme: ['ANSWEREDTIME', 'DIALEDTIME', 'BRIDGEPEER', 'BRIDGEPVTCALLID'],
};

/** Whether a variable tells of the channel that is called: who answered. */
export function namesCalledSide(variable: string): boolean {
  return calledSide.has(variable);
}

const calledSide: ReadonlySet<string> = new Set([
  ...memberVariables,
  'DIALEDPEERNAME',
  'DIALEDPEERNUMBER',
  'BRIDGEPEER',
  'BRIDGEPVTCALLID',
]);

/** Applications, in lower case, that connect their channel with another one and so decide how its call ends. */
export const connectingApplications: ReadonlySet<string> = new Set([
  'dial',
  'retrydial',
  'queue',
  'followme',
  'page',
  'bridge',
  'confbridge',
  'stasis',
  'voicemail',
]);

/** Whether a variable is complete only when its channel has ended. */
export function isFinalAtHangup(variable: string): boolean {
  return variable === 'HANGUPCAUSE' || variable.startsWith('RTPAUDIOQOS') || variable.startsWith('RTPVIDEOQOS');
}

/** The same of a function with its first argument. */
export function isFunctionFinalAtHangup(name: string, item: string): boolean {
  switch (name) {
    case 'HANGUPCAUSE':
      return true;
    case 'CDR':
      return /^(?:duration|billsec|disposition|answer|end)$/i.test(item);
    case 'CHANNEL':
      return /^(?:rtcp|rtpqos)$/i.test(item);
    default:
      return false;
  }
}
