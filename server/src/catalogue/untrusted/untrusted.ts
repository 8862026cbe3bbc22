/**
 * Text that a caller can choose: which functions and variables hold it, and which functions make it harmless.
 */
// Asterisk: README-SERIOUSLY.bestpractices.md; funcs/func_strings.c filter, funcs/func_callerid.c.

import { filteredCharacters, filterItems, isSuspiciousRange } from './filter-characters.ts';
import { escapesFor, harmful, type Sink } from './sinks.ts';

const parties =
  /^(?:from-|to-|orig-|reason-)?(?:all|name|num|number|ani|ani-all|ani-name|ani-num|dnid|dnid-num|rdnis|.*subaddr.*)$/i;

/** What a reader calls the text that a function yields when the caller chooses it; undefined for functions and items that hold nothing of the caller. */
export function callerChosenFunction(name: string, argument: string): string | undefined {
  const item = argument.split(',')[0]?.trim().toLowerCase() ?? '';
  switch (name) {
    case 'CALLERID':
      if (item.startsWith('dnid')) return 'the dialled number';
      return parties.test(item) ? 'the caller ID' : undefined;
    case 'CONNECTEDLINE':
      return parties.test(item) ? 'the caller ID of the other party' : undefined;
    case 'REDIRECTING':
      return parties.test(item) ? 'the number of who forwarded the call' : undefined;
    case 'CDR':
      return ['src', 'clid', 'dst'].includes(item) ? 'the caller ID or number in the call record' : undefined;
    case 'SIP_HEADER':
      return 'a SIP header';
    case 'PJSIP_HEADER':
      return item === 'read' ? 'a SIP header' : undefined;
    case 'PJSIP_HEADERS':
    case 'PJSIP_HEADER_PARAM':
      return 'a SIP header';
    case 'MESSAGE':
    case 'MESSAGE_DATA':
      return 'a text message';
    case 'JABBER_RECEIVE':
      return 'a text message';
    case 'BASE64_DECODE':
      return /^\s*\$\{SMS_BASE64\}\s*$/i.test(argument) ? 'a text message' : undefined;
    case 'FAXOPT':
      return item === 'remotestationid' ? 'the name of the other fax machine' : undefined;
    case 'CHANNEL':
      return channelItems.test(item) || (item === 'pjsip' && pjsipItems.test(argument)) ? 'a SIP header' : undefined;
    case 'SPEECH_TEXT':
      return 'recognized speech';
    default:
      return undefined;
  }
}

const channelItems = /^(?:from|uri|ruri|useragent)$/;
const pjsipItems = /,\s*(?:call-id|remote_uri|request_uri|target_uri)\s*$/i;

/** Variables that chan_sip sets from what the other side sends. */
const sipVariables: ReadonlySet<string> = new Set(['SIPDOMAIN', 'SIPURI', 'SIPUSERAGENT', 'SIPCALLID', 'SIPREDIRECTTO']);

/** Variables in which the channels of GSM modems hand over a text message: chan_dongle and its descendants, chan_datacard, chan_mobile. */
const messageVariables: ReadonlySet<string> = new Set(['SMS', 'SMSTXT']);

/** What the value of a variable comes from when a caller chooses it, as a noun with its article; undefined for all others. */
export function callerChosenVariable(name: string): string | undefined {
  if (messageVariables.has(name)) return 'a text message';
  return sipVariables.has(name) ? 'a SIP header' : undefined;
}

/** Whether the value of a function holds text of its arguments that still does harm there. */
export function passesTextOn(name: string, sink: Sink): boolean {
  return passingFunctions.has(name) && !(Object.hasOwn(escapesFor, name) && escapesFor[name] === sink);
}

/** Functions whose value holds text of their arguments unchanged. */
const passingFunctions: ReadonlySet<string> = new Set([
  'TOUPPER',
  'TOLOWER',
  'TRIM',
  'LTRIM',
  'RTRIM',
  'CUT',
  'REPLACE',
  'STRREPLACE',
  'LISTFILTER',
  'PASSTHRU',
  'SHIFT',
  'POP',
  'SORT',
  'EVAL',
  'URIDECODE',
  'BASE64_DECODE',
  'SQL_ESC',
  'SQL_ESC_BACKSLASHES',
  'QUOTE',
  'CSV_QUOTE',
  'STRREVERSE',
  'STRBETWEEN',
  'PJSIP_PARSE_URI',
  'PJSIP_PARSE_URI_FROM',
]);

/**
 * Whether FILTER with these characters lets nothing through that does harm there. Where a range is hardly what was meant it counts as meant,
 * since the range itself is what is wrong.
 */
export function filterCleans(allowed: string, sink: Sink): boolean {
  return filterItems(allowed).some(isSuspiciousRange) || !harmful[sink].test(filteredCharacters(allowed));
}

/** Whether a regular expression fits nothing that does harm there: anchored at both ends, with harmless characters between. */
export function regexCleans(regex: string, sink: Sink): boolean {
  if (!/^\^.*\$$/s.test(regex)) return false;
  let rest = regex.slice(1, -1);
  if (rest.includes('[^')) return false;
  rest = rest.replace(/\[((?:\[:(?:digit|alnum|alpha|xdigit|upper|lower):\]|[^\]])*)\]/g, (_, members: string) =>
    filterCleans(members.replace(/\[:\w+:\]/g, '').replace(/-$/, ''), sink) ? '' : '.',
  );
  return /^(?:[A-Za-z0-9_+*?()|]|\{\d*,?\d*\}|\\[d+*#])*$/.test(rest.replace(/\\\\/g, '\\'));
}
