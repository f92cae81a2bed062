import { readPicture } from '../../article/pictures/read-picture.ts';
import { base64, fromBase64 } from '../base64.ts';
import { stripMetadata } from '../pictures/strip-metadata.ts';
import type { PublishedPicture } from '../published-story.ts';

/** A picture of a template as every page will hold it; sides are pixels. */
export interface TemplatePicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

// A template’s pictures go into every page that is exported.
const mostBytes = 1024 * 1024;

/** Finds the pictures that a template names, and keeps within bounds what they add to a page. */
export class TemplatePictures {
  readonly #beside: ReadonlyMap<string, PublishedPicture>;
  readonly #used = new Map<string, TemplatePicture>();
  #bytes = 0;

  constructor(beside: ReadonlyMap<string, PublishedPicture>) {
    this.#beside = beside;
  }

  /**
   * @param address the name of a picture in the template’s folder, or a picture as `data:`.
   * @returns the picture, told by its content, or a sentence that says why there is none.
   */
  find(address: string): TemplatePicture | string {
    const known = this.#used.get(address);
    if (known) return known;
    const picture = /^data:/i.test(address)
      ? pictureFromData(address)
      : (this.#beside.get(address.replace(/^\.\//, '')) ??
        'pictures come from the template’s own folder, by their names, as JPEG, PNG, GIF or WebP');
    if (typeof picture === 'string') return picture;
    const bytes = stripMetadata(picture.type, picture.bytes);
    if (this.#bytes + bytes.length > mostBytes)
      return 'the pictures of a template may have 1 MB together, for they go into every page';
    this.#bytes += bytes.length;
    const { type, width, height } = picture;
    const found = { src: `data:${type};base64,${base64(bytes)}`, width, height };
    this.#used.set(address, found);
    return found;
  }
}

function pictureFromData(address: string): PublishedPicture | string {
  const encoded = /^data:image\/[a-z.+-]+;base64,(.*)$/is.exec(address)?.[1];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  const read = bytes && readPicture(bytes);
  return bytes && read?.ok === true
    ? { ...read.value, bytes }
    : 'what stands in this data: address is not a JPEG, PNG, GIF or WebP picture';
}
