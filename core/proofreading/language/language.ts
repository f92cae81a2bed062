import { openConfusables, type Confusables } from './confusables.ts';
import { openContext, type ContextModel } from './context.ts';
import { openLexicon, readAlphabet, type Lexicon } from './lexicon.ts';
import { primaryTag } from './packed-languages.ts';
import { openSections, sectionFloats } from './sections.ts';
import { openSoundIndex, type SoundIndex } from './sound-index.ts';
import type { SpellingPack } from './spelling-pack.ts';
import { openSpelling, type Spelling } from './spelling.ts';

/** What is known of one language. Immutable; opening it copies nothing out of the file. */
export interface Language {
  /** Primary language subtag (BCP 47), `en`. */
  readonly tag: string;
  readonly lexicon: Lexicon;
  readonly spelling: Spelling;
  /** Words by how they sound; undefined when the data has none. */
  readonly sounds?: SoundIndex | undefined;
  readonly confusables: Confusables;
  /** How words follow one another; undefined when the data has no such model. */
  readonly context: ContextModel | undefined;
  /** What each number of the evidence for a word in the wrong place weighs, the bias first. */
  readonly evidenceWeights: Float32Array | undefined;
}

/**
 * The languages at hand, by primary language subtag: with all that is known of them, or as a
 * spelling pack alone. It may grow.
 */
export type LanguageSet = ReadonlyMap<string, Language | SpellingPack>;

/**
 * Opens a compiled language file (scripts/build-language.mjs). The bytes must not change
 * afterwards: the language looks into them.
 * @throws RangeError when the bytes are not a whole language file of this version.
 */
export function loadLanguage(bytes: Uint8Array, tag = 'en'): Language {
  const sections = openSections(bytes);
  const alphabet = readAlphabet(sections);
  const lexicon = openLexicon(sections, alphabet);
  return {
    tag,
    lexicon,
    spelling: openSpelling(sections, alphabet),
    sounds: openSoundIndex(sections, alphabet),
    confusables: openConfusables(sections),
    context: openContext(sections, lexicon),
    evidenceWeights: sections.has('rw-w') ? sectionFloats(sections, 'rw-w') : undefined,
  };
}

/** A set of languages. */
export function languageSet(...languages: readonly (Language | SpellingPack)[]): LanguageSet {
  return new Map(languages.map((language) => [language.tag, language]));
}

/** The language of a BCP 47 tag, if there is all the data for it. */
export function languageFor(set: LanguageSet, lang: string): Language | undefined {
  const found = set.get(primaryTag(lang));
  return found !== undefined && 'lexicon' in found ? found : undefined;
}

/** The spelling pack of a BCP 47 tag, if it is at hand. */
export function packFor(set: LanguageSet, lang: string): SpellingPack | undefined {
  const found = set.get(primaryTag(lang));
  return found !== undefined && 'near' in found ? found : undefined;
}
