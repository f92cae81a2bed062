import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../db/connection.ts';
import { openStore } from '../../db/open-store.ts';
import { createStoreKey } from '../../db/store-key.ts';

const words = 'The ferryman of Ostrova counted nineteen lanterns.';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-encryption-'));
  path = join(folder, 'a.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function filesWith(text: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

describe('a connection with a key', () => {
  it('writes nothing that can be read, into the file or its log', () => {
    const key = createStoreKey();
    makeEmpty(path);
    const database = connect(path, { lockWait: 0, key });
    database.exec(`CREATE TABLE t (words); INSERT INTO t VALUES ('${words}')`);
    expect(readdirSync(folder).sort()).toEqual(['a.sqlite', 'a.sqlite-shm', 'a.sqlite-wal']);
    expect(filesWith(words)).toEqual([]);
    database.pragma('wal_checkpoint(TRUNCATE)');
    expect(filesWith(words)).toEqual([]);
    database.close();
    const again = connect(path, { lockWait: 0, key });
    expect(again.prepare('SELECT words FROM t').pluck().get()).toBe(words);
    again.close();
  });

  it.each([
    ['another key', createStoreKey()],
    ['no key', undefined],
  ])('opens with %s not at all', (_name, other) => {
    makeEmpty(path);
    connect(path, { lockWait: 0, key: createStoreKey() }).exec('CREATE TABLE t (words)').close();
    const before = readFileSync(path);
    expect(() => connect(path, { lockWait: 0, key: other })).toThrow(
      expect.objectContaining({ code: 'SQLITE_NOTADB' }),
    );
    expect(readFileSync(path)).toEqual(before);
  });
});

describe('a store under a key', () => {
  it('that is opened without it says what is missing, and is left as it is', () => {
    const key = createStoreKey();
    const made = openStore(folder, { key });
    if (!made.ok) throw new Error(made.error.message);
    made.value.close();
    const before = readFileSync(join(folder, 'galley.sqlite'));
    for (const readOnly of [false, true]) {
      const opened = openStore(folder, { readOnly });
      expect(opened).toMatchObject({ ok: false, error: { code: 'no-key' } });
      if (!opened.ok) expect(opened.error.message).toContain('locked.json');
    }
    expect(openStore(folder, { key: createStoreKey() })).toMatchObject({ ok: false });
    expect(readFileSync(join(folder, 'galley.sqlite'))).toEqual(before);
  });

  it('keeps what SQLite sorts and rolls back out of temporary files', () => {
    const key = createStoreKey();
    makeEmpty(path);
    const database = connect(path, { lockWait: 0, key });
    expect(database.pragma('temp_store', { simple: true })).toBe(2);
    database.close();
  });
});

function makeEmpty(place: string): void {
  writeFileSync(place, '', { mode: 0o600 });
}
