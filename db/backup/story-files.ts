import { openDocument, type StoredDocument } from '../../core/article/document.ts';
import { isMediaHash, type MediaHash } from '../../core/base/id.ts';

/** The pictures that a document's figures show. */
export function figuresOf(document: StoredDocument): MediaHash[] {
  const opened = openDocument(document);
  const hashes = new Set<MediaHash>();
  if (opened.ok) {
    opened.value.descendants((node) => {
      const hash: unknown = node.attrs['media'];
      if (isMediaHash(hash)) hashes.add(hash);
    });
  }
  return [...hashes];
}
