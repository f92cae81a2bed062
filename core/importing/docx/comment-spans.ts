import type { XmlElement } from '../office/read-xml.ts';
import { elementsNamed } from '../office/xml-tree.ts';
import type { CommentNotes } from './comments.ts';

/** So many comments at most lie on one word; the rest are at the place where they begin. */
const mostOpen = 12;

/** Follows on which words comments lie. All ids that come out are those of notes. */
export class CommentSpans {
  private readonly comments: CommentNotes;
  private readonly ends: ReadonlySet<string>;
  private readonly open = new Map<string, readonly string[]>();
  private readonly placed = new Set<string>();

  constructor(comments: CommentNotes, document: XmlElement) {
    this.comments = comments;
    const ends = elementsNamed(document, 'w:commentRangeEnd');
    this.ends = new Set(ends.map(({ attributes }) => attributes['w:id'] ?? ''));
  }

  /** A comment begins. @returns notes that stand at this place alone. */
  start(id: string): readonly string[] {
    const notes = this.comments.get(id) ?? [];
    if (!this.ends.has(id) || this.open.size >= mostOpen) return this.place(notes);
    if (notes.length > 0) this.open.set(id, notes);
    return [];
  }

  end(id: string): void {
    this.open.delete(id);
  }

  /** The sign of a comment. @returns its notes, where no words bear them. */
  refer(id: string): readonly string[] {
    return this.place(this.comments.get(id) ?? []);
  }

  /** The notes that the words which come next bear. */
  onWords(): readonly string[] {
    if (this.open.size === 0) return [];
    const notes = [...new Set([...this.open.values()].flat())];
    for (const note of notes) this.placed.add(note);
    return notes;
  }

  private place(notes: readonly string[]): readonly string[] {
    const loose = notes.filter((note) => !this.placed.has(note));
    for (const note of loose) this.placed.add(note);
    return loose;
  }
}
