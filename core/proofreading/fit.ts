import { contextIds, type ContextToken } from './context-ids.ts';
import { ContextId } from './language/context.ts';
import type { BlockContext } from './rule.ts';

/**
 * Answers how well words fit in the place of one word of a block: the natural logarithm of their
 * probability between its neighbours, 0 when the language has no context model. Comparable between
 * runs of one length.
 */
export type Fit = (words: readonly string[]) => number;

/** A block as the context model reads it. */
export interface ContextRun {
  readonly ids: readonly ContextToken[];
  /** For each token of the block its place in `ids`. */
  readonly places: Int32Array;
}

const runs = new WeakMap<BlockContext, ContextRun>();

/** The block as the context model reads it, empty without a model; kept with the block. */
export function contextRun(context: BlockContext): ContextRun {
  const kept = runs.get(context);
  if (kept !== undefined) return kept;
  const { language } = context.vocabulary ?? {};
  const ids =
    language?.context === undefined
      ? []
      : contextIds(context.text, context.tokens, language.lexicon, language.context);
  const places = new Int32Array(context.tokens.length).fill(-1);
  ids.forEach(({ token }, place) => {
    if (token >= 0) places[token] = place;
  });
  const run = { ids, places };
  runs.set(context, run);
  return run;
}

/** The fit at the token of an index in `context.tokens`. */
export function fitAt(context: BlockContext, token: number): Fit {
  const language = context.vocabulary?.language;
  const model = language?.context;
  const { ids, places } = contextRun(context);
  const at = places[token] ?? -1;
  if (language === undefined || model === undefined || at < 0) return () => 0;
  const idAt = (place: number): number => ids[place]?.id ?? ContextId.edge;
  return (words) => {
    const put = words.map((word) => model.idOf(language.lexicon.find(word)));
    const line = [idAt(at - 2), idAt(at - 1), ...put, idAt(at + 1), idAt(at + 2)];
    let sum = 0;
    for (let place = 2; place < line.length; place += 1) {
      sum += model.logProbability(line[place - 2] ?? 0, line[place - 1] ?? 0, line[place] ?? 0);
    }
    return sum;
  };
}
