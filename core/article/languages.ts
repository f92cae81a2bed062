/** A language that a story can be written in. */
export interface StoryLanguage {
  /** BCP 47 tag. */
  readonly tag: string;
  /** Its name as editors see it. */
  readonly name: string;
  /** Its name as its own speakers write it. */
  readonly ownName: string;
  /** Opening and closing marks, outer then inner. */
  readonly quotes: readonly [string, string, string, string];
}

const english: StoryLanguage['quotes'] = ['“', '”', '‘', '’'];

/** Quotation marks follow the Unicode CLDR delimiters, British news style for en-GB. */
export const storyLanguages: readonly StoryLanguage[] = [
  { tag: 'en-GB', name: 'English (UK)', ownName: 'English', quotes: english },
  { tag: 'en-US', name: 'English (US)', ownName: 'English', quotes: english },
  { tag: 'ar', name: 'Arabic', ownName: 'العربية', quotes: ['”', '“', '’', '‘'] },
  { tag: 'be', name: 'Belarusian', ownName: 'беларуская', quotes: ['«', '»', '„', '“'] },
  { tag: 'cs', name: 'Czech', ownName: 'čeština', quotes: ['„', '“', '‚', '‘'] },
  { tag: 'nl', name: 'Dutch', ownName: 'Nederlands', quotes: english },
  { tag: 'fr', name: 'French', ownName: 'français', quotes: ['«\u202f', '\u202f»', '“', '”'] },
  { tag: 'de', name: 'German', ownName: 'Deutsch', quotes: ['„', '“', '‚', '‘'] },
  { tag: 'el', name: 'Greek', ownName: 'Ελληνικά', quotes: ['«', '»', '“', '”'] },
  { tag: 'he', name: 'Hebrew', ownName: 'עברית', quotes: ['”', '”', '’', '’'] },
  { tag: 'it', name: 'Italian', ownName: 'italiano', quotes: ['«', '»', '“', '”'] },
  { tag: 'lv', name: 'Latvian', ownName: 'latviešu', quotes: ['“', '”', '„', '”'] },
  { tag: 'lt', name: 'Lithuanian', ownName: 'lietuvių', quotes: ['„', '“', '„', '“'] },
  { tag: 'pl', name: 'Polish', ownName: 'polski', quotes: ['„', '”', '«', '»'] },
  { tag: 'pt', name: 'Portuguese', ownName: 'português', quotes: english },
  { tag: 'ru', name: 'Russian', ownName: 'русский', quotes: ['«', '»', '„', '“'] },
  { tag: 'es', name: 'Spanish', ownName: 'español', quotes: ['«', '»', '“', '”'] },
  { tag: 'sv', name: 'Swedish', ownName: 'svenska', quotes: ['”', '”', '’', '’'] },
  { tag: 'tr', name: 'Turkish', ownName: 'Türkçe', quotes: english },
  { tag: 'uk', name: 'Ukrainian', ownName: 'українська', quotes: ['«', '»', '„', '“'] },
];

/** The language with `tag`, or English (UK) conventions under the tag's own name when it is unknown. */
export function languageOf(tag: string): StoryLanguage {
  const listed = storyLanguages.find((language) => language.tag === tag);
  return listed ?? { tag, name: nameOf(tag, 'en-GB'), ownName: nameOf(tag, tag), quotes: english };
}

/** As the Unicode CLDR data of the runtime name it; the tag itself when it is none. */
function nameOf(tag: string, into: string): string {
  try {
    return new Intl.DisplayNames(into, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
