import { describe, expect, it } from 'vitest';
import { createProofreader } from '../../../core/proofreading/check.ts';
import {
  houseRulesOf,
  LONGEST_PATTERN,
  MOST_HOUSE_RULES,
  readHouseRule,
  type HouseRuleDraft,
} from '../../../core/proofreading/house-rules.ts';
import { PLAIN_HOUSE_STYLE, type HouseRule } from '../../../core/proofreading/house-style.ts';
import { block, languages, mend } from './english.ts';

const draft = {
  id: 'one',
  pattern: 'Old Farran',
  isExpression: false,
  matchesCase: false,
  suggestions: ['Low Farran'],
  message: 'The town was renamed.',
};

function ruleOf(part: Partial<HouseRule>): HouseRule {
  const read = readHouseRule({ ...draft, ...part });
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

function findingsOf(text: string, ...parts: readonly Partial<HouseRule>[]) {
  const rules = parts.map((part, at) => ruleOf({ id: `r${String(at)}`, ...part }));
  const style = { ...PLAIN_HOUSE_STYLE, rules };
  return createProofreader(languages, { rules: [] }).check([block(text)], style);
}

function mended(text: string, part: Partial<HouseRule>): string {
  return mend(text, findingsOf(text, part));
}

function faultOf(part: HouseRuleDraft): string {
  const read = readHouseRule({ ...draft, ...part });
  return read.ok ? '' : read.error;
}

describe('a rule of words', () => {
  it('is a finding of its own rule, of the kind style, with its message', () => {
    const [finding] = findingsOf('He left Old Farran.', {});
    expect(finding).toMatchObject({
      rule: 'house:r0',
      kind: 'style',
      text: 'Old Farran',
      message: 'The town was renamed.',
      suggestions: ['Low Farran'],
    });
  });

  it('without a reason asks for a look at the words that it found', () => {
    const bare = { suggestions: [], message: '' };
    const said = (part: Partial<HouseRule>) =>
      findingsOf('He left Old Farran.', { ...bare, ...part }).map(({ message }) => message);
    expect(said({})).toEqual(['The house style asks for a look at “Old Farran”.']);
    expect(said({ pattern: 'O[lr]d \\w+', isExpression: true })).toEqual([
      'The house style asks for a look at “Old Farran”.',
    ]);
    expect(ruleOf({ ...bare, pattern: 'O[lr]d', isExpression: true }).message).toBe(
      'The house style asks for a look at “O[lr]d”.',
    );
  });

  it.each([
    ['Old Farran’s harbour', 'Low Farran’s harbour'],
    ["OLD FARRAN'S HARBOUR", "LOW FARRAN'S HARBOUR"],
    ['the Old\u00a0Farran–Holm line', 'the Low Farran–Holm line'],
    ['pro-Old Farran', 'pro-Low Farran'],
    ['Old Farrant, Bold Farran, Old, Farran', 'Old Farrant, Bold Farran, Old, Farran'],
    ['example.org/old farran.example', 'example.org/old farran.example'],
  ])('keeps to whole words and what belongs to them: %s', (text, right) => {
    expect(mended(text, {})).toBe(right);
  });

  it.each([
    ['Chairman Holt met the chairman.', 'Chair Holt met the chair.'],
    ['CHAIRMAN HOLT', 'CHAIR HOLT'],
  ])('writes a suggestion with the capitals of what it replaces: %s', (text, right) => {
    expect(mended(text, { pattern: 'chairman', suggestions: ['chair'] })).toBe(right);
  });

  it('leaves alone what is written as the house wants it', () => {
    const part = { pattern: 'HolmPost', suggestions: ['HolmPost'] };
    expect(mended('The Holmpost and the HolmPost', part)).toBe('The HolmPost and the HolmPost');
    expect(findingsOf('The HolmPost', part)).toEqual([]);
  });

  it('looks at capitals where it is told to', () => {
    const part = { pattern: 'may', suggestions: ['might'], matchesCase: true };
    expect(mended('In May they may come.', part)).toBe('In May they might come.');
  });

  it('knows hyphens, apostrophes and signs around its words', () => {
    expect(
      mended('an e-mail, an e‑mail, a mail', { pattern: 'e-mail', suggestions: ['email'] }),
    ).toBe('an email, an email, a mail');
    expect(mended('an e-mail', { pattern: 'mail', suggestions: ['post'] })).toBe('an e-mail');
    expect(mended('They don’t', { pattern: "don't", suggestions: ['do not'] })).toBe('They do not');
    expect(mended('What!! No!', { pattern: '!!', suggestions: ['!'] })).toBe('What! No!');
    expect(mended('a $5 fee', { pattern: '$5', suggestions: ['five-dollar'] })).toBe(
      'a five-dollar fee',
    );
  });

  it('only notes where it has no suggestion, and deletes with an empty one', () => {
    expect(findingsOf('very late', { pattern: 'very', suggestions: [] })[0]?.suggestions).toEqual(
      [],
    );
    expect(mended('a very, very late ferry', { pattern: 'very,', suggestions: [''] })).toBe(
      'a  very late ferry',
    );
  });
});

describe('a rule with an expression', () => {
  const swap = {
    pattern: '(\\d+) ?(?:percent|%)',
    isExpression: true,
    suggestions: ['$1 per cent', '$$$1'],
  };

  it('puts what its groups hold into its suggestions', () => {
    expect(mended('Some 20% or 30 percent', swap)).toBe('Some 20 per cent or 30 per cent');
    expect(findingsOf('20%', swap)[0]?.suggestions).toEqual(['20 per cent', '$20']);
  });

  it('counts in UTF-16 code units, whatever stands before', () => {
    const [finding] = findingsOf('𝒳 \ud800 é 20%', swap);
    expect(finding?.text).toBe('20%');
  });

  it('passes over matches of nothing', () => {
    expect(
      findingsOf('two words', { pattern: '\\b(?:x|\\b)', isExpression: true, suggestions: [] }),
    ).toEqual([]);
  });

  it('finds the same in a long paragraph as in a short one', () => {
    const text = `It rose by 7% again and then fell.${' Nobody knew why.'.repeat(11)} `.repeat(300);
    expect(findingsOf(text, swap)).toHaveLength(300);
  });
});

describe('reading a rule', () => {
  it('takes what it wrote itself', () => {
    const read = ruleOf({});
    expect(readHouseRule(read)).toEqual({ ok: true, value: read });
  });

  it('tidies the pattern and finds a message where there is none', () => {
    expect(ruleOf({ pattern: '  Old Farran ', message: ' ' })).toMatchObject({
      pattern: 'Old Farran',
      message: 'The house writes “Low Farran”.',
    });
  });

  it.each<[string, HouseRuleDraft]>([
    ['nothing to look for', { pattern: ' ' }],
    ['a pattern that is no text', { pattern: 7 }],
    ['a pattern of two lines', { pattern: 'a\nb' }],
    ['a pattern without end', { pattern: 'a'.repeat(LONGEST_PATTERN + 1) }],
    ['half a sign', { pattern: '\ud800' }],
    ['an id that is none', { id: 'a b' }],
    ['suggestions that are no list', { suggestions: 'x' }],
    ['too many suggestions', { suggestions: ['1', '2', '3', '4', '5', '6'] }],
    ['a suggestion that is no text', { suggestions: [null] }],
    ['a message without end', { message: 'a'.repeat(1000) }],
    ['an expression that may match nothing', { isExpression: true, pattern: 'a*' }],
    ['a group that is not there', { isExpression: true, pattern: '(a)b', suggestions: ['$2'] }],
    ['an expression too large', { isExpression: true, pattern: '(?:\\pL{9}x){100}' }],
  ])('refuses %s, and says so in a sentence', (_, part) => {
    expect(faultOf(part)).toMatch(/^[A-Z][^\n]+\.$/);
  });

  it.each([
    ['(a', 'A round bracket is opened and never closed.'],
    ['a)', 'A round bracket is closed that was never opened.'],
    ['[a', 'A square bracket is opened and never closed.'],
    ['*a', 'There is nothing before “*”, “+” or “?” that could repeat.'],
    ['a**', 'Two repetitions stand in a row; put the first into brackets.'],
    ['a{2000}', 'A repeat count is too large; 1,000 is the most.'],
    ['(?=a)', 'Looking ahead and behind, “(?=…)”, is not possible here.'],
    ['(a)\\1', 'Looking for a group again, “\\1”, is not possible here.'],
    ['[z-a]', 'A range in square brackets runs backwards or is unknown.'],
    ['a\\', 'The expression ends with a backslash; write two to look for one.'],
  ])('tells what is wrong with the expression %s', (pattern, sentence) => {
    expect(faultOf({ pattern, isExpression: true })).toBe(sentence);
  });
});

describe('the rules of a style', () => {
  it('stay the same objects while they stand in the style', () => {
    const [first] = houseRulesOf({ rules: [ruleOf({})] });
    const [again, other] = houseRulesOf({ rules: [ruleOf({}), ruleOf({ id: 'two' })] });
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('leave out what cannot be read, and more than the house may have', () => {
    expect(houseRulesOf({ rules: [{ ...ruleOf({}), pattern: '(', isExpression: true }] })).toEqual(
      [],
    );
    const many = Array.from({ length: MOST_HOUSE_RULES + 5 }, (_, at) =>
      ruleOf({ id: `r${String(at)}` }),
    );
    expect(houseRulesOf({ rules: many })).toHaveLength(MOST_HOUSE_RULES);
  });

  it('can be switched off like any other', () => {
    const style = { ...PLAIN_HOUSE_STYLE, rules: [ruleOf({})], rulesOff: ['house:one'] };
    const proofreader = createProofreader(languages, { rules: [] });
    expect(proofreader.check([block('Old Farran')], style)).toEqual([]);
  });
});

describe('hostile rules over hostile text', () => {
  const bombs = [
    '(a+)+$',
    '(a|a)*b',
    'a.*b|a',
    '(?:a?){100}a{100}',
    '(\\w+\\s?)+!',
    '[ab]*a[ab]{60}c',
    '(.*)(.*)(.*)x',
  ];
  const length = 1 << 16;

  it.each(bombs)('take linear time: %s', (pattern) => {
    const rule = ruleOf({ pattern, isExpression: true, suggestions: [] });
    const once = (text: string): number => {
      const start = performance.now();
      createProofreader(languages, { rules: [] }).check([block(text)], {
        ...PLAIN_HOUSE_STYLE,
        rules: [rule],
      });
      return performance.now() - start;
    };
    for (const unit of ['a', 'ab', 'a ']) {
      const time = (of: number): number => {
        const text = unit.repeat(of / unit.length);
        return Math.min(once(text), once(text));
      };
      const little = Math.max(time(length / 16), 5);
      // Quadratic work would take 256 times as long for sixteen times the text.
      expect(time(length)).toBeLessThan(little * 100);
    }
  });
});
