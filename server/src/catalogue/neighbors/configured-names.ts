/**
 * Things that the other configuration files define and a dialplan names: queues, mailboxes, endpoints. Which file has them, and which
 * argument of which application or function names one, is known here and nowhere else.
 */
// Source of each row: the module that reads the file (apps/app_queue.c, apps/app_voicemail.c, channels/chan_pjsip.c …) in Asterisk 18 to 23.

export type NameKind =
  | 'queue'
  | 'mailbox'
  | 'endpoint'
  | 'sip-peer'
  | 'iax-peer'
  | 'conference-bridge'
  | 'conference-user'
  | 'conference-menu'
  | 'music-class'
  | 'parking-lot'
  | 'follow-me'
  | 'agent'
  | 'feature'
  | 'odbc-function';

/** What is true of all names of one kind. */
export interface KindOfName {
  /** What one of them is called in a sentence, without an article. */
  readonly noun: string;
  /** The file that a reader looks into. */
  readonly file: string;
  readonly ignoresCase: boolean;
  /** Names that exist whatever the file says. */
  readonly builtIn: readonly string[];
  /** Keys of extconfig.conf by which a database has more of them. */
  readonly families: readonly string[];
}

export const kindsOfNames: Readonly<Record<NameKind, KindOfName>> = {
  queue: { noun: 'queue', file: 'queues.conf', ignoresCase: true, builtIn: [], families: ['queues'] },
  mailbox: { noun: 'mailbox', file: 'voicemail.conf', ignoresCase: true, builtIn: [], families: ['voicemail'] },
  endpoint: { noun: 'endpoint', file: 'pjsip.conf', ignoresCase: false, builtIn: [], families: ['ps_endpoints'] },
  'sip-peer': { noun: 'peer', file: 'sip.conf', ignoresCase: false, builtIn: [], families: ['sippeers', 'sipusers'] },
  'iax-peer': { noun: 'peer', file: 'iax.conf', ignoresCase: false, builtIn: [], families: ['iaxpeers', 'iaxusers'] },
  'conference-bridge': bridgeProfile('conference bridge profile', 'default_bridge'),
  'conference-user': bridgeProfile('conference user profile', 'default_user'),
  'conference-menu': bridgeProfile('conference menu', 'default_menu'),
  'music-class': {
    noun: 'music class',
    file: 'musiconhold.conf',
    ignoresCase: true,
    builtIn: ['default'],
    families: ['musiconhold', 'musiconhold_entry'],
  },
  'parking-lot': { noun: 'parking lot', file: 'res_parking.conf', ignoresCase: true, builtIn: ['default'], families: [] },
  'follow-me': { noun: 'follow-me list', file: 'followme.conf', ignoresCase: true, builtIn: [], families: ['followme'] },
  agent: { noun: 'agent', file: 'agents.conf', ignoresCase: false, builtIn: [], families: [] },
  feature: { noun: 'feature', file: 'features.conf', ignoresCase: true, builtIn: [], families: [] },
  'odbc-function': { noun: 'ODBC function', file: 'func_odbc.conf', ignoresCase: false, builtIn: [], families: [] },
};

