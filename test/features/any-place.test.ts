/** No feature throws at any place of any text, and every place that it names is there. */

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Range } from 'vscode-languageserver-types';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/call-hierarchy.ts';
import { lensOf, lensPlaces } from '../../server/src/features/code-lens.ts';
import { completion } from '../../server/src/features/completion.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { folding } from '../../server/src/features/folding.ts';
import { highlights } from '../../server/src/features/highlights.ts';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { operatorTracking } from '../../server/src/features/operator-tracking.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { references } from '../../server/src/features/references.ts';
import { selectionRange } from '../../server/src/features/selection-ranges.ts';
import { allTokens, fileTokens } from '../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import { decodedTokens } from '../support/check-descriptions.ts';
import { trackingNames } from '../support/check-edits.ts';
import { randomChange } from '../support/check-incremental.ts';
import { MemoryDialplan } from '../support/memory-dialplan.ts';
import type { ConfigFile } from '../../server/src/syntax/config-file.ts';
import { Random } from '../support/random.ts';

const texts = new Map([
  [
    'extensions.conf',
    `#include "more.conf"
[general]
static = yes
[globals]
TRUNK = PJSIP/\${EPOCH}
[base](!)
exten => h,1,NoOp(\${HANGUPCAUSE})
; Takes calls.
[in](base)
include => out,9:00-17:00,mon-fri,*,*
switch => Realtime/in@x
exten => _1X[2-5]./555,1(start),Set(CHANNEL(hangup_handler_push)=ended,s,1(\${CALLERID(num)},\${EXTEN:1}))
 same => n,GotoIf($["\${ARG1}" = "" | \${LEN(\${X})} > 2]?end:out,\${EXTEN},1)
 same => n,ExecIf($[1]?Set(__X=\${CUT(TRUNK,/,1)}):Gosub(sub,s,1(a,"b,c",\${ARG\${X}})))
 same => n,Dial(\${TRUNK}/1&Local/101@in/n,30,tU(sub^a^b)b(sub^s^1(x^y))m(jazz))
 same => n(end),Queue(q,t,,,300,,sub)
`,
  ],
  ['more.conf', `[out]\nexten => _X.,1,NoOp(\${DIALPLAN_EXISTS(in,s,1)}) ; text\n[sub]\nexten => s,1,Return(\${ARG2})\n`],
  ['queues.conf', `[q]\nmember => Local/102@in,0,Second\nmembergosub = sub\ncontext=out\n`],
]);

/** Every answer at one place; fails when an answer lies outside its file. */
function askAll({ dialplan, files }: MemoryDialplan, path: string, line: number, column: number): void {
  const isInside = (at: string, { start, end }: Range): boolean => {
    const lines = files.get(at)?.lines;
    return (
      lines !== undefined &&
      end.line < lines.length &&
      start.character >= 0 &&
      end.character <= (lines[end.line]?.text.length ?? 0)
    );
  };
  for (const place of [
    ...definition(dialplan, path, line, column),
    ...references(dialplan, path, line, column, 'with-declaration'),
  ])
    assert.ok(isInside(place.path, place.range), `${path}:${line}:${column} leads to ${JSON.stringify(place)}`);
  for (const { range } of highlights(dialplan, path, line, column)) assert.ok(isInside(path, range));
  for (const { label, parameters } of signatureHelp(dialplan, path, line, column)?.signatures ?? [])
    for (const { label: span } of parameters ?? [])
      assert.ok(Array.isArray(span) && span[0] <= span[1] && span[1] <= label.length);
  const found = hover(dialplan, path, line, column);
  if (found?.range !== undefined) assert.ok(isInside(path, found.range));
  for (const { label, textEdit } of completion(dialplan, path, line, column, { snippets: true })) {
    assert.ok(textEdit !== undefined && 'range' in textEdit, label);
    const { start, end } = textEdit.range;
    assert.ok(isInside(path, textEdit.range) && start.line === line && end.line === line, label);
    assert.ok(
      start.character <= column && column <= end.character,
      `${label} at ${path}:${line}:${column} replaces ${start.character}-${end.character}`,
    );
  }
  for (const { position } of inlayHints(dialplan, path, line, line))
    assert.ok(isInside(path, { start: position, end: position }));
  const file = files.get(path);
  for (let each = file && selectionRange(file, line, column); each !== undefined; each = each.parent)
    assert.ok(isInside(path, each.range));
  for (const item of prepareCallHierarchy(dialplan, path, line, column)) {
    assert.ok(isInside(item.path, item.selectionRange));
    for (const { item: caller, ranges } of incomingCalls(dialplan, item.data))
      for (const range of [caller.range, caller.selectionRange, ...ranges]) assert.ok(isInside(caller.path, range));
    for (const { item: callee, ranges } of outgoingCalls(dialplan, item.data, item.path)) {
      assert.ok(isInside(callee.path, callee.range));
      for (const range of ranges) assert.ok(isInside(item.path, range));
    }
  }
  const renamable = prepareRename(dialplan, path, line, column);
  if (renamable !== undefined && 'range' in renamable) {
    assert.ok(isInside(path, renamable.range));
    const { start, end } = renamable.range;
    assert.equal(files.get(path)?.lines[line]?.text.slice(start.character, end.character), renamable.placeholder);
    const result = rename(dialplan, path, line, column, '_1XX777');
    for (const edit of 'edits' in result ? result.edits : [])
      assert.ok(
        isInside(edit.path, {
          start: { line: edit.line, character: edit.column },
          end: { line: edit.endLine, character: edit.endColumn },
        }),
      );
  }
  operatorTracking(dialplan, path, line, column, trackingNames);
}

/** What is asked of a file as a whole. */
function askFile({ dialplan }: MemoryDialplan, file: ConfigFile): void {
  for (const { context } of lensPlaces(dialplan, file.path)) lensOf(dialplan, context);
  documentSymbols(file);
  folding(file);
  documentLinks(dialplan, file.path);
  for (const { line, end } of decodedTokens(allTokens(fileTokens(dialplan, file))))
    assert.ok(end <= (file.lines[line]?.text.length ?? 0), 'a token is in its line');
}

test('at every place of a dialplan', () => {
  const memory = new MemoryDialplan(texts);
  for (const file of memory.files.values()) {
    for (const { number, text } of file.lines)
      for (let column = 0; column <= text.length; column++) askAll(memory, file.path, number, column);
    askFile(memory, file);
  }
});

test('at places beyond the end', () => {
  const memory = new MemoryDialplan(texts);
  for (const path of ['extensions.conf', 'none.conf']) {
    assert.deepEqual(definition(memory.dialplan, path, 10_000, 0), []);
    assert.deepEqual(completion(memory.dialplan, path, 0, 10_000, { snippets: true }).slice(1), []);
    hover(memory.dialplan, path, 1, 10_000);
  }
});

test('while it is being edited', () => {
  const random = new Random('features at any place');
  const memory = new MemoryDialplan(texts);
  for (let i = 0; i < 400; i++) {
    if (i % 50 === 0) for (const [path, text] of texts) memory.replaceAll(path, text);
    const file = random.pick([...memory.files.values()]);
    memory.edit(file.path, randomChange(random, file));
    const line = random.pick(file.lines);
    askAll(memory, file.path, line.number, random.below(line.text.length + 1));
    askFile(memory, file);
  }
});
