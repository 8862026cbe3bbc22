/**
 * A dialplan: one root file and what belongs to it, as contexts that can be asked for by name. The façade that rules and features work on.
 *
 * Whatever asks for a context is noted by the tracker, so that an edit reaches exactly those answers that depend on it. `update` is the
 * only thing that changes a dialplan; its result equals the one built from scratch from the same texts.
 */

import { equalMaps } from '../base/equality.ts';
import type { NameKind } from '../catalogue/neighbors/configured-names.ts';
import type { ConfigFile, Line, LineChange } from '../syntax/config-file.ts';
import { Context, type TargetUse } from './contexts/context.ts';
import { haveSameOutline } from './contexts/outlines.ts';
import { headerEdit } from './header-edits.ts';
import { Indexes } from './indexes/indexes.ts';
import { thingOf, type Summary } from './indexes/summary.ts';
import { LayoutFacts } from './layout-facts.ts';
import type { Call } from './indexes/name-index.ts';
import type { Start } from './layout/layout-edits.ts';
import { layOut } from './layout/lay-out.ts';
import type { Category, Fragment } from './layout/category.ts';
import type { IncludeResolver, Layout, Reading } from './layout/layout.ts';
import { documentationAbove, touchesDocumentation, type Documentation } from './lines/doc-comments.ts';
import { endsInComment, isHardlyAnything } from './missing-parts.ts';
import type { NamesOfKind } from './neighbors/names-of-kind.ts';
import { moduleContexts, Neighborhood } from './neighbors/neighborhood.ts';
import { runAt, touchedRuns } from './layout/runs.ts';
import { SectionsByStart } from './layout/sections-by-start.ts';
import {
  contextSections,
  isContext,
  isGeneral,
  isGlobals,
  readGlobals,
  sameCategories,
  settingSections,
} from './layout/sections.ts';
import {
  ALL_NAMES,
  CALLERS,
  COMMENTS,
  ENTRIES,
  EXISTENCE,
  FALL_THROUGH,
  GLOBALS,
  INCLUDER_NAMES,
  INCLUDERS,
  INCOMPLETE,
  LOADED,
  MENTIONS,
  NAMED,
  OUTLINES,
  READERS,
  SETTERS,
  UNUSED_TEMPLATES,
  USED,
} from './things.ts';
import { Tracker } from './tracker.ts';
import type { Globals } from './values/globals.ts';

export interface DialplanSources {
  readonly root: ConfigFile;
  /** Dialplan files of the same folders that nothing includes: they are included on the server. */
  readonly loose: readonly ConfigFile[];
  /** The other configuration files of the folder, such as queues.conf. */
  readonly neighbors: readonly ConfigFile[];
  readonly resolve: IncludeResolver;
  /** Finds the files that one of the neighbors includes; they are among the neighbors, too. */
  readonly resolveNeighbor: IncludeResolver;
  /** Whether contexts may come from elsewhere: an AEL or Lua dialplan beside it, or a root that is not there. */
  readonly hasOtherSources: boolean;
  /** Contexts that an AEL or Lua dialplan beside it makes or adds to; none where it is not given. */
  readonly otherContexts?: readonly string[];
  /** What else is named there: a context of this name may be gone to, and set up, in a way that is not seen. */
  readonly otherNames?: ReadonlySet<string>;
  /** Tolerant when it is not given, so that one mistake does not hide the rest. */
  readonly reading?: Reading;
  /** Whether `update` is never called, so that no answer need be forgotten. */
  readonly isFixed?: boolean;
}

/** What an update touched. */
export interface Update {
  /** Contexts that are new, other than before, or gone. */
  readonly contexts: ReadonlySet<string>;
  /** Keys of answers that no longer hold (see Tracker). */
  readonly forgotten: ReadonlySet<string>;
}

/** What there is of a dialplan before it is put together. */
export interface Begun {
  readonly layout: Layout;
  readonly globals: Globals;
  readonly contexts: Map<string, Context>;
}

