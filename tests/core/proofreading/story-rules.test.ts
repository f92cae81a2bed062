import { describe, expect, it } from 'vitest';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import type { Rule } from '../../../core/proofreading/rule.ts';
import { RULES } from '../../../core/proofreading/rules.ts';
import { bracketSpace } from '../../../core/proofreading/rules/bracket-space.ts';
import { dash } from '../../../core/proofreading/rules/dash.ts';
import { fullStop } from '../../../core/proofreading/rules/full-stop.ts';
import { iseIze } from '../../../core/proofreading/rules/ise-ize.ts';
import { turned } from '../../../core/proofreading/rules/turned.ts';
import { unpaired } from '../../../core/proofreading/rules/unpaired.ts';
import { variety } from '../../../core/proofreading/rules/variety.ts';
import { block, languages } from './english.ts';

/** What a rule finds in a story: the block, and the words with five signs before them. */
function found(rule: Rule, story: readonly ProofText[]): string[] {
  return createProofreader(languages, { rules: [rule] })
    .check(story, PLAIN_HOUSE_STYLE)
    .map(({ block: at, from, to }) => {
      const text = story[at]?.text ?? '';
      return `${String(at)}: ${text.slice(Math.max(0, from - 5), to)}`;
    });
}

const paragraphs = (...texts: readonly string[]): ProofText[] => texts.map((text) => block(text));

describe('a quotation over several paragraphs', () => {
  it('has a mark at each beginning and one at its end', () => {
    const story = paragraphs(
      '“We were born here,” said Mira Holt. “Nobody asked us.',
      '“We will stay.',
      '“And so will our boats.”',
      'The board said nothing.',
    );
    expect(found(unpaired, story)).toEqual([]);
  });

  it('is missed where it never ends', () => {
    const story = paragraphs(
      'Mira Holt said: “Nobody asked us.',
      '“We will stay.',
      'The board said nothing.',
    );
    expect(found(unpaired, story)).toEqual(['1: “']);
  });

  it('may be set without marks between', () => {
    const story = paragraphs('She said: «Nobody asked.', 'We will stay.', 'And our boats.»');
    expect(found(unpaired, story)).toEqual([]);
  });

  it('ends far off only if nothing else is loose in between', () => {
    const story = paragraphs(
      'He said: “Nobody asked us.',
      'The board said nothing. “We will see,” it wrote.',
      ...Array.from({ length: 8 }, () => 'The ferry was late.'),
      'It went on late into the night,” he said.',
    );
    expect(found(unpaired, story)).toEqual(['0: aid: “', '10: ight,”']);
  });

  it('can hold a bracket that runs on, too', () => {
    const story = paragraphs('The board met (in the old', 'customs house).', 'It agreed).');
    expect(found(unpaired, story)).toEqual(['2: greed)']);
  });
});

describe('marks in other languages', () => {
  it.each([
    [
      'de',
      '„Wir bleiben“, sagte sie. »Und die Boote?« Die ‚alte‘ Fähre (von 1904) fuhr Bürger(innen und Bürger).',
    ],
    ['fr', 'Elle a dit : « Nous restons ». « Et les bateaux ? »'],
    ['ru', '«Мы остаёмся», — сказала она. „И лодки тоже“.'],
    ['pl', '„Zostajemy” – powiedziała. «I łodzie».'],
    ['sv', '”Vi stannar”, sade hon. »Och båtarna»'],
  ])('are left alone: %s', (lang, text) => {
    const story = [block(text, 'paragraph', lang)];
    for (const rule of [unpaired, turned, bracketSpace]) expect(found(rule, story)).toEqual([]);
  });
});

describe('one way of writing in a story', () => {
  it('is that of the whole story, not of a paragraph', () => {
    const story = paragraphs(
      'The ferry – an old one – was late.',
      'The crew — six men – knew.',
      'The board – as ever – did not.',
    );
    expect(found(dash, story)).toEqual(['1: crew —']);
    expect(found(dash, paragraphs('The crew — six men – knew.'))).toEqual([]);
  });

  it('is told by the language of the story', () => {
    const mixed = 'The neighbor of the harbor honored the traveler, the theater and its colour.';
    expect(found(variety, [block(mixed, 'paragraph', 'en-US')])).toEqual(['0:  its colour']);
    expect(found(variety, [block(mixed, 'paragraph', 'en-GB')])).toEqual([]);
    expect(found(variety, [block(mixed, 'paragraph', 'en-CA')])).toEqual([]);
  });

  it('counts -ise and -ize only in Britain', () => {
    const text = 'They organised, recognised and apologised, and then they realized it.';
    expect(found(iseIze, [block(text)])).toEqual(['0: they realized']);
    expect(found(iseIze, [block(text, 'paragraph', 'en-US')])).toEqual([]);
  });
});

describe('a missing full stop', () => {
  const text = 'The ferry was late again. Nobody at the harbour knew when the next one would come';
  it.each(['headline', 'standfirst', 'caption', 'list-item', 'heading', 'related'] as const)(
    'is none in a %s',
    (role) => {
      expect(found(fullStop, [block(text, role)])).toEqual([]);
      expect(found(fullStop, [block(text)])).toHaveLength(1);
    },
  );

  it('is none before a list', () => {
    expect(found(fullStop, [block(text), block('late', 'list-item')])).toEqual([]);
    expect(found(fullStop, [block(text), block('The crew knew.')])).toHaveLength(1);
  });
});

describe('every rule', () => {
  const length = 1 << 15;
  const units = [
    '(',
    '"',
    '“a” ',
    '"a',
    '( a )',
    'a(b c)',
    'in the ',
    'on and ',
    'a ',
    'colour color ',
    'organise realize ',
    '– a — ',
    'a -- b ',
    'a  b ',
    '5 year-old ',
    'the 1990’s ',
    'two year ago ',
    'every day ',
    'between 10 to ',
    'hos pital ',
    '‘',
    '´',
    '1th ',
    'a\ud800',
  ];
  const texts = units.map((unit) => unit.repeat(length / unit.length));

  it.each(RULES.map((rule) => [rule.id, rule] as const))('takes linear time: %s', (_, rule) => {
    const time = (text: string): number => {
      const start = performance.now();
      createProofreader(languages, { rules: [rule] }).check([block(text)], PLAIN_HOUSE_STYLE);
      return performance.now() - start;
    };
    for (const text of texts) {
      const part = text.slice(0, length / 16);
      const little = Math.max(Math.min(time(part), time(part)), 5);
      // Quadratic work would take 256 times as long for sixteen times the text.
      expect(Math.min(time(text), time(text))).toBeLessThan(little * 100);
    }
  });
});
