import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../../core/base/id.ts';
import { eachPassageWord } from '../../../core/factcheck/quote-index.ts';
import { createQuoteSearch } from '../../../core/factcheck/quote-match.ts';
import { quotationsIn } from '../../../core/factcheck/quotations.ts';

const seed = 20260;

/** Words of two to nine letters; one in a few is short and common, as in any language. */
const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.stringMatching(
      /^[b-df-hj-np-t][aeiou][b-df-hj-np-t]{0,2}[aeiou]{0,2}[lmnrst]{0,2}$/,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('the', 'of', 'a', 'in', 'to', 'and') },
);
const between = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ', '\n', '  ', ' – ', '; ');
const source = fc.array(fc.tuple(word, between), { minLength: 40, maxLength: 150 });
const changesOf = fc.infiniteStream(fc.integer({ min: 0, max: 9 }));

type Source = readonly (readonly [string, string])[];

function textOf(words: Source): string {
  return words.map(([each, gap]) => each + gap).join('');
}

/** Where word `nth` begins, and where it ends. */
function spanOf(words: Source, nth: number): { from: number; to: number } {
  const from = textOf(words.slice(0, nth)).length;
  return { from, to: from + (words[nth]?.[0].length ?? 0) };
}

function searchIn(text: string) {
  return createQuoteSearch([{ id: 'source' as SourceId, text }]);
}

/** A stretch of a source as a story would quote it. */
function edited(words: Source, next: () => number): string {
  return words
    .map(([each, gap], nth) => {
      const isInside = nth > 0 && nth < words.length - 1;
      const isLast = nth === words.length - 1;
      const kind = next();
      const written = nth === 0 && kind < 5 ? each.charAt(0).toUpperCase() + each.slice(1) : each;
      if (isInside && kind === 7) return '… ';
      if (isInside && kind === 8) return `[${each}s] `;
      if (isInside && kind === 9) return `${each} [sic] `;
      if (isInside && kind === 6) return `${each} [put in] `;
      if (isLast) return kind < 5 ? `${written},` : written;
      return written + (/^[ \n]+$/.test(gap) ? (kind < 3 ? '\u00a0' : ' ') : gap);
    })
    .join('');
}

describe('a stretch of a source', () => {
  test('is verbatim after whatever an editor may do to it', () => {
    fc.assert(
      fc.property(
        source,
        fc.nat(),
        fc.integer({ min: 3, max: 25 }),
        changesOf,
        (words, at, length, stream) => {
          const first = at % (words.length - length + 1);
          const stretch = words.slice(first, first + length);
          const quotation = edited(stretch, () => Number(stream.next().value));
          const text = textOf(words);
          const match = searchIn(text).find(quotation);
          expect(match.state).toBe('verbatim');
          if (match.state !== 'verbatim') return;
          const { from, to } = match.passage;
          const bare = (part: string): string => part.replace(/[^a-z]+/gu, ' ');
          // The words may stand in the source twice: then the passage has the same ones.
          const meant = text.slice(spanOf(words, first).from, spanOf(words, first + length - 1).to);
          const [found, own] = [bare(text.slice(from, to)).split(' '), bare(meant).split(' ')];
          expect(found[0]).toBe(own[0]);
          expect(found.at(-1)).toBe(own.at(-1));
          expect(/^[a-z]/.test(text.slice(from)) && !/[a-z]/.test(text.charAt(from - 1))).toBe(
            true,
          );
        },
      ),
      { seed, numRuns: 1500 },
    );
  });

  test('without a change is verbatim at its own offsets, or earlier in the same words', () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.integer({ min: 1, max: 30 }), (words, at, length) => {
        const first = at % (words.length - length + 1);
        const text = textOf(words);
        const from = spanOf(words, first).from;
        const to = spanOf(words, first + length - 1).to;
        const match = searchIn(text).find(text.slice(from, to));
        expect(match.state).toBe('verbatim');
        if (match.state !== 'verbatim') return;
        const { passage } = match;
        const wordsOf = (part: string): string[] => part.match(/[a-z]+/g) ?? [];
        expect(wordsOf(text.slice(passage.from, passage.to))).toEqual(
          wordsOf(text.slice(from, to)),
        );
        expect(passage.from).toBeLessThanOrEqual(from);
        if (wordsOf(text.slice(from, to)).length > 6) expect(passage).toMatchObject({ from, to });
      }),
      { seed, numRuns: 1500 },
    );
  });

  test('with one word replaced is altered in exactly that word', () => {
    fc.assert(
      fc.property(
        source,
        fc.nat(),
        fc.integer({ min: 10, max: 25 }),
        fc.nat(),
        (words, at, length, which) => {
          const first = at % (words.length - length + 1);
          const nth = which % length;
          const stretch = words.slice(first, first + length);
          const quotation = textOf(
            stretch.map(([each, gap], i) => [i === nth ? 'zzyzx' : each, gap]),
          );
          const match = searchIn(textOf(words)).find(quotation);
          expect(match).toMatchObject({
            state: 'altered',
            differences: [{ at: nth, removed: [stretch[nth]?.[0]], added: ['zzyzx'] }],
            passage: {
              from: spanOf(words, first).from,
              to: spanOf(words, first + length - 1).to,
            },
          });
        },
      ),
      { seed, numRuns: 1500 },
    );
  });
});

