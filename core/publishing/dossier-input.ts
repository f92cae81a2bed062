import type { BlockRole, TextSpan } from '../article/text-blocks.ts';
import type { WordChange } from '../article/word-difference.ts';

// What a dossier is made of. Publishing knows nothing of fact-checking, so this says in its own
// words what whoever assembles a dossier has to bring. Times are milliseconds since 1970 in UTC,
// hashes are SHA-256 in hexadecimal, texts may be empty.

/** Everything that stands in a dossier. */
export interface DossierInput {
  readonly madeAt: number;
  /** Who had it made, or empty. */
  readonly madeBy: string;
  readonly story: DossierStory;
  /** The page that was exported last, or null. */
  readonly page: { readonly name: string; readonly sha256: string; readonly at: number } | null;
  /** What the checklist says now. */
  readonly checklist: readonly {
    readonly severity: 'warning' | 'error';
    readonly message: string;
  }[];
  /** Why errors did not stand in the way, oldest first. */
  readonly overrides: readonly DossierOverride[];
  /** The text blocks in reading order. */
  readonly blocks: readonly DossierBlock[];
  /** In reading order; those that were cut from the story come last. */
  readonly claims: readonly DossierClaim[];
  readonly sources: readonly DossierSource[];
  readonly quotations: readonly DossierQuotation[];
  readonly inconsistencies: readonly DossierInconsistency[];
  /** Whether the desk asks a second person to sign off each verdict. */
  readonly asksSignOff: boolean;
}

/** The story's record. */
export interface DossierStory {
  readonly id: string;
  readonly headline: string;
  readonly slug: string;
  /** Where it stands on its way through the desk. */
  readonly status: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Of the text that `galley export --format txt` writes, in UTF-8. */
  readonly textSha256: string;
}

/** A decision to go on in spite of errors. */
export interface DossierOverride {
  readonly at: number;
  /** Who took it, or empty where nobody was recorded. */
  readonly who: string;
  /** What was done: a sentence without its full stop. */
  readonly what: string;
  readonly reason: string;
}

/** A block of the story. Spans are UTF-16 offsets into its text. */
export interface DossierBlock {
  readonly role: BlockRole;
  readonly text: string;
  /** The words of claims; a claim may have several pieces. */
  readonly claims: readonly (TextSpan & { readonly id: string })[];
  /** Statements that somebody looked at and set aside. */
  readonly setAside: readonly TextSpan[];
  /** Statements that can be checked and that nobody looked at. */
  readonly unread: readonly TextSpan[];
}

/** Where a claim stands. */
export type DossierStatus =
  | 'unchecked'
  | 'checking'
  | 'confirmed'
  | 'needs-change'
  | 'cannot-confirm'
  | 'opinion'
  | 'text-changed'
  | 'cut';

/** A claim and all that is on record of it. */
export interface DossierClaim {
  readonly id: string;
  /** What kind of statement it is, in a word or two. */
  readonly kind: string;
  readonly status: DossierStatus;
  /** The verdict that was given, in words; the status may have moved on. */
  readonly verdict: string;
  /** Its words now; null when they are gone from the story. */
  readonly current: string | null;
  /** Its words when it was last checked, or marked. */
  readonly checked: string;
  /** How the words should read. */
  readonly fix: string;
  readonly note: string;
  readonly checkedBy: string;
  readonly checkedAt: number | null;
  readonly signedBy: string;
  readonly signedAt: number | null;
  readonly evidence: readonly DossierEvidence[];
  /** Oldest first. */
  readonly history: readonly {
    readonly at: number;
    readonly who: string;
    readonly what: string;
  }[];
}

/** What bears on a claim. */
export interface DossierEvidence {
  readonly quote: string;
  /** Where it comes from, in the checker's words. */
  readonly source: string;
  /** Page, timestamp or other place. */
  readonly locator: string;
  readonly primary: boolean;
  readonly seenAt: number;
  /** The source that it was taken from, or null. */
  readonly sourceId: string | null;
}

/** A source of the story. */
export interface DossierSource {
  readonly id: string;
  /** What it is, in a word or two. */
  readonly kind: string;
  readonly title: string;
  readonly publisher: string;
  readonly author: string;
  readonly published: string;
  readonly address: string;
  readonly retrievedAt: number | null;
  readonly addedAt: number;
  readonly addedBy: string;
  readonly file: {
    readonly name: string;
    /** Bytes. */
    readonly size: number;
    readonly sha256: string;
  } | null;
  /** Whether its words are there to be searched, or why not: a sentence. */
  readonly reading: string;
  /** What was written down where no file is kept, from the beginning; empty beside a file. */
  readonly words: string;
  /** How many characters (UTF-16 code units) of it there are in all. */
  readonly length: number;
}

/** Words that the story quotes, and where they come from. */
export interface DossierQuotation {
  readonly words: string;
  readonly isSetAside: boolean;
  readonly match:
    | { readonly state: 'verbatim' | 'altered'; readonly passage: DossierPassage }
    /** It was translated from these words. */
    | { readonly state: 'tied'; readonly passage: DossierPassage }
    | { readonly state: 'not-found' }
    /** The story has no source with words. */
    | { readonly state: 'no-sources' };
}

/** Words of a source. */
export interface DossierPassage {
  readonly sourceId: string;
  readonly text: string;
  /** Where the words of `text` stand in it, as the differences count them. */
  readonly words: readonly TextSpan[];
  /** What the page or stretch is called, or empty. */
  readonly page: string;
  /** What the quotation made of the words. */
  readonly differences: readonly WordChange[];
}

/** Something in the story that cannot be true together. */
export interface DossierInconsistency {
  readonly message: string;
  readonly working: string;
  /** The words that it is about. */
  readonly words: readonly string[];
  readonly isSetAside: boolean;
}
