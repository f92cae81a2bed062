import { wordDifference, type WordChange } from '../article/word-difference.ts';
import type { PageReading } from './page-reading.ts';

/** A fact for machines that is not what it was; empty where it is not there. */
export interface MetadataChange {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

/** How a page differs from the one that was signed off. */
export interface PageDifference {
  readonly words: readonly WordChange[];
  /** Changes of the words around the article. */
  readonly around: readonly WordChange[];
  readonly metadata: readonly MetadataChange[];
  /** Sentences on its pictures. */
  readonly pictures: readonly string[];
  readonly links: readonly WordChange[];
}

/** Compares a page with the one that was signed off, as both were read. */
export function pageDifference(signed: PageReading, page: PageReading): PageDifference {
  return {
    words: wordDifference(signed.words, page.words),
    around: wordDifference(signed.around, page.around),
    metadata: metadataChanges(signed.metadata, page.metadata),
    pictures: pictureChanges(signed, page),
    links: wordDifference(signed.links, page.links),
  };
}

// What a template or a server adds without a word about the story.
const ofNoStory = new Set(['viewport', 'generator', 'color-scheme', 'referrer']);

function metadataChanges(
  signed: PageReading['metadata'],
  page: PageReading['metadata'],
): MetadataChange[] {
  const names = new Set([...signed.keys(), ...page.keys()]);
  return [...names]
    .filter((name) => !ofNoStory.has(name))
    .map((name) => ({ name, before: signed.get(name) ?? '', now: page.get(name) ?? '' }))
    .filter(({ before, now }) => before !== now);
}

function pictureChanges(signed: PageReading, page: PageReading): string[] {
  const [old, now] = [signed.pictures, page.pictures];
  const sentences: string[] = [];
  if (old.length !== now.length)
    sentences.push(`It shows ${spellCount(now.length)} instead of ${spellCount(old.length)}.`);
  old.slice(0, now.length).forEach((before, index) => {
    const after = now[index];
    if (!after) return;
    const name = `Picture ${index + 1}`;
    if (before.src !== after.src) sentences.push(`${name} is another one.`);
    if (before.alt !== after.alt)
      sentences.push(`${name} is described as “${after.alt}” instead of “${before.alt}”.`);
  });
  return sentences;
}

function spellCount(pictures: number): string {
  if (pictures === 0) return 'no picture';
  return pictures === 1 ? '1 picture' : `${pictures} pictures`;
}
