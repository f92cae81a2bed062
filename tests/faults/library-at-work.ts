import { join } from 'node:path';
import { connect } from '../../db/connection.ts';
import { composeStore } from '../../db/compose-store.ts';
import { placesOf } from '../../db/open-database.ts';
import { openStore } from '../../db/open-store.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { createRandom, generateStory, wordOf } from '../db/generate-stories.ts';

const statuses = ['draft', 'editing', 'checking', 'ready'] as const;

/** A library of so many stories, tagged and on their way, indexed as after a night's rest. */
export function fillLibrary(folder: string, count: number): void {
  openOrThrow(folder).close();
  inBulk(folder, (store) => {
    const random = createRandom(7);
    for (let index = 0; index < count; index++) {
      const document = generateStory(index, 200 + (index % 7) * 60);
      const { id } = store.stories.create({ document, editor: 'Ada' });
      store.stories.setStatus(id, statuses[index % 4] ?? 'draft', 'Ada');
      const name = `Place ${wordOf(Math.floor(random() ** 3 * 5_000))}`;
      store.tags.add(id, { kind: 'place', name });
    }
  });
  inBulk(folder, (store) => {
    while (store.stories.reindexStale(1_000).left) continue;
  });
}

/** Opens a library that must open. */
export function openOrThrow(folder: string): ArticleStore {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** Does many things in one transaction, as no desk would: only to fill a store quickly. */
function inBulk(folder: string, work: (store: ArticleStore) => void): void {
  const places = placesOf(folder);
  const database = connect(places.file, { lockWait: 0 });
  const close = (): void => void database.close();
  const store = composeStore({ database, isReadOnly: false, close }, places, Date.now);
  database.transaction(() => work(store))();
  store.close();
}

/** The file of a library's store. */
export const storeFile = (folder: string): string => join(folder, 'galley.sqlite');
