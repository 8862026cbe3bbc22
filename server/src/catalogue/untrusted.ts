/**
 * Text that a caller can choose: which functions and variables hold it, which functions make it harmless, and where it does harm.
 */
// Asterisk: README-SERIOUSLY.bestpractices.md; funcs/func_strings.c filter, funcs/func_callerid.c, main/app.c ast_get_encoded_char.

/** Where text of a caller does harm: in a command line, or in the list of channels that are called. */
export type Sink = 'shell' | 'dial-string';

interface SinkArgument {
  readonly sink: Sink;
  /** Which argument, from 0; undefined for the whole data. */
  readonly argument: number | undefined;
}

const shell: SinkArgument = { sink: 'shell', argument: undefined };
const dialString: SinkArgument = { sink: 'dial-string', argument: 0 };

/** By application, in lower case. */
const sinkApplications: Readonly<Record<string, SinkArgument>> = {
  system: shell,
  trysystem: shell,
  mixmonitor: { sink: 'shell', argument: 2 },
  dial: dialString,
  page: dialString,
  originate: dialString,
  retrydial: { sink: 'dial-string', argument: 3 },
};

/** The argument of an application in which text of a caller does harm; undefined where there is none. Case does not matter. */
export function sinkOf(application: string): SinkArgument | undefined {
  const name = application.toLowerCase();
  return Object.hasOwn(sinkApplications, name) ? sinkApplications[name] : undefined;
}

/** Variables whose text is a command that runs when a recording ends. */
export const shellVariables: ReadonlySet<string> = new Set(['MONITOR_EXEC', 'MONITOR_EXEC_ARGS', 'MIXMONITOR_EXEC']);

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
    case 'SPEECH_TEXT':
      return 'recognized speech';
    default:
      return undefined;
  }
}

/** Variables that chan_sip sets from what the other side sends. */
const sipVariables: ReadonlySet<string> = new Set(['SIPDOMAIN', 'SIPURI', 'SIPUSERAGENT', 'SIPCALLID', 'SIPREDIRECTTO']);

export function callerChosenVariable(name: string): string | undefined {
  return sipVariables.has(name) ? 'a SIP header' : undefined;
}

/** Functions whose value holds text of their arguments unchanged. */
export const passesTextOn: ReadonlySet<string> = new Set([
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

const dangerous: Readonly<Record<Sink, RegExp>> = {
  shell: /[;&|<>()$`"'\\*?[\]{}!#~\n]/,
  'dial-string': /[&@/,|^()[\]{}$;\\]/,
};

/** Whether FILTER with these characters lets nothing through that does harm there. */
export function filterCleans(allowed: string, sink: Sink): boolean {
  return !dangerous[sink].test(charactersOf(allowed));
}

/** The characters that FILTER keeps, ranges written out; a `-` always makes a range with what follows it, of which the end may be missing. */
function charactersOf(allowed: string): string {
  let characters = '';
  for (let at = 0; at < allowed.length;) {
    const first = encodedCharacter(allowed, at);
    at += first.length;
    if (allowed.charAt(at) !== '-') {
      characters += String.fromCharCode(first.code);
      continue;
    }
    const last = at + 1 < allowed.length ? encodedCharacter(allowed, at + 1) : { code: first.code, length: 0 };
    at += 1 + last.length;
    for (let code = first.code; ; code = (code + 1) % 256) {
      characters += String.fromCharCode(code);
      if (code === last.code) break;
    }
  }
  return characters;
}

/** A character, or `\n`, `\t`, `\x41` and their like. */
function encodedCharacter(text: string, at: number): { readonly code: number; readonly length: number } {
  const hexadecimal = /^\\x([0-9a-f]{1,2})/i.exec(text.slice(at, at + 4));
  if (hexadecimal?.[1] !== undefined) return { code: Number.parseInt(hexadecimal[1], 16), length: hexadecimal[0].length };
  if (text.charAt(at) === '\\' && at + 1 < text.length) {
    const control = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11, '0': 0 }[text.charAt(at + 1)];
    return { code: control ?? text.charCodeAt(at + 1) % 256, length: 2 };
  }
  return { code: text.charCodeAt(at) % 256, length: 1 };
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
