import type { Random } from '../bench/random.ts';

/** A slip put into a text. Offsets are UTF-16 code units into the text with its slips. */
export interface Slip {
  readonly kind: 'nonword' | 'name';
  /** How it came about, for tables. */
  readonly sub: string;
  readonly start: number;
  readonly end: number;
  readonly wrong: string;
  readonly right: string;
}

/** A text with slips, and where they are, in order. */
export interface SlippedText {
  readonly text: string;
  readonly slips: readonly Slip[];
}

/** How one word is written wrongly; undefined where this way does nothing to it. */
type Way = (word: string, random: Random) => string | undefined;

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWELS = 'aeiou';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const CONFUSED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ie/, ['ei']],
  [/ei/, ['ie']],
  [/ph/, ['f']],
  [/ck/, ['k', 'c']],
  [/c(?=[ei])/, ['s']],
  [/s(?=[ei])/, ['c', 'z']],
  [/ss/, ['s']],
  [/tion/, ['sion', 'shun', 'cion']],
  [/sion/, ['tion']],
  [/ght/, ['gth', 'te']],
  [/qu/, ['kw', 'q']],
  [/wh/, ['w']],
  [/x/, ['ks']],
  [/ou/, ['u', 'o', 'ow']],
  [/ea/, ['ee', 'e']],
  [/ee/, ['ea', 'e']],
  [/oo/, ['u']],
  [/g(?=[ei])/, ['j']],
  [/j/, ['g']],
  [/y/, ['i']],
  [/dge/, ['ge', 'j']],
  [/rh/, ['r']],
];
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/able$/, 'ible'],
  [/ible$/, 'able'],
  [/ance$/, 'ence'],
  [/ence$/, 'ance'],
  [/ant$/, 'ent'],
  [/ent$/, 'ant'],
  [/ies$/, 'ys'],
  [/ied$/, 'yed'],
  [/lly$/, 'ly'],
  [/ely$/, 'ly'],
  [/ful$/, 'full'],
  [/ary$/, 'ery'],
  [/ory$/, 'ary'],
  [/or$/, 'er'],
  [/er$/, 'or'],
  [/cal$/, 'cle'],
  [/al$/, 'el'],
  [/le$/, 'el'],
  [/ment$/, 'mant'],
  [/eous$/, 'ious'],
];

/** A place inside a word, less often the first letter than the others. */
function place(word: string, random: Random): number {
  const at = random.below(word.length);
  return at === 0 && random.below(3) > 0 ? random.below(word.length) : at;
}

function neighbours(letter: string): readonly string[] {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  const at = ROWS[row]?.indexOf(letter) ?? 0;
  return [
    ROWS[row]?.[at - 1],
    ROWS[row]?.[at + 1],
    ROWS[row - 1]?.[at],
    ROWS[row - 1]?.[at + 1],
    ROWS[row + 1]?.[at],
    ROWS[row + 1]?.[at - 1],
  ].filter((key) => key !== undefined);
}

function like(pattern: string, letter: string): string {
  return /\p{Lu}/u.test(pattern) ? letter.toUpperCase() : letter;
}

function put(word: string, at: number, length: number, letters: string): string {
  return word.slice(0, at) + letters + word.slice(at + length);
}

function nearKey(word: string, random: Random): string | undefined {
  const at = place(word, random);
  const keys = neighbours(word.charAt(at).toLowerCase());
  return keys.length === 0 ? undefined : put(word, at, 1, like(word.charAt(at), random.pick(keys)));
}

function dropped(word: string, random: Random): string {
  const at = place(word, random);
  const rest = put(word, at, 1, '');
  return at === 0 ? like(word, rest.charAt(0)) + rest.slice(1) : rest;
}

function strayKey(word: string, random: Random): string | undefined {
  const at = place(word, random);
  const keys = neighbours(word.charAt(at).toLowerCase());
  return keys.length === 0 ? undefined : put(word, at + 1, 0, random.pick(keys));
}

function doubled(word: string, random: Random): string {
  const at = place(word, random);
  return put(word, at + 1, 0, word.charAt(at).toLowerCase());
}

function undoubled(word: string): string | undefined {
  const at = /(\p{Ll})\1/u.exec(word)?.index;
  return at === undefined ? undefined : put(word, at, 1, '');
}

