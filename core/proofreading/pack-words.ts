import type { HouseStyle } from './house-style.ts';
import { packedLanguages } from './language/packed-languages.ts';
import type { SpellingPack } from './language/spelling-pack.ts';
import { rankMeant, type Meant } from './pack-suggest.ts';
import { foldWord } from './token.ts';

/** Which words are right in a language that has a spelling pack, the newsroom's own included. */
export interface PackWords {
  /** Primary language subtag (BCP 47). */
  readonly tag: string;
  /** In English, for messages. */
  readonly name: string;
  /** Whether a word can be looked up at all: letters of the language's script, not too many. */
  isLookedUp(word: string): boolean;
  isRight(word: string): boolean;
  /** What may have been meant, best first; only words within reach of a slip or two. */
  meant(word: string): readonly Meant[];
}

const LONGEST = 50;
const SHORTEST_STEM = 4;
const LONGEST_ENDING = 4;
const LONGEST_ELISION = 8;
const CYRILLIC = new Set(['be', 'ru', 'uk']);
const ELIDING = new Set(['fr', 'it']);
// Stress marks, which dictionaries leave out.
const STRESS = /[\u0300\u0301]/g;

// What makes new words of any noun or adjective faster than dictionaries grow.
const PREFIXES = {
  cyrillic: listOf(
    'анти авиа авіа авто аўта агро агра био біо бія видео відео відэа кибер кібер контр мега медиа медіа медыя',
    'мини міні микро мікро мульти мульці нано онлайн пост про псевдо псеўда радио радіо радыё само сама спец супер',
    'теле тэле транс ультра экс экз євро евро еўра эко эка еко электро електро электра не най',
  ),
  latin: listOf(
    'anti auto bio cyber eco euro ex hyper inter kontra mega mikro micro mini multi nano neo nie online post pre pro',
    'pseudo quasi super tele trans ultra video wice eks elektro eko',
  ),
};

/** A pack with the newsroom's own words and names. Names are right with any usual ending. */
export function createPackWords(pack: SpellingPack, style: HouseStyle): PackWords {
  const isCyrillic = CYRILLIC.has(pack.tag);
  const letters = isCyrillic ? /^[\p{Script=Cyrillic}\p{M}']+$/u : /^[\p{Script=Latin}\p{M}']+$/u;
  const ownWords = new Set(style.words.map(foldWord));
  const ownStems = stemsOf(style.names);

  function isOwn(folded: string): boolean {
    if (ownWords.has(folded)) return true;
    if (ownStems.size === 0) return false;
    for (let cut = 0; cut <= LONGEST_ENDING; cut += 1) {
      if (ownStems.has(folded.slice(0, folded.length - cut))) return true;
    }
    return false;
  }

  function isEntry(word: string): boolean {
    return pack.isRight(word) || isOwn(foldWord(word)) || hasPrefix(word);
  }

  function hasPrefix(word: string): boolean {
    const folded = word.toLowerCase();
    return PREFIXES[isCyrillic ? 'cyrillic' : 'latin'].some(
      (prefix) =>
        folded.startsWith(prefix) &&
        folded.length >= prefix.length + SHORTEST_STEM &&
        pack.isRight(folded.slice(prefix.length)),
    );
  }

  return {
    tag: pack.tag,
    name: packedLanguages.find(({ tag }) => tag === pack.tag)?.name ?? 'English',
    isLookedUp: (word) => {
      if (word.length > LONGEST) return false;
      const plain = plainWord(word);
      return letters.test(plain) && !/\p{M}{2}/u.test(plain);
    },
    isRight(word) {
      const plain = plainWord(word);
      if (isEntry(plain)) return true;
      // “l'accordo”, “qu'elle”: the dictionaries do not know every pair.
      const elision = ELIDING.has(pack.tag) ? plain.indexOf("'") : -1;
      return elision > 0 && elision < LONGEST_ELISION && isEntry(plain.slice(elision + 1));
    },
    meant: (word) => {
      const plain = plainWord(word);
      return rankMeant(plain, pack.near(plain), pack.tag === 'de');
    },
  };
}

function plainWord(word: string): string {
  return word.normalize('NFC').replace(/[’‘ʼ]/g, "'").replace(STRESS, '');
}

/** Names as their inflected forms begin: whole, and less a last letter that may change. */
function stemsOf(names: readonly string[]): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const part of names.flatMap((name) => foldWord(name).split(/[\s-]+/))) {
    if (part === '') continue;
    stems.add(part);
    if (part.length > SHORTEST_STEM) stems.add(part.slice(0, -1));
  }
  return stems;
}

function listOf(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
