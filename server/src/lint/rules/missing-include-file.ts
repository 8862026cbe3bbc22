/** An `#include` names a file that is not there. */

import type { Dialplan } from '../../model/dialplan.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { isMangled } from '../lines/typography.ts';
import { layoutRule } from '../rule.ts';

export const missingIncludeFile = layoutRule(
  {
    name: 'missing-include-file',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'An #include names a file that does not exist, or no file at all.',
    why:
      'Asterisk refuses the file that holds the line ("was listed as a #include but it does not exist"): in extensions.conf itself nothing is loaded at all. ' +
      'Paths are relative to the configuration folder, not to the file. `#tryinclude` ignores files that are missing. ' +
      'Contexts and labels that the missing file may hold are not reported. ' +
      'A file that is there and cannot be read is only mentioned, since Asterisk may be allowed to read it; ' +
      'so is one with an absolute path, where the dialplan is not looked at in `/etc/asterisk` itself: the machine that runs it may have the file, ' +
      'and so are those that FreePBX and its kin or VICIdial write where they are installed, and those of which a comment right above the line, or behind it, says that something generates them.',
    repair: 'Write the file, correct its name, or take the line out. `#tryinclude` is for files that may be missing.',
    evidence: 'main/config.c `process_text_line`, `config_text_file_load`',
    invalid: [
      `
[a]
exten => s,1,Answer()
#include "nowhere.conf"
;         ^^^^^^^^^^^^ error missing-include-file: The file 'nowhere.conf' does not exist; Asterisk refuses the file that includes it.
#include
;<^^^^^^ error missing-include-file: '#include' names no file.
`,
    ],
    valid: [
      `
#include "more.conf"
#tryinclude "nowhere.conf"
[a]
exten => s,1,Answer()
-- more.conf --
[b]
exten => s,1,Answer()
`,
      `
#include "customers/{CUSTOMER}/extensions.conf"
[a]
exten => s,1,Answer()
`,
    ],
    seeAlso: ['missing-include', 'include-file-cycle'],
  },
  function* ({ layout }) {
    for (const flaw of layout.flaws) {
      if (flaw.kind === 'unclosed-include-name') {
        const { line, span, name } = flaw;
        yield {
          line,
          span,
          message: `This '${name.charAt(0)}' is not closed, and is taken for a part of the name.`,
          atMost: 'warning',
        };
        continue;
      }
      if (
        flaw.kind !== 'missing-include-file' &&
        flaw.kind !== 'missing-directive-argument' &&
        flaw.kind !== 'unreadable-include-file'
      )
        continue;
      const { line, span, name } = flaw;
      if (isTemplateText(line.text) || isMangled(line.statement, line.text)) continue;
      // A wildcard of one alternative would say nothing: a program writes a name in its place.
      if (/\{\w+\}/.test(name)) continue;
      if (flaw.kind === 'unreadable-include-file') {
        // Asterisk may be allowed to read what the user of an editor is not.
        yield { line, span, message: `What '${name}' holds is not known: it cannot be read here.`, atMost: 'hint' };
        continue;
      }
      const isGlob = /[*?[{]/.test(name);
      const isElsewhere =
        flaw.kind === 'missing-include-file' &&
        (isOfAnotherMachine(name, line.file.path) ||
          isKeptPrivate(name) ||
          isOfInstallation(name, line.file) ||
          isSaidToBeMade(line));
      const missing = isGlob ? `No file matches '${name}'` : `The file '${name}' does not exist`;
      yield {
        line,
        span,
        message:
          flaw.kind === 'missing-directive-argument'
            ? `'#${name}' names no file.`
            : isElsewhere
              ? `${missing} on this machine; where it is missing, Asterisk refuses the file that includes it.`
              : `${missing}; Asterisk refuses the file that includes it.`,
        ...(isElsewhere && { atMost: 'information' as const }),
        fix: () => {
          if (flaw.kind !== 'missing-include-file' || line.statement.kind !== 'directive') return [];
          const { end } = line.statement.wordSpan;
          const edit = replacement(line, { start: end - 'include'.length, end }, 'tryinclude');
          return [{ title: "Change to '#tryinclude'", safe: false, edits: [edit] }];
        },
      };
    }
  },
  besideDialplan,
);

/**
 * The same in a file beside the dialplan, of which some includes are there, so that they are not all made where Asterisk runs. That the
 * others are made there cannot be told.
 */
function* besideDialplan(file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
  const named = file.structure.flatMap((line) => {
    const { statement } = line;
    if (statement.kind !== 'directive' || statement.word !== 'include') return [];
    const { text } = statement.argument;
    return /^(?:\w[\w.-]*\/)*\w[\w.-]*$/.test(text) ? [{ line, name: text, span: statement.argument.span() }] : [];
  });
  if (named.length < 2) return;
  const isThere = (name: string): boolean =>
    dialplan.neighbors.some(({ path }) => `/${path.replaceAll('\\', '/')}`.endsWith(`/${name}`));
  const missing = named.filter(({ name }) => !isThere(name));
  if (missing.length === named.length) return;
  for (const { line, name, span } of missing)
    yield {
      line,
      span,
      message: `The file '${name}' does not exist here; where it is missing, Asterisk refuses the file that includes it.`,
      atMost: 'information',
    };
}

/** Whether a path may well lead somewhere where the dialplan runs: it is looked at in another place, and the path stands for none in its folder. */
function isOfAnotherMachine(name: string, path: string): boolean {
  return name.startsWith('/') && !name.startsWith(CONFIGURATION) && !path.startsWith(CONFIGURATION);
}

/** Whether a file is named as one that nobody is to see, which is left out where others are shown. */
function isKeptPrivate(name: string): boolean {
  return /(?:^|\/)(?:private|secrets?)\//i.test(name);
}

/** Whether a telephone system that is installed writes the file: those of FreePBX and its kin, and of VICIdial. */
function isOfInstallation(name: string, { structure }: ConfigFile): boolean {
  if (writtenBySystems.test(name)) return true;
  return (
    name.endsWith('_custom.conf') &&
    structure.some(({ statement }) => statement.kind === 'directive' && statement.argument.text.endsWith('_additional.conf'))
  );
}

const writtenBySystems = /^(?:\/etc\/asterisk\/)?(?:\w+_additional|extensions_override_\w+|extensions-vicidial)\.conf$/;

/** Whether a comment behind the directive, or right above it, says that a program makes the file. */
function isSaidToBeMade({ file: { lines }, number, text }: Line): boolean {
  if (saysMade.test(text)) return true;
  for (let above = number - 1; above >= 0; above--) {
    const comment = lines[above]?.text ?? '';
    if (!/^\s*;/.test(comment)) return false;
    if (saysMade.test(comment)) return true;
  }
  return false;
}

const saysMade = /;.*\b(?:auto-?)?(?:generate[sd]?|renders|rendered)\b/i;

const CONFIGURATION = '/etc/asterisk/';
