/**
 * What the arguments of applications and functions mean to the dialplan: which one is a jump target, a subroutine, a context, a nested
 * application, a dial string or the name of a variable.
 *
 * This one table feeds resolution, rules, completion, definition, references and rename; nothing else knows an application by name to
 * find a target.
 */
// Source of each row: docs/asterisk.md, "Where a location hides".

/** Which separator stands between the parts of a target inside an option. */
export type Separator = ',' | '^';

/** What becomes of the place that is named. */
export type Relation =
  /** The channel goes there and does not come back. */
  | 'jump'
  /** A subroutine: it gets arguments and must Return. */
  | 'call'
  /** A hangup handler: a subroutine that runs when the channel ends. */
  | 'handler'
  /** A macro of Asterisk up to 20. */
  | 'macro'
  /** A new channel begins there. */
  | 'channel'
  /** The context is named for what may happen later: collected digits, a transfer. */
  | 'lookup'
  /** `include =>` */
  | 'include'
  /** Only asked whether it exists. */
  | 'test';

/** What a text means to the dialplan, and in which form it is written. */
export type Role =
  /** `[[context,]extension,]priority`; with `arguments: 'listed'` `(a,b)` may follow, with `'elsewhere'` they are given in another way. */
  | {
      readonly kind: 'location';
      readonly relation: Relation;
      readonly separator: Separator;
      readonly arguments: 'none' | 'listed' | 'elsewhere';
    }
  /** `context[^argument…]`, which enters `s,1`. `orElse` is what it is in other versions of Asterisk. */
  | { readonly kind: 'routine'; readonly separator: Separator; readonly orElse?: 'macro' | 'rule' }
  /** `name[^argument…]`, which enters `macro-name,s,1`. */
  | { readonly kind: 'macro'; readonly separator: Separator }
  /** A context alone. */
  | { readonly kind: 'context'; readonly relation: Relation }
  /** `extension[@context]`, several of them between `&`. */
  | { readonly kind: 'extension-at-context'; readonly relation: Relation }
  /** `context,extension` or `context,extension,priority` spread over as many arguments. */
  | { readonly kind: 'spread-location'; readonly relation: Relation; readonly parts: 2 | 3 }
  /** `code,who,Application,"data"` or `code,who,Application(data)`, a feature of features.conf. */
  | { readonly kind: 'feature' }
  /** Actions of a conference menu, of which `dialplan_exec(context,extension,priority)` names a place. */
  | { readonly kind: 'menu-actions' }
  /** What a subroutine says to the Dial that called it; `GOTO:context^extension^priority` names a place for the caller. */
  | { readonly kind: 'dial-result' }
  /** `exten,context,extension,priority` or `app,application,data` spread over this argument and those behind it. */
  | { readonly kind: 'origin' }
  /** `Application(data)`; what stands in it has roles of its own. */
  | { readonly kind: 'application' }
  /** Channels to call, between `&`; those of technology Local name a place. */
  | {
      readonly kind: 'dial-string';
      /** Whether there is nothing to do without one, whatever the documentation says. */
      readonly isNeeded: boolean;
    }
  /** The name of a variable that the application sets. */
  | { readonly kind: 'variable' }
  /** `name=value^name=value`: the variables of a new channel. */
  | { readonly kind: 'variables' };

/** Whether what is named is called as a subroutine or as a macro. */
export function runsRoutine(role: Role): boolean {
  return role.kind === 'routine' || role.kind === 'macro' || (role.kind === 'location' && role.relation === 'call');
}

/** How the data of an application is divided, and what its parts mean. */
export interface ApplicationRoles {
  /**
   * How the data is divided: not at all; by commas; into `condition?branch:branch`, at the first marks or outside quotes and parentheses;
   * into the application's name and, in parentheses, its data; at the first `=`, behind which the value stands, or where to find it;
   * by commas and each argument at its first `=`; or by blanks.
   */
  readonly form: 'whole' | 'arguments' | 'plain-branches' | 'raw-branches' | 'assignment' | 'lookup' | 'assignments' | 'words';
  /** The role of the whole data or of each branch. */
  readonly role?: Role;
  /** Roles by position, from 0. */
  readonly arguments?: Readonly<Record<number, Role>>;
  /** From this position on the arguments are those of another application. */
  readonly argumentsOf?: { readonly application: string; readonly from: number };
  /** Which argument holds option letters, and the roles of their arguments. */
  readonly options?: { readonly position: number; readonly letters: Readonly<Record<string, Role>> };
}

