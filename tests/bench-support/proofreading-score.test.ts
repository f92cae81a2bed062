import { describe, expect, it } from 'vitest';
import { growthOf } from '../bench/proofreading/growth.ts';
import { countWords, type LabelledText, type Slip } from '../bench/proofreading/labelled-set.ts';
import {
  fHalfOf,
  kindOf,
  precisionOf,
  recallOf,
  scoreAlarms,
  scoreSlips,
  scoreWords,
  type Flag,
} from '../bench/proofreading/score.ts';
import { writeBetween } from '../bench/proofreading/write-between.ts';

/** A text with one slip, written `He [recieved|received] it.` */
function textWith(marked: string, kind: Slip['kind']): LabelledText {
  const [before = '', wrong = '', right = '', after = ''] = marked.split(/[[|\]]/);
  const start = before.length;
  const slip = { start, end: start + wrong.length, kind, wrong, right };
  return {
    id: 'one',
    set: 'ordinary',
    lang: 'en-GB',
    text: before + wrong + after,
    errors: [slip],
  };
}

function flagOn({ text }: LabelledText, words: string, ...suggestions: string[]): Flag {
  const start = text.indexOf(words);
  return { start, end: start + words.length, suggestions };
}

function isFound(text: LabelledText, flag: Flag): boolean {
  return scoreSlips([text], new Map([['one', [flag]]])).all.found === 1;
}

describe('scoreSlips', () => {
  const received = textWith('He [recieved|received] it on the long way home.', 'nonword');

  it('counts an overlap as found, and the place of the right suggestion', () => {
    const flags = [flagOn(received, 'recieved', 'relieved', 'received')];
    const { all, kinds, missed } = scoreSlips([received], new Map([['one', flags]]));
    expect(all).toEqual({ slips: 1, found: 1, wrong: 0, first: 0, amongFive: 1 });
    expect(kinds.nonword).toEqual(all);
    expect(missed).toEqual([]);
  });

  it('counts a flag elsewhere as wrong, under the kind that its words show', () => {
    const flags = [flagOn(received, 'long')];
    const { all, kinds, missed } = scoreSlips([received], new Map([['one', flags]]));
    expect(all).toEqual({ slips: 1, found: 0, wrong: 1, first: 0, amongFive: 0 });
    expect(kinds.nonword.wrong).toBe(1);
    expect(missed.map(({ slip }) => slip.wrong)).toEqual(['recieved']);
  });

  it('takes a flag up to thirty characters longer, and no longer one', () => {
    const { text } = received;
    const start = text.indexOf('recieved');
    const end = start + 'recieved'.length;
    expect(isFound(received, { start, end: end + 30, suggestions: [] })).toBe(true);
    expect(isFound(received, { start: start - 1, end: end + 30, suggestions: [] })).toBe(false);
  });

  it('takes a suggestion over a wider stretch, whatever its spaces and apostrophes', () => {
    const its = textWith('That [it’s|its] roof held.', 'realword');
    expect(isFound(its, flagOn(its, 'That it’s', 'That  its'))).toBe(true);
    expect(scoreSlips([its], new Map([['one', [flagOn(its, 'it’s', 'its')]]])).all.first).toBe(1);
  });

  it('wants of a flag on an article that it touches the article', () => {
    const apple = textWith('She ate [a apple|an apple] there.', 'article');
    expect(isFound(apple, flagOn(apple, 'a apple'))).toBe(true);
    expect(isFound(apple, flagOn(apple, 'apple'))).toBe(false);
    expect(isFound(apple, flagOn(apple, 'apple', 'pear'))).toBe(false);
  });

  it('wants of a flag on a missing space that it spans the mark', () => {
    const comma = textWith('They ate [bread,cheese|bread, cheese] there.', 'spacing');
    expect(isFound(comma, flagOn(comma, 'd,c'))).toBe(true);
    expect(isFound(comma, flagOn(comma, 'bread'))).toBe(false);
    expect(isFound(comma, flagOn(comma, ',', ', '))).toBe(true);
    expect(isFound(comma, flagOn(comma, ','))).toBe(false);
  });

  it('wants of a flag on a doubled word that it covers both, or says so, or mends it', () => {
    const the = textWith('It was [the the|the] ferry.', 'doubled');
    const second = the.text.lastIndexOf('the');
    expect(isFound(the, flagOn(the, 'the the'))).toBe(true);
    expect(isFound(the, { start: second, end: second + 3, suggestions: [] })).toBe(false);
    expect(isFound(the, { start: second, end: second + 3, suggestions: [''] })).toBe(true);
    expect(isFound(the, { start: second, end: second + 3, kind: 'doubled', suggestions: [] })).toBe(
      true,
    );
  });

  it('leaves out what it was not asked', () => {
    expect(scoreSlips([], new Map()).all.slips).toBe(0);
  });
});

