import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesIn } from '../../../../core/article/sentences.ts';
import type { BlockRole } from '../../../../core/article/text-blocks.ts';
import { proposeClaims } from '../../../../core/factcheck/extraction/propose.ts';
import type { Proposal } from '../../../../core/factcheck/proposal.ts';

function propose(text: string, role: BlockRole = 'paragraph', language = 'en-GB') {
  return proposeClaims({ role, text }, language);
}

/** The worth of what is proposed of a sentence; 0 when nothing is. */
function worth(text: string, role?: BlockRole): number {
  return Math.max(0, ...propose(text, role).map((proposal) => proposal.worth));
}

describe('what can be checked is proposed', () => {
  test.each([
    'The mayor resigned in June.',
    'The firm was fined £40,000 for dumping oil.',
    'It is the longest tunnel in the country.',
    '“I never saw the letter,” the minister said.',
    'According to the harbour office, the quay is sinking.',
    'The bridge fell because its piers had rusted.',
    'Nora Vint, the chief executive, will step down in May.',
    'Councillors voted to close the pool.',
    'Under the Rivers Act 1998, boats must carry a mark.',
  ])('%s', (text) => {
    const [proposal, ...others] = propose(text);
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ from: 0, to: text.length });
    expect(proposal!.kinds.length).toBeGreaterThan(0);
    expect(proposal!.reason).not.toBe('');
  });
});

describe('what states nothing to check is left out', () => {
  test.each([
    ['a question', 'Who will pay for the bridge?'],
    ['a question with figures in it', 'Why did it cost £3 million?'],
    ['a reported question', 'Will the mayor stay, people asked.'],
    ['an opinion', 'It is a shameful, stupid plan.'],
    ['a wish', 'The government should be ashamed of itself.'],
    ['what the writer thinks', 'I think that is sad.'],
    ['a command', 'Read the small print.'],
    ['advice', 'Never sign anything in a hurry.'],
    ['a greeting', 'Good evening and welcome to the programme.'],
    ['a transition', 'But more of that later.'],
    ['a label', 'Read more:'],
    ['a saying', 'Life goes on.'],
    ['scenery', 'The light was fading.'],
    ['signs alone', '* * *'],
    ['nothing', '   '],
    ['an open question', 'Who will clear the beach in winter is not yet settled.'],
    ['a question put off', 'Who pays for the boats is another question.'],
    ['a question still open', 'How the money was spent remains an open question.'],
    ['a question that nobody answered', 'Whether the pier can be saved has not been decided.'],
    ['a call to ask', 'Perhaps it is time to ask whether the board has a plan.'],
    ['a call', 'It is high time the council looked at its own rules.'],
    ['a desert', 'The nurses of Orle deserve better than a cold canteen.'],
    ['a merit', 'The pilots merit better than a shed.'],
    ['a wish for haste', 'The new ferry cannot come soon enough.'],
    ['praise', 'The garden is a joy, and only a fool would pave it.'],
    ['blame', 'The new gate is an eyesore.'],
  ])('%s', (_, text) => {
    expect(propose(text)).toEqual([]);
  });
});

describe('a fact beside a wish or a question is proposed', () => {
  test.each([
    'The nurses, who have had no rise since 2011, deserve better.',
    'The cathedral, the largest in the country, is a joy.',
    'The crew deserved its pay, the court ruled.',
    '“The garden is a joy,” said Ida Brandt.',
    'It is high time the fee was cut, according to the board.',
    'Who owns the mill was settled in court.',
    'What he built was the largest mill in Orle.',
    'The council decided on the merits of the plan.',
  ])('%s', (text) => {
    expect(propose(text)).toHaveLength(1);
  });
});

describe('the role of a block', () => {
  test.each(['byline', 'dateline', 'credit', 'related', 'embed'] as const)(
    'a %s holds no claims',
    (role) => {
      expect(propose('Mayor Edda Lorne was fined £400 on 3 May.', role)).toEqual([]);
    },
  );

  test.each(['headline', 'standfirst', 'caption', 'list-item', 'paragraph'] as const)(
    'a %s holds claims',
    (role) => {
      expect(propose('Mayor Edda Lorne fined £400 over stolen boats', role)).toHaveLength(1);
    },
  );

  test('a heading that only names its part does not', () => {
    expect(propose('The background', 'heading')).toEqual([]);
  });

  test('words set as a quote were said by somebody, whatever they say', () => {
    const [proposal] = propose('They told me to change the figures.', 'quote');
    expect(proposal?.kinds[0]).toBe('quotation');
  });
});

