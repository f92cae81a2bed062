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
  /** What notes of words that were taken out hold more than they said: space, and blocks' ends. */
  private readonly added = new Map<string, { before: string; after: string }>();
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

  /** Gives words that were taken out the space beside them, which no block keeps at its ends. */
  addSpace(id: string, side: 'before' | 'after', space: string): void {
    const held = this.added.get(id) ?? { before: '', after: '' };
    if (side === 'before') held.before = space + held.before;
    else held.after += space;
    this.added.set(id, held);
  }

  /** Says that words that were taken out were all of their block. */
  endsBlock(ids: readonly string[]): void {
    const last = ids.findLast((id) => this.kindOf(id) === 'deletion');
    if (last !== undefined) this.addSpace(last, 'after', '\n');
  }

  /** Has words that were taken out of blocks behind the story’s last begin these, not end them. */
  standBehind(ids: readonly string[]): void {
    let begins = true;
    for (const id of ids) {
      if (begins) this.addSpace(id, 'before', '\n');
      const held = this.added.get(id);
      begins = held?.after.includes('\n') === true;
      if (held) held.after = held.after.replaceAll('\n', '');
    }
  }

  /** A note with what it holds more than it said. */
  completed<Kept extends Note>(note: Kept): Kept {
    const held = this.added.get(note.id);
    if (!held || note.kind !== 'deletion') return note;
    // Two ends of a block are one.
    const after = note.text.endsWith('\n') ? held.after.replaceAll('\n', '') : held.after;
    const isEnd = note.text === '¶' && (held.before + after).trim() === '';
    return isEnd ? note : { ...note, text: held.before + note.text + after };
  }

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
