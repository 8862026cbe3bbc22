/**
 * What CHANNEL() accepts. The generated catalogue has only the items that the core of CHANNEL documents; most belong to
 * a channel driver, and some are in no document at all. An item that is missing here is reported to the user as unknown.
 */

export interface ChannelItem {
  /** As Asterisk writes it. */
  readonly name: string;
  readonly access: 'read' | 'write' | 'both';
  /** Who knows it: 'core', or the channel driver that CHANNEL() asks when the core does not know the item. */
  readonly from: ChannelItemSource;
  /** The second arguments it can take, in lower case, for an item that takes one: `${CHANNEL(rtcp,all_loss)}`. */
  readonly seconds?: readonly string[];
  /** Whether Asterisk refuses the item without its second argument. */
  readonly needsSecond?: true;
  /** The values that can be written, where there are few. */
  readonly values?: readonly string[];
}

export type ChannelItemSource = 'core' | 'PJSIP' | 'SIP' | 'IAX2' | 'DAHDI' | 'OOH323' | 'MGCP' | 'third party';

const rtcpStatistics = [
  'txcount',
  'rxcount',
  'txjitter',
  'rxjitter',
  'remote_maxjitter',
  'remote_minjitter',
  'remote_normdevjitter',
  'remote_stdevjitter',
  'local_maxjitter',
  'local_minjitter',
  'local_normdevjitter',
  'local_stdevjitter',
  'txploss',
  'rxploss',
  'remote_maxrxploss',
  'remote_minrxploss',
  'remote_normdevrxploss',
  'remote_stdevrxploss',
  'local_maxrxploss',
  'local_minrxploss',
  'local_normdevrxploss',
  'local_stdevrxploss',
  'rtt',
  'maxrtt',
  'minrtt',
  'normdevrtt',
  'stdevrtt',
  'local_ssrc',
  'remote_ssrc',
] as const;

const rtcpStatisticsOfPjsip = [
  'all',
  'all_jitter',
  'all_loss',
  'all_rtt',
  'all_mes',
  ...rtcpStatistics,
  'txmes',
  'rxmes',
  'remote_maxmes',
  'remote_minmes',
  'remote_normdevmes',
  'remote_stdevmes',
  'local_maxmes',
  'local_minmes',
  'local_normdevmes',
  'local_stdevmes',
] as const;

const media = ['audio', 'video', 'text'] as const;
const onOff = ['yes', 'no'] as const;

