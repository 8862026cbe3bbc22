/**
 * What takes the place of applications and functions that Asterisk has deprecated or removed: the name to say, and where one text can be
 * made of the other, how. asterisk.json knows modules that were removed as a whole; what single entries say of themselves stands here.
 */

import type { AsteriskVersion, CatalogueEntry } from './catalogue.ts';
import { droppedApplication } from './third-party.ts';

export interface Successor {
  /** As it is called: an application, a function with parentheses, or with its argument; absent where nothing took the place. */
  readonly name?: string;
  /** The first covered version that calls the old one deprecated; that of the module in asterisk.json counts as well. */
  readonly deprecatedIn?: AsteriskVersion;
  /** The new text of the whole call, made of what stood between the parentheses; undefined where it cannot be told. */
  readonly rewrite?: (data: string) => string | undefined;
  /** Whether the new text does what the old one did, whatever the channel and the configuration. */
  readonly isSame?: true;
}

/** Undefined where nothing is known of a successor. */
export function successorOf({
  kind,
  name,
}: CatalogueEntry & { readonly kind: 'application' | 'function' }): Successor | undefined {
  const key = name.toLowerCase();
  const table = kind === 'application' ? applications : functions;
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The first version that warns of the entry, as a number; undefined for one that is not deprecated. */
export function deprecatedIn(entry: CatalogueEntry & { readonly kind: 'application' | 'function' }): number | undefined {
  const version = successorOf(entry)?.deprecatedIn ?? entry.moduleDeprecatedIn;
  return version === undefined ? undefined : Number(version.split('.')[0]);
}

/** The new text for an application that Asterisk dropped before version 11, where only the name changed. */
export function droppedRewrite(name: string, data: string): string | undefined {
  const replacement = droppedApplication(name)?.replacement;
  if (replacement === undefined) return undefined;
  if (takesOtherArguments.has(replacement)) return undefined;
  // Options stood in front of the mailbox.
  const [, options, mailbox] = replacement === 'VoiceMail' ? (/^([subj]+)(\d.*|\$\{.*)$/s.exec(data) ?? []) : [];
  if (options !== undefined && mailbox !== undefined && !data.includes(',')) return `${replacement}(${mailbox},${options})`;
  if (/^\w+$/.test(replacement)) return `${replacement}(${data})`;
  return settable.has(replacement) && data !== '' && !data.includes('|') ? `Set(${replacement}=${data})` : undefined;
}

/** Applications that do what the dropped ones did, and are told it otherwise. */
const takesOtherArguments: ReadonlySet<string> = new Set(['AddQueueMember', 'ChanSpy']);

/** Functions whose assignment does what the application did with its only argument. */
const settable: ReadonlySet<string> = new Set([
  ...['CALLERID(all)', 'CALLERID(name)', 'CALLERID(num)', 'CALLERID(rdnis)', 'CHANNEL(accountcode)', 'CHANNEL(language)'],
  ...['CDR(userfield)', 'CHANNEL(transfercapability)', 'TIMEOUT(absolute)', 'TIMEOUT(digit)', 'TIMEOUT(response)'],
]);

const set =
  (target: string) =>
  (data: string): string | undefined =>
    data === '' ? undefined : `Set(${target}=${data})`;

const meetMe = { name: 'ConfBridge' } as const;
const monitor = { name: 'MixMonitor' } as const;

/** By name in lower case. */
// Asterisk: the warnings that the applications write, and the notes in their documentation; UPGRADE.txt of each version.
const applications: Readonly<Record<string, Successor>> = {
  changemonitor: monitor,
  dahdibarge: { name: 'ChanSpy' },
  dbdel: {
    name: 'DB_DELETE()',
    deprecatedIn: '11',
    rewrite: (data) => (data === '' ? undefined : `Set(DB_DELETE(${data})=)`),
    isSame: true,
  },
  deadagi: { name: 'AGI', deprecatedIn: '11', rewrite: (data) => `AGI(${data})`, isSame: true },
  importvar: {
    name: 'IMPORT()',
    rewrite: (data) => {
      const [, variable, rest] = /^([^=,]+)=(.+)$/s.exec(data) ?? [];
      return variable === undefined || rest === undefined ? undefined : `Set(${variable}=\${IMPORT(${rest})})`;
    },
  },
  jabberstatus: { name: 'JABBER_STATUS()', deprecatedIn: '11' },
  macro: { name: 'Gosub' },
  macroexclusive: { name: 'Gosub' },
  macroexit: { name: 'Return' },
  macroif: { name: 'GosubIf' },
  mailboxexists: { name: 'VM_INFO(…,exists)', deprecatedIn: '11' },
  meetme: meetMe,
  meetmeadmin: meetMe,
  meetmechanneladmin: meetMe,
  meetmecount: { name: 'CONFBRIDGE_INFO()' },
  monitor,
  nocdr: {
    name: 'CDR_PROP(disable)',
    deprecatedIn: '13',
    rewrite: () => 'Set(CDR_PROP(disable)=true)',
  },
  pausemonitor: monitor,
  readfile: { name: 'FILE()', deprecatedIn: '11' },
  saycountpl: { name: 'SayCountedNoun' },
  setamaflags: { name: 'CHANNEL(amaflags)', rewrite: set('CHANNEL(amaflags)') },
  setcallerpres: { name: 'CALLERID(pres)', deprecatedIn: '11', rewrite: set('CALLERID(pres)') },
  setmusiconhold: { name: 'CHANNEL(musicclass)', rewrite: set('CHANNEL(musicclass)') },
  // Headers for the call to come are added on its own channel, by a routine that option b of Dial names.
  sipaddheader: { name: 'PJSIP_HEADER()' },
  sipdtmfmode: { name: 'PJSIP_DTMF_MODE()' },
  sipremoveheader: { name: 'PJSIP_HEADER()' },
  stopmonitor: { name: 'StopMixMonitor' },
  unpausemonitor: monitor,
  waitmusiconhold: { name: 'MusicOnHold', rewrite: (data) => (data === '' ? undefined : `MusicOnHold(,${data})`) },
};

const functions: Readonly<Record<string, Successor>> = {
  audiohook_inherit: { deprecatedIn: '13' },
  callerpres: {
    name: 'CALLERID(pres)',
    deprecatedIn: '11',
    rewrite: (data) => (data === '' ? 'CALLERID(pres)' : undefined),
    isSame: true,
  },
  mailbox_exists: {
    name: 'VM_INFO(…,exists)',
    deprecatedIn: '11',
    rewrite: (data) => (data === '' ? undefined : `VM_INFO(${data},exists)`),
  },
  meetme_info: { name: 'CONFBRIDGE_INFO()' },
  queue_member_count: {
    name: 'QUEUE_MEMBER(…,logged)',
    deprecatedIn: '11',
    rewrite: (data) => (data === '' || data.includes(',') ? undefined : `QUEUE_MEMBER(${data},logged)`),
  },
  queue_member_penalty: {
    name: 'QUEUE_MEMBER(…,penalty,…)',
    deprecatedIn: '11',
    rewrite: (data) => {
      const [, queue, member] = /^([^,]+),([^,]+)$/.exec(data) ?? [];
      return queue === undefined || member === undefined ? undefined : `QUEUE_MEMBER(${queue},penalty,${member})`;
    },
  },
  sip_header: { name: 'PJSIP_HEADER()', rewrite: (data) => (data === '' ? undefined : `PJSIP_HEADER(read,${data})`) },
  sip_headers: { name: 'PJSIP_HEADERS()', rewrite: (data) => `PJSIP_HEADERS(${data})` },
  sipchaninfo: { name: 'CHANNEL()', rewrite: (data) => (data === '' ? undefined : `CHANNEL(${data})`) },
  sippeer: { name: 'PJSIP_ENDPOINT()' },
  valid_exten: {
    name: 'DIALPLAN_EXISTS()',
    rewrite: (data) => (/^[^,]+,[^,]/.test(data) ? `DIALPLAN_EXISTS(${data})` : undefined),
  },
};
