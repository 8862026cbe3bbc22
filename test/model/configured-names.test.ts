/** Which queues, mailboxes and so on the other configuration files define, and of which kinds there may be more. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { kindsOfNames, type NameKind } from '../../server/src/catalogue/neighbors/configured-names.ts';
import { nameUses } from '../../server/src/model/lines/name-uses.ts';
import { memoryDialplan } from '../support/memory-dialplan.ts';

/** `kind: names`, each with its line counted from 1; `…` stands behind kinds of which there may be more. Kinds without any are left out. */
function checkNames(source: string, ...expected: readonly string[]): void {
  const { dialplan } = memoryDialplan(source);
  const actual: string[] = [];
  for (const kind of Object.keys(kindsOfNames) as NameKind[]) {
    const names = dialplan.configured(kind);
    const list = names.all.flatMap(({ name }) =>
      names.named(name).map(({ line, span }) => {
        const written = line.text.slice(span.start, span.end);
        return `${name}${name.startsWith(written) ? '' : `=${written}`}:${line.number + 1}`;
      }),
    );
    if (list.length > 0) actual.push(`${kind}: ${list.join(' ')}${names.isOpen ? ' …' : ''}`);
    else assert.ok(names.isOpen, `of a kind without names nothing is known: ${kind}`);
  }
  assert.deepEqual(actual, expected);
}

test('queues are sections, templates and [general] left out', () =>
  checkNames(
    `
-- queues.conf --
[general]
[t](!)
strategy=ringall
[sales](t)
[Support]
[sales](+)
member => PJSIP/100
`,
    'queue: sales:4 Support:5',
  ));

test('mailboxes are keys, with the section behind', () =>
  checkNames(
    `
-- voicemail.conf --
[general]
format=wav
[zonemessages]
eu=Europe/Berlin|'vm-received' Q 'digits/at' kM
[default]
100 => 1234,Ada
101 = 1234
[office]
100 => 1
`,
    'mailbox: 100@default:6 101@default:7 100@office:9',
  ));

test('endpoints by their type, which a template may hold', () =>
  checkNames(
    `
-- pjsip.conf --
[udp]
type=transport
[phone](!)
type=endpoint
[100](phone)
[100]
type=aor
[trunk]
type = Endpoint
-- pjsip_wizard.conf --
[200]
type=wizard
`,
    'endpoint: 100:5 trunk:8 200:1',
  ));

test('profiles, classes, lots, lists, agents and features', () =>
  checkNames(
    `
-- confbridge.conf --
[general]
[big]
type=bridge
[host]
type=user
[stars]
type=menu
*=playback_and_continue(x)
-- musiconhold.conf --
[general]
[jazz]
mode=files
-- res_parking.conf --
[general]
[office]
parkpos=701-720
-- followme.conf --
[ada]
number => 100
-- agents.conf --
[agents]
agent => 1001,4711,Ada
[1002]
fullname=Bob
-- features.conf --
[featuremap]
blindxfer => #1
[applicationmap]
record => *1,self,Monitor
[mine]
record => *9
-- sip.conf --
[authentication]
[provider]
type=peer
`,
    'sip-peer: provider:2',
    'conference-bridge: big:2',
    'conference-user: host:4',
    'conference-menu: stars:6',
    'music-class: jazz:2',
    'parking-lot: office:2',
    'follow-me: ada:1',
    'agent: 1001:2 1002:3',
    'feature: record:4 mine:5',
  ));

test('a file that is included belongs to the one that includes it', () =>
  checkNames(
    `
-- queues.conf --
#include queues_more.conf
-- queues_more.conf --
[sales]
`,
    'queue: sales:1',
  ));

for (const [why, files] of [
  ['a missing file', '-- queues.conf --\n#include queues_more.conf\n[a]\n'],
  ['a command', '-- queues.conf --\n#exec queues.sh\n[a]\n'],
  ['a database', '-- queues.conf --\n[a]\n-- extconfig.conf --\n[settings]\nqueues => odbc,asterisk\n'],
  ['the whole file in a database', '-- queues.conf --\n[a]\n-- extconfig.conf --\n[settings]\nqueues.conf => odbc,asterisk\n'],
  ['a name that is filled in', '-- queues.conf --\n[{{ queue }}]\n[a]\n'],
] as const)
  test(`there may be more queues: ${why}`, () => {
    const names = memoryDialplan(files).dialplan.configured('queue');
    assert.ok(names.has('a') && names.isOpen);
  });

for (const [kind, files] of [
  ['endpoint', '-- pjsip.conf --\n[a]\ntype=endpoint\n-- sorcery.conf --\n[res_pjsip]\nendpoint=realtime,ps_endpoints\n'],
  ['mailbox', '-- voicemail.conf --\n[general]\nsearchcontexts=yes\n[a]\n1 => 2\n'],
  ['mailbox', '-- users.conf --\n[100]\nhasvoicemail=yes\n'],
  ['mailbox', '-- voicemail.conf --\n[a]\n1 => 2\n-- users.conf --\n#include more.conf\n[100]\nhasvoicemail=yes\n'],
  ['mailbox', '-- voicemail.conf --\n[a]\n1 => 2\n-- users.conf --\n[{{ user }}]\nhasvoicemail=yes\n'],
  ['parking-lot', '-- res_parking.conf --\n[general]\nparkeddynamic=yes\n[a]\n'],
] as const)
  test(`a setting elsewhere opens a kind: ${kind}`, () => assert.ok(memoryDialplan(files).dialplan.configured(kind).isOpen));

