import type { BlockRole } from '../article/text-blocks.ts';

/** One block of a story as the proofreader reads it. Offsets everywhere are UTF-16 code units. */
export interface ProofText {
  readonly role: BlockRole;
  readonly text: string;
  /** BCP 47: `en-GB`, `en-US` or another; blocks in languages without data are not spell-checked. */
  readonly lang: string;
  /** Spans marked as foreign words; they are not checked. */
  readonly foreign: readonly {
    readonly from: number;
    readonly to: number;
    readonly lang: string;
  }[];
}

/** What sort of slip a finding is; rules that fit none of the bench's kinds use their own. */
export type FindingKind =
  | 'nonword'
  | 'name'
  | 'realword'
  | 'doubled'
  | 'article'
  | 'spacing'
  | 'punctuation'
  | 'capital'
  | 'letters'
  | 'style';

/** How sure and how grave: an error is wrong, a warning most likely is, a hint is worth a look. */
export type FindingSeverity = 'error' | 'warning' | 'hint';

/** One thing worth the editor's eye. `from` < `to`, both within the block, `text` lies between. */
export interface Finding {
  /** Id of the rule that found it. */
  readonly rule: string;
  readonly kind: FindingKind;
  /** Index of the block in the array that was checked. */
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly severity: FindingSeverity;
  /** The very words found. */
  readonly text: string;
  /** The reason, in plain words. */
  readonly message: string;
  /** Best first, at most five; each replaces exactly `from`..`to`; the empty one deletes. */
  readonly suggestions: readonly string[];
}
