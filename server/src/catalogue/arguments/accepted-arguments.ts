/**
 * What applications do with their arguments, as their source has it: which ones they cannot do without, how many they read, and which
 * option letters they know. Asterisk's documentation, and with it asterisk.json, is looser in some places and tighter in others, so that
 * rules judge by this table alone: an application that is not here is not judged.
 */
// Asterisk: the AST_DECLARE_APP_ARGS, the checks behind it and the AST_APP_OPTIONS table of each application's exec function, compared over
// the last commits of the branches 11, 13, 16, 18, 20, 21, 22 and 23; what is needed was read in 23.
//
// Left out on purpose: applications whose data is one text with commas in it (NoOp, Verbose, Log, System's command, Set, AGI's arguments),
// those that read their data by other rules (ExecIf, the Goto and Gosub family, While, Pickup), and those that look at
// a beginning of their data and pass over the rest (Busy, Congestion, Ringing, Progress).

import type { AsteriskVersion } from '../catalogue.ts';

/** What one application reads of its data, by its source. */
export interface AcceptedArguments {
  /** Positions, from 0, of the arguments without which the application does nothing, or ends the call. */
  readonly needs: readonly number[];
  /** How many arguments it reads; undefined where the last one takes whatever follows, or nobody counts. */
  readonly most: number | undefined;
  readonly options: AcceptedOptions | undefined;
  /** Option letters of which each does in the place of the first argument. */
  readonly substitutes: string;
}

/** The option letters of an application, and which argument they are. */
export interface AcceptedOptions {
  /** Position of the argument that holds the letters, from 0. */
  readonly position: number;
  readonly letters: ReadonlyMap<string, AcceptedOption>;
  /** Words that may stand in the place of all letters, in lower case. */
  readonly words: readonly string[];
}

/** One option letter. */
export interface AcceptedOption {
  /** Whether it takes an argument in parentheses; `needed` when it has no effect, or fails, without one. */
  readonly argument: 'none' | 'optional' | 'needed';
  /** The first covered version that knows it; undefined when all do. */
  readonly since: AsteriskVersion | undefined;
  /** The first covered version that does not know it any more. */
  readonly until: AsteriskVersion | undefined;
}

/** What the application accepts; undefined for one that was not verified. Case does not matter. */
export function acceptedArguments(application: string, version?: AsteriskVersion): AcceptedArguments | undefined {
  const key = application.toLowerCase();
  const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
  if (row === undefined) return undefined;
  let found = accepted.get(row);
  if (found === undefined) accepted.set(row, (found = read(row)));
  // Queue lost its macro.
  return key === 'queue' && version !== undefined && Number(version) >= 21 ? { ...found, most: 9 } : found;
}

/** The applications that were verified, in lower case. */
export function verifiedApplications(): readonly string[] {
  return Object.keys(rows);
}

interface Row {
  readonly needs?: readonly number[];
  readonly most?: number;
  /**
   * The position of the options and the letters behind it, divided by blanks: a letter alone takes no argument, one with `?` may have one,
   * one with `!` needs one; `>=20` and `<21` limit it to some versions.
   */
  readonly options?: readonly [position: number, letters: string, ...words: string[]];
  readonly substitutes?: string;
}

const first = [0] as const;
const predial = 'b! B!';
const spy = 'b B c! d D>=18 e? E g? l>=16 n? N>=20 o q r? s S u>=13 v! w W x! X';
const fax = 'a c d f F s z';
const mailbox = 'a? b d? e>=16 g! p r>=16 s S>=16 t?>=16 u U P';

const dialing = `A! a ${predial} C c d D! E>=16 e f? F? g G! h H i I j>=18 k K L! m? M!<21 n? N o? O? p P? Q!>=13 r? R>=13 s! S! t T u! U! w W x X z`;

