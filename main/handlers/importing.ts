import { setImmediate } from 'node:timers/promises';
import { failure, success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { ImportOutcome } from '../../core/contract/importing.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { importStory } from '../import-story.ts';
import type { PickedFile, Ports } from '../ports.ts';

type ImportingChannel = 'import.pick' | 'import.file' | 'import.text';

/** Takes stories in. Every file has its own outcome: a bad one never stops the rest. */
export function createImportingHandlers(
  store: ArticleStore,
  ports: Ports,
): Pick<Handlers, ImportingChannel> {
  const take = (name: string, source: Uint8Array | string, language: string): ImportOutcome => {
    const imported = importStory(store, source, language);
    if (!imported.ok) return { name, story: null, failure: imported.error };
    ports.emit('library.changed', { id: imported.value.id });
    return { name, story: imported.value, failure: null };
  };
  return {
    'import.pick': async ({ language }) => {
      const files = await ports.pickFiles();
      if (files === null) return failure(cancelled);
      return success(await takeAll(files, (file) => takeFile(file, language)));
    },
    'import.file': ({ name, bytes, language }) => success(take(name, bytes, language)),
    'import.text': ({ text, language }) => success(take('Pasted text', text, language)),
  };

  function takeFile(file: PickedFile, language: string): ImportOutcome {
    if (file.failure !== undefined) return { name: file.name, story: null, failure: file.failure };
    return take(file.name, file.bytes, language);
  }
}

// One after the other, with a breath between them in which the desk's other requests are answered.
async function takeAll(
  files: readonly PickedFile[],
  take: (file: PickedFile) => ImportOutcome,
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const file of files) {
    outcomes.push(take(file));
    await setImmediate();
  }
  return outcomes;
}

const cancelled: RequestFailure = { code: 'cancelled', message: 'Nothing was imported.' };
