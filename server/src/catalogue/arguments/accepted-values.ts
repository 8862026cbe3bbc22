/**
 * The words that arguments of applications and functions can be, where there are few and their source refuses all others. Asterisk's
 * documentation lists usual ones; rules judge by this table alone.
 */
// Asterisk: the comparisons in the function named at each row, over the last commits of the branches 11 to 23.

import { hangupCauseList } from './hangup-causes.ts';

/** The words that an argument may be. */
export interface AcceptedValues {
  /** What the word is, as in "Log does not know the level 'NOTCE'"; undefined where there is no word for it. */
  readonly noun: string | undefined;
  /** To choose from; there may be longer spellings that are accepted as well. */
  readonly values: readonly string[];
  accepts(text: string): boolean;
}

/** What the argument of a function at a position, from 0, can be; `count` is how many arguments there are. */
export function functionValues(name: string, position: number, count: number): AcceptedValues | undefined {
  // Asterisk: funcs/func_callerid.c callerid_read takes a caller ID apart that is written out.
  if (name === 'CALLERID' && count > 1) return position === 0 ? callerIdParts : undefined;
  return Object.hasOwn(functions, name) ? functions[name]?.[position] : undefined;
}

/** The states that can be assigned to `DEVICE_STATE(Custom:…)`. */
// Asterisk: main/devicestate.c ast_devstate_val. Versions differ in what they do with UNKNOWN.
export const deviceStates: AcceptedValues = words('state', [
  'NOT_INUSE',
  'INUSE',
  'BUSY',
  'INVALID',
  'UNAVAILABLE',
  'RINGING',
  'RINGINUSE',
  'ONHOLD',
  'UNKNOWN',
]);

/** Levels that Log writes at. Modules and logger.conf may add others, whose names are single words. */
// Asterisk: apps/app_verbose.c log_exec.
export const logLevels: AcceptedValues = words('level', ['NOTICE', 'WARNING', 'ERROR', 'DEBUG', 'VERBOSE', 'DTMF']);

/** What Originate makes of its third argument. */
// Asterisk: apps/app_originate.c originate_exec.
export const originateTypes: AcceptedValues = words('type', ['exten', 'app']);

const causes = hangupCauseList.map(({ name }) => name);

/** Causes that Hangup takes: a name, whatever stands behind it, or a number above 0; those of Q.850 have three digits at most. */
// Asterisk: main/pbx_builtins.c pbx_builtin_hangup, main/channel.c ast_str2cause. Any number is taken, and a telephone number means nothing.
export const hangupCauses: AcceptedValues = {
  noun: 'cause',
  values: causes,
  accepts: (text) =>
    causes.some((cause) => text.toUpperCase().startsWith(cause)) ||
    isCauseNumber(Number.parseInt(text.replace(/^\s*\+/, ''), 10)),
};

function isCauseNumber(number: number): boolean {
  return number > 0 && number < 1000;
}

function words(noun: string | undefined, values: readonly string[]): AcceptedValues {
  const folded = new Set(values.map((value) => value.toLowerCase()));
  return { noun, values, accepts: (text) => folded.has(text.toLowerCase()) };
}

/** For sources that look at a beginning only, or take several spellings. */
function pattern(values: readonly string[], source: string): AcceptedValues {
  const test = new RegExp(`^(?:${source})`, 'i');
  return { noun: undefined, values, accepts: (text) => test.test(text) };
}

/** What party_id_read and party_id_write know: `num` and `pres` may be spelled out, as may `subaddr`. */
const subaddress = 'subaddr[^-]*(?:-(?:valid|type|odd))?';
const party = `all|tag|ton|pres[^-]*|name(?:-(?:valid|charset|pres[^-]*))?|num[^-]*(?:-(?:valid|plan|pres[^-]*))?|${subaddress}`;
const dialed = `dnid(?:-(?:num[^-]*(?:-plan)?|${subaddress}))?`;
const partyItems = ['all', 'name', 'num', 'pres', 'subaddr', 'tag', 'name-pres', 'num-pres', 'num-plan'];
const each = (prefix: string): string[] => partyItems.map((item) => `${prefix}-${item}`);

const callerIdParts = pattern(['all', 'name', 'num'], '(?:all|name|num[^-]*)$');
const directions = words('direction', ['RX', 'TX']);

