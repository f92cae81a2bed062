import type { Node } from 'prosemirror-model';
import type { FactCheck } from '../article/story.ts';
import { textBlocks } from '../article/text-blocks.ts';
import { storyWords } from '../article/word-count.ts';
import type { MediaHash } from '../base/id.ts';
import { bylineNames } from './byline.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { oneLine } from './markup.ts';
import { openGraphLocale } from './page-words.ts';
import { isoTime, pageTimes, type PageTimes } from './page-time.ts';
import type { PublishedStory, PublishedTag } from './published-story.ts';

/** A picture of the page whose absolute address is known. */
export interface PageImage {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** What is printed under the first figure that shows it. */
  readonly caption: string;
  readonly credit: string;
  readonly rights: string;
}

/** A correction that has words; its time is null when no calendar holds it. */
export interface PublishedCorrection {
  readonly at: string | null;
  readonly text: string;
}

/** A statement that was checked, and the outcome; the rating is a whole number from 1 to 5. */
export interface PublishedFactCheck {
  readonly claim: string;
  readonly claimant: string;
  readonly isOrganisation: boolean;
  readonly verdict: string;
  readonly rating: number;
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
  /** Oldest first. */
  readonly corrections: readonly PublishedCorrection[];
  /** Null unless the story is a fact-check whose claim and verdict both have words. */
  readonly factCheck: PublishedFactCheck | null;
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
  const corrections = correctionsOf(story);
  const organisations = organisationsOf(tags, publisher);
  return {
    ...pageTimes(details.publishedAt, lastChange(story)),
    title: headline || publisher || 'Untitled',
    headline,
    description: describe(doc),
    language: details.language,
    locale: openGraphLocale(details.language),
    canonical: canonicalOf(details.canonicalUrl),
    publisher,
    section: oneLine(details.kicker),
    dateline: partOf(doc, 'dateline'),
    authors: authorsOf(partOf(doc, 'byline'), organisations),
    tags: tags.filter((tag) => tag.name !== ''),
    images: imagesOf(story, doc, addressOf),
    words: storyWords(doc),
    corrections,
    factCheck: factCheckOf(details.factCheck, organisations),
  };
}

/** The text of the part of that name on one line. */
function partOf(parent: Node, part: string): string {
  const node = parent.children.find((child) => child.type.name === part);
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

/** When what readers see changed last: the text, or what is said of its mistakes. */
function lastChange({ updatedAt, corrections }: PublishedStory): number | null {
  if (corrections.length === 0) return updatedAt;
  return Math.max(updatedAt ?? -1, ...corrections.map(({ at }) => at));
}

/** The corrections that say something, their times in ISO 8601, each text on one line. */
export function correctionsOf({ corrections }: PublishedStory): PublishedCorrection[] {
  return corrections
    .map(({ at, text }) => ({ at: isoTime(at), text: oneLine(text) }))
    .filter(({ text }) => text !== '');
}

/** The names that stand for organisations: the publisher's, and those that are tagged so. */
function organisationsOf(tags: readonly PublishedTag[], publisher: string): ReadonlySet<string> {
  const tagged = tags.filter((tag) => tag.kind === 'organisation').map((tag) => tag.name);
  return new Set([publisher, ...tagged]);
}

function authorsOf(byline: string, organisations: ReadonlySet<string>): PageFacts['authors'] {
  return bylineNames(byline).map((name) => ({ name, isOrganisation: organisations.has(name) }));
}

function factCheckOf(
  check: FactCheck | null,
  organisations: ReadonlySet<string>,
): PublishedFactCheck | null {
  if (check === null) return null;
  const claim = oneLine(check.claim);
  const verdict = oneLine(check.verdict);
  const claimant = oneLine(check.claimant);
  const { rating } = check;
  const isWhole = claim !== '' && verdict !== '' && rating >= 1 && rating <= 5;
  return isWhole
    ? { claim, claimant, isOrganisation: organisations.has(claimant), verdict, rating }
    : null;
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
    if (!picture || !url || images.has(url)) return;
    images.set(url, {
      url,
      width: picture.width,
      height: picture.height,
      alt: oneLine(String(node.attrs['alt'])),
      caption: partOf(node, 'caption'),
      credit: partOf(node, 'credit'),
      rights: oneLine(String(node.attrs['rights'])),
    });
  });
  return [...images.values()];
}