describe('the rank', () => {
  test.each([
    ['The flood killed 31 people on Tuesday.', 'The shop opens at nine.'],
    ['He was convicted of stealing £3 million.', 'He was born in Orle.'],
    ['It is the highest rate in the country.', 'The house has a new roof.'],
    ['The drug caused the deaths of nine patients.', 'The play has two acts.'],
    ['The minister took bribes from the firm.', 'She said the plan was a disgrace.'],
  ])('“%s” comes before “%s”', (first, second) => {
    expect(worth(second)).toBeGreaterThan(0);
    expect(worth(first)).toBeGreaterThan(worth(second));
  });

  test('an opinion that somebody is said to hold can be checked, but is worth little', () => {
    const [proposal] = propose('She said the plan was a disgrace.');
    expect(proposal?.kinds).toContain('attribution');
    expect(proposal?.worth).toBeLessThan(0.4);
  });
});

describe('the reason', () => {
  test('names the very words, the weightiest first', () => {
    const text = 'Prices rose 12 per cent in Orle, the largest rise since 1993.';
    expect(propose(text)[0]?.reason).toBe(
      'a percentage (‘12 per cent’), a superlative (‘the largest rise since’) and a year (‘since 1993’)',
    );
  });

  test.each([
    ['cuts no word off its turn', 'Perch broke the record to win again.', 'a record (‘'],
    [
      'names a part once',
      'Under the Rivers Act 1894 owners must pay £40.',
      'a law (‘the Rivers Act 1894’)',
    ],
    [
      'names what is measured',
      'The town has lost more than half its trees.',
      'a share (‘more than half’)',
    ],
  ])('%s', (_, text, reason) => {
    expect(propose(text)[0]?.reason).toContain(reason);
    expect(propose(text)[0]?.reason).not.toMatch(/ (?:to|of|on|its|and)?’\)|‘1894’/);
  });

  test.each([
    ['Of the boats in the north, 1.1 million are wood.', 'a number (‘1.1 million’)', 'an age'],
    ['Traffic grew to 6,400 in 2024.', 'a number (‘6,400’)', 'a share'],
    ['Some 12 out of 2,000 boats leak.', 'a share (‘Some 12 out of 2,000’)', 'a number'],
    ['Ida Brandt, a baker, 44, left in May.', 'an age (‘44’)', 'a number'],
  ])('names figures whole and for what they are: %s', (text, reason, other) => {
    expect(propose(text)[0]?.reason).toContain(reason);
    expect(propose(text)[0]?.reason).not.toContain(other);
  });

  test.each(['(anyone)', '“any”', '— well, much —', '\u00a0400 metres', ' all of it'])(
    'ends its words without a blank before %s',
    (rest) => {
      const [proposal] = propose(`The bridge in Orle, built in 1911, is longer than ${rest} here.`);
      expect(proposal?.reason).not.toMatch(/\s’|‘\s/u);
    },
  );

  test('names a figure that somebody gave', () => {
    expect(propose('“We lost 40 boats in the storm,” said Ida Brandt.')[0]?.reason).toContain(
      'a number (‘40’)',
    );
  });

  test('is the same with spaces that do not break', () => {
    const text = 'The council met on Monday, 14 March 2022.';
    expect(propose(text.replaceAll(' ', '\u00a0'))).toEqual(propose(text));
  });

  test('of a plain statement names its verb', () => {
    expect(propose('Councillors approved the plan.')[0]?.reason).toBe(
      'a statement of what happened (‘approved’)',
    );
  });
});

