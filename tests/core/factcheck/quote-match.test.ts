import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../../core/base/id.ts';
import { createQuoteSearch } from '../../../core/factcheck/quote-match.ts';

const speech = `Mayor’s remarks, 4 May
“Good evening. We will not yield to the river, and we won’t ask you to. The harbour wall cost
£3.5 million; it will stand for a well-known hundred years. When I came here in 1998, the minis-
ter said the town would be under water in ten years. He was wrong. I told him so.
12
The engineers who built the wall were paid 4% more than agreed. Nobody objects to that, I think.”`;

const minutes = 'THE COUNCIL MET AT NOON. ALL NINE MEMBERS AGREED TO CLOSE THE OLD BRIDGE.';
const sources = [
  { id: 'speech' as SourceId, text: speech },
  { id: 'minutes' as SourceId, text: minutes },
];
const search = createQuoteSearch(sources);

function passageOf(words: string): string {
  const match = search.find(words);
  if (match.state === 'not-found') return '';
  const source = sources.find(({ id }) => id === match.passage.sourceId);
  return source?.text.slice(match.passage.from, match.passage.to) ?? '';
}

function changes(words: string): string[] {
  const match = search.find(words);
  if (match.state !== 'altered') return [match.state];
  return match.differences.map(({ removed, added }) =>
    `${removed.join(' ')} → ${added.join(' ')}`.trim(),
  );
}

describe('a quotation is verbatim', () => {
  test.each<[string, string, string?]>([
    ['as it stands', 'We will not yield to the river'],
    ['with the other apostrophe', "we won't ask you to"],
    ['with its full stop moved inside', 'I told him so,'],
    ['beginning with a capital', 'The town would be under water in ten years.'],
    ['beginning with a small letter', 'good evening'],
    ['with white space of another kind', 'The\u00a0engineers  who\nbuilt the wall'],
    ['over a line end', 'The harbour wall cost £3.5 million'],
    ['over a word that was parted at a line end', 'the minister said the town'],
    ['over a page number', 'I told him so. The engineers who built the wall'],
    ['with a comma left out', 'When I came here in 1998 the minister said'],
    ['with a hyphen left out', 'it will stand for a well known hundred years'],
    ['with words left out', 'We will not yield … and we won’t ask you to'],
    ['with words left out, in brackets', 'Good evening […] The harbour wall cost £3.5 million'],
    ['with words left out, dot by dot', 'Good evening. . . . The harbour wall cost'],
    ['with words replaced', '[The minister] was wrong. I told him so.', 'was wrong. I told him so'],
    ['with words replaced inside', 'When [the mayor] came here in 1998'],
    ['with words put in', 'We will not yield to the river [Lorn], and we won’t'],
    ['with a letter changed', '[N]ot yield to the river', 'not yield to the river'],
    ['with an ending changed', 'We will not yield[ed] to the river'],
    ['with a slip that is owned up to', 'Nobody objects [sic] to that'],
    ['with ellipses at its ends', '… the town would be under water …'],
    ['of one word', 'wrong'],
    ['from a text in capitals', 'All nine members agreed to close the old bridge'],
    [
      'with two sentences joined by a comma',
      'a well-known hundred years, when I came here in 1998',
    ],
    ['with two sentences joined', 'it will stand for a well-known hundred years. when I came here'],
  ])('%s', (_name, words, passage) => {
    expect(changes(words)).toEqual(['verbatim']);
    if (passage !== undefined) expect(passageOf(words)).toBe(passage);
  });

  test('over a passage that is told in the source’s own offsets', () => {
    expect(passageOf('the minister said')).toBe('the minis-\nter said');
    expect(passageOf('Good evening … and we won’t')).toBe(
      'Good evening. We will not yield to the river, and we won’t',
    );
  });
});

