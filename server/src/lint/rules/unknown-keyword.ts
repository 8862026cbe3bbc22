/** A line of a context begins with a word that Asterisk does not know. */

import { closest } from '../../base/distance.ts';
import type { Context } from '../../model/contexts/context.ts';
import type { Rejection } from '../../model/contexts/rejection.ts';
import type { Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { SettingStatement } from '../../syntax/statement.ts';
import { replacement } from '../../syntax/text-edits.ts';
import type { Fix } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { sectionMeant } from '../loading/lost-lines.ts';
import { isMangled } from '../lines/typography.ts';
import { contextRule } from '../rule.ts';

/** What a line of a context can begin with; settings of other sections are free. */
const keywords = ['exten', 'same', 'include', 'switch', 'lswitch', 'eswitch', 'ignorepat', 'autohints'];

export const unknownKeyword = contextRule(
  {
    name: 'unknown-keyword',
    tier: 'load',
    severity: 'error',
    since: '0.1.0',
    summary: 'A line of a context begins with a word that is no keyword of a dialplan.',
    why:
      'Asterisk warns ("Unknown directive") and drops the line. The lines below it count on as if it were not there. ' +
      'A section that holds nothing but settings, as those of pjsip.conf or of another program, is reported once, and as information.',
    evidence: 'pbx/pbx_config.c `pbx_load_config`',
    invalid: [
      `
[a]
exten => 100,1,Answer()
 saem => n,Hangup()
;^^^^ error unknown-keyword: Asterisk does not know 'saem', and drops the line.
inlude => b
;<^^^^ error unknown-keyword: Asterisk does not know 'inlude', and drops the line.
exten 101,1,Set(X=1)
;<^^^ error unknown-keyword: The '=>' behind 'exten' is missing; Asterisk drops the line.
[b]
exten => 200,1,Answer()
`,
      `
[100]
type=endpoint
;<^^ information unknown-keyword: None of the 3 lines of this section is one of a dialplan; Asterisk drops them.
context=a
aors=100
`,
    ],
    valid: [
      `
[globals]
saem=1
[a]
EXTEN = 100,1,Answer()
Same => n,Hangup()
autohints = yes
`,
    ],
    seeAlso: ['invalid-line', 'unknown-directive'],
  },
  function* (context) {
    // Asterisk refuses the file at such a header, which is told there.
    if (context.headers.every(({ statement }) => statement.kind === 'section' && statement.unclosed !== undefined)) return;
    const misspelled = headerOfSettings(context);
    if (misspelled !== undefined) {
      const { line, name, meant } = misspelled;
      yield {
        line,
        span: name.span(),
        message: `Asterisk reads its settings in '${meant}': here it drops all lines, which are none of a dialplan.`,
        fix: () => [{ title: `Change to '${meant}'`, safe: false, edits: [replacement(line, name.span(), meant)] }],
      };
      return;
    }
    const settings = settingsAlone(context);
    const [first] = settings;
    if (first !== undefined) {
      yield {
        line: first,
        span: first.statement.kind === 'setting' ? first.statement.key.span() : first.statement.live.span(),
        message: `None of the ${settings.length} lines of this section is one of a dialplan; Asterisk drops them.`,
        atMost: 'information',
      };
      return;
    }
    // Where a slip made a context of `[globals]`, each of its lines is lost for that.
    const isOfSettings = sectionMeant(context.name) !== undefined;
    let isAny = false;
    for (const { kind, line } of context.rejections) {
      const { statement } = line;
      if (kind !== 'unknown-keyword' || statement.kind !== 'setting') continue;
      // That a comma too many brings in the lines of the first section is told of the header.
      if (comesInByComma(context, line)) continue;
      if (isTemplateText(line.text) || isMangled(statement, line.text) || isMergeMarker(line.text)) continue;
      const { key } = statement;
      const keyword = leadingKeyword(statement);
      const isRepeated = isOfSettings && isAny;
      isAny ||= keyword === undefined;
      if (keyword === undefined)
        yield {
          line,
          ...(isRepeated && { isRepeated }),
          span: key.span(),
          message: `Asterisk does not know '${shortened(key.text)}', and drops the line.`,
          fix: () => {
            // Other languages have their comments behind it, and the line is dropped as a comment is.
            if (key.text.startsWith('//'))
              return [{ title: 'Turn into a comment', safe: true, edits: [replacement(line, key.span(0, 2), ';')] }];
            const near = closest(key.text, keywords);
            // `regexten=301` of another file holds no priority, and would make no line of an extension.
            if (near === undefined || (near === 'exten' && !statement.value.text.includes(','))) return [];
            // Of two signs on one key the other one begins a comment.
            if (key.text === `:${near}`)
              return [{ title: 'Turn into a comment', safe: true, edits: [replacement(line, key.span(0, 1), ';')] }];
            return [
              { title: `Change to '${near}'`, safe: isSurely(near, statement), edits: [replacement(line, key.span(), near)] },
            ];
          },
        };
      else
        yield {
          line,
          span: key.span(0, keyword.length),
          message: `The '=>' behind '${keyword}' is missing; Asterisk drops the line.`,
          fix: (): Fix[] => {
            const { end } = key.span(0, keyword.length);
            return [{ title: "Add '=>'", safe: false, edits: [replacement(line, { start: end, end }, ' =>')] }];
          },
        };
    }
  },
  ({ rejections }) => rejections.length > 0,
);

/** The header of a section of settings whose name is nearly that of one which takes them. */
function headerOfSettings(context: Context): { readonly line: Line; readonly name: Piece; readonly meant: string } | undefined {
  const meant = sectionMeant(context.name);
  const [line] = context.headers;
  if (meant === undefined || line?.statement.kind !== 'section' || isLoaded(context)) return undefined;
  const areSettings = context.rejections.every(
    ({ kind, line: { statement } }) =>
      kind === 'unknown-keyword' && statement.kind === 'setting' && /^\w[\w-]*(?:\[\w*\])?$/.test(statement.key.text),
  );
  return areSettings && context.rejections.length > 0 ? { line, name: line.statement.name, meant } : undefined;
}

function isLoaded({ extensions, includes, switches, ignorePatterns }: Context): boolean {
  return extensions.length + includes.length + switches.length + ignorePatterns.length > 0;
}

/** The lines of a section that holds nothing but settings, and some of them, none of which comes near a line of a dialplan. */
function settingsAlone(context: Context): readonly Line[] {
  if (isLoaded(context)) return [];
  const { rejections } = context;
  const dropped = rejections.filter(({ line }) => line.statement.kind !== 'directive');
  const isSetting = ({ kind, line: { statement, text } }: Rejection): boolean => {
    if (kind !== 'unknown-keyword' || statement.kind !== 'setting' || text.includes('=>')) return false;
    const { key, value } = statement;
    if (/,\s*(?:n|s|hint|\d+)\s*[,(]/.test(value.text)) return false;
    if (!/^[\w-]+$/.test(key.text)) return false;
    // `name = Office` is nearly `same`, and a priority has a comma.
    const near = closest(key.text, keywords);
    return near === undefined || ((near === 'same' || near === 'exten') && !value.text.includes(','));
  };
  return dropped.length > 1 && dropped.every(isSetting) ? dropped.map(({ line }) => line) : [];
}

/** `exten 100,1,Set(X=1)`: a keyword and a blank, and the first `=` stands somewhere else. */
function leadingKeyword({ key }: SettingStatement): string | undefined {
  const word = /^(exten|include|switch|ignorepat)\s+\S/i.exec(key.text)?.[1];
  return word;
}

/** The value must be what the keyword takes, so that a line that was taken out by a changed word is not put in again. */
function isSurely(near: string, { key, value }: SettingStatement): boolean {
  if (!/^[a-z]+$/i.test(key.text)) return false;
  switch (near) {
    case 'exten':
      return /^[^,]+,\s*(?:\d+|n|s|hint)\b[^,]*,/.test(value.text);
    case 'same':
      return /^(?:\d+|n|s|hint)\b[^,]*,/.test(value.text);
    default:
      return !value.text.includes(',');
  }
}

function isMergeMarker(text: string): boolean {
  return /^={7}/.test(text);
}

const LONGEST_QUOTE = 40;

function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}

/** Whether a line stands in a section that a header of the context inherits from by an empty name: `(base,)`. */
function comesInByComma(context: Context, line: Line): boolean {
  const inheriting = context.headers.filter(
    ({ statement }) =>
      statement.kind === 'section' &&
      (statement.options ?? []).length > 1 &&
      statement.options?.some(({ text }) => text === '') === true,
  );
  if (inheriting.length === 0) return false;
  const { file, number } = line;
  const own = file.structure[file.structuresBefore(number) - 1];
  return (
    own !== undefined && !context.headers.includes(own) && own.statement.kind === 'section' && own.statement.options === undefined
  );
}