/** Every item over Asterisk 11 to 23; a name that several drivers know stands once for each of them. */
export const channelItemList: readonly ChannelItem[] = [
  // Asterisk: funcs/func_channel.c func_channel_read and func_channel_write_real, all branches; `trace` only to 14.
  ...both('core', 'accountcode', 'after_bridge_goto', 'callgroup', 'dtmf_features', 'hangupsource', 'language', 'max_forwards'),
  ...both('core', 'musicclass', 'namedcallgroup', 'namedpickupgroup', 'parkinglot', 'peeraccount', 'pickupgroup', 'tenantid'),
  ...both('core', 'tonezone', 'userfield'),
  { name: 'adsicpe', access: 'both', from: 'core', values: ['available', 'unavailable', 'offhookonly', 'unknown'] },
  { name: 'amaflags', access: 'both', from: 'core', values: ['OMIT', 'BILLING', 'DOCUMENTATION'] },
  { name: 'digitdetect', access: 'both', from: 'core', values: onOff },
  { name: 'faxdetect', access: 'both', from: 'core', values: onOff },
  { name: 'secure_bridge_media', access: 'both', from: 'core', values: ['1', '0'] },
  { name: 'secure_bridge_signaling', access: 'both', from: 'core', values: ['1', '0'] },
  { name: 'tdd', access: 'both', from: 'core', values: [...onOff, 'mate'] },
  { name: 'trace', access: 'both', from: 'core', values: ['1', '0'] },
  {
    name: 'transfercapability',
    access: 'both',
    from: 'core',
    values: ['SPEECH', 'DIGITAL', 'RESTRICTED_DIGITAL', '3K1AUDIO', 'DIGITAL_W_TONES', 'VIDEO'],
  },
  ...write('core', 'hangup_handler_pop', 'hangup_handler_push', 'hangup_handler_wipe'),
  { name: 'relaxdtmf', access: 'write', from: 'core', values: onOff },
  ...read('core', 'appdata', 'appname', 'audionativeformat', 'audioreadformat', 'audiowriteformat', 'callid', 'channame'),
  ...read('core', 'channeltype', 'checkhangup', 'context', 'device_name', 'exten', 'lastcontext', 'lastexten', 'linkedid'),
  ...read('core', 'name', 'onhold', 'peer', 'state', 'uniqueid', 'videonativeformat'),
  // The core can write the gains of any driver that has them; only DAHDI gives them back.
  ...both('core', 'rxgain', 'txgain'),

  // Asterisk: channels/pjsip/dialplan_functions.c read_pjsip and what it calls, 12 to 23. Compared with regard to case.
  ...read('PJSIP', 'aor', 'contact', 'endpoint'),
  {
    name: 'pjsip',
    access: 'read',
    from: 'PJSIP',
    needsSecond: true,
    seconds: [
      'call-id',
      'local_addr',
      'local_tag',
      'local_uri',
      'remote_addr',
      'remote_tag',
      'remote_uri',
      'request_uri',
      'secure',
      't38state',
      'target_uri',
    ],
  },
  { name: 'rtp', access: 'read', from: 'PJSIP', needsSecond: true, seconds: ['src', 'dest', 'direct', 'secure', 'hold'] },
  { name: 'rtcp', access: 'read', from: 'PJSIP', needsSecond: true, seconds: rtcpStatisticsOfPjsip },

  // Asterisk: channels/sip/dialplan_functions.c sip_acf_channel_read, to 20.
  ...read('SIP', 'from', 'peerip', 'peername', 'recvip', 'recvport', 'ruri', 'secure_media', 'secure_signaling'),
  ...read('SIP', 't38passthrough', 'uri', 'useragent'),
  { name: 'rtpdest', access: 'read', from: 'SIP', seconds: media },
  { name: 'rtpsource', access: 'read', from: 'SIP', seconds: media },
  { name: 'rtpqos', access: 'read', from: 'SIP', seconds: media },

  // Asterisk: channels/chan_iax2.c acf_channel_read, all branches; `auth_method` since 20.
  ...read('IAX2', 'auth_method', 'osptoken', 'peerip', 'peername', 'secure_media', 'secure_signaling'),

  // Asterisk: channels/chan_dahdi.c dahdi_func_read and dahdi_func_write, all branches; the dial items since 18.
  ...read('DAHDI', 'dahdi_channel', 'dahdi_group', 'dahdi_span', 'dahdi_type', 'keypad_digits', 'no_media_path', 'reversecharge'),
  ...both('DAHDI', 'rxgain', 'txgain'),
  ...write('DAHDI', 'buffers', 'waitfordialtone'),
  { name: 'dialmode', access: 'both', from: 'DAHDI', values: ['pulse', 'dtmf', 'tone', 'none', 'both'] },
  { name: 'echocan_mode', access: 'write', from: 'DAHDI', values: ['on', 'off', 'fax', 'voice'] },

  // Asterisk: addons/chan_ooh323.c function_ooh323_read and function_ooh323_write; `caller_url` only in its documentation.
  ...read('OOH323', 'callee_dialeddigits', 'callee_email', 'callee_h323id', 'callee_url', 'caller_dialeddigits', 'caller_email'),
  ...read('OOH323', 'caller_h323id', 'caller_url', 'h323id_url'),
  ...both('OOH323', 'faxdetect', 't38support'),

  // Asterisk: channels/chan_mgcp.c acf_channel_read, to 20.
  ...read('MGCP', 'ncs'),

  // chan_sccp (src/pbx_impl/ast/ast.c) and chan_dongle with its descendants (channel.c), common outside Asterisk's tree.
  ...read('third party', 'calls', 'dtmf', 'from', 'peerip', 'recvip', 'useragent'),
  ...both('third party', 'codec', 'video'),
  ...write('third party', 'calledparty', 'callingparty', 'maxcallbr', 'originalcalledparty', 'originalcallingparty'),
  { name: 'rtpqos', access: 'read', from: 'third party', seconds: media },
  { name: 'callstate', access: 'both', from: 'third party', values: ['active'] },
  // chan_respoke (channels/chan_respoke.c func_read_channel and func_write_channel), whose `endpoint` is that of PJSIP too.
  ...both('third party', 'local', 'local_type', 'remote', 'remote_appid', 'remote_type'),
];

/** The items of `channelItemList` with this name; Asterisk compares all but PJSIP's without regard to case. */
export function channelItem(name: string): readonly ChannelItem[] {
  const folded = name.toLowerCase();
  return channelItemList.filter((item) => item.name === folded);
}

/** Whether a value can be assigned to `CHANNEL(name)` but reading it fails. */
export function isWriteOnlyChannelItem(name: string): boolean {
  const items = channelItem(name);
  return items.length > 0 && items.every(({ access }) => access === 'write');
}

/** Whether `CHANNEL(name)` can be read, and no channel driver lets it be assigned to. */
export function isReadOnlyChannelItem(name: string): boolean {
  const items = channelItem(name);
  return items.some(({ from }) => from === 'core') && items.every(({ access }) => access === 'read');
}

function read(from: ChannelItemSource, ...names: string[]): ChannelItem[] {
  return names.map((name) => ({ name, access: 'read', from }));
}

function write(from: ChannelItemSource, ...names: string[]): ChannelItem[] {
  return names.map((name) => ({ name, access: 'write', from }));
}

function both(from: ChannelItemSource, ...names: string[]): ChannelItem[] {
  return names.map((name) => ({ name, access: 'both', from }));
}
