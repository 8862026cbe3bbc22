/**
 * Names that the generated catalogue does not have and that are no mistake, or no mistake of spelling: applications and functions of
 * well-known modules outside Asterisk, and those that Asterisk dropped before the oldest version of the catalogue.
 */

/** Whether a well-known module outside Asterisk has an application of this name; case does not matter. */
export function isThirdPartyApplication(name: string): boolean {
  return thirdPartyApplications.has(name.toLowerCase());
}

/** Whether a well-known module outside Asterisk has a function of exactly this name, or func_odbc.conf makes it. */
export function isThirdPartyFunction(name: string): boolean {
  return thirdPartyFunctions.has(name) || isOdbcFunction(name);
}

/** Whether func_odbc.conf makes a function of this name, if anything does. */
export function isOdbcFunction(name: string): boolean {
  return name.startsWith('ODBC_');
}

/** What replaced an application that Asterisk dropped before version 11: an application, a function, or nothing (the empty text). */
export function droppedApplication(name: string): { readonly name: string; readonly replacement: string } | undefined {
  return dropped.get(name.toLowerCase());
}

const thirdPartyApplications: ReadonlySet<string> = new Set(
  [
    // In Asterisk's own tree, but without documentation: app_mysql, chan_mobile, chan_misdn.
    ...['MYSQL', 'MobileStatus', 'MobileSendSMS', 'misdn_set_opt', 'misdn_facility', 'misdn_check_l2l1', 'misdn_command'],
    // app_rpt, the repeater controller of AllStarLink.
    ...['Rpt', 'MDC1200Gen'],
    // UniMRCP.
    ...['MRCPRecog', 'MRCPRecogVerif', 'MRCPSynth', 'MRCPVerif', 'SynthAndRecog'],
    // Video calls: app_mp4, app_h324m, app_transcoder, app_rtsp.
    ...['mp4play', 'mp4save', 'mp4recorder', 'h324m_loopback', 'h324m_gw', 'h324m_gw_answer', 'h324m_call', 'video_loopback'],
    ...['transcode', 'rtsp', 'rtsp_sip'],
    // VoiceXML browsers, and the telephone systems of Yeastar.
    ...['Vxml', 'YsWalkContext'],
    // What a call says, sent to another program.
    ...['AudioFork', 'StopAudioFork'],
    // Conferences before ConfBridge.
    ...['Conference', 'Konference'],
    // Speech synthesis.
    ...['Espeak', 'Flite', 'PicoTTS', 'Swift'],
    // GSM modems: chan_dongle, its predecessor and its descendants.
    ...['DatacardSendSMS', 'DatacardSendUSSD', 'DatacardStatus', 'DongleSendSMS', 'DongleSendUSSD', 'DongleStatus'],
    ...['QUECTEL_SEND_SMS', 'QUECTEL_SEND_USSD'],
    ...['QuectelSendSMS', 'QuectelSendUSSD', 'QuectelStatus', 'SimcomSendSMS', 'SimcomSendUSSD', 'SimcomStatus'],
    // chan_sccp, chan_capi.
    ...['SCCPSetCalledParty', 'SCCPSetCodec', 'SCCPSetMessage', 'capiCommand'],
    // Khomp cards.
    ...[
      'KAdjustForFax',
      'KAutoGainControl',
      'KDTMFSuppression',
      'KEchoCanceller',
      'KGetSpecialTone',
      'KR2GetCondition',
      'KR2SendCondition',
    ],
    ...['KSelectSimCard', 'KSendSMS', 'KSetVolume', 'KUserTransfer'],
    // Fax and answering machine detection outside Asterisk.
    ...['NVBackgroundDetect', 'NVFaxDetect', 'NVMachineDetect', 'RxFAX', 'TxFAX'],
    // PhreakNet.
    ...['ACTS', 'AlarmEventReceiver', 'AlarmKeypad', 'AlarmSensor', 'Assert', 'Audichron', 'CancelCallback', 'CCSA', 'CoinCall'],
    ...['CoinDisposition', 'DAHDIMonitor', 'DialSpeedTest', 'DialTone', 'FeatureProcess', 'FFPlayer', 'George', 'InbandDial'],
    ...[
      'IRCSendMessage',
      'KeyPrefetch',
      'LocalCoinDisposition',
      'LoopDisconnect',
      'LoopPlayback',
      'MallocTrim',
      'OffHook',
      'OnHook',
    ],
    ...['OutVerify', 'PartialPlayback', 'PhreakNetDial', 'PlayDigits', 'PolycomPush', 'PreDial', 'R2Incoming', 'R2Outgoing'],
    ...['RandomPlayback', 'ReceiveFSK', 'ReceiveR2', 'RemoteAccess', 'RequestCallback', 'RevertivePulse', 'SayTelephoneNumber'],
    ...[
      'ScheduleWakeupCall',
      'SelectiveFeature',
      'SendCWCID',
      'SendFrame',
      'SendFSK',
      'SendMail',
      'SendR2',
      'SetMWI',
      'Softmodem',
    ],
    ...['StreamSilence', 'SupervisionTest', 'ToneSweep', 'Verify', 'WaitForDeposit', 'WaitForFrame'],
  ].map((name) => name.toLowerCase()),
);

