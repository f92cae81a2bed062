import type { TextSpan } from '../../article/text-blocks.ts';
import type { Spot } from './check.ts';
import type { Figure } from './figure.ts';
import type { FiguredText, ShapeMatch } from './figured-text.ts';
import { sayNumber } from './saying.ts';

/** The words of one clause without a figure: one letter of them. A pattern's source. */
export const PHRASE = '[^\\uE000\\uE001,.;:()—–]';

/** One part of a total, and the words after its figure. */
export interface Part {
  readonly value: number;
  readonly phrase: string;
}

/** The parts of a list, “a nurse” counted as one; null where one of them has no number. */
export function partsOf(listed: string, figures: readonly Figure[]): readonly Part[] | null {
  let next = 0;
  const parts: Part[] = [];
  for (const words of listed.split(/,? (?:and|plus) |, /u)) {
    const isCounted = words.startsWith('\uE000');
    if (!isCounted && !/^an? /u.test(words)) return null;
    const value = isCounted ? (figures[next]?.value ?? 0) : 1;
    if (isCounted) next += 1;
    parts.push({ value, phrase: trimmed(words.replace(/^(?:\uE000[a-z]\d+\uE001|an? )/u, '')) });
  }
  return next === figures.length ? parts : null;
}

/** Whether figures are no exact amounts of one unit. */
export function isUnclear(figures: readonly Figure[]): boolean {
  const units = new Set(figures.map(({ unit }) => unit));
  return units.size > 1 || figures.some(({ hedged, value }) => hedged || value <= 0);
}

/** How far a sum may be off by the rounding of its figures alone. */
export function roundingOf(figures: readonly Figure[]): number {
  return figures.reduce((added, { scaled, step }) => added + (scaled ? step / 2 : 0), 0);
}

/** What to say of parts that do not make their total. */
export function sumSpot(
  span: TextSpan,
  whole: Figure,
  parts: readonly Pick<Part, 'value'>[],
): Spot {
  const sum = sumOf(parts);
  const added = parts.map(({ value }) => sayNumber(value)).join(' + ');
  return {
    message: `The parts add up to ${sayNumber(sum)}, not to ${sayNumber(whole.value)}.`,
    working: `${added} = ${sayNumber(sum)}, the text says ${sayNumber(whole.value)}`,
    spans: [span],
  };
}

/** What the parts make together. */
export function sumOf(parts: readonly Pick<Part, 'value'>[]): number {
  return parts.reduce((added, { value }) => added + value, 0);
}

/**
 * Whether parts that make too little may not be all of them. “$550m in aid: $90m for roads and $60m
 * for schools”, “30 of 48 members voted: 20 for it and 10 against”: a part as large as one that is
 * told may have been left out.
 */
export function mayLack(
  { shape }: FiguredText,
  { at }: Pick<ShapeMatch, 'at'>,
  parts: readonly Pick<Part, 'value'>[],
  lacking: number,
): boolean {
  if (lacking <= 0) return false;
  const isSome = someOf.test(shape.slice(Math.max(0, at.from - 40), at.from));
  return isSome || lacking > Math.min(...parts.map(({ value }) => value));
}

const someOf = /(?:\uE001(?: out)? of|\bOf|\bAmong) (?:the |its |their |all |those )?$/u;

/** Words without the spaces and commas around them. */
export function trimmed(words: string): string {
  return words.replace(/^[\s,-]+|[\s,]+$/gu, '');
}
