import { withoutDash } from '../plain-text/dateline.ts';
import { readHead } from '../plain-text/head.ts';
import type { Passage, Piece } from '../plain-text/piece.ts';
import {
  isPlaceOfChange,
  type HeadDraft,
  type PieceDraft,
  type Runs,
  type TextRun,
} from '../story-draft.ts';
import { placesBetween, sliceRuns, textOfRuns, tidyRuns } from './runs.ts';

/** A head with what was found of it among the body's first blocks, and the body without that. */
export interface RecognisedHead {
  readonly head: HeadDraft;
  readonly body: readonly PieceDraft[];
}

/** Blocks that are looked at: the head is over by then, and the story's prose has begun. */
const reach = 24;
const parts = ['headline', 'standfirst', 'byline', 'dateline'] as const;

interface Candidate {
  readonly piece: PieceDraft;
  readonly runs: readonly TextRun[];
  readonly text: string;
}

/**
 * Finds the head's missing parts among the first paragraphs, as plain text is read. The heading
 * that opens a document is its headline.
 */
export function recogniseHead(head: HeadDraft, body: readonly PieceDraft[]): RecognisedHead {
  const opened = head.headline ? { head, body } : takeOpeningHeading(head, body);
  const candidates = opened.body.slice(0, reach).flatMap(candidateOf);
  const found = readHead(passagesOf(opened.head, candidates)).head;
  const taken = new Map<PieceDraft, PieceDraft | null>();
  const recognised: Record<string, Runs> = {};
  for (const part of parts) {
    const text = found[part];
    if (text === '' || opened.head[part]) continue;
    const from = candidates.find((one) => !taken.has(one.piece) && holdsPart(one, text, part));
    if (!from) continue;
    const at = from.text.indexOf(text);
    const shown = part === 'dateline' ? withoutDash(text) : text;
    recognised[part] = [
      ...(at > 0 ? placesBetween(from.runs, 0, at - 1) : []),
      ...sliceRuns(from.runs, at, at + shown.length),
      ...placesBetween(from.runs, at + shown.length + 1, at + text.length),
    ];
    taken.set(from.piece, restOf(from, at + text.length));
  }
  return {
    head: { ...opened.head, ...recognised },
    body: opened.body.flatMap((piece) => {
      const rest = taken.get(piece);
      return rest === undefined ? [piece] : rest === null ? [] : [rest];
    }),
  };
}

function takeOpeningHeading(head: HeadDraft, body: readonly PieceDraft[]): RecognisedHead {
  const at = body.slice(0, 4).findIndex(({ kind }) => kind === 'heading');
  const piece = body[at];
  const before = body.slice(0, Math.max(at, 0));
  const isOpening = before.every((one) => one.kind === 'figure' || isShortLine(one));
  if (piece?.kind !== 'heading' || !isOpening || head.headline) return { head, body };
  return { head: { ...head, headline: piece.runs }, body: body.toSpliced(at, 1) };
}

function isShortLine(piece: PieceDraft): boolean {
  if (piece.kind !== 'paragraph') return false;
  return textOfRuns(tidyRuns(piece.runs.slice(0, 50)).runs).length <= 80;
}

function candidateOf(piece: PieceDraft): Candidate[] {
  // A picture may stand between the parts of a head; anything else ends it.
  if (piece.kind === 'figure') return [];
  if (piece.kind !== 'paragraph') return [{ piece, runs: [], text: '' }];
  const { runs } = tidyRuns(piece.runs);
  const text = textOfRuns(runs);
  return text.trim() === '' ? [] : [{ piece, runs, text }];
}

// Where the document marks its headline, any headline will do to lead the lines under it.
function passagesOf(head: HeadDraft, candidates: readonly Candidate[]): Piece[] {
  const leads: Piece[] = head.headline ? [passage('What the story is about', -1)] : [];
  return leads.concat(
    candidates.map(({ piece, text }, index) =>
      piece.kind === 'paragraph'
        ? passage(text, index)
        : { kind: 'quote', paragraphs: [], marks: '' },
    ),
  );
}

function passage(text: string, chunk: number): Passage {
  const lines = text.split('\n', 5).length;
  return { kind: 'passage', text, indent: 0, block: true, lines, chunk };
}

function holdsPart({ text }: Candidate, part: string, name: string): boolean {
  return name === 'dateline' ? text.startsWith(part) : text === part || text.endsWith(`# ${part}`);
}

function restOf({ runs, text }: Candidate, from: number): PieceDraft | null {
  const rest = sliceRuns(runs, from, text.length);
  return textOfRuns(rest).trim() === '' && rest.every((run) => !run.notes && !isPlaceOfChange(run))
    ? null
    : { kind: 'paragraph', runs: rest };
}
