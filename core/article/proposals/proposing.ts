import type { Step, Transform } from 'prosemirror-transform';

/** Who proposes. */
export interface Proposing {
  /** The note's id for what is new. */
  readonly id: string;
  /** The ids of the author's proposals of this sitting: what is done beside them goes on with them. */
  readonly own: ReadonlySet<string>;
}

/** Tries to say a step as a proposal; the ids that it took, or null where it cannot. */
export type Propose = (tr: Transform, step: Step, by: Proposing) => readonly string[] | null;
