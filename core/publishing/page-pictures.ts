import type { Node } from 'prosemirror-model';
import { pictureHash } from '../article/pictures/picture-hash.ts';
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
  const bytes = outgoingBytes(story, hash, picture);
  const name = isSame(bytes, picture.bytes) ? hash : nameOf(bytes);
  return `pictures/${name}.${extensions[picture.type]}`;
}

function copyName(name: string, width: number): string {
  return name.replace(/\.\w+$/, (extension) => `-${width}${extension}`);
}

// A page asks for the same picture several times: as its source, its address and its file.
const bareBytes = new WeakMap<Uint8Array, Uint8Array>();
const names = new WeakMap<Uint8Array, MediaHash>();

function outgoingBytes(
  story: PublishedStory,
  hash: MediaHash,
  { type, bytes }: PublishedPicture,
): Uint8Array {
  if (keepsMetadata(story, hash)) return bytes;
  const bare = bareBytes.get(bytes) ?? stripMetadata(type, bytes);
  bareBytes.set(bytes, bare);
  return bare;
}

function nameOf(bytes: Uint8Array): MediaHash {
  const name = names.get(bytes) ?? pictureHash(bytes);
  names.set(bytes, name);
  return name;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Whether every figure of a picture is to keep what its file tells: one that is not decides. */
function keepsMetadata({ document }: PublishedStory, hash: MediaHash): boolean {
  const wishes: unknown[] = [];
  document.descendants((node) => {
    if (node.attrs['media'] === hash) wishes.push(node.attrs['keepsMetadata']);
  });
  return wishes.length > 0 && wishes.every((keeps) => keeps === true);
}
