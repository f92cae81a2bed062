import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import { openDocument, type StoredDocument } from '../../core/article/document.ts';
import { readPicture } from '../../core/article/pictures/read-picture.ts';
import type { MediaHash } from '../../core/base/id.ts';
import type { StoryToAdd } from '../../core/contract/importing.ts';
import type { ImportedDocument } from '../../core/importing/imported-document.ts';

/**
 * Checks once more what the page read from a file: the reader had hostile bytes in its hands. The
 * document must fit the schema, and what is no picture is left out; marks and figures that name
 * nothing are the store's to mend.
 * @returns null when it is no document.
 */
export function receivedStory(added: StoryToAdd): ImportedDocument | null {
  const document = documentOf(added.document);
  if (document === null) return null;
  const pictures = added.pictures.filter((bytes) => readPicture(bytes).ok);
  const { updatedAt, record } = added;
  return {
    document,
    details: added.details,
    report: { kept: [], changed: [], dropped: [] },
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(record === undefined ? {} : { record }),
    tags: added.tags,
    pictures: pictures.map((bytes) => ({ hash: hashOf(bytes), bytes })),
    notes: added.notes,
    corrections: added.corrections,
  };
}

function documentOf(json: string): Node | null {
  try {
    const opened = openDocument(JSON.parse(json) as StoredDocument);
    return opened.ok ? opened.value : null;
  } catch {
    // No JSON, or none of a document: nothing that our own reader writes.
    return null;
  }
}

function hashOf(bytes: Uint8Array): MediaHash {
  return createHash('sha256').update(bytes).digest('hex') as MediaHash;
}
