import type { BlockContext, Rule, Spot } from '../rule.ts';

// Two capitals and then small letters, as when Shift is let go too late; “MPs” has but one small.
const LATE_SHIFT = /^\p{Lu}{2}\p{Ll}{2,}$/u;

/** A second capital where Shift was held too long. */
export const capital: Rule = {
  id: 'capital',
  kind: 'capital',
  severity: 'error',
  description: 'Two capitals at the beginning of a word.',
  reason: 'Shift held a moment too long makes a word that looks like an acronym.',
  examples: {
    flags: ['[THe] council met.', 'He flew to [LOndon] today.'],
    ignores: ['MPs and MEPs met in London.', 'The WHO’s envoy and McArdle spoke.', 'Two TVs and an iPhone were sold.'],
    fixes: [['THe end is near.', 'The end is near.']],
  },
  checkBlock,
};

function* checkBlock({ tokens, vocabulary }: BlockContext): Iterable<Spot> {
  for (const { from, to, text, folded, isTechnical } of tokens) {
    if (isTechnical || !LATE_SHIFT.test(text) || vocabulary?.isName(folded) !== true) continue;
    if (vocabulary.language.lexicon.display(folded) === text) continue;
    yield {
      from,
      to,
      message: `“${text}” has a capital too many.`,
      suggestions: [text.charAt(0) + text.slice(1).toLowerCase()],
    };
  }
}
