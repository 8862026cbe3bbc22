/**
 * What sections of the other configuration files may hold: the names of settings by the type of the section, and the words that some of them
 * take. Only files of which Asterisk refuses, or passes over, what it does not know.
 */
// Source of each: apps/app_queue.c queue_set_param and queue_set_global_params, apps/confbridge/conf_config_parser.c,
// res/res_pjsip/pjsip_configuration.c, location.c, config_auth.c, config_transport.c, config_global.c, res_pjsip_endpoint_identifier_ip.c,
// res_pjsip_outbound_registration.c, branches 18 to 23; what older versions knew is left alone.

export interface KnownSettings {
  /** In lower case. */
  readonly names: ReadonlySet<string>;
  /** What other names may begin with. */
  readonly beginnings: readonly string[];
  /** Whether a name that is not known makes Asterisk refuse the whole section. */
  readonly isStrict: boolean;
  /** Whether Asterisk says nothing of other names, and other programs read some, so that only slips of these are plain. */
  readonly isLenient?: true;
}

const queueGeneral = words(
  'persistentmembers autofill monitor-type shared_lastcall negative_penalty_invalid log_membername_as_agent updatecdr keepstats ' +
    'force_longest_waiting_caller log_unpause_on_reason_change log-caller-id-name log-restricted-caller-id realtime_rules',
);

const queue = words(
  'member musicclass music musiconhold announce context timeout ringinuse setinterfacevar setqueuevar setqueueentryvar monitor-format ' +
    'monitor-type monitor-join membergosub membermacro queue-youarenext queue-thereare queue-callswaiting queue-quantity1 queue-quantity2 ' +
    'queue-holdtime queue-minutes queue-minute queue-seconds queue-thankyou queue-callerannounce queue-reporthold queue-lessthan ' +
    'announce-frequency announce-to-first-user min-announce-frequency announce-round-seconds announce-holdtime announce-position ' +
    'announce-position-only-up announce-position-limit periodic-announce periodic-announce-startdelay periodic-announce-frequency ' +
    'relative-periodic-announce random-periodic-announce retry wrapuptime penaltymemberslimit autofill autopause autopausedelay ' +
    'autopausebusy autopauseunavail maxlen servicelevel strategy joinempty leavewhenempty reportholdtime memberdelay weight ' +
    'timeoutrestart defaultrule timeoutpriority log-restricted-caller-id eventwhencalled eventmemberstatus eventmemberstatusoff ' +
    'persistentmembers shared_lastcall updatecdr reportholdtime',
);

const bridge = words(
  'type template binaural_active enable_events internal_sample_rate jitterbuffer language max_members maximum_sample_rate mixing_interval ' +
    'record_command record_conference record_file record_file_append record_file_timestamp record_options ' +
    'regcontext remb_behavior remb_estimated_bitrate remb_send_interval video_mode video_update_discard',
);

const user = words(
  'type template admin announce_join_leave announce_join_leave_review announce_only_user announce_user_count announce_user_count_all ' +
    'announcement answer_channel denoise dsp_drop_silence dsp_silence_threshold dsp_talking_threshold dtmf_passthrough echo_events ' +
    'end_marked end_marked_any hear_own_join_sound jitterbuffer marked music_on_hold_class music_on_hold_when_empty pin quiet ' +
    'send_events startmuted talk_detection_events text_messaging timeout wait_marked',
);

