/** Every construct that names a place, what it names, and what is wrong with the way it is written. */

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { factsOf } from '../../server/src/model/lines/facts.ts';
import { baseName } from '../../server/src/base/base-name.ts';
import { targetsInNeighbor } from '../../server/src/model/neighbors/neighbors.ts';
import type { Target, TargetPart } from '../../server/src/model/lines/target.ts';
import { ConfigFile, StatementPool } from '../../server/src/syntax/config-file.ts';
import { parseLine } from '../../server/src/syntax/parse-line.ts';
import '../support/bugs.ts';

/**
 * A target as `construct relation context,extension,priority (argument|argument) flaw`: `.` for a part that is left out, `~` in front of a
 * computed one, `(s)` for the extension that is meant where none can be written, and no comma where only a context is named.
 */
function describe(target: Target): string {
  const part = (each: TargetPart | undefined): string =>
    each === undefined ? '.' : `${each.isComputed ? '~' : ''}${each.piece.text}`;
  const extension = target.impliedExtension === undefined ? part(target.extension) : `(${target.impliedExtension})`;
  const place = target.isContextOnly ? part(target.context) : `${part(target.context)},${extension},${part(target.priority)}`;
  const args = target.arguments === undefined ? '' : ` (${target.arguments.map((argument) => argument.text).join('|')})`;
  const flaws = target.flaws.map(({ flaw }) => ` ${flaw}`).join('');
  return `${target.construct} ${target.relation} ${place}${args}${flaws}`;
}

function targetsOf(application: string): readonly Target[] {
  const statement = parseLine(`same => n,${application}`, 0, 'dialplan');
  assert.equal(statement.kind, 'same');
  return factsOf(statement).targets;
}

