/** A run of words as pdf.js tells it; lengths are points, `y` grows upwards. */
export interface PlacedWords {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
  /** Whether a line ends with it. */
  readonly endsLine: boolean;
}
