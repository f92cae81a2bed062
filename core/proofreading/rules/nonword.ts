import { fitAt, type Fit } from '../fit.ts';
import { isAmongForeign, isBorrowed, isInStrangeQuotation } from '../foreign-company.ts';
import { WordFlag } from '../language/lexicon.ts';
import { isNameInSmall } from './capital.ts';
import { isCompoundOf, isPrefix, isWellFormed } from '../morphology.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { StoryWords } from '../story-words.ts';
import {
  byCost,
  candidates,
  FIT_WEIGHT,
  fitted,
  MOST_SUGGESTIONS,
  writeLike,
  type Candidate,
} from '../suggest.ts';
import type { Token } from '../token.ts';
import { inOwnVariety } from '../varieties.ts';
import type { Vocabulary } from '../vocabulary.ts';

interface Suspect {
  readonly token: Token;
  readonly next: Token | undefined;
  /** What a possessive or a shortened verb adds to it; what is meant takes it too. */
  readonly ending: string;
  /** What may be meant, as the context has it, and by itself. */
  readonly meant: readonly Candidate[];
  readonly alone: readonly Candidate[];
  /** A dictionary has it, but it is rarer than the slip. */
  readonly isRare: boolean;
  /** In foreign company: more likely a foreign word itself. */
  readonly isAmongForeign: boolean;
}

const SHORTEST = 2;
// Longer runs of letters are no words, and what splits words would take too long over them.
const LONGEST = 40;
const IN_STORY_BONUS = 1.7;
const EVERYWHERE = 190;
// “gov’t”, “int’l”
const SHORTENED = /^\p{L}+[^n\P{L}]'[tl]$/u;
// “the goverment’s”: the slip is in what stands before it.
const ENCLITIC = /(?<=\p{L}{3})['’‘ʼ](?:s|ve|ll)$/iu;
const LONGEST_ABBREVIATION = 4;
const LONGEST_PARTICLE = 3;
const FEWEST_CAPITALS = 3;
// Costs in nats: a slip that hardly can be anything else, one that most likely is one.
const CERTAIN = -5.5;
const CONFIDENT = -3;
const CLEARLY = 1;
// Beyond these a word is rather foreign, or new, than a slip.
const STRANGE = 0.5;
const SLIPS_A_LETTER = 0.95;
const FEW_LEFT = 1.9;
const FOREIGN_LOOKING = -3.7;
const A_TIME = 1.2;
const A_SHORT_WORD = 2;
const RUNNING_TEXT = 4;
const FAR_BEHIND = 12;
const LONG = 6;
// By how much a common word must be likelier, and by itself how likely, to doubt a rare one.
const FAR_LIKELIER = 9.5;
const LIKELY_ALONE = -6;
const SHORTEST_RARE = 3;
// What is left of “it is” and its like after an apostrophe.
const POETIC = new Set(['tis', 'twas', 'twere', 'twill']);
const NO_FIT: Fit = () => 0;
const UNIT = /^[^aeiouy]{2,4}$/;

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
      'They [hae] been warned and what came [nxet] was worse.',
      'COUNCIL OF QUELLMARK REJECTS [GOVERMENT] PLAN',
      'The council met [inthe] old hall on Monday.',
    ],
    ignores: [
      'The lockdown hit fintech firms in Harrowmere.',
      'Their re-election was an anti-corruption vote.',
      'He wrote to desk@example.org about the #harbourplan.',
      'The programme was organised, or organized, in two days.',
      'The newt Pellura brunella lives in the creational myths of progressors.',
      'It cost 40 mln, de facto and per capita, and a “zhvirel” is what they call it.',
      'A webcomic and a podcast told of deepfakes and cryptocurrencies.',
      '“I ain’t sayin’ nothin’,” said Jim, “and he’s fixin’ the boat.”',
      'Holm win; Hets’ Varga scores twice in the north.',
      '“Get ’im ’ome,” she said, “for ’tis late.” “Mi tell yuh, big tings a gwaan.”',
      'She works pro bono and, inter alia, makes panna cotta. “Je ne sais pas,” he said.',
    ],
    fixes: [
      ['They want a new goverment.', 'They want a new government.'],
      ['It was a dificult night.', 'It was a difficult night.'],
      ['The goverment’s plan failed.', 'The government’s plan failed.'],
      ["They met at the hosptial's door.", "They met at the hospital's door."],
      ['They met in a quiet nayberhood.', 'They met in a quiet neighbourhood.'],
      ['He studied filosofy in the north.', 'He studied philosophy in the north.'],
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
    for (const index of context.tokens.keys()) {
      const suspect = suspectAt(index, context, vocabulary);
      if (suspect !== undefined) found.push(suspect);
    }
  }
  suspectsOf.set(context, found);
  return found;
}

