import * as v from 'valibot';
import type { PictureWords } from '../article/pictures/picture-words.ts';
import type { PictureType } from '../article/pictures/read-picture.ts';
import type { MediaHash } from '../base/id.ts';
import { channel } from './channel.ts';
import { bytes } from './values.ts';

/** A stored picture; sides are pixels, as it is shown. */
export interface Medium {
  readonly hash: MediaHash;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly size: number;
  /**
   * What it had last in any story, for the editor to change; empty of a picture new to the desk.
   * What its file says of it the page reads itself.
   */
  readonly words: PictureWords;
}

/** Pictures. The page shows one as `app://galley/media/HASH`. */
export const mediaChannels = {
  'media.add': channel<Medium>()(v.strictObject({ bytes })),
  /** Asks for a picture with the system's dialog; `cancelled` when none was picked. */
  'media.pick': channel<Medium>()(v.undefined()),
};