describe('a stretch with a few words replaced, left out and put in', () => {
  const edits = fc.array(
    fc.record({ kind: fc.constantFrom('replace', 'drop', 'add'), at: fc.nat(), word }),
    { minLength: 1, maxLength: 3 },
  );

  test('is found where it stands, with no more differences than edits', () => {
    fc.assert(
      fc.property(
        source,
        fc.nat(),
        fc.integer({ min: 12, max: 40 }),
        edits,
        (words, at, length, changes) => {
          const first = at % (words.length - length + 1);
          const quoted = words.slice(first, first + length).map(([each]) => each);
          for (const change of changes) {
            // At its ends a stretch may as well begin or end a word further on.
            const place = 1 + (change.at % (quoted.length - 2));
            const [removed, added] = [
              change.kind === 'add' ? 0 : 1,
              change.kind === 'drop' ? 0 : 1,
            ];
            quoted.splice(place, removed, ...[change.word].slice(0, added));
          }
          const text = textOf(words);
          const match = searchIn(text).find(quoted.join(' '));
          expect(match.state).not.toBe('not-found');
          if (match.state === 'not-found') return;
          const from = spanOf(words, first).from;
          const to = spanOf(words, first + length - 1).to;
          expect(match.passage.from < to && match.passage.to > from).toBe(true);
          const differences = match.state === 'altered' ? match.differences : [];
          const changed = differences.map((one) => Math.max(one.removed.length, one.added.length));
          expect(changed.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(
            changes.length,
          );
          const passage = passageWords(text.slice(match.passage.from, match.passage.to));
          for (const { at: place, removed } of differences)
            expect(passage.slice(place, place + removed.length)).toEqual(removed);
        },
      ),
      { seed, numRuns: 1500 },
    );
  });
});

describe('words that are not in the source', () => {
  test('are not found, though some of them are', () => {
    const other = fc.stringMatching(/^[xz][aeiou][vwxz]{1,3}[aeiou]{1,3}$/);
    const mixed = fc.array(
      fc.oneof({ weight: 2, arbitrary: other }, { weight: 1, arbitrary: word }),
      {
        minLength: 4,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(source, mixed, other, (words, quoted, one) => {
        expect(searchIn(textOf(words)).find([one, ...quoted].join(' ')).state).not.toBe('verbatim');
      }),
      { seed, numRuns: 800 },
    );
    fc.assert(
      fc.property(source, fc.array(other, { minLength: 1, maxLength: 30 }), (words, quoted) => {
        expect(searchIn(textOf(words)).find(quoted.join(' ')).state).toBe('not-found');
      }),
      { seed, numRuns: 800 },
    );
  });
});

describe('any text at all', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 80 });
  const marks = fc.constantFrom(
    '“',
    '”',
    '‘',
    '’',
    '"',
    "'",
    '«',
    '»',
    '„',
    ' ',
    'a ',
    'said ',
    '…',
    '[',
    ']',
    '.',
    '\ud800',
    '\u0301',
    '-\n',
  );
  const messy = fc
    .array(fc.oneof(anything, marks), { maxLength: 60 })
    .map((parts) => parts.join(''));

  test('has quotations that are in order, apart, and in it', () => {
    fc.assert(
      fc.property(messy, fc.constantFrom('paragraph', 'quote'), (text, role) => {
        let end = 0;
        for (const { from, to, words } of quotationsIn({ role, text }, 'en-GB')) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(text.slice(from, to)).toBe(words);
          expect(words).toMatch(/[\p{L}\p{N}]/u);
          end = to;
        }
      }),
      { seed, numRuns: 3000 },
    );
  });

  test('can be searched for in any text', () => {
    fc.assert(
      fc.property(messy, messy, (text, words) => {
        const match = searchIn(text).find(words);
        if (match.state === 'not-found') return;
        expect(match.passage.from).toBeLessThan(match.passage.to);
        expect(match.passage.to).toBeLessThanOrEqual(text.length);
      }),
      { seed, numRuns: 3000 },
    );
  });
});

/** The words of a passage of a source as the differences of a match count them. */
function passageWords(passage: string): string[] {
  const words: string[] = [];
  eachPassageWord(passage, (from, to) => words.push(passage.slice(from, to)));
  return words;
}