const rows: readonly (readonly [application: string, ...targets: string[]])[] = [
  // Goto and its grammar.
  ['Goto(1)', 'Goto jump .,.,1'],
  ['Goto(s,1)', 'Goto jump .,s,1'],
  ['Goto(b,s,1)', 'Goto jump b,s,1'],
  ['goto(b,s,1)', 'goto jump b,s,1'],
  ['Goto(,s,2)', 'Goto jump .,s,2'],
  ['Goto(,,2)', 'Goto jump .,.,2'],
  ['Goto(label)', 'Goto jump .,.,label'],
  ['Goto(+2)', 'Goto jump .,.,+2'],
  ['Goto(b,s, 1)', 'Goto jump b,s, 1'],
  ['Goto(b, s,1)', 'Goto jump b, s,1 blank'],
  ['Goto( b,s,1)', 'Goto jump  b,s,1 blank'],
  ['Goto(b,s,lbl )', 'Goto jump b,s,lbl  blank'],
  ['Goto(b,s,1,foo)', 'Goto jump b,s,1 surplus-part'],
  ['Goto(b|s|1)', 'Goto jump .,.,b|s|1 wrong-separator'],
  ['Goto(b^s^1)', 'Goto jump .,.,b^s^1 wrong-separator'],
  ['Goto("b,s,1")', 'Goto jump .,.,. quoted'],
  ['Goto()', 'Goto jump .,.,. empty'],
  ['Goto(Goto(b,s,1))', 'Goto jump .,.,. wrapped'],
  ['Goto(${C},s,1)', 'Goto jump ~${C},s,1'],
  ['Goto(b,${EXTEN},1)', 'Goto jump b,~${EXTEN},1'],
  ['Goto(b,s-${DIALSTATUS},1)', 'Goto jump b,~s-${DIALSTATUS},1'],
  ['Goto(${CUT(X,\\,,1)},s,1)', 'Goto jump ~${CUT(X,\\,,1)},s,1'],
  ['GotoIf($[1]?b,s,1:c,s,1)', 'GotoIf jump b,s,1', 'GotoIf jump c,s,1'],
  ['GotoIf($["${A}" = "x:y"]?yes:no)', 'GotoIf jump .,.,yes', 'GotoIf jump .,.,no'],
  ['GotoIf(${A}?:no)', 'GotoIf jump .,.,no'],
  ['GotoIf(${A}?)'],
  ['GotoIf(${A})'],
  ['GotoIf(1? lbl)', 'GotoIf jump .,., lbl blank'],
  ['GotoIfTime(9:00-17:00,mon-fri,*,*?day,s,1:night,s,1)', 'GotoIfTime jump day,s,1', 'GotoIfTime jump night,s,1'],
  ['ChannelRedirect(${CH},b,s,1)', 'ChannelRedirect jump b,s,1'],
  // Gosub and its kin.
  ['Gosub(b,s,1)', 'Gosub call b,s,1'],
  ['Gosub(b,s,1())', 'Gosub call b,s,1 ()'],
  ['Gosub(b,s,1(a,"b,c",(d,e)))', 'Gosub call b,s,1 (a|"b,c"|(d,e))'],
  ['Gosub(b,s,1(${A},${B}))', 'Gosub call b,s,1 (${A}|${B})'],
  ['Gosub(lbl(a,,c))', 'Gosub call .,.,lbl (a||c)'],
  ['Gosub(b,s,1(,))', 'Gosub call b,s,1 (|)'],
  ['Gosub(b,s,1(a)', 'Gosub call b,s,1 (a) unclosed-arguments'],
  // A ')' in a substitution ends no list.
  ['Gosub(b,s,1(${F(x)},a)', 'Gosub call b,s,1 (${F(x)}|a) unclosed-arguments'],
  ['Gosub(b,s,1(a) x)', 'Gosub call b,s,1 (a) text-after-arguments'],
  ['Gosub(b,s,1,a)', 'Gosub call b,s,1 surplus-part'],
  ['Gosub(b,s,1 (a))', 'Gosub call b,s,1  (a)'],
  ['Gosub((a))', 'Gosub call .,.,. (a) missing-priority'],
  ['Gosub(b,s,)', 'Gosub call b,s,. missing-priority'],
  ['Goto(b,s,1(a))', 'Goto jump b,s,1(a) unexpected-arguments'],
  ['Gosub(b,s,lbl (a))', 'Gosub call b,s,lbl  (a) blank'],
  ['Gosub(Gosub(b,s,1))', 'Gosub call .,.,. wrapped'],
  ['GosubIf($[1]?b,s,1(x):c,s,1(y,z))', 'GosubIf call b,s,1 (x)', 'GosubIf call c,s,1 (y|z)'],
  ['GosubIf($["a?b" = "c:d"]?yes(a:b))', 'GosubIf call .,.,yes (a:b)'],
  ['Macro(dial,a,b)', 'Macro macro dial,(s),. (a|b)'],
  ['MacroIf($[1]?x,1:y)', 'MacroIf macro x,(s),. (1)', 'MacroIf macro y,(s),. ()'],
  // Applications in applications.
  ['ExecIf($[1]?Goto(b,s,1):Gosub(c,s,1(a:b)))', 'Goto jump b,s,1', 'Gosub call c,s,1 (a:b)'],
  ['ExecIf($[1]?Hangup())'],
  ['ExecIf($[1]?ExecIf($[0]?Goto(b,s,1)))', 'Goto jump b,s,1'],
  ['TryExec(Goto(b,s,1))', 'Goto jump b,s,1'],
  ['Exec(Dial(Local/1@b))', 'Dial to a Local channel channel b,1,.'],
  ['ExecIfTime(*,*,*,*?Goto(b,s,1))', 'Goto jump b,s,1'],
  // Hangup handlers and other assignments.
  ['Set(CHANNEL(hangup_handler_push)=b,s,1(a,${B}))', 'CHANNEL(hangup_handler_push) handler b,s,1 (a|${B})'],
  ['Set(CHANNEL(HANGUP_HANDLER_WIPE)=b,s,1)', 'CHANNEL(hangup_handler_wipe) handler b,s,1'],
  ['Set(CHANNEL(hangup_handler_pop)=)'],
  ['Set(CHANNEL(hangup_handler_push)= b,s,1)', 'CHANNEL(hangup_handler_push) handler  b,s,1 blank'],
  ['Set(CHANNEL(hangup_handler_push)="b,s,1")', 'CHANNEL(hangup_handler_push) handler .,.,. quoted'],
  ['Set(CHANNEL(hangup_handler_push)=Gosub(b,s,1))', 'CHANNEL(hangup_handler_push) handler .,.,. wrapped'],
  ['Set(CHANNEL(after_bridge_goto)=b,s,1)', 'CHANNEL(after_bridge_goto) jump b,s,1'],
  ['Set(CHANNEL(language)=b,s,1)'],
  ['Set(TRANSFER_CONTEXT=b)', 'TRANSFER_CONTEXT lookup b'],
  ['Set(__TRANSFER_CONTEXT=b)', 'TRANSFER_CONTEXT lookup b'],
  ['Set(GOTO_ON_BLINDXFR=b^s^1)', 'GOTO_ON_BLINDXFR jump b,s,1'],
  ['Set(GOSUB_RESULT=GOTO:b^s^1)', 'GOSUB_RESULT jump b,s,1'],
  ['Set(MACRO_RESULT=goto:b,s,1)', 'MACRO_RESULT jump b,s,1'],
  ['Set(GOSUB_RESULT=GOTO:s^1)'],
  ['Set(GOSUB_RESULT=BUSY)'],
  ['Set(X=b,s,1)'],
  ['Set(X)'],
  // Dial and its options.
  ['Dial(SIP/1)'],
  ['Dial(SIP/1,20,U(sub^a^b))', 'Dial option U call sub,(s),. (a|b)'],
  ['Dial(SIP/1,,tU(sub)r)', 'Dial option U call sub,(s),. ()'],
  ['Dial(SIP/1,,U(sub,s,1))', 'Dial option U call sub,(s),. (s|1)'],
  ['Dial(SIP/1,,U(sub^a,b))', 'Dial option U call sub,(s),. (a|b)'],
  ['Dial(SIP/1,,U(sub|a))', 'Dial option U call sub|a,(s),. () wrong-separator'],
  ['Dial(SIP/1,,b(h^s^1(a,b^c)))', 'Dial option b call h,s,1 (a|b|c)'],
  ['Dial(SIP/1,,U(sub(a)))', 'Dial option U call sub(a),(s),. () text-after-arguments'],
  ['Dial(SIP/1,,M(mac^a))', 'Dial option M macro mac,(s),. (a)'],
  ['Dial(SIP/1,,b(h^s^1(a^b)))', 'Dial option b call h,s,1 (a|b)'],
  ['Dial(SIP/1,,b(h,s,1(a,b)))', 'Dial option b call h,s,1 (a|b)'],
  ['Dial(SIP/1,,B(lbl))', 'Dial option B call .,.,lbl'],
  ['Dial(SIP/1,,G(b^s^1)F(c^s^1))', 'Dial option G jump b,s,1', 'Dial option F jump c,s,1'],
  ['Dial(SIP/1,,F)'],
  ['Dial(SIP/1,,F())'],
  ['Dial(Local/1@b)', 'Dial to a Local channel channel b,1,.'],
  [
    'Dial(SIP/1&Local/${N}@b/n&local/2@c-d/nj,20)',
    'Dial to a Local channel channel b,~${N},.',
    'Dial to a Local channel channel c-d,2,.',
  ],
  ['Dial(Local/1)', 'Dial to a Local channel channel default,1,.'],
  ['Dial(Local/1/n&LOCAL/2)', 'Dial to a Local channel channel default,1,.', 'Dial to a Local channel channel default,2,.'],
  // The options stand behind the last '/', and what is in front of it is all there is.
  ['Dial(Local/1/n@b)', 'Dial to a Local channel channel default,1,.'],
  ['Dial(Local/${N}&Local/&Local/${DB(a/b)}/n)'],
  ['Dial(Local/${DB(a/b)}@b/n)', 'Dial to a Local channel channel b,~${DB(a/b)},.'],
  ['RetryDial(a,5,3,Local/1@b,,U(c))', 'RetryDial to a Local channel channel b,1,.', 'RetryDial option U call c,(s),. ()'],
  // Queue, Page, Originate, Park …
  [
    'Queue(q,b(h^s^1)F(c^s^1),,,,,"sub,a,b")',
    'Queue call sub,(s),. (a|b)',
    'Queue option b call h,s,1',
    'Queue option F jump c,s,1',
  ],
  ['Queue(q,,,,,,sub)', 'Queue call sub,(s),. ()'],
  ['Queue(q,,,,,,sub\\,a\\,b)', 'Queue call sub,(s),. (a|b)'],
  ['Queue(q,,,,,,,sub)', 'Queue call sub,(s),. ()'],
  ['Queue(q,,,,,,mac,rule,3)', 'Queue call mac,(s),. ()'],
  ['Queue(q,,,,,,sub^a)', 'Queue call sub^a,(s),. () wrong-separator'],
  ['Page(Local/1@b&SIP/2,b(h^s^1))', 'Page to a Local channel channel b,1,.', 'Page option b call h,s,1'],
  ['FollowMe(x,b(h^s^1))', 'FollowMe option b call h,s,1'],
  ['Originate(SIP/1,exten,b,s,1)', 'Originate channel b,s,1'],
  ['Originate(Local/1@c,exten,b)', 'Originate to a Local channel channel c,1,.', 'Originate channel b,(s),.'],
  ['Originate(SIP/1,exten,b,s,start)', 'Originate channel b,s,start label'],
  ['Originate(SIP/1,exten, b,s, 1)', 'Originate channel  b,s, 1 blank'],
  ['Originate(SIP/1,app,Playback,hello)'],
  ['Originate(SIP/1,app,Gosub,"b,s,1(x,y)")', 'Gosub call b,s,1 (x|y)'],
  ['Originate(SIP/1,app,Goto,b\\,s\\,1)', 'Goto jump b,s,1'],
  ['Originate(SIP/1,${TYPE},b,s,1)'],
  ['Pickup(${X}@b&2@c&3@PICKUPMARK&4)', 'Pickup lookup b', 'Pickup lookup c'],
  ['VoiceMail(1@x,ud(b))', 'VoiceMail option d lookup b'],
  [
    'ParkAndAnnounce(lot,c(b,s,1),x,Local/1@c)',
    'ParkAndAnnounce to a Local channel channel c,1,.',
    'ParkAndAnnounce option c jump b,s,1',
  ],
  ['Set(TONE_DETECT(1100,500,g(b,s,1)h(c,s,1))=)', 'TONE_DETECT option g jump b,s,1', 'TONE_DETECT option h jump c,s,1'],
  ['Set(CALLCOMPLETION(cc_callback_sub)=b,s,1(x))', 'CALLCOMPLETION(cc_callback_sub) call b,s,1 (x)'],
  ['Set(CONNECTED_LINE_SEND_SUB=b,s,1)', 'CONNECTED_LINE_SEND_SUB call b,s,1'],
  ['MSet(A=1,CHANNEL(hangup_handler_push)=b\\,s\\,1,B=2)', 'CHANNEL(hangup_handler_push) handler b,s,1'],
  ['Park(lot,c(b,s,1))', 'Park option c jump b,s,1'],
  ['Bridge(x,F(b^s^1))', 'Bridge option F jump b,s,1'],
  ['AddQueueMember(q,Local/1@b)', 'AddQueueMember to a Local channel channel b,1,.'],
  // A context alone.
  ['BackGround(a,,en,b)', 'BackGround lookup b'],
  ['ReadExten(X,a,b)', 'ReadExten lookup b'],
  ['DISA(no-password,b)', 'DISA lookup b'],
  ['Directory(default,b)', 'Directory lookup b'],
  ['BlindTransfer(1,b)', 'BlindTransfer lookup b'],
  // Functions.
  ['NoOp(${DIALPLAN_EXISTS(b,s,1)})', 'DIALPLAN_EXISTS test b,s,1'],
  ['NoOp(${DIALPLAN_EXISTS(b)})', 'DIALPLAN_EXISTS test b'],
  ['NoOp(${DIALPLAN_EXISTS("b","s","1")})', 'DIALPLAN_EXISTS test b,s,1'],
  ['GotoIf(${DIALPLAN_EXISTS(b,s,1)}?b,s,1)', 'GotoIf jump b,s,1', 'DIALPLAN_EXISTS test b,s,1'],
  ['NoOp(${EXTENSION_STATE(1@b)})', 'EXTENSION_STATE test b,1,.'],
  ['NoOp(${EVAL_SUB(b,s,1(x))})', 'EVAL_SUB call b,s,1 (x)'],
  ['NoOp(${HINT(1)})'],
  // Text that is no place.
  ['NoOp(Goto(b,s,1))'],
  ['Verbose(1,Gosub(b,s,1))'],
  ['Playback(b)'],
];

