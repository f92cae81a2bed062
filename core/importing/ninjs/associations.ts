import type { PictureShelf } from '../html/picture-shelf.ts';
import { plainRuns, type PieceDraft } from '../story-draft.ts';
import { itemsIn, plainIn, rolesIn, textIn, wordsOf, type NewsItem } from './news-item.ts';

const most = 500;

/** Where the pictures of an item's associations may lie, best first. */
export function sourcesOf(item: NewsItem): string[] {
  return associationsOf(item).flatMap(hrefsOf);
}

/**
 * What belongs to an item: pictures as figures, with their words, credit and rights; other news
 * items as related lines. One that the body shows already only gives what its figure lacks.
 */
export function readAssociations(
  item: NewsItem,
  body: readonly PieceDraft[],
  shelf: PictureShelf,
): PieceDraft[] {
  const shown = new Set(
    body.flatMap((piece) => (piece.kind === 'figure' ? [piece.source, captionWords(piece)] : [])),
  );
  return associationsOf(item).flatMap((one): PieceDraft[] => {
    if (!isPicture(one)) return related(one);
    const caption = captionOf(one);
    const isShown =
      hrefsOf(one).some((href) => shown.has(href)) || (caption !== '' && shown.has(caption));
    return isShown ? [] : [figureOf(one, caption, shelf)];
  });
}

function associationsOf(item: NewsItem): NewsItem[] {
  const own = isPicture(item) && itemsIn(item, 'renditions').length > 0 ? [item] : [];
  return [...own, ...itemsIn(item, 'associations')].slice(0, most);
}

function isPicture(one: NewsItem): boolean {
  const type = textIn(one, 'type', 'contenttype', 'mimetype').toLowerCase();
  return /picture|graphic|^image/.test(type);
}

function figureOf(one: NewsItem, caption: string, shelf: PictureShelf): PieceDraft {
  const hrefs = hrefsOf(one);
  const source = hrefs.find((href) => shelf.take(href) !== null) ?? hrefs[0] ?? '';
  const holder = plainIn(one, 'copyrightholder', 'copyrightnotice');
  const credit = plainIn(one, 'by', 'byline', 'creditline') || holder;
  const rights = [plainIn(one, 'copyrightnotice') || holder, plainIn(one, 'usageterms')];
  return {
    kind: 'figure',
    picture: source === '' ? null : shelf.take(source),
    source,
    alt: plainIn(one, 'alttext', 'alt'),
    caption: plainRuns(caption),
    credit: plainRuns(credit),
    rights: rights.filter((text) => text !== '' && text !== credit).join('. '),
  };
}

function captionOf(one: NewsItem): string {
  const texts = rolesIn(one, 'descriptions', 'description');
  const plain = texts.find(({ role, type }) => !/html|xml/.test(role + type)) ?? texts[0];
  const said = plain ?? rolesIn(one, 'headlines', 'headline')[0];
  return said ? wordsOf(said) : '';
}

/** A rendition is told by its size: the largest is the picture itself. */
function hrefsOf(one: NewsItem): string[] {
  const renditions = itemsIn(one, 'renditions').map((rendition) => ({
    href: textIn(rendition, 'href'),
    width: Number(rendition.get('width')) || 0,
  }));
  return renditions
    .filter(({ href }) => href !== '')
    .toSorted((a, b) => b.width - a.width)
    .map(({ href }) => href);
}

function related(one: NewsItem): PieceDraft[] {
  const headline = rolesIn(one, 'headlines', 'headline')[0];
  const words = headline ? wordsOf(headline) : plainIn(one, 'title', 'name');
  const href = textIn(one, 'href') || textIn(one, 'uri');
  if (words === '') return [];
  return [{ kind: 'related', runs: plainRuns(words), href: /^https?:/i.test(href) ? href : null }];
}

function captionWords({ caption }: Extract<PieceDraft, { kind: 'figure' }>): string {
  const text = caption.map((run) => (run === 'line-break' ? ' ' : run.text)).join('');
  return text.replace(/\s+/g, ' ').trim();
}
