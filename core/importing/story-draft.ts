import type { Correction } from '../article/correction.ts';
import type { ArrivingNote } from '../article/note.ts';
import type { StoryDetails } from '../article/story.ts';
import type { ImportedTag, ImportReport } from './imported-document.ts';

/**
 * Words that are dressed alike. Their white space is read as HTML reads it (any run of it is one
 * space) unless `keepsSpace` is set: then spaces and tabs stay and a line end breaks the line. Ends
 * of a block are trimmed either way.
 */
export interface TextRun {
  readonly text: string;
  readonly em?: boolean;
  readonly strong?: boolean;
  /** Where the words lead, as the document has it: a link that is not safe is dropped and said so. */
  readonly href?: string;
  /** BCP 47 tag of words in another language than the story's. */
  readonly lang?: string;
  /**
   * Ids of notes on these words, which `StoryDraft.notes` holds. A run without text is the place of
   * a note that has no words of its own (a deletion, a comment at a point): the nearest word bears it.
   */
  readonly notes?: readonly string[];
  readonly keepsSpace?: boolean;
  /** What somebody proposes to take out here; the run has no text of its own. */
  readonly gone?: Gone;
  /** The note of who put in the end of the block, which this run stands at; it has no text. */
  readonly split?: string;
}

/** Words, or the end of a block, that are proposed to be taken out; `id` is that of a note. */
export type Gone =
  | { readonly kind: 'words'; readonly id: string; readonly run: TextRun; readonly mark: object }
  | {
      readonly kind: 'end';
      readonly id: string;
      readonly form: EndedForm;
      /** The note of who had put the end in before. */
      readonly inserted?: string;
      /** Tells it from others, wherever it is copied to. */
      readonly mark: object;
    };

/** What the block was whose end is proposed to be taken out. */
export interface EndedForm {
  readonly kind: 'paragraph' | 'heading' | 'pull-quote';
  /** Of a heading. */
  readonly level: number;
  readonly within: 'list' | 'numbered-list' | 'quote' | null;
}

/** A run that holds words which are proposed to be taken out. */
export function goneWords(id: string, run: TextRun | 'line-break'): TextRun {
  const words = run === 'line-break' ? { text: '\n', keepsSpace: true } : run;
  return { text: '', gone: { kind: 'words', id, run: words, mark: {} } };
}

/** A run that holds the end of a block which is proposed to be taken out. */
export function goneEnd(id: string, form: EndedForm, inserted: string | null = null): TextRun {
  const by = inserted === null ? {} : { inserted };
  return { text: '', gone: { kind: 'end', id, form, mark: {}, ...by } };
}

/** Whether a run is the place of words or of an end of a block, and no words itself. */
export function isPlaceOfChange(run: Inline): boolean {
  return run !== 'line-break' && (run.gone !== undefined || run.split !== undefined);
}

/** What stands in a line of text: words, or the end of a line within a paragraph. */
export type Inline = TextRun | 'line-break';

/** The inline content of a block, in order. */
export type Runs = readonly Inline[];

/** A picture with its words. */
export interface FigureDraft {
  readonly kind: 'figure';
  /** Its bytes, whatever they are: the builder tells pictures by their content. Null when not at hand. */
  readonly picture: Uint8Array | null;
  /** What the document calls it, a file's name or an address, for the report; or empty. */
  readonly source: string;
  readonly alt: string;
  readonly caption: Runs;
  readonly credit: Runs;
  readonly rights: string;
}

/** A table: rows of cells, each with whatever blocks it holds. It becomes text, one paragraph a row. */
export interface TableDraft {
  readonly kind: 'table';
  readonly caption: Runs;
  readonly rows: readonly (readonly (readonly PieceDraft[])[])[];
}

/** A list, its items with whatever blocks they hold. `start` is the first number of an ordered one. */
export interface ListDraft {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly (readonly PieceDraft[])[];
}

/**
 * A block of a document. Blocks may stand in one another as the document has them, as deep as it
 * likes: the builder fits them to the schema and loses no word.
 */
export type PieceDraft =
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  /** `level` as the document counts, from 1; the story's own levels are 2 to 4. */
  | { readonly kind: 'heading'; readonly level: number; readonly runs: Runs }
  | ListDraft
  | { readonly kind: 'quote'; readonly pieces: readonly PieceDraft[] }
  | { readonly kind: 'pull-quote'; readonly runs: Runs }
  | FigureDraft
  | TableDraft
  /** A line that leads to another story. */
  | { readonly kind: 'related'; readonly runs: Runs; readonly href: string | null }
  /** Something that stands elsewhere: a post, a film. */
  | { readonly kind: 'embed'; readonly runs: Runs; readonly href: string | null }
  /** A break between sections. */
  | { readonly kind: 'break' };

/** The parts of the head that the document marks as such; absent where it marks none. */
export interface HeadDraft {
  readonly headline?: Runs;
  readonly standfirst?: Runs;
  readonly byline?: Runs;
  readonly dateline?: Runs;
}

/** What a reader of a format hands to `buildImport`: the document in neutral pieces. */
export interface StoryDraft {
  readonly head: HeadDraft;
  readonly body: readonly PieceDraft[];
  /**
   * Whether the newsroom's parts may be looked for among plain paragraphs: what the head lacks in
   * its first lines, credits and captions, related lines, and headings where the document has none.
   * False for a format of our own, which marks all that there is.
   */
  readonly recognises: boolean;
  /** Whether runs that keep their space keep it at the ends of a block too. */
  readonly isExact?: boolean;
  /** What the document says of itself. What is out of bounds is left out or cut. */
  readonly details?: Partial<StoryDetails>;
  readonly updatedAt?: number;
  readonly tags?: readonly ImportedTag[];
  /** Notes that runs name. One that no run names goes to the story's first words. */
  readonly notes?: readonly ArrivingNote[];
  readonly corrections?: readonly Correction[];
  readonly record?: unknown;
  /** What the reader itself has to tell; the builder adds what it counts and changes. */
  readonly report?: Partial<ImportReport>;
}

/** Plain words as runs, each `\n` a line break; none for an empty text. */
export function plainRuns(text: string): Runs {
  return text === '' ? [] : [{ text, keepsSpace: true }];
}
