/** `match`: who answers, who does not, and why. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused, inFolder } from './command.ts';

const dialplan = `[from-inside]
include => outbound
include => Outbound
include => night,18:00-8:00,*,*,*
exten => 100,1,NoOp()
exten => 100/200,1,NoOp()
exten => _1XX,1,NoOp()
exten => 300,2,NoOp()
exten => _X!,1,NoOp()
[outbound]
exten => _NXXXXXX,1,NoOp()
exten => _X.,1,NoOp()
[night]
exten => _5.,1,NoOp()
[strict]
switch => Realtime/x@y
exten => _[24]00,1,NoOp()
exten => _4000,1,NoOp()
exten => 4,1,NoOp()
[only-outbound]
include => outbound
`;

interface Match {
  readonly winner: {
    readonly context: string;
    readonly extension: string;
    readonly callerId: string | null;
    readonly via: readonly string[];
  } | null;
  readonly losers: readonly { readonly context: string; readonly extension: string; readonly reason: string }[];
}

const matchesIn = (out: string): readonly Match[] => JSON.parse(out) as Match[];

test('text names the winner, then each loser with the reason', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) =>
    assert.deepEqual(folder.run(['match', 'only-outbound', '5551234']), {
      code: 0,
      out: `5551234 in only-outbound: _NXXXXXX (extensions.conf:11) by way of only-outbound → outbound
  not _X. in outbound (extensions.conf:12): _NXXXXXX is more specific
`,
      error: '',
    }),
  ));

test('JSON is the documented one', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    const { code, out } = folder.run(['match', 'extensions.conf', 'only-outbound', '5551234', 'none', '--format=json']);
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), [
      {
        context: 'only-outbound',
        number: '5551234',
        callerId: null,
        winner: {
          context: 'outbound',
          extension: '_NXXXXXX',
          callerId: null,
          file: 'extensions.conf',
          line: 11,
          via: ['only-outbound', 'outbound'],
        },
        losers: [
          { context: 'outbound', extension: '_X.', file: 'extensions.conf', line: 12, reason: '_NXXXXXX is more specific' },
        ],
      },
      { context: 'only-outbound', number: 'none', callerId: null, winner: null, losers: [] },
    ]);
  }));

test('own extensions come before included ones, literals before patterns, and each reason says so', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    const [match] = matchesIn(folder.run(['match', 'from-inside', '100', '--format=json']).out);
    assert.equal(match?.winner?.extension, '100');
    assert.deepEqual(
      match.losers.map(({ extension, reason }) => `${extension}: ${reason}`),
      [
        "100: it is for callers that match '200', and this call has no caller number",
        '_1XX: 100 is the number itself, and patterns come after that',
        '_X!: 100 is the number itself, and patterns come after that',
        "_X.: 'from-inside' is searched before 'outbound'",
      ],
    );
  }));

test('--caller-id chooses among the extensions for callers', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    const [own] = matchesIn(folder.run(['match', 'from-inside', '100', '--caller-id', '200', '--format=json']).out);
    assert.equal(own?.winner?.callerId, '200');
    assert.equal(own.losers[0]?.reason, '100/200 names the caller more exactly');
    const [other] = matchesIn(folder.run(['match', 'from-inside', '100', '--caller-id=201', '--format=json']).out);
    assert.equal(other?.winner?.callerId, null);
    assert.equal(other.losers[0]?.reason, "the caller 201 does not match '200'");
  }));

test('an extension without priority 1 answers nothing', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) => {
    const [match] = matchesIn(folder.run(['match', 'from-inside', '300', '--format=json']).out);
    assert.equal(match?.winner?.extension, '_X!');
    assert.equal(match.losers[0]?.reason, 'it has no priority 1');
  }));

test('when nothing answers, near misses are told, and what may answer all the same', () =>
  inFolder({ 'extensions.conf': dialplan }, (folder) =>
    assert.deepEqual(folder.run(['match', 'strict', '401']), {
      code: 1,
      out: `401 in strict: nothing answers
  not _4000 (extensions.conf:18): '1' at place 3 is not in 0
  not _[24]00 (extensions.conf:17): '1' at place 3 is not in 0
  not 4 (extensions.conf:19): the number is too long
  The switch 'Realtime/x@y' of 'strict' may answer before that; what it knows is not known here.
`,
      error: '',
    }),
  ));

test('an include that holds at certain times is told', () =>
  inFolder(
    {
      'extensions.conf': dialplan
        .replace('include => outbound\n', '')
        .replace('exten => _X!,1,NoOp()\n', '')
        .replace('[outbound]', '[other]'),
    },
    (folder) => {
      const { out } = folder.run(['match', 'from-inside', '5551234']);
      assert.ok(out.startsWith('5551234 in from-inside: _5. (extensions.conf:12) by way of from-inside → night\n'), out);
      assert.ok(out.endsWith('  It answers only while this include holds: night,18:00-8:00,*,*,*.\n'), out);
    },
  ));

test('--time decides which includes hold', () =>
  inFolder(
    {
      'extensions.conf': `[in]
include => day,8:00-17:59,mon-fri,*,*
include => night
include => zone,0:00-1:00,*,*,*,Europe/Berlin
[day]
exten => 1,1,NoOp()
[night]
exten => 1,1,NoOp()
[zone]
exten => 2,1,NoOp()
`,
    },
    (folder) => {
      assert.deepEqual(folder.run(['match', 'in', '1', '--time', '2026-11-26 09:00']), {
        code: 0,
        out: `1 in in: 1 (extensions.conf:6) by way of in → day
  not 1 in night (extensions.conf:8): 'day' is searched before 'night'
`,
        error: '',
      });
      assert.equal(
        folder.run(['match', 'in', '1', '--time=2026-11-28 09:00']).out,
        `1 in in: 1 (extensions.conf:8) by way of in → night
  not 1 in day (extensions.conf:6): the include 'day,8:00-17:59,mon-fri,*,*' does not hold then
`,
      );
      assert.match(folder.run(['match', 'in', '2', '--time=2026-11-28 09:00']).out, /only while this include holds: zone,/);
      assertRefused(folder.run(['match', 'in', '1', '--time', 'noon']), "'noon' is no time such as '2026-12-24 18:30'");
    },
  ));

test('a context that is only in a file that nothing includes is found', () =>
  inFolder({ 'extensions.conf': '[a]\n', 'extensions_custom.conf': '[b]\nexten => 1,1,NoOp()\n' }, (folder) =>
    assert.equal(folder.run(['match', 'b', '1']).code, 0),
  ));

test('a dialplan that Asterisk refuses is answered with a warning', () =>
  inFolder({ 'extensions.conf': '[a]\nexten => 1,1,NoOp()\n[b](none)\n' }, (folder) => {
    const { code, error } = folder.run(['match', 'a', '1']);
    assert.equal(code, 0);
    assert.match(
      error,
      /^asterisk-dialplan: Asterisk refuses this dialplan;.* extensions\.conf:3: there is no section 'none' to inherit from\n$/,
    );
  }));

test('a missing context, too few words and several dialplans are refused', () =>
  inFolder({ 'x/extensions.conf': '[sales]\nexten => 1,1,NoOp()\n', 'y/extensions.conf': '[sales]\n' }, (folder) => {
    assertRefused(folder.run(['match', 'x', 'salse', '1']), "no context is named 'salse'; did you mean 'sales'?");
    assertRefused(folder.run(['match', 'sales']), /^'match' needs a context and a number/);
    assertRefused(
      folder.run(['match', 'sales', '1']),
      "several dialplans have a context 'sales'; name one of them: x/extensions.conf, y/extensions.conf",
    );
    assert.equal(folder.run(['match', 'x', 'sales', '1']).code, 0);
  }));

test('a first word that is neither a path nor a context is named as both', () =>
  inFolder({ 'extensions.conf': '[a]\nexten => 1,1,NoOp()\n' }, (folder) => {
    assertRefused(folder.run(['match', 'pbx.conf', 'a', '1']), "no context, file or folder is named 'pbx.conf'");
    assertRefused(folder.run(['match', 'a', '']), "'match' needs a context and a number: match [PATH] CONTEXT NUMBER…");
  }));
