/** What the items of functions mean, one sentence each, in our own words. */
// Asterisk: funcs/func_channel.c, funcs/func_callerid.c, funcs/func_cdr.c, main/cdr.c, funcs/func_timeout.c, apps/app_queue.c, funcs/func_curl.c.

const ofChannel: Readonly<Record<string, string>> = {
  accountcode: 'Account that the call is billed to.',
  adsicpe: 'What an ADSI telephone can do.',
  after_bridge_goto: 'Place where the channel goes on when it leaves the bridge.',
  amaflags: 'How the call is billed.',
  appdata: 'Arguments of the application that runs.',
  appname: 'Application that runs.',
  audionativeformat: 'Audio format that the device itself speaks.',
  audioreadformat: 'Audio format that Asterisk reads.',
  audiowriteformat: 'Audio format that Asterisk writes.',
  callgroup: 'Groups that can pick the call up, as numbers.',
  callid: 'Call ID of the log.',
  channame: 'Name of the channel.',
  channeltype: 'Technology, as PJSIP or Local.',
  checkhangup: 'Whether the channel is hung up, 1 or 0.',
  context: 'Context that the channel is in.',
  device_name: 'Name of the device, without what tells its calls apart.',
  digitdetect: 'Whether DTMF is listened for.',
  dtmf_features: 'Letters of the features that both sides can call by keys.',
  exten: 'Extension that the channel is in.',
  faxdetect: 'Whether a fax tone is listened for.',
  hangup_handler_pop: 'Takes the hangup handler off that was pushed last and, if a place is given, pushes that.',
  hangup_handler_push: 'Pushes a hangup handler: the subroutine runs when this channel ends.',
  hangup_handler_wipe: 'Takes all hangup handlers off and, if a place is given, pushes that.',
  hangupsource: 'Channel that hung up.',
  language: 'Language of the sounds.',
  lastcontext: 'Context that the channel was in before.',
  lastexten: 'Extension that the channel was in before.',
  linkedid: 'Unique ID of the oldest channel of the call; the same for all of its legs.',
  max_forwards: 'How many times the call may still be forwarded.',
  musicclass: 'Music that who is put on hold hears.',
  name: 'Name of the channel, as PJSIP/100-00000001.',
  namedcallgroup: 'Groups that can pick the call up, by name.',
  namedpickupgroup: 'Groups whose calls this channel can pick up, by name.',
  onhold: 'Whether the channel is on hold, 1 or 0.',
  parkinglot: 'Parking lot that is used.',
  peer: 'Channel that this one is connected to.',
  peeraccount: 'Account of the other side.',
  pickupgroup: 'Groups whose calls this channel can pick up, as numbers.',
  relaxdtmf: 'Whether unclear DTMF counts.',
  rxgain: 'Gain of what is received, in decibels.',
  secure_bridge_media: 'Whether only encrypted media may be connected.',
  secure_bridge_signaling: 'Whether only encrypted signaling may be connected.',
  state: 'State of the channel, as Up or Ringing.',
  tdd: 'Whether a telephone for the deaf is used.',
  tenantid: 'Tenant that the call belongs to.',
  tonezone: 'Country whose tones are played.',
  transfercapability: 'What an ISDN call carries, as SPEECH.',
  txgain: 'Gain of what is sent, in decibels.',
  uniqueid: 'Unique ID of the channel.',
  userfield: 'For whatever the dialplan wants to keep.',
  videonativeformat: 'Video format that the device itself speaks.',
  aor: 'Address of record that was called.',
  contact: 'Contact that was called.',
  endpoint: 'Endpoint of pjsip.conf.',
  peername: 'Peer of sip.conf.',
  peerip: 'IP address of the peer.',
  recvip: 'IP address that the call came from.',
  useragent: 'What the device calls itself.',
  pjsip: 'What is known of the SIP dialog.',
  rtp: 'Addresses of the media.',
  rtcp: 'Quality of the media.',
  rtpqos: 'Quality of the media.',
  from: 'From header of the call.',
  uri: 'Contact of the peer.',
};

const ofCdr: Readonly<Record<string, string>> = {
  accountcode: 'Account that the call is billed to.',
  amaflags: 'How the call is billed.',
  answer: 'When the call was answered.',
  billsec: 'Seconds since the answer.',
  channel: 'Channel of the caller.',
  clid: 'Name and number of the caller.',
  dcontext: 'Context that the call went to.',
  disposition: 'What became of the call, as ANSWERED.',
  dst: 'Extension that the call went to.',
  dstchannel: 'Channel that was called.',
  duration: 'Seconds since the start.',
  end: 'When the call ended.',
  lastapp: 'Application that ran last.',
  lastdata: 'Arguments of the application that ran last.',
  sequence: 'Number that tells records of one channel apart.',
  src: 'Number of the caller.',
  start: 'When the call began.',
  uniqueid: 'Unique ID of the channel.',
  userfield: 'For whatever the dialplan wants to record.',
};

