import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

/** A figure with its separators: `1,250`, `3.5`, `12 000`. A pattern's source. */
export const FIGURE = String.raw`(?<![\p{L}\p{N}.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)*`;

const units = 'two three four five six seven eight nine';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';

/** A whole number in words: `four`, `twenty-one`, `three hundred`. A pattern's source. */
export const SPELLED = `(?:${anyOf(tens)}(?:[- ]${anyOf(`one ${units}`)})?|${anyOf(teens)}|${anyOf(units)})`;

// “1,250” as one; “2,400 in 2025” is no share, and “400 in 2025” no part of it.
const WHOLE = String.raw`(?<![\p{L}\p{N}.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\p{N}%]|[.,]\d)`;
const YEAR = String.raw`(?:1[5-9]|20)\d\d(?![\d,.]\d)`;

const scale = anyOf('hundred thousand million billion trillion dozen');
const number = `(?:${FIGURE}|\\b(?:${SPELLED}|half a|a|one))`;
const counted = `(?:(?:${FIGURE})(?: ?(?:${scale}|m|bn|tn|k)\\b)?|\\b${SPELLED}(?:[- ]${scale})?|\\b(?:a|one|several|half a) ${scale})`;
const about = `(?:\\b${anyOf('about around almost nearly roughly approximately some over under exactly at_least at_most up_to more_than less_than fewer_than close_to')} )?`;

const currency = anyOf(
  'pounds? dollars? euros? cents? pence hryvnias? roubles? rubles? zlotys? kronor kroner krona francs? yen yuan rupees? lira pesos? GBP USD EUR',
);
const measure = anyOf(
  'km kilometres? kilometers? metres? meters? miles? feet foot inches inch acres? hectares? tonnes? tons? kilos? kilograms? kg grams? litres? liters? gallons? barrels? degrees? mph knots? megawatts? gigawatts? kilowatts? MW GW volts? square',
);
const period = anyOf(
  'days? weeks? months? years? decades? hours? minutes? seconds centuries century nights? evenings? mornings? seasons? generations?',
);
const fraction = anyOf(
  'half a_third two_thirds two-thirds a_quarter three_quarters three-quarters a_fifth a_tenth one_third one_quarter a_majority a_minority the_majority',
);

