import type { Node } from 'prosemirror-model';
import { Transform, type Step } from 'prosemirror-transform';

/** Who proposes. */
export interface Proposing {
  /** The note's id for what is new. */
  readonly id: string;
  /** The ids of the author's proposals of this sitting: what is done beside them goes on with them. */
  readonly own: ReadonlySet<string>;
}

/** An edit made a proposal. */
export interface Proposed {
  /** What is to be done to the document instead of the edit's own steps. */
  readonly transform: Transform;
  /** The proposals that it began or went on with; empty where nothing in it could be one. */
  readonly ids: ReadonlySet<string>;
}

/** Makes proposals of an edit. */
export function propose(doc: Node, steps: readonly Step[], by: Proposing): Proposed {
  const transform = new Transform(doc);
  for (const step of steps) transform.step(step);
  return { transform, ids: new Set([by.id]) };
}
