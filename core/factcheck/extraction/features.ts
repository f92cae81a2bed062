import { cuesIn } from './cues.ts';
import type { Sentence, Signal } from './signal.ts';

/**
 * What a sentence is judged by, by name, each from 0 to 2: what can be verified in it and the cues
 * around it. `weights.ts` holds what each tells.
 */
export function featuresOf(
  sentence: Sentence,
  signals: readonly Signal[],
): ReadonlyMap<string, number> {
  const features = new Map<string, number>();
  for (const { name } of signals) features.set(name, 1);
  for (const [cue, count] of cuesIn(sentence)) features.set(cue, Math.min(2, count));
  const solid = new Set(signals.filter(({ weight }) => weight > 0.1).map(({ kind }) => kind));
  features.set(`${Math.min(4, solid.size)} kinds`, 1);
  const figures = signals.filter(({ kind }) => kind === 'number').length;
  if (figures > 1) features.set('several figures', 1);
  return features;
}
