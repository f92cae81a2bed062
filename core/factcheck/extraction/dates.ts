import { SPELLED } from './numbers.ts';
import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const month = anyOf(
  'January February March April May June July August September October November December Jan\\. Feb\\. Mar\\. Apr\\. Aug\\. Sept\\. Oct\\. Nov\\. Dec\\.',
);
const weekday = anyOf('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const period = anyOf(
  'days? weeks? months? years? decades? hours? minutes? seconds? centuries century nights? evenings? mornings? seasons? generations?',
);
const count = `(?:\\d+|an?|one|several|few|${SPELLED})`;

const patterns: readonly Pattern[] = [
  {
    name: 'a date',
    weight: 0.36,
    words: new RegExp(
      `\\b(?:${weekday},? )?(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}(?:,? \\d{4})?|${month} \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?(?!\\d)|${month},? \\d{4})`,
      'gu',
    ),
  },
  {
    name: 'a date',
    weight: 0.34,
    words:
      /(?<![\p{N}\p{L}/.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?![\p{N}\p{L}])/gu,
    everywhere: true,
  },
  {
    name: 'a year',
    weight: 0.34,
    words:
      /\b(?:(?:since|in|by|from|until|before|after|between|during|early|late|mid-) ?)(?:1[0-9]|20)\d\d(?:[-–]\d{2,4})?s?\b|\b(?:the )?(?:1[5-9]|20)\d0s\b/giu,
  },
  {
    name: 'a year',
    weight: 0.3,
    words: /(?<![\p{L}\p{N}.,/-])(?:1[5-9]|20)\d\d(?![\p{L}\p{N}/%]|[.,]\d| (?:people|homes))/gu,
    everywhere: true,
  },
  {
    name: 'a month',
    weight: 0.26,
    words: new RegExp(
      `\\b(?:in|since|until|by|of|last|next|this|from|to|early|late|mid-|every) ?${month}(?!\\p{L})`,
      'gu',
    ),
  },
  {
    name: 'a time',
    weight: 0.26,
    words:
      /\b\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.m\.|[ap]m\b)|\b\d{1,2}[.:]\d\d(?= (?:on|in|GMT|BST|local))|\b(?:at|before|after|by|around|until|from|since) (?:noon|midday|midnight|dawn|dusk|daybreak|nightfall|\d{1,2}:\d\d)\b/giu,
  },
  {
    name: 'how long ago',
    weight: 0.3,
    words: new RegExp(
      `\\b(?:more than |nearly |almost |about |some )?${count} ${period} (?:ago|later|earlier|before)\\b`,
      'giu',
    ),
  },
  {
    name: 'a season',
    weight: 0.26,
    words:
      /\b(?:in|since|by|of) the (?:(?:early|late) )?(?:spring|summer|autumn|winter)(?: of (?:1[0-9]|20)\d\d)?\b/giu,
  },
  {
    name: 'a weekday',
    weight: 0.2,
    words: new RegExp(`\\b(?:(?:on|last|next|since|until|every|this) )?${weekday}\\b`, 'gu'),
  },
  {
    name: 'a time',
    weight: 0.18,
    words:
      /\b(?:yesterday|tomorrow|tonight|overnight|at night|(?:last|next|this|earlier this|later this|the previous|the following) (?:week|month|year|night|morning|afternoon|evening|weekend|summer|winter|spring|autumn|fall|season|century|decade|quarter))\b/giu,
  },
  {
    name: 'a century',
    weight: 0.3,
    words:
      /\b(?:the )?(?:(?:1\d|20|21)(?:st|nd|th)|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)[- ]century\b/giu,
  },
];

/** Dates, years, times, weekdays and lengths of time. */
export function datesIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'date', patterns);
}
