/** Arguments of dialplan functions whose form is wrong, so that the function gives nothing or the wrong thing. */

import { distance } from '../../base/distance.ts';
import { isReadOnly, isWriteOnly } from '../../catalogue/arguments/function-access.ts';
import { dialplanFunction, syntaxOf } from '../../catalogue/catalogue.ts';
import { knownSettings } from '../../catalogue/neighbors/neighbor-settings.ts';
import { builtInVariable } from '../../catalogue/variables/dialplan-variables.ts';
import { parameterAt } from '../../model/lines/call-arguments.ts';
import { splitArguments } from '../../syntax/arguments.ts';
import { hasSubstitution } from '../../syntax/parse-line.ts';
import type { Piece } from '../../syntax/piece.ts';
import { substitutions } from '../../syntax/substitution.ts';
import type { ArgumentFlaw } from './argument-flaw.ts';
import type { CalledFunction } from './called-functions.ts';
import { regexWithoutQuotes } from './regex-arguments.ts';
import { formatForTime, formatForZone, monthForMinutes, timeForZone, zoneForFormat } from './strftime-arguments.ts';

/** The first flaw of a call; undefined where there is none, or where it hangs on what a variable holds. */
export function argumentFlaw(called: CalledFunction): ArgumentFlaw | undefined {
  return misused(called) ?? formFlaw(called) ?? tooFew(called);
}

/** `${CONFBRIDGE(name)}` is read, or `Set(LEN(name)=1)` assigned to. */
function misused({ name, isAssigned }: CalledFunction): ArgumentFlaw | undefined {
  if (isAssigned)
    return isReadOnly(name.text)
      ? { piece: name, message: `${name.text}() can be read, and not be set: nothing happens here.` }
      : undefined;
  return isWriteOnly(name.text)
    ? { piece: name, message: `${name.text}() can be set, and not be read: it gives nothing.` }
    : undefined;
}

function formFlaw({ name, arguments: args, isAssigned }: CalledFunction): ArgumentFlaw | undefined {
  switch (name.text) {
    case 'DB':
    case 'DB_EXISTS':
    case 'DB_DELETE':
      return withoutSlash(name, args, isAssigned);
    case 'CUT':
      return isAssigned
        ? undefined
        : (valueForName(name, splitArguments(args)[0]) ??
            withoutDelimiter(args) ??
            emptyDelimiter(name, args) ??
            longDelimiter(name, args) ??
            wordForField(splitArguments(args)[2]));
    case 'CALLERID':
    case 'CONNECTEDLINE':
    case 'REDIRECTING':
      return partOfItem(args);
    case 'CDR':
      return misspelledItem(splitArguments(args)[0]);
    case 'FIELDQTY':
    case 'FIELDNUM':
      return isAssigned ? undefined : (valueForName(name, splitArguments(args)[0]) ?? longDelimiter(name, args));
    case 'REPLACE':
    case 'STRREPLACE':
    case 'PUSH':
    case 'POP':
    case 'SHIFT':
    case 'UNSHIFT':
    case 'LISTFILTER':
      return isAssigned ? undefined : valueForName(name, splitArguments(args)[0]);
    case 'INC':
    case 'DEC':
      return valueForName(name, args);
    case 'PJSIP_ENDPOINT':
    case 'PJSIP_AOR':
      return misspelledField(name, splitArguments(args)[1]);
    case 'CONFBRIDGE':
      return unknownProfileSetting(name, args);
    case 'REGEX':
      return regexWithoutQuotes(args);
    case 'PJSIP_HEADERS':
    case 'PJSIP_RESPONSE_HEADERS':
      return actionForPrefix(name, args);
    case 'LEN':
    case 'TOUPPER':
    case 'TOLOWER':
    case 'MD5':
    case 'SHA1':
    case 'QUOTE':
    case 'TRIM':
    case 'URIENCODE':
    case 'URIDECODE':
    case 'BASE64_ENCODE':
    case 'BASE64_DECODE':
      return nameForValue(name, args);
    case 'FILTER':
      return swappedFilter(args) ?? undividedFilter(args) ?? nameForValue(name, splitArguments(args)[1]);
    case 'STRFTIME':
      return (
        formatForTime(splitArguments(args)[0]) ??
        timeForZone(args) ??
        formatForZone(splitArguments(args)[1]) ??
        zoneForFormat(args) ??
        monthForMinutes(args)
      );
    case 'STRPTIME':
      return formatForZone(splitArguments(args)[1]);
    case 'TIMEOUT':
      return otherTimeout(args);
    case 'FILE':
      return isAssigned ? undefined : wordForNumber(args);
    default:
      return undefined;
  }
}

