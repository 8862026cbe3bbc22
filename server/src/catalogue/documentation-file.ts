/**
 * Asterisk's own documentation as its build writes it, `core-en_US.xml`: what stands in it of applications and functions. A user's file has
 * the version that runs there, and the modules that others wrote.
 */
// Asterisk: doc/appdocsxml.dtd, main/xmldoc.c.

import { SaxesParser } from 'saxes';
import type { Option, Parameter } from './catalogue.ts';

/** A text, or an element with what is in it. */
export type DocumentationNode = string | DocumentationElement;

export interface DocumentationElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly DocumentationNode[];
}

/** One application or function. */
export interface DocumentedEntry {
  readonly kind: 'application' | 'function';
  readonly name: string;
  readonly element: DocumentationElement;
}

/** What the file says, by name; applications are found without regard to case, as Asterisk finds them. */
export class Documentation {
  readonly #applications = new Map<string, DocumentedEntry>();
  readonly #functions = new Map<string, DocumentedEntry>();

  constructor(entries: Iterable<DocumentedEntry>) {
    for (const entry of entries)
      if (entry.kind === 'application') this.#applications.set(entry.name.toLowerCase(), entry);
      else this.#functions.set(entry.name, entry);
  }

  application(name: string): DocumentedEntry | undefined {
    return this.#applications.get(name.toLowerCase());
  }

  function(name: string): DocumentedEntry | undefined {
    return this.#functions.get(name);
  }

  /** In the order of the file. */
  get applications(): readonly DocumentedEntry[] {
    return [...this.#applications.values()];
  }

  get functions(): readonly DocumentedEntry[] {
    return [...this.#functions.values()];
  }
}

/** Takes the file in piece by piece, since a whole one is several megabytes long. */
export class DocumentationReader {
  readonly #parser = new SaxesParser();
  readonly #entries: DocumentedEntry[] = [];
  /** The elements around the present place, from the application or function inwards. */
  readonly #open: { name: string; attributes: Record<string, string>; children: DocumentationNode[] }[] = [];
  /** How many elements are open around the present place. */
  #depth = 0;
  #problem: string | undefined;

  constructor() {
    this.#parser.on('error', ({ message }) => (this.#problem ??= message));
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#depth++;
      if (this.#open.length > 0 || (isEntry(name) && this.#depth === DEPTH_OF_ENTRIES))
        this.#open.push({ name, attributes, children: [] });
    });
    this.#parser.on('text', (text) => this.#open.at(-1)?.children.push(text));
    this.#parser.on('cdata', (text) => this.#open.at(-1)?.children.push(text));
    this.#parser.on('closetag', () => {
      this.#depth--;
      const element = this.#open.pop();
      if (element === undefined) return;
      const outer = this.#open.at(-1);
      const { name } = element.attributes;
      if (outer !== undefined) outer.children.push(element);
      else if (isEntry(element.name) && name !== undefined) this.#entries.push({ kind: element.name, name, element });
    });
  }

  /** What is wrong with the text so far, with line and column; what comes behind that is not read. */
  get problem(): string | undefined {
    return this.#problem;
  }

  write(text: string): void {
    if (this.#problem === undefined) this.#parser.write(text);
  }

  /** Undefined where the text is no documentation; `problem` says why. */
  close(): Documentation | undefined {
    if (this.#problem === undefined) this.#parser.close();
    if (this.#entries.length === 0) this.#problem ??= 'no application and no function stands in it.';
    return this.#problem === undefined ? new Documentation(this.#entries) : undefined;
  }
}

/** They stand directly in the root. */
const DEPTH_OF_ENTRIES = 2;

function isEntry(name: string): name is DocumentedEntry['kind'] {
  return name === 'application' || name === 'function';
}

/** The elements of a name that stand directly in another one. */
export function elementsIn(element: DocumentationElement | undefined, ...names: readonly string[]): DocumentationElement[] {
  return (element?.children ?? []).filter(
    (child): child is DocumentationElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The arguments of an entry, as the catalogue has them. */
export function documentedParameters({ element }: DocumentedEntry): {
  readonly parameters: readonly Parameter[];
  readonly argSeparator: string;
} {
  const [syntax] = elementsIn(element, 'syntax');
  return { parameters: parametersIn(syntax), argSeparator: syntax?.attributes['argsep'] ?? ',' };
}

function parametersIn(element: DocumentationElement | undefined): Parameter[] {
  return elementsIn(element, 'parameter', 'argument').map((each): Parameter => {
    const { name = '', required, multiple, argsep, hasparams } = each.attributes;
    const parts = parametersIn(each);
    return {
      name,
      ...(required !== undefined && { required: isYes(required) }),
      ...(multiple !== undefined && { multiple: isYes(multiple) }),
      ...(parts.length > 0 && { arguments: parts }),
      ...(argsep !== undefined && { argSeparator: argsep }),
      ...((hasparams === 'true' || hasparams === 'optional') && { hasParams: hasparams }),
    };
  });
}

/** An option letter of an entry, with its element. */
export function documentedOption(option: DocumentationElement): Option {
  const { name = '', argsep, hasparams } = option.attributes;
  const parts = parametersIn(option);
  return {
    letter: name,
    ...(parts.length > 0 && { arguments: parts }),
    ...(argsep !== undefined && { argSeparator: argsep }),
    ...((hasparams === 'true' || hasparams === 'optional') && { hasParams: hasparams }),
  };
}

function isYes(value: string): boolean {
  return value === 'true' || value === 'yes';
}
