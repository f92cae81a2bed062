import type { ContextToken } from './context-ids.ts';
import { ContextId, type ContextModel } from './language/context.ts';
import { slipCost } from './language/edit-cost.ts';
import type { Confusable } from './language/confusables.ts';
import type { Language } from './language/language.ts';
import { WordFlag } from './language/lexicon.ts';
import type { Token } from './token.ts';

/** The context model's ids of a word and of two on either side. */
export type Five = readonly [number, number, number, number, number];

/** The ids around a place of a run; edges beyond its ends. */
export function idsAround(run: readonly ContextToken[], at: number): Five {
  const id = (place: number): number => run[place]?.id ?? ContextId.edge;
  return [id(at - 2), id(at - 1), id(at), id(at + 1), id(at + 2)];
}

/** How a word stands between its neighbours: as the one after two, between two, before two. */
export interface Standing {
  /** Natural logarithms by the words. */
  readonly words: readonly [number, number, number];
  /** By the classes. */
  readonly classes: readonly [number, number, number];
  /** How many words the longest known run has. */
  readonly runs: readonly [number, number, number];
}

/** How an id would stand in the middle of five. */
export function standing([a, b, , c, d]: Five, id: number, model: ContextModel): Standing {
  const isLast = c === ContextId.edge;
  return {
    words: [model.byWords(a, b, id), model.byWords(b, id, c), isLast ? 0 : model.byWords(id, c, d)],
    classes: [
      model.byClasses(a, b, id),
      model.byClasses(b, id, c),
      isLast ? 0 : model.byClasses(id, c, d),
    ],
    runs: [
      model.knownRun(a, b, id),
      model.knownRun(b, id, c),
      isLast ? 1 : model.knownRun(id, c, d),
    ],
  };
}

/** By how much one standing beats another by the words alone, in nats. */
export function wordGain(meant: Standing, written: Standing): number {
  let gain = 0;
  for (let at = 0; at < 3; at += 1) gain += (meant.words[at] ?? 0) - (written.words[at] ?? 0);
  return gain;
}

/** A word in its place, as the evidence sees it. */
export interface Place {
  readonly token: Token;
  readonly around: Five;
  readonly pauseBefore: boolean;
  readonly pauseAfter: boolean;
  readonly written: Standing;
  /** Lexicon id of the word written. */
  readonly lexiconId: number;
}

const PAUSE = /[,;:()“”"]/;

/** What stands at a token of a text. */
export function placeOf(
  text: string,
  token: Token,
  around: Five,
  lexiconId: number,
  model: ContextModel,
): Place {
  return {
    token,
    around,
    lexiconId,
    pauseBefore: PAUSE.test(text.slice(Math.max(0, token.from - 2), token.from)),
    pauseAfter: PAUSE.test(text.slice(token.to, token.to + 2)),
    written: standing(around, around[2], model),
  };
}

const MOST_NATS = 10;
const VERY_COMMON = 215;
/** Words that sound alike may be written quite differently. */
const MOST_SLIP = 20;

/** How many numbers {@link evidence} gives. */
export const EVIDENCE_SIZE = 32;

/**
 * What speaks for one word having been meant where another is written, in the order that the
 * weights of a language file have (scripts/language/realword.mjs fits them).
 */
export function evidence(
  { token, around, pauseBefore, pauseAfter, written, lexiconId }: Place,
  { id, sameSound, confused }: Confusable,
  meant: Standing,
  { lexicon }: Language,
): readonly number[] {
  const word = lexicon.word(id);
  const gain = (of: 'words' | 'classes', at: 0 | 1 | 2): number =>
    Math.max(-MOST_NATS, Math.min(MOST_NATS, meant[of][at] - written[of][at]));
  const sure = (is: boolean): number => (is ? 1 : 0);
  return [
    gain('words', 0),
    gain('words', 1),
    gain('words', 2),
    gain('classes', 0),
    gain('classes', 1),
    gain('classes', 2),
    sure(written.runs[0] === 2),
    sure(written.runs[0] === 3),
    sure(written.runs[1] === 2),
    sure(written.runs[1] === 3),
    sure(meant.runs[0] === 2),
    sure(meant.runs[0] === 3),
    sure(meant.runs[1] === 2),
    sure(meant.runs[1] === 3),
    lexicon.frequency(lexiconId) / 100,
    lexicon.frequency(id) / 100,
    Math.min(MOST_SLIP, slipCost(token.folded, word)) / 10,
    sure(sameSound),
    sure(isInflection(token.folded, word)),
    Math.min(8, token.folded.length) / 4,
    sure(isStrange(around[1])),
    sure(isStrange(around[3])),
    sure(confused === 1),
    sure(confused === 2),
    sure(confused === 3),
    sure(token.folded.length <= 2),
    sure(token.shape === 'title'),
    sure(pauseBefore),
    sure(pauseAfter),
    sure(token.joinsNext || token.joinsPrevious),
    sure((lexicon.flags(lexiconId) & WordFlag.rare) !== 0),
    sure(lexicon.frequency(lexiconId) > VERY_COMMON),
  ];
}

function isStrange(id: number): boolean {
  return id !== ContextId.edge && id < ContextId.firstWord;
}

const ENDINGS = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'r', 'n'];
const ENDING = /(?:ies|ied|ing|ed|es|s|er|e|y)$/;
const SHORTEST_STEM = 3;

/** Whether two words are forms of one word by their endings. */
export function isInflection(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.startsWith(short) && ENDINGS.includes(long.slice(short.length))) return true;
  const stem = one.replace(ENDING, '');
  return stem.length >= SHORTEST_STEM && stem === other.replace(ENDING, '');
}

/** The logistic model's answer in nats: above 0 it is likelier than not. */
export function weigh(numbers: readonly number[], weights: Float32Array): number {
  let sum = weights[0] ?? 0;
  for (let at = 0; at < numbers.length; at += 1) sum += (numbers[at] ?? 0) * (weights[at + 1] ?? 0);
  return sum;
}
