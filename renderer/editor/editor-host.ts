import type { Result } from '../../core/base/result.ts';
import type { ClaimId, MediaHash } from '../../core/base/id.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { Saved } from '../../core/contract/journal.ts';
import type { Medium } from '../../core/contract/media.ts';
import type { ClaimKind } from '../../core/factcheck/claim.ts';
import type { Dismissal } from '../../core/factcheck/dismissal.ts';

/** A selection as document positions. */
export interface StorySelection {
  readonly anchor: number;
  readonly head: number;
}

/** Steps on their way to the journal, made upon `seq`; `steps` are ProseMirror step JSON. */
export interface StepBatch {
  readonly seq: number;
  readonly steps: unknown[];
  readonly selection: StorySelection;
}

/** What the editing surface needs of the desk around it. Tests pass fakes. */
export interface EditorHost {
  /** Puts steps on disk; answers only when they are there. May reject: that counts as failed. */
  readonly append: (batch: StepBatch) => Promise<Result<Saved, RequestFailure>>;
  /** Keeps where the caret was, for the next opening; called when it has rested. */
  readonly keepSelection: (selection: StorySelection) => void;
  /** Stores a dropped or pasted picture. */
  readonly addMedia: (bytes: Uint8Array) => Promise<Result<Medium, RequestFailure>>;
  /** Asks for a picture with the system's dialog. */
  readonly pickMedia: () => Promise<Result<Medium, RequestFailure>>;
  /** The bytes of a stored picture; null when they cannot be had. */
  readonly readMedia: (hash: MediaHash) => Promise<Uint8Array | null>;
  /** The record of a claim that said these words and is marked no more, which they take up again. */
  readonly recordOf: (text: string) => ClaimId | null;
  /**
   * Words became a claim; the desk makes its record, unless `recordOf` named one. `text` is what
   * they say; `splitFrom` is the claim that they were a part of, or null. Then `kind` is null: it is
   * of the same kind.
   */
  readonly claimMade: (
    id: ClaimId,
    text: string,
    kind: ClaimKind | null,
    splitFrom: ClaimId | null,
  ) => void;
  /** The words of `merged` now belong to the claim `id`, which takes over its evidence. */
  readonly claimsMerged: (id: ClaimId, merged: ClaimId) => void;
  /** The checker set something aside; the desk keeps that and answers through `setDismissals`. */
  readonly factDismissed: (dismissal: Dismissal) => void;
  /** A story that was empty has its words from the clipboard; `text` is all of them. */
  readonly storyPasted: (text: string) => void;
  /** Opens the small link editor over the selection; it answers through `setLink`. */
  readonly editLink: () => void;
  /** Opens the choice of a language for the selection; it answers through `setForeign`. */
  readonly editForeign: () => void;
  /** Opens a link in the system's browser; the desk asks first. */
  readonly openLink: (href: string) => void;
  /** Something that was asked for did not work; `message` is a sentence for the editor. */
  readonly failed: (message: string) => void;
}