const ofTimeout: Readonly<Record<string, string>> = {
  absolute: 'Seconds after which the call is ended.',
  digit: 'Seconds to wait for the next digit.',
  response: 'Seconds to wait for the first digit.',
};

const ofQueueMember: Readonly<Record<string, string>> = {
  logged: 'How many members are logged in.',
  free: 'How many members can take a call, those that rest after one among them.',
  ready: 'How many members can take a call at once.',
  count: 'How many members there are in all.',
  penalty: 'Penalty of one member; can be set.',
  paused: 'Whether one member is paused; can be set.',
  ringinuse: 'Whether one member is called while talking; can be set.',
};

const ofCurlOptions: Readonly<Record<string, string>> = {
  conntimeout: 'Seconds to wait for the connection.',
  cookie: 'Cookie that is sent.',
  dnstimeout: 'Seconds that the name of the host is remembered.',
  failurecodes: 'Answers of the host that count as a failure.',
  followlocation: 'Whether redirections are followed.',
  ftptimeout: 'Seconds to wait for an FTP server.',
  hashcompat: 'Whether the answer is made fit for HASH().',
  header: 'Whether headers are part of the answer.',
  httpheader: 'A header that is sent.',
  httptimeout: 'Seconds to wait for the answer; the call waits with it.',
  maxredirs: 'How many redirections are followed.',
  proxy: 'Proxy that is asked.',
  referer: 'Referer that is sent.',
  ssl_verifyhost: 'Whether the name in the certificate must be that of the host.',
  ssl_verifypeer: 'Whether the certificate must be known; 0 trusts any host.',
  useragent: 'What Asterisk calls itself.',
  userpwd: 'User and password, with a colon between.',
};

const byFunction: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CDR: ofCdr,
  CHANNEL: ofChannel,
  CURLOPT: ofCurlOptions,
  QUEUE_MEMBER: ofQueueMember,
  TIMEOUT: ofTimeout,
};

/** Which argument of a function is an item that has notes. */
export function noteIndexOf(name: string): number {
  return name === 'QUEUE_MEMBER' ? 1 : 0;
}

/** What an item of a function means; undefined where no note has it. */
export function itemNote(name: string, item: string): string | undefined {
  const key = item.trim().toLowerCase();
  const notes = Object.hasOwn(byFunction, name) ? byFunction[name] : undefined;
  if (notes !== undefined) return Object.hasOwn(notes, key) ? notes[key] : undefined;
  return name === 'CALLERID' || name === 'CONNECTEDLINE' || name === 'REDIRECTING' ? partyNote(name, key) : undefined;
}

const parties: Readonly<Record<string, string>> = {
  CALLERID: 'the caller',
  CONNECTEDLINE: 'the other side',
  'REDIRECTING-orig': 'who was called first',
  'REDIRECTING-from': 'who sent the call on',
  'REDIRECTING-to': 'whom the call was sent on to',
  ani: 'who pays for the call',
  dnid: 'whom the call was for',
};

const fields: Readonly<Record<string, string>> = {
  all: 'Name and number',
  name: 'Name',
  num: 'Number',
  number: 'Number',
  pres: 'Whether name and number may be shown, of',
  subaddr: 'Subaddress',
  tag: 'A mark for the dialplan',
  reason: 'Why the call was sent on, of',
};

const aspects: Readonly<Record<string, string>> = {
  valid: 'whether there is one',
  charset: 'the characters that it is written in',
  pres: 'whether it may be shown',
  plan: 'the numbering plan',
  type: 'its kind',
  odd: 'whether its last digit is half a byte',
};

/** `ANI-num-pres`: the party, what of it, and what of that. */
function partyNote(name: string, item: string): string | undefined {
  if (item === 'rdnis') return 'Number that sent the call on.';
  if (item === 'dnid') return 'Number that was dialed.';
  if (name === 'REDIRECTING' && item === 'reason') return 'Why the call was sent on.';
  if (name === 'REDIRECTING' && item === 'count') return 'How many times the call was sent on.';
  const parts = item.split('-');
  const isPrivate = parts[0] === 'priv';
  if (isPrivate) parts.shift();
  let party = parties[name];
  const special = name === 'REDIRECTING' ? parties[`REDIRECTING-${parts[0] ?? ''}`] : parties[parts[0] ?? ''];
  if (special !== undefined) {
    party = special;
    parts.shift();
  }
  const [field = '', aspect] = parts;
  const what = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (what === undefined || party === undefined) return undefined;
  const of = what.endsWith(', of') ? what.slice(0, -', of'.length) + `: ${party}` : `${what} of ${party}`;
  const more = aspect !== undefined && Object.hasOwn(aspects, aspect) ? `: ${aspects[aspect] ?? ''}` : '';
  return `${of}${more}${isPrivate ? ', not told to others' : ''}.`;
}
