import { storyLanguages } from '../../article/languages.ts';

// Months are named by the runtime's own Unicode CLDR data, not by lists of ours.
let months: ReadonlySet<string> | null = null;

/** Whether `text` speaks of a day or year: “3 May”, “May 3, 2021”, “3. Mai”, “03.05.2021”, “2021”. */
export function hasDay(text: string): boolean {
  const near = text.slice(-200);
  if (
    /(?<![\p{N}.,])(?:19|20)\d\d(?![\p{N}]|[.,]\p{N})|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b/u.test(
      near,
    )
  )
    return true;
  return (
    /(?<!\p{N})\d{1,2}(?!\p{N})/u.test(near) &&
    [...near.matchAll(dayAndWord)].some(([, before, after]) => isMonth(before ?? after ?? ''))
  );
}

const dayAndWord =
  /(\p{L}{3,12})\.?\s\d{1,2}(?!\p{N})|(?<!\p{N})\d{1,2}(?:st|nd|rd|th|er|º)?\.?\s(?:de\s)?(?=(\p{L}{3,12}))/gu;

/** Whether `text` is nothing but a day, with its time perhaps: “Monday, 3 May 2021, 10:15”. */
export function isDay(text: string): boolean {
  const found = wholeDay.exec(text);
  if (text.length > 80 || found === null) return false;
  const month = found[1] ?? found[2];
  return month === undefined || isMonth(month);
}

const time = String.raw`(?:(?:,|\s\|)?\s(?:at\s|um\s|à\s)?\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s\p{Lu}{2,4})?)?`;
const year = String.raw`,?\s(?:de\s)?(?:19|20)\d\d(?:\s(?:г|р|г\.|р\.))?`;
const wholeDay = new RegExp(
  String.raw`^(?:\p{L}+\s?:\s)?(?:\p{L}+(?:-feira)?\.?,?\s)?(?:\d{1,2}(?:st|nd|rd|th|er)?\.?\s(?:de\s)?(\p{L}{3,12})\.?(?:${year})?|` +
    String.raw`(\p{L}{3,12})\.?\s\d{1,2}(?:st|nd|rd|th)?(?:${year})?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})${time}$`,
  'u',
);

function isMonth(word: string): boolean {
  months ??= monthNames();
  return months.has(word.toLowerCase());
}

function monthNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const language of storyLanguages.map(({ tag }) => tag)) {
    for (const month of ['long', 'short'] as const) {
      addNames(names, new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }));
      // With a day many languages put the month into another case.
      addNames(
        names,
        new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' }),
      );
    }
  }
  return names;
}

function addNames(names: Set<string>, format: Intl.DateTimeFormat): void {
  for (let month = 0; month < 12; month++) {
    const part = format
      .formatToParts(Date.UTC(2021, month, 15))
      .find(({ type }) => type === 'month');
    const name = part?.value.replace(/\.$/, '').toLowerCase() ?? '';
    if (name.length >= 3) names.add(name);
  }
}
