import { isLanguageTag } from '../../article/schema/attributes.ts';
import type { FactCheck } from '../../article/story.ts';
import type { HeadDraft, Inline, PieceDraft, Runs, TextRun } from '../story-draft.ts';
import {
  attributeOf,
  childElements,
  childrenOf,
  classesOf,
  elementsIn,
  firstElement,
  isElement,
  rawText,
  textOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { readTime } from './page-times.ts';

/** A story read from a page of Galley's own. */
export interface OwnStory {
  readonly head: HeadDraft;
  readonly body: readonly PieceDraft[];
  readonly kicker: string;
  readonly publishedAt: number | null;
  readonly modifiedAt: number | null;
  readonly corrections: readonly { readonly text: string; readonly at: number | null }[];
  readonly factCheck: FactCheck | null;
}

// What Galley draws, and where (docs/exported-page.md): each element with the classes it may bear.
const inlineNames = new Set(['a', 'em', 'strong', 'span', 'br', 'time']);
const blockNames = new Set([
  ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'aside', 'figure', 'img'],
  ...['figcaption', 'nav', 'hr', 'section', 'header', 'h1', 'dl', 'div', 'dt', 'dd'],
]);
const classNames = new Set([
  ...['kicker', 'standfirst', 'byline', 'dateline', 'times', 'corrected', 'embed', 'pull-quote'],
  ...['caption', 'credit', 'rights', 'corrections', 'correction', 'fact-check', 'rating'],
  ...['claim', 'claimant', 'verdict'],
]);
const deepest = 60;
const headClasses = ['kicker', 'standfirst', 'byline', 'dateline', 'times', 'corrected'];

/**
 * The article of a page that Galley drew, whatever a newsroom's template put around it; null where
 * anything in it is not as Galley draws it, as in every page of another's making.
 */
export function findOwnArticle(root: PageNode): PageElement | null {
  const article = firstElement(root, 'article');
  const [header, ...others] = article ? childElements(article) : [];
  if (!article || header?.tagName !== 'header') return null;
  const isHead = childElements(header).every(
    (part) =>
      part.tagName === 'h1' ||
      (part.tagName === 'p' && classesOf(part).some((name) => headClasses.includes(name))),
  );
  const isOurs = others.every(({ tagName }) => blockNames.has(tagName));
  return isHead && isOurs && isDrawnByUs(article) ? article : null;
}

function isDrawnByUs(article: PageElement): boolean {
  const stack = childElements(article).map((element) => ({ element, depth: 1 }));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { element, depth } = next;
    // No story of ours nests deeper.
    if (depth > deepest || !isOurElement(element)) return false;
    for (const child of childElements(element)) stack.push({ element: child, depth: depth + 1 });
  }
  return true;
}

function isOurElement(element: PageElement): boolean {
  const { tagName, attrs } = element;
  if (!blockNames.has(tagName) && !inlineNames.has(tagName)) return false;
  if (!classesOf(element).every((name) => classNames.has(name))) return false;
  return !attrs.some(
    ({ name }) => name === 'style' || name === 'title' || /^(?:data-|on|item)/.test(name),
  );
}

/** Reads the story of a page that Galley drew: each part stands where Galley puts it. */
export function readOwnArticle(article: PageElement, shelf: PictureShelf): OwnStory {
  const [header, ...blocks] = childElements(article);
  const parts = header ? childElements(header) : [];
  const part = (name: string): PageElement | undefined =>
    parts.find((one) => (name === 'h1' ? one.tagName === 'h1' : classesOf(one).includes(name)));
  const times = timesIn(part('times'));
  const section = (name: string): PageElement | undefined =>
    blocks.find((one) => one.tagName === 'section' && classesOf(one).includes(name));
  return {
    head: {
      headline: runsIn(part('h1')),
      standfirst: runsIn(part('standfirst')),
      byline: runsIn(part('byline')),
      dateline: runsIn(part('dateline')),
    },
    body: blocks
      .filter(({ tagName }) => tagName !== 'section')
      .flatMap((one) => pieceOf(one, shelf)),
    kicker: rawText(part('kicker') ?? nowhere).trim(),
    publishedAt: times[0] ?? null,
    modifiedAt: times[1] ?? null,
    corrections: correctionsIn(section('corrections')),
    factCheck: factCheckIn(section('fact-check')),
  };
}

const nowhere: PageNode = { nodeName: '#comment', data: '', parentNode: null };

function pieceOf(element: PageElement, shelf: PictureShelf): PieceDraft[] {
  const inner = (): PieceDraft[] =>
    childElements(element).flatMap((child) => pieceOf(child, shelf));
  switch (element.tagName) {
    case 'h2':
    case 'h3':
    case 'h4':
      return [{ kind: 'heading', level: Number(element.tagName.slice(1)), runs: runsIn(element) }];
    case 'ul':
    case 'ol':
      return [listOf(element, shelf)];
    case 'blockquote':
      return [{ kind: 'quote', pieces: inner() }];
    case 'aside':
      return [{ kind: 'pull-quote', runs: runsIn(firstElement(element, 'p') ?? element) }];
    case 'figure':
      return [figureOf(element, shelf)];
    case 'nav':
      return [...elementsIn(element)]
        .filter(({ tagName }) => tagName === 'li')
        .map((item) => referenceOf('related', item));
    case 'hr':
      return [{ kind: 'break' }];
    default:
      return classesOf(element).includes('embed')
        ? [referenceOf('embed', element)]
        : [{ kind: 'paragraph', runs: runsIn(element) }];
  }
}

