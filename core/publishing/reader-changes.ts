import { diffArrays } from 'diff';
import type { Node } from 'prosemirror-model';
import { openDocument } from '../article/document.ts';
import { languageOf } from '../article/languages.ts';
import type { StoryDetails } from '../article/story.ts';
import { textBlocks, type BlockRole } from '../article/text-blocks.ts';
import { changedRuns, spellWords, type ChangedPlace, type ChangedRun } from './changed-runs.ts';
import { oneLine } from './markup.ts';
import type { PublishedContent } from './published-content.ts';

/**
 * What readers would find changed between two versions of a story, in reading order, the details
 * last; empty when both look the same to them.
 * @returns null when a version cannot be read any more.
 */
export function readerChanges(
  before: PublishedContent,
  now: PublishedContent,
): ChangedPlace[] | null {
  const [old, fresh] = [before, now].map(({ document }) => openDocument(document));
  if (!old?.ok || !fresh?.ok) return null;
  return [
    ...blockChanges(readBlocks(old.value), readBlocks(fresh.value)),
    ...pictureChanges(picturesOf(old.value), picturesOf(fresh.value)),
    ...detailChanges(before, now),
  ];
}

/** A block as readers see it. */
interface ReadBlock {
  readonly name: string;
  readonly text: string;
  readonly links: string;
  /** Everything of it, so that what has the same words can be told apart. */
  readonly form: string;
}

const names: Readonly<Record<BlockRole, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
  paragraph: 'Paragraph',
  heading: 'Heading',
  'list-item': 'List item',
  quote: 'Quotation',
  'pull-quote': 'Pull quote',
  caption: 'Caption',
  credit: 'Credit',
  related: 'Related story',
  embed: 'Embed',
};

function readBlocks(doc: Node): ReadBlock[] {
  return textBlocks(doc).flatMap(({ role, node, text }) => {
    if (oneLine(text) === '') return [];
    return [{ name: names[role], text, links: linksOf(node), form: JSON.stringify(node.toJSON()) }];
  });
}

function linksOf(block: Node): string {
  const links = [String(block.attrs['href'] ?? '')];
  block.descendants(({ marks }) => {
    for (const { type, attrs } of marks)
      if (type.name === 'link') links.push(String(attrs['href']));
  });
  return links.filter((href, index) => href !== links[index - 1]).join('\n');
}

/** Beyond so many blocks taken out and put in, two texts are not versions of one another. */
const mostEdits = 2000;

function blockChanges(old: readonly ReadBlock[], now: readonly ReadBlock[]): ChangedPlace[] {
  const keyOf = ({ name, text }: ReadBlock): string => `${name}\n${text}`;
  const runs = diffArrays(old.map(keyOf), now.map(keyOf), { maxEditLength: mostEdits }) ?? [
    { count: old.length, removed: true, added: false, value: [] },
    { count: now.length, removed: false, added: true, value: [] },
  ];
  const places: ChangedPlace[] = [];
  let [left, right] = [0, 0];
  let gap: { old: ReadBlock[]; now: ReadBlock[] } = { old: [], now: [] };
  for (const { count, removed, added } of runs) {
    if (removed) gap.old.push(...old.slice(left, left + count));
    if (added) gap.now.push(...now.slice(right, right + count));
    if (!removed && !added) {
      places.push(...gapChanges(gap.old, gap.now));
      gap = { old: [], now: [] };
      for (let nth = 0; nth < count; nth++)
        places.push(...formChange(old[left + nth], now[right + nth]));
    }
    if (!added) left += count;
    if (!removed) right += count;
  }
  return [...places, ...gapChanges(gap.old, gap.now)];
}

/** Blocks between two that stayed: each old one with the next new one that is a version of it. */
function gapChanges(old: readonly ReadBlock[], now: readonly ReadBlock[]): ChangedPlace[] {
  const places: ChangedPlace[] = [];
  let next = 0;
  for (const block of old) {
    const found = now.findIndex((other, index) => index >= next && areVersions(block, other));
    if (found < 0) {
      places.push(placeOf(block, undefined));
      continue;
    }
    for (const added of now.slice(next, found)) places.push(placeOf(undefined, added));
    places.push(placeOf(block, now[found]));
    next = found + 1;
  }
  for (const added of now.slice(next)) places.push(placeOf(undefined, added));
  return places;
}

// The head has one block of each kind, however much of it was rewritten.
const single = new Set<string>(
  (['headline', 'standfirst', 'byline', 'dateline'] as const).map((role) => names[role]),
);

