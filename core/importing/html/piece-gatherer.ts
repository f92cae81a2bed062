import type { FigureDraft, Inline, PieceDraft, Runs } from '../story-draft.ts';
import { runOf, type Dress } from './dress.ts';
import { isOfCells } from './table-shape.ts';

/** A text block that is open: what its words will be. */
export type OpenBlock =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'pull-quote' };

/** A picture that stands in a figure. */
export type FigurePicture = Pick<FigureDraft, 'picture' | 'source' | 'alt' | 'rights'>;

type Container =
  | { readonly kind: 'root' | 'quote' | 'item' | 'cell' | 'caption'; readonly pieces: PieceDraft[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: PieceDraft[][];
    }
  | {
      readonly kind: 'table';
      readonly rows: PieceDraft[][][];
      readonly isLayout: boolean;
      caption: Runs;
    }
  | {
      readonly kind: 'figure';
      readonly pictures: FigurePicture[];
      readonly caption: Inline[];
      readonly credit: Inline[];
      readonly others: PieceDraft[];
    };

/** What can hold pieces. */
export type ContainerKind = Container['kind'];

const paragraph: OpenBlock = { kind: 'paragraph' };

/** Puts neutral pieces together while a page is read from its first node to its last. */
export class PieceGatherer {
  private readonly containers: Container[] = [{ kind: 'root', pieces: [] }];
  private readonly blocks: OpenBlock[] = [];
  private runs: Inline[] = [];
  private hasWords = false;
  private breaks: Dress[] = [];

  /** Words of the open block; white space alone opens none. */
  words(text: string, dress: Dress): void {
    const isBlank = !dress.keepsSpace && /^[ \t\n\f\r]*$/.test(text);
    if (isBlank) {
      if (this.hasWords && this.breaks.length === 0) this.runs.push(runOf(' ', dress));
      return;
    }
    this.settleBreaks();
    if (dress.isCredit && this.figure) this.figure.credit.push(runOf(text, dress));
    else {
      this.runs.push(runOf(text, dress));
      this.hasWords = true;
    }
  }

  /** The place of notes that have no words of their own. */
  place(notes: readonly string[]): void {
    this.runs.push({ text: '', notes });
  }

  /** One break stays a line's end; two or more part paragraphs. */
  lineBreak(dress: Dress): void {
    if (this.hasWords) this.breaks.push(dress);
  }

  /** Begins a block: words before it are a paragraph of their own. */
  openBlock(block: OpenBlock = paragraph): void {
    this.flush();
    this.blocks.push(block);
  }

  closeBlock(): void {
    this.flush();
    this.blocks.pop();
  }

  /** A piece that is whole already. */
  add(piece: PieceDraft): void {
    this.flush();
    this.put(piece);
  }

  openQuote(): void {
    this.open({ kind: 'quote', pieces: [] });
  }

  openList(ordered: boolean, start: number): void {
    this.open({ kind: 'list', ordered, start, items: [] });
  }

  openItem(): void {
    this.open({ kind: 'item', pieces: [] });
  }

  openTable(isLayout: boolean): void {
    this.open({ kind: 'table', rows: [], isLayout, caption: [] });
  }

  openRow(): void {
    this.flush();
    const table = this.innermost('table');
    if (table?.kind === 'table') table.rows.push([]);
  }

  openCell(): void {
    this.open({ kind: 'cell', pieces: [] });
  }

  openCaption(): void {
    this.open({ kind: 'caption', pieces: [] });
  }

  openFigure(): void {
    this.open({ kind: 'figure', pictures: [], caption: [], credit: [], others: [] });
  }

  /** A picture: of the open figure, or a figure by itself. */
  picture(picture: FigurePicture): void {
    this.flush();
    if (this.figure) this.figure.pictures.push(picture);
    else this.put({ kind: 'figure', ...picture, caption: [], credit: [] });
  }

  /** Closes the innermost container of its kind, and what was left open in it. */
  close(kind: ContainerKind): void {
    this.flush();
    if (!this.innermost(kind)) return;
    for (let closed = this.containers.pop(); closed; closed = this.containers.pop()) {
      this.finish(closed);
      if (closed.kind === kind) return;
    }
  }

  /** All that was read, in order. */
  pieces(): PieceDraft[] {
    this.flush();
    const root = this.containers[0];
    while (this.containers.length > 1) {
      const closed = this.containers.pop();
      if (closed) this.finish(closed);
    }
    return root?.kind === 'root' ? root.pieces : [];
  }

  get isInList(): boolean {
    return this.containers.at(-1)?.kind === 'list';
  }

  private get figure(): Extract<Container, { kind: 'figure' }> | null {
    const last = this.containers.at(-1);
    return last?.kind === 'figure' ? last : null;
  }

  private open(container: Container): void {
    this.flush();
    this.containers.push(container);
  }

  private innermost(kind: ContainerKind): Container | undefined {
    return this.containers.findLast((one) => one.kind === kind);
  }

  private settleBreaks(): void {
    const [first, second] = this.breaks;
    if (second && this.block.kind === 'paragraph') this.flush();
    else if (first) this.runs.push(runOf('\n', { ...first, keepsSpace: true }));
    this.breaks = [];
  }

  private get block(): OpenBlock {
    return this.blocks.at(-1) ?? paragraph;
  }

  private flush(): void {
    const { runs } = this;
    const isNothing = !this.hasWords && !runs.some((run) => run !== 'line-break' && run.notes);
    this.runs = [];
    this.hasWords = false;
    this.breaks = [];
    if (isNothing) return;
    if (this.figure) {
      const { caption } = this.figure;
      if (caption.length > 0) caption.push({ text: ' ' });
      for (const run of runs) caption.push(run);
      return;
    }
    this.put({ ...this.block, runs });
  }

  private put(piece: PieceDraft): void {
    const container = this.containers.at(-1);
    if (!container) return;
    if (container.kind === 'list') this.putInList(container.items, piece);
    else if (container.kind === 'table') {
      // What stands between rows is a row by itself.
      container.rows.push([[piece]]);
    } else (container.kind === 'figure' ? container.others : container.pieces).push(piece);
  }

  // A list or a paragraph right in a list belongs to its last item.
  private putInList(items: PieceDraft[][], piece: PieceDraft): void {
    const last = items.at(-1);
    if (last && piece.kind === 'list') last.push(piece);
    else items.push([piece]);
  }

  private finish(container: Container): void {
    if (container.kind === 'quote') {
      if (container.pieces.length > 0) this.put({ kind: 'quote', pieces: container.pieces });
    } else if (container.kind === 'item') this.finishItem(container.pieces);
    else if (container.kind === 'list') {
      if (container.items.length > 0) this.put(container);
    } else if (container.kind === 'cell') this.finishCell(container.pieces);
    else if (container.kind === 'caption') this.finishCaption(container.pieces);
    else if (container.kind === 'table') this.finishTable(container);
    else if (container.kind === 'figure') this.finishFigure(container);
  }

  private finishItem(pieces: PieceDraft[]): void {
    const list = this.containers.at(-1);
    if (list?.kind === 'list') list.items.push(pieces);
    else for (const piece of pieces) this.put(piece);
  }

  private finishCell(pieces: PieceDraft[]): void {
    const table = this.containers.at(-1);
    if (table?.kind !== 'table') for (const piece of pieces) this.put(piece);
    else (table.rows.at(-1) ?? newRow(table.rows)).push(pieces);
  }

  private finishCaption(pieces: PieceDraft[]): void {
    const table = this.containers.at(-1);
    const runs = pieces.flatMap((piece) => ('runs' in piece ? [...piece.runs, space] : []));
    const isWhole = pieces.every((piece) => 'runs' in piece);
    if (table?.kind === 'table' && isWhole && table.caption.length === 0) table.caption = runs;
    else for (const piece of pieces) this.put(piece);
  }

  private finishTable(table: Extract<Container, { kind: 'table' }>): void {
    const { caption } = table;
    if (!table.isLayout && isOfCells(table.rows)) {
      this.put({ kind: 'table', caption, rows: table.rows });
      return;
    }
    if (caption.length > 0) this.put({ kind: 'paragraph', runs: caption });
    for (const row of table.rows) for (const cell of row) for (const piece of cell) this.put(piece);
  }

  private finishFigure({
    pictures,
    caption,
    credit,
    others,
  }: Extract<Container, { kind: 'figure' }>): void {
    pictures.forEach((picture, index) => {
      const words = index === 0 ? { caption, credit } : { caption: [], credit: [] };
      this.put({ kind: 'figure', ...picture, ...words });
    });
    for (const piece of others) this.put(piece);
    if (pictures.length > 0) return;
    const last = others.at(-1);
    const isPictured = others.length > 0 && others.every(({ kind }) => kind === 'figure');
    if (isPictured && last) this.put({ kind: 'paragraph', runs: [...caption, space, ...credit] });
    else
      for (const runs of [caption, credit])
        if (runs.length > 0) this.put({ kind: 'paragraph', runs });
  }
}

const space: Inline = { text: ' ' };

function newRow(rows: PieceDraft[][][]): PieceDraft[][] {
  const row: PieceDraft[][] = [];
  rows.push(row);
  return row;
}
