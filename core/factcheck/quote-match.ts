import type { SourceId } from '../base/id.ts';
import type { QuoteMatch } from './quotation.ts';
import {
  fewestChanged,
  toCandidate,
  type Candidate,
  type IndexedSource,
} from './quote-candidate.ts';
import { firstPlace, lastPlace } from './quote-differences.ts';
import { quoteIndex, type QuoteIndex } from './quote-index.ts';
import { nearestCandidate } from './quote-nearest.ts';
import { samePassages } from './quote-passage.ts';
import { quotePattern, type PatternPart } from './quote-pattern.ts';

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

const indexes = new WeakMap<QuoteSource, QuoteIndex>();

/**
 * Looks for quotations in `sources`. Each source is read at the first search and kept as long as
 * its object lives, so giving the same objects again costs nothing.
 *
 * Verbatim allows for what editors may do to a quotation: typographic marks and dashes, white
 * space, hyphenation, punctuation, case at the start of the quotation or of a sentence, square
 * brackets, ellipses. Offsets are UTF-16 offsets into the source's text; a difference's `at` counts
 * the words of the passage (`eachPassageWord`) before it.
 */
export function createQuoteSearch(sources: readonly QuoteSource[]): QuoteSearch {
  return {
    find: (words) => {
      const pattern = quotePattern(words);
      if (pattern.length === 0) return { state: 'not-found' };
      const indexed = sources.map((source) => ({ id: source.id, index: indexOf(source) }));
      const found =
        fewestChanged(withSameWords(indexed, pattern)) ?? nearestCandidate(indexed, pattern);
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

/** One by one, so that the search ends with the first that is verbatim. */
function* withSameWords(
  sources: readonly IndexedSource[],
  pattern: readonly PatternPart[],
): Generator<Candidate> {
  for (const source of sources) {
    for (const pairs of samePassages(source.index, pattern))
      yield toCandidate(source, pattern, pairs);
  }
}

function toMatch({ id, index, pairs, differences }: Candidate): QuoteMatch {
  const passage = {
    sourceId: id,
    from: index.from[firstPlace(pairs)] ?? 0,
    to: index.to[lastPlace(pairs)] ?? 0,
  };
  return differences.length === 0
    ? { state: 'verbatim', passage }
    : { state: 'altered', passage, differences };
}
