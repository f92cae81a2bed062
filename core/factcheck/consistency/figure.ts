import type { TextSpan } from '../../article/text-blocks.ts';
import type { WrittenDay } from './days.ts';

/**
 * What a figure is. `span` is two years as one, “1931–2015”; `other` is a figure that says nothing
 * to these checks: a score, a time, a range, the number of a road.
 */
export type FigureKind =
  | 'count'
  | 'year'
  | 'ordinal'
  | 'percent'
  | 'points'
  | 'money'
  | 'measure'
  | 'fraction'
  | 'day'
  | 'span'
  | 'other';

/** A figure of a block, in digits or in words. The span is the figure's own, without its hedge. */
export interface Figure extends TextSpan {
  readonly kind: FigureKind;
  /** 12 for “12 per cent”, 0.5 for “half”, 2400000 for “2.4m”; of a span the first year. */
  readonly value: number;
  /** What the last digit that was written is worth: 0.1 for 2.4, 100000 for “2.4m”. */
  readonly step: number;
  /** “about”, “more than”: the figure is not meant to be exact. */
  readonly hedged: boolean;
  /** The unit as `unitOf` knows it, or the currency; or empty. */
  readonly unit: string;
  /** Whether it was written with “million” or the like. */
  readonly scaled: boolean;
  /** Where the figure with its hedge begins. */
  readonly start: number;
  /** For a day. */
  readonly written: WrittenDay | null;
  /** For a span: its last year. */
  readonly until: number;
}

/** A figure that was read and the index of the token after it. */
export interface Found {
  readonly figure: Figure;
  readonly next: number;
}

/** A figure of no value, to be filled in. */
export const BLANK_FIGURE: Omit<Figure, 'kind' | 'from' | 'to' | 'start'> = {
  value: 0,
  step: 1,
  hedged: false,
  unit: '',
  scaled: false,
  written: null,
  until: 0,
};