test('users.conf makes mailboxes and peers of its users', () => {
  const { dialplan } = memoryDialplan(
    '-- voicemail.conf --\n[general]\nuserscontext=office\n[a]\n1 => 2\n-- sip.conf --\n[desk]\ntype=peer\n' +
      '-- users.conf --\n[general]\nhassip=yes\n[phone](!)\nhasvoicemail=yes\n[100](phone)\n[101](phone)\nhassip=no\n[102]\nhasvoicemail=no\n',
  );
  const mailboxes = dialplan.configured('mailbox');
  assert.deepEqual(
    mailboxes.all.map(({ name }) => name),
    ['1@a', '100@office', '101@office'],
  );
  const peers = dialplan.configured('sip-peer');
  assert.deepEqual(
    peers.all.map(({ name }) => name),
    ['desk', '100', '102'],
  );
  assert.ok(!mailboxes.isOpen && !peers.isOpen);
});

test('a users.conf without users makes no mailboxes', () => {
  const names = memoryDialplan(
    '-- voicemail.conf --\n[a]\n1 => 2\n-- users.conf --\n[general]\nhasvoicemail=yes\n',
  ).dialplan.configured('mailbox');
  assert.ok(names.has('1@a') && !names.isOpen);
});

test('typing in a file beside the dialplan is noticed where it matters', () => {
  const memory = memoryDialplan('-- queues.conf --\n[a]\nstrategy=ringall\n');
  const { dialplan } = memory;
  const answer = (): boolean => dialplan.tracker.remember('test', () => dialplan.configured('queue').has('b'));
  assert.ok(!answer());
  const edit = (startLine: number, text: string): readonly string[] => [
    ...memory.edit('queues.conf', { startLine, startColumn: 0, endLine: startLine, endColumn: 0, text }).forgotten,
  ];
  assert.deepEqual(edit(1, 'x'), []);
  assert.deepEqual(edit(2, '[b]\n'), ['test']);
  assert.ok(answer());
});

/** What lines name: `kind name`, `?` behind a test and `~` before what is computed. */
const rows: readonly (readonly [string, ...string[]])[] = [
  ['Queue(sales,tT)', 'queue sales'],
  ['ExecIf($[1]?Queue(sales):Queue(${Q}))', 'queue sales', '~queue ${Q}'],
  ['VoiceMail(100&200@office,u)', 'mailbox 100@default', 'mailbox 200@office'],
  ['VoiceMailMain(@office)'],
  ['VoiceMailMain()'],
  ['MailboxExists(100)', 'mailbox 100@default?'],
  ['NoOp(${QUEUE_MEMBER("sales",count)} ${QUEUE_EXISTS(x)})', 'queue sales', 'queue x?'],
  ['Dial(PJSIP/100&PJSIP/0123@trunk/x&SIP/200,30,U(x))', 'endpoint 100', 'endpoint trunk', 'sip-peer 200'],
  ['Dial(PJSIP/${EXTEN}@trunk)', 'endpoint trunk'],
  ['Dial(${TECH}/100)'],
  ['RetryDial(file,5,3,PJSIP/100,30)', 'endpoint 100'],
  ['AddQueueMember(sales,PJSIP/100)', 'queue sales', 'endpoint 100'],
  ['Page(PJSIP/100&Local/5@x)', 'endpoint 100'],
  ['Set(__DYNAMIC_FEATURES=a#b)', 'feature a', 'feature b'],
  ['Set(CHANNEL(musicclass)=jazz)', 'music-class jazz'],
  ['MSet(CHANNEL(parkinglot)=a,X=1)', 'parking-lot a'],
  ['ConfBridge(1,b,,m)', 'conference-bridge b', 'conference-menu m'],
  ['Queue'],
];

for (const [application, ...names] of rows)
  test(`names in ${application}`, () => {
    const { dialplan } = memoryDialplan(`[a]\nexten => s,1,${application}\n`);
    const [priority] = dialplan.context('a')?.priorities() ?? [];
    assert.ok(priority !== undefined);
    assert.deepEqual(
      nameUses(priority.statement).map(
        ({ kind, name, isTest, isComputed }) => `${isComputed ? '~' : ''}${kind} ${name}${isTest ? '?' : ''}`,
      ),
      names,
    );
  });

test('a hint names the devices it watches', () => {
  const { dialplan } = memoryDialplan('[a]\nexten => 100,hint,PJSIP/100&Custom:x,CustomPresence:y\n');
  const [priority] = dialplan.context('a')?.priorities() ?? [];
  assert.ok(priority !== undefined);
  assert.deepEqual(
    nameUses(priority.statement).map(({ kind, name, construct }) => `${kind} ${name} ${construct}`),
    ['endpoint 100 hint'],
  );
});
