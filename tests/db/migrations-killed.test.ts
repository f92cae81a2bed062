import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { openStore } from '../../db/open-store.ts';
import { storeVersion } from '../../db/store-format.ts';
import { contentOf, oldStore } from './old-store.ts';
import { headlines, mustOpen, temporaryFolder } from './store-fixture.ts';

const script = fileURLToPath(new URL('migrate-once.ts', import.meta.url));
const versions = Array.from({ length: storeVersion - 1 }, (_, index) => index + 1);
const nothing = (): void => undefined;

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
