import type { Node } from 'prosemirror-model';
import { proposalIds } from '../proposals/aside.ts';
import { hasProposals } from '../proposals/chosen.ts';
import { countWords } from '../word-count.ts';
import { readersDifference, type ComparedPiece } from './difference.ts';
import { newProposals } from './proposed.ts';
import type { TextRun } from './runs.ts';

/** What two versions of a story differ in, counted. */
export interface ChangeSummary {
  /** Parts of the head that changed, in their order, such as `headline`. */
  readonly head: readonly string[];
  /** Blocks of text in the body: paragraphs, headings, items and so on. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  /** Of the changed ones, those whose words stayed: their look, form or address is another. */
  readonly restyled: number;
  readonly pictures: PictureChanges;
  /** Words put in and taken out, in the whole story; those of a block that moved are neither. */
  readonly wordsIn: number;
  readonly wordsOut: number;
  /** Proposals that came, or changed, between the two versions and are undecided in the later one. */
  readonly proposed: number;
  /** All that are undecided in the later one. */
  readonly undecided: number;
}

/** Figures that came, went, or changed; a caption or credit that changed counts as `reworded`. */
export interface PictureChanges {
  readonly added: number;
  readonly removed: number;
  readonly replaced: number;
  readonly reworded: number;
}

type Counts = { -readonly [Name in keyof ChangeSummary]: ChangeSummary[Name] };

/** Counts how two versions differ as readers get them, and what is proposed. */
export function summaryBetween(
  old: Node,
  now: Node,
  pieces = readersDifference(old, now),
): ChangeSummary {
  const summary = summaryOf(pieces);
  if (!hasProposals(now)) return summary;
  const counts = { proposed: newProposals(old, now).size, undecided: proposalIds(now).size };
  return { ...summary, ...counts };
}

/** Counts what a comparison found of the text; what is undecided is not of it. */
function summaryOf(pieces: readonly ComparedPiece[]): ChangeSummary {
  const pictures = { added: 0, removed: 0, replaced: 0, reworded: 0 };
  const head: string[] = [];
  const counts: Counts = { ...noChanges, head, pictures };
  for (const piece of pieces) {
    if (piece.change === 'same' || piece.change === 'moved-away') continue;
    counts.wordsIn += wordsIn(piece, 'added');
    counts.wordsOut += wordsIn(piece, 'removed');
    const form = piece.now ?? piece.old;
    if (form === null) continue;
    if (form.within.length === 0) head.push(form.type);
    else if (form.type === 'figure') pictures[pictureChange(piece)] += 1;
    else if (isWritten(piece)) {
      counts[piece.change] += 1;
      if (piece.change === 'changed' && !changesText(piece)) counts.restyled += 1;
    }
  }
  return counts;
}

/** That of two versions that read alike. */
export const noChanges: ChangeSummary = {
  head: [],
  changed: 0,
  added: 0,
  removed: 0,
  moved: 0,
  restyled: 0,
  pictures: { added: 0, removed: 0, replaced: 0, reworded: 0 },
  wordsIn: 0,
  wordsOut: 0,
  proposed: 0,
  undecided: 0,
};

/** Empty paragraphs that come and go are not worth telling; a section break has no texts at all. */
function isWritten({ texts, change }: ComparedPiece): boolean {
  return change === 'changed' || texts.length === 0 || texts.some((runs) => runs.length > 0);
}

function pictureChange({ old, now }: ComparedPiece): keyof PictureChanges {
  const before: unknown = old?.attrs['media'] ?? null;
  const after: unknown = now?.attrs['media'] ?? null;
  if (old === null || (before === null && after !== null)) return 'added';
  if (now === null || (before !== null && after === null)) return 'removed';
  return before === after ? 'reworded' : 'replaced';
}

function wordsIn({ texts }: ComparedPiece, change: TextRun['change']): number {
  const runs = texts.flat().filter((run) => run.change === change);
  return runs.reduce((sum, { text }) => sum + countWords(text), 0);
}

/** Whether anything but marks differs in a piece's texts. */
export function changesText({ texts }: ComparedPiece): boolean {
  return texts.some((runs) =>
    runs.some(({ change }) => change === 'added' || change === 'removed'),
  );
}
