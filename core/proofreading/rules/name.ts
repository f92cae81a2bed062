import { slipCost } from '../language/edit-cost.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import { WordFlag } from '../language/lexicon.ts';
import {
  nameBase,
  neighboursOf,
  usualForm,
  type NameCount,
  type StoryWords,
} from '../story-words.ts';
import { MOST_SUGGESTIONS, nearCandidates, writeLike, type Candidate } from '../suggest.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

const SHORTEST = 4;
const SHORTEST_UPPER = 5;
// In nats: about two slips; more make another name. And one slip of the fingers at most.
const FARTHEST = 13;
const ONE_SLIP = 9.9;
const EASY_SLIP = 7;
const LONG = 7;
const LIKELY_SLIP = 4.5;
const CERTAIN = -7;
const CLEARLY = 1.5;
const SHORTEST_PLACE = 6;
const WELL_KNOWN = 130;
const HOUSEHOLD = 150;
// How often the story has the right spelling before a word or name that exists is doubted, and how
// common a name is that is never doubted.
const OFTEN = 3;
const COMMON_NAME = 120;

// “In”, “The”, “New”: with a capital for other reasons.
const ORDINARY = 195;
const TITLES = new Set(
  'mr mrs ms miss dr prof sir dame lord lady king queen prince princess president premier minister chancellor secretary senator governor mayor judge justice general colonel major captain lieutenant sergeant admiral commander officer inspector constable chief director chairman professor doctor bishop archbishop cardinal pope father sister brother ambassador coach deputy former saint'.split(
    ' ',
  ),
);

/** Unknown names that nearly match one which the story mentions more often, or which all know. */
export const name: Rule = {
  id: 'name',
  kind: 'name',
  severity: 'error',
  description: 'A name spelt unlike its other mentions.',
  reason: 'A name spelt two ways makes readers doubt both, and the person notices.',
  examples: {
    flags: [
      'Governor Velmarsk spoke. Velmarsk said no. Later [Velmrask] left.',
      'The minister flew to [Washingtn] on Friday.',
      'The Torvenhal region voted. Torvenhal had waited. Yet [Torvenhall] is calm.',
      'Ostrevane won. So Ostrevane, Ostrevane, read the page: [OSTREVNAE] WINS.',
      'He left for [Lodnon] on Friday.',
      'The mayor of Brelno spoke. In Brelno they met. So said the [Breno] daily.',
      'In Velmarsk, near Velmarsk and for Velmarsk they met; then to [VElmarsk] again.',
    ],
    ignores: [
      'Irena Sovalsky met Sovalsky’s aide. The Sovalskys agreed with Sovalsky.',
      'Police in Quellmark named Dorvath, Ilmeni and Perroux.',
      'Pavel Drumov and Anna Drumova spoke; Drumov left before Drumov’s car came.',
      'Peter Hüllner met Anna Höllner. Peter Hüllner smiled; later Hüllner left.',
      'Both Hargoven and Hargovan: Hargoven, Hargovan, Hargoven, Hargovan and Hargoven.',
      'The minister met Stéphanie Orlaix of Quellmark.',
      'The Greens lost. Mr Green was glad, said Green, and Green left.',
    ],
    fixes: [
      [
        'Dr Ostrevane came. Ostrevane spoke. Then Ostrevnae left.',
        'Dr Ostrevane came. Ostrevane spoke. Then Ostrevane left.',
      ],
    ],
  },
  checkInStory,
};

function* checkInStory(context: BlockContext, words: StoryWords): Iterable<Spot> {
  for (const index of namesOf(context)) {
    const token = context.tokens[index];
    if (token === undefined) continue;
    const spot = misspelt(token, index, context, words) ?? oddlyCapital(token, words);
    if (spot !== undefined) yield spot;
  }
}

function misspelt(
  token: Token,
  index: number,
  context: BlockContext,
  words: StoryWords,
): Spot | undefined {
  const isKnown = context.vocabulary?.isName(token.folded) === true;
  const inStory = isKnown
    ? likelierNames(token, index, context, words)
    : likelyNames(token, index, context, words);
  const suggestions =
    inStory.length > 0 || isKnown ? inStory : wellKnownNames(token, context, words);
  const best = suggestions[0];
  if (best === undefined) return undefined;
  const source = inStory.length > 0 ? 'that the story spells so more often' : 'that is well known';
  return {
    from: token.from,
    to: token.to,
    message: `“${token.text}” is nearly “${best}”, a name ${source}.`,
    suggestions,
  };
}

const namesIn = new WeakMap<BlockContext, readonly number[]>();

/** The places of words with a capital that may be misspelt names. */
function namesOf(context: BlockContext): readonly number[] {
  const kept = namesIn.get(context);
  if (kept !== undefined) return kept;
  const found = [...context.tokens.keys()].filter((index) => isCandidate(index, context));
  namesIn.set(context, found);
  return found;
}

