import type { QuoteIndex } from './quote-index.ts';
import type { WordPair } from './quote-passage.ts';
import type { PatternPart } from './quote-pattern.ts';

/** Places of a source, from the first to the one after the last. */
export interface PlaceSpan {
  readonly from: number;
  readonly to: number;
}

// How a cell of the table was reached; from 0 up: so many words of the source stand in a gap.
const paired = -1;
const added = -2;
const removed = -3;

/**
 * The passage within `span` that takes the fewest edits, word by word, to become the quotation
 * (Sellers, “The Theory and Computation of Evolutionary Distances: Pattern Recognition”, 1980).
 * Takes time and memory in proportion to the span times the pattern.
 */
export function nearestPassage(
  index: QuoteIndex,
  pattern: readonly PatternPart[],
  span: PlaceSpan,
): WordPair[] {
  const width = span.to - span.from;
  const steps = new Int16Array(pattern.length * (width + 1));
  let row = new Int32Array(width + 1);
  for (const [at, part] of pattern.entries()) {
    const cells = steps.subarray(at * (width + 1), (at + 1) * (width + 1));
    row =
      part.kind === 'gap'
        ? gapRow(row, cells, part.most)
        : wordRow(row, cells, index.ids, span.from, index.vocabulary.get(part.folded) ?? -1);
  }
  return walkBack(steps, width, pattern.length, lastLeast(row), span.from);
}

function wordRow(
  above: Int32Array,
  cells: Int16Array,
  ids: Int32Array,
  start: number,
  id: number,
): Int32Array<ArrayBuffer> {
  const row = new Int32Array(above.length);
  row[0] = (above[0] ?? 0) + 1;
  cells[0] = added;
  for (let at = 1; at < row.length; at++) {
    const pairing = (above[at - 1] ?? 0) + (ids[start + at - 1] === id ? 0 : 1);
    const adding = (above[at] ?? 0) + 1;
    const removing = (row[at - 1] ?? 0) + 1;
    const least = Math.min(pairing, adding, removing);
    row[at] = least;
    cells[at] = least === pairing ? paired : least === adding ? added : removed;
  }
  return row;
}

function gapRow(above: Int32Array, cells: Int16Array, most: number): Int32Array<ArrayBuffer> {
  const row = new Int32Array(above.length);
  for (let at = 0; at < row.length; at++) {
    let skipped = 0;
    for (let count = 1; count <= Math.min(most, at); count++)
      if ((above[at - count] ?? 0) < (above[at - skipped] ?? 0)) skipped = count;
    row[at] = above[at - skipped] ?? 0;
    cells[at] = skipped;
  }
  return row;
}

/** The last of the least: so a last word that was changed is paired, and not added. */
function lastLeast(row: Int32Array): number {
  let best = 0;
  for (let at = 1; at < row.length; at++) if ((row[at] ?? 0) <= (row[best] ?? 0)) best = at;
  return best;
}

function walkBack(
  steps: Int16Array,
  width: number,
  parts: number,
  end: number,
  start: number,
): WordPair[] {
  const pairs: WordPair[] = [];
  let part = parts - 1;
  let at = end;
  while (part >= 0) {
    const step = steps[part * (width + 1) + at] ?? added;
    const place = start + at - 1;
    if (step === paired) pairs.push({ place, part });
    else if (step === added) pairs.push({ place: null, part });
    else if (step === removed) pairs.push({ place, part: null });
    if (step >= 0) at -= step;
    if (step === paired || step === removed) at--;
    if (step !== removed) part--;
  }
  return pairs.reverse();
}
