import { pageWordTable, unknownWords, type PageWords } from './page-word-table.ts';

/** The page's own words in `language` (BCP 47); English with ISO days where we have none. */
export function pageWords(language: string): PageWords {
  return pageWordTable[language] ?? pageWordTable[primarySubtag(language)] ?? unknownWords;
}

// Scripts and languages written from right to left (Unicode, UAX #9 and CLDR layout data).
// prettier-ignore
const rightToLeft = new Set([
  'ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ks', 'nqo', 'pnb', 'ps', 'sd', 'syr', 'ug', 'ur',
  'yi', 'ji',
]);
const scripts: Readonly<Record<string, boolean>> = {
  arab: true,
  hebr: true,
  thaa: true,
  syrc: true,
  nkoo: true,
  adlm: true,
  latn: false,
  cyrl: false,
  deva: false,
};

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const script = language
    .toLowerCase()
    .split('-')
    .slice(1)
    .find((subtag) => subtag.length === 4);
  const known = script === undefined ? undefined : scripts[script];
  return (known ?? rightToLeft.has(primarySubtag(language))) ? 'rtl' : 'ltr';
}

const regions: Readonly<Record<string, string>> = {
  be: 'BY',
  cs: 'CZ',
  de: 'DE',
  el: 'GR',
  es: 'ES',
  fr: 'FR',
  he: 'IL',
  it: 'IT',
  lt: 'LT',
  lv: 'LV',
  nl: 'NL',
  pl: 'PL',
  ru: 'RU',
  sv: 'SE',
  tr: 'TR',
  uk: 'UA',
};

/** The locale as Open Graph spells it, `en_GB`; null when the tag names no region and implies none. */
export function openGraphLocale(language: string): string | null {
  const subtags = language.split('-');
  const region =
    subtags.slice(1).find((subtag) => /^[a-z]{2}$/i.test(subtag)) ??
    regions[primarySubtag(language)];
  return region === undefined ? null : `${primarySubtag(language)}_${region.toUpperCase()}`;
}

function primarySubtag(language: string): string {
  return (language.split('-')[0] ?? '').toLowerCase();
}
