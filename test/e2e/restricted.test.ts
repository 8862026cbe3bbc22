/** A folder that nobody has said to trust: the extension works in it as in any other. scripts/test-e2e.mjs gives it an editor of its own. */
import { after, before, describe } from 'node:test';
import { testsIn, Workbench } from './workbench.ts';

const dialplan = `[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},30,U(answered))
 same => n,Hangupp()
 same => n,Hangup()

[answered]
exten => s,1,Return()

#exec /bin/false
`;

describe('Restricted Mode', () => {
  let window: Workbench;
  const test = testsIn(() => window);

  before(async () => {
    window = await Workbench.open('restricted', { 'extensions.conf': dialplan });
  });
  after(async () => {
    await window.close();
  });

  test('is what the window is in', async () => {
    await window.page.locator('.part.statusbar', { hasText: 'Restricted Mode' }).waitFor();
    await window.hasLanguage('Asterisk Dialplan');
  });

  test('problems are shown, among them that nothing is run', async () => {
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'exec-include'));
    await window.problemsWhen((all) => all.some(({ rule }) => rule === 'unknown-application'));
    await window.picture('problems');
  });

  test('and a name leads to what it means', async () => {
    await window.focusEditor('extensions.conf');
    await window.goTo(2, (dialplan.split('\n')[1] ?? '').indexOf('answered') + 4);
    await window.press('F12');
    await window.cursorAt(6);
  });
});
