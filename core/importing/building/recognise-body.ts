import { readBody } from '../plain-text/body.ts';
import { readCredit } from '../plain-text/credit.ts';
import type { List, Passage, Piece } from '../plain-text/piece.ts';
import { loneAddress } from '../plain-text/web-address.ts';
import type { FigureDraft, PieceDraft, Runs, TextRun } from '../story-draft.ts';
import { RunCursor } from './run-cursor.ts';
import { placesBetween, sliceRuns, textOfRuns, tidyRuns } from './runs.ts';

const layout = { width: null, spaced: true };

/**
 * Finds among a body's plain paragraphs what plain text is read for: captions with their credits,
 * related lines, lone addresses, typed lists, and headings where the document has none of its own.
 */
export function recogniseBody(body: readonly PieceDraft[]): PieceDraft[] {
  const drafts = giveCreditsToFigures(body);
  const hasHeadings = drafts.some(({ kind }) => kind === 'heading');
  const paragraphs: (readonly TextRun[])[] = [];
  const own = new Map<Piece, PieceDraft>();
  const pieces = drafts.map((draft, index) => {
    const piece = pieceOf(draft, index, paragraphs);
    own.set(piece, draft);
    return piece;
  });
  const cursor = new RunCursor(paragraphs);
  return readBody(pieces, layout).map((piece) => {
    const draft = own.get(piece);
    if (draft?.kind === 'paragraph') cursor.skip();
    return draft ?? draftOf(piece, cursor, hasHeadings);
  });
}

// A paragraph becomes a passage; what the document marks itself stands there as what it is.
function pieceOf(draft: PieceDraft, chunk: number, paragraphs: (readonly TextRun[])[]): Piece {
  switch (draft.kind) {
    case 'paragraph': {
      const { runs } = tidyRuns(draft.runs);
      paragraphs.push(runs);
      const text = textOfRuns(runs);
      const lines = text.split('\n', 5).length;
      return { kind: 'passage', text, indent: 0, block: true, lines, chunk } satisfies Passage;
    }
    case 'heading':
      return { kind: 'heading', text: '', level: 2, marks: '' };
    case 'related':
      return { kind: 'related', text: '', marks: '' };
    case 'figure':
      // With a credit of its own it takes none from the next line: that was seen to.
      return { kind: 'figure', caption: '', credit: '-' };
    default:
      return { kind: 'quote', paragraphs: [], marks: '' };
  }
}

function draftOf(piece: Piece, cursor: RunCursor, hasHeadings: boolean): PieceDraft {
  switch (piece.kind) {
    case 'figure': {
      const caption = cursor.take(piece.caption);
      const credit = cursor.take(piece.credit);
      return { kind: 'figure', picture: null, source: '', alt: '', caption, credit, rights: '' };
    }
    case 'related': {
      const runs = cursor.take(piece.text);
      return { kind: 'related', runs, href: onlyLink(runs) };
    }
    case 'embed': {
      const runs = cursor.take(piece.text);
      return { kind: 'embed', runs, href: onlyLink(runs) ?? loneAddress(piece.text) };
    }
    case 'heading': {
      const runs = cursor.take(piece.text);
      const isOwn = hasHeadings && piece.marks === '';
      return isOwn ? { kind: 'paragraph', runs } : { kind: 'heading', level: piece.level, runs };
    }
    case 'list':
      return listOf(piece, cursor);
    case 'passage':
      return { kind: 'paragraph', runs: cursor.take(piece.text) };
    case 'quote': {
      const taken = piece.paragraphs.map((text): PieceDraft => {
        return { kind: 'paragraph', runs: cursor.take(text) };
      });
      return { kind: 'quote', pieces: taken };
    }
    default:
      return { kind: 'break' };
  }
}

function listOf({ ordered, start, items }: List, cursor: RunCursor): PieceDraft {
  const drafts = items.map(({ text, lists }): PieceDraft[] => [
    { kind: 'paragraph', runs: cursor.take(text) },
    ...lists.map((list) => listOf(list, cursor)),
  ]);
  return { kind: 'list', ordered, start, items: drafts };
}

function onlyLink(runs: readonly TextRun[]): string | null {
  const links = new Set(runs.flatMap(({ href }) => href ?? []));
  return links.size === 1 ? ([...links][0] ?? null) : null;
}

// A credit at the end of a caption, or of the line right under a picture without a caption.
function giveCreditsToFigures(body: readonly PieceDraft[]): PieceDraft[] {
  const out: PieceDraft[] = [];
  for (const piece of body) {
    const before = out.at(-1);
    const isUnder = before?.kind === 'figure' && piece.kind === 'paragraph';
    const given = isUnder ? giveCredit(before, piece.runs) : null;
    if (given) out[out.length - 1] = given;
    else out.push(piece.kind === 'figure' ? partCaption(piece) : piece);
  }
  return out;
}

function partCaption(figure: FigureDraft): FigureDraft {
  if (figure.credit.length > 0 || figure.caption.length === 0) return figure;
  return giveCredit({ ...figure, caption: [] }, figure.caption) ?? figure;
}

function giveCredit(figure: FigureDraft, written: Runs): FigureDraft | null {
  if (figure.credit.length > 0) return null;
  const { runs } = tidyRuns(written);
  const text = textOfRuns(runs);
  const parts = readCredit(text);
  if (!parts || (parts.caption !== '' && figure.caption.length > 0)) return null;
  const caption = sliceRuns(runs, 0, parts.caption.length);
  const creditAt = text.length - parts.credit.length;
  const places = placesBetween(runs, parts.caption.length + 1, creditAt - 1);
  const credit = [...places, ...sliceRuns(runs, creditAt, text.length)];
  return { ...figure, caption: parts.caption === '' ? figure.caption : caption, credit };
}
