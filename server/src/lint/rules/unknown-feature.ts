/** DYNAMIC_FEATURES names a feature that features.conf does not have, or features.conf defines one that Asterisk does not make. */

import { closest } from '../../base/distance.ts';
import { application, applications } from '../../catalogue/catalogue.ts';
import { droppedApplication, isThirdPartyApplication } from '../../catalogue/third-party.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { linesOf } from '../../model/layout/category.ts';
import { cooked, splitArguments } from '../../syntax/arguments.ts';
import type { ConfigFile, Line } from '../../syntax/config-file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { overlaps, unknownNames } from '../names/judge-names.ts';
import type { Finding } from '../finding.ts';
import { isTemplateText } from '../lines/template-text.ts';
import { targetRule } from '../rule.ts';

export const unknownFeature = targetRule(
  {
    name: 'unknown-feature',
    tier: 'load',
    severity: 'warning',
    since: '0.1.0',
    summary: 'DYNAMIC_FEATURES names a feature that features.conf does not define, or does not define as Asterisk reads it.',
    why:
      'Asterisk ignores such a name without a word, and the code that callers dial does nothing. The names are those of `[applicationmap]` and of the groups, with `#` between them. ' +
      'Each line of `[applicationmap]` tells the digits, who dials them (`self` or `peer`) and the application, with commas between them; Asterisk warns of any other line, and refuses it. ' +
      'Of `blindxfer` and `atxfer` with the same keys only the second works, since whoever may transfer a call has both. ' +
      'A file that a database or a missing `#include` adds to is not judged, nor one that defines nothing at all.',
    repair: 'Correct the name, or add the feature to `[applicationmap]` in features.conf.',
    evidence:
      'main/bridge_basic.c `setup_dynamic_feature`, main/features_config.c `ast_get_chan_applicationmap`, `applicationmap_handler`, main/bridge.c `ast_bridge_features_init`',
    invalid: [
      `
[a]
exten => s,1,Set(__DYNAMIC_FEATURES=record#pauze)
;                                          ^^^^^ warning unknown-feature: No feature named 'pauze' is in features.conf.
-- features.conf --
[applicationmap]
record => *1,self,Monitor
pause => *2,self,NoOp
`,
      `
[a]
exten => s,1,Answer()
-- features.conf --
[applicationmap]
blindxfer => ##
;            ^^ warning unknown-feature: Asterisk makes no feature of this: digits, a side and an application belong here.
record => *1,me,Monitor
;            ^^ warning unknown-feature: Asterisk makes no feature of this: the side is 'self' or 'peer', and not 'me'.
quiet => *2,self,StopMusicOnHolt
;                ^^^^^^^^^^^^^^^ warning unknown-feature: Asterisk makes no feature of this: no application is named 'StopMusicOnHolt'.
[featuremap]
blindxfer => *2
;            ^^ warning unknown-feature: The keys of 'atxfer' are '*2' too, and it alone has them: no call can be transferred blindly.
atxfer => *2
`,
    ],
    valid: [
      `
[a]
exten => s,1,Set(DYNAMIC_FEATURES=record#mygroup)
-- features.conf --
[applicationmap]
record => *1,self/callee,Monitor(wav)
[mygroup]
record => *9
[featuremap]
blindxfer => ##
`,
    ],
    seeAlso: ['unknown-queue'],
  },
  (context, dialplan) => unknownNames(context, dialplan, kinds),
  refusedFeatures,
  ({ nameKinds }) => overlaps(nameKinds, kinds),
);

const kinds = new Set(['feature'] as const);