/** What one of a kind is called, with its article. */
export function oneOfKind(kind: NameKind): string {
  const { noun } = kindsOfNames[kind];
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

function bridgeProfile(noun: string, builtIn: string): KindOfName {
  return { noun, file: 'confbridge.conf', ignoresCase: false, builtIn: [builtIn], families: [] };
}

/** How a file says what it defines. */
export type NameSource =
  /** Each section is one, but for those in `except`. */
  | { readonly form: 'sections'; readonly kind: NameKind; readonly except: readonly string[] }
  /** As `sections`; what the name begins with, up to an underscore, is the value of a key, or else `prefix`. */
  | {
      readonly form: 'prefixed-sections';
      readonly kind: NameKind;
      readonly except: readonly string[];
      readonly key: string;
      readonly prefix: string;
    }
  /** Each section is what its `type` says. */
  | { readonly form: 'typed-sections'; readonly types: Readonly<Record<string, NameKind>> }
  /** Each key in the sections that are not in `except` is one; with `isInSection` its name ends in `@section`. */
  | { readonly form: 'keys'; readonly kind: NameKind; readonly except: readonly string[]; readonly isInSection: boolean }
  /** Each key in one section is one. */
  | { readonly form: 'keys-of'; readonly kind: NameKind; readonly section: string }
  /** The first part of the value of a key is one. */
  | { readonly form: 'values'; readonly kind: NameKind; readonly key: string };

const general = ['general'];

/** What the files define, by name. */
export const nameSources: Readonly<Record<string, readonly NameSource[]>> = {
  'queues.conf': [{ form: 'sections', kind: 'queue', except: general }],
  'voicemail.conf': [{ form: 'keys', kind: 'mailbox', except: ['general', 'zonemessages'], isInSection: true }],
  'pjsip.conf': [{ form: 'typed-sections', types: { endpoint: 'endpoint' } }],
  'pjsip_wizard.conf': [{ form: 'typed-sections', types: { wizard: 'endpoint' } }],
  'sip.conf': [{ form: 'typed-sections', types: { peer: 'sip-peer', friend: 'sip-peer' } }],
  'iax.conf': [{ form: 'typed-sections', types: { peer: 'iax-peer', friend: 'iax-peer' } }],
  'confbridge.conf': [
    {
      form: 'typed-sections',
      types: { bridge: 'conference-bridge', user: 'conference-user', menu: 'conference-menu' },
    },
  ],
  'musiconhold.conf': [{ form: 'sections', kind: 'music-class', except: general }],
  'res_parking.conf': [{ form: 'sections', kind: 'parking-lot', except: general }],
  'followme.conf': [{ form: 'sections', kind: 'follow-me', except: general }],
  'agents.conf': [
    // Up to Asterisk 11 `agent => number,password,name`.
    { form: 'sections', kind: 'agent', except: ['general', 'agents'] },
    { form: 'values', kind: 'agent', key: 'agent' },
  ],
  'features.conf': [
    { form: 'keys-of', kind: 'feature', section: 'applicationmap' },
    { form: 'sections', kind: 'feature', except: ['general', 'featuremap', 'applicationmap'] },
  ],
  'func_odbc.conf': [{ form: 'prefixed-sections', kind: 'odbc-function', except: general, key: 'prefix', prefix: 'ODBC' }],
};

/** Keys of func_odbc.conf that hold what a function does when it is read and when it is set, the older spelling last. */
// Asterisk: funcs/func_odbc.c init_acf_query.
export const odbcQueries = { read: ['readsql', 'read'], write: ['writesql', 'write'] } as const;

/** Files that define nothing by themselves and tell where else names come from. */
export const namingFiles: readonly string[] = ['extconfig.conf', 'sorcery.conf', 'users.conf'];

/** Settings by which names come into being while Asterisk runs: file, key, and what then is open. */
export const openingKeys: readonly { readonly file: string; readonly key: string; readonly kind: NameKind }[] = [
  { file: 'res_parking.conf', key: 'parkeddynamic', kind: 'parking-lot' },
  { file: 'voicemail.conf', key: 'searchcontexts', kind: 'mailbox' },
  { file: 'voicemail.conf', key: 'aliasescontext', kind: 'mailbox' },
];

/** What an argument names. */
export interface NamingArgument {
  readonly kind: NameKind;
  /** What stands between several of them. */
  readonly separator?: '&' | '#';
  /** Whether it only asks if there is one. */
  readonly isTest?: boolean;
  /** Letters that are options where they stand in front of the name and no other argument follows. */
  readonly options?: RegExp;
}

const queue = { kind: 'queue' } as const;
const mailbox = { kind: 'mailbox' } as const;
const musicClass = { kind: 'music-class' } as const;
const parkingLot = { kind: 'parking-lot' } as const;
const agent = { kind: 'agent' } as const;

type ByPosition = Readonly<Record<number, NamingArgument>>;

/** By application in lower case and position from 0. */
const ofApplications: Readonly<Record<string, ByPosition>> = {
  queue: { 0: queue },
  addqueuemember: { 0: queue },
  removequeuemember: { 0: queue },
  pausequeuemember: { 0: queue },
  unpausequeuemember: { 0: queue },
  queueupdate: { 0: queue },
  voicemail: { 0: { kind: 'mailbox', separator: '&' } },
  // Asterisk: apps/app_voicemail.c vm_execmain, old style options.
  voicemailmain: { 0: { kind: 'mailbox', options: /^\s*[sp]+/ } },
  vmauthenticate: { 0: mailbox },
  vmsayname: { 0: mailbox },
  voicemailplaymsg: { 0: mailbox },
  mailboxexists: { 0: { kind: 'mailbox', isTest: true } },
  confbridge: { 1: { kind: 'conference-bridge' }, 2: { kind: 'conference-user' }, 3: { kind: 'conference-menu' } },
  musiconhold: { 0: musicClass },
  startmusiconhold: { 0: musicClass },
  setmusiconhold: { 0: musicClass },
  park: { 0: parkingLot },
  parkandannounce: { 0: parkingLot },
  parkedcall: { 0: parkingLot },
  followme: { 0: { kind: 'follow-me' } },
  agentlogin: { 0: agent },
  agentrequest: { 0: agent },
};

/** The option letters whose argument names something, by application in lower case. */
const ofOptions: Readonly<Record<string, NamingOption>> = {
  dial: { position: 2, letter: 'm', argument: musicClass },
  waitexten: { position: 1, letter: 'm', argument: musicClass },
  bridgewait: { position: 2, letter: 'm', argument: musicClass },
};

/** What the argument of an option letter names, and in which argument of its application the letter stands. */
export interface NamingOption {
  readonly position: number;
  readonly letter: string;
  readonly argument: NamingArgument;
}

/** The option letter of an application, in whatever case, that names something of another file; undefined where none does. */
export function namingOptionOf(application: string): NamingOption | undefined {
  const name = application.toLowerCase();
  return Object.hasOwn(ofOptions, name) ? ofOptions[name] : undefined;
}

/** By function and position from 0. */
const ofFunctions: Readonly<Record<string, ByPosition>> = {
  QUEUE_EXISTS: { 0: { kind: 'queue', isTest: true } },
  QUEUE_GET_CHANNEL: { 0: queue },
  QUEUE_MEMBER: { 0: queue },
  QUEUE_MEMBER_COUNT: { 0: queue },
  QUEUE_MEMBER_LIST: { 0: queue },
  QUEUE_MEMBER_PENALTY: { 0: queue },
  QUEUE_VARIABLES: { 0: queue },
  QUEUE_WAITING_COUNT: { 0: queue },
  MAILBOX_EXISTS: { 0: { kind: 'mailbox', isTest: true } },
  VM_INFO: { 0: mailbox },
  AGENT: { 0: agent },
  PARK_GET_CHANNEL: { 1: parkingLot },
  PJSIP_DIAL_CONTACTS: { 0: { kind: 'endpoint' } },
  PJSIP_ENDPOINT: { 0: { kind: 'endpoint' } },
  SIPPEER: { 0: { kind: 'sip-peer', isTest: true } },
};

const ofVariables: Readonly<Record<string, NamingArgument>> = {
  DYNAMIC_FEATURES: { kind: 'feature', separator: '#' },
  PARKINGLOT: parkingLot,
};

const ofChannelItems: Readonly<Record<string, NamingArgument>> = { musicclass: musicClass, parkinglot: parkingLot };

const ofDevices: Readonly<Record<string, NamingSetting>> = {
  mohsuggest: musicClass,
  mohinterpret: musicClass,
  mailbox: { kind: 'mailbox', separator: ',' },
};

/**
 * Settings of the other configuration files that name something which yet another one defines, by the name of the file and of the setting in
 * lower case. What stands between several names is said where there can be several.
 */
// Asterisk: apps/app_queue.c queue_set_param, res/res_pjsip/pjsip_configuration.c, channels/chan_sip.c build_peer,
// apps/confbridge/conf_config_parser.c, res/res_pjsip_endpoint_identifier_ip.c.
export const namingSettings: Readonly<Record<string, Readonly<Record<string, NamingSetting>>>> = {
  'queues.conf': { musicclass: musicClass, music: musicClass, musiconhold: musicClass },
  'pjsip.conf': { moh_suggest: musicClass, mailboxes: { kind: 'mailbox', separator: ',' }, endpoint: { kind: 'endpoint' } },
  'sip.conf': ofDevices,
  'iax.conf': ofDevices,
  'chan_dahdi.conf': ofDevices,
  'confbridge.conf': { music_on_hold_class: musicClass },
};

/** What the value of a setting names. */
export interface NamingSetting {
  readonly kind: 'music-class' | 'mailbox' | 'endpoint';
  readonly separator?: ',';
}

/** The arguments of an application, in whatever case, that name something of another file; undefined where none does. */
export function namingArgumentsOf(application: string): ByPosition | undefined {
  const name = application.toLowerCase();
  return Object.hasOwn(ofApplications, name) ? ofApplications[name] : undefined;
}

/** The same for a function of exactly this name. */
export function namingArgumentsOfFunction(name: string): ByPosition | undefined {
  return Object.hasOwn(ofFunctions, name) ? ofFunctions[name] : undefined;
}

/** What the value of a variable, or of an item of CHANNEL(), names. */
export function namingValueOf(name: string, item: string | undefined): NamingArgument | undefined {
  if (item === undefined) return Object.hasOwn(ofVariables, name) ? ofVariables[name] : undefined;
  const key = item.trim().toLowerCase();
  return name === 'CHANNEL' && Object.hasOwn(ofChannelItems, key) ? ofChannelItems[key] : undefined;
}

/** Which kind of thing a channel technology calls; undefined for one whose names are not in a file that is read here. */
export function nameOfTechnology(technology: string): NameKind | undefined {
  switch (technology.toLowerCase()) {
    case 'pjsip':
      return 'endpoint';
    case 'sip':
      return 'sip-peer';
    case 'iax2':
      return 'iax-peer';
    case 'agent':
      return 'agent';
    default:
      return undefined;
  }
}
