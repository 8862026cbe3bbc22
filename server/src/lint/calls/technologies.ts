/** The kinds of channels, which stand in front of the `/` of a dial string, and what a misspelled one was meant to be. */

import { closest } from '../../base/distance.ts';

/** What a word that is no kind of channel was most likely meant to be; undefined for one that is a kind, or like none. */
export function technologyMeant(word: string): string | undefined {
  return !/^\w+$/.test(word) || known.has(word.toLowerCase()) ? undefined : closest(word, common);
}

/** What a kind of channels that is gone is called today, with nothing else to change. */
export function successorOf(word: string): string | undefined {
  return word.toLowerCase() === 'zap' ? 'DAHDI' : undefined;
}

/** Whether a word, in whatever case, is one of the kinds that people use most. */
export function isCommonTechnology(word: string): boolean {
  return common.some((each) => each.toLowerCase() === word.toLowerCase());
}

const common = ['PJSIP', 'SIP', 'IAX2', 'DAHDI', 'Local', 'Console', 'Agent', 'Dongle', 'Motif'];

/** Technologies of Asterisk's own modules, past ones among them, and of those that others have written. */
const known: ReadonlySet<string> = new Set([
  ...common.map((name) => name.toLowerCase()),
  ...['alsa', 'audiosocket', 'bridge', 'capi', 'datacard', 'dgvoip', 'echolink', 'gtalk', 'h323', 'jingle', 'khomp', 'khomp_sms'],
  ...['lcr', 'mgcp', 'misdn', 'mobile', 'multicastrtp', 'nbs', 'oh323', 'ooh323', 'oss', 'phone', 'quectel', 'rtp', 'sccp'],
  ...[
    'simpleusb',
    'skinny',
    'skype',
    'unicall',
    'unicastrtp',
    'unistim',
    'usbradio',
    'usrp',
    'ustm',
    'voter',
    'vpb',
    'websocket',
  ],
  'woomera',
]);
