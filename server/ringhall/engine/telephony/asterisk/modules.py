"""The modules a Ringhall switch loads, in the order in which they find each other; everything else stays out."""

_CORE = """
res_timing_timerfd res_crypto res_http_websocket res_websocket_client res_sorcery_config res_sorcery_memory
res_sorcery_memory_cache res_sorcery_astdb res_clioriginate res_security_log pbx_config
"""
_SIP = """
res_pjproject res_pjsip res_pjsip_session res_pjsip_pubsub res_pjsip_outbound_publish res_pjsip_exten_state
res_pjsip_dialog_info_body_generator res_pjsip_pidf_body_generator res_pjsip_acl res_pjsip_authenticator_digest
res_pjsip_outbound_authenticator_digest res_pjsip_endpoint_identifier_ip res_pjsip_endpoint_identifier_user
res_pjsip_caller_id res_pjsip_diversion res_pjsip_dtmf_info res_pjsip_header_funcs res_pjsip_logger res_pjsip_nat
res_pjsip_outbound_registration res_pjsip_path res_pjsip_refer res_pjsip_registrar res_pjsip_rfc3326
res_pjsip_sdp_rtp res_pjsip_transport_websocket chan_pjsip func_pjsip_endpoint func_pjsip_contact func_pjsip_aor
"""
_MEDIA = """
res_rtp_asterisk res_srtp res_format_attr_opus res_format_attr_g729 codec_ulaw codec_alaw codec_g722 codec_gsm
codec_resample codec_a_mu codec_opus_open_source format_pcm format_wav format_gsm format_sln res_musiconhold
bridge_simple bridge_softmix bridge_holding bridge_builtin_features bridge_builtin_interval_features
chan_bridge_media res_audiosocket app_audiosocket
"""
_STASIS = """
res_stasis res_stasis_answer res_stasis_playback res_stasis_recording res_stasis_snoop app_stasis res_ari res_ari_model
res_ari_applications res_ari_asterisk res_ari_bridges res_ari_channels res_ari_endpoints res_ari_events
res_ari_playbacks res_ari_recordings res_ari_sounds res_stasis_device_state res_ari_device_states
"""
_DIALPLAN = """
app_dial app_playback app_record app_exec app_stack app_senddtmf app_verbose app_playtones app_echo app_milliwatt
app_while app_waitforsilence app_chanspy func_cut func_groupcount func_uri func_periodic_hook app_mixmonitor app_queue
func_callerid func_channel func_global func_hangupcause func_logic func_math func_sorcery func_strings func_timeout
func_volume func_jitterbuffer func_rand func_devstate func_db app_db
"""
# Phones that watch extensions need res_pjsip_exten_state, which loads only after res_pjsip_outbound_publish, and the
# two forms in which they may ask for it; what they are told we say ourselves (res_ari_device_states): of a phone's own
# state the switch would tell who calls, to people who may not know.
# Without bridge_native_rtp: it hands packets through with a new source and older numbers, and a far end that has
# heard music before then hears nothing. Recorded legs could not use it anyway.
MODULES: tuple[str, ...] = tuple(f"{_CORE}{_SIP}{_MEDIA}{_STASIS}{_DIALPLAN}".split())


def modules_conf(modules: tuple[str, ...] = MODULES) -> str:
    """modules.conf that loads exactly these."""
    return "[modules]\nautoload=no\n" + "".join(f"load={name}.so\n" for name in modules)