function swapped(word: string, random: Random): string {
  const at = Math.min(place(word, random), word.length - 2);
  const [a, b] = [word.charAt(at), word.charAt(at + 1)];
  return put(word, at, 2, like(a, b.toLowerCase()) + like(b, a.toLowerCase()));
}

function wrongVowel(word: string, random: Random): string | undefined {
  const places = [...word.matchAll(/[aeiou]/g)].map(({ index }) => index);
  return places.length === 0
    ? undefined
    : put(word, random.pick(places), 1, random.pick(Array.from(VOWELS)));
}

function anyLetter(word: string, random: Random): string {
  return put(word, place(word, random), 1, random.pick(Array.from(LETTERS)));
}

function bySound(word: string, random: Random): string | undefined {
  const fitting = CONFUSED.filter(([from]) => from.test(word));
  if (fitting.length === 0) return undefined;
  const [from, to] = random.pick(fitting);
  return word.replace(from, random.pick(to));
}

function wrongEnding(word: string): string | undefined {
  const found = ENDINGS.find(([from]) => from.test(word));
  return found && word.replace(found[0], found[1]);
}

function twice(word: string, random: Random): string | undefined {
  const ways = [dropped, doubled, swapped, wrongVowel, nearKey];
  const once = random.pick(ways)(word, random);
  return word.length < 7 || once === undefined ? undefined : random.pick(ways)(once, random);
}

const WAYS: readonly (readonly [string, Way])[] = [
  ['near key', nearKey],
  ['dropped', dropped],
  ['stray key', strayKey],
  ['doubled', doubled],
  ['undoubled', undoubled],
  ['swapped', swapped],
  ['vowel', wrongVowel],
  ['any letter', anyLetter],
  ['by sound', bySound],
  ['ending', wrongEnding],
  ['twice', twice],
];

/** What {@link putSlips} needs to know. */
export interface SlipOptions {
  readonly random: Random;
  /** One word in small letters in so many is written wrongly. */
  readonly everyWord: number;
  /** One mention in so many of a name that is mentioned three times or more. */
  readonly everyName: number;
  /** Whether a folded word is right: a slip that makes one is none. */
  readonly isWord: (folded: string) => boolean;
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const FEWEST_MENTIONS = 3;

/**
 * Writes words of a clean text wrongly: words in small letters, and names of which two mentions
 * or more stay right. The same dice give the same slips.
 */
export function putSlips(
  text: string,
  { random, everyWord, everyName, isWord }: SlipOptions,
): SlippedText {
  const words = [...text.matchAll(WORD)];
  const mentions = new Map<string, number>();
  for (const [word] of words) {
    const base = word.replace(/['’]s?$/, '');
    mentions.set(base, (mentions.get(base) ?? 0) + 1);
  }
  const slips: Slip[] = [];
  const hurt = new Set<string>();
  let slipped = '';
  let copied = 0;
  for (const { 0: word, index } of words) {
    const base = word.replace(/['’]s?$/, '');
    const kind = kindOf(text, index, base, mentions);
    if (kind === undefined || hurt.has(base)) continue;
    if (random.below(kind === 'name' ? everyName : everyWord) > 0) continue;
    const [sub, way] = random.pick(WAYS);
    const wrong = way(base, random);
    if (wrong === undefined || wrong === base || !/^\p{L}/u.test(wrong)) continue;
    if (isWord(wrong.toLowerCase()) || mentions.has(wrong)) continue;
    slipped += text.slice(copied, index);
    const start = slipped.length;
    slips.push({ kind, sub, start, end: start + wrong.length, wrong, right: base });
    slipped += wrong;
    copied = index + base.length;
    if (kind === 'name') hurt.add(base);
  }
  return { text: slipped + text.slice(copied), slips };
}

function kindOf(
  text: string,
  index: number,
  base: string,
  mentions: ReadonlyMap<string, number>,
): Slip['kind'] | undefined {
  if (/^\p{Ll}{3,}$/u.test(base)) return 'nonword';
  const isInside = /[\p{L},] $/u.test(text.slice(Math.max(0, index - 2), index));
  const isName = /^\p{Lu}\p{Ll}{3,}$/u.test(base) && isInside;
  return isName && (mentions.get(base) ?? 0) >= FEWEST_MENTIONS ? 'name' : undefined;
}
