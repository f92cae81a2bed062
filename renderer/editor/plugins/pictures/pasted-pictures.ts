import type { EditorView } from 'prosemirror-view';
import { pictureHash } from '../../../../core/article/pictures/picture-hash.ts';
import { readPicture } from '../../../../core/article/pictures/read-picture.ts';
import type { PictureWords } from '../../../../core/article/pictures/picture-words.ts';
import type { MediaHash } from '../../../../core/base/id.ts';
import type { EditorHost } from '../../editor-host.ts';
import { mediaAddress } from '../../views/media-address.ts';
import { factsOf } from './picture-told.ts';

/** The pictures of pasted HTML: those inside it, and how many are elsewhere or cannot be kept. */
export interface PastedPictures {
  readonly stored: ReadonlyMap<MediaHash, Uint8Array>;
  readonly left: number;
}

/** A picture inside pasted HTML, as a figure names it; sides are pixels. */
export interface PastedPicture {
  readonly hash: MediaHash;
  readonly width: number;
  readonly height: number;
  /** What its file says of it. */
  readonly words: PictureWords;
}

const mostBytes = 32 * 1024 * 1024;

/** Collects the pictures of one paste. */
export class PictureCollector {
  private readonly stored = new Map<MediaHash, Uint8Array>();
  private size = 0;
  private left = 0;

  /**
   * Takes a picture that stands in a data: address. No other address is read: fetching one would
   * tell its owner who reads here.
   */
  take(source: string): PastedPicture | null {
    const bytes = this.size < mostBytes ? bytesOf(source) : null;
    const picture = bytes && readPicture(bytes);
    if (!bytes || !picture?.ok) {
      this.left += 1;
      return null;
    }
    const hash = pictureHash(bytes);
    if (!this.stored.has(hash)) this.size += bytes.length;
    this.stored.set(hash, bytes);
    const { type, width, height } = picture.value;
    return { hash, width, height, words: factsOf(type, bytes).words };
  }

  found(): PastedPictures {
    return { stored: this.stored, left: this.left };
  }
}

/** Stores what a paste held, shows it as soon as it is there, and says what was left out. */
export async function storePasted(
  view: EditorView,
  { stored, left }: PastedPictures,
  host: EditorHost,
): Promise<void> {
  if (left > 0) host.failed(leftOut(left));
  for (const [hash, bytes] of stored) {
    const answer = await host.addMedia(bytes).catch(() => null);
    if (answer?.ok) showAgain(view, hash);
    else
      host.failed(answer?.error.message ?? 'A pasted picture could not be stored. Add it again.');
  }
}

/** The figure was there before its picture was. */
function showAgain({ dom }: EditorView, hash: MediaHash): void {
  const address = mediaAddress(hash);
  for (const image of dom.querySelectorAll('img')) {
    if (image.getAttribute('src') !== address) continue;
    image.parentElement?.removeAttribute('data-missing');
    image.src = address;
  }
}

function leftOut(count: number): string {
  const [what, it] = count === 1 ? ['A picture was', 'it'] : [`${count} pictures were`, 'them'];
  return `${what} not pasted: only a picture inside what is copied comes along, and Galley fetches nothing from the network. The words are here. Save ${it} from the page and drop ${it} in.`;
}

function bytesOf(source: string): Uint8Array | null {
  const address = /^\s*data:[^,]{0,200};base64\s*,/i.exec(source);
  if (!address || source.length > mostBytes * 1.4) return null;
  try {
    return Uint8Array.from(atob(source.slice(address[0].length)), (sign) => sign.charCodeAt(0));
  } catch {
    // Not base64 after all.
    return null;
  }
}
