import type { Change } from '../office/note-book.ts';

/** Where the signs of a group go. */
export type Destination =
  | 'text'
  | 'skip'
  /** Nothing here is text, but groups inside may be. */
  | 'shape'
  | 'font-table'
  | 'style-sheet'
  | 'revision-table'
  | 'instruction'
  | 'picture'
  | 'list-text'
  | 'property-name'
  | 'property-value'
  | 'comment-author'
  | 'comment-start'
  | 'comment-end'
  | 'comment-number'
  | 'comment-date';

/** What a paragraph's control words say of it. */
export interface ParagraphState {
  readonly style: number;
  /** From 0; 9 is body text. */
  readonly outline: number | null;
  readonly level: number;
  readonly isInTable: boolean;
}

/** A field that is open: where its result leads. */
export interface OpenField {
  link: string | undefined;
}

/** What holds inside a group; a copy of it at the group's end holds again outside. */
export interface State {
  destination: Destination;
  bold: boolean;
  italic: boolean;
  isHidden: boolean;
  isStruck: boolean;
  raised: 'superscript' | 'subscript' | null;
  font: number;
  language: string | undefined;
  /** How many signs stand in for each of Unicode. */
  skips: number;
  /** Tracked changes here, the author by the number of the revision table. */
  changes: Partial<Record<Change['kind'], { author: number; at: number | null }>>;
  paragraph: ParagraphState;
  field: OpenField | null;
  /** Whether this is what an RTF made of HTML repeats for older readers. */
  isForOldReaders: boolean;
}

/** A paragraph that nothing was said of. */
export const plainParagraph: ParagraphState = {
  style: 0,
  outline: null,
  level: 0,
  isInTable: false,
};

/** What holds at the start of a file. */
export function initialState(): State {
  return {
    destination: 'text',
    ...plainWords(),
    font: -1,
    language: undefined,
    skips: 1,
    changes: {},
    paragraph: plainParagraph,
    field: null,
    isForOldReaders: false,
  };
}

/** Words that nothing dresses (`\plain`). */
export function plainWords(): Pick<State, 'bold' | 'italic' | 'isHidden' | 'isStruck' | 'raised'> {
  return { bold: false, italic: false, isHidden: false, isStruck: false, raised: null };
}
