import { Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { documentVersion } from '../../core/article/document.ts';
import { checksumOf, replayRow, type JournalRow } from '../journal-row.ts';

/** A story as a good snapshot of it says. */
export interface Standpoint {
  readonly seq: number;
  readonly at: number;
  readonly doc: Node;
}

/** What is left of a story's journal; every row and snapshot proved by its checksum. */
export interface JournalRemains {
  /** The story's row number. */
  readonly story: number;
  readonly rows: ReadonlyMap<number, JournalRow>;
  /** In the order of their places. */
  readonly snapshots: readonly Standpoint[];
  /** Where the journal once ended, as far as that is known. */
  readonly end: number;
}

/** How a journal can go on without a gap. */
export interface MendedJournal {
  /** The text that the story begins with, where the one it began with is lost. */
  readonly beginning: Standpoint | null;
  /** Rows to stand where rows are lost: they lead from the last good text to the next one. */
  readonly fillers: readonly JournalRow[];
  /** Where it ends now: nothing behind it can be followed. */
  readonly seq: number;
  readonly doc: Node;
  /** When the last change that is left was made; null when there is none. */
  readonly lastAt: number | null;
  /** How many changes are lost, and whether the text is the last one all the same. */
  readonly lost: number;
  readonly isLastText: boolean;
}

/** Who stands behind rows that were put where others are lost. */
export const fillerEditor = 'Galley (mended)';

/**
 * Follows a journal from its beginning. Where rows are lost, the next snapshot shows what the text
 * was; rows that lead there are put in, so that every later place keeps its number and its row.
 * @returns null when no text of the story is left at all.
 */
export function mendJournal(remains: JournalRemains): MendedJournal | null {
  const { rows, snapshots, story } = remains;
  const [first] = snapshots;
  if (!first) return null;
  const fillers: JournalRow[] = [];
  const beginning = first.seq === 0 ? null : { ...first, seq: 0 };
  let { doc, seq } = first;
  for (let place = 1; place <= seq; place++)
    fillers.push(filler(story, place, first.at, stayStep()));
  let lastAt: number | null = seq > 0 ? first.at : null;
  let lost = seq;
  for (;;) {
    const row = rows.get(seq + 1);
    const after = row ? follow(doc, row) : null;
    if (row && after) {
      [doc, seq, lastAt] = [after, seq + 1, row.at];
      continue;
    }
    const next = snapshots.find((snapshot) => snapshot.seq > seq);
    if (!next) break;
    for (let place = seq + 1; place < next.seq; place++)
      fillers.push(filler(story, place, next.at, stayStep()));
    fillers.push(filler(story, next.seq, next.at, replaceStep(doc, next.doc)));
    lost += next.seq - seq;
    [doc, seq, lastAt] = [next.doc, next.seq, next.at];
  }
  const last = Math.max(remains.end, ...rows.keys());
  return {
    beginning,
    fillers,
    seq,
    doc,
    lastAt,
    lost: lost + last - seq,
    isLastText: last === seq,
  };
}

function follow(doc: Node, row: JournalRow): Node | null {
  try {
    return replayRow(doc, row);
  } catch {
    // A row whose checksum is right but that does not fit: what it followed is not what it was.
    return null;
  }
}

function stayStep(): Step {
  return new ReplaceStep(0, 0, Slice.empty);
}

function replaceStep(from: Node, to: Node): Step {
  return new ReplaceStep(0, from.content.size, new Slice(to.content, 0, 0));
}

function filler(story: number, seq: number, at: number, step: Step): JournalRow {
  const row = {
    story,
    seq,
    at,
    editor: fillerEditor,
    version: documentVersion,
    step_count: 1,
    steps: JSON.stringify([step.toJSON()]),
  };
  return { ...row, checksum: checksumOf(row) };
}
