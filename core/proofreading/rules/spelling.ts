import type { PackWords } from '../pack-words.ts';
import type { Meant } from '../pack-suggest.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { StoryWords } from '../story-words.ts';
import { MOST_SUGGESTIONS } from '../suggest.ts';
import { tokenize, type Token } from '../token.ts';

interface Suspect {
  readonly token: Token;
  readonly spelling: PackWords;
  readonly meant: readonly Meant[];
  /** Words marked as foreign are not among the story's own. */
  readonly isForeign: boolean;
}

/** A stretch of a block in one language that is spelt by a pack. */
interface Stretch {
  readonly tokens: readonly Token[];
  readonly spelling: PackWords;
  readonly isForeign: boolean;
}

const SHORTEST = 3;
const SHORTEST_PART = 5;
const LONGEST_RUN = 60;
// A word that the story uses so often is a term of its own.
const TERM = 3;
const ONE_SLIP = 1;
// How many slips are believed, by the letters of the word: new words are near to old ones too.
const BELIEVED: readonly (readonly [letters: number, slips: number])[] = [
  [9, 2.2],
  [7, 1.7],
  [6, 1],
  [0, 0.9],
];
// In a short word a slip that leaves two readings is hardly one, unless it is a doubling.
const SHORT = 5;
const SURE = 0.6;
const ALONE = 0.3;
const SHORTEST_HALF = 3;
const MISSED_KEY = 0.9;
const SHORTEST_CAPITAL = 5;
// Of five words in a row so many unknown ones are another language; of a paragraph such a share.
const REACH = 2;
const FOREIGN_IN_REACH = 3;
const FOREIGN_SHARE = 0.35;
const FOREIGN_WORDS = 4;
// After these, or after an adjective, a German capital belongs to a noun and hardly to a name.
const GERMAN_ARTICLE =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser)(?:e[rnms]?)?|dies(?:e[rnms]?)|jed(?:e[rnms]?)|im|am|zum|zur|vom|beim|ins|ans|aller?|viele|mehr|keine)$/;
const GERMAN_ADJECTIVE = /^\p{Ll}{3,}(?:e|en|er|es|em)$/u;

/** Words that the dictionary of their language does not know, where a right one is near. */
export const spelling: Rule = {
  id: 'spelling',
  kind: 'nonword',
  severity: 'error',
  description: 'A word in another language than English that is not in its dictionary.',
  reason: 'A misspelt word is the slip that readers see first, in every language.',
  examples: {
    lang: 'de',
    flags: [
      'Die [Regirung] tagt am Montag in Lindenau.',
      'Der Hafen bleibt nach dem Sturm [geschlosen].',
    ],
    ignores: [
      'Die Bürgermeisterin von Quellbrück spricht mit Jorvin Askelund.',
      'Das Haushaltssicherungskonzept steht auf www.quellbrueck.example.',
      'The harbour is shut, said the mayor of Quellbrück in English.',
    ],
    fixes: [['Das neue Gessetz gilt ab Mai.', 'Das neue Gesetz gilt ab Mai.']],
  },
  checkInStory,
};

function* checkInStory(context: BlockContext, words: StoryWords): Iterable<Spot> {
  for (const suspect of suspects(context)) {
    if (isTerm(suspect, words)) continue;
    const { token, spelling: language, meant } = suspect;
    yield {
      from: token.from,
      to: token.to,
      message: `“${token.text}” is not in the ${language.name} dictionary.`,
      suggestions: meant.slice(0, MOST_SUGGESTIONS).map(({ word }) => writtenLike(word, token)),
    };
  }
}

// The dictionary is asked once a block; what other blocks say changes only whether it matters.
const suspectsOf = new WeakMap<BlockContext, readonly Suspect[]>();

function suspects(context: BlockContext): readonly Suspect[] {
  const kept = suspectsOf.get(context);
  if (kept !== undefined) return kept;
  const found = stretches(context).flatMap((stretch) => suspectsIn(stretch, context));
  suspectsOf.set(context, found);
  return found;
}

/** The words outside of foreign marks, and those of each mark, where there is a pack for them. */
function stretches({ block, tokens, vocabulary, spellingOf }: BlockContext): Stretch[] {
  const found: Stretch[] = [];
  const own = vocabulary === undefined ? spellingOf(block.lang) : undefined;
  if (own !== undefined) {
    found.push({ tokens, spelling: own, isForeign: false });
  }
  if (block.foreign.length === 0) return found;
  const all = tokenize(block.text);
  for (const { from, to, lang } of block.foreign) {
    const foreign = spellingOf(lang);
    if (foreign === undefined) continue;
    const begun = all.slice(firstFrom(all, from), firstFrom(all, to));
    const inside = begun.filter((token) => token.to <= to);
    found.push({ tokens: inside, spelling: foreign, isForeign: true });
  }
  return found;
}

