import type {
  FigureDraft,
  ListDraft,
  PieceDraft,
  Runs,
  TableDraft,
  TextRun,
} from '../story-draft.ts';

/** What is left of a piece where nothing may be nested. */
export type FlatPiece =
  { readonly kind: 'paragraph'; readonly runs: Runs } | FigureDraft | ListDraft | TableDraft;

/**
 * A piece as paragraphs and figures, in order. Goes by a list of its own in place of recursion:
 * a hostile document nests as deep as it likes.
 * @param keepsInner whether lists and tables may stay what they are.
 */
export function flatPieces(piece: PieceDraft, keepsInner: boolean): FlatPiece[] {
  const flat: FlatPiece[] = [];
  const stack: PieceDraft[] = [piece];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.kind === 'figure') flat.push(next);
    else if (keepsInner && (next.kind === 'list' || next.kind === 'table')) flat.push(next);
    else if (next.kind === 'related' || next.kind === 'embed')
      flat.push({ kind: 'paragraph', runs: linked(next.runs, next.href) });
    else if ('runs' in next) flat.push({ kind: 'paragraph', runs: next.runs });
    else for (const inner of innerOf(next).toReversed()) stack.push(inner);
  }
  return flat;
}

function innerOf(piece: Exclude<PieceDraft, { runs: Runs } | FigureDraft>): PieceDraft[] {
  if (piece.kind === 'quote') return [...piece.pieces];
  if (piece.kind === 'list') return piece.items.flat();
  if (piece.kind === 'break') return [];
  const caption: PieceDraft = { kind: 'paragraph', runs: piece.caption };
  return [caption, ...piece.rows.flatMap((row) => row.flat())];
}

function linked(runs: Runs, href: string | null): Runs {
  if (href === null) return runs;
  const hasWords = runs.some((run) => run !== 'line-break' && run.text.trim() !== '');
  const words: Runs = hasWords ? runs : [{ text: href }];
  return words.map((run) => (run === 'line-break' ? run : withLink(run, href)));
}

function withLink(run: TextRun, href: string): TextRun {
  return { ...run, href };
}