function suspectAt(
  index: number,
  context: BlockContext,
  vocabulary: Vocabulary,
): Suspect | undefined {
  const { tokens } = context;
  const token = tokens[index];
  if (token === undefined) return undefined;
  const isRare = isRareWord(token, vocabulary);
  if (!isRare && !isUnknown(token, tokens[index - 1], context, vocabulary)) return undefined;
  const inCompany = isAmongForeign(index, context, vocabulary);
  if ((isRare && inCompany) || isBorrowed(index, tokens)) return undefined;
  if (inCompany && isInStrangeQuotation(index, context, vocabulary)) return undefined;
  const ending = ENCLITIC.exec(token.text)?.[0] ?? '';
  const base = token.folded.slice(0, token.folded.length - ending.length);
  const alone = candidates(base, vocabulary);
  if (isUnit(token, tokens[index - 1], alone[0])) return undefined;
  // Alone, a word says nothing about its place.
  const isInText = tokens.length >= RUNNING_TEXT && ending === '';
  const fit = isInText ? fitAt(context, index) : NO_FIT;
  const meant = fitted(alone, fit);
  if (isRare && !isFarLikelier(token.folded, alone, fit)) return undefined;
  const next = tokens[index + 1];
  return { token, next, ending, meant, alone, isRare, isAmongForeign: inCompany };
}

/** “40 mln”, “900 soms”: after a number what nobody knows is a unit or a currency. */
function isUnit(token: Token, before: Token | undefined, best: Candidate | undefined): boolean {
  if (before?.shape !== 'number' || token.text.length > LONGEST_ABBREVIATION) return false;
  return UNIT.test(token.folded) || (best?.cost ?? 0) > CERTAIN - A_SHORT_WORD;
}

/** A word that only the largest lists have: what looks like it is more often a slip. */
function isRareWord(token: Token, vocabulary: Vocabulary): boolean {
  if (token.shape !== 'lower' || token.isTechnical || token.text.length < SHORTEST_RARE)
    return false;
  if (token.joinsNext || token.joinsPrevious || token.hasStop || token.folded.includes("'"))
    return false;
  if (POETIC.has(token.folded)) return false;
  if (vocabulary.isOwnWord(token.folded) || vocabulary.isOwnName(token.folded)) return false;
  if (!vocabulary.isWord(token.folded)) return vocabulary.isAcronym(token.folded);
  return (vocabulary.flags(token.folded) & WordFlag.rare) !== 0;
}

function isFarLikelier(folded: string, alone: readonly Candidate[], fit: Fit): boolean {
  const own = fit([folded]);
  return alone.some(
    ({ word, cost }) =>
      !word.includes(' ') &&
      cost <= LIKELY_ALONE &&
      FIT_WEIGHT * (fit([word]) - own) - cost > FAR_LIKELIER,
  );
}

