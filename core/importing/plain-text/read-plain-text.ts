import { readBody } from './body.ts';
import { withoutDash } from './dateline.ts';
import { joinCredits } from './figures.ts';
import { readHead } from './head.ts';
import { readLayout } from './layout.ts';
import { readChunks } from './line.ts';
import { readPassages } from './passages.ts';
import type { Piece, Reading } from './piece.ts';

/**
 * Reads a text as the story it is: by where its lines stand, how long they are, and how they are
 * punctuated. Takes time linear in the text.
 *
 * Invariant: every sign of the text that is no white space is in exactly one text or `marks` of
 * the reading; in the order of the text but for the parts that `moved` names.
 * @param text lines that end in `\n`, cleaned by `cleanText`.
 */
export function readPlainText(text: string): Reading {
  const chunks = readChunks(text);
  const layout = readLayout(chunks, chunks[0]?.[0]);
  const passages = readPassages(chunks, layout);
  const { head, body, marks, moved } = readHead(passages);
  const unwrapped = layout.width !== null && passages.some(isJoined);
  const dateline = withoutDash(head.dateline);
  const dash = head.dateline.slice(dateline.length).trim();
  return {
    head: { ...head, dateline },
    body: joinCredits(readBody(body, layout)),
    headMarks: marks,
    dash,
    moved,
    unwrapped,
  };
}

function isJoined(piece: Piece): boolean {
  return piece.kind === 'passage' && piece.lines > 1;
}