for (const [application, ...targets] of rows)
  test(`targets of ${application}`, () => {
    assert.deepEqual(targetsOf(application).map(describe), targets);
  });

test('a target, its parts and its arguments stand where they say', () => {
  const text = 'exten => s,1,Dial(Local/1@b,,b(h^s^lbl(a^bc)))';
  const statement = parseLine(text, 0, 'dialplan');
  assert.equal(statement.kind, 'exten');
  const [local, option] = factsOf(statement).targets;
  const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  assert.equal(cut(local?.piece.span() ?? { start: 0, end: 0 }), 'Local/1@b');
  assert.ok(option?.context !== undefined && option.extension !== undefined && option.priority !== undefined);
  assert.equal(cut(option.piece.span()), 'h^s^lbl(a^bc)');
  assert.deepEqual(
    [option.context, option.extension, option.priority].map(({ piece }) => cut(piece.span())),
    ['h', 's', 'lbl'],
  );
  assert.deepEqual(
    option.arguments?.map((argument) => cut(argument.span())),
    ['a', 'bc'],
  );
});

const neighbors: readonly (readonly [path: string, line: string, ...targets: string[]])[] = [
  ['queues.conf', 'member => Local/1@b,0,Name', 'queue member channel b,1,.'],
  ['queues.conf', 'member => SIP/1'],
  ['queues.conf', 'context = b', 'context lookup b'],
  ['queues.conf', 'membergosub = sub,a', 'membergosub call sub,(s),. (a)'],
  ['queues.conf', 'strategy = ringall'],
  ['pjsip.conf', 'context=b', 'context lookup b'],
  ['pjsip.conf', 'Message_Context=b', 'message_context lookup b'],
  ['sip.conf', 'subscribecontext=b', 'subscribecontext lookup b'],
  ['voicemail.conf', 'exitcontext=b', 'exitcontext lookup b'],
  ['/etc/asterisk/iax.conf', 'context=b', 'context lookup b'],
  ['pjsip.conf', 'context='],
  ['musiconhold.conf', 'context=b'],
];

