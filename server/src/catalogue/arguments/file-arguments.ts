/** The arguments of applications that name files of Asterisk's own folders: scripts that it starts and sounds that it plays. */
// Asterisk: res/res_agi.c launch_script, main/file.c filehelper; apps/app_playback.c, apps/app_read.c, apps/app_queue.c,
// apps/app_speech_utils.c, apps/app_authenticate.c.

/** A script stands under its whole name, a sound under its name and the ending of its format. */
export type FileKind = 'script' | 'sound';

export interface FileArgument {
  readonly kind: FileKind;
  /** From 0. */
  readonly position: number;
  /** What separates several names. */
  readonly separator?: '&' | ':';
}

const script: readonly FileArgument[] = [{ kind: 'script', position: 0 }];
const sounds = (position: number): readonly FileArgument[] => [{ kind: 'sound', position, separator: '&' }];

/** Keys are names of applications in lower case. */
const fileArguments: Readonly<Record<string, readonly FileArgument[]>> = {
  agi: script,
  eagi: script,
  deadagi: script,
  playback: sounds(0),
  background: sounds(0),
  backgrounddetect: sounds(0),
  controlplayback: [{ kind: 'sound', position: 0 }],
  read: sounds(1),
  readexten: [{ kind: 'sound', position: 1 }],
  queue: sounds(3),
  speechbackground: sounds(0),
  authenticate: sounds(3),
  retrydial: [{ kind: 'sound', position: 0 }],
  parkandannounce: [{ kind: 'sound', position: 2, separator: ':' }],
};

export const fileApplications: readonly string[] = Object.keys(fileArguments);

/** The arguments of an application, in whatever case, that name files. */
export function fileArgumentsOf(application: string): readonly FileArgument[] {
  const name = application.toLowerCase();
  return Object.hasOwn(fileArguments, name) ? (fileArguments[name] ?? []) : [];
}
