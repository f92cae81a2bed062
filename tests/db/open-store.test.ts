import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArticleStore } from '../../db/article-store.ts';
import { composeStore } from '../../db/compose-store.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import { storeVersion } from '../../db/store-format.ts';
import { openStore } from '../../db/open-store.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import {
  addStory,
  asOrdinaryUser,
  batch,
  headlines,
  mustOpen,
  temporaryFolder,
  textOf,
  typing,
} from './store-fixture.ts';

function refusal(folder: string, options: Parameters<typeof openStore>[1] = {}): StoreFailure {
  const opened = openStore(folder, options);
  if (opened.ok) {
    opened.value.close();
    throw new Error('The store was opened');
  }
  return opened.error;
}

/** A store with stories in it, closed; @returns its database file. */
function closedStore(folder: string, stories = 3): string {
  const store = mustOpen(folder);
  for (let index = 0; index < stories; index++)
    addStory(store, { headline: `Story ${index}`, body: ['word '.repeat(3000)] });
  store.close();
  return join(folder, 'galley.sqlite');
}

describe('a new store', () => {
  test('is made, folder and all, for its owner alone', () => {
    const folder = join(temporaryFolder(), 'deep', 'desk');
    const store = mustOpen(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
    expect(
      store.stories.list({ search: '', status: null, tag: null, offset: 0, limit: 10 }).total,
    ).toBe(0);
  });

  test('leaves nothing but its own files behind when it closes', () => {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    expect(readdirSync(folder)).toEqual(['galley.sqlite']);
  });

  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['secure_delete', 2],
    ['busy_timeout', 700],
    ['user_version', storeVersion],
  ])('is worked on with %s = %s', (pragma, value) => {
    const folder = temporaryFolder();
    const database = connect(closedStore(folder, 0), { lockWait: 700 });
    expect(database.pragma(pragma, { simple: true })).toBe(value);
    database.close();
  });

  test('is made once when several processes make it at the same time', async () => {
    const folder = join(temporaryFolder(), 'desk');
    const script = fileURLToPath(new URL('open-once.ts', import.meta.url));
    const openings = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, [script, folder]),
    );
    const ids = (await Promise.all(openings)).map(({ stdout }) => stdout.trim());
    const store = mustOpen(folder);
    const found = store.stories
      .list({ search: '', status: null, tag: null, offset: 0, limit: 10 })
      .rows.map(({ id }) => id);
    expect([...found].sort()).toEqual([...ids].sort());
    store.close();
    expect(readdirSync(folder)).toEqual(['galley.sqlite']);
  });

  test('may be closed twice', () => {
    const store = mustOpen(temporaryFolder());
    store.close();
    expect(() => store.close()).not.toThrow();
    expect(store.isOpen).toBe(false);
  });

  test('that others could read is kept to its owner again', () => {
    const folder = temporaryFolder();
    const file = closedStore(folder);
    chmodSync(file, 0o644);
    mustOpen(folder);
    expect(statSync(file).mode & 0o077).toBe(0);
  });
});

