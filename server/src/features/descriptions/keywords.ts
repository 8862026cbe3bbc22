/** The words that lines of a dialplan begin with, the settings of `[general]`, and the kinds of switches; hover and completion say what they mean. */

export const keywordNotes = {
  exten: 'an extension, or a priority of one',
  same: 'the next priority of the same extension',
  include: 'also looks for extensions in another context',
  switch: 'also asks another dialplan or a database',
  lswitch: 'as switch, with variables taken as they are',
  eswitch: 'as switch, with variables evaluated at each call',
  ignorepat: 'keeps the dial tone after these digits',
  autohints: 'makes hints for the devices of this context',
} as const;

export const generalSettings: Readonly<Record<string, string>> = {
  static: 'only static=yes with writeprotect=no lets "dialplan save" write the file',
  writeprotect: 'yes keeps "dialplan save" from writing the file',
  autofallthrough: 'no waits for digits where an extension ends',
  clearglobalvars: 'yes clears global variables at a reload',
  extenpatternmatchnew: 'yes matches patterns by a faster and slightly different way',
  userscontext: 'where the entries of users.conf go',
};

/** Where a switch can look, by the word in front of the slash. */
export const switchNotes: Readonly<Record<string, string>> = {
  Realtime: 'a database',
  IAX2: 'another Asterisk, over IAX',
  DUNDi: 'other servers, over DUNDi',
  Loopback: 'another context, with the number changed',
};
