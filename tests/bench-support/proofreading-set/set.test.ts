import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asFiles, compileSet, readConfusions, type SetDocument } from './compile.ts';
import { kinds, parseText } from './read.ts';
import { isWord, seedSlips } from './slips.ts';

const set = compileSet();
const labelled = set.errors.flatMap(({ id, text, errors }) =>
  errors.map((error) => ({ id, text, error })),
);
const cleanOf = new Map(set.clean.map((document) => [document.id, document]));
const wholeWord = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}'’-])${word}(?![\\p{L}\\p{M}'’-])`, 'u');
const countOf = (pair: SetDocument['pair'], kind: string): number =>
  set.errors
    .filter((document) => document.pair === pair)
    .flatMap(({ errors }) => errors)
    .filter((error) => error.kind === kind).length;

describe('the labelled news set', () => {
  it('lies in data/ as its sources compile', () => {
    for (const [name, lines] of asFiles(set))
      expect(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8') === lines, name).toBe(
        true,
      );
  });

  it('gives every document and every word an id of its own', () => {
    for (const rows of [set.clean, set.errors, set.words])
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(set.errors.map(({ id }) => id)).toEqual(set.clean.map(({ id }) => id));
  });

  it('has the slip where its label says, and the right words in the clean text', () => {
    for (const { id, text, error } of labelled) {
      const clean = cleanOf.get(id)?.text ?? '';
      expect(text.slice(error.start, error.end), id).toBe(error.wrong);
      expect(clean.slice(error.cleanStart, error.cleanEnd), id).toBe(error.right);
      expect(error.wrong, id).not.toBe(error.right);
    }
  });

  it('becomes the clean text again once every slip is put right', () => {
    for (const { id, text, errors } of set.errors) {
      const mended = errors.reduceRight(
        (words, { start, end, right }) => words.slice(0, start) + right + words.slice(end),
        text,
      );
      expect(mended, id).toBe(cleanOf.get(id)?.text);
    }
  });

  it('keeps whole words: no slip begins or ends inside one', () => {
    const isLetter = (character: string): boolean => /[\p{L}\p{M}]/u.test(character);
    for (const { id, text, error } of labelled) {
      expect(isLetter(text.charAt(error.start - 1)), `${id}: ${error.wrong}`).toBe(false);
      expect(isLetter(text.charAt(error.end)), `${id}: ${error.wrong}`).toBe(false);
    }
  });

  it('has none of its misspellings in a clean text', () => {
    const misspelt = labelled.filter(({ error }) => ['nonword', 'name'].includes(error.kind));
    for (const { error } of misspelt) {
      const held = set.clean.find(({ text }) => wholeWord(error.wrong).test(text));
      expect(held?.id, error.wrong).toBeUndefined();
    }
  });

  it('has no doubled word, no missing space and no wrong article in a clean text', () => {
    for (const { id, text } of set.clean) {
      expect(
        text.match(/(?<![\p{L}’'-])(?!had |that )(\p{Ll}+) \1(?![\p{L}’'-])/gu),
        id,
      ).toBeNull();
      expect(text.match(/\p{Ll}[,;!?]\p{L}/gu), id).toBeNull();
      expect(text.match(/ {2}| [,;!?]/gu), id).toBeNull();
    }
  });

  it('misspells words as no word is spelt', () => {
    for (const { error } of labelled.filter(({ error: { kind } }) => kind === 'nonword'))
      expect(isWord(error.wrong), error.wrong).toBe(false);
    for (const { text } of set.words) expect(isWord(text), text).toBe(false);
  });

  it('labels kinds as their slips look', () => {
    for (const { error } of labelled) {
      expect(kinds).toContain(error.kind);
      if (error.kind === 'doubled')
        expect(error.wrong.toLowerCase()).toBe(`${error.right} ${error.right}`.toLowerCase());
      if (error.kind === 'article') expect(error.wrong).toMatch(/^an? \S+$/iu);
      if (error.kind === 'spacing') expect(error.wrong.replace(/\s/gu, '')).toBe(error.wrong);
    }
  });

  it('is as large as it says, with slips of every kind from both hands', () => {
    expect(set.clean.length).toBeGreaterThanOrEqual(70);
    expect(set.clean.filter(({ set: part }) => part === 'rich').length).toBeGreaterThanOrEqual(30);
    expect(set.clean.reduce((sum, { words }) => sum + words, 0)).toBeGreaterThan(18_000);
    for (const kind of kinds)
      for (const pair of ['hand', 'seeded'] as const)
        expect(countOf(pair, kind), `${pair} ${kind}`).toBeGreaterThanOrEqual(15);
    const pairs = new Set(
      labelled.filter(({ error }) => error.kind === 'realword').map(({ error }) => error.sub),
    );
    expect(pairs.size).toBeGreaterThanOrEqual(150);
    for (const { id, errors } of set.errors) {
      expect(errors.length, id).toBeGreaterThanOrEqual(2);
      expect(errors.length, id).toBeLessThanOrEqual(8);
    }
    expect(readConfusions().length).toBeGreaterThanOrEqual(150);
    expect(set.words).toHaveLength(500);
  });

  it('says nothing of people in office or in the public eye', () => {
    const wellKnown =
      /\b(?:Trump|Biden|Harris|Obama|Musk|Bezos|Zuckerberg|Putin|Zelensk\w+|Lukashenko|Erdoğan|Starmer|Sunak|Farage|Badenoch|Macron|Merz|Scholz|Merkel|Netanyahu|Modi|Xi Jinping|Kim Jong|Trudeau|Carney|King Charles|Prince \w+|Swift|Ronaldo|Messi|Djokovic|Guterres)\b/u;
    for (const { id, text } of set.clean) expect(wellKnown.exec(text)?.[0], id).toBeUndefined();
  });
});

describe('reading a document', () => {
  const front = 'lang=en-GB set=ordinary slips=hand\n\n';

  it('parts the marks from the words', () => {
    const { text, handMade } = parseText('story', `${front}It was {{teh|the|nonword}} end.\n`);
    expect(text).toBe('It was the end.');
    expect(handMade).toEqual([
      { start: 7, wrong: 'teh', right: 'the', kind: 'nonword', sub: 'hand:transposition' },
    ]);
  });

  it('refuses a mark that is not closed, an unknown kind and a file without a front line', () => {
    expect(() => parseText('story', `${front}A {{teh|the end.`)).toThrow('not closed');
    expect(() => parseText('story', `${front}A {{teh|the|typo}} end.`)).toThrow('typo');
    expect(() => parseText('story', 'It was the end.')).toThrow('first line');
  });
});

describe('seeded slips', () => {
  it('fall the same way each time, and never close to one another', () => {
    const story = parseText(
      'story',
      'lang=en-GB set=ordinary slips=seeded\n\n' +
        'The council said on Monday that it would mend the road from the station to the bridge, ' +
        'which was closed in the winter. A spokesman for the council thought there would be an ' +
        'extra charge for drivers who had never used it, and a meeting is to be held in the town.',
    );
    const [once, twice] = [1, 2].map(() => seedSlips([story], readConfusions()).get('story') ?? []);
    expect(once).toEqual(twice);
    expect(once?.length).toBeGreaterThan(3);
    const starts = once?.map(({ start }) => start) ?? [];
    for (const [index, start] of starts.slice(1).entries())
      expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(40);
  });
});
