import type { TextRun } from '../story-draft.ts';
import { placesBetween, sliceRuns, textOfRuns } from './runs.ts';

/**
 * Hands out the runs of paragraphs for the texts that recognising cut from them. Texts come in the
 * order of the paragraphs, none across two.
 */
export class RunCursor {
  private readonly paragraphs: readonly (readonly TextRun[])[];
  private index = 0;
  private offset = 0;
  private text: string;

  constructor(paragraphs: readonly (readonly TextRun[])[]) {
    this.paragraphs = paragraphs;
    this.text = textOfRuns(paragraphs[0] ?? []);
  }

  /** Passes over the paragraph that stands next, which was taken whole elsewhere. */
  skip(): void {
    this.move(this.offset === 0 ? this.index + 1 : this.index + 2);
  }

  /** The runs of `text`, which stands in this paragraph or the next. @throws RangeError when it does not. */
  take(text: string): TextRun[] {
    if (text === '') return [];
    while (this.index < this.paragraphs.length) {
      const at = this.text.indexOf(text, this.offset);
      if (at >= 0) {
        const runs = this.paragraphs[this.index] ?? [];
        const places = at > this.offset ? placesBetween(runs, this.offset, at - 1) : [];
        this.offset = at + text.length;
        return [...places, ...sliceRuns(runs, at, this.offset)];
      }
      this.move(this.index + 1);
    }
    throw new RangeError('The text was cut from no paragraph');
  }

  private move(index: number): void {
    this.index = index;
    this.offset = 0;
    this.text = textOfRuns(this.paragraphs[index] ?? []);
  }
}