const thirdPartyFunctions: ReadonlySet<string> = new Set([
  // app_rpt, UniMRCP, chan_sccp, func_json.
  ...['APRS_SENDTT', 'GPS_READ', 'RPT_NODE', 'RPT_TELEM_TIME'],
  ...['RECOG_CONFIDENCE', 'RECOG_GRAMMAR', 'RECOG_INPUT', 'RECOG_INPUT_CONFIDENCE', 'RECOG_INPUT_MODE', 'RECOG_INSTANCE'],
  ...['SCCPChannel', 'SCCPDevice', 'SCCPLine', 'JSONELEMENT'],
  // chan_quectel.
  ...['QUECTEL_STATUS', 'QUECTEL_STATUS_EX'],
  // PhreakNet.
  ...['1A2_LINE_STATE', 'ALARMSYSTEM_SENSOR_TRIGGERED', 'ALARMSYSTEM_STATE', 'COIN_DETECT', 'COIN_EIS', 'DB_CHANNEL'],
  ...['DB_CHANNEL_PRUNE', 'DB_CHANNEL_PRUNE_TIME', 'DB_MAXKEY', 'DB_MINKEY', 'DB_UNIQUE', 'DTMF_FLASH', 'DTMF_TRACE'],
  ...['EPHEMERAL_UNIQUEID', 'MESSAGE_INTERCEPT_SUB', 'NANPA', 'NOTCH_FILTER', 'NUM2DEVICE', 'PHREAKNET', 'RESONANCE_FILTER'],
  ...['STREAM_SILENCE', 'TECH_EXISTS', 'TEXT_QUERY', 'USER_AGENT', 'WHOZZ_LINE_STATE'],
]);

const dropped: ReadonlyMap<string, { readonly name: string; readonly replacement: string }> = new Map(
  (
    [
      ['AbsoluteTimeout', 'TIMEOUT(absolute)'],
      ['AgentCallbackLogin', 'AddQueueMember'],
      ['AppendCDRUserField', 'CDR(userfield)'],
      ['CheckGroup', 'GROUP_COUNT()'],
      ['Curl', 'CURL()'],
      ['Cut', 'CUT()'],
      ['DBget', 'DB()'],
      ['DBput', 'DB()'],
      ['DigitTimeout', 'TIMEOUT(digit)'],
      ['EnumLookup', 'ENUMLOOKUP()'],
      ['GetGroupCount', 'GROUP_COUNT()'],
      ['GetGroupMatchCount', 'GROUP_MATCH_COUNT()'],
      ['HasNewVoicemail', 'VM_INFO()'],
      ['HasVoicemail', 'VM_INFO()'],
      ['LookupBlacklist', 'BLACKLIST()'],
      ['LookupCIDName', 'DB()'],
      ['MD5', 'MD5()'],
      ['MD5Check', 'MD5()'],
      ['Random', 'RAND()'],
      ['RealTime', 'REALTIME()'],
      ['RealTimeUpdate', 'REALTIME()'],
      ['ResponseTimeout', 'TIMEOUT(response)'],
      ['SetAccount', 'CHANNEL(accountcode)'],
      ['SetCDRUserField', 'CDR(userfield)'],
      ['SetCallerID', 'CALLERID(all)'],
      ['SetCIDName', 'CALLERID(name)'],
      ['SetCIDNum', 'CALLERID(num)'],
      ['SetGlobalVar', 'GLOBAL()'],
      ['SetGroup', 'GROUP()'],
      ['SetLanguage', 'CHANNEL(language)'],
      ['SetRDNIS', 'CALLERID(rdnis)'],
      ['SetTransferCapability', 'CHANNEL(transfercapability)'],
      ['SetVar', 'Set'],
      ['SIPGetHeader', 'SIP_HEADER()'],
      ['Sort', 'SORT()'],
      ['StripLSD', '${EXTEN:0:-1}'],
      ['StripMSD', '${EXTEN:1}'],
      ['TXTCIDName', 'TXTCIDNAME()'],
      ['VoiceMail2', 'VoiceMail'],
      ['VoiceMailMain2', 'VoiceMailMain'],
      ['ZapBarge', 'ChanSpy'],
      ['ZapRAS', 'DAHDIRAS'],
      ['ZapScan', 'DAHDIScan'],
      ['ZapSendKeypadFacility', 'DAHDISendKeypadFacility'],
    ] as const
  ).map(([name, replacement]) => [name.toLowerCase(), { name, replacement }]),
);