describe('a quotation of several sentences', () => {
  const text = '“The pump failed. Nobody was told for six days. It was repaired,” said Ida Brandt.';

  test('is a quotation in each of them', () => {
    expect(propose(text).map(({ kinds }) => kinds.includes('quotation'))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('is no word of the writer’s in any of them', () => {
    const opinion =
      '“They fed us. That was a lovely, wonderful, beautiful day. Then we left,” he said.';
    expect(propose(opinion)).toHaveLength(3);
    expect(propose('That was a lovely, wonderful, beautiful day.')).toEqual([]);
  });
});

describe('the two sides of a semicolon', () => {
  const text = 'Sales fell by 12 per cent; the firm cut 300 jobs.';

  test('are two statements when each can be checked', () => {
    const said = propose(text).map(({ from, to }) => text.slice(from, to));
    expect(said).toEqual(['Sales fell by 12 per cent', 'the firm cut 300 jobs.']);
  });

  test.each([
    'Sales fell by 12 per cent; so be it.',
    'He said: “Sales fell by 12 per cent; the firm cut 300 jobs.”',
    'It sold 12 boats; 14 nets; and 30 hooks.',
  ])('are one in “%s”', (one) => {
    expect(propose(one)).toHaveLength(1);
  });
});

describe('in other languages only what needs no words is looked for', () => {
  test.each([
    ['de', 'Die Preise stiegen um 12,5 % auf 3.400 €.', 'number'],
    ['fr', '« Nous partirons demain », dit Anne Durel.', 'quotation'],
    ['uk', 'У 2019 році міст закрили.', 'date'],
    ['ru', 'Мост построили в 1974 году.', 'date'],
  ] as const)('%s: %s', (language, text, kind) => {
    expect(propose(text, 'paragraph', language)[0]?.kinds).toContain(kind);
  });

  test.each([
    ['de', 'Das ist eine Schande.'],
    ['fr', 'La mairie a fermé le pont.'],
    ['uk', 'Хто заплатить?'],
    ['ar', 'متى؟'],
  ])('%s: silent on “%s”', (language, text) => {
    expect(propose(text, 'paragraph', language)).toEqual([]);
  });
});

const pieces = fc.constantFrom(
  ...['The mayor ', 'said ', '12 per cent ', '£3m ', 'in 1990 ', '. ', '? ', '“', '” ', '; ', ', '],
  ...['because of ', 'the largest ', 'Anna Reyes ', 'was fined ', 'should ', '\n', '’', '(', ') '],
  ...[
    '\ud83d',
    '\u0000',
    'é',
    '—',
    '1,',
    '9'.repeat(30),
    'a'.repeat(40),
    'Mr. ',
    'than ',
    '-year-old ',
  ],
);
const texts = fc.array(pieces, { maxLength: 50 }).map((parts) => parts.join(''));
const languages = fc.constantFrom('en-GB', 'en-US', 'de', 'uk', 'ar');
const roles = fc.constantFrom<BlockRole>('paragraph', 'headline', 'caption', 'quote', 'credit');

test('proposals lie in order within the sentences, without overlap, and are always the same', () => {
  fc.assert(
    fc.property(texts, languages, roles, (text, language, role) => {
      const proposals = propose(text, role, language);
      const sentences = sentencesIn(text, language);
      let at = 0;
      for (const { from, to, worth, kinds, reason } of proposals) {
        expect(from).toBeGreaterThanOrEqual(at);
        expect(to).toBeGreaterThan(from);
        expect(sentences.some((one) => one.from <= from && to <= one.to)).toBe(true);
        expect(worth).toBeGreaterThanOrEqual(0);
        expect(worth).toBeLessThanOrEqual(1);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(kinds.length).toBeGreaterThan(0);
        expect(reason.length).toBeLessThan(400);
        at = to;
      }
      expect(propose(text, role, language)).toEqual(proposals);
    }),
    { seed: 11, numRuns: 400 },
  );
});

describe('hostile text takes time in proportion to its length', () => {
  // Twice the text takes twice the time; what looks back over all of it takes four times.
  test.each([
    ['figures', '1,1.1 '],
    ['digits', '1'],
    ['capitals', 'Aa '],
    ['one long word', 'a'],
    ['one long name', 'Aa-'],
    ['figures without space', '1,1.'],
    ['verbs', 'was never ed '],
    ['opening marks', '“'],
    ['spaces', ' '],
    ['commas', ', '],
    ['than', 'more and than '],
    ['titles', 'Dr Aa of the '],
    ['sentences', 'Anna Reyes said 12 of them were the largest. '],
  ])('%s', (_, piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const times = [0, 1, 2].map(() => {
        const start = performance.now();
        propose(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    time(20_000);
    expect(time(80_000)).toBeLessThan(10 * time(20_000) + 50);
  });
});

test('of a sentence of any length the whole is proposed, though only its beginning is read', () => {
  const text = `The firm was fined £40,000 ${'and so on '.repeat(100_000)}.`;
  const proposals: readonly Proposal[] = propose(text);
  expect(proposals.map(({ from, to }) => [from, to])).toEqual([[0, text.length]]);
});