function isCandidate(index: number, { tokens, vocabulary }: BlockContext): boolean {
  const token = tokens[index];
  if (token === undefined || vocabulary === undefined || token.isTechnical) return false;
  const base = nameBase(token.folded);
  if (vocabulary.isOwnName(base) || vocabulary.isOwnWord(base)) return false;
  const isKnown = vocabulary.isName(token.folded);
  if (token.shape === 'upper') return !isKnown && base.length >= SHORTEST_UPPER;
  if (token.shape !== 'title' && token.shape !== 'mixed') return false;
  return base.length >= SHORTEST || (base.length === SHORTEST - 1 && !isKnown);
}

interface Twin {
  readonly base: string;
  readonly name: NameCount;
  readonly slip: number;
}

/** Names of the story that a name may be a slip for, the likeliest first. */
function twins(base: string, farthest: number, words: StoryWords): readonly Twin[] {
  const found: Twin[] = [];
  for (const near of words.namesNear(base)) {
    const name = words.name(near);
    if (name === undefined || isInflection(base, near)) continue;
    const slip = slipCost(base, near);
    if (slip <= farthest) found.push({ base: near, name, slip });
  }
  const cost = ({ name, slip }: Twin): number => slip - Math.log(name.all);
  return found.sort((a, b) => cost(a) - cost(b) || (a.base < b.base ? -1 : 1));
}

/** What an unknown name may be meant for. */
function likelyNames(
  token: Token,
  index: number,
  { tokens, vocabulary }: BlockContext,
  words: StoryWords,
): string[] {
  const base = nameBase(token.folded);
  const own = words.name(base)?.all ?? 1;
  const isShort = base.length < SHORTEST || token.shape === 'upper';
  const beside = neighboursOf(tokens, index);
  return twins(base, isShort ? ONE_SLIP : FARTHEST, words)
    .filter(
      ({ base: other, name, slip }) =>
        name.all >= leastOf(other, slip, own, isShort, vocabulary) &&
        (base.length >= SHORTEST || other.length > base.length) &&
        !isSomebodyElse(beside, other, name, vocabulary),
    )
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => written(name, token, base));
}

/** How often the story must have the other name before one is taken for a slip. */
function leastOf(
  other: string,
  slip: number,
  own: number,
  isShort: boolean,
  vocabulary: Vocabulary | undefined,
): number {
  const isKnown = vocabulary?.isName(other) === true;
  if (isKnown && own === 1 && slip <= EASY_SLIP && other.length > SHORTEST && !isShort) return 1;
  // A second slip in the same name is rarer than a second person.
  return Math.max(own * (own + 1), isShort ? OFTEN : 2);
}

/** Anna Möller beside Peter Müller: both have given names, and they are not the same. */
function isSomebodyElse(
  beside: readonly string[],
  other: string,
  { beside: others }: NameCount,
  vocabulary: Vocabulary | undefined,
): boolean {
  // “Conservative Party”, “Labour Party”: a word has other company than a person.
  if (vocabulary?.isWord(other) === true) return false;
  const given = beside.find((key) => isGivenName(key, vocabulary));
  if (given === undefined || others.has(given)) return false;
  return [...others.keys()].some((key) => isGivenName(key, vocabulary));
}

function isGivenName(key: string, vocabulary: Vocabulary | undefined): boolean {
  const word = key.slice(1);
  if (vocabulary === undefined || !key.startsWith('<') || word.length < 2) return false;
  if (TITLES.has(word) || vocabulary.frequency(word) > ORDINARY) return false;
  const flags = vocabulary.flags(word);
  if ((flags & WordFlag.place) !== 0) return false;
  return (flags & WordFlag.name) !== 0 || !vocabulary.isName(word);
}

/**
 * What a name or word that exists may be meant for: only where it stands once, is not itself well
 * known, and is either hardly ever seen or in the company that the other keeps (“the Untied Nations”).
 */
function likelierNames(
  token: Token,
  index: number,
  { tokens, vocabulary, isTitleCase }: BlockContext,
  words: StoryWords,
): string[] {
  const { folded } = token;
  if (vocabulary === undefined || token.opensSentence || isTitleCase) return [];
  const base = nameBase(folded);
  if (token.joinsNext || token.joinsPrevious || words.name(base)?.all !== 1) return [];
  const isName = (vocabulary.flags(base) & (WordFlag.name | WordFlag.acronym)) !== 0;
  if (isName && vocabulary.frequency(base) >= COMMON_NAME) return [];
  const beside = neighboursOf(tokens, index);
  if (words.count(base) > 1) return [];
  const isObscure = vocabulary.frequency(base) === 0;
  return twins(base, ONE_SLIP, words)
    .filter(
      ({ base: other, name, slip }) =>
        name.sure >= (isObscure && vocabulary.frequency(other) >= HOUSEHOLD ? 2 : OFTEN) &&
        ((isObscure && slip <= EASY_SLIP) || beside.some((key) => name.beside.has(key))) &&
        !isSomebodyElse(beside, other, name, vocabulary),
    )
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => written(name, token, base));
}