describe('a quotation is altered', () => {
  test('from the word on that its first one shortens', () => {
    const id = 'hearing' as SourceId;
    const text = 'Q. Will you go? A. I am surely not leaving this harbour office tomorrow.';
    const match = createQuoteSearch([{ id, text }]).find(
      'I’m surely not leaving this harbour office',
    );
    expect(match).toEqual({
      state: 'altered',
      passage: { sourceId: id, from: text.indexOf('I am'), to: text.indexOf(' tomorrow') },
      differences: [{ at: 0, removed: ['I', 'am'], added: ['I’m'] }],
    });
  });

  test.each<[string, string, string[]]>([
    ['a word replaced', 'We shall not yield to the river', ['will → shall']],
    ['a word left out', 'We will yield to the river, and we won’t ask', ['not →']],
    ['a word put in', 'We will not ever yield to the river, and we won’t', ['→ ever']],
    ['the last word', 'We will not yield to the sea', ['river → sea']],
    ['the first word', 'They will not yield to the river', ['We → They']],
    ['a number', 'The harbour wall cost £3.6 million', ['3.5 → 3.6']],
    ['figures run together', 'When I came here in 19 98, the minister', ['1998 → 19 98']],
    ['a currency', 'The harbour wall cost $3.5 million', ['£ → $']],
    ['a sign', 'were paid 4 more than agreed', ['% →']],
    ['case inside', 'The Engineers who Built the wall', ['engineers → Engineers', 'built → Built']],
    ['a word that is not in brackets', 'the Minister said the town would', ['minister → Minister']],
  ])('%s', (_name, words, expected) => {
    expect(changes(words)).toEqual(expected);
  });

  test('and each difference says how many of the source’s words stand before it', () => {
    const match = search.find('Good evening … We shall not yield to the river');
    expect(match.state === 'altered' && match.differences).toEqual([
      { at: 3, removed: ['will'], added: ['shall'] },
    ]);
    // The words that the ellipsis leaves out count too, and are no difference.
    const later = search.find('Good evening … The harbour wall took £3.5 million');
    expect(later.state === 'altered' && later.differences).toEqual([
      { at: 18, removed: ['cost'], added: ['took'] },
    ]);
    expect(passageOf('We shall not yield to the river')).toBe('We will not yield to the river');
  });

  test('where an ending in brackets does not fit the source’s word', () => {
    expect(changes('We will not bend[ed] to the river')).toEqual(['yield → bend']);
    expect(changes('We shall not yield[ed] to the river')).toEqual(['will → shall']);
  });
});

describe('a quotation is not found', () => {
  test.each([
    ['other words', 'Nobody has seen the ferry since Tuesday'],
    ['no words', '…'],
    ['nothing', ''],
    ['brackets alone', '[the minister]'],
    ['words of the source in another order', 'river the to yield not will we'],
    ['a paraphrase', 'The river is no reason for anybody to give in'],
    ['so few that are like it that chance may have made them', 'the old town'],
    ['words too far apart', `Good evening ${'[…] '.repeat(30)} ferry`],
  ])('%s', (_name, words) => {
    expect(changes(words)).toEqual(['not-found']);
  });

  test('in words far apart with an ellipsis between them', () => {
    const far = createQuoteSearch([
      {
        id: 'far' as SourceId,
        text: `One swallow flies. ${'So it goes. '.repeat(200)} Two ferries sink.`,
      },
    ]);
    expect(far.find('One swallow flies … Two ferries sink').state).toBe('not-found');
  });

  test('without sources', () => {
    expect(createQuoteSearch([]).find('We will not yield').state).toBe('not-found');
    const empty = createQuoteSearch([{ id: 'empty' as SourceId, text: '' }]);
    expect(empty.find('We will not yield').state).toBe('not-found');
  });
});

describe('of several sources', () => {
  const search = createQuoteSearch([
    { id: 'agency' as SourceId, text: 'She said that we shall never yield to any river at all.' },
    { id: 'tape' as SourceId, text: 'Well, we will never yield to any river at all. Thanks.' },
  ]);
  test('the verbatim one is told', () => {
    expect(search.find('we will never yield to any river')).toMatchObject({
      state: 'verbatim',
      passage: { sourceId: 'tape' },
    });
  });
  test('else the one with the fewest differences', () => {
    expect(search.find('we will never yield to any stream')).toMatchObject({
      state: 'altered',
      passage: { sourceId: 'tape' },
    });
  });
});
