import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../../core/base/id.ts';
import { createQuoteSearch } from '../../../core/factcheck/quote-match.ts';
import { quotationsIn } from '../../../core/factcheck/quotations.ts';

const signs = 100_000;
const times = 8;
// Eight times as many signs take eight times as long, or sixty-four times if time is quadratic.
const mostGrowth = 32;
// Below this many milliseconds a time is mostly the clock's and the machine's own.
const shortest = 10;
const tries = 3;

/** Texts that nobody would write, by what they are full of. */
const hostile: Readonly<Record<string, string>> = {
  'the same word': 'word ',
  'one word without end': 'a',
  'opening marks': '“',
  'pairs of marks': '“”',
  'marks of all kinds': '“‘«"„»',
  'opened words': '“a ',
  'single marks': "'as b ",
  'lone surrogates': '\ud800',
  'combining marks': '\u0301\u0323',
  brackets: '[',
  'words in brackets': 'a [b] ',
  'letters in brackets': 'a[b]',
  ellipses: '… ',
  'words between ellipses': 'a … ',
  points: '. ',
  'white space': ' ',
  'parted words': 'a-\n',
  'soft hyphens': 'a\u00ad',
  'numbers without end': '1,',
  'numbers alone on their lines': '1\n',
  'a rare word among common ones': 'a a a a a a a a a a a a a a a a a a a a b ',
};

describe('a hostile text takes time in proportion to its length', () => {
  test.each(Object.entries(hostile))('%s', (_name, part) => {
    timeOf(part, signs);
    let growth = Number.POSITIVE_INFINITY;
    // A busy machine may stretch one measurement, hardly all.
    for (let tried = 0; tried < tries && growth > mostGrowth; tried += 1) {
      const short = Math.max(timeOf(part, signs), shortest);
      growth = timeOf(part, signs * times) / short;
    }
    expect(growth).toBeLessThan(mostGrowth);
  });
});

/** As a story, as a source, and as a quotation. */
function timeOf(part: string, length: number): number {
  const text = part.repeat(Math.ceil(length / part.length));
  const start = performance.now();
  for (const { from, to, words } of quotationsIn({ role: 'paragraph', text }, 'en-GB'))
    if (text.slice(from, to) !== words) throw new Error('The offsets are wrong');
  const search = createQuoteSearch([{ id: 'source' as SourceId, text }]);
  search.find('We will not yield to it');
  search.find('a a a a a a a a a a b … a word word word word word [and] a word');
  search.find(text);
  return performance.now() - start;
}
