import { hasDay, isDay } from './day.ts';
import { isCapitals } from './orthography.ts';

const longest = 90;
const capitalPlace = String.raw`\p{Lu}[\p{Lu}\p{M}.'’-]*(?:[ /]\p{Lu}[\p{Lu}\p{M}.'’-]*){0,5}`;
const place = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?:[ /]\p{Lu}[\p{L}\p{M}.'’-]*){0,5}`;
const day = String.raw`\d{1,2}(?:st|nd|rd|th|er)?\.?\s(?:de\s)?\p{L}{3,12}\.?(?:,?\s\d{4})?|\p{L}{3,12}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{4}`;
// After the place: a country or state, a day; then the agency in brackets; then the dash.
const additions = `(?:,\\s?(?:${day}|${place})){0,4}`;
const agency = String.raw`(?:\s?\([^()]{2,40}\)|\.?\s?/[^/]{2,30}/)`;
const dash = String.raw`(?:\s?(?:—|–|--)|\s-)(?=\s)`;

const capitalOpening = new RegExp(`^${capitalPlace}${additions}(?:${agency})?${dash}`, 'u');
const agencyOpening = new RegExp(
  `^${place}${additions}${agency}(?:\\s?[—–-]{1,2}|[:.])(?=\\s)`,
  'u',
);
const dayOpening = new RegExp(
  `^${place},\\s?(?:${place},\\s?){0,2}(?:${day})(?:${agency})?${dash}`,
  'u',
);
const announcement =
  /^(?:update|updated|breaking|exclusive|live|analysis|opinion|video|watch|correction|explainer|developing|new|срочно|эксклюзив)\b/iu;
const ownLine = new RegExp(`^${place}${additions}(?:${agency})?(?:\\s?(?:—|–|--|-|:))?$`, 'u');

/**
 * The dateline that a paragraph opens with, its dash included (“PORT ELDER, 3 May —”), or empty.
 * A place in capitals is enough; another place needs its day or its agency to be certain.
 */
export function openingDateline(paragraph: string): string {
  const start = paragraph.slice(0, longest + 40);
  const text = inCapitals(start) ?? agencyOpening.exec(start)?.[0] ?? withDay(start) ?? '';
  return text.length <= longest && paragraph.length > text.length + 20 ? text : '';
}

/** A dateline less the dash that parts it from the words behind it: in the head nothing follows. */
export function withoutDash(dateline: string): string {
  return dateline.replace(/\s?(?:—|–|-{1,2})$/u, '');
}

/** Whether a line of the head is a dateline: a place with its day, or a day alone. */
export function isDateline(text: string): boolean {
  if (text.length > longest) return false;
  return (
    isDay(text) ||
    (ownLine.test(text) && text.includes(',') && hasDay(text)) ||
    isCapitalPlace(text)
  );
}

// A place in capitals on a line of its own is a dateline when a dash says that the story follows.
function isCapitalPlace(text: string): boolean {
  return ownLine.test(text) && isCapitals(text) && /[—–-]$/.test(text);
}

function inCapitals(start: string): string | undefined {
  const text = capitalOpening.exec(start)?.[0];
  // One letter is an initial or a grade; three make a place. Some words in capitals announce.
  return text !== undefined && /\p{Lu}{3}/u.test(text) && !announcement.test(text)
    ? text
    : undefined;
}

function withDay(start: string): string | undefined {
  const text = dayOpening.exec(start)?.[0];
  return text !== undefined && hasDay(text) ? text : undefined;
}
