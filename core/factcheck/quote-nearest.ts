import { nearestPassage } from './quote-alignment.ts';
import {
  fewestChanged,
  toCandidate,
  type Candidate,
  type IndexedSource,
} from './quote-candidate.ts';
import { isPaired } from './quote-differences.ts';
import { frequency } from './quote-index.ts';
import type { WordPair } from './quote-passage.ts';
import type { PatternPart, PatternWord } from './quote-pattern.ts';
import { likelyRegions, type RegionBounds, type Weight } from './quote-regions.ts';

/** So large a share of a quotation's words may be others; beyond that it is a paraphrase. */
const mostChanged = 1 / 3;
/** Words that are written together in one text and apart in the other: they differ, and are none. */
const parted = 2;
/** A source shorter than so many words tells little of how common a word is. */
const fewestWords = 5000;
/** So many bits more than name a place make it no chance that a passage is like a quotation. */
const margin = 14;
/** What one more changed word adds to the chance, in bits: it may stand at several places. */
const changePenalty = 4;
/** A longer quotation is looked for word for word alone. */
const longestQuotation = 2000;
/** So many stretches of all sources are held against the quotation word by word. */
const mostAligned = 4;

/**
 * The passage that surely became the quotation although words differ: at least two in three are
 * the same, and those are so rare together that chance would not have brought them into one
 * passage. The bounds were chosen on real speeches (docs/decisions/0015-quote-lock.md).
 */
export function nearestCandidate(
  sources: readonly IndexedSource[],
  exact: readonly PatternPart[],
): Candidate | null {
  const pattern = exact.map(withStemAsWord);
  const words = pattern.filter((part) => part.kind === 'word');
  if (words.length > longestQuotation) return null;
  const total = Math.max(
    fewestWords,
    sources.reduce((sum, { index }) => sum + index.count, 0),
  );
  const weigh = weightIn(sources, words, total);
  const bits = Math.log2(total) + margin;
  if (words.reduce((sum, word) => sum + weigh(word), 0) < bits) return null;
  const lacking = Math.floor(mostChanged * words.length);
  const candidates = align(sources, pattern, weigh, { bits, lacking: lacking + parted });
  const nearest = fewestChanged(
    candidates.filter(
      (candidate) =>
        candidate.changed <= lacking &&
        sharedBits(candidate, pattern, weigh) >= bits + changePenalty * candidate.changed,
    ),
  );
  return nearest && toCandidate(nearest, pattern, withWholeStart(nearest, pattern));
}

function align(
  sources: readonly IndexedSource[],
  pattern: readonly PatternPart[],
  weigh: Weight,
  bounds: RegionBounds,
): Candidate[] {
  return sources
    .flatMap((source) =>
      likelyRegions(source.index, pattern, weigh, bounds).map((region) => ({ source, ...region })),
    )
    .sort((one, other) => other.bits - one.bits)
    .slice(0, mostAligned)
    .map(({ source, span }) =>
      toCandidate(source, pattern, nearestPassage(source.index, pattern, span)),
    );
}

/** “I’m” was “I am”: the alignment pairs it with the second word alone. */
function withWholeStart(
  { index, pairs }: Candidate,
  pattern: readonly PatternPart[],
): readonly WordPair[] {
  const [first] = pairs;
  const word = first?.part === 0 ? pattern[0] : undefined;
  if (first?.place == null || first.place === 0 || word?.kind !== 'word') return pairs;
  const before = first.place - 1;
  const said = index.text.slice(index.from[before] ?? 0, index.to[before] ?? 0).toLowerCase();
  const isShortened = /^(\p{L}+)['’]/u.exec(word.raw)?.[1]?.toLowerCase() === said;
  if (!isShortened || isPaired(index, pattern, first)) return pairs;
  return [{ place: before, part: null }, ...pairs];
}

function sharedBits(
  { index, pairs }: Candidate,
  pattern: readonly PatternPart[],
  weigh: Weight,
): number {
  let bits = 0;
  for (const pair of pairs) {
    const word = pair.part === null ? undefined : pattern[pair.part];
    if (word?.kind === 'word' && isPaired(index, pattern, pair)) bits += weigh(word);
  }
  return bits;
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
function weightIn(
  sources: readonly IndexedSource[],
  words: readonly PatternWord[],
  total: number,
): Weight {
  const bits = new Map<string, number>();
  for (const { folded } of words) {
    if (bits.has(folded)) continue;
    let times = 0.5;
    for (const { index } of sources) {
      const id = index.vocabulary.get(folded);
      if (id !== undefined) times += frequency(index, id);
    }
    bits.set(folded, Math.max(0, Math.min(2 + 2 * folded.length, Math.log2(total / times))));
  }
  return ({ folded }) => bits.get(folded) ?? 0;
}
