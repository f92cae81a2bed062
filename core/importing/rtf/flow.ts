import { arrange, hasWords, type Entry, type ListPlace, type Role } from '../office/arrange.ts';
import { isPlaceOfChange, type Inline, type PieceDraft } from '../story-draft.ts';

/** Text that runs by itself: the body, a footnote, a text box, a page header. */
export class Flow {
  readonly kind: 'body' | 'footnote' | 'comment' | 'box' | 'header' | 'footer';
  /** Those of the paragraph that is open. */
  runs: Inline[] = [];
  private before: PieceDraft[] = [];
  private after: PieceDraft[] = [];
  private entries: Entry[] = [];
  /** Paragraphs of the cell that is open. */
  private cell: Entry[] = [];
  private cells: PieceDraft[][] = [];
  private rows: PieceDraft[][][] = [];
  /** The bullet or number that the program wrote before the paragraph. */
  listText = '';
  private lastNumber = 0;

  constructor(kind: Flow['kind']) {
    this.kind = kind;
  }

  get hasWordsOpen(): boolean {
    return hasWords(this.runs);
  }

  /** Whether the paragraph holds something that is proposed to be taken out. */
  get hasGoneOpen(): boolean {
    return this.runs.some(isPlaceOfChange);
  }

  push(run: Inline): void {
    this.runs.push(run);
  }

  /** Pieces that are anchored here: before the paragraph when it has no words yet. */
  place(pieces: readonly PieceDraft[]): void {
    (this.hasWordsOpen ? this.after : this.before).push(...pieces);
  }

  endParagraph(role: Role, level: number, isInTable: boolean): void {
    const { runs, before, after } = this;
    this.runs = [];
    this.before = [];
    this.after = [];
    const list = this.takeListPlace(level);
    const isEmpty = runs.length + before.length + after.length === 0;
    if (!isInTable && !isEmpty) this.endTable();
    if (isEmpty) return;
    const isText = role.kind === 'plain' || role.kind === 'quote';
    const entry: Entry = { kind: 'line', role, list: isText ? list : null, runs, before, after };
    (isInTable ? this.cell : this.entries).push(entry);
  }

  endCell(): void {
    this.cells.push(arrange(this.cell));
    this.cell = [];
  }

  endRow(): void {
    if (this.cell.length > 0) this.endCell();
    if (this.cells.length > 0) this.rows.push(this.cells);
    this.cells = [];
  }

  /** All entries; nothing follows. */
  end(): readonly Entry[] {
    this.endTable();
    return this.entries;
  }

  private endTable(): void {
    this.endRow();
    if (this.rows.length === 0) return;
    this.entries.push({ kind: 'piece', piece: { kind: 'table', caption: [], rows: this.rows } });
    this.rows = [];
  }

  private takeListPlace(level: number): ListPlace | null {
    const text = this.listText.trim();
    this.listText = '';
    if (text === '') return null;
    const digits = /(\d{1,6})\D{0,3}$/.exec(text)?.[1];
    const ordered = digits !== undefined || /^\(?(?:[a-z]|[ivxlcdm]{1,6})[.)]$/i.test(text);
    this.lastNumber = digits === undefined ? this.lastNumber + 1 : Number(digits);
    return { level: Math.min(Math.max(level, 0), 8), ordered, value: this.lastNumber };
  }
}
