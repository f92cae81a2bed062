import { isPrefix, isWellFormed } from '../morphology.ts';
import type { BlockContext, Rule, StoryContext, StorySpot } from '../rule.ts';
import type { StoryWords } from '../story-words.ts';
import { candidates, MOST_SUGGESTIONS, writeLike, type Candidate } from '../suggest.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

interface Suspect {
  readonly token: Token;
  readonly meant: readonly Candidate[];
}

const SHORTEST = 2;
const IN_STORY_BONUS = 2;
const NEW_WORD_MENTIONS = 2;
const CONFIDENT = -8;

/** Words in lower case that no dictionary knows and no rule of word-making explains. */
export const nonword: Rule = {
  id: 'nonword',
  kind: 'nonword',
  severity: 'error',
  description: 'A word that is not in the dictionary.',
  reason: 'A misspelt word is the slip that readers see first.',
  examples: {
    flags: [
      'The council will [anounce] its plan on Monday.',
      'She [recieved] the letter in the morning.',
      'A new [hosptial] is to open by the harbour.',
    ],
    ignores: [
      'The lockdown hit fintech firms in Harrowmere.',
      'Their re-election was an anti-corruption vote.',
      'He wrote to desk@example.org about the #harbourplan.',
      'The programme was organised, or organized, in two days.',
    ],
    fixes: [
      ['They want a new goverment.', 'They want a new government.'],
      ['It was a dificult night.', 'It was a difficult night.'],
    ],
  },
  checkStory,
};

// A block's suspects cost a search of the dictionary each, and do not depend on other blocks.
const suspectsOf = new WeakMap<BlockContext, readonly Suspect[]>();

function* checkStory({ blocks, words }: StoryContext): Iterable<StorySpot> {
  for (const [block, context] of blocks.entries()) {
    for (const suspect of suspects(context)) {
      const spot = report(suspect, context, words);
      if (spot !== undefined) yield { block, ...spot };
    }
  }
}

function suspects(context: BlockContext): readonly Suspect[] {
  const kept = suspectsOf.get(context);
  if (kept !== undefined) return kept;
  const { vocabulary } = context;
  const found: Suspect[] = [];
  if (vocabulary !== undefined) {
    for (const token of context.tokens) {
      if (isUnknown(token, vocabulary)) {
        found.push({ token, meant: candidates(token.folded, vocabulary) });
      }
    }
  }
  suspectsOf.set(context, found);
  return found;
}

function isUnknown(token: Token, vocabulary: Vocabulary): boolean {
  if (token.shape !== 'lower' || token.isTechnical || token.folded.length < SHORTEST) return false;
  if (!/^[\p{Script=Latin}\p{M}']+$/u.test(token.folded)) return false;
  if (vocabulary.isWord(token.folded)) return false;
  return !(token.joinsNext && isPrefix(token.folded));
}

function report({ token, meant }: Suspect, { vocabulary }: BlockContext, words: StoryWords) {
  if (vocabulary === undefined) return undefined;
  const ranked = meant
    .map(({ word, cost }) => ({ word, cost: cost - (words.count(word) > 0 ? IN_STORY_BONUS : 0) }))
    .sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
  const best = ranked[0];
  const isConfident = best !== undefined && best.cost <= CONFIDENT;
  if (!isConfident && isWellFormed(token.folded, vocabulary)) return undefined;
  if (!isConfident && words.count(token.folded) >= NEW_WORD_MENTIONS) return undefined;
  const suggestions = ranked
    .slice(0, MOST_SUGGESTIONS)
    .map(({ word }) => writeLike(word, token.text, vocabulary));
  return {
    from: token.from,
    to: token.to,
    message: `“${token.text}” is not in the dictionary.`,
    suggestions: [...new Set(suggestions)],
  };
}