const goto = { kind: 'location', relation: 'jump', separator: ',', arguments: 'none' } as const;

export const gosub = { kind: 'location', relation: 'call', separator: ',', arguments: 'listed' } as const;

const gotoOption = { kind: 'location', relation: 'jump', separator: '^', arguments: 'none' } as const;

const gosubOption = { kind: 'location', relation: 'call', separator: '^', arguments: 'listed' } as const;

const updateSub = { kind: 'location', relation: 'call', separator: ',', arguments: 'elsewhere' } as const;

const handler = { kind: 'location', relation: 'handler', separator: ',', arguments: 'listed' } as const;

const application = { kind: 'application' } as const;

export const dialString = { kind: 'dial-string', isNeeded: true } as const;

const optionalDialString = { kind: 'dial-string', isNeeded: false } as const;

export const laterContext = { kind: 'context', relation: 'lookup' } as const;

const elsewhere = { kind: 'extension-at-context', relation: 'lookup' } as const;

const variable = { kind: 'variable' } as const;

const dialLetters = {
  U: { kind: 'routine', separator: '^' },
  M: { kind: 'macro', separator: '^' },
  b: gosubOption,
  B: gosubOption,
  F: gotoOption,
  G: gotoOption,
} as const;

const legLetters = { b: gosubOption, B: gosubOption } as const;

const dial: ApplicationRoles = {
  form: 'arguments',
  arguments: { 0: dialString },
  options: { position: 2, letters: dialLetters },
};

/** Keys are application names in lower case. */
const roles: Readonly<Record<string, ApplicationRoles>> = {
  goto: { form: 'whole', role: goto },
  gotoif: { form: 'plain-branches', role: goto },
  gotoiftime: { form: 'plain-branches', role: goto },
  gosub: { form: 'whole', role: gosub },
  gosubif: { form: 'raw-branches', role: gosub },
  execif: { form: 'raw-branches', role: application },
  execiftime: { form: 'raw-branches', role: application },
  exec: { form: 'whole', role: application },
  tryexec: { form: 'whole', role: application },
  macro: { form: 'whole', role: { kind: 'macro', separator: ',' } },
  macroif: { form: 'plain-branches', role: { kind: 'macro', separator: ',' } },
  macroexclusive: { form: 'whole', role: { kind: 'macro', separator: ',' } },
  set: { form: 'assignment' },
  mset: { form: 'assignments' },
  mysql: { form: 'words' },
  importvar: { form: 'lookup' },
  // What Asterisk dropped sets nothing, which is told where it stands.
  cut: { form: 'lookup' },
  dbget: { form: 'lookup' },
  readfile: { form: 'lookup' },
  setglobalvar: { form: 'lookup' },
  setvar: { form: 'lookup' },
  sipgetheader: { form: 'lookup' },
  dial,
  retrydial: { form: 'arguments', argumentsOf: { application: 'dial', from: 3 } },
  queue: {
    form: 'arguments',
    // Up to Asterisk 20 the seventh is a macro and the eighth the subroutine.
    arguments: {
      6: { kind: 'routine', separator: ',', orElse: 'macro' },
      7: { kind: 'routine', separator: ',', orElse: 'rule' },
    },
    options: { position: 1, letters: { b: gosubOption, B: gosubOption, F: gotoOption } },
  },
  page: { form: 'arguments', arguments: { 0: dialString }, options: { position: 1, letters: legLetters } },
  followme: { form: 'arguments', options: { position: 1, letters: legLetters } },
  originate: {
    form: 'arguments',
    arguments: { 0: dialString, 1: { kind: 'origin' } },
    options: { position: 6, letters: { ...legLetters, v: { kind: 'variables' } } },
  },
  channelredirect: { form: 'arguments', arguments: { 1: goto } },
  background: { form: 'arguments', arguments: { 3: laterContext } },
  readexten: { form: 'arguments', arguments: { 0: variable, 2: laterContext } },
  read: { form: 'arguments', arguments: { 0: variable } },
  privacymanager: { form: 'arguments', arguments: { 3: laterContext } },
  disa: { form: 'arguments', arguments: { 1: laterContext } },
  directory: { form: 'arguments', arguments: { 1: laterContext } },
  park: { form: 'arguments', options: { position: 1, letters: { c: goto } } },
  parkandannounce: { form: 'arguments', arguments: { 3: dialString }, options: { position: 1, letters: { c: goto } } },
  pickup: { form: 'arguments', arguments: { 0: elsewhere } },
  extenspy: { form: 'arguments', arguments: { 0: elsewhere } },
  voicemail: { form: 'arguments', options: { position: 1, letters: { d: laterContext } } },
  bridge: { form: 'arguments', options: { position: 1, letters: { F: gotoOption } } },
  blindtransfer: { form: 'arguments', arguments: { 1: laterContext } },
  addqueuemember: { form: 'arguments', arguments: { 1: optionalDialString } },
  removequeuemember: { form: 'arguments', arguments: { 1: optionalDialString } },
  pausequeuemember: { form: 'arguments', arguments: { 1: optionalDialString } },
  unpausequeuemember: { form: 'arguments', arguments: { 1: optionalDialString } },
  chanisavail: { form: 'arguments', arguments: { 0: dialString } },
};