const timeouts: readonly string[] = ['absolute', 'digit', 'response'];

/** `TIMEOUT(recording)`: a word that is none of the three, and is taken for one that it is not. */
// Asterisk: funcs/func_timeout.c timeout_read and timeout_write look at the first letter alone.
function otherTimeout(args: Piece): ArgumentFlaw | undefined {
  const word = args.text.toLowerCase();
  const taken = timeouts.find((each) => each.startsWith(word.charAt(0)));
  if (
    taken === undefined ||
    !/^[a-z]+$/.test(word) ||
    taken.startsWith(word) ||
    distance(word, taken, taken.length) <= taken.length / 2
  )
    return undefined;
  return { piece: args, message: `TIMEOUT() looks at the first letter alone, and takes '${args.text}' for '${taken}'.` };
}

/** How many arguments a function gives nothing without, when it is read; undefined where it does without. */
export function leastArguments(name: string): number | undefined {
  return Object.hasOwn(fewest, name) ? fewest[name] : undefined;
}

// Asterisk: the check of args.argc, or of the last of them, in funcs/func_cut.c acf_cut_exec, funcs/func_strings.c, func_presencestate.c,
// func_pjsip_*.c, func_config.c, func_json.c and apps/app_confbridge.c, app_voicemail.c.
const fewest: Readonly<Record<string, number>> = {
  CUT: 3,
  FIELDNUM: 3,
  LISTFILTER: 3,
  FILTER: 2,
  REPLACE: 2,
  STRREPLACE: 2,
  STRPTIME: 3,
  PRESENCE_STATE: 2,
  PJSIP_ENDPOINT: 2,
  PJSIP_AOR: 2,
  PJSIP_CONTACT: 2,
  AST_CONFIG: 3,
  JSON_DECODE: 2,
  CONFBRIDGE_INFO: 2,
  CONFBRIDGE_CHANNELS: 2,
  VM_INFO: 2,
};

/** `PRESENCE_STATE(PJSIP/100)` */
function tooFew({ name, arguments: args, isAssigned }: CalledFunction): ArgumentFlaw | undefined {
  const least = leastArguments(name.text);
  // Arguments divided by '|' have a problem of their own.
  if (least === undefined || isAssigned || args.text.includes('|')) return undefined;
  const pieces = splitArguments(args);
  if (pieces.length >= least || pieces.some(mayHoldCommas)) return undefined;
  return {
    piece: name,
    message: `${name.text}() gives nothing without ${least} arguments, and ${pieces.length === 1 ? '1 is' : `${pieces.length} are`} here.`,
  };
}

/** Whether values in an argument may bring commas with them, so that it becomes several. */
export function mayHoldCommas(argument: Piece): boolean {
  if (/^\s*"[^"]*"\s*$/.test(argument.text)) return false;
  // What stands within the name of a device is a part of it.
  if (/^\s*[A-Za-z]\w*\/.*[\w/]\s*$/.test(argument.text)) return false;
  return substitutions(argument).some(({ kind, inner }) => kind === 'expression' || !withoutCommas.has(inner.text));
}

/** Values in which nobody has commas. */
const withoutCommas: ReadonlySet<string> = new Set([
  ...['EXTEN', 'CONTEXT', 'PRIORITY', 'CHANNEL', 'UNIQUEID', 'EPOCH', 'CALLERID(num)', 'CALLERID(number)', 'MACRO_EXTEN'],
]);

