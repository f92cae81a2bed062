import { attributionsIn } from './attribution.ts';
import { causesIn } from './cause.ts';
import { comparisonsIn } from './comparison.ts';
import { datesIn } from './dates.ts';
import { lawsIn } from './law.ts';
import { namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { placesIn } from './place.ts';
import { quotedWordsIn } from './quoted-words.ts';
import type { Sentence, Signal } from './signal.ts';

const detectors: readonly ((sentence: Sentence) => readonly Signal[])[] = [
  numbersIn,
  datesIn,
  namesIn,
  placesIn,
  quotedWordsIn,
  attributionsIn,
  comparisonsIn,
  causesIn,
  lawsIn,
];

/**
 * All that can be verified in a sentence, kind by kind. What names a place is not taken for the
 * name of a person or body too.
 */
export function allSignals(sentence: Sentence): readonly Signal[] {
  const all = detectors.flatMap((detector) => detector(sentence));
  const places = all.filter(({ kind }) => kind === 'place');
  return all.filter(
    ({ name, from, to }) =>
      !/^a (?:bare )?name$/u.test(name) ||
      !places.some((place) => place.from < to && from < place.to),
  );
}
