import type { Database } from 'better-sqlite3';
import type { LexiconEntry } from '../core/contract/lexicon.ts';
import type { LexiconStore } from './newsroom.ts';
import { wellFormed } from './stored-text.ts';

/** The lexicon of `database`. Case is kept: “reading” may be a word and “Reading” a name. */
export function createLexiconStore(database: Database, now: () => number): LexiconStore {
  const all = database.prepare<[], LexiconEntry>(
    'SELECT kind, text, added_at AS addedAt FROM lexicon ORDER BY text, kind',
  );
  const add = database.prepare<[string, string, number]>(
    'INSERT OR IGNORE INTO lexicon VALUES (?, ?, ?)',
  );
  const remove = database.prepare<[string, string]>(
    'DELETE FROM lexicon WHERE kind = ? AND text = ?',
  );
  type Entry = Pick<LexiconEntry, 'kind' | 'text'>;
  const put = ({ kind, text }: Entry): void => {
    const clean = cleanEntry(text);
    if (clean !== '') add.run(kind, clean, now());
  };
  const take = ({ kind, text }: Entry): void => void remove.run(kind, cleanEntry(text));
  const takeAll = database.transaction((entries: readonly Entry[]) => {
    for (const entry of entries) take(entry);
  });
  const putAll = database.transaction((entries: readonly Entry[]) => {
    for (const entry of entries) put(entry);
  });
  return {
    list: () => all.all(),
    add: (entry) => {
      put(entry);
      return all.all();
    },
    addAll: (entries) => {
      putAll.immediate(entries);
      return all.all();
    },
    remove: (entry) => {
      take(entry);
      return all.all();
    },
    removeAll: (entries) => {
      takeAll.immediate(entries);
      return all.all();
    },
  };
}

function cleanEntry(text: string): string {
  return wellFormed(text)
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
