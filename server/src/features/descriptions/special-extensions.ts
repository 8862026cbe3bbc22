/** What the extensions of one word mean to Asterisk; hover and completion say it. */
// Asterisk: main/pbx.c __ast_pbx_run and pbx_set_autofallthrough; each is looked up in the context that the channel is in.

export const specialExtensions: Readonly<Record<string, string>> = {
  s: 'Start: where a call without a number begins, and where subroutines and handlers are entered.',
  i: 'Invalid: what was dialed does not exist in this context.',
  t: 'Timeout: nothing more was dialed in time.',
  h: 'Hangup: runs when a channel hangs up in this context; a hangup handler belongs to the channel instead.',
  e: 'Exception: takes the place of i, t and T where they are missing.',
  T: 'The time limit of the call, TIMEOUT(absolute), has passed.',
  o: 'Operator: the caller pressed 0 in voicemail.',
  a: 'The caller pressed * in voicemail or Directory.',
  fax: 'A fax tone was heard.',
  talk: 'BackgroundDetect heard somebody talk.',
};
