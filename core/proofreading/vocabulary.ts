import type { HouseStyle } from './house-style.ts';
import { WordFlag } from './language/lexicon.ts';
import type { Language } from './language/language.ts';
import { nameForms } from './name-variants.ts';
import { foldWord } from './token.ts';

/** Which words are right in one variety of a language, the newsroom's own words included. */
export interface Vocabulary {
  readonly language: Language;
  /** Right in lower case, in any variety of the language. */
  isWord(folded: string): boolean;
  /** Right with a capital: a word or a name. */
  isName(folded: string): boolean;
  /** Written in capitals as a rule: an acronym that some write small. */
  isAcronym(folded: string): boolean;
  /** A name only: right with a capital, not without. */
  isOnlyName(folded: string): boolean;
  /** A word that the newsroom's own lexicon knows. */
  isOwnWord(folded: string): boolean;
  /** A name that the newsroom's own lexicon knows. */
  isOwnName(folded: string): boolean;
  /** How common: 0 (unseen) to 255. */
  frequency(folded: string): number;
  /** The {@link WordFlag} of this variety of the language; suggestions prefer its words. */
  readonly variety: number;
  /** {@link WordFlag} bits; 0 for an unknown word. */
  flags(folded: string): number;
}

const ANY_VARIETY = WordFlag.british | WordFlag.american;
const ENCLITIC = /^(.+)'(?:s|d|ll|ve|re|m)$/;
const NEGATION = /^(.+)n't$/;
const OWN_WORD_FREQUENCY = 120;

/** The vocabulary of a language in the variety of `lang`, with the newsroom's own words. */
export function createVocabulary(
  language: Language,
  lang: string,
  { words, names }: Pick<HouseStyle, 'words' | 'names'>,
): Vocabulary {
  const { lexicon } = language;
  const variety = /^en-US\b/i.test(lang) ? WordFlag.american : WordFlag.british;
  const ownWords = new Set(words.map(foldWord));
  const ownNames = new Set(names.flatMap(nameForms));

  function flags(folded: string): number {
    const id = lexicon.find(folded);
    return id < 0 ? 0 : lexicon.flags(id);
  }

  function isEntry(folded: string, wanted: number): boolean {
    return ownWords.has(folded) || (flags(folded) & wanted) !== 0;
  }

  function isKnown(folded: string, wanted: number): boolean {
    if (isEntry(folded, wanted)) return true;
    const base = ENCLITIC.exec(folded)?.[1] ?? NEGATION.exec(folded)?.[1];
    return base !== undefined && isEntry(base, wanted);
  }

  return {
    language,
    variety,
    flags,
    isWord: (folded) => isKnown(folded, ANY_VARIETY),
    isName: (folded) =>
      ownNames.has(folded.replace(/'s?$/, '')) ||
      isKnown(folded, ANY_VARIETY | WordFlag.name | WordFlag.acronym),
    isAcronym: (folded) => (flags(folded) & WordFlag.acronym) !== 0,
    isOnlyName: (folded) => {
      const bits = flags(folded);
      return (bits & WordFlag.name) !== 0 && (bits & ANY_VARIETY) === 0;
    },
    isOwnWord: (folded) => ownWords.has(folded),
    isOwnName: (folded) => ownNames.has(folded),
    frequency: (folded) => {
      const id = lexicon.find(folded);
      const own = ownWords.has(folded) || ownNames.has(folded) ? OWN_WORD_FREQUENCY : 0;
      return id < 0 ? own : Math.max(own, lexicon.frequency(id));
    },
  };
}
