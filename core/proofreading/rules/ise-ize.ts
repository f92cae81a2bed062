import type { BlockContext, Rule, StorySpot } from '../rule.ts';
import { writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';
import { oxfordTwinsOf } from '../varieties.ts';

const BRITISH = /^en-(?:GB|IE|AU|NZ|ZA)\b/i;
const CLEARLY = 2;

/** “organise” and “realize” in one British story: both are right, together they are not. */
export const iseIze: Rule = {
  id: 'ise-ize',
  kind: 'style',
  severity: 'warning',
  description: 'Words in -ise and in -ize in one British story.',
  reason: 'Both are right in Britain; a house chooses one and keeps to it.',
  examples: {
    flags: ['They organised a vote and realised, too late, that nobody would [recognize] it.'],
    ignores: [
      'They organised a vote and realised that the World Health Organization would not come.',
      'They organized a vote to advertise the prize and to supervise its size.',
      'They organised one vote and realized another.',
    ],
    fixes: [
      [
        'They organized a vote and realized that nobody would recognise it.',
        'They organized a vote and realized that nobody would recognize it.',
      ],
    ],
  },
  overview: { summarise: findSpelt, judge },
};

interface Spelt {
  readonly token: Token;
  readonly ending: 'ise' | 'ize';
  /** With the other ending, written with the same capitals. */
  readonly other: string;
}

function* judge(found: readonly (readonly Spelt[])[]): Iterable<StorySpot> {
  const counts = { ise: 0, ize: 0 };
  for (const words of found) for (const { ending } of words) counts[ending] += 1;
  const usual = counts.ise > counts.ize ? 'ise' : 'ize';
  const rare = usual === 'ise' ? 'ize' : 'ise';
  if (counts[rare] === 0 || counts[usual] < CLEARLY * counts[rare]) return;
  for (const [block, words] of found.entries()) {
    for (const { token, ending, other } of words) {
      if (ending === usual) continue;
      const { from, to, text } = token;
      const message = `“${text}” ends in -${rare}…, and the story otherwise writes -${usual}….`;
      yield { block, from, to, message, suggestions: [other] };
    }
  }
}

const NONE: readonly Spelt[] = [];

function findSpelt({ block, tokens, vocabulary }: BlockContext): readonly Spelt[] {
  if (vocabulary?.language.tag !== 'en' || !BRITISH.test(block.lang)) return NONE;
  const spelt = tokens.flatMap((token): readonly Spelt[] => {
    if (token.shape !== 'lower' || token.isTechnical) return NONE;
    const twins = oxfordTwinsOf(token.folded, vocabulary);
    if (twins === undefined) return NONE;
    const ending = twins.ise === token.folded ? 'ise' : 'ize';
    const other = ending === 'ise' ? twins.ize : twins.ise;
    return [{ token, ending, other: writeLike(other, token.text, vocabulary) }];
  });
  return spelt.length === 0 ? NONE : spelt;
}