const endpoint = words(
  'type 100rel accept_multiple_sdp_answers accountcode acl aggregate_mwi allow allow_overlap allow_subscribe allow_transfer ' +
    'allow_unauthenticated_options aors asymmetric_rtp_codec auth bind_rtp_to_media_address bundle call_group callerid ' +
    'callerid_privacy callerid_tag codec_prefs_incoming_answer codec_prefs_incoming_offer codec_prefs_outgoing_answer ' +
    'codec_prefs_outgoing_offer connected_line_method contact_acl contact_deny contact_permit contact_user context cos_audio ' +
    'cos_video deny device_state_busy_at direct_media direct_media_glare_mitigation direct_media_method ' +
    'disable_direct_media_on_nat disallow dtls_auto_generate_cert dtls_ca_file dtls_ca_path dtls_cert_file dtls_cipher ' +
    'dtls_fingerprint dtls_private_key dtls_rekey dtls_setup dtls_verify dtmf_mode fax_detect fax_detect_timeout ' +
    'follow_early_media_fork follow_redirect_methods force_avp force_rport from_domain from_user g726_non_standard ' +
    'geoloc_incoming_call_profile geoloc_outgoing_call_profile ice_support identify_by ignore_183_without_sdp inband_progress ' +
    'incoming_call_offer_pref incoming_mwi_mailbox language mailboxes max_audio_streams max_video_streams media_address ' +
    'media_encryption media_encryption_optimistic media_use_received_transport message_context moh_passthrough moh_suggest ' +
    'mwi_from_user mwi_subscribe_replaces_unsolicited named_call_group named_pickup_group notify_early_inuse_ringing ' +
    'one_touch_recording outbound_auth outbound_proxy outgoing_call_offer_pref overlap_context permit pickup_group ' +
    'preferred_codec_only record_off_feature record_on_feature redirect_method refer_blind_progress rewrite_contact rpid_immediate ' +
    'rtcp_mux rtp_engine rtp_ipv6 rtp_keepalive rtp_port_end rtp_port_start rtp_symmetric rtp_timeout rtp_timeout_hold sdp_owner ' +
    'sdp_session security_mechanisms security_negotiation send_aoc send_connected_line send_diversion send_history_info send_pai ' +
    'send_rpid set_var srtp_tag_32 stir_shaken stir_shaken_profile sub_min_expiry subscribe_context suppress_moh_on_sendonly ' +
    'suppress_q850_reason_headers t38_bind_udptl_to_media_address t38_udptl t38_udptl_ec t38_udptl_ipv6 t38_udptl_maxdatagram ' +
    't38_udptl_nat tenantid timers timers_min_se timers_sess_expires tone_zone tos_audio tos_video transport trust_connected_line ' +
    'trust_id_inbound trust_id_outbound use_avpf use_ptime user_eq_phone voicemail_extension webrtc',
);

const aor = words(
  'type authenticate_qualify contact default_expiration mailboxes max_contacts maximum_expiration minimum_expiration outbound_proxy ' +
    'qualify_2xx_only qualify_frequency qualify_timeout remove_existing remove_unavailable support_path voicemail_extension',
);

const auth = words(
  'type username password refresh_token oauth_clientid oauth_secret md5_cred realm nonce_lifetime auth_type password_digest ' +
    'supported_algorithms_uac supported_algorithms_uas',
);

const registration = words(
  'type auth_rejection_permanent client_uri contact_header_params contact_user endpoint expiration fatal_retry_interval ' +
    'forbidden_retry_interval line max_random_initial_delay max_retries outbound_auth outbound_proxy retry_interval ' +
    'security_mechanisms security_negotiation server_uri support_outbound support_path transport user_agent',
);

const transport = words(
  'type allow_reload allow_wildcard_certs async_operations bind ca_list_file ca_list_path cert_file cipher cos domain ' +
    'external_media_address external_signaling_address external_signaling_port local_net method password priv_key_file protocol ' +
    'require_client_cert symmetric_transport tcp_keepalive_enable tcp_keepalive_idle_time tcp_keepalive_interval_time ' +
    'tcp_keepalive_probe_count tos verify_client verify_server websocket_write_timeout',
);

const global = words(
  'type all_codecs_on_empty_reinvite allow_sending_180_after_183 contact_expiration_check_interval debug default_auth_algorithms_uac ' +
    'default_auth_algorithms_uas default_from_user default_outbound_endpoint default_realm default_voicemail_extension ' +
    'disable_multi_domain endpoint_identifier_order ignore_uri_user_options keep_alive_interval max_forwards ' +
    'max_initial_qualify_time mwi_disable_initial_unsolicited mwi_tps_queue_high mwi_tps_queue_low norefersub regcontext ' +
    'send_contact_status_on_update_registration taskprocessor_overload_trigger unidentified_request_count ' +
    'unidentified_request_period unidentified_request_prune_interval use_callerid_contact user_agent',
);

const identify = words('type endpoint match match_header match_request_uri srv_lookups transport');

