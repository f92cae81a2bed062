import type { Node } from 'prosemirror-model';
import { isMediaHash, type MediaHash } from '../base/id.ts';
import { base64 } from './base64.ts';
import type { PictureSource } from './drawing.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { stripMetadata } from './pictures/strip-metadata.ts';
import type {
  FileBeside,
  PublishedPicture,
  PublishedStory,
  PublishOptions,
} from './published-story.ts';

const extensions: Readonly<Record<PublishedPicture['type'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** The pictures that a story shows and that are at hand, each once, in order. */
export function picturesOf(story: PublishedStory, doc: Node): MediaHash[] {
  const hashes = new Set<MediaHash>();
  doc.descendants((node) => {
    const hash: unknown = node.attrs['media'];
    if (isMediaHash(hash) && story.pictures.has(hash)) hashes.add(hash);
  });
  return [...hashes];
}

/** How the page refers to a picture, which goes out without its metadata; null when its bytes are not at hand. */
export function pictureSource(
  story: PublishedStory,
  hash: MediaHash,
  pictures: PublishOptions['pictures'],
): PictureSource | null {
  const picture = story.pictures.get(hash);
  if (!picture) return null;
  const { type, width, height, bytes } = picture;
  const src =
    pictures === 'embedded'
      ? `data:${type};base64,${base64(stripMetadata(type, bytes))}`
      : fileName(hash, type);
  return { src, width, height };
}

/** A picture as a file beside the page. @throws RangeError when the story has no such picture. */
export function pictureFile(story: PublishedStory, hash: MediaHash): FileBeside {
  const picture = story.pictures.get(hash);
  if (!picture) throw new RangeError('The story has no such picture');
  return { name: fileName(hash, picture.type), bytes: stripMetadata(picture.type, picture.bytes) };
}

/** Where a picture beside the page will stand on the web, known only when the page's place is. */
export function pictureAddress(story: PublishedStory, hash: MediaHash): string | null {
  const picture = story.pictures.get(hash);
  const page = linkHref(story.details.canonicalUrl);
  if (!picture || page === null || !isWebLink(page)) return null;
  return new URL(fileName(hash, picture.type), page).href;
}

function fileName(hash: MediaHash, type: PublishedPicture['type']): string {
  return `pictures/${hash}.${extensions[type]}`;
}
