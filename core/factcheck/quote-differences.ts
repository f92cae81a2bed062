import type { WordChange } from '../article/word-difference.ts';
import type { QuoteIndex } from './quote-index.ts';
import type { WordPair } from './quote-passage.ts';
import { endsSentence, type PatternPart } from './quote-pattern.ts';
import { foldWord } from './quote-words.ts';

/** A change as it is gathered. */
interface Gathered {
  at: number;
  removed: string[];
  added: string[];
}

/**
 * What the pairs differ in, word by word; `at` counts the words of the passage (`eachPassageWord`)
 * from its first, those an editor left out too. Words that differ only in where they are parted
 * (well known, well-known) do not differ.
 */
export function differencesOf(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  pairs: readonly WordPair[],
): WordChange[] {
  const start = firstPlace(pairs);
  const isShouted = isAllCapitals(index, pairs);
  const changes: Gathered[] = [];
  let open: Gathered | null = null;
  let next = start;
  for (const pair of pairs) {
    const isLeap = pair.place !== null && pair.place > next;
    if (isSame(index, pattern, pair, isShouted)) open = null;
    else {
      if (open === null || isLeap) {
        open = { at: (pair.place ?? next) - start, removed: [], added: [] };
        changes.push(open);
      }
      if (pair.place !== null) open.removed.push(sourceWord(index, pair.place));
      if (pair.part !== null) open.added.push(storyWord(pattern, pair.part));
    }
    next = pair.place === null ? next : pair.place + 1;
  }
  return changes
    .filter(({ removed, added }) => !isSameJoined(removed, added))
    .map(({ at, removed, added }) => ({ at, removed, added }));
}

/** The place of the passage's first word. */
export function firstPlace(pairs: readonly WordPair[]): number {
  return pairs.find(({ place }) => place !== null)?.place ?? 0;
}

/** The place of the passage's last word. */
export function lastPlace(pairs: readonly WordPair[]): number {
  return pairs.findLast(({ place }) => place !== null)?.place ?? 0;
}

/** Whether both sides of a pair are one word, case aside. */
export function isPaired(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  { place, part }: WordPair,
): boolean {
  const word = part === null ? undefined : pattern[part];
  if (place === null || word?.kind !== 'word') return false;
  return index.ids[place] === index.vocabulary.get(word.folded);
}

function isSame(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  pair: WordPair,
  isShouted: boolean,
): boolean {
  if (!isPaired(index, pattern, pair)) return false;
  const word = pair.part === null ? undefined : pattern[pair.part];
  if (pair.place === null || word?.kind !== 'word') return false;
  if (isShouted || word.isFreeCase || beginsSentence(index, pair.place)) return true;
  const raw = sourceWord(index, pair.place);
  return raw === word.raw || foldWord(raw, true) === foldWord(word.raw, true);
}

function beginsSentence({ text, from, to }: QuoteIndex, place: number): boolean {
  return place === 0 || endsSentence(text.slice(to[place - 1] ?? 0, from[place] ?? 0));
}

/** Old records and captions shout; nobody quotes them so. */
function isAllCapitals({ text, from, to }: QuoteIndex, pairs: readonly WordPair[]): boolean {
  const passage = text.slice(from[firstPlace(pairs)] ?? 0, to[lastPlace(pairs)] ?? 0);
  return /\p{Lu}/u.test(passage) && !/\p{Ll}/u.test(passage);
}

function sourceWord({ text, from, to }: QuoteIndex, place: number): string {
  return text.slice(from[place] ?? 0, to[place] ?? 0).replace(/[‐‑-]?[ \t]*[\r\n]\s*|\u00ad/gu, '');
}

function storyWord(pattern: readonly PatternPart[], part: number): string {
  const word = pattern[part];
  return word?.kind === 'word' ? word.raw : '';
}

function isSameJoined(removed: readonly string[], added: readonly string[]): boolean {
  const one = joined(removed);
  // Figures run together are another number.
  return one !== '' && one === joined(added) && !/^\p{N}+$/u.test(one);
}

function joined(words: readonly string[]): string {
  return words.map((word) => foldWord(word, true)).join('');
}
