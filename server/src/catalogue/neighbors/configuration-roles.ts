/** What the values in the configuration files beside a dialplan mean to it: which name a place, make a context, or set a variable. */

import { dialString, gosub, laterContext, type Role } from '../arguments/argument-roles.ts';

/**
 * Keys of the other configuration files whose value names a place, by file name.
 * Keys are in lower case, and `*` stands for those that anybody can choose; a section that is not dialplan-related is not told apart here.
 */
export const configurationRoles: Readonly<Record<string, Readonly<Record<string, Role>>>> = {
  'queues.conf': {
    member: dialString,
    context: laterContext,
    membergosub: { kind: 'routine', separator: ',' },
    membermacro: { kind: 'macro', separator: ',' },
  },
  'pjsip.conf': {
    context: laterContext,
    message_context: laterContext,
    subscribe_context: laterContext,
    overlap_context: laterContext,
  },
  'pjsip_wizard.conf': { 'endpoint/context': laterContext },
  'sip.conf': {
    context: laterContext,
    subscribecontext: laterContext,
    outofcall_message_context: laterContext,
    messagecontext: laterContext,
  },
  'iax.conf': { context: laterContext, peercontext: laterContext },
  'chan_dahdi.conf': { context: laterContext },
  // The drivers of GSM modems, which are not of Asterisk itself.
  'dongle.conf': { context: laterContext },
  'quectel.conf': { context: laterContext },
  'voicemail.conf': { exitcontext: laterContext, dialout: laterContext, callback: laterContext },
  'res_parking.conf': { comebackcontext: laterContext },
  'followme.conf': { context: laterContext },
  'users.conf': { context: laterContext },
  'features.conf': { '*': { kind: 'feature' } },
  'agents.conf': {},
  'extconfig.conf': {},
  'sorcery.conf': {},
  'sla.conf': {},
  'musiconhold.conf': {},
  'func_odbc.conf': {},
  'confbridge.conf': { '*': { kind: 'menu-actions' } },
  'ccss.conf': { cc_callback_sub: gosub },
};

/** Keys of the other configuration files whose value is a context that the module makes or adds to by itself, by file name. */
export const foreignContextKeys: Readonly<Record<string, readonly string[]>> = {
  'sip.conf': ['regcontext'],
  'iax.conf': ['regcontext'],
  'res_parking.conf': ['context'],
  'features.conf': ['context'],
  'sla.conf': ['autocontext'],
};

/** Keys of the other configuration files, in lower case, whose value `NAME=value` sets a variable on new channels. */
export const variablesInConfiguration: ReadonlySet<string> = new Set(['setvar', 'set_var', 'endpoint/set_var']);