/** `DB(family)`, `DB(family,key)`, `DB(family,${NUMBER},key)` */
// Asterisk: funcs/func_db.c function_db_read, function_db_write, which split at the first '/'.
function withoutSlash(name: Piece, args: Piece, isAssigned: boolean): ArgumentFlaw | undefined {
  if (args.text.trim() === '')
    return isAssigned ? undefined : { piece: name, message: `${name.text}() names no key of the database, and gives nothing.` };
  if (args.text.includes('/')) return undefined;
  // A value may bring the '/' with it, but hardly where a comma stands in its place.
  if (hasSubstitution(args.text) && !/^[\w-]+(?:,\s*(?:[\w-]+|\$\{\w+(?:\(\w*\)|[:\d-]+)?\}))+$/.test(args.text))
    return undefined;
  return {
    piece: args,
    message: `${name.text}() takes a family and a key with a '/' between them, which '${args.text}' has not.`,
  };
}

/** Names of variables that hold the name of another one, or parts of it. */
const mayHoldName = /name|var|key|field|array|list|ref|\$|^_|^.$/i;

/** `CUT(${CALLERID(num)},-,1)`: the value of the caller ID is taken for the name of a variable. */
// Asterisk: funcs/func_cut.c cut_internal, funcs/func_strings.c function_fieldqty_helper, replace, strreplace, shift_pop.
function valueForName({ text: name }: Piece, first: Piece | undefined): ArgumentFlaw | undefined {
  if (first === undefined) return undefined;
  const [only] = substitutions(first);
  if (only?.whole.text !== first.text || only.kind === 'expression') return undefined;
  const isValue = only.kind === 'variable' ? builtInVariable(only.name.text) !== undefined : asValue.has(only.name.text);
  if (/^ARG\d/.test(only.inner.text)) return undefined;
  // A variable of one's own may hold the name of another one; most often it holds the value.
  const isDoubtful = !isValue && only.kind === 'variable' && only.substring === undefined && !mayHoldName.test(only.inner.text);
  if (!isValue && !isDoubtful) return undefined;
  return {
    piece: first,
    ...(isDoubtful && { isDoubtful }),
    message: `${name}() takes the name of a variable, and '${first.text}' is put in with its value.`,
    ...(only.substring === undefined && { meant: only.inner.text }),
  };
}

/** `CONFBRIDGE(user,mutted)`: a setting that profiles of this kind have not. */
// Asterisk: apps/confbridge/conf_config_parser.c func_confbridge_helper, which takes the settings of confbridge.conf, `template` and `clear`.
function unknownProfileSetting({ text: name }: Piece, args: Piece): ArgumentFlaw | undefined {
  const [profile, setting] = splitArguments(args).map((each) => each.trim());
  const kind = profile?.text.toLowerCase() ?? '';
  if (setting === undefined || setting.text === '' || hasSubstitution(setting.text) || !/^(?:bridge|user)$/.test(kind))
    return undefined;
  const known = knownSettings('confbridge.conf', '', kind);
  const word = setting.text.toLowerCase();
  if (known === undefined || word === 'template' || word === 'clear' || known.names.has(word)) return undefined;
  if (known.beginnings.some((beginning) => word.startsWith(beginning))) return undefined;
  return { piece: setting, message: `${name}(${kind}) has no setting '${setting.text}'.` };
}

/** `PJSIP_ENDPOINT(100,mailboxs)`: nearly a setting of an endpoint; further ones may be those of a newer version. */
// Asterisk: funcs/func_pjsip_endpoint.c pjsip_endpoint_function_read, func_pjsip_aor.c, which read the settings of pjsip.conf.
function misspelledField({ text: name }: Piece, field: Piece | undefined): ArgumentFlaw | undefined {
  const word = field?.trim();
  if (word === undefined || !/^[a-z_]{4,}$/.test(word.text)) return undefined;
  const type = name === 'PJSIP_AOR' ? 'aor' : 'endpoint';
  const known = knownSettings('pjsip.conf', '', type);
  if (known === undefined || known.names.has(word.text)) return undefined;
  const meant = [...known.names].find((each) => distance(each, word.text, 1) === 1);
  if (meant === undefined) return undefined;
  return { piece: word, message: `An ${type} of PJSIP has no setting '${word.text}'.`, meant };
}

/** `CUT(X,${N})` */
// Asterisk: funcs/func_cut.c cut_internal, which needs all three.
function withoutDelimiter(args: Piece): ArgumentFlaw | undefined {
  const [variable, second, ...others] = splitArguments(args);
  if (variable === undefined || second === undefined || others.length > 0 || hasSubstitution(variable.text)) return undefined;
  // The delimiter and the field do not come from one variable.
  if (!/^\$\{\w+\}$/.test(second.text) && !/^\$\[[^[\]]*\]$/.test(second.text)) return undefined;
  return { piece: args, message: 'CUT() gives nothing without 3 arguments: no delimiter stands behind the name.' };
}

