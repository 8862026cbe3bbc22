/** What kind of text the arguments of an application are: code, a shell command, or words for people. */

/** Whether the application does nothing with its data but print it, say it or hand it on. */
export function isForReaders(application: string): boolean {
  return forReaders.has(application.toLowerCase());
}

/** Whether a shell reads the data of the application. */
export function isCommand(application: string): boolean {
  return commands.has(application.toLowerCase());
}

/** Whether words for people have no place anywhere in the data of the application: names, numbers, options and targets only. */
export function isCodeOnly(application: string): boolean {
  return codeOnly.has(application.toLowerCase());
}

const forReaders: ReadonlySet<string> = new Set([
  ...['noop', 'verbose', 'log', 'dumpchan', 'celgenuserevent', 'userevent', 'sendtext', 'messagesend', 'queuelog'],
  ...['festival', 'flite', 'espeak', 'swift', 'picotts', 'mrcpsynth', 'sms', 'minivmnotify', 'minivmgreet'],
  ...['jabbersend', 'jabbersendgroup', 'sendurl', 'sendimage', 'donglesendsms', 'quectelsendsms', 'mobilesendsms'],
]);

const commands: ReadonlySet<string> = new Set(['system', 'trysystem', 'externalivr', 'mixmonitor']);

const codeOnly: ReadonlySet<string> = new Set([
  ...[
    'answer',
    'amd',
    'authenticate',
    'background',
    'blindtransfer',
    'bridge',
    'busy',
    'chanisavail',
    'channelredirect',
    'chanspy',
  ],
  ...[
    'confbridge',
    'congestion',
    'continuewhile',
    'controlplayback',
    'dbdel',
    'dbdeltree',
    'dial',
    'directory',
    'disa',
    'echo',
    'else',
  ],
  ...[
    'elseif',
    'endif',
    'endwhile',
    'exitif',
    'exitwhile',
    'extenspy',
    'followme',
    'goto',
    'gotoif',
    'gotoiftime',
    'gosub',
    'gosubif',
  ],
  ...['hangup', 'if', 'incomplete', 'meetme', 'monitor', 'musiconhold', 'page', 'park', 'pausequeuemember', 'pickup', 'playback'],
  ...[
    'playtones',
    'proceeding',
    'progress',
    'queue',
    'raiseexception',
    'read',
    'readexten',
    'record',
    'removequeuemember',
    'resetcdr',
  ],
  ...['retrydial', 'ringing', 'saydigits', 'saynumber', 'sayphonetic', 'senddtmf', 'stackpop', 'startmusiconhold'],
  ...['stopmixmonitor', 'stopmonitor', 'stopmusiconhold', 'stopplaytones', 'transfer', 'unpausequeuemember', 'vmauthenticate'],
  ...['voicemail', 'voicemailmain', 'wait', 'waitexten', 'waitforring', 'waitforsilence', 'waitmusiconhold', 'while', 'whisper'],
]);
