// Which language a text is in, to set the story's language; the desk shows it and the editor can
// change it. Only clear cases count.

/** Enough text to tell, little enough to be quick: UTF-16 units. */
const sampleSize = 40_000;

// The commonest small words, chosen so that few are shared.
const smallWords: Readonly<Record<string, string>> = {
  en: 'the of and to in that was for is on with as by his her at from are which said have has been were it an they their not would',
  de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha este está entre cuando',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec été cette aux ses',
  pl: 'w i na z się nie do że o to jest za od przez po jak co dla są był tym ale oraz który która tego ich być roku',
};

const scripts: readonly (readonly [string, RegExp])[] = [
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
];

/**
 * The BCP 47 tag of the language that `text` is most likely in; `fallback` when nothing tells.
 * English is parted into en-GB and en-US by its spellings.
 */
export function guessLanguage(text: string, fallback: string): string {
  const sample = text.slice(0, sampleSize);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return fallback;
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  if (cyrillic > letters / 2) return cyrillicLanguage(sample, cyrillic) ?? fallback;
  const script = scripts.find(([, pattern]) => count(sample, pattern) > letters * 0.3);
  if (script) return script[0];
  const language = latinLanguage(sample);
  if (language === 'en') return englishOf(sample, fallback);
  return language ?? fallback;
}

function cyrillicLanguage(text: string, letters: number): string | null {
  if (letters < 20) return null;
  const share = (pattern: RegExp) => count(text, pattern) / letters;
  if (share(/ў/giu) > 0.002) return 'be';
  if (share(/[їєґ]/giu) > 0.003) return 'uk';
  if (share(/[ыэёъ]/giu) > 0.005 && share(/[іўїєґјљњђћџѓќ]/giu) === 0) return 'ru';
  return null;
}

function latinLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 8) return null;
  const shares = Object.entries(smallWords).map(([language, list]) => {
    const known = new Set(list.split(' '));
    return [language, words.filter((word) => known.has(word)).length / words.length] as const;
  });
  shares.sort((a, b) => b[1] - a[1]);
  const [best, second] = shares;
  if (!best || !second || best[1] < 0.12 || best[1] < second[1] * 1.4) return null;
  return best[0];
}

// Spellings of one side only. -ise proves British; -ize, which Oxford writes too, proves nothing.
const ourStems = 'colo|favo|hono|labo|neighbo|behavio|harbo|rumo|humo|endeavo';
const iseStems =
  'organis|recognis|realis|criticis|privatis|mobilis|legalis|centralis|apologis|authoris|summaris|specialis|utilis|minimis|maximis|finalis|characteris';
const british = new RegExp(
  String.raw`\b(?:\w*(?:${ourStems})ur\w*|\w*(?:centre|theatre|fibre|litre|metre)s?|(?:${iseStems})(?:e[ds]?|ing|ations?)|defences?|offences?|licences?|programmes?|` +
    String.raw`travell(?:ed|ing|ers?)|cancell(?:ed|ing)|labelled|cheques?|tyres?|grey|aluminium|sceptic\w*|catalogues?|analys(?:ed|ing)|enrol|fulfil|jewellery|manoeuvre\w*|whilst|plough\w*)\b`,
  'giu',
);
const american = new RegExp(
  String.raw`\b(?:\w*(?:${ourStems})r(?:s|ed|ing|hoods?|able|ites?|ful|al)?|\w*(?:center|theater|fiber|liter)s?|(?:kilo|centi|milli)meters?|defenses?|offenses?|` +
    String.raw`travel(?:ed|ing|ers?)|cancel(?:ed|ing)|labeled|skeptic\w*|catalogs?|analyz(?:ed|ing)|enroll|fulfill|jewelry|maneuver\w*|plow\w*|aluminum|gray|percent)\b`,
  'giu',
);

function englishOf(text: string, fallback: string): string {
  const uk = count(text, british);
  const us = count(text, american);
  if (uk > us) return 'en-GB';
  if (us > uk) return 'en-US';
  return /^en\b/.test(fallback) ? fallback : 'en-GB';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
