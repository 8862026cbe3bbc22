/** That the work of a check grows as the dialplan does: how often each piece of code runs is counted for a dialplan, and for one twice as long. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bundleCommandLine } from './bundled.ts';
import { Random } from '../support/random.ts';
import { Folder } from './command.ts';

const folder = new Folder({});
const bundle = join(folder.path, 'cli.js');

before(() => bundleCommandLine(bundle, false));
after(() => folder.remove());

/** A part of a dialplan with a mistake in nearly every line; `i` tells its names from those of other parts. */
const part = (i: string): string => `
[unit-${i}]
include => missing
include => shared-${i}
exten => _X.,1,Set(CUSTOMER_${i}=\${CALLERID(num)})
 same => n,Set(trys${i}=$[\${tries${i}} + 1])
 same => n,Set(tries${i}=1)
 same => n,Set(QUEUE_PRIORITY=5)
 same => n,NoOp(\${CUSTMOER_${i}} \${FAXRECEIVE_URL} \${DIALPLAN_PREFIX})
 same => n,Goto(nowhere,s,1)
 same => n,Gosub(routine-${i},first,1(\${EXTEN}))
 same => n,Dial(SIP/\${ARG9}&PJSIP/\${TRUNK},20,U(routine-${i},first,1)zz)
 same => n,System(echo \${CALLERID(name)} >> /tmp/log)
 same => n,GotoIf($[\${CUSTOMER_${i}} = 1]?gone:99)
 same => n,Return()
exten => 1${i},1,Queue(queue-${i}
exten => 1${i},1,Hangup()
exten => 2,1,Hangip()
exten => 2,1,Answer()
exten => h,1,Set(DB(last/\${EXTEN})=\${TRANSFER_CONTEXT})
[routine-${i}]
exten => first,1,Set(LOCAL(wait)=\${ARG3})
 same => n,While($[\${wait} < 3])
exten => second,1,NoOp(\${ARG1})
 same => n,Return(\${wait})
exten => third,1,Goto(third,1)
[shared-${i}
exten => _[1-,1,Playback(hello)
exten => 5,1,Set(CHANNEL(hangup_handler_push)=routine-${i},fourth,1)
 same => n,ExecIf(\${DIALSTATUS}=BUSY?Hangup)
 same => n,Macro(dial,\${EXTEN})
[menu-${i}](menu-${i}-template)
include => absent-${i}
exten => s,1,Background(menu)
 same => n,WaitExten(5)
 same => n,Goto(mneu-${i},s,1)
 same => n,Goto(s,elsewhere-${i})
 same => n,Gosub(recieve-${i},s,1(\${CALLERID(num)}))
 same => n,GotoIf($["\${DIALSTATE}" = "BUSSY"]?busy-${i},s,1)
 same => n,Set(CHANNEL(hangup_handler_push)=)
 same => n,Set(CHANNEL(hangup_handler_push)=at-end-${i},s)
 same => n,Set(CHANNEL(hangup_handler_push)=at-ned-${i},s,1(\${EXTEN}))
 same => n,ExecIf($[\${DIALPLAN_EXISTS(mnu-main,s,1)}]?Goto(menu-${i},1,1))
 same => n,Dial(Local/s@lcoal-${i}/n&Local/9@local-${i},30,b(absent^s^1))
 same => n,Queue(support-${i},t,,,300,,,answered-${i})
exten => 1,1,Goto(tenant-\${TENANT}-\${EXTEN},s,1)
exten => 2,1,Goto(\${NEXT_${i}})
exten => i,1,Set(NEXT_${i}=nxt-${i},s,1)
exten => t,1,Goto(s,1)
exten => T,1,Hangup()
exten => unused-${i},1,Set(__TENANT_${i}=a)
 same => n,Set(TENANT_${i}=b)
 same => n,Dial(Local/1@local-${i})
[receive-${i}]
exten => s,1,NoOp(\${ARG1} \${ARG2})
exten => other,1,Return()
[answered-${i}]
exten => s,1,Playback(hello)
 same => n,Hangup()
[at-end-${i}]
exten => s,1,Set(CHANNEL(hangup_handler_wipe)=)
 same => n,System(curl http://host/\${CALLERID(name)})
 same => n,Return()
[local-${i}]
exten => _X,1,NoOp(\${TENANT_${i}} \${tenants${i}})
 same => n,Dial(PJSIP/\${EXTEN},20)
 same => n,Goto(unusd-${i},1)
[tenant-a-b-${i}]
exten => s,1,Answer()
 same => n,Playback(welcome)
[forgotten-${i}]
exten => s,1,Answer()
 same => n,Goto(menu-${i},fax,1)
`;

const dialplan = (parts: number): string =>
  `[globals]\nTRANSFER_CONTEXT = inside\nDIALPLAN_PREFX = 9\nFAX_URL = a\n${Array.from({ length: parts }, (_, i) => part(word(i))).join('')}`;

const LETTERS = 'bcdefghjkmnpqrstvwz';

/** A word for a number that is like no other one: names that differ by a letter are compared with each other. */
function word(i: number): string {
  const random = new Random(`word ${i}`);
  return Array.from({ length: 8 }, () => LETTERS.charAt(random.below(LETTERS.length))).join('');
}

/** Passes over all names for each that is wanted and is not there, which takes a few instructions for each of them. */
const passesOver = /^(?:#near|mayBeNear|bits|lettersOf) at /;

/** What Node writes of the code that ran, as far as it is read here. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
    }[];
  }[];
}

/** How often each piece of code runs while a dialplan of so many parts is checked, by its function and where it begins in the bundle. */
function counts(parts: number): ReadonlyMap<string, number> {
  const name = `pbx-${parts}`;
  folder.write(`${name}/extensions.conf`, dialplan(parts));
  const coverage = join(folder.path, `coverage-${parts}`);
  const { status, stderr } = spawnSync(process.execPath, [bundle, 'check', name], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 1, stderr);
  const found = new Map<string, number>();
  for (const file of readdirSync(coverage)) {
    const { result } = JSON.parse(folder.read(`coverage-${parts}/${file}`)) as Coverage;
    for (const { url, functions } of result)
      if (url.endsWith('/cli.js'))
        for (const { functionName, ranges } of functions)
          for (const { startOffset, count } of ranges) found.set(`${functionName} at ${startOffset}`, count);
  }
  assert.ok(found.size > 1000);
  return found;
}

test('nothing in a check runs more than twice as often for a dialplan twice as long', () => {
  const [short, long] = [counts(60), counts(120)];
  const grown = [...long].filter(([where, count]) => count > 2.3 * (short.get(where) ?? 0) + 1000 && !passesOver.test(where));
  assert.deepEqual(
    grown.map(([where, count]) => `${where}: ${short.get(where) ?? 0} times, then ${count}`),
    [],
  );
});