for (const [path, line, ...targets] of neighbors)
  test(`targets of ${line} in ${path}`, () => {
    const file = new ConfigFile(path, 'config', `[x]\n${line}`, new StatementPool());
    assert.deepEqual(
      targetsInNeighbor(file, baseName(path)).map(({ target }) => describe(target)),
      targets,
    );
  });

const bits = [
  'Goto(',
  'Gosub(',
  'Dial(',
  'Queue(',
  'ExecIf(',
  'Set(CHANNEL(hangup_handler_push)=',
  'Local/',
  '${DIALPLAN_EXISTS(',
  'GotoIf(',
  'Originate(',
  'U(',
  'b(',
  '${',
  '}',
  '(',
  ')',
  ',',
  '^',
  '?',
  ':',
  '@',
  '/',
  '&',
  '"',
  ' ',
  'b',
  's',
  '1',
  '\\',
  '$[',
];

test('any application: targets and their parts stand inside the line', () => {
  const applications = fc.array(fc.constantFrom(...bits), { maxLength: 14 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(applications, (application) => {
      const text = `same => n,${application}`;
      for (const target of targetsOf(application)) {
        const parts = [target.context, target.extension, target.priority].flatMap((part) =>
          part === undefined || part.isImplied === true ? [] : [part.piece],
        );
        for (const piece of [target.piece, ...parts, ...(target.arguments ?? [])]) {
          const { start, end } = piece.span();
          // Quotation marks and backslashes are taken out where the application does not see them.
          assert.equal(text.slice(start, end).replace(/["\\]/g, ''), piece.text.replace(/["\\]/g, ''));
        }
        for (const { span } of target.flaws) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
      }
    }),
    { numRuns: 5000, seed: 12 },
  );
});
