/** Channels whose configuration names no context: where their calls begin is what their driver has for that. */

import type { Line } from '../../syntax/config-file.ts';
import type { Dialplan } from '../dialplan.ts';
import { linesOf, type Category } from '../layout/category.ts';

/** The first section, or channel of chan_dahdi.conf, that names no context; undefined where all that are seen name one. */
// Asterisk: res/res_pjsip/pjsip_configuration.c, channels/chan_iax2.c check_access, channels/chan_dahdi.c dahdi_chan_conf_default,
// channels/chan_sip.c set_peer_defaults, main/channel.c __ast_channel_alloc_ap.
export function channelWithoutContext(dialplan: Dialplan): Line | undefined {
  const endpoint = dialplan.neighborSections('pjsip.conf').find((each) => isOfType(each, 'endpoint') && !has(each, 'context'));
  const wizard = dialplan
    .neighborSections('pjsip_wizard.conf')
    .find((each) => isOfType(each, 'wizard') && !has(each, 'endpoint/context'));
  return (endpoint ?? wizard ?? peer(dialplan) ?? user(dialplan))?.header ?? line(dialplan);
}

/** A peer of sip.conf has the context of `[general]` where it has none. */
function peer(dialplan: Dialplan): Category | undefined {
  const sections = dialplan.neighborSections('sip.conf');
  if (sections.some((each) => isGeneral(each) && has(each, 'context'))) return undefined;
  return sections.find((each) => isOneOf(each, ['peer', 'friend', 'user']) && !has(each, 'context'));
}

function user(dialplan: Dialplan): Category | undefined {
  return dialplan.neighborSections('iax.conf').find((each) => isOneOf(each, ['friend', 'user']) && !has(each, 'context'));
}

/** A line of chan_dahdi.conf gets the context that stands above it. */
function line(dialplan: Dialplan): Line | undefined {
  for (const category of dialplan.neighborSections('chan_dahdi.conf'))
    for (const each of linesOf(category)) {
      const key = keyOf(each);
      if (key === 'context') break;
      if (key === 'channel' || key === 'dahdichan') return each;
    }
  return undefined;
}

function isGeneral({ name }: Category): boolean {
  return name.toLowerCase() === 'general';
}

function isOneOf(category: Category, types: readonly string[]): boolean {
  return types.some((type) => isOfType(category, type));
}

function isOfType(category: Category, type: string): boolean {
  if (category.isTemplate) return false;
  return linesOf(category).some(
    ({ statement }) =>
      statement.kind === 'setting' && statement.key.text.toLowerCase() === 'type' && statement.value.text.toLowerCase() === type,
  );
}

function has(category: Category, key: string): boolean {
  return linesOf(category).some((each) => keyOf(each) === key);
}

function keyOf({ statement }: Line): string | undefined {
  return statement.kind === 'setting' ? statement.key.text.toLowerCase() : undefined;
}
