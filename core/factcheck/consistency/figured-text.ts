import type { TextSpan } from '../../article/text-blocks.ts';
import { sentencesIn } from '../../article/sentences.ts';
import { figuresIn } from './amounts.ts';
import type { Figure, FigureKind } from './figure.ts';
import { tokensIn } from './tokens.ts';

/**
 * A block's text with its figures taken out: in `shape` every figure is one sign of its kind with
 * its number, so that a pattern over the shape reads “rose {percent} from {count} to {count}”
 * however the figures are written.
 */
export interface FiguredText {
  readonly text: string;
  readonly shape: string;
  readonly figures: readonly Figure[];
  /** Where each figure's sign stands in the shape. */
  readonly signs: readonly TextSpan[];
  /** The sentences, in offsets into the shape. */
  readonly sentences: readonly ShapeSentence[];
  /** What stands between quotation marks, in offsets into the text. */
  readonly quoted: readonly TextSpan[];
}

/** A sentence in offsets into the shape, with its figures. */
export interface ShapeSentence extends TextSpan {
  readonly figures: readonly Figure[];
}

const OPEN = '\uE000';
const CLOSE = '\uE001';
const letters: Readonly<Record<FigureKind, string>> = {
  count: 'n',
  year: 'y',
  ordinal: 'o',
  percent: 'p',
  points: 'q',
  money: 'm',
  measure: 'u',
  fraction: 'f',
  day: 'd',
  span: 'l',
  other: 'x',
};

/** Takes the figures of an English text out. */
export function figuredText(source: string, language: string): FiguredText {
  // The signs of the shape are ours alone.
  const text = source.replace(/[\uE000\uE001\u00a0\u202f\u2009]/g, ' ');
  const figures = figuresIn(tokensIn(text));
  const parts: string[] = [];
  const signs: TextSpan[] = [];
  let length = 0;
  let done = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  figures.forEach((figure, index) => {
    add(text.slice(done, Math.max(done, figure.start)));
    const from = length;
    add(`${OPEN}${letters[figure.kind]}${String(index)}${CLOSE}`);
    signs.push({ from, to: length });
    done = figure.to;
  });
  add(text.slice(done));
  const shaped = { text, shape: parts.join(''), figures, signs, quoted: quotedIn(text) };
  return { ...shaped, sentences: shapeSentences(shaped, language) };
}

type Shaped = Pick<FiguredText, 'text' | 'shape' | 'figures' | 'signs'>;

function shapeSentences(shaped: Shaped, language: string): ShapeSentence[] {
  const sentences: ShapeSentence[] = [];
  let first = 0;
  let last = 0;
  for (const { to } of sentencesIn(shaped.text, language)) {
    while ((shaped.figures[last]?.to ?? Infinity) <= to) last += 1;
    // A full stop within a figure (“Oct. 3”) ends no sentence.
    if ((shaped.figures[last]?.start ?? Infinity) < to) continue;
    const end = to - (shaped.figures[last - 1]?.to ?? 0) + (shaped.signs[last - 1]?.to ?? 0);
    const figures = shaped.figures.slice(first, last);
    sentences.push({ from: sentences.at(-1)?.to ?? 0, to: end, figures });
    first = last;
  }
  return sentences;
}

function quotedIn(text: string): TextSpan[] {
  const spans: TextSpan[] = [];
  let open = -1;
  for (const { 0: sign, index } of text.matchAll(/[“”"]/g)) {
    if (open < 0 && sign !== '”') open = index;
    else if (open >= 0 && sign !== '“') {
      spans.push({ from: open, to: index });
      open = -1;
    }
  }
  if (open >= 0) spans.push({ from: open, to: text.length });
  return spans;
}

/** Whether a place of the text lies within quotation marks. */
export function isQuoted({ quoted }: FiguredText, { from }: TextSpan): boolean {
  let low = 0;
  let high = quoted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quoted[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return (quoted[low]?.from ?? Infinity) <= from;
}

/** Where a place of the shape stands in the text. */
export function textOffset({ figures, signs }: FiguredText, offset: number): number {
  let low = 0;
  let high = signs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((signs[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const inside = signs[low];
  if (inside && inside.from < offset) return figures[low]?.from ?? 0;
  return offset - (signs[low - 1]?.to ?? 0) + (figures[low - 1]?.to ?? 0);
}

/** A pattern's find in a shape: its figures in order, its named words, its place in the text. */
export interface ShapeMatch extends TextSpan {
  readonly figures: readonly Figure[];
  readonly words: Readonly<Record<string, string | undefined>>;
  /** Where it stands in the shape. */
  readonly at: TextSpan;
}

/**
 * A pattern over shapes: `{nm}` is a figure of one of these kinds (n count, y year, o ordinal,
 * p per cent, q percentage points, m money, u measure, f fraction, d day, l span of years, x other),
 * `{~40}` at most so many letters of one clause without a figure.
 */
export function shapePattern(source: string, flags = 'g'): RegExp {
  const written = source
    .replace(/\{([a-z]+)\}/g, (_, kinds: string) => `${OPEN}[${kinds}]\\d+${CLOSE}`)
    .replace(/\{~(\d+)\}/g, (_, most: string) => `[^${OPEN}${CLOSE}.!?;:]{0,${most}}?`);
  return new RegExp(written, `${flags.replace('g', '')}gu`);
}

const SIGN = /\uE000[a-z](\d+)\uE001/g;

/** Where a pattern is found in the shape, or between two offsets of it. */
export function* findShapes(
  figured: FiguredText,
  pattern: RegExp,
  within: TextSpan = { from: 0, to: figured.shape.length },
): Iterable<ShapeMatch> {
  const shape = figured.shape.slice(within.from, within.to);
  for (const match of shape.matchAll(pattern)) {
    const from = within.from + match.index;
    const to = from + match[0].length;
    const numbers = [...match[0].matchAll(SIGN)].map(([, number]) => Number(number));
    yield {
      figures: numbers.flatMap((number) => figured.figures[number] ?? []),
      words: match.groups ?? {},
      at: { from, to },
      from: textOffset(figured, from),
      to: textOffset(figured, to),
    };
  }
}
