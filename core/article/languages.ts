/** A language that a story can be written in. */
export interface StoryLanguage {
  /** BCP 47 tag. */
  readonly tag: string;
  /** Its name as editors see it. */
  readonly name: string;
  /** Opening and closing marks, outer then inner. */
  readonly quotes: readonly [string, string, string, string];
}

const english: StoryLanguage['quotes'] = ['“', '”', '‘', '’'];

/** Quotation marks follow the Unicode CLDR delimiters, British news style for en-GB. */
export const storyLanguages: readonly StoryLanguage[] = [
  { tag: 'en-GB', name: 'English (UK)', quotes: english },
  { tag: 'en-US', name: 'English (US)', quotes: english },
  { tag: 'be', name: 'Belarusian', quotes: ['«', '»', '„', '“'] },
  { tag: 'de', name: 'German', quotes: ['„', '“', '‚', '‘'] },
  { tag: 'es', name: 'Spanish', quotes: ['«', '»', '“', '”'] },
  { tag: 'fr', name: 'French', quotes: ['«\u202f', '\u202f»', '“', '”'] },
  { tag: 'pl', name: 'Polish', quotes: ['„', '”', '«', '»'] },
  { tag: 'ru', name: 'Russian', quotes: ['«', '»', '„', '“'] },
  { tag: 'uk', name: 'Ukrainian', quotes: ['«', '»', '„', '“'] },
];

/** The language with `tag`, or English (UK) conventions under the tag itself when it is unknown. */
export function languageOf(tag: string): StoryLanguage {
  return (
    storyLanguages.find((language) => language.tag === tag) ?? { tag, name: tag, quotes: english }
  );
}
