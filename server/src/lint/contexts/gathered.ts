/**
 * What several rules look for in the lines of a context: found in one go, so that each rule visits only the lines that concern it, and is not
 * asked about contexts in which it could find nothing.
 */

import { TextCache } from '../../base/text-cache.ts';
import { applicationRoles } from '../../catalogue/arguments/argument-roles.ts';
import { blocks } from '../../catalogue/flow/block-applications.ts';
import type { NameKind } from '../../catalogue/neighbors/configured-names.ts';
import { sendsQueries, sinksOf } from '../../catalogue/untrusted/sinks.ts';
import type { Context } from '../../model/contexts/context.ts';
import { HINT, type Priority } from '../../model/contexts/extension.ts';
import { leadingPriorities } from '../../model/contexts/leading.ts';
import type { Rejection } from '../../model/contexts/rejection.ts';
import type { Dialplan } from '../../model/dialplan.ts';
import { handlerChanges, type HandlerChange } from '../../model/lines/handler-changes.ts';
import { mayNameSomething, nameUses, type NameUse } from '../../model/lines/name-uses.ts';
import type { Line } from '../../syntax/config-file.ts';
import { dialStrings, evaluatedTexts, queries, shellCommands, type SinkText } from '../calls/sinks.ts';
import { glance, Mark, marksOf, mayNest, setsVariables } from '../lines/line-traits.ts';
import { extensionNames, type ExtensionName } from '../loading/extension-names.ts';
import { operandsOf, type Operands } from '../values/expression-operands.ts';

/** A priority with what was found in it. */
export interface Found<T> {
  readonly priority: Priority;
  readonly found: T;
}

/** What there is of each kind in a context. */
export interface Gathered {
  /** Of `Mark`: all that some line has. */
  readonly marks: number;
  /** The applications that lines run, in lower case, those inside others left out. */
  readonly applications: ReadonlySet<string>;
  /** Whether some line may run an application that stands inside another. */
  readonly mayNest: boolean;
  /** Whether the name of an application is missing, or holds a comma. */
  readonly hasOddApplications: boolean;
  readonly hasPatterns: boolean;
  readonly hasCallerIds: boolean;
  /** Whether some line names a place or is part of a block. */
  readonly isLeading: boolean;
  readonly rejections: readonly Rejection[];
  /** Hangup handlers that are pushed, popped and wiped. */
  readonly handlerChanges: readonly Found<readonly HandlerChange[]>[];
  /** Names that other configuration files define, and of which kinds they are. */
  readonly names: readonly { readonly line: Line; readonly use: NameUse; readonly priority: Priority }[];
  readonly nameKinds: ReadonlySet<NameKind>;
  /** Operands of expressions. */
  readonly operands: readonly Found<Operands>[];
  /** Places where text of a caller would do harm. */
  readonly shellCommands: readonly Found<readonly SinkText[]>[];
  readonly dialStrings: readonly Found<readonly SinkText[]>[];
  readonly queries: readonly Found<readonly SinkText[]>[];
  readonly evaluatedTexts: readonly Found<readonly SinkText[]>[];
  /** Names of extensions that can be judged. */
  readonly extensionNames: readonly ExtensionName[];
}

/** What there is of each kind in a context; priorities in which nothing was found are left out. */
export function gathered(context: Context, dialplan: Dialplan): Gathered {
  return dialplan.tracker.share(gatheredKey(context), () => {
    dialplan.context(context.name);
    return new Gathering(context);
  });
}

class Gathering implements Gathered {
  marks = 0;
  readonly applications = new Set<string>();
  mayNest = false;
  hasOddApplications = false;
  hasPatterns = false;
  hasCallerIds = false;
  readonly isLeading: boolean;
  readonly rejections: readonly Rejection[];
  readonly handlerChanges: Found<readonly HandlerChange[]>[] = [];
  readonly names: { line: Line; use: NameUse; priority: Priority }[] = [];
  readonly nameKinds = new Set<NameKind>();
  readonly operands: Found<Operands>[] = [];
  readonly shellCommands: Found<readonly SinkText[]>[] = [];
  readonly dialStrings: Found<readonly SinkText[]>[] = [];
  readonly queries: Found<readonly SinkText[]>[] = [];
  readonly evaluatedTexts: Found<readonly SinkText[]>[] = [];
  readonly extensionNames: readonly ExtensionName[];

