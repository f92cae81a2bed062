import type { Node } from 'prosemirror-model';
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

/**
 * Stores what a paste held, shows it as soon as it is there, and says what was left out. A figure
 * whose picture could not be stored keeps its words and has none.
 */
export async function storePasted(
  view: EditorView,
  { stored, left }: PastedPictures,
  host: EditorHost,
): Promise<void> {
  if (left > 0) host.failed(leftOut(left));
  // The paste itself comes after this: what the story shows already is none of it.
  const before = picturesIn(view.state.doc);
  const lost = new Set<MediaHash>();
  const reasons = new Set<string>();
  for (const [hash, bytes] of stored) {
    const answer = await host.addMedia(bytes).catch(() => null);
    if (answer?.ok) showAgain(view, hash);
    else if (!before.has(hash)) {
      lost.add(hash);
      reasons.add(answer?.error.message ?? notStored);
    }
  }
  emptyFigures(view, lost);
  for (const reason of reasons) host.failed(reason);
}

const notStored =
  'A pasted picture could not be stored. Its words are here; save it from the page and drop it in.';

function picturesIn(doc: Node): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  doc.descendants((node) => {
    if (node.type.name === 'figure') found.add(node.attrs['media']);
    return !node.isTextblock;
  });
  return found;
}

/** No step of undo of its own: undoing the paste takes the figures out. */
function emptyFigures(view: EditorView, lost: ReadonlySet<unknown>): void {
  if (view.isDestroyed || lost.size === 0) return;
  const { tr, doc } = view.state;
  doc.descendants((node, pos) => {
    if (node.type.name === 'figure' && lost.has(node.attrs['media']))
      tr.setNodeMarkup(pos, null, { ...node.attrs, media: null, width: 0, height: 0 });
    return !node.isTextblock;
  });
  if (tr.docChanged) view.dispatch(tr.setMeta('addToHistory', false));
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
