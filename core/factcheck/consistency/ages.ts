import type { TextSpan } from '../../article/text-blocks.ts';
import { isQuoted, textOffset, type FiguredText } from './figured-text.ts';
import { namesIn, type WrittenName } from './names.ts';

/** The age that a story gives a person. `first` is empty where the surname stands alone. */
export interface WrittenAge extends TextSpan {
  readonly first: string;
  readonly last: string;
  /** The office before the name, “Councillor”; or empty. */
  readonly title: string;
  readonly age: number;
}

const END = '(?=[,.;)]|$)(?!,? \\uE000)';
const AFTER = new RegExp(`^,? (?:aged |now |who is |\\()?\\uE000n(\\d+)\\uE001${END}`, 'u');
const BEFORE = /\uE000n(\d+)\uE001-year-old (?:[\p{Ll}-]+ ){0,3}$/u;
const OFFICE =
  '(?:Councillor|Alderman|Mayor|Minister|President|Governor|Senator|Ambassador|Judge|Justice|Professor|Bishop|Archbishop|Captain|Colonel|General|Major|Admiral|Inspector|Superintendent|Commissioner|Sheriff|Chancellor|Premier|Deputy|Commander)';
const SURNAME_AFTER = new RegExp(
  `(?:(?<![\\p{L}.] ?)|\\b(?<office>${OFFICE}) )(?<last>\\p{Lu}[\\p{L}'’-]{2,40}), \\uE000n(?<age>\\d+)\\uE001${END}`,
  'gu',
);
const SURNAME_BEFORE =
  /\uE000n(?<age>\d+)\uE001-year-old (?<last>\p{Lu}[\p{L}'’-]{2,})(?! \p{Lu})/gu;
// An age of another time is told with it.
const OTHER_TIME = /\uE000[ydl]|\b(?:then|at the time|when|turns?|turned|ago|later)\b/u;
// “Scorers: Lind, 12; Roth, 54.”, “Tries: Ana Lind (3)”: a table, of minutes or of goals.
const TABLE = /\uE000n\d+\uE001\)?;|:[^.:]{0,60}\(\uE000n/u;
const OLDEST = 115;

/** The ages that a text gives people now: “Ada Brandt, 34,”, “the 34-year-old Brandt”. */
export function agesIn(figured: FiguredText): readonly WrittenAge[] {
  const ages: WrittenAge[] = [];
  const all = knownNames(figured);
  let index = 0;
  for (const { from, to, figures } of figured.sentences) {
    const own: WrittenName[] = [];
    for (let name = all[index]; name && name.at.to <= to; name = all[(index += 1)]) own.push(name);
    if (!figures.some(({ kind }) => kind === 'count')) continue;
    const words = figured.shape.slice(from, to);
    if (TABLE.test(words)) continue;
    ages.push(...withNames(figured, own, { from, to }), ...withSurnames(figured, words, from));
  }
  return ages.filter(({ age, ...span }) => age > 0 && age <= OLDEST && !isQuoted(figured, span));
}

const names = new WeakMap<FiguredText, readonly WrittenName[]>();

/** The names of a text, read once. */
export function knownNames(figured: FiguredText): readonly WrittenName[] {
  const known = names.get(figured) ?? namesIn(figured);
  names.set(figured, known);
  return known;
}

function* withNames(
  figured: FiguredText,
  own: readonly WrittenName[],
  { from, to }: TextSpan,
): Iterable<WrittenAge> {
  for (const name of own) {
    const after = AFTER.exec(figured.shape.slice(name.at.to, to));
    const before = BEFORE.exec(
      figured.shape.slice(Math.max(from, name.at.from - 80), name.at.from),
    );
    const number = Number(after?.[1] ?? before?.[1] ?? -1);
    const figure = figured.figures[number];
    if (!figure || figure.hedged || isOfOtherTime(figured, { from, to }, name.at.to)) continue;
    const span = { from: Math.min(name.from, figure.from), to: Math.max(name.to, figure.to) };
    yield { first: name.first, last: name.last, title: name.title, age: figure.value, ...span };
  }
}

function* withSurnames(figured: FiguredText, words: string, offset: number): Iterable<WrittenAge> {
  for (const pattern of [SURNAME_AFTER, SURNAME_BEFORE]) {
    for (const match of words.matchAll(pattern)) {
      const last = match.groups?.['last'] ?? '';
      const figure = figured.figures[Number(match.groups?.['age'])];
      const at = offset + match.index;
      if (!figure || figure.hedged) continue;
      if (isOfOtherTime(figured, { from: offset, to: offset + words.length }, at + match[0].length))
        continue;
      yield {
        first: '',
        last,
        title: match.groups?.['office'] ?? '',
        age: figure.value,
        from: textOffset(figured, at),
        to: Math.max(figure.to, textOffset(figured, at + match[0].length)),
      };
    }
  }
}

// “In 1999 Tova Lind, 45, …”, “Lind, 45 at the time”
function isOfOtherTime(figured: FiguredText, sentence: TextSpan, at: number): boolean {
  const before = figured.shape.slice(Math.max(sentence.from, at - 80), at);
  const after = figured.shape.slice(at, Math.min(sentence.to, at + 40));
  return (
    /\uE000[ydl]/u.test(before) ||
    OTHER_TIME.test(after.slice(0, 24)) ||
    /^[^.]*\uE000[yl]/u.test(after)
  );
}
