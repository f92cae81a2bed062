import type { FileHash } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Reading } from './duties.ts';

/** The files of the vault that are being read, piece by piece. */
export interface Readings {
  readonly begin: (hash: FileHash) => Promise<Reading | null>;
  readonly next: (id: number) => Promise<Uint8Array | null>;
  readonly end: (id: number) => Promise<void>;
}

/** Makes the place where files are read from; each is closed at its end or when it is ended. */
export function createReadings(store: Pick<ArticleStore, 'sources'>): Readings {
  const open = new Map<number, ReadableStreamDefaultReader<Uint8Array>>();
  let lastId = 0;
  return {
    begin: async (hash) => {
      const file = await store.sources.file(hash);
      if (!file) return null;
      lastId += 1;
      open.set(lastId, file.bytes().getReader());
      return { id: lastId, type: file.type, size: file.size };
    },
    next: async (id) => {
      const { done = true, value } = (await open.get(id)?.read()) ?? {};
      if (!done && value) return value;
      open.delete(id);
      return null;
    },
    end: async (id) => {
      const reader = open.get(id);
      open.delete(id);
      await reader?.cancel();
    },
  };
}
