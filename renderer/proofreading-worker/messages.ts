import type { Finding, ProofText } from '../../core/proofreading/finding.ts';
import type { HouseStyle } from '../../core/proofreading/house-style.ts';

/** What the page asks of the proofreading worker. The worker keeps the story between requests. */
export type ProofreadingRequest =
  /** Takes `removed` blocks out at index `at`, puts `blocks` in, and checks the story. */
  | {
      readonly kind: 'check';
      readonly request: number;
      readonly at: number;
      readonly removed: number;
      readonly blocks: readonly ProofText[];
    }
  /** What the newsroom has of its own from now on; findings follow with the next check. */
  | { readonly kind: 'house-style'; readonly style: HouseStyle };

/** The findings of one block of the story, by its index. */
export interface BlockFindings {
  readonly block: number;
  readonly findings: readonly Finding[];
}

/** What the worker answers. */
export type ProofreadingAnswer =
  /** Findings of every block that was put in, and of those where they are no longer the same. */
  | {
      readonly kind: 'checked';
      readonly request: number;
      readonly changed: readonly BlockFindings[];
    }
  /** The worker cannot check; `message` is a sentence for the editor. */
  | { readonly kind: 'failed'; readonly message: string };

/** The way to a worker. Tests put the service itself in its place. */
export interface ProofreadingPort {
  readonly post: (request: ProofreadingRequest) => void;
  /** Called for each answer; set once, before the first post. */
  readonly hear: (answered: (answer: ProofreadingAnswer) => void) => void;
  readonly close: () => void;
}
