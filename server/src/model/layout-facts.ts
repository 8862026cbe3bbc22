/**
 * What is known of the layout as a whole, beside the contexts that it makes: what is missing, which files are read, which templates nothing uses,
 * what happens at the end of an extension. An update tells which of it has changed.
 */

import { equalMaps, equalSets } from '../base/equality.ts';
import type { ConfigFile, Line } from '../syntax/config-file.ts';
import type { Category } from './layout/category.ts';
import type { Layout } from './layout/layout.ts';
import { generalSetting, includedFiles, isYes, timesRead, unusedTemplates } from './layout/sections.ts';
import { missingParts, orphanHeaders, orphansOf, type OtherSources } from './missing-parts.ts';
import { FALL_THROUGH, INCOMPLETE, LOADED, UNUSED_TEMPLATES } from './things.ts';

export class LayoutFacts {
  /** What is missing or not read (see missing-parts.ts), since the last change. */
  missing = '';
  /** The headers of the sections that inherit from one that is not there. */
  orphanHeaders: ReadonlySet<Line> = new Set();
  unusedTemplates: ReadonlyMap<string, Line> = new Map();
  /** Whether a call that comes to the end of its extension waits for digits. */
  waitsAtEnd = false;
  /** The root and the files that it includes, directly or not. */
  included: ReadonlySet<ConfigFile> = new Set();
  timesRead: ReadonlyMap<ConfigFile, number> = new Map();
  /** The names of the sections that inherit from one that is not there. */
  #orphans = '';

  /** Takes in a layout that was made anew, with its sections `[general]` and `[globals]`; returns which of these things have changed (see things.ts). */
  update(layout: Layout, settings: readonly Category[], sources: OtherSources): string[] {
    const changed = this.updateParts(layout, settings, sources);
    const templates = unusedTemplates(layout.categories);
    if (!equalMaps(templates, this.unusedTemplates)) changed.push(UNUSED_TEMPLATES);
    this.unusedTemplates = templates;
    changed.push(...this.updateSettings(settings));
    const included = includedFiles(layout);
    const times = timesRead(layout, included);
    if (!equalSets(included, this.included) || !equalMaps(times, this.timesRead)) changed.push(LOADED);
    this.included = included;
    this.timesRead = times;
    return changed;
  }

  /** The same of an edit of lines: it may end a comment, or name what is made elsewhere. */
  updateParts(layout: Layout, settings: readonly Category[], sources: OtherSources): string[] {
    const missing = missingParts(layout, settings, sources);
    this.orphanHeaders = orphanHeaders(layout);
    const orphans = orphansOf(this.orphanHeaders);
    const isSame = missing === this.missing && orphans === this.#orphans;
    this.missing = missing;
    this.#orphans = orphans;
    return isSame ? [] : [INCOMPLETE];
  }

  /** The same of an edit in `[general]`. */
  updateSettings(settings: readonly Category[]): string[] {
    const value = generalSetting(settings, 'autofallthrough');
    const before = this.waitsAtEnd;
    this.waitsAtEnd = value !== undefined && !isYes(value);
    return this.waitsAtEnd === before ? [] : [FALL_THROUGH];
  }
}