/** Lines of `[applicationmap]` that lack something, or have another word in the place of the side. */
function* refusedFeatures(file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
  if (dialplan.neighborName(file) !== 'features.conf') return;
  yield* hiddenTransfer(file, dialplan);
  for (const category of dialplan.neighborSections('features.conf')) {
    if (category.name.toLowerCase() !== 'applicationmap') continue;
    for (const line of linesOf(category)) {
      if (line.file !== file || line.statement.kind !== 'setting' || isTemplateText(line.text)) continue;
      const { value } = line.statement;
      const [flaw, span] = featureFlaw(value) ?? [];
      if (flaw !== undefined && span !== undefined)
        yield { line, span: span.trim().span(), message: `Asterisk makes no feature of this: ${flaw}.` };
      else {
        const place = shortPlace(value, dialplan);
        if (place !== undefined)
          yield {
            line,
            span: place.span(),
            message: `'${place.text}' is no place: the Gosub of a feature needs a context, an extension and a priority, in one pair of quotation marks.`,
          };
      }
    }
  }
}

/** `blindxfer => *2` and `atxfer => *2`: whoever may have a call transferred has both, and the one that is set up later takes the keys. */
// Asterisk: main/bridge_basic.c setup_bridge_features_builtin, main/bridge.c ast_bridge_features_init (a hook replaces one of the same keys).
function* hiddenTransfer(file: ConfigFile, dialplan: Dialplan): Generator<Finding> {
  const keys = new Map<string, { readonly line: Line; readonly value: Piece }>();
  for (const category of dialplan.neighborSections('features.conf')) {
    if (category.name.toLowerCase() !== 'featuremap') continue;
    for (const line of linesOf(category))
      if (line.statement.kind === 'setting')
        keys.set(line.statement.key.text.trim().toLowerCase(), { line, value: line.statement.value.trim() });
  }
  const [blind, attended] = [keys.get('blindxfer'), keys.get('atxfer')];
  const text = blind?.value.text ?? '';
  if (blind?.line.file !== file || text === '' || text !== attended?.value.text || isTemplateText(blind.line.text)) return;
  yield {
    line: blind.line,
    span: blind.value.span(),
    message: `The keys of 'atxfer' are '${text}' too, and it alone has them: no call can be transferred blindly.`,
    related: [{ line: attended.line, span: attended.value.span(), message: 'This one takes the keys.' }],
  };
}

/** `note => *5,self,Gosub,sub-note,s,1(desk)`, of which the first part alone is for Gosub, and `"sub-note,1(desk)"`. */
// Asterisk: main/features_config.c applicationmap_handler, which divides the line at commas outside of quotation marks.
function shortPlace(value: Piece, dialplan: Dialplan): Piece | undefined {
  const [, , application, data] = splitArguments(value).map((piece) => piece.trim());
  if (application === undefined) return undefined;
  const inside = /^gosub\((.*)\)$/i.exec(application.text)?.[1];
  const place =
    inside !== undefined
      ? application.slice('gosub('.length, 'gosub('.length + inside.length)
      : /^gosub$/i.test(application.text) && data !== undefined
        ? cooked(data)
        : undefined;
  const [first, ...others] = place?.text.replace(/\(.*$/s, '').split(',') ?? [];
  if (place === undefined || first === undefined || others.length > 1) return undefined;
  return dialplan.context(first.trim()) === undefined ? undefined : place;
}

function featureFlaw(value: Piece): [string, Piece] | undefined {
  const [digits, side, called] = splitArguments(value).map((piece) => piece.trim());
  if ([digits, side, called].some((piece) => piece === undefined || piece.text === ''))
    return ['digits, a side and an application belong here', value];
  if (side !== undefined && !/^(?:self|peer|caller|callee)(?:\/|$)/i.test(side.text))
    return [`the side is 'self' or 'peer', and not '${side.text}'`, side];
  const name = called?.text.replace(/\(.*/s, '').trim() ?? '';
  return called === undefined || !isUnknown(name)
    ? undefined
    : [`no application is named '${name}'`, called.slice(0, name.length)];
}

/** Whether no application has a name, and one has nearly that: others may be of a module from elsewhere. */
function isUnknown(name: string): boolean {
  if (!/^\w{3,}$/.test(name) || application(name) !== undefined) return false;
  if (droppedApplication(name) !== undefined || isThirdPartyApplication(name)) return false;
  return (
    closest(
      name,
      applications().map((each) => each.name),
    ) !== undefined
  );
}
