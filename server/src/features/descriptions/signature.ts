/** The arguments of applications, functions and option letters as one line of text, with the place of each in it. */

import type { Span } from '../../base/span.ts';
import { syntaxOf, type CatalogueEntry, type Option, type Parameter } from '../../catalogue/catalogue.ts';

/** A line of text, and where each parameter stands in it, parts of parameters included. */
export interface SignatureText {
  readonly text: string;
  readonly spans: ReadonlyMap<Parameter, Span>;
}

/** `Dial([Technology/Resource[&Technology2/Resource2…]],[timeout],[options],[URL])` */
export function signature(entry: CatalogueEntry): string {
  return signatureText(entry).text;
}

/** An entry as the newest version takes it. */
export function signatureText(entry: CatalogueEntry): SignatureText {
  const { parameters, argSeparator } = syntaxOf(entry);
  return writtenSignature(entry.name, parameters ?? [], argSeparator ?? ',');
}

export function signatureOf(name: string, parameters: readonly Parameter[], separator: string): string {
  return writtenSignature(name, parameters, separator).text;
}

/** As `signatureOf`, with the places of the parameters. */
export function writtenSignature(name: string, parameters: readonly Parameter[], separator: string): SignatureText {
  const writer = new Writer();
  writer.add(`${name}(`);
  writer.list(parameters, separator);
  return writer.add(')');
}

/** `U(x[^arg…])` */
export function optionSignature(option: Option): string {
  return optionSignatureText(option).text;
}

/** An option with its arguments, where they do not push what is said of it out of sight. */
export function shortOption(option: Option): string {
  const whole = optionSignature(option);
  return whole.length <= WIDEST_OPTION ? whole : `${option.letter}${whole.startsWith(`${option.letter}[`) ? '[(…)]' : '(…)'}`;
}

/** Characters in the first column of a table of options. */
const WIDEST_OPTION = 20;

export function optionSignatureText(option: Option): SignatureText {
  const writer = new Writer();
  const [first, ...rest] = option.arguments ?? [];
  if (first === undefined) return writer.add(option.letter);
  const isNeeded = option.hasParams === 'true' || [first, ...rest].some(({ required }) => required === true);
  writer.add(isNeeded ? `${option.letter}(` : `${option.letter}[(`);
  // The brackets around the parentheses say already that all of it may be left out.
  writer.list([first, ...rest], option.argSeparator ?? ',', isNeeded ? undefined : first);
  return writer.add(isNeeded ? ')' : ')]');
}

export function nameOf(parameter: Parameter): string {
  const writer = new Writer();
  writer.name(parameter);
  return writer.text;
}

/** Whether these are the parts of a place, of which the first ones may be left out: one argument alone is the priority. */
export function isLocation(parameters: readonly Parameter[]): boolean {
  const [context, extension, priority] = parameters;
  return (
    parameters.length === 3 &&
    context?.name === 'context' &&
    (extension?.name === 'extension' || extension?.name === 'exten') &&
    priority?.name === 'priority' &&
    context.required !== true
  );
}

/** Writes a signature from left to right; `spans` holds the places of what was written. */
class Writer implements SignatureText {
  text = '';
  readonly spans = new Map<Parameter, Span>();

  add(text: string): this {
    this.text += text;
    return this;
  }

  /** `caller,operator[,reason]`: those that may be left out in brackets, which open where the rest may be missing. `bare` gets none. */
  list(parameters: readonly Parameter[], separator: string, bare?: Parameter): void {
    let open = 0;
    if (isLocation(parameters)) {
      const [context, extension, priority] = parameters as [Parameter, Parameter, Parameter];
      this.add('[[').name(context).add(`${separator}]`).name(extension).add(`${separator}]`).name(priority);
      return;
    }
    for (const [index, parameter] of parameters.entries()) {
      const isNeeded = (each: Parameter): boolean => each.required === true || each === bare;
      const isLastNeeded = parameters.slice(index).some(isNeeded);
      const before = index === 0 ? '' : separator;
      if (isNeeded(parameter)) this.add(before).name(parameter);
      else if (isLastNeeded) this.add(`${before}[`).name(parameter).add(']');
      else {
        this.add(`[${before}`).name(parameter);
        open++;
      }
    }
    this.add(']'.repeat(open));
  }

  name(parameter: Parameter): this {
    const start = this.text.length;
    const parts = parameter.arguments ?? [];
    const separator = parameter.argSeparator ?? ',';
    if (parts.length === 0) this.add(parameter.name);
    else if (parameter.hasParams === undefined) this.list(parts, separator);
    else {
      const isAlways = parameter.hasParams === 'true';
      this.add(`${parameter.name}${isAlways ? '(' : '[('}`);
      this.list(parts, separator);
      this.add(isAlways ? ')' : ')]');
    }
    if (parameter.multiple === true) this.add('…');
    this.spans.set(parameter, { start, end: this.text.length });
    return this;
  }
}
