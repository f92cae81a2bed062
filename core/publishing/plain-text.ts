import type { Node } from 'prosemirror-model';
import { linkHref } from './link-href.ts';
import { oneLine, readable } from './markup.ts';
import type { NodeName } from './node-table.ts';
import type { PublishedPage, PublishedStory, PublishOptions } from './published-story.ts';
import { isBlank, readerDocument } from './reader-document.ts';
import { textNotices } from './text-notices.ts';

type WriteNode = (node: Node) => string;

/** How each node is written; empty where there is nothing to say. */
const nodeTable: Readonly<Record<NodeName, WriteNode>> = {
  doc: writeBlocks,
  headline: writeText,
  standfirst: writeText,
  byline: writeText,
  dateline: writeText,
  body: writeBlocks,
  paragraph: writeText,
  heading: writeText,
  bullet_list: (list) => writeItems(list, () => '• '),
  ordered_list: (list) => writeItems(list, (index) => `${Number(list.attrs['start']) + index}. `),
  list_item: (item) => writeEach(item).join('\n'),
  blockquote: (quote) => indented(writeBlocks(quote), '  ', '  '),
  pull_quote: writeText,
  figure: (figure) =>
    [...writeEach(figure), oneLine(String(figure.attrs['rights']))]
      .filter((part) => part !== '')
      .join('\n'),
  caption: writeText,
  credit: writeText,
  related_link: writeReference,
  embed_link: writeReference,
  section_break: () => '* * *',
  text: (node) => readable(node.text ?? ''),
  hard_break: () => '\n',
  deletion: () => '',
  split: () => '',
};

/**
 * Makes a story's text alone, blocks parted by an empty line; the address of a link follows its
 * words in angle brackets (RFC 3986, appendix C). Pure, as pages are. Corrections and a fact-check's
 * outcome stand as on the page; its times do not, so that a dossier can vouch for the text by its
 * hash before it has appeared.
 */
export function publishPlainText(
  story: PublishedStory,
  options: Pick<PublishOptions, 'claimReview'> = {},
): PublishedPage {
  const doc = readerDocument(story.document);
  const { factCheck, corrections } = textNotices(story, doc, options);
  const body = doc.lastChild;
  const parts = [
    ...doc.children.filter((node) => node !== body).map(writeNode),
    ...(factCheck === null ? [] : [factCheck.heading, writeParts(factCheck.parts)]),
    body === null ? '' : writeNode(body),
    ...(corrections === null
      ? []
      : [corrections.heading, ...corrections.parts.map(writeCorrection)]),
  ];
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, files: [] };
}

function writeParts(parts: readonly (readonly [string, string])[]): string {
  return parts.map(([name, said]) => `${name}: ${said}`).join('\n');
}

function writeCorrection({ time, text }: { time: string; text: string }): string {
  return time === '' ? text : `${time}: ${text}`;
}

function writeNode(node: Node): string {
  return nodeTable[node.type.name as NodeName](node);
}

function writeEach(parent: Node): string[] {
  return parent.children.map(writeNode).filter((text) => text !== '');
}

function writeBlocks(parent: Node): string {
  return writeEach(parent).join('\n\n');
}

function writeText(block: Node): string {
  if (isBlank(block)) return '';
  return block.children
    .map((leaf, index) => writeNode(leaf) + addressAfter(leaf, block.maybeChild(index + 1)))
    .join('');
}

/** The address of the link that ends with `leaf`, or nothing. */
function addressAfter(leaf: Node, next: Node | null): string {
  const link = leaf.marks.find((mark) => mark.type.name === 'link');
  const goesOn = link !== undefined && next !== null && link.isInSet(next.marks);
  return link === undefined || goesOn ? '' : ` <${linkHref(link.attrs['href']) ?? ''}>`;
}

function writeReference(node: Node): string {
  const href = linkHref(node.attrs['href']);
  return [writeText(node), href === null ? '' : `<${href}>`]
    .filter((part) => part !== '')
    .join(' ');
}

function writeItems(list: Node, sign: (index: number) => string): string {
  const items = writeEach(list);
  return items
    .map((item, index) => indented(item, sign(index), ' '.repeat(sign(index).length)))
    .join('\n');
}

function indented(text: string, first: string, next: string): string {
  if (text === '') return '';
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? '' : next) + line)
    .join('\n');
}