const functions: Readonly<Record<string, Readonly<Record<number, AcceptedValues>>>> = {
  // Asterisk: funcs/func_speex.c speex_write, speex_read.
  AGC: { 0: directions },
  DENOISE: { 0: directions },
  // Asterisk: res/res_pjsip_header_funcs.c func_read_header, func_write_header.
  PJSIP_HEADER: { 0: words('action', ['read', 'add', 'update', 'remove']) },
  // Asterisk: funcs/func_callerid.c callerid_read, connectedline_read, redirecting_read.
  CALLERID: {
    0: pattern(
      [...partyItems, 'ani', 'ani2', 'dnid', 'rdnis', ...each('ani'), ...each('priv')],
      `(?:${party}|rdnis|ani2|ani(?:-(?:${party}))?|priv-(?:${party})|${dialed})$`,
    ),
  },
  CONNECTEDLINE: { 0: pattern([...partyItems, 'source', ...each('priv')], `(?:${party}|source|priv-(?:${party}))$`) },
  REDIRECTING: {
    0: pattern(
      ['reason', 'count', 'pres', 'orig-reason', ...each('from'), ...each('to'), ...each('orig')],
      `(?:reason|count|pres[^-]*|orig-reason|(?:priv-)?(?:orig|from|to)-(?:${party}))$`,
    ),
  },
  // Asterisk: funcs/func_cdr.c cdr_prop_write.
  CDR_PROP: { 0: words('property', ['party_a', 'disable']) },
  // Asterisk: apps/app_confbridge.c func_confbridge_helper.
  CONFBRIDGE: { 0: words('profile', ['bridge', 'user', 'menu']) },
  // Asterisk: apps/app_confbridge.c func_confbridge_info.
  CONFBRIDGE_INFO: { 0: pattern(['parties', 'admins', 'marked', 'locked', 'muted'], 'parties|admins|marked|locked|muted') },
  // Asterisk: funcs/func_curl.c parse_curlopt_key.
  CURLOPT: {
    0: words('option', [
      ...['cookie', 'conntimeout', 'dnstimeout', 'failurecodes', 'followlocation', 'ftptext', 'ftptimeout', 'hashcompat'],
      ...['header', 'httpauth', 'httpheader', 'httptimeout', 'maxredirs', 'proxy', 'proxyport', 'proxytype', 'proxyuserpwd'],
      ...['referer', 'ssl_cainfo', 'ssl_capath', 'ssl_cert', 'ssl_certtype', 'ssl_key', 'ssl_keypasswd', 'ssl_keytype'],
      ...['ssl_verifyhost', 'ssl_verifypeer', 'useragent', 'userpwd'],
    ]),
  },
  // Asterisk: main/pbx.c acf_exception_read.
  EXCEPTION: { 0: words('field', ['reason', 'context', 'exten', 'priority']) },
  // Asterisk: res/res_fax.c acf_faxopt_read, acf_faxopt_write.
  FAXOPT: {
    0: words('option', [
      ...[
        'ecm',
        'error',
        'faxdetect',
        'faxgateway',
        'filename',
        'filenames',
        'gateway',
        'headerinfo',
        'localstationid',
        'maxrate',
      ],
      ...[
        'minrate',
        'modem',
        'modems',
        'negotiate_both',
        'pages',
        'rate',
        'remotestationid',
        'resolution',
        'sessionid',
        'status',
      ],
      ...['statusstr', 't38gateway', 't38timeout'],
    ]),
  },
  // Asterisk: main/features_config.c feature_read, features_global_get, features_xfer_get, features_pickup_get; in 11 main/features.c.
  FEATURE: {
    0: words('setting', [
      ...['inherit', 'featuredigittimeout', 'transferdigittimeout', 'courtesytone', 'recordingfailsound', 'xfersound'],
      ...['xferfailsound', 'pickupexten', 'pickupsound', 'pickupfailsound', 'parkingtime', 'transferdialattempts'],
      ...['transferretrysound', 'transferinvalidsound', 'transferannouncesound', 'atxferabort', 'atxfercomplete'],
      ...['atxferthreeway', 'atxferswap', 'atxfernoanswertimeout', 'atxferdropcall', 'atxferloopdelay', 'atxfercallbackretries'],
    ]),
  },
  // Asterisk: main/features_config.c featuremap_get; 'automon' left with Monitor.
  FEATUREMAP: {
    0: words('feature', ['atxfer', 'blindxfer', 'automon', 'automixmon', 'disconnect', 'parkcall']),
  },
  // Asterisk: funcs/func_hangupcause.c hangupcause_read, which compares with regard to case.
  HANGUPCAUSE: { 1: { noun: 'type', values: ['tech', 'ast'], accepts: (text) => text === 'tech' || text === 'ast' } },
  // Asterisk: funcs/func_jitterbuffer.c jb_helper.
  JITTERBUFFER: { 0: words('type', ['fixed', 'adaptive', 'disabled']) },
  // Asterisk: funcs/func_math.c math.
  MATH: { 1: words('type', ['float', 'f', 'int', 'i', 'hex', 'h', 'char', 'c']) },
  // Asterisk: funcs/func_pitchshift.c pitchshift_helper.
  PITCH_SHIFT: { 0: words('direction', ['rx', 'tx', 'both']) },
  // Asterisk: funcs/func_presencestate.c presence_read.
  PRESENCE_STATE: { 1: words('field', ['value', 'subtype', 'message']) },
  // Asterisk: apps/app_queue.c queue_function_mem_read, queue_function_mem_write.
  QUEUE_MEMBER: { 1: words('option', ['logged', 'free', 'ready', 'count', 'penalty', 'paused', 'ringinuse', 'ignorebusy']) },
  // Asterisk: apps/app_stack.c stackpeek_read.
  STACK_PEEK: { 1: pattern(['c', 'e', 'p', 'l'], '[cepl]') },
  // Asterisk: funcs/func_timeout.c timeout_read, timeout_write.
  TIMEOUT: { 0: pattern(['absolute', 'digit', 'response'], '[adr]') },
  // Asterisk: apps/app_voicemail.c acf_vm_info.
  VM_INFO: {
    1: pattern(
      ['exists', 'password', 'fullname', 'email', 'pager', 'language', 'locale', 'tz', 'count'],
      'exist|password|fullname|email|pager|language|locale|tz|count',
    ),
  },
  // Asterisk: funcs/func_volume.c volume_read, volume_write.
  VOLUME: { 0: directions },
};
