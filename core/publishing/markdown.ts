import type { Node } from 'prosemirror-model';
import type { MediaHash } from '../base/id.ts';
import { isMediaHash } from '../base/id.ts';
import { linkHref } from './link-href.ts';
import { escapeMarkdown, escapeStart, writeInline, writeLink } from './markdown-inline.ts';
import { oneLine } from './markup.ts';
import type { NodeName } from './node-table.ts';
import { pictureFile, pictureSource, picturesOf } from './page-pictures.ts';
import type { PublishedPage, PublishedStory, PublishOptions } from './published-story.ts';
import { isBlank, readerDocument } from './reader-document.ts';
import { textNotices, type TextNotices } from './text-notices.ts';

/** What writing a block needs beside it. */
interface Place {
  /** The picture's file name, or null when there is none. */
  readonly picture: (hash: MediaHash) => string | null;
  /** Whether a list stands right before this one: it takes the other sign, or they would be one. */
  readonly isAfterList: boolean;
  readonly notices: TextNotices;
}

type WriteNode = (node: Node, place: Place) => string;

/** How each node is written; empty where there is nothing to say. */
const nodeTable: Readonly<Record<NodeName, WriteNode>> = {
  doc: writeStory,
  headline: (node) => (isBlank(node) ? '' : `# ${writeInline(node)}`),
  standfirst: writeText,
  byline: writeText,
  dateline: writeText,
  body: (body, place) => writeBlocks(body, place),
  paragraph: writeText,
  heading: (node) =>
    isBlank(node) ? '' : `${'#'.repeat(Number(node.attrs['level']))} ${writeInline(node)}`,
  bullet_list: (list, place) => writeItems(list, place, () => (place.isAfterList ? '* ' : '- ')),
  ordered_list: (list, place) =>
    writeItems(
      list,
      place,
      (index) => `${Number(list.attrs['start']) + index}${place.isAfterList ? ') ' : '. '}`,
    ),
  list_item: (item, place) => writeBlocks(item, place),
  blockquote: (quote, place) => prefixed(writeBlocks(quote, place), '> ', '> '),
  pull_quote: (node) => prefixed(writeText(node), '> ', '> '),
  figure: writeFigure,
  caption: writeText,
  credit: writeText,
  related_link: (node, place) =>
    prefixed(writeReference(node), place.isAfterList ? '* ' : '- ', '  '),
  embed_link: writeReference,
  section_break: () => '***',
  text: (node) => escapeMarkdown(node.text ?? ''),
  hard_break: () => '\\\n',
  deletion: () => '',
  split: () => '',
};

/**
 * Makes a story's text as Markdown (CommonMark 0.31), its pictures beside it. Pure, as pages are.
 * What is printed of times, corrections and a fact-check's outcome is what a page prints.
 */
export function publishMarkdown(
  story: PublishedStory,
  options: Pick<PublishOptions, 'claimReview'> = {},
): PublishedPage {
  const doc = readerDocument(story.document);
  const picture = (hash: MediaHash): string | null =>
    pictureSource(story, hash, 'beside')?.src ?? null;
  const notices = textNotices(story, doc, options);
  return {
    text: `${writeNode(doc, { picture, isAfterList: false, notices })}\n`,
    files: picturesOf(story, doc).map((hash) => pictureFile(story, hash)),
  };
}

function writeStory(doc: Node, place: Place): string {
  const { times, factCheck, corrections } = place.notices;
  const body = doc.lastChild;
  const head = doc.children.filter((node) => node !== body).map((node) => writeNode(node, place));
  return [
    ...head,
    ...times.map(escapeMarkdown),
    ...writeFactCheck(factCheck),
    body === null ? '' : writeNode(body, place),
    ...writeCorrections(corrections),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function writeFactCheck(notice: TextNotices['factCheck']): string[] {
  if (notice === null) return [];
  const parts = notice.parts.map(
    ([name, said]) => `- **${escapeMarkdown(name)}** ${escapeMarkdown(said)}`,
  );
  return [`## ${escapeMarkdown(notice.heading)}`, parts.join('\n')];
}

function writeCorrections(notice: TextNotices['corrections']): string[] {
  if (notice === null) return [];
  const parts = notice.parts.map(({ time, text }) =>
    time === ''
      ? escapeStart(escapeMarkdown(text))
      : `*${escapeMarkdown(time)}* ${escapeMarkdown(text)}`,
  );
  return [`## ${escapeMarkdown(notice.heading)}`, ...parts];
}

function writeNode(node: Node, place: Place): string {
  return nodeTable[node.type.name as NodeName](node, place);
}

function writeText(node: Node): string {
  return isBlank(node) ? '' : writeInline(node);
}

function writeBlocks(parent: Node, place: Place): string {
  let written = '';
  let before = '';
  let isAfterList = false;
  for (const node of parent.children) {
    const kind = listKind(node);
    const isContinued = kind === 'related' && before === 'related';
    if (!isContinued) isAfterList = kind !== '' && before !== '' && !isAfterList;
    const block = writeNode(node, { ...place, isAfterList });
    if (block === '') continue;
    written += `${written === '' ? '' : isContinued ? '\n' : '\n\n'}${block}`;
    before = kind;
  }
  return written;
}

function listKind(node: Node): '' | 'list' | 'related' {
  const { name } = node.type;
  if (name === 'related_link') return 'related';
  return name === 'bullet_list' || name === 'ordered_list' ? 'list' : '';
}

function writeItems(list: Node, place: Place, sign: (index: number) => string): string {
  const items = list.children
    .map((item) => writeNode(item, { ...place, isAfterList: false }))
    .filter((item) => item !== '');
  return items
    .map((item, index) => prefixed(item, sign(index), ' '.repeat(sign(index).length)))
    .join('\n');
}

function writeFigure(figure: Node, place: Place): string {
  const hash: unknown = figure.attrs['media'];
  const src = isMediaHash(hash) ? place.picture(hash) : null;
  const picture =
    src === null ? '' : `![${escapeMarkdown(String(figure.attrs['alt'])).trim()}](<${src}>)`;
  const rights = escapeStart(escapeMarkdown(oneLine(String(figure.attrs['rights']))));
  const words = [...figure.children.map((child) => writeNode(child, place)), rights].filter(
    (text) => text !== '',
  );
  return [picture, words.join('\\\n')].filter((part) => part !== '').join('\n\n');
}

function writeReference(node: Node): string {
  const href = linkHref(node.attrs['href']);
  const words = isBlank(node) ? escapeMarkdown(href ?? '') : writeInline(node);
  return words === '' ? '' : writeLink(href, words);
}

function prefixed(text: string, first: string, next: string): string {
  if (text === '') return '';
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? next.trimEnd() : next) + line)
    .join('\n');
}
