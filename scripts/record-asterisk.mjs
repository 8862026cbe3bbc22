// `npm run record`: asks the asterisk on the PATH about the dialplans of test/asterisk and writes its answers into them.
// usage: node scripts/record-asterisk.mjs [NAME...]   e.g. PATH=/opt/asterisk/sbin:$PATH node scripts/record-asterisk.mjs templates
// @ts-check
import { importBundled } from './bundled.mjs';
import { root, script } from './steps.mjs';

await script(async () => {
  /** @type {{ record: (root: string, names: readonly string[], tell: (text: string) => void) => Promise<void> }} */
  const { record } = await importBundled('scripts/record-asterisk.ts');
  await record(root, process.argv.slice(2), console.log);
});
