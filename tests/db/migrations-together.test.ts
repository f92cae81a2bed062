import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isWhole, storeVersion } from '../../db/store-format.ts';
import { connect } from '../../db/connection.ts';
import { oldStore, contentOf } from './old-store.ts';
import { headlines, mustOpen, temporaryFolder } from './store-fixture.ts';

// Two desks of a new release, or a desk and a command, may open an old library at once.

const opener = fileURLToPath(new URL('open-together.ts', import.meta.url));

test.each([1, 3, storeVersion - 1])(
  'several processes that open a store of version %i at once all find it brought forward, once',
  async (from) => {
    const folder = temporaryFolder();
    const file = oldStore(from, folder);
    const before = contentOf(file);
    const openers = Array.from({ length: 3 }, () => begin(folder));
    await Promise.all(openers.map(({ ready }) => ready));
    for (const { go } of openers) go();
    // Each adds one story, and says how many there were when it had.
    const told = await Promise.all(openers.map(({ outcome }) => outcome));
    expect(told.toSorted()).toEqual(['101', '102', '103']);
    const database = connect(file, { lockWait: 0 });
    expect(database.pragma('user_version', { simple: true })).toBe(storeVersion);
    expect(isWhole(database)).toBe(true);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
    const store = mustOpen(folder);
    expect(headlines(store, { limit: 200 })).toHaveLength(103);
    store.close();
    const copies = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.sqlite'));
    expect(copies.length).toBeGreaterThan(0);
    for (const name of copies) {
      const copy = contentOf(join(folder, 'backups', name));
      expect(copy.isSound).toBe(true);
      expect(copy.content).toBe(before.content);
    }
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('.new'))).toEqual(
      [],
    );
  },
  60_000,
);

/** A process that is about to open the store, and does when told. */
function begin(folder: string) {
  const child = spawn(process.execPath, [opener, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const said: string[] = [];
  lines.on('line', (line) => said.push(line));
  return {
    ready: once(lines, 'line'),
    go: () => child.stdin.end('go\n'),
    outcome: once(lines, 'close').then(() => said[1]),
  };
}
