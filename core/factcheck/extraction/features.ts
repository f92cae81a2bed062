import { cuesIn } from './cues.ts';
import type { Sentence, Signal } from './signal.ts';

/**
 * What a sentence is judged by, by name, each from 0 to 3: what can be verified in it and the cues
 * around it. `weights.ts` holds what each tells.
 */
export function featuresOf(
  sentence: Sentence,
  signals: readonly Signal[],
): ReadonlyMap<string, number> {
  const features = new Map<string, number>();
  for (const { name } of signals) features.set(name, 1);
  for (const [cue, count] of cuesIn(sentence))
    features.set(cue, Math.min(cue.endsWith(' words') ? 3 : 2, count));
  const solid = new Set(signals.filter(({ weight }) => weight > 0.1).map(({ kind }) => kind));
  for (const kind of solid) features.set(`kind ${kind}`, 1);
  features.set(`${Math.min(4, solid.size)} kinds`, 1);
  if (features.has('grave') && solid.has('number')) features.set('a grave figure', 1);
  if (features.has('grave') && features.has('actor')) features.set('a grave deed', 1);
  if (features.has('grave') && solid.has('quotation')) features.set('grave words', 1);
  if (solid.has('comparison') && !features.has('judging')) features.set('a sober comparison', 1);
  if (solid.has('number') && solid.has('comparison')) features.set('figures compared', 1);
  if (solid.has('number') && features.has('law word')) features.set('a figure of policy', 1);
  if (solid.has('attribution') || solid.has('quotation')) features.set('told by somebody', 1);
  else {
    if (features.has('duty')) features.set('duty of the writer’s', 1);
    if (features.has('writer') || features.has('writers')) features.set('the writer’s own', 1);
    if (features.has('reader')) features.set('to the reader', 1);
  }
  if (solid.has('number') && features.has('recipe')) features.set('a measure for a recipe', 1);
  const figures = signals.filter(({ kind }) => kind === 'number').length;
  if (figures > 1) features.set('several figures', 1);
  return features;
}
