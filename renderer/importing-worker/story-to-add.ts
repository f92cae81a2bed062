import { storeDocument } from '../../core/article/document.ts';
import type { ImportedDocument } from '../../core/importing/imported-document.ts';
import type { ReadStory } from './messages.ts';

/** A story that was read, in the form in which the host takes it. */
export function storyToAdd(imported: ImportedDocument): ReadStory {
  const { document, details, report, updatedAt, record } = imported;
  return {
    story: {
      document: JSON.stringify(storeDocument(document)),
      details,
      ...(updatedAt === undefined ? {} : { updatedAt }),
      tags: [...(imported.tags ?? [])],
      pictures: (imported.pictures ?? []).map(({ bytes }) => bytes),
      notes: [...(imported.notes ?? [])],
      corrections: [...(imported.corrections ?? [])],
      ...(record === undefined ? {} : { record }),
    },
    report,
  };
}
