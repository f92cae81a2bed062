import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../db/backup/back-up.ts';
import { restoreStore } from '../../db/backup/restore-store.ts';
import { openStore } from '../../db/open-store.ts';
import { addStory, headlines, mustOpen, temporaryFolder } from './store-fixture.ts';

test('nobody writes to a store between its safety copy and its exchange', async () => {
  const library = temporaryFolder();
  const store = mustOpen(library);
  addStory(store, { headline: 'As it was' });
  store.close();
  const folder = join(library, 'backups');
  const file = join(library, 'galley.sqlite');
  await backUp({ store: file, folder, kind: 'backup', at: 1_700_000_000_000, leaveFree: 0 });
  const [copy = ''] = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  const met: string[] = [];
  const restored = await restoreStore({
    library,
    copy: join(folder, copy),
    at: 1_700_000_060_000,
    leaveFree: 0,
    hear: (share) => {
      if (share === 1) return;
      const opened = openStore(library, { lockWait: 0 });
      met.push(opened.ok ? 'open' : opened.error.code);
      if (opened.ok) opened.value.close();
    },
  });
  expect(restored).toEqual({ ok: true, value: null });
  expect(new Set(met)).toEqual(new Set(['locked']));
  expect(headlines(mustOpen(library))).toEqual(['As it was']);
});
