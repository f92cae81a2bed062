import { fitAt } from '../fit.ts';
import { isNameInSmall } from './capital.ts';
import { isCompoundOf, isPrefix, isWellFormed } from '../morphology.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { StoryWords } from '../story-words.ts';
import {
  byCost,
  candidates,
  fitted,
  MOST_SUGGESTIONS,
  writeLike,
  type Candidate,
} from '../suggest.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

interface Suspect {
  readonly token: Token;
  readonly next: Token | undefined;
  readonly meant: readonly Candidate[];
}

const SHORTEST = 2;
// Longer runs of letters are no words, and what splits words would take too long over them.
const LONGEST = 40;
const IN_STORY_BONUS = 2;
// “gov’t”, “int’l”
const SHORTENED = /^\p{L}+[^n\P{L}]'[tl]$/u;
const LONGEST_ABBREVIATION = 4;
// Costs in nats: a slip that hardly can be anything else, one that most likely is one.
const CERTAIN = -10;
const CONFIDENT = -4;
const CLEARLY = 1.5;
const STRANGE = -2;
const SLIPS_A_LETTER = 1.2;
const RUNNING_TEXT = 4;
const FAR_BEHIND = 10;
const LONG = 6;

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
  checkInStory,
};

// A block's suspects cost a search of the dictionary each, and do not depend on other blocks.
const suspectsOf = new WeakMap<BlockContext, readonly Suspect[]>();

function* checkInStory(context: BlockContext, words: StoryWords): Iterable<Spot> {
  for (const suspect of suspects(context)) {
    const spot = report(suspect, context, words);
    if (spot !== undefined) yield spot;
  }
}

function suspects(context: BlockContext): readonly Suspect[] {
  const kept = suspectsOf.get(context);
  if (kept !== undefined) return kept;
  const { vocabulary } = context;
  const found: Suspect[] = [];
  if (vocabulary !== undefined) {
    for (const [index, token] of context.tokens.entries()) {
      if (!isUnknown(token, context, vocabulary)) continue;
      const next = context.tokens[index + 1];
      const meant = fitted(candidates(token.folded, vocabulary), fitAt(context, index));
      found.push({ token, next, meant });
    }
  }
  suspectsOf.set(context, found);
  return found;
}

function isUnknown(token: Token, context: BlockContext, vocabulary: Vocabulary): boolean {
  const { folded } = token;
  if (token.isTechnical || !isOrdinary(token, context, vocabulary)) return false;
  if (folded.length < SHORTEST || folded.length > LONGEST) return false;
  if (!/^[\p{Script=Latin}\p{M}']+$/u.test(folded) || SHORTENED.test(folded)) return false;
  if (vocabulary.isWord(folded) || vocabulary.isAcronym(folded)) return false;
  if (isNameInSmall(token.text, folded, vocabulary)) return false;
  if (token.hasStop && folded.length <= LONGEST_ABBREVIATION && vocabulary.isName(folded))
    return false;
  // Parts of foreign names and compounds: “al-”, “-san”, “un-”.
  const isPart = token.joinsNext || token.joinsPrevious;
  return !(isPart && (isPrefix(folded) || vocabulary.isName(folded)));
}

/** Small letters, or a capital that is owed to the place and to no name. */
function isOrdinary(token: Token, { isTitleCase }: BlockContext, vocabulary: Vocabulary): boolean {
  if (token.shape === 'lower') return true;
  const isOpener = token.shape === 'title' && token.opensSentence && !isTitleCase;
  return isOpener && !vocabulary.isName(token.folded);
}

function report({ token, next, meant }: Suspect, context: BlockContext, words: StoryWords) {
  const { vocabulary, tokens } = context;
  if (vocabulary === undefined) return undefined;
  const ranked = meant
    .map((one) => (words.count(one.word) > 0 ? { ...one, cost: one.cost - IN_STORY_BONUS } : one))
    .sort(byCost);
  if (isLikelyRight(token.folded, ranked, vocabulary, words)) return undefined;
  const opensName = next !== undefined && next.shape !== 'lower' && next.from - token.to < 2;
  const isCapital = token.shape === 'title';
  if (isCapital && (opensName || !isSurelyNoName(token, ranked[0], vocabulary, words)))
    return undefined;
  if (tokens.length >= RUNNING_TEXT && isLikelyForeign(token.folded, ranked[0])) return undefined;
  const hopeless = (ranked[0]?.cost ?? 0) + FAR_BEHIND;
  const suggestions = ranked
    .slice(0, MOST_SUGGESTIONS)
    .filter(({ cost }) => cost < hopeless)
    .map(({ word }) => writeLike(word, token.text, vocabulary));
  return {
    from: token.from,
    to: token.to,
    message: `“${token.text}” is not in the dictionary.`,
    suggestions: [...new Set(suggestions)],
  };
}

/** With a capital at the beginning of a sentence only what can hardly be a name is a slip. */
function isSurelyNoName(
  { folded }: Token,
  best: Candidate | undefined,
  vocabulary: Vocabulary,
  words: StoryWords,
): boolean {
  if (best === undefined || words.count(folded) > 1) return false;
  return best.cost <= CERTAIN && !vocabulary.isOnlyName(best.word);
}

/**
 * Far from every known word: in running text rather a foreign word or a term than a slip. Where
 * a word stands alone nothing says so.
 */
function isLikelyForeign(folded: string, best: Candidate | undefined): boolean {
  if (best === undefined) return true;
  return best.cost > STRANGE && best.slip > SLIPS_A_LETTER * folded.length;
}

/** New words, compounds, terms and foreign words: unknown, but not likely to be slips. */
function isLikelyRight(
  folded: string,
  ranked: readonly Candidate[],
  vocabulary: Vocabulary,
  words: StoryWords,
): boolean {
  const near = ranked.find(({ word }) => !word.includes(' '));
  const cost = near?.cost ?? Number.POSITIVE_INFINITY;
  if (words.count(folded) > 1) return cost > CERTAIN || folded.length < LONG;
  if (cost > CONFIDENT && isWellFormed(folded, vocabulary)) return true;
  const best = ranked[0];
  if (best?.word.includes(' ') === true)
    return cost > best.cost + CLEARLY && isCompoundOf(best.word);
  return false;
}
