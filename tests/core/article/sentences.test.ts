import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesIn } from '../../../core/article/sentences.ts';

function read(text: string, language: string): string[] {
  return sentencesIn(text, language).map(({ from, to }) => text.slice(from, to));
}

/** Sentences parted by a bar, as they should be found. */
const english: readonly (readonly [what: string, text: string])[] = [
  ['titles', 'Mr. Ansel met Dr. Reyes. | Gen. Orr and Col. Ade Brandt stayed away.'],
  ['titles without a stop', 'Mr Ansel met Dr Reyes. | They spoke for an hour.'],
  ['initials', 'J. R. Hartwell wrote it. | Mary K. Sands signed it.'],
  ['initials of two letters', 'Yu. Marchenko came first. | He was glad.'],
  ['countries', 'He left the U.S. Navy in spring. | She stayed in the U.K. | The talks failed.'],
  ['numbers of things', 'House No. 5 burned down. | See pp. 12 and 13. | Nos. 3 and 4 stand.'],
  ['no, the word', 'They asked and she said no. | Then they left.'],
  ['the hour', 'It opens at 3 p.m. Tuesday. | It shuts at 5 p.m. | The staff leave then.'],
  ['the hour within', 'By 6 a.m. the road was clear. | By 9 a.m. EST it was not.'],
  ['months', 'On Jan. 3 the bank shut. | It opened on Sept. 14, a Monday.'],
  ['saints and mountains', 'She sailed from St. Ambrey. | Mt. Corran was white.'],
  ['streets', 'The shop is on Main St. | The bakery is not.'],
  ['companies', 'He runs Aldo Inc. and Brandt Ltd. in Sallow. | Both make rope.'],
  ['degrees', 'She took a Ph.D. in Corran. | He did not.'],
  ['cases', 'The case of Orr v. Bell was heard. | It took a day.'],
  ['Latin', 'Some fish, e.g. Pike, were seen. | Others, i.e. trout, were not.'],
  [
    'letters that are names',
    'They chose plan B. | The council took vitamin C. | Officials laughed.',
  ],
  ['decimals', 'It rose 3.5 per cent. | It fell by .4 points.'],
  ['times and addresses', 'It began at 9.30 and is on sallow.example now. | Nobody came.'],
  [
    'a figure at the start',
    'The plan was dropped. | 12 roads were shut in 1990. | 30 stayed shut.',
  ],
  ['money at the start', 'Nobody paid the fee. | £5 million was lost.'],
  ['a comma before who spoke', '“We won,” she said. | “We lost,” said Orr.'],
  ['a question and who asked', '“Did we win?” she asked. | “Did we win?” Ansel Orr asked.'],
  ['a cry and who cried', '“Stop!” cried Bell. | “Stop!” Mr. Bell cried. | Nobody stopped.'],
  ['a stop within the marks', '“We won.” | She left. | ‘They lost.’ | He stayed.'],
  ['a stop behind the marks', 'He called it “a farce”. | She did not.'],
  ['marks within marks', '“She said ‘no.’” | The room was still.'],
  ['straight marks', '"Did we win?" she asked. | "We won." | They left.'],
  ['a quotation of two sentences', '“We won. | They lost,” she said.'],
  ['brackets', 'It rained (it often does). | (Nobody came.) | They left.'],
  ['an ellipsis that goes on', 'He waited… and left. | She waited... and stayed.'],
  ['an ellipsis that ends', 'He waited… | Then he left.'],
  ['words left out', '“We were … Corran people,” she said.'],
  ['lists', '1. The bridge is shut. | 2. The road is open.'],
  ['dashes', '“Are you —” he began. | “Stop!” — a cry from the back.'],
  ['names without a capital', 'She put the phone down. | iPhones were rare.'],
  ['several marks', 'Really?! | Yes… | No!!! | Well.'],
];

describe('English sentences end', () => {
  test.each(english)('with %s', (_, marked) => {
    const sentences = marked.split(' | ');
    expect(read(sentences.join(' '), 'en-GB')).toEqual(sentences);
  });
});

