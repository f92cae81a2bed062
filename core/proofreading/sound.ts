import { WordFlag } from './language/lexicon.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The kind of sound that a word begins with. */
export type FirstSound = 'vowel' | 'consonant';

const VOWEL_LETTER_NAMES = /^[AEFHILMNORSX]/;
const EITHER =
  /^(?:histor|hotel|heroic|hyster|habitual|herb|hallucinat|horrif|hypothes|humbl|homage)/;
const CONSONANT_U =
  /^(?:uni(?!n|m(?!o)|d)|ur[aei]|us[aeiu]|ut[aeio]|ubiq|ufo|ug[a]|uk|eu|ew|one(?![a-z])|once|ouija)/;
const SILENT_H = /^(?:hour|honest|honou?r|heir)/;
const NUMBER_WITH_VOWEL = /^(?:8|11(?!\d)|18(?!\d)|11(?=\d{3}(?!\d))|18(?=\d{3}(?!\d)))/;
const PRONOUNCEABLE = /[AEIOU]/;

/** The sound that a word is said with first; undefined when it may be either or is not known. */
export function soundOf(token: Token, vocabulary: Vocabulary): FirstSound | undefined {
  const { text, folded } = token;
  if (token.shape === 'number') return soundOfNumber(text);
  if (token.shape === 'upper' && text.length > 1) return soundOfAcronym(text, vocabulary);
  if (text.length === 1) return undefined;
  if (EITHER.test(folded) || !/^[a-zà-ɏ]/.test(folded)) return undefined;
  if (SILENT_H.test(folded)) return 'vowel';
  return soundOfEntry(folded, vocabulary) ?? soundOfLetters(folded);
}

function soundOfEntry(folded: string, vocabulary: Vocabulary): FirstSound | undefined {
  const flags = vocabulary.flags(folded.replace(/'s?$/, ''));
  const vowel = (flags & WordFlag.vowelSound) !== 0;
  const consonant = (flags & WordFlag.consonantSound) !== 0;
  if (vowel === consonant) return undefined;
  return vowel ? 'vowel' : 'consonant';
}

function soundOfLetters(folded: string): FirstSound | undefined {
  if (CONSONANT_U.test(folded)) return 'consonant';
  if (/^[aeiouàáâäåæèéêëìíîïòóôöøùúûü]/.test(folded))
    return /^[uy]/.test(folded) ? undefined : 'vowel';
  return /^[b-df-hj-np-tv-xz]/.test(folded) || /^y[aeiou]/.test(folded) ? 'consonant' : undefined;
}

function soundOfNumber(text: string): FirstSound | undefined {
  if (!/^\d/.test(text)) return undefined;
  if (NUMBER_WITH_VOWEL.test(text)) return 'vowel';
  // 1100 may be read “eleven hundred”.
  return /^1[18]\d\d(?!\d)/.test(text) ? undefined : 'consonant';
}

function soundOfAcronym(text: string, vocabulary: Vocabulary): FirstSound | undefined {
  const spelled = VOWEL_LETTER_NAMES.test(text) ? 'vowel' : 'consonant';
  if (text.length < 4 || !PRONOUNCEABLE.test(text)) {
    const said = soundOfEntry(text.toLowerCase(), vocabulary);
    return said !== undefined && said !== spelled ? undefined : spelled;
  }
  const read = soundOfLetters(text.toLowerCase());
  return read === spelled ? spelled : undefined;
}