// Asterisk: channels/chan_sip.c reload_config, build_peer and handle_common_options (11 to 20).
const sip = words(
  'accept_outofcall_message accountcode acl allow allowexternaldomains allowguest allowoverlap allowsubscribe allowtransfer ' +
    'alwaysauthreject amaflags auth auth_message_requests auth_options_requests authfailureevents autocreatepeer autodomain ' +
    'autoframing avpf bindaddr bindport buggymwi busylevel busy-level call-limit callbackextension callcounter callerid callevents ' +
    'callgroup callingpres canpark canreinvite cc_agent_policy cc_monitor_policy checkmwi cid_number cid_name cid_tag compactheaders ' +
    'constantssrc contactacl contactdeny contactpermit context cos_audio cos_sip cos_text cos_video debug defaultexpirey ' +
    'defaultexpiry defaultip defaultuser deny description dial directmedia directmediaacl directmediadeny directmediapermit directrtpsetup ' +
    'disallow disallowed_methods discard_remote_hold_retrieval domain domainsasrealm dtlscafile dtlscapath dtlscertfile dtlscipher ' +
    'dtlsenable dtlsfingerprint dtlsprivatekey dtlsrekey dtlssetup dtlsverify dtmf dtmfmode dumphistory dynamic_exclude_static ' +
    'encryption encryption_taglen externaddr externhost externip externrefresh externtcpport externtlsport faxdetect force_avp ' +
    'fromdomain fromuser fullname g726nonstandard hasvoicemail host icesupport ignoreregexpire ignoresdpversion inkeys insecure jbenable ' +
    'jbforce jbimpl jblog jbmaxsize jbresyncthreshold jbtargetextra keepalive language legacy_useroption_parsing limitonpeer ' +
    'limitonpeers localmask localnet mailbox match_auth_username matchexternaddrlocally matchexterniplocally maxcallbitrate ' +
    'maxexpirey maxexpiry maxforwards md5secret media_address minexpirey minexpiry mohinterpret mohsuggest musicclass musiconhold mwi_from ' +
    'mwiexpiry named_callgroup namedcallgroup namedpickupgroup nat notifycid notifyhold notifymimetype notifyringing ' +
    'outboundproxy outofcall_message_context parkinglot pedantic permit pickupgroup port preferred_codec_only prematuremedia ' +
    'progressinband promiscredir qualify qualifyfreq qualifygap qualifypeers realm recordhistory recordofffeature recordonfeature regcontext ' +
    'regexten register register_retry_403 registerattempts registertimeout registertrying reinvite relaxdtmf remotesecret restrictcid ' +
    'rpid_immediate rpid_update rtautoclear rtcachefriends rtcp_mux rtcpinterval rtpholdtimeout rtpkeepalive rtptimeout ' +
    'rtsave_path rtsave_sysname rtsavesysname rtupdate sdpowner sdpsession secret send_diversion sendrpid session-expires session-minse ' +
    'session-refresher session-timers setvar shrinkcallerid sipdebug snom_aoc_enabled srvlookup stimer storesipcause ' +
    'submaxexpiry subminexpiry subscribe_network_change_event subscribecontext subscribemwi supportpath t1min t38pt_rtp t38pt_tcp ' +
    't38pt_udptl t38pt_usertpsource tcpauthlimit tcpauthtimeout tcpbindaddr tcpenable template textsupport timerb timert1 ' +
    'tlsbindaddr tlscadir tlscafile tlscapath tlscertfile tlscipher tlsclientmethod tlsdisablev1 tlsdisablev11 tlsdisablev12 ' +
    'tlsdontverifyserver tlsenable tlsprivatekey tlsservercipherorder tlsverifyclient tonezone tos tos_audio tos_sip tos_text ' +
    'tos_video transport trust_id_outbound trustrpid type udpbindaddr unsolicited_mailbox use_q850_reason useclientcode user useragent ' +
    'usereqphone username usecallerid vmexten videosupport websocket_enabled websocket_write_timeout',
);

// Asterisk: channels/chan_iax2.c set_config, build_peer and build_user.
const iax = words(
  'accountcode acl adsi allow allowfwdownload amaflags auth authdebug autokill bandwidth bindaddr bindport callerid calltokenoptional ' +
    'cid_name cid_number codecpriority connectedline context cos dbsecret defaultip delayreject deny description dialplan disallow dropcount ' +
    'encryption forceencryption forcejitterbuffer fullname host iaxcompat iaxmaxthreadcount iaxthreadcount immediate inkeys jitterbuffer ' +
    'jittertargetextra keyrotate lagrqtime language mailbox mask maxauthreq maxcallnumbers maxcallnumbers_nonvalidated ' +
    'maxexcessbuffer maxjitterbuffer maxjitterinterps maxregexpire minexcessbuffer minregexpire mohinterpret mohsuggest nochecksums notransfer ' +
    'outkey parkinglot peercontext permit pingtime port qualify qualifyfreqnotok qualifyfreqok qualifysmoothing regcontext regexten ' +
    'register requirecalltoken resyncthreshold rtautoclear rtcachefriends rtignoreexpire rtignoreregexpire rtsavesysname rtupdate ' +
    'secret sendani setvar shrinkcallerid sourceaddress srvlookup timezone tos transfer trunk trunkfreq trunkmaxsize trunkmtu ' +
    'trunktimestamps type user username',
);

