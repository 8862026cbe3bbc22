/**
 * Letters that Asterisk accepts but does not document, by application: no option of the catalogue, and no mistake either.
 */
// Asterisk: the AST_APP_OPTIONS tables of the modules, compared with the documentation of 11 to 23.

export const undocumentedOptionNotes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ChanSpy: { D: 'Gives the two directions as two channels of stereo.' },
  Directory: { v: 'Takes the names from voicemail.conf only.' },
  ExtenSpy: { u: 'Takes the name as a unique ID; without use here.' },
  ForkCDR: { R: 'Does not reset the new record; up to 11.' },
  JACK: { n: 'Does not start a JACK server.' },
  MinivmGreet: { g: 'Takes a gain for recordings; without use here.' },
  Monitor: { X: 'Has no effect of its own; up to 20.' },
  Park: { m: 'The parked caller hears music of this class.' },
  ParkAndAnnounce: { m: 'The parked caller hears music of this class.', s: 'Has no effect here; belongs to Park.' },
  ReceiveFAX: {
    a: 'Acts as the called side, as is the default.',
    c: 'Acts as the calling side.',
    z: 'Asks for T.38 if the far end does not.',
  },
  ReceiveMF: { p: 'Has no effect.' },
  SendFAX: {
    a: 'Acts as the called side.',
    c: 'Acts as the calling side, as is the default.',
  },
};
