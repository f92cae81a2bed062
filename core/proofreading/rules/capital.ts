import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

// Two capitals and then small letters, as when Shift is let go too late; not “MPs”.
const LATE_SHIFT = /^\p{Lu}{2}(?:\p{Ll}{2,}|[^s\P{Ll}])$/u;
// The other way round: “tHe”, “rUSSIA”; not “iPhone”, “eBook”, “mRNA”, “kWh”.
const EARLY_SHIFT = /^[^\P{Ll}deikmp]\p{Lu}(?:\p{Ll}+|\p{Lu}+)$/u;
const SHORTEST = 5;
const SHORTEST_SHIFTED = 3;
const WELL_KNOWN = 120;

/** A second capital where Shift was held too long, or none where a name needs one. */
export const capital: Rule = {
  id: 'capital',
  kind: 'capital',
  severity: 'error',
  description: 'Two capitals at the beginning of a word, or a well-known name without its capital.',
  reason: 'A capital tells readers that a name begins; a wrong one makes them stop.',
  examples: {
    flags: [
      '[THe] council met.',
      'He flew to [LOndon] today.',
      'The [italian] flag flew over [london].',
      '[tHe] army of [rUSSIA] left.',
    ],
    ignores: [
      'MPs and MEPs met in London.',
      'The WHO’s envoy and McArdle spoke.',
      'Two TVs and an iPhone were sold.',
      'An eBook on mRNA, tRNA and 5 kWh at pH 7.',
    ],
    fixes: [['THe end is near.', 'The end is near.']],
  },
  checkBlock,
};

function* checkBlock({ tokens, vocabulary }: BlockContext): Iterable<Spot> {
  if (vocabulary === undefined) return;
  for (const token of tokens) {
    const right = rightCapitals(token, vocabulary);
    if (right === undefined) continue;
    yield {
      from: token.from,
      to: token.to,
      message: `“${token.text}” is written “${right}”.`,
      suggestions: [right],
    };
  }
}

function rightCapitals(token: Token, vocabulary: Vocabulary): string | undefined {
  const { text, folded } = token;
  if (token.isTechnical || token.joinsPrevious || token.joinsNext) return undefined;
  if (isNameInSmall(text, folded, vocabulary)) return text.charAt(0).toUpperCase() + text.slice(1);
  if (EARLY_SHIFT.test(text)) return withoutEarlyShift(token, vocabulary);
  const isLate = LATE_SHIFT.test(text) && vocabulary.isName(folded);
  if (!isLate || vocabulary.language.lexicon.display(folded) === text) return undefined;
  return text.charAt(0) + text.slice(1).toLowerCase();
}

function withoutEarlyShift({ folded, text }: Token, vocabulary: Vocabulary): string | undefined {
  if (text.length < SHORTEST_SHIFTED || vocabulary.isAcronym(folded)) return undefined;
  if (!vocabulary.isName(folded) || vocabulary.language.lexicon.display(folded) === text)
    return undefined;
  const small = text.toLowerCase();
  return vocabulary.isOnlyName(folded) ? small.charAt(0).toUpperCase() + small.slice(1) : small;
}

/** Whether a well-known name stands there in small letters that is no word in them. */
export function isNameInSmall(text: string, folded: string, vocabulary: Vocabulary): boolean {
  if (folded.length < SHORTEST || text !== text.toLowerCase()) return false;
  if (vocabulary.language.lexicon.display(folded) !== undefined) return false;
  return vocabulary.isOnlyName(folded) && vocabulary.frequency(folded) >= WELL_KNOWN;
}
