import type { Node } from 'prosemirror-model';
import type { MediaHash } from '../core/base/id.ts';
import {
  filledWith,
  longestPictureWords,
  noPictureWords,
  type PictureWords,
} from '../core/article/pictures/picture-words.ts';
import { wellFormed } from './stored-text.ts';

/**
 * The pictures of a story by hash, each with what its last figure says of it; where that says
 * nothing, the one before.
 */
export function pictureWords(doc: Node): Map<MediaHash, PictureWords> {
  const found = new Map<MediaHash, PictureWords>();
  doc.descendants((node) => {
    if (node.type.name !== 'figure') return !node.isTextblock;
    const hash = node.attrs['media'] as MediaHash | null;
    if (hash !== null)
      found.set(hash, filledWith(wordsOf(node), found.get(hash) ?? noPictureWords));
    return false;
  });
  return found;
}

function wordsOf(figure: Node): PictureWords {
  const textOf = (name: string): string =>
    figure.children.find(({ type }) => type.name === name)?.textContent ?? '';
  const said = {
    alt: String(figure.attrs['alt']),
    caption: textOf('caption'),
    credit: textOf('credit'),
    rights: String(figure.attrs['rights']),
  };
  return {
    alt: lineOf('alt', said),
    caption: lineOf('caption', said),
    credit: lineOf('credit', said),
    rights: lineOf('rights', said),
  };
}

function lineOf(name: keyof PictureWords, said: PictureWords): string {
  const line = said[name].replace(/\s+/gu, ' ').trim();
  return wellFormed(line.slice(0, longestPictureWords[name]).replace(/[\ud800-\udbff]$/, ''));
}
