import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLegible } from '../../../renderer/source-reading-worker/page-letters.ts';

/** What a font says whose space is number 3, and that has lost its table. */
const numbered = (text: string) =>
  text.replace(/[ -~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 29));

describe('words are legible', () => {
  test.each([
    ['English', 'The ferry cost 340 crowns.\n\nIt left\tat noon; “soon”, they said — 5 % off.'],
    ['Bulgarian', 'Фериботът струва 340 крони и тръгва по обед.'],
    ['Greek', 'Το πλοίο φεύγει το μεσημέρι.'],
    ['Arabic', 'تغادر العبّارة عند الظهر، وسعرها ٣٤٠ كرونة.'],
    ['Persian with its joiners', 'کشتی‌ها نمی‌روند و می‌مانند.'],
    ['Hindi', 'नाव दोपहर को जाती है।'],
    ['Chinese', '渡輪中午開出。'],
    ['rare characters beyond the first plane', '𠀋𠮷𡈽𩸽'],
    ['Japanese', '船は正午に出ます。'],
    ['Thai, which has no spaces', 'เรือออกเวลาเที่ยงวัน'],
    ['a formula', '∀ε > 0 ∃δ: |𝑓(𝑥) − ℓ| < ε, ∑ₙ aₙ² ≤ ∫₀^∞ e^{−𝑥²} d𝑥'],
    ['formulas with numbers for a few signs', 'Let \x0b and \x0c be such that \x0b\x00\x0c = 2.'],
    ['tick boxes', '□ Yes □ No ☐ ☑'],
    ['a list with private bullets', '\uf0b7 The ferry\n\uf0b7 The quay\n\uf0b7 The board'],
    ['a list with private spaces', 'The\x03ferry\x03left\x03at\x03noon\x03again.'],
    ['nothing', ''],
  ])('in %s', (_what, text) => {
    expect(isLegible(text)).toBe(true);
  });
});

describe('words are not legible', () => {
  const words = 'The ferry left at noon, and 340 came.';
  test.each([
    ['as numbers of two bytes', numbered(words).replace(/./gsu, '\0$&')],
    ['as numbers', numbered(words)],
    ['as private signs', words.replace(/\w/g, '\ue001')],
    ['as holes', words.replace(/[aeo]/g, '\ufffd')],
    ['as boxes', words.replace(/[aeo]/g, '▯')],
    ['as signs that are none', words.replace(/[aeo]/g, '\u0378')],
    ['as C1 controls', words.replace(/[aeo]/g, '\x9a')],
  ])('%s', (_what, text) => {
    expect(isLegible(text)).toBe(false);
  });
});

test('sentences are told from their numbers, whatever they are', () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,12}$/);
  const sentence = fc
    .array(word, { minLength: 6, maxLength: 40 })
    .map((words) => `${words.join(' ')}, ${words.length}.`);
  fc.assert(
    fc.property(sentence, (text) => {
      expect(isLegible(text)).toBe(true);
      expect(isLegible(numbered(text))).toBe(false);
    }),
    { seed: 421, numRuns: 500 },
  );
});