const lenient: Readonly<Record<string, KnownSettings | undefined>> = {
  'sip.conf': { names: sip, beginnings: [], isStrict: false, isLenient: true },
  'iax.conf': { names: iax, beginnings: [], isStrict: false, isLenient: true },
};

/** By the type of the section. */
const typed: Readonly<Record<string, Readonly<Record<string, KnownSettings>>>> = {
  'confbridge.conf': { bridge: strict(bridge, 'sound_'), user: strict(user) },
  'pjsip.conf': {
    global: strict(global, '@'),
    endpoint: strict(endpoint, '@'),
    aor: strict(aor, '@'),
    auth: strict(auth, '@'),
    registration: strict(registration, '@'),
    transport: strict(transport, '@'),
    identify: strict(identify, '@'),
  },
};

const queueSettings: KnownSettings = { names: queue, beginnings: [], isStrict: false };
const queueGeneralSettings: KnownSettings = { names: queueGeneral, beginnings: [], isStrict: false };

/** The settings of a section; undefined where they are not known. */
export function knownSettings(file: string, section: string, type: string | undefined): KnownSettings | undefined {
  if (Object.hasOwn(lenient, file)) return lenient[file];
  if (file === 'queues.conf') return section.toLowerCase() === 'general' ? queueGeneralSettings : queueSettings;
  const types = Object.hasOwn(typed, file) ? typed[file] : undefined;
  const name = type?.toLowerCase() ?? '';
  return types !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
}

/** The file of the driver that has a setting of this name; undefined where several do, or the driver of this file does. */
export function driverOfSetting(file: string, name: string): string | undefined {
  // Interfaces write it into the files of all drivers.
  if (name === 'dial' || lenient[file]?.names.has(name) !== false) return undefined;
  if (file !== 'sip.conf' && sip.has(name)) return 'sip.conf';
  return [endpoint, aor, auth, transport, registration].some((names) => names.has(name)) ? 'pjsip.conf' : undefined;
}

/** The types that a section of the file may have; undefined where nothing is known of them. */
export function sectionTypes(file: string): readonly string[] | undefined {
  return Object.hasOwn(allTypes, file) ? allTypes[file] : undefined;
}

// Asterisk: channels/chan_sip.c reload_config, channels/chan_iax2.c set_config ("Unknown type").
const ofPeers: readonly string[] = ['peer', 'user', 'friend'];

const allTypes: Readonly<Record<string, readonly string[]>> = {
  'sip.conf': ofPeers,
  'iax.conf': ofPeers,
  'users.conf': ofPeers,
  'confbridge.conf': ['bridge', 'user', 'menu'],
  'pjsip.conf': [
    ...['endpoint', 'aor', 'auth', 'transport', 'identify', 'registration', 'global', 'system', 'acl', 'domain_alias', 'contact'],
    ...[
      'phoneprov',
      'resource_list',
      'subscription_persistence',
      'outbound-publish',
      'inbound-publication',
      'asterisk-publication',
    ],
  ],
};

/** The words that a setting takes, where it takes one of a few. */
export function settingWords(file: string, name: string): SettingWords | undefined {
  const words = Object.hasOwn(wordsOf, file) ? wordsOf[file] : undefined;
  return words !== undefined && Object.hasOwn(words, name) ? words[name] : undefined;
}

export interface SettingWords {
  readonly words: readonly string[];
  /** Whether several may stand there, with commas between them. */
  readonly isList: boolean;
  /** Whether modules bring words of their own, so that only a slip of one of these is wrong. */
  readonly isOpen?: boolean;
}

const yesNo = ['yes', 'no', 'true', 'false', 'on', 'off', '1', '0', 'y', 'n', 't', 'f'];

const emptiness = {
  words: [...yesNo, ...'paused penalty inuse ringing invalid wrapup unavailable unknown loose strict'.split(' ')],
  isList: true,
};

// Source: main/codec_builtin.c; main/format_cap.c ast_format_cap_update_by_allow_disallow.
const codecs = {
  words: (
    'all ulaw alaw gsm g722 g723 g726 g726aal2 g729 g719 opus ilbc speex speex16 speex32 lpc10 adpcm slin slin12 slin16 slin24 slin32 ' +
    'slin44 slin48 slin96 slin192 slinear siren7 siren14 codec2 silk silk8 silk12 silk16 silk24 testlaw h261 h263 h263p h264 h265 ' +
    'mpeg4 vp8 vp9 av1 jpeg png t38 t140 t140red none'
  ).split(' '),
  isList: true,
  isOpen: true,
};

const allowed = { allow: codecs, disallow: codecs };

