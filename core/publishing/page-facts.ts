import type { Node } from 'prosemirror-model';
import { textBlocks } from '../article/text-blocks.ts';
import { storyWords } from '../article/word-count.ts';
import type { MediaHash } from '../base/id.ts';
import { bylineNames } from './byline.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { oneLine } from './markup.ts';
import { openGraphLocale } from './page-words.ts';
import { pageTimes, type PageTimes } from './page-time.ts';
import type { PublishedStory, PublishedTag } from './published-story.ts';

/** A picture of the page whose absolute address is known. */
export interface PageImage {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** What a page says of itself to machines, each text on one line; empty texts where there is nothing to say. */
export interface PageFacts extends PageTimes {
  readonly title: string;
  readonly headline: string;
  readonly description: string;
  readonly language: string;
  readonly locale: string | null;
  readonly canonical: string | null;
  readonly publisher: string;
  readonly section: string;
  readonly dateline: string;
  readonly authors: readonly { readonly name: string; readonly isOrganisation: boolean }[];
  /** Tags for readers, in the order given. */
  readonly tags: readonly PublishedTag[];
  readonly images: readonly PageImage[];
  readonly words: number;
}

/** The longest description that search engines and social sites show whole. */
const descriptionLength = 300;

/**
 * Reads the facts of a story.
 * @param doc the reader's document of `story`.
 * @param addressOf the absolute address under which a picture will stand, or null when unknown.
 */
export function pageFacts(
  story: PublishedStory,
  doc: Node,
  addressOf: (hash: MediaHash) => string | null,
): PageFacts {
  const { details } = story;
  const headline = partOf(doc, 'headline');
  const publisher = oneLine(details.publisher);
  // A tag of the desk's own kind (“hold”, “for Ann”) is no reader's business.
  const tags = story.tags
    .filter((tag) => tag.kind !== 'own')
    .map((tag) => ({ ...tag, name: oneLine(tag.name) }));
  return {
    ...pageTimes(details.publishedAt, story.updatedAt),
    title: headline || publisher || 'Untitled',
    headline,
    description: describe(doc),
    language: details.language,
    locale: openGraphLocale(details.language),
    canonical: canonicalOf(details.canonicalUrl),
    publisher,
    section: oneLine(details.kicker),
    dateline: partOf(doc, 'dateline'),
    authors: authorsOf(partOf(doc, 'byline'), publisher, tags),
    tags: tags.filter((tag) => tag.name !== ''),
    images: imagesOf(story, doc, addressOf),
    words: storyWords(doc),
  };
}

/** The text of a part of the head on one line. */
function partOf(doc: Node, part: string): string {
  const node = doc.children.find((child) => child.type.name === part);
  return node ? oneLine(node.textContent) : '';
}

function describe(doc: Node): string {
  const paragraph = textBlocks(doc).find(
    (block) => block.role === 'paragraph' && oneLine(block.text) !== '',
  );
  const text = partOf(doc, 'standfirst') || oneLine(paragraph?.text ?? '');
  if (text.length <= descriptionLength) return text;
  return `${text.slice(0, descriptionLength).replace(/\s+\S*$|[\ud800-\udbff]$/u, '')}…`;
}

function canonicalOf(url: string): string | null {
  const href = linkHref(url);
  return href !== null && isWebLink(href) ? href : null;
}

function authorsOf(
  byline: string,
  publisher: string,
  tags: readonly PublishedTag[],
): PageFacts['authors'] {
  const organisations = new Set(
    tags.filter((tag) => tag.kind === 'organisation').map((tag) => tag.name),
  );
  return bylineNames(byline).map((name) => ({
    name,
    isOrganisation: name === publisher || organisations.has(name),
  }));
}

function imagesOf(
  story: PublishedStory,
  doc: Node,
  addressOf: (hash: MediaHash) => string | null,
): PageImage[] {
  const images = new Map<string, PageImage>();
  doc.descendants((node) => {
    if (node.type.name !== 'figure') return;
    const hash = node.attrs['media'] as MediaHash | null;
    const picture = hash && story.pictures.get(hash);
    const url = hash && addressOf(hash);
    if (!picture || !url) return;
    images.set(url, {
      url,
      width: picture.width,
      height: picture.height,
      alt: oneLine(String(node.attrs['alt'])),
    });
  });
  return [...images.values()];
}
