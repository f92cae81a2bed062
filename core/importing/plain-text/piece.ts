/** A stretch of text that is nothing but text so far; `\n` stands for a line break inside it. */
export interface Passage {
  readonly kind: 'passage';
  readonly text: string;
  /** White space before its first line, in columns. */
  readonly indent: number;
  /** Whether all its lines stand at `indent` or further in. */
  readonly block: boolean;
  /** How many lines of the file it took. */
  readonly lines: number;
  /** Which chunk of the file it stands in, from 0. */
  readonly chunk: number;
}

/** One item of a list; `marks` is its bullet or number, which the list now draws itself. */
export interface ListItem {
  readonly marks: string;
  readonly text: string;
  /** Lists inside the item. */
  readonly lists: readonly List[];
}

/** A list; `start` is the first number of an ordered one. */
export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly ListItem[];
}

/**
 * A piece of the story's body. `marks` holds signs that were only there to say what the piece is
 * (`>`, `##`, `* * *`): the story says it by its structure. Every other sign is in a text.
 */
export type Piece =
  | Passage
  | List
  | {
      readonly kind: 'heading';
      readonly text: string;
      readonly level: 2 | 3 | 4;
      readonly marks: string;
    }
  | { readonly kind: 'quote'; readonly paragraphs: readonly string[]; readonly marks: string }
  | { readonly kind: 'figure'; readonly caption: string; readonly credit: string }
  | { readonly kind: 'related'; readonly text: string; readonly marks: string }
  | { readonly kind: 'embed'; readonly text: string }
  | { readonly kind: 'break'; readonly marks: string; readonly chunk: number };

/** The head of the story; what it has not is empty. */
export interface Head {
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly dateline: string;
}

/** A text read as a story. */
export interface Reading {
  readonly head: Head;
  readonly body: readonly Piece[];
  /** Signs taken out of the head because they only marked it up, in order. */
  readonly headMarks: string;
  /** The dash that parted the dateline from the words behind it, or empty. */
  readonly dash: string;
  /** Parts of the head that stood elsewhere in the file and were moved up, in plain words. */
  readonly moved: readonly string[];
  /** Whether broken lines were joined into paragraphs. */
  readonly unwrapped: boolean;
}