const wordsOf: Readonly<Record<string, Readonly<Record<string, SettingWords>>>> = {
  'queues.conf': {
    strategy: {
      words: 'ringall leastrecent fewestcalls random rrmemory roundrobin linear wrandom rrordered'.split(' '),
      isList: false,
    },
    joinempty: emptiness,
    leavewhenempty: emptiness,
    timeoutpriority: { words: ['app', 'conf'], isList: false },
    ...Object.fromEntries(
      [
        ...['autofill', 'persistentmembers', 'reportholdtime', 'ringinuse', 'setinterfacevar', 'setqueueentryvar', 'setqueuevar'],
        ...[
          'shared_lastcall',
          'timeoutrestart',
          'announce-to-first-user',
          'relative-periodic-announce',
          'random-periodic-announce',
        ],
      ].map((name) => [name, { words: yesNo, isList: false }]),
    ),
  },
  // Asterisk: res/res_pjsip.c ast_sip_str_to_dtmf; res_pjsip/config_auth.c, config_transport.c, pjsip_configuration.c.
  'pjsip.conf': {
    dtmf_mode: { words: 'rfc4733 inband info auto auto_info none'.split(' '), isList: false },
    auth_type: { words: 'userpass md5 digest google_oauth'.split(' '), isList: false },
    protocol: { words: 'udp tcp tls ws wss flow'.split(' '), isList: false },
    media_encryption: { words: 'no sdes dtls'.split(' '), isList: false },
    // Asterisk: res/res_pjsip.c ast_sip_register_endpoint_identifier_with_name; what is not named comes last.
    endpoint_identifier_order: { words: 'ip username anonymous header auth_username request_uri'.split(' '), isList: true },
    ...allowed,
  },
  // Asterisk: channels/chan_sip.c handle_common_options, build_peer, reload_config.
  'sip.conf': {
    ...slips({
      nat: 'yes no never route force_rport comedia auto_force_rport auto_comedia',
      dtmfmode: 'inband rfc2833 info shortinfo auto',
      insecure: 'yes no very port invite port,invite',
      type: 'friend peer user',
      canreinvite: 'yes no nonat update outgoing',
      directmedia: 'yes no nonat update outgoing',
      'session-timers': 'accept originate refuse',
      host: 'dynamic',
    }),
    ...booleans('tlsenable tcpenable alwaysauthreject allowguest srvlookup callcounter trustrpid promiscredir compactheaders'),
    ...allowed,
  },
  'iax.conf': { ...slips({ type: 'friend peer user', host: 'dynamic', auth: 'plaintext md5' }), ...allowed },
};

/** Settings that are off with any word but those that say yes. */
// Asterisk: main/utils.c ast_true, ast_false.
function booleans(names: string): Readonly<Record<string, SettingWords>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, { words: yesNo, isList: false }]));
}

/** Settings of which a word is judged by what it is nearly, since versions and other values differ. */
function slips(settings: Readonly<Record<string, string>>): Readonly<Record<string, SettingWords>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, each]) => [name, { words: each.split(' '), isList: true, isOpen: true }]),
  );
}

/** What a key of a menu in confbridge.conf may do, without its arguments; those that need some have a parenthesis behind them. */
// Asterisk: apps/confbridge/conf_config_parser.c add_menu_entry.
export const menuActions: readonly string[] = [
  ...'toggle_mute toggle_binaural no_op increase_listening_volume decrease_listening_volume increase_talking_volume'.split(' '),
  ...'reset_listening_volume reset_talking_volume decrease_talking_volume admin_toggle_conference_lock'.split(' '),
  ...'admin_toggle_mute_participants participant_count admin_kick_last leave_conference set_as_single_video_src'.split(' '),
  ...'release_as_single_video_src dialplan_exec( playback( playback_and_continue('.split(' '),
];

function strict(names: ReadonlySet<string>, ...beginnings: readonly string[]): KnownSettings {
  return { names, beginnings, isStrict: true };
}

/** What may stand behind the fourth comma of a mailbox in voicemail.conf. */
// Source: apps/app_voicemail.c apply_options, apply_option.
export const mailboxOptions = words(
  'attach attachextrecs attachfmt backupdeleted callback delete deletevoicemail dialout emailbody emailsubject envelope ' +
    'exitcontext forcegreetings forcename fromstring hidefromdir imapflags imapfolder imappassword imapport imapsecret ' +
    'imapserver imapuser imapvmshareid language leaveurgent locale maxmessage maxmsg maxsecs messagewrap minsecs moveheard ' +
    'nextaftercmd operator passwordlocation review saycid sayduration saydurationm sendvoicemail serveremail tempgreetwarn ' +
    'tz volgain alias searchcontexts cidinternalcontexts',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
