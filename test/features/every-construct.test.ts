/** Every construct that names a context is known to every feature: what one of them finds, all find. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  applicationRoles,
  applicationsWithRoles,
  functionOptions,
  functionRoles,
  variableRoles,
} from '../../server/src/catalogue/arguments/argument-roles.ts';
import { configurationRoles } from '../../server/src/catalogue/neighbors/configuration-roles.ts';
import { checkConstruct } from '../support/check-construct.ts';

/** Applications with the context `there` in every place that can name one. */
const applications: readonly string[] = [
  'Goto(there,s,1)',
  'GotoIf($[${X}]?there,s,1:there,s,1)',
  'GotoIfTime(9:00-17:00,mon-fri,*,*?there,s,1:there,s,1)',
  'Gosub(there,s,1(a,b))',
  'GosubIf($[${X}]?there,s,1(a):there,s,1)',
  'ExecIf($[${X}]?Gosub(there,s,1):Goto(there,s,1))',
  'ExecIfTime(9:00,*,*,*?Goto(there,s,1))',
  'Exec(Goto(there,s,1))',
  'TryExec(Gosub(there,s,1(a)))',
  'Set(CHANNEL(hangup_handler_push)=there,s,1(${EXTEN}))',
  'Set(CHANNEL(hangup_handler_pop)=there,s,1)',
  'Set(CHANNEL(hangup_handler_wipe)=there,s,1)',
  'Set(CHANNEL(after_bridge_goto)=there,s,1)',
  'Set(CALLCOMPLETION(cc_callback_sub)=there,s,1)',
  'MSet(__TRANSFER_CONTEXT=there,X=1)',
  'Set(TRANSFER_CONTEXT=there)',
  'Set(__FORWARD_CONTEXT=there)',
  'Set(EXITCONTEXT=there)',
  'Set(SPY_EXIT_CONTEXT=there)',
  'Set(MEETME_EXIT_CONTEXT=there)',
  'Set(PARKINGDYNCONTEXT=there)',
  'Set(GOTO_ON_BLINDXFR=there^s^1)',
  'Set(GOSUB_RESULT=GOTO:there^s^1)',
  'Set(MACRO_RESULT=GOTO:there^s^1)',
  'Set(CONNECTED_LINE_SEND_SUB=there,s,1)',
  'Set(REDIRECTING_SEND_SUB=there,s,1)',
  'Dial(Local/s@there/n&PJSIP/1,30,tU(there^a)b(there^s^1(x^y))B(there^s^1)F(there^s^1)G(there^s^1))',
  'RetryDial(beep,1,1,Local/s@there,30,U(there))',
  'Queue(q,tF(there^s^1)b(there^s^1)B(there^s^1),,,300,,there)',
  'Queue(q,t,,,300,,,there)',
  'Page(Local/s@there&PJSIP/2,b(there^s^1)B(there^s^1))',
  'FollowMe(me,b(there^s^1)B(there^s^1))',
  'Originate(Local/s@there,exten,there,s,1)',
  'ChannelRedirect(PJSIP/1-1,there,s,1)',
  'Background(hello,,,there)',
  'ReadExten(X,hello,there)',
  'PrivacyManager(3,10,,there)',
  'DISA(1234,there)',
  'Directory(default,there)',
  'Park(,c(there,s,1))',
  'ParkAndAnnounce(,c(there,s,1),hello,Local/s@there)',
  'Pickup(s@there&PJSIP/1)',
  'ExtenSpy(s@there)',
  'VoiceMail(1,d(there))',
  'Bridge(PJSIP/1,F(there^s^1))',
  'BlindTransfer(100,there)',
  'AddQueueMember(q,Local/s@there/n)',
  'RemoveQueueMember(q,Local/s@there/n)',
  'PauseQueueMember(q,Local/s@there/n)',
  'UnpauseQueueMember(q,Local/s@there/n)',
  'ChanIsAvail(Local/s@there)',
  'NoOp(${DIALPLAN_EXISTS(there,s,1)})',
  'NoOp(${VALID_EXTEN(there,s,1)})',
  'NoOp(${EVAL_EXTEN(there,s,1)})',
  'Set(X=${PERIODIC_HOOK(there,s,60)})',
  'NoOp(${EXTENSION_STATE(s@there)})',
  'NoOp(${HINT(s@there)})',
  'NoOp(${EVAL_SUB(there,s,1(a))})',
  'Set(TONE_DETECT(0,,g(there,s,1)h(there,s,1))=)',
];

