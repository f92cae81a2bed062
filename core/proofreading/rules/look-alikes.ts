// Words that are written in the letters of two alphabets, and words of one that feign another.

import type { BlockContext, Spot } from '../rule.ts';
import { foldWord, type Token } from '../token.ts';

// Cyrillic and Greek letters that look like Latin ones, and what they look like.
const TWINS = pairs(
  'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSαaοoνvΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX',
);
// Those that only resemble one, or stand for one on another keyboard.
const RESEMBLING = pairs('кkвbвvтtмmнhнnпnгrиuьbяr' + 'κkτtεeβbηnωwσoιiυuχxρp');
const CYRILLIC_OF = new Map(
  Array.from('аеорсухіАВЕКМНОРСТХІ', (letter) => [TWINS.get(letter)?.[0] ?? '', letter]),
);
const GREEK_OF = new Map(
  Array.from('αονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', (letter) => [TWINS.get(letter)?.[0] ?? '', letter]),
);
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const FOREIGN_LETTERS = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const LATIN_LETTERS = /\p{Script=Latin}/gu;
/** Letters of which every reading is tried; of the others the usual one alone. */
const MOST_TRIED = 4;
// Two words of two alphabets written as one: a brand, an abbreviation with an ending.
const COMPOUND =
  /^(?:[\p{Script=Cyrillic}\p{Script=Greek}]{2,}\p{Lu}\p{Script=Latin}+|\p{Script=Latin}{2,}\p{Lu}[\p{Script=Cyrillic}\p{Script=Greek}]+)$/u;
// A quantity with its unit or index (kΩ, Δt, αs), or a Greek letter in the name of a substance (TNFα).
const SYMBOL =
  /^(?:\P{L}*(?:\p{Script=Latin}?[αν]|[αν]\p{Script=Latin}?)\P{L}*|[A-Z\d]+\p{Script=Greek}\d*)$/u;
const FORMULA_LETTERS = 2;

/** The letters of a block that are not of the alphabet of their word, and words that feign one. */
export function* lookAlikes(context: BlockContext): Iterable<Spot> {
  const foreign = context.tokens.filter(({ text }) => FOREIGN.test(text));
  // Beside a word that is truly foreign, one that might be English is foreign too.
  const mayDisguise = foreign.every(({ text }) => looksLatin(text));
  for (const token of foreign) {
    if (LATIN.test(token.text)) yield* mixedLetters(token, context);
    else if (mayDisguise && isDisguised(token.text, context)) yield disguise(token);
  }
}

function mixedLetters(token: Token, context: BlockContext): readonly Spot[] {
  const foreign = token.text.match(FOREIGN_LETTERS)?.length ?? 0;
  const latin = token.text.match(LATIN_LETTERS)?.length ?? 0;
  return foreign > latin ? strayLatin(token) : strayForeign(token, foreign, latin, context);
}

/** Latin letters in a word of another alphabet, all of which have a twin there. */
function strayLatin(token: Token): readonly Spot[] {
  const twins = CYRILLIC.test(token.text) ? CYRILLIC_OF : GREEK_OF;
  const letters = lettersOf(token, LATIN);
  if (!letters.every(({ letter }) => twins.has(letter))) return [];
  return letters.map(({ at, letter }) => spot(token, at, letter, [twins.get(letter) ?? '']));
}

function strayForeign(
  token: Token,
  foreign: number,
  latin: number,
  context: BlockContext,
): readonly Spot[] {
  const letters = lettersOf(token, FOREIGN);
  if (SYMBOL.test(token.text)) return [];
  const read = latin >= FORMULA_LETTERS || isAllTwins(letters) ? readings(token.text, context) : [];
  if (read.length > 0)
    return letters.map(({ at, letter }) => {
      const meant = new Set(read.map((word) => word.charAt(at)));
      return spot(token, at, letter, [...meant]);
    });
  if (COMPOUND.test(token.text) || latin < FORMULA_LETTERS) return [];
  return letters.flatMap(({ at, letter }) => {
    if (!isStray(token.text, at, foreign, isAllTwins(letters))) return [];
    return [spot(token, at, letter, isAllTwins(letters) ? (TWINS.get(letter) ?? []) : [])];
  });
}

