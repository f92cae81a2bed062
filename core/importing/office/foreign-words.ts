import { cyrillicLetters, latinMarks } from '../language-marks.ts';

const scripts: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    Object.keys(cyrillicLetters).map((language) => [language, /\p{Script=Cyrillic}/gu]),
  ),
  el: /\p{Script=Greek}/gu,
  he: /\p{Script=Hebrew}/gu,
  ar: /\p{Script=Arabic}/gu,
  fa: /\p{Script=Arabic}/gu,
  ur: /\p{Script=Arabic}/gu,
  ka: /\p{Script=Georgian}/gu,
  hy: /\p{Script=Armenian}/gu,
  hi: /\p{Script=Devanagari}/gu,
  th: /\p{Script=Thai}/gu,
  ko: /\p{Script=Hangul}/gu,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu,
  zh: /\p{Script=Han}/gu,
};
const latin = /\p{Script=Latin}/gu;

/** The language of a tag without its region. */
export function primaryOf(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? '').toLowerCase();
}

/**
 * Whether words that a document calls `language` really are in it and not in the story's `own`:
 * they are in its script, and where both share one, letters or small words show it. In doubt they
 * are not: a wrong language on a word silences the spelling checker on it.
 */
export function isReally(language: string, text: string, own: string): boolean {
  const foreign = primaryOf(language);
  const usual = primaryOf(own);
  if (foreign === usual) return false;
  const letters = count(text, /\p{L}/gu);
  const script = scripts[foreign] ?? latin;
  if (letters < 2 || count(text, script) < letters * 0.8) return false;
  if (script.source !== (scripts[usual] ?? latin).source) return true;
  return showsLetters(text, foreign, usual) || showsWords(text, foreign, usual);
}

function showsLetters(text: string, foreign: string, usual: string): boolean {
  const common = lettersOf(usual);
  const own = Array.from(lettersOf(foreign)).filter((letter) => !common.includes(letter));
  const low = text.toLowerCase();
  return own.some((letter) => low.includes(letter));
}

function lettersOf(language: string): string {
  return cyrillicLetters[language] ?? latinMarks[language]?.letters ?? '';
}

function showsWords(text: string, foreign: string, usual: string): boolean {
  const words =
    text
      .toLowerCase()
      .slice(0, 2000)
      .match(/\p{L}+/gu) ?? [];
  const own = words.filter(
    (word) => latinMarks[foreign]?.words.has(word) && !latinMarks[usual]?.words.has(word),
  );
  return new Set(own).size >= 2 && own.length >= words.length / 6;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
