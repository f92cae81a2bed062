import { describe, expect, it } from 'vitest';
import { letters } from '../../../core/proofreading/rules/letters.ts';
import { check } from './english.ts';

const found = (text: string) =>
  check(text, letters).map(({ text: sign, message, suggestions }) => ({
    sign,
    message,
    suggestions,
  }));

describe('a letter of another alphabet inside a word', () => {
  it.each([
    ['The mаyor spoke.', 'а', 'Cyrillic', ['a']],
    ['The spoкesman’s house', 'к', 'Cyrillic', ['k']],
    ['The harbουr', 'ο', 'Greek', ['o']],
    ['The Гoрод of old', 'o', 'Latin', ['о']],
    ['Elderжield came.', 'ж', 'Cyrillic', []],
    ['The Quavвik road', 'в', 'Cyrillic', []],
  ])('is named by its alphabet: %s', (text, sign, alphabet, suggestions) => {
    const [first] = found(text);
    const message = `The “${sign}” in this word is ${alphabet}.`;
    expect(first).toEqual({ sign, message, suggestions });
  });

  it('may be meant for any letter that makes a word', () => {
    expect(found('A вat of cider').map(({ suggestions }) => suggestions)).toEqual([['b', 'v']]);
  });

  it.each([
    'µm, μm, μs and 5μg',
    'Δt, kΩ, MΩ, αs, νe and 10νm',
    'TNFα, ERα and PPARγ',
    'a β-blocker and γ-rays',
    'СберTech, РосTech, ЯндексGo, TETЯIS',
    'the ТАСС-reporter, Мос-Tech',
    'Mr Ф and Mr К',
  ])('is no fault in a term of two alphabets: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

it('says of a word all in Cyrillic letters what it only looks like', () => {
  expect(found('The сор ran.')).toEqual([
    {
      sign: 'сор',
      message: '“сор” only looks like “cop”: its letters are Cyrillic.',
      suggestions: ['cop'],
    },
  ]);
});

it('says what stands there that nobody sees', () => {
  expect(found('Turned \u202eround').map(({ message }) => message)).toEqual([
    'Here stands an invisible sign that turns the direction of the text.',
  ]);
  expect(found('a harb\u200bour').map(({ message }) => message)).toEqual([
    'Here stands an invisible zero-width space.',
  ]);
});

it('calls an accented letter one sign only when it is one', () => {
  expect(found('caf\u0065\u0301').map(({ message }) => message)).toEqual([
    'The accent stands beside its letter; “é” is one sign.',
  ]);
  const [stacked] = found('x\u0307\u0302\u0323a e\u0301\u0328 q\u0301\u0323');
  expect(stacked?.message).toContain('it is usually written “');
});
