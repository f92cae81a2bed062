import type { Note, NoteKind } from '../../article/note.ts';
import { readPictureFacts } from '../../article/pictures/picture-facts.ts';
import { pictureHash } from '../../article/pictures/picture-hash.ts';
import type { PictureWords } from '../../article/pictures/picture-words.ts';
import { readPicture, type Picture } from '../../article/pictures/read-picture.ts';
import type { MediaHash } from '../../base/id.ts';
import type { FigureDraft } from '../story-draft.ts';

/** A picture that is kept: its name and what its header says. */
export interface KeptPicture extends Picture {
  readonly hash: MediaHash;
}

/** What one building of a story gathers on its way: pictures, notes in want of words, and counts. */
export class BuildState {
  readonly pictures = new Map<MediaHash, Uint8Array>();
  /** What their files tell of them. */
  readonly pictureWords = new Map<MediaHash, PictureWords>();
  /** Files or addresses of pictures that are not at hand. */
  readonly missingPictures: string[] = [];
  /** Pictures that cannot be kept, each with the reason. */
  readonly refusedPictures: string[] = [];
  /** Addresses of links that are not safe. */
  readonly unsafeLinks: string[] = [];
  /** Links that led somewhere from a place where a story has none. */
  readonly misplacedLinks: string[] = [];
  /** Notes that the story knows; others are no notes. */
  readonly knownNotes: ReadonlyMap<string, NoteKind>;
  /** Whether the end of the block before was put in, so that the next may be one with it. */
  isAfterSplit = false;
  readonly placedNotes = new Set<string>();
  /** The marks of what is gone that stands in the story, once though it was cut twice. */
  readonly placedGone = new Set<object>();
  /** Notes whose block had no words: the next block bears them. */
  strayNotes: string[] = [];
  tables = 0;
  /** Whether characters that print nothing were left out. */
  leftOutControls = false;
  private readonly read = new Map<Uint8Array, KeptPicture | null>();

  /** Whether white space at the ends of blocks stays. */
  readonly isExact: boolean;

  constructor(notes: readonly Pick<Note, 'id' | 'kind'>[], isExact: boolean) {
    this.isExact = isExact;
    this.knownNotes = new Map(notes.map(({ id, kind }) => [id, kind]));
  }

  readonly kindOf = (id: string): NoteKind | undefined => this.knownNotes.get(id);

  /** Keeps a figure's picture, once however often it is shown; null when there is none to keep. */
  keepPicture({ picture, source }: FigureDraft): KeptPicture | null {
    if (picture === null) {
      if (source !== '') this.missingPictures.push(source);
      return null;
    }
    const known = this.read.get(picture);
    if (known !== undefined) return known;
    const kept = this.readPicture(picture, source);
    this.read.set(picture, kept);
    return kept;
  }

  private readPicture(bytes: Uint8Array, source: string): KeptPicture | null {
    const read = readPicture(bytes);
    if (!read.ok) {
      this.refusedPictures.push(source);
      return null;
    }
    const hash = pictureHash(bytes);
    if (!this.pictures.has(hash)) {
      this.pictures.set(hash, bytes);
      this.pictureWords.set(hash, readPictureFacts(read.value.type, bytes).words);
    }
    return { hash, ...read.value };
  }
}
