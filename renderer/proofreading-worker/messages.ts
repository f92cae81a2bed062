import type { ProofText } from '../../core/proofreading/finding.ts';
import type { HouseStyle } from '../../core/proofreading/house-style.ts';
import type { BlockFindings } from '../../core/proofreading/story-check.ts';

/** What an editor asks of the proofreading worker, which keeps its story between requests. */
export type StoryRequest =
  /** Takes `removed` blocks out at index `at`, puts `blocks` in, and checks the story. */
  | {
      readonly kind: 'check';
      readonly request: number;
      readonly at: number;
      readonly removed: number;
      readonly blocks: readonly ProofText[];
    }
  /** Blocks from index `from` up to, not including, `to` are in view; they are looked at first. */
  | { readonly kind: 'in-view'; readonly from: number; readonly to: number }
  /** What the newsroom has of its own from now on; findings follow with the next check. */
  | { readonly kind: 'house-style'; readonly style: HouseStyle };

/** What the page asks of the worker. There is one worker, and one story at a time is open in it. */
export type ProofreadingRequest =
  | StoryRequest
  /** Another story begins, empty as yet. Answers carry its number. */
  | { readonly kind: 'open'; readonly story: number }
  /** The story is left; nothing of it is kept. */
  | { readonly kind: 'close' };

/** What an editor hears. */
export type StoryAnswer =
  /**
   * Findings of blocks, by their index in the story as `request` left it: of every block that was
   * put in, and of those where they are no longer the same. A request may be answered piece by
   * piece; it is answered at least once, and the last time `isDone`.
   */
  | {
      readonly kind: 'checked';
      readonly request: number;
      readonly changed: readonly BlockFindings[];
      readonly isDone: boolean;
    }
  /** The worker cannot check; `message` is a sentence for the editor. */
  | { readonly kind: 'failed'; readonly message: string };

/** What the worker answers. */
export type ProofreadingAnswer =
  | (Extract<StoryAnswer, { kind: 'checked' }> & { readonly story: number })
  | Extract<StoryAnswer, { kind: 'failed' }>
  /** The words of a language (primary language subtag) could not be had; all else goes on. */
  | { readonly kind: 'language-missing'; readonly tag: string };

/** The way of one editor to the worker. Tests put their own in its place. */
export interface ProofreadingPort {
  readonly post: (request: StoryRequest) => void;
  /** Called for each answer; set once, before the first post. */
  readonly hear: (answered: (answer: StoryAnswer) => void) => void;
  readonly close: () => void;
}