describe('a hard break', () => {
  test.each([
    ['ends a line of a list', '12 Mill Lane\nLower Sallow', ['12 Mill Lane', 'Lower Sallow']],
    ['ends a sentence with its stop', 'It rained.\nNobody came.', ['It rained.', 'Nobody came.']],
    [
      'does not end one that goes on',
      'It rained and\nnobody came.',
      ['It rained and\nnobody came.'],
    ],
    ['does not end one at a comma', 'In Sallow,\nOrr said so.', ['In Sallow,\nOrr said so.']],
    ['does not end one at “of”', 'The mayor of\nSallow left.', ['The mayor of\nSallow left.']],
    ['does not end one at “Mr.”', 'They met Mr.\nBell there.', ['They met Mr.\nBell there.']],
    ['ends one before a bullet', 'Bring:\n- boots\n- rope', ['Bring:', '- boots', '- rope']],
    ['ends one when it is two', 'It was of\n\nsallow', ['It was of', 'sallow']],
  ])('%s', (_, text, sentences) => {
    expect(read(text, 'en-GB')).toEqual(sentences);
  });
});

describe('sentences of other languages', () => {
  test.each([
    ['de', 'Am 3. Mai kam Dr. Weiß. | Er ging um 8 Uhr.'],
    ['de', '„Kommst du?“, fragte sie. | Er kam nicht.'],
    ['fr', '« Où est M. Durel ? » demanda-t-elle. | Personne ne le savait.'],
    ['fr', '« Non ! » | Il partit à 8 heures.'],
    ['uk', 'І. Коваль жив на вул. Садовій. | Він поїхав.'],
    ['pl', 'Mieszkał przy ul. Długiej. | Wyjechał 3. Maja.'],
    ['el', 'Πού πήγε; | Δεν ξέρω.'],
    ['ar', 'وصل الوزير صباحا. | غادر مساء.'],
    ['ja', '雨が降った。|橋は閉じた。'],
  ])('in %s', (language, marked) => {
    const between = language === 'ja' ? '|' : ' | ';
    const sentences = marked.split(between);
    expect(read(sentences.join(language === 'ja' ? '' : ' '), language)).toEqual(sentences);
  });
});

const pieces = fc.constantFrom(
  ...[
    'Mr. ',
    'U.S. ',
    'a',
    'Word ',
    '. ',
    '! ',
    '? ',
    '… ',
    '“',
    '”',
    '’ ',
    '\n',
    '  ',
    '5 ',
    '; ',
  ],
  ...['said ', '(', ') ', 'é', '\u00a0', '\ud83d\ude80', '\ud83d', '。', '\r\n', '\u2029', 'p.m. '],
);

test('sentences cover every word, in order, without space at their ends', () => {
  const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.constantFrom('en-GB', 'de', 'uk', 'ar'), (text, language) => {
      let at = 0;
      for (const { from, to } of sentencesIn(text, language)) {
        expect(text.slice(at, from).trim()).toBe('');
        const words = text.slice(from, to);
        expect(words).toBe(words.trim());
        expect(words).not.toBe('');
        at = to;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
    { seed: 4, numRuns: 500 },
  );
});

describe('a text of any length takes time in proportion', () => {
  // Twice the text takes twice the time; a pass that is not linear takes four times.
  test.each([
    ['without a stop', 'word '],
    ['of abbreviations', 'Mr. '],
    ['of stops', '. '],
    ['of closing marks', 'aaaa.”””” '],
    ['of cries', '“a!” B '],
    ['of breaks', 'a\n'],
    ['of space', ' \u00a0'],
  ])('%s', (_, piece) => {
    const count = Math.ceil(60_000 / piece.length);
    const time = (n: number): number => {
      const text = piece.repeat(n);
      const times = [0, 1, 2].map(() => {
        const start = performance.now();
        sentencesIn(text, 'en-GB');
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    time(count);
    expect(time(count * 4)).toBeLessThan(10 * time(count) + 20);
  });
});

test.each(['draft', 'page', 'en-1', 'x1-y2'])(
  'a story in “%s”, which is no language, has its sentences all the same',
  (language) => {
    const text = 'The ferry left. Nobody waved.';
    expect(sentencesIn(text, language)).toEqual([
      { from: 0, to: 15 },
      { from: 16, to: 29 },
    ]);
  },
);