function listOf(element: PageElement, shelf: PictureShelf): PieceDraft {
  const start = Number(attributeOf(element, 'start') ?? '1');
  const items = childElements(element).map((item): PieceDraft[] => {
    const hasBlocks = childElements(item).some(({ tagName }) => blockNames.has(tagName));
    return hasBlocks
      ? childElements(item).flatMap((child) => pieceOf(child, shelf))
      : [{ kind: 'paragraph', runs: runsIn(item) }];
  });
  return { kind: 'list', ordered: element.tagName === 'ol', start, items };
}

function figureOf(element: PageElement, shelf: PictureShelf): PieceDraft {
  const image = firstElement(element, 'img');
  const words = (name: string): PageElement | undefined =>
    [...elementsIn(element)].find((one) => one.tagName === 'span' && classesOf(one).includes(name));
  const source = image ? (attributeOf(image, 'src') ?? '') : '';
  return {
    kind: 'figure',
    picture: source === '' ? null : shelf.take(source),
    source: source.startsWith('data:') ? '' : source,
    alt: image ? (attributeOf(image, 'alt') ?? '') : '',
    caption: runsIn(words('caption')),
    credit: runsIn(words('credit')),
    rights: rawText(words('rights') ?? nowhere),
  };
}

/** A line that points elsewhere; where its words are only its address, it had none of its own. */
function referenceOf(kind: 'related' | 'embed', element: PageElement): PieceDraft {
  const link = firstElement(element, 'a');
  const href = link ? attributeOf(link, 'href') : null;
  const runs = runsIn(link ?? element);
  return { kind, href, runs: href !== null && rawText(element).trim() === href ? [] : runs };
}

/** The inline content of an element, every sign as it stands. */
function runsIn(element: PageElement | undefined): Runs {
  const runs: Inline[] = [];
  if (!element) return runs;
  const stack: { readonly node: PageNode; readonly dress: Omit<TextRun, 'text'> }[] = [];
  const push = (node: PageNode, dress: Omit<TextRun, 'text'>): void => {
    for (const child of childrenOf(node).toReversed()) stack.push({ node: child, dress });
  };
  push(element, { keepsSpace: true });
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, dress } = next;
    const text = textOf(node);
    if (text !== null) runs.push({ ...dress, text: text.replaceAll('\n', ' ') });
    else if (isElement(node) && node.tagName === 'br') runs.push({ ...dress, text: '\n' });
    else if (isElement(node)) push(node, dressOf(node, dress));
  }
  return runs;
}

function dressOf(element: PageElement, dress: Omit<TextRun, 'text'>): Omit<TextRun, 'text'> {
  const href = attributeOf(element, 'href');
  const lang = attributeOf(element, 'lang');
  if (element.tagName === 'em') return { ...dress, em: true };
  if (element.tagName === 'strong') return { ...dress, strong: true };
  if (element.tagName === 'a' && href !== null) return { ...dress, href };
  return element.tagName === 'span' && isLanguageTag(lang) ? { ...dress, lang } : dress;
}

function timesIn(element: PageElement | undefined): number[] {
  if (!element) return [];
  return [...elementsIn(element)].flatMap((one) => {
    const time = one.tagName === 'time' ? readTime(attributeOf(one, 'datetime') ?? '') : null;
    return time ? [time.at] : [];
  });
}

function correctionsIn(section: PageElement | undefined): OwnStory['corrections'] {
  if (!section) return [];
  const lines = childElements(section).filter(({ tagName }) => tagName === 'p');
  return lines.flatMap((line) => {
    const words = [...elementsIn(line)].find((one) => classesOf(one).includes('correction'));
    const text = words ? rawText(words).trim() : '';
    return text === '' ? [] : [{ text, at: timesIn(line)[0] ?? null }];
  });
}

function factCheckIn(section: PageElement | undefined): FactCheck | null {
  if (!section) return null;
  const said = (name: string): PageElement | undefined =>
    [...elementsIn(section)].find((one) => one.tagName === 'div' && classesOf(one).includes(name));
  const words = (name: string, tag: string): string => {
    const place = said(name);
    const found = place && firstElement(place, tag);
    return found ? rawText(found).trim() : '';
  };
  const rating = Number(words('verdict', 'span').split('/')[0]);
  const check = {
    claim: words('claim', 'dd'),
    claimant: words('claimant', 'dd'),
    verdict: words('verdict', 'strong'),
    rating: Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : 1,
  };
  const isBound = [check.claim, check.claimant, check.verdict].every((text) => text.length <= 400);
  return check.claim !== '' && check.verdict !== '' && isBound ? check : null;
}