/** The index of the first token that begins at an offset or after it. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.from ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function suspectsIn({ tokens, spelling: language, isForeign }: Stretch, context: BlockContext) {
  const readable = [...tokens.entries()].filter(
    ([, { isTechnical, shape, text }]) =>
      !isTechnical && (shape === 'lower' || shape === 'title') && language.isLookedUp(text),
  );
  const isUnknown = readable.map(([index]) => !isRight(index, language, context.text, tokens));
  const unknown = isUnknown.filter(Boolean).length;
  if (unknown >= FOREIGN_WORDS && unknown > readable.length * FOREIGN_SHARE) return [];
  return readable.flatMap(([index, token], at): Suspect[] => {
    if (isUnknown[at] !== true || isAmongForeign(isUnknown, at)) return [];
    const before = tokens[index - 1];
    const isInitial = before?.text.length === 1 && before.hasStop;
    const opens = (token.opensSentence && !isInitial) || (isForeign && index === 0);
    const place = { before: readable[at - 1]?.[1], after: readable[at + 1]?.[1], opens };
    if (!isOrdinary(token, place, context, language) || isEnglish(token, context)) return [];
    const meant = language.meant(token.text);
    if (!isLikelySlip(token, meant, language)) return [];
    return [{ token, spelling: language, meant, isForeign }];
  });
}

/** Whether a word is right by itself, in the compound that it is joined to, or too short to say. */
function isRight(
  index: number,
  language: PackWords,
  text: string,
  tokens: readonly Token[],
): boolean {
  const token = tokens[index];
  if (token === undefined || token.text.length < SHORTEST || language.isRight(token.text))
    return true;
  if (!token.joinsNext && !token.joinsPrevious) return false;
  // “Haupt- und Nebenstraße”, “северо-восточный”: first parts are cut as no word of their own is.
  if (token.joinsNext || token.text.length < SHORTEST_PART) return true;
  const whole = text.slice(runStart(index, tokens), token.to);
  return whole.length <= LONGEST_RUN && language.isRight(whole);
}

/** Where the compound begins whose parts are joined up to a token. */
function runStart(index: number, tokens: readonly Token[]): number {
  let at = index;
  while (tokens[at]?.joinsPrevious === true && tokens[at - 1]?.joinsNext === true) at -= 1;
  return tokens[at]?.from ?? 0;
}

function isAmongForeign(isUnknown: readonly boolean[], at: number): boolean {
  const near = isUnknown.slice(Math.max(0, at - REACH), at + REACH + 1);
  return near.filter(Boolean).length >= FOREIGN_IN_REACH;
}

interface Place {
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  readonly opens: boolean;
}

/** Small letters, or a capital that is owed to the place or to a German noun, and to no name. */
function isOrdinary(
  token: Token,
  { before, after, opens }: Place,
  { isTitleCase }: BlockContext,
  { tag }: PackWords,
): boolean {
  if (token.shape === 'lower') return true;
  if (token.text.length < SHORTEST_CAPITAL) return false;
  const isBesideName = after?.shape === 'title' && after.from - token.to < 2;
  if (tag !== 'de') return opens && !isTitleCase && !isBesideName;
  if (opens) return !isBesideName;
  if (before === undefined || token.from - before.to !== 1) return false;
  return GERMAN_ARTICLE.test(before.folded) || GERMAN_ADJECTIVE.test(before.text);
}

/** “streaming”, “lockdown”: every language has borrowed some. */
function isEnglish({ text }: Token, { spellingOf }: BlockContext): boolean {
  return text.length > SHORTEST && spellingOf('en')?.isRight(text.toLowerCase()) === true;
}

/** Two whole words in one: rather a new word than a missing space. */
function isCompound({ text }: Token, meant: readonly Meant[]): boolean {
  return meant.some(({ word }) => {
    const halves = word.split(/[ -]/);
    return (
      halves.length > 1 &&
      halves.join('').toLowerCase() === text.toLowerCase() &&
      halves.every(({ length }) => length >= SHORTEST_HALF)
    );
  });
}

function isLikelySlip(token: Token, meant: readonly Meant[], language: PackWords): boolean {
  const [best, next] = meant.filter(({ word }) => !/[ -]/.test(word));
  if (best === undefined) return false;
  const trusted = language.tag === 'de' ? SURE : MISSED_KEY;
  if (best.cost > trusted && isCompound(token, meant)) return false;
  if (token.shape === 'title') return isLikelyCapitalSlip(best, language);
  const { length } = token.text;
  const believed = BELIEVED.find(([letters]) => length >= letters)?.[1] ?? 0;
  if (best.cost > believed) return false;
  const isAlone = next === undefined || next.cost >= best.cost + ALONE;
  return length > SHORT || best.cost <= SURE || isAlone;
}

/** With a capital only what is one usual slip from a word in small letters, or a German noun. */
function isLikelyCapitalSlip(best: Meant, language: PackWords): boolean {
  if (best.cost > MISSED_KEY) return false;
  return language.tag === 'de' || language.isRight(best.word.toLowerCase());
}

function isTerm({ token, meant, isForeign }: Suspect, words: StoryWords): boolean {
  if (isForeign) return false;
  const times = words.count(token.folded);
  if (times >= TERM) return true;
  return times > 1 && ((meant[0]?.cost ?? 0) > ONE_SLIP || token.shape === 'title');
}

/** With the apostrophe and the capital of the word that it replaces. */
function writtenLike(word: string, { text, shape }: Token): string {
  const marked = text.includes('’') ? word.replaceAll("'", '’') : word;
  return shape === 'title' ? marked.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : marked;
}
