/** The meaning of each option letter of a function, as that of applications. */

/** By function, then by letter; every option of every function has one. */
export const functionOptionNotes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CDR: {
    f: 'Gives billsec or duration with fractions.',
    l: 'Takes the newest record; up to 11.',
    r: 'Searches all records of the channel; up to 11.',
    s: 'Leaves out locked records; up to 11.',
    u: 'Gives the raw value: times as Unix time.',
  },
  DUNDILOOKUP: { b: 'Does not use the cache.' },
  DUNDIQUERY: { b: 'Does not use the cache.' },
  DUNDIRESULT: {
    getnum: 'Gives the number of results.',
    number: 'Gives the result of this number, from 1.',
  },
  ENUMLOOKUP: {
    c: 'Gives the number of records.',
    d: 'Looks the name up as it is, without turning it round.',
    i: 'Looks into the infrastructure tree.',
    s: 'Rewrites the number as ISN asks for.',
    u: 'Gives the whole URI, scheme included.',
  },
  FILE: {
    a: 'Writes at the end of the file.',
    d: 'Adds no line end; only with l.',
    l: 'Counts lines, not bytes.',
    m: 'Lines end as on old Macintoshes (CR).',
    u: 'Lines end as on Unix (LF).',
  },
  FILE_COUNT_LINE: {
    d: 'Lines end as on DOS (CR LF).',
    m: 'Lines end as on old Macintoshes (CR).',
    u: 'Lines end as on Unix (LF).',
  },
  GEOLOC_PROFILE: {
    a: 'Appends to the value.',
    r: 'Resolves the variables of the location again.',
  },
  HINT: { n: 'Gives the name of the hint.' },
  HOLD_INTERCEPT: {
    remove: 'Ends the interception.',
    set: 'Begins the interception.',
  },
  JITTERBUFFER: {
    adaptive: 'Adapts the delay to the network.',
    disabled: 'Takes the jitter buffer off.',
    fixed: 'Keeps the delay constant.',
  },
  JSON_DECODE: { c: 'Gives the length of an array.' },
  PRESENCE_STATE: {
    e: 'Takes subtype and message as Base64.',
    message: 'Gives the message.',
    subtype: 'Gives the subtype.',
    value: 'Gives the state, such as away.',
  },
  TALK_DETECT: {
    remove: 'Ends the detection.',
    set: 'Begins the detection, with the given thresholds.',
  },
  TONE_DETECT: {
    a: 'Detects special information tones.',
    b: 'Detects the busy tone.',
    c: 'Detects the dial tone.',
    d: 'Sets the threshold in decibels, 16 otherwise.',
    e: 'Ends the detection after the last hit.',
    g: 'Sends the channel there when it receives the tone.',
    h: 'Sends the channel there when it sends the tone.',
    n: 'Sets the number of hits, 1 otherwise.',
    p: 'Detects the ringback tone.',
    r: 'Listens only to what is received.',
    s: 'Squelches the tone.',
    t: 'Listens only to what is sent.',
    x: 'Ends the detection.',
  },
  VM_INFO: {
    count: 'Gives the number of messages in a folder.',
    email: 'Gives the e-mail address.',
    exists: 'Gives 1 if there is such a mailbox, otherwise 0.',
    fullname: 'Gives the name of the owner.',
    language: 'Gives the language.',
    locale: 'Gives the locale.',
    pager: 'Gives the e-mail address of the pager.',
    password: 'Gives the password.',
    tz: 'Gives the time zone.',
  },
  VOLUME: { p: 'The keys * and # change the volume.' },
};
