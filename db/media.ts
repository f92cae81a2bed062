import type { PictureWords } from '../core/article/pictures/picture-words.ts';
import type { MediaHash } from '../core/base/id.ts';
import type { Result } from '../core/base/result.ts';
import type { Medium } from '../core/contract/media.ts';

/** Pictures, by the hash of their bytes. */
export interface MediaStore {
  /**
   * Stores a picture: JPEG, PNG, GIF or WebP, told by content. The same bytes are stored once.
   * @returns the medium, or a sentence that says why these bytes are not taken.
   */
  add(bytes: Uint8Array): Result<Medium, string>;
  get(hash: MediaHash): Medium | null;
  /** What the picture was given last in any story; empty where nobody wrote anything. */
  words(hash: MediaHash): PictureWords;
  /** @returns the bytes; null when there are none or they are no longer what was stored. */
  read(hash: MediaHash): Uint8Array | null;
}