/** Lines of other configuration files. */
const settings: readonly (readonly [file: string, line: string])[] = [
  ['queues.conf', 'member => Local/s@there/n,0,Somebody'],
  ['queues.conf', 'context = there'],
  ['queues.conf', 'membergosub = there'],
  ['queues.conf', 'membermacro = there'],
  ['pjsip.conf', 'context = there'],
  ['pjsip.conf', 'message_context = there'],
  ['pjsip.conf', 'subscribe_context = there'],
  ['pjsip.conf', 'overlap_context = there'],
  ['pjsip_wizard.conf', 'endpoint/context = there'],
  ['sip.conf', 'context=there'],
  ['sip.conf', 'subscribecontext=there'],
  ['sip.conf', 'outofcall_message_context=there'],
  ['sip.conf', 'messagecontext=there'],
  ['iax.conf', 'context=there'],
  ['iax.conf', 'peercontext=there'],
  ['chan_dahdi.conf', 'context=there'],
  ['dongle.conf', 'context=there'],
  ['quectel.conf', 'context=there'],
  ['voicemail.conf', 'exitcontext=there'],
  ['voicemail.conf', 'dialout=there'],
  ['voicemail.conf', 'callback=there'],
  ['res_parking.conf', 'comebackcontext = there'],
  ['followme.conf', 'context => there'],
  ['users.conf', 'context = there'],
  ['features.conf', 'again => *9,self,Gosub,"there,s,1"'],
  ['confbridge.conf', '5=dialplan_exec(there,s,1)'],
  ['ccss.conf', 'cc_callback_sub = there,s,1'],
];

describe('applications', () => {
  for (const application of applications)
    test(application, () =>
      checkConstruct(
        `[here]\nexten => s,1,Answer()\n same => n,${application}\n[there]\nexten => s,1,Return()\n`,
        'extensions.conf',
      ),
    );
  test('a macro', () =>
    checkConstruct(
      '[here]\nexten => s,1,Macro(there)\n same => n,Dial(PJSIP/1,,M(there^a))\n same => n,MacroIf($[1]?there:there)\n same => n,MacroExclusive(there)\n[macro-there]\nexten => s,1,NoOp()\n',
      'extensions.conf',
    ));
});

describe('other lines', () => {
  test('an include', () =>
    checkConstruct('[here]\ninclude => there,9:00-17:00,*,*,*\n[there]\nexten => s,1,Return()\n', 'extensions.conf'));
  test('a global variable', () =>
    checkConstruct(
      '[globals]\nTRANSFER_CONTEXT = there\nFORWARD_CONTEXT=there\nGOTO_ON_BLINDXFR => there^s^1\n[there]\nexten => s,1,Return()\n',
      'extensions.conf',
    ));
  test('a switch that searches a context', () =>
    checkConstruct('[here]\nswitch => Loopback/1${EXTEN}@there:1/_X.\n[there]\nexten => s,1,Return()\n', 'extensions.conf'));
  for (const [file, line] of settings)
    test(`${file}: ${line}`, () =>
      checkConstruct(
        `[${line.startsWith('membermacro') ? 'macro-' : ''}there]\nexten => s,1,Return()\n-- ${file} --\n[section]\n${line}\n`.replace(
          /^/,
          '-- extensions.conf --\n',
        ),
        file,
      ));
});

describe('the table', () => {
  const text = [...applications, 'Macro(there) MacroIf( MacroExclusive('].join('\n').toLowerCase();
  const namesPlaces = (name: string): boolean => {
    const roles = applicationRoles(name);
    const own = [...(roles?.role === undefined ? [] : [roles.role]), ...Object.values(roles?.arguments ?? {})];
    return own.some(({ kind }) => kind !== 'variable') || roles?.options !== undefined;
  };
  for (const name of applicationsWithRoles().filter(namesPlaces))
    test(`has ${name}`, () => assert.ok(text.includes(`${name}(`), name));
  for (const name of [...Object.keys(functionRoles), ...Object.keys(functionOptions)])
    test(`has ${name}`, () => assert.ok(text.includes(`${name.toLowerCase()}(`)));
  for (const name of Object.keys(variableRoles)) test(`has ${name}`, () => assert.ok(text.includes(`${name.toLowerCase()}=`)));
  for (const [file, roles] of Object.entries(configurationRoles))
    for (const key of Object.keys(roles))
      test(`has ${key} of ${file}`, () =>
        assert.ok(settings.some((row) => row[0] === file && (key === '*' || row[1].split(/\s*=/)[0] === key))));
});
