import { contextRun } from '../fit.ts';
import { ContextId, type ContextModel } from '../language/context.ts';
import { slipCost } from '../language/edit-cost.ts';
import type { Language } from '../language/language.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { StoryWords } from '../story-words.ts';
import { writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';

/** A right word where the sentence wants another that is easily mistaken for it. */
export const realword: Rule = {
  id: 'realword',
  kind: 'realword',
  severity: 'warning',
  description: 'A right word in the wrong place, such as “sane” for “same”.',
  reason:
    'No dictionary shows a slip that makes another word, and the sentence says something else.',
  examples: {
    flags: [
      'It is the largest town in [he] country.',
      'The match took place at the [sane] time.',
      'He walked all the [weigh] to the harbour.',
    ],
    ignores: [
      'They had to fill in a form at the office.',
      'He took off his coat and went into the hall.',
      'The county council met in the town hall.',
    ],
    fixes: [['They did not no the answer.', 'They did not know the answer.']],
  },
  checkInStory,
};

/** One word that fits better than the one written, with what speaks for it before the story does. */
interface Suspicion {
  readonly token: Token;
  readonly written: string;
  readonly meant: string;
  readonly score: number;
}

// A logistic model over the evidence; docs/proofreading.md tells how it was fitted.
const WEIGHT = {
  bias: -5.02,
  wordsBefore: 0.2,
  wordsAfter: 0.41,
  classesBefore: 0.26,
  classesAfter: 0.33,
  frequency: 0.034,
  slip: -0.16,
  sameSound: 1.98,
  pairsWritten: -0.07,
  pairsMeant: 0.14,
  veryCommon: -1.22,
  short: -0.67,
  writtenAgain: -1.18,
  meantAgain: 1,
} as const;
const VERY_COMMON = 215;
const MOST_NATS = 8;
const MOST_MENTIONS = 2;
const AT_HOME = 4;
// Of a word that the model hardly knows it cannot tell whether it fits.
const LEAST_SEEN = 3;
const THRESHOLD = 2;
// No story makes up for less than this.
const HOPELESS = THRESHOLD - WEIGHT.meantAgain * MOST_MENTIONS;

const suspicionsOf = new WeakMap<BlockContext, readonly Suspicion[]>();

function* checkInStory(context: BlockContext, words: StoryWords): Iterable<Spot> {
  for (const suspicion of suspicions(context)) {
    if (inStory(suspicion, words) < THRESHOLD) continue;
    const { token, meant } = suspicion;
    const right = writeLike(meant, token.text, context.vocabulary);
    yield {
      from: token.from,
      to: token.to,
      message: `“${token.text}” hardly fits here; “${right}” would.`,
      suggestions: [right],
    };
  }
}

function inStory({ written, meant, score }: Suspicion, words: StoryWords): number {
  return (
    score +
    WEIGHT.writtenAgain * Math.min(MOST_MENTIONS, words.count(written) - 1) +
    WEIGHT.meantAgain * Math.min(MOST_MENTIONS, words.count(meant))
  );
}

function suspicions(context: BlockContext): readonly Suspicion[] {
  const kept = suspicionsOf.get(context);
  if (kept !== undefined) return kept;
  const found: Suspicion[] = [];
  const language = context.vocabulary?.language;
  if (language?.context !== undefined && !context.isTitleCase) {
    const { ids } = contextRun(context);
    for (let at = 1; at + 1 < ids.length; at += 1) {
      const token = context.tokens[ids[at]?.token ?? -1];
      if (token === undefined || token.isTechnical || token.shape !== 'lower') continue;
      const suspicion = suspect(token, idsAround(ids, at), language);
      if (suspicion !== undefined && suspicion.score >= HOPELESS) found.push(suspicion);
    }
  }
  suspicionsOf.set(context, found);
  return found;
}

/** The model's ids of a word and of two on either side. */
type Five = readonly [number, number, number, number, number];

function idsAround(run: readonly { readonly id: number }[], at: number): Five {
  const id = (place: number): number => run[place]?.id ?? ContextId.edge;
  return [id(at - 2), id(at - 1), id(at), id(at + 1), id(at + 2)];
}

function suspect(token: Token, around: Five, language: Language): Suspicion | undefined {
  const { lexicon, confusables, context: model } = language;
  const written = lexicon.find(token.folded);
  const isStrange = around[1] === ContextId.unknown || around[3] === ContextId.unknown;
  if (written < 0 || model === undefined || isStrange || token.joinsNext || token.joinsPrevious) {
    return undefined;
  }
  if (token.folded.includes("'") || model.seen(around[2]) < LEAST_SEEN) return undefined;
  if (isAtHome(around, model)) return undefined;
  const ground = evidence(around, around[2], model);
  let best: Suspicion | undefined;
  confusables.each(written, (meant, sameSound) => {
    const id = model.idOf(meant);
    if (id === ContextId.unknown) return;
    const gain = compare(evidence(around, id, model), ground);
    if (gain < HOPELESS) return;
    const word = lexicon.word(meant);
    const score =
      WEIGHT.bias +
      gain +
      WEIGHT.frequency * (lexicon.frequency(meant) - lexicon.frequency(written)) +
      WEIGHT.slip * slipCost(token.folded, word) +
      (sameSound ? WEIGHT.sameSound : 0) +
      (lexicon.frequency(meant) > VERY_COMMON ? WEIGHT.veryCommon : 0) +
      (token.folded.length <= 2 ? WEIGHT.short : 0);
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) {
      best = { token, written: token.folded, meant: word, score };
    }
  });
  return best;
}

/** Whether a word has often stood beside both its neighbours: no need to ask what else might. */
function isAtHome([, b, written, c]: Five, model: ContextModel): boolean {
  return model.pairCount(b, written) >= AT_HOME && model.pairCount(written, c) >= AT_HOME;
}

/** What the neighbours say for an id between them, in nats, by words and by classes. */
interface Evidence {
  readonly wordsBefore: number;
  readonly wordsAfter: number;
  readonly classesBefore: number;
  readonly classesAfter: number;
  readonly pairs: number;
}

function evidence([a, b, , c, d]: Five, id: number, model: ContextModel): Evidence {
  return {
    wordsBefore: model.byWords(a, b, id),
    wordsAfter: model.byWords(b, id, c) + model.byWords(id, c, d),
    classesBefore: model.byClasses(a, b, id),
    classesAfter: model.byClasses(b, id, c) + model.byClasses(id, c, d),
    pairs: Math.log1p(model.pairCount(b, id)) + Math.log1p(model.pairCount(id, c)),
  };
}

function compare(meant: Evidence, written: Evidence): number {
  const gain = (part: Exclude<keyof Evidence, 'pairs'>): number =>
    WEIGHT[part] * Math.max(-MOST_NATS, Math.min(MOST_NATS, meant[part] - written[part]));
  return (
    gain('wordsBefore') +
    gain('wordsAfter') +
    gain('classesBefore') +
    gain('classesAfter') +
    WEIGHT.pairsWritten * written.pairs +
    WEIGHT.pairsMeant * meant.pairs
  );
}
