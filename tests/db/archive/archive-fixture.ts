import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack as createPack } from 'tar-stream';
import type { SourceId, StoryId } from '../../../core/base/id.ts';
import { saveArchive, type SavedArchive } from '../../../db/archive/save-archive.ts';
import { readyNewLibrary, settleNewLibrary } from '../../../db/archive/settle-archive.ts';
import { unpackArchive, type Unpacked } from '../../../db/archive/unpack-archive.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { connect } from '../../../db/connection.ts';
import type { StoreKey } from '../../../db/store-key.ts';
import { storyWithClaim } from '../claim-fixture.ts';
import { png } from '../pictures.ts';
import { batch, mustOpen } from '../store-fixture.ts';

/** A clock's time for archives. */
export const at = Date.UTC(2026, 4, 4, 12);

/** Fills a library: a story with a journal and a claim, a picture, and a source with a file. */
export async function fillLibrary(folder: string, key?: StoreKey): Promise<ArticleStore> {
  const store = mustOpen(folder, { key });
  const id = storyWithClaim(store);
  // Its claim is the first step of all.
  for (let seq = 1; seq <= 12; seq++) store.journal.append(batch(id, seq));
  const added = store.media.add(png(300, 200));
  if (!added.ok) throw new Error(added.error);
  await addSource(store, id, Buffer.from('The harbour log of 4 May'.repeat(9000)));
  return store;
}

/** Adds a source with a file to a story. */
export async function addSource(
  store: ArticleStore,
  storyId: StoryId,
  bytes: Uint8Array,
  id = 's1' as SourceId,
) {
  const receiving = await store.sources.receive();
  await receiving.append(bytes);
  const draft = await receiving.finish();
  const file = { draft, type: 'text/plain', name: 'log.txt' };
  const own = { id, storyId, kind: 'text' as const, editor: 'Ada', details: {} };
  if (!store.sources.add({ ...own, file })) throw new Error('The story is gone');
}

/** Saves an archive that must be good. */
export async function mustSave(library: string, to: string, key?: StoreKey): Promise<SavedArchive> {
  const saved = await saveArchive({ library, to, replaces: false, at, key, leaveFree: 0 });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return saved.value;
}

/** Unpacks an archive that must be good, as a new library. */
export async function mustUnpack(
  archive: string,
  library: string,
  key?: StoreKey,
): Promise<Unpacked> {
  const scratch = readyNewLibrary(library);
  if (!scratch.ok) throw new Error(scratch.error.code);
  const unpacked = await unpackArchive({ archive, into: scratch.value, key, leaveFree: 0 });
  if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.error));
  settleNewLibrary(scratch.value);
  return unpacked.value;
}

/** All rows of all tables of a store, as text. */
export function rowsOf(folder: string, key?: StoreKey): Record<string, string[]> {
  const database = connect(join(folder, 'galley.sqlite'), { lockWait: 1000, readOnly: true, key });
  try {
    const tables = database
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY 1`,
      )
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => [
        table,
        database
          .prepare(`SELECT * FROM "${table}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .toSorted(),
      ]),
    );
  } finally {
    database.close();
  }
}

/** The files of pictures and sources with the hashes of their bytes. */
export function filesOf(folder: string): Record<string, string> {
  const found = ['media', 'vault'].flatMap((part) => {
    const place = join(folder, part);
    return existsSync(place)
      ? readdirSync(place, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [];
  });
  return Object.fromEntries(
    found.map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  );
}

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a hand-made archive holds. */
export type Piece = readonly [
  header: Parameters<ReturnType<typeof createPack>['entry']>[0],
  bytes: Uint8Array,
];

/** A tar file of exactly these. */
export async function tarOf(pieces: readonly Piece[]): Promise<Buffer> {
  const pack = createPack();
  for (const [header, bytes] of pieces) pack.entry({ ...header }, bytes);
  pack.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of pack) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}
