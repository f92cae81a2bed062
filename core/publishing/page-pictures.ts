import type { Node } from 'prosemirror-model';
import { pictureHash } from '../article/pictures/picture-hash.ts';
import { isMediaHash, type MediaHash } from '../base/id.ts';
import { base64 } from './base64.ts';
import type { PictureSource } from './drawing.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { stripMetadata } from './pictures/strip-metadata.ts';
import type {
  BarePicture,
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

/**
 * How the page refers to a picture; null when its bytes are not at hand. It goes out without its
 * metadata, unless every figure of it asks for them. Beside the page it comes with its copies.
 */
export function pictureSource(
  story: PublishedStory,
  hash: MediaHash,
  pictures: PublishOptions['pictures'],
): PictureSource | null {
  const picture = story.pictures.get(hash);
  if (!picture) return null;
  const { type, width, height } = picture;
  if (pictures === 'embedded') {
    const src = `data:${type};base64,${base64(outgoingBytes(story, hash, picture))}`;
    return { src, width, height };
  }
  const src = fileName(story, hash, picture);
  return { src, width, height, srcset: sourceSet(src, picture) };
}

/** A picture as a file beside the page. @throws RangeError when the story has no such picture. */
export function pictureFile(story: PublishedStory, hash: MediaHash): FileBeside {
  const picture = story.pictures.get(hash);
  if (!picture) throw new RangeError('The story has no such picture');
  return {
    name: fileName(story, hash, picture),
    bytes: outgoingBytes(story, hash, picture),
  };
}

/** A picture beside the page with its copies. @throws RangeError when the story has no such picture. */
export function pictureFiles(story: PublishedStory, hash: MediaHash): FileBeside[] {
  const file = pictureFile(story, hash);
  const copies = story.pictures.get(hash)?.copies ?? [];
  return [file, ...copies.map(({ width, bytes }) => ({ name: copyName(file.name, width), bytes }))];
}

/** Where a picture beside the page will stand on the web, known only when the page's place is. */
export function pictureAddress(story: PublishedStory, hash: MediaHash): string | null {
  const picture = story.pictures.get(hash);
  const page = linkHref(story.details.canonicalUrl);
  if (!picture || page === null || !isWebLink(page)) return null;
  return new URL(fileName(story, hash, picture), page).href;
}

/** https://html.spec.whatwg.org/multipage/images.html#srcset-attributes; null without copies. */
function sourceSet(src: string, { width, copies = [] }: PublishedPicture): string | null {
  if (copies.length === 0) return null;
  const narrow = copies.map((copy) => `${copyName(src, copy.width)} ${copy.width}w`);
  return [...narrow, `${src} ${width}w`].join(', ');
}

/**
 * Named by the bytes that go out: what is imported from the page again has that name already, and
 * no cache on the way shows what the picture was before.
 */
function fileName(story: PublishedStory, hash: MediaHash, picture: PublishedPicture): string {
  const name = keepsMetadata(story, hash) ? hash : barePicture(picture).hash;
  return `pictures/${name}.${extensions[picture.type]}`;
}

function copyName(name: string, width: number): string {
  return name.replace(/\.\w+$/, (extension) => `-${width}${extension}`);
}

function outgoingBytes(
  story: PublishedStory,
  hash: MediaHash,
  picture: PublishedPicture,
): Uint8Array {
  return keepsMetadata(story, hash) ? picture.bytes : barePicture(picture).bytes;
}

// A page asks for the same picture several times: as its source, its address and its file.
const known = new WeakMap<Uint8Array, BarePicture>();

function barePicture({ type, bytes, bare }: PublishedPicture): BarePicture {
  const found = bare ?? known.get(bytes) ?? lazilyNamed(stripMetadata(type, bytes));
  known.set(bytes, found);
  return found;
}

/** Inside a page nobody asks for the name, and the hash of a large picture takes long. */
function lazilyNamed(bytes: Uint8Array): BarePicture {
  let hash: MediaHash | null = null;
  return {
    bytes,
    get hash() {
      return (hash ??= pictureHash(bytes));
    },
  };
}

/** Whether every figure of a picture is to keep what its file tells: one that is not decides. */
function keepsMetadata({ document }: PublishedStory, hash: MediaHash): boolean {
  const wishes: unknown[] = [];
  document.descendants((node) => {
    if (node.attrs['media'] === hash) wishes.push(node.attrs['keepsMetadata']);
  });
  return wishes.length > 0 && wishes.every((keeps) => keeps === true);
}
