import * as v from 'valibot';
import { isId, type ImportToken, type StoryId } from '../base/id.ts';
import type { LeftOut } from '../importing/folder/left-out.ts';
import { noteForm } from '../importing/story-file/note-form.ts';
import { mostNotes } from '../importing/story-file/story-form.ts';
import { channel } from './channel.ts';
import {
  bytes,
  correctionId,
  factCheck,
  language,
  line,
  moment,
  optionalLink,
  prose,
  tagKind,
} from './values.ts';

// Files are read for their stories in a worker of the page, never in the main process: it hands out
// bytes of what the editor picked, and takes stories back, which it trusts no more than any input.

/** A file that the editor picked, or opened with Galley, or that lies in a folder which she did. */
export interface PickedDocument {
  /** Names the file to the host; nobody can make one up. */
  readonly token: ImportToken;
  /** From what was picked on, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What was picked. */
export interface PickedDocuments {
  readonly files: readonly PickedDocument[];
  /** What of the folders became no story. */
  readonly leftOut: LeftOut;
}

/** A story that was put into the store. */
export interface AddedStory {
  readonly id: StoryId;
  readonly headline: string;
  /** What the store changed or could not take, beyond what the reader told: sentences for the editor. */
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

const token = v.pipe(
  v.string(),
  v.check((text) => isId(text)),
  v.transform((text) => text as ImportToken),
);

/** A story as a file was read: what `import.add` takes. */
const importedStory = v.strictObject({
  /** The document with its schema's version, as JSON: one string crosses faster than its tree. */
  document: v.pipe(v.string(), v.maxLength(512 * 1024 * 1024)),
  details: v.strictObject({
    slug: v.exactOptional(line),
    kicker: v.exactOptional(line),
    language: v.exactOptional(language),
    canonicalUrl: v.exactOptional(v.pipe(optionalLink, v.maxLength(4096))),
    publisher: v.exactOptional(line),
    publishedAt: v.exactOptional(v.nullable(moment)),
    embargoUntil: v.exactOptional(v.nullable(moment)),
    factCheck: v.exactOptional(v.nullable(factCheck)),
  }),
  updatedAt: v.exactOptional(moment),
  tags: v.pipe(v.array(v.strictObject({ kind: tagKind, name: line })), v.maxLength(2000)),
  pictures: v.pipe(v.array(bytes), v.maxLength(5000)),
  notes: v.pipe(v.array(noteForm), v.maxLength(mostNotes)),
  corrections: v.pipe(
    v.array(v.strictObject({ id: correctionId, at: moment, text: prose })),
    v.maxLength(2000),
  ),
  /** What stands on record in a Galley story file; checked once more by whoever stores it. */
  record: v.exactOptional(v.unknown()),
});

/** A story as it goes from the worker that read it to the host. */
export type StoryToAdd = v.InferOutput<typeof importedStory>;

/** Stories in. */
export const importChannels = {
  /**
   * Asks for files or for a folder with the system's dialog, or takes those that were opened with
   * Galley; `cancelled` when there are none.
   */
  'import.pick': channel<PickedDocuments>()(
    v.strictObject({ what: v.picklist(['files', 'folder', 'opened']) }),
  ),
  /** The bytes of a picked file; `bad-input` says why they cannot be had. */
  'import.read': channel<{ readonly bytes: Uint8Array }>()(v.strictObject({ token })),
  /** A file that a picked one names beside itself; null when its own folder has none such. */
  'import.beside': channel<{ readonly bytes: Uint8Array | null }>()(
    v.strictObject({ token, path: v.pipe(v.string(), v.maxLength(4096)) }),
  ),
  /** Stores a story that was read from a file, with all that came with it, or nothing of it. */
  'import.add': channel<AddedStory>()(importedStory),
};
