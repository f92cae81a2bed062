import type { Node } from 'prosemirror-model';
import { pictureHash } from '../../article/pictures/picture-hash.ts';
import { readPicture } from '../../article/pictures/read-picture.ts';
import { isMediaHash, type MediaHash } from '../../base/id.ts';
import type { ImportedPicture } from '../imported-document.ts';
import type { ZipParts } from '../zip/zip-parts.ts';
import { rewrite } from '../building/rewrite.ts';
import { picturePart } from './story-form.ts';

/** A story with the pictures that came with it. */
interface Pictured {
  /** Figures whose picture did not come are without one; their words stay. */
  readonly document: Node;
  readonly pictures: readonly ImportedPicture[];
  readonly dropped: readonly string[];
}

/** Takes the pictures that the story's figures name out of the parts of its file. */
export function readPictures(story: Node, parts: ZipParts): Pictured {
  const found = new Map<MediaHash, Uint8Array | null>();
  const document = rewrite(story, (node) => {
    const hash: unknown = node.attrs['media'];
    if (!isMediaHash(hash)) return node;
    const bytes = found.get(hash) ?? wholePicture(hash, parts);
    found.set(hash, bytes);
    return bytes ? node : node.type.create({ ...node.attrs, media: null }, node.content);
  });
  const pictures = [...found].flatMap(([hash, bytes]) => (bytes ? [{ hash, bytes }] : []));
  return { document, pictures, dropped: sayLost(found.size - pictures.length) };
}

/** The bytes of a picture, when they are those that its name stands for. */
function wholePicture(hash: MediaHash, parts: ZipParts): Uint8Array | null {
  const bytes = parts.get(picturePart(hash));
  return bytes && pictureHash(bytes) === hash && readPicture(bytes).ok ? bytes : null;
}

function sayLost(lost: number): string[] {
  if (lost === 0) return [];
  const what = lost === 1 ? '1 picture is' : `${lost} pictures are`;
  return [`${what} missing from the file or damaged; the words beside it stand. Add it again.`];
}
