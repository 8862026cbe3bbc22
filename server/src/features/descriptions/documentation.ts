/** What the user's own Asterisk documentation says of an application, a function or an option, in Markdown. */

import {
  documentedOption,
  documentedParameters,
  elementsIn,
  type DocumentationElement,
  type DocumentationNode,
  type DocumentedEntry,
} from '../../catalogue/documentation-file.ts';
import { block, code, paragraphs, plain } from './markdown.ts';
import { optionSignature, signatureOf } from './signature.ts';

export function documentedText(entry: DocumentedEntry): string {
  const { element, name } = entry;
  const { parameters, argSeparator } = documentedParameters(entry);
  const [synopsis] = elementsIn(element, 'synopsis');
  const args = list(elementsIn(element, 'syntax')[0], 0);
  const versions = elementsIn(elementsIn(element, 'since')[0], 'version').map(textOf);
  const related = elementsIn(elementsIn(element, 'see-also')[0], 'ref').map((ref) => code(textOf(ref)));
  return paragraphs(
    block(signatureOf(name, parameters, argSeparator)),
    synopsis === undefined ? undefined : inline(synopsis.children),
    versions.length === 0 ? undefined : `Since Asterisk ${versions.join(', ')}.`,
    blocks(elementsIn(element, 'description')[0]),
    args === '' ? undefined : `Arguments:\n\n${args}`,
    related.length === 0 ? undefined : `See also ${related.join(', ')}.`,
  );
}

/** What it does, in a few words. */
export function synopsisText({ element }: DocumentedEntry): string {
  const [synopsis] = elementsIn(element, 'synopsis');
  return synopsis === undefined ? '' : textOf(synopsis);
}

export function documentedOptionText(entry: DocumentedEntry, letter: string): string | undefined {
  const option = optionsIn(entry.element).find((each) => each.attributes['name'] === letter);
  if (option === undefined) return undefined;
  return paragraphs(`${code(optionSignature(documentedOption(option)))}, option of ${code(entry.name)}:`, blocks(option));
}

function optionsIn(element: DocumentationElement): DocumentationElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === 'option' ? [child] : optionsIn(child),
  );
}

const lists: ReadonlySet<string> = new Set(['optionlist', 'enumlist', 'variablelist', 'syntax']);
const items: ReadonlySet<string> = new Set(['parameter', 'argument', 'option', 'enum', 'variable', 'value']);

/** What stands in an element, one paragraph or list after the other. */
function blocks(element: DocumentationElement | undefined): string {
  return paragraphs(...(element?.children ?? []).map((child) => blockOf(child)));
}

function blockOf(node: DocumentationNode): string | undefined {
  if (typeof node === 'string') return plain(squeeze(node).trim());
  switch (node.name) {
    case 'para':
      return inline(node.children);
    case 'note':
      return paragraphs('**Note**', blocks(node));
    case 'warning':
      return paragraphs('**Warning**', blocks(node));
    case 'example': {
      const { title } = node.attributes;
      return paragraphs(title === undefined ? undefined : `${plain(title)}:`, block(undented(rawText(node))));
    }
    default:
      return lists.has(node.name) ? list(node, 0) : undefined;
  }
}

/** The items of a list, those inside them indented. */
function list(element: DocumentationElement | undefined, depth: number): string {
  return (element?.children ?? [])
    .filter((child): child is DocumentationElement => typeof child !== 'string' && items.has(child.name))
    .map((item) => listItem(item, depth))
    .join('\n');
}

function listItem(item: DocumentationElement, depth: number): string {
  const name = item.name === 'option' ? optionSignature(documentedOption(item)) : (item.attributes['name'] ?? '');
  const text = item.children
    .filter((child) => typeof child === 'string' || !(lists.has(child.name) || items.has(child.name)))
    .map((child) => (typeof child === 'string' || child.name !== 'note' ? blockOf(child) : blocks(child)))
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .replaceAll('\n', ' ');
  const first = `${'  '.repeat(depth)}- ${code(name)}${text === '' ? '' : `: ${text}`}`;
  const inner = item.children.flatMap((child) =>
    typeof child === 'string' || !lists.has(child.name) ? [] : [list(child, depth + 1)],
  );
  // A part of an argument of which nothing is said stands in the signature already.
  return [
    item.name === 'argument' && text === '' ? '' : first,
    ...inner,
    list({ ...item, children: elementsIn(item, 'value', 'enum', 'argument') }, depth + 1),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function inline(children: readonly DocumentationNode[]): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return plain(squeeze(child));
      const text = squeeze(rawText(child)).trim();
      return child.name === 'emphasis' || child.name === 'replaceable' ? `*${plain(text)}*` : text === '' ? '' : code(text);
    })
    .join('')
    .trim();
}

function textOf(element: DocumentationElement): string {
  return squeeze(rawText(element)).trim();
}

function rawText(node: DocumentationNode): string {
  return typeof node === 'string' ? node : node.children.map(rawText).join('');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The lines of an example without the indentation that they have in common. */
function undented(text: string): string {
  const lines = text.replace(/^\s*\n|\s+$/g, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}