function isUnknown(
  token: Token,
  before: Token | undefined,
  context: BlockContext,
  vocabulary: Vocabulary,
): boolean {
  const { folded } = token;
  if (token.isTechnical || !isOrdinary(token, context, vocabulary)) return false;
  if (folded.length < SHORTEST || folded.length > LONGEST) return false;
  if (!/^[\p{Script=Latin}\p{M}']+$/u.test(folded) || SHORTENED.test(folded)) return false;
  if (vocabulary.isWord(folded) || vocabulary.isAcronym(folded)) return false;
  if (isNameInSmall(token.text, folded, vocabulary)) return false;
  if (isSpokenShort(token, context.text, vocabulary)) return false;
  if (token.hasStop && folded.length <= LONGEST_ABBREVIATION && vocabulary.isName(folded))
    return false;
  // Parts of foreign names and compounds: “Dae-joong”, “al-”, “-san”, “un-”.
  if (token.joinsPrevious && before !== undefined && before.shape !== 'lower') return false;
  const isPart = token.joinsNext || token.joinsPrevious;
  return !(isPart && (isPrefix(folded) || vocabulary.isName(folded)));
}

/** “nothin’”, “’ome”: as people say it, with the apostrophe for the letter they leave out. */
function isSpokenShort({ folded, from, to }: Token, text: string, vocabulary: Vocabulary): boolean {
  const isCut = /['’]/.test(text.charAt(to)) && folded.endsWith('in');
  if (isCut && vocabulary.isWord(`${folded}g`)) return true;
  return /['’]/.test(text.charAt(from - 1)) && vocabulary.isWord(`h${folded}`);
}

/** Small letters, or capitals that are owed to the place and to no name. */
function isOrdinary(token: Token, context: BlockContext, vocabulary: Vocabulary): boolean {
  const { isTitleCase } = context;
  if (token.shape === 'lower') return true;
  if (token.shape === 'upper')
    return token.text.length >= LONG && isInCapitals(context) && !vocabulary.isName(token.folded);
  // “Thos. Holt”
  const isShortened = token.hasStop && token.text.length <= LONGEST_ABBREVIATION;
  const isOpener = token.shape === 'title' && token.opensSentence && !isTitleCase && !isShortened;
  return isOpener && !vocabulary.isName(token.folded);
}

const inCapitals = new WeakMap<BlockContext, boolean>();

/** A headline all in capitals. */
function isInCapitals(context: BlockContext): boolean {
  let kept = inCapitals.get(context);
  if (kept === undefined) {
    const long = context.tokens.filter(({ text }) => text.length > LONGEST_PARTICLE);
    const upper = long.filter(({ shape }) => shape === 'upper').length;
    kept = upper >= FEWEST_CAPITALS && upper === long.length;
    inCapitals.set(context, kept);
  }
  return kept;
}

function report(suspect: Suspect, context: BlockContext, words: StoryWords): Spot | undefined {
  const { token, next, ending, meant, isRare } = suspect;
  const { vocabulary } = context;
  if (vocabulary === undefined) return undefined;
  const ranked = meant
    .map((one) => ({ ...one, cost: one.cost - storyBonus(one.word, vocabulary, words) }))
    .sort(byCost);
  if (isLikelyRight(suspect, context, vocabulary, words)) return undefined;
  // “Holt Mara”, “Mets’ Alonso”
  const reach = /['’]/.test(context.text.charAt(token.to)) ? 2 : 1;
  const opensName = next !== undefined && next.shape !== 'lower' && next.from - token.to <= reach;
  const isCapital = token.shape !== 'lower';
  const mayOpenName = token.shape === 'title' && opensName;
  if (isCapital && (mayOpenName || !isSurelyNoName(suspect, context, words))) return undefined;
  const hopeless = (ranked[0]?.cost ?? 0) + FAR_BEHIND;
  const suggestions = ranked
    .slice(0, MOST_SUGGESTIONS)
    .filter(({ cost }) => cost < hopeless)
    .map(({ word }) => writeLike(inOwnVariety(word, vocabulary), token.text, vocabulary) + ending);
  return {
    from: token.from,
    to: token.to,
    message: isRare
      ? `“${token.text}” is a rare word, and most likely a slip here.`
      : `“${token.text}” is not in the dictionary.`,
    suggestions: [...new Set(suggestions)],
  };
}

/** A word that the story has elsewhere is likelier meant; the commonest words stand everywhere. */
function storyBonus(word: string, vocabulary: Vocabulary, words: StoryWords): number {
  if (words.count(word) === 0) return 0;
  return vocabulary.frequency(word) < EVERYWHERE ? IN_STORY_BONUS : IN_STORY_BONUS / 2;
}

/** With a capital at the beginning of a sentence only what can hardly be a name is a slip. */
function isSurelyNoName(
  { token: { folded }, alone }: Suspect,
  { tokens, vocabulary }: BlockContext,
  words: StoryWords,
): boolean {
  const best = alone[0];
  if (best === undefined || words.count(folded) > 1) return false;
  const isLone = tokens.length === 1;
  return best.cost <= CERTAIN && (isLone || vocabulary?.isOnlyName(best.word) === false);
}

/** New words, compounds, terms and foreign words: not known, but not likely to be slips. */
function isLikelyRight(
  { token, alone, isRare, isAmongForeign }: Suspect,
  { text, tokens }: BlockContext,
  vocabulary: Vocabulary,
  words: StoryWords,
): boolean {
  const { folded } = token;
  const near = alone.find(({ word }) => !word.includes(' '));
  const cost = near?.cost ?? Number.POSITIVE_INFINITY;
  const others = words.count(folded) - 1;
  if (others > 0) return isRare || cost > certainAgain(folded, others);
  if (isRare) return false;
  const isSetApart = isAmongForeign || isQuotedAlone(text, token) || !/^[a-z']+$/.test(folded);
  const certain = folded.length <= LONGEST_PARTICLE ? CERTAIN - A_SHORT_WORD : CERTAIN;
  if (isSetApart && cost > certain) return true;
  const isLone = tokens.length === 1;
  if (!isLone && cost > CONFIDENT && isWellFormed(folded, vocabulary)) return true;
  const best = alone[0];
  if (best?.word.includes(' ') === true && cost > best.cost + CLEARLY && isCompoundOf(best.word))
    return true;
  return tokens.length >= RUNNING_TEXT && isLikelyForeign(folded, best);
}

/** A slip made twice is rarer than a term used twice, and short words are near to many others. */
function certainAgain(folded: string, others: number): number {
  return CERTAIN - A_TIME * others - (folded.length < LONG ? A_SHORT_WORD : 0);
}

/** “aywv”: a word between quotation marks, as a term or a foreign word is when it is new. */
function isQuotedAlone(text: string, { from, to }: Token): boolean {
  return /["“‘«]/.test(text.charAt(from - 1)) && /["”’»]/.test(text.charAt(to));
}

/**
 * Far from every known word: in running text rather a foreign word or a term than a slip. Where
 * a word stands alone nothing says so.
 */
function isLikelyForeign(folded: string, best: Candidate | undefined): boolean {
  if (best === undefined) return true;
  if (best.cost > FOREIGN_LOOKING && best.slip > FEW_LEFT * folded.length) return true;
  return best.cost > STRANGE && best.slip > SLIPS_A_LETTER * folded.length;
}
