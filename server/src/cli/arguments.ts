/** The words of a command line as options and operands. */

import { closest } from '../base/distance.ts';
import { listed } from '../workspace/settings.ts';

export interface Option {
  /** Without the dashes. */
  readonly name: string;
  /** What its value is called in the help; undefined for an option without one. */
  readonly value?: string;
  readonly isRepeatable?: boolean;
  /** The values that it takes; any text when absent. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

/** A value, or in a sentence why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

export class Arguments {
  readonly operands: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(operands: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.operands = operands;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value given last. */
  value(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
}

/** Reads `--name`, `--name value` and `--name=value`; behind `--` every word is an operand. */
export function parseArguments(words: readonly string[], options: readonly Option[]): Result<Arguments> {
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = (equals < 0 ? word : word.slice(0, equals)).replace(/^--?/, '');
    const option = word.startsWith('--') ? options.find((each) => each.name === name) : undefined;
    if (option === undefined)
      return refuse(
        `unknown option '${equals < 0 ? word : word.slice(0, equals)}'${suggestion(
          name,
          options.map((each) => each.name),
          '--',
        )}`,
      );
    if (option.value === undefined) {
      if (equals >= 0) return refuse(`option '--${name}' takes no value`);
      values.set(name, []);
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : words[++i];
    if (value === undefined || value === '') return refuse(`option '--${name}' needs a value: --${name} ${option.value}`);
    if (option.choices !== undefined && !option.choices.includes(value))
      return refuse(`'${value}' is no value of '--${name}'; it takes ${listed(option.choices)}`);
    const list = values.get(name);
    if (list === undefined) values.set(name, [value]);
    else if (option.isRepeatable === true) list.push(value);
    else return refuse(`option '--${name}' is given twice`);
  }
  return { ok: true, value: new Arguments(operands, values) };
}

export function refuse(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}

/** ", did you mean 'x'?" when a name is near, or nothing. */
export function suggestion(wanted: string, names: readonly string[], prefix = ''): string {
  const near = closest(wanted, names);
  return near === undefined ? '' : `; did you mean '${prefix}${near}'?`;
}