/** `CUT(X,-,i)`: the name of a variable where its value is meant. */
// Asterisk: funcs/func_cut.c cut_internal reads the field with sscanf.
function wordForField(field: Piece | undefined): ArgumentFlaw | undefined {
  const name = field?.trim();
  if (name === undefined || !/^[A-Za-z_]\w*$/.test(name.text)) return undefined;
  return {
    piece: name,
    message: `'${name.text}' is taken for the field of CUT(), which is a number.`,
    meant: `\${${name.text}}`,
  };
}

/** `PJSIP_HEADERS(read,X-Account)`: what PJSIP_HEADER() takes, given to the function that lists names. */
// Asterisk: res/res_pjsip_header_funcs.c func_read_headers, which takes all of it for the beginning of a name.
function actionForPrefix({ text: name }: Piece, args: Piece): ArgumentFlaw | undefined {
  if (!/^\s*read\s*,/i.test(args.text)) return undefined;
  return {
    piece: args,
    message: `${name}() lists the headers that begin with '${args.text}', and no header does: a value is read with ${name.slice(0, -1)}().`,
  };
}

/** `CALLERID(num:0:3)`: inside the parentheses no part is taken. */
// Asterisk: funcs/func_callerid.c party_number_read, which looks at the first three letters.
function partOfItem(args: Piece): ArgumentFlaw | undefined {
  const [, item, part] = /^\s*(num(?:ber)?)((?::-?\d+){1,2})\s*$/i.exec(args.text) ?? [];
  if (item === undefined || part === undefined) return undefined;
  return {
    piece: args,
    message: `'${part}' belongs behind the ')': here it is part of the item's name, and the value stays whole.`,
  };
}

/** `CDR(bilsec)`: nearly an item of Asterisk, which nobody would give to a field of his own. */
// Asterisk: main/cdr.c ast_cdr_format_var; any other name is one of a variable of the record.
function misspelledItem(item: Piece | undefined): ArgumentFlaw | undefined {
  const word = item?.trim();
  if (word === undefined || !/^[A-Za-z_]{5,}$/.test(word.text)) return undefined;
  const name = word.text.toLowerCase();
  const entry = dialplanFunction('CDR');
  const known = [...(entry === undefined ? [] : (parameterAt(syntaxOf(entry).parameters, 0)?.values ?? [])), ...newerCdrItems];
  if (known.includes(name)) return undefined;
  const meant = known.find(
    (each) =>
      each === name.replaceAll('_', '') ||
      (each.length >= 6 && (name !== `${each}s` || !each.endsWith('channel')) && distance(each, name, 1) === 1),
  );
  if (meant === undefined) return undefined;
  return { piece: word, message: `Nothing fills in CDR(${word.text}); the item of Asterisk is '${meant}'.`, meant };
}

/** Those that Asterisk's own documentation leaves out. */
const newerCdrItems: readonly string[] = ['linkedid', 'peeraccount'];

/** `CUT(X,,1)`: the comma that was to be the delimiter ends it. */
// Asterisk: funcs/func_cut.c cut_internal, which divides at '-' where ast_get_encoded_char gives nothing.
function emptyDelimiter({ text: name }: Piece, args: Piece): ArgumentFlaw | undefined {
  const pieces = splitArguments(args);
  const [variable, delimiter] = pieces;
  if (variable === undefined || delimiter?.text !== '' || pieces.length < 3) return undefined;
  return {
    piece: args,
    message: `The delimiter of ${name}() is empty, so that '-' divides the text.`,
    // Names of channels and lists of numbers are divided in this way.
    isDoubtful: true,
    meant: `${variable.text},\\,,${args.text.slice(variable.text.length + 2)}`,
  };
}