describe('recall, precision, F0.5', () => {
  it('are what a hand works out', () => {
    const tally = { slips: 10, found: 6, wrong: 2, first: 3, amongFive: 4 };
    expect(recallOf(tally)).toBe(0.6);
    expect(precisionOf(tally)).toBe(0.75);
    // 1.25 · 0.75 · 0.6 / (0.25 · 0.75 + 0.6) = 0.5625 / 0.7875
    expect(fHalfOf(tally)).toBeCloseTo(0.714286, 6);
  });

  it('say nothing of nothing', () => {
    const none = { slips: 0, found: 0, wrong: 0, first: 0, amongFive: 0 };
    expect([recallOf(none), precisionOf(none), fHalfOf(none)]).toEqual([null, null, null]);
    expect(fHalfOf({ ...none, slips: 3 })).toBe(0);
  });
});

describe('scoreAlarms', () => {
  it('counts every flag of one sort of texts, and their words', () => {
    const clean = (id: string, set: LabelledText['set'], text: string): LabelledText => ({
      id,
      set,
      lang: 'en-GB',
      text,
      errors: [],
    });
    const texts = [
      clean('a', 'rich', 'Two boats left.'),
      clean('b', 'ordinary', 'None came back at 10.30.'),
      clean('c', 'rich', 'It’s a well-known tale.'),
    ];
    const flag = { start: 0, end: 3, suggestions: [] };
    const answers = new Map([
      ['a', [flag, flag]],
      ['b', [flag]],
    ]);
    expect(scoreAlarms(texts, answers, 'rich')).toEqual({ words: 7, alarms: 2 });
    expect(scoreAlarms(texts, answers, 'ordinary')).toEqual({ words: 5, alarms: 1 });
  });
});

describe('scoreWords', () => {
  const word = (id: string, text: string, ...right: string[]) => ({
    id,
    list: 'ours',
    lang: 'en-GB',
    text,
    right,
  });
  const words = [
    word('a', 'recieve', 'receive'),
    word('b', 'alot', 'a lot', 'allot'),
    word('c', 'Teusday', 'Tuesday'),
    word('d', 'form', 'from'),
  ];

  it('counts what was flagged, right first and right among five', () => {
    const whole = (text: string, ...suggestions: string[]) => [
      { start: 0, end: text.length, suggestions },
    ];
    const answers = new Map<string, readonly Flag[]>([
      ['a', whole('recieve', 'receive', 'relieve')],
      ['b', whole('alot', 'slot', 'allot')],
      ['c', whole('Teusday', '1', '2', '3', '4', '5', 'tuesday')],
      ['d', []],
    ]);
    expect(scoreWords(words, answers)).toEqual({ pairs: 4, flagged: 3, first: 1, amongFive: 2 });
  });
});

describe('kindOf', () => {
  it('is the tool’s own, or what the words show', () => {
    const kindIn = (text: string, kind?: string) =>
      kindOf(text, {
        start: 0,
        end: text.length,
        suggestions: [],
        ...(kind === undefined ? {} : { kind }),
      });
    expect(kindIn('Boat', 'realword')).toBe('realword');
    expect(kindIn('Boat', 'style')).toBe('other');
    expect(kindIn('An')).toBe('article');
    expect(kindIn('the The')).toBe('doubled');
    expect(kindIn('one,two')).toBe('spacing');
    expect(kindIn('Vellamo’s')).toBe('name');
    expect(kindIn('boat-house')).toBe('nonword');
    expect(kindIn('two boats')).toBe('other');
  });
});

describe('countWords', () => {
  it('counts what hyphens, apostrophes and marks join as one', () => {
    expect(countWords('It’s a well-known 1,250 tale – told twice.')).toBe(7);
    expect(countWords(' … ')).toBe(0);
  });
});

describe('growthOf', () => {
  it('is 1 for linear and 2 for quadratic growth, whatever the factor', () => {
    const lengths = [10, 20, 40, 80];
    const grow = (time: (length: number) => number) =>
      growthOf(lengths.map((length) => ({ length, time: time(length) })));
    expect(grow((length) => 3 * length)).toBeCloseTo(1, 9);
    expect(grow((length) => 0.5 * length ** 2)).toBeCloseTo(2, 9);
    expect(growthOf([{ length: 1, time: 1 }])).toBeNull();
  });
});

describe('writeBetween', () => {
  const document = 'a\n<!-- bench: begin (made) -->\nold\n<!-- bench: end -->\nz\n';

  it('replaces what stands between the markers and nothing else', () => {
    const written = writeBetween(document, 'bench', 'new\n');
    expect(written).toBe('a\n<!-- bench: begin (made) -->\n\nnew\n\n<!-- bench: end -->\nz\n');
    expect(writeBetween(written, 'bench', 'new\n')).toBe(written);
  });

  it('refuses a document without them', () => {
    expect(() => writeBetween('a\n', 'bench', 'new')).toThrow(/no markers/);
    expect(() => writeBetween(document, 'other', 'new')).toThrow(/no markers/);
  });
});