/**
 * Unknown names, mentioned once, that are one slip from a name with one spelling which all know (a
 * country, a month), or hardly anything else than a common word (“the Hosptial”). People spell
 * their names as they like.
 */
function wellKnownNames(token: Token, context: BlockContext, words: StoryWords): string[] {
  const base = nameBase(token.folded);
  const { vocabulary } = context;
  const isOnce = (words.name(base)?.all ?? 0) === 1;
  if (vocabulary === undefined || token.shape !== 'title' || !isOnce) return [];
  if (token.joinsNext || token.joinsPrevious || base.length < SHORTEST_PLACE) return [];
  const [best, second] = nearCandidates(base, vocabulary);
  if (best === undefined || isInflection(base, best.word) || bare(base) === bare(best.word))
    return [];
  // Slips spare the ends of words; other languages’ words for the same differ there: Universiti.
  if (best.word.at(0) !== base.at(0) || best.word.at(-1) !== base.at(-1)) return [];
  const isSure = second === undefined || second.cost > best.cost + CLEARLY;
  const isPlace = isSure && isPlaceSlip(base, best, vocabulary);
  const isWord = isSure && !token.opensSentence && isWordSlip(base, best, vocabulary);
  if (!isPlace && !isWord) return [];
  return [writeLike(best.word, token.text, vocabulary) + endingOf(token, base)];
}

function isPlaceSlip(base: string, { word, slip }: Candidate, vocabulary: Vocabulary): boolean {
  if ((vocabulary.flags(word) & WordFlag.place) === 0) return false;
  if (vocabulary.frequency(word) < WELL_KNOWN) return false;
  return slip <= (base.length >= LONG ? EASY_SLIP : LIKELY_SLIP);
}

function isWordSlip(base: string, { word, cost }: Candidate, vocabulary: Vocabulary): boolean {
  return base.length >= LONG && cost <= CERTAIN && !vocabulary.isOnlyName(word);
}

/** “McCallan” in a story that has “Mccallan” everywhere else, or a Shift key held too long. */
function oddlyCapital(token: Token, words: StoryWords): Spot | undefined {
  if (token.opensSentence || token.shape === 'upper') return undefined;
  const base = nameBase(token.folded);
  const name = words.name(base);
  if (name === undefined || name.forms.size < 2) return undefined;
  const form = token.text.slice(0, base.length);
  const usual = usualForm(name);
  if (name.forms.get(form) !== 1 || (name.forms.get(usual) ?? 0) < OFTEN || form === usual)
    return undefined;
  return {
    from: token.from,
    to: token.to,
    message: `“${token.text}” is written “${usual}” elsewhere in the story.`,
    suggestions: [usual + endingOf(token, base)],
  };
}

function bare(folded: string): string {
  return folded.normalize('NFD').replace(/\p{M}/gu, '');
}

/** A name of the story as it is to stand in the place of a token. */
function written(name: NameCount, token: Token, base: string): string {
  const form = usualForm(name);
  return (token.shape === 'upper' ? form.toUpperCase() : form) + endingOf(token, base);
}

/** What a possessive adds to a name, as written. */
function endingOf({ text, folded }: Token, base: string): string {
  return text.slice(text.length - (folded.length - base.length));
}

// What English and its neighbours add to a name: number, people, language, family, gender.
const AFTER_ANY =
  /^(?:s|es|a|an|ian|ans|ians|ese|ish|ist|ists|ism|ic|er|ers|ov|ova|sky|ski|ska|skaya)$/;
const AFTER_VOWEL = /^(?:n|ns)$/;
const AFTER_CONSONANT = /^(?:i|y)$/;
const GENDER_PAIRS = new Set(['ai', 'ay', 'ao', 'ae']);

/** Whether two names differ as a place and its people, a man and a woman, one and many do. */
function isInflection(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer.startsWith(shorter)) {
    const ending = longer.slice(shorter.length);
    // “Fujitaa”: a letter doubled is no ending.
    if (ending.length === 1 && shorter.endsWith(ending)) return false;
    const place = /[aeiouy]$/.test(shorter) ? AFTER_VOWEL : AFTER_CONSONANT;
    return AFTER_ANY.test(ending) || place.test(ending);
  }
  if (one.length !== other.length || one.slice(0, -1) !== other.slice(0, -1)) return false;
  return GENDER_PAIRS.has([one.at(-1), other.at(-1)].sort().join(''));
}