/** Whether a letter of a word that nobody knows got there by mistake, or as a trap. */
function isStray(word: string, at: number, foreign: number, isTwin: boolean): boolean {
  const letter = word.charAt(at);
  const isInside = LATIN.test(word.charAt(at - 1)) && LATIN.test(word.charAt(at + 1));
  if (!CYRILLIC.test(letter)) return isInside && (isTwin || foreign === 1);
  if (isTwin) return true;
  // A capital that looks like none of ours is drawn so: a brand.
  if (/\p{Lu}/u.test(letter) && !TWINS.has(letter)) return false;
  return foreign === 1 || (isInside && foreign <= MOST_TRIED);
}

interface Letter {
  readonly at: number;
  readonly letter: string;
}

function lettersOf({ text }: Token, alphabet: RegExp): readonly Letter[] {
  return Array.from({ length: text.length }, (_, at) => ({ at, letter: text.charAt(at) })).filter(
    ({ letter }) => alphabet.test(letter),
  );
}

function isAllTwins(letters: readonly Letter[]): boolean {
  return letters.every(({ letter }) => TWINS.has(letter));
}

/** The known words that a mixed word may be, letter for letter. */
function readings(word: string, context: BlockContext): readonly string[] {
  let tried = 0;
  let read = [''];
  for (const letter of word) {
    const options = FOREIGN.test(letter) ? latinOf(letter) : [letter];
    if (options.length === 0) return [];
    const taken = options.length > 1 && ++tried > MOST_TRIED ? options.slice(0, 1) : options;
    read = read.flatMap((start) => taken.map((end) => start + end));
  }
  return read.filter((one) => isKnown(one, context));
}

function latinOf(letter: string): readonly string[] {
  const isLarge = letter !== letter.toLowerCase();
  const small = RESEMBLING.get(letter.toLowerCase()) ?? [];
  const meant = isLarge ? small.map((one) => one.toUpperCase()) : small;
  return [...new Set([...(TWINS.get(letter) ?? []), ...meant])];
}

function isKnown(word: string, { block, vocabulary, spellingOf }: BlockContext): boolean {
  if (vocabulary) return vocabulary.isName(foldWord(word));
  const words = spellingOf(block.lang);
  return words?.isLookedUp(word) === true && words.isRight(word);
}

function spot({ from }: Token, at: number, letter: string, suggestions: readonly string[]): Spot {
  const message = `The “${letter}” in this word is ${alphabetOf(letter)}.`;
  return { from: from + at, to: from + at + 1, message, suggestions };
}

function alphabetOf(letter: string): string {
  if (LATIN.test(letter)) return 'Latin';
  return CYRILLIC.test(letter) ? 'Cyrillic' : 'Greek';
}

/** An English word written all in letters that look like its own. */
function isDisguised(word: string, { vocabulary }: BlockContext): boolean {
  if (vocabulary === undefined || word.length < 2) return false;
  return looksLatin(word) && vocabulary.isWord(inLatin(word).toLowerCase());
}

function disguise({ from, to, text }: Token): Spot {
  const latin = inLatin(text);
  const message = `“${text}” only looks like “${latin}”: its letters are ${alphabetOf(text)}.`;
  return { from, to, message, suggestions: [latin] };
}

function looksLatin(word: string): boolean {
  return Array.from(word).every((letter) => TWINS.has(letter) || /[a-z]/i.test(letter));
}

function inLatin(word: string): string {
  return Array.from(word, (letter) => TWINS.get(letter)?.[0] ?? letter).join('');
}

/** Every second letter is what the one before it looks like. */
function pairs(list: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, letter = '', latin = ''] of list.matchAll(/(.)(.)/gu))
    found.set(letter, [...(found.get(letter) ?? []), latin]);
  return found;
}
