// Which language a text is in, to set the story's language; the desk shows it and the editor can
// change it. Only clear cases count.

import { cyrillicLetters, latinMarks, type LatinMarks } from './language-marks.ts';

/** Enough text to tell, little enough to be quick: UTF-16 units. */
const sampleSize = 40_000;
const fewestLetters = 20;
const fewestWords = 8;
const fewestSmallWords = 0.1;
const clearlyMore = 1.3;
const clearlyFewer = 0.5;
const fewestKinds = 2;
const strangerCosts = 0.6;
const allLatinLetters = Object.values(latinMarks)
  .map(({ letters }) => letters)
  .join('');

const scripts: readonly (readonly [string, RegExp])[] = [
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
];

/**
 * The BCP 47 tag of the language that `text` is in; null when nothing tells, or too little does.
 * English is parted into en-GB and en-US by its spellings; where they do not tell, `usual` decides.
 */
export function guessLanguage(text: string, usual: string): string | null {
  const sample = text.slice(0, sampleSize);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return null;
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  if (cyrillic > letters / 2) return cyrillicLanguage(sample, cyrillic);
  const script = scripts.find(([, pattern]) => count(sample, pattern) > letters * 0.3);
  if (script) return script[0];
  const language = latinLanguage(sample);
  return language === 'en' ? englishOf(sample, usual) : language;
}

/** The one language whose alphabet the text keeps to; null when two would do. */
function cyrillicLanguage(text: string, letters: number): string | null {
  if (letters < fewestLetters) return null;
  const counts = countLetters(text.toLowerCase(), Object.values(cyrillicLetters).join(''));
  const all = sum(counts.values());
  const strangers = Object.entries(cyrillicLetters).map(([language, own]) => {
    return [
      language,
      all - sum([...new Set(own)].map((letter) => counts.get(letter) ?? 0)),
    ] as const;
  });
  strangers.sort((a, b) => a[1] - b[1]);
  const [best, second] = strangers;
  // A quotation or a name in another language does not turn the whole story.
  return best && second && best[1] < second[1] * clearlyFewer ? best[0] : null;
}

function latinLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < fewestWords) return null;
  const counts = countLetters(text.toLowerCase().normalize('NFC'), allLatinLetters);
  const scores = Object.entries(latinMarks).map(([language, known]) => {
    return [language, latinScore(words, counts, known)] as const;
  });
  scores.sort((a, b) => b[1] - a[1]);
  const [best, second] = scores;
  if (!best || !second || best[1] < fewestSmallWords) return null;
  return best[1] > second[1] * clearlyMore ? best[0] : null;
}

/** The share of small words, less for letters that the language has not. */
function latinScore(
  words: readonly string[],
  counts: ReadonlyMap<string, number>,
  known: LatinMarks,
): number {
  const own = words.filter((word) => known.words.has(word));
  // One small word again and again is no language: “y” is Welsh as well as Spanish.
  const kinds = new Set(own.filter((word) => word.length > 1)).size;
  const letters = [...counts].filter(([letter]) => known.letters.includes(letter)).length;
  if (kinds + letters < fewestKinds) return 0;
  const strange = sum(
    [...counts].filter(([letter]) => !known.letters.includes(letter)).map(second),
  );
  return (own.length - strange * strangerCosts) / words.length;
}

function second([, count]: readonly [string, number]): number {
  return count;
}

function countLetters(text: string, wanted: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const isWanted = new Set(wanted);
  for (const letter of text) {
    if (isWanted.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}

function sum(numbers: Iterable<number>): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}

// Spellings of one side only. -ise proves British; -ize, which Oxford writes too, proves nothing.
const ourStems = 'colo|favo|hono|labo|neighbo|behavio|harbo|rumo|humo|endeavo';
const iseStems =
  'organis|recognis|realis|criticis|privatis|mobilis|legalis|centralis|apologis|authoris|summaris|specialis|utilis|minimis|maximis|finalis|characteris';
const british = new RegExp(
  String.raw`\b(?:\w*(?:${ourStems})ur\w*|\w*(?:centre|theatre|fibre|litre|metre)s?|(?:${iseStems})(?:e[ds]?|ing|ations?)|defences?|offences?|licences?|programmes?|` +
    String.raw`travell(?:ed|ing|ers?)|cancell(?:ed|ing)|labelled|cheques?|tyres?|grey|aluminium|sceptic\w*|catalogues?|analys(?:ed|ing)|enrol|fulfil|jewellery|manoeuvre\w*|whilst|plough\w*)\b`,
  'giu',
);
const american = new RegExp(
  String.raw`\b(?:\w*(?:${ourStems})r(?:s|ed|ing|hoods?|able|ites?|ful|al)?|\w*(?:center|theater|fiber|liter)s?|(?:kilo|centi|milli)meters?|defenses?|offenses?|` +
    String.raw`travel(?:ed|ing|ers?)|cancel(?:ed|ing)|labeled|skeptic\w*|catalogs?|analyz(?:ed|ing)|enroll|fulfill|jewelry|maneuver\w*|plow\w*|aluminum|gray|percent)\b`,
  'giu',
);

function englishOf(text: string, usual: string): string {
  const uk = count(text, british);
  const us = count(text, american);
  if (uk > us) return 'en-GB';
  if (us > uk) return 'en-US';
  return /^en\b/.test(usual) ? usual : 'en-GB';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
