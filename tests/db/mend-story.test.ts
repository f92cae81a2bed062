import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openOrMend } from '../../main/handlers/open-or-mend.ts';
import { checkStore } from '../../db/store-checks.ts';
import { StoreDamage } from '../../db/store-failure.ts';
import { mustOpen } from './store-fixture.ts';
import { closedDesk, edit, textsOf } from './salvage/damaged-store.ts';

/** Flips a bit in one row of a story's journal, past the triggers that keep us from it. */
function flip(file: string, story: number, seq: number): void {
  const database = new Database(file);
  const guard = database
    .prepare<[], { sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE name = 'journal_is_not_rewritten'",
    )
    .get();
  database.exec('DROP TRIGGER journal_is_not_rewritten');
  database
    .prepare("UPDATE journal SET steps = steps || ' ' WHERE story = ? AND seq = ?")
    .run(story, seq);
  database.exec(guard?.sql ?? '');
  database.close();
}

function deskWithFlip(seq: number, edits = 30) {
  const desk = closedDesk({ stories: 3, edits });
  flip(desk.places.file, 2, seq);
  return { ...desk, store: mustOpen(desk.places.folder), ill: desk.ids[1]! };
}

describe('a story with a damaged journal', () => {
  test('opens as of its last good moment, says so, and takes no other along', () => {
    const { store, ids, ill, texts, places } = deskWithFlip(20);
    expect(() => store.stories.open(ill)).toThrow(StoreDamage);
    const told: string[] = [];
    const ports = { emit: (_name: string, { message }: never) => void told.push(message) };
    const before = store.journal.documentAt(ill, 19)?.toJSON() as unknown;
    const opened = openOrMend(store, ill, ports);
    expect(opened?.seq).toBe(19);
    expect(opened?.document.doc).toEqual(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/stands as it was on/);
    const others = ids.filter((id) => id !== ill);
    for (const [id, text] of textsOf(store, others)) expect(text).toBe(texts.get(id));
    const [name = ''] = readdirSync(join(places.folder, 'damaged'));
    const kept = JSON.parse(
      readFileSync(join(places.folder, 'damaged', name), 'utf8'),
    ) as unknown[];
    expect(kept).toHaveLength(30);
    expect(kept.filter((row) => (row as { isDamaged: boolean }).isDamaged)).toHaveLength(1);
  });

  test('can be written on, and its journal is guarded as before', () => {
    const { store, ill, places } = deskWithFlip(5);
    store.mend(ill);
    edit(store, ill, 3, 9);
    expect(store.stories.open(ill)?.seq).toBe(7);
    store.close();
    const database = new Database(places.file);
    expect(() => database.exec("UPDATE journal SET editor = 'x'")).toThrow(/append-only/);
    expect(() => database.exec('DELETE FROM journal')).toThrow(/append-only/);
    expect(checkStore(database, 'full')).toEqual({ pages: '', stories: [], sources: [], rows: [] });
    database.close();
  });

  test('keeps its last words when a snapshot holds them', () => {
    const { store, ill, texts } = deskWithFlip(100, 520);
    // The end of a story is read from its last snapshot; its past is what is damaged.
    expect(() => store.journal.documentAt(ill, 300)).toThrow(StoreDamage);
    const mended = store.mend(ill);
    expect(mended).toMatchObject({ isLastText: true });
    expect(textsOf(store, [ill]).get(ill)).toBe(texts.get(ill));
    expect(store.stories.open(ill)?.seq).toBe(520);
    expect(store.journal.documentAt(ill, 500)).not.toBeNull();
    expect(store.journal.documentAt(ill, 300)).not.toBeNull();
  });
});
