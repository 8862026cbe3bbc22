/** Arguments in which the name of a global variable may stand without its `${}`, since nobody names such a thing so: passwords, and sounds in a folder. */

/** Where applications take a password, which callers dial as digits; counted from 0. */
export const passwordArguments: Readonly<Record<string, number>> = { authenticate: 0, disa: 0, meetme: 2 };

/** Where applications take files to be played. */
export const soundArguments: Readonly<Record<string, number>> = { playback: 0, background: 0, controlplayback: 0, read: 1 };

/** Whether the arguments of an application hold a word in the place of one of them that may be the name of a variable. */
export function mayHoldVariableWord(application: string, data: string): boolean {
  return (
    Object.hasOwn(passwordArguments, application) ||
    (Object.hasOwn(soundArguments, application) && /(?:^|[,&])\s*[A-Z][A-Z0-9_]{2,}\//.test(data))
  );
}
