import { failure, success, type Result } from '../core/base/result.ts';
import type { ImportedStory } from '../core/contract/importing.ts';
import { importText } from '../core/importing/import-text.ts';
import type { ArticleStore } from '../db/article-store.ts';
import { explainFault } from './faults.ts';

/**
 * Makes a story of a file's bytes or of pasted text and puts it into the store.
 * @param language BCP 47 tag for a text that does not show its own
 * @returns the story, or a sentence for the editor; then nothing was stored.
 */
export function importStory(
  store: ArticleStore,
  source: Uint8Array | string,
  language: string,
): Result<ImportedStory, string> {
  const read = importText(source, { language });
  if (!read.ok) return read;
  const { document, details, report } = read.value;
  try {
    const { id, headline } = store.stories.create({
      document,
      details,
      editor: store.settings.get().editor,
    });
    return success({ id, headline, report });
  } catch (fault) {
    const { code, message } = explainFault(fault);
    // A fault of ours must reach the log; what the disk says is an outcome like any other.
    if (code === 'internal') throw fault;
    return failure(message);
  }
}
