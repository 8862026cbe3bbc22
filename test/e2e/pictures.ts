/** Takes the pictures of the README and of the walkthrough in a real window. scripts/take-pictures.mjs runs it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench.ts';

const size = { width: 1060, height: 540 };
/** The bar at the bottom belongs to the browser's VS Code and tells nothing. */
const whole = 512;
const withoutPanel = 372;
const queues = '[inbound]\nstrategy = rrmemory\nmember => Local/101@from-queue/n\nmember => Local/102@from-queue/n\n';
const dialplan = `[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,tU(on-answer^\${CALLERID(num)}^\${EXTEN}))
 same => n,Hangup()

; Runs on the operator's channel at answer.
; @arg 1 caller Number of the caller.
; @arg 2 operator Number of the operator.
[on-answer]
exten => s,1,Set(CHANNEL(hangup_handler_push)=on-hangup,s,1(\${ARG1},\${ARG2}))
 same => n,Return()

; Runs when the operator's channel ends, transferred or not.
[on-hangup]
exten => s,1,GotoIf($["\${ARG1}" = "" | "\${ARG2}" = ""]?end)
 same => n,Set(DB(CALL_FROM_CID/\${ARG1}/answered_by)=\${ARG2})
 same => n(end),Return()
`;
const published = readFileSync(join(process.env['PROJECT_ROOT'] ?? '.', 'test/fixtures/article/as-published.txt'), 'utf8');
const lines = dialplan.split('\n');

/** Each picture: its file in images/, its height, the text of extensions.conf, and what a person does before it is taken. */
const pictures: readonly [name: string, height: number, text: string, act: (window: Workbench) => Promise<void>][] = [
  [
    'problems',
    whole,
    dialplan.replace('[on-hangup]', '[on-hungup]').replace('^${EXTEN}))', '))'),
    async (window) => {
      await window.problemsWhen((all) => all.length >= 2);
      await window.page.mouse.move(5, 5);
    },
  ],
  [
    'definition',
    whole,
    dialplan,
    async (window) => {
      await at(window, 'on-hangup,s,1');
      await window.pressUntil(window.page.locator('.peekview-widget .view-line'), 'Control+Shift+F10');
    },
  ],
  [
    'hover',
    withoutPanel,
    dialplan,
    async (window) => {
      await at(window, 'on-answer^');
      await window.hover();
    },
  ],
  [
    'completion',
    withoutPanel,
    dialplan.replace(/tU\(on-answer.*/, 'tU())'),
    async (window) => {
      const line = lines.findIndex((each) => each.includes('tU('));
      await window.goTo(line + 1, (lines[line] ?? '').indexOf('tU(') + 4);
      await window.type('o');
      const context = window.page.locator('.suggest-widget.visible .codicon-symbol-module');
      await window.pressUntil(context, 'Escape', 'Control+Space');
      await window.press('Control+Space');
    },
  ],
  [
    'snippet',
    whole,
    '',
    async (window) => {
      await window.suggestion('hangup-q');
      await window.press('Control+Space');
    },
  ],
  [
    'clean-up',
    whole,
    published,
    async (window) => {
      await window.goTo(11, 20);
      await window.problemsWhen((all) => all.length > 0);
      await window.press('Control+Shift+M');
      await window.press('F1');
      await window.type('Asterisk: Clean');
      await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Clean up' }).waitFor();
    },
  ],
];

// Top-level await does not exist in a CommonJS bundle.
void takeAll();

async function takeAll(): Promise<void> {
  for (const [name, height, text, act] of pictures) {
    const window = await Workbench.open(`pictures/${name}/asterisk`, { 'extensions.conf': text, 'queues.conf': queues }, size);
    try {
      await window.hasLanguage('Asterisk Dialplan');
      await window.press('Control+b');
      await act(window);
      await window.page.waitForTimeout(1000);
      await window.page.screenshot({
        path: join(process.env['E2E_PICTURES'] ?? '.', `${name}.png`),
        clip: { x: 0, y: 0, width: size.width, height },
      });
      console.log(`${name}.png`);
    } finally {
      await window.close();
    }
  }
}

/** Puts the cursor three characters into the first place where the dialplan has this text. */
async function at(window: Workbench, text: string): Promise<void> {
  const line = lines.findIndex((each) => each.includes(text));
  await window.goTo(line + 1, (lines[line] ?? '').indexOf(text) + 4);
}
