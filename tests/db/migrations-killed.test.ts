import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { crc32 } from 'node:zlib';
import { storeDocument } from '../../core/article/document.ts';
import { connect } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { openStore } from '../../db/open-store.ts';
import { applicationId, isWhole, storeVersion } from '../../db/store-format.ts';
import { buildDocument } from '../support/build-document.ts';
import { headlines, mustOpen, temporaryFolder } from './store-fixture.ts';

const script = fileURLToPath(new URL('migrate-once.ts', import.meta.url));
const versions = Array.from({ length: storeVersion - 1 }, (_, index) => index + 1);
const nothing = (): void => undefined;

/** A store as an older release left it, with a hundred stories, closed. @returns its file. */
function oldStore(version: number, folder = temporaryFolder(), words = 60): string {
  const file = join(folder, 'galley.sqlite');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationId}`);
  migrate(database, { to: 1, backUp: nothing });
  fill(database, words);
  migrate(database, { to: version, backUp: nothing });
  database.close();
  return file;
}

function fill(database: Database.Database, words: number): void {
  const document = JSON.stringify(
    storeDocument(buildDocument({ headline: 'Ferry', body: ['word '.repeat(words)] })).doc,
  );
  const addStory = database.prepare(
    `INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher, headline,
       created_at, updated_at, seq) VALUES (?, 'draft', '', '', 'en-GB', '', '', ?, 1, ?, 0)`,
  );
  const addText = database.prepare('INSERT INTO snapshots VALUES (?, 0, 1, 1, ?, ?)');
  for (let row = 1; row <= 100; row++) {
    addStory.run(`s${row}`, 'Ferry', row);
    addText.run(row, document, crc32(document, crc32(`${row} 0 1\n`)));
  }
}

/** What the tables of the first release hold, and at which version the store is. */
function contentOf(file: string): { version: number; content: string; isSound: boolean } {
  const database = connect(file, { lockWait: 0 });
  try {
    const stories = database
      .prepare('SELECT row, id, status, slug, headline, created_at, updated_at, seq FROM stories')
      .all();
    const texts = database.prepare('SELECT * FROM snapshots').all();
    const orphans = database.pragma('foreign_key_check') as unknown[];
    return {
      version: Number(database.pragma('user_version', { simple: true })),
      content: JSON.stringify([stories, texts]),
      isSound: isWhole(database) && orphans.length === 0,
    };
  } finally {
    database.close();
  }
}

/** Migrates in a process of its own and kills it when it says `word`. */
async function migrateAndKill(file: string, backups: string, word: string): Promise<void> {
  const child = spawn(process.execPath, [script, file, backups], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line === word) child.kill('SIGKILL');
  });
  await once(child, 'exit');
}

describe.each(versions)('an update from version %i that is killed', (from) => {
  const moments = [
    ...(from === 1 ? ['copying', 'copied'] : []),
    ...[`begins ${from + 1}`, `ends ${from + 1}`],
  ];

  test.each(moments)(
    'when it %s leaves the version before, whole, and can be begun again',
    async (word) => {
      const folder = temporaryFolder();
      const file = oldStore(from, folder);
      const before = contentOf(file);
      await migrateAndKill(file, join(folder, 'backups'), word);
      const after = contentOf(file);
      expect(after).toEqual({ version: from, content: before.content, isSound: true });
      const store = mustOpen(folder);
      expect(headlines(store)).toHaveLength(50);
      store.close();
      expect(contentOf(file)).toEqual({
        version: storeVersion,
        content: before.content,
        isSound: true,
      });
    },
  );
});

test('an update is copied before it begins, once', () => {
  const folder = temporaryFolder();
  const file = oldStore(3, folder);
  const before = contentOf(file);
  mustOpen(folder).close();
  const copies = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.sqlite'));
  expect(copies).toHaveLength(1);
  expect(contentOf(join(folder, 'backups', copies[0]!))).toEqual(before);
});

describe.skipIf(!canMount())('an update on a full disk (needs the right to mount a tmpfs)', () => {
  test.each(versions)('from version %i leaves the version before, whole', (from) => {
    const outside = temporaryFolder();
    const file = oldStore(from, outside, 2000);
    const before = contentOf(file);
    const folder = temporaryFolder();
    // Room for the store and little more: not for its copy.
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1700k', 'tmpfs', folder]);
    onTestFinished(() => {
      execFileSync('/bin/umount', [folder]);
    });
    copyFileSync(file, join(folder, 'galley.sqlite'));
    const opened = openStore(folder);
    if (opened.ok) opened.value.close();
    expect(opened.ok ? 'opened' : opened.error.code).toBe('disk-full');
    expect(contentOf(join(folder, 'galley.sqlite'))).toEqual(before);
    const left = existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : [];
    expect(left.filter((name) => name.endsWith('.sqlite'))).toEqual([]);
  });

  test.each(versions)('from version %i, in the step itself, leaves the version before', (from) => {
    const file = oldStore(from);
    const before = contentOf(file);
    const database = connect(file, { lockWait: 0 });
    const pages = Number(database.pragma('page_count', { simple: true }));
    // As much as it has: the first page that a step adds does not fit.
    database.pragma(`max_page_count = ${pages}`);
    expect(() => migrate(database, { backUp: nothing, to: from + 1 })).toThrow(
      expect.objectContaining({ code: 'SQLITE_FULL' }) as Error,
    );
    database.close();
    expect(contentOf(file)).toEqual(before);
  });
});

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'galley-mount-'));
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], {
      stdio: 'ignore',
    });
    execFileSync('/bin/umount', [folder]);
    return true;
  } catch {
    // Not allowed here.
    return false;
  } finally {
    rmdirSync(folder);
  }
}
