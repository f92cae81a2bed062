import type { ContextToken } from './context-ids.ts';
import { ContextId, type ContextModel, type Gap, type GapFit } from './language/context.ts';
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
  /** Natural logarithms of the probabilities, by the words alone. */
  readonly words: readonly [number, number, number];
  /** How many words the longest known run has, of the first two. */
  readonly runs: readonly [number, number];
}

/** How an id would stand in the middle of five. */
export function standing([a, b, , c, d]: Five, id: number, model: ContextModel): Standing {
  model.inGap(model.gap(a, b, c, d), id, told);
  return standingAs(told);
}

/** What the model told of a word in a gap, to be kept. */
export function standingAs({ after, between, before, afterRun, betweenRun }: GapFit): Standing {
  return { words: [after, between, before], runs: [afterRun, betweenRun] };
}

/** By how much a word in a gap beats what stands there, by the words, in nats. */
export function wordGain({ after, between, before }: GapFit, { words }: Standing): number {
  return after - words[0] + (between - words[1]) + (before - words[2]);
}

const told: GapFit = { after: 0, between: 0, before: 0, afterRun: 1, betweenRun: 1 };

/** The same by the classes. */
function byClasses([a, b, , c, d]: Five, id: number, model: ContextModel) {
  const before = c === ContextId.edge ? 0 : model.byClasses(id, c, d);
  return [model.byClasses(a, b, id), model.byClasses(b, id, c), before] as const;
}

/** A word in its place, as the evidence sees it. */
export interface Place {
  readonly token: Token;
  readonly around: Five;
  readonly gap: Gap;
  readonly pauseBefore: boolean;
  readonly pauseAfter: boolean;
  readonly written: Standing;
  /** The same by the classes, once asked for. */
  classes?: readonly [number, number, number];
  /** Lexicon id of the word written. */
  readonly lexiconId: number;
}

const PAUSES = new Set(Array.from(',;:()“”"', (mark) => mark.charCodeAt(0)));

/** What stands at a token of a text. */
export function placeOf(
  text: string,
  token: Token,
  around: Five,
  lexiconId: number,
  model: ContextModel,
): Place {
  const { from, to } = token;
  const [a, b, id, c, d] = around;
  const gap = model.gap(a, b, c, d);
  model.inGap(gap, id, told);
  return {
    token,
    around,
    gap,
    lexiconId,
    pauseBefore: isPause(text, from - 1) || isPause(text, from - 2),
    pauseAfter: isPause(text, to) || isPause(text, to + 1),
    written: standingAs(told),
  };
}

function isPause(text: string, at: number): boolean {
  return PAUSES.has(text.charCodeAt(at));
}

const MOST_NATS = 10;
const VERY_COMMON = 215;

/** How many numbers {@link evidence} gives. */
export const EVIDENCE_SIZE = 32;

/**
 * What speaks for one word having been meant where another is written, in the order that the
 * weights of a language file have (scripts/language/realword.mjs fits them).
 */
export function evidence(
  place: Place,
  { id, sameSound, confused, slip, isInflection }: Confusable,
  meant: Standing,
  { lexicon, context: model }: Language & { readonly context: ContextModel },
): readonly number[] {
  const { token, around, pauseBefore, pauseAfter, written, lexiconId } = place;
  const writtenClasses = (place.classes ??= byClasses(around, around[2], model));
  const meantClasses = byClasses(around, model.idOf(id), model);
  const gain = (better: number, worse: number): number =>
    Math.max(-MOST_NATS, Math.min(MOST_NATS, better - worse));
  const sure = (is: boolean): number => (is ? 1 : 0);
  return [
    gain(meant.words[0], written.words[0]),
    gain(meant.words[1], written.words[1]),
    gain(meant.words[2], written.words[2]),
    gain(meantClasses[0], writtenClasses[0]),
    gain(meantClasses[1], writtenClasses[1]),
    gain(meantClasses[2], writtenClasses[2]),
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
    slip / 10,
    sure(sameSound),
    sure(isInflection),
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

/** The logistic model's answer in nats: above 0 it is likelier than not. */
export function weigh(numbers: readonly number[], weights: Float32Array): number {
  let sum = weights[0] ?? 0;
  for (let at = 0; at < numbers.length; at += 1) sum += (numbers[at] ?? 0) * (weights[at + 1] ?? 0);
  return sum;
}
