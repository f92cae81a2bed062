/** The few words that a page says by itself, in the story's language. */
export interface PageWords {
  readonly related: string;
  readonly updated: string;
  /** The day as readers write it; `month` counts from 0. */
  readonly day: (day: number, month: number, year: number) => string;
}

type Months = readonly string[];

function months(names: string): Months {
  return names.split(' ');
}

const dayMonthYear =
  (names: Months) =>
  (day: number, month: number, year: number): string =>
    `${day} ${names[month] ?? ''} ${year}`;

const english = months(
  'January February March April May June July August September October November December',
);
const german = months(
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
);
const spanish = months(
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
);
const french = months(
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
);
// The Slavic languages write the month of a date in the genitive.
const belarusian = months(
  'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня',
);
const polish = months(
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
);
const russian = months(
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
);
const ukrainian = months(
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
);

const isoDay = (day: number, month: number, year: number): string =>
  `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const words: Readonly<Record<string, PageWords>> = {
  en: { related: 'Related stories', updated: 'Updated', day: dayMonthYear(english) },
  'en-US': {
    related: 'Related stories',
    updated: 'Updated',
    day: (day, month, year) => `${english[month] ?? ''} ${day}, ${year}`,
  },
  be: { related: 'Чытайце таксама', updated: 'Абноўлена', day: dayMonthYear(belarusian) },
  de: {
    related: 'Mehr zum Thema',
    updated: 'Aktualisiert',
    day: (day, month, year) => `${day}. ${german[month] ?? ''} ${year}`,
  },
  es: {
    related: 'Más sobre el tema',
    updated: 'Actualizado',
    day: (day, month, year) => `${day} de ${spanish[month] ?? ''} de ${year}`,
  },
  fr: {
    related: 'À lire aussi',
    updated: 'Mis à jour',
    day: (day, month, year) => `${day === 1 ? '1er' : day} ${french[month] ?? ''} ${year}`,
  },
  pl: { related: 'Czytaj także', updated: 'Aktualizacja', day: dayMonthYear(polish) },
  ru: { related: 'Читайте также', updated: 'Обновлено', day: dayMonthYear(russian) },
  uk: { related: 'Читайте також', updated: 'Оновлено', day: dayMonthYear(ukrainian) },
};

const unknown: PageWords = { related: 'Related stories', updated: 'Updated', day: isoDay };

/** The page's own words in `language` (BCP 47); English with ISO days where we have none. */
export function pageWords(language: string): PageWords {
  return words[language] ?? words[primarySubtag(language)] ?? unknown;
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
  de: 'DE',
  es: 'ES',
  fr: 'FR',
  pl: 'PL',
  ru: 'RU',
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