/** Whether the condition of an application, or of a function, is a range of times: `09:00-17:00,mon-fri,*,*`. */
export function hasTimeCondition(name: string): boolean {
  return /^(?:GotoIfTime|ExecIfTime|IFTIME)$/i.test(name);
}

/** The roles of an application's arguments, or undefined when none of them names anything. Case does not matter. */
export function applicationRoles(name: string): ApplicationRoles | undefined {
  return rolesByName.get(name.toLowerCase());
}

const rolesByName: ReadonlyMap<string, ApplicationRoles> = new Map(Object.entries(roles));

/** Every application that has roles, in lower case. */
export function applicationsWithRoles(): readonly string[] {
  return Object.keys(roles);
}

/** An assignment to an item of CHANNEL() or CALLCOMPLETION() whose value names a place. Items are compared without case, as Asterisk does. */
export function assignedItemRole(functionName: string, item: string): Role | undefined {
  if (functionName === 'CALLCOMPLETION') return item.toLowerCase() === 'cc_callback_sub' ? gosub : undefined;
  if (functionName !== 'CHANNEL') return undefined;
  switch (item.toLowerCase()) {
    case 'hangup_handler_push':
    case 'hangup_handler_pop':
    case 'hangup_handler_wipe':
      return handler;
    case 'after_bridge_goto':
      return goto;
    default:
      return undefined;
  }
}

/** Functions of which an argument names a place, by name; positions from 0. */
export const functionRoles: Readonly<Record<string, Readonly<Record<number, Role>>>> = {
  DIALPLAN_EXISTS: { 0: { kind: 'spread-location', relation: 'test', parts: 3 } },
  VALID_EXTEN: { 0: { kind: 'spread-location', relation: 'test', parts: 3 } },
  EVAL_EXTEN: { 0: { kind: 'spread-location', relation: 'lookup', parts: 3 } },
  PERIODIC_HOOK: { 0: { kind: 'spread-location', relation: 'channel', parts: 2 } },
  EXTENSION_STATE: { 0: { kind: 'extension-at-context', relation: 'test' } },
  HINT: { 0: { kind: 'extension-at-context', relation: 'test' } },
  EVAL_SUB: { 0: gosub },
};

/** Functions with option letters whose arguments name places, by name. */
export const functionOptions: Readonly<Record<string, NonNullable<ApplicationRoles['options']>>> = {
  TONE_DETECT: { position: 2, letters: { g: goto, h: goto } },
};

/** Variables whose value Asterisk takes for a place. */
export const variableRoles: Readonly<Record<string, Role>> = {
  TRANSFER_CONTEXT: laterContext,
  FORWARD_CONTEXT: laterContext,
  EXITCONTEXT: laterContext,
  SPY_EXIT_CONTEXT: laterContext,
  MEETME_EXIT_CONTEXT: laterContext,
  // Parking makes this context where it is not there.
  PARKINGDYNCONTEXT: { kind: 'context', relation: 'test' },
  GOTO_ON_BLINDXFR: gotoOption,
  GOSUB_RESULT: { kind: 'dial-result' },
  MACRO_RESULT: { kind: 'dial-result' },
  CONNECTED_LINE_SEND_SUB: updateSub,
  REDIRECTING_SEND_SUB: updateSub,
};
