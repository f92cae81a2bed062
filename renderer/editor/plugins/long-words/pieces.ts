import type { Node } from 'prosemirror-model';
import { leafText } from '../../../../core/article/leaf-text.ts';

/** A part of a word, as offsets in its block. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** From so many letters on a word is long. */
const least = 2000;
const pieceLength = 1000;
/** Blanks at which a line may end: spaces that hold words together are none. */
const blank = /[^\S\u00a0\u2007\u202f\ufeff]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Signs are looked for within so many code units of a cut. */
const reach = 64;

/** The pieces that the long words of a text block are drawn in. */
export function longWordPieces(block: Node): readonly Piece[] {
  if (block.content.size < least) return [];
  const text = block.textBetween(0, block.content.size, '\n', leafText);
  return longWords(text).flatMap((word) => piecesOf(text, word));
}

/** A long word stands at one or more of the places that are as far apart as it is long at least. */
function longWords(text: string): Piece[] {
  const words: Piece[] = [];
  const end = new RegExp(`${blank.source}|$`, 'gu');
  for (let at = 0; at < text.length; at += least) {
    if (at < (words.at(-1)?.to ?? 0)) continue;
    let from = at;
    while (from > 0 && !blank.test(text.charAt(from - 1))) from -= 1;
    end.lastIndex = at;
    const to = end.exec(text)?.index ?? text.length;
    if (to - from >= least) words.push({ from, to });
  }
  return words;
}

function piecesOf(text: string, word: Piece): Piece[] {
  const pieces: Piece[] = [];
  for (let from = word.from; from < word.to; from = pieces.at(-1)?.to ?? word.to) {
    const isLast = word.to - from < 2 * pieceLength;
    pieces.push({ from, to: isLast ? word.to : signAt(text, from + pieceLength) });
  }
  return pieces;
}

/** Where the sign that a place lies in begins: letter and accents, or a picture of several signs. */
function signAt(text: string, at: number): number {
  const around = text.slice(at - reach, at + reach);
  const sign = graphemes.segment(around).containing(reach);
  return sign && sign.index > 0 ? at - reach + sign.index : at;
}