/** By name in lower case. */
const rows: Readonly<Record<string, Row>> = {
  addqueuemember: { needs: first, most: 7, options: [3, 'p r!>=20'] },
  agentlogin: { needs: first, most: 2, options: [1, 's'] },
  agentrequest: { needs: first, most: 1 },
  agi: { needs: first },
  amd: { most: 10 },
  answer: { most: 2, options: [1, '', 'i', 'nocdr'] },
  attendedtransfer: { needs: first, most: 1 },
  audiosocket: { needs: first, most: 2 },
  authenticate: { needs: first, most: 4, options: [1, 'a d m r'] },
  background: { needs: first, most: 4, options: [1, 'm n p s', 'skip', 'noanswer'] },
  backgrounddetect: { needs: first, most: 5 },
  blindtransfer: { needs: first, most: 2 },
  bridge: { needs: first, most: 2, options: [1, 'F? h H k K L! n>=16 p S! t T w W x'] },
  bridgewait: { most: 3, options: [2, 'e! m? n>=16 S!'] },
  broadcast: { needs: [1], most: 2, options: [0, 'b l o r s w'] },
  changemonitor: { needs: first },
  chanisavail: { needs: first, most: 2, options: [1, 'a s t'] },
  channelredirect: { needs: [0, 1] },
  chanspy: { most: 2, options: [1, spy] },
  clearhash: { needs: first },
  confbridge: { needs: first, most: 4 },
  confkick: { needs: first, most: 2 },
  controlplayback: { needs: first, most: 8, options: [7, 'o?'] },
  datetime: { most: 4, options: [3, 'j?'] },
  dbdeltree: { needs: first },
  deadagi: { needs: first },
  dial: {
    needs: first,
    most: 4,
    options: [2, dialing],
  },
  dictate: { most: 2 },
  directory: { most: 3, options: [2, 'a>=13 b? c!>=18 d>=18 e f? l? m n p? s>=18 v'] },
  disa: { needs: first, most: 5, options: [4, 'n p'] },
  eagi: { needs: first },
  exec: { needs: first },
  extenspy: { most: 2, options: [1, spy] },
  festival: { needs: first, most: 2 },
  followme: { needs: first, most: 2, options: [1, `a ${predial} d I l N n s`] },
  forkcdr: { most: 1, options: [0, 'a e r v A<13 d<13 D<13 R<13 s!<13 T<13'] },
  jabbersend: { needs: [0, 1, 2] },
  jabbersendgroup: { needs: [0, 1, 2] },
  macro: { needs: first },
  meetme: { most: 3, options: [1, '1 a A b c C d D e E F G! i I k l L! m M? n o p? P q r s S! t T v? w? x X'] },
  meetmeadmin: { needs: [0, 1], most: 3 },
  meetmechanneladmin: { needs: [0, 1], most: 2 },
  meetmecount: { needs: first, most: 2 },
  messagesend: { needs: first, most: 3 },
  minivmaccmess: { needs: [0, 1], options: [1, 'b n t u'] },
  minivmgreet: { needs: first, options: [1, 'b g! s u'] },
  minivmrecord: { needs: first },
  mixmonitor: {
    needs: first,
    substitutes: 'rt',
    options: [1, 'a b B?>=13 c>=18 d>=18 D>=20 i! m! n?>=18 p>=13 P>=13 r! s!>=20 S?>=13 t! v! V! W!'],
  },
  monitor: { most: 3, options: [2, 'b B?>=13 i m o X>=18'] },
  morsecode: { needs: first },
  mp3player: { needs: first },
  musiconhold: { most: 2 },
  odbcfinish: { needs: first },
  originate: { needs: [0, 1, 2], most: 7, options: [6, `a ${predial} c! C! n! v!`] },
  page: { needs: first, most: 3, options: [1, 'A! b!>=13 B!>=13 d i n q r s'] },
  park: { most: 2, options: [1, 'c! m?>=16 r R s t!'] },
  parkandannounce: { needs: [2, 3], most: 4, options: [1, 'c! m?>=16 r R s t!'] },
  parkedcall: { most: 2 },
  pausequeuemember: { needs: [1], most: 4 },
  pickupchan: { needs: first, most: 2, options: [1, 'p'] },
  playback: { needs: first, most: 2 },
  playtones: { needs: first },
  privacymanager: { most: 4 },
  queue: {
    needs: first,
    most: 10,
    options: [1, 'b!>=16 B!>=16 C c d F? h H i I k K m?>=16 n r R t T w W x X'],
  },
  queuelog: { needs: [0, 1, 2, 3] },
  queueupdate: { needs: [0, 1, 2, 3] },
  read: { needs: first, most: 6, options: [3, 'e>=18 i n s t?>=16'] },
  readexten: { needs: first, most: 5, options: [3, 'i n p>=13 s'] },
  receivefax: { needs: first, most: 2, options: [1, fax] },
  receivemf: { needs: first, most: 3, options: [2, 'd k l m n! o p q r s'] },
  receivesf: { needs: first, most: 5, options: [4, 'd e m q r t?>=20'] },
  record: { needs: first, most: 4, options: [3, 'a k n o>=13 q s t u>=13 x y'] },
  removequeuemember: { needs: first, most: 2 },
  resetcdr: { options: [0, 'a<13 e<21 v w<13'] },
  // What stands behind the third comma is what Dial takes.
  retrydial: { needs: [3], most: 7, options: [5, dialing] },
  sayalpha: { needs: first },
  sayalphacase: { needs: [0, 1] },
  saycountedadj: { needs: [0, 1], most: 3 },
  saycountednoun: { needs: [0, 1], most: 2 },
  saydigits: { needs: first },
  saynumber: { needs: first, most: 2 },
  sayordinal: { needs: first, most: 2 },
  sayphonetic: { needs: first },
  sayunixtime: { most: 4, options: [3, 'j?'] },
  senddtmf: { needs: first, most: 5, options: [4, 'a>=18'] },
  sendfax: { needs: first, most: 2, options: [1, fax] },
  sendimage: { needs: first },
  sendmf: { needs: first, most: 6 },
  sendsf: { needs: first, most: 3 },
  sendurl: { needs: first, most: 2, options: [1, 'w'] },
  signal: { needs: first },
  sipaddheader: { needs: first },
  sipdtmfmode: { needs: first },
  sms: { needs: first, options: [1, 'a n>=16 o p? r s t'] },
  softhangup: { needs: first, most: 2, options: [1, 'a'] },
  speechbackground: { most: 3, options: [2, 'n p>=18'] },
  speechloadgrammar: { needs: [0, 1], most: 2 },
  startmusiconhold: { most: 1 },
  stasis: { needs: first },
  storedtmf: { needs: first },
  system: { needs: first },
  transfer: { needs: first },
  tryexec: { needs: first },
  trysystem: { needs: first },
  unpausequeuemember: { needs: [1], most: 4 },
  userevent: { needs: first },
  vmauthenticate: { most: 2, options: [1, 's'] },
  vmsayname: { needs: first },
  voicemail: { most: 2, options: [1, mailbox] },
  voicemailmain: { most: 2, options: [1, mailbox] },
  voicemailplaymsg: { needs: [0, 1], most: 2 },
  wait: { needs: first },
  waitdigit: { most: 2 },
  waitexten: { most: 2, options: [1, 'd? m?'] },
  waitforcondition: { needs: first },
  waitfornoise: { most: 3 },
  waitforring: { needs: first },
  waitforsignal: { needs: first, most: 2 },
  waitforsilence: { most: 3 },
  waitfortone: { needs: first, most: 5, options: [4, 'd? s'] },
  waituntil: { needs: first },
};

const accepted = new Map<Row, AcceptedArguments>();

function read({ needs, most, options, substitutes }: Row): AcceptedArguments {
  return {
    needs: needs ?? [],
    most,
    options: options === undefined ? undefined : readOptions(options),
    substitutes: substitutes ?? '',
  };
}

function readOptions([position, text, ...words]: NonNullable<Row['options']>): AcceptedOptions {
  const letters = new Map<string, AcceptedOption>();
  for (const word of text.split(' ')) {
    const [, letter, mark, since, until] = /^(\w)([?!]?)(?:>=(\d+))?(?:<(\d+))?$/.exec(word) ?? [];
    if (letter === undefined) continue;
    letters.set(letter, {
      argument: mark === '!' ? 'needed' : mark === '?' ? 'optional' : 'none',
      since: since as AsteriskVersion | undefined,
      until: until as AsteriskVersion | undefined,
    });
  }
  return { position, letters, words };
}
