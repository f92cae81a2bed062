import type { Entry } from '../office/arrange.ts';
import type { Change, NoteBook } from '../office/note-book.ts';
import type { XmlNode } from '../office/read-xml.ts';
import type { Tally } from '../office/tally.ts';
import type { Inline, PieceDraft } from '../story-draft.ts';
import type { CommentSpans } from './comment-spans.ts';
import type { Fields } from './fields.ts';
import type { Footnotes } from './footnotes.ts';
import type { Numberer } from './numbering.ts';
import type { Relations, WordPackage } from './package.ts';
import type { WordStyle, WordStyles } from './styles.ts';

/** All that the reading of one document needs and gathers. */
export interface WordReading {
  readonly pack: WordPackage;
  readonly styles: WordStyles;
  readonly numberer: Numberer;
  readonly notes: NoteBook;
  readonly tally: Tally;
  readonly comments: CommentSpans;
  readonly footnotes: Footnotes;
  /** Those of the part that is being read. */
  relations: Relations;
  fields: Fields;
  /** How deep in alternatives the reading is. */
  alternatives: number;
  /** Reads blocks; here so that text boxes can, without their file and that of blocks in a circle. */
  readonly readBlocks: (children: readonly XmlNode[], place: Place) => Entry[];
}

/** How a run of text is dressed. */
export interface Dress {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly isHidden: boolean;
  readonly isStruck: boolean;
  readonly raised: 'superscript' | 'subscript' | null;
  readonly font: string;
  readonly language: string | undefined;
}

/** What holds at a place of the document. */
export interface Place {
  /** What became of the words here. */
  readonly change: Change | null;
  /** Who put the words here in, though they may have been taken out again. */
  readonly put: Change | null;
  readonly link: string | undefined;
  readonly dress: Dress;
  /** The paragraph's style. */
  readonly style: WordStyle;
}

/** What one paragraph gathers: its words, and what is anchored in it. */
export interface Line {
  readonly runs: Inline[];
  readonly before: PieceDraft[];
  readonly after: PieceDraft[];
}
