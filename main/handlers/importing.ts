import { failure, success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { importStory } from '../import-story.ts';
import { fileBeside } from '../importing/file-beside.ts';
import { createPickedStories } from '../importing/picked-stories.ts';
import { readWhole } from '../importing/read-whole.ts';
import { receivedStory } from '../importing/received-story.ts';
import type { Ports } from '../ports.ts';
import { catchUpIndex, systemTimer } from './index-schedule.ts';
import { refused } from './replies.ts';

type ImportingChannel = Extract<keyof Handlers, `import.${string}`>;

/**
 * Hands out the bytes of picked files, unread, and takes in the stories that the page's workers
 * made of them.
 */
export function createImportingHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'newId' | 'pickStories' | 'whenPageGoes' | 'emit'>,
): Pick<Handlers, ImportingChannel> {
  const picked = createPickedStories(() => ports.newId());
  ports.whenPageGoes(picked.forget);
  return {
    'import.pick': async ({ what }) => {
      const paths = await ports.pickStories(what);
      return paths === null ? failure(cancelled) : success(await picked.offer(paths));
    },
    'import.read': async ({ token }) => {
      const path = picked.pathOf(token);
      if (path === null) return unknownFile;
      const read = await readWhole(path);
      return read.ok ? success({ bytes: read.value }) : refused('bad-input', read.error);
    },
    'import.beside': async ({ token, path }) => {
      const document = picked.pathOf(token);
      return success({ bytes: document === null ? null : await fileBeside(document, path) });
    },
    'import.add': async (added) => {
      if (store.isReadOnly) return readOnly;
      const received = receivedStory(added);
      if (received === null) return unfit;
      const stored = await importStory(store, received);
      if (!stored.ok) return refused('bad-input', stored.error);
      const { id, headline, report } = stored.value;
      ports.emit('library.changed', { id });
      // A very long story is stored before it is indexed.
      if (store.stories.reindexStale(0).left) catchUpIndex(store, ports, systemTimer);
      const { changed, dropped } = report;
      return success({ id, headline, changed, dropped });
    },
  };
}

const cancelled: RequestFailure = { code: 'cancelled', message: 'Nothing was imported.' };

const unknownFile = refused(
  'not-found',
  'Galley no longer knows where this file lies, so it was not imported. Pick it again.',
);

const readOnly = refused(
  'read-only',
  'This library can only be read, so nothing can be imported. Open it from a disk that can be written.',
);

const unfit = refused(
  'bad-input',
  'What was read from this file is no story that Galley can keep, so nothing of it was stored. Save the file anew in the program that made it, or copy its text and paste it here.',
);
