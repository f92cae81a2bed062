import * as v from 'valibot';
import type { StoryId } from '../core/base/id.ts';
import { failure, success, type Result } from '../core/base/result.ts';
import { storyRecord, type StoryRecord } from '../core/contract/story-record.ts';
import type { ImportedDocument, ImportReport } from '../core/importing/imported-document.ts';
import type { ArticleStore, NewStory } from '../db/article-store.ts';
import { explainFault } from './faults.ts';

/** An imported story as the store has it. */
export interface StoredImport {
  readonly id: StoryId;
  readonly headline: string;
  readonly report: ImportReport;
}

/**
 * Puts a story that was read from a file into the store, with all that came with it.
 * @returns the story, or a sentence for the editor; then nothing was stored.
 */
export function importStory(
  store: ArticleStore,
  imported: ImportedDocument,
): Promise<Result<StoredImport, string>> {
  return Promise.resolve(storeNow(store, imported));
}

function storeNow(store: ArticleStore, imported: ImportedDocument): Result<StoredImport, string> {
  const { record, dropped } = recordOf(imported);
  const { report } = imported;
  try {
    const { id, headline } = store.stories.create({
      ...storyOf(imported),
      ...(record === null ? {} : { record }),
      editor: store.settings.get().editor,
    });
    return success({
      id,
      headline,
      report: { ...report, dropped: [...report.dropped, ...dropped] },
    });
  } catch (fault) {
    const { code, message } = explainFault(fault);
    // A fault of ours must reach the log; what the disk says is an outcome like any other.
    if (code === 'internal') throw fault;
    return failure(message);
  }
}

function storyOf(imported: ImportedDocument): Omit<NewStory, 'editor' | 'record'> {
  const { document, details, updatedAt, tags, pictures, notes, corrections } = imported;
  return {
    document,
    details,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    tags: tags ?? [],
    notes: notes ?? [],
    corrections: corrections ?? [],
    pictures: (pictures ?? []).map(({ bytes }) => bytes),
  };
}

/** What stands on record in a story file, if it is what Galley writes. */
function recordOf({ record }: ImportedDocument): {
  readonly record: StoryRecord | null;
  readonly dropped: readonly string[];
} {
  if (record === undefined) return { record: null, dropped: [] };
  const checked = v.safeParse(storyRecord, record);
  return checked.success
    ? { record: checked.output, dropped: [] }
    : { record: null, dropped: [brokenRecord] };
}

const brokenRecord =
  'Its claims, evidence and sources: what the file says of them does not hold together.';