const patterns: readonly Pattern[] = [
  {
    name: 'a percentage',
    weight: 0.5,
    words: new RegExp(
      `${about}(?:${number})[ \u00a0-]?(?:(?:per ?cent(?:age points?)?|percentage points?|pc)\\b|%)`,
      'giu',
    ),
  },
  {
    name: 'a percentage',
    weight: 0.5,
    words: /\d+(?:[.,]\d+)*[ \u00a0\u202f]?[%‰]/gu,
    everywhere: true,
  },
  {
    name: 'a sum of money',
    weight: 0.48,
    words: new RegExp(
      `${about}(?:[A-Z]{0,3}[£$€¥₴₽₹₺] ?\\d+(?:[.,]\\d+)*(?: ?(?:${scale}|m|bn|tn|k)\\b)?|${counted} ${currency}\\b)`,
      'giu',
    ),
  },
  {
    name: 'a sum of money',
    weight: 0.48,
    words: /[£$€¥₴₽₹₺]\s?\d+(?:[.,]\d+)*|\d+(?:[., \u00a0\u202f]\d+)*\s?[£$€¥₴₽₹₺]/gu,
    everywhere: true,
  },
  {
    name: 'a share',
    weight: 0.44,
    words: new RegExp(
      `${about}(?:(?:\\b(?:one|${SPELLED})|${WHOLE}) (?:in|out of)(?: every)? (?!${YEAR})(?:${SPELLED}\\b|${WHOLE})|\\b${fraction} (?:of|the|as|its|their|his|her|all)\\b|\\b(?:one|${SPELLED}) of the (?:${SPELLED}\\b|${WHOLE})|\\bby (?:a )?(?:half|third|quarter)\\b)`,
      'giu',
    ),
  },
  {
    name: 'an age',
    weight: 0.34,
    words: new RegExp(
      `\\b(?:\\d{1,3}|${SPELLED})-(?:year|month|week)s?-olds?\\b|\\b(?:\\d{1,3}|${SPELLED}) years old\\b|\\b(?:aged?|at the age of) (?:\\d{1,3}|${SPELLED})\\b|(?<=\\p{Ll}, )\\d{1,3}(?=[,.;)](?!\\d))`,
      'giu',
    ),
  },
  {
    name: 'a measurement',
    weight: 0.42,
    words: new RegExp(
      `${about}${counted}[ -]${measure}\\b|\\b\\d+(?:[.,]\\d+)*[ \u00a0]?(?:°C|°F|km|kg|mm|cm|mph|MW|GW)\\b`,
      'giu',
    ),
  },
  {
    name: 'a multiple',
    weight: 0.4,
    words: new RegExp(
      `\\b(?:(?:more than )?(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing)|(?:twice|${SPELLED} times|\\d+ times) (?:as|the|more|less|higher|larger|bigger)|${SPELLED}fold|tenfold|halved)\\b`,
      'giu',
    ),
  },
  {
    name: 'a length of time',
    weight: 0.3,
    words: new RegExp(
      `\\b(?:(?:for|in|within|over|after|the (?:past|last|first|next)|every|each of the past) )?(?:the (?:past|last|first|next) )?${about}(?:\\d+|an?|one|several|few|${SPELLED}|(?:${SPELLED}|a) (?:hundred|thousand|million))(?: and a half| or \\p{L}+)?[- ]${period}(?! (?:ago|later|earlier|before))\\b|\\b(?:for|in) (?:centuries|decades|generations)\\b`,
      'giu',
    ),
  },
  {
    name: 'how often',
    weight: 0.26,
    words: new RegExp(
      `\\b(?:once|twice|thrice|(?:${SPELLED}|\\d+) times)\\b(?! (?:the|as|more|less|upon|again|a (?:stable|home|church|school)))`,
      'giu',
    ),
  },
  {
    name: 'a score',
    weight: 0.34,
    words: /(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])/gu,
  },
  {
    name: 'a number',
    weight: 0.4,
    words: new RegExp(
      `${about}${counted}(?:(?<=\\p{L})(?: and)?[ -]${SPELLED}\\b| and a (?:half|quarter))?(?!\\d|(?:st|nd|rd|th|s|am|pm)\\b|[-–]|[:.]\\d\\d)`,
      'giu',
    ),
  },
  {
    name: 'a rough quantity',
    weight: 0.28,
    words:
      /\b(?:(?:tens|hundreds|thousands|millions|billions|dozens|scores) (?:of (?:thousands|millions) )?(?:of|more)|dozens|hundreds|thousands|nearly all|almost all|a handful of)\b/giu,
  },
  {
    name: 'a number',
    weight: 0.3,
    words: /(?<![\p{L}\p{N}.,:/-])\d+(?:[.,]\d+)*(?![\p{L}\p{N}:/]|[.,]\d)/gu,
    everywhere: true,
  },
];

/** Counts, sums, shares, ages, measures, multiples and scores. Years are dates, not numbers. */
export function numbersIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'number', patterns).filter(
    ({ from, to, name }) => name !== 'a number' || !isNoQuantity(sentence.text, from, to),
  );
}

/** Years, days of a month, times, the number of a list, and “one of” are not quantities. */
function isNoQuantity(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  const after = text.slice(to, to + 12);
  const before = text.slice(Math.max(0, from - 14), from);
  if (/^(?:1[0-9]|20)\d\d$/u.test(words)) return !/^ (?:people|homes|jobs|men|women)/u.test(after);
  if (from === 0 && /^[.)]/u.test(after) && words.length <= 2) return true;
  if (/^\d{1,2}$/u.test(words) && (monthAfter.test(after) || monthBefore.test(before))) return true;
  return (
    /^ ?(?:[ap]\.?m\b|o[’']clock)/iu.test(after) ||
    (/\b(?:24|50)$/u.test(words) && /^[/]/u.test(after))
  );
}

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const monthAfter = new RegExp(`^(?:st|nd|rd|th)? (?:of )?(?:${months})`, 'u');
const monthBefore = new RegExp(`(?:${months})[a-z.]* $`, 'u');
