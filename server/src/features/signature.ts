/** The arguments of applications, functions and option letters as one line of text. */

import { syntaxOf, type CatalogueEntry, type Option, type Parameter } from '../catalogue/catalogue.ts';

/** `Dial([Technology/Resource[&Technology2/Resource2…]],[timeout],[options],[URL])` */
export function signature(entry: CatalogueEntry): string {
  const { parameters, argSeparator } = syntaxOf(entry);
  return `${entry.name}(${list(parameters ?? [], argSeparator ?? ',')})`;
}

/** `U(x[^arg…])` */
export function optionSignature(option: Option): string {
  const [first, ...rest] = option.arguments ?? [];
  if (first === undefined) return option.letter;
  const isNeeded = option.hasParams === 'true' || [first, ...rest].some(({ required }) => required === true);
  if (isNeeded) return `${option.letter}(${list([first, ...rest], option.argSeparator ?? ',')})`;
  return `${option.letter}[(${list([{ ...first, required: true }, ...rest], option.argSeparator ?? ',')})]`;
}

/** `caller,operator[,reason]`: those that may be left out in brackets, which open where the rest may be missing. */
function list(parameters: readonly Parameter[], separator: string): string {
  let text = '';
  let open = 0;
  for (const [index, parameter] of parameters.entries()) {
    const isLastNeeded = parameters.slice(index).some(({ required }) => required === true);
    const before = index === 0 ? '' : separator;
    if (isLastNeeded && parameter.required !== true) text += `${before}[${nameOf(parameter)}]`;
    else if (parameter.required === true) text += before + nameOf(parameter);
    else {
      text += `[${before}${nameOf(parameter)}`;
      open++;
    }
  }
  return text + ']'.repeat(open);
}

export function nameOf(parameter: Parameter): string {
  const parts = parameter.arguments ?? [];
  const more = parameter.multiple === true ? '…' : '';
  if (parts.length === 0) return parameter.name + more;
  const inner = list(parts, parameter.argSeparator ?? ',');
  if (parameter.hasParams === 'true') return `${parameter.name}(${inner})${more}`;
  if (parameter.hasParams === 'optional') return `${parameter.name}[(${inner})]${more}`;
  return inner + more;
}
