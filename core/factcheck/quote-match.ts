import type { WordChange } from '../article/word-difference.ts';
import type { SourceId } from '../base/id.ts';
import type { QuoteMatch } from './quotation.ts';
import { nearestPassage } from './quote-alignment.ts';
import { differencesOf, firstPlace, isPaired, lastPlace } from './quote-differences.ts';
import { frequency, quoteIndex, type QuoteIndex } from './quote-index.ts';
import { samePassages, type WordPair } from './quote-passage.ts';
import { quotePattern, type PatternPart, type PatternWord } from './quote-pattern.ts';
import { likelyRegions } from './quote-regions.ts';

/** A source that quotations are looked for in. */
export interface QuoteSource {
  readonly id: SourceId;
  readonly text: string;
}

/** Looks for quotations in sources. */
export interface QuoteSearch {
  /** @returns where the words come from: verbatim before altered, then with the fewest differences */
  find(words: string): QuoteMatch;
}

/** Of ten words of a quotation so many may be others; beyond that it is a paraphrase. */
const mostChanged = 0.4;
/** A source shorter than so many words tells little of how common a word is. */
const fewestWords = 5000;
/** So many bits more than it takes to name a place make it no chance that a passage is like a quotation. */
const margin = 10;
/** What one more changed word adds to the chance, in bits: it may stand at several places. */
const changePenalty = 3;
/** A longer quotation is looked for word for word alone. */
const longestApproximate = 2000;

const indexes = new WeakMap<QuoteSource, QuoteIndex>();

/**
 * Looks for quotations in `sources`. Each source is read at the first search and kept as long as
 * its object lives, so giving the same objects again costs nothing.
 *
 * Verbatim allows for what editors may do to a quotation: typographic marks and dashes, white
 * space, hyphenation, punctuation, case at the start of the quotation or of a sentence, square
 * brackets, ellipses. Offsets are UTF-16 offsets into the source's text.
 */
export function createQuoteSearch(sources: readonly QuoteSource[]): QuoteSearch {
  return {
    find: (words) => {
      const pattern = quotePattern(words);
      if (pattern.length === 0) return { state: 'not-found' };
      const all = sources.map((source) => ({ source, index: indexOf(source) }));
      const found =
        bestOf(all, (index) => same(index, pattern)) ?? bestOf(all, nearest(all, pattern));
      return found ? toMatch(found) : { state: 'not-found' };
    },
  };
}

function indexOf(source: QuoteSource): QuoteIndex {
  const known = indexes.get(source);
  if (known) return known;
  const index = quoteIndex(source.text);
  indexes.set(source, index);
  return index;
}

interface Candidate {
  readonly pairs: readonly WordPair[];
  readonly differences: readonly WordChange[];
}

interface Indexed {
  readonly source: QuoteSource;
  readonly index: QuoteIndex;
}

type Found = Indexed & Candidate;

/** The candidate with the fewest changed words; of equal ones that of the first source. */
function bestOf(
  all: readonly Indexed[],
  look: (index: QuoteIndex) => Candidate | null,
): Found | null {
  let best: Found | null = null;
  for (const { source, index } of all) {
    const candidate = look(index);
    if (candidate && (!best || cost(candidate) < cost(best)))
      best = { source, index, ...candidate };
    if (best && cost(best) === 0) return best;
  }
  return best;
}

function cost({ differences }: Candidate): number {
  return differences.reduce((sum, change) => sum + changedWords(change), 0);
}

function changedWords({ removed, added }: WordChange): number {
  return Math.max(removed.length, added.length);
}

/** The passage with the very words, and the fewest in another case. */
function same(index: QuoteIndex, pattern: readonly PatternPart[]): Candidate | null {
  return fewest(samePassages(index, pattern).map((pairs) => toCandidate(index, pattern, pairs)));
}

/** Looks for the passage that surely became the quotation. */
function nearest(
  all: readonly Indexed[],
  exact: readonly PatternPart[],
): (index: QuoteIndex) => Candidate | null {
  const pattern = exact.map(withStemAsWord);
  const words = pattern.filter((part) => part.kind === 'word');
  if (words.length > longestApproximate) return () => null;
  const total = Math.max(
    fewestWords,
    all.reduce((sum, { index }) => sum + index.count, 0),
  );
  const place = Math.log2(total) + margin;
  const bits = bitsOf(all, words, total);
  const weigh = ({ folded }: PatternWord): number => bits.get(folded) ?? 0;
  if (words.reduce((sum, word) => sum + weigh(word), 0) < place) return () => null;
  return (index) => {
    const regions = likelyRegions(index, pattern, weigh, place);
    const candidates = regions.map((region) =>
      toCandidate(index, pattern, nearestPassage(index, pattern, region)),
    );
    return fewest(candidates.filter((candidate) => isSure(index, candidate)));
  };

  function isSure(index: QuoteIndex, { pairs, differences }: Candidate): boolean {
    const changed = cost({ pairs, differences });
    if (changed > mostChanged * words.length) return false;
    const shared = pairs.filter((pair) => isPaired(index, pattern, pair));
    const known = shared.reduce((sum, { part }) => {
      const word = part === null ? undefined : pattern[part];
      return sum + (word?.kind === 'word' ? weigh(word) : 0);
    }, 0);
    return known >= place + changePenalty * changed;
  }
}

/** walk[ed] is looked for as walk: a free place would take any word of the source for it. */
function withStemAsWord(part: PatternPart): PatternPart {
  if (part.kind === 'word' || part.stem === null) return part;
  return { kind: 'word', folded: part.stem, raw: part.stem, isFreeCase: true };
}

/**
 * How many bits each word tells of its place: the rarer the more, but a short word never much, as
 * it is common in any language though it may be rare in a short source (Zipf’s law of abbreviation).
 */
function bitsOf(
  all: readonly Indexed[],
  words: readonly PatternWord[],
  total: number,
): Map<string, number> {
  const bits = new Map<string, number>();
  for (const { folded } of words) {
    if (bits.has(folded)) continue;
    const times = all.reduce((sum, { index }) => {
      const id = index.vocabulary.get(folded);
      return sum + (id === undefined ? 0 : frequency(index, id));
    }, 0);
    bits.set(
      folded,
      Math.max(0, Math.min(2 + 2 * folded.length, Math.log2(total / (times + 0.5)))),
    );
  }
  return bits;
}

function toCandidate(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  pairs: readonly WordPair[],
): Candidate {
  return { pairs, differences: differencesOf(index, pattern, pairs) };
}

function fewest(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (best, candidate) => (best && cost(best) <= cost(candidate) ? best : candidate),
    null,
  );
}

function toMatch({ source, index, pairs, differences }: Found): QuoteMatch {
  const passage = {
    sourceId: source.id,
    from: index.from[firstPlace(pairs)] ?? 0,
    to: index.to[lastPlace(pairs)] ?? 0,
  };
  return differences.length === 0
    ? { state: 'verbatim', passage }
    : { state: 'altered', passage, differences };
}
