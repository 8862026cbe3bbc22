/** Arguments of a routine that its lines mean and do not name, since their names are mistyped or a bracket is lost. */

import type { Context } from '../../model/contexts/context.ts';
import { hasWholeSignature } from '../../model/lines/facts.ts';
import { isSound } from '../lines/sound-line.ts';

/** `AG1`, `RAG1` or `ARG` where an argument is meant; which one is not told by `ARG`. */
export function argumentMeant(name: string): string | undefined {
  if (name === 'ARG') return 'ARG1';
  const split = /^AR(\d)G$/.exec(name)?.[1];
  if (split !== undefined) return `ARG${split}`;
  const [, letters = '', number = ''] = /^([A-Z]{2,4})(\d)$/.exec(name) ?? [];
  return number !== '' && letters !== 'ARG' && slips.test(letters) ? `ARG${number}` : undefined;
}

const slips = /^(?:AG|RG|AR|AGR|RAG|AARG|ARRG|ARGG|ARGS)$/;

/** Whether some line of the context may mean an argument that no line reads, which is told of that line. */
export function mayMeanArgument(context: Context, number: number): boolean {
  if (context.rejections.length > 0 || context.brokenTexts !== undefined) return true;
  const plain = new RegExp(`(?<!\\$\\{)\\bARG${number}\\b`);
  return context.priorities().some(({ statement, line }) => {
    const { text } = statement.data;
    if (plain.test(text) && hasWholeSignature(statement)) return true;
    // What a semicolon cut off stands in the line all the same.
    if (line.text.includes(`ARG${number}`) && !text.includes(`ARG${number}`) && !isSound(statement, line.text)) return true;
    if (!text.includes('$')) return false;
    const isSlip = [...text.matchAll(/\$\{([A-Z]{2,4}\d?G?)(?![\w(])/g)].some(
      ([, name = '']) => name === 'ARG' || argumentMeant(name) === `ARG${number}`,
    );
    return isSlip || !isSound(statement, line.text);
  });
}
