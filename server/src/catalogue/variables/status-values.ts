/**
 * The variables in which applications leave how they ended, with every value that they can take: a rule judges comparisons by this table.
 * dialplan-variables.ts tells readers of the usual values, and is looser.
 */
// Asterisk: every call of pbx_builtin_setvar_helper for the variable, over the last commits of the branches 11 to 23.

/** All values of such a variable, beside the empty text; undefined for a variable whose values were not verified. */
export function statusValues(variable: string): readonly string[] | undefined {
  return Object.hasOwn(values, variable) ? values[variable] : undefined;
}

const successOrFailed = ['SUCCESS', 'FAILED'] as const;

const values: Readonly<Record<string, readonly string[]>> = {
  AGISTATUS: ['SUCCESS', 'FAILURE', 'NOTFOUND', 'HANGUP'],
  AMDSTATUS: ['MACHINE', 'HUMAN', 'NOTSURE', 'HANGUP'],
  AQMSTATUS: ['ADDED', 'MEMBERALREADY', 'NOSUCHQUEUE'],
  ATTENDEDTRANSFERSTATUS: ['SUCCESS', 'FAILURE', 'NOTPERMITTED'],
  BLINDTRANSFERSTATUS: ['SUCCESS', 'FAILURE', 'INVALID', 'NOTPERMITTED'],
  CHANNELREDIRECT_STATUS: ['NOCHANNEL', 'SUCCESS'],
  CONFBRIDGE_RESULT: ['DTMF', 'ENDMARKED', 'FAILED', 'HANGUP', 'KICKED', 'TIMEOUT'],
  CPLAYBACKSTATUS: ['SUCCESS', 'USERSTOPPED', 'REMOTESTOPPED', 'ERROR'],
  DIALSTATUS: ['ANSWER', 'BUSY', 'NOANSWER', 'CANCEL', 'CONGESTION', 'CHANUNAVAIL', 'DONTCALL', 'TORTURE', 'INVALIDARGS'],
  // A number is what chan_capi leaves in it.
  FAXSTATUS: [...successOrFailed, '0', '1'],
  MESSAGE_SEND_STATUS: ['SUCCESS', 'FAILURE', 'INVALID_PROTOCOL', 'INVALID_URI'],
  MVM_GREET_STATUS: ['SUCCESS', 'USEREXIT', 'FAILED'],
  MVM_NOTIFY_STATUS: successOrFailed,
  ODBC_FETCH_STATUS: ['SUCCESS', 'FAILURE'],
  ORIGINATE_STATUS: ['FAILED', 'SUCCESS', 'BUSY', 'CONGESTION', 'HANGUP', 'RINGING', 'UNKNOWN'],
  PLAYBACKSTATUS: successOrFailed,
  PQMSTATUS: ['PAUSED', 'NOTFOUND'],
  PRIVACYMGRSTATUS: successOrFailed,
  QUEUESTATUS: ['UNKNOWN', 'TIMEOUT', 'FULL', 'JOINEMPTY', 'LEAVEEMPTY', 'JOINUNAVAIL', 'LEAVEUNAVAIL', 'CONTINUE', 'WITHDRAW'],
  READEXTENSTATUS: ['OK', 'TIMEOUT', 'INVALID', 'SKIP', 'ERROR', 'HANGUP'],
  READSTATUS: ['OK', 'ERROR', 'HANGUP', 'INTERRUPTED', 'SKIPPED', 'TIMEOUT'],
  RECORD_STATUS: ['DTMF', 'SILENCE', 'SKIP', 'TIMEOUT', 'HANGUP', 'ERROR', 'OPERATOR'],
  RQMSTATUS: ['REMOVED', 'NOTINQUEUE', 'NOSUCHQUEUE', 'NOTDYNAMIC'],
  SENDTEXTSTATUS: ['SUCCESS', 'FAILURE', 'UNSUPPORTED'],
  SYSTEMSTATUS: ['FAILURE', 'SUCCESS', 'APPERROR'],
  TRANSFERSTATUS: ['SUCCESS', 'FAILURE', 'UNSUPPORTED'],
  TRYSTATUS: ['SUCCESS', 'FAILED', 'NOAPP'],
  UPQMSTATUS: ['UNPAUSED', 'NOTFOUND'],
  VMSTATUS: ['SUCCESS', 'USEREXIT', 'FAILED'],
  WAITSTATUS: ['SILENCE', 'NOISE', 'TIMEOUT', 'HANGUP'],
};

/** The variables that can take each of these values. */
export function variablesWith(words: readonly string[]): readonly string[] {
  return Object.keys(values).filter((variable) => words.every((word) => values[variable]?.includes(word) === true));
}

/** Whether some variable can take this value. */
export function isStatusValue(text: string): boolean {
  allValues ??= new Set(Object.values(values).flat());
  return allValues.has(text);
}

let allValues: ReadonlySet<string> | undefined;
