import type { Entry } from '../office/arrange.ts';
import type { Change, NoteBook, OpenNote } from '../office/note-book.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import type { Tally } from '../office/tally.ts';
import type { Inline, PieceDraft } from '../story-draft.ts';
import type { TextStyle, TextStyles } from './styles.ts';

/** A tracked change: what it is, and the element that holds what it took out. */
export interface TrackedChange {
  readonly change: Change | null;
  readonly taken: XmlElement | null;
}

/** All that the reading of one text needs and gathers. */
export interface TextReading {
  readonly styles: TextStyles;
  readonly notes: NoteBook;
  readonly tally: Tally;
  readonly changes: ReadonlyMap<string, TrackedChange>;
  /** Insertions that the words which come next are part of, by the ids of their regions. */
  readonly insertions: Map<string, Change>;
  /** Deletions that show in the text: the words which come next are out of it. */
  readonly deletions: Map<string, Change>;
  /** Words that wait for the paragraph that they go on in, as the end of theirs is gone. */
  carried: Line | null;
  /** The ids of changes that end somewhere: of another nobody can tell how far it reaches. */
  readonly changeEnds: ReadonlySet<string>;
  /** Deletions whose words no place in the text has taken yet. */
  readonly pendingDeletions: Set<string>;
  /** The names of annotations that end somewhere: others stand at a point. */
  readonly endings: ReadonlySet<string>;
  /** Notes of annotations on the words that come next, by the annotations' names. */
  readonly annotations: Map<string, string>;
  /** Notes by the names of annotations, for replies. */
  readonly threads: Map<string, OpenNote>;
  /** Notes at the foot, in order. */
  readonly footnotes: XmlElement[];
  /** How far lists have counted, by their styles. */
  readonly counters: Map<string, number>;
  /** A picture's bytes, by its address in the document. */
  readonly medium: (address: string) => Uint8Array | null;
  readonly readBlocks: (children: readonly XmlNode[], place: Place) => Entry[];
}

/** What holds at a place of the text. */
export interface Place {
  readonly link: string | undefined;
  /** The paragraph's style. */
  readonly style: TextStyle;
  /** Styles of the spans around, the innermost first. */
  readonly spans: readonly TextStyle[];
  /** Whether a section around is hidden. */
  readonly isHidden: boolean;
}

/** Reads an element, or what stands in it, into a line. */
export type ReadInline = (
  element: XmlElement,
  line: Line,
  place: Place,
  reading: TextReading,
) => void;

/** What one paragraph gathers: its words, and what is anchored in it. */
export interface Line {
  readonly runs: Inline[];
  readonly before: PieceDraft[];
  readonly after: PieceDraft[];
}
