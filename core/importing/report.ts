import { languageOf } from '../article/languages.ts';
import type { ImportReport } from './imported-document.ts';
import type { List, Piece, Reading } from './plain-text/piece.ts';

/** What is known of the import besides the reading itself. */
export interface ImportFacts {
  /** The cleaned text. */
  readonly text: string;
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
  readonly language: string;
  /** The language that was asked for. */
  readonly asked: string;
  /** Whether the text itself told its language. */
  readonly isLanguageSure: boolean;
}

/** Says in sentences what was kept, changed and dropped. */
export function reportOf(reading: Reading, facts: ImportFacts): ImportReport {
  return {
    kept: [
      ...keptHead(reading),
      ...keptBody(reading.body),
      keptSigns(facts.text, reading),
      ...keptLanguage(facts),
    ],
    changed: [...facts.changed, ...changedLayout(reading), ...changedLanguage(facts)],
    dropped: [...facts.dropped, ...droppedMarks(reading)],
  };
}

function keptHead({ head }: Reading): string[] {
  const parts = (['headline', 'standfirst', 'byline', 'dateline'] as const).filter(
    (part) => head[part] !== '',
  );
  const named = parts.map((part) => `${part} “${shorten(head[part])}”`);
  return [
    ...(named.length > 0 ? [`Head of the story: ${named.join(', ')}.`] : []),
    ...(head.headline === '' ? ['No line was certain to be a headline; write one.'] : []),
  ];
}

const names: Readonly<Record<Piece['kind'], readonly [string, string]>> = {
  passage: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  list: ['list', 'lists'],
  quote: ['quotation', 'quotations'],
  figure: ['picture caption', 'picture captions'],
  related: ['related-story line', 'related-story lines'],
  embed: ['link to something elsewhere', 'links to things elsewhere'],
  break: ['section break', 'section breaks'],
};

function keptBody(pieces: readonly Piece[]): string[] {
  const counts = new Map<Piece['kind'], number>();
  for (const { kind } of pieces) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const told = (Object.keys(names) as Piece['kind'][]).flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [`${number(count)} ${names[kind][count === 1 ? 0 : 1]}`];
  });
  const figures = pieces.filter((piece) => piece.kind === 'figure');
  const credits = figures.flatMap(({ credit }) => (credit === '' ? [] : [`“${shorten(credit)}”`]));
  const body = told.length > 0 ? [`Body: ${told.join(', ')}.`] : [];
  return credits.length > 0 ? [...body, keptCredits(credits)] : body;
}

function keptCredits(credits: readonly string[]): string {
  const name = credits.length === 1 ? 'Picture credit' : 'Picture credits';
  const shown = credits.slice(0, 20).join(', ');
  return `${name}: ${shown}. The pictures themselves are not in a text file.`;
}

function keptSigns(text: string, { headMarks, dash, body }: Reading): string {
  const marks =
    headMarks.length + dash.length + body.reduce((sum, piece) => sum + marksOf(piece), 0);
  const but = marks === 0 ? '' : '; only the marks named below are gone';
  return `Every character of the text: ${number(signsIn(text) - marks)}, white space not counted${but}.`;
}

// A pattern such as \S+ fails on a run of megabytes, so the white space is counted one by one.
function signsIn(text: string): number {
  let signs = 0;
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) signs += 1;
  return signs;
}

// ECMAScript's white space and line ends.
const wideSpaces = new Set([0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return wideSpaces.has(unit) || (unit >= 0x2000 && unit <= 0x200a);
}

function marksOf(piece: Piece): number {
  if (piece.kind !== 'list') return 'marks' in piece ? piece.marks.length : 0;
  return piece.items.reduce((sum, { marks, lists }) => {
    return sum + marks.length + lists.reduce((inner, list) => inner + marksOf(list), 0);
  }, 0);
}

function changedLayout({ unwrapped, moved }: Reading): string[] {
  const joined = 'Lines that were broken at a fixed width were joined into paragraphs.';
  const shifted = moved.map(
    (part) => `The ${part} stood further down and was moved to its place in the head.`,
  );
  return [...(unwrapped ? [joined] : []), ...shifted];
}

function keptLanguage({ isLanguageSure, language }: ImportFacts): string[] {
  const name = languageOf(language).name;
  return isLanguageSure
    ? []
    : [`Its language is not certain from so few words and stays ${name}; look under Details.`];
}

function changedLanguage({ language, asked }: ImportFacts): string[] {
  return language === asked
    ? []
    : [
        `The language was set to ${languageOf(language).name}, which the text seems to be written in.`,
      ];
}

function droppedMarks(reading: Reading): string[] {
  const counts = { list: 0, quote: 0, heading: reading.headMarks === '' ? 0 : 1, break: 0 };
  for (const piece of reading.body) {
    if (piece.kind === 'list') counts.list += itemsOf(piece);
    if (piece.kind === 'related' && piece.marks !== '') counts.list += 1;
    if (piece.kind === 'quote' && piece.marks !== '') counts.quote += piece.marks.length;
    if (piece.kind === 'heading' && piece.marks !== '') counts.heading += 1;
    if (piece.kind === 'break') counts.break += 1;
  }
  return [
    ...told(
      counts.list,
      'bullet or number at the start of a line',
      'bullets or numbers at the start of lines',
      'the list shows its own',
    ),
    ...told(
      counts.quote,
      '“>” before a quoted line',
      '“>” before quoted lines',
      'the quotation is set apart instead',
    ),
    ...told(
      counts.heading,
      'sign that marked a heading',
      'signs that marked headings',
      'they are headings now',
    ),
    ...told(
      counts.break,
      'row of signs between sections',
      'rows of signs between sections',
      'a section break stands there',
    ),
    ...told(
      reading.dash === '' ? 0 : 1,
      'dash behind the dateline',
      '',
      'it has a place of its own',
    ),
  ];
}

function told(count: number, one: string, many: string, why: string): string[] {
  if (count === 0) return [];
  return [`${number(count)} ${count === 1 ? one : many}; ${why}.`];
}

function itemsOf(list: List): number {
  return list.items.reduce(
    (sum, item) => sum + 1 + item.lists.reduce((inner, deeper) => inner + itemsOf(deeper), 0),
    0,
  );
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119).replace(/[\ud800-\udbff]$/, '')}…`;
}

function number(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