/** `CUT(FROM,sip:,2)`: only the first character divides. */
// Asterisk: funcs/func_cut.c cut_internal, funcs/func_strings.c function_fieldqty_helper, where ast_get_encoded_char takes one character.
function longDelimiter({ text: name }: Piece, args: Piece): ArgumentFlaw | undefined {
  const [first, delimiter, ...others] = splitArguments(args);
  // It is told of the '|' that stands in the place of a comma.
  if (name === 'CUT' && others.length === 0 && delimiter?.text.includes('|') === true) return undefined;
  // A call may stand in the place of the name.
  const inner = /^CUT\(.*\)$/.exec(first?.text ?? '');
  const nested = first === undefined || inner === null ? undefined : longDelimiter(first.slice(0, 3), first.slice(4, -1));
  if (nested !== undefined) return nested;
  const text = delimiter?.text.trim().replace(/"/g, '') ?? '';
  const counting = text.charAt(0);
  // A row of one character may well be what divides; escapes and values are left alone.
  if (delimiter === undefined || !/^[^\\$\s{}]{2,}$/.test(text) || text === counting.repeat(text.length)) return undefined;
  return {
    piece: delimiter.trim(),
    message: `${name}() divides at one character: of '${text}' only '${counting}' counts.`,
  };
}

/** `FILE(/tmp/x,,l)`: an option stands where the length belongs. */
// Asterisk: funcs/func_env.c file_read: FILE(filename,offset,length,options,format), which are read by sscanf.
function wordForNumber(args: Piece): ArgumentFlaw | undefined {
  const [, offset, length] = splitArguments(args);
  const found = [
    { piece: offset, noun: 'offset' },
    { piece: length, noun: 'length' },
  ].find(({ piece }) => piece !== undefined && /^\s*[A-Za-z]+\s*$/.test(piece.text));
  if (found?.piece === undefined) return undefined;
  return {
    piece: found.piece.trim(),
    message: `'${found.piece.text.trim()}' is taken for the ${found.noun} of FILE(), which is a number.`,
  };
}

/** `LEN(CALLERID(num))`: the name itself is measured. */
// Asterisk: funcs/func_strings.c len, string_toupper, which take their text as it is.
function nameForValue({ text: name }: Piece, args: Piece | undefined): ArgumentFlaw | undefined {
  if (args === undefined) return undefined;
  const { text } = args;
  const called = /^([A-Z_]+)\(\w*\)$/.exec(text)?.[1];
  // Behind a name a part of its value may be cut out.
  const variable = /^([A-Z]{4,}|ARG\d)(?::-?\d+){0,2}$/.exec(text)?.[1];
  const isName = called === undefined ? variable !== undefined && builtInVariable(variable) !== undefined : asValue.has(called);
  if (!isName) return undefined;
  return { piece: args, message: `'${text}' is plain text to ${name}(): no '\${…}' stands around it.`, meant: `\${${text}}` };
}

/** `FILTER(${X},0-9)` */
// Asterisk: funcs/func_strings.c filter.
function swappedFilter(args: Piece): ArgumentFlaw | undefined {
  const [allowed, text, ...more] = splitArguments(args);
  if (allowed === undefined || text === undefined || more.length > 0) return undefined;
  if (!/^\$\{.*\}$/.test(allowed.text.trim()) || !/^(?:[0-9A-Za-z]-[0-9A-Za-z]|[+*#])+$/.test(text.text)) return undefined;
  return {
    piece: args,
    message: `FILTER() takes the characters that may stay first, and the text behind them: here '${text.text}' is the text.`,
    meant: `${text.text},${allowed.text.trim()}`,
  };
}

/** `FILTER(0-9 ${X})` */
function undividedFilter(args: Piece): ArgumentFlaw | undefined {
  const [, allowed = '', text = ''] = /^\s*([\w+*#-]+)\s+(\$\{.*\})\s*$/.exec(args.text) ?? [];
  if (text === '' || splitArguments(args).length > 1) return undefined;
  return {
    piece: args,
    message: "FILTER() gives nothing without 2 arguments: no ',' stands between the characters and the text.",
    meant: `${allowed},${text}`,
  };
}

/** Functions whose values are no names of variables. */
const asValue: ReadonlySet<string> = new Set([
  ...[
    'DB_KEYS',
    'CALLERID',
    'CONNECTEDLINE',
    'REDIRECTING',
    'CHANNEL',
    'CDR',
    'SIP_HEADER',
    'PJSIP_HEADER',
    'STRFTIME',
    'MESSAGE',
    'SIPPEER',
  ],
]);