export class Dialplan {
  readonly tracker: Tracker;
  #sources: DialplanSources;
  #layout: Layout;
  #contexts = new Map<string, Context>();
  #globals: Globals = new Map();
  /** Which sections the runs of lines belong to; undefined until somebody asks after the files were laid out. */
  #sections: SectionsByStart | undefined;
  readonly #indexes = new Indexes({
    inLoadOrder: () => this.#inLoadOrder(),
    orderOf: (context) => this.#orderOf(context),
  });
  #settingSections: readonly Category[] = [];
  /** The names of the contexts in load order; undefined until somebody asks after the sections have changed. */
  #names: readonly string[] | undefined;
  /** The contexts in the same order; undefined until somebody asks after any of them has changed. */
  #ordered: readonly Context[] | undefined;
  readonly #facts = new LayoutFacts();
  readonly #neighborhood: Neighborhood;
  /** How many contexts were built; for the tests of work done. */
  contextsBuilt = 0;
  /** Counts the changes of contexts: where it is what it was, each context is the object that it was. */
  revision = 0;

  constructor(sources: DialplanSources, begun?: Begun) {
    this.tracker = new Tracker(sources.isFixed === true ? 'fixed' : 'edited');
    this.#sources = sources;
    this.#neighborhood = new Neighborhood(this.tracker, sources);
    this.#layout = begun?.layout ?? layOut(sources.root, sources.loose, sources.resolve, sources.reading);
    if (begun !== undefined) {
      this.#globals = begun.globals;
      this.#contexts = begun.contexts;
      this.contextsBuilt = begun.contexts.size;
    }
    this.#rebuild(new Set(), []);
  }

  get root(): ConfigFile {
    return this.#sources.root;
  }

  get layout(): Layout {
    return this.#layout;
  }

  /** The sections `[general]` and `[globals]`, each as often as it is written, templates left out. */
  get settingSections(): readonly Category[] {
    return this.#settingSections;
  }

  /** The header of the template of this name, where no section takes anything from it, and none has the same name. */
  unusedTemplate(name: string): Line | undefined {
    this.tracker.read(UNUSED_TEMPLATES);
    return this.#facts.unusedTemplates.get(name);
  }

  /** The files beside the dialplan; who asks is asked again when any of them changes. */
  get neighbors(): readonly ConfigFile[] {
    return this.#neighborhood.files;
  }

  get globals(): Globals {
    this.tracker.read(GLOBALS);
    return this.#globals;
  }

  /** Whether a context that is not here may exist all the same. */
  get isIncomplete(): boolean {
    this.tracker.read(INCOMPLETE);
    return this.#facts.missing !== '';
  }

  /** Whether hardly anything is missing: at most files of `#tryinclude`, which need not be there, or the header above the first lines, so that a slip of a name that is here is one. */
  get isNearlyComplete(): boolean {
    this.tracker.read(INCOMPLETE);
    return isHardlyAnything(this.#facts.missing);
  }

  /** Whether a call that comes to the end of its extension waits for digits, as `autofallthrough = no` has it, and does not end. */
  get waitsAtEnd(): boolean {
    this.tracker.read(FALL_THROUGH);
    return this.#facts.waitsAtEnd;
  }

  /** Whether the end of a file is lost in a comment that nothing closes. */
  losesEnd(file: ConfigFile): boolean {
    this.tracker.read(INCOMPLETE);
    return endsInComment(file);
  }

  /** Whether a section of the context inherits from one that is not there, of which nobody knows what it holds. */
  inheritsUnknown({ headers }: Context): boolean {
    this.tracker.read(INCOMPLETE);
    const { orphanHeaders } = this.#facts;
    return orphanHeaders.size > 0 && headers.some((header) => orphanHeaders.has(header));
  }

  /** Whether a file is the root, or is included by it, directly or not; the others are included on the server only, in a way that nobody knows. */
  isIncluded(file: ConfigFile): boolean {
    this.tracker.read(LOADED);
    return this.#facts.included.has(file);
  }

  /** By how many directives Asterisk reads a file, those that are superfluous at a glance left out. */
  timesRead(file: ConfigFile): number {
    this.tracker.read(LOADED);
    return this.#facts.timesRead.get(file) ?? 0;
  }

  /** Whether a module of Asterisk or a file in another language makes a context of this name or adds to it. */
  isForeign(name: string): boolean {
    return this.isExtended(name) || this.#sources.otherContexts?.includes(name) === true;
  }

  /** Whether a module of Asterisk makes a context of this name or adds to it, so that what it holds cannot be known. */
  isExtended(name: string): boolean {
    return this.#neighborhood.foreignContexts.has(name) || moduleContexts.has(name);
  }

  /** The names of the contexts that are made elsewhere, as far as they are known. */
  get foreignNames(): readonly string[] {
    return [...this.#neighborhood.foreignContexts, ...moduleContexts, ...(this.#sources.otherContexts ?? [])];
  }

  /** The names of one kind that the other configuration files define. */
  configured(kind: NameKind): NamesOfKind {
    return this.#neighborhood.names(kind);
  }

  /** The name under which Asterisk reads a file beside the dialplan: that of the file that includes it, or its own. */
  neighborName(file: ConfigFile): string {
    return this.#neighborhood.nameOf(file);
  }

  /** The sections of a file beside the dialplan, by its name. */
  neighborSections(name: string): readonly Category[] {
    return this.#neighborhood.sectionsOf(name);
  }

  /** The context of this name; names are case-sensitive. */
  context(name: string): Context | undefined {
    this.tracker.read(name);
    return this.#contexts.get(name);
  }

  /**
   * The context of this name for those who look at its outline and at nothing else of it: who asks is not asked again when a priority does
   * something else.
   */
  outlineOf(name: string): Context | undefined {
    this.tracker.read(OUTLINES, name);
    return this.#contexts.get(name);
  }

  /** Whether there is a context of this name, whatever it holds. */
  hasContext(name: string): boolean {
    this.tracker.read(EXISTENCE, name);
    return this.#contexts.has(name);
  }

  /** All contexts in the order in which Asterisk makes them. */
  get contexts(): Iterable<Context> {
    this.tracker.read(ALL_NAMES);
    return this.#inLoadOrder();
  }

  get contextNames(): readonly string[] {
    this.tracker.read(ALL_NAMES);
    return this.#namesInOrder();
  }

  /** The name of a context that differs from this one by one letter, or by case alone; undefined where none does. */
  nearlyNamed(name: string): string | undefined {
    this.tracker.read(ALL_NAMES);
    return this.#indexes.nearlyNamed(name);
  }

  /** The contexts that a line of a dialplan file belongs to: one, or several where a template hands it on, or none. */
  contextsAt(line: Line): readonly Context[] {
    const start = runAt(line.file, line.number);
    const names = new Set(
      this.#sectionsByStart()
        .at(start)
        .map((category) => category.name),
    );
    return [...names].map((name) => this.#contexts.get(name)).filter((context) => context !== undefined);
  }

  /** The sections that a line stands in or heads, templates, `[general]` and `[globals]` included. */
  categoriesAt(line: Line): readonly Category[] {
    return this.#sectionsByStart().at(line.statement.kind === 'section' ? line : runAt(line.file, line.number));
  }

  /** Every target in the dialplan that names this context literally, with includes left out. */
  usesOf(name: string): readonly TargetUse[] {
    this.tracker.read(CALLERS, name);
    return this.#indexes.usesOf(name);
  }

  /**
   * The calls that enter subroutines and hangup handlers of this context, one for each place that is entered. That a place has one caller
   * more or less is no change here, so that routines with many callers are not looked at again for each of them.
   */
  entriesOf(name: string): readonly Call[] {
    this.tracker.read(ENTRIES, name);
    return this.#indexes.names.callsInto(name);
  }

  /**
   * The targets that name this context, or that compute the name of theirs where `name` is COMPUTED; one for each place that is named, in an
   * order of their own. Left out are those that mean their own context without naming it, unless they call a subroutine.
   */
  placesNamed(name: string): readonly Call[] {
    this.tracker.read(ENTRIES, name);
    this.tracker.read(NAMED, name);
    return [...this.#indexes.names.callsInto(name), ...this.#indexes.names.othersNaming(name)];
  }

  /** The contexts that include this one directly. */
  includersOf(name: string): readonly Context[] {
    this.tracker.read(INCLUDERS, name);
    return this.#indexes.includersOf(name);
  }

  /** As `includersOf`, for those who look at the outlines of these contexts and at nothing else of them. */
  includerOutlinesOf(name: string): readonly Context[] {
    this.tracker.read(INCLUDER_NAMES, name);
    return this.#indexes.includersOf(name);
  }

  /** Whether a context includes this one directly. */
  hasIncluders(name: string): boolean {
    return this.includerOutlinesOf(name).length > 0;
  }

  /** The names of contexts that targets and includes use, whether there are such contexts or not, in no order. */
  get usedNames(): Iterable<string> {
    this.tracker.read(USED);
    return this.#indexes.names.used();
  }

  /** Whether a Loopback switch, or a line that does not do what it says, names this context. */
  isMentioned(name: string): boolean {
    this.tracker.read(MENTIONS, name);
    return this.#indexes.names.isMentioned(name);
  }

  /** The contexts that set a variable of this name; computed names are left out. */
  settersOf(variable: string): readonly Context[] {
    this.tracker.read(SETTERS, variable);
    return this.#indexes.settersOf(variable);
  }

  /** Whether any context reads this variable, a name of three letters or more, by its name. */
  isVariableRead(variable: string): boolean {
    this.tracker.read(READERS, variable);
    return this.#indexes.isVariableRead(variable);
  }

  /** The contexts that read a variable of this name, which has three letters or more. */
  readersOf(variable: string): readonly Context[] {
    this.tracker.read(READERS, variable);
    return this.#indexes.readersOf(variable);
  }

  /** What all contexts come to together. */
  summary(summary: Summary): ReadonlySet<string> {
    this.tracker.read(thingOf(summary));
    return this.#indexes.summaryOf(summary).all;
  }

  /** Whether some context adds a text to a summary. */
  summaryHas(summary: Summary, text: string): boolean {
    this.tracker.read(thingOf(summary, text));
    return this.#indexes.summaryOf(summary).has(text);
  }

  /** The comment right above a line. */
  documentationAbove(line: Line): Documentation | undefined {
    this.tracker.read(COMMENTS, line.file.path);
    return documentationAbove(line);
  }

  /** Takes in what an edit did to one of the files. */
  update(file: ConfigFile, change: LineChange): Update {
    const update = this.#updateLines(file, change);
    const others: string[] = [];
    if (touchesDocumentation(file, change)) others.push(COMMENTS + file.path);
    others.push(...this.#facts.updateParts(this.#layout, this.#settingSections, this.#sources));
    return this.#settled(
      update,
      others.flatMap((each) => this.tracker.forget(each)),
    );
  }

  /** An update with the answers that are forgotten with it. */
  #settled(update: Update, forgotten: Iterable<string>): Update {
    const more = [...forgotten, ...this.tracker.settle()];
    return more.length === 0 ? update : { ...update, forgotten: new Set([...update.forgotten, ...more]) };
  }

  #updateLines(file: ConfigFile, change: LineChange): Update {
    if (file.dialect === 'config') return { contexts: new Set(), forgotten: this.#neighborhood.update(file, change) };
    const touched = new Set([...touchedRuns(file, change), ...this.#exactRuns(file, change)]);
    if (change.isStructural) {
      // What a header says beside the name counts in its own section.
      for (const { line } of change.changed) if (line.statement.kind === 'section') touched.add(line);
      return this.#editHeader(file, change, touched) ?? this.#layOutAnew(touched);
    }
    if (this.#layout.hasFilters) return this.#layOutAnew(touched);
    if (touched.size === 0) return nothing;
    const names = new Set<string>();
    const others: string[] = [];
    for (const start of touched)
      for (const category of this.#sectionsByStart().at(start)) {
        if (isGlobals(category) && !category.isTemplate) return this.#rebuildAll(touched, this.#inLoadOrder());
        if (isContext(category)) names.add(category.name);
        else if (isGeneral(category)) others.push(...this.#facts.updateSettings(this.#settingSections));
      }
    const contexts = new Map<string, Context | undefined>();
    for (const name of names) {
      const old = this.#contexts.get(name);
      if (old === undefined) continue;
      contexts.set(name, old);
      this.#contexts.set(name, this.#build(name, old.categories));
    }
    this.#ordered = undefined;
    return this.#announce(contexts, others);
  }

  /** The starts of the runs with any change at all, where every character counts: in global variables, and where lines are put together. */
  #exactRuns(file: ConfigFile, change: LineChange): (Line | ConfigFile)[] {
    const starts = new Set(change.changed.map(({ line }) => runAt(file, line.number)));
    const isExact = (category: Category): boolean =>
      isGlobals(category) || isGeneral(category) || this.#contexts.get(category.name)?.joinsLines === true;
    return [...starts].filter((start) => this.#sectionsByStart().at(start).some(isExact));
  }

  #sectionsByStart(): SectionsByStart {
    this.#sections ??= new SectionsByStart(this.#layout.categories);
    return this.#sections;
  }

  /** Takes in other files: one came, went, or belongs elsewhere now. */
  replaceSources(sources: DialplanSources): Update {
    this.#sources = sources;
    const forgotten = this.#neighborhood.replace(sources);
    const update = this.#layOutAnew(new Set());
    return this.#settled(update, forgotten);
  }

  #layOutAnew(touched: ReadonlySet<Line | ConfigFile>): Update {
    const orderBefore = this.#inLoadOrder();
    this.#layout = layOut(this.#sources.root, this.#sources.loose, this.#sources.resolve, this.#sources.reading);
    return this.#rebuildAll(touched, orderBefore);
  }

  #orderOf({ categories: [first] }: Context): number {
    return (first === undefined ? undefined : this.#sectionsByStart().madeBy(first.header)?.order) ?? 0;
  }

  #inLoadOrder(): readonly Context[] {
    this.#ordered ??= this.#namesInOrder().flatMap((name) => this.#contexts.get(name) ?? []);
    return this.#ordered;
  }

  #namesInOrder(): readonly string[] {
    if (this.#names === undefined) {
      const names = new Set<string>();
      for (const category of this.#layout.categories)
        if (isContext(category) && this.#contexts.has(category.name)) names.add(category.name);
      this.#names = [...names];
    }
    return this.#names;
  }

  /** A header that was written, renamed or deleted moves lines between few contexts; undefined when more than that may have changed. */
  #editHeader(file: ConfigFile, change: LineChange, touched: ReadonlySet<Start>): Update | undefined {
    if (this.#sources.reading === 'exact') return undefined;
    const sections = this.#sectionsByStart();
    const edit = headerEdit(
      { ...this.#sources, layout: this.#layout, sections, contexts: this.#contexts },
      file,
      change,
      touched,
    );
    if (edit === undefined) return undefined;
    const { layout, replaced, added, categories } = edit;
    this.#layout = layout;
    for (const [old, category] of replaced) sections.replace(old, category);
    sections.replace(undefined, added);
    const changed = new Map<string, Context | undefined>();
    for (const [name, own] of categories) {
      changed.set(name, this.#contexts.get(name));
      if (own.length === 0) this.#contexts.delete(name);
      else this.#contexts.set(name, this.#build(name, own));
    }
    this.#names = undefined;
    this.#ordered = undefined;
    return this.#announce(changed);
  }

  #build(name: string, categories: readonly Category[]): Context {
    this.contextsBuilt++;
    return new Context(name, categories, this.#globals);
  }

  #rebuildAll(touched: ReadonlySet<Line | ConfigFile>, orderBefore: readonly Context[]): Update {
    const { changed, others } = this.#rebuild(touched, orderBefore);
    return this.#announce(changed, others);
  }

  /**
   * Goes through the whole layout, and builds those contexts anew whose runs of lines are others or are among the touched; tells which, each as
   * it was before, and what else has changed.
   */
  #rebuild(
    touched: ReadonlySet<Line | ConfigFile>,
    orderBefore: readonly Context[],
  ): { readonly changed: ReadonlyMap<string, Context | undefined>; readonly others: ReadonlySet<string> } {
    this.#sections = undefined;
    const settings = settingSections(this.#layout.categories);
    this.#settingSections = settings;
    const globals = readGlobals(settings.filter(isGlobals));
    const areGlobalsOther = !equalMaps(globals, this.#globals);
    this.#globals = globals;
    const isTouched = (fragment: Fragment): boolean => touched.has(fragment.before ?? fragment.file);
    const before = this.#contexts;
    const changed = new Map<string, Context | undefined>();
    this.#contexts = new Map();
    this.#names = undefined;
    this.#ordered = undefined;
    for (const [name, categories] of contextSections(this.#layout.categories)) {
      const old = before.get(name);
      const isSame =
        old !== undefined &&
        !(areGlobalsOther && old.usesGlobals) &&
        sameCategories(old.categories, categories) &&
        !categories.some((category) => category.fragments.some(isTouched));
      if (!isSame) changed.set(name, old);
      this.#contexts.set(name, isSame ? old : this.#build(name, categories));
    }
    for (const [name, old] of before) if (!this.#contexts.has(name)) changed.set(name, old);
    const others = new Set<string>();
    if (!isSameOrder(orderBefore, this.#contexts))
      for (const name of this.#contexts.keys())
        others
          .add(CALLERS + name)
          .add(INCLUDERS + name)
          .add(INCLUDER_NAMES + name)
          .add(ALL_NAMES);
    if (areGlobalsOther) others.add(GLOBALS);
    for (const each of this.#facts.update(this.#layout, settings, this.#sources)) others.add(each);
    return { changed, others };
  }

  /** Tells the indexes and those who keep answers that these contexts, here as they were before, and these other things have changed. */
  #announce(changed: ReadonlyMap<string, Context | undefined>, others: Iterable<string> = []): Update {
    this.revision++;
    const things = new Set<string>([...changed.keys(), ...others, ...this.#indexes.replace(changed, this.#contexts)]);
    for (const [name, before] of changed) {
      const now = this.#contexts.get(name);
      if ((before === undefined) !== (now === undefined)) things.add(ALL_NAMES).add(EXISTENCE + name);
      if (!haveSameOutline(before, now)) things.add(OUTLINES + name);
    }
    const forgotten = new Set<string>();
    for (const thing of things) for (const key of this.tracker.forget(thing)) forgotten.add(key);
    return { contexts: new Set(changed.keys()), forgotten };
  }
}

const nothing: Update = { contexts: new Set(), forgotten: new Set() };

/** Whether the contexts that stay have kept their order; `after` is in load order. */
function isSameOrder(before: readonly Context[], after: ReadonlyMap<string, unknown>): boolean {
  const names = new Set(before.map((context) => context.name));
  const stayed = before.filter((context) => after.has(context.name));
  let i = 0;
  for (const name of after.keys()) if (names.has(name) && stayed[i++]?.name !== name) return false;
  return true;
}
