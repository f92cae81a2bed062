import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const irregular = anyOf(
  `was were had did went came took gave made got found left lost won met held kept told said saw bought
  built brought began broke chose cut drew drove fell flew fought grew heard hit knew laid led lent
  let paid put ran rang rose sat sent set shot shut sold sank spent split spoke spread stood stole
  struck swept swore taught threw understood woke wore wrote sought caught died became`,
);

const patterns: readonly Pattern[] = [
  {
    name: 'a statement of what happened',
    weight: 0.3,
    words: new RegExp(
      `(?<=\\p{L} )(?:(?:has|have|had|was|were|been|being) (?:not |also |since |now |already )?)?\\p{Ll}{2,}(?:ed|wn|en)\\b(?: by)?|(?<=\\p{L} )${irregular}\\b`,
      'gu',
    ),
  },
  {
    name: 'a statement of what is planned',
    weight: 0.26,
    words:
      /(?<=\p{L} )(?:will|is to|are to|is due to|are due to|is set to|are set to|plans? to|is expected to|are expected to)(?: \p{Ll}+)?(?![\p{L}])/gu,
  },
  {
    name: 'a statement of what is so',
    weight: 0.24,
    words:
      /(?<=\p{L} )(?:(?:is|are|has|have|does not|do not)(?: (?:not |an? |the |no )?\p{Ll}+)?|owns?|runs?|holds?|contains?|belongs? to|lives?|works?|stands?|lies|costs?|employs?|consists? of|includes?|serves?|provides?|makes?|sells?|produces?|opens?|closes?|begins?|starts?|ends?|\p{Ll}{3,}s(?= (?:the|an?|its|his|her|their|to|for|in|on|at|with|after|over|by|from|\p{Lu})))(?![\p{L}])/gu,
  },
];

/**
 * The verb of a plain statement, which is checkable though it holds no figure or name: “The
 * council withdrew the plan” (Full Fact’s “other type of claim”).
 */
export function eventsIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'other', patterns);
}
