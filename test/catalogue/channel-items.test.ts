/** CHANNEL() reports an item that is not in this list as unknown, so that each one missing is a false alarm. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { channelItems } from '../../server/src/catalogue/catalogue.ts';
import { channelItem, channelItemList, isWriteOnlyChannelItem } from '../../server/src/catalogue/channel-items.ts';

test('items of the core and of every channel driver are known', () => {
  const items = channelItems();
  for (const item of [
    ...[
      'name',
      'state',
      'peer',
      'userfield',
      'peeraccount',
      'device_name',
      'trace',
      'after_bridge_goto',
      'tenantid',
      'relaxdtmf',
    ],
    ...['rtp', 'rtcp', 'pjsip', 'endpoint', 'contact', 'aor'],
    ...['peerip', 'recvip', 'recvport', 'ruri', 'rtpqos', 'rtpdest', 'useragent'],
    ...[
      'osptoken',
      'auth_method',
      'dahdi_channel',
      'dialmode',
      'waitfordialtone',
      'buffers',
      'ncs',
      'callee_h323id',
      'callstate',
    ],
  ]) {
    assert.ok(items.has(item), item);
  }
});

test('the second arguments of an item are not items', () => {
  const items = channelItems();
  for (const second of ['target_uri', 'call-id', 't38state', 'all_jitter', 'src']) assert.ok(!items.has(second), second);
  assert.ok(channelItem('pjsip')[0]?.seconds?.includes('target_uri'));
  assert.equal(channelItem('pjsip')[0]?.needsSecond, true);
});

test('names are in lower case and stand once for each driver', () => {
  for (const item of channelItems()) assert.equal(item, item.toLowerCase());
  const keys = channelItemList.map(({ name, from }) => `${from} ${name}`);
  assert.equal(new Set(keys).size, keys.length);
});

test('items that can only be written are told apart', () => {
  const writeOnly = ['hangup_handler_push', 'hangup_handler_pop', 'HANGUP_HANDLER_WIPE', 'echocan_mode', 'buffers', 'relaxdtmf'];
  for (const item of writeOnly) assert.ok(isWriteOnlyChannelItem(item), item);
  for (const item of ['language', 'name', 'faxdetect', 'unheard-of']) assert.ok(!isWriteOnlyChannelItem(item), item);
});

test('an item that several drivers know keeps one entry for each', () => {
  assert.deepEqual(
    channelItem('PeerIP').map(({ from }) => from),
    ['SIP', 'IAX2', 'third party'],
  );
});