describe('a store that cannot be trusted is refused and left as it is', () => {
  const cases: readonly (readonly [
    what: string,
    code: StoreFailure['code'],
    spoil: (file: string) => void,
  ])[] = [
    [
      'cut short inside a page',
      'corrupt',
      (file) => truncateSync(file, statSync(file).size - 2000),
    ],
    [
      'cut short by whole pages',
      'corrupt',
      (file) => truncateSync(file, statSync(file).size - 3 * 4096),
    ],
    ['cut down to its header', 'corrupt', (file) => truncateSync(file, 4096)],
    ['cut inside its header', 'corrupt', (file) => truncateSync(file, 60)],
    ['empty', 'empty', (file) => truncateSync(file, 0)],
    ['overwritten in the middle', 'corrupt', (file) => overwrite(file, 4096 * 3, 4096 * 4)],
    ['a text', 'foreign', (file) => writeFileSync(file, 'Dear desk, this is not a database.\n')],
    ['random bytes', 'foreign', (file) => writeFileSync(file, Buffer.alloc(9000, 0xa7))],
    ['a database with nothing in it', 'foreign', (file) => makeDatabase(file, 'VACUUM')],
    [
      'another program’s database',
      'foreign',
      (file) => makeDatabase(file, 'CREATE TABLE stories (row INTEGER)'),
    ],
    ['of a later release', 'newer', (file) => makeNewer(file)],
  ];

  test.each(cases)('%s', (_what, code, spoil) => {
    const folder = temporaryFolder();
    const file = closedStore(folder);
    spoil(file);
    const before = readFileSync(file);
    const failure = refusal(folder);
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(folder);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(refusal(folder, { readOnly: true }).code).toBe(code);
  });

  test('a folder where the file should be', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'galley.sqlite'));
    expect(refusal(folder).code).toBe('foreign');
  });

  test('a file where the folder should be', () => {
    const folder = join(temporaryFolder(), 'letter.txt');
    writeFileSync(folder, 'Dear desk');
    expect(refusal(folder)).toMatchObject({
      code: 'io',
      message: expect.stringContaining('is a file') as string,
    });
    expect(readFileSync(folder, 'utf8')).toBe('Dear desk');
  });

  test('one below a file', () => {
    const file = join(temporaryFolder(), 'letter.txt');
    writeFileSync(file, 'Dear desk');
    expect(refusal(join(file, 'desk')).code).toBe('io');
  });

  test('one that another program holds', () => {
    const folder = temporaryFolder();
    const file = closedStore(folder);
    const other = new Database(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    expect(refusal(folder, { lockWait: 20 }).code).toBe('locked');
    other.close();
    expect(headlines(mustOpen(folder))).toHaveLength(3);
  });

  test('none at all, when it is only to be read', () => {
    const folder = temporaryFolder();
    expect(refusal(folder, { readOnly: true }).code).toBe('io');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('where nothing may be written', () => {
  function readOnlyStore(): string {
    const folder = temporaryFolder();
    asOrdinaryUser(folder, () => closedStore(folder));
    chmodSync(join(folder, 'galley.sqlite'), 0o400);
    chmodSync(folder, 0o500);
    return folder;
  }

  test('a desk is told so', () => {
    const folder = readOnlyStore();
    asOrdinaryUser(folder, () => {
      expect(refusal(folder).code).toBe('read-only');
    });
    chmodSync(folder, 0o700);
  });

  test('a desk whose file alone is protected is told so', () => {
    const folder = temporaryFolder();
    asOrdinaryUser(folder, () => {
      chmodSync(closedStore(folder), 0o400);
      expect(refusal(folder).code).toBe('read-only');
    });
  });

  test('a reader has what was only in the log', () => {
    const desk = temporaryFolder();
    const folder = temporaryFolder();
    const store = mustOpen(desk);
    store.close();
    const again = mustOpen(desk);
    const id = addStory(again, { headline: 'Ferry' });
    for (const name of ['galley.sqlite', 'galley.sqlite-wal'])
      cpSync(join(desk, name), join(folder, name));
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
    chmodSync(folder, 0o555);
    asOrdinaryUser(folder, () => {
      const reader = mustOpen(folder, { readOnly: true });
      expect(textOf(reader, id).firstChild?.textContent).toBe('Ferry');
      reader.close();
    });
    chmodSync(folder, 0o700);
  });

  test('a folder that may not be made is told so', () => {
    const folder = readOnlyStore();
    asOrdinaryUser(folder, () => {
      expect(refusal(join(folder, 'desk')).code).toBe('read-only');
    });
    chmodSync(folder, 0o700);
  });

  test('a reader reads, from a copy, and leaves nothing behind', () => {
    const folder = readOnlyStore();
    asOrdinaryUser(folder, () => {
      const store = mustOpen(folder, { readOnly: true });
      expect(headlines(store)).toHaveLength(3);
      expect(store.isReadOnly).toBe(true);
      expect(() => store.lexicon.add({ kind: 'word', text: 'ferrywise' })).toThrow(/readonly/);
      store.close();
    });
    expect(readdirSync(folder)).toEqual(['galley.sqlite']);
    chmodSync(folder, 0o700);
  });
});

describe('a store that is only to be read', () => {
  test('shows what another process is writing, and writes nothing', () => {
    const folder = temporaryFolder();
    const desk = mustOpen(folder);
    const id = addStory(desk, { headline: 'Ferry' });
    const reader = mustOpen(folder, { readOnly: true });
    expect(desk.journal.append(batch(id, 0)).ok).toBe(true);
    expect(textOf(reader, id).firstChild?.textContent).toBe('xFerry');
    expect(() => reader.stories.setFindings(id, 1)).toThrow(/readonly/);
  });

  test('has what was only in the log when it was copied', () => {
    const folder = temporaryFolder();
    const desk = mustOpen(folder);
    const id = addStory(desk, { headline: 'Ferry' });
    const copy = join(temporaryFolder(), 'copy');
    cpSync(folder, copy, { recursive: true });
    expect(textOf(mustOpen(copy, { readOnly: true }), id).firstChild?.textContent).toBe('Ferry');
  });
});

describe('when no room is left', () => {
  test('what was being written is refused whole, and what was there stays', () => {
    const folder = temporaryFolder();
    const store = limitedStore(folder, 60);
    const id = addStory(store, { headline: 'Ferry' });
    let acknowledged = 0;
    const fill = (): void => {
      for (;;) {
        const saved = store.journal.append(
          batch(id, acknowledged, { steps: [typing(1, 'word '.repeat(100))] }),
        );
        if (saved.ok) acknowledged = saved.value.seq;
      }
    };
    expect(fill).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }) as Error);
    expect(acknowledged).toBeGreaterThan(5);
    const shown = textOf(store, id);
    store.close();
    const again = mustOpen(folder);
    expect(again.stories.open(id)?.seq).toBe(acknowledged);
    expect(textOf(again, id).eq(shown)).toBe(true);
    expect(again.journal.append(batch(id, acknowledged)).ok).toBe(true);
  });

  test.skipIf(!canMount())(
    'a disk that is full already is named (needs the right to mount a tmpfs)',
    () => {
      const folder = temporaryFolder();
      execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
      onTestFinished(() => {
        execFileSync('/bin/umount', [folder]);
      });
      expect(refusal(join(folder, 'desk')).code).toBe('disk-full');
    },
  );
});

/** A store whose file may not grow past `pages`: SQLite answers as on a full disk. */
function limitedStore(folder: string, pages: number): ArticleStore {
  mustOpen(folder).close();
  const places = placesOf(folder);
  const database = connect(places.file, { lockWait: 0 });
  database.pragma(`max_page_count = ${pages}`);
  return composeStore(
    { database, isReadOnly: false, close: () => void database.close() },
    places,
    Date.now,
  );
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'galley-mount-'));
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], {
      stdio: 'ignore',
    });
    execFileSync('/bin/umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

function overwrite(file: string, from: number, to: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(to - from, 0x5a), 0, to - from, from);
  closeSync(handle);
}

function makeDatabase(file: string, sql: string): void {
  truncateSync(file, 0);
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

function makeNewer(file: string): void {
  const database = new Database(file);
  database.pragma(`user_version = ${storeVersion + 1}`);
  database.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
}
