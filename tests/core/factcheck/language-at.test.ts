import { describe, expect, it } from 'vitest';
import { findInconsistencies } from '../../../core/factcheck/consistency/find.ts';
import { proposeClaims } from '../../../core/factcheck/extraction/propose.ts';
import type { FactBlock } from '../../../core/factcheck/fact-block.ts';
import { languageAt } from '../../../core/factcheck/language-at.ts';
import { quotationsIn } from '../../../core/factcheck/quotations.ts';

const german = 'Der Minister wurde wegen Betrugs verurteilt.';
const english = 'The minister was convicted of fraud.';

function block(text: string, foreign: string, lang: string): FactBlock {
  const from = text.indexOf(foreign);
  return { role: 'paragraph', text, foreign: [{ from, to: from + foreign.length, lang }] };
}

describe('the language that words are in', () => {
  it('is that of the passage which most of them belong to', () => {
    const two = block(`${english} ${german}`, german, 'de');
    expect(languageAt(two, { from: 0, to: english.length }, 'en-GB')).toBe('en-GB');
    expect(languageAt(two, { from: english.length + 1, to: two.text.length }, 'en-GB')).toBe('de');
  });

  it('stays the story’s where a foreign word stands in a sentence', () => {
    const one = block('The Bundesrat voted for it on Friday.', 'Bundesrat', 'de');
    expect(languageAt(one, { from: 0, to: one.text.length }, 'en-GB')).toBe('en-GB');
  });

  it('is what a statement is read in', () => {
    const reasonOf = (one: FactBlock, story: string): string | undefined =>
      proposeClaims(one, story)[0]?.reason;
    expect(reasonOf(block(english, english, 'en'), 'de')).toContain('‘convicted');
    expect(reasonOf(block(english, english, 'de'), 'en-GB') ?? '').not.toContain('convicted');
  });

  it('is what words of speaking and sums are read in', () => {
    const said = 'Er sagte „nein danke“ und ging.';
    expect(quotationsIn({ role: 'paragraph', text: said }, 'en-GB')).toEqual([]);
    expect(quotationsIn(block(said, said, 'de'), 'en-GB')).toHaveLength(1);

    const sum = 'Membership rose 15 % from 340 to 381.';
    const found = (one: FactBlock): number =>
      findInconsistencies({ blocks: [one], language: 'en-GB', writtenAt: 0 }).length;
    expect(found({ role: 'paragraph', text: sum })).toBe(1);
    expect(found(block(sum, sum, 'nl'))).toBe(0);
  });
});
