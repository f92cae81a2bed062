import type { HeadDraft, PieceDraft } from '../story-draft.ts';
import type { DressContext } from './dress.ts';
import type { LeftOut } from './left-out.ts';
import type { PageNotes } from './page-notes.ts';
import type { Plan } from './page-roles.ts';
import type { PictureShelf } from './picture-shelf.ts';

/** What reading needs beside the page. */
export interface ReadingContext extends DressContext {
  readonly plan: Plan;
  readonly shelf: PictureShelf;
  readonly notes: PageNotes;
  readonly leftOut: LeftOut;
  /** When the page says that the story appeared, or null: then its printed line of times has the word. */
  readonly publishedAt: number | null;
  /** Whether a raised or lowered number was met. */
  readonly raised: { isMet: boolean };
  /** The quotation marks that the page's language puts around `q`. */
  readonly quotes: readonly [string, string];
  /** Whether only the words of a part are wanted: then nothing in it is a part of its own. */
  readonly isInner?: boolean;
  /** Whether spans part words, as the name and the office in a byline that style alone sets apart. */
  readonly partsSpans?: boolean;
}

/** A correction as a page prints it. */
export interface PrintedCorrection {
  readonly text: string;
  readonly at: number | null;
}

/** What was read of a page. */
export interface ReadBlocks {
  readonly head: HeadDraft;
  readonly kicker: string;
  readonly body: readonly PieceDraft[];
  readonly corrections: readonly PrintedCorrection[];
  /** The first moment of a line of times, milliseconds since 1970 in UTC; null where none was needed or found. */
  readonly printedAt: number | null;
}
