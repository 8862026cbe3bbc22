/** Functions that give the same again for as long as nobody assigns to what they read. Others ask the world: the time, a program, another machine. */

const lasting: ReadonlySet<string> = new Set([
  ...['CALLERID', 'CDR', 'CHANNEL', 'DB', 'DB_EXISTS', 'GLOBAL', 'LOCAL'],
  ...['CUT', 'EXISTS', 'FILTER', 'ISNULL', 'LEN', 'QUOTE', 'REGEX', 'TOLOWER', 'TOUPPER', 'URIENCODE'],
]);

/** Whether a function of this name is one of them. */
export function isLasting(name: string): boolean {
  return lasting.has(name);
}
