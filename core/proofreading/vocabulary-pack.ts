import type { SpellingPack } from './language/spelling-pack.ts';
import { candidates, writeLike } from './suggest.ts';
import { foldWord } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A language of which more is known, as a pack: for a few words of it in a story of another. */
export function packOfVocabulary(vocabulary: Vocabulary): SpellingPack {
  return {
    tag: vocabulary.language.tag,
    isRight(word) {
      const folded = foldWord(word);
      return vocabulary.isWord(folded) || (folded !== word && vocabulary.isName(folded));
    },
    near: (word) =>
      candidates(foldWord(word), vocabulary).map((one) => writeLike(one.word, word, vocabulary)),
  };
}
