/**
 * What applications do once their channel has hung up, in extension h and in hangup handlers: most work as ever, and some do nothing or end
 * the code that they stand in.
 */
// Asterisk: tried with a handler of every application that deals with sound or with digits; main/channel.c ast_safe_sleep and ast_waitfordigit
// return -1 for a channel that has hung up, and an application that hands this on ends the extension.

export type AfterHangup =
  /** Fails, and nothing behind it runs. */
  | 'fails'
  /** Plays nothing, and goes on. */
  | 'is-silent'
  /** Gets no key, and goes on. */
  | 'hears-nothing'
  /** Records nothing, and goes on. */
  | 'records-nothing';

const effects: Readonly<Record<string, AfterHangup>> = {
  ...Object.fromEntries(
    [
      'answer',
      'wait',
      'waitexten',
      'waitdigit',
      'waitforring',
      'senddtmf',
      'echo',
      'dial',
      'retrydial',
      'queue',
      'confbridge',
      'bridgewait',
      'park',
      'parkandannounce',
      'page',
      'chanspy',
      'extenspy',
      'voicemail',
      'directory',
      'disa',
      'readexten',
      'saydigits',
      'sayalpha',
      'sayphonetic',
      'sayunixtime',
      'authenticate',
      'milliwatt',
      'mp3player',
      'morsecode',
      'speechbackground',
      'externalivr',
      'agentlogin',
    ].map((name) => [name, 'fails' as const]),
  ),
  playback: 'is-silent',
  background: 'is-silent',
  controlplayback: 'is-silent',
  saynumber: 'is-silent',
  read: 'hears-nothing',
  voicemailmain: 'hears-nothing',
  record: 'records-nothing',
};

/** What an application does on a channel that has hung up, by its arguments as written; undefined where it works, or nobody can tell. */
export function afterHangup(application: string, data: string): AfterHangup | undefined {
  const name = application.toLowerCase();
  if (!Object.hasOwn(effects, name)) return undefined;
  // Nothing is waited for without a time; one that is computed may be none.
  if (name === 'wait' && !(Number.parseFloat(data) > 0)) return undefined;
  return effects[name];
}