/** Whether two blocks have at least half of the shorter one's words in common. */
function areVersions(old: ReadBlock, now: ReadBlock): boolean {
  if (single.has(old.name) || single.has(now.name)) return old.name === now.name;
  const [one, other] = [old, now].map(({ text }) => spellWords(text));
  const known = new Set(one);
  const shared = other?.filter((word) => known.has(word)).length ?? 0;
  return shared * 2 >= Math.min(one?.length ?? 0, other?.length ?? 0);
}

function placeOf(old: ReadBlock | undefined, now: ReadBlock | undefined): ChangedPlace {
  const name = now?.name ?? old?.name ?? '';
  const isRecast = old !== undefined && now !== undefined && old.name !== now.name;
  return {
    name,
    runs: changedRuns(old?.text ?? '', now?.text ?? ''),
    also: isRecast ? `It was set as: ${old.name.toLowerCase()}.` : '',
  };
}

/** A block with the same words, of which something else may have changed. */
function formChange(old: ReadBlock | undefined, now: ReadBlock | undefined): ChangedPlace[] {
  if (!old || !now || old.form === now.form) return [];
  const also =
    old.links === now.links
      ? 'Its emphasis, level or language changed.'
      : 'Where its links lead changed.';
  return [{ name: now.name, runs: changedRuns(old.text, now.text), also }];
}

interface ReadPicture {
  readonly media: string;
  readonly alt: string;
  readonly rights: string;
}

function picturesOf(doc: Node): ReadPicture[] {
  const pictures: ReadPicture[] = [];
  doc.descendants(({ attrs }) => {
    const { media, alt, rights } = attrs as Record<string, unknown>;
    if (typeof media === 'string')
      pictures.push({ media, alt: String(alt), rights: String(rights) });
  });
  return pictures;
}

function pictureChanges(old: readonly ReadPicture[], now: readonly ReadPicture[]): ChangedPlace[] {
  const gone = old.filter(({ media }) => !now.some((other) => other.media === media));
  const come = now.filter(({ media }) => !old.some((other) => other.media === media));
  const label = ({ alt }: ReadPicture): string => oneLine(alt) || 'A picture without description';
  const stayed = now.flatMap((picture) => {
    const before = old.find(({ media }) => media === picture.media);
    return before
      ? [
          ...textChange('Picture description', before.alt, picture.alt),
          ...textChange('Picture rights', before.rights, picture.rights),
        ]
      : [];
  });
  return [
    ...gone.map((picture) => whole('Picture', 'removed', label(picture))),
    ...come.map((picture) => whole('Picture', 'added', label(picture))),
    ...stayed,
  ];
}

function whole(name: string, kind: ChangedRun['kind'], text: string): ChangedPlace {
  return { name, runs: [{ kind, text }], also: '' };
}

function textChange(name: string, old: string, now: string): ChangedPlace[] {
  const [before, after] = [oneLine(old), oneLine(now)];
  return before === after ? [] : [{ name, runs: changedRuns(before, after), also: '' }];
}

function detailChanges(before: PublishedContent, now: PublishedContent): ChangedPlace[] {
  const [old, fresh] = [before.details, now.details];
  return [
    ...textChange('Topic line', old.kicker, fresh.kicker),
    ...textChange('Language', languageName(old), languageName(fresh)),
    ...textChange('Address of the page', old.canonicalUrl, fresh.canonicalUrl),
    ...textChange('Publisher', old.publisher, fresh.publisher),
    ...textChange('Tags', tagLine(before), tagLine(now)),
    ...textChange('Fact-check', factCheckLine(old), factCheckLine(fresh)),
    ...correctionChanges(before, now),
  ];
}

function languageName({ language }: StoryDetails): string {
  return language === '' ? '' : languageOf(language).name;
}

function tagLine({ tags }: PublishedContent): string {
  return tags
    .filter(({ kind }) => kind !== 'own')
    .map(({ name }) => name)
    .join(', ');
}

/** As page-facts.ts has it: what lacks its statement or its verdict is on no page. */
function factCheckLine({ factCheck }: StoryDetails): string {
  if (factCheck === null) return '';
  const { claim, claimant, verdict, rating } = factCheck;
  if (oneLine(claim) === '' || oneLine(verdict) === '') return '';
  return [claim, claimant, verdict, `${rating} of 5`].filter(Boolean).join(' · ');
}

/** Corrections that readers have seen and that read otherwise now, or are gone. */
function correctionChanges(before: PublishedContent, now: PublishedContent): ChangedPlace[] {
  return before.corrections.flatMap(({ id, text }) => {
    const standing = now.corrections.find((correction) => correction.id === id);
    return textChange('Correction', text, standing?.text ?? '');
  });
}