  constructor(context: Context) {
    this.rejections = context.rejections;
    this.isLeading = leadingPriorities(context).length > 0;
    this.extensionNames = [...extensionNames(context)];
    for (const { compiled, callerId, priorities } of context.registered()) {
      this.hasCallerIds ||= callerId !== undefined;
      this.hasPatterns ||= compiled.isPattern;
      for (const priority of priorities) this.#add(priority);
    }
  }

  #add(priority: Priority): void {
    const { statement, line } = priority;
    const application = applicationTraits(statement.application.text);
    const marks = marksOf(glance(statement, line.text));
    this.marks |= marks;
    // A hint runs nothing: what stands there are its devices.
    if (priority.number !== HINT) this.applications.add(application.name);
    this.mayNest ||= application.mayNest;
    this.hasOddApplications ||= application.isOdd;
    const sets = application.mayNest || application.sets;
    if (sets) {
      const changed = handlerChanges(statement);
      if (changed.length > 0) this.handlerChanges.push({ priority, found: changed });
    }
    if (application.names || (marks & Mark.function) !== 0 || priority.number === HINT)
      for (const use of nameUses(statement)) {
        this.names.push({ line, use, priority });
        this.nameKinds.add(use.kind);
      }
    if (priority.number !== HINT && (marks & Mark.reference) !== 0) this.#addSinks(priority, application, sets, marks);
    if ((marks & Mark.expression) !== 0) {
      const computed = operandsOf(statement, line.text);
      if (computed.oneSided.length + computed.bare.length + computed.quotedOrders.length > 0)
        this.operands.push({ priority, found: computed });
    }
  }

  #addSinks(priority: Priority, application: ApplicationTraits, sets: boolean, marks: number): void {
    const mayHarm = application.mayNest || application.hasSinks;
    const callsFunction = (marks & Mark.function) !== 0;
    const commands = mayHarm || sets || callsFunction ? shellCommands(priority) : noTexts;
    addHarmful(this.shellCommands, priority, commands);
    if (mayHarm) addHarmful(this.dialStrings, priority, dialStrings(priority));
    if (sets || callsFunction || sendsQueries(application.name)) addHarmful(this.queries, priority, queries(priority));
    if (mayHarm || sets || application.hasRoles || (marks & evaluating) !== 0)
      addHarmful(this.evaluatedTexts, priority, evaluatedTexts(priority, commands));
  }
}

const evaluating = Mark.function | Mark.expression | Mark.computedName;

const noTexts: readonly SinkText[] = [];

function addHarmful(list: Found<readonly SinkText[]>[], priority: Priority, found: readonly SinkText[]): void {
  if (found.some(({ piece }) => piece.text.includes('$'))) list.push({ priority, found });
}

/** What is known of an application by its name. */
interface ApplicationTraits {
  /** In lower case. */
  readonly name: string;
  readonly mayNest: boolean;
  readonly sets: boolean;
  /** Whether its arguments may be names that other configuration files define. */
  readonly names: boolean;
  readonly hasSinks: boolean;
  readonly hasRoles: boolean;
  readonly isOdd: boolean;
}

/** As its lines write it. */
function applicationTraits(written: string): ApplicationTraits {
  return known.get(written, () => {
    const name = written.trim().toLowerCase();
    return {
      name,
      mayNest: mayNest(name),
      sets: setsVariables(name),
      names: mayNameSomething(name),
      hasSinks: sinksOf(name).length > 0,
      hasRoles: applicationRoles(name) !== undefined,
      isOdd: name === '' || name.includes(',') || name.includes(')'),
    };
  });
}

const known = new TextCache<ApplicationTraits>();

/** Whether some line runs an application, be it inside another. */
export function mayRun({ applications, mayNest: nests }: Gathered, ...names: readonly string[]): boolean {
  return nests || names.some((name) => applications.has(name));
}

/** Whether some line is part of a While or an If. */
export function hasBlocks({ applications }: Gathered): boolean {
  for (const name of applications) if (Object.hasOwn(blocks, name)) return true;
  return false;
}

/** What is gathered in a context is remembered under this key; once all rules have seen it nobody needs it. */
export function gatheredKey(context: Context): string {
  return context.key('gathered');
}
