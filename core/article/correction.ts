import type { CorrectionId } from '../base/id.ts';

/** What a newsroom told its readers of a mistake that was on the page; printed with its day. */
export interface Correction {
  readonly id: CorrectionId;
  /** When it was made, milliseconds since 1970 in UTC. */
  readonly at: number;
  /** One paragraph of plain text, never empty. */
  readonly text: string;
}
